"""What several rules ask of Spanish: words without accents, what counts in a text, infinitives, quotations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pecdocs.revision.medidas import raiz

_EMPTY = frozenset(
    re.findall(
        "[a-z]+",
        "a al ante con contra cual cuales como cada de del desde donde e el ella ellos en entre es esta estas "
        "este estos la las le les lo los mas no o otra otras otro otros para por que se segun ser si sin "
        "sobre su sus u un una unas uno unos y ya asi ",
    )
)
"""Words that say nothing of what a text is about."""
_NOT_VERBS = frozenset(
    re.findall(
        "[a-z]+",
        "alquiler altar auxiliar banner bazar bienestar celular circular cualquier dolar dossier ejemplar "
        "escolar familiar flyer folder hogar influencer lider lugar master militar mujer newsletter "
        "particular popular poster primer regular similar solar sticker super taller teaser tercer titular "
        "trailer twitter webinar ",
    )
)
"""Words that end as an infinitive does, and are none."""
_QUOTED = 120
"""Characters of a text that a message repeats."""
ENTRE_VARIOS = 70
"""Characters of each text of several that one message repeats."""


@lru_cache(maxsize=4_000)
def llano(text: str) -> str:
    """Write a text in small letters, without accents or runs of spaces."""
    small = text.casefold()
    if not small.isascii():
        letters = unicodedata.normalize("NFD", small)
        small = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(small.split())


def palabras(text: str) -> tuple[str, ...]:
    """Give the words and numbers of a text, in small letters and without accents."""
    return tuple(re.findall(r"[^\W_]+", llano(text)))


def contenido(text: str) -> tuple[str, ...]:
    """Give the roots of the words of a text that say what it is about."""
    return tuple(raiz(each) for each in palabras(text) if each not in _EMPTY)


def infinitivo(text: str) -> str | None:
    """Give the infinitive with which a text begins, or nothing."""
    first = next(iter(palabras(text)), "")
    is_verb = re.fullmatch(r"[a-z]*(?:ar|er|ir)(?:se)?", first) and first not in _NOT_VERBS
    return first if is_verb else None


def citado(text: str, most: int = _QUOTED) -> str:
    """Quote a text on one line; of one with more characters than these, its beginning."""
    return f"«{cortado(text, most)}»"


def cortado(text: str, most: int) -> str:
    """Give a text on one line, or its beginning in whole words if it has more characters than these."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:')}…"


def numerado(numero: str, nombre: str) -> str:
    """Give a name with its number before it, where one is written."""
    return nombre if numero in {"auto", "ninguno"} else f"{numero} {nombre}"
