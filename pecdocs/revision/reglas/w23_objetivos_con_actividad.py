"""W23: each objective has an activity that serves it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import citado, infinitivo, llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.textos import dichos

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan import Seccion
    from pecdocs.plan.model import Campos
    from pecdocs.revision.expediente import Expediente

_TITLE = re.compile(r"\b(?:objetivos?|estrategias?|lineas?|propositos?)\b")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s+(?:[✓✔►▪•]\s*)?(.+)")
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_SUBJECTS = (
    (r"\bcrisis\b", r"\b(?:crisis|emergencia|contingencia|vocer)"),
    (r"\binternacionalizacion\b", r"\b(?:internacional|cooperacion)"),
    (r"\bvocer[ioa]", r"\bvocer"),
    (r"\blenguaje claro\b", r"\blenguaje claro\b"),
    (r"\blengua de senas\b", r"\b(?:senas|accesib|inclu)"),
    (r"\baccesibilidad\b", r"\b(?:accesib|inclu|senas|discapacidad)"),
    (r"\bcapacitar|\bcapacitacion", r"\b(?:capacit|taller|formacion|sensibiliz|induccion|curso|socializ)"),
    (r"\bencuestas?\b", r"\b(?:encuesta|percepcion|medicion|sondeo|estudio)"),
    (r"\bintranet\b", r"\bintranet\b"),
    (r"\bcarteleras?\b", r"\b(?:cartelera|pantalla)"),
    (r"\bpodcasts?\b", r"\b(?:podcast|audio|radio)"),
    (r"\brevistas?\b", r"\brevista"),
    (r"\bredes sociales\b", r"\bredes\b"),
)
"""What an objective may promise that some activity must then name: how it is asked for, and how it may be served.

Objectives speak of image, channels and information, which every plan serves in its own words: those are no subjects.
"""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    yield from _empty_groups(expediente)
    if not expediente.plan.arbol:
        return
    promised = [each for each in expediente.secciones if each.texto and _TITLE.search(llano(each.titulo))]
    asked = [found for section in promised for found in _asked(section)]
    if not asked:
        return
    spoken = _spoken(expediente.escritos())
    elsewhere = llano(" ".join(each.titulo for each in expediente.secciones if each not in promised))
    followed = _spoken(each.fields for each in expediente.seguidos)
    for section, number, sentence, served in asked:
        place = expediente.sitio_en_texto(section, number)
        if not re.search(served, f"{spoken} {elsewhere}"):
            hint = "agregue la actividad que lo cumple; si ya está con otras palabras, acéptelo con su razón"
            yield Hallado(place, f"{citado(sentence)}: ninguna actividad lo nombra", hint, Gravedad.NOTA)
        elif re.search(served, spoken) and not re.search(served, followed):
            hint = "agregue a la tabla «seguimiento» la actividad que lo cumple"
            yield Hallado(place, f"{citado(sentence)}: nada de lo que se sigue lo nombra", hint, Gravedad.NOTA)


def _spoken(several: Iterable[Campos]) -> str:
    """Give all that some parts of the plan say, to be searched."""
    return llano("\n".join(said.texto for part in several for said in dichos(part)))


def _asked(section: Seccion) -> Iterator[tuple[Seccion, int, str, str]]:
    """Give the sentences of a list that promise a subject, with what would serve it."""
    for number, line in enumerate((section.texto or "").split("\n")):
        item = _ITEM.fullmatch(line)
        for sentence in _SENTENCE.split(item[1]) if item else ():
            for asked, served in _SUBJECTS:
                if infinitivo(sentence) and re.search(asked, llano(sentence)):
                    yield section, number, sentence, served
                    break


def _empty_groups(expediente: Expediente) -> Iterator[Hallado]:
    """Find the groups that hold no activity."""
    for codigo, level in expediente.vacios.items():
        node = expediente.por_codigo[codigo]
        message = f"{citado(node.etiqueta)} es de «{level}» y no tiene ninguna actividad"
        yield Hallado(expediente.sitio(node), message, "agregue sus actividades, o quítelo")


REGLA = Regla(
    codigo="W23",
    titulo="Cada objetivo tiene una actividad que lo cumple",
    porque="El plan de acción une objetivos con acciones (Ley 1474 de 2011, artículo 74): un objetivo sin actividad es "
    "una promesa que nadie va a cumplir. Un objetivo del texto que ninguna actividad nombra es una nota: puede estar "
    "con otras palabras.",
    corregir="Agregue la actividad que cumple el objetivo, o quite el objetivo.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Objetivo, Actividad]
            arbol:
              - codigo: EXT
                nombre: Dar a conocer los servicios
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
              - codigo: CRISIS
                nombre: Prepararse para una crisis
        """,
        bien="""
            niveles: [Objetivo, Actividad]
            arbol:
              - codigo: EXT
                nombre: Dar a conocer los servicios
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
        """,
    ),
    buscar=_buscar,
)
