"""Open data: what was done of a plan as rows that any program reads, one an activity and period."""

from pecdocs.data.csvfile import csv_bytes, number_text
from pecdocs.data.seguimiento import COLUMNS, columns_of, seguimiento_rows

__all__ = ["COLUMNS", "columns_of", "csv_bytes", "number_text", "seguimiento_rows"]
