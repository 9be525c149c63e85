"""Closed periods are frozen: a later change stands with who asked for it and who authorised it, or it is a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pecdocs.plan import read_plan
from pecdocs.seguimiento import followed, progress, rules_of, try_answers
from pecdocs.seguimiento.closing import fingerprints
from tests.support.seguimientos import formato_of
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.seguimiento import Progress

PLAN = f"""{HEAD}niveles: [Actividad]
arbol:
  - codigo: A
    nombre: x
    meta: {{cantidad: 10}}
    programacion: {{trimestral: {{2024-T1: 25 %, 2024-T2: 5}}}}
  - {{codigo: B, nombre: x, meta: {{demanda: sí}}}}
"""
ANSWERS = "respuestas:\n  A: {ejecutado: 2, evidencia: Acta 3}\n  B: {ejecutado: 1, solicitado: 2}\n"
CHANGE = "cambios: {fecha: 2024-05-02, solicito: COM, autorizo: OAP, motivo: x, antes: %s}"


def closing(folder: Path, plan_text: str = PLAN, answers: str = ANSWERS) -> str:
    """Give the closing of the first quarter as it was answered."""
    plan = read_plan(write_plan(folder, plan_text))
    (folder / "seguimiento").mkdir(exist_ok=True)
    (folder / "seguimiento" / "2024-T1.yaml").write_text(answers, encoding="utf-8")
    rules = rules_of(plan, formato_of())
    registro = try_answers(folder, plan, rules)[0].registros["2024-T1"]
    found = fingerprints(followed(plan), rules, "2024-T1", registro)
    prints = ", ".join(f'{code}: "{each}"' for code, each in found.items())
    return f"cerrado: {{fecha: 2024-04-19, huellas: {{{prints}}}}}\n"


def said(folder: Path, text: str, plan_text: str = PLAN) -> list[str]:
    """Give what is said of a first quarter."""
    plan = read_plan(write_plan(folder, plan_text))
    (folder / "seguimiento" / "2024-T1.yaml").write_text(text, encoding="utf-8")
    _, faults = try_answers(folder, plan, rules_of(plan, formato_of()))
    return [f"{fault.place.line}:{fault.place.column} {fault.message}" for fault in faults]


def found_in(folder: Path) -> Progress:
    """Measure a plan's folder at the end of the first quarter."""
    plan = read_plan(folder)
    rules = rules_of(plan, formato_of())
    return progress(plan, rules, try_answers(folder, plan, rules)[0], "2024-T1")


def test_a_period_that_did_not_change_is_sound(tmp_path: Path) -> None:
    """Nor is it changed by another spelling of the same number, the order of its rows, or who validated it."""
    closed = closing(tmp_path)
    assert said(tmp_path, closed + ANSWERS) == []
    respelt = ANSWERS.replace("ejecutado: 2,", "ejecutado: 2.0, validado: {por: OAP, fecha: 2024-04-30},")
    assert said(tmp_path, closed + respelt) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("ejecutado: 2,", "ejecutado: 3,", "3:6 «A» cambió"),
        ("Acta 3", "Acta 4", "3:6 «A» cambió"),
        ("solicitado: 2", "solicitado: 3", "4:6 «B» cambió"),
        ("  A: {ejecutado: 2, evidencia: Acta 3}\n", "", "1:43 «A» cambió"),
        ("ejecutado: 2, ", "estado: no_iniciado, ", "3:6 «A» cambió"),
    ],
)
def test_a_change_that_nobody_authorised_is_told(old: str, new: str, line: str, tmp_path: Path) -> None:
    """A number, the evidence, a state, a row that disappears: at its row, or at its fingerprint."""
    found = said(tmp_path, closing(tmp_path) + ANSWERS.replace(old, new))
    assert found == [f"{line} después del cierre del 2024-04-19, sin solicitud ni autorización"]


