"""`pecdocs formatos --revisar`: a sound folder gives nothing, and its files are tried together."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pecdocs.cli.review import review
from pecdocs.formato import list_formatos
from tests.docs.pages import ROOT
from tests.support.worddocuments import TEMPLATES
from tests.support.wordtemplate import BODY, LOOKS, docx, p, unzipped, zipped

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy a format to a folder of its own."""
    return shutil.copytree(ROOT / "templates" / "uspec", tmp_path / "propio")


def said(folder: Path) -> list[str]:
    """Give what is said of a format, with its file's name alone."""
    found = next(review(folder.name, folder.parent))
    return [str(fault).replace(f"{folder.as_posix()}/", "") for fault in found.faults]


def replace(path: Path, old: str, new: str) -> None:
    """Change a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", sorted(list_formatos(ROOT / "templates")))
def test_a_format_of_the_program_gives_neither_error_nor_warning(name: str) -> None:
    """A check that fires on a sound format would teach its readers to look away."""
    (found,) = review(name, ROOT / "templates")
    assert found.faults == ()
    assert found.lent == (() if name == "comun" else ("informe.docx", "cambios.docx", "revision.docx"))


def test_the_sample_that_uses_everything_is_sound_too() -> None:
    """It takes its files from `comun`, and that is said."""
    (found,) = review("muestra", TEMPLATES)
    assert found.faults == ()
    lent = "plan.docx, informe.docx, cambios.docx, revision.docx e inicio.yaml"
    assert str(found) == f"muestra      nada que corregir (de comun: {lent})"


def test_a_copied_folder_is_sound(folder: Path) -> None:
    """Its starter still names the format that it was copied from."""
    assert said(folder) == []


def test_the_starter_is_generated(folder: Path) -> None:
    """A template that loses its body only when it is filled is found before any officer meets it."""
    shutil.copy(ROOT / "templates" / "comun" / "inicio.yaml", folder)
    good = (folder / "plan.docx").read_bytes()
    (folder / "plan.docx").write_bytes(in_condition(good))
    hint = "saque [[cuerpo]] de entre «if» y «endif», o «for» y «endfor»"
    assert said(folder) == [f"plan.docx: error: «[[cuerpo]]» sale 0 veces al llenar la plantilla — {hint}"]


def in_condition(template: bytes) -> bytes:
    """Put the body of a template in a condition that is not met."""
    members = unzipped(template)
    document = members["word/document.xml"].decode()
    at = document.index("[[cuerpo]]")
    start, end = document.rindex("<w:p>", 0, at), document.index("</w:p>", at) + len("</w:p>")
    body = document[start:end]
    put = p("{%p if not documento.titulo %}") + body + p("{%p endif %}")
    return zipped({**members, "word/document.xml": document.replace(body, put)})


def test_what_the_format_does_not_print_of_its_own_starter_is_a_warning(folder: Path) -> None:
    """`pecdocs nuevo` would give every officer a plan that loses something."""
    replace(folder / "inicio.yaml", "tabla: seguimiento", "tabla: avances")
    found = said(folder)
    assert [line.partition(": aviso: ")[2].partition(" — ")[0] for line in found] == [
        "el formato «propio» no tiene la tabla «avances»",
        "la tabla «seguimiento» no sale en este documento",
    ]


def test_a_poor_template_is_told_all_it_lacks(folder: Path) -> None:
    """The starter is checked as well, and not generated: its template's mistakes are told already."""
    (folder / "plan.docx").write_bytes(docx(BODY, LOOKS))
    replace(folder / "inicio.yaml", "version:", "versión:")
    found = said(folder)
    assert [line.partition(":")[0] for line in found] == ["plan.docx", "plan.docx", "inicio.yaml"]
    assert found[0].startswith("plan.docx: aviso: la plantilla no tiene estos estilos")


def test_a_column_taken_away_leaves_its_look_behind(folder: Path) -> None:
    """Who drops a column in the text is told of its cell in Word."""
    shutil.copy(ROOT / "templates" / "inm" / "plan.docx", folder)
    lines = said(folder)
    assert lines
    assert {line.partition(": aviso: ")[2].partition(" — ")[0] for line in lines} == {
        f"es muestra de la columna «{name}», que ninguna tabla tiene" for name in ("eje", "objetivo", "iniciativa")
    }


def test_the_colours_of_formato_yaml_are_looked_at_on_the_template_that_they_change(tmp_path: Path) -> None:
    """White letters on a header that `estilo` makes nearly white would be read by nobody."""
    folder = tmp_path / "claro"
    folder.mkdir()
    (folder / "formato.yaml").write_text("nombre: Claro\nestilo: {titulos: F5F5F5}\n", encoding="utf-8")
    (found,) = review("claro", tmp_path)
    assert any("se distingue poco" in fault.message for fault in found.faults)


DAMAGED = {
    "informe.docx": ("corte.periodo", "corte.trimestre", "informe_avance", "informe_avances"),
    "cambios.docx": ("documento.fecha", "documento.dia", "cambios_detalle", "cambios_detalles"),
    "revision.docx": ("documento.fecha", "documento.dia", "hoja_reglas", "hoja_regla"),
}


@pytest.mark.parametrize("file", DAMAGED)
def test_the_other_templates_of_word_are_looked_over_like_the_plan_s(file: str, tmp_path: Path) -> None:
    """A field that is not there, a look of a table that no such document has."""
    folder = tmp_path / "propio"
    folder.mkdir()
    (folder / "formato.yaml").write_text("nombre: Propio\n", encoding="utf-8")
    parts = unzipped((ROOT / "templates" / "comun" / file).read_bytes())
    field, unknown, table, other = DAMAGED[file]
    for name in ("word/document.xml", "word/header1.xml"):
        parts[name] = parts[name].replace(field.encode(), unknown.encode()).replace(table.encode(), other.encode())
    (folder / file).write_bytes(zipped({**parts}))
    (found,) = review("propio", tmp_path)
    assert found.lent == ("plan.docx", *(each for each in DAMAGED if each != file), "inicio.yaml")
    messages = [fault.message for fault in found.faults]
    assert any(f"el campo «{unknown}» no existe" in each for each in messages)
    assert any(f"la tabla «{other}», que el formato no tiene" in each for each in messages)
