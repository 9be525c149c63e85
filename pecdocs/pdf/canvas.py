"""A canvas that knows whose is what it paints: reportlab's, with marks in the code of its pages (see `marks`)."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFName, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from pecdocs.pdf import links, marks, structure
from pecdocs.pdf.values import Ready, number, tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pecdocs.pdf.marks import Mark
    from pecdocs.pdf.tags import Elem

PAGINATION, LAYOUT = "Pagination", "Layout"
"""Types of artifacts: what a page has because it is one (header, footer, repeated rows), and what only looks."""

_NEARLY = 0.001
"""Points that do not matter: places are sums of fractions."""
_DEFERRED = re.compile(f"{marks.NUL}{marks.DEFERRED}([0-9]+){marks.NUL}")


class _OtherSubsetError(Exception):
    """A character is written with a font's second subset, or a later one."""


class _Codes(dict[int, str]):
    """By character, how it stands in a string of this document written with the first subset of a font."""

    def __init__(self, font: Any, document: Any) -> None:
        super().__init__()
        self._font, self._document = font, document

    def __missing__(self, character: int) -> str:
        """Give a character that is met for the first time its code."""
        [(subset, code)] = self._font.splitString(chr(character), self._document)
        if subset:
            raise _OtherSubsetError
        return self.setdefault(character, escapePDF(code))


class Text(PDFTextObject):
    """A text object that writes with embedded fonts alone, those of the standard fourteen are in no file."""

    _fontname: str
    _fontsize: float
    _leading: float
    _curSubset: int  # noqa: N815 - reportlab's
    """The subset of the font that is written with; below 0 before anything is."""
    _ink = ""

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802 - reportlab's
        """Set the font; one that is not embedded is only remembered, and refused when something is written in it."""
        if self._curSubset >= 0 and (psfontname, size, leading) == (self._fontname, self._fontsize, self._leading):
            return
        if pdfmetrics.getFont(psfontname)._dynamicFont:  # noqa: SLF001 - reportlab's own question
            super().setFont(psfontname, size, leading)
        else:
            self._fontname, self._fontsize = psfontname, size
            self._leading = size * 1.2 if leading is None else leading

    def _setFont(self, psfontname: str, size: float) -> None:  # noqa: N802 - reportlab's
        self.setFont(psfontname, size, self._leading)

    def _formatText(self, text: str) -> str:  # noqa: N802 - reportlab's
        if not text:
            return ""
        font = pdfmetrics.getFont(self._fontname)
        if not font._dynamicFont:  # noqa: SLF001 - reportlab's own question
            raise ValueError(f"the font {self._fontname} would not be in the file: «{text}»")
        try:
            shown = f"({text.translate(self._canvas.codes(font))}) Tj"
        except _OtherSubsetError:
            written: str = super()._formatText(text)
            return written
        if self._curSubset == 0:
            return shown
        self._curSubset = 0
        name = font.getSubsetInternalName(0, self._canvas._doc)  # noqa: SLF001 - as reportlab itself does
        return f"{name} {number(self._fontsize)} Tf {number(self._leading)} TL {shown}"

    def setTextOrigin(self, x: float, y: float) -> None:  # noqa: N802 - reportlab's
        """Begin a line at a place: with reportlab's own way of writing numbers half of a table's time would go."""
        self._code.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        self._x0 = self._x = x
        self._y0 = self._y = y

    def begin_line(self, x: float, y: float) -> None:
        """Begin a line at a place; most stand just below the one before."""
        if self._curSubset >= 0 and x == self._x0 and abs(self._y0 - self._leading - y) < _NEARLY:
            self._code.append("T*")
            self._y0 = self._y = y
        else:
            self.setTextOrigin(x, y)

    def show(self, text: str, ink: str) -> None:
        """Write a text where the last one ended, in a colour (RRGGBB)."""
        if ink != self._ink:
            self._code.append(f"{tone(ink)} rg")
            self._ink = ink
        self._code.append(self._formatText(text))


