"""Spanish for sentences made by a program: nouns with their gender and number, contractions, lists, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEMALE_ENDINGS = ("a", "ción", "sión", "gión", "dad", "tad", "tud", "umbre")
_MALE_ALL_THE_SAME = ("ma", "mapa", "día", "guardia")
"""Programa, tema, problema…: in -a and masculine."""
_FEMALE = frozenset({"red", "fase", "base", "clase", "parte", "ley", "orden", "serie"})
_STRESSED_A = frozenset({"área", "acta", "aula", "arma", "agua"})
"""Feminine, with «el» in the singular."""
_SMALL = frozenset({"de", "del", "para", "en", "con", "a", "por", "al"})
"""What comes after one of these words keeps its number: línea de acción, líneas de acción."""
_SINGULARS = {"ejes": "eje", "clases": "clase", "fases": "fase", "bases": "base", "frentes": "frente"}
_SHORTEST = 3
"""A word no longer than this is no plural: TIC, mes."""
_NO_PLURAL = ("sis", "tis")

CLIPPED = 60
"""The characters of a name that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in both numbers."""

    singular: str
    plural: str
    female: bool

    def form(self, count: int) -> str:
        """Give the form for so many."""
        return self.singular if count == 1 else self.plural

    def the(self, count: int = 1) -> str:
        """Give it with its article: la actividad, los ejes."""
        if count != 1:
            return f"{'las' if self.female else 'los'} {self.plural}"
        article = "la" if self.female and self.singular.split()[0] not in _STRESSED_A else "el"
        return f"{article} {self.singular}"

    def of(self, count: int = 1) -> str:
        """Give it with its article after «de»: del eje, de las actividades."""
        return contracted(f"de {self.the(count)}")


def contracted(text: str) -> str:
    """Join «de el» and «a el» at the beginning of a text: del, al."""
    return re.sub(r"^(de|a) el\b", lambda found: "del" if found[1] == "de" else "al", text)


def listed(words: Sequence[str]) -> str:
    """Write several: a, b y c; «e» before a word that begins with the sound of i."""
    if len(words) <= 1:
        return "".join(words)
    last = words[-1]
    begins = last.lstrip("«“\"'(").casefold()
    joint = "e" if re.match(r"h?[ií](?![aeouáéóú])", begins) else "y"
    return f"{', '.join(words[:-1])} {joint} {last}"


def quoted(text: str, size: int = CLIPPED) -> str:
    """Quote a text in one line, cut at a word when it is long."""
    return f"«{cut_at_word(text, size)}»"


def cut_at_word(text: str, size: int = CLIPPED) -> str:
    """Give a text in one line, cut at a word when it is long."""
    line = " ".join(text.split()).replace("«", "“").replace("»", "”")
    if len(line) <= size:
        return line
    short = line[:size]
    return f"{(short.rpartition(' ')[0] or short).rstrip(' ,;:.-–')}…"


def noun_of(name: str, *, otherwise: Noun) -> Noun:
    """Give the noun that a level's name is: «Planes - Proyectos» is plan o proyecto; «Actividades», actividad."""
    parts = [part for part in re.split(r"\s*[-–/]\s*|\s+[oyu]\s+", name.strip()) if re.search(r"[^\W\d_]", part)]
    if not parts:
        return otherwise
    singulars = [_each_word(part, _singular) for part in parts]
    plurals = [_each_word(part, _plural) for part in singulars]
    return Noun(_either(singulars), _either(plurals), is_female(singulars[0].split()[0]))


def _either(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    joint = "u" if re.match(r"h?[oó]", words[-1]) else "o"
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _each_word(text: str, change: object) -> str:
    """Change the words of a name up to its first preposition."""
    found: list[str] = []
    turn = True
    for word in text.split():
        small = word.casefold()
        turn = turn and small not in _SMALL
        plain = word if word.isupper() and len(word) > 1 else small
        found.append(change(plain) if turn and callable(change) else plain)
    return " ".join(found)


def _singular(word: str) -> str:
    if word in _SINGULARS:
        return _SINGULARS[word]
    if not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    for ending, single in (("ciones", "ción"), ("siones", "sión"), ("ces", "z")):
        if word.endswith(ending):
            return word.removesuffix(ending) + single
    if len(word) <= _SHORTEST:
        return word
    return word[:-2] if re.search(r"[dnrl]es$", word) else word[:-1]


def _plural(word: str) -> str:
    if word.endswith("ión"):
        return f"{word[:-2]}ones"
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word.endswith(("s", "x")) or word.isupper():
        return word
    return f"{word}s" if re.search(r"[aeiouáéó]$", word) else f"{word}es"


def is_female(word: str) -> bool:
    """Guess the gender of a noun by its ending."""
    if word in _FEMALE:
        return True
    return word.endswith(_FEMALE_ENDINGS) and not word.endswith(_MALE_ALL_THE_SAME)
