"""From a plan and a format to blocks: headings, paragraphs, lists and tables as pure data. No Office, no files."""

from pecdocs.layout.document import Document, lay_out

__all__ = ["Document", "lay_out"]