class TaggedCanvas(Canvas):
    """A canvas whose texts and images belong to elements of a structure; all else is an artifact."""

    def __init__(self, *arguments: Any, root: Elem, **options: Any) -> None:
        """Take the root of the structure, and what reportlab's canvas takes."""
        super().__init__(*arguments, **options)
        self.root = root
        self.linking = True
        """Whether links that are drawn are links: those of a header drawn again are not."""
        self.page_of: dict[str, int] = {}
        """The page, from 1, of each bookmark that was drawn."""
        self.pages: list[list[Elem]] = []
        """For each page, the elements of its pieces of content, by their numbers."""
        self.parents: list[tuple[int, int | Elem]] = []
        """The parent tree: keys, each with a page from 0 or with the element of an annotation."""
        self._marks: list[Mark] = []
        self._base: Mark = None
        self._late: list[tuple[int, Callable[[TaggedCanvas], None]]] = []
        self._level = -1
        self._codes: dict[str, _Codes] = {}

    def codes(self, font: Any) -> dict[int, str]:
        """Give how characters stand in strings written with the first subset of a font."""
        found = self._codes.get(font.fontName)
        if found is None:
            found = self._codes[font.fontName] = _Codes(font, self._doc)
        return found

    def tag(self, whose: Mark) -> None:
        """Say whose text and images are from here on: an element's or, with the name of a type, an artifact's.

        None ends that: what follows belongs to nobody, or to the page while its header and footer are drawn.
        """
        self._code.append(self.mark(self._base if whose is None else whose))

    def mark(self, whose: Mark) -> str:
        """Give the mark of an element, for who writes it inside a text object."""
        self._marks.append(whose)
        return marks.mark(len(self._marks) - 1)

    def base(self, artifact: str | None) -> None:
        """Say what is drawn for nobody from here on, on this page: an artifact of this type."""
        self._base = artifact
        self.tag(None)

    @contextmanager
    def block(self, elem: Elem) -> Iterator[None]:
        """Make all that is drawn meanwhile one piece of content, lines and fills too; states must be balanced."""
        self._marks.append(elem)
        self._code.append(marks.block(len(self._marks) - 1))
        yield
        self._code.append(marks.BLOCK_END)

    def boxes(self, boxes: Sequence[str], colour: str, line: float | None = None) -> None:
        """Paint rectangles, as `values.box` writes them, in a colour (RRGGBB); their sides with a `line`, in points."""
        if boxes:
            look, paint = (f"{tone(colour)} rg", "f") if line is None else (f"{number(line)} w {tone(colour)} RG", "S")
            self._code += [look, "n " + " ".join(boxes) + " " + paint]

    def defer(self, draw: Callable[[TaggedCanvas], None]) -> None:
        """Draw a text when all pages are known, here and for whom this is drawn.

        `draw` gets the canvas when the last page is done; it sets its font and colour itself, and draws text alone,
        with `page_of` and `page_total` at hand.
        """
        self._code.append(marks.deferred(len(self._late)))
        self._late.append((len(self.pages), draw))

    @property
    def page_total(self) -> int:
        """How many pages are done; all of them, when what was deferred is drawn."""
        return len(self.pages)

    def bookmark(self, name: str, title: str | None = None, level: int = 0, top: float = 0) -> None:
        """Make this place one that links lead to by name; with a title it stands in the outline, levels from 0."""
        self.bookmarkHorizontal(name, 0, top)
        self.page_of[name] = self.getPageNumber()
        if title is not None:
            self._level = min(level, self._level + 1)
            self.addOutlineEntry(title, name, self._level)

    def link(self, elem: Elem, target: str, words: str, box: links.Box) -> None:
        """Make a rectangle, as things are drawn now, lead somewhere; `elem` is the Link that says so in words."""
        key, page = len(self.parents), len(self.pages)
        destination = self._bookmarkReference(target[1:]) if target.startswith("#") else None
        made = Ready(links.annotation(target, words, self._absRect(box, 1), key, destination))
        self.parents.append((key, elem))
        self._addAnnotation(made)
        elem.annotations.append((page, self._doc.objectcounter))

    def linkURL(self, url: str, rect: links.Box, relative: int = 0, **_: Any) -> None:  # noqa: N802 - reportlab's
        """Take the place of a link that a paragraph has drawn."""
        if not isinstance(url, links.Target) or not relative:
            raise TypeError("a link has an element: draw it with Para or with link()")
        if self.linking and url.elem is not None:
            self.link(url.elem, url.leads_to, url.words, rect)

    def linkRect(self, *_: Any, **__: Any) -> None:  # noqa: N802 - reportlab's
        """Refuse a link without an element."""
        raise TypeError("a link has an element: draw it with Para or with link()")

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> Text:  # noqa: N802 - reportlab's
        """Give a text object."""
        return Text(self, x, y, direction=direction)

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802 - reportlab's
        """Set the font of the texts that follow; it is written with them, so that no other font gets into the file."""
        self._fontname, self._fontsize = psfontname, size
        self._leading = size * 1.2 if leading is None else leading

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def showPage(self) -> None:  # noqa: N802 - reportlab's
        """End a page: its marks become marked content."""
        index = len(self.pages)
        elements: list[Elem] = []
        self.pages.append(elements)

        def claim(elem: Elem) -> int:
            elements.append(elem)
            elem.own(index, len(elements) - 1)
            return len(elements) - 1

        self._code[:] = marks.Marker(self._marks, claim).marked(self._code)
        super().showPage()
        self._marks.clear()
        self._base = None
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])  # reportlab's would be ASCII, in vain
        page.stream = None
        page.Trans, page.StructParents, page.Tabs = None, len(self.parents), PDFName("S")
        self.parents.append((len(self.parents), index))

    def save(self) -> None:
        """End the last page, draw what waited for it, write the file, and its structure at the end."""
        if self._code:
            self.showPage()
        self._draw_deferred()
        tree = structure.announce(self._doc)
        super().save()
        structure.append(self._filename, self._doc, tree, self.root, pages=self.pages, parents=self.parents)
        self.pages.clear()
        self.parents.clear()
        self._doc.__dict__.clear()  # a circle as large as the document, which the last rewriting has no room for

    def _draw_deferred(self) -> None:
        """Put what was deferred into its pages."""
        for index in sorted({page for page, _ in self._late}):
            contents = self._doc.Pages.pages[index].Contents
            contents.content = _DEFERRED.sub(lambda found: self._drawn(int(found[1])), contents.content)
        self._late.clear()

    def _drawn(self, number: int) -> str:
        """Give the code of what was deferred."""
        self._code.clear()
        self._late[number][1](self)
        code = "\n".join(["q", *self._code, "Q"])
        self._code.clear()
        if marks.NUL in code:
            raise TypeError("what is deferred belongs to whom it was deferred for")
        return code
