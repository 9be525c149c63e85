"""E51: the motto is that of the year of the plan, and one that the law allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente

_BEGINS = re.compile(r"[\"“”«'‘\s]*(20[0-9]{2})(?!\s*[-–/]?\s*[0-9])")
"""A motto that begins with its year; «2018-2027 Decenio…» does not."""
_IN_FORCE = 2024
"""Ley 2345 is of the last days of 2023."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    plan = expediente.plan
    years = plan.documento.vigencia.anios
    for year, motto in plan.entidad.lema.items():
        begins = _BEGINS.match(motto)
        place = expediente.sitio(plan.entidad, "lema", year)
        if begins is not None and int(begins[1]) != int(year):
            yield Hallado(place, f"el lema «{motto}» está como el de {year}", "corrija el año de la clave, o el lema")
        elif not set(map(int, plan.entidad.lema)) & set(years):
            message = f"el lema «{motto}» es de {year}, y el plan no es de ese año"
            yield Hallado(place, message, f"ponga el de {years[0]}, si lo hay, o quítelo")
        if plan.entidad.pais == "CO":
            yield _slogan(expediente, year, motto)


def _slogan(expediente: Expediente, year: str, motto: str) -> Hallado:
    """Tell of a motto on a paper of Colombia; whether it is a government's, only who reads it knows."""
    before = expediente.plan.documento.vigencia.anios[-1] < _IN_FORCE
    message = f"el documento lleva el lema «{motto}», y las entidades no usan los de un gobierno (Ley 2345 de 2023)"
    hint = "el plan es anterior a esa ley: si se reutiliza, quítelo" if before else "quítelo, si es de un gobierno"
    place = expediente.sitio(expediente.plan.entidad, "lema", year)
    return Hallado(place, message, hint, Gravedad.NOTA)


REGLA = Regla(
    codigo="E51",
    titulo="El lema es el del año del plan, y no es de un gobierno",
    porque="El lema del año de los papeles oficiales (México, Perú) cambia cada enero: el del año pasado delata una "
    "copia. En Colombia, la Ley 2345 de 2023 ordena un manual de identidad visual y no deja usar marcas ni lemas de "
    "gobierno; si el del plan es de un gobierno o de la entidad, lo sabe quien lo lee: allí es una nota.",
    corregir="Ponga en «lema» el del año de la vigencia; en Colombia, quite el lema de gobierno.",
    ejemplo=Ejemplo(
        mal="""
            entidad:
              nombre: Instituto de Vivienda
              sigla: IV
              pais: MX
              lema: {2024: "2023, Año de Francisco Villa"}
        """,
        bien="""
            entidad:
              nombre: Instituto de Vivienda
              sigla: IV
              pais: MX
              lema: {2024: "2024, Año de Felipe Carrillo Puerto"}
        """,
    ),
    buscar=_buscar,
)
