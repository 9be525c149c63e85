"""How many changes there are: of each kind, by part of the document, by what they touch."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import listed
from pecdocs.cambios.model import Tipo

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pecdocs.cambios.model import Change

NONE = "No hay ningún cambio."
"""What is said of two versions that do not differ."""

DONE = {
    Tipo.INCLUIDO: ("incluido", "incluidos"),
    Tipo.RETIRADO: ("retirado", "retirados"),
    Tipo.TRASLADADO: ("trasladado", "trasladados"),
    Tipo.REORDENADO: ("reordenado", "reordenados"),
    Tipo.RECODIFICADO: ("con otro código", "con otro código"),
    Tipo.RENOMBRADO: ("renombrado", "renombrados"),
    Tipo.MODIFICADO: ("modificado", "modificados"),
}
"""What happened, of one and of several."""

_ASPECTS = {
    "meta": "metas",
    "fechas": "fechas",
    "programacion": "programación",
    "responsables": "responsables",
    "indicador": "indicadores",
    "arbol": "actividades y grupos",
    "texto": "textos",
    "secciones": "títulos y numerales",
    "tablas": "filas y notas de las tablas",
    "documento": "control del documento",
    "entidad": "entidad",
    "siglas": "siglas",
    "roles": "responsables del directorio",
    "periodos": "periodos",
    "seguimiento": "reglas del seguimiento",
    "plan": "formato y niveles",
    "firmas": "firmas",
    "cambios": "registro de cambios",
}
"""What part of a plan a change touches, in words; a test goes through all that there are."""


def por_tipo(changes: Iterable[Change]) -> dict[Tipo, int]:
    """Count changes by what happened, in the order of `Tipo`; without those that there are none of."""
    found = Counter(each.tipo for each in changes)
    return {tipo: found[tipo] for tipo in Tipo if found[tipo]}


def cuenta(changes: Collection[Change]) -> str:
    """Count changes in a line: 10 cambios: 1 incluido, 9 modificados."""
    if not changes:
        return NONE
    words = ", ".join(f"{count} {DONE[tipo][count != 1]}" for tipo, count in por_tipo(changes).items())
    return f"{len(changes)} {'cambio' if len(changes) == 1 else 'cambios'}: {words}"


def por_aspecto(changes: Iterable[Change]) -> str:
    """Count changes in a line by what they touch, the most first: fechas (14), metas (9) y textos (5)."""
    found = Counter(each.aspecto for each in changes)
    order = list(_ASPECTS)
    most = sorted(found.items(), key=lambda each: (-each[1], order.index(each[0])))
    return listed([f"{_ASPECTS[aspect]} ({count})" for aspect, count in most])
