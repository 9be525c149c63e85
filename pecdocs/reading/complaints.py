"""Pydantic's complaints, said in Spanish."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pecdocs.faults import did_you_mean, nearest
from pecdocs.reading.model import Abreviable
from pecdocs.reading.scalars import Unquoted
from pecdocs.reading.shape import model_at
from pecdocs.reading.values import PATTERN_HINTS, clipped, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Said = tuple[str, str]
"""A message and its hint."""

OWN = "pecdocs"
"""The type of the complaints that our own validators make, already in Spanish."""

_MANY = 12
"""The most keys that a hint names."""

_KEY = "[key]"
"""What pydantic adds to the path of a key that is wrong itself."""


def say(detail: ErrorDetails, model: type[BaseModel], names: Sequence[str]) -> Said:
    """Give the Spanish message and hint of one pydantic complaint about `model`.

    `names` are the keys that lead to the value, as the text has them.
    """
    written = detail["input"]
    if isinstance(written, Unquoted) and detail["type"] in _ABOUT_TEXT:
        if detail["type"] in _ABOUT_LISTS:  # as a text it would be refused again
            return f"aquí va una lista en «{names[-1] if names else 'el archivo'}», no «{written}»", _NO_LIST
        return f"«{written}» es ambiguo: {written.why}", f'escríbalo entre comillas: "{written}"'
    message, hint = SPANISH.get(detail["type"], _unforeseen)(_Complaint(detail, model, names))
    if detail["type"] in _ABOUT_SPELLING and _CURLY.search(str(written)):
        hint = _STRAIGHT
    return message, hint


@dataclass(frozen=True, slots=True)
class _Complaint:
    """One complaint of pydantic, and what is needed to say it."""

    detail: ErrorDetails
    model: type[BaseModel]
    names: Sequence[str]

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the model expects the value."""
        return tuple(self.detail["loc"])

    @property
    def name(self) -> str:
        """The key of the value, or the nearest above it."""
        return self.names[-1] if self.names else "el archivo"

    @property
    def written(self) -> Any:
        """What the text has there."""
        return self.detail["input"]

    @property
    def limit(self) -> int:
        """How long or how many it may be."""
        return int(self.detail["ctx"]["max_length"])


def value_path(detail: ErrorDetails) -> tuple[str | int, ...]:
    """Give the path of the value (or key) that a complaint is about."""
    path = tuple(detail["loc"])
    return path[:-1] if path and path[-1] == _KEY else path


def is_about_key(detail: ErrorDetails) -> bool:
    """Tell whether a complaint is about a key rather than its value."""
    return detail["type"] == "extra_forbidden" or detail["loc"][-1:] == (_KEY,)


def _missing(found: _Complaint) -> Said:
    return f"falta «{found.path[-1]}»", f"agregue una línea «{found.path[-1]}: …»"


def _unknown_key(found: _Complaint) -> Said:
    name, parent = str(found.path[-1]), model_at(found.model, found.path[:-1])
    if _CURLY.search(name):
        return f"clave desconocida «{clipped(name)}»", _STRAIGHT
    known = list(parent.model_fields) if parent is not None else []
    hint = did_you_mean(name, known)
    if parent is not None and nearest(name, known) is None:
        hint = f"{_no_key(found.written, parent)}{hint}"
    return f"clave desconocida «{clipped(name)}»", hint


def _no_key(written: object, parent: type[BaseModel]) -> str:
    """Say what a key like no other may be: a piece of a text that has a comma or a colon, or of another mapping."""
    if written is None:
        return "si la coma es parte de un texto, enciérrelo entre comillas; un decimal va con punto; "
    if issubclass(parent, Abreviable):
        return "si es un texto con «:», enciérrelo entre comillas; "
    example = getattr(parent, "ejemplo", "")
    return f"se escribe {example}; " if example else ""


