"""YAML text to typed models, every value with its file, line and column, every mistake in Spanish.

Used for the plan's files and for a format's `formato.yaml` alike.
"""
