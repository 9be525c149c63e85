"""Reports of the plans of data/, read back: Word, CSV and Progress have the same numbers; sound; the same bytes."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pecdocs.cli.informe import Request, run
from pecdocs.formato import list_formatos, read_formato
from pecdocs.layout.figures import percent_text
from pecdocs.layout.locale import Locale
from pecdocs.plan import read_plan
from pecdocs.seguimiento import Estado, Progress, progress, read_answers, rules_of
from tests.support.chartcheck import charts_of
from tests.support.outer import findings, lost_lines, pages_of, to_pdf
from tests.support.worddocuments import DATA, ROOT, TEMPLATES, sound
from tests.support.wordxml import Docx

if TYPE_CHECKING:
    from pecdocs.seguimiento import Activity, Group, Rules
    from pecdocs.seguimiento.states import Value

pytestmark = pytest.mark.xdist_group("informe")

PERIODS = [(path.parent.parent.name, path.stem) for path in sorted(DATA.glob("*/seguimiento/*.yaml"))]
every_period = pytest.mark.parametrize(("name", "period"), PERIODS)
SHEETS = ("Resumen", "Seguimiento", "Formulario", "Cálculo")
"""The sheets that the workbook may have."""
MOST_PAGES = 8
"""The pages that a report of so small a plan may take."""


@cache
def written(name: str, period: str) -> dict[str, bytes]:
    """Write the report of a plan; give its files by their ending."""
    with TemporaryDirectory() as folder:
        result = run(Request(DATA / name, period, Path(folder), TEMPLATES), lambda _stage: None)
        return {path.suffix: path.read_bytes() for path in result.files}


@cache
def found(name: str, period: str) -> Progress:
    """Measure a plan."""
    plan = read_plan(DATA / name)
    rules = rules_of(plan, read_formato(plan.formato, TEMPLATES).formato)
    return progress(plan, rules, read_answers(DATA / name, plan, rules), period)


def rows(name: str, period: str) -> list[dict[str, str]]:
    """Read the open data of a report."""
    return list(csv.DictReader(StringIO(written(name, period)[".csv"].decode("utf-8-sig"), newline="")))


@cache
def style(name: str) -> tuple[Rules, Locale]:
    """Give the rules of a plan, and how its documents write numbers."""
    plan = read_plan(DATA / name)
    formato = read_formato(plan.formato, TEMPLATES).formato
    return rules_of(plan, formato), Locale(plan.entidad.pais, formato.estilos)


def shown(name: str, value: Value) -> str:
    """Print a percentage as a plan's documents do."""
    return "—" if isinstance(value, Estado) else percent_text(value, *style(name))


@every_period
def test_the_table_of_the_report_has_the_numbers_of_progress(name: str, period: str) -> None:
    """Every group, every activity and the plan: to date, in the period, in the year, on its step."""
    table = next(each for each in sound(written(name, period)[".docx"]).tables if "Código" in each.texts()[0])
    read = {texts[0]: texts[4:8] for texts in table.texts()[1:]}
    measured = found(name, period)
    results: dict[str, Activity | Group] = {**measured.groups, **measured.activities, "Plan": measured.plan}
    assert read == {
        codigo: [
            shown(name, each.periods[period].percent),
            shown(name, each.to_date.percent),
            each.to_date.light.word,
            shown(name, each.year.percent),
        ]
        for codigo, each in results.items()
    }


@every_period
def test_the_open_data_has_the_numbers_of_progress(name: str, period: str) -> None:
    """Unrounded, to ten decimals."""
    last = [row for row in rows(name, period) if row["periodo"] == period]
    activities = found(name, period).activities
    assert [row["codigo"] for row in last] == list(activities)
    for row in last:
        each = activities[row["codigo"]]
        values = {"porcentaje": each.periods[period].percent, "a_la_fecha": each.to_date.percent}
        for column, value in (values | {"en_el_anio": each.year.percent}).items():
            said = Decimal(row[column]) if row[column] else None
            assert said is None if isinstance(value, Estado) else abs(value - (said or 0)) < Decimal("1E-9")


