"""A sixth format: a folder copied and edited as document control would, in a text editor and in Word; no Python."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from pecdocs.cli.commands import run
from pecdocs.formato import read_formato
from pecdocs.formato.estilo import COLORES, Estilo
from tests.support.outer import validator_findings
from tests.support.worddocuments import ROOT, sound
from tests.support.wordxml import DOCUMENT, Docx, W, attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

WINE, ROSE = "7B1E3A", "F7E9EE"
"""The colours of the new format; the one it was copied from is blue."""
NEW_COLUMN = "      - {codigo: publico, titulo: A quién se dirige, campo: publico, ancho: 16}\n"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a plan in the new format: its document, and what the program said."""

    path: Path
    docx: Docx
    said: list[str]


def edit_formato(path: Path) -> None:
    """Edit formato.yaml: a name, the name that the levels have in the tables, a column, a table less."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^nombre: .*$", "nombre: Mi entidad, plan de comunicaciones", text)
    text = text.replace("titulo: Planes - Proyectos / Actividades", "titulo: Programas / Tareas")
    responsible = re.search(r"(?m)^      - \{codigo: responsable, .*\n", text)
    assert responsible is not None
    text = text.replace(responsible[0], NEW_COLUMN + responsible[0])
    text = re.sub(r"(?ms)^  seguimiento:\n.*?(?=^  \w|^\w)", "", text)
    path.write_text(text + "\nsin_tablas: [seguimiento]\n", encoding="utf-8")


def edit_plan_docx(path: Path) -> None:
    """Edit plan.docx as Word does: fill two rows of the samples with other colours, and give «Título 1» one of them."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, edit in ((DOCUMENT, fill_samples), ("word/styles.xml", colour_headings)):
        root = etree.fromstring(parts[name])
        edit(root)
        parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def fill_samples(document: _Element) -> None:
    """Fill every cell of the sample rows of headers and groups."""
    for row in document.iter(f"{W}tr"):
        mark = re.match(r"\[\[tabla · (encabezado|grupo)\]\]", "".join(map(str, row.itertext())))
        if mark is not None:
            for fill in row.iter(f"{W}shd"):
                fill.set(f"{W}fill", WINE if mark[1] == "encabezado" else ROSE)