def test_a_change_of_what_was_programmed_is_told(tmp_path: Path) -> None:
    """In the plan itself, or by way of its goal; what is programmed for an open period may change."""
    closed = closing(tmp_path)
    assert said(tmp_path, closed + ANSWERS, PLAN.replace("2024-T2: 5", "2024-T2: 6")) == []
    for plan in (PLAN.replace("25 %", "20 %"), PLAN.replace("cantidad: 10", "cantidad: 12")):
        assert len(said(tmp_path, closed + ANSWERS, plan)) == 1
    assert said(tmp_path, closed + ANSWERS, PLAN.replace("25 %", "2.5")) == []


@pytest.mark.parametrize(
    ("old", "new", "before"),
    [
        ("ejecutado: 2,", "ejecutado: 3,", "{ejecutado: 2}"),
        ("ejecutado: 2, evidencia: Acta 3", "ejecutado: 3, evidencia: Acta 4", "{ejecutado: 2, evidencia: Acta 3}"),
        ("ejecutado: 2, ", "estado: no_iniciado, ", "{ejecutado: 2, estado: }"),
    ],
)
def test_an_authorised_change_is_sound_and_shows(old: str, new: str, before: str, tmp_path: Path) -> None:
    """With the change undone, the row is the one that was closed."""
    changed = ANSWERS.replace(old, new).replace("}\n", f", {CHANGE % before}}}\n", 1)
    assert said(tmp_path, closing(tmp_path) + changed) == []
    assert found_in(tmp_path).activities["A"].amended == ("2024-T1",)
    assert found_in(tmp_path).activities["B"].amended == ()


def test_an_authorised_change_that_hides_another_is_told(tmp_path: Path) -> None:
    """What was there before must be what was closed."""
    changed = ANSWERS.replace("ejecutado: 2, evidencia: Acta 3", f"ejecutado: 3, {CHANGE % '{ejecutado: 2}'}")
    assert said(tmp_path, closing(tmp_path) + changed)[0].startswith("3:6 «A» cambió")


def test_changes_are_undone_from_the_last(tmp_path: Path) -> None:
    """2, then 3, then 4."""
    entry = "{fecha: 2024-05-%s, solicito: COM, autorizo: OAP, motivo: x, antes: {ejecutado: %s}}"
    changes = f"cambios: [{entry % ('02', 2)}, {entry % ('09', 3)}]"
    changed = ANSWERS.replace("ejecutado: 2,", f"ejecutado: 4, {changes},")
    assert said(tmp_path, closing(tmp_path) + changed) == []


def again(now: str, *changes: str) -> str:
    """Give answers that were changed on record, from what to what each time, and hold something now."""
    entry = "{fecha: 2024-05-%02d, solicito: COM, autorizo: OAP, motivo: x, antes: {%s }, despues: {%s }}"
    entries = ", ".join(entry % (day, *each.split(" → ")) for day, each in enumerate(changes, start=2))
    return ANSWERS.replace("ejecutado: 2,", f"{now}, cambios: [{entries}],")


TWO = ("ejecutado: 2 → ejecutado: 3", "ejecutado: 3 → ejecutado: 4")


def test_a_change_that_says_what_it_left_is_sound(tmp_path: Path) -> None:
    """Also where the next one says that it found that; numbers however they are written."""
    closed = closing(tmp_path)
    assert said(tmp_path, closed + again("ejecutado: 3.0", TWO[0])) == []
    assert said(tmp_path, closed + again("ejecutado: 4", *TWO)) == []
    assert (
        said(
            tmp_path, closed + again("estado: no_iniciado", "ejecutado: 2, estado: → ejecutado: , estado: no_iniciado")
        )
        == []
    )


