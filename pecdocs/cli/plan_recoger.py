"""`pecdocs plan recoger`: a returned workbook of the plan → intake → the text of plan.yaml, changed in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pecdocs.cli.inputs import read_book, read_inputs
from pecdocs.cli.plan_yaml import PlanText, check
from pecdocs.faults import Fault, InputError, Place, Severity
from pecdocs.files import replace_all
from pecdocs.intake.plan_libro.differences import differences, told
from pecdocs.intake.plan_libro.ficha import moved_on, read_ficha, refuse_other
from pecdocs.intake.plan_libro.wanted import read_wanted
from pecdocs.layout.plan_libro.libro import ARBOL, RESPONSABLES, period_keys
from pecdocs.plan.checks import nodes, table_rows
from pecdocs.plan.folder import CHANGES_FILE, plan_file, plan_from
from pecdocs.reading.source import parse_source, shown
from pecdocs.seguimiento import rules_of
from pecdocs.seguimiento.folder import FOLDER, try_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pecdocs.excel.reading import ReadBook
    from pecdocs.formato import Formato
    from pecdocs.intake.plan_libro.differences import Differences
    from pecdocs.plan import Plan


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    book: Path
    simulate: bool = False
    force: bool = False
    """Whether what the workbook says counts, though the plan moved on since it was made."""
    templates: Path | None = None
    may_empty: bool = False
    """Whether it may take out all that the plan has."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be changed, in words, and the file as it was read and as it will be."""

    path: Path
    lines: tuple[str, ...]
    old: bytes
    new: bytes
    warnings: tuple[Fault, ...] = ()
    """What of the period files would no longer hold."""

    def write(self) -> None:
        """Put the changed plan in the place of the old one. Raises OutputError when it can't be."""
        replace_all({self.path: (self.old, self.new)})


def prepare(request: Request, progress: Callable[[str], None]) -> Prepared:
    """Read a workbook of the plan, and make the plan that it says. Raises FaultError with everything that is wrong."""
    progress("plan: leer y comprobar")
    plan, folder = read_inputs(request.plan, templates=request.templates)
    path = plan_file(request.plan)
    old = path.read_bytes()
    source = parse_source(old, shown(path))
    progress("intake: leer el libro")
    book = read_book(request.book)
    _refuse_stale(request, book, plan, path)
    wanted = read_wanted(book, plan, source.data, period_keys(plan, folder))
    found = differences(plan, wanted)
    if not found and not wanted.faults:
        return Prepared(path, (), old, old)
    progress("editing: cambiar el texto")
    changed = PlanText(old.decode("utf-8"), shown(path))
    changed.apply(found, wanted)
    new = changed.edit.text()
    faults = [*wanted.faults, *_references(plan, found)]
    faults += [] if request.may_empty else _emptied(plan, found, book.file)
    faults += _others(check(new, path, source, wanted), faults)
    if faults:
        raise InputError(sorted(faults, key=lambda fault: _by_cell(fault, list(book.sheets))))
    warnings = _left_behind(path, plan, new.encode(), folder.formato)
    return Prepared(path, tuple(told(found, plan, wanted)), old, new.encode(), tuple(warnings))


def _left_behind(path: Path, plan: Plan, new: bytes, formato: Formato) -> Iterator[Fault]:
    """Warn of the answers and closed periods that hold with the plan as it is, and would not with the changed one."""
    if not (path.parent / FOLDER).is_dir():
        return
    files = {each.name: each.read_bytes() for each in (path, path.with_name(CHANGES_FILE)) if each.is_file()}
    changed, _ = plan_from({**files, path.name: new}, shown(path.parent))
    if changed is None:
        return
    before, after = (try_answers(path.parent, each, rules_of(each, formato))[1] for each in (plan, changed))
    known = {(fault.place.file, fault.message) for fault in before}
    for fault in after:
        if (fault.place.file, fault.message) not in known:
            yield replace(fault, severity=Severity.WARNING)


def _refuse_stale(request: Request, book: ReadBook, plan: Plan, path: Path) -> None:
    """Raise InputError when a workbook is of another plan, or the plan moved on since it was made."""
    facts = read_ficha(book)
    refuse_other(facts, plan, path.resolve().parent.name, book.file)
    stale = [] if request.force else list(moved_on(facts, plan, shown(path)))
    if stale:
        raise InputError(stale)


def _by_cell(fault: Fault, sheets: list[str]) -> tuple[int, int, int, str]:
    """Give the order in which faults are told: by sheet, row and column."""
    sheet, _, cell = fault.place.cell.partition("!")
    letters = cell.rstrip("0123456789")
    number = int(cell[len(letters) :] or 0)
    return sheets.index(sheet) if sheet in sheets else len(sheets), number, len(letters), letters


def _emptied(plan: Plan, found: Differences, file: str) -> Iterator[Fault]:
    """Tell a sheet in which nothing of the plan is left: its rows were deleted, or written over, by mistake."""
    hint = "si fue un error, haga otro libro; si es lo que quiere, repita la orden con --permitir-vaciar"
    for sheet, before, gone, what in (
        (ARBOL, len(list(nodes(plan.arbol))), len(found.removed), "filas"),
        (RESPONSABLES, len(plan.roles), len(found.roles_removed), "roles"),
    ):
        if before == gone > 0:
            message = f"el libro quita todo lo que el plan tiene en esta hoja ({gone} {what})"
            yield Fault(Place(file, cell=sheet), message, hint)


def _references(plan: Plan, found: Differences) -> Iterator[Fault]:
    """Tell which rows of tables point at a node that would go."""
    gone = {node.codigo for node in found.removed}
    for name, table in plan.tablas.items():
        for row in table_rows(table.filas or ()):
            if row.de in gone:
                message = f"la tabla «{name}» tiene una fila de «{row.de}», que el libro quita"
                hint = "deje el nodo en el libro, o quite antes esa fila del plan"
                yield Fault(plan.place(row, "de"), message, hint)


def _others(found: list[Fault], known: list[Fault]) -> Iterator[Fault]:
    """Give the faults that are not told already in other words at the same place."""
    places = {fault.place for fault in known}
    yield from (fault for fault in found if fault.place not in places)
