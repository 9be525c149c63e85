"""An independent reader of .docx files: the standard library alone, nothing of the program under test.

It says what a reader of the paper would see: tables as grids with their merges, headings by their real styles, list
markers as they are printed, notes, sections, headers and footers.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
VML = "{urn:schemas-microsoft-com:vml}"
DOCUMENT = "word/document.xml"

TEXT_LEVEL = 9
"""The outline level that is none (ECMA-376 part 1, 17.3.1.20)."""
LEFT, ABOVE, EMPTY = "<", "^", "·"
"""How a drawn grid shows a place that the cell to its left, or the one above, covers; and an empty cell."""
LINE_END = " ⏎ "
"""How a drawn grid shows a line end inside a cell."""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell as printed: its text (paragraphs joined by line ends) and where it stands."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    fill: str = ""


@dataclass(slots=True)
class ReadTable:
    """A table: for each place of its grid the cell that covers it."""

    places: list[list[ReadCell]]
    flagged: list[bool]
    """Which rows repeat as headers."""
    description: str
    widths: list[int]

    @property
    def header_rows(self) -> int:
        """How many of the first rows repeat on every page."""
        return next((r for r, flagged in enumerate(self.flagged) if not flagged), len(self.flagged))

    def texts(self) -> list[list[str]]:
        """Give, for each place, the text that holds there: a merged label stands on all its rows."""
        return [[cell.text for cell in row] for row in self.places]

    def runs(self, column: int) -> list[tuple[int, int, str]]:
        """Give the vertical runs of a column: first row, how many rows, text."""
        found: list[tuple[int, int, str]] = []
        for row, cells in enumerate(self.places):
            cell = cells[column]
            if cell.row == row and cell.column == column:
                found.append((row, cell.rowspan, cell.text))
        return found

    def drawn(self) -> str:
        """Draw the grid as text: a line a row, `#` before a header row, `<` and `^` where a cell goes on."""
        lines = []
        for r, row in enumerate(self.places):
            cells = []
            for c, cell in enumerate(row):
                own = cell.text.replace("\n", LINE_END) or EMPTY
                cells.append(LEFT if cell.column < c else ABOVE if cell.row < r else own)
            lines.append(("# " if self.flagged[r] else "") + " | ".join(cells))
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class ReadHeading:
    """A heading: its level by its style, and its text as printed."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadItem:
    """A list item: the marker that Word prints, its level and its text."""

    marker: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section of pages."""

    wide: bool
    headers: dict[str, str]
    """The header part of each kind (default, first, even) that holds here, inherited ones too."""
    footers: dict[str, str]
    first_page: bool


@dataclass(slots=True)
class _Numbering:
    """The numberings of a document, and the counts while it is read in order (ECMA-376 part 1, 17.9)."""

    levels: dict[str, dict[int, tuple[str, str, int]]] = field(default_factory=dict)
    """For each abstract numbering and level: format, text and first value."""
    nums: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    """For each numbering: its abstract one, and the values that its levels restart at."""
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    used: set[tuple[str, int]] = field(default_factory=set)

    def marker(self, num: str, level: int) -> str:
        """Count one more item and give its marker as printed."""
        abstract, overrides = self.nums[num]
        number_format, text, start = self.levels[abstract][level]
        counts = self.counts[abstract]
        if level in overrides and (num, level) not in self.used:
            counts[level] = overrides[level]
        else:
            counts[level] = counts.get(level, start - 1) + 1
        self.used.add((num, level))
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if number_format == "bullet":
            return text

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            kind, _, first = self.levels[abstract][at]
            return numeral(kind, counts.get(at, first))

        return re.sub(r"%(\d)", shown, text)


def numeral(kind: str, value: int) -> str:
    """Print a value in a numbering format of Word."""
    if kind == "decimal":
        return str(value)
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"}:
        found = ""
        for worth, digits in zip((10, 9, 5, 4, 1), ("x", "ix", "v", "iv", "i"), strict=True):
            found += digits * (value // worth)
            value %= worth
        return found if kind == "lowerRoman" else found.upper()
    raise AssertionError(f"unknown numbering format {kind}")


def text_of(element: Element) -> str:
    """Give the printed text of a paragraph; a PAGE or NUMPAGES field as `{PAGE}`, a footnote mark as `[1]`."""
    found: list[str] = []
    fields: list[list[str]] = []
    """For each open field: its instruction, and «shown» once its result goes on."""
    for node in _own(element):
        if node.tag == f"{W}fldChar":
            _field_mark(node, fields, found)
        elif node.tag == f"{W}instrText" and fields:
            fields[-1][0] += node.text or ""
        elif any(state == "instruction" or not _result_counts(name) for name, state in fields):
            continue
        elif node.tag == f"{W}t":
            found.append(node.text or "")
        elif node.tag in {f"{W}br", f"{W}cr"}:
            found.append("\n")
        elif node.tag == f"{W}tab":
            found.append("\t")
        elif node.tag == f"{W}footnoteReference":
            found.append(f"[{node.get(f'{W}id')}]")
    return "".join(found)


def _field_mark(node: Element, fields: list[list[str]], found: list[str]) -> None:
    kind = node.get(f"{W}fldCharType")
    if kind == "begin":
        fields.append(["", "instruction"])
    elif kind == "separate" and fields:
        fields[-1][1] = "result"
    elif kind == "end" and fields:
        name = fields.pop()[0].split()
        if name and not _result_counts(name[0]):
            found.append("{" + name[0] + "}")


def _result_counts(instruction: str) -> bool:
    """Tell whether a field's stored result is text of the document; page numbers are not."""
    return instruction.split()[:1] not in (["PAGE"], ["NUMPAGES"], ["PAGEREF"])


