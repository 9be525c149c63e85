"""E07: the numerals of the titles follow one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Seccion
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Sitio

Numeral = tuple[int, ...]

_NUMERAL = re.compile(r"([0-9]+(?:\.[0-9]+)*)[.)]?[-–]?")
_MANY = 3
"""Titles without a numeral beside the only one that has it, from which that one looks left over."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    yield from _out_of_turn(expediente)
    yield from _alone(expediente)


def _read(numeral: str) -> Numeral | None:
    """Read a numeral of digits; «1.0» is 1. None for any other: Roman ones, letters, «Anexo 1»."""
    found = _NUMERAL.fullmatch(numeral.strip())
    parts = [int(each) for each in found[1].split(".")] if found else []
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    return tuple(parts) or None


def _out_of_turn(expediente: Expediente) -> Iterator[Hallado]:
    last: tuple[Numeral, Seccion] | None = None
    others = False
    for seccion, anew in _with_starts(expediente):
        numeral = _read(expediente.numerales[seccion.codigo])
        if numeral is None:
            others = others or bool(expediente.numerales[seccion.codigo])
            continue
        if last is None:
            first = numeral in {(0,), (1,)} or (len(numeral) > 1 and set(numeral) == {1})
            if not first and not others:
                hint = "póngale el 1"
                yield Hallado(
                    _place(expediente, seccion), f"el primer numeral es «{_shown(expediente, seccion)}»", hint
                )
        elif not _follows(last[0], numeral) and not (anew and numeral == (1,)):
            message = f"«{_shown(expediente, seccion)}» va después de «{_shown(expediente, last[1])}»"
            yield Hallado(_place(expediente, seccion), message, f"póngale el {_next(last[0], len(numeral))}")
        last = numeral, seccion


def _with_starts(expediente: Expediente) -> Iterator[tuple[Seccion, bool]]:
    """Give each section, and whether numbers may begin anew at it.

    They may at the first one below or after a title that only divides: «PARTE II», «Capítulo II».
    """

    def walk(sisters: tuple[Seccion, ...], *, below_divider: bool) -> Iterator[tuple[Seccion, bool]]:
        anew = below_divider
        for each in sisters:
            numeral = expediente.numerales[each.codigo]
            counted = _read(numeral) is not None
            yield each, anew
            yield from walk(each.secciones, below_divider=not counted)
            holds = each.texto or each.tabla or each.secciones
            anew = not counted and (anew or bool(numeral) or not holds)

    yield from walk(expediente.plan.secciones, below_divider=False)


def _follows(before: Numeral, numeral: Numeral) -> bool:
    depth = len(numeral)
    if depth == len(before) + 1:
        return numeral[:-1] == before and numeral[-1] == 1
    return depth <= len(before) and numeral == (*before[: depth - 1], before[depth - 1] + 1)


def _next(before: Numeral, depth: int) -> str:
    """Give the numeral that would follow, as deep as the one that stands there, or nearly."""
    if depth > len(before):
        return ".".join(map(str, (*before, 1)))
    return ".".join(map(str, (*before[: depth - 1], before[depth - 1] + 1)))


def _shown(expediente: Expediente, seccion: Seccion) -> str:
    return f"{expediente.numerales[seccion.codigo]} {seccion.titulo}"


def _place(expediente: Expediente, seccion: Seccion) -> Sitio:
    return expediente.sitio(seccion, "numeral")


def _alone(expediente: Expediente) -> Iterator[Hallado]:
    """Find a title that is the only one of its document with a numeral."""
    numbered = [each for each in expediente.secciones if expediente.numerales[each.codigo]]
    if len(numbered) != 1 or _read(expediente.numerales[numbered[0].codigo]) != (1,):
        return
    after = expediente.secciones[expediente.secciones.index(numbered[0]) + 1 :]
    if len(after) >= _MANY:
        message = f"«{_shown(expediente, numbered[0])}» es el único título con numeral; después no hay un 2"
        hint = "numere los demás, o quite este numeral"
        yield Hallado(_place(expediente, numbered[0]), message, hint, Gravedad.AVISO)


REGLA = Regla(
    codigo="E07",
    titulo="Los numerales de los títulos van seguidos",
    porque="El registro de cambios, las actas y quienes leen citan el documento por sus numerales: uno repetido o que "
    "falta hace que la cita señale otra parte, o ninguna.",
    corregir="Ponga «numeral: auto», y el programa numera los títulos; o corrija el que se escribió a mano.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - {codigo: OBJ, titulo: Objetivo, numeral: "1.", texto: Dar a conocer los servicios.}
              - {codigo: PLAN, titulo: Plan de acción, numeral: "2.", tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: "1.", tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: "4.", tabla: cambios}
        """,
        bien="""
            secciones:
              - {codigo: OBJ, titulo: Objetivo, numeral: "1.", texto: Dar a conocer los servicios.}
              - {codigo: PLAN, titulo: Plan de acción, numeral: "2.", tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: "3.", tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: "4.", tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
