"""What is wrong in a period file, or in a plan that is to be followed: each mistake with its line and its place."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.faults import InputError
from pecdocs.plan import read_plan
from pecdocs.seguimiento import read_answers, rules_of, try_answers
from tests.support.seguimientos import formato_of
from tests.support.yaml_cases import HEAD, FaultCase, fault_table, write_plan

HERE = Path(__file__).parent
OF_ANSWERS = fault_table(HERE / "faults.txt")
OF_PLANS = fault_table(HERE / "plan_faults.txt")

PLAN = f"""{HEAD}niveles: [Grupo, Actividad]
arbol:
  - codigo: G
    nombre: Un grupo
    hijos:
      - {{codigo: REVISTA, nombre: x, meta: {{cantidad: 10, unidad: revistas}}}}
      - {{codigo: EVENTOS, nombre: x, meta: {{demanda: sí}}}}
      - {{codigo: HITO, nombre: x, meta: {{tipo: hito}}}}
      - {{codigo: PORCENTAJE, nombre: x, meta: 100 %}}
      - {{codigo: SEGUIDORES, nombre: x, meta: {{cantidad: 20, tipo: capacidad, linea_base: 10}}}}
      - {{codigo: SUELTA, nombre: x}}
"""


def faults_of(folder: Path, text: str, files: dict[str, str]) -> list[str]:
    """Give every fault of a plan's period files."""
    plan = read_plan(write_plan(folder, text))
    (folder / "seguimiento").mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / "seguimiento" / name).write_text(content, encoding="utf-8")
    _, faults = try_answers(folder, plan, rules_of(plan, formato_of()))
    ordered = sorted(faults, key=lambda fault: (fault.place.file, fault.place.line or 0, fault.place.column or 0))
    return [str(fault).removeprefix(f"{folder.as_posix()}/") for fault in ordered]


@pytest.mark.parametrize("case", OF_ANSWERS, ids=lambda case: case.sentence)
def test_a_mistake_in_an_answer_gives_its_line_at_its_place(case: FaultCase, tmp_path: Path) -> None:
    """The table faults.txt holds what is written in 2024-T1.yaml, and every line that is said of it."""
    found = faults_of(tmp_path, PLAN, {"2024-T1.yaml": f"{case.text}\n"})
    assert found == [f"seguimiento/2024-T1.yaml:{line}" for line in case.lines]


@pytest.mark.parametrize("case", OF_PLANS, ids=lambda case: case.sentence)
def test_a_plan_that_can_t_be_measured_says_where(case: FaultCase, tmp_path: Path) -> None:
    """The table plan_faults.txt holds the end of a plan, from line 8 on."""
    text = f"{HEAD}niveles: [Grupo, Actividad]\n{case.text}\n"
    assert faults_of(tmp_path, text, {}) == [f"plan.yaml:{line}" for line in case.lines]


def test_only_what_counts_needs_a_weight(tmp_path: Path) -> None:
    """Not a row without a goal, nor the steps below an activity that is measured itself."""
    text = f"""{HEAD}niveles: [Actividad, Paso]
seguimiento: {{ponderacion: nivel}}
arbol:
  - {{codigo: A, nombre: x, peso: 100, meta: {{cantidad: 1}}, hijos: [{{codigo: B, nombre: x}}]}}
  - {{codigo: C, nombre: x, hijos: [{{codigo: D, nombre: x}}]}}
"""
    assert faults_of(tmp_path, text, {}) == []


def test_every_line_says_what_to_do() -> None:
    """After the dash comes a way out."""
    lines = [line for case in (*OF_ANSWERS, *OF_PLANS) for line in case.lines]
    assert [line for line in lines if not re.fullmatch(r"\d+:\d+: error: .+ — .+", line)] == []


def test_a_file_that_is_called_by_no_period(tmp_path: Path) -> None:
    """Another scheme, another year, another ending."""
    found = faults_of(tmp_path, PLAN, {"2024-01.yaml": "", "2023-T4.yaml": "", "2024-T2.yml": "", "notas.txt": "x"})
    said = "no es el archivo de un periodo trimestral de este plan — ¿quiso decir"
    assert found == [
        f"seguimiento/2023-T4.yaml: error: «2023-T4.yaml» {said} «2024-T4.yaml»?",
        f"seguimiento/2024-01.yaml: error: «2024-01.yaml» {said} «2024-T1.yaml»?",
        f"seguimiento/2024-T2.yml: error: «2024-T2.yml» {said} «2024-T2.yaml»?",
    ]


def test_mistakes_of_every_file_are_told_together(tmp_path: Path) -> None:
    """Those of the plan too; what could be read is given all the same."""
    plan = read_plan(write_plan(tmp_path, PLAN.replace("linea_base: 10", "linea_base: 30")))
    (tmp_path / "seguimiento").mkdir()
    (tmp_path / "seguimiento" / "2024-T1.yaml").write_text("respuestas: {REVISTA: x, HITO: sí}\n", encoding="utf-8")
    (tmp_path / "seguimiento" / "2024-T2.yaml").write_text("respuestas:\n\tREVISTA: 1\n", encoding="utf-8")
    (tmp_path / "seguimiento" / "2024-T3.yaml").write_text("", encoding="utf-8")
    rules = rules_of(plan, formato_of())
    with pytest.raises(InputError) as refused:
        read_answers(tmp_path, plan, rules)
    assert [Path(fault.place.file).name for fault in refused.value.faults] == [
        "plan.yaml",
        "2024-T1.yaml",
        "2024-T2.yaml",
    ]
    answers, _ = try_answers(tmp_path, plan, rules)
    assert list(answers.registros) == ["2024-T1", "2024-T3"]
    assert answers.answer("2024-T1", "HITO") is not None


def test_a_plan_without_period_files_has_no_answers(tmp_path: Path) -> None:
    """Nor any mistake."""
    plan = read_plan(write_plan(tmp_path, PLAN))
    assert read_answers(tmp_path, plan, rules_of(plan, formato_of())).last is None


_KEYS = (
    "respuestas:\n",
    "cerrado: ",
    "  REVISTA: ",
    "  EVENTOS: ",
    "ejecutado: ",
    "solicitado: ",
    "estado: ",
    "cambios: ",
)
_VALUES = ("sí", "3", "25 %", "NO", "~", "2024-05-02", "huellas: {}", "antes: {}", "{", "}", "[", "]", ", ", "\n")
_PIECES = st.sampled_from((*_KEYS, *_VALUES))


@given(st.one_of(st.binary(max_size=100), st.lists(_PIECES, max_size=30).map(lambda found: "".join(found).encode())))
def test_any_period_file_is_read_or_refused(raw: bytes) -> None:
    """Whatever stands in it, the answer is answers or faults: never another exception."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        plan = read_plan(write_plan(folder, PLAN))
        (folder / "seguimiento").mkdir()
        (folder / "seguimiento" / "2024-T1.yaml").write_bytes(raw)
        answers, faults = try_answers(folder, plan, rules_of(plan, formato_of()))
    assert faults or list(answers.registros) == ["2024-T1"]
    assert all("\n" not in str(each) for each in faults)
