"""From a workbook as pure data and a template's looks to the bytes of an .xlsx.

The template's package is what is written: its parts stay as they are, but for the sheets that the workbook draws,
whose rows are put in as text joined once, and for what tells which sheets there are.
"""

from __future__ import annotations

from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pecdocs.collector import without_collector
from pecdocs.excel.book import Placed, finish
from pecdocs.excel.charts import add_charts
from pecdocs.excel.fields import Fields
from pecdocs.excel.heights import Heights
from pecdocs.excel.kept import fill_cells, fill_edges
from pecdocs.excel.losses import losses
from pecdocs.excel.names import s
from pecdocs.excel.package import SHEET_TYPE, copy_part, free_name, keep_relations, relation
from pecdocs.excel.rows import Rows
from pecdocs.excel.sheet import as_uri, empty_root, leads_out, part_of
from pecdocs.excel.styles import STYLES, Styles
from pecdocs.excel.template import open_template
from pecdocs.faults import Fault, InputError, Place, Severity, did_you_mean
from pecdocs.layout.context import shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from pecdocs.excel.package import TemplateSheet
    from pecdocs.excel.template import ExcelTemplate
    from pecdocs.layout.workbook import Sheet, Workbook

_NO_COLOURS: Mapping[str, str] = MappingProxyType({})
_SHEET = "xl/worksheets/sheet.xml"


class Drawn(NamedTuple):
    """A workbook written, and what of the template or of its texts could not be in it, by name."""

    data: bytes
    warnings: tuple[Fault, ...] = ()


def write_workbook(workbook: Workbook, template: bytes, file: str, colours: Mapping[str, str] = _NO_COLOURS) -> bytes:
    """Write a workbook in a template; see `draw_workbook`."""
    return draw_workbook(workbook, template, file, colours).data


@without_collector()
def draw_workbook(workbook: Workbook, template: bytes, file: str, colours: Mapping[str, str] = _NO_COLOURS) -> Drawn:
    """Write a workbook in a template; `file` is how messages name the template.

    `colours` are put in the place of those of the template that are their keys, both as RRGGBB. Raises InputError with
    the mistakes of the template: what opening refuses, a sheet or a look that it lacks, a field that does not exist.
    """
    opened = open_template(template, file, colours)
    writing = _Writing(opened, workbook, file)
    placed = [writing.draw(*each) for each in writing.parts()]
    kept = [writing.keep(sheet) for sheet in opened.sheets if writing.is_kept(sheet)]
    writing.raise_faults()
    package = opened.package
    package.put(STYLES, writing.styles.root)
    finish(opened, placed, kept, workbook.properties)
    return Drawn(package.seal(), tuple(dict.fromkeys(writing.warnings)))


def template_warnings(template: bytes, file: str) -> list[Fault]:
    """Give what of a template will not be in a workbook made from it, by name. Raises InputError."""
    opened = open_template(template, file, _NO_COLOURS)
    found: list[Fault] = []
    for sheet in opened.sheets:
        root = opened.package.xml(sheet.part)
        if sheet.name in opened.looks:
            found += losses(opened.package, sheet, sheet.part, root, file)
        else:
            fields = Fields(shape(), file)
            fill_cells(root, opened.strings, fields, sheet.name)
            found += fields.faults
    return found


