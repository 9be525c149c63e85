"""E06: the numerals that the change log names are in the document, and are all that it says was changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.control import propia
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Cambio
    from pecdocs.revision.expediente import Expediente

_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_ONLY_NUMERALS = re.compile(
    r"(?:numeral(?:es)?\s+)?[0-9]+(?:\.[0-9]+)*[.)]?(?:\s*(?:,|;|y|e|a|al|-|–)\s*[0-9]+(?:\.[0-9]+)*[.)]?)*",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:elimin|suprim|retir|quit|fusion|unific|renumer|reenumer|traslad|pas[oó]\b|antes\b|anterior)", re.IGNORECASE
)
"""Words of a numeral that the document no longer has, and that the log may name."""
_WHOLE = re.compile(
    r"[íi]ntegramente\s+(?:el|este|todo el)\s+(?:documento|plan)|(?:todo|totalidad del?)\s+(?:el\s+)?documento"
    r"|(?:documento|plan)\s+(?:completo|en su totalidad|íntegramente)",
    re.IGNORECASE,
)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    """Look at the entry of this version alone: those of before named the numerals of another document."""
    last = propia(expediente.plan)
    if last is None:
        return
    known = {_bare(each) for each in expediente.numerales.values() if each}
    if known and not _GONE.search(last.descripcion):
        yield from _unknown(expediente, last, known)
    yield from _whole(expediente, last, known)


def _bare(numeral: str) -> str:
    return re.sub(r"(?:\.0)*[.)]*$", "", numeral.strip()).casefold()


def _unknown(expediente: Expediente, last: Cambio, known: set[str]) -> Iterator[Hallado]:
    named = [(n, each) for n, words in enumerate(last.numerales) for each in _named(words)]
    unknown = [(n, each) for n, each in named if _bare(each) not in known]
    written = _in_texts(expediente) if unknown else set()
    for n, each in unknown:
        if each not in written:
            message = f"el registro nombra el numeral «{each}», y el documento no lo tiene"
            numbered = [numeral for numeral in expediente.numerales.values() if numeral]
            hint = f"nombre uno de los que tiene, que van de «{numbered[0]}» a «{max(numbered, key=_order)}»"
            yield Hallado(expediente.sitio(last, "numerales", n), message, hint)


def _named(words: str) -> list[str]:
    """Give the numerals that an entry names; none where it says anything else: «Anexo 2», «Todos»."""
    return _NUMERAL.findall(words) if _ONLY_NUMERALS.fullmatch(words.strip()) else []


def _order(numeral: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall("[0-9]+", numeral))


def _in_texts(expediente: Expediente) -> set[str]:
    """Give the numerals that stand at the start of a line of a text, and in titles."""
    lines = [line for each in expediente.secciones for line in (each.titulo, *(each.texto or "").split("\n"))]
    return {found[1] for line in lines if (found := re.match(r"[\s*_>-]*([0-9]+(?:\.[0-9]+)+)", line))}


def _whole(expediente: Expediente, last: Cambio, known: set[str]) -> Iterator[Hallado]:
    """Find an entry that says that all was changed and names less."""
    found = _WHOLE.search(last.descripcion)
    named = {_bare(each) for words in last.numerales for each in _named(words)}
    lacking = {each for each in known if "." not in each} - named
    if found and lacking and named and not re.search(r"\bnumeral", last.descripcion, re.IGNORECASE):
        listed = ", ".join(last.numerales)
        message = f"dice «{found[0]}», y en «numerales» está solo «{listed}»"
        hint = "nombre todos los numerales, o diga qué cambió en cada uno"
        yield Hallado(expediente.sitio(last, "descripcion"), message, hint, Gravedad.AVISO)


REGLA = Regla(
    codigo="E06",
    titulo="Los numerales que nombra el registro de cambios están en el documento",
    porque="El registro dice al lector dónde mirar lo que cambió. Un numeral que el documento no tiene, o un solo "
    "numeral cuando cambió todo, lo deja sin saber qué se aprobó. Se mira la entrada de esta versión: las anteriores "
    "hablan de otro documento.",
    corregir="Escriba los numerales como salen en los títulos; «pecdocs cambios ver» los da, con lo que cambió en "
    "cada uno.",
    ejemplo=Ejemplo(
        mal="""
            cambios:
              - version: "1"
                fecha: 2024-01-20
                numerales: ["2", "7"]
                descripcion: Primera versión del plan.
        """,
        bien="""
            cambios:
              - version: "1"
                fecha: 2024-01-20
                numerales: ["2", "3"]
                descripcion: Primera versión del plan.
        """,
    ),
    buscar=_buscar,
)
