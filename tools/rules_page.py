"""Make docs/reglas.md: every rule of the review, from the rules themselves, and what they do not find, with why.

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
NOT_FOUND_FILE = Path(__file__).parent / "not_found.yaml"
"""What the rules do not find in the published plans: `- {codigo, plan, que, porque}`."""

INTRODUCTION = """\
# Las reglas de la revisión

`pecdocs revisar PLAN` mira un plan con estas reglas. La letra del código dice qué tan grave es lo que halla: E, un
error, lo que el comité no debería recibir; W, un aviso, lo que casi siempre está mal; I, una nota, lo que alguien tiene
que juzgar. Una regla puede bajar la gravedad de un hallazgo del que no está segura.

Lo mismo, en la terminal: `pecdocs revisar --reglas` las lista, y `pecdocs revisar --explicar E10` explica una. Lo que
cada una halla en los planes publicados está en [hallazgos.md](hallazgos.md).

No se edita a mano: la escribe `python -m tools.rules_page`, y una prueba comprueba que diga lo que dicen las reglas.
"""
NOT_FOUND = """\
## Lo que no se halla

Esto lo ve un buen oficial en los planes publicados, y la regla no lo señala, o solo una parte: habría que adivinar, o
no está en el plan.
"""


def page() -> str:
    """Write the page."""
    rules = todas()
    parts = [INTRODUCTION, *_index(rules), "", *(_rule(each) for each in rules)]
    left = yaml.safe_load(NOT_FOUND_FILE.read_text(encoding="utf-8"))
    parts += [NOT_FOUND, "| Regla | Plan | Qué se ve | Por qué no se halla |", "|---|---|---|---|"]
    parts += [f"| {_link(each['codigo'])} | {each['plan']} | {each['que']} | {each['porque']} |" for each in left]
    return "\n".join(parts)


def _index(rules: tuple[Regla, ...]) -> Iterator[str]:
    yield "| Regla | Gravedad | Qué se cumple en un plan sano |"
    yield "|---|---|---|"
    yield from (f"| {_link(each.codigo)} | {each.gravedad} | {each.titulo} |" for each in rules)


def _link(codigo: str) -> str:
    return f"[{codigo}](#{codigo.lower()})"


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
