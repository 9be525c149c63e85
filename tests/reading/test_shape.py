"""What a model expects at a path, whatever stands in the text."""

from __future__ import annotations

import pytest

from pecdocs.formato import Formato
from pecdocs.plan import Plan
from pecdocs.reading.shape import field_at, keys_at, model_at, stand_in


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "Plan"),
        (("documento", "fecha"), "Fecha"),
        (("arbol", 0, "hijos", 3), "Nodo"),
        (("arbol", 0, "fechas", 0, "inicio"), "Fecha"),
        (("arbol", 0, "programacion", "anual", "2024"), "Cantidad"),
        (("tablas", "titulo", "filas", 0), "FilaTabla"),
        (("firmas", "nombre", 0), "Firmante"),
        (("documento", "titulo"), None),
        (("siglas", "A"), None),
        (("no", "es"), None),
        (("arbol", "x"), None),
    ],
)
def test_the_model_of_a_mapping(path: tuple[str | int, ...], name: str | None) -> None:
    """A free mapping's own keys are not taken for those of a model, though they be called alike."""
    found = model_at(Plan, path)
    assert (found.__name__ if found else None) == name


def test_the_keys_of_a_mapping() -> None:
    """Those of its model; none where there is no model."""
    assert keys_at(Plan, ("documento", "vigencia")) == ["desde", "hasta", "impreso"]
    assert keys_at(Plan, ("siglas",)) == []


def test_the_field_of_a_value() -> None:
    """An item of a list has none."""
    found = field_at(Plan, ("documento", "titulo"))
    assert found is not None
    assert found.is_required()
    assert field_at(Plan, ("arbol", 0)) is None
    assert field_at(Plan, ()) is None


@pytest.mark.parametrize("model", [Plan, Formato])
def test_what_stands_in_for_a_value_is_read(model: type[Plan | Formato]) -> None:
    """Also for every model inside it."""
    assert model.model_validate(stand_in(model, "x1"))
    for field in model.model_fields.values():
        value = stand_in(field.annotation, "x1")
        assert value is not None
