"""A workbook of the plan that came back: what it says the plan should be, and how that differs from what it is."""
