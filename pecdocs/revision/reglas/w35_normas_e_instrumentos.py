"""W35: norms and instruments are called by their names, and are those in force while the plan is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente


@dataclass(frozen=True, slots=True)
class _Instrumento:
    """A norm or an instrument of Colombia that another took the place of."""

    escrito: re.Pattern[str]
    desde: int
    """The year in which the other came."""
    ahora: str


_REPLACED = (
    _Instrumento(re.compile(r"\bDecreto\s+1414\s+(?:de|del)\s+2017\b", re.IGNORECASE), 2020, "otro decreto"),
    _Instrumento(
        re.compile(
            r"\b(?:Manual\s+(?:de|para)\s+(?:la\s+)?(?:Estrategia\s+(?:de\s+)?)?)Gobierno\s+en\s+L[ií]nea\b",
            re.IGNORECASE,
        ),
        2018,
        "la política de Gobierno Digital",
    ),
    _Instrumento(
        re.compile(r"\bPAAC\b|(?i:\bPlan\s+Anticorrupci[oó]n\s+y\s+(?:de\s+)?Atenci[oó]n\s+al\s+Ciudadano\b)"),
        2022,
        "el Programa de Transparencia y Ética Pública",
    ),
)
"""Nobody but the entity knows whether it means the old one: each is a note, and asks to be checked."""
_MISNAMED = re.compile(r"\bPlan\s+Anticorrupci[oó]n\s+y\s+Atenci[oó]n(?:\s+al\s+ciudadano)?", re.IGNORECASE)
_NAME = "Plan Anticorrupción y de Atención al Ciudadano"


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    if expediente.plan.entidad.pais != "CO":
        return
    last = expediente.plan.documento.vigencia.anios[-1]
    due = [each for each in _REPLACED if each.desde <= last]
    for dicho in expediente.dichos:
        for found in _MISNAMED.finditer(dicho.texto):
            message = f"«{found[0]}» se llama «{_NAME}»"
            yield Hallado(expediente.sitio_de(dicho), message, "agregue el «de»")
        for each in due:
            if found_one := each.escrito.search(dicho.texto):
                message = f"cita «{found_one[0]}», y desde {each.desde} puede haber en su lugar {each.ahora}"
                hint = "compruebe si todavía rige; si el plan habla del de entonces, acéptelo"
                yield Hallado(expediente.sitio_de(dicho), message, hint, Gravedad.NOTA)


REGLA = Regla(
    codigo="W35",
    titulo="Las normas y los instrumentos se citan por su nombre, y rigen mientras rige el plan",
    porque="Un plan que se funda en una norma derogada, o en un instrumento que ya se llama de otra manera, invita a "
    "devolverlo. El nombre mal escrito es un aviso; lo que pudo ser reemplazado, una nota: el programa conoce pocas "
    "normas y no sabe de cuál época habla el texto.",
    corregir="Compruebe la norma en su fuente oficial y cítela por su nombre completo.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  Cumplir el Plan Anticorrupción y Atención al ciudadano y el Manual de Gobierno en Línea.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
        bien="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  Cumplir el Programa de Transparencia y Ética Pública y la política de Gobierno Digital.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