def _expected(what: str, how: str) -> Callable[[_Complaint], Said]:
    def message(found: _Complaint) -> Said:
        hint = _spacing_hint(found.written) or _keys_hint(model_at(found.model, found.path)) or how
        if found.written is None:
            hint = "escriba el valor o quite la clave; un texto que empieza con «#» va entre comillas"
        return f"aquí va {what} en «{found.name}», no {kind_of(found.written)}", hint

    return message


def _spacing_hint(written: object) -> str:
    """Tell what a text lacks, or has too much of, to be a list or keys: `-Eje`, `sigla:ENT`, `hijos: |`."""
    if isinstance(written, str) and "\n" in written:
        return "quite el signo «|» que va después de la clave: aquí no va un texto"
    if isinstance(written, str) and re.match(r"[-–—•*]", written):
        return "escriba cada elemento en su línea, tras un guion y un espacio: «- »"
    if isinstance(written, str) and re.match(r"\w+:[^\s/]", written):
        return "deje un espacio después de «:»"
    return ""


def _keys_hint(model: type[BaseModel] | None) -> str:
    """Show how a mapping is written, and name its keys when they are not many."""
    if model is None:
        return ""
    names = list(model.model_fields)
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    example = getattr(model, "ejemplo", "") or f"{{{(required or names)[0]}: …}}"
    return f"se escribe {example}" + (f"; sus claves son: {', '.join(names)}" if len(names) <= _MANY else "")


def _choice(found: _Complaint) -> Said:
    allowed = [word.strip("'") for word in found.detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    return f"{kind_of(found.written)} no es un valor de «{found.name}»", did_you_mean(str(found.written), allowed)


def _pattern(found: _Complaint) -> Said:
    hint = PATTERN_HINTS.get(found.detail["ctx"]["pattern"], "")
    role = f"clave de «{found.names[-2]}»" if is_about_key(found.detail) else f"«{found.name}»"
    return f"«{clipped(found.written)}» no sirve como {role}", hint


def _too_long(found: _Complaint) -> Said:
    if is_about_key(found.detail):
        return f"la clave pasa de {found.limit} caracteres", "acórtela"
    return f"el texto de «{found.name}» pasa de {found.limit} caracteres", "acórtelo, o repártalo en varios valores"


def _empty(found: _Complaint) -> Said:
    if is_about_key(found.detail):
        return "hay una clave vacía", "escriba la clave antes de «:»"
    return f"«{found.name}» está vacío", "escriba su texto o quite la clave"


def _too_many(found: _Complaint) -> Said:
    return f"«{found.name}» admite {found.limit} elementos como máximo", "quite los que sobran"


def _own(found: _Complaint) -> Said:
    return str(found.detail["ctx"]["message"]), str(found.detail["ctx"]["hint"])


def _unforeseen(found: _Complaint) -> Said:
    return f"el valor de «{found.name}» no sirve", "revise en el manual cómo se escribe"


SPANISH: dict[str, Callable[[_Complaint], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _expected("un texto", "escriba un solo texto; si lleva «:», «[» o «{», entre comillas"),
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "model_type": _expected("un grupo de claves", "cada línea es «clave: valor»"),
    "dict_type": _expected("un grupo de claves", "cada línea es «clave: valor», sin guion"),
    "tuple_type": _expected("una lista", "cada elemento va en su línea, tras un guion «-»"),
    "too_long": _too_many,
    OWN: _own,
}
"""What is said for each type of complaint that the models can raise; a test goes through every one."""

_CURLY = re.compile("^[“”„‘’]|”$")
_STRAIGHT = 'quite las comillas de Word (“ ”), o cámbielas por comillas rectas: "…"'
_ABOUT_SPELLING = frozenset({"literal_error", "string_pattern_mismatch", OWN})
"""The complaints whose cause may be quotes that are part of the text."""

_ABOUT_LISTS = frozenset({"tuple_type"})
_NO_LIST = "escriba sus entradas, cada una tras un guion «- », o quite la clave"
_ABOUT_TEXT = frozenset({"string_type", "string_pattern_mismatch", "model_type", "dict_type", "tuple_type"})
"""The complaints whose cause is a missing pair of quotes, when the value is `Unquoted`."""
