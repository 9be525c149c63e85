"""W14: what is followed can be measured: it has a goal, of something, and a formula where it is a percentage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.reading.values import plain_number
from pecdocs.revision.lengua import ENTRE_VARIOS, citado, llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.seguimiento.items import TABLE, followed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.values import Indicador
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Sitio
    from pecdocs.seguimiento.items import Item

_APART = 3
"""How many that lack the same are told one by one; of more, one finding names the first."""
_NAMED = 3
_RATIO = re.compile(r"[/%]|\b(?:porcentaje|proporcion|tasa|indice|nivel|cobertura|cociente|razon)\b")
"""An indicator whose name says what is divided by what."""


@dataclass(frozen=True, slots=True)
class _Lack:
    """What lacks, and in which field; of one, and of several."""

    field: str
    of_one: str
    one_lacks: str
    of_several: str
    several_lack: str
    hint: str


_GOAL = "agregue «meta: {cantidad: …, unidad: …}»"
_BOTH = _Lack("codigo", "", "no tiene meta ni indicador", "", "no tienen meta ni indicador", _GOAL)
_NO_GOAL = _Lack("indicador", "el indicador ", "no tiene meta", "los indicadores ", "no tienen meta", _GOAL)
_RECORDED = _Lack(
    "meta",
    "",
    "se registra y no tiene una cantidad por meta",
    "",
    "se registran y no tienen una cantidad por meta",
    _GOAL,
)
_NO_UNIT = _Lack("meta", "la meta ", "no dice de qué", "las metas ", "no dicen de qué", "agregue «unidad»")
_NO_FORMULA = _Lack(
    "meta",
    "la meta ",
    "no dice qué se divide por qué",
    "las metas ",
    "no dicen qué se divide por qué",
    "agregue «indicador», con «numerador» y «denominador»",
)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    grave = None if _measures(expediente) else Gravedad.NOTA
    found: dict[tuple[_Lack, str], list[tuple[Item, str]]] = {}
    for top in followed(expediente.plan):
        for leaf, dated in _unmeasured(top, dated=False):
            if leaf.codigo in expediente.vacios:
                continue
            for lack, words in _lacks(leaf):
                dates = "" if dated or lack not in {_BOTH, _NO_GOAL} else ", ni fechas"
                found.setdefault((lack, dates), []).append((leaf, words))
    for (lack, dates), several in found.items():
        if len(several) > _APART:
            yield _together(expediente, lack, dates, several, grave)
        else:
            for leaf, words in several:
                message = f"{lack.of_one}{citado(words)} {lack.one_lacks}{dates}"
                yield Hallado(_place(expediente, leaf, lack.field), message, lack.hint, grave)


def _measures(expediente: Expediente) -> bool:
    """Tell whether a plan is to be measured: it lists what it follows, or the document shows goals or indicators."""
    shown = {column.campo for table in expediente.dibujadas.values() for column in table.columnas}
    return TABLE in expediente.plan.tablas or not shown.isdisjoint({"meta", "indicador"})


def _unmeasured(item: Item, *, dated: bool) -> Iterator[tuple[Item, bool]]:
    """Give the activities of which no group above has a goal, and whether one of those has dates."""
    dated = dated or _dated(item)
    if not item.children:
        yield item, dated
    elif item.fields.meta is None:
        for child in item.children:
            yield from _unmeasured(child, dated=dated)


def _dated(item: Item) -> bool:
    fields = item.fields
    has_steps = any(each.fechas or each.frecuencia for each in fields.pasos)
    programmed = any(written for _, written in fields.programacion)
    return bool(fields.fechas or fields.frecuencia or has_steps or programmed)


def _lacks(leaf: Item) -> Iterator[tuple[_Lack, str]]:
    """Give what lacks, and the words of the plan that lack it."""
    goal, measured_by = leaf.fields.meta, leaf.fields.indicador
    if goal is None:
        yield (_BOTH, leaf.etiqueta) if measured_by is None else (_NO_GOAL, _said(measured_by))
    elif goal.cantidad is None and goal.impreso is None and not goal.demanda and goal.tipo != "hito":
        yield _RECORDED, leaf.etiqueta
    elif goal.cantidad is not None and goal.tipo != "hito":
        amount = plain_number(goal.cantidad)
        if goal.unidad is None and goal.impreso is None and measured_by is None:
            yield _NO_UNIT, amount
        if goal.unidad == "%" and not goal.demanda and not _has_formula(measured_by):
            yield _NO_FORMULA, f"{amount} %"


def _has_formula(each: Indicador | None) -> bool:
    return each is not None and bool(each.numerador or each.impreso or _RATIO.search(llano(each.nombre or "")))


def _said(each: Indicador) -> str:
    return each.impreso or each.nombre or f"{each.numerador or '…'} / {each.denominador or '…'}"


def _place(expediente: Expediente, leaf: Item, field: str) -> Sitio:
    owner = leaf.owner(field)
    return expediente.sitio(owner, *((field,) if field != "codigo" and field in owner.model_fields_set else ()))


def _together(
    expediente: Expediente, lack: _Lack, dates: str, several: list[tuple[Item, str]], grave: Gravedad | None
) -> Hallado:
    """Tell once of many that lack the same, at the first."""
    named = ", ".join(citado(words, ENTRE_VARIOS) for _, words in several[:_NAMED])
    message = f"{lack.of_several}{named} y {len(several) - _NAMED} más {lack.several_lack}{dates}"
    return Hallado(_place(expediente, several[0][0], lack.field), message, lack.hint, grave)


REGLA = Regla(
    codigo="W14",
    titulo="Cada actividad se puede medir: tiene meta, unidad y, si es un porcentaje, fórmula",
    porque="El plan de acción lleva metas (Ley 1474 de 2011, artículo 74), y sin una cantidad, su unidad y un plazo "
    "nadie puede decir si se cumplió. Un indicador sin meta cuenta, pero no compara. Es una nota donde ninguna "
    "tabla del documento muestra metas ni indicadores y el plan no tiene la tabla «seguimiento».",
    corregir="Agregue «meta» con cantidad y unidad; «indicador» con numerador y denominador si es un porcentaje; lo "
    "que se hace a solicitud lleva «demanda: sí».",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                indicador: Número de campañas realizadas
        """,
        bien="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: Número de campañas realizadas
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
