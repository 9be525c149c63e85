"""`pecdocs seguimiento recoger`: returned workbooks → intake → the period files of the plan, all or nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.cli.inputs import check_period, read_book, read_inputs
from pecdocs.cli.period_files import PeriodFiles
from pecdocs.faults import Fault, FaultError, InputError, Place, Severity
from pecdocs.intake.ficha import ficha_faults, ficha_of
from pecdocs.intake.returned import Returned, take
from pecdocs.intake.together import Signature, brief, put_together, updated
from pecdocs.intake.truth import reopened
from pecdocs.layout.libro import Libro, Pedido, lay_out_libro
from pecdocs.layout.locale import Locale
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown
from pecdocs.seguimiento import read_answers, rules_of
from pecdocs.seguimiento.areas import names_of_areas, office
from pecdocs.seguimiento.following import Followed
from pecdocs.seguimiento.identity import Identity, identity
from pecdocs.seguimiento.lacking import unanswered_by_area

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from pecdocs.excel.reading import ReadBook
    from pecdocs.formato import FormatFolder
    from pecdocs.intake.ficha import Ficha
    from pecdocs.intake.together import Change
    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Answers


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    books: tuple[Path, ...]
    fecha: date
    """The day on which the answers are taken."""
    periodo: str | None = None
    """Only workbooks of this period are taken."""
    valido: str | None = None
    simulate: bool = False
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was taken, what changed, who has not answered yet, and which files were written."""

    books: tuple[Returned, ...]
    changes: tuple[Change, ...]
    pending: dict[str, dict[str, tuple[str, ...]]]
    """The activities without an answer, by period and area."""
    written: tuple[Path, ...]
    simulated: bool
    warnings: tuple[Fault, ...]
    locale: Locale
    """How numbers are written."""


@dataclass
class _Truth:
    """The plan and what is known of it, and the workbooks that would be made of it."""

    plan: Plan
    folder: FormatFolder
    known: Followed
    answers: Answers
    now: Identity
    name: str
    books: dict[tuple[str | None, str | None, str, tuple[str, ...]], Libro] = field(default_factory=dict)

    @property
    def locale(self) -> Locale:
        """How numbers are written."""
        return Locale(self.plan.entidad.pais, self.folder.formato.estilos)

    def libro(self, ficha: Ficha) -> Libro:
        """Lay out the workbook that a ficha tells of. Raises InputError when nobody would be asked for it any more."""
        key = (ficha.periodo, ficha.responsable, ficha.corte, ficha.abiertos)
        if key not in self.books:
            asked = Pedido(ficha.periodo, ficha.responsable, self.name, ficha.corte)
            answers = reopened(self.answers, ficha.abiertos)
            self.books[key] = lay_out_libro(self.plan, self.folder, answers, asked, known=self.known, bare=True)
        return self.books[key]


def run(request: Request, progress: Callable[[str], None]) -> Result:
    """Take returned workbooks in. Raises FaultError with everything wrong with all of them; nothing is written then."""
    progress("plan: leer y comprobar")
    truth = _truth(request)
    books: list[Returned] = []
    faults: list[Fault] = []
    for path in _files(request.books):
        progress(f"intake: {path.name}")
        book, found = _returned(path, truth, request.periodo)
        books += [book] if book is not None else []
        faults += found
    signature = Signature(request.fecha, names_of_areas(truth.plan), request.valido)
    changes, conflicts = put_together(books, truth.answers, signature, truth.locale)
    faults += conflicts
    warnings = tuple(each for each in faults if each.severity is Severity.WARNING)
    if len(faults) > len(warnings):
        raise InputError(faults)
    written = _write(request, truth, changes, progress)
    after = updated(truth.answers, changes)
    several = {period for book in books for period in book.periods if len(book.periods) > 1}
    periods = dict.fromkeys(period for book in books for period in book.periods)
    periods = {each: None for each in periods if each not in several or each in after.registros}
    pending = {period: unanswered_by_area(truth.plan, truth.known.rules, after, period) for period in periods}
    return Result(tuple(books), changes, pending, tuple(written), request.simulate, warnings, truth.locale)


def _files(given: Sequence[Path]) -> list[Path]:
    """Give each workbook once: of a folder all its own, of a name with `*`, which Windows leaves to us, all so called.

    Raises InputError where there is none.
    """
    found: list[Path] = []
    for path in given:
        several = path.is_dir() or ("*" in path.name and not path.exists())
        here = sorted(_several(path)) if several else [path]
        if not here:
            raise InputError([Fault(Place(shown(path)), "no hay ningún libro de Excel (.xlsx)", "revise la carpeta")])
        found += here
    return list(dict.fromkeys(found))


def _several(path: Path) -> Iterator[Path]:
    """Give the workbooks of a folder or of a pattern, without what Excel leaves beside one that is open."""
    found = path.glob("*.xlsx") if path.is_dir() else path.parent.glob(path.name)
    return (each for each in found if not each.name.startswith(("~$", ".")))


