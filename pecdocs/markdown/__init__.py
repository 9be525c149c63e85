"""From a laid-out document to Markdown as GitHub reads it, the same words as in Word; data never becomes markup."""

from pecdocs.markdown.writer import write_markdown

__all__ = ["write_markdown"]
