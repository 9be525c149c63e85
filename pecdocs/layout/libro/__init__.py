"""The workbook of the seguimiento as pure data: what an area fills in, what is shown, and where it is reckoned."""
