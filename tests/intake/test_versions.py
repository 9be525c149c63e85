"""A workbook that another version of the program made is told as such: its area changed nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.excel.reading import read_workbook
from pecdocs.intake.ficha import ficha_of
from pecdocs.layout.libro import form, formulario, resumen
from pecdocs.layout.libro.ficha import fingerprint
from pecdocs.layout.libro.form_columns import columns_of
from pecdocs.layout.libro.formulas import Suma
from pecdocs.layout.workbook import Formula
from tests.support.returned import EXAMPLE, collected, libro, made, room

if TYPE_CHECKING:
    from pathlib import Path

OTHERWISE: dict[str, tuple[object, str, Any]] = {
    "a formula of the reckoning": (Suma, "share", lambda _, done, due: f"{done}*1/{due}"),
    "a formula of the form": (formulario._Maker, "_rezago", lambda *_: Formula("1+1")),
    "a formula of the summary": (resumen._Summary, "_live", lambda *_: Formula("1+1")),
    "what the form shows of a row": (formulario._Maker, "_printed", lambda *_: "otra cosa"),
    "a column less": (form, "columns_of", lambda basis: columns_of(basis)[:-1]),
}
"""What a version may make otherwise: where, by what name, and how."""


@pytest.mark.parametrize("otherwise", OTHERWISE.values(), ids=OTHERWISE)
def test_a_workbook_that_another_version_made_is_told_as_such(
    otherwise: tuple[object, str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not as one whose formulas, cells or columns were changed; nobody raises a number for that."""
    plan = room(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(*otherwise)
        (tmp_path / "libro.xlsx").write_bytes(made(plan)[1])
    status, _, said = collected(tmp_path, "libro.xlsx")
    assert (status, said.count(": error: "), said.count("el libro lo hizo otra versión de pecdocs")) == (1, 1, 1), said


@pytest.mark.parametrize("asked", [("2027-T2", "COM"), (None, "COM"), (None, None)])
def test_a_workbook_is_known_again_whatever_was_answered_meanwhile(
    asked: tuple[str | None, str | None], tmp_path: Path
) -> None:
    """What it was made from does not hold the answers."""
    plan = room(tmp_path)
    ficha = ficha_of(read_workbook(made(plan, *asked)[1], "libro.xlsx"))
    file = plan / "seguimiento" / "2027-T2.yaml"
    for text in (file.read_text(encoding="utf-8").replace("ejecutado: 2\n", "ejecutado: 7\n"), ""):
        assert text != (EXAMPLE / "seguimiento" / file.name).read_text(encoding="utf-8")
        file.write_text(text or "respuestas: {}\n", encoding="utf-8")
        now = libro(plan, *asked, bare=True)
        assert ficha.made == fingerprint(now.formulario, now.workbook.sheets)