@every_period
def test_the_chart_has_the_numbers_of_progress(name: str, period: str) -> None:
    """Its workbook too, as the checker of the document sees; parts of one, as Office writes percentages."""
    drawn = list(charts_of(Docx(written(name, period)[".docx"]).parts).values())
    if not any(isinstance(each.to_date.percent, Decimal) for each in found(name, period).groups.values()):
        assert drawn == []
        return
    bars = drawn[0]["A la fecha"]
    results = [found(name, period).result(item.codigo) for item in found(name, period).items]
    assert [word.rpartition(" (")[2] for word, _ in bars] == [f"{each.to_date.light.word})" for each in results]
    for (_, number), each in zip(bars, results, strict=True):
        value = each.to_date.percent
        assert number is None if isinstance(value, Estado) else abs(float(value) / 100 - (number or 0)) < 1e-9


@every_period
def test_the_workbook_is_there_to_be_read(name: str, period: str) -> None:
    """All areas, nothing to fill in: no cell is open, nothing asks, and it can't be taken for one that comes back."""
    book = load_workbook(BytesIO(written(name, period)[".xlsx"]))
    assert {"Resumen", "Formulario", "Cálculo"} <= set(book.sheetnames) <= {*SHEETS}
    for sheet in book.worksheets:
        assert sheet.protection.sheet, sheet.title
        assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row), sheet.title
        assert sheet.data_validations.dataValidation == [], sheet.title
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"][-1] == "Formulario"


@every_period
def test_the_workbook_has_the_numbers_of_progress(name: str, period: str) -> None:
    """Each activity's percentage to date, as a part of one, in the cell that its form shows."""
    sheet = load_workbook(BytesIO(written(name, period)[".xlsx"]), data_only=True)["Formulario"]
    grid: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    keys = next(row for row in grid if "codigo" in row)
    rows = {
        row[keys.index("codigo")]: row for row in grid if row[keys.index("codigo")] in found(name, period).activities
    }
    assert set(rows) == set(found(name, period).activities)
    for codigo, each in found(name, period).activities.items():
        value, held = each.to_date.percent, rows[codigo][keys.index("a_la_fecha")]
        assert held == value.value if isinstance(value, Estado) else abs(held - float(value) / 100) < 1e-9


@every_period
def test_an_open_period_says_so_on_every_page(name: str, period: str) -> None:
    """And a closed one does not."""
    read = Docx(written(name, period)[".docx"])
    headers = [part.decode() for part_name, part in read.parts.items() if part_name.startswith("word/header")]
    is_open = any("PRELIMINAR" in each for each in headers)
    assert is_open == ("Informe preliminar" in read.text())


