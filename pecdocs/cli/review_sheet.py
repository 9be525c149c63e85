"""`pecdocs revisar --hoja`: plan → formato → seguimiento → revision → layout → word, excel → files, all or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cli.outputs import Written, draw_in, logo_of, name_words, output_folder
from pecdocs.cli.review_plan import read_review
from pecdocs.files import filled_name, write_outputs
from pecdocs.formato.folder import REVIEW_TEMPLATE, TABLES_TEMPLATE
from pecdocs.layout.hoja import ROTULOS, lay_out_hoja
from pecdocs.layout.hojas import tables_workbook
from pecdocs.plan.folder import plan_file
from pecdocs.revision import revisar
from pecdocs.word import draft_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pecdocs.faults import Fault
    from pecdocs.formato import FormatFolder
    from pecdocs.layout import Document
    from pecdocs.plan import Plan
    from pecdocs.revision import Revision

TYPES = ("docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    types: tuple[str, ...] = TYPES
    folder: Path | None = None
    templates: Path | None = None
    force: bool = False


def run(request: Request, progress: Callable[[str], None]) -> tuple[Revision, Written]:
    """Review a plan and write its sheet. Raises FaultError with everything that is wrong."""
    progress("revision: mirar el plan")
    expediente, folder = read_review(request.plan, request.templates)
    found = revisar(expediente)
    progress("layout: armar la hoja")
    document = lay_out_hoja(expediente, found, folder)
    name = filled_name(folder.formato.archivos.revision, name_words(expediente.plan))
    made: dict[Path, bytes] = {}
    warnings = document.warnings
    for kind in dict.fromkeys(request.types):
        path = output_folder(request.plan, request.folder) / f"{name}.{kind}"
        progress(f"{'word' if kind == 'docx' else 'excel'}: llenar la plantilla")
        if kind == "docx":
            made[path] = _word(request, expediente.plan, document, folder)
        else:
            made[path], more = _excel(document, folder)
            warnings += more
    progress("files: escribir")
    changed = write_outputs(made, origin=plan_file(request.plan), force=request.force)
    return found, Written(changed, warnings)


def _word(request: Request, plan: Plan, document: Document, folder: FormatFolder) -> bytes:
    template = folder.file(REVIEW_TEMPLATE)
    logo = logo_of(plan, plan_file(request.plan).parent)
    data, file = template.read_bytes(), template.as_posix()
    return draft_document(document, data, file, logo, folder.colours(template)).seal()


def _excel(document: Document, folder: FormatFolder) -> tuple[bytes, tuple[Fault, ...]]:
    return draw_in(folder, TABLES_TEMPLATE, tables_workbook(document, folder.formato, ROTULOS))
