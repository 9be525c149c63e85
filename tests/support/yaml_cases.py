"""Small plans as text, and what the program says of them, one line a fault."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.plan.folder import try_plan

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
entidad: {nombre: Entidad, sigla: ENT}
documento:
  titulo: Plan
  version: "1"
  fecha: 2024-01-31
  vigencia: 2024
"""
"""The least a plan holds; what is added to it begins on line 7."""

_BRANCH = """\
roles: {COM: Comunicaciones, TH: Talento Humano}
niveles: [Eje, Actividad]
arbol:
  - codigo: E1
    nombre: Un eje
    hijos:
"""

_NODE = """\
      - codigo: A1
        nombre: Revista
"""


def branch(text: str) -> str:
    """Give a plan with an axis whose children are `text`, from line 13 on, indented by 6."""
    return HEAD + _BRANCH + _indented(text, 6)


def node(text: str) -> str:
    """Give a plan with an activity whose other fields are `text`, from line 15 on, indented by 8."""
    return HEAD + _BRANCH + _NODE + _indented(text, 8)


def section(text: str) -> str:
    """Give a plan with a section whose `texto` is `text`, from line 11 on."""
    return HEAD + "secciones:\n  - codigo: INT\n    titulo: Introducción\n    texto: |\n" + _indented(text, 6)


def _indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" if line else "\n" for line in text.split("\n"))


def write_plan(folder: Path, text: str | bytes, changes: str | None = None) -> Path:
    """Write a plan's files in a folder."""
    folder.mkdir(exist_ok=True)
    (folder / "plan.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    if changes is not None:
        (folder / "cambios.yaml").write_bytes(changes.encode())
    return folder


def faults_of(folder: Path, text: str | bytes, changes: str | None = None) -> list[str]:
    """Give every fault of a plan, in the order of their places, as `7:1: error: …` (`cambios.yaml:2:3: error: …`)."""
    _, faults = try_plan(write_plan(folder, text, changes))
    ordered = sorted(faults, key=lambda fault: (fault.place.file, fault.place.line or 0, fault.place.column or 0))
    lines = [str(fault).removeprefix(f"{folder.as_posix()}/") for fault in ordered]
    return [line.removeprefix("plan.yaml:").lstrip() for line in lines]


@dataclass(frozen=True, slots=True)
class FaultCase:
    """One entry of a table of faults: a sentence, what is written, and every line that is said of it."""

    sentence: str
    text: str
    lines: list[str]


def fault_table(path: Path) -> list[FaultCase]:
    """Read a table of faults: `== sentence`, what is written, `--`, and the lines that are said of it."""
    entries = re.split(r"(?m)^== ", path.read_text(encoding="utf-8"))[1:]
    cases = []
    for entry in entries:
        sentence, _, rest = entry.partition("\n")
        text, _, lines = rest.partition("\n--\n")
        cases.append(FaultCase(sentence, text, lines.strip("\n").split("\n")))
    return cases
