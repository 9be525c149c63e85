"""What a model expects at a path: the type of a value, the keys of a mapping, a value that would do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic.fields import FieldInfo

    Path = Sequence[str | int]


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Give the model of the mapping at `path` below `model`, if there is one."""
    return next((part for part in _parts(annotation_at(model, path)) if _is_model(part)), None)


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Give the keys that the mapping at `path` below `model` knows."""
    found = model_at(model, path)
    return list(found.model_fields) if found is not None else []


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """Give the field that holds the value at `path`; None for an item of a list or of a free mapping."""
    parent = model_at(model, path[:-1])
    return parent.model_fields.get(str(path[-1])) if parent is not None and path else None


def annotation_at(model: type[BaseModel], path: Path) -> Any:
    """Give the type of the value at `path`, None where the model has no such place."""
    current: Any = model
    for step in path:
        current = next((found for part in _parts(current) if (found := _below(part, step)) is not None), None)
    return current


def _below(part: Any, step: str | int) -> Any:
    if _is_model(part):
        field = part.model_fields.get(step)
        return field.annotation if field is not None else None
    if isinstance(step, int):
        return get_args(part)[0] if get_origin(part) is tuple else None
    return get_args(part)[1] if get_origin(part) is dict else None


def _parts(annotation: Any) -> Iterator[Any]:
    """Give a type, and where it is a union or `Annotated`, what it is made of."""
    yield annotation
    if get_origin(annotation) not in {tuple, dict, Literal}:
        for argument in get_args(annotation):
            yield from _parts(argument)


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def stand_in(annotation: Any, name: str) -> Any:
    """Give a raw value that a type accepts, to go on checking the rest of a plan; texts are `name`."""
    for part in _parts(annotation):
        if _is_model(part):
            required = {key: field for key, field in part.model_fields.items() if field.is_required()}
            return {key: stand_in(field.annotation, name) for key, field in required.items()}
        if get_origin(part) is Literal:
            return get_args(part)[0]
        if part in _STAND_INS or get_origin(part) in _STAND_INS:
            return _STAND_INS[part if part in _STAND_INS else get_origin(part)]
    return name


_STAND_INS: dict[Any, Any] = {date: "2000-01-01", int: "2000", Decimal: "1", bool: "no", tuple: [], dict: {}}
