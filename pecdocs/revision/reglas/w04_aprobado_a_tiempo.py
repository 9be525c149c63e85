"""W04: the plan is approved before what it orders should have begun."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pecdocs.revision.control import APRUEBA, dicha, firmantes, numero, quien
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Plan
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    """Look at first versions alone: a later one changes a plan in force."""
    plan = expediente.plan
    if len(plan.cambios) > 1 or numero(plan.documento.version) not in {(0,), (1,)}:
        return
    limit, why = _limit(plan)
    for each in firmantes(plan, APRUEBA):
        if each.fecha is not None and each.fecha.fecha is not None and each.fecha.fecha > limit:
            message = f"«{quien(each)}» aprueba el «{dicha(each.fecha)}» un plan que rige desde {limit.year}"
            yield Hallado(expediente.sitio(each, "fecha"), message, why)


def _limit(plan: Plan) -> tuple[date, str]:
    """Give the last day on which a plan is approved in time, and what to say of it.

    The law sets one only for Colombia's plans of a year. Of the others the review is silent until a quarter of the
    year has gone, or half of the first where the plan is of several.
    """
    validity = plan.documento.vigencia
    if len(validity.anios) > 1:
        return date(validity.desde, 6, 30), "apruébelo al comenzar, o corrija la vigencia"
    if plan.entidad.pais == "CO":
        return date(validity.desde, 1, 31), "apruebe los planes del año hasta el 31 de enero"
    return date(validity.desde, 3, 31), "apruébelo al comenzar el año"


REGLA = Regla(
    codigo="W04",
    titulo="El plan se aprueba al comenzar su vigencia",
    porque="En Colombia el plan de acción del año se publica hasta el 31 de enero (Ley 1474 de 2011, artículo 74), "
    "y el de comunicaciones lo acompaña. Un plan aprobado a mitad de su vigencia da por ordenado lo que ya pasó. En "
    "los demás países se avisa desde abril, y si el plan es de varios años, desde julio del primero.",
    corregir="Apruébelo a tiempo. Si ya rige, y se aprobó tarde, acéptelo en «revision» con la razón.",
    ejemplo=Ejemplo(
        mal="""
            firmas:
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "4", fecha: 2024-04-20}
        """,
        bien="""
            firmas:
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "1", fecha: 2024-01-20}
        """,
    ),
    buscar=_buscar,
)
