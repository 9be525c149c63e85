"""What a workbook is made from: its fingerprints change with what it shows and reckons with, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pecdocs.seguimiento import rules_of
from pecdocs.seguimiento.areas import areas_of, asked_of
from pecdocs.seguimiento.following import Followed
from pecdocs.seguimiento.identity import identity
from tests.support.grids import plan_of
from tests.support.seguimientos import formato_of

if TYPE_CHECKING:
    from pecdocs.seguimiento.identity import Identity

TREE = """
Interna {responsables: [COM], nombre: Interna}
  Revista {meta: {cantidad: 6, unidad: revistas}, programacion: {trimestral: {2024-T1: 2, 2024-T2: 4}}}
  Manual {meta: {tipo: hito}, responsables: [TH]}
Externa
  Eventos {meta: {demanda: sí}}
"""


def of(tree: str, **formato: str) -> Identity:
    """Give the fingerprints of a plan."""
    plan = plan_of(tree)
    return identity(Followed(plan, rules_of(plan, formato_of(**formato))))


def test_the_same_plan_has_the_same_fingerprints_however_its_numbers_are_written() -> None:
    """10 and 10.0 are one number."""
    assert of(TREE) == of(TREE.replace("cantidad: 6", "cantidad: 6.0"))


def test_each_activity_has_one_and_no_group() -> None:
    """Only what is measured is answered."""
    assert list(of(TREE).items) == ["Revista", "Manual", "Eventos"]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("2024-T2: 4", "2024-T2: 5", {"Revista"}),
        ("cantidad: 6", "cantidad: 7", {"Revista"}),
        ("unidad: revistas", "unidad: números", {"Revista"}),
        ("Revista {", "Revista {indicador: Otro, ", {"Revista"}),
        ("[TH]", "[COM]", {"Manual"}),
        ("[COM]", "[TH]", {"Revista"}),
        ("nombre: Interna", "nombre: Otro", set()),
        ("Externa", "Externa {descripcion: Otra}", None),
        ("Manual {", "Manual {observaciones: Otra, ", None),
    ],
)
def test_a_change_shows_in_the_activity_that_it_is_of_and_in_the_whole(
    before: str, after: str, changed: set[str] | None
) -> None:
    """None: what no workbook shows, nor reckons with, changes nothing."""
    one, other = of(TREE), of(TREE.replace(before, after, 1))
    assert {code for code in one.items if one.items[code] != other.items[code]} == (changed or set())
    assert (one.whole != other.whole) == (changed is not None)


def test_the_rules_of_the_reckoning_are_of_the_whole() -> None:
    """Another cap changes every percentage, and no activity."""
    one, other = of(TREE), of(TREE, tope="110")
    assert one.whole != other.whole
    assert one.items == other.items


def test_an_activity_is_asked_of_its_own_roles_or_of_the_nearest_above_that_has_some() -> None:
    """And of nobody where none has."""
    plan = plan_of(TREE)
    assert asked_of(plan) == {"Revista": ("COM",), "Manual": ("TH",), "Eventos": ()}
    assert areas_of(asked_of(plan), plan) == {"COM": ("Revista",), "TH": ("Manual",)}


def test_a_listed_row_takes_the_roles_of_its_node_and_of_those_above_it() -> None:
    """The row of the table, then the rows above it, then the tree."""
    rows = "tablas: {seguimiento: {filas: [{de: Revista}, {de: Manual, responsables: [COM, TH]}, {de: Eventos}]}}"
    assert asked_of(plan_of(TREE, rows)) == {"Revista": ("COM",), "Manual": ("COM", "TH"), "Eventos": ()}
