"""I38: no text is cut, says a word twice, or has what can only be a slip of the pen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Hallado, Regla
from pecdocs.revision.textos import dichos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.textos import Dicho

_UNFINISHED = re.compile(
    r"(?:^|\s)(?P<cut>[^\s,]+\s*(?:,|\s[–—-]|\(|\s(?:y|e|de|del|la|el|los|las|con|para|por|en|que|a|al|su|sus)))\s*$"
)
_MARKER = re.compile(r"(?:^|[\s(])[\w.]{1,4}\)")
_SMILE = re.compile(r"[:;]-?\)")
_ITEM = re.compile(r"\s*(?:[-*+•✓]|\w{1,3}[.)])\s")
_REPEATED = 2
"""Which slip holds others."""
_SHORT = 6
"""What was found is quoted with its neighbours if it has no more characters."""
_AROUND = 40
"""Characters that are quoted of what is cut."""

_REVISED = (
    "actualiz realiz elabor modific ajust agreg elimin revis aprob public incorpor cambi adicion present inici finaliz "
    "complement reemplaz reform cre design asign ampli unific orden"
).replace(" ", "|")
_NUMBER, _GENDER = (f"el artículo y el nombre no concuerdan en {what}" for what in ("número", "género"))
_CASES = r"[A-ZÁÉÍÓÚÑa-záéíóúñ]"


@dataclass(frozen=True, slots=True)
class _Desliz:
    """What can only be a slip, and what to write."""

    patron: re.Pattern[str]
    pista: str


def _desliz(pattern: str, hint: str, *, exact: bool = False) -> _Desliz:
    return _Desliz(re.compile(pattern, 0 if exact else re.IGNORECASE), hint)


_SLIPS = (
    _desliz(r"\b(?P<word>[a-záéíóúñ]{2,}|y|o|a|e)\s+(?P=word)\b(?!-)", "está dos veces: quite una", exact=True),
    _desliz(r"\b(?:a al|de del)\b", "sobra una de las dos palabras", exact=True),
    _desliz(r"\b(?P<same>[a-záéíóúñ]{4,}) [ye] (?P=same)\b", "son la misma palabra: falta una, o sobra", exact=True),
    _desliz(r"\bcada uno de las\b(?! y los\b)", "escriba «cada una de las»"),
    _desliz(r"\bcada una de los\b(?! y las\b)", "escriba «cada uno de los»"),
    _desliz(rf"\b(?:los|las|unos|unas)\s+{_CASES}+(?:nsaje|guaje|rtaje|ción|sión|[ai]dad|[ai]miento|logía)\b", _NUMBER),
    _desliz(rf"\b(?:el|la|un|una)\s+{_CASES}+(?:nsajes|guajes|rtajes|[ai]dades|[ai]mientos|logías)\b", _NUMBER),
    _desliz(r"\b(?:la|una)\s+\w+(?:ciones|siones)\b", _NUMBER),
    _desliz(r"\b(?:el|los|un|unos|del|al)\s+\w+ci(?:ones|ón)\b", _GENDER),
    _desliz(r"\bcon base a\b", "escriba «con base en»"),
    _desliz(rf"\bse (?:{_REVISED})o\b", "en pasado lleva tilde: «se actualizó»"),
    _desliz(
        rf"(?<![\w@/#._-])(?:{_CASES}{{2,}}cion|(?:com|dec|prof|em|transm|expr|impr)[ie]sion|difusion|gestion)\b(?![@/_-]|\.\w)",
        "lleva tilde en la última sílaba",
    ),
    _desliz(r"\b[a-záéíóúñ]{5,}[b-df-hj-mp-tvwyz]x\b", "sobra la «x»", exact=True),
    _desliz(r"\by (?:i|hi(?!e))[a-záéíóúñ]+", "ante «i» se escribe «e»", exact=True),
    _desliz(r"\b(?<!\d )o (?:o|ho)[a-záéíóúñ]+", "ante «o» se escribe «u»", exact=True),
    _desliz(r"[a-záéíóúñ)] +[,;](?=\s|$)", "sobra el espacio antes del signo", exact=True),
)
"""Each is certain whatever the text says. A slip in a word of its own is left to a spelling checker."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    last = expediente.plan.cambios[-1:]
    texts = (*expediente.dichos, *(each for change in last for each in dichos(change)))
    known: dict[str, tuple[tuple[str, str], ...]] = {}  # many cells of a plan say the same
    slips: dict[tuple[str, str], list[Dicho]] = {}
    for dicho in texts:
        if dicho.texto not in known:
            known[dicho.texto] = tuple(_slips(dicho.texto))
        for each in known[dicho.texto]:
            slips.setdefault(each, []).append(dicho)
        if not dicho.campos or dicho.campos[-1] != "impreso":  # what is printed in a cell may be half of a sentence
            yield from _cut(expediente, dicho)
            yield from _parentheses(expediente, dicho)
    for (said, hint), places in slips.items():
        times = f" ({len(places)} veces)" if len(places) > 1 else ""
        yield Hallado(expediente.sitio_de(places[0]), f"dice «{said}»{times}", hint)


