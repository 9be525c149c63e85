"""`pecdocs cambios historia`: every version that git remembers of a plan, and what changed in its closed periods."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pecdocs.cambios.cerrados import Palabras
from pecdocs.cambios.historia import Recuerdos, historia
from pecdocs.cambios.values import CODED
from pecdocs.cambios.versiones import SEGUIMIENTO, Historia
from pecdocs.cli.inputs import read_inputs
from pecdocs.cli.summary import plain
from pecdocs.faults import Fault, InputError, Place, Severity
from pecdocs.layout.locale import Locale
from pecdocs.layout.vista import vista_de_seguimiento
from pecdocs.plan.actas import named_acta
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown
from pecdocs.seguimiento import rules_of, try_answers
from pecdocs.seguimiento.amended import closed_periods

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pecdocs.cambios.historia import Revision
    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Rules
    from pecdocs.seguimiento.amended import Amendment, ClosedPeriod
    from pecdocs.seguimiento.closing import FieldChange, Unauthorised

_SUBJECT = 60
"""The characters of a message that are shown."""


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a plan's past."""

    revisions: tuple[Revision, ...]
    """The newest first; none where the plan is not kept in git."""
    recuerdos: Recuerdos
    periods: tuple[ClosedPeriod, ...]
    palabras: Palabras | None
    """None when the plan can't be read as it is now."""
    faults: tuple[Fault, ...]
    """What keeps parts of it from being told, and what changed without authorisation."""


def history(path: Path, templates: Path | None = None) -> History:
    """Give every revision of a plan, and what changed in its closed periods.

    A plan with mistakes has its revisions, and one that git does not keep its periods. Raises InputError when there is
    neither.
    """
    home = plan_file(path).parent
    keys = [each.stem for each in sorted((home / SEGUIMIENTO).glob("*.yaml"))]
    if not keys:
        return _only_revisions(path)
    try:
        plan, folder = read_inputs(path, templates=templates)
    except InputError as error:
        return _only_revisions(path, error.faults)
    by_rules = partial(rules_of, formato=folder.formato)
    rules = by_rules(plan)
    answers, wrong = try_answers(home, plan, rules)
    closed = any(each.cerrado is not None for each in answers.registros.values())
    revisions, recuerdos, faults = _remembered(path, keys, by_rules, closed=closed)
    periods = closed_periods(plan, rules, answers, recuerdos.valores)
    messages = {each.mensaje for period in periods for each in period.unauthorised}
    mistakes = [each for each in wrong if each.message not in messages]
    if mistakes:  # what else differs may come from them
        return History(revisions, recuerdos, (), None, (*faults, *mistakes))
    words = Palabras(
        plan, Locale(plan.entidad.pais, folder.formato.estilos), vista_de_seguimiento(plan, folder.formato)
    )
    told = (_fault(home, each.periodo, one) for each in periods for one in each.unauthorised)
    return History(revisions, recuerdos, periods, words, (*faults, *told))


def _only_revisions(path: Path, faults: tuple[Fault, ...] = ()) -> History:
    """Give the revisions of a plan whose periods can't be told; `faults` say why. Raises InputError without git."""
    try:
        past = Historia(path)
        revisions, _ = historia(past)
    except InputError as error:
        raise InputError((*faults, *error.faults)) from None
    return History(tuple(revisions), Recuerdos(), (), None, (*faults, *_partial(past)))


def _remembered(
    path: Path, keys: Sequence[str], by_rules: Callable[[Plan], Rules], *, closed: bool
) -> tuple[tuple[Revision, ...], Recuerdos, tuple[Fault, ...]]:
    """Give what git remembers of a plan and its periods; nothing, and why, where it can't and a period is `closed`.

    Raises InputError where git can't, and there is no closed period to tell of either.
    """
    try:
        past = Historia(path)
        revisions, recuerdos = historia(past, keys, by_rules)
    except InputError as error:
        if not closed:
            raise
        return (), Recuerdos(), tuple(replace(each, severity=Severity.WARNING) for each in error.faults)
    return tuple(revisions), recuerdos, tuple(_partial(past))


def _partial(past: Historia) -> Iterator[Fault]:
    """Warn that git has not all of a history."""
    if past.repository.shallow:
        hint = "tráigala con «git fetch --unshallow --tags»"
        message = "esta copia del repositorio no trae toda la historia"
        yield Fault(Place(past.shown), message, hint, Severity.WARNING)


def _fault(home: Path, period: str, loose: Unauthorised) -> Fault:
    return Fault(Place(shown(home / SEGUIMIENTO / f"{period}.yaml")), loose.mensaje, loose.salida)


# ── In words ─────────────────────────────────────────────────────────────────────────────────────────────────


def as_lines(found: History) -> Iterator[str]:
    """Give a line for each revision, the newest first, then what changed in each closed period."""
    if found.revisions:
        yield from _table(found.revisions)
    if found.palabras is None:
        return
    for position, each in enumerate(found.periods):
        if position or found.revisions:
            yield ""
        yield from _period(each, found.recuerdos, found.palabras)


