"""W37: activities are named in one grammar, and the numbers of their steps begin again in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import ENTRE_VARIOS, citado, infinitivo, llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.plan import Nodo
    from pecdocs.revision.expediente import Expediente

_AT_LEAST = 4
"""Activities, or indicators, from which there is a manner of naming them."""
_NAMED = 3
_NUMBER_OF = re.compile(r"(?:numero|n[o°º]\.?|cantidad|total) de\b")
_STEP = re.compile(r"([0-9]+)\s*[.)°º-]*")


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    yield from _grammar(expediente)
    yield from _indicators(expediente)
    for node in expediente.nodos:
        yield from _steps(expediente, node)


def _grammar(expediente: Expediente) -> Iterator[Hallado]:
    """Find the activities that begin in the infinitive where most do not, or the other way about."""
    named = [each for each in expediente.hojas if each.nombre]
    verbs = [each for each in named if infinitivo(each.nombre or "")]
    others = [each for each in named if not infinitivo(each.nombre or "")]
    if len(named) < _AT_LEAST or not verbs or not others:
        return
    few = min(verbs, others, key=len)
    begin = "empieza" if len(few) == 1 else "empiezan"
    manner = f"{begin} en infinitivo ({_first_words(verbs)}) y las demás no ({_first_words(others)})"
    if few is others:
        manner = f"no {begin} en infinitivo ({_first_words(others)}) y las demás sí ({_first_words(verbs)})"
    message = f"de {len(named)} actividades, {len(few)} {manner}"
    hint = "escríbalas todas igual; el infinitivo dice qué se hace: «Publicar…», «Realizar…»"
    yield Hallado(expediente.sitio(few[0], "nombre"), message, hint)


def _first_words(several: Sequence[Nodo]) -> str:
    words = list(dict.fromkeys((each.nombre or "").split()[0] for each in several))
    return ", ".join(f"«{each}»" for each in words[:_NAMED]) + ("…" if len(words) > _NAMED else "")


def _indicators(expediente: Expediente) -> Iterator[Hallado]:
    """Find counts that do not begin with «Número de» where others do."""
    said = [(node, node.indicador.nombre) for node in expediente.nodos if node.indicador and node.indicador.nombre]
    with_it = [text for _, text in said if _NUMBER_OF.match(llano(text))]
    without = [(node, text) for node, text in said if re.match(r"[a-zñ]{4,}s ", llano(text)) and text not in with_it]
    if len(with_it) >= _AT_LEAST and without:
        named = ", ".join(citado(text) for _, text in without[:_NAMED])
        more = f" y {len(without) - _NAMED} más" if len(without) > _NAMED else ""
        message = f"{len(with_it)} indicadores empiezan como {citado(with_it[0])}; sin esas palabras van {named}{more}"
        hint = "escriba los indicadores todos igual, con «Número de» o sin él"
        yield Hallado(expediente.sitio(without[0][0], "indicador"), message, hint, Gravedad.NOTA)


def _steps(expediente: Expediente, node: Nodo) -> Iterator[Hallado]:
    """Find numbers of steps that are not 1, 2, 3… in each activity."""
    written = [(n, each.numero, found) for n, each in enumerate(node.pasos) if (found := _STEP.fullmatch(each.numero))]
    for expected, (position, numero, found) in enumerate(written, 1):
        if int(found[1]) != expected:
            text = node.pasos[position].texto
            message = f"el paso {expected} de {citado(node.etiqueta)} lleva el número «{numero}»: "
            message += citado(text, ENTRE_VARIOS)
            hint = "la numeración empieza en 1 en cada actividad: quite «numero» y se numeran solos"
            yield Hallado(expediente.sitio(node, "pasos", position, "numero"), message, hint)
            return


REGLA = Regla(
    codigo="W37",
    titulo="Las actividades se escriben igual, y sus pasos se numeran desde 1",
    porque="Una lista en la que unas actividades son verbos y otras nombres se lee mal y esconde lo que se hace; unos "
    "pasos que siguen la cuenta de la actividad anterior parecen suyos. Que unos indicadores digan «Número de» y "
    "otros no es una nota.",
    corregir="Empiece todas las actividades con un infinitivo; deje que los pasos se numeren solos.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                pasos:
                  - {numero: "2.", texto: Diseñar la campaña}
                  - {numero: "3.", texto: Divulgarla}
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: Campañas realizadas
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                pasos: [Diseñar la campaña, Divulgarla]
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: Campañas realizadas
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
