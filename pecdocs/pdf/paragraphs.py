"""Paragraphs with an element, made from fragments: no text of a plan goes through reportlab's reader of markup."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING, Any

from reportlab.platypus.paragraph import Paragraph, _SplitFrag, _SplitWord, _SplitWordEnd
from reportlab.platypus.paraparser import ParaFrag

from pecdocs.pdf.canvas import LAYOUT, PAGINATION, Text
from pecdocs.pdf.links import Target, leads
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.marks import Mark

_UNSEEN = dict.fromkeys((*range(9), *range(14, 32), *range(127, 160), 0xAD, *range(0xD800, 0xE000)))
"""Characters that no font shows and no archive takes: controls, soft hyphens, and halves of characters."""

_UNDERLINE = ("underline", None, "", "-0.125*F", 0, 1, "1")
_STRIKE = ("strike", None, "", "0.25*F", 0, 1, "1")
"""Lines as reportlab takes them: kind, colour (the text's), width, offset, rise, how many, gap."""


def frag(  # noqa: PLR0913 - what a run of text looks like
    text: str,
    font: str,
    size: float,
    colour: Any,
    *,
    link: str | None = None,
    rise: float = 0,
    underline: bool = False,
    strike: bool = False,
) -> ParaFrag:
    """Make a run of text; `font` is the registered name of a face, `colour` one of reportlab's.

    `link` leads to a place in the document (`#name`), to the web or to a mailbox; any other leads nowhere. Runs beside
    each other with the same target are one link. A run belongs to one paragraph.
    """
    return ParaFrag(
        text=text if text.isprintable() else text.translate(_UNSEEN),
        fontName=font,
        fontSize=size,
        textColor=colour,
        rise=rise,
        link=[],
        us_lines=[],
        target=link if link is not None and leads(link) else None,
        lines=(underline, strike),
    )


def line_break(font: str, size: float, colour: Any) -> ParaFrag:
    """Make a run at which a line ends, in the middle of a paragraph."""
    made = frag("", font, size, colour)
    made.lineBreak = True
    return made


def _prepare(frags: Sequence[ParaFrag]) -> None:
    """Give numbers to the links and lines of a paragraph: reportlab knows them by those."""
    numbers = count()
    for leads_to, run in groupby(frags, key=lambda one: one.target):
        if leads_to is not None:
            linked = list(run)
            target = Target(next(numbers), leads_to, "".join(one.text for one in linked).strip())
            for one in linked:
                one.link = [(0, target)]
    for lines, run in groupby(frags, key=lambda one: one.lines):
        drawn = [(next(numbers), *kind) for kind, wanted in zip((_UNDERLINE, _STRIKE), lines, strict=True) if wanted]
        for one in run if drawn else ():
            one.us_lines = drawn


class ParaText(Text):
    """The text of a paragraph on its way to the page."""

    whose: Elem | None = None
    """The element that the paragraph's words outside links belong to; None where nothing is a link."""
    ends: Sequence[str] = ()
    line = 0
    """What stands at the end of each line: a space, which reportlab drops, or nothing within a word."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - reportlab's
        if not TStar:
            super()._textOut(text, TStar)
            return
        if self.line < len(self.ends):
            text = text.rstrip(" ") + self.ends[self.line] if self.ends[self.line] else text
            self.line += 1
        else:  # dots that lead to the end of the line, after its last word
            self._code.append(self._canvas.mark(LAYOUT))
        super()._textOut(text, TStar)

    def _linkRecord(self, link: tuple[int, Target], what: str) -> None:  # noqa: N802 - reportlab's
        """Mark where a link begins, before the text that was just written, and where it ends."""
        if self.whose is None:
            return
        if what == "start":
            self._code.insert(-1, self._canvas.mark(_link_elem(link[1], self.whose)))
        else:
            self._code.append(self._canvas.mark(self.whose))


def _link_elem(target: Target, parent: Elem) -> Elem:
    """Give the element of a link, made as its first words are drawn."""
    if target.elem is None:
        target.elem = Elem("Link", parent, late=True)
    return target.elem


class Para(Paragraph):
    """A paragraph: runs of text, a style, and the element that it is; without one it is an artifact.

    A paragraph that goes on over pages stays one element. The very same object drawn again, as the header of a table
    is on each of its pages, is an artifact then.
    """

    def __init__(  # noqa: PLR0913 - reportlab makes the pieces of a split paragraph with names of its own
        self,
        pieces: Sequence[ParaFrag] | None,
        style: Any,
        elem: Elem | None = None,
        *,
        lbl: Elem | None = None,
        bullet: str | Sequence[ParaFrag] = "",
        anchor: str = "",
        outline: tuple[int, str] | None = None,
        bulletText: Any = None,  # noqa: N803 - reportlab's
        frags: Any = None,
    ) -> None:
        """Make a paragraph of runs.

        `bullet` stands before it, in the paragraph's own font where it is a text, and belongs to `lbl`. `anchor` is
        the name by which links find it, `outline` its level, from 0, and its title in the outline. `bulletText` and
        `frags` are for reportlab alone.
        """
        if frags is None:
            frags = list(pieces or ())
            _prepare(frags)
        if bullet:
            given = (
                [frag(bullet, style.fontName, style.fontSize, style.textColor)] if isinstance(bullet, str) else bullet
            )
            bulletText = list(given)  # noqa: N806 - reportlab's
        self.caseSensitive, self.encoding = 1, "utf8"
        self._setup(None, style, bulletText, frags, None)
        self.elem, self.lbl, self.anchor, self.outline = elem, lbl, anchor, outline
        self.drawn = False
        self.written: ParaText | None = None
        self.size: tuple[float, float] | None = None
        self.wrapped_at = 0.0
        self.within_word = False
        """Whether its last line ends within a word, which goes on in the next piece."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - reportlab's
        """Give its size in points for a width; reportlab asks several times, and the lines are the same."""
        if self.size is None or self.wrapped_at != availWidth or not hasattr(self, "blPara"):
            self.size, self.wrapped_at = super().wrap(availWidth, availHeight), availWidth
        return self.size

    def split(self, availWidth: float, availHeight: float) -> list[Para]:  # noqa: N803 - reportlab's
        """Split where a page ends; what is on both pages stays one element."""
        ends = _ends(self.blPara, self.frags) if hasattr(self, "blPara") else []
        parts: list[Para] = super().split(availWidth, availHeight)
        if parts and parts[0] is not self:
            lines = len(parts[0].blPara.lines)
            parts[0].within_word = ends[lines - 1 : lines] == [""]
            parts[-1].within_word = self.within_word
        for part in parts:
            if part is not self:
                part.elem, part.drawn = self.elem, self.drawn
        if parts and parts[0] is not self:
            parts[0].lbl, parts[0].anchor, parts[0].outline = self.lbl, self.anchor, self.outline
        return parts

    def draw(self) -> None:
        """Draw it, for its element the first time."""
        canvas: TaggedCanvas = self.canv
        again, self.drawn = self.drawn, True
        if self.elem is None or again:
            canvas.tag(PAGINATION if again else LAYOUT)
            linking, canvas.linking = canvas.linking, False
            super().draw()
            canvas.linking = linking
        else:
            if self.anchor:
                self._mark_place(canvas)
            canvas.tag(self.lbl or self.elem)
            super().draw()
        canvas.tag(None)
        if self.written is not None:  # a circle of reportlab's, that only the collector would find
            self.written.__dict__.clear()
            self.written = None

    def _mark_place(self, canvas: TaggedCanvas) -> None:
        level, title = self.outline or (0, None)
        canvas.bookmark(self.anchor, title, level, self.height)

    def beginText(self, x: float, y: float) -> ParaText:  # noqa: N802 - reportlab's
        """Begin the paragraph's own text, after its bullet."""
        canvas: TaggedCanvas = self.canv
        self.written = made = ParaText(canvas, x, y)
        ends = _ends(self.blPara, self.frags)
        made.ends = [*ends[:-1], ""] if self.within_word else ends
        if self.elem is not None and canvas.linking:
            made.whose = self.elem
            canvas.tag(self._words_of(self.elem))
        return made

    def _words_of(self, elem: Elem) -> Mark:
        """Say whose the words are: where the whole paragraph is one link, reportlab tells no beginning of it."""
        if self.blPara.kind == 0 and self.blPara.link:
            return _link_elem(self.blPara.link[0][1], elem)
        return elem


def _ends(lines: Any, frags: Sequence[Any]) -> list[str]:
    """Give what stands at the end of each line: nothing within a word that was too long for it, else a space."""
    if lines.kind == 0:
        return ["" if _broken(words[-1] if words else "") else " " for _, words in lines.lines]
    lasts = [_last(frags, end) for end in (*(line.sFW for line in lines.lines[1:]), len(frags))]
    return ["" if type(last) is _SplitFrag else " " for last in lasts]  # its subclasses end a word


def _broken(word: str) -> bool:
    return isinstance(word, _SplitWord) and not isinstance(word, _SplitWordEnd)


def _last(frags: Sequence[Any], end: int) -> Any:
    return frags[end - 1] if 0 < end <= len(frags) else None
