"""Excel: a workbook as pure data, and a template's looks, to the bytes of an .xlsx; and what a returned one holds."""

from pecdocs.excel.writer import Drawn, draw_workbook, template_warnings, write_workbook

__all__ = ["Drawn", "draw_workbook", "template_warnings", "write_workbook"]
