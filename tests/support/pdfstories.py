"""Documents to tag: small ones with all that a PDF may hold, drawn at random or written by hand, as plain data.

A story is a list of pieces; `made` draws it. What must be read, in order, is worked out from the same data by `spoken`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Frame, KeepTogether, Table
from reportlab.platypus.doctemplate import PageTemplate

from pecdocs.pdf.build import build
from pecdocs.pdf.figures import Figure
from pecdocs.pdf.paragraphs import Para, frag
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.pdfwalk import Artifact

HEADER = "Encabezado de todas las páginas"
FACE, BOLD = "Vera", "VeraBd"


@dataclass(frozen=True)
class Run:
    """A stretch of text."""

    text: str
    bold: bool = False
    link: str | None = None
    underline: bool = False
    strike: bool = False


@dataclass(frozen=True)
class Text:
    """A paragraph, its looks, and how it is tagged: P, H1…H6, or Note, whose paragraph it then is."""

    runs: tuple[Run, ...]
    tag: str = "P"
    justified: bool = False
    boxed: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Items:
    """A list: each item a paragraph, perhaps with a list of its own."""

    items: tuple[tuple[Text, Items | None], ...]
    marker: str = "•"


@dataclass(frozen=True)
class Rows:
    """A table: rows of texts, with heads above and beside, drawn with the heads above on each page."""

    rows: tuple[tuple[str, ...], ...]
    groups: bool = False
    """Whether each two rows have one head beside them."""
    rows_split: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing, and what it shows in words."""

    alt: str


@dataclass(frozen=True)
class Together:
    """What stays on one page."""

    pieces: tuple[Piece, ...]


Piece = Text | Items | Rows | Picture | Together


