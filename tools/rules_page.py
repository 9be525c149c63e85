"""Make docs/reglas.md: every rule of the review, from the rules themselves, and the checks that are none, with why.

Run as `python -m tools.rules_page`; a test says when the page is no longer what the rules say.
"""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import yaml

from pecdocs.revision import todas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision import Regla

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reglas.md"
LEFT_OUT = Path(__file__).parent / "not_rules.yaml"
"""The checks of which no rule was made: `- {codigo, revisa, porque}`."""

INTRODUCTION = """\
# Las reglas de la revisión

`pecdocs revisar PLAN` mira un plan con estas reglas. La letra del código dice qué tan grave es lo que halla: E, un
error, lo que el comité no debería recibir; W, un aviso, lo que casi siempre está mal; I, una nota, lo que alguien tiene
que juzgar. Una regla puede bajar la gravedad de un hallazgo del que no está segura.

Lo mismo, en la terminal: `pecdocs revisar --reglas` las lista, y `pecdocs revisar --explicar E10` explica una. Lo que
cada una halla en los planes publicados está en [hallazgos.md](hallazgos.md).

No se edita a mano: la escribe `python -m tools.rules_page`, y una prueba comprueba que diga lo que dicen las reglas.
"""
NOT_RULES = """\
## Lo que no se revisa

Estas comprobaciones las hace un buen oficial y el programa no, porque habría que adivinar:
"""


def page() -> str:
    """Write the page."""
    rules = todas()
    parts = [INTRODUCTION, *_index(rules), "", *(_rule(each) for each in rules)]
    left = yaml.safe_load(LEFT_OUT.read_text(encoding="utf-8")) or []
    if left:
        parts += [NOT_RULES, "| Código | Qué se comprobaría | Por qué no |", "|---|---|---|"]
        parts += [f"| {each['codigo']} | {each['revisa']} | {each['porque']} |" for each in left]
    return "\n".join(parts)


def _index(rules: tuple[Regla, ...]) -> Iterator[str]:
    yield "| Regla | Gravedad | Qué se cumple en un plan sano |"
    yield "|---|---|---|"
    yield from (f"| [{each.codigo}](#{each.codigo.lower()}) | {each.gravedad} | {each.titulo} |" for each in rules)


def _rule(regla: Regla) -> str:
    examples = [("Así no:", regla.ejemplo.mal), ("Así sí:", regla.ejemplo.bien)]
    parts = [f"## {regla.codigo}", f"**{regla.titulo}** ({regla.gravedad}).", regla.porque, regla.corregir]
    parts += [f"{title}\n\n```yaml\n{dedent(text).strip()}\n```" for title, text in examples]
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Write docs/reglas.md."""
    PAGE.write_text(page().rstrip("\n") + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
