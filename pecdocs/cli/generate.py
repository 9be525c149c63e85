"""`pecdocs generar`: plan → layout → word, which LibreOffice may tell its pages, and excel → files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import approval_warnings, final_faults
from pecdocs.cambios.huella import edited_since
from pecdocs.cli.inputs import measured, read_inputs
from pecdocs.cli.outputs import Written, draw_in, logo_of, name_words, named, output_folder
from pecdocs.faults import Fault, InputError, Place, Severity
from pecdocs.files import filled_name, write_outputs
from pecdocs.formato import read_formato
from pecdocs.formato.folder import PLAN_TEMPLATE, TABLES_TEMPLATE
from pecdocs.layout import lay_out
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown
from pecdocs.revision import Expediente, errores
from pecdocs.seguimiento import rules_of
from pecdocs.word import NotCountedError, count_pages, draft_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.layout import Document
    from pecdocs.layout.avances import Avances
    from pecdocs.plan import Plan
    from pecdocs.word import Draft


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    formato: str | None = None
    folder: Path | None = None
    templates: Path | None = None
    force: bool = False
    corte: str | None = None
    """The period up to which what was done is printed; without one, what is programmed."""
    count_pages: bool = True
    """Whether LibreOffice, if it is at hand, counts the pages for the contents."""
    types: tuple[str, ...] = ("docx",)
    """What is written of the plan: `docx`, its document; `xlsx`, its tables."""
    final: bool = False
    """Whether nothing may be lacking: the plan is what was approved."""


def run(request: Request, progress: Callable[[str], None]) -> Written:
    """Generate a plan's documents. Raises FaultError with everything that is wrong."""
    progress("plan: leer y comprobar")
    plan, folder = read_inputs(request.plan, request.formato, request.templates)
    wrong = _errors(request, plan, folder)
    if request.final and (lacking := (*_not_final(request, plan), *wrong)):
        raise InputError(lacking)
    edited = edited_since(plan)
    avances = _avances(request, plan, folder, progress) if request.corte is not None else None
    progress("layout: armar secciones y tablas")
    document = lay_out(plan, folder, avances, edited)
    name = _name(plan, folder, avances)
    warnings = [*approval_warnings(plan, edited, named(request.plan)), *document.warnings, *wrong]
    made: dict[Path, bytes] = {}
    for kind in dict.fromkeys(request.types):
        path = output_folder(request.plan, request.folder) / f"{name}.{kind}"
        if kind == "docx":
            made[path], more = _docx(request, plan, document, folder, progress, path=path)
        else:
            made[path], more = _xlsx(document, folder, progress)
        warnings += more
    progress("files: escribir")
    changed = write_outputs(made, origin=plan_file(request.plan), force=request.force)
    return Written(changed, tuple(warnings))


def _not_final(request: Request, plan: Plan) -> tuple[Fault, ...]:
    """Give what its approval lacks of a document that is to be final."""
    return final_faults(plan, named(request.plan))


def _errors(request: Request, plan: Plan, folder: FormatFolder) -> tuple[Fault, ...]:
    """Say in one line how many errors the review finds; a final document may have none."""
    from pecdocs.cli.review_plan import expediente_with  # noqa: PLC0415 - the rules load with it

    try:
        expediente = expediente_with(request.plan, plan, _own(request, plan, folder).formato)
    except InputError:  # of its period files, or of a format that is not drawn: they say it where they are needed
        expediente = Expediente(plan, folder.formato, rules_of(plan, folder.formato))
    found = len(errores(expediente))
    if not found:
        return ()
    count = "un error" if found == 1 else f"{found} errores"
    message = f"la revisión halla {count} en el plan"
    if request.final:
        message += ", y un documento final no lleva ninguno"
    hint = f"«pecdocs revisar {named(request.plan)}» dice cuáles"
    severity = Severity.ERROR if request.final else Severity.WARNING
    return (Fault(Place(shown(plan_file(request.plan))), message, hint, severity),)


def _own(request: Request, plan: Plan, folder: FormatFolder) -> FormatFolder:
    """Give the plan's own format, whatever the one that it is drawn in."""
    return folder if folder.codigo == plan.formato else read_formato(plan.formato, request.templates)


def _docx(  # noqa: PLR0913 - what one document is made of
    request: Request,
    plan: Plan,
    document: Document,
    folder: FormatFolder,
    progress: Callable[[str], None],
    *,
    path: Path,
) -> tuple[bytes, tuple[Fault, ...]]:
    """Give the Word document, and what could not be said in it."""
    progress("word: llenar la plantilla")
    draft = _word(plan, document, folder, plan_file(request.plan).parent)
    counted = request.count_pages and draft.has_contents
    return _with_pages(draft, path, progress) if counted else (draft.seal(), ())


def _xlsx(document: Document, folder: FormatFolder, progress: Callable[[str], None]) -> tuple[bytes, tuple[Fault, ...]]:
    """Give the workbook of the plan's tables, and what could not be said in it."""
    from pecdocs.layout.hojas import tables_workbook  # noqa: PLC0415 - most runs write no workbook

    progress("excel: llenar la plantilla")
    return draw_in(folder, TABLES_TEMPLATE, tables_workbook(document, folder.formato))


def _avances(request: Request, plan: Plan, folder: FormatFolder, progress: Callable[[str], None]) -> Avances:
    """Measure the plan as of the cut-off, by the rules of its own format, to be printed in the one asked for."""
    progress("seguimiento: medir lo hecho")
    return measured(request.plan, request.corte, plan, _own(request, plan, folder), folder)


def _word(plan: Plan, document: Document, folder: FormatFolder, plan_folder: Path) -> Draft:
    template = folder.file(PLAN_TEMPLATE)
    logo = logo_of(plan, plan_folder)
    return draft_document(document, template.read_bytes(), template.as_posix(), logo, folder.colours(template))


def _with_pages(draft: Draft, path: Path, progress: Callable[[str], None]) -> tuple[bytes, tuple[Fault, ...]]:
    """Give the finished document with the page of each heading; without, and a warning, when nobody can count them."""
    from pecdocs.soffice import NotPrintedError, is_off, outline  # noqa: PLC0415 - few documents have contents

    if is_off():
        return draft.seal(), ()
    progress("soffice: contar las páginas")
    try:
        return draft.seal(count_pages(draft, outline)), ()
    except (NotCountedError, NotPrintedError) as error:
        message = f"la tabla de contenido va sin números de página: {error}"
        hint = "para verlos, haga clic sobre ella en Word y oprima F9"
        return draft.seal(), (Fault(Place(path.as_posix()), message, hint, Severity.WARNING),)


def _name(plan: Plan, folder: FormatFolder, avances: Avances | None) -> str:
    other = "" if folder.codigo == plan.formato else f"-{folder.codigo}"
    corte = "" if avances is None else f"corte-{avances.found.corte}"
    return filled_name(folder.formato.archivos.plan + other, name_words(plan), corte)
