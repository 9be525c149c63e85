"""E47: a new version is signed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.plan.versions import in_order
from pecdocs.revision.control import APRUEBA, ELABORA, REVISA, dicha, firmantes, numero, quien
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    plan = expediente.plan
    before = _before(plan)
    if before is None or plan.documento.estado == "borrador":
        return
    day, now = before.fecha.fecha, plan.documento.fecha.fecha
    if day is None or now is None or now <= day:
        return
    for verb in (ELABORA, REVISA, APRUEBA):
        for each in firmantes(plan, verb):
            if each.fecha is not None and each.fecha.fecha is not None and each.fecha.fecha <= day:
                message = f"«{quien(each)}» {verb} la versión «{plan.documento.version}» el «{dicha(each.fecha)}», y la"
                message += f" versión «{before.version}» es del «{dicha(before.fecha)}»"
                hint = "ponga la fecha en que se firmó esta versión"
                grave = None if verb == APRUEBA else Gravedad.AVISO
                yield Hallado(expediente.sitio(each, "fecha"), message, hint, grave)


def _before(plan: Plan) -> Cambio | None:
    """Give the entry of the version before this one; None where the log knows of none, or of later ones."""
    log = in_order(plan.cambios)
    known = [numero(each.version) for each in log]
    version = numero(plan.documento.version)
    at = known.index(version) if version in known else len(log)
    return log[at - 1] if at else None


REGLA = Regla(
    codigo="E47",
    titulo="Una versión nueva lleva las fechas de sus firmas, y no las de la anterior",
    porque="Lo que cambió se vuelve a revisar y a aprobar antes de usarse (práctica del control de documentos, "
    "ISO 9001:2015, 7.5). Firmas del día de la versión anterior, o de antes, son de aquella: esta no la "
    "aprobó nadie.",
    corregir="Ponga en «firmas» las fechas y el acta de esta versión; si todavía no se firma, «estado: borrador».",
    ejemplo=Ejemplo(
        mal="""
            documento:
              titulo: Plan Estratégico de Comunicaciones
              codigo: GC-PL-001
              version: "2"
              fecha: 2024-06-28
              vigencia: 2024
              estado: aprobado
            cambios:
              - {version: "1", fecha: 2024-01-20, descripcion: Primera versión del plan.}
              - {version: "2", fecha: 2024-06-28, numerales: ["2"], descripcion: Se ajusta la meta de la revista.}
        """,
        bien="""
            documento:
              titulo: Plan Estratégico de Comunicaciones
              codigo: GC-PL-001
              version: "2"
              fecha: 2024-06-28
              vigencia: 2024
              estado: aprobado
            cambios:
              - {version: "1", fecha: 2024-01-20, descripcion: Primera versión del plan.}
              - {version: "2", fecha: 2024-06-28, numerales: ["2"], descripcion: Se ajusta la meta de la revista.}
            firmas:
              elaboro: {nombre: Ana Ruiz, cargo: Profesional de Comunicaciones, fecha: 2024-06-10}
              reviso: {nombre: Luis Peña, cargo: Jefe de Planeación, fecha: 2024-06-15}
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "5", fecha: 2024-06-28}
        """,
    ),
    buscar=_buscar,
)
