"""E16: a quantity says of what it is, whether each or in all, and from where it grows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.medidas import meta_dicha, raiz
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import Meta
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Sitio

_SEVERAL = re.compile(r"\(([^()]*(?:,|;|/|\s[ye]\s)[^()]*)\)")
_NAMES = re.compile(r"\s*(?:,|;|/|-|\s[yeo]\s)\s*")
_PLACES = re.compile(
    r"\b(?:redes?|canales|plataformas?|medios|sedes?|municipios|regionales|seccionales|dependencias|[aá]reas|grupos|cuentas)\b",
    re.IGNORECASE,
)
_MASCULINE = re.compile("canal|medio|municipio|grupo", re.IGNORECASE)
"""Of those places, the ones that are masculine."""
_SAID = re.compile(
    r"\b(?:cada|en total|en conjunto|entre tod[ao]s|sumad[ao]s|por\s+(?:red|canal|sede|cuenta))\b", re.IGNORECASE
)
_FEW = 2
_CHANGE = re.compile(
    r"\b((?:aument|increment|crec|reduc|disminu)[^\W\d_]*)\s+(?:(?:el|la|los|las|de|del|en|número|total)\s+)*([^\W\d_]{4,})",
    re.IGNORECASE,
)
_GROWS = re.compile(r"\b(?:aument|increment|crec)[^\W\d_]*", re.IGNORECASE)
_NEW = re.compile(r"\b(?:nuev[ao]s?|adicional(?:es)?|m[aá]s|ganad[ao]s|netos?)\b", re.IGNORECASE)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in expediente.escritos():
        goal = item.meta
        if goal is not None and goal.cantidad is not None and not goal.demanda and goal.unidad != "%":
            yield from _each_or_all(expediente, item, goal)
            yield from _without_goal(expediente, item, goal)
            yield from _from_where(expediente, item, goal)


def _each_or_all(expediente: Expediente, item: Campos, goal: Meta) -> Iterator[Hallado]:
    """Find one number for several places by their names."""
    words = f"{goal.unidad or ''} {goal.impreso or ''}"
    found = _SEVERAL.search(words)
    places = _PLACES.search(words[: found.start()]) if found is not None else None
    if found is None or places is None or _SAID.search(words):
        return
    names = [each for each in _NAMES.split(found[1]) if each]
    if len(names) >= _FEW:
        one, of, every = ("uno", "los", "todos") if _MASCULINE.match(places[0]) else ("una", "las", "todas")
        message = f"la meta «{meta_dicha(goal)}» no dice si es en cada {one} de {of} {len(names)} o entre {every}"
        hint = f"agregue «en cada {one}» o «entre {every}» a la unidad"
        yield Hallado(_place(expediente, item, goal), message, hint, Gravedad.AVISO)


def _without_goal(expediente: Expediente, item: Campos, goal: Meta) -> Iterator[Hallado]:
    """Find an activity of two changes whose goal is only of one."""
    name = item.nombre or ""
    several = list(_CHANGE.finditer(name))
    if len(several) < _FEW:
        return
    counted = {raiz(each) for each in re.findall(r"[^\W\d_]{4,}", f"{goal.unidad or ''} {goal.impreso or ''}")}
    without = [each for each in several if raiz(each[2]) not in counted]
    if len(without) == len(several):
        return
    for each in without:
        more = re.match(r"\s*\([^()]*\)", name[each.end() :])
        words = name[each.start() : each.end() + (more.end() if more is not None else 0)]
        message = f"«{words}» no tiene meta: la de la actividad es «{meta_dicha(goal)}»"
        yield Hallado(
            expediente.sitio(item, "nombre"), message, "hágala una actividad aparte, con su meta", Gravedad.AVISO
        )


def _from_where(expediente: Expediente, item: Campos, goal: Meta) -> Iterator[Hallado]:
    """Find what grows by or up to a number, nobody knows which, from nobody knows where."""
    words = f"{goal.unidad or ''} {goal.impreso or ''}"
    found = _GROWS.search(item.nombre or "")
    if found is None or goal.linea_base is not None or goal.tipo not in {"suma", "capacidad"} or _NEW.search(words):
        return
    message = f"la meta «{meta_dicha(goal)}» es de «{found[0]}», y no dice desde cuánto"
    hint = "ponga «linea_base» y «tipo: capacidad», o diga en la unidad que son nuevos"
    yield Hallado(_place(expediente, item, goal), message, hint, Gravedad.NOTA)


def _place(expediente: Expediente, item: Campos, goal: Meta) -> Sitio:
    return expediente.sitio(item, "meta", *(["impreso"] if goal.impreso else []))


REGLA = Regla(
    codigo="E16",
    titulo="La cantidad dice de qué es, si en cada uno o entre todos, y desde cuánto",
    porque="«700 seguidores en las redes (Instagram, TikTok y Facebook)» son 700 o 2.100, según quien lea; y quien "
    "mide escoge la lectura que le sirve.",
    corregir="Diga «en cada una» o «entre todas»; la línea base de lo que aumenta; y una meta por cada cosa.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: SEG
                nombre: Ganar seguidores
                responsables: [COM]
                indicador: {numerador: Seguidores nuevos, denominador: Seguidores nuevos programados}
                fechas: {inicio: 2024-01-15, fin: 2024-12-31}
                meta: {cantidad: 700, unidad: "seguidores nuevos en las redes sociales (Instagram, TikTok y Facebook)"}
                programacion:
                  semestral: {2024-S1: 300, 2024-S2: 400}
        """,
        bien="""
            arbol:
              - codigo: SEG
                nombre: Ganar seguidores
                responsables: [COM]
                indicador: {numerador: Seguidores nuevos, denominador: Seguidores nuevos programados}
                fechas: {inicio: 2024-01-15, fin: 2024-12-31}
                meta: {cantidad: 700, unidad: "seguidores nuevos entre todas las redes (Instagram, TikTok y Facebook)"}
                programacion:
                  semestral: {2024-S1: 300, 2024-S2: 400}
        """,
    ),
    buscar=_buscar,
)
