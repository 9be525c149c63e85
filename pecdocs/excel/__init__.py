"""Excel: a workbook as pure data, and a template's looks, to the bytes of an .xlsx; and what a returned one holds."""
