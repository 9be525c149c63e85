"""Open data: what was done of a plan as rows that any program reads, one an activity and period."""

from pecdocs.data.csvfile import csv_bytes, ten_decimals
from pecdocs.data.seguimiento import COLUMNS, columns_of, seguimiento_rows

__all__ = ["COLUMNS", "columns_of", "csv_bytes", "seguimiento_rows", "ten_decimals"]
