"""What the rules on words ask of a plan: its siglas, the names with capital letters, and how a text reads plainly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import llano

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Plan
    from pecdocs.reading.model import Modelo
    from pecdocs.revision.textos import Dicho

_UP, _LOW = "A-ZÁÉÍÓÚÜÑ", "a-záéíóúüñ"
# J.D.C.S. and D. G.; PEC and SG-SST, neither GC-PR-001 nor ISO 9001; ATL/BTL.
_SIGLA = re.compile(
    r"(?<![\w@/#.-])(?:(?:[A-ZÑ]\.\s?){2,}[A-ZÑ]?(?!\w)(?!\s*[A-ZÁÉÍÓÚÑ][a-záéíóúñ])"
    r"|[A-ZÑ]{2,}(?:-[A-ZÑ]{2,})*(?=s?\b)(?!s?[-–]|s?\s?[0-9@]|s?\.\w|[\w]{2,}|s\w))"
    r"|(?<=[A-ZÑ]/)[A-ZÑ]{2,}(?=[\s,.;:)/]|$)"
)
_SMALL = re.compile(rf"(?<![\w@./])[{_LOW}]{{2,}}(?![\w@]|\.\w)")
"""A word in small letters, of no address."""
_ROMAN = re.compile(r"[IVXLC]+")
_LONGEST = 8
"""Letters of the longest sigla: what is longer in capitals is a word said aloud."""
_KNOWN = frozenset(
    re.findall(
        "[A-Z]+",
        """
    AM APP CD CO CV DC DOFA DVD EE EEUU EU ESE ESP FM FODA GB GPS HD HTML ID IP
    IVA KB LED MB MP MX NA ND NIT OK ONG ONU PBX PC PDF PM QR
    RAM RFC RR RRHH RSS RUT SA SAS SMS SSD TB TV UHF UNESCO UNICEF URL UU USB VHF VIP VPN WIFI WWW XML
    """,
    )
)
"""Siglas that nobody explains."""
_WORDS = frozenset(
    {"NO", "SI", "EL", "LA", "LOS", "LAS", "DE", "DEL", "AL", "EN", "CON", "POR", "UN", "UNA", "ES", "SE", "SU"}
)
_CAP = rf"[{_UP}][{_LOW}]+"
_CON = r"(?:de|del|la|las|los|el|y|e|en|para|con|a|al|por)"
_NAME = re.compile(rf"\b{_CAP}(?:(?:\s+{_CON}){{0,3}}\s+{_CAP})+")
CONECTORES = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "en", "para", "con", "a", "al", "por"})
"""The words of a name that its initials leave out."""


@dataclass(frozen=True, slots=True)
class Usada:
    """A sigla where a text of the plan uses it."""

    sigla: str
    dicho: Dicho
    inicio: int
    fin: int


def letras(text: str) -> str:
    """Give the letters and digits of a text alone, in small letters without accents: «J.C.S» is «jcs»."""
    plain = llano(text)
    return plain if plain.isalnum() else "".join(each for each in plain if each.isalnum())


def sin_conectores(name: str) -> tuple[str, ...]:
    """Give the words of a name, plain, but for those that join them."""
    return tuple(each for each in re.findall(r"\w+", llano(name)) if each not in CONECTORES)


def iniciales(name: str) -> str:
    """Give the initials of a name: of «Oficina Asesora de Prensa», «oap»."""
    return "".join(word[0] for word in sin_conectores(name))


def nombres(text: str) -> Iterator[re.Match[str]]:
    """Find what is written as a name: words that begin with a capital, and those that join them."""
    return _NAME.finditer(text) if any(each.isupper() for each in text) else iter(())


def usadas(dichos: tuple[Dicho, ...]) -> tuple[Usada, ...]:
    """Find the siglas that texts use; a word in capitals among others is none, nor one that is also written small."""
    found = [
        Usada(each[0].strip(), dicho, each.start(), each.end())
        for dicho in dichos
        if not _shouted(dicho)
        for each in _SIGLA.finditer(dicho.texto)
        if _may_be(each[0])
    ]
    words = {each.sigla.casefold() for each in found if "." not in each.sigla}
    small = {word for dicho in dichos for word in _SMALL.findall(dicho.texto) if word in words}
    return tuple(each for each in found if each.sigla.casefold() not in small)


def _may_be(word: str) -> bool:
    plain = letras(word).upper()
    if len(plain) > _LONGEST or plain in _KNOWN or word in _WORDS:
        return False
    return _ROMAN.fullmatch(word) is None


def _shouted(dicho: Dicho) -> bool:
    """Tell whether a text is in capitals, where a sigla looks as any word; the name of a committee is often one."""
    text = dicho.texto
    if (dicho.campos and dicho.campos[-1] == "comite") or "." in text[1:3]:
        return False
    capitals = sum(map(str.isupper, text))
    return capitals > sum(map(str.islower, text))


def significados(plan: Plan) -> Iterator[tuple[str, str, Modelo, tuple[str | int, ...]]]:
    """Give each sigla that the plan's own lists explain, what it means, and where that stands."""
    for sigla, meaning in plan.siglas.items():
        yield sigla, meaning, plan, ("siglas", sigla)
    if plan.entidad.sigla and plan.entidad.nombre:
        yield plan.entidad.sigla, plan.entidad.nombre, plan.entidad, ("sigla",)
    for rol in plan.roles.values():
        if rol.sigla:
            yield rol.sigla, rol.nombre, rol, ("sigla",)


