"""The parts of a workbook: its sheets as the template has them, and putting others in their place."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.excel.names import TYPES, r, s
from pecdocs.excel.styles import STYLES
from pecdocs.faults import Fault, InputError, Place
from pecdocs.opc import Package
from pecdocs.opc.package import rels_name
from pecdocs.opc.xml import R

if TYPE_CHECKING:
    from lxml.etree import _Element

WORKBOOK = "xl/workbook.xml"
SHEET_TYPE = f"{TYPES}.worksheet+xml"
_MAIN_TYPES = frozenset({f"{TYPES}.sheet.main+xml", f"{TYPES}.template.main+xml"})
_STRICT = "http://purl.oclc.org/ooxml/"
_SAVE_AS = "guárdelo en Excel como «Libro de Excel (.xlsx)»"


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """A sheet that the template has: its name, its part, whether it holds cells (a chart alone may be a sheet too)."""

    name: str
    part: str
    state: str
    has_cells: bool


def open_package(data: bytes, file: str) -> Package:
    """Open an Office file as a workbook, its parts under their usual names. Raises InputError."""
    package = Package.read(data, file)
    found = set(package.targets("", "officeDocument").values())
    main = found.pop() if len(found) == 1 else None
    if main is None or package.content_type(main) not in _MAIN_TYPES:
        raise InputError([Fault(Place(file), "no es un libro de Excel (.xlsx)", _SAVE_AS)])
    if _STRICT.encode() in package.parts[main]:
        raise InputError([Fault(Place(file), "es un libro de Excel «Strict», que pocos programas leen", _SAVE_AS)])
    _rename(package, main, WORKBOOK, file)
    for part in package.targets(WORKBOOK, "styles").values():
        _rename(package, part, STYLES, file)
    if STYLES not in package.targets(WORKBOOK, "styles").values():
        raise InputError([Fault(Place(file), "el libro no tiene estilos", "guárdelo de nuevo en Excel")])
    return package


def _rename(package: Package, old: str, new: str, file: str) -> None:
    if old == new:
        return
    if new in package.parts:
        raise InputError([Fault(Place(file, spot=old), "la parte está dos veces", "guárdelo de nuevo en Excel")])
    package.move(old, new)


def sheets_of(package: Package, workbook: _Element) -> list[TemplateSheet]:
    """Give the sheets of a workbook, in order."""
    cells = package.targets(WORKBOOK, "worksheet")
    parts = {**package.targets(WORKBOOK, "chartsheet"), **package.targets(WORKBOOK, "dialogsheet"), **cells}
    return [
        TemplateSheet(str(each.get("name")), parts[identity], each.get("state", "visible"), identity in cells)
        for each in workbook.iterfind(f"{s('sheets')}/{s('sheet')}")
        if (identity := str(each.get(r("id")))) in parts
    ]


def free_name(package: Package, like: str) -> str:
    """Give a name for a part that the package does not have: `xl/worksheets/sheet7.xml`."""
    stem, extension = posixpath.splitext(like)
    stem = stem.rstrip("0123456789")
    return next(name for n in count(1) if (name := f"{stem}{n}{extension}") not in package.parts)


def copy_part(package: Package, part: str) -> str:
    """Copy a part, and what it is related to, under other names; pictures are shared. Give the copy's name."""
    name = free_name(package, part)
    kind = package.content_type(part) or ""
    package.add(name, kind, package.parts[part])
    rels = rels_name(part)
    if rels in package.parts:
        root = package.xml(rels)
        for each in root:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(part), str(each.get("Target"))))
            target = str(each.get("Target")).lstrip("/") if str(each.get("Target")).startswith("/") else target
            if each.get("TargetMode") != "External" and target in package.parts:
                copied = target if _is_shared(target) else copy_part(package, target)
                each.set("Target", f"/{copied}")
        package.put(rels_name(name), root)
    return name


def keep_relations(package: Package, part: str, root: _Element) -> None:
    """Leave a part only the relationships that its root names, by id."""
    rels = rels_name(part)
    if rels not in package.parts:
        return
    named = {
        str(value)
        for each in root.iter(etree.Element)
        for key, value in each.attrib.items()
        if str(key).startswith(f"{{{R}}}")
    }
    relations = package.xml(rels)
    for each in [each for each in relations if each.get("Id") not in named]:
        relations.remove(each)
    package.put(rels, relations)


def _is_shared(part: str) -> bool:
    return not part.endswith((".xml", ".vml"))


def relation(kind: str) -> str:
    """Give the type of a relationship by its last word."""
    return f"{R}/{kind}"
