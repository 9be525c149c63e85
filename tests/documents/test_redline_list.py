"""The list of changes at the front of a redline: each line leads to where a reader sees what it tells."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from tests.support.redlinecases import cases, plan_of
from tests.support.redlined import of_folders, redlined
from tests.support.stories import story_texts
from tests.support.worddocuments import DATA
from tests.support.wordxml import W, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

CASES = cases()


def led(docx: bytes) -> Iterator[tuple[str, str]]:
    """Give each line of the list that leads somewhere, and the words of the row, the heading or the paragraph there."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        root = parsed(package.read("word/document.xml"))
    above = {child: parent for parent in root.iter() for child in parent}
    places = {each.get(f"{W}name"): above[each] for each in root.iter(f"{W}bookmarkStart")}
    marks = list(root.iter(f"{W}bookmarkStart"))
    assert len({each.get(f"{W}id") for each in marks}) == len(places) == len(marks)
    listed = next(root.iter(f"{W}sdtContent"))
    for link in listed.iter(f"{W}hyperlink"):
        place = places[link.get(f"{W}anchor")]
        around = above[above[place]]
        yield _words(link), _words(around if around.tag == f"{W}tr" else place)


def _words(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter() if each.tag in {f"{W}t", f"{W}delText"})


def led_of(name: str) -> list[tuple[str, str]]:
    """Give the same of a small pair."""
    return list(led(redlined(*CASES[name]).tracked))


def test_a_line_about_one_thing_leads_to_the_row_of_the_table_that_shows_it() -> None:
    """Not to the beginning of a section of many pages; in the table of the section where the change is told."""
    found = dict(led(of_folders(DATA / "uspec-2024", DATA / "uspec-2024-v2", "uspec").tracked))
    assert found["4.1 Implementación del PEC: 37 cambios"] == "4.1 Implementación del PEC"
    rows = {place for line, place in found.items() if line.startswith("Se ajustó la escritura del número de la fila 1")}
    assert len(rows) == 1
    assert rows.pop().startswith("1. Revista Gestión USPEC100%Trim. I")
    shown = [place for line, place in found.items() if line.startswith("Se ajustó la escritura de las fechas")]
    assert shown
    assert all(place.startswith("1. Revista Gestión USPEC01 mar-") for place in shown)


@pytest.mark.parametrize(
    ("name", "line", "place"),
    [
        ("sin-el-primero-4", "Se retiró", "Publicar el boletín 1111"),
        ("otro-al-final-4", "Se incluyó", "Lo que antes no estaba"),
        ("una-palabra-4", "Se modificó", "Publicar el boletín 1111 cada mes"),
        ("ultima-seccion-menos", "Se retiró", "4. Cierre"),
        ("titulo-otro", "Se modificó", "4. Del cierre & <fin>"),
        ("seccion-movida", "Se cambió el orden", "1. Cierre"),
        ("primero-al-final-4", "Se cambió el orden", "Publicar el boletín 1111"),
        ("firma-nueva", "En “Revisó”, se incluyó", "Elaboró"),
    ],
)
def test_what_came_what_went_and_what_changed_has_a_place(name: str, line: str, place: str) -> None:
    """What went is led to where it was taken away; a table that no section places has a place too."""
    places = [there for said, there in led_of(name) if said.startswith(line)]
    assert places
    assert all(place in there for there in places), places


def test_what_the_cover_shows_leads_to_the_beginning() -> None:
    """The version, the name of the entity: no place is theirs alone."""
    redline = redlined(*CASES["entidad-otra"])
    (place,) = {place for _, place in led(redline.tracked)}
    first = story_texts(redline.new).body[0]
    assert first
    assert first in place


def test_what_no_document_shows_leads_nowhere() -> None:
    """Acronyms that the format prints in no table: the line is there without a link."""
    lines = redlined(*CASES["sigla-nueva"][:2], "uspec").lines
    assert any(line.startswith("Siglas") for line in lines)
    assert not [
        line for line, _ in led(redlined(*CASES["sigla-nueva"][:2], "uspec").tracked) if "sigla" in line.casefold()
    ]


def test_a_record_that_is_called_as_a_node_was_is_found_in_its_own_row() -> None:
    """The codigo of a node changes; an acronym of the same letters stays what it was."""
    old = plan_of(siglas={"N1": "Nota", "OAP": "Oficina"})
    first, *others = old.arbol
    arbol = [first.model_copy(update={"codigo": "ZZ"}), *others]
    new = old.model_copy(update={"siglas": {"N1": "Nota corregida", "OAP": "Oficina"}, "arbol": arbol})
    found = dict(led(redlined(old, new, "comun").tracked))
    assert next(place for line, place in found.items() if "sigla N1" in line).startswith("N1")