@pytest.mark.parametrize(
    ("now", "changes", "told"),
    [
        ("ejecutado: 5", TWO[:1], "del 2024-05-02"),
        ("ejecutado: 5", TWO, "del 2024-05-03"),
        ("ejecutado: 4", (TWO[0], "ejecutado: 3.5 → ejecutado: 4"), "del 2024-05-02"),
        ("estado: suspendida", ("ejecutado: 2, estado: → estado: no_iniciado",), "del 2024-05-02"),
    ],
)
def test_a_second_change_needs_an_authorisation_of_its_own(
    now: str, changes: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    """Though with the first one undone the row is the one that was closed."""
    (fault,) = said(tmp_path, closing(tmp_path) + again(now, *changes))
    assert fault.endswith(f"«A» cambió después del cambio autorizado {told}")


def test_an_authorised_change_of_what_was_programmed(tmp_path: Path) -> None:
    """It stands beside the answer, with what was programmed."""
    closed = closing(tmp_path)
    changed = ANSWERS.replace("ejecutado: 2,", f"ejecutado: 2, {CHANGE % '{programado: 2.5}'},")
    assert said(tmp_path, closed + changed, PLAN.replace("25 %", "2")) == []


def test_a_late_answer_needs_authorisation(tmp_path: Path) -> None:
    """What was blank when the period was closed was frozen blank."""
    closed = closing(tmp_path, answers="respuestas: {}\n")
    late = "respuestas:\n  A: {ejecutado: 2}\n"
    assert said(tmp_path, closed + late)[0].startswith("3:6 «A» cambió después del cierre")
    late = late.replace("2}", f"2, {CHANGE % '{ejecutado: }'}}}")
    assert said(tmp_path, closed + late) == []


def test_a_closed_percentage_does_not_change_with_its_baseline(tmp_path: Path) -> None:
    """Of a level, what was due is measured from it: 400 of 500 are not 1400 of 1500; with leave, it shows."""
    goal = "meta: {cantidad: 15000, tipo: capacidad, linea_base: %s}, programacion: {trimestral: {2024-T1: 12500}}"
    node = f"  - {{codigo: A, nombre: x, {goal}}}\n"
    plans = [f"{HEAD}niveles: [Actividad]\narbol:\n{node % base}" for base in (12000, 11000)]
    closed = closing(tmp_path, plans[0], "respuestas:\n  A: {ejecutado: 12400}\n")
    assert said(tmp_path, f"{closed}respuestas:\n  A: {{ejecutado: 12400}}\n", plans[0]) == []
    (found,) = said(tmp_path, f"{closed}respuestas:\n  A: {{ejecutado: 12400}}\n", plans[1])
    assert found.startswith("3:6 «A» cambió")
    change = CHANGE % "{linea_base: 12000}"
    assert said(tmp_path, f"{closed}respuestas:\n  A: {{ejecutado: 12400, {change}}}\n", plans[1]) == []
    assert found_in(tmp_path).activities["A"].amended == ("2024-T1",)


@pytest.mark.parametrize(
    ("meta", "other", "before"),
    [
        ("{cantidad: 10}", "{cantidad: 10, tipo: flujo}", "{tipo: suma}"),
        ("{cantidad: 10}", "{cantidad: 10, tope: 150}", "{tope: }"),
        ("{cantidad: 10, tope: 120}", "{cantidad: 10}", "{tope: 120}"),
    ],
)
def test_a_closed_percentage_does_not_change_with_the_kind_or_the_cap_of_its_goal(
    meta: str, other: str, before: str, tmp_path: Path
) -> None:
    """Both decide what a percentage is or counts; with leave, it shows."""
    node = "  - {codigo: A, nombre: x, meta: %s, programacion: {trimestral: {2024-T1: 5}}}\n"
    plans = [f"{HEAD}niveles: [Actividad]\narbol:\n{node % each}" for each in (meta, other)]
    closed = closing(tmp_path, plans[0], "respuestas:\n  A: {ejecutado: 7}\n")
    (found,) = said(tmp_path, f"{closed}respuestas:\n  A: {{ejecutado: 7}}\n", plans[1])
    assert found.startswith("3:6 «A» cambió")
    assert said(tmp_path, f"{closed}respuestas:\n  A: {{ejecutado: 7, {CHANGE % before}}}\n", plans[1]) == []
