"""E01: nobody approves what he or she wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.revision.control import APRUEBA, ELABORA, es_alguien, firmantes, propia, quien
from pecdocs.revision.lengua import llano
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.reading.model import Modelo
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    """Look at the sign-off, and at the entry of this version in the log; accents and capitals make nobody another."""
    plan = expediente.plan
    wrote = {llano(each.nombre) for each in firmantes(plan, ELABORA) if each.nombre and es_alguien(each.nombre)}
    both = [each for each in firmantes(plan, APRUEBA) if each.nombre and llano(each.nombre) in wrote]
    yield from (_found(expediente, each, "nombre", quien(each)) for each in both)
    log = propia(plan)
    if both or log is None or not log.elaboro or not log.aprobo or not es_alguien(log.aprobo):
        return
    if llano(log.elaboro) == llano(log.aprobo):
        yield _found(expediente, log, "aprobo", log.aprobo)


def _found(expediente: Expediente, item: Modelo, field: str, name: str) -> Hallado:
    hint = "que apruebe otra persona, o el comité con su acta"
    return Hallado(expediente.sitio(item, field), f"«{name}» elabora y aprueba", hint)


REGLA = Regla(
    codigo="E01",
    titulo="Quien elabora no aprueba",
    porque="La aprobación es el control de otro sobre lo que se elaboró (práctica del control de documentos, "
    "ISO 9001:2015, 7.5): si es la misma persona, nadie más lo miró.",
    corregir="Ponga en «aprobo» a quien tiene autoridad sobre el plan, o al comité con su acta y su fecha.",
    ejemplo=Ejemplo(
        mal="""
            firmas:
              elaboro: {nombre: Ana Ruiz, cargo: Profesional, fecha: 2024-01-10}
              aprobo: {nombre: Ana Ruiz, cargo: Profesional, fecha: 2024-01-20}
        """,
        bien="""
            firmas:
              elaboro: {nombre: Ana Ruiz, cargo: Profesional, fecha: 2024-01-10}
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "1", fecha: 2024-01-20}
        """,
    ),
    buscar=_buscar,
)
