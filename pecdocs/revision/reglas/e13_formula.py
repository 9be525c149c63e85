"""E13: a formula divides what was done by what was programmed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.plan.rows import node_of
from pecdocs.revision.lengua import contenido, llano, palabras
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import Indicador, Meta
    from pecdocs.revision.expediente import Expediente

_DONE = re.compile(
    r"\b(?:realizad|ejecutad|publicad|elaborad|emitid|atendid|cumplid|desarrollad|implementad|efectuad|enviad|"
    r"entregad|lograd|alcanzad|producid|difundid|divulgad|dictad|capacitad|cubiert|respondid|resuelt|hech|terminad|"
    r"acompanad|socializad)[oa]s?\b"
)
_PLANNED = re.compile(
    r"\b(?:programad|planead|planificad|propuest|previst|proyectad|esperad|comprometid|pactad|agendad|solicitad|"
    r"requerid|recibid)[oa]s?\b|\b(?:a|por) (?:realizar|ejecutar|publicar|hacer)\b|\bmetas?\b"
)
_ONLY_PLANNED = re.compile(r"\b(?:programad|planead|planificad|propuest|previst|proyectad)[oa]s?\b")
"""What can be nothing but a programme: what was received or asked for may well be divided by what was attended."""
_ASKED = re.compile(r"\b(?:solicitad|requerid|recibid)[oa]s?\b")
_ATTENDED = re.compile(r"\b(?:atendid|respondid|resuelt|cubiert|tramitad)[oa]s?\b")
_EFFICIENCY = re.compile(r"\b(?:tiempos?|dias?|horas?|plazos?|costos?|presupuestos?|recursos?|gastos?|valor|pesos)\b")
"""In time and money the programme goes on top: spending less than it is better."""
_COUNT = r"(?:(?:n[o°º]?\.?|num\.?|numero|total|cantidad)\s*(?:de\s+)?)?"
_TIME = r"(?:dias|semanas|meses|bimestres|trimestres|semestres|anos)"
_ONLY_TIME = re.compile(
    rf"{_COUNT}{_TIME}(?:\s+(?:al|del?|por|en)\s+(?:el\s+|la\s+)?(?:ano|mes|vigencia|periodo|semestre|trimestre))?"
)
_TOLD = re.compile(r"\b[a-z]{3,}[ai]d[oa]s\b")
"""A participle: «realizadas», «aplicadas», whatever was done."""
_LEADING = frozenset({"no", "n", "num", "numero", "total", "cantidad"})
_FORMULA = re.compile(r"(?:[^=]*=)?\s*\(?([^/÷=]+?)\)?\s*[/÷]\s*\(?([^/÷=]+?)\)?\s*\)?\s*[*x×]\s*100\s*%?")
_HUNDRED = Decimal(100)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in expediente.nodos:
        yield from _of(expediente, item, item.meta)
    for _, row in expediente.filas:
        node = node_of(row, expediente.por_codigo)
        yield from _of(expediente, row, row.meta or (node.meta if node is not None else None))


def _of(expediente: Expediente, item: Campos, goal: Meta | None) -> Iterator[Hallado]:
    if item.indicador is None:
        return
    above, below = _parts(item.indicador)
    if not above or not below:
        return
    percent = item.indicador.factor == _HUNDRED or not item.indicador.numerador
    found = _wrong(above, below, goal, percent=percent)
    if found is not None:
        message, hint, grave = found
        yield Hallado(expediente.sitio(item, "indicador"), f"«{above} / {below}» {message}", hint, grave)


def _parts(indicador: Indicador) -> tuple[str, str]:
    """Give what is divided and by what; of words alone, only where they end in «* 100»."""
    if indicador.numerador and indicador.denominador:
        return indicador.numerador, indicador.denominador
    written = _FORMULA.fullmatch(" ".join((indicador.impreso or indicador.nombre or "").split()))
    return (written[1].strip(), written[2].strip()) if written else ("", "")


def _wrong(above: str, below: str, goal: Meta | None, *, percent: bool) -> tuple[str, str, Gravedad | None] | None:
    """Say what is wrong with a formula, and how to mend it."""
    top, bottom = llano(above), llano(below)
    if palabras(above) == palabras(below):
        return "divide algo por sí mismo: da siempre 100 %", "arriba va lo hecho; abajo, lo programado", None
    if percent and _ONLY_TIME.fullmatch(top.rstrip(".")) and not re.search(rf"\b{_TIME}\b", bottom):
        return "divide tiempo por otra cosa", "arriba va lo hecho, y abajo lo programado de lo mismo", None
    if _inverted(top, bottom) and not _less_is_better(top, bottom, goal):
        return "está al revés: divide lo programado por lo hecho", f"escriba «{below} / {above}»", None
    if _ASKED.search(top) and _ATTENDED.search(bottom) and _head(top) == _head(bottom):
        hint = f"escriba «{below} / {above}»"
        return "está al revés: divide lo que se pidió por lo que se atendió", hint, Gravedad.AVISO
    if percent and _unrelated(top, bottom, goal):
        said = "divide dos cosas distintas, y ninguna palabra dice qué es lo hecho; la meta es 100 %"
        hint = "arriba va lo hecho, y abajo lo programado de lo mismo: «… realizadas / … programadas»"
        return said, hint, Gravedad.AVISO
    return None


def _inverted(top: str, bottom: str) -> bool:
    """Tell whether the programme is divided by what was done of the same."""
    planned_above = _ONLY_PLANNED.search(top) and not _DONE.search(top)
    done_below = _DONE.search(bottom) and not _PLANNED.search(bottom)
    return bool(planned_above and done_below) and _head(top) == _head(bottom)


def _less_is_better(top: str, bottom: str, goal: Meta | None) -> bool:
    return bool(_EFFICIENCY.search(f"{top} {bottom}")) or (goal is not None and goal.tipo == "reduccion")


def _unrelated(top: str, bottom: str, goal: Meta | None) -> bool:
    """Tell whether a goal of 100 % is measured by two things that no word tells as done and as programmed."""
    whole = goal is not None and goal.cantidad == _HUNDRED and goal.unidad == "%"
    told = _TOLD.search(top) or _TOLD.search(bottom) or _PLANNED.search(bottom)
    return whole and not told and bottom.startswith("total") and _head(top) != _head(bottom)


def _head(text: str) -> str:
    """Give the noun that a part of a formula counts: «publicación» of «Total de publicaciones»."""
    return next((each for each in contenido(text) if each not in _LEADING), "")


REGLA = Regla(
    codigo="E13",
    titulo="La fórmula divide lo hecho por lo programado",
    porque="Un avance es lo hecho sobre lo programado. Al revés, quien hace menos de lo que debe pasa del 100 %; y si "
    "arriba y abajo se cuentan cosas distintas, el resultado no es un avance. Que se dividan dos cosas distintas para "
    "una meta de 100 % es un aviso: puede que la una deba corresponder a la otra.",
    corregir="Ponga en «numerador» lo hecho y en «denominador» lo programado de lo mismo: Campañas realizadas / "
    "Campañas programadas.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: {numerador: Campañas programadas, denominador: Campañas realizadas, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: {numerador: Campañas realizadas, denominador: Campañas programadas, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
