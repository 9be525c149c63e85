"""The XML of a sheet and of the shared texts, read as a stream: no tree, so that size costs no memory.

Names are compared with the namespace of the root, which is another in a workbook that was saved as «Strict».
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from pecdocs.excel import quick
from pecdocs.excel.cells import ReadCell, characters
from pecdocs.excel.formulas import column_number, shifted
from pecdocs.layout.workbook import column_letters
from pecdocs.opc import xml

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_CELLS = 3_000_000
"""The cells that hold something, in a sheet; ten thousand rows of all that a plan computes have a sixth of these."""

_DIGITS = "0123456789"


class TooLargeError(ValueError):
    """A sheet has more cells than any workbook of ours, or a number where none can be."""


class _Stream:
    """What both streams share: a parser that refuses what no workbook needs."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._root
        self.space = ""
        self.pieces: list[str] = []

    def read(self, data: bytes) -> None:
        """Read a part. Raises expat.ExpatError when it is not XML, DoctypeError, or TooLargeError."""
        self.parser.Parse(data, True)  # noqa: FBT003 - the name of this parameter is the parser's secret

    def _doctype(self, *_: object) -> None:
        raise xml.DoctypeError

    def _root(self, name: str, _attributes: dict[str, str]) -> None:
        self.space = f"{name.rpartition(' ')[0]} "
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""

    def end(self, name: str) -> None:
        """End an element."""

    def listen(self, *, to_text: bool) -> None:
        """Gather the text from here on, or stop."""
        self.pieces = []
        self.parser.CharacterDataHandler = self.pieces.append if to_text else None


class StringsStream(_Stream):
    """The shared texts (18.4), each the sum of its runs; what is only read aloud (`rPh`) is none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._aloud = False

    def read(self, data: bytes) -> None:
        """Read a part, at one go where its texts are of the plainest form."""
        found = quick.texts(data)
        if found is None:
            super().read(data)
        else:
            self.texts += found

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the parser hands them
        """Begin an element."""
        local = name.removeprefix(self.space)
        if local == "t" and not self._aloud:
            self.listen(to_text=True)
        elif local == "rPh":
            self._aloud = True

    def end(self, name: str) -> None:
        """End an element."""
        local = name.removeprefix(self.space)
        if local == "t" and not self._aloud:
            self._runs.extend(self.pieces)
            self.listen(to_text=False)
        elif local == "rPh":
            self._aloud = False
        elif local == "si":
            self.texts.append(characters("".join(self._runs)))
            self._runs = []


class SheetStream(_Stream):
    """A sheet: its cells by row and column's letters, and what is hidden, merged or linked in it."""

    def __init__(self, source: quick.Source) -> None:
        super().__init__()
        self.rows: dict[int, Mapping[str, ReadCell]] = {}
        self._streamed: dict[int, dict[str, ReadCell]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merges: list[str] = []
        self.links: list[tuple[str, str]] = []
        """Ranges, and the relationship that holds the address each leads to."""
        self._source = source
        self._row, self._cells = 0, {}
        self._column, self._kind, self._style = "", "n", 0
        self._in_cell, self._aloud = False, False
        self._value: list[str] = []
        self._formula: str | None = None
        self._shared: dict[str, tuple[str, int, int]] = {}
        self._sharing: str | None = None
        self._count = 0

    _cells: dict[str, ReadCell]

    def read(self, data: bytes) -> None:
        """Read a sheet, its rows by their shapes where they are of the plainest form."""
        found = quick.split(data, self._source)
        if found is None:
            super().read(data)
            return
        super().read(found.frame)
        self.rows |= found.rows
        self.hidden_rows |= found.hidden

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element; those inside a cell first, for there are most of them."""
        local = name.removeprefix(self.space)
        if self._in_cell:
            if local in {"v", "t", "f"} and not self._aloud:
                self.listen(to_text=True)
                if local == "f":
                    self._sharing = attributes.get("si") if attributes.get("t") == "shared" else None
            elif local == "rPh":
                self._aloud = True
        elif local == "c":
            self._cell(attributes)
        elif local in _OF_A_SHEET:
            _OF_A_SHEET[local](self, attributes)

    def end(self, name: str) -> None:
        """End an element."""
        if not self._in_cell:
            return
        local = name.removeprefix(self.space)
        if local == "c":
            self._keep()
        elif local == "rPh":
            self._aloud = False
        elif self._aloud:
            return
        elif local in {"v", "t"}:
            self._value.extend(self.pieces)
            self.listen(to_text=False)
        elif local == "f":
            self._formula = self._shared_formula("".join(self.pieces))
            self.listen(to_text=False)

    def _new_row(self, attributes: Mapping[str, str]) -> None:
        self._row = _number(attributes.get("r"), self._row + 1)
        self._column = ""
        self._cells = self._streamed.setdefault(self._row, {})
        self.rows[self._row] = self._cells
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.add(self._row)

    def _cell(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r")
        self._column = place.rstrip(_DIGITS) if place else column_letters(column_number(self._column) + 1)
        self._kind, self._style = attributes.get("t", "n"), _number(attributes.get("s"), 0)
        self._in_cell = True
        self._value, self._formula = [], None

    def _keep(self) -> None:
        """Keep the cell that ends here, unless it only has looks."""
        self._in_cell = False
        if not self._value and self._formula is None:
            return
        self._count += 1
        if self._count > MOST_CELLS:
            raise TooLargeError
        kind, text = self._kind, "".join(self._value)
        if kind == "s":
            text = self._source.texts[int(text)]
        elif kind in {"str", "inlineStr"}:
            text = characters(text)
        self._cells[self._column] = ReadCell(kind, text, self._formula, self._style)

    def _shared_formula(self, text: str) -> str:
        """Give the formula of this cell: the first of those that share one has its text, the others its number."""
        if self._sharing is None:
            return text
        row, column = self._row, column_number(self._column)
        if text:
            self._shared[self._sharing] = (text, row, column)
            return text
        first, of_row, of_column = self._shared.get(self._sharing, ("", row, column))
        return shifted(first, row - of_row, column - of_column)

    def _hide(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            self.hidden_columns.append((_number(attributes.get("min"), 1), _number(attributes.get("max"), 1)))

    def _merge(self, attributes: Mapping[str, str]) -> None:
        self.merges.append(attributes.get("ref", ""))

    def _link(self, attributes: Mapping[str, str]) -> None:
        identity = next((value for key, value in attributes.items() if key.endswith(" id")), None)
        if identity is not None:
            self.links.append((attributes.get("ref", ""), identity))


_TRUE = frozenset({"1", "true"})
_OF_A_SHEET: dict[str, Any] = {
    "row": SheetStream._new_row,  # noqa: SLF001 - a table of its own methods
    "col": SheetStream._hide,  # noqa: SLF001
    "mergeCell": SheetStream._merge,  # noqa: SLF001
    "hyperlink": SheetStream._link,  # noqa: SLF001
}


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not text.isdecimal() or len(text) > len(str(2**31)):
        raise TooLargeError
    return int(text)