@pytest.mark.parametrize("formato", sorted(list_formatos(TEMPLATES)))
def test_in_every_format_the_report_has_its_colours(formato: str, tmp_path: Path) -> None:
    """It is of the paper of the entity's plan: those of `estilo`, and no other."""
    text = (DATA / "ejemplo-seguimiento" / "plan.yaml").read_text(encoding="utf-8")
    (tmp_path / "seguimiento").mkdir()
    (tmp_path / "seguimiento" / "2027-T1.yaml").write_text("respuestas: {REVISTA: 1}\n", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(text.replace("formato: comun", f"formato: {formato}"), encoding="utf-8")
    result = run(Request(tmp_path, "2027-T1", tmp_path / "salida", TEMPLATES), lambda _stage: None)
    data = next(path for path in result.files if path.suffix == ".docx").read_bytes()
    colour = read_formato(formato, TEMPLATES).formato.estilo.titulos
    fills = re.findall(r'w:fill="(\w+)"', sound(data).parts["word/document.xml"].decode())
    assert colour in fills
    assert colour == "1F3A5F" or "1F3A5F" not in fills


SCRIPT = """
import sys
from pecdocs.cli.commands import run
for number, plan in enumerate(sys.argv[3:]):
    order = ["seguimiento", "informe", plan, "--plantillas", sys.argv[2], "--salida", f"{sys.argv[1]}/{number}"]
    assert run(order) == 0, plan
"""


def in_a_process(folder: Path, cwd: Path, plans: list[str], **environment: str) -> dict[str, bytes]:
    """Write the reports in a process of its own; give the files by their path in the output folder."""
    command = [sys.executable, "-c", SCRIPT, str(folder), str(TEMPLATES), *plans]
    env = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    kinds = {".docx", ".csv", ".xlsx"}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.suffix in kinds
    }


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock, nor a path, nor the order of a set gets into a file."""
    plans = sorted({name for name, _ in PERIODS})
    near = [f"data/{name}" for name in plans]
    one = in_a_process(tmp_path / "uno", ROOT, near, PYTHONHASHSEED="1", TZ="America/Bogota", LC_ALL="C")
    far = [str(DATA / name) for name in plans]
    other = in_a_process(tmp_path / "dos", tmp_path, far, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert set(one) == set(other)
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.externo
def test_the_validator_finds_nothing_in_any_report(tmp_path: Path) -> None:
    """Of any plan, as of any period."""
    assert len(PERIODS) >= 6
    for kind in ("docx", "xlsx"):
        files = {f"{name}-{period}": written(name, period)[f".{kind}"] for name, period in PERIODS}
        assert findings(files, tmp_path, kind) == []


@pytest.mark.externo
def test_a_printed_report_begins_with_one_page_for_the_committee(tmp_path: Path) -> None:
    """The summary ends where the first page does; nothing is lost on paper, and few pages follow."""
    paths = []
    for name, period in PERIODS:
        paths.append(tmp_path / f"{name}-{period}.docx")
        paths[-1].write_bytes(written(name, period)[".docx"])
    for path, pdf in zip(paths, to_pdf(paths, tmp_path), strict=True):
        pages = pages_of(pdf)
        assert "Resumen para el comité" in pages[0], path.name
        assert "Avance de cada actividad" in pages[1], path.name
        assert len(pages) <= MOST_PAGES, path.name
        assert lost_lines(Docx(path.read_bytes()), pages) == [], path.name


MANY = """
entidad: {nombre: Entidad de Ejemplo}
documento: {titulo: Plan Estratégico de Comunicaciones, version: "1", fecha: 2024-01-31, vigencia: 2024}
roles: {COM: Oficina Asesora de Comunicaciones, TH: Grupo de Talento Humano}
niveles: [Objetivo, Actividad]
arbol:
"""


def a_plan_of_many(folder: Path) -> Path:
    """Write a plan of ten groups of six activities: behind, over, without report, all with much to say."""
    tree, answers = [], []
    for group in range(10):
        role = "COM" if group % 2 else "TH"
        name = f"Objetivo {group}, con un nombre tan largo como los que los planes suelen tener"
        tree.append(f"  - {{codigo: G{group}, nombre: '{name}', responsables: {role}, hijos: [")
        for n in range(6):
            program = "meta: 10, programacion: {trimestral: {2024-T1: 5}}"
            tree.append(f"      {{codigo: G{group}A{n}, nombre: '{name} y sus actividades', {program}}},")
            if n:
                answers.append(
                    f"  G{group}A{n}: {{ejecutado: {n * 2}, analisis: '{'No se alcanzó a imprimir. ' * 20}'}}"
                )
        tree.append("    ]}")
    (folder / "seguimiento").mkdir()
    (folder / "plan.yaml").write_text(MANY + "\n".join(tree) + "\n", encoding="utf-8")
    (folder / "seguimiento" / "2024-T1.yaml").write_text("respuestas:\n" + "\n".join(answers) + "\n", encoding="utf-8")
    return folder


@pytest.mark.externo
def test_the_committee_s_page_of_a_large_plan_is_one_page_too(tmp_path: Path) -> None:
    """What has no room is counted, and stands further on."""
    result = run(Request(a_plan_of_many(tmp_path), folder=tmp_path / "s", templates=TEMPLATES), lambda _stage: None)
    document = next(path for path in result.files if path.suffix == ".docx")
    pages = pages_of(to_pdf([document], tmp_path)[0])
    assert "Pasa del umbral" in pages[0]
    assert "Avance de cada actividad" in pages[1]
    assert lost_lines(sound(document.read_bytes()), pages) == []
