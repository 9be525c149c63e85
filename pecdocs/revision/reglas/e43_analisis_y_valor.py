"""E43: the numbers of an analysis are those that were reported."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.reading.values import plain_number
from pecdocs.revision.medidas import contados
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.model import Respuesta

_DONE = re.compile(
    r"\b(?:se\s+(?:han?\s+)?[^\W\d_]+(?:aron|ieron|ó|ado|ido)|(?:fueron|fue)\s+[^\W\d_]+|ejecut\w*|avance|cumpl\w*|"
    r"(?:hicimos|realizamos|publicamos|logramos))\b",
    re.IGNORECASE,
)
_NOT_OF_IT = re.compile(
    r"\b(?:acumulad|a la fecha|al corte|en el año|en total|van\b|falta|pendiente|anterior|siguiente|pr[oó]xim|"
    r"programad|previst|aplaz|de los|de las|meta\b)",
    re.IGNORECASE,
)
"""Words of a number that is not what was done in this period."""
_OF = re.compile(r"(?<![\w.,])([0-9]{1,6})\s+de\s+(?:l[ao]s\s+)?([0-9]{1,6})(?![\w.,]*[0-9])")
_PERCENT = re.compile(r"(?<![\w.,])([0-9]{1,3}(?:[.,][0-9]+)?)\s*%")
_SENTENCE = re.compile(r"[.;\n]\s+")


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    if expediente.answers is None:
        return
    items = {each.codigo: each for each in expediente.seguidos if each.measured}
    for period, registro in expediente.answers.registros.items():
        for codigo, answer in registro.respuestas.items():
            item = items.get(codigo)
            if item is None or not answer.analisis or answer.ejecutado is None or answer.ejecutado.valor is None:
                continue
            told = _told(item, answer, answer.analisis, answer.ejecutado.valor)
            if told is not None:
                message = f"el análisis de «{codigo}» dice «{told}», y lo reportado en {period} es {_value(answer)}"
                place = expediente.sitio_de_respuesta(period, codigo, "analisis")
                yield Hallado(place, message, "corrija el análisis, o «ejecutado»", Gravedad.AVISO)


def _value(answer: Respuesta) -> str:
    done = answer.ejecutado
    value = done.valor if done is not None else None
    words = plain_number(value) if value is not None else ""
    words += " %" if done is not None and done.porcentaje else ""
    return f"«{words}»" + (f" de {plain_number(answer.solicitado)}" if answer.solicitado is not None else "")


def _told(item: Item, answer: Respuesta, text: str, value: Decimal) -> str | None:
    """Give the words of an analysis that say another number than what was reported; None where none does."""
    of = [(found[0], Decimal(found[1]), Decimal(found[2])) for found in _OF.finditer(text)]
    if answer.solicitado is not None:
        own = [(words, done) for words, done, asked in of if asked == answer.solicitado]
        return next((words for words, done in own if done != value), None) if len(own) == 1 else None
    said = [each for sentence in _SENTENCE.split(text) for each in _numbers(item, sentence)]
    return said[0][0] if len(said) == 1 and said[0][1] != value else None


def _numbers(item: Item, sentence: str) -> list[tuple[str, Decimal]]:
    """Give the numbers of what was done, in the unit of the goal, that a sentence says."""
    if not _DONE.search(sentence) or _NOT_OF_IT.search(sentence):
        return []
    if item.meta.unidad == "%":
        return [(found[0], Decimal(found[1].replace(",", "."))) for found in _PERCENT.finditer(sentence)]
    return [(words, number) for words, number, _ in contados(sentence, item.meta.unidad or "")]


REGLA = Regla(
    codigo="E43",
    titulo="Los números del análisis son los que se reportaron",
    porque="Si el valor dice 3 y el texto dice «se publicaron 5 revistas», uno de los dos está mal, y el informe "
    "imprime los dos juntos. Es un aviso: el análisis puede hablar de otra cosa.",
    corregir="Corrija el que esté mal; si el texto habla de otro periodo o de lo acumulado, dígalo.",
    ejemplo=Ejemplo(
        mal="""
            seguimiento/2024-T2:
              respuestas:
                REV:
                  ejecutado: 3
                  evidencia: Revistas 2 a 4
                  analisis: Se publicaron 5 revistas.
        """,
        bien="""
            seguimiento/2024-T2:
              respuestas:
                REV:
                  ejecutado: 3
                  evidencia: Revistas 2 a 4
                  analisis: Se publicaron 3 revistas.
        """,
    ),
    buscar=_buscar,
)
