"""The numerals of sections: as written, none, or automatic from their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.plan.model import Seccion

NONE = "ninguno"
AUTO = "auto"


def numerals_of(sections: Sequence[Seccion], prefix: str = "") -> dict[str, str]:
    """Give the printed numeral of every section by its codigo; empty when it has none.

    An automatic numeral follows its numbered sisters (`1.`, `2.`) and, below another, carries the numeral of that
    one as printed (`3.` gives `3.1`).
    """
    found: dict[str, str] = {}
    position = 0
    for section in sections:
        if section.numeral == NONE:
            own = ""
        else:
            position += 1
            automatic = f"{prefix}.{position}" if prefix else f"{position}."
            own = automatic if section.numeral == AUTO else section.numeral
        found[section.codigo] = own
        found.update(numerals_of(section.secciones, own.rstrip(".") or prefix))
    return found
