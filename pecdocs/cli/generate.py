"""`pecdocs generar`: plan → layout → word, which LibreOffice may tell its pages, and excel → files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.cli.inputs import cut_off, not_followed, read_followed, read_inputs
from pecdocs.faults import Fault, InputError, Place, Severity, nearest
from pecdocs.files import filled_name, safe_name, write_output
from pecdocs.formato import read_formato
from pecdocs.formato.folder import PLAN_TEMPLATE, TABLES_TEMPLATE
from pecdocs.layout import lay_out
from pecdocs.layout.avances import Avances
from pecdocs.layout.locale import Locale
from pecdocs.plan.folder import plan_file
from pecdocs.seguimiento import progress as measure
from pecdocs.seguimiento import rules_of
from pecdocs.word import NotCountedError, count_pages, draft_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.formato import FormatFolder
    from pecdocs.layout import Document
    from pecdocs.plan import Plan
    from pecdocs.word import Draft

OUTPUT = Path("output")


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


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and whether it differs from what was there."""

    path: Path
    changed: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What was written, and what could not be drawn."""

    files: tuple[Written, ...]
    warnings: tuple[Fault, ...]


def run(request: Request, progress: Callable[[str], None]) -> Result:
    """Generate a plan's documents. Raises FaultError with everything that is wrong."""
    progress("plan: leer y comprobar")
    plan, folder = read_inputs(request.plan, request.formato, request.templates)
    avances = _avances(request, plan, folder, progress) if request.corte is not None else None
    progress("layout: armar secciones y tablas")
    document = lay_out(plan, folder, avances)
    name = _name(plan, document, folder, avances)
    warnings = list(document.warnings)
    made: dict[Path, bytes] = {}
    for kind in dict.fromkeys(request.types):
        path = output_folder(request) / f"{name}.{kind}"
        if kind == "docx":
            made[path], more = _docx(request, plan, document, folder, progress, path=path)
        else:
            made[path], more = _xlsx(document, folder, progress)
        warnings += more
    progress("files: escribir")
    origin = plan_file(request.plan)
    files = [Written(path, write_output(path, data, origin=origin, force=request.force)) for path, data in made.items()]
    return Result(tuple(files), tuple(warnings))


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
    from pecdocs.excel import draw_workbook  # noqa: PLC0415 - most runs write no workbook
    from pecdocs.layout.hojas import tables_workbook  # noqa: PLC0415

    progress("excel: llenar la plantilla")
    template = folder.file(TABLES_TEMPLATE)
    book = tables_workbook(document, folder.formato)
    return draw_workbook(book, template.read_bytes(), template.as_posix(), folder.colours(template))


def _avances(request: Request, plan: Plan, folder: FormatFolder, progress: Callable[[str], None]) -> Avances:
    """Measure the plan as of the cut-off, by the rules of its own format, to be printed in the one asked for."""
    progress("seguimiento: medir lo hecho")
    own = folder if folder.codigo == plan.formato else read_formato(plan.formato, request.templates)
    rules = rules_of(plan, own.formato)
    answers = read_followed(request.plan, plan, rules)
    if answers.last is None:
        raise InputError([not_followed(request.plan, rules)])
    when = cut_off(request.plan, request.corte, rules, answers)
    locale = Locale(plan.entidad.pais, folder.formato.estilos)
    return Avances(measure(plan, rules, answers, when), answers, rules, locale)


def _word(plan: Plan, document: Document, folder: FormatFolder, plan_folder: Path) -> Draft:
    template = folder.file(PLAN_TEMPLATE)
    logo = _logo(plan, plan_folder)
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


def _logo(plan: Plan, folder: Path) -> tuple[Path, str] | None:
    """Give the plan's logo and its description; it must stand in the plan's own folder."""
    logo = plan.entidad.logo
    if logo is None:
        return None
    path = folder / logo.archivo
    if not _is_file_inside(path, folder):
        message = f"no hay un archivo «{logo.archivo}» en la carpeta del plan"
        raise InputError([plan.fault(logo, ("archivo",), message, _logo_hint(logo.archivo, folder))])
    return path, logo.descripcion or f"Logo de {plan.entidad.nombre or 'la entidad'}"


def _logo_hint(name: str, folder: Path) -> str:
    """Say what to do about a logo that is not there."""
    if "/" in name or "\\" in name:
        return "cópielo ahí, y escriba solo su nombre"
    pictures = [each.name for each in sorted(folder.iterdir()) if each.suffix.lower() in {".png", ".jpg", ".jpeg"}]
    alike = nearest(name, pictures)
    return f"¿quiso decir «{alike}»?" if alike is not None else "cópielo ahí"


def _is_file_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except OSError:  # a name that no system takes
        return False


def output_folder(request: Request) -> Path:
    """Give the folder to write in: the one asked for, or `output/` and the plan's own name."""
    if request.folder is not None:
        return request.folder
    return OUTPUT / safe_name(plan_file(request.plan).resolve().parent.name)


def _name(plan: Plan, document: Document, folder: FormatFolder, avances: Avances | None) -> str:
    entity = plan.entidad
    words = {
        "sigla": entity.sigla or entity.nombre or "plan",
        "vigencia": document.context["documento"]["vigencia"],
        "version": plan.documento.version,
        "codigo": plan.documento.codigo or "",
    }
    other = "" if folder.codigo == plan.formato else f"-{folder.codigo}"
    corte = "" if avances is None else f"corte-{avances.found.corte}"
    return filled_name(folder.formato.archivos.plan + other, words, corte)