def _truth(request: Request) -> _Truth:
    plan, folder = read_inputs(request.plan, templates=request.templates)
    rules = rules_of(plan, folder.formato)
    answers = read_answers(plan_file(request.plan).parent, plan, rules)
    if request.periodo is not None:
        check_period(request.plan, request.periodo, rules)
    name = plan_file(request.plan).resolve().parent.name
    known = Followed(plan, rules)
    return _Truth(plan, folder, known, answers, identity(known), name)


def _returned(path: Path, truth: _Truth, periodo: str | None) -> tuple[Returned | None, list[Fault]]:
    """Read a workbook and what it answers; or give all that is wrong with it."""
    try:
        book = read_book(path)
        ficha = ficha_of(book)
        faults = ficha_faults(book, ficha, truth.plan, truth.known.rules, truth.now, truth.name)
        if not faults and periodo is not None and ficha.periodo != periodo:
            said = f"«{ficha.periodo}»" if ficha.periodo else "todo el año"
            faults = [
                Fault(Place(book.file), f"el libro es de {said} y se pidió recoger «{periodo}»", "quite ese libro")
            ]
        if faults:
            return None, faults
        return _taken(book, ficha, truth)
    except FaultError as error:
        return None, list(error.faults)


def _taken(book: ReadBook, ficha: Ficha, truth: _Truth) -> tuple[Returned, list[Fault]]:
    taken, faults = take(book, ficha, truth.libro(ficha), truth.answers, truth.now)
    area = truth.plan.roles[ficha.responsable].nombre if ficha.responsable is not None else office(truth.plan)
    opened = tuple(each for each in ficha.abiertos if not truth.answers.is_closed(each))
    return Returned(book.file, area, ficha.responsable is not None, opened, taken), faults


def _write(
    request: Request, truth: _Truth, changes: Sequence[Change], progress: Callable[[str], None]
) -> Sequence[Path]:
    """Write what changed; of a simulation, only make sure that it could be written."""
    progress("seguimiento: comprobar lo que se escribe")
    files = PeriodFiles(plan_file(request.plan).parent)
    files.apply(changes)
    files.check(truth.plan, truth.known.rules)
    return [] if request.simulate else files.write()


def lines(result: Result) -> Iterator[str]:
    """Give what is printed of a result."""
    for book in result.books:
        filled = sum(bool(each.values.model_fields_set) for each in book.taken)
        yield f"{book.file}: {book.area}, {', '.join(book.periods)}: {_count(filled, 'respuesta')} de {len(book.taken)}"
    for period in dict.fromkeys(each.period for each in result.changes):
        yield ""
        yield f"{period}:"
        yield from (f"  {_told(each, result.locale)}" for each in result.changes if each.period == period)
    yield ""
    yield _summary(result)
    for period, areas in result.pending.items():
        if areas:
            yield f"Sin respuesta en {period}:"
            yield from (f"  {name}: {', '.join(codes)}" for name, codes in areas.items())
        else:
            yield f"Sin respuesta en {period}: nadie"
    yield from (f"escrito: {shown(path)}" for path in result.written)


def _told(change: Change, locale: Locale) -> str:
    before, after = change.before, change.after
    was = brief(before, locale) if before is not None else "sin respuesta"
    if after is None:
        return f"{change.codigo}: {was} → retirada por {change.area}"
    said = f"{change.codigo}: {was}"
    said += f", confirmada por {change.area}" if _kind(change) == "confirmada" else f" → {brief(after, locale)}"
    also = [name for name in ("evidencia", "analisis") if _of(before, name) != _of(after, name)]
    steps = [f"validó {after.validado.por}"] if after.validado is not None else []
    if before is not None and before.validado is not None and after.validado is None:
        steps.append("ya no está validada")
    return "; ".join([said, *(["cambia " + " y ".join(also)] if also and before is not None else []), *steps])


def _of(answer: object, name: str) -> object:
    return getattr(answer, name, None) or None


_KINDS = ("nueva", "reemplazada", "confirmada", "retirada")


def _kind(change: Change) -> str:
    if change.after is None or change.before is None:
        return "retirada" if change.after is None else "nueva"
    same = all(_of(change.before, name) == _of(change.after, name) for name in _VALUES)
    return "confirmada" if same else "reemplazada"


_VALUES = ("ejecutado", "solicitado", "estado", "evidencia", "analisis")


def _summary(result: Result) -> str:
    counts = Counter(map(_kind, result.changes))
    said = ", ".join(_count(counts[kind], kind) for kind in _KINDS if counts[kind])
    done = "Se cambiaría" if result.simulated else "Cambió"
    return f"{done}: {said}" if said else "No hay nada que cambiar"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
