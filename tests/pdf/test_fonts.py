"""The fonts of a PDF are free, embedded, as wide as those of the office; one that is missing or broken is told."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from pecdocs.pdf.fonts import SHIPPED, face, shipped

if TYPE_CHECKING:
    from pathlib import Path

LICENCES = {"Carlito": "Carlito-OFL", "Caladea": "Caladea-OFL", "Liberation": "Liberation-OFL", "DejaVu": "DejaVu"}
FILES = sorted(SHIPPED.glob("*.ttf"))


def fs_type(data: bytes) -> int:
    """Give a font's embedding permissions (OpenType, table OS/2): 0 is to embed, edit and subset at will."""
    for n in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, _ = struct.unpack(">4sLLL", data[12 + 16 * n : 28 + 16 * n])
        if tag == b"OS/2":
            return int(struct.unpack(">H", data[offset + 8 : offset + 10])[0])
    raise AssertionError


def test_the_fonts_that_come_with_the_program_weigh_less_than_ten_megabytes() -> None:
    """The program stays small enough to be sent by mail."""
    assert len(FILES) == 19
    assert sum(path.stat().st_size for path in FILES) < 10_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_font_may_be_embedded_and_comes_with_its_licence(path: Path) -> None:
    """Both the font and the text of its licence travel together."""
    assert fs_type(path.read_bytes()) == 0
    (licence,) = (text for name, text in LICENCES.items() if path.name.startswith(name))
    said = (SHIPPED / "licencias" / f"{licence}.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in said
    assert licence in (SHIPPED / "README.md").read_text(encoding="utf-8")


def test_a_font_keeps_one_name_however_often_it_is_asked_for() -> None:
    """The same bytes follow from the same names."""
    assert shipped("Carlito") is shipped("Carlito")
    assert shipped("Carlito").bold_italic == "Carlito-BoldItalic"
    assert face("DejaVuSans-Bold").bold
