"""E29: years and periods are those of this plan, and not of the one that it was copied from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE, Period, is_active
from pecdocs.revision.control import dicha
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import Fechas
    from pecdocs.reading.model import Modelo
    from pecdocs.revision.expediente import Expediente

_YEAR = re.compile(r"(?<![\w./-])(20[0-9]{2})(?:\s*(?:-|–|al?|hasta)\s*(20[0-9]{2}))?(?![\w/])")
_PLAN = re.compile(r"\s*(?:plan|programa|cronograma|estrategia|matriz)\b", re.IGNORECASE)
_BACKWARD = re.compile(
    r"\b(?:rendici[oó]n|informe|balance|resultado|audiencia|evaluaci|diagn[oó]stic|antecedente|l[ií]nea base|compar|"
    r"respecto|frente a|anterior|pasad[oa]|hist[oó]ric|logro|avance|desde|ley|decreto|resoluci|acuerdo|circular)",
    re.IGNORECASE,
)
"""Words of what looks back on purpose, or is not of a year but of a norm."""
_COMPARED = re.compile(r"\b(?:compar|respecto|frente a|anterior|pasad[oa]|hist[oó]ric|l[ií]nea base)", re.IGNORECASE)
_PART = re.compile(
    r"\b(primer|1er|segundo|2do|tercer|3er|cuarto|4to|[uú]ltimo)\.?\s+(semestre|cuatrimestre|trimestre|bimestre)"
    r"\s+(?:de\s+|del\s+)?(?:la\s+vigencia\s+|año\s+)?(20[0-9]{2})\b",
    re.IGNORECASE,
)
_ORDINALS = {"1er": "primer", "2do": "segundo", "3er": "tercer", "4to": "cuarto"}
_LONG_AGO = 6
"""Years before the plan from which a year in a title is history, and not what was left of a copy."""
_NOT_OF_PERIODS = frozenset({"cambios", "firmas", "siglas"})


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    yield from _titles(expediente)
    yield from _parts(expediente)
    for each in expediente.escritos():
        yield from _dates(expediente, each)


def _years(text: str) -> set[int]:
    """Give the years that a text names, those within a span too."""
    spans = [(int(found[1]), int(found[2] or found[1])) for found in _YEAR.finditer(text)]
    return {year for first, last in spans for year in range(first, max(first, last) + 1)}


def _titles(expediente: Expediente) -> Iterator[Hallado]:
    """Find titles of this plan and of its tables that name only years before it; later ones are of a vision."""
    plan = expediente.plan
    starts = plan.documento.vigencia.desde
    titled: list[tuple[Modelo, str]] = [(plan.documento, plan.documento.titulo)]
    titled += [(each, each.titulo) for each in expediente.secciones if each.tabla and each.tabla not in _NOT_OF_PERIODS]
    titled += [(each, each.titulo) for each in plan.tablas.values() if each.titulo]
    for item, title in titled:
        years = _years(title)
        is_plan = item is not plan.documento or _PLAN.match(title)
        if is_plan and starts - _LONG_AGO < max(years, default=0) < starts and not _BACKWARD.search(title):
            message = f"el título «{title}» dice {_several(years)}, y el plan es de {_validity(expediente)}"
            yield Hallado(expediente.sitio(item, "titulo"), message, "corrija el año del título, o la vigencia")


def _several(years: set[int]) -> str:
    return " y ".join(map(str, sorted(years)))


def _validity(expediente: Expediente) -> str:
    years = expediente.plan.documento.vigencia.anios
    return str(years[0]) if len(years) == 1 else f"{years[0]} a {years[-1]}"


def _parts(expediente: Expediente) -> Iterator[Hallado]:
    """Find a part of another year («primer semestre de 2018») where the plan names the same part of its own year."""
    valid = set(expediente.plan.documento.vigencia.anios)
    own: dict[str, str] = {}
    wrong = []
    for dicho in expediente.dichos:
        for found in _PART.finditer(dicho.texto):
            if int(found[3]) in valid:
                words = f"«{found[0]}»"
                if dicho.item is expediente.plan.documento:
                    own[_part(found)] = f"el título dice {words}"
                own.setdefault(_part(found), f"en otra parte se dice {words}")
            elif not valid & _years(dicho.texto) and not _COMPARED.search(dicho.texto):
                wrong.append((dicho, found))
    for dicho, found in wrong:
        if _part(found) in own:
            said = own[_part(found)]
            grave = None if said.startswith("el título") else Gravedad.AVISO
            hint = f"si es de este plan, corrija el año: {_validity(expediente)}"
            yield Hallado(expediente.sitio_de(dicho), f"dice «{found[0]}», y {said}", hint, grave)


def _part(found: re.Match[str]) -> str:
    ordinal = found[1].casefold()
    return f"{_ORDINALS.get(ordinal, ordinal)} {found[2].casefold()}"


def _dates(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find what ends well before the plan begins, and what is programmed in parts of a year before it.

    The last quarter of the year before is when a plan is prepared.
    """
    starts = expediente.plan.documento.vigencia.desde
    late = Period(LIBRE, "", starts, 1, f"{starts - 1:04}-10-01", "9999-12-31", "")
    early = Period(LIBRE, "", 0, 1, "0001-01-01", f"{starts - 1:04}-09-30", "")
    if item.fechas and is_active(early, item.fechas) and not is_active(late, item.fechas):
        message = f"sus fechas terminan en «{_last(item.fechas[-1])}», y el plan empieza en {starts}"
        place = expediente.sitio(item, "fechas")
        yield Hallado(place, message, "corrija el año, si quedó de un plan anterior", Gravedad.AVISO)
    for scheme, written in item.programacion:
        if scheme in {LIBRE, "anual"} or not written:
            continue
        if all(int(key[:4]) < starts for key in written):
            message = f"lo programado es de «{next(iter(written))}», y el plan empieza en {starts}"
            place = expediente.sitio(item, "programacion", scheme)
            yield Hallado(place, message, "corrija el año, si quedó de un plan anterior", Gravedad.AVISO)


def _last(fechas: Fechas) -> str:
    if fechas.impreso:
        return fechas.impreso
    end = fechas.fin or fechas.inicio
    return dicha(end) if end is not None else str([*fechas.meses, *fechas.anios][-1])


REGLA = Regla(
    codigo="E29",
    titulo="Los años y los periodos son los de este plan",
    porque="Un plan suele empezar como copia del anterior, y el año que no se cambió dice que se hará lo que ya pasó. "
    "Es un error en los títulos del plan y de sus tablas, y donde el título nombra el mismo periodo con otro año; en "
    "lo demás, un aviso: un texto puede hablar del año anterior con razón.",
    corregir="Cambie el año, o diga por qué se habla de otro («frente al primer semestre de 2018»).",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - {codigo: OBJ, titulo: Objetivo, numeral: auto, texto: Dar a conocer los servicios.}
              - {codigo: PLAN, titulo: Plan de acción 2023, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
        bien="""
            secciones:
              - {codigo: OBJ, titulo: Objetivo, numeral: auto, texto: Dar a conocer los servicios.}
              - {codigo: PLAN, titulo: Plan de acción 2024, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
