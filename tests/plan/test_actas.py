"""Acts of a committee, however they are written."""

from __future__ import annotations

import pytest

from pecdocs.plan.actas import named_acta, same_acta


@pytest.mark.parametrize("written", ["5 de 2024", "Acta 5 de 2024", "acta n.º 05 de 2024"])
def test_an_act_is_known_by_its_figures(written: str) -> None:
    """Whatever stands around them."""
    assert same_acta("Acta 5 de 2024", written)


@pytest.mark.parametrize("written", ["5 de 2023", "2024 de 5", "Acta 5", "sin acta"])
def test_other_figures_are_another_act(written: str) -> None:
    """So is their order, and so are words alone, unless they are the same."""
    assert not same_acta("Acta 5 de 2024", written)
    assert same_acta(written, written)


def test_a_number_alone_is_called_an_act() -> None:
    """A resolution keeps its name, and a name of several lines is one."""
    assert [named_acta(each) for each in ("5 de 2024", "Resolución 12", "Acta\n 5")] == [
        "acta 5 de 2024",
        "Resolución 12",
        "Acta 5",
    ]
