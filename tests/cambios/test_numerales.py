"""What is named by a number has that number in the document, beside it, as `layout` draws it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pecdocs.cambios import diff
from pecdocs.cambios.places import bare
from pecdocs.formato import read_formato
from pecdocs.formato.folder import list_formatos
from pecdocs.layout.blocks import Heading, Table
from pecdocs.layout.document import lay_out
from pecdocs.layout.vista import vista
from pecdocs.plan import read_plan
from tests.support.edits import versions
from tests.support.rounds import WANTED, in_rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.cambios import Lugar
    from pecdocs.formato import FormatFolder
    from pecdocs.layout import Document
    from pecdocs.plan import Plan

DATA = Path(__file__).parent.parent.parent / "data"


def folded(text: str) -> str:
    """Write a text in one line."""
    return " ".join(text.split())


class Printed:
    """What a document prints: its headings, and the cells of its tables."""

    def __init__(self, document: Document) -> None:
        self.headings = {
            (bare(each.numeral), "".join(run.text for run in each.runs))
            for each in document.blocks
            if isinstance(each, Heading)
        }
        self.cells = list(dict.fromkeys(_cells(document)))

    def has(self, kind: str, lugar: Lugar) -> bool:
        """Tell whether a number stands before the name of what it numbers, or alone in the row of it."""
        if kind == "seccion":
            return (lugar.numeral, lugar.nombre) in self.headings
        number, name = (re.escape(folded(each)) for each in (lugar.numeral, lugar.nombre))
        before_its_name = re.compile(rf"(?:^| / ){number}[.)\-– ]* {name}")
        alone = re.compile(rf"(?:^| / ){number}[.)\-– ]*(?: |$)")
        return any(
            before_its_name.search(text) or (code == lugar.codigo and alone.search(text)) for code, text in self.cells
        )


def _cells(document: Document) -> Iterator[tuple[str, str]]:
    for each in document.blocks:
        if isinstance(each, Table):
            for row in each.grid.rows:
                yield from ((row.codigo, folded(" ".join(cell.lines))) for cell in row.cells if cell is not None)


def misnamed(pair: tuple[Plan, Plan], folder: FormatFolder) -> tuple[list[Lugar], int]:
    """Give the places that are named by a number that their document does not print, and how many have one."""
    vistas = vista(pair[0], folder.formato), vista(pair[1], folder.formato)
    papers = [Printed(lay_out(each, folder)) for each in pair]
    wrong, numbered = [], 0
    for change in diff(*pair, vistas):
        for place, paper in zip((change.lugar_antes, change.lugar_despues), papers, strict=True):
            if place is None:
                continue
            numbered += bool(place.numeral)
            if place.numeral and not paper.has(change.clase, place):
                wrong.append(place)
            headings = {(each.numeral, each.titulo) for each in place.apartados if each.numeral}
            if not headings <= paper.headings:
                wrong.append(place)
    return wrong, numbered


@pytest.mark.parametrize("name", sorted(list_formatos()))
@pytest.mark.xdist_group("versiones")
def test_every_numeral_that_names_something_is_printed_beside_it(name: str) -> None:
    """Of any two versions drawn in any format: the old one in the old document, the new one in the new."""
    folder = read_formato(name)
    found = 0

    def check(pair: tuple[Plan, Plan]) -> None:
        nonlocal found
        wrong, numbered = misnamed(pair, folder)
        assert wrong == []
        found += numbered

    in_rounds(check, versions, min(WANTED, 600) // 4)
    assert found > 0


@pytest.mark.parametrize("name", sorted(list_formatos()))
def test_the_numerals_of_the_uspec_versions_are_those_that_their_documents_print(name: str) -> None:
    """Forwards and backwards."""
    folder = read_formato(name)
    old, new = (read_plan(DATA / each) for each in ("uspec-2024", "uspec-2024-v2"))
    for pair in ((old, new), (new, old)):
        assert misnamed(pair, folder)[0] == []
