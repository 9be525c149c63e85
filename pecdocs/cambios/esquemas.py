"""How the versions of a plan are written, by its `esquema_version`, and which one comes after which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.plan.versions import numbers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRITTEN = {
    "entero": (r"[0-9]{1,9}", "un número entero"),
    "decimal": (r"[0-9]{1,9}(?:\.[0-9]{1,9})+", "números separados por puntos, como 1.1"),
    "prefijo": (r"[A-Za-zÁÉÍÓÚÑáéíóúñ]{1,20}[-. ]?[0-9]{1,9}(?:\.[0-9]{1,9})*", "un prefijo y un número, como V-10"),
}
"""Of each scheme, how a version is written, and that in words; `libre` takes any text."""


def scheme_of(version: str) -> str:
    """Give the scheme in which a version is written, for a plan that does not say which is its own."""
    return next((name for name, (pattern, _) in _WRITTEN.items() if re.fullmatch(pattern, version)), "libre")


def misspelt(version: str, scheme: str, known: Sequence[str]) -> str:
    """Say what a version is not, by its scheme and by the prefix of those that are known; empty when it is right."""
    if scheme not in _WRITTEN:
        return ""
    pattern, words = _WRITTEN[scheme]
    if not re.fullmatch(pattern, version):
        return f"no es {words}" if scheme == "entero" else f"no se escribe con {words}"
    prefix = next((_prefix(each) for each in reversed(known) if re.fullmatch(pattern, each)), None)
    if scheme == "prefijo" and prefix is not None and prefix.casefold() != _prefix(version).casefold():
        return f"no tiene el prefijo de las otras, «{prefix}»"
    return ""


def following(version: str, scheme: str) -> str:
    """Give the version that comes after one, as the same plan writes it; empty when there is no saying."""
    found = re.fullmatch(r"(.*?)([0-9]{1,9})", version)
    if found is None or scheme == "libre":
        return ""
    after = f"{found[1]}{int(found[2]) + 1:0{len(found[2])}d}"
    return "" if misspelt(after, scheme, [version]) else after


def goes_back(version: str, before: str, scheme: str) -> bool:
    """Tell whether a version comes before another that there is already; of free ones nobody can tell."""
    old, new = numbers_of(before), numbers_of(version)
    return scheme != "libre" and old is not None and new is not None and new < old


def _prefix(version: str) -> str:
    return re.sub(r"[0-9].*", "", version)
