"""Make docs/matriz.md: every published plan in every published format, and what each loses, in the program's own words.

Run as `python -m tools.format_matrix`; a test says when the page is no longer what the program answers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.plan import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.faults import Fault

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "matriz.md"
PLANS = ("uspec-2024", "inm-2019", "mintic-2019", "ipco-2022", "rendicion-2019")
FORMATS = tuple(name.partition("-")[0] for name in PLANS)
ALL = "todo"
"""What the table says of a plan that its format prints whole."""

INTRODUCTION = """\
# Cada plan en cada formato

Cualquier plan se puede generar en cualquier formato: el documento sale siempre, y lo que ese formato no muestra se dice
en un aviso. Esta página lo prueba con los cinco planes publicados y sus cinco formatos: dice cuántos avisos da cada
combinación y, más abajo, cuáles son, con las palabras del programa. «Todo» es que no se pierde nada.

```sh
pecdocs generar data/inm-2019 --formato mintic --salida output/inm-en-mintic
```

No se edita a mano: la escribe `python -m tools.format_matrix`, y una prueba comprueba que diga lo que el programa
responde.
"""
READING = """\
Cómo se leen los avisos:

- «… no sale en ninguna tabla de este documento»: el plan trae ese dato y el formato no tiene una columna para él.
  Agregue la columna en `formato.yaml` ([el manual](manual.md#9-los-formatos) dice cómo) o genere en otro formato.
- «… salen juntos en una celda»: el plan tiene más niveles que el formato. No se pierde ningún nombre.
- «las marcas … salen en esquema trimestral, no mensual»: los meses de varios años no caben en una página.
- «… no imprime … en la firma …»: el bloque de firmas de ese formato no tiene ese dato.

Las columnas que el plan no llena quedan en blanco, para escribir a mano, y ceden la mitad de su ancho a las otras.
"""


def page() -> str:
    """Write the page."""
    lost = {plan: {formato: losses(plan, formato) for formato in FORMATS} for plan in PLANS}
    return "\n".join([INTRODUCTION, *_table(lost), "", READING, *_lists(lost)])


def losses(plan: str, formato: str) -> Sequence[Fault]:
    """Give what a plan loses in a format."""
    return lay_out(read_plan(ROOT / "data" / plan), read_formato(formato, ROOT / "templates")).warnings


def _table(lost: dict[str, dict[str, Sequence[Fault]]]) -> Iterator[str]:
    yield f"| Plan | {' | '.join(f'en `{formato}`' for formato in FORMATS)} |"
    yield "|---" * (1 + len(FORMATS)) + "|"
    for plan, by_format in lost.items():
        cells = (_count(plan, len(warnings)) for warnings in by_format.values())
        yield f"| `{plan}` | {' | '.join(cells)} |"


def _count(plan: str, warnings: int) -> str:
    if not warnings:
        return ALL
    return f"[{warnings} {'aviso' if warnings == 1 else 'avisos'}](#{plan})"


def _lists(lost: dict[str, dict[str, Sequence[Fault]]]) -> Iterator[str]:
    for plan, by_format in lost.items():
        yield f"## {plan}\n"
        whole = [f"`{formato}`" for formato, warnings in by_format.items() if not warnings]
        yield f"No pierde nada en {', '.join(whole)}.\n"
        for formato, warnings in by_format.items():
            if warnings:
                yield f"En `{formato}`:\n"
                yield "\n".join(f"- {_said(warning)}" for warning in warnings) + "\n"


def _said(warning: Fault) -> str:
    return f"{warning.message} — {warning.hint}" if warning.hint else warning.message


def main() -> int:
    """Write docs/matriz.md."""
    PAGE.write_text(page().rstrip("\n") + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
