"""Names and writing: a name that any system can hold, a file whole or not at all, nobody's edits lost."""

from pecdocs.files.names import filled_name, safe_name
from pecdocs.files.writing import replace_all, write_new, write_outputs

__all__ = ["filled_name", "replace_all", "safe_name", "write_new", "write_outputs"]
