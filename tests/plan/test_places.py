"""Every value of a plan knows its file, line and column, in whatever way it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pecdocs.plan import Plan, read_plan
from pecdocs.plan.model import Vigencia
from pecdocs.reading.source import parse_source
from tests.support.yaml_cases import HEAD, node, section, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.faults import Place


def at(place: Place) -> tuple[int | None, int | None]:
    """Give a place's line and column."""
    return place.line, place.column


def activity_places(folder: Path, text: str, *fields: str | int) -> tuple[int | None, int | None]:
    """Write an activity's fields, and tell where one of them stands."""
    plan = read_plan(write_plan(folder, node(text)))
    return at(plan.place(plan.arbol[0].hijos[0], *fields))


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("fechas: {inicio: 2024-03-01}", ("fechas",), (15, 17)),
        ("fechas: {inicio: 2024-03-01}", ("fechas", 0, "inicio", "fecha"), (15, 26)),
        ("fechas:\n  - inicio: 2024-03-01\n  - {fin: 2024-04-01}", ("fechas", 1, "fin"), (17, 19)),
        ("responsables: COM", ("responsables", "roles", 0), (15, 23)),
        ("responsables: [COM, TH]", ("responsables", "roles", 1), (15, 29)),
        ("responsables: {roles: [COM, TH]}", ("responsables", "roles", 1), (15, 37)),
        ("productos:\n  - Uno\n  - Dos", ("productos", 1), (17, 13)),
        ("productos: Uno", ("productos", 0), (15, 20)),
        ("meta: 10", ("meta", "cantidad"), (15, 15)),
        ("programacion: {anual: {2024: 25 %}}", ("programacion", "anual", "2024"), (15, 38)),
        ("observaciones: >-\n  Uno\n  dos", ("observaciones",), (15, 24)),
        ("meta: 10", ("no", "es", "un", "campo"), (13, 9)),
    ],
)
def test_a_field_of_a_node(text: str, fields: tuple[str | int, ...], expected: tuple[int, int], tmp_path: Path) -> None:
    """A shorthand stands where its value is written; what is not written stands where its node begins."""
    assert activity_places(tmp_path, text, *fields) == expected


def test_any_part_of_a_plan_has_its_place(tmp_path: Path) -> None:
    """The plan itself, a mapping below it, a section."""
    plan = read_plan(write_plan(tmp_path, section("Uno.")))
    assert at(plan.place(plan)) == (1, 1)
    assert at(plan.place(plan, "formato")) == (1, 1)
    assert at(plan.place(plan.documento, "titulo")) == (3, 11)
    assert at(plan.place(plan.documento.vigencia)) == (6, 13)
    assert at(plan.place(plan.secciones[0], "texto")) == (10, 12)


def test_a_place_is_named_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With «/» on every system."""
    monkeypatch.chdir(tmp_path)
    plan = read_plan(write_plan(tmp_path / "plan", HEAD))
    assert str(plan.place(plan.documento)) == "plan/plan.yaml:3:3"


def test_what_is_not_of_the_plan_has_no_place(tmp_path: Path) -> None:
    """Nor has a plan that was made in memory."""
    plan = read_plan(write_plan(tmp_path, HEAD))
    with pytest.raises(LookupError):
        plan.place(Vigencia(desde=2024))
    made = Plan.model_validate({"entidad": {}, "documento": plan.documento.model_dump()})
    with pytest.raises(LookupError):
        made.place(made)


@pytest.mark.parametrize(
    ("text", "line"),
    [("t: |\n  a\n  b\n", 3), ("t: |2\n    a\n   b\n", 3), ("t: >\n  a\n  b\n", 1), ('t: "a\n  b"\n', 1)],
    ids=["a block", "a block that tells its indentation", "a folded text", "a quoted text"],
)
def test_a_line_of_a_text(text: str, line: int) -> None:
    """It is exact where the text's lines are the file's; elsewhere it is where the text begins."""
    assert parse_source(text.encode(), "x").place_in_text(("t",), 1).line == line
