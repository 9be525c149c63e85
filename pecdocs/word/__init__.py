"""WordprocessingML: blocks and a format's Office file to the bytes of a .docx."""

from pecdocs.word.writer import write_document

__all__ = ["write_document"]
