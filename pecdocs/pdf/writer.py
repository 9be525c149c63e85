"""From a laid-out document and the `estilo` of a format to the bytes of a tagged PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from pecdocs.collector import without_collector
from pecdocs.faults import Fault, InputError, Place
from pecdocs.formato.folder import FORMAT_FILE
from pecdocs.layout.blocks import Heading, Page
from pecdocs.layout.context import LOGO_IN_BODY, LOGO_IN_EDGE
from pecdocs.pdf.body import Body
from pecdocs.pdf.build import build
from pecdocs.pdf.contents import ContentsLine
from pecdocs.pdf.coverage import Missing
from pecdocs.pdf.fonts import family, shipped
from pecdocs.pdf.gap import Gap
from pecdocs.pdf.logo import read_logo
from pecdocs.pdf.looks import CM, Looks
from pecdocs.pdf.pages import COVER, Pages
from pecdocs.pdf.paper import SCALES, Box, Words
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pecdocs.formato.estilo import CajaPapel, Estilo, Papel
    from pecdocs.layout import Document
    from pecdocs.layout.blocks import Orientation
    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.pages import Area
    from pecdocs.pdf.paragraphs import Para

_MONO = "Liberation Mono"
_CONTENTS = "Contenido"
_OVER_TEXT = 0.7
"""The most of a page that what stands over the text takes."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, and what has to be known of it."""

    data: bytes
    warnings: tuple[Fault, ...]


@without_collector()
def write_pdf(  # noqa: PLR0913 - what one document is made of
    document: Document,
    estilo: Estilo,
    papel: Papel,
    file: str,
    *,
    logo: tuple[Path, str] | None = None,
    folders: Sequence[Path] = (),
) -> Printed:
    """Write a document on a paper; `file` is how messages name it, `folders` those of the format, with its fonts.

    Raises InputError when the logo can't be read, or the paper leaves no room for the text.
    """
    place = Place((folders[0] / FORMAT_FILE).as_posix() if folders else file)
    missing = Missing()
    estilo = of_paper(estilo, papel)
    found = family(estilo.letra, folders, place)
    looks = Looks(estilo, found, shipped(_MONO), missing)
    writing = _Writing(document, papel, looks, _read(logo), place)
    data = writing.build()
    return Printed(data, (*found.faults, *missing.faults(file)))


def of_paper(estilo: Estilo, papel: Papel) -> Estilo:
    """Give the `estilo` of a paper: its own type and sheet go before those of the format."""
    own = papel.medidas
    given = {name: getattr(own, name) for name in own.model_fields_set}
    return estilo.model_copy(update={**given, "tablas": {**estilo.tablas, **own.tablas}})


def _read(logo: tuple[Path, str] | None) -> Any:
    return read_logo(*logo) if logo is not None else None


def _points(box: tuple[int, int]) -> tuple[float, float]:
    """Give in points a width and height of millimetres."""
    wide, high = box
    return wide / 10 * CM, high / 10 * CM


def _fields(document: Document) -> dict[str, str]:
    """Give what the lines of a paper may say."""
    found: dict[str, str] = {}
    for name, value in document.context.items():
        if isinstance(value, dict):
            found |= {f"{name}.{field}": str(text) for field, text in value.items()}
    return found | {"papel": document.properties.about or found["documento.titulo"]}


