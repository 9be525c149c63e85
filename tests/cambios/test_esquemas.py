"""How versions are written by their scheme, and which comes after which."""

from __future__ import annotations

import pytest

from pecdocs.cambios.esquemas import following, goes_back, misspelt, scheme_of
from pecdocs.plan.versions import same_version


@pytest.mark.parametrize(
    ("scheme", "versions"),
    [
        ("entero", ["1", "02", "9", "10", "0011"]),
        ("decimal", ["0.1", "1.0", "1.1", "1.1.1", "1.9", "1.10", "2.0"]),
        ("prefijo", ["V-1", "V-2", "V-9", "V-10", "V-10.1"]),
    ],
)
def test_versions_are_compared_number_by_number(scheme: str, versions: list[str]) -> None:
    """Not letter by letter: 10 comes after 9, and 1.10 after 1.9."""
    for n, version in enumerate(versions):
        assert not misspelt(version, scheme, versions)
        assert [goes_back(version, other, scheme) for other in versions] == [n < at for at in range(len(versions))]
        assert [same_version(version, other) for other in versions] == [n == at for at in range(len(versions))]


@pytest.mark.parametrize(
    ("scheme", "version", "said"),
    [
        ("entero", "1.1", "no es un número entero"),
        ("entero", "V-2", "no es un número entero"),
        ("entero", "dos", "no es un número entero"),
        ("entero", "9" * 5000, "no es un número entero"),
        ("decimal", "2", "no se escribe con números separados por puntos, como 1.1"),
        ("decimal", "1,1", "no se escribe con números separados por puntos, como 1.1"),
        ("prefijo", "10", "no se escribe con un prefijo y un número, como V-10"),
        ("prefijo", "PEC-10", "no tiene el prefijo de las otras, «V-»"),
        ("libre", "Segunda edición", ""),
    ],
)
def test_a_version_is_written_as_its_scheme_says(scheme: str, version: str, said: str) -> None:
    """A free one is any text."""
    assert misspelt(version, scheme, ["V-9"]) == said


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("1", "01", True),
        ("1", "1.0", True),
        ("v1", "V-01.0", True),
        ("1.0", "1.0.0", True),
        ("1.1", "1.10", False),
        ("V-9", "v-09", True),
        ("9", "v9", True),
        ("PEC-9", "pec-09", True),
        ("PEC-9", "9", False),
        ("A1", "B1", False),
        ("Segunda", "segunda", True),
        ("Segunda", "Tercera", False),
    ],
)
def test_two_texts_are_one_version(one: str, other: str, *, alike: bool) -> None:
    """Zeros before and after say nothing, nor capitals, nor a v in front; one meaning for all that asks."""
    assert same_version(one, other) is alike
    assert same_version(other, one) is alike


@pytest.mark.parametrize(
    ("scheme", "version", "after"),
    [
        ("entero", "01", "02"),
        ("entero", "9", "10"),
        ("decimal", "1.9", "1.10"),
        ("prefijo", "V-9", "V-10"),
        ("libre", "01", ""),
    ],
)
def test_the_version_that_comes_after_is_written_alike(scheme: str, version: str, after: str) -> None:
    """With as many zeros; of a free one there is no saying."""
    assert following(version, scheme) == after


@pytest.mark.parametrize(
    ("version", "scheme"),
    [("01", "entero"), ("1.9", "decimal"), ("V-9", "prefijo"), ("2024-2", "libre"), ("Segunda edición", "libre")],
)
def test_a_plan_that_does_not_say_its_scheme_has_that_of_its_last_version(version: str, scheme: str) -> None:
    """As it is written."""
    assert scheme_of(version) == scheme


def test_no_version_follows_that_its_scheme_would_refuse() -> None:
    """What is proposed can be asked for."""
    assert not following("V-9", "entero")
    assert following("V-9", "prefijo") == "V-10"