def _table(revisions: tuple[Revision, ...]) -> Iterator[str]:
    head = ("Fecha", "Versión", "Estado", "Cambios", "Autor", "Revisión", "Mensaje")
    rows = [head, *map(_row, revisions)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(revision: Revision) -> tuple[str, ...]:
    commit = revision.commit
    if revision.version is None:
        count = "no se puede leer"
    elif revision.cambios is None:
        count = "primera"
    else:
        count = str(revision.cambios) if revision.cambios else "ninguno"
    cells = (revision.version or "—", _state(revision), count, commit.author, commit.short, commit.subject)
    return commit.day, *map(_cell, cells)


def _cell(text: str) -> str:
    """Give what stands in a cell: one line, without what would move the cursor, cut where it is long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= _SUBJECT else f"{line[: _SUBJECT - 1]}…"


def _state(revision: Revision) -> str:
    """Tell the state of a version, who approved it, and whether its content is what was approved."""
    if revision.estado is None:
        return "—"
    word = CODED["estado"][revision.estado]
    if revision.estado != "aprobado":
        return word
    acta = f" ({named_acta(revision.acta)})" if revision.acta is not None else ""
    same = {None: "", True: ", es lo aprobado", False: ", CAMBIÓ DESPUÉS"}[revision.aprobada]
    return f"{word}{acta}{same}"


def _period(period: ClosedPeriod, recuerdos: Recuerdos, words: Palabras) -> Iterator[str]:
    closing = recuerdos.cierres.get(period.periodo)
    name = words.periodo(period.periodo)
    head = f"Periodo {period.periodo}" + (f" ({name})" if name != period.periodo else "")
    yield f"{head}: {words.cierre(period.cierre)}{_under(closing)}"
    for each in recuerdos.reabiertos.get(period.periodo, ()):
        yield f"  ATENCIÓN: se había cerrado antes, y se reabrió el {each.commit.day} ({_by(each)})."
    for amendment in period.amendments:
        yield from _amendment(amendment, words)
    for loose in period.unauthorised:
        yield f"  SIN AUTORIZACIÓN: {words.actividad(loose.codigo)} {_told(loose, words)}."
    if not period.amendments and not period.unauthorised:
        yield "  Nada cambió después del cierre."


def _under(closing: Revision | None) -> str:
    """Tell in which version a period was closed, where git knows."""
    if closing is None:
        return ""
    return f", con la versión {closing.version or '—'} del plan ({_by(closing)})"


def _by(revision: Revision) -> str:
    return f"revisión {revision.commit.short}, {_cell(revision.commit.author)}"


def _amendment(found: Amendment, words: Palabras) -> Iterator[str]:
    enmienda = found.enmienda
    yield f"  {words.dia(enmienda.fecha)}, {words.actividad(found.codigo)}: {words.campos(found.codigo, found.campos)}."
    yield f"    Motivo: {' '.join(enmienda.motivo.split())}"
    yield f"    {words.autorizo(enmienda)}"


def _told(loose: Unauthorised, words: Palabras) -> str:
    """Tell what changed without leave, or where that is not known, that it did."""
    return f"{loose.que}: {words.campos(loose.codigo, loose.campos)}" if loose.campos else loose.que


# ── As JSON ──────────────────────────────────────────────────────────────────────────────────────────────────


def as_json(found: History) -> str:
    """Give the same as JSON."""
    words = found.palabras
    periods = [] if words is None else [_period_data(each, found.recuerdos, words) for each in found.periods]
    data = {"versiones": [_revision_data(each) for each in found.revisions], "periodos": periods}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _revision_data(revision: Revision) -> dict[str, Any]:
    commit = revision.commit
    return {
        "revision": commit.id,
        "anteriores": list(commit.parents),
        "fecha": commit.when,
        "autor": commit.author,
        "mensaje": commit.subject,
        "version": revision.version,
        "estado": revision.estado,
        "acta": revision.acta,
        "es_lo_aprobado": revision.aprobada,
        "cambios": revision.cambios,
    }


def _period_data(period: ClosedPeriod, recuerdos: Recuerdos, words: Palabras) -> dict[str, Any]:
    closing = recuerdos.cierres.get(period.periodo)
    cierre = period.cierre
    return {
        "periodo": period.periodo,
        "cerrado": {"fecha": plain(cierre.fecha), "acta": cierre.acta, "por": cierre.por},
        "version": closing.version if closing is not None else None,
        "revision": closing.commit.id if closing is not None else None,
        "reabierto": [each.commit.id for each in recuerdos.reabiertos.get(period.periodo, ())],
        "cambios": [_amendment_data(each, words) for each in period.amendments],
        "sin_autorizacion": [
            {**_activity_data(each.codigo, words), "mensaje": each.mensaje, "campos": _fields_data(each.campos)}
            for each in period.unauthorised
        ],
    }


def _amendment_data(found: Amendment, words: Palabras) -> dict[str, Any]:
    enmienda = found.enmienda
    return {
        **_activity_data(found.codigo, words),
        "fecha": plain(enmienda.fecha),
        "solicito": enmienda.solicito,
        "autorizo": enmienda.autorizo,
        "acta": enmienda.acta,
        "motivo": enmienda.motivo,
        "campos": _fields_data(found.campos),
    }


def _activity_data(code: str, words: Palabras) -> dict[str, Any]:
    lugar = words.lugar(code)
    return {
        "codigo": code,
        "numeral": lugar.numeral if lugar is not None else None,
        "nombre": lugar.nombre if lugar is not None else None,
    }


def _fields_data(fields: tuple[FieldChange, ...]) -> list[dict[str, Any]]:
    return [{"campo": each.campo, "antes": plain(each.antes), "ahora": plain(each.ahora)} for each in fields]
