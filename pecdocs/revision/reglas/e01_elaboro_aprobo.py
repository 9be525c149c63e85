"""E01: nobody approves what he or she wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    firmas = expediente.plan.firmas
    wrote = {each.nombre.casefold() for each in firmas.get("elaboro", ()) if each.nombre}
    for each in firmas.get("aprobo", ()):
        if each.nombre and each.nombre.casefold() in wrote:
            message = f"«{each.nombre}» elabora y aprueba"
            yield Hallado(
                expediente.sitio(each, "nombre"), message, "que apruebe otra persona, o el comité con su acta"
            )


REGLA = Regla(
    codigo="E01",
    titulo="Quien elabora no aprueba",
    porque="La aprobación es el control de otro sobre lo que se elaboró (control de la información documentada, "
    "ISO 9001:2015, 7.5.3): si es la misma persona, nadie más lo miró.",
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
