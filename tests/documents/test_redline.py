"""The redline: accepting all its changes gives the new document, rejecting all of them the old one, by two judges.

Both documents are those that `generar` writes; the list at the front is in neither, and its lines alone are left out
(`tests.support.redlined`). The small judge reads the XML; LibreOffice is given the same files in one batch.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from pecdocs.cli.change_summary import Request, run
from pecdocs.formato import list_formatos
from tests.support.edits import versions
from tests.support.outer import findings
from tests.support.redline import ACCEPTED, REJECTED, judged
from tests.support.redlinecases import LEVELS, cases
from tests.support.redlined import Redlined, of_folders, redlined
from tests.support.redlinepairs import dense_pair
from tests.support.repos import commit, put, start
from tests.support.rounds import WANTED, drawn, in_rounds
from tests.support.tracked import changes
from tests.support.wordcheck import faults_of
from tests.support.worddocuments import DATA, ROOT, SAMPLE, TEMPLATES
from tests.support.wordxml import W, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from pecdocs.plan import Plan

FORMATOS = tuple(sorted(list_formatos(TEMPLATES)))
UNO, DOS = DATA / "uspec-2024", DATA / "uspec-2024-v2"
OTHERS = (SAMPLE, DATA / "ejemplo-seguimiento")
"""A plan, and one that shares nothing with it."""
CASES = cases()
GROUPS = tuple(sorted({name.split("-", 1)[0] for name in CASES}))
PAIRS = WANTED // 24
"""How many pairs of dense texts LibreOffice and the validator are given, and of random versions, half as many."""
OF_LIBREOFFICE = tuple(CASES)[:: 2 if PAIRS > 100 else 10]
ONCE_WRONG = (856, 1162, 1738)
"""The pairs of dense texts of which LibreOffice gave something else once, or nothing."""
MARKS = frozenset({f"{W}ins", f"{W}del"})
_ROUND = 50


@cache
def of_case(name: str) -> Redlined:
    """Write the redline of a small pair."""
    return redlined(*CASES[name])


@cache
def of_uspec(formato: str) -> tuple[Redlined, Redlined]:
    """Write the redlines of both versions of the USPEC plan, there and back."""
    return of_folders(UNO, DOS, formato), of_folders(DOS, UNO, formato)


def of_random(number: int) -> Redlined:
    """Write the redline of a pair of random versions, each in another format."""
    old, new = drawn(versions, number // _ROUND, _ROUND)[number % _ROUND]
    return redlined(old, new, FORMATOS[number % len(FORMATOS)])


def of_dense(number: int) -> Redlined:
    """Write the redline of a pair of texts of few words, each in another format."""
    return redlined(*dense_pair(number), FORMATOS[number % len(FORMATOS)])


@cache
def for_outer_tools() -> dict[str, Redlined]:
    """Give the redlines that LibreOffice and the validator are asked about."""
    found = {f"{formato}-{way}": each for formato in FORMATOS for way, each in enumerate(of_uspec(formato))}
    found |= {f"otro-{formato}": of_folders(*OTHERS, formato) for formato in FORMATOS}
    found |= {name: of_case(name) for name in OF_LIBREOFFICE}
    found |= {f"azar-{number}": of_random(number) for number in range(PAIRS // 2)}
    return found | {f"palabras-{number}": of_dense(number) for number in (*range(PAIRS), *ONCE_WRONG)}


def faults(redline: Redlined) -> list[str]:
    """Say what the small judge and the structural checker find in a redline, and which ids two of its changes have."""
    return [*redline.small_faults(), *faults_of(redline.tracked), *_repeated(redline.tracked)]


def _repeated(docx: bytes) -> list[str]:
    """Name the ids that two marks of changes have."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        roots = [
            parsed(package.read(name))
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    ids = Counter(each.get(f"{W}id") for root in roots for each in root.iter() if each.tag in MARKS)
    return [f"{count} changes have the id {each}" for each, count in ids.items() if count > 1]


@pytest.mark.parametrize("formato", FORMATOS)
def test_both_versions_of_the_uspec_plan_come_out_of_one_document_in_every_format(formato: str) -> None:
    """From 01 to 02 and back, and of two plans that share nothing."""
    for redline in (*of_uspec(formato), of_folders(*OTHERS, formato)):
        assert faults(redline) == []
        assert changes(redline.tracked) > 0


