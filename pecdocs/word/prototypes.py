"""Prototype rows: the looks of tables, taken from small marked tables in the Office file.

The first cell of each row says its kind: `[[tabla matriz · fila]]` for one table, `[[tabla · fila]]` for all that
have none of their own. A further cell that holds `[[eje]]` gives the looks of the column `eje`; `[[marca]]`, those
of the marked periods.
"""

from __future__ import annotations

import re
import unicodedata
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from lxml import etree

from pecdocs.faults import Fault, Place, did_you_mean
from pecdocs.layout.grid import RowKind
from pecdocs.opc.xml import fragment, w
from pecdocs.word.measures import whole
from pecdocs.word.story import has_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from pecdocs.layout.glyphs import Type
    from pecdocs.word.styles import Styles

_MARK = re.compile(r"\[\[\s*tabla(?:\s+(?P<table>[a-z0-9_]+))?\s*[·.:|-]\s*(?P<kind>[^\]]+?)\s*\]\]")
_COLUMN = re.compile(r"\[\[\s*([a-z0-9_]+)\s*\]\]")
_OURS = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge"))
_ROW_OURS = frozenset(w(name) for name in ("cantSplit", "tblHeader", "gridBefore", "gridAfter", "wBefore", "wAfter"))
_AFTER_JC = tuple(
    w(name)
    for name in (
        *("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
        *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
KINDS: tuple[RowKind, ...] = get_args(RowKind)
FALLBACK = {"titulo": "encabezado", "numeros": "encabezado", "grupo": "fila", "total": "grupo"}
"""The kind of row whose looks stand in for another's."""
GENERIC = ""
MARK = "marca"
_SIDE, _BORDER = 115, 15
"""What a cell leaves free at a side where its table does not say (ECMA-376 part 1, 17.4.42), and for its border."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """The looks of a cell: what follows the span in `w:tcPr`, and its paragraphs' and runs' properties."""

    tc_pr: str
    p_pr: _Element | None
    r_pr: str

    def paragraph(self, align: str | None, *, keep_next: bool) -> str:
        """Give the `w:pPr` with an alignment (None keeps its own) and, where asked, kept with the next row."""
        p_pr = deepcopy(self.p_pr) if self.p_pr is not None else etree.Element(w("pPr"))
        if align is not None:
            _set_jc(p_pr, align)
        if keep_next and p_pr.find(w("keepNext")) is None:
            style = p_pr.find(w("pStyle"))
            p_pr.insert(0 if style is None else 1, etree.Element(w("keepNext")))
        return fragment(p_pr) if len(p_pr) else ""


@dataclass(slots=True)
class RowLook:
    """The looks of a kind of row: its `w:trPr` less what the writer sets, and its cells by column name."""

    tr_pr: str
    cells: dict[str, CellLook]
    place: Place
    """Where its prototype stands."""

    def cell(self, column: str) -> CellLook:
        """Give the looks of a column: its own, or the row's."""
        return self.cells.get(column, self.cells[""])


@dataclass(slots=True)
class TableLook:
    """The looks of a table: its `w:tblPr` element and its rows by kind."""

    tbl_pr: _Element
    rows: dict[str, RowLook] = field(default_factory=dict)

    def type(self, kind: str, column: str, styles: Styles) -> Type:
        """Give how the cells of a kind of row and a column are set: what they say, or the style of their paragraph."""
        cell = self.rows[kind].cell(column)
        style = cell.p_pr.find(w("pStyle")) if cell.p_pr is not None else None
        return styles.type_of(style.get(w("val")) if style is not None else None, cell.r_pr)

    def margins(self) -> int:
        """Give what the cells leave free at both sides together, the border too, in twentieths of a point."""
        sides = [self.tbl_pr.find(f"{w('tblCellMar')}/{w(side)}") for side in ("left", "right")]
        return _BORDER + sum(_SIDE if side is None else whole(side.get(w("w")), _SIDE) for side in sides)


@dataclass(slots=True)
class Prototypes:
    """Every prototype of an Office file, by table name; `GENERIC` holds those for all tables."""

    file: str
    looks: dict[str, TableLook] = field(default_factory=dict)

    def take(self, table: _Element, row: _Element, place: Place) -> Iterator[Fault]:
        """Keep the looks of a prototype row; give a fault for each of its marks that says nothing."""
        mark = _mark(row)
        if mark is None:
            hint = "la primera celda de cada fila prototipo dice su clase: [[tabla · fila]]"
            yield Fault(place, f"la fila prototipo no tiene una marca que se entienda: {_text(row)[:60]}", hint)
            return
        name, kind = mark
        if kind not in KINDS:
            yield Fault(place, f"no hay una clase de fila «{kind}»", did_you_mean(kind, KINDS))
        look = self.looks.setdefault(name, TableLook(_table_properties(table)))
        if kind in look.rows:
            yield Fault(place, f"la fila prototipo «{kind}» está dos veces", "deje una sola")
        look.rows[kind] = _row_look(row, place)
        for cell in row.findall(w("tc"))[1:]:
            text = _text(cell)
            if text.startswith("[[") and not _COLUMN.fullmatch(text):
                hint = "una celda lleva el nombre de una columna del formato, como [[responsable]], o [[marca]]"
                yield Fault(place, f"la marca «{text[:60]}» no se reconoce", hint)

    def table(self, name: str) -> TableLook:
        """Give a table's looks, completed from the generic ones; `missing` has said that there are enough."""
        rows = self._rows(name)
        for kind, other in FALLBACK.items():
            rows.setdefault(kind, rows.get(other, rows["fila"]))
        base = self.looks[name] if name in self.looks else self.looks[GENERIC]
        return TableLook(base.tbl_pr, rows)

    def _rows(self, name: str) -> dict[str, RowLook]:
        found = [self.looks[each].rows for each in (GENERIC, name) if each in self.looks]
        return {kind: row for rows in found for kind, row in rows.items()}

    def kinds(self, name: str) -> frozenset[str]:
        """Give the kinds of row that have a prototype for a table: of its own, or of all tables."""
        return frozenset(self._rows(name))

    def missing(self, names: Iterable[str]) -> Iterator[Fault]:
        """Give a fault for each kind of row that a table can't do without and has no prototype."""
        for name in names:
            for kind in ("encabezado", "fila"):
                if kind not in self._rows(name):
                    hint = f"agregue en la última página una fila cuya primera celda diga «[[tabla · {kind}]]»"
                    yield Fault(Place(self.file), f"falta la fila prototipo «{kind}» de la tabla «{name}»", hint)


def take_prototypes(body: _Element, file: str) -> tuple[Prototypes, list[Fault]]:
    """Read the prototype tables of a document's body, and remove them from it; give the mistakes in them too."""
    found, faults = Prototypes(file), list[Fault]()
    for number, table in enumerate(list(body.iter(w("tbl"))), start=1):
        rows = table.findall(w("tr"))
        if not any(_mark(row) for row in rows):
            continue
        for position, row in enumerate(rows, start=1):
            place = Place(file, spot=f"tabla {number}, fila {position}")
            faults += found.take(table, row, place)
        _remove(table)
    return found, faults


def _remove(table: _Element) -> None:
    """Take a prototype out of its story, with the empty paragraph that keeps it apart from the next one."""
    parent, after = table.getparent(), table.getnext()
    if parent is None:
        return
    if (
        after is not None
        and after.tag == w("p")
        and not _text(after)
        and not has_picture(after)
        and after.find(f"{w('pPr')}/{w('sectPr')}") is None
    ):
        parent.remove(after)
    parent.remove(table)


def _mark(row: _Element) -> tuple[str, str] | None:
    first = row.find(w("tc"))
    found = _MARK.fullmatch(_text(first)) if first is not None else None
    if found is None:
        return None
    kind = unicodedata.normalize("NFKD", found["kind"]).encode("ascii", "ignore").decode().casefold()
    return found["table"] or GENERIC, kind


def _text(element: _Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t"))).strip()


def _table_properties(table: _Element) -> _Element:
    found = table.find(w("tblPr"))
    return deepcopy(found) if found is not None else etree.Element(w("tblPr"))


def _row_look(row: _Element, place: Place) -> RowLook:
    tr_pr = row.find(w("trPr"))
    kept = "".join(fragment(child) for child in tr_pr if child.tag not in _ROW_OURS) if tr_pr is not None else ""
    cells = {}
    for position, cell in enumerate(row.findall(w("tc"))):
        if position == 0:
            cells[""] = _cell_look(cell)
        elif named := _COLUMN.fullmatch(_text(cell)):
            cells[named[1]] = _cell_look(cell)
    return RowLook(kept, cells, place)


def _cell_look(cell: _Element) -> CellLook:
    tc_pr = cell.find(w("tcPr"))
    kept = "".join(fragment(child) for child in tc_pr if child.tag not in _OURS) if tc_pr is not None else ""
    p_pr = cell.find(f"{w('p')}/{w('pPr')}")
    if p_pr is not None:
        p_pr = deepcopy(p_pr)
        for paragraph_mark in p_pr.findall(w("rPr")):
            p_pr.remove(paragraph_mark)
    r_pr = next(_run_properties(cell), None)
    return CellLook(kept, p_pr, fragment(r_pr) if r_pr is not None else "")


def _run_properties(cell: _Element) -> Iterator[_Element]:
    for run in cell.iter(w("r")):
        found = run.find(w("rPr"))
        if found is not None:
            yield found


def _set_jc(p_pr: _Element, align: str) -> None:
    for old in p_pr.findall(w("jc")):
        p_pr.remove(old)
    jc = etree.Element(w("jc"))
    jc.set(w("val"), align)
    position = next((i for i, child in enumerate(p_pr) if child.tag in _AFTER_JC), len(p_pr))
    p_pr.insert(position, jc)
