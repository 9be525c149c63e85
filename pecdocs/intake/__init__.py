"""Intake: what returned workbooks hold, checked against the plan; the workbook is never the truth."""
