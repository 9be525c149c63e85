"""E06 and E07: the numerals of the titles, and those that the change log names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path


def sections(*numbered: str) -> str:
    """Write sections `numeral|titulo`; two spaces before the numeral put one below the last at the margin."""
    lines = ["secciones:"]
    below = False
    for n, each in enumerate(numbered):
        inner = each.startswith("  ")
        if inner and not below:
            lines.append("    secciones:")
        below = inner
        numeral, _, title = each.strip().partition("|")
        indent = "      " if inner else "  "
        text = "" if title.isupper() else f"{indent}  texto: Lo que dice.\n"
        lines.append(
            f"{indent}- codigo: S{n}\n{indent}  titulo: {title}\n{indent}  numeral: '{numeral}'\n{text}".rstrip()
        )
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("numbered", "message"),
    [
        (["1.|Uno", "2.|Dos", "4.|Cuatro"], "«4. Cuatro» va después de «2. Dos»"),
        (["1.|Uno", "2.|Dos", "2.|Otro"], "«2. Otro» va después de «2. Dos»"),
        (["1.|Uno", "  1.1|Dentro", "  1.3|Tres"], "«1.3 Tres» va después de «1.1 Dentro»"),
        (["1.|Uno", "  2.1|Dentro"], "«2.1 Dentro» va después de «1. Uno»"),
        (["1.|Uno", "1.1|Dentro", "3.|Tres"], "«3. Tres» va después de «1.1 Dentro»"),
        (["2.|Dos", "3.|Tres"], "el primer numeral es «2. Dos»"),
        (["3.|Tres"], "el primer numeral es «3. Tres»"),
        (
            ["1.|Uno", "ninguno|Dos", "ninguno|Tres", "ninguno|Cuatro"],
            "«1. Uno» es el único título con numeral; después no hay un 2",
        ),
    ],
)
def test_a_numeral_out_of_turn_is_found(numbered: list[str], message: str, tmp_path: Path) -> None:
    """Repeated, left out, of another parent, or alone."""
    assert [each.mensaje for each in findings("E07", sections(*numbered), tmp_path)] == [message]


@pytest.mark.parametrize(
    "numbered",
    [
        ["1.|Uno", "2.|Dos", "  2.1|Dentro", "  2.2.|Otro", "3.|Tres"],
        ["0.|Presentación", "1.|Uno"],
        ["1.0|Uno", "2.0|Dos", "  2.1|Dentro"],
        ["ninguno|Introducción", "1.|Uno", "1.1|Dentro", "1.1.1|Más", "2.|Dos", "ninguno|Anexos"],
        ["I.|Uno", "II.|Dos", "a)|Tres", "Anexo 1|Cuatro"],
        ["A.|Uno", "auto|Dos", "auto|Tres"],
        ["ninguno|PARTE UNA", "1.|Uno", "2.|Dos", "ninguno|PARTE OTRA", "1.|Tres"],
        ["ninguno|Parte una", "  1.|Uno", "  2.|Dos", "ninguno|Parte otra", "  1.|Tres"],
        ["Capítulo I|Una", "  1.|Uno", "  2.|Dos", "Capítulo II|Otra", "  1.|Tres"],
        ["ninguno|Parte una", "  1.|Uno", "  2.|Dos", "ninguno|Parte otra", "  3.|Tres"],
        ["auto|Uno", "  auto|Dentro", "auto|Dos", "ninguno|Tres", "auto|Cuatro"],
        ["1.|Plan", "ninguno|Introducción", "ninguno|Anexos"],
        [],
    ],
)
def test_numerals_that_follow_in_any_of_the_usual_ways_are_sound(numbered: list[str], tmp_path: Path) -> None:
    """Anew in each part, on through all of them, in letters, with a nought, or none."""
    assert findings("E07", sections(*numbered) if numbered else "secciones: []", tmp_path) == []


def entry(numerals: str, description: str = "Primera versión del plan.", more: str = "") -> str:
    """Write a change log whose last entry names these numerals."""
    own = f"numerales: {numerals}\n    descripcion: {description}\n"
    return f"cambios:\n{more}  - version: '1'\n    fecha: 2024-01-20\n    {own}"


@pytest.mark.parametrize(
    ("numerals", "unknown"),
    [("['5']", ["5"]), ("['1', '2.3', '9.']", ["2.3", "9"]), ("['1 a 7']", ["7"]), ("['numerales 3 y 8']", ["8"])],
)
def test_a_numeral_that_the_document_lacks_is_found(numerals: str, unknown: list[str], tmp_path: Path) -> None:
    """Alone, in a list, or at the end of a span."""
    found = [each.mensaje for each in findings("E06", entry(numerals), tmp_path)]
    assert found == [f"el registro nombra el numeral «{each}», y el documento no lo tiene" for each in unknown]


@pytest.mark.parametrize(
    "log",
    [
        entry("['1.', '4']"),
        entry("['1 a 4']"),
        entry("['Todos']"),
        entry("['Anexo 7', 'Portada', 'Tabla 9']"),
        entry("['7']", "Se eliminó el numeral 7, que repetía el 3."),
        entry("['7']", "El seguimiento, antes numeral 7, pasó a ser el 3."),
        entry("['2']", "Se actualizó íntegramente el numeral 2."),
        entry("['1', '2', '3', '4']", "Se revisó todo el documento."),
        entry(
            "['1']", more="  - version: '0'\n    fecha: 2024-01-02\n    numerales: ['9']\n    descripcion: Borrador.\n"
        ),
    ],
)
def test_numerals_of_the_document_or_gone_from_it_are_sound(log: str, tmp_path: Path) -> None:
    """And so are those of the versions before, which were another document."""
    assert findings("E06", log, tmp_path) == []


def test_a_change_of_everything_that_names_one_numeral_is_found(tmp_path: Path) -> None:
    """As a warning: who wrote it knows which of the two is true."""
    found = findings("E06", entry("['2']", "Se actualizó íntegramente el documento."), tmp_path)
    assert [(each.gravedad, each.mensaje) for each in found] == [
        ("aviso", "dice «íntegramente el documento», y en «numerales» está solo «2»")
    ]


def test_numerals_of_a_plan_without_numbered_titles_are_of_something_else(tmp_path: Path) -> None:
    """They may be those of its activities."""
    part = "secciones:\n  - {codigo: OBJ, titulo: Objetivo, texto: Lo que dice.}\n" + entry("['7']")
    assert findings("E06", part, tmp_path) == []
