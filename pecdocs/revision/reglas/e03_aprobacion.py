"""E03: what is approved says who approved it, by which act and when; who signs has a post and a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.revision.control import APRUEBA, ELABORA, REVISA, es_alguien, firmantes, propia, quien
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Firmante
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    if expediente.plan.documento.estado != "aprobado":
        return
    yield from _not_approved(expediente)
    for verb in (ELABORA, REVISA, APRUEBA):
        for each in firmantes(expediente.plan, verb):
            yield from _incomplete(expediente, verb, each)


def _not_approved(expediente: Expediente) -> Iterator[Hallado]:
    """Find a plan that is said to be approved by nobody; the change log may say by whom."""
    plan = expediente.plan
    log = propia(plan)
    if any(firmantes(plan, APRUEBA)) or (log is not None and (log.aprobo or log.acta)):
        return
    signed = "nadie firma como quien lo aprobó" if plan.firmas else "no dice quién lo elaboró, revisó ni aprobó"
    message = f"el plan está «aprobado», y {signed}"
    hint = "agregue en «firmas» quién aprobó, con su acta y su fecha; si no se ha aprobado, no es «aprobado»"
    yield Hallado(expediente.sitio(plan.documento, "estado"), message, hint)


def _incomplete(expediente: Expediente, verb: str, firmante: Firmante) -> Iterator[Hallado]:
    """Find who signs without what is due: the act of a committee that approves, the post of a person, the date.

    The change log may hold the act; it has a date, of the version if not of the approval.
    """
    if firmante.nombre is not None and not es_alguien(firmante.nombre):
        message, hint = f"{verb} «{firmante.nombre}», que no es nadie", "ponga el nombre de quien firma"
        place = expediente.sitio(firmante, "nombre")
        yield Hallado(place, message, hint, None if verb == APRUEBA else Gravedad.AVISO)
        return
    log = propia(expediente.plan)
    due = {"cargo": firmante.cargo}
    if firmante.nombre is None:
        act = log.acta if log is not None else None
        due = {"acta": firmante.acta or act} if verb == APRUEBA else {}
    lacking = [name for name, value in {**due, "fecha": firmante.fecha}.items() if value is None]
    if lacking:
        grave = verb == APRUEBA and (
            "acta" in lacking or ("fecha" in lacking and log is None and expediente.plan.entidad.pais == "CO")
        )
        message = f"«{quien(firmante)}» {verb} sin {' ni '.join(lacking)}"
        hint = f"agregue «{lacking[0]}: …»" if len(lacking) == 1 else f"agregue «{lacking[0]}» y «{lacking[1]}»"
        field = "nombre" if firmante.nombre is not None else "comite"
        yield Hallado(expediente.sitio(firmante, field), message, hint, None if grave else Gravedad.AVISO)


REGLA = Regla(
    codigo="E03",
    titulo="Lo aprobado dice quién lo aprobó, con qué acta y en qué fecha",
    porque="Un documento se revisa y se aprueba antes de usarse, y se puede ver que así fue (práctica del control de "
    "documentos, ISO 9001:2015, 7.5). Los planes los aprueba el comité de la entidad, y su acta es la prueba. Sin "
    "fecha del que aprueba, ni en el registro de cambios, no se sabe si fue antes de empezar: es un error; sin cargo o "
    "fecha de los demás, un aviso, y fuera de Colombia toda fecha que falta. Un borrador todavía no debe nada de esto.",
    corregir="Complete «firmas»: cargo y fecha de cada persona; comité, acta y fecha del que aprueba. Si todavía no se "
    "aprueba, ponga «estado: en_revision».",
    ejemplo=Ejemplo(
        mal="""
            firmas:
              elaboro: {nombre: Ana Ruiz, fecha: 2024-01-10}
              reviso: {nombre: Luis Peña, cargo: Jefe de Planeación, fecha: 2024-01-15}
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "1"}
        """,
        bien="""
            firmas:
              elaboro: {nombre: Ana Ruiz, cargo: Profesional de Comunicaciones, fecha: 2024-01-10}
              reviso: {nombre: Luis Peña, cargo: Jefe de Planeación, fecha: 2024-01-15}
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "1", fecha: 2024-01-20}
        """,
    ),
    buscar=_buscar,
)
