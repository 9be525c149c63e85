"""W48: the objective of a plan is not to have a plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import llano
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente

_TITLE = re.compile(r"\bobjetivos?\b")
_SELF = re.compile(
    r"(?:^|[.;:] |^\s*(?:[-*+]|[0-9]+[.)])\s+(?:✓ )?)"
    r"((?:construir|elaborar|formular|disenar|realizar|crear|definir|hacer|establecer|estructurar) "
    r"(?:el|un|este|nuestro)(?: presente)? plan(?: estrategico)?(?: institucional)?(?: anual)?"
    r" de(?: las)? comunicacion(?:es)?(?: (?:de |para )?(?:el |la vigencia )?(20[0-9]{2}))?)\b"
)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    valid = {str(each) for each in expediente.plan.documento.vigencia.anios}
    for section in expediente.secciones:
        if not _TITLE.search(llano(section.titulo)):
            continue
        for number, line in enumerate((section.texto or "").split("\n")):
            found = _SELF.search(llano(line))
            if found and (found[2] is None or found[2] in valid):
                message = f"el objetivo «{_written(line, found[1])}» es hacer este mismo plan"
                hint = "diga para qué es el plan: qué cambia para la entidad o para la ciudadanía"
                yield Hallado(expediente.sitio_en_texto(section, number), message, hint)


def _written(line: str, found: str) -> str:
    """Give words as the text writes them: it has as many as the found ones."""
    words = line.split()
    length = len(found.split())
    tries = (" ".join(words[start : start + length]) for start in range(len(words)))
    return next((each for each in tries if llano(each).startswith(found)), found)


REGLA = Regla(
    codigo="W48",
    titulo="El objetivo del plan no es hacer el plan",
    porque="Un objetivo que se cumple con escribirlo no dice qué debe cambiar: el día que se aprueba ya está al 100 %, "
    "y nada de lo que sigue lo mide.",
    corregir="Escriba lo que se quiere lograr con el plan; hacerlo puede ser una actividad.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: Elaborar el Plan de Comunicaciones 2024, que ordena las tareas.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
        bien="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: Dar a conocer los servicios a quienes los necesitan.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
