"""The bytes of an .xlsx, whoever saved it last, to pure data: sheets, and their cells by row and column.

A returned workbook is untrusted: it goes through the same door as a template (`opc/intake.py`), and its sheets are
read as a stream. Elements and attributes are those of SpreadsheetML (ECMA-376 part 1, 18).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from pecdocs.collector import without_collector
from pecdocs.excel.cells import SAVE_AS, ReadCell, damaged
from pecdocs.excel.names import EPOCH, EPOCH_1904
from pecdocs.excel.quick import QuickRow, Source
from pecdocs.excel.stream import SheetStream, StringsStream, TooLargeError
from pecdocs.faults import Fault, InputError, Place
from pecdocs.opc import Package, xml
from pecdocs.opc.package import is_old_or_locked, rels_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

MAX_BYTES = 100 * 2**20
"""The largest workbook that is read."""

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_STREAMED = ("spreadsheetml.worksheet+xml", "spreadsheetml.sharedstrings+xml")
"""How the types of the parts end that are read as a stream."""

_PERCENTS = frozenset({9, 10})
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""The numbers of the formats that every program knows without their text (18.8.30)."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a format shows as it is written: texts, spaces, colours, conditions and languages."""
_MOST_DAYS = 2_958_465
"""The day of the last date that Excel knows, 31 December 9999."""


class CellError(str):
    """What a cell shows that could not be computed, as `#N/A`."""

    __slots__ = ()


ReadValue: TypeAlias = str | Decimal | bool | date | datetime | CellError | None
"""What a cell means. A number in the format of a date is a date; one in that of a percentage is still a part of one."""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet: only the cells that hold something."""

    name: str
    rows: Mapping[int, Mapping[str, ReadCell]]
    """Cells by their row, from 1, and the letters of their column."""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    """Columns, from 1, as first and last."""
    merges: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    """The addresses out of the file that ranges lead to."""

    def cell(self, row: int, column: str) -> ReadCell | None:
        """Give a cell, if it holds something."""
        return self.rows.get(row, {}).get(column)


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A workbook: its sheets by name, in order."""

    file: str
    sheets: Mapping[str, ReadSheet]
    formats: tuple[str, ...] = ()
    """What each style makes of a number: `%`, `date`, or nothing."""
    epoch: date = EPOCH

    def value(self, cell: ReadCell | None) -> ReadValue:
        """Give what a cell means; None where it holds nothing, or a text without letters."""
        if cell is None or not cell.text or cell.text.isspace():
            return None
        if cell.kind == "n":
            return self._number(cell)
        read = _OTHERS.get(cell.kind)
        return read(cell.text.strip()) if read is not None else cell.text

    def is_percent(self, cell: ReadCell) -> bool:
        """Tell whether a cell shows its number as a percentage."""
        return self._format(cell) == "%"

    def _format(self, cell: ReadCell) -> str:
        return self.formats[cell.style] if cell.style < len(self.formats) else ""

    def _number(self, cell: ReadCell) -> ReadValue:
        """Give a number as a person typed it: the shortest that is the same to a computer.

        Excel writes 0.953 as 0.95299999999999996.
        """
        number = _shortest(cell.text)
        if number is None:
            return CellError(cell.text)
        if self._format(cell) == "date" and 0 <= number <= _MOST_DAYS:
            return _date(float(cell.text), self.epoch)
        return number


