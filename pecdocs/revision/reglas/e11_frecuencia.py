"""E11: how often something is done, over its dates, gives its goal."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from pecdocs.plan.periods import MONTHS_EACH, is_active, of_years
from pecdocs.reading.values import plain_number
from pecdocs.revision.control import dicha
from pecdocs.revision.medidas import meta_dicha, raiz, se_cuenta, sustantivo
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Nodo
    from pecdocs.plan.periods import Period
    from pecdocs.plan.values import Fecha, Frecuencia, Meta
    from pecdocs.revision.expediente import Expediente

_DAYS = {"semanal": 7, "quincenal": 15}
_TOLERANCE = Decimal("0.15")
"""What may lack: holidays, recesses, a vacancy."""
_CERTAIN = Decimal("0.75")
"""The part of what a frequency asks for below which a goal can't be meant."""
_TWICE = 2
_LASTING = re.compile(r"campaña|estrategia|plan|programa|pol[ií]tica|proyecto|convenio|red", re.IGNORECASE)
"""Things that are worked on each week or month, and are few."""
_NOT_ALWAYS = re.compile(
    r"\b(?:cada|durante|seg[uú]n|salvo|excepto|menos|sin|periodos?|semestres?|calendario|temporadas?|sesi[oó]n|sesiones|"
    r"acad[eé]mic|escolar|lectiv|receso|vacacion)",
    re.IGNORECASE,
)
"""Words of dates between which nothing is done for a while."""
_ALL = re.compile(r"\btod[ao]s\s+l[ao]s\s+([^\W\d_]{4,})", re.IGNORECASE)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for node in expediente.hojas:
        if node.meta is not None and node.meta.cantidad is not None:
            if len(node.frecuencia) == 1:
                yield from _turns(expediente, node, node.frecuencia[0], node.meta)
            yield from _all_of_them(expediente, node, node.meta)


def _turns(expediente: Expediente, node: Nodo, often: Frecuencia, goal: Meta) -> Iterator[Hallado]:
    if goal.tipo != "suma" or not se_cuenta(goal) or goal.cantidad is None:
        return
    turns = _count(expediente, node, often)
    if turns is None:
        return
    each = often.veces if often.veces is not None else Decimal(1)
    expected, amount = turns * each, goal.cantidad
    slack = max(expected * _TOLERANCE, each)
    if abs(expected - amount) <= slack or (amount > expected and not _contradicts(often, expected, amount)):
        return
    message = (
        f"«{node.codigo}» se hace con frecuencia «{_often(often)}»{_span(node)}, que son {plain_number(expected)} "
        f"veces, y su meta es «{meta_dicha(goal)}»"
    )
    lasting = _LASTING.search(goal.unidad or "") is not None or node.fechas[0].impreso is not None
    hint = "corrija la frecuencia, la meta o las fechas"
    grave = None if amount < expected * _CERTAIN and not lasting else Gravedad.AVISO
    yield Hallado(expediente.sitio(node, "meta"), message, hint, grave)


def _pauses(node: Nodo) -> bool:
    """Tell whether an activity stops between its dates: their words say so, or its own periods or months leave gaps."""
    months = node.programacion.mensual
    return (
        bool(node.programacion.libre or _NOT_ALWAYS.search(node.fechas[0].impreso or ""))
        or any(not each.valor and not each.impreso for each in months.values())
        or (bool(months) and len(months) < _from_to(min(months), max(months)))
    )


def _from_to(first: str, last: str) -> int:
    """Give how many months there are from one to another, both counted."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) + 1


def _contradicts(often: Frecuencia, expected: Decimal, amount: Decimal) -> bool:
    """Tell whether more than one a turn can't be meant: the times of each are said, or it is less than two."""
    return often.veces is not None or amount < expected * _TWICE