class _Writing:
    """A document being written."""

    def __init__(self, document: Document, papel: Papel, looks: Looks, logo: Any, place: Place) -> None:
        self.document = document
        self.papel = papel
        self.looks = looks
        self.root = Elem("Document")
        fields = _fields(document)
        edge = Words(fields, logo, looks, looks.small, _points(LOGO_IN_EDGE))
        self.words = Words(fields, logo, looks, looks.size, _points(LOGO_IN_BODY))
        self.place = place
        """What is told of the paper is told there."""
        self.pages = Pages(papel, looks, edge, document.draft_mark, place)

    def build(self) -> bytes:
        """Draw the document, and give the file."""
        properties = self.document.properties
        return build(
            list(self._story()),
            self._templates(),
            root=self.root,
            title=properties.title,
            author=properties.author,
            language=properties.language,
            when=properties.when,
            subject=f"Versión {properties.version}. {properties.status}",
        )

    def _first_way(self) -> Orientation:
        first = next(iter(self.document.blocks), None)
        return first.orientation if isinstance(first, Page) else "vertical"

    def _templates(self) -> list[Any]:
        """Give the page templates, that of the first page first."""
        first = COVER if self.papel.portada else self._way_of_contents()
        return sorted(self.pages.templates(), key=lambda each: each.id != first)

    def _way_of_contents(self) -> Orientation:
        return "vertical" if self._has_contents() else self._first_way()

    def _story(self) -> Iterator[Flowable]:
        """Give everything in the order in which it is read."""
        if self.papel.portada:
            yield from self._stack(self.papel.portada, self.pages.cover_area(), "portada")
            yield NextPageTemplate(self._way_of_contents())
            yield PageBreak()
        contents = Elem("TOC", self.root) if self._has_contents() else None
        way = self._first_way()
        blocks = self.document.blocks[isinstance(next(iter(self.document.blocks), None), Page) :]
        front = list(self._stack(self.papel.inicio, self.pages.areas[way], "inicio"))
        if front:
            front.append(Gap(self.looks.size))
        body = Body(self.looks, self.root, self.pages.areas, way)
        story = list(body.story(blocks))
        if contents is not None:
            yield from self._contents(body, contents, way)
        yield from front
        yield from story

    def _has_contents(self) -> bool:
        """Tell whether there is a contents page: not without a heading that it could list."""
        return self.papel.contenido and any(isinstance(block, Heading) for block in self.document.blocks)

    def _contents(self, body: Body, holder: Elem, way: Orientation) -> Iterator[Flowable]:
        yield self._contents_title(body, holder)
        for entry in body.entries:
            if entry.level <= self.document.contents_levels:
                yield ContentsLine(entry, self.looks, holder, self.pages.areas[self._way_of_contents()].height)
        yield NextPageTemplate(way)
        yield PageBreak()

    def _contents_title(self, body: Body, holder: Elem) -> Para:
        return body.title(_CONTENTS, Elem("Caption", holder))

    def _stack(self, boxes: Sequence[CajaPapel], area: Area, key: str) -> Iterator[Flowable]:
        """Give boxes one under another, in the largest size in which they fit a page or, over a text, most of one."""
        room = area.height * (_OVER_TEXT if key == "inicio" else 1.0)
        for scale in SCALES:
            words = replace(self.words, scale=scale)
            drawn = [(Box(box, area.width + 2 * out, words), out) for box in boxes for out in (self._out(box),)]
            if sum(box.height for box, _ in drawn) <= room:
                yield from (BoxFlow(box, Elem("Div", self.root), out) for box, out in drawn if box.height)
                return
        message = f"las cajas de «{key}» del PDF no caben en una página"
        raise InputError([Fault(self.place, message, "acorte lo que dicen, o cambie su letra y su alto")])

    def _out(self, box: CajaPapel) -> float:
        """Give how far a box goes over the margins, in points: no further than the sheet."""
        _, right, _, left = self.looks.margins()
        return min(float(box.sobresale) * CM, left, right)


class BoxFlow(Flowable):
    """A box of the cover, or of what stands above the text."""

    def __init__(self, box: Box, element: Elem, out: float = 0.0) -> None:
        """Take a box, its element, and how far it goes over the margins, in points."""
        super().__init__()
        self.box = box
        self.out = out
        self.element = element

    def wrap(self, _width: float, room: float) -> tuple[float, float]:
        """Give what it takes, in points."""
        self.height = min(self.box.height, room)  # sums of fractions
        return self.box.width - 2 * self.out, self.height

    def draw(self) -> None:
        """Draw it."""
        canvas: TaggedCanvas = self.canv
        self.box.draw(canvas, -self.out, self.height, self.height, self.element)
