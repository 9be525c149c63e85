"""E31: what is done before an event is dated by the event, and its date stands somewhere in the plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.medidas import raiz
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.tiempos import dice_una_fecha

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Sitio

_RELATIVE = re.compile(
    r"(?:[0-9]+\s+(?:d[ií]as|semanas|mes(?:es)?)\s+)?(?:previ[oa]s?\s+a|antes\s+de|despu[eé]s\s+de|posterior(?:es)?\s+a|"
    r"al\s+t[eé]rmino\s+de)(?P<many>l\b|\s+(?:la|el|los|las|cada|todo|cualquier|un|una|dichos?|su)\b)?\s*(?P<event>.+)",
    re.IGNORECASE | re.DOTALL,
)
_REALISATION = re.compile(
    r"^(?:realizaci[oó]n|celebraci[oó]n|ejecuci[oó]n|fecha)\s+del?\s+(?:la\s+|los\s+|las\s+)?", re.IGNORECASE
)
_NOT_ONE = re.compile(r"^(?:cada|tod[ao]s?|cualquier|una?|los|las|su)\b", re.IGNORECASE)
"""Events that come again, each with a date of its own."""
_ROUTINE = re.compile(
    r"^(?:recepci|recib|solicitud|entrega|radicaci|requerimiento|aval\b|visto bueno|revisi[oó]n|env[ií]o|respuesta)",
    re.IGNORECASE,
)
"""What each piece goes through, with no date of its own."""
_KNOWN = re.compile(
    r"\bd[ií]a\s+(?:de|del|mundial|internacional|nacional)\b|navidad|semana santa|año nuevo|fin(?:al)? de(?:l)? año|"
    r"(?:aprobaci|publicaci|expedici|adopci|firma|socializaci)\w*\s+(?:de este|del|del presente)\s+"
    r"(?:plan|programa|documento)\b|"
    r"cierre|vigencia|vencimiento|elecciones|\bmes\b|\baño\b|semestre|trimestre",
    re.IGNORECASE,
)
"""Events of which everyone knows the date, or the document itself says it, or parts of a year."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_SAME = 2 / 3
"""How many of the words of an event another text says that is of it."""
_SURE = 2


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    found: dict[frozenset[str], list[tuple[str, Sitio]]] = {}
    for item in expediente.escritos():
        for event, words, sitio in _relative(expediente, item):
            roots = frozenset(map(raiz, _WORD.findall(event)))
            if roots and not _KNOWN.search(event) and not _ROUTINE.match(event) and not dice_una_fecha(event):
                found.setdefault(roots, []).append((words, sitio))
    dated = _dated(expediente) if found else []
    for roots, several in found.items():
        if any(len(roots & each) >= len(roots) * _SAME for each in dated):
            continue
        words, sitio = several[0]
        more = f", aquí y en {_times(len(several) - 1)}" if len(several) > 1 else ""
        message = f"dice «{words}»{more}, y la fecha de ese evento no está en el plan"
        hint = "agregue el evento como actividad con su fecha, o ponga «inicio» y «fin»"
        yield Hallado(sitio, message, hint, None if len(roots) >= _SURE else Gravedad.AVISO)


def _times(count: int) -> str:
    return "otra parte" if count == 1 else f"otras {count} partes"


def _relative(expediente: Expediente, item: Campos) -> Iterator[tuple[str, str, Sitio]]:
    """Give the events before or after which an activity is done, where it has no date of its own: words and place.

    The words of the frequency are those of the same event, where it says them.
    """
    if any(each.inicio or each.fin or each.meses or each.anios for each in item.fechas):
        return
    printed = [
        *((each.impreso, ("frecuencia", n)) for n, each in enumerate(item.frecuencia)),
        *((each.impreso, ("fechas", n)) for n, each in enumerate(item.fechas)),
    ]
    said = False
    for words, campos in printed:
        match = _RELATIVE.match(words.strip()) if words else None
        if match is None or words is None:
            continue
        said = True
        if not _NOT_ONE.match((match["many"] or "").strip()):
            yield _REALISATION.sub("", match["event"]), words, expediente.sitio(item, *campos)
    for n, each in enumerate(item.fechas):
        if each.previo_a and not said and not _NOT_ONE.match(each.previo_a):
            event = re.sub(r"^(?:la|el)\s+", "", each.previo_a)
            yield _REALISATION.sub("", event), each.previo_a, expediente.sitio(item, "fechas", n, "previo_a")


def _dated(expediente: Expediente) -> list[frozenset[str]]:
    """Give the words of whatever has a date: activities, and lines of text that say one."""
    named = [
        each.nombre
        for each in expediente.escritos()
        if each.nombre and any(one.inicio or one.fin or one.meses for one in each.fechas)
    ]
    said = [each.texto for each in expediente.dichos if dice_una_fecha(each.texto)]
    return [frozenset(map(raiz, _WORD.findall(text))) for text in (*named, *said)]


REGLA = Regla(
    codigo="E31",
    titulo="Lo que se hace antes de un evento tiene en el plan la fecha de ese evento",
    porque="«Previo a la audiencia» no es una fecha mientras la de la audiencia no esté: nadie sabe cuándo empieza a "
    "estar atrasado. Si el evento se nombra con una sola palabra es un aviso: puede ser cosa sabida.",
    corregir="Ponga la fecha del evento: como una actividad del plan, en un texto, o en «inicio» y «fin».",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: INVITA
                nombre: Enviar las invitaciones por correo
                responsables: [COM]
                indicador: {numerador: Invitaciones enviadas, denominador: Invitaciones programadas}
                fechas: {previo_a: audiencia pública de rendición de cuentas}
                meta: {cantidad: 200, unidad: invitaciones}
                programacion:
                  trimestral: {2024-T3: 200}
        """,
        bien="""
            arbol:
              - codigo: INVITA
                nombre: Enviar las invitaciones por correo
                descripcion: La audiencia pública de rendición de cuentas es el 20 de septiembre de 2024.
                responsables: [COM]
                indicador: {numerador: Invitaciones enviadas, denominador: Invitaciones programadas}
                fechas: {previo_a: audiencia pública de rendición de cuentas}
                meta: {cantidad: 200, unidad: invitaciones}
                programacion:
                  trimestral: {2024-T3: 200}
        """,
    ),
    buscar=_buscar,
)
