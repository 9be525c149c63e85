"""A plan's folder: which files are read, and what is said when they are not there or not as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from pecdocs.faults import InputError
from pecdocs.plan import read_plan
from pecdocs.plan.folder import try_plan
from tests.support.yaml_cases import HEAD, faults_of, write_plan

NO_PLAN = "aquí no hay ningún plan — la carpeta debe tener un plan.yaml; «pecdocs nuevo CARPETA» crea uno"
NOTHING = (
    "aquí no hay ningún plan — no existe: revise su nombre y desde qué carpeta da la orden;"
    " «pecdocs nuevo CARPETA» crea uno"
)
CHANGE = '- {version: "1", fecha: 2024-01-31, descripcion: Primera versión}\n'


def said(path: Path) -> str:
    """Give everything that reading a plan says."""
    with pytest.raises(InputError) as refused:
        read_plan(path)
    return "\n".join(map(str, refused.value.faults))


def test_a_plan_is_its_folder_or_its_file(tmp_path: Path) -> None:
    """`data/x` and `data/x/plan.yaml` are the same plan."""
    write_plan(tmp_path, HEAD)
    assert read_plan(tmp_path) == read_plan(tmp_path / "plan.yaml")


@pytest.mark.parametrize("name", ["nada", "nada/plan.yaml"])
def test_a_folder_that_is_not_there(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer names the path as it was asked for."""
    monkeypatch.chdir(tmp_path)
    assert said(Path(name)) == f"{name}: error: {NOTHING}"


def test_a_folder_without_a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder below the working folder is named from there, however it was asked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vacía").mkdir()
    assert said(tmp_path / "vacía") == f"vacía: error: {NO_PLAN}"


def test_a_plan_elsewhere_is_named_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `../..` to count."""
    (tmp_path / "aquí").mkdir()
    monkeypatch.chdir(tmp_path / "aquí")
    assert said(tmp_path / "allá") == f"{(tmp_path / 'allá').as_posix()}: error: {NOTHING}"


def test_a_folder_called_plan_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder is not a file, whatever its name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").mkdir()
    assert said(Path()) == f".: error: {NO_PLAN}"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            PermissionError(13, "Permission denied"),
            "no hay permiso para leer este archivo — revise sus permisos, o ciérrelo si está abierto",
        ),
        (OSError(5, "Input/output error"), "no se puede leer este archivo"),
    ],
    ids=["no permission", "a broken disk"],
)
def test_a_file_that_cannot_be_read(
    error: OSError, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own words, in English, are not repeated."""

    def refuse(*_arguments: object) -> None:
        raise error

    write_plan(tmp_path, HEAD)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "open", refuse)
    assert said(Path("plan.yaml")) == f"plan.yaml: error: {message}"


def test_a_folder_that_cannot_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses to tell is told as a file that can't be read."""

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    for name in ("is_dir", "is_file", "open"):
        monkeypatch.setattr(Path, name, refuse)
    assert "no hay permiso para leer este archivo" in said(tmp_path / "plan.yaml")


def test_a_path_that_no_system_takes(tmp_path: Path) -> None:
    """A name of a thousand letters is a mistake like any other."""
    assert "no se puede leer este archivo" in said(tmp_path / ("a" * 1000))


def test_the_change_log_stands_beside_the_plan(tmp_path: Path) -> None:
    """`cambios.yaml` is read as part of the plan, and its values know their place in it."""
    plan = read_plan(write_plan(tmp_path, HEAD, "cambios:\n  " + CHANGE))
    assert [change.version for change in plan.cambios] == ["1"]
    assert str(plan.place(plan.cambios[0], "fecha")).endswith("cambios.yaml:2:27")


@pytest.mark.parametrize("text", ["", "# nada todavía\n", "cambios: []\n"])
def test_a_change_log_may_be_empty(text: str, tmp_path: Path) -> None:
    """An empty file is no mistake."""
    assert read_plan(write_plan(tmp_path, HEAD, text)).cambios == ()


def test_mistakes_of_both_files_are_told_at_once(tmp_path: Path) -> None:
    """One run tells everything, also what only both files together show."""
    changes = f"cambios:\n  {CHANGE}  {CHANGE}  - {{version: 2.10, fecha: hoy}}\n"
    assert faults_of(tmp_path, f"{HEAD}secsiones: []\n", changes) == [
        "cambios.yaml:3:15: error: la versión «1» está dos veces en el registro — deje una entrada por versión",
        "cambios.yaml:4:5: error: falta «descripcion» — agregue una línea «descripcion: …»",
        (
            "cambios.yaml:4:15: error: «2.10» es ambiguo: "
            'sin comillas, YAML lo lee como un número y cambia su escritura — escríbalo entre comillas: "2.10"'
        ),
        "cambios.yaml:4:28: error: «hoy» no es una fecha — escríbala año-mes-día, como 2024-03-01",
        "7:1: error: clave desconocida «secsiones» — ¿quiso decir «secciones»?",
    ]


def test_a_change_log_is_checked_though_the_plan_cannot_be_read(tmp_path: Path) -> None:
    """And the other way round."""
    tab = "hay un tabulador en la sangría — use espacios: YAML no admite tabuladores"
    assert faults_of(tmp_path, "\tx: y\n", "cambio: []\n") == [
        "cambios.yaml:1:1: error: clave desconocida «cambio» — ¿quiso decir «cambios»?",
        f"1:1: error: {tab}",
    ]
    assert faults_of(tmp_path, "formato: [a]\n" + HEAD, "\tx: y\n")[0] == f"cambios.yaml:1:1: error: {tab}"


@pytest.mark.parametrize("text", ["hola\n", "- a\n"])
def test_a_change_log_that_is_none(text: str, tmp_path: Path) -> None:
    """It has one key, cambios."""
    (line,) = faults_of(tmp_path, HEAD, text)
    assert line.startswith("cambios.yaml:1:1: error: aquí va un grupo de claves en «el archivo», no ")
    assert line.endswith("sus claves son: cambios")


def test_a_plan_with_mistakes_still_gives_what_is_right(tmp_path: Path) -> None:
    """The values at fault are left out, and the rest can be looked at."""
    plan, faults = try_plan(write_plan(tmp_path, HEAD.replace("2024-01-31", "31/01/2024") + "siglas: {A: b}\n"))
    assert plan is not None
    assert plan.siglas == {"A": "b"}
    assert len(faults) == 1


def test_reading_a_plan_with_mistakes_is_refused(tmp_path: Path) -> None:
    """`read_plan` gives a plan that is right in everything, or none."""
    with pytest.raises(InputError):
        read_plan(write_plan(tmp_path, HEAD + "secsiones: []\n"))
