"""The rows of a sheet as Excel, LibreOffice and this program write them, each way of writing one read once.

A parser calls Python three times a cell, and ten thousand rows of a plan have half a million. But for their own number
and what they hold, most rows are written alike: such a `Shape` is read once, and a row is cut up only when it is asked
for. Where a row is not of the plainest form, the sheet is read as a stream (`stream.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pecdocs.excel.cells import ReadCell, characters, damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN, OTHER = "\0", "\2"
"""Stand in a formula for the number of its row, and for that of the one other row that is named; no XML has them."""
_VALUE_MARK = "\1"
_MARKS = tuple(each.encode() for each in (OWN, _VALUE_MARK, OTHER))

_VALUE = re.compile(r'<v>[^<&]*</v>|<is><t(?: xml:space="preserve")?>[^<&]*</t></is>')
"""What a cell holds. One with an entity stays where it is: its row is of a shape of its own."""
_HELD = re.compile(r'<(?:v|is><t(?: xml:space="preserve")?)>([^<&]*)</')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7}|\0)"(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]+)")?'
    r'(?:/>|>(?:<f(?: aca="false")?(?:/>|>([^<]*)</f>))?'
    r'(?:(\1)|<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'.replace(r"(\1)", "(\x01)")
)
_HEAD = re.compile(r'((?:<row\s[^<>]*/>)*)<row r="([0-9]{1,7})"([^<>]*)(?<!/)>')
_NO_CELLS = re.compile(r"(?:<row\s[^<>]*/>)*")
_EMPTY_ROW = re.compile(r"<row\s([^<>]*)/>")
_FIXED_ROW = re.compile(r"\$([0-9]{1,7})")
_UNSURE = re.compile(r"(?<![A-Z$])\0|\0[0-9]")
"""A number that is not that of a row, or another that the row's own is a part of."""
_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_TEXT = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_TEXTS_BEGIN, _TEXTS_END = re.compile(rb"<sst[^<>]*>"), b"</sst>"
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[a-z]+);|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class ShapeCell(NamedTuple):
    """A cell of all rows of a shape."""

    column: str
    kind: str
    """Its type (18.18.11)."""
    style: int
    formula: str | None
    """With marks where it names its own row or the other one."""
    has_value: bool
    """Whether each row has its own value."""
    value: str = ""
    """Where it has not, that of all."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """How rows are written, but for their own number, what they hold, and the one other row that their formulas name.

    All rows of a shape have the same one, so that it is known by its identity.
    """

    cells: tuple[ShapeCell, ...]
    """Those that hold something."""
    places: Mapping[str, tuple[ShapeCell, int]]
    """They by the letters of their columns, each with the position of its value among those that a row has."""

    def formulas(self) -> list[str]:
        """Give the formulas, with marks for the numbers of rows."""
        return [each.formula for each in self.cells if each.formula is not None]


class Source(NamedTuple):
    """What the rows of a sheet are read with."""

    texts: Sequence[str]
    """The shared ones of the workbook."""
    file: str
    """How messages name it."""


class QuickRow(Mapping[str, ReadCell]):
    """The cells of a row by their columns' letters; it is cut up when one is asked for, and each is made then.

    Raises InputError then, where a shared text is not there.
    """

    __slots__ = ("_cells", "_source", "_text", "_values", "other", "own", "shape")

    def __init__(self, shape: Shape, numbers: tuple[str, str], text: str, source: Source) -> None:
        self.shape = shape
        self.own, self.other = numbers
        """Its number, and that of the row that its formulas name; empty where they name none, or several."""
        self._text, self._source = text, source
        self._values: list[str] | None = None
        self._cells: dict[str, ReadCell | None] = {}

    def __getitem__(self, column: str) -> ReadCell:
        """Give a cell. Raises KeyError where nothing stands."""
        cell = self.get(column)
        if cell is None:
            raise KeyError(column)
        return cell

    def __iter__(self) -> Iterator[str]:
        """Give the letters of the columns that hold something."""
        return (column for column in self.shape.places if self.get(column) is not None)

    def __len__(self) -> int:
        """Count the cells that hold something."""
        return sum(1 for _ in self)

    def get(self, column: str, default: ReadCell | None = None) -> ReadCell | None:  # type: ignore[override]
        """Give a cell, if something stands there."""
        if column not in self._cells:
            place = self.shape.places.get(column)
            self._cells[column] = self._cell(*place) if place is not None else None
        found = self._cells[column]
        return default if found is None else found

    def _cell(self, written: ShapeCell, position: int) -> ReadCell | None:
        _, kind, style, said, has_value, same = written
        if self._values is None:
            self._values = _HELD.findall(self._text)
        try:
            words = self._values[position] if has_value else self._filled(same)
            if not words and said is None:
                return None
            if kind == "s":
                words = self._source.texts[int(words)]
            elif kind in {"str", "inlineStr"}:
                words = characters(words)
        except (LookupError, ValueError):
            raise damaged(self._source.file) from None
        return ReadCell(kind, words, self._filled(said) if said is not None else None, style)

    def _filled(self, text: str) -> str:
        """Put the numbers of rows where their marks are."""
        return text.replace(OWN, self.own).replace(OTHER, self.other)


class Quick(NamedTuple):
    """A sheet cut in two."""

    frame: bytes
    """The sheet with no rows in it: what else it says is read as a stream."""
    rows: dict[int, QuickRow]
    hidden: set[int]
    """The numbers of the rows that are hidden."""


def split(data: bytes, source: Source) -> Quick | None:
    """Cut the rows out of a sheet; None when one of them is not of the plainest form.

    Raises ValueError for an entity that there is not.
    """
    begin, end = data.find(_BEGIN) + len(_BEGIN), data.rfind(_END)
    if not len(_BEGIN) <= begin < end or any(each in data for each in _MARKS):
        return None
    found = Quick(data[:begin] + data[end:], {}, set())
    shapes = _Shapes(source)
    try:
        for text in _rows(data, begin, end):
            if not _add(found, shapes, text):
                return None
    except UnicodeDecodeError:
        return None
    return found


def _rows(data: bytes, begin: int, end: int) -> Iterator[str]:
    """Give the text of each row, and what stands after the last one."""
    while (at := data.find(_ROW_END, begin, end)) >= 0:
        yield data[begin:at].decode("utf-8")
        begin = at + len(_ROW_END)
    yield data[begin:end].decode("utf-8")


def _add(found: Quick, shapes: _Shapes, text: str) -> bool:
    """Add a row, and those without cells before it; tell whether it is of the plainest form."""
    head = _HEAD.match(text)
    if head is None:
        return _add_empty(found, text)
    empty, own, attributes = head.groups()
    row, number = shapes.row(own, text[head.end() :]), int(own)
    if row is None or number in found.rows or "xmlns" in attributes:
        return False
    if row.shape.cells:
        found.rows[number] = row
    if _is_hidden(attributes):
        found.hidden.add(number)
    return not empty or _add_empty(found, empty)


def _add_empty(found: Quick, text: str) -> bool:
    """Note which rows without cells are hidden; tell whether there is nothing but such rows."""
    for each in _EMPTY_ROW.finditer(text):
        number = re.search(r'\br="([0-9]{1,7})"', each[1])
        if number is not None and _is_hidden(each[1]):
            found.hidden.add(int(number[1]))
    return _NO_CELLS.fullmatch(text) is not None


def _is_hidden(attributes: str) -> bool:
    return 'hidden="1"' in attributes or 'hidden="true"' in attributes


class _Shapes:
    """The shapes of the rows of a sheet, by their text."""

    def __init__(self, source: Source) -> None:
        self.known: dict[str, Shape] = {}
        self.source = source

    def row(self, own: str, text: str) -> QuickRow | None:
        """Give a row by its number and the text of its cells; None where it is not of the plainest form."""
        bare = _VALUE.sub(_VALUE_MARK, text)
        text_of_shape = bare.replace(own, OWN)
        shape, other = self.known.get(text_of_shape), ""
        if shape is None:
            text_of_shape, other = _without_other(text_of_shape)
            shape = self.known.get(text_of_shape)
        if shape is None and _UNSURE.search(text_of_shape) is not None:
            shape, other = _shape(bare, own), ""
        elif shape is None and (shape := _shape(text_of_shape, OWN)) is not None:
            self.known[text_of_shape] = shape
        return QuickRow(shape, (own, other), text, self.source) if shape is not None else None


def marked(text: str, own: str) -> tuple[str, str]:
    """Put marks for the number of a row and, where formulas name but one other, for that; give the other too."""
    return _without_other(text.replace(own, OWN))


def is_sure(text: str) -> bool:
    """Tell whether marks stand for nothing but the numbers of rows."""
    return _UNSURE.search(text) is None


def _without_other(text: str) -> tuple[str, str]:
    others = set(_FIXED_ROW.findall(text))
    if len(others) != 1:
        return text, ""
    other = others.pop()
    return text.replace(f"${other}", f"${OTHER}"), other


def _shape(text: str, own: str) -> Shape | None:
    """Read a shape; None where anything in it is not a cell of this row in the plainest form."""
    found: list[ShapeCell] = []
    end = 0
    for each in _CELL.finditer(text):
        column, row, style, kind, formula, mark, value, inline = each.groups()
        if each.start() != end or row != own:
            return None
        end = each.end()
        said = plain(formula) if formula is not None else None
        words = plain(value or inline or "")
        if said is not None or mark is not None or words:
            found.append(ShapeCell(column, kind or "n", int(style or 0), said, mark is not None, words))
    if end != len(text):
        return None
    positions = accumulate((each.has_value for each in found), initial=0)
    places = {each.column: (each, position) for each, position in zip(found, positions, strict=False)}
    return Shape(tuple(found), places) if len(places) == len(found) else None


def texts(data: bytes) -> list[str] | None:
    """Give the shared texts of a workbook (18.4); None where one is not of the plainest form.

    Raises ValueError for an entity that there is not.
    """
    head, end = _TEXTS_BEGIN.search(data), data.rfind(_TEXTS_END)
    if head is None or any(each in data for each in _MARKS):
        return None
    try:
        inner = data[head.end() : end].decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _TEXT.sub("", inner).strip():
        return None
    return [characters(plain(each)) for each in _TEXT.findall(inner)]


def plain(text: str) -> str:
    """Give a text with its entities resolved (XML 1.0, 4.6). Raises ValueError for one that there is not."""
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def _resolved(found: re.Match[str]) -> str:
    name = found[1] or ""
    if name.startswith("#"):
        return chr(int(f"0{name[1:]}", 16) if name[1] == "x" else int(name[1:]))  # 0x and what follows
    if name not in _NAMED:
        raise ValueError(name)
    return _NAMED[name]
