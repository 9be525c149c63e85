"""The workbook of the plan itself, for who will not write YAML: what it shows, and what of it can be taken back."""

from pecdocs.layout.plan_libro.libro import lay_out_plan

__all__ = ["lay_out_plan"]
