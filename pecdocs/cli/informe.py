"""`pecdocs seguimiento informe`: plan → seguimiento → layout → word, excel and data → files, all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import edition_warnings
from pecdocs.cambios.huella import edited_since
from pecdocs.cli.inputs import measured, read_inputs
from pecdocs.cli.outputs import Written, draw_in, logo_of, name_words, named, output_folder, print_pdf
from pecdocs.data import columns_of, csv_bytes, seguimiento_rows
from pecdocs.faults import Fault, InputError, Place, Severity
from pecdocs.files import filled_name, write_outputs
from pecdocs.formato.folder import FORM_TEMPLATE, REPORT_TEMPLATE
from pecdocs.layout.informe import lay_out_informe
from pecdocs.layout.libro import Pedido, consolidated, lay_out_libro
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown
from pecdocs.seguimiento.folder import FOLDER
from pecdocs.word import draft_document

CONSOLIDATED = "consolidado"
"""What the name of the workbook says in the place of an area."""
TYPES = ("docx", "xlsx", "csv")
"""What is written where nothing else is asked for."""

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.layout.avances import Avances
    from pecdocs.layout.informe import Informe
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    period: str | None = None
    """The period of the cut-off; without one, the last that has a file."""
    folder: Path | None = None
    templates: Path | None = None
    final: bool = False
    """Whether nothing may be lacking: the period is closed and what is behind is explained."""
    force: bool = False
    types: tuple[str, ...] = TYPES
    """What is written: those of `TYPES`, and `pdf`."""


def run(request: Request, progress: Callable[[str], None]) -> Written:
    """Write the report of a plan, and its data. Raises FaultError with everything that is wrong."""
    progress("plan: leer y comprobar")
    plan, folder = read_inputs(request.plan, templates=request.templates)
    progress("seguimiento: medir lo hecho")
    avances = measured(request.plan, request.period, plan, folder)
    progress("layout: armar el informe")
    edited = edited_since(plan)
    informe = lay_out_informe(plan, folder, avances, edited)
    lacking = tuple(_lacking(request, informe, avances))
    if request.final and lacking:
        raise InputError(lacking)
    paths: dict[Path, bytes] = {}
    told: list[Fault] = []
    for kind in dict.fromkeys(request.types):
        path = _path(request, plan, folder, avances, kind)
        if kind == "docx":
            progress("word: llenar la plantilla")
            paths[path] = _word(request, plan, folder, informe)
        elif kind == "pdf":
            progress("pdf: dibujar las páginas")
            paper = folder.formato.estilo.hoja
            printed = print_pdf(informe.document, folder, paper, path.as_posix(), _logo(request, plan))
            paths[path] = printed.data
            told += printed.warnings
        elif kind == "xlsx":
            progress("excel: llenar la plantilla")
            paths[path], more = _excel(request, plan, folder, informe, avances, edited=edited)
            told += more
        else:
            progress("data: escribir los datos")
            paths[path] = _csv(plan, avances)
    progress("files: escribir")
    changed = write_outputs(paths, origin=plan_file(request.plan), force=request.force)
    return Written(
        changed, (*edition_warnings(plan, edited, named(request.plan)), *informe.document.warnings, *told, *lacking)
    )


def _lacking(request: Request, informe: Informe, avances: Avances) -> Iterator[Fault]:
    """Give what a final report may not lack: warnings, or mistakes where a final one was asked for."""
    severity = Severity.ERROR if request.final else Severity.WARNING
    corte = avances.found.corte
    place = Place(shown(plan_file(request.plan).parent / FOLDER / f"{corte}.yaml"))
    if not informe.closed:
        close = "ciérrelo con «pecdocs seguimiento cerrar», o quite --final"
        hint = close if request.final else "el informe sale como preliminar hasta que se cierre"
        yield Fault(place, f"el periodo {corte} no se ha cerrado", hint, severity)
    for codigo, reached in informe.unexplained.items():
        hint = "escriba en su respuesta «analisis», con lo que lo explica"
        yield Fault(place, f"«{codigo}» va en {reached}, y falta el análisis", hint, severity)


def _word(request: Request, plan: Plan, folder: FormatFolder, informe: Informe) -> bytes:
    template = folder.file(REPORT_TEMPLATE)
    logo = _logo(request, plan)
    data, file = template.read_bytes(), template.as_posix()
    return draft_document(informe.document, data, file, logo, folder.colours(template)).seal()


def _logo(request: Request, plan: Plan) -> tuple[Path, str] | None:
    return logo_of(plan, plan_file(request.plan).parent)


def _excel(  # noqa: PLR0913 - what the workbook is made of
    request: Request,
    plan: Plan,
    folder: FormatFolder,
    informe: Informe,
    avances: Avances,
    *,
    edited: Cambio | None,
) -> tuple[bytes, tuple[Fault, ...]]:
    """Give the workbook of all areas, to be read, and what could not be said in it."""
    home = plan_file(request.plan).resolve().parent.name
    libro = lay_out_libro(plan, folder, avances.answers, Pedido(avances.found.corte, None, home), edited=edited)
    book = consolidated(libro, informe.document.draft_mark)
    drawn = draw_in(folder, FORM_TEMPLATE, book)
    return drawn.data, (*book.warnings, *drawn.warnings)


def _csv(plan: Plan, avances: Avances) -> bytes:
    given = plan, avances.rules, avances.answers, avances.found.corte
    return csv_bytes(columns_of(*given), seguimiento_rows(*given))


def _path(request: Request, plan: Plan, folder: FormatFolder, avances: Avances, kind: str) -> Path:
    names = folder.formato.archivos
    words = {**name_words(plan), "periodo": avances.found.corte, "area": CONSOLIDATED}
    pattern = {"csv": names.datos, "xlsx": names.libro}.get(kind, names.informe)
    return output_folder(request.plan, request.folder) / f"{filled_name(pattern, words)}.{kind}"