@cache
def _fonts() -> None:
    """Make the fonts known that come with reportlab."""
    for name in (FACE, BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def made(story: Sequence[Piece], **said: Any) -> bytes:
    """Draw a story."""
    root = Elem("Document")
    _fonts()
    return drawn(root, [flowable for piece in story for flowable in _drawn(piece, root)], **said)


def drawn(root: Elem, flowables: Sequence[Any], **said: Any) -> bytes:
    """Draw flowables on small pages with a header and a footer."""
    _fonts()
    pages = [PageTemplate("una", [Frame(40, 50, 340, 480)], onPage=_page, pagesize=A5)]
    about = {"title": "Prueba", "author": "Entidad", "language": "es-CO", "when": "2024-03", **said}
    return build(flowables, pages, root=root, **about)


def _page(canvas: Any, document: Any) -> None:
    canvas.setFont(FACE, 7)
    canvas.drawString(40, 560, HEADER)
    canvas.line(40, 555, 380, 555)
    canvas.drawString(40, 30, f"Página {document.page} de")
    canvas.defer(_total)


def _total(canvas: Any) -> None:
    canvas.setFont(FACE, 7)
    canvas.drawString(100, 30, str(canvas.page_total))


def _drawn(piece: Piece, parent: Elem, indent: int = 0) -> Iterator[Any]:
    if isinstance(piece, Text):
        yield _para(piece, parent)
    elif isinstance(piece, Items):
        yield from _list(piece, parent, indent)
    elif isinstance(piece, Rows):
        yield _table(piece, parent)
    elif isinstance(piece, Picture):
        yield _figure(piece, parent)
    else:
        yield KeepTogether([flowable for one in piece.pieces for flowable in _drawn(one, parent)])


def _para(text: Text, parent: Elem, **more: Any) -> Para:
    words = "".join(run.text for run in text.runs)
    if text.tag == "Note":
        elem = Elem("P", Elem("Note", parent))
    else:
        elem = Elem(text.tag, parent, title=words if text.tag != "P" else "")
    style = ParagraphStyle(
        "uno",
        fontName=FACE,
        fontSize=9,
        leading=11,
        alignment=4 if text.justified else 0,
        backColor=HexColor("#eeeeee") if text.boxed else None,
        borderColor=black if text.boxed else None,
        borderWidth=1 if text.boxed else 0,
        leftIndent=more.pop("indent", 0),
        bulletIndent=max(0, more.pop("bullet_at", 0)),
    )
    runs = [
        frag(run.text, BOLD if run.bold else FACE, 9, black, link=run.link, underline=run.underline, strike=run.strike)
        for run in text.runs
    ]
    outline = (int(text.tag[1]) - 1, words) if text.tag[0] == "H" else None
    return Para(
        runs, style, elem, anchor=text.anchor or (f"lugar {id(text)}" if outline else ""), outline=outline, **more
    )


def _list(items: Items, parent: Elem, indent: int) -> Iterator[Para]:
    whole = Elem("L", parent, numbering="Disc")
    for text, inner in items.items:
        item = Elem("LI", whole)
        label, body = Elem("Lbl", item), Elem("LBody", item)
        yield _para(text, body, lbl=label, bullet=items.marker, indent=indent + 15, bullet_at=indent + 5)
        if inner is not None:
            yield from _list(inner, body, indent + 15)


def _table(rows: Rows, parent: Elem) -> Table:
    table = Elem("Table", parent)
    head = Elem("TR", table)
    width = len(rows.rows[0])
    cells = [[_cell(text, Elem("TH", head, scope="Column"), BOLD) for text in rows.rows[0]]]
    body = rows.rows[1:]
    for number, row in enumerate(body):
        line = Elem("TR", table)
        drawn = []
        for column, text in enumerate(row):
            if rows.groups and column == 0 and number % 2:
                drawn.append(_cell(f"{body[number - 1][0]} (cont.)", None, FACE))
                continue
            span = min(2, len(body) - number) if rows.groups and column == 0 else 1
            beside = column == 0
            elem = Elem("TH", line, scope="Row", rowspan=span) if beside else Elem("TD", line)
            drawn.append(_cell(text, elem, FACE))
        cells.append(drawn)
    style = [("GRID", (0, 0), (-1, -1), 0.5, black), ("BACKGROUND", (0, 0), (-1, 0), HexColor("#dddddd"))]
    return Table(cells, colWidths=[320 / width] * width, repeatRows=1, splitInRow=int(rows.rows_split), style=style)


def _cell(text: str, elem: Elem | None, face: str) -> Para:
    return Para([frag(text, face, 8, black)], ParagraphStyle("celda", fontName=face, fontSize=8, leading=10), elem)


def _figure(picture: Picture, parent: Elem) -> Figure:
    drawing = Drawing(120, 40)
    drawing.add(Rect(5, 5, 60, 20, fillColor=HexColor("#335577")))
    label = String(5, 30, "Gráfico")
    label.fontName = FACE
    drawing.add(label)
    return Figure(drawing, Elem("Figure", parent, alt=picture.alt))


def spoken(story: Sequence[Piece]) -> str:
    """Give the words that are read, in order, with spaces as one."""
    return " ".join(" ".join(word for piece in story for word in _said(piece)).split())


def _said(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Text):
        yield "".join(run.text for run in piece.runs)
    elif isinstance(piece, Items):
        for text, inner in piece.items:
            yield piece.marker
            yield from _said(text)
            if inner is not None:
                yield from _said(inner)
    elif isinstance(piece, Rows):
        yield from piece.rows[0]
        for number, row in enumerate(piece.rows[1:]):
            yield from row[1:] if piece.groups and number % 2 else row
    elif isinstance(piece, Picture):
        yield "Gráfico"
    else:
        for one in piece.pieces:
            yield from _said(one)


def unread(story: Sequence[Piece]) -> set[str]:
    """Give the texts that stand on pages and are not read: those of pages, of headers drawn again, of groups."""
    found = {HEADER}
    for piece in story:
        for rows in piece.pieces if isinstance(piece, Together) else (piece,):
            if isinstance(rows, Rows):
                found |= set(rows.rows[0]) | {f"{row[0]} (cont.)" for row in rows.rows[1:]}
    return found


_WORDS = st.sampled_from(
    [
        *(
            "comunicación",
            "público",
            "de",
            "y",
            "entidad",
            "año",
            "señal",
            "Plan",
            "2024",
            "25 %",
            "(a)",
            "b)",
            "\\",
            "100",
        ),
        *(
            "BT",
            "ET Q q EMC",
            "/P <</MCID 0>> BDC",
            "Tj",
            "<b>negrita</b>",
            "&amp;",
            "(sin cerrar",
            "¿qué?",
            "–",
            "«sí»",
        ),
        "x" * 90,
        "muy-largo/" * 12,
    ]
)
_TEXT = st.lists(_WORDS, min_size=1, max_size=25).map(" ".join)
_LONG = st.lists(_WORDS, min_size=1, max_size=120).map(" ".join)
_LINKS = st.sampled_from([None, None, "https://example.org/a?b=(c)&d=ñ", "mailto:a@example.org", "#destino"])
_RUN = st.builds(Run, _TEXT.map(lambda text: f"{text} "), st.booleans(), _LINKS, st.booleans(), st.booleans())
_RUNS = st.lists(_RUN, min_size=1, max_size=6).map(tuple)
_PARA = st.builds(Text, _RUNS, st.sampled_from(["P", "P", "P", "Note"]), st.booleans(), st.booleans())
_ITEM = st.builds(Text, _RUNS)
_INNER = st.builds(Items, st.lists(st.tuples(_ITEM, st.none()), min_size=1, max_size=3).map(tuple), st.just("1."))
_ITEMS = st.builds(Items, st.lists(st.tuples(_ITEM, st.none() | _INNER), min_size=1, max_size=4).map(tuple))
_PICTURE = st.builds(Picture, _TEXT)


@st.composite
def _rows(draw: st.DrawFn) -> Rows:
    columns = draw(st.integers(2, 5))
    cell = draw(st.sampled_from([_TEXT, _TEXT, _LONG]))
    head = st.lists(_WORDS.filter(lambda word: len(word) < 20), min_size=columns, max_size=columns).map(tuple)
    body = st.lists(st.lists(cell, min_size=columns, max_size=columns).map(tuple), min_size=1, max_size=14)
    return Rows((draw(head), *draw(body)), draw(st.booleans()), rows_split=True)


def stories() -> st.SearchStrategy[tuple[Piece, ...]]:
    """Give documents of every piece, after a heading that links lead to."""
    small = st.one_of(_PARA, _PICTURE, _ITEM)
    piece = st.one_of(
        _PARA, _ITEMS, _rows(), _PICTURE, st.builds(Together, st.lists(small, min_size=1, max_size=3).map(tuple))
    )
    first = Text((Run("Destino de los enlaces"),), "H1", anchor="destino")
    return st.lists(piece, min_size=1, max_size=6).map(lambda pieces: (first, *pieces))


def sample() -> tuple[Piece, ...]:
    """Give a document that has everything, on several pages."""
    linked = Text(
        (
            Run("Un párrafo con "),
            Run("un enlace que sigue por varias líneas, " * 6, link="https://example.org/plan"),
            Run("y después "),
            Run("otro", bold=True, link="mailto:prensa@example.org", underline=True),
            Run(", tachado", strike=True),
            Run("."),
        ),
        justified=True,
        boxed=True,
    )
    inner = Items(((Text((Run("Dentro"),)), None), (Text((Run("Dentro también " * 9),)), None)), "a)")
    head = ("Línea", "Actividad", "Meta")
    body = tuple(
        (f"Línea {n // 2 + 1}", f"Actividad {n + 1}: " + "palabras " * (n * 7 % 40), f"{n * 10}") for n in range(30)
    )
    return (
        Text((Run("Presentación"),), "H1", anchor="inicio"),
        Text((Run("Ir a la presentación", link="#inicio"),)),
        linked,
        Text((Run("Objetivos"),), "H2"),
        Items(((Text((Run("Uno"),)), inner), (Text((Run("Dos " * 40),)), None))),
        Rows((head, *body), groups=True),
        Picture("Barras: el 25 % en cada trimestre"),
        Rows((head, ("A", "mil " * 900, "1"), ("B", "corta", "2")), rows_split=True),
        Together((Text((Run("Con su nota"),)), Text((Run("La nota."),), "Note"))),
        Text((Run("x" * 300),)),
    )


def unread_but_unexpected(story: Sequence[Piece], artifacts: Sequence[Artifact]) -> list[Artifact]:
    """Give the texts in artifacts that are neither a page's own, nor a head drawn again, nor a group's."""
    expected = {" ".join(text.split()) for text in unread(story)}
    return [
        artifact
        for artifact in artifacts
        if not re.fullmatch(r"[0-9]+|Página [0-9]+ de", artifact.text)
        and not any(" ".join(artifact.text.split()) in text for text in expected)
    ]