def colour_headings(styles: _Element) -> None:
    """Give the letters of the first level of headings the new colour."""
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val") == "heading 1":
            for colour in style.iter(f"{W}color"):
                colour.attrib.clear()
                colour.set(f"{W}val", WINE)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Made:
    """Copy a format, edit it, start a plan in it, say in one activity whom it is for, and generate."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "formatos" / "mi-entidad"
    shutil.copytree(ROOT / "templates" / "uspec", folder)
    edit_formato(folder / "formato.yaml")
    edit_plan_docx(folder / "plan.docx")
    assert not list(folder.rglob("*.py"))
    assert run(["nuevo", "plan", "--formato", "mi-entidad", "--plantillas", "formatos"]) == 0
    plan = tmp_path / "plan" / "plan.yaml"
    activity = "        nombre: Elaborar y publicar la revista con la gestión de cada mes\n"
    text = plan.read_text(encoding="utf-8")
    assert activity in text
    plan.write_text(text.replace(activity, f"{activity}        publico: Ciudadanía en general\n"), encoding="utf-8")
    capsys.readouterr()
    assert run(["generar", "plan", "--formato", "mi-entidad", "--plantillas", "formatos"]) == 0
    (path,) = (tmp_path / "output").rglob("*.docx")
    return Made(path, sound(path.read_bytes()), capsys.readouterr().err.splitlines())


def test_the_new_column_and_names_stand_in_the_table(made: Made) -> None:
    """The column before that of the responsible role, with what the plan says in it."""
    table = made.docx.tables[1]
    assert [cell.text for cell in table.places[0]] == [
        "Programas / Tareas",
        "Fecha inicio",
        "Fecha fin",
        "Meta / Producto",
        "A quién se dirige",
        "Responsable",
    ]
    assert [row[4].text for row in table.places[1:] if row[4].text] == ["Ciudadanía en general"]


def test_the_new_colours_stand_in_the_document(made: Made) -> None:
    """In the header and the group rows of every table that has no samples of its own, and in the headings."""
    table = made.docx.tables[1]
    assert {cell.fill for cell in table.places[0]} == {WINE}
    assert {cell.fill for row in table.places if row[0].text.startswith("1. Revista") for cell in row} == {ROSE}
    headings = [style for style in made.docx.part("word/styles.xml") if attribute(style, "name") == "heading 1"]
    assert [attribute(style, "rPr/color") for style in headings] == [WINE]


def test_the_dropped_table_is_gone_and_its_loss_is_said_by_name(made: Made) -> None:
    """Where the plan asks for it; nothing else is lost."""
    assert [table.places[0][0].text for table in made.docx.tables] == [
        "Actividades",
        "Programas / Tareas",
        "RESPONSABILIDAD Y AUTORIDAD",
    ]
    said = [re.sub(r"^plan/plan\.yaml:\d+:\d+: ", "", line) for line in made.said if ": aviso: " in line]
    assert [line for line in said if "la revisión halla" not in line] == [
        (
            "aviso: el formato «mi-entidad» no tiene la tabla «seguimiento» — no sale en este documento;"
            " se conocen: matriz, intervencion, prospectiva, cronograma, siglas, cambios"
        ),
    ]


def test_the_format_it_was_copied_from_shows_neither(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    """There the field that has no column is a loss, and the table is no loss."""
    assert run(["generar", "plan", "--formato", "uspec", "--salida", "otra"]) == 0
    said = capsys.readouterr().err
    assert "«publico» de 1 nodo (REV-1) no sale en ninguna tabla" in said
    assert "seguimiento" not in said
    (path,) = Path("otra").glob("*.docx")
    assert path.name != made.path.name
    assert [name for name, part in sound(path.read_bytes()).parts.items() if WINE.encode() in part] == []


@pytest.mark.externo
def test_the_validator_finds_nothing_in_it(made: Made) -> None:
    """An Office file that a person edited is as clean as ours."""
    assert validator_findings(made.path) == []


FORMATO = """nombre: Mi entidad
estilo: {titulos: 7b1e3a, grupos: F7E9EE}
"""


def test_a_format_without_a_template_changes_the_colours_of_the_common_one(tmp_path: Path) -> None:
    """In the titles, the header and the groups of tables; what it does not name stays as it is."""
    folder = tmp_path / "formatos" / "mi-entidad"
    folder.mkdir(parents=True)
    (folder / "formato.yaml").write_text(FORMATO, encoding="utf-8")
    options = ["--formato", "mi-entidad", "--plantillas", str(tmp_path / "formatos"), "--salida", str(tmp_path / "out")]
    assert run(["generar", str(ROOT / "data" / "uspec-2024"), *options]) == 0
    (path,) = (tmp_path / "out").glob("*.docx")
    docx = sound(path.read_bytes())
    fills = {cell.fill for table in docx.tables for row in table.places for cell in row}
    assert fills >= {WINE, ROSE, Estilo().totales}
    written = b"".join(docx.parts.values())
    assert Estilo().titulos.encode() not in written
    assert Estilo().bordes.encode() in written


def test_the_colours_that_a_format_may_change_are_those_of_the_common_template() -> None:
    """A key whose colour the template no longer has would change nothing."""
    with zipfile.ZipFile(ROOT / "templates" / "comun" / "plan.docx") as package:
        written = b"".join(package.read(name) for name in package.namelist())
    assert [name for name in COLORES if getattr(Estilo(), name).encode() not in written] == []


def test_a_template_of_ones_own_keeps_its_colours(tmp_path: Path) -> None:
    """Who edits it in Word has the last word."""
    folder = tmp_path / "mi-entidad"
    shutil.copytree(ROOT / "templates" / "comun", folder)
    (folder / "formato.yaml").write_text(FORMATO, encoding="utf-8")
    formato = read_formato("mi-entidad", tmp_path)
    assert formato.colours(formato.file("plan.docx")) == {}
