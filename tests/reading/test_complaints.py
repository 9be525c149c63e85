"""Every complaint that pydantic can make of our models has its Spanish text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.formato import Formato
from pecdocs.plan import Plan
from pecdocs.plan.model import RegistroCambios
from pecdocs.reading.complaints import SPANISH, say
from pecdocs.reading.source import parse_source
from pecdocs.reading.validation import try_validate
from pecdocs.reading.values import PATTERN_HINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

MODELS = (Plan, RegistroCambios, Formato)

COMPLAINTS: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "str": {"string_type"},
    "literal": {"literal_error"},
    "dict": {"dict_type"},
    "tuple": {"tuple_type"},
    "function-before": {"pecdocs"},
    "function-after": set(),
    "model-field": set(),
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
}
"""For each kind of core schema in our models, what it may complain of. A kind that is not here is to be looked at."""

AFTER_OUR_OWN = {"int", "date", "decimal", "bool"}
"""Kinds that only ever see what one of our own validators made: a number, a date, a yes."""

OF_CONSTRAINTS: dict[tuple[str, str], str] = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("tuple", "max_length"): "too_long",
}
OTHER_CONSTRAINTS = {"gt", "ge", "lt", "le", "multiple_of", "max_digits", "decimal_places", "min_length", "max_length"}


def schemas(value: Any) -> Iterator[dict[str, Any]]:
    """Walk every core schema below `value`."""
    if isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value
        for key, item in value.items():
            if key not in {"metadata", "serialization", "schema_ref", "function"}:
                yield from schemas(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from schemas(item)


def everything() -> list[dict[str, Any]]:
    """Give every core schema of every model that is read from YAML; a model that nobody used yet is built first."""
    for model in MODELS:
        model.model_rebuild()
    found = {model: list(schemas(model.__pydantic_core_schema__)) for model in MODELS}
    assert all(found.values())
    return [schema for each in found.values() for schema in each]


def test_every_kind_of_schema_is_known() -> None:
    """A new kind of field must be looked at, for what it can complain of."""
    assert {schema["type"] for schema in everything()} - COMPLAINTS.keys() - AFTER_OUR_OWN == set()


def test_every_complaint_has_its_spanish_text() -> None:
    """None is left to pydantic's English, and none is kept that nothing can raise."""
    possible = {word for schema in everything() for word in COMPLAINTS.get(schema["type"], ())}
    possible |= {
        word for schema in everything() for (kind, key), word in OF_CONSTRAINTS.items()
        if schema["type"] == kind and schema.get(key) is not None
    }  # fmt: skip
    assert possible == set(SPANISH)


def test_every_constraint_is_one_of_those_known() -> None:
    """A limit on a number, say, would complain in English."""
    found = {
        (schema["type"], key) for schema in everything() for key in OTHER_CONSTRAINTS if schema.get(key) is not None
    }
    assert found - OF_CONSTRAINTS.keys() == set()


def test_every_pattern_has_its_hint() -> None:
    """A text that must be written in one way says which."""
    patterns = {schema["pattern"] for schema in everything() if schema["type"] == "str" and schema.get("pattern")}
    assert patterns <= PATTERN_HINTS.keys()


def test_a_complaint_that_nobody_foresaw_is_still_said() -> None:
    """In Spanish, by the name of its key, and without a traceback."""
    detail: Any = {"type": "date_from_datetime_inexact", "loc": ("documento", "fecha"), "msg": "…", "input": "x"}
    message, hint = say(detail, Plan, ["documento", "fecha"])
    assert message == "el valor de «fecha» no sirve"
    assert hint


@pytest.mark.parametrize("model", MODELS)
def test_a_model_with_nothing_in_it_can_be_stood_in_for(model: type[Plan | Formato]) -> None:
    """Every required value has something that would do, so that the rest is always checked."""
    reading = try_validate(model, parse_source(b"{}", "x"))
    assert reading.model is not None
    assert bool(reading.faults) is any(field.is_required() for field in model.model_fields.values())