class _Writing:
    """One workbook being written."""

    def __init__(self, opened: ExcelTemplate, workbook: Workbook, file: str) -> None:
        self.opened, self.workbook, self.file = opened, workbook, file
        self.styles = Styles(opened.package.xml(STYLES))
        self.fields = Fields(workbook.context, file)
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.used: set[str] = set()
        """The parts of the template's sheets that a sheet has taken."""
        properties = opened.workbook.find(s("workbookPr"))
        self.since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self.first_shown = next((sheet.name for sheet in workbook.sheets if not sheet.hidden), None)

    def is_kept(self, sheet: TemplateSheet) -> bool:
        """Tell whether a sheet is only the template's, and wanted; one that gives looks is not."""
        if not self.workbook.keeps_others:
            return False
        drawn = {(each.look or each.name).casefold() for each in self.workbook.sheets}
        return sheet.name not in self.opened.looks and sheet.name.casefold() not in drawn

    def parts(self) -> list[tuple[Sheet, TemplateSheet | None, str]]:
        """Give each sheet to draw the part that it takes: the template's, a copy of it, or an empty one."""
        return [
            (sheet, source, self._part(source)) for sheet in self.workbook.sheets for source in [self._source(sheet)]
        ]

    def _source(self, sheet: Sheet) -> TemplateSheet | None:
        """Give the template's sheet that a sheet takes its looks from; a hidden one needs none."""
        name = sheet.look or sheet.name
        source = self.opened.sheet(name)
        if source is None and not sheet.hidden:
            names = [each.name for each in self.opened.sheets]
            self._fault("", f"falta la hoja «{name}», que da el aspecto", did_you_mean(name, names))
        return source

    def _part(self, source: TemplateSheet | None) -> str:
        package = self.opened.package
        if source is None:
            part = free_name(package, _SHEET)
            package.add(part, SHEET_TYPE, b"")
            return part
        if source.part in self.used:
            return copy_part(package, source.part)
        self.used.add(source.part)
        return source.part

    def draw(self, sheet: Sheet, source: TemplateSheet | None, part: str) -> Placed:
        """Draw a sheet in its part."""
        package = self.opened.package
        found = package.xml(part) if source is not None else None
        if source is not None and found is not None:
            self.warnings += losses(package, source, part, found, self.file)
        root = empty_root(found)
        keep_relations(package, part, root)
        self._fill_edges(root, sheet.name)
        add_charts(package, part, root, sheet.charts)
        rows = Rows(
            sheet,
            self.opened.looks.get(source.name, {}) if source is not None else {},
            self.styles,
            Heights.of(sheet.columns),
            plain=source is None,
            since_1904=self.since_1904,
        )
        rows.write()
        links = self._links(part, rows)
        package.parts[part] = part_of(root, rows, links, active=sheet.name == self.first_shown)
        self._missing_looks(rows, source)
        self.warnings += [self._overlong(sheet.name, place) for place in rows.overlong]
        return Placed(sheet.name, part, source, sheet)

    def _fill_edges(self, root: _Element, name: str) -> None:
        cut = fill_edges(root, self.fields, self.workbook.draft_mark, name)
        self.warnings += [self._shortened(spot) for spot in cut]

    def _links(self, part: str, rows: Rows) -> dict[str, str]:
        """Relate a sheet to the addresses that its cells lead to; those that nobody should be led to are texts only."""
        links = dict.fromkeys(link for _, link in rows.links if leads_out(link))
        taken = self.opened.package.relationship_ids(part)
        names = (name for n in count(1) if (name := f"enlace{n}") not in taken)
        ids = dict(zip(links, names, strict=False))
        if ids:
            addresses = {identity: as_uri(link) for link, identity in ids.items()}
            self.opened.package.link(part, relation("hyperlink"), addresses)
        return ids

    def keep(self, sheet: TemplateSheet) -> Placed:
        """Keep a sheet, filled in."""
        package = self.opened.package
        root = package.xml(sheet.part)
        fill_cells(root, self.opened.strings, self.fields, sheet.name)
        self._fill_edges(root, sheet.name)
        for view in root.iterfind(f"{s('sheetViews')}/{s('sheetView')}"):
            view.set("tabSelected", "0")
        package.put(sheet.part, root)
        return Placed(sheet.name, sheet.part, sheet, None)

    def _missing_looks(self, rows: Rows, source: TemplateSheet | None) -> None:
        if source is None:
            return
        for name in rows.missing:
            message = f"falta una celda con la marca «[[{name}]]», que da su aspecto"
            self._fault(f"hoja «{source.name}»", message, "escríbala en una celda que tenga ese aspecto")

    def _fault(self, spot: str, message: str, hint: str) -> None:
        self.faults.append(Fault(Place(self.file, spot=spot), message, hint))

    def _shortened(self, spot: str) -> Fault:
        message = "con los datos del plan pasa de los 255 caracteres que Excel admite: se acortaron"
        return Fault(Place(self.file, spot=spot), message, "deje en él menos campos", Severity.WARNING)

    def _overlong(self, sheet: str, cell: str) -> Fault:
        message = "el texto pasa de los 32767 caracteres que Excel admite en una celda: se cortó"
        return Fault(Place(self.file, spot=f"hoja «{sheet}», celda {cell}"), message, "acórtelo", Severity.WARNING)

    def raise_faults(self) -> None:
        """Raise InputError with all that was found."""
        faults = [*self.faults, *self.fields.faults]
        if faults:
            raise InputError(dict.fromkeys(faults))
