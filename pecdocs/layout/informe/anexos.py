"""What stands behind the figures: the analyses, the evidence, and who reported, returned and validated what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Heading, ListItem, Marker, Run
from pecdocs.layout.informe.basis import light_cell, light_of, title_of
from pecdocs.layout.informe.tables import Columns, row, table
from pecdocs.layout.links import link_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.layout.blocks import Block, Runs
    from pecdocs.layout.informe.basis import Basis
    from pecdocs.seguimiento import Activity
    from pecdocs.seguimiento.model import Enmienda, Evidencia, Respuesta, Tramite

_LIST = 10
"""The number of the list of evidence; those of the committee's page come before."""
_NOT_REPORTED = "No ha reportado"


def analyses(basis: Basis) -> Iterator[Block]:
    """Give what the areas say of their results, and who lacks to say it."""
    activities = basis.avances.found.activities.values()
    shown = [each for each in activities if basis.analysis(each) or basis.is_behind(each)]
    if not shown:
        return
    columns = Columns(
        actividad=("Actividad", 30, "izquierda"),
        a_la_fecha=("A la fecha", 11, "centro"),
        semaforo=("Semáforo", 13, "centro"),
        analisis=("Análisis", 46, "izquierda"),
    )
    rows = [
        row(
            title_of(each.item),
            basis.number(each.to_date.percent),
            light_cell(light_of(each)),
            basis.reason(each),
            codigo=each.item.codigo,
        )
        for each in shown
    ]
    yield Heading(1, "", (Run("Análisis de las actividades"),), "analisis")
    yield table("analisis", columns, rows, "Lo que cada área explica de su resultado")


def evidence(basis: Basis) -> Iterator[Block]:
    """Give the evidence of each activity by period, and where something was reported without any."""
    blocks = [block for each in _measured(basis) for block in _of_activity(basis, each)]
    if blocks:
        yield Heading(1, "", (Run("Evidencias"),), "evidencias")
        yield from blocks


def _measured(basis: Basis) -> list[Activity]:
    return list(basis.avances.found.activities.values())


def _of_activity(basis: Basis, activity: Activity) -> list[Block]:
    """Give the items of an activity: its name, each evidence, the periods that lack one; nothing when none is due."""
    items: list[Block] = []
    bare: list[str] = []
    for period in basis.avances.found.periods:
        answer = basis.avances.answers.answer(period.key, activity.item.codigo)
        if answer is not None:
            items += [_item(1, (Run(f"{period.key}: "), *_evidence(basis, each))) for each in answer.evidencia]
            bare += [period.key] if _is_done(answer) and not answer.evidencia else []
    name = Run(title_of(activity.item), bold=True)
    said = Run(f"Sin evidencia: {', '.join(bare)}", italic=True)
    items += [_item(1, (said,))] if bare else []
    return [_item(0, (name,)), *items] if items else []


def _item(level: int, runs: Runs) -> ListItem:
    return ListItem(_LIST, level, Marker("symbol", "•–"[level]), runs)


def _is_done(answer: Respuesta) -> bool:
    """Tell whether something was done, which evidence should prove."""
    done = answer.ejecutado
    return done is not None and bool(done.cumplido if done.valor is None else done.valor)


def _evidence(basis: Basis, each: Evidencia) -> Runs:
    """Give what it is, where it is, and when it was looked at; only what may be an address is a link."""
    when = f"consultado el {basis.avances.locale.day(each.fecha)}" if each.fecha is not None else None
    pieces = [Run(each.texto)] if each.texto else []
    if each.url:
        pieces.append(Run(each.url, link=link_of(each.url)))
    pieces += [Run(text) for text in (each.ruta, when) if text]
    between = [run for piece in pieces for run in (Run(", "), piece)]
    return tuple(between[1:])


def amendments(basis: Basis) -> Iterator[Block]:
    """Give each change after closing: when, why, who asked for it and who authorised it."""
    items = [
        _item(0, (Run(f"{each.item.codigo}, {period}: ", bold=True), Run(_change(basis, change))))
        for each in _measured(basis)
        for period in each.amended
        if (answer := basis.avances.answers.answer(period, each.item.codigo)) is not None
        for change in answer.cambios
    ]
    if items:
        yield Heading(1, "", (Run("Cambios después del cierre"),), "cambios-autorizados")
        yield from items


def _change(basis: Basis, change: Enmienda) -> str:
    acta = f", acta {change.acta}" if change.acta else ""
    day = basis.avances.locale.day(change.fecha)
    return f"{change.motivo} Lo solicitó {change.solicito} y lo autorizó {change.autorizo}{acta}, el {day}."


def proceedings(basis: Basis) -> Iterator[Block]:
    """Give who reported, returned and validated each answer of the period, and who did not report."""
    columns = Columns(
        actividad=("Actividad", 20, "izquierda"),
        area=("Área", 18, "izquierda"),
        reportado=("Reportó", 24, "izquierda"),
        devuelto=("Devolvió", 19, "izquierda"),
        validado=("Validó", 19, "izquierda"),
    )
    rows = []
    for each in _measured(basis):
        codigo = each.item.codigo
        answer = basis.avances.answers.answer(basis.corte, codigo)
        late = each in basis.unreported
        if answer is not None or late:
            steps = _steps(basis, answer) if answer is not None and not late else (_NOT_REPORTED, "", "")
            rows.append(row(title_of(each.item), basis.area(codigo), *steps, codigo=codigo))
    if rows:
        yield Heading(1, "", (Run("Trámite del reporte"),), "tramite")
        yield table("tramite", columns, rows, "Quién reportó, devolvió y validó cada actividad, y cuándo")


def _steps(basis: Basis, answer: Respuesta) -> tuple[str, ...]:
    reported = _step(basis, answer.reportado) or "Sin registro de quién"
    return reported, _step(basis, answer.devuelto), _step(basis, answer.validado)


def _step(basis: Basis, tramite: Tramite | None) -> str:
    if tramite is None:
        return ""
    lines = [tramite.por, basis.avances.locale.day(tramite.fecha), tramite.archivo, tramite.nota]
    return "\n".join(each for each in lines if each)
