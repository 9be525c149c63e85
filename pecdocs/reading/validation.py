"""From a `Source` to a typed model, with pydantic's complaints said in Spanish at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from pecdocs.faults import Fault, InputError, did_you_mean
from pecdocs.reading.scalars import Unquoted
from pecdocs.reading.values import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import ErrorDetails

    from pecdocs.reading.source import Source

_Model = TypeVar("_Model", bound=BaseModel)


def validate(model: type[_Model], source: Source) -> _Model:
    """Read `source` as `model`; raise InputError with every mistake found."""
    found, faults = try_validate(model, source)
    if found is None:
        raise InputError(faults)
    return found


def try_validate(model: type[_Model], source: Source) -> tuple[_Model | None, list[Fault]]:
    """Read `source` as `model`: the model and no faults, or None and the faults."""
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        return None, [_fault(detail, model, source) for detail in error.errors(include_url=False)]


def _fault(detail: ErrorDetails, model: type[BaseModel], source: Source) -> Fault:
    path = tuple(detail["loc"])
    message, hint = say(detail, model)
    at_key = detail["type"] == "extra_forbidden"
    if path and path[-1] == "[key]":
        path, at_key = path[:-1], True
    if detail["type"] == "missing":
        path = path[:-1]
    return source.fault(path, message, hint, at_key=at_key)


def say(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Give the Spanish message and hint of one pydantic complaint.

    Raises KeyError for a type of complaint that has no Spanish text: a test goes through every type that the
    models can raise.
    """
    if isinstance(detail["input"], Unquoted) and detail["type"] not in {"pecdocs", "extra_forbidden"}:
        unquoted = detail["input"]
        return f"{unquoted.text} es ambiguo: {unquoted.why}", f'escríbalo entre comillas: "{unquoted.text}"'
    return SPANISH[detail["type"]](detail, model)


def _expected(what: str) -> Callable[[ErrorDetails, type[BaseModel]], tuple[str, str]]:
    def message(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
        name = _name(detail)
        where = f" en «{name}»" if name else ""
        return f"aquí va {what}{where}, no {kind_of(detail['input'])}", ""

    return message


def _name(detail: ErrorDetails) -> str:
    names = [str(step) for step in detail["loc"] if isinstance(step, str) and step != "[key]"]
    return names[-1] if names else ""


def _missing(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
    name = detail["loc"][-1]
    return f"falta «{name}»", f"agregue una línea «{name}: …»"


def _unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    known = keys_at(model, tuple(detail["loc"][:-1]))
    return f"clave desconocida «{detail['loc'][-1]}»", did_you_mean(str(detail["loc"][-1]), known)


def _choice(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
    allowed = [word.strip("'") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    written = str(detail["input"])
    return f"«{written[:40]}» no es un valor de «{_name(detail)}»", did_you_mean(written, allowed)


def _pattern(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
    written = str(detail["input"])[:40]
    hint = "use letras sin acentos, cifras, «-», «_» o «.», sin espacios"
    if detail["ctx"]["pattern"].startswith("^[a-z]"):
        hint = "use minúsculas sin acentos, cifras y «_», sin espacios"
    elif "[0-9]{4}" in detail["ctx"]["pattern"]:
        hint = "los periodos se escriben 2024, 2024-S1, 2024-C1, 2024-T1, 2024-B1 o 2024-03, según su esquema"
    return f"«{written}» no sirve como «{_name(detail)}»", hint


def _own(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
    return str(detail["ctx"]["message"]), str(detail["ctx"].get("hint", ""))


def _too_long(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
    limit = detail["ctx"]["max_length"]
    return (
        f"el texto de «{_name(detail)}» pasa de {limit} caracteres",
        "acórtelo, o repártalo en varios valores",
    )


def _empty(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
    return f"«{_name(detail)}» está vacío", "escriba su texto o quite la clave"


def _too_many(detail: ErrorDetails, _model: type[BaseModel]) -> tuple[str, str]:
    return f"«{_name(detail)}» admite {detail['ctx']['max_length']} elementos como máximo", ""


SPANISH: dict[str, Callable[[Any, type[BaseModel]], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _expected("un texto"),
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "model_type": _expected("un grupo de claves"),
    "model_attributes_type": _expected("un grupo de claves"),
    "dict_type": _expected("un grupo de claves"),
    "tuple_type": _expected("una lista"),
    "list_type": _expected("una lista"),
    "too_long": _too_many,
    "pecdocs": _own,
}
"""What is said for each type of complaint that the models can raise."""


def keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Give the keys that the model at `path` below `model` knows."""
    current: type[BaseModel] | None = model
    pending: Any = None
    for step in path:
        if isinstance(step, int):
            continue
        if current is not None and step in current.model_fields:
            pending = current.model_fields[step].annotation
            current = next(_models_in(pending), None)
    return list(current.model_fields) if current is not None else []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
