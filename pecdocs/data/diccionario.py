"""The data dictionary: what each column is, for a person as a CSV file, and for a program as a Table Schema.

Frictionless Table Schema rather than CSV on the Web: it is one plain JSON object that a person can read, its types are
those that we have, its package holds documents beside tables, with size and hash, and the portals' own checkers (CKAN,
Validata) take it; CSVW is JSON-LD, and says nothing of files that are no tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.data.columns import BETWEEN, Column
from pecdocs.data.csvfile import NO, YES, csv_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.data.jsonfile import Json

HEADER = ("columna", "tipo", "lista", "significado", "unidad", "clave")


def dictionary_rows(columns: Sequence[Column]) -> list[list[str]]:
    """Give a row for each column: its name, its type, whether it is a list, its meaning, its unit, the plan's keys."""
    return [
        [each.name, each.type, YES if each.is_list else NO, each.meaning, each.unit, ", ".join(each.sources)]
        for each in columns
    ]


def dictionary_csv(columns: Sequence[Column]) -> bytes:
    """Write the dictionary as a CSV file."""
    return csv_bytes(HEADER, dictionary_rows(columns))


def table_schema(columns: Sequence[Column], *, in_lists: bool = False) -> Json:
    """Give the dictionary as a Table Schema; a file that has no lists (CSV) has texts in their place."""
    return {"fields": [_field(each, in_lists=in_lists) for each in columns], "missingValues": [""]}


def _field(column: Column, *, in_lists: bool) -> Json:
    meaning = column.meaning if in_lists or not column.is_list else f"{column.meaning}; varios van con «{BETWEEN}»"
    found: dict[str, Json] = {"name": column.name, "type": column.type, "description": meaning}
    if column.is_list:
        found |= {"type": "array", "arrayItem": {"type": column.type}} if in_lists else {"type": "string"}
    if column.type == "boolean" and not in_lists:
        found |= {"trueValues": [YES], "falseValues": [NO]}
    if column.unit:
        found["unidad"] = column.unit
    if column.sources:
        found["clave"] = list(column.sources)
    return found
