"""Every key of a plan and of its period files is in the open data, or is left out by name with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from pecdocs.data.columns import columns
from pecdocs.data.left_out import LEFT_OUT
from pecdocs.data.sobre import SOURCES
from pecdocs.plan import Plan
from pecdocs.plan.model import Campos
from pecdocs.plan.values import Programacion
from pecdocs.reading.model import Modelo
from pecdocs.seguimiento.model import Registro

if TYPE_CHECKING:
    from collections.abc import Iterator


def models_in(annotation: Any) -> Iterator[type[Modelo]]:
    """Give the models that a field may hold, in lists, mappings and unions."""
    if isinstance(annotation, type) and issubclass(annotation, Modelo):
        yield annotation
    for each in get_args(annotation):
        yield from models_in(each)


def keys_of(model: type[Modelo], path: str = "", above: tuple[type[Modelo], ...] = ()) -> Iterator[str]:
    """Give every key of a model that holds a value, with the way to it; a tree is walked once."""
    for name, field in model.model_fields.items():
        key = f"{path}.{name}".lstrip(".")
        below = [each for each in models_in(field.annotation) if each not in {*above, model}]
        if not below:
            yield key
        for each in below:
            yield from keys_of(each, key, (*above, model))


def same_columns(key: str) -> str:
    """Name a key as the columns do: rows have those of the tree, and each scheme of a programming the same."""
    for name in Programacion.model_fields:
        key = key.replace(f".programacion.{name}", ".programacion")
    first = key.removeprefix("tablas.filas.").partition(".")[0]
    in_rows = key.startswith("tablas.filas.") and first in {*Campos.model_fields, "hijos", "codigo"}
    return f"arbol.{key.removeprefix('tablas.filas.')}" if in_rows else key


KEYS = sorted({same_columns(key) for model in (Plan, Registro) for key in keys_of(model)})
HELD = {key for each in columns(with_corte=True) for key in each.sources} | set(SOURCES.values())


def left_out(key: str) -> bool:
    """Tell whether a key, or one above it, is left out by name."""
    parts = key.split(".")
    return any(".".join(parts[:n]) in LEFT_OUT for n in range(1, len(parts) + 1))


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_in_the_open_data_or_left_out_by_name(key: str) -> None:
    """Who adds one to a model has to decide; none is in and out at once."""
    assert (key in HELD) != left_out(key)


def test_nothing_is_said_of_keys_that_there_are_not() -> None:
    """A column of a key that was renamed would stay empty without anybody knowing."""
    groups = {".".join(key.split(".")[:n]) for key in KEYS for n in range(1, len(key.split(".")) + 1)}
    assert [key for key in {*HELD, *LEFT_OUT} if key not in groups] == []


def test_every_reason_says_something() -> None:
    """It is in the dictionary."""
    assert all(len(reason) > len("x" * 10) for reason in LEFT_OUT.values())