def _own(element: Element) -> Iterator[Element]:
    """Walk what is inside a paragraph, but not its properties nor paragraphs inside it (text boxes)."""
    for child in element:
        if child.tag in {f"{W}pPr", f"{W}p"}:
            continue
        yield child
        if child.tag != f"{W}tabs":
            yield from _own(child)


def attribute(element: Element | None, path: str, name: str = "val") -> str | None:
    """Give an attribute of the element at `path` (`w:` names, without the prefix), or None."""
    found = element.find("/".join(W + step for step in path.split("/"))) if element is not None else None
    return found.get(W + name) if found is not None else None


@lru_cache(maxsize=64)
def parsed(data: bytes) -> Element:
    """Parse a part of a file that the program under test made, to be read only: most parts are those of a template."""
    return ET.fromstring(data)  # noqa: S314 - nobody else's file


class Docx:
    """A .docx, read."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}
        self.root = parsed(self.parts[DOCUMENT])
        found = self.root.find(f"{W}body")
        assert found is not None, "the document has no body"
        self.body = found

    def part(self, name: str) -> Element:
        """Parse a part."""
        return parsed(self.parts[name])

    @cached_property
    def relationships(self) -> dict[str, tuple[str, str]]:
        """The document part's relationships: kind and target by id; inner targets as part names."""
        name = "word/_rels/document.xml.rels"
        if name not in self.parts:
            return {}
        found = {}
        for each in self.part(name):
            target = str(each.get("Target"))
            if each.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"word/{target}")
            found[str(each.get("Id"))] = (str(each.get("Type")).rpartition("/")[2], target)
        return found

    def text(self) -> str:
        """Give every text of the file: body, notes, headers, footers, one paragraph a line."""
        stories = [
            name for name in self.names if re.fullmatch(r"word/(document|footnotes|header.*|footer.*)\.xml", name)
        ]
        return "\n".join(text_of(p) for name in stories for p in self.part(name).iter(f"{W}p"))

    # --- tables

    @property
    def tables(self) -> list[ReadTable]:
        """The body's tables that hold data: those that a description introduces; a cover's is not one."""
        found = [self._table(each) for each in self.body.iter(f"{W}tbl")]
        return [table for table in found if table.description]

    def _table(self, table: Element) -> ReadTable:
        widths = [int(each.get(f"{W}w", "0")) for each in table.findall(f"{W}tblGrid/{W}gridCol")]
        places: list[list[ReadCell | None]] = []
        pieces: list[tuple[Element, int, int, int, bool]] = []
        flagged = []
        for r, row in enumerate(table.findall(f"{W}tr")):
            flagged.append(row.find(f"{W}trPr/{W}tblHeader") is not None)
            places.append([None] * len(widths))
            column = 0
            for cell in row.findall(f"{W}tc"):
                span = int(attribute(cell, "tcPr/gridSpan") or 1)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                pieces.append((cell, r, column, span, goes_on))
                column += span
            assert column == len(widths), f"row {r} has {column} places for {len(widths)} columns"
        starts: dict[tuple[int, int], list[int]] = {}
        open_at: dict[int, tuple[int, int]] = {}
        for _, r, column, span, goes_on in pieces:
            if goes_on:
                starts[open_at[column]][0] += 1
            else:
                open_at[column] = (r, column)
                starts[r, column] = [1, span]
        for cell, r, column, _, goes_on in pieces:
            if not goes_on:
                height, width = starts[r, column]
                text = "\n".join(text_of(p) for p in cell.iter(f"{W}p"))
                read = ReadCell(text, r, column, height, width, attribute(cell, "tcPr/shd", "fill") or "")
                for rr in range(r, r + height):
                    places[rr][column : column + width] = [read] * width
        tight = [[cell for cell in row if cell is not None] for row in places]
        assert all(len(row) == len(widths) for row in tight), "the merges leave holes"
        properties = table.find(f"{W}tblPr")
        described = attribute(properties, "tblDescription") or attribute(properties, "tblCaption") or ""
        return ReadTable(tight, flagged, described, widths)

    # --- paragraphs

    @cached_property
    def styles(self) -> dict[str, tuple[str, str | None, str | None]]:
        """Each style's name in small letters, the id of the one it is based on, and its outline level, by id."""
        return {
            str(style.get(f"{W}styleId")): (
                str(attribute(style, "name")).casefold(),
                attribute(style, "basedOn"),
                attribute(style, "pPr/outlineLvl"),
            )
            for style in self.part("word/styles.xml").findall(f"{W}style")
        }

    def style(self, paragraph: Element) -> str:
        """Give the name of a paragraph's style, in small letters."""
        return self.styles[attribute(paragraph, "pPr/pStyle") or self._default_style][0]

    @cached_property
    def _default_style(self) -> str:
        for style in self.part("word/styles.xml").findall(f"{W}style"):
            if style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph":
                return str(style.get(f"{W}styleId"))
        return next(iter(self.styles))

    def level(self, paragraph: Element) -> int | None:
        """Give the heading level of a paragraph, through its style and those that it is based on; None for text."""
        current: str | None = attribute(paragraph, "pPr/pStyle")
        while current is not None:
            name, current, outline = self.styles[current]
            if outline is not None:
                return int(outline) + 1 if int(outline) < TEXT_LEVEL else None
            if re.fullmatch(r"heading [1-9]", name):
                return int(name[-1])
        return None

    @property
    def headings(self) -> list[ReadHeading]:
        """The headings, in order; a footnote mark is not part of their text."""
        found = []
        for paragraph in self.body.iter(f"{W}p"):
            level = self.level(paragraph)
            if level is not None:
                found.append(ReadHeading(level, re.sub(r"\[\d+\]", "", text_of(paragraph))))
        return found

    @property
    def items(self) -> list[ReadItem]:
        """The list items, in order, with the markers that Word prints."""
        numbering = self._numbering()
        found = []
        for paragraph in self.body.iter(f"{W}p"):
            num = attribute(paragraph, "pPr/numPr/numId")
            if num is not None and num != "0":
                level = int(attribute(paragraph, "pPr/numPr/ilvl") or 0)
                found.append(ReadItem(numbering.marker(num, level), level, text_of(paragraph)))
        return found

    def _numbering(self) -> _Numbering:
        found = _Numbering()
        if "word/numbering.xml" not in self.parts:
            return found
        root = self.part("word/numbering.xml")
        for abstract in root.findall(f"{W}abstractNum"):
            found.levels[str(abstract.get(f"{W}abstractNumId"))] = {
                int(level.get(f"{W}ilvl", "0")): (
                    attribute(level, "numFmt") or "decimal",
                    attribute(level, "lvlText") or "",
                    int(attribute(level, "start") or 1),
                )
                for level in abstract.findall(f"{W}lvl")
            }
        for num in root.findall(f"{W}num"):
            overrides = {
                int(each.get(f"{W}ilvl", "0")): int(start)
                for each in num.findall(f"{W}lvlOverride")
                if (start := attribute(each, "startOverride")) is not None
            }
            found.nums[str(num.get(f"{W}numId"))] = (attribute(num, "abstractNumId") or "", overrides)
        return found

    @property
    def footnotes(self) -> dict[str, str]:
        """The text of each note that a mark in the body points to, by id, in the order of the marks."""
        if "word/footnotes.xml" not in self.parts:
            return {}
        notes = {str(note.get(f"{W}id")): note for note in self.part("word/footnotes.xml")}
        marks = [str(mark.get(f"{W}id")) for mark in self.body.iter(f"{W}footnoteReference")]
        return {mark: "\n".join(text_of(p) for p in notes[mark].iter(f"{W}p")).strip() for mark in marks}

    @property
    def links(self) -> list[tuple[str, str]]:
        """The text and the address of each outer link, in order."""
        found = []
        for link in self.body.iter(f"{W}hyperlink"):
            relation = link.get(f"{R}id")
            if relation is not None:
                found.append(("".join(t.text or "" for t in link.iter(f"{W}t")), self.relationships[relation][1]))
        return found

    # --- pages

    @property
    def sections(self) -> list[ReadSection]:
        """The sections of pages, in order."""
        found = []
        headers: dict[str, str] = {}
        footers: dict[str, str] = {}
        for section in self.body.iter(f"{W}sectPr"):
            headers = {**headers, **self._edges(section, "headerReference")}
            footers = {**footers, **self._edges(section, "footerReference")}
            width = int(attribute(section, "pgSz", "w") or 0)
            height = int(attribute(section, "pgSz", "h") or 0)
            found.append(ReadSection(width > height, headers, footers, section.find(f"{W}titlePg") is not None))
        return found

    def _edges(self, section: Element, kind: str) -> dict[str, str]:
        return {
            str(each.get(f"{W}type")): self.relationships[str(each.get(f"{R}id"))][1]
            for each in section.findall(W + kind)
        }

    def edge_text(self, name: str) -> str:
        """Give the lines of a header or footer part that hold text."""
        lines = [text_of(p) for p in self.part(name).iter(f"{W}p")]
        return "\n".join(line for line in lines if line.strip())

    def watermarks(self, name: str) -> list[str]:
        """Give the words of each watermark in a header part."""
        return [str(path.get("string")) for path in self.part(name).iter(f"{VML}textpath") if path.get("string")]

    # --- properties

    @property
    def language(self) -> str | None:
        """The document's language, as its default run properties say."""
        return attribute(self.part("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang")

    @property
    def properties(self) -> dict[str, str]:
        """The core properties, by their name without prefix."""
        return {each.tag.rpartition("}")[2]: each.text or "" for each in self.part("docProps/core.xml")}

    @property
    def descriptions(self) -> list[str]:
        """The alternative text of every drawing of the file."""
        names = [name for name in self.names if name.startswith("word/") and name.endswith(".xml")]
        return [str(drawing.get("descr", "")) for name in names for drawing in self.part(name).iter(f"{WP}docPr")]


def drawn_rows(text: str) -> list[tuple[bool, list[str]]]:
    """Read a grid drawn as text: for each row, whether it is a header, and the label that holds in each place."""
    found: list[tuple[bool, list[str]]] = []
    for line in text.strip("\n").split("\n"):
        drawn = line.removeprefix("# ").split(" | ")
        row: list[str] = []
        for c, words in enumerate(drawn):
            held = {LEFT: row[c - 1] if c else "", ABOVE: found[-1][1][c] if found else "", EMPTY: ""}
            row.append(held.get(words, words.replace(LINE_END, "\n")))
        found.append((line.startswith("# "), row))
    return found
