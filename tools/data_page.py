"""Make docs/datos-abiertos.md: the dictionary of the open data, from the columns themselves.

Run as `python -m tools.data_page`; a test says when the page is no longer what the program writes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.data.columns import CORTE, MATRIZ
from pecdocs.data.diccionario import dictionary_rows
from pecdocs.data.left_out import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.data.columns import Column

PAGE = Path(__file__).parent.parent / "docs" / "datos-abiertos.md"
TITLES = ("Columna", "Tipo", "Qué es", "Unidad", "Clave del plan")

INTRODUCTION = """\
# Diccionario de los datos abiertos

Las columnas de los datos que escriben `pecdocs generar PLAN --tipo csv` y `--tipo json`. Son las mismas, con los mismos
nombres y en el mismo orden, en todos los planes; lo que un plan no dice queda vacío. Cómo se usan está en
[el manual](manual.md#los-datos-abiertos-del-plan). Este diccionario acompaña también a los datos: en un CSV, en el JSON
y, en la carpeta que se publica, en `datapackage.json`, como *Table Schema* del estándar Data Package.

Los tipos son los de ese estándar: `string`, texto; `number`, número con punto decimal; `integer`, número entero;
`boolean`, sí o no (en el CSV `sí` y `no`; en el JSON `true` y `false`); `date`, fecha como 2024-03-01. Donde dice
«lista» pueden ser varios: en el JSON, una lista; en el CSV, un texto con ` | ` entre uno y otro.

No se edita a mano: la escribe `python -m tools.data_page`.
"""
WITH_CORTE = """\
## Las columnas de lo ejecutado

Van después de las otras cuando se pide un corte (`--corte 2024-T2`). En ese caso `programado` es lo que pide el
seguimiento en el periodo. Cada periodo se mide con lo que se sabía al terminar.
"""
NOT_THERE = """\
## Lo que no está

Lo que un plan o sus archivos de seguimiento dicen y los datos abiertos no, con la razón.

| Clave | Por qué no |
|---|---|
"""


def page() -> str:
    """Write the page."""
    reasons = "\n".join(f"| `{key}` | {reason} |" for key, reason in LEFT_OUT.items())
    given, measured = _table(MATRIZ), _table(CORTE)
    return "\n".join([INTRODUCTION, "## Las columnas\n", *given, "", WITH_CORTE, *measured, "", NOT_THERE + reasons])


def _table(columns: Sequence[Column]) -> Iterator[str]:
    yield f"| {' | '.join(TITLES)} |\n|{'---|' * len(TITLES)}"
    for name, kind, several, meaning, unit, keys in dictionary_rows(columns):
        type_ = f"lista de {kind}" if several == "sí" else kind
        said = ", ".join(f"`{key}`" for key in keys.split(", ") if key)
        yield f"| `{name}` | {type_} | {meaning} | {unit} | {said} |"


if __name__ == "__main__":
    PAGE.write_text(page() + "\n", encoding="utf-8")
