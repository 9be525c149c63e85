"""What is wrong in a format's `formato.yaml`, each mistake with its line and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pecdocs.faults import InputError
from pecdocs.formato import read_formato
from tests.support.yaml_cases import FaultCase, fault_table

CASES = fault_table(Path(__file__).parent / "faults.txt")


def faults_of(folder: Path, name: str) -> list[str]:
    """Give every fault of a format that stands in a folder of its own."""
    with pytest.raises(InputError) as refused:
        read_formato(name, folder)
    return [str(fault).removeprefix(f"{folder.as_posix()}/") for fault in refused.value.faults]


def write_format(folder: Path, text: str, name: str = "propio") -> None:
    """Write a format's `formato.yaml`."""
    (folder / name).mkdir()
    (folder / name / "formato.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_a_mistake_gives_its_line_at_its_place(case: FaultCase, tmp_path: Path) -> None:
    """The table faults.txt holds what is written after a format's name, and every line that is said of it."""
    write_format(tmp_path, f"nombre: Propio\n{case.text}\n")
    assert faults_of(tmp_path, "propio") == [f"propio/formato.yaml:{line}" for line in case.lines]


def test_every_line_says_what_to_do() -> None:
    """After the dash comes a way out."""
    assert [line for case in CASES for line in case.lines if " — " not in line] == []


def test_mistakes_of_the_common_format_are_told_too(tmp_path: Path) -> None:
    """A format is read with what it takes from `comun`, and both may be at fault."""
    write_format(tmp_path, "nombre: Propio\norden: [nada]\n")
    write_format(tmp_path, "nombre: Común\n\tx: y\n", "comun")
    assert faults_of(tmp_path, "propio") == [
        "comun/formato.yaml:2:1: error: hay un tabulador en la sangría — use espacios: YAML no admite tabuladores",
        "propio/formato.yaml:2:9: error: no hay una tabla «nada» — se conocen: secciones, firmas",
    ]


def test_a_mistake_of_the_common_format_is_not_blamed_on_another(tmp_path: Path) -> None:
    """Nor told when the format of its own folder is right."""
    write_format(tmp_path, "nombre: Propio\n")
    write_format(tmp_path, "nombre: Común\norden: [nada]\n", "comun")
    assert [line.partition(":")[0] for line in faults_of(tmp_path, "propio")] == ["comun/formato.yaml"]
