"""A structural checker for .xlsx files: what the Open XML SDK validator lets pass and Excel repairs, or shows wrong.

`faults_of` gives one line for each. The standard library alone, nothing of the program under test.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from tests.support.chartcheck import S, chart_faults
from tests.support.packagecheck import package_faults
from tests.support.wordxml import R, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

WORKBOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
MAX_NAME, MAX_CELL_TEXT, MAX_SAID, MAX_EDGE, MAX_HEIGHT = 31, 32767, 255, 255, 409
LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter"),
    *("mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "ignoredErrors", "drawing", "legacyDrawing", "legacyDrawingHF", "tableParts"),
    "extLst",
)
_SHEET_OF = re.compile(r"'((?:[^']|'')+)'!|([^\s'\"!,;:()+\-*/&=<>]+)!")
_QUOTED = re.compile('"[^"]*"')
Area = tuple[int, int, int, int]


def faults_of(data: bytes) -> list[str]:
    """Give every structural fault of an .xlsx."""
    return list(_Checker(data).faults())


class _Checker:
    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.members = package.namelist()
            self.raw = {name: package.read(name) for name in self.members}
        self.roots = {name: parsed(part) for name, part in self.raw.items() if name.endswith((".xml", ".rels", ".vml"))}
        targets = {
            str(each.get("Id")): posixpath.normpath(posixpath.join("xl", str(each.get("Target"))))
            if not str(each.get("Target")).startswith("/")
            else str(each.get("Target")).lstrip("/")
            for each in self.roots["xl/_rels/workbook.xml.rels"]
        }
        self.book = self.roots[WORKBOOK]
        self.entries = list(self.book.iter(f"{S}sheet"))
        self.names = [str(each.get("name")) for each in self.entries]
        self.parts = {str(each.get("name")): targets.get(str(each.get(f"{R}id")), "nowhere") for each in self.entries}
        self.styles = self.roots[STYLES]
        self.strings = len(self.roots["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in self.roots else 0

    def faults(self) -> Iterator[str]:
        yield from package_faults(self.members, self.roots)
        yield from chart_faults(self.raw)
        yield from self._sheets()
        yield from self._names()
        yield from self._styles()
        yield from self._drawings()
        for name, part in self.parts.items():
            if part in self.roots:
                for fault in _Sheet(self, self.roots[part]).faults():
                    yield f"{name}: {fault}"

    def _sheets(self) -> Iterator[str]:
        if not self.entries:
            yield "there are no sheets"
        elif all(each.get("state", "visible") != "visible" for each in self.entries):
            yield "no sheet is shown"
        folded = Counter(name.casefold() for name in self.names)
        yield from (f"two sheets are called {name}" for name, count in folded.items() if count > 1)
        ids = Counter(each.get("sheetId") for each in self.entries)
        yield from (f"two sheets have the id {identity}" for identity, count in ids.items() if count > 1)
        for name in self.names:
            if units(name) > MAX_NAME or re.search(r"[\[\]:*?/\\]", name) or name.strip("'") != name or not name:
                yield f"{name} is no name for a sheet"
        for view in self.book.iter(f"{S}workbookView"):
            active = int(view.get("activeTab", "0"))
            if active >= len(self.entries) or self.entries[active].get("state", "visible") != "visible":
                yield f"the sheet {active} is active, and nobody sees it"

    def _names(self) -> Iterator[str]:
        found = list(self.book.iter(f"{S}definedName"))
        seen = Counter((str(each.get("name")).casefold(), each.get("localSheetId")) for each in found)
        yield from (f"the name {name} stands twice" for (name, _), count in seen.items() if count > 1)
        for each in found:
            if int(each.get("localSheetId", "0")) >= len(self.names):
                yield f"the name {each.get('name')} is of a sheet that is missing"
            yield from (f"the name {each.get('name')} {fault}" for fault in self.lost_sheets(each.text or ""))

    def lost_sheets(self, formula: str) -> Iterator[str]:
        """Give the sheets that a formula names and are not there."""
        known = {name.casefold() for name in self.names}
        for quoted, plain in _SHEET_OF.findall(_QUOTED.sub('""', formula)):
            name = quoted.replace("''", "'") or plain
            if name.casefold() not in known:
                yield f"points to the sheet {name}, which is missing"

    def _styles(self) -> Iterator[str]:
        formats = {each.get("numFmtId") for each in self.styles.iter(f"{S}numFmt")}
        for kind in ("fonts", "fills", "borders", "cellXfs", "dxfs", "numFmts"):
            found = self.styles.find(S + kind)
            if found is not None and found.get("count", str(len(found))) != str(len(found)):
                yield f"the styles count {found.get('count')} {kind} of {len(found)}"
        for number, each in enumerate(self.list("cellXfs")):
            for key, kind in LISTS.items():
                if int(each.get(key, "0")) >= len(self.list(kind)):
                    yield f"the style {number} has the {key} {each.get(key)}, which is missing"
            own = int(each.get("numFmtId", "0"))
            if own >= 164 and str(own) not in formats:
                yield f"the style {number} has the number format {own}, which is missing"

    def list(self, kind: str) -> list[Element]:
        """Give a list of the styles."""
        found = self.styles.find(S + kind)
        return [] if found is None else list(found)

    def _drawings(self) -> Iterator[str]:
        for name, root in self.roots.items():
            if name.startswith("xl/drawings/drawing"):
                found = [each for each in root.iter() if each.tag.endswith("}cNvPr")]
                ids = Counter(each.get("id") for each in found)
                yield from (
                    f"{name} has the id {identity} {count} times" for identity, count in ids.items() if count > 1
                )
                yield from (
                    f"{name}: the drawing {each.get('id')} says nothing" for each in found if not each.get("descr")
                )


class _Sheet:
    """One worksheet."""

    def __init__(self, book: _Checker, root: Element) -> None:
        self.book, self.root = book, root
        self.cells = {str(cell.get("r")): cell for cell in root.iter(f"{S}c")}

    def faults(self) -> Iterator[str]:
        yield from self._order()
        yield from self._rows()
        for place, cell in self.cells.items():
            yield from (f"{place} {fault}" for fault in self._cell(cell))
        yield from self._merges()
        yield from self._rules()
        yield from self._links()
        for edge in self.root.findall(f"{S}headerFooter/*"):
            if units(edge.text or "") > MAX_EDGE:
                yield f"{edge.tag.removeprefix(S)} is too long"

    def _order(self) -> Iterator[str]:
        places = [ORDER.index(name) for each in self.root if (name := each.tag.removeprefix(S)) in ORDER]
        if places != sorted(places):
            yield "its parts are out of order"
        ends = 0
        for column in self.root.iter(f"{S}col"):
            if int(column.get("min", "0")) <= ends:
                yield f"the column {column.get('min')} is said twice"
            ends = int(column.get("max", "0"))

    def _rows(self) -> Iterator[str]:
        last = 0
        for row in self.root.iter(f"{S}row"):
            number = int(row.get("r", "0"))
            if number <= last:
                yield f"the row {number} comes after the row {last}"
            last = number
            if float(row.get("ht", "15")) > MAX_HEIGHT:
                yield f"the row {number} is too high"
            before = 0
            for cell in row:
                column, own = corner(str(cell.get("r")))
                if own != number or column <= before:
                    yield f"{cell.get('r')} is out of place"
                before = column

    def _cell(self, cell: Element) -> Iterator[str]:
        if int(cell.get("s", "0")) >= len(self.book.list("cellXfs")):
            yield f"has the style {cell.get('s')}, which is missing"
        kind, value = cell.get("t", "n"), cell.findtext(f"{S}v")
        if kind == "s" and int(value or "0") >= self.book.strings:
            yield f"has the shared text {value}, which is missing"
        text = "".join(each.text or "" for each in cell.iter(f"{S}t"))
        if units(text) > MAX_CELL_TEXT:
            yield "has too long a text"
        if text != text.strip() and any(
            each.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve" for each in cell.iter(f"{S}t")
        ):
            yield "has spaces that would be lost"
        formula = cell.findtext(f"{S}f")
        if formula is not None:
            if formula.startswith("="):
                yield "has a formula with its sign"
            if value is None:
                yield "has a formula without its value"
            yield from self.book.lost_sheets(formula)
        if kind == "n" and value is not None:
            try:
                float(value)
            except ValueError:
                yield f"has {value} for a number"

    def _merges(self) -> Iterator[str]:
        taken: dict[tuple[int, int], str] = {}
        for merge in self.root.iter(f"{S}mergeCell"):
            ref = str(merge.get("ref"))
            left, top, right, bottom = area(ref)
            if (left, top) == (right, bottom):
                yield f"{ref} merges one cell"
            for place in ((c, r) for c in range(left, right + 1) for r in range(top, bottom + 1)):
                if place in taken:
                    yield f"{ref} overlaps {taken[place]}"
                    break
                taken[place] = ref
                cell = self.cells.get(f"{letters(place[0])}{place[1]}")
                if place != (left, top) and cell is not None and len(cell):
                    yield f"{cell.get('r')} holds something under {ref}"

    def _rules(self) -> Iterator[str]:
        for rule in self.root.iter(f"{S}cfRule"):
            if rule.get("dxfId") is not None and int(rule.get("dxfId", "0")) >= len(self.book.list("dxfs")):
                yield f"a rule has the look {rule.get('dxfId')}, which is missing"
        for each in self.root.iter(f"{S}dataValidation"):
            where = each.get("sqref")
            for key in ("error", "prompt"):
                if units(each.get(key, "")) > MAX_SAID:
                    yield f"the validation of {where} says too much"
            for formula in each:
                text = formula.text or ""
                if units(text) > MAX_SAID + 2:
                    yield f"the validation of {where} has too long a formula"
                yield from (f"the validation of {where} {fault}" for fault in self.book.lost_sheets(text))

    def _links(self) -> Iterator[str]:
        for link in self.root.iter(f"{S}hyperlink"):
            yield from (
                f"the link of {link.get('ref')} {fault}" for fault in self.book.lost_sheets(link.get("location", ""))
            )


def units(text: str) -> int:
    """Count characters as Excel does."""
    return len(text.encode("utf-16-le")) // 2


def corner(place: str) -> tuple[int, int]:
    """Give the column and row of a cell, from 1."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", place)
    assert found is not None, place
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(found[2])


def letters(column: int) -> str:
    """Give the letters of a column."""
    return (letters((column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


def area(ref: str) -> Area:
    """Give the left, top, right and bottom of a range."""
    first, _, last = ref.partition(":")
    return (*corner(first), *corner(last or first))
