"""W27: a sigla means one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.palabras import CONECTORES, explicada, iniciales, letras, nombres, significados, sin_conectores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Sitio
    from pecdocs.revision.palabras import Usada
    from pecdocs.revision.textos import Dicho

_ALIKE = 80.0
"""How much alike, of 100, two meanings are that are one, badly spelled: that is another rule's."""
_AND = re.compile(r"\s[ye]\s(?:(?:a|de)\s)?(?:(?:la|el|las|los|del|al)\s)?")
_SHORTEST = 3
"""Letters of the shortest sigla for which names are looked for: with two, too many begin so by chance."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    told = set()
    meanings: dict[str, tuple[str, Sitio]] = {}
    for sigla, name, place in _said(expediente):
        key = letras(sigla)
        if not key:
            continue
        first = meanings.setdefault(key, (name, place))
        if key not in told and not _same(key, first[0], name):
            told.add(key)
            message = f"«{sigla}» es «{name}», y en la línea {first[1].place.line} es «{first[0]}»"
            yield Hallado(place, message, "deje la sigla para una, y nombre la otra completa")
    yield from _read_in_two_ways(expediente, set(meanings) | told)


def _said(expediente: Expediente) -> Iterator[tuple[str, str, Sitio]]:
    """Give what each sigla is said to mean, in the plan's lists and in its texts."""
    for sigla, name, item, fields in significados(expediente.plan):
        yield sigla, name, expediente.sitio(item, *fields)
    for each in expediente.siglas_usadas:
        said = explicada(each)
        if said is not None:
            yield each.sigla, said, expediente.sitio_de(each.dicho)


def _same(key: str, one: str, other: str) -> bool:
    """Tell whether two meanings are one: the same words, more or fewer of them, or nearly the same letters."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - few plans explain a sigla twice

    first, second = sin_conectores(one), sin_conectores(other)
    if key in first or key in second:
        return True  # «Coordinación del SIAU» is of the SIAU, and no other meaning
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return fuzz.ratio(" ".join(first), " ".join(second)) >= _ALIKE


def _read_in_two_ways(expediente: Expediente, explained: set[str]) -> Iterator[Hallado]:
    """Find a sigla that nothing explains and that two names of the plan have as their initials."""
    uses: dict[str, Usada] = {}
    for each in expediente.siglas_usadas:
        key = letras(each.sigla)
        if key not in explained and len(key) >= _SHORTEST:
            uses.setdefault(key, each)
    names: dict[str, dict[tuple[str, ...], tuple[str, Dicho]]] = {}
    for dicho in expediente.dichos if uses else ():
        for found in nombres(dicho.texto):
            for name in _beginnings(found[0]):
                if iniciales(name) in uses:
                    names.setdefault(iniciales(name), {}).setdefault(sin_conectores(name), (name, dicho))
    for key, different in names.items():
        if len(different) > 1:
            several = sorted(different.values(), key=lambda one: one[0])
            said = " o ".join(
                f"«{name}» (línea {expediente.sitio_de(dicho).place.line})" for name, dicho in several[:3]
            )
            message = f"«{uses[key].sigla}» puede ser {said}"
            hint = "diga en «siglas» cuál es, y nombre la otra completa"
            yield Hallado(expediente.sitio_de(uses[key].dicho), message, hint, Gravedad.AVISO)


def _beginnings(name: str) -> Iterator[str]:
    """Give a name and what it begins with, each ending in a word of its own; after an «y» another name may begin."""
    for part in (name, *_AND.split(name)[1:]):
        words = part.split()
        for end in range(_SHORTEST, len(words) + 1):
            if words[end - 1] not in CONECTORES:
                yield " ".join(words[:end])


REGLA = Regla(
    codigo="W27",
    titulo="Una sigla significa una sola cosa",
    porque="Con dos significados no se sabe a quién se le pide cuenta: OAP es la Oficina Asesora de Prensa en una "
    "entidad y la de Planeación en otra, y a veces las dos en la misma.",
    corregir="Deje la sigla para una de las dos, dígalo en «siglas», y nombre la otra completa.",
    ejemplo=Ejemplo(
        mal="""
            roles:
              COM: {nombre: Oficina Asesora de Prensa, sigla: OAP}
              TH: {nombre: Oficina Asesora de Planeación, sigla: OAP}
        """,
        bien="""
            roles:
              COM: {nombre: Oficina Asesora de Prensa, sigla: OAP}
              TH: {nombre: Oficina Asesora de Planeación, sigla: OAPL}
        """,
    ),
    buscar=_buscar,
)
