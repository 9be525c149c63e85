"""Open data: a plan, and what was done of it, as rows that any program reads; and what is published, told by name."""

from pecdocs.data.columns import EDITED, columns
from pecdocs.data.csvfile import csv_bytes, ten_decimals
from pecdocs.data.diccionario import dictionary_csv
from pecdocs.data.jsonfile import json_bytes
from pecdocs.data.matriz import Corte, Matriz, matriz
from pecdocs.data.seguimiento import COLUMNS, columns_of, seguimiento_rows
from pecdocs.data.sobre import as_object

__all__ = [
    "COLUMNS",
    "EDITED",
    "Corte",
    "Matriz",
    "as_object",
    "columns",
    "columns_of",
    "csv_bytes",
    "dictionary_csv",
    "json_bytes",
    "matriz",
    "seguimiento_rows",
    "ten_decimals",
]
