"""`pecdocs formatos --revisar`: formato → layout → word, over a format's whole folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import listed
from pecdocs.cli.start import STARTER
from pecdocs.excel import template_warnings, write_workbook
from pecdocs.faults import InputError, Severity
from pecdocs.formato import list_formatos, read_formato
from pecdocs.formato.folder import (
    CHANGES_TEMPLATE,
    COMMON,
    FORM_TEMPLATE,
    PLAN_TEMPLATE,
    REPORT_TEMPLATE,
    REVIEW_TEMPLATE,
    TABLES_TEMPLATE,
)
from pecdocs.layout import lay_out
from pecdocs.layout.cambios import cambios_needs
from pecdocs.layout.context import shape
from pecdocs.layout.hoja import hoja_needs
from pecdocs.layout.hojas import tables_workbook
from pecdocs.layout.informe import informe_needs
from pecdocs.layout.needs import needs_of
from pecdocs.plan.folder import try_plan
from pecdocs.word import write_document
from pecdocs.word.review import review_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pecdocs.faults import Fault
    from pecdocs.formato import FormatFolder
    from pecdocs.layout.needs import Needs


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in a format's folder."""

    formato: str
    faults: tuple[Fault, ...]
    lent: tuple[str, ...] = ()
    """The files that it takes from `comun`."""

    def __str__(self) -> str:
        found = counted(self.faults) or "nada que corregir"
        return f"{self.formato:<12} {found}" + (f" (de {COMMON}: {listed(self.lent)})" if self.lent else "")


def review(name: str | None, templates: Path | None = None) -> Iterator[Review]:
    """Look over one format's folder, or all of them. Raises InputError when there is no such format."""
    known = list_formatos(templates)
    for each in known if name is None else [name]:
        try:
            folder = read_formato(each, templates)
        except InputError as error:
            if each not in known:
                raise
            yield Review(each, error.faults)
        else:
            yield _review(folder)


def counted(faults: Iterable[Fault]) -> str:
    """Count faults in words: `1 error y 2 avisos`; nothing when there are none."""
    found = [fault.severity for fault in faults]
    counts = [(found.count(Severity.ERROR), "error", "errores"), (found.count(Severity.WARNING), "aviso", "avisos")]
    return " y ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)


def _review(folder: FormatFolder) -> Review:
    faults: list[Fault] = []
    names = (PLAN_TEMPLATE, REPORT_TEMPLATE, CHANGES_TEMPLATE, REVIEW_TEMPLATE, STARTER)
    template, report, changes, sheet, starter = (_file(folder, name, faults) for name in names)
    if template is not None:
        faults += _template_faults(folder, template, needs_of(folder.formato))
    sound = not any(fault.severity is Severity.ERROR for fault in faults)
    faults += (*_excel_faults(folder), *_font_faults(folder))
    if report is not None:
        faults += _template_faults(folder, report, informe_needs(folder.formato))
    if changes is not None:
        faults += _template_faults(folder, changes, cambios_needs(folder.formato))
    if sheet is not None:
        faults += _template_faults(folder, sheet, hoja_needs(folder.formato))
    if starter is not None:
        faults += _starter_faults(folder, starter, template if sound else None)
    lent = [
        path.name for path in (template, report, changes, sheet, starter) if path is not None and folder.borrows(path)
    ]
    return Review(folder.codigo, tuple(faults), tuple(lent))


def _template_faults(folder: FormatFolder, template: Path, needs: Needs) -> list[Fault]:
    fields = shape() | {"borrador": True}
    borrowed = folder.colours(template) if folder.borrows(template) else None
    return review_template(template.read_bytes(), needs, fields, template.as_posix(), borrowed)


def _excel_faults(folder: FormatFolder) -> list[Fault]:
    """Give the mistakes of the templates of Excel, and what of them no workbook keeps."""
    faults: list[Fault] = []
    for name in (TABLES_TEMPLATE, FORM_TEMPLATE):
        template = _file(folder, name, faults)
        if template is not None:
            try:
                faults += template_warnings(template.read_bytes(), template.as_posix())
            except InputError as error:
                faults += error.faults
    return faults


def _font_faults(folder: FormatFolder) -> Iterator[Fault]:
    """Give the fonts of the PDF that are not at hand, or are damaged."""
    from pecdocs.pdf.fonts import family  # noqa: PLC0415 - most runs draw no PDF

    style = folder.formato.estilo
    for name in dict.fromkeys((style.letra, *(paper.medidas.letra for paper in (style.plan, style.hoja)))):
        yield from family(name, folder.folders).faults


def _file(folder: FormatFolder, name: str, faults: list[Fault]) -> Path | None:
    try:
        return folder.file(name)
    except InputError as error:
        faults.extend(error.faults)
        return None


def _starter_faults(folder: FormatFolder, starter: Path, template: Path | None) -> list[Fault]:
    """Give the mistakes of the plan that new ones start from; it must generate, where the template is sound."""
    plan, faults = try_plan(starter)
    if plan is None or faults:
        return faults
    try:
        document = lay_out(plan, folder)
        if template is not None:
            write_document(document, template.read_bytes(), template.as_posix())
            tables = folder.file(TABLES_TEMPLATE)
            write_workbook(tables_workbook(document, folder.formato), tables.read_bytes(), tables.as_posix())
    except InputError as error:
        return list(error.faults)
    return [] if folder.borrows(starter) else list(document.warnings)
