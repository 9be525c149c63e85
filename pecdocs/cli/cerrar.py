"""`pecdocs seguimiento cerrar`: a period is frozen, with the fingerprint of each of its activities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cli.inputs import check_period, read_inputs
from pecdocs.cli.period_files import PeriodFiles
from pecdocs.faults import Fault, InputError, Place, Severity
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown
from pecdocs.seguimiento import progress, read_answers, rules_of
from pecdocs.seguimiento.closing import fingerprints
from pecdocs.seguimiento.lacking import unanswered, unexplained
from pecdocs.seguimiento.model import Cierre, Registro

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pecdocs.seguimiento import Answers, Progress, Rules


_AFTERWARDS = "quedó cerrado así; lo que se sepa después se anota en «cambios» con su solicitud y su autorización"


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    periodo: str
    fecha: date
    acta: str | None = None
    por: str | None = None
    incomplete: bool = False
    """Whether it is closed also where answers or reasons lack."""
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was closed: the file, how many activities, and what it lacks."""

    path: Path
    count: int
    warnings: tuple[Fault, ...]


def run(request: Request) -> Result:
    """Close a period. Raises FaultError with all that it lacks, and writes nothing then."""
    plan, folder = read_inputs(request.plan, templates=request.templates)
    rules = rules_of(plan, folder.formato)
    home = plan_file(request.plan).parent
    answers = read_answers(home, plan, rules)
    files = PeriodFiles(home)
    place = Place(shown(files.path(request.periodo)))
    _refuse(request, rules, answers, place)
    found = progress(plan, rules, answers, request.periodo)
    severity = Severity.WARNING if request.incomplete else Severity.ERROR
    lacking = list(_lacking(found, answers, rules, place, severity))
    if lacking and not request.incomplete:
        raise InputError(lacking)
    registro = answers.registros.get(request.periodo, Registro())
    prints = fingerprints(found.items, rules, request.periodo, registro)
    files.close(request.periodo, Cierre(fecha=request.fecha, acta=request.acta, por=request.por, huellas=prints))
    files.check(plan, rules)
    path = files.write()[0]
    return Result(path, len(prints), (*_earlier(request.periodo, rules, answers, place), *lacking))


def _refuse(request: Request, rules: Rules, answers: Answers, place: Place) -> None:
    """Raise InputError when the plan has no such period, or it is closed already."""
    check_period(request.plan, request.periodo, rules)
    registro = answers.registros.get(request.periodo)
    if registro is not None and registro.cerrado is not None:
        message = f"el periodo {request.periodo} ya se cerró, el {registro.cerrado.fecha}"
        hint = "si hay que corregir algo, anótelo en «cambios» con su solicitud y su autorización"
        raise InputError([Fault(place, message, hint)])


def _lacking(found: Progress, answers: Answers, rules: Rules, place: Place, severity: Severity) -> Iterator[Fault]:
    closed = _AFTERWARDS if severity is Severity.WARNING else None
    hint = closed or "recoja su libro, o repita la orden con --incompleto"
    for code in unanswered(found):
        yield Fault(place, f"«{code}» no tiene respuesta en {found.corte}", hint, severity)
    hint = closed or "escriba en su respuesta «analisis», o repita la orden con --incompleto"
    for code in unexplained(found, answers, rules):
        word = found.activities[code].to_date.light.word
        yield Fault(place, f"«{code}» está «{word}» y falta el análisis", hint, severity)


def _earlier(periodo: str, rules: Rules, answers: Answers, place: Place) -> Iterator[Fault]:
    """Warn of the periods before it that are still open."""
    for each in rules.up_to(periodo)[:-1]:
        if not answers.is_closed(each.key):
            message = f"el periodo {each.key}, que es anterior, sigue abierto"
            yield Fault(
                place, message, f"ciérrelo con «pecdocs seguimiento cerrar … --periodo {each.key}»", Severity.WARNING
            )