@lru_cache(maxsize=4096)
def _shortest(text: str) -> Decimal | None:
    """Give the number that a text says in its fewest digits; None where it says none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return Decimal(repr(number)) if math.isfinite(number) else None


@without_collector()
def read_workbook(data: bytes, file: str) -> ReadBook:
    """Read a workbook; `file` is how messages name it.

    Raises InputError when it is none, or holds what a workbook that only went round has no need of.
    """
    package = _package(data, file)
    part = next(iter(package.targets("", "officeDocument").values()), "")
    if not package.content_types().get(part, "").endswith("spreadsheetml.sheet.main+xml"):
        raise InputError([Fault(Place(file), "no es un libro de Excel", SAVE_AS)])
    try:
        return _book(package, part, file)
    except (expat.ExpatError, xml.DoctypeError, TooLargeError, LookupError, ValueError):
        raise damaged(file) from None


def _package(data: bytes, file: str) -> Package:
    if is_old_or_locked(data):
        hint = f"{SAVE_AS}, sin contraseña"
        raise InputError([Fault(Place(file), "es un libro antiguo (.xls) o tiene contraseña", hint)])
    if _OPEN_DOCUMENT in data[:100]:
        raise InputError(
            [Fault(Place(file), "es un libro de OpenDocument (.ods)", f"{SAVE_AS}, también en LibreOffice")]
        )
    return Package.read(data, file, streamed=_STREAMED)


def _book(package: Package, part: str, file: str) -> ReadBook:
    root = package.xml(part)
    related = package.targets(part, "worksheet")
    source = Source(_shared_texts(package, part), file)
    names = [each for each in _all(root, "sheet") if _relation(each) in related]
    sheets = {str(each.get("name")): _sheet(package, related[_relation(each)], each, source) for each in names}
    return ReadBook(file, sheets, _formats(package, part), EPOCH_1904 if _counts_from_1904(root) else EPOCH)


def _sheet(package: Package, part: str, said: _Element, source: Source) -> ReadSheet:
    stream = SheetStream(source)
    stream.read(package.parts[part])
    addresses = _addresses(package, part)
    return ReadSheet(
        str(said.get("name")),
        {number: row for number, row in stream.rows.items() if isinstance(row, QuickRow) or row},
        said.get("state", "visible") != "visible",
        frozenset(stream.hidden_rows),
        tuple(stream.hidden_columns),
        tuple(stream.merges),
        {cells: addresses[identity] for cells, identity in stream.links if identity in addresses},
    )


def _shared_texts(package: Package, part: str) -> list[str]:
    stream = StringsStream()
    for name in package.targets(part, "sharedStrings").values():
        stream.read(package.parts[name])
    return stream.texts


def _addresses(package: Package, part: str) -> dict[str, str]:
    """Give where the links of a sheet lead, by their relationship."""
    name = rels_name(part)
    if name not in package.parts:
        return {}
    return {str(each.get("Id")): str(each.get("Target")) for each in package.xml(name) if each.get("TargetMode")}


def _formats(package: Package, part: str) -> tuple[str, ...]:
    """Give what each style of cells (18.8.10) makes of a number."""
    for name in package.targets(part, "styles").values():
        root = package.xml(name)
        listed = next(_all(root, "numFmts"), ())  # what conditional formats number apart is none of these
        own = {int(each.get("numFmtId", "-1")): str(each.get("formatCode")) for each in listed}
        styles = next(_all(root, "cellXfs"), ())
        return tuple(_meaning(int(each.get("numFmtId", "0")), own) for each in styles)
    return ()


def _meaning(number: int, own: Mapping[int, str]) -> str:
    """Say whether a format shows a percentage or a date."""
    if number in own:
        code = _LITERAL.sub("", own[number].split(";")[0]).casefold()
        return "%" if "%" in code else "date" if re.search("[dmyhs]", code.replace("general", "")) else ""
    return "%" if number in _PERCENTS else "date" if number in _DATES else ""


def _all(root: _Element, local: str) -> Iterator[_Element]:
    """Give every element of this name, in whichever of its namespaces the workbook was saved."""
    return (each for each in root.iter("{*}" + local))


def _relation(element: _Element) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _counts_from_1904(root: _Element) -> bool:
    """Tell whether its days are counted as on old Macs (18.17.4.1)."""
    return any(each.get("date1904") in {"1", "true"} for each in _all(root, "workbookPr"))


def _date(number: float, epoch: date) -> date | datetime:
    """Give the date of a serial number (18.17.4.1), with its time when it has one."""
    days, part = divmod(number, 1)
    if epoch == EPOCH and days < 60:  # noqa: PLR2004 - 29 February 1900, which never was, is day 60
        days += 1
    day = epoch + timedelta(days=days)
    return datetime(day.year, day.month, day.day) + timedelta(seconds=round(part * 86400)) if part else day  # noqa: DTZ001


def _written_date(text: str) -> date | datetime | CellError:
    try:
        return date.fromisoformat(text) if len(text) == len("2024-01-31") else datetime.fromisoformat(text)
    except ValueError:
        return CellError(text)


_OTHERS: Mapping[str, Callable[[str], ReadValue]] = {
    "b": lambda text: text in {"1", "true"},
    "e": CellError,
    "d": _written_date,
}
"""How what is neither a number nor a text is read, by the type of its cell."""