def _count(expediente: Expediente, node: Nodo, often: Frecuencia) -> Decimal | None:
    """Give how many turns there are in the dates of an activity; None where they do not say."""
    if len(node.fechas) != 1 or often.cada is None or _pauses(node):
        return None
    dates = node.fechas[0]
    if often.cada in _DAYS:
        first, last = _day(dates.inicio), _day(dates.fin, last=True)
        if first is None or last is None or dates.meses or dates.anios:
            return None
        return Decimal((last - first).days + 1) // _DAYS[often.cada]
    known = dates.meses or dates.anios or (_day(dates.inicio) and _day(dates.fin, last=True))
    if often.cada not in MONTHS_EACH or not known:
        return None
    years = expediente.plan.documento.vigencia.anios
    months = sum(is_active(each, node.fechas) for each in _months(years))
    if dates.meses:
        return Decimal(months) if MONTHS_EACH[often.cada] == 1 else None
    return Decimal(-(-months // MONTHS_EACH[often.cada]))


@cache
def _months(years: tuple[int, ...]) -> tuple[Period, ...]:
    return tuple(of_years("mensual", years))


def _day(fecha: Fecha | None, *, last: bool = False) -> date | None:
    """Give the day of a date; of a month alone, its first or its last."""
    if fecha is None or fecha.fecha is not None or fecha.mes is None:
        return fecha.fecha if fecha is not None else None
    year, month = map(int, fecha.mes.split("-"))
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _often(often: Frecuencia) -> str:
    times = f", {plain_number(often.veces)} veces" if often.veces is not None else ""
    return often.impreso or f"{often.cada}{times}"


def _span(node: Nodo) -> str:
    dates = node.fechas[0]
    if dates.inicio is None or dates.fin is None:
        return ""
    return f" de «{dicha(dates.inicio)}» a «{dicha(dates.fin)}»"


def _all_of_them(expediente: Expediente, node: Nodo, goal: Meta) -> Iterator[Hallado]:
    """Find a number as the goal of «all the» same things."""
    if goal.unidad is None or goal.demanda or goal.unidad == "%":
        return
    for found in _ALL.finditer(node.nombre or ""):
        if raiz(found[1]) == sustantivo(goal.unidad):
            message = f"«{node.codigo}» es de «{found[0]}», y su meta es un número: «{meta_dicha(goal)}»"
            hint = "diga cuáles son las de la meta, o mídalas «a demanda»"
            yield Hallado(expediente.sitio(node, "meta"), message, hint, Gravedad.NOTA)


REGLA = Regla(
    codigo="E11",
    titulo="La frecuencia, por lo que dura la actividad, da la meta",
    porque="Frecuencia, fechas y meta son tres maneras de decir cuánto se hará: si no concuerdan, quien ejecuta cumple "
    "una y el seguimiento mide otra. Es un error si la meta es menos de las tres cuartas partes de lo que la "
    "frecuencia pide; un aviso, si le falta menos, es más o es de cosas que duran varios periodos. Se admite que falte "
    "un 15 %: recesos, festivos.",
    corregir="Cambie lo que esté mal: la frecuencia, la meta o las fechas; dos veces al mes es "
    "{cada: mensual, veces: 2}.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: NOTI
                nombre: Emitir el noticiero
                responsables: [COM]
                indicador: {numerador: Emisiones publicadas, denominador: Emisiones programadas}
                fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                frecuencia: semanal
                meta: {cantidad: 30, unidad: emisiones}
                programacion:
                  trimestral: {2024-T1: 3, 2024-T2: 9, 2024-T3: 9, 2024-T4: 9}
        """,
        bien="""
            arbol:
              - codigo: NOTI
                nombre: Emitir el noticiero
                responsables: [COM]
                indicador: {numerador: Emisiones publicadas, denominador: Emisiones programadas}
                fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                frecuencia: {cada: mensual, veces: 3}
                meta: {cantidad: 30, unidad: emisiones}
                programacion:
                  trimestral: {2024-T1: 3, 2024-T2: 9, 2024-T3: 9, 2024-T4: 9}
        """,
    ),
    buscar=_buscar,
)
