"""Links: where they lead, and the annotation that a reader clicks (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pecdocs.pdf.values import plain, rectangle, text

if TYPE_CHECKING:
    from pecdocs.pdf.tags import Elem

_LEADS = re.compile(r"#.+|https?://.+|mailto:.+", re.IGNORECASE | re.DOTALL)
_KEPT = "%/:?#@!$&'()*+,;=-._~[]"

_MOST = 2000
"""The most letters of a target: each takes twelve bytes at most, and a string of a PDF 32,767 (ISO 19005-2, 6.1.13)."""
_MOST_WORDS = 500
"""The most letters that a link tells of its words: it does on each of its lines."""

Box = tuple[float, float, float, float]


def leads(target: str | None) -> bool:
    """Tell whether a target is one that a document may lead to: a place in it, the web, a mailbox."""
    return target is not None and len(target) <= _MOST and _LEADS.fullmatch(target) is not None


class Target(str):
    """A link's target on its way through reportlab, which carries a text and gives it back with the place drawn.

    The text is the number of the link in its paragraph: two links to one page are two links. What it leads to, the
    words that it stands on and its element go with it.
    """

    __slots__ = ("elem", "leads_to", "words")

    leads_to: str
    words: str
    elem: Elem | None

    def __new__(cls, number: int, leads_to: str, words: str) -> Target:  # noqa: PYI034 - `Self` says less than the name
        """Make the target of a paragraph's link with this number."""
        made = super().__new__(cls, number)
        made.leads_to, made.words, made.elem = leads_to, words, None
        return made


def annotation(target: str, words: str, box: Box, parent_key: int, destination: Any) -> Any:
    """Give what writes a link's annotation; `destination` is reportlab's place for a target in the document."""
    words = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
    contents = f"Ir a: {words}" if target.startswith("#") else words or target
    head = (
        b"<</Type /Annot /Subtype /Link /Rect "
        + rectangle(box)
        + f" /Border [0 0 0] /F 4 /StructParent {parent_key} /Contents ".encode("ascii")
        + text(contents)
    )

    def written(document: Any) -> bytes:
        if destination is not None:
            return head + b" /Dest " + bytes(destination.format(document)) + b">>"
        return head + b" /A <</S /URI /URI " + plain(quote(target, safe=_KEPT)) + b">>>>"

    return written
