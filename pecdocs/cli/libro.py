"""`pecdocs seguimiento libro`: plan → seguimiento → layout → excel → files, one workbook or one an area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import edition_warnings
from pecdocs.cambios.huella import edited_since
from pecdocs.cli.inputs import read_inputs
from pecdocs.cli.outputs import Written, draw_in, name_words, named, output_folder
from pecdocs.faults import Fault, InputError, Place, Severity
from pecdocs.files import filled_name, write_outputs
from pecdocs.formato.folder import FORM_TEMPLATE
from pecdocs.layout.libro import Pedido, lay_out_libro
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown
from pecdocs.seguimiento import read_answers, rules_of
from pecdocs.seguimiento.areas import areas_of, asked_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.layout.libro import Libro
    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Answers

EVERYONE = "todas"
"""What the name of a workbook of all areas says."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    periodo: str | None = None
    area: str | None = None
    folder: Path | None = None
    templates: Path | None = None
    each_area: bool = False
    """Whether every area that is asked for something has a workbook of its own."""
    force: bool = False


def run(request: Request, progress: Callable[[str], None]) -> Written:
    """Write the workbooks that are asked for: all are made before any is written.

    Raises FaultError with everything that is wrong.
    """
    progress("plan: leer y comprobar")
    plan, folder = read_inputs(request.plan, templates=request.templates)
    progress("seguimiento: leer las respuestas")
    answers = read_answers(plan_file(request.plan).parent, plan, rules_of(plan, folder.formato))
    edited = edited_since(plan)
    made: dict[Path, bytes] = {}
    warnings: list[Fault] = [*edition_warnings(plan, edited, named(request.plan))]
    for pedido in _pedidos(request, plan):
        progress(f"layout: armar el libro de {pedido.responsable or 'todas las áreas'}")
        libro = lay_out_libro(plan, folder, answers, pedido, edited=edited)
        progress("excel: llenar la plantilla")
        path = output_folder(request.plan, request.folder) / f"{_name(plan, folder, libro)}.xlsx"
        _refuse_twice(path, made, pedido)
        made[path], told = draw_in(folder, FORM_TEMPLATE, libro.workbook)
        warnings += [*libro.workbook.warnings, *told]
    progress("files: escribir")
    origin = plan_file(request.plan)
    changed = write_outputs(made, origin=origin, force=request.force)
    return Written(changed, tuple(dict.fromkeys([*warnings, *_remarks(request, plan, answers)])))


def _pedidos(request: Request, plan: Plan) -> Sequence[Pedido]:
    """Give the workbooks that are asked for."""
    home = plan_file(request.plan).resolve().parent.name
    if not request.each_area:
        return [Pedido(request.periodo, request.area, home)]
    areas = areas_of(asked_of(plan), plan)
    if not areas:
        message = "no hay a quién preguntar: ninguna actividad que se mida tiene responsables"
        hint = "agregue «responsables: [ROL]» a las actividades o a sus grupos"
        raise InputError([Fault(Place(shown(plan_file(request.plan))), message, hint)])
    return [Pedido(request.periodo, each, home) for each in areas]


def _name(plan: Plan, folder: FormatFolder, libro: Libro) -> str:
    basis = libro.basis
    periodo = basis.pedido.periodo or str(basis.periods[0].year)
    words = {"periodo": periodo, "area": basis.pedido.responsable or EVERYONE}
    return filled_name(folder.formato.archivos.libro, name_words(plan) | words)


def _refuse_twice(path: Path, made: dict[Path, bytes], pedido: Pedido) -> None:
    """Two areas whose workbooks would have one name would leave one of them."""
    if path in made:
        message = f"dos áreas tendrían el mismo archivo; la segunda es «{pedido.responsable}»"
        hint = "agregue {area} a «archivos.libro» del formato, o cambie el código de uno de los roles"
        raise InputError([Fault(Place(path.as_posix()), message, hint)])


def _remarks(request: Request, plan: Plan, answers: Answers) -> Iterator[Fault]:
    """Say what goes to nobody, and that a closed period takes no more answers."""
    place = Place(shown(plan_file(request.plan)))
    nobody = [code for code, roles in asked_of(plan).items() if not roles]
    if nobody and request.each_area:
        message = f"sin responsables, y en ningún libro: {', '.join(f'«{code}»' for code in nobody)}"
        yield Fault(
            place, message, "agregue «responsables: [ROL]», o pida el libro de todas las áreas", Severity.WARNING
        )
    if request.periodo is not None and answers.is_closed(request.periodo):
        message = f"el periodo {request.periodo} está cerrado: el libro se puede leer, pero no llenar"
        yield Fault(place, message, severity=Severity.WARNING)
