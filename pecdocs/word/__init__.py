"""WordprocessingML: blocks and a format's Office file to the bytes of a .docx."""

from pecdocs.word.pages import NotCountedError, count_pages
from pecdocs.word.writer import Draft, draft_document, write_document

__all__ = ["Draft", "NotCountedError", "count_pages", "draft_document", "write_document"]