@pytest.mark.largo
@pytest.mark.xdist_group("redlines")
@pytest.mark.parametrize("group", GROUPS)
def test_both_versions_come_out_after_each_edit(group: str) -> None:
    """What is first, in the middle and last of a group, at each level; sections, lists, notes, tables, headers."""
    found = {name: faults(of_case(name)) for name in CASES if name.split("-", 1)[0] == group}
    assert found
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.largo
@pytest.mark.xdist_group("versiones")
def test_both_versions_come_out_of_random_pairs() -> None:
    """Hostile texts, edited as people do, each pair in another format."""
    count = iter(range(WANTED))

    def check(pair: tuple[Plan, Plan]) -> None:
        assert faults(redlined(*pair, FORMATOS[next(count, 0) % len(FORMATOS)])) == []

    assert in_rounds(check, versions, max(PAIRS // 2, 20)).plans >= 20


@pytest.mark.largo
@pytest.mark.xdist_group("redlines")
def test_both_versions_come_out_of_texts_that_repeat_themselves() -> None:
    """What comes and goes meets what stays in every way that it can."""
    found = {number: faults(of_dense(number)) for number in range(1000, 1000 + max(PAIRS // 2, 20))}
    assert {number: each for number, each in found.items() if each} == {}


def test_a_version_against_itself_has_no_change() -> None:
    """Nor a list of changes: it is the document."""
    redline = of_case("nada")
    assert (changes(redline.tracked), redline.lines) == (0, ())


@pytest.mark.parametrize("way", ["", "-vuelta"])
def test_a_paragraph_of_another_style_may_come_or_go_at_the_end_of_a_cell(way: str) -> None:
    """The mark that ends the cell is in both versions: each gives it the style of its own last paragraph."""
    assert redlined(*CASES[f"subtitulo-nuevo{way}"][:2], "ipco").small_faults() == []


def test_each_change_to_one_word_marks_no_more_than_it() -> None:
    """A reader sees what changed, not the paragraph again."""
    xml = _main(of_case("una-palabra").tracked)
    assert re.findall(r"<w:(?:ins|del) [^>]*><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:(?:t|delText)[^>]*>([^<]*)<", xml) == [
        "buen "
    ]


@pytest.mark.parametrize("level", range(1, LEVELS))
def test_the_row_that_becomes_the_first_of_its_group_carries_the_label(level: int) -> None:
    """As an insertion, with a merge of its own: accepting what deletes the row above would lose it otherwise."""
    redline = of_case(f"sin-el-primero-{level + 1}")
    label = "1" * level
    starts = [
        cell
        for cell in parsed(_main(redline.tracked).encode()).iter(f"{W}tc")
        if (merge := cell.find(f"{W}tcPr/{W}vMerge")) is not None and merge.get(f"{W}val") == "restart"
    ]
    said = [
        " ".join(each.text or "" for each in cell.iter(f"{W}t"))
        for cell in starts
        if cell.find(f".//{W}ins") is not None
    ]
    assert [text for text in said if text.endswith(f" {label}")], said


def _main(docx: bytes | Path) -> str:
    with zipfile.ZipFile(BytesIO(docx) if isinstance(docx, bytes) else docx) as package:
        return package.read("word/document.xml").decode()


def test_who_made_each_change_and_when_is_said_by_git(tmp_path: Path) -> None:
    """Four people: one wrote the plan, one the section, one the code in the header, one a row that the table lists."""
    folder = start(tmp_path) / "pec"
    put("uspec-2024", folder)
    commit(tmp_path, "Versión 01", "2024-01-31", "Ana Ruiz")
    plan = folder / "plan.yaml"
    for author, day, old, new in (
        ("Luis Peña", "2024-03-01", "titulo: INTRODUCCIÓN", "titulo: PRESENTACIÓN"),
        ("Eva Gil", "2024-03-15", "nombre: Realizar 10 publicaciones al año.", "nombre: Publicar diez números."),
        ("Marta Díaz", "2024-04-02", 'version: "1"', 'version: "1"\n  codigo: GC-01'),
    ):
        text = plan.read_text(encoding="utf-8")
        assert old in text
        plan.write_text(text.replace(old, new, 1), encoding="utf-8")
        commit(tmp_path, "Cambio", day, author)
    done = run(Request(folder, "HEAD~3", types=(), folder=tmp_path / "salida", tracked=True), lambda _stage: None)
    (path,) = done.written.files
    xml = _main(path.read_bytes())
    marks = set(re.findall(r'<w:(?:ins|del) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)"', xml))
    assert ("Luis Peña", "2024-03-01T15:00:00Z") in marks
    assert {name for name, _ in marks} <= {"Luis Peña", "Eva Gil", "Marta Díaz"}
    for author, words in (("Luis Peña", "PRESENTACIÓN"), ("Eva Gil", "Publicar diez números")):
        said = re.search(rf'<w:ins [^>]*w:author="([^"]*)"[^>]*>(?:(?!</w:ins>).)*{words}', xml)
        assert said is not None, words
        assert said[1] == author


def _edited(plan: Path, edits: Sequence[tuple[str, str, str]]) -> Path:
    """Commit a plan, and each edit of its text by its own author; give the redline of all of them."""
    repository = start(plan.parent)
    commit(repository, "Versión 01", "2024-01-31")
    for day, (author, old, new) in enumerate(edits, 1):
        text = (plan / "plan.yaml").read_text(encoding="utf-8")
        assert old in text
        (plan / "plan.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
        commit(repository, "Cambio", f"2024-03-{day:02}", author)
    since = f"HEAD~{len(edits)}"
    done = run(Request(plan, since, types=(), folder=plan.parent / "salida", tracked=True), lambda _stage: None)
    (path,) = done.written.files
    return path


def _authors(xml: str) -> dict[str, set[str]]:
    """Give who inserted each stretch of words."""
    found: dict[str, set[str]] = {}
    for mark in parsed(xml.encode()).iter(f"{W}ins"):
        words = "".join(each.text or "" for each in mark.iter(f"{W}t")).strip()
        if words:
            found.setdefault(words, set()).add(str(mark.get(f"{W}author")))
    return found


def test_each_cell_of_a_row_has_the_author_of_what_it_shows(tmp_path: Path) -> None:
    """Not of the row: its meta, its dates, its role by another name, whoever was the last to touch the row."""
    put("uspec-2024", tmp_path / "pec")
    edits = (
        ("Luis Peña", "cantidad: 30, unidad: emisiones", "cantidad: 45, unidad: emisiones"),
        ("Eva Gil", "COM: {nombre: Comunicaciones}", "COM: {nombre: Prensa}"),
        (
            "Marta Díaz",
            'fin: {fecha: 2024-12-31, impreso: "31-dic-2024"}\n        frecuencia',
            "fin: 2024-11-30\n        frecuencia",
        ),
        ("Ana Ruiz", "titulo: Misión Institucional", "titulo: Nuestra misión"),
        ("Iván Roa", "La entidad administra los recursos", "La entidad administra todos los recursos"),
    )
    said = _authors(_main(_edited(tmp_path / "pec", edits)))
    assert said["45"] == {"Luis Peña"}
    assert said["Prensa"] == {"Eva Gil"}
    assert said["30/11/2024"] == {"Marta Díaz"}
    assert said["Nuestra misión"] == {"Ana Ruiz"}
    assert said["todos"] == {"Iván Roa"}


def test_a_label_over_several_rows_has_the_author_who_changed_it(tmp_path: Path) -> None:
    """The name of a group stands in merged cells, in rows that other people changed."""
    put("inm-2019", tmp_path / "pec")
    edits = (
        ("Luis Peña", "nombre: DIRECCIONAMIENTO", "nombre: GOBIERNO"),
        ("Eva Gil", "- Documento(s) actualizado(s)", "- Manuales"),
    )
    said = _authors(_main(_edited(tmp_path / "pec", edits)))
    assert (said["GOBIERNO"], said["Manuales"]) == ({"Luis Peña"}, {"Eva Gil"})


def test_what_changed_in_a_note_has_the_author_who_changed_the_text_that_it_is_of(tmp_path: Path) -> None:
    """A note is written where its section is, and stands in a part of its own."""
    put("uspec-2024", tmp_path / "pec")
    plan = tmp_path / "pec" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    end = "tiene a cargo el INPEC."
    assert end in text
    plan.write_text(text.replace(end, f"{end}[^a]\n\n          [^a]: Nota corta.", 1), encoding="utf-8")
    edits = (
        ("Luis Peña", "Nota corta.", "Nota corta y clara."),
        ("Eva Gil", "COM: {nombre: Comunicaciones}", "COM: {nombre: Prensa}"),
        ("Marta Díaz", 'version: "1"', 'version: "1"\n  codigo: GC-01'),
    )
    with zipfile.ZipFile(_edited(tmp_path / "pec", edits)) as package:
        said = _authors(package.read("word/footnotes.xml").decode())
    assert said == {"y clara": {"Luis Peña"}}


def _led_to(redline: Path) -> dict[str, str]:
    """Give the words of the row or paragraph that each line of the list of changes leads to."""
    root = parsed(_main(redline).encode())
    above = {child: parent for parent in root.iter() for child in parent}
    stands: dict[str, str] = {}
    for mark in root.iter(f"{W}bookmarkStart"):
        place = paragraph = above[mark]
        while place in above and place.tag != f"{W}tr":
            place = above[place]
        stands[str(mark.get(f"{W}name"))] = _words(place if place.tag == f"{W}tr" else paragraph)
    links = (each for control in root.iter(f"{W}sdt") for each in control.iter(f"{W}hyperlink"))
    return {_words(link): stands[str(link.get(f"{W}anchor"))] for link in links}


def _words(element: Element) -> str:
    return " ".join(each.text or "" for each in element.iter() if each.tag in {f"{W}t", f"{W}delText"})


def test_what_is_said_of_a_group_without_a_row_leads_to_its_first_row(tmp_path: Path) -> None:
    """Its name spans the rows of its activities; the head of the table is not where it stands."""
    put("inm-2019", tmp_path / "pec")
    edits = (("Luis Peña", "nombre: VISIBILIDAD Y POSICIONAMIENTO", "nombre: PRESENCIA"),)
    led = _led_to(_edited(tmp_path / "pec", edits))
    (place,) = {place for line, place in led.items() if "PRESENCIA" in line}
    assert "Desarrollar Rendición de Cuentas" in place


def test_what_is_said_of_an_order_leads_to_what_changed_its_place(tmp_path: Path) -> None:
    """Of the groups at the top, which stand below nothing, and of the signatures."""
    put("uspec-2024", tmp_path / "pec")
    text = (tmp_path / "pec" / "plan.yaml").read_text(encoding="utf-8")
    start_of = {code: text.index(f"  - codigo: {code}\n") for code in ("REV", "NOTI", "CAP-VID")}
    first, second = text[start_of["REV"] : start_of["NOTI"]], text[start_of["NOTI"] : start_of["CAP-VID"]]
    led = _led_to(_edited(tmp_path / "pec", (("Luis Peña", first + second, second + first),)))
    (place,) = {place for line, place in led.items() if "cambió de lugar" in line}
    assert "Noti USPEC" in place
    assert "1 mar -2024" in place

    put("inm-2019", tmp_path / "otro" / "pec")
    roberto, aristides = (
        f"    - {{nombre: {each}}}\n"
        for each in ("Roberto Gómez, cargo: Secretario General", "Aristides Daler, cargo: Director OAP")
    )
    led = _led_to(_edited(tmp_path / "otro" / "pec", (("Luis Peña", roberto + aristides, aristides + roberto),)))
    (place,) = {place for line, place in led.items() if line.startswith("Se cambió el orden de las firmas de “Revisó”")}
    assert "Elaboró" in place


SCRIPT = """
import sys
from pecdocs.cli.commands import run
order = ["cambios", "resumen", sys.argv[1], "--desde", sys.argv[2], "--control-de-cambios", "--salida", sys.argv[3]]
assert run(order) == 0
"""


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock, nor a path, nor the order of a set gets into the file."""
    made = []
    for seed, zone in (("1", "America/Bogota"), ("2", "Asia/Tokyo")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(DOS), str(UNO), str(tmp_path / seed)],
            env=env,
            check=True,
            timeout=120,
            capture_output=True,
        )
        (path,) = (tmp_path / seed).rglob("*.docx")
        made.append(path.read_bytes())
    assert made[0] == made[1]


@pytest.mark.externo
@pytest.mark.xdist_group("redlines")
def test_libreoffice_gives_both_versions_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own commands, of which nobody here wrote a line."""
    monkeypatch.delenv("PECDOCS_SOFFICE")
    asked = for_outer_tools()
    made = judged({name: each.tracked for name, each in asked.items()})
    found = {name: each.faults(made[name][ACCEPTED], made[name][REJECTED]) for name, each in asked.items()}
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.externo
@pytest.mark.xdist_group("redlines")
def test_the_validator_finds_nothing_in_any_redline(tmp_path: Path) -> None:
    """Of every format, and of every second of the edits and random pairs that LibreOffice is given."""
    every, more = 3 * len(FORMATOS), for_outer_tools()
    asked = [*list(more)[:every], *list(more)[every::2]]
    assert findings({name: more[name].tracked for name in asked}, tmp_path) == []
