"""The smallest pieces: one element, one XML part."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def tag(name: str, /, *content: str, **attributes: str | int) -> str:
    """Write a WordprocessingML element; an attribute called `r_id` is r:id, any other one belongs to w."""
    written = "".join(f" {_qualified(key)}={quoteattr(str(value))}" for key, value in attributes.items())
    inside = "".join(content)
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"


def text(characters: str) -> str:
    """Write a w:t that keeps its spaces."""
    return f'<w:t xml:space="preserve">{escape(characters)}</w:t>'


def word_part(root: str, *content: str) -> str:
    """Write a whole part whose root element belongs to WordprocessingML."""
    namespaces = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
    return f"{DECLARATION}<w:{root} {namespaces}>{''.join(content)}</w:{root}>"


def _qualified(key: str) -> str:
    prefix, colon, name = key.partition("_")
    return f"{prefix}:{name}" if colon else f"w:{key}"