def _slips(text: str) -> Iterator[tuple[str, str]]:
    """Give each slip of a text as it is quoted, and what to write."""
    told = 0
    for slip in _SLIPS:
        for found in slip.patron.finditer(text):
            if found.end() <= told:
                continue  # «y inducción» is told in «inducción y inducción»
            told = max(told, found.end()) if slip is _SLIPS[_REPEATED] else told
            yield _quoted(found), slip.pista


def _quoted(found: re.Match[str]) -> str:
    """Give what was found; a short one, with the words beside it."""
    said = found[0].strip()
    if len(said) > _SHORT:
        return said
    start, end = found.span()
    before = found.string[max(0, start - _AROUND) : start].split()  # not the whole text: a long one may hold many
    after = found.string[end : end + _AROUND].split()
    return " ".join([*before[-1:], said, *after[:1]])


def _cut(expediente: Expediente, dicho: Dicho) -> Iterator[Hallado]:
    """Find a text that ends as no sentence does; an item of a list may end in a comma, and a line go on in the next."""
    end = _UNFINISHED.search(dicho.texto)
    listed = any(isinstance(step, int) for step in dicho.campos) and dicho.texto.rstrip().endswith((",", " y"))
    if end is None or listed or _goes_on(dicho):
        return
    words = dicho.texto.rstrip()[-_AROUND:]
    said = words if len(words) < _AROUND else f"…{words.partition(' ')[2]}"
    yield Hallado(expediente.sitio_de(dicho), f"el texto termina en «{said}»", "complételo, o quite lo que sobra")


def _goes_on(dicho: Dicho) -> bool:
    if dicho.linea is None:
        return False
    lines = str(getattr(dicho.item, "texto", "")).split("\n")[dicho.linea + 1 :]
    following = next((line for line in lines if line.strip()), None)
    if following is None:
        return False
    return bool(_ITEM.match(following)) or (bool(lines) and bool(lines[0].strip()))


def _parentheses(expediente: Expediente, dicho: Dicho) -> Iterator[Hallado]:
    """Find a parenthesis without its other half, but for the «a)» of a list and the smile of a face."""
    text = dicho.texto
    if "(" not in text and ")" not in text:
        return
    opened, closed = text.count("("), text.count(")")
    if opened == closed or (dicho.linea is not None and _wrapped(dicho)):
        return
    if closed > opened:
        marks = len(_MARKER.findall(text)) + len(_SMILE.findall(text))
        missing = closed - marks > opened
        at = text.rfind(")")
    else:
        missing, at = True, text.rfind("(")
    if missing:
        said = text[max(0, at - _AROUND // 2) : at + _AROUND // 2].strip()
        message = f"un paréntesis {'se abre y no se cierra' if opened > closed else 'se cierra sin abrirse'}: «{said}»"
        yield Hallado(expediente.sitio_de(dicho), message, "agregue el otro, o quítelo")


def _wrapped(dicho: Dicho) -> bool:
    """Tell whether the lines around one of a section are of its own paragraph: its parenthesis may be in them."""
    lines = str(getattr(dicho.item, "texto", "")).split("\n")
    at = dicho.linea or 0
    near = [lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    return any(each.strip() and not _ITEM.match(each) for each in near)


REGLA = Regla(
    codigo="I38",
    titulo="Ningún texto está cortado, ni tiene un desliz que se ve sin leerlo entero",
    porque="Un objetivo cortado en un guion o una palabra repetida delatan que nadie leyó el documento antes de "
    "enviarlo. Son notas: solo se buscan los deslices que lo son en cualquier texto; lo demás es de un corrector "
    "ortográfico.",
    corregir="Complete o corrija el texto.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  Implementar cada uno de las actividades en favor de la población –
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
        bien="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  Implementar cada una de las actividades en favor de la población.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
