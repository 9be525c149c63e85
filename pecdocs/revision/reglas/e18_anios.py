"""E18: years that are a list do not read as a range, and what is done every two years is not «bianual»."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import Fechas
    from pecdocs.revision.expediente import Expediente

_RANGE = re.compile(r"([0-9]{4})\s*(?:-|–|—|a|al|hasta)\s*([0-9]{4})")
_HYPHENS = re.compile(r"[0-9]{4}(?:\s*[-–—]\s*[0-9]{4}){2,}")
_TWICE = re.compile(r"\bbianual(?:es|mente)?\b", re.IGNORECASE)
_EVERY_TWO = re.compile(r"\bcada\s+(?:dos|2)\s+años|\bbienal", re.IGNORECASE)
_TWO = 2


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    hyphens: set[str] = set()
    for item in expediente.escritos():
        for position, fechas in enumerate(item.fechas):
            yield from _range(expediente, item, position, fechas)
            yield from _hyphens(expediente, item, position, hyphens)
        yield from _twice(expediente, item)


def _range(expediente: Expediente, item: Campos, position: int, fechas: Fechas) -> Iterator[Hallado]:
    """Find words that read as all the years from one to another where the dates are some of them, or others."""
    found = _RANGE.fullmatch((fechas.impreso or "").strip())
    if found is None or not fechas.anios:
        return
    first, last = int(found[1]), int(found[2])
    if set(fechas.anios) == set(range(first, last + 1)):
        return
    message = f"dice «{fechas.impreso}», que se lee de {first} a {last}, y los años son {_several(fechas.anios)}"
    hint = f"escriba «{_several(sorted(fechas.anios))}», o corrija «anios»"
    yield Hallado(expediente.sitio(item, "fechas", position), message, hint)


def _several(years: tuple[int, ...] | list[int]) -> str:
    texts = [str(each) for each in years]
    return " y ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))


def _hyphens(expediente: Expediente, item: Campos, position: int, seen: set[str]) -> Iterator[Hallado]:
    """Find a list of years joined by hyphens, once for each text."""
    words = (item.fechas[position].impreso or "").strip()
    if words in seen or not _HYPHENS.fullmatch(words):
        return
    seen.add(words)
    message = f"dice «{words}»: un guion es de un rango, y aquí separa los años de una lista"
    hint = f"escriba «{words[:4]} a {words[-4:]}», o los años con comas"
    yield Hallado(expediente.sitio(item, "fechas", position), message, hint, Gravedad.NOTA)


def _twice(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find «bianual», which is twice a year, of what is done every two years."""
    texts = [(("pasos", n, "texto"), each.texto) for n, each in enumerate(item.pasos)]
    texts += [(("productos", n), each) for n, each in enumerate(item.productos)]  # type: ignore[misc]
    texts += [((name,), text) for name in ("nombre", "descripcion") if (text := getattr(item, name))]  # type: ignore[misc]
    why = _why(item, [text for _, text in texts])
    for campos, text in texts:
        found = _TWICE.search(text)
        if found is not None and why:
            message = f"dice «{found[0]}», que es dos veces al año, y {why}"
            yield Hallado(
                expediente.sitio(item, *campos), message, "si es cada dos años, escriba «bienal»", Gravedad.AVISO
            )


def _why(item: Campos, texts: list[str]) -> str:
    """Say by what it is known that an activity is done every two years; empty where nothing says so."""
    for text in texts:
        found = _EVERY_TWO.search(text)
        if found is not None:
            return f"en la misma actividad dice «{found[0]}»"
    if any(each.cada == "bienal" for each in item.frecuencia):
        return "la frecuencia es «bienal»"
    for fechas in item.fechas:
        years = sorted(fechas.anios)
        if len(years) > 1 and all(later - earlier == _TWO for earlier, later in pairwise(years)):
            return f"los años son {_several(years)}" + (f" («{fechas.impreso}»)" if fechas.impreso else "")
    return ""


REGLA = Regla(
    codigo="E18",
    titulo="Los años de una lista no se leen como un rango, y cada dos años es bienal",
    porque="«2019 - 2021» puede ser dos años o tres, y de eso depende lo que se debe en 2020. «Bianual» es dos veces "
    "al año; lo que se hace cada dos años es bienal. Una lista unida con guiones es una nota.",
    corregir="Escriba la lista con «y» o comas, y el rango con «a»: «2019 y 2021», «2019 a 2021».",
    ejemplo=Ejemplo(
        mal="""
            documento:
              titulo: Plan Estratégico de Comunicaciones
              codigo: GC-PL-001
              version: "1"
              fecha: 2024-01-20
              vigencia: {desde: 2024, hasta: 2027}
              estado: aprobado
            arbol:
              - codigo: ENC
                nombre: Aplicar la encuesta de comunicación interna
                responsables: [TH]
                indicador: {numerador: Encuestas aplicadas, denominador: Encuestas programadas}
                frecuencia: bienal
                fechas: {anios: [2024, 2026], impreso: "2024 - 2026"}
                meta: {cantidad: 2, unidad: encuestas}
                programacion:
                  anual: {2024: 1, 2026: 1}
        """,
        bien="""
            documento:
              titulo: Plan Estratégico de Comunicaciones
              codigo: GC-PL-001
              version: "1"
              fecha: 2024-01-20
              vigencia: {desde: 2024, hasta: 2027}
              estado: aprobado
            arbol:
              - codigo: ENC
                nombre: Aplicar la encuesta de comunicación interna
                responsables: [TH]
                indicador: {numerador: Encuestas aplicadas, denominador: Encuestas programadas}
                frecuencia: bienal
                fechas: {anios: [2024, 2026], impreso: 2024 y 2026}
                meta: {cantidad: 2, unidad: encuestas}
                programacion:
                  anual: {2024: 1, 2026: 1}
        """,
    ),
    buscar=_buscar,
)
