"""Names of files: whatever the data says, a name that any system takes and that stays in its folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.files import filled_name, safe_name

SAFE = re.compile(r"[a-z0-9]([a-z0-9_.-]*[a-z0-9])?")
WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("USPEC", "uspec"),
        ("Año 2024: señalética", "ano-2024-senaletica"),
        ("../../etc/passwd", "etc-passwd"),
        ("/etc/passwd", "etc-passwd"),
        ("..\\..\\Windows\\System32", "windows-system32"),
        ("C:\\plan", "c-plan"),
        ("a:b", "a-b"),
        ("CON", "documento-con"),
        ("con.txt", "documento-con.txt"),
        ("COM¹", "documento-com1"),
        ("Lpt9", "documento-lpt9"),
        ("consejo", "consejo"),
        ("plan. . .", "plan"),
        ("...", "documento"),
        ("", "documento"),
        ("   ", "documento"),
        ("日本", "documento"),
        ("🎉", "documento"),
        ("plan\x00\n\t", "plan"),
        ("-rf", "rf"),
        ("~$plan", "plan"),
        (".oculto", "oculto"),
        ("1.0", "1.0"),
        ("v 1..2", "v-1-2"),
        ("ﬁn", "fin"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_text_becomes_a_safe_name(text: str, name: str) -> None:
    """Small letters without accents, digits, «-», «_» and «.»."""
    assert safe_name(text) == name


@given(st.text(max_size=200))
def test_any_text_becomes_a_safe_name(text: str) -> None:
    """Never empty, long, hidden, reserved by Windows, or with dots at its end."""
    name = safe_name(text)
    assert SAFE.fullmatch(name)
    assert len(name) <= 90
    assert ".." not in name
    assert name.split(".")[0] not in WINDOWS


@given(st.text(max_size=200))
def test_a_safe_name_stays_in_its_folder(text: str) -> None:
    """It has no part of a path."""
    folder = Path("/salida")
    assert (folder / f"{safe_name(text)}.docx").resolve().parent == folder.resolve()


@given(st.text(max_size=100))
def test_a_safe_name_is_its_own_safe_name(text: str) -> None:
    """Making it safe twice changes nothing."""
    assert safe_name(safe_name(text)) == safe_name(text)


@pytest.mark.parametrize(
    ("pattern", "words", "name"),
    [
        ("{sigla}-pec-{vigencia}", {"sigla": "INM", "vigencia": "2019 - 2022"}, "inm-pec-2019-2022"),
        ("{sigla}", {"sigla": "../../x"}, "x"),
        ("{sigla}-{version}", {"sigla": "{version}", "version": "1"}, "version-1"),
        ("{nada}", {}, "nada"),
    ],
)
def test_a_pattern_is_filled_once(pattern: str, words: dict[str, str], name: str) -> None:
    """A word that looks like a field is a word."""
    assert filled_name(pattern, words) == name


def test_the_ending_of_a_name_is_kept_however_long_it_is() -> None:
    """Two documents of one plan never share a file."""
    assert filled_name("{sigla}-pec", {"sigla": "uspec"}, "corte-2024-T2") == "uspec-pec-corte-2024-t2"
    long = filled_name("x" * 300, {}, "corte-2024-T2")
    assert long.endswith("-corte-2024-t2")
    assert len(long) == 80
