"""`pecdocs generar`: plan → layout → the writers of the kinds asked for → files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import approval_warnings, final_faults
from pecdocs.cambios.huella import edited_since
from pecdocs.cli.inputs import measured, read_inputs
from pecdocs.cli.kinds import ALL, DEFAULT, KINDS, Work
from pecdocs.cli.outputs import Written, name_words, named, output_folder
from pecdocs.cli.publication import index_of, left_over, published_kinds
from pecdocs.faults import Fault, InputError, Place, Severity
from pecdocs.files import filled_name, write_outputs
from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown
from pecdocs.revision import Expediente, errores
from pecdocs.seguimiento import rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.layout.avances import Avances
    from pecdocs.plan import Plan


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
    types: tuple[str, ...] = DEFAULT
    """What is written of the plan: names of `KINDS`, or `ALL`."""
    from_word: bool = False
    """Whether LibreOffice makes the PDF, of the Word document."""
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
    home, name = plan_file(request.plan).parent, _name(plan, folder, avances)
    parent, published = output_folder(request.plan, request.folder), ALL in request.types
    stem = parent / name / name if published else parent / name
    work = Work(plan, home, folder, document, avances, stem, request.count_pages, edited, request.from_word, progress)
    files, told = _published(work) if published else _made(dict.fromkeys(request.types), work)
    progress("files: escribir")
    changed = write_outputs(files, origin=plan_file(request.plan), force=request.force)
    return Written(changed, (*approval_warnings(plan, edited, named(request.plan)), *told, *wrong))


def _published(work: Work) -> tuple[dict[Path, bytes], list[Fault]]:
    """Make the files of the publication folder: every kind that the plan has something for, and their index."""
    kinds, lacking = published_kinds(work)
    files, told = _made(kinds, work)
    files |= index_of(work, files)
    return files, [*told, *lacking, *left_over(files)]


def _made(types: Iterable[str], work: Work) -> tuple[dict[Path, bytes], list[Fault]]:
    """Make the files of some kinds, and tell what could not be said in them."""
    kinds = [KINDS[each] for each in types]
    told = list(work.document.warnings) if any(each.draws for each in kinds) else []
    files: dict[Path, bytes] = {}
    for kind in kinds:
        made, more = kind.make(work)
        files |= {work.stem.with_name(work.stem.name + ending): data for ending, data in made.items()}
        told += more
    return files, told


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


def _avances(request: Request, plan: Plan, folder: FormatFolder, progress: Callable[[str], None]) -> Avances:
    """Measure the plan as of the cut-off, by the rules of its own format, to be printed in the one asked for."""
    progress("seguimiento: medir lo hecho")
    return measured(request.plan, request.corte, plan, _own(request, plan, folder), folder)


def _name(plan: Plan, folder: FormatFolder, avances: Avances | None) -> str:
    other = "" if folder.codigo == plan.formato else f"-{folder.codigo}"
    corte = "" if avances is None else f"corte-{avances.found.corte}"
    return filled_name(folder.formato.archivos.plan + other, name_words(plan), corte)
