"""A story, drawn on pages: the bytes of a tagged PDF."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.platypus.doctemplate import BaseDocTemplate

from pecdocs.collector import without_collector
from pecdocs.layout.blocks import day_of
from pecdocs.pdf.canvas import PAGINATION, TaggedCanvas
from pecdocs.pdf.finish import finish
from pecdocs.pdf.xmp import Description

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pecdocs.pdf.tags import Elem


class _Document(BaseDocTemplate):
    """A document whose pages' own drawings, header, footer and watermark, are artifacts of pagination."""

    def handle_pageBegin(self) -> None:  # noqa: N802 - reportlab's
        self.canv.base(PAGINATION)
        super().handle_pageBegin()
        self.canv.base(None)

    def handle_pageEnd(self) -> None:  # noqa: N802 - reportlab's
        self.canv.base(PAGINATION)
        super().handle_pageEnd()


@without_collector()
def build(  # noqa: PLR0913 - what a document says of itself
    story: Sequence[Any],
    pages: Sequence[Any],
    *,
    root: Elem,
    title: str,
    author: str,
    language: str,
    when: date | str | None,
    subject: str = "",
) -> bytes:
    """Draw flowables on page templates; give the file, which is written nowhere.

    `root` is the Document that the flowables' elements are in; story and elements are for one build only. `when` is the
    day of this version, or its month; the clock is not asked.
    """
    out = BytesIO()
    document = _Document(out, pageTemplates=list(pages), pagesize=pages[0].pagesize, invariant=1, pageCompression=1)
    document.build(list(story), canvasmaker=partial(TaggedCanvas, root=root))
    day = day_of(when) if when else None
    return finish(out.getvalue(), Description(title, author, subject, language, day))
