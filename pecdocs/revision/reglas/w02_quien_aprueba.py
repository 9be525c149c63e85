"""W02: who approves and who reviews may do so: no contractor, nobody well below who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.control import APRUEBA, ELABORA, REVISA, firmantes
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Firmante
    from pecdocs.revision.expediente import Expediente

_RANKS = (
    (6, r"ministr[oa]|viceministr[oa]|president[ea]|alcalde(?:sa)?|alcaldía|gobernador(?:a)?|rector(?:a)?"),
    (5, r"director(?:a)?|subdirector(?:a)?|gerente|subgerente|superintendente|secretari[oa]\s+(?:general|de\s)"),
    (4, r"jef[ea]|asesor(?:a)?|coordinador(?:a)?|líder"),
    (3, r"profesional|especialista|comunicador(?:a)?|periodista|analista"),
    (2, r"técnic[oa]|tecnólog[oa]"),
    (1, r"auxiliar|asistente|operari[oa]|pasante|practicante|secretari[oa]\s+(?:ejecutiv|auxiliar)"),
)
_RANK = [(rank, re.compile(rf"\s*(?:{words})(?!\w)", re.IGNORECASE)) for rank, words in _RANKS]
_TECHNICIAN, _FAR = 2, 2
"""From which rank down, and how far below the author, who reviews is told of."""
_CONTRACTOR = re.compile(r"contratist|prestaci[oó]n de servicios", re.IGNORECASE)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    plan = expediente.plan
    authors = [(_rank(each), each) for each in firmantes(plan, ELABORA)]
    rank, author = max(((rank, each) for rank, each in authors if rank), key=lambda one: one[0], default=(0, None))
    for each in firmantes(plan, APRUEBA):
        if each.nombre and _is_contractor(each):
            words = each.cargo if each.cargo and _CONTRACTOR.search(each.cargo) else each.vinculacion
            field = "cargo" if words == each.cargo else "vinculacion"
            message = f"aprueba «{each.nombre}», «{words}»"
            yield Hallado(expediente.sitio(each, field), message, "que apruebe quien tiene autoridad, o el comité")
        elif author is not None and 0 < _rank(each) < rank:
            message = f"aprueba «{each.cargo}» lo que elabora «{author.cargo}»"
            yield Hallado(expediente.sitio(each, "cargo"), message, "que apruebe su superior, o el comité")
    yield from _reviewers(expediente, rank, author)


def _reviewers(expediente: Expediente, rank: int, author: Firmante | None) -> Iterator[Hallado]:
    """Find reviewers who are all technicians or assistants, well below the author."""
    several = list(firmantes(expediente.plan, REVISA))
    if author is None or not all(0 < _rank(each) <= min(_TECHNICIAN, rank - _FAR) for each in several):
        return
    for each in several:
        message = f"revisa «{each.cargo}» lo que elabora «{author.cargo}»"
        yield Hallado(expediente.sitio(each, "cargo"), message, "que revise también alguien de su nivel, o superior")


def _rank(firmante: Firmante) -> int:
    """Give how high a post is, from 1; 0 where its words do not say."""
    return next((rank for rank, words in _RANK if words.match(firmante.cargo or "")), 0)


def _is_contractor(firmante: Firmante) -> bool:
    return bool(_CONTRACTOR.search(f"{firmante.cargo or ''} {firmante.vinculacion or ''}"))


REGLA = Regla(
    codigo="W02",
    titulo="Aprueba quien tiene autoridad, y revisa alguien del nivel de quien elabora",
    porque="Es práctica de las entidades que el plan lo apruebe el comité o un directivo: un contratista no ejerce "
    "autoridad sobre la dependencia, y quien está muy por debajo del que elaboró difícilmente le corrige.",
    corregir="Ponga en «aprobo» al comité, con su acta, o al jefe de quien elaboró; agregue en «reviso» a alguien de "
    "su nivel, por ejemplo de planeación.",
    ejemplo=Ejemplo(
        mal="""
            firmas:
              elaboro: {nombre: Ana Ruiz, cargo: Jefe de prensa, fecha: 2024-01-10}
              reviso: {nombre: Luis Peña, cargo: Técnico operativo, fecha: 2024-01-15}
              aprobo: {nombre: Eva Gil, cargo: Asesora (Contratista), fecha: 2024-01-20}
        """,
        bien="""
            firmas:
              elaboro: {nombre: Ana Ruiz, cargo: Jefe de prensa, fecha: 2024-01-10}
              reviso: {nombre: Luis Peña, cargo: Jefe de Planeación, fecha: 2024-01-15}
              aprobo: {nombre: Eva Gil, cargo: Directora General, fecha: 2024-01-20}
        """,
    ),
    buscar=_buscar,
)