_EXPLAINED_BEFORE = re.compile(r"(\w[\w\s]{3,120}?)\s*(?:\(|[-–—]\s?|,\s|o\s)\s*[“\"']?$")
_EXPLAINED_AFTER = re.compile(
    rf"[”\"']?\s*(?:\(([^()]{{3,120}})\)|(?:[-–—:=]|,\s?(?:o\s|es\s)?)\s*((?:{_CAP}|{_CON}|\s)+))"
)


def explicada(usada: Usada) -> str | None:
    """Give what a sigla means where a text says it beside it: «Nombre Completo (NC)», «NC, Nombre Completo»."""
    initials = letras(usada.sigla)
    before = _EXPLAINED_BEFORE.search(usada.dicho.texto[max(0, usada.inicio - 140) : usada.inicio])
    if before is not None:
        name = _ending_with(before[1], initials)
        if name:
            return name
    after = _EXPLAINED_AFTER.match(usada.dicho.texto[usada.fin : usada.fin + 140])
    if after is None:
        return None
    if after[1]:
        return after[1] if _stands_for(initials, after[1]) else None
    return _beginning_with(after[2], initials)


def _ending_with(text: str, initials: str) -> str | None:
    """Give the last words of a text that a sigla may stand for: they begin with its letter, and are about as many."""
    words = re.findall(r"\w+", text)
    for start in range(len(words) - 1, -1, -1):
        name = words[start:]
        if len(sin_conectores(" ".join(name))) > len(initials) + 1:
            return None
        if llano(words[start])[0] == initials[0] and _stands_for(initials, " ".join(name)):
            return " ".join(name)
    return None


def _beginning_with(text: str, initials: str) -> str | None:
    words = text.split()
    for end in range(1, len(words) + 1):
        name = " ".join(words[:end])
        if words[end - 1] not in CONECTORES and _stands_for(initials, name):
            return name
    return None


def _stands_for(initials: str, name: str) -> bool:
    """Tell whether a sigla is made of a name's words: its letters are in them, in order, one a word at least of three.

    «USPEC» has two of «Penitenciarios», «MinTIC» three of «Ministerio».
    """
    words = sin_conectores(name)
    rest = initials
    begun = 0
    for word in words:
        if rest and word[0] == rest[0]:
            begun += 1
            rest = rest[1:]
            for letter in word[1:]:
                if rest and letter == rest[0] and len(rest) > len(words) - begun:
                    rest = rest[1:]
    return not rest and begun >= min(2, len(initials))
