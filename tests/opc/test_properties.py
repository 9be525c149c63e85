"""The core properties say what the plan says, and no clock is read."""

from __future__ import annotations

from datetime import date

import pytest

from pecdocs.layout.blocks import Properties
from pecdocs.opc import Package
from pecdocs.opc.properties import CORE, clear_core_properties, set_core_properties
from tests.support.wordtemplate import BODY, docx


def properties(when: date | str | None) -> Properties:
    """Make some properties."""
    return Properties("Plan & <más>", "Entidad «A»", "es-CO", when, "01", "En revisión")


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        (date(2024, 3, 1), "2024-03-01T00:00:00Z"),
        ("2024-03", "2024-03-01T00:00:00Z"),
        (None, "1980-01-01T00:00:00Z"),
    ],
)
def test_the_dates_are_those_of_the_version(when: date | str | None, moment: str) -> None:
    """A month is its first day; without a date, the day of the seal."""
    package = Package.read(docx(BODY), "x.docx")
    set_core_properties(package, properties(when))
    root = package.xml(CORE)
    assert [root.findtext(f"{{http://purl.org/dc/terms/}}{name}") for name in ("created", "modified")] == [moment] * 2
    assert root.findtext("{http://purl.org/dc/elements/1.1/}title") == "Plan & <más>"


def test_there_is_one_part_of_properties_however_often_they_are_written() -> None:
    """Two would make Word repair the file."""
    package = Package.read(docx(BODY), "x.docx")
    for _ in range(2):
        clear_core_properties(package)
        set_core_properties(package, properties(None))
    assert list(package.targets("", "core-properties").values()) == [CORE]
    assert package.parts["[Content_Types].xml"].count(b"core-properties") == 1


def test_who_wrote_is_the_program_when_the_plan_names_no_entity() -> None:
    """An author must stand."""
    package = Package.read(docx(BODY), "x.docx")
    set_core_properties(package, Properties("t", "", "es-CO", None, "1", "Borrador"))
    assert package.xml(CORE).findtext("{http://purl.org/dc/elements/1.1/}creator") == "pecdocs"
