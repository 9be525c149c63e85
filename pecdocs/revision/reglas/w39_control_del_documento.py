"""W39: the document says which one it is: its code, its version in a log, its entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    plan = expediente.plan
    if plan.entidad.nombre is None:
        yield Hallado(expediente.sitio(plan.entidad), "la entidad no tiene «nombre»", "agregue «nombre: …»")
    grave = None if plan.entidad.pais == "CO" else Gravedad.NOTA
    if plan.documento.codigo is None and plan.documento.estado != "borrador":
        hint = "agregue «codigo: …», el del documento en el sistema de gestión"
        yield Hallado(expediente.sitio(plan.documento), "el documento no tiene «codigo»", hint, grave)
    if not plan.cambios and plan.documento.estado == "aprobado":
        message = f"la versión «{plan.documento.version}» no está en ningún registro de cambios"
        hint = "agregue cambios.yaml, con una entrada por versión"
        yield Hallado(expediente.sitio(plan.documento, "version"), message, hint, grave)


REGLA = Regla(
    codigo="W39",
    titulo="El documento dice su código, su entidad y su versión, y la versión está en un registro",
    porque="Un documento controlado se identifica: código, versión y fecha en cada página, y un registro de sus "
    "versiones (práctica del control de documentos, ISO 9001:2015, 7.5). Sin ellos no se sabe cuál rige. "
    "Un borrador puede no tener código todavía; fuera de Colombia, donde no todos los usan, es una nota.",
    corregir="Pida el código a quien lleva el sistema de gestión; escriba el nombre de la entidad y el archivo "
    "cambios.yaml.",
    ejemplo=Ejemplo(
        mal="""
            documento:
              titulo: Plan Estratégico de Comunicaciones
              version: "1"
              fecha: 2024-01-20
              vigencia: 2024
              estado: aprobado
        """,
        bien="""
            documento:
              titulo: Plan Estratégico de Comunicaciones
              codigo: GC-PL-001
              version: "1"
              fecha: 2024-01-20
              vigencia: 2024
              estado: aprobado
        """,
    ),
    buscar=_buscar,
)
