"""The review sheet of the plans of data/, in Word and in Excel: sound, the same bytes, every finding, every reason."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import load_workbook

from pecdocs.cli.review_plan import expediente_of
from pecdocs.cli.review_sheet import Request, run
from pecdocs.formato import read_formato
from pecdocs.layout.blocks import Table
from pecdocs.layout.hoja import ROTULOS, hoja_needs, lay_out_hoja, tables
from pecdocs.revision import Revision, revisar
from tests.support import excelcheck
from tests.support.outer import findings
from tests.support.soundplan import plan_with
from tests.support.worddocuments import DATA, ROOT, TEMPLATES, sound

PLANS = ("uspec-2024", "inm-2019", "mintic-2019", "ipco-2022", "rendicion-2019", "uspec-2024-v2")
ACCEPTED = """
    entidad: {nombre: Instituto de Vivienda, sigla: IV, pais: CO}
    secciones:
      - codigo: OBJ
        titulo: Objetivo
        numeral: auto
        texto: Informar a la población –
      - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
      - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
      - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
    revision:
      reviso: [Marcela Rincón Ospina]
      aceptados:
        - {regla: I38, lugar: OBJ, motivo: Así lo dice la ley <1>., quien: El comité, fecha: 2024-02-20}
"""
"""A plan with one finding, which it accepts."""
every_plan = pytest.mark.parametrize("name", PLANS)


@cache
def written(name: str) -> tuple[Revision, dict[str, bytes]]:
    """Review a plan and write its sheet; give what was found, and its files by their ending."""
    with TemporaryDirectory() as folder:
        found, done = run(Request(DATA / name, folder=Path(folder), templates=TEMPLATES), lambda _stage: None)
        return found, {path.suffix: path.read_bytes() for path in done.files}


def told(data: bytes) -> str:
    """Give every text of a workbook."""
    cells = (cell.value for sheet in load_workbook(BytesIO(data)) for line in sheet.iter_rows() for cell in line)
    return "\n".join(str(value) for value in cells if value is not None)


@every_plan
def test_every_finding_stands_in_both_with_its_line(name: str) -> None:
    """In its words, under its severity, with the count of all of them."""
    found, files = written(name)
    document = sound(files[".docx"])
    assert not excelcheck.faults_of(files[".xlsx"])
    word = "\n".join(text for table in document.tables for line in table.texts() for text in line)
    for text in (word, told(files[".xlsx"])):
        assert found.cuenta() in text
        for each in found.hallazgos:
            assert " ".join(each.mensaje.split())[1:] in text
            assert f"línea {each.sitio.place.line}" in text


def test_what_is_accepted_stands_apart_with_its_reason_and_who_reviewed(tmp_path: Path) -> None:
    """And nothing is left to find."""
    plan = plan_with(ACCEPTED, tmp_path / "plan")
    found, done = run(Request(plan, folder=tmp_path / "hoja", templates=TEMPLATES), lambda _stage: None)
    assert found.cuenta() == "Sin hallazgos; 1 más, aceptado."
    files = {path.suffix: path.read_bytes() for path in done.files}
    word = "\n".join(text for table in sound(files[".docx"]).tables for line in table.texts() for text in line)
    for text in (word, told(files[".xlsx"])):
        for words in ("Así lo dice la ley <1>.", "El comité", "20/02/2024", "Marcela Rincón Ospina", "1. Objetivo"):
            assert words in text


def test_a_place_is_named_as_on_the_paper_and_as_in_the_plan() -> None:
    """Who reads the paper knows no codigo; who writes an acceptance needs it."""
    expediente = expediente_of(DATA / "uspec-2024")
    places = {each.sitio.lugar: tables.place(expediente, each) for each in revisar(expediente).hallazgos}
    assert places["SEGUIMIENTO"] == "1. Seguimiento\nSEGUIMIENTO\nplan.yaml, línea 121"
    assert places["NOTI"] == "2. Noti USPEC\nNOTI\nplan.yaml, línea 181"
    assert places["seguimiento/REV-1"].startswith(
        "1. Elaboración de la Revista USPEC, en donde se socialice la gestión…\n"
    )
    assert places["firmas/aprobo"] == "firmas/aprobo\nplan.yaml, línea 408"


def test_those_who_sign_stay_on_one_page() -> None:
    """Each row but the last with the one after it."""
    rows = tables.signatures(["Ana Ruiz", "Luis Peña", "Eva Gil"]).grid.rows
    assert [row.keep_next for row in rows if row.kind == "fila"] == [True, True, False]


def test_the_sheet_needs_what_it_draws(tmp_path: Path) -> None:
    """Its own tables, their columns and kinds of row, and a name for each as a sheet."""
    expediente = expediente_of(DATA / "uspec-2024")
    waived = expediente_of(plan_with(ACCEPTED, tmp_path))
    folder = read_formato("comun", TEMPLATES)
    blocks = [
        *lay_out_hoja(expediente, revisar(expediente), folder).blocks,
        *lay_out_hoja(waived, revisar(waived), folder).blocks,
    ]
    drawn = {each.name: each.grid for each in blocks if isinstance(each, Table)}
    needs = hoja_needs(folder.formato).tables
    assert set(drawn) == set(needs) == set(ROTULOS)
    for name, grid in drawn.items():
        assert needs[name].columns == tuple(column.codigo for column in grid.columns)
        assert set(needs[name].kinds) == {row.kind for row in grid.rows}


SCRIPT = """
import sys
from pecdocs.cli.commands import run
run(["revisar", sys.argv[1], "--hoja", "--plantillas", sys.argv[2], "--salida", sys.argv[3]])
"""


def in_a_process(plan: str, folder: Path, cwd: Path, **environment: str) -> dict[str, bytes]:
    """Write the sheet of a plan in a process of its own."""
    command = [sys.executable, "-c", SCRIPT, plan, str(TEMPLATES), str(folder)]
    env = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=True, timeout=120)
    return {path.name: path.read_bytes() for path in folder.glob("[a-z]*")}


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock, nor a path, nor the order of a set gets into a file."""
    one = in_a_process("./data/mintic-2019", tmp_path / "a", ROOT, PYTHONHASHSEED="1", TZ="America/Bogota")
    other = in_a_process(str(DATA / "mintic-2019"), tmp_path / "b", tmp_path, PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert len(one) == 2
    assert one == other


@pytest.mark.externo
def test_the_validator_finds_nothing_in_any_sheet(tmp_path: Path) -> None:
    """Of Word and of Excel."""
    files = {f"{name}{ending}": data for name in PLANS for ending, data in written(name)[1].items()}
    for ending in (".docx", ".xlsx"):
        kind = {name.removesuffix(ending): data for name, data in files.items() if name.endswith(ending)}
        assert findings(kind, tmp_path, ending[1:]) == []
