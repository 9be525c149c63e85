"""Pydantic's complaints, said in Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import did_you_mean, nearest
from pecdocs.reading.model import Abreviable
from pecdocs.reading.scalars import Unquoted
from pecdocs.reading.shape import keys_at, model_at
from pecdocs.reading.values import PATTERN_HINTS, clipped, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    Saying = Callable[[ErrorDetails, type[BaseModel]], tuple[str, str]]

Said = tuple[str, str]
"""A message and its hint."""

OWN = "pecdocs"
"""The type of the complaints that our own validators make, already in Spanish."""

_KEY = "[key]"
"""What pydantic adds to the path of a key that is wrong itself."""


def say(detail: ErrorDetails, model: type[BaseModel]) -> Said:
    """Give the Spanish message and hint of one pydantic complaint about `model`."""
    written = detail["input"]
    if isinstance(written, Unquoted) and detail["type"] in _ABOUT_TEXT:
        return f"«{written}» es ambiguo: {written.why}", f'escríbalo entre comillas: "{written}"'
    saying: Saying = SPANISH.get(detail["type"], _unforeseen)
    return saying(detail, model)


def value_path(detail: ErrorDetails) -> tuple[str | int, ...]:
    """Give the path of the value (or key) that a complaint is about."""
    path = tuple(detail["loc"])
    return path[:-1] if path and path[-1] == _KEY else path


def is_about_key(detail: ErrorDetails) -> bool:
    """Tell whether a complaint is about a key rather than its value."""
    return detail["type"] == "extra_forbidden" or detail["loc"][-1:] == (_KEY,)


def _name(detail: ErrorDetails) -> str:
    names = [step for step in detail["loc"] if isinstance(step, str) and step != _KEY]
    return names[-1] if names else ""


def _missing(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    name = detail["loc"][-1]
    return f"falta «{name}»", f"agregue una línea «{name}: …»"


def _unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> Said:
    name, path = str(detail["loc"][-1]), tuple(detail["loc"][:-1])
    known, parent = keys_at(model, path), model_at(model, path)
    hint = did_you_mean(name, known)
    if parent is not None and issubclass(parent, Abreviable) and nearest(name, known) is None:
        hint = f"si es un texto con «:», enciérrelo entre comillas; {hint}"
    return f"clave desconocida «{clipped(name)}»", hint


def _expected(what: str) -> Saying:
    def message(detail: ErrorDetails, model: type[BaseModel]) -> Said:
        name, written = _name(detail), detail["input"]
        where = f" en «{name}»" if name else ""
        known = keys_at(model, tuple(detail["loc"]))
        hint = f"sus claves son: {', '.join(known)}" if known else ""
        if written is None:
            hint = "escriba el valor o quite la clave; un texto que empieza con «#» va entre comillas"
        return f"aquí va {what}{where}, no {kind_of(written)}", hint

    return message


def _choice(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    allowed = [word.strip("'") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    return f"{kind_of(detail['input'])} no es un valor de «{_name(detail)}»", did_you_mean(
        str(detail["input"]), allowed
    )


def _pattern(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    hint = PATTERN_HINTS.get(detail["ctx"]["pattern"], "")
    if is_about_key(detail):
        path = [step for step in value_path(detail)[:-1] if isinstance(step, str)]
        return f"«{clipped(detail['input'])}» no sirve como clave de «{path[-1]}»", hint
    return f"«{clipped(detail['input'])}» no sirve como «{_name(detail)}»", hint


def _too_long(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    limit = detail["ctx"]["max_length"]
    if is_about_key(detail):
        return f"la clave pasa de {limit} caracteres", "acórtela"
    return f"el texto de «{_name(detail)}» pasa de {limit} caracteres", "acórtelo, o repártalo en varios valores"


def _empty(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    if is_about_key(detail):
        return "hay una clave vacía", "escriba la clave antes de «:»"
    return f"«{_name(detail)}» está vacío", "escriba su texto o quite la clave"


def _too_many(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    return f"«{_name(detail)}» admite {detail['ctx']['max_length']} elementos como máximo", "quite los que sobran"


def _own(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    return str(detail["ctx"]["message"]), str(detail["ctx"]["hint"])


def _unforeseen(detail: ErrorDetails, _model: type[BaseModel]) -> Said:
    return f"el valor de «{_name(detail)}» no sirve", "revise cómo se escribe en el manual"


SPANISH: dict[str, Saying] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _expected("un texto"),
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "model_type": _expected("un grupo de claves"),
    "dict_type": _expected("un grupo de claves"),
    "tuple_type": _expected("una lista"),
    "too_long": _too_many,
    OWN: _own,
}
"""What is said for each type of complaint that the models can raise; a test goes through every one."""

_ABOUT_TEXT = frozenset({"string_type", "string_pattern_mismatch", "model_type", "dict_type", "tuple_type"})
"""The complaints whose cause is a missing pair of quotes, when the value is `Unquoted`."""
