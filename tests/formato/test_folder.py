"""Where formats are found, and what one takes from `comun`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pecdocs.faults import InputError, Place
from pecdocs.formato import list_formatos, read_formato
from pecdocs.formato.folder import roots


def write_format(folder: Path, name: str, text: str = "nombre: Propio\n") -> Path:
    """Write a format's folder."""
    (folder / name).mkdir(parents=True)
    (folder / name / "formato.yaml").write_text(text, encoding="utf-8")
    return folder / name


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder that has no templates/."""
    monkeypatch.chdir(tmp_path)


def test_the_programs_own_formats_are_found_from_anywhere() -> None:
    """Also outside the checkout."""
    assert {"comun", "uspec", "inm", "mintic"} <= set(list_formatos())


def test_a_folder_without_formato_yaml_is_no_format(tmp_path: Path) -> None:
    """Nor is a file."""
    write_format(tmp_path / "templates", "propio")
    (tmp_path / "templates" / "vacía").mkdir()
    (tmp_path / "templates" / "leame.txt").write_text("x", encoding="utf-8")
    assert {"propio"} == {name for name, path in list_formatos().items() if path.parent == Path("templates")}


def test_the_first_folder_wins(tmp_path: Path) -> None:
    """The one asked for, then templates/ of the working folder, then the program's own."""
    write_format(tmp_path / "templates", "uspec", "nombre: De aquí\n")
    assert read_formato("uspec").formato.nombre == "De aquí"
    write_format(tmp_path / "otras", "uspec", "nombre: De allá\n")
    assert read_formato("uspec", tmp_path / "otras").formato.nombre == "De allá"
    assert roots(tmp_path / "otras")[0] == tmp_path / "otras"


def test_a_format_takes_from_comun_what_it_lacks(tmp_path: Path) -> None:
    """Key by key, table by table, file by file."""
    own = write_format(tmp_path / "otras", "propio", "nombre: Propio\ncontenido: {niveles: 1}\n")
    (own / "plan.docx").write_bytes(b"x")
    found, common = read_formato("propio", tmp_path / "otras"), read_formato("comun")
    assert found.formato.nombre == "Propio"
    assert found.formato.contenido.niveles == 1
    assert found.formato.orden == common.formato.orden
    assert found.formato.tablas == common.formato.tablas
    assert found.file("plan.docx") == own / "plan.docx"
    assert found.file("formato.yaml") == own / "formato.yaml"
    assert found.file("inicio.yaml") == common.folders[0] / "inicio.yaml"


def test_a_format_replaces_a_whole_table(tmp_path: Path) -> None:
    """The other tables stay."""
    text = "nombre: Propio\ntablas:\n  matriz: {descripcion: x, columnas: [{codigo: a, campo: nombre}]}\n"
    write_format(tmp_path / "otras", "propio", text)
    tables = read_formato("propio", tmp_path / "otras").formato.tablas
    assert [column.codigo for column in tables["matriz"].columnas] == ["a"]
    assert tables["cronograma"] == read_formato("comun").formato.tablas["cronograma"]


def test_a_format_takes_what_it_does_not_say_of_the_seguimiento_from_comun(tmp_path: Path) -> None:
    """Key by key: whoever raises the cap keeps the semáforo of the house."""
    steps = "[{desde: 0, palabra: Bajo}, {desde: 90, palabra: Alto}]"
    write_format(tmp_path, "comun", f"nombre: Común\nseguimiento: {{umbral: 150, semaforo: {steps}}}\n")
    write_format(tmp_path, "propio", "nombre: Propio\nseguimiento: {tope: 110}\n")
    found = read_formato("propio", tmp_path).formato.seguimiento
    assert [str(found.tope), str(found.umbral)] == ["110", "150"]
    assert [step.palabra for step in found.semaforo] == ["Bajo", "Alto"]


def test_a_format_refuses_a_table_of_comun(tmp_path: Path) -> None:
    """It leaves the order too, which the format need not write again."""
    write_format(tmp_path / "otras", "propio", "nombre: Propio\nsin_tablas: cronograma\n")
    found, common = read_formato("propio", tmp_path / "otras").formato, read_formato("comun").formato
    assert set(found.tablas) == set(common.tablas) - {"cronograma"}
    assert found.orden == tuple(name for name in common.orden if name != "cronograma")


def test_a_file_that_no_folder_has() -> None:
    """The fault names it."""
    with pytest.raises(InputError, match=r"falta el archivo «nada\.docx» — cópielo de la carpeta de otro formato"):
        read_formato("comun").file("nada.docx")


@pytest.mark.parametrize("name", ["", "..", "../comun", "/etc", "uspek", "COMUN"])
def test_a_format_that_does_not_exist(name: str) -> None:
    """Names are looked up, never joined to a path; the nearest is proposed, at the place that asked."""
    with pytest.raises(InputError, match=r"^plan\.yaml:1:10: error: no hay un formato «") as refused:
        read_formato(name, asked_at=Place("plan.yaml", 1, 10))
    assert len(refused.value.faults) == 1
    assert refused.value.faults[0].hint


@pytest.mark.parametrize("name", sorted(list_formatos()))
def test_every_format_of_the_program_is_right(name: str) -> None:
    """And has all its files."""
    found = read_formato(name)
    assert found.file("plan.docx").is_file()
    assert found.file("inicio.yaml").is_file()
