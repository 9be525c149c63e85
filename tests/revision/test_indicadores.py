"""The rules of indicators, goals and cells: formulas, what lacks, what is measured, what is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.activities import actividad, arbol
from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path


def told(codigo: str, part: str, folder: Path) -> list[tuple[str, str]]:
    """Give the severity and the message of what one rule finds."""
    return [(str(each.gravedad), each.mensaje) for each in findings(codigo, part, folder)]


def formula(above: str, below: str, factor: str = "factor: 100") -> str:
    """Write an indicator."""
    return f"indicador: {{numerador: '{above}', denominador: '{below}', {factor}}}"


WHOLE = 'meta: {cantidad: 100, unidad: "%", tipo: flujo}'


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("No. de campañas propuestas", "Total de campañas realizadas", ["error"]),
        ("Eventos programados", "Eventos realizados", ["error"]),
        ("No. De meses al año", "Total de publicaciones", ["error"]),
        ("Semanas", "Boletines", ["error"]),
        ("Revistas publicadas", "Revistas publicadas", ["error"]),
        ("Solicitudes recibidas", "Solicitudes atendidas", ["aviso"]),
        ("No. de eventos", "Total publicaciones de eventos", ["aviso"]),
        ("Campañas realizadas", "Campañas programadas", []),
        ("Eventos cubiertos", "Eventos solicitados", []),
        ("Tiempo programado", "Tiempo ejecutado", []),
        ("Presupuesto programado", "Presupuesto ejecutado", []),
        ("Quejas recibidas", "Personas atendidas", []),
        ("Boletines", "Semanas del año", []),
        ("Días sin servicio", "Días del año", []),
        ("Actas", "Reuniones", []),
        ("Funcionarios con acceso", "Total de funcionarios", []),
        ("Respuestas favorables", "Total de encuestas aplicadas", []),
        ("Interacciones", "Seguidores", []),
    ],
)
def test_a_formula_divides_what_was_done_by_what_was_programmed(
    above: str, below: str, found: list[str], tmp_path: Path
) -> None:
    """In time and money the programme may go on top, and rates may divide two things."""
    part = arbol(actividad("A", formula(above, below), WHOLE, without=("programacion",)))
    assert [grave for grave, _ in told("E13", part, tmp_path)] == found


def test_days_for_each_request_are_an_average_and_no_percentage(tmp_path: Path) -> None:
    """Only a percentage must divide the same by the same."""
    part = arbol(actividad("A", formula("Número de días", "Número de solicitudes", "factor: 1")))
    assert told("E13", part, tmp_path) == []


def test_where_less_is_better_the_programme_may_go_on_top(tmp_path: Path) -> None:
    """As many complaints as were foreseen, or fewer."""
    goal = "meta: {cantidad: 4, unidad: quejas, tipo: reduccion, linea_base: 9}"
    part = arbol(actividad("A", formula("Quejas previstas", "Quejas atendidas"), goal))
    assert told("E13", part, tmp_path) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Campañas programadas / Campañas realizadas * 100", 1),
        ("Avance = (Campañas programadas / Campañas realizadas) x 100 %", 1),
        ("Campañas realizadas / Campañas programadas * 100", 0),
        ("Campañas programadas y/o realizadas", 0),
    ],
)
def test_a_formula_in_words_is_read_too(words: str, found: int, tmp_path: Path) -> None:
    """Where it ends as a percentage does."""
    assert len(told("E13", arbol(actividad("A", f"indicador: {{impreso: '{words}'}}")), tmp_path)) == found


NO_GOAL = ("meta", "programacion")


@pytest.mark.parametrize(
    ("activity", "found"),
    [
        (actividad("A", without=NO_GOAL), "el indicador «Tareas hechas» no tiene meta"),
        (actividad("A", without=(*NO_GOAL, "fechas")), "el indicador «Tareas hechas» no tiene meta, ni fechas"),
        (actividad("A", without=(*NO_GOAL, "indicador")), "«Realizar la tarea A» no tiene meta ni indicador"),
        (
            actividad("A", "meta: {unidad: visitas}", without=("programacion",)),
            "«Realizar la tarea A» se registra y no tiene una cantidad por meta",
        ),
        (actividad("A", "meta: 4", without=("indicador",)), "la meta «4» no dice de qué"),
        (actividad("A", WHOLE, without=("programacion",)), "la meta «100 %» no dice qué se divide por qué"),
        (actividad("A", "meta: 4"), ""),
        (actividad("A", "meta: {demanda: sí}", without=("programacion",)), ""),
        (actividad("A", "meta: {impreso: Según necesidad}", without=("programacion",)), ""),
        (actividad("A", "meta: {cantidad: 1, tipo: hito}", without=("programacion", "indicador")), ""),
        (actividad("A", WHOLE, "indicador: Porcentaje de respuestas a tiempo", without=("programacion",)), ""),
        (actividad("A", without=("indicador",)), ""),
    ],
)
def test_an_activity_has_a_goal_that_can_be_measured(activity: str, found: str, tmp_path: Path) -> None:
    """A count needs no formula, what is done on request no quantity, and a milestone no unit."""
    assert told("W14", arbol(activity), tmp_path) == ([("aviso", found)] if found else [])


def test_a_goal_of_the_group_is_one_of_its_activities(tmp_path: Path) -> None:
    """What is measured as a whole is measured."""
    group = "  - codigo: G\n    nombre: Grupo\n    meta: {cantidad: 4, unidad: tareas}\n    hijos:\n"
    part = f"arbol:\n{group}      - {{codigo: A, nombre: Publicar}}\n"
    assert told("W14", part, tmp_path) == []


def test_many_that_lack_the_same_are_told_once(tmp_path: Path) -> None:
    """With the first three, and how many more."""
    part = arbol(*(actividad(f"A{n}", f"indicador: Tareas {n}", without=NO_GOAL) for n in range(7)))
    message = "los indicadores «Tareas 0», «Tareas 1», «Tareas 2» y 4 más no tienen meta"
    assert told("W14", part, tmp_path) == [("aviso", message)]


@pytest.mark.parametrize(
    ("name", "indicator", "found"),
    [
        ("Realizar campañas", "Campañas diseñadas", ["aviso"]),
        ("Implementar la estrategia", "Estrategia definida", ["aviso"]),
        ("Diseñar campañas", "Campañas diseñadas", []),
        ("Realizar el diseño de la revista", "Revistas diseñadas", []),
        ("Realizar campañas", "Campañas diseñadas y divulgadas", []),
        ("Realizar campañas", "Porcentaje de campañas programadas ejecutadas", []),
        ("Campañas", "Campañas diseñadas", []),
    ],
)
def test_an_indicator_counts_what_is_done(name: str, indicator: str, found: list[str], tmp_path: Path) -> None:
    """And not its preparation, unless that is what the activity is."""
    part = arbol(actividad("A", f"indicador: {indicator}", nombre=name))
    assert [grave for grave, _ in told("W24", part, tmp_path)] == found


@pytest.mark.parametrize(
    ("step", "product", "found"),
    [
        ("Hacer reporte de comunicados", "Publicaciones realizadas", ["nota"]),
        ("Hacer reporte de comunicados", "Reporte semestral", []),
        ("Llevar el reporte al comité", "Publicaciones realizadas", []),
    ],
)
def test_a_report_that_a_step_leaves_is_a_product(step: str, product: str, found: list[str], tmp_path: Path) -> None:
    """To be judged: it may be a paper of the office."""
    part = arbol(actividad("A", f"pasos: [{step}]", f"productos: [{product}]"))
    assert [grave for grave, _ in told("W24", part, tmp_path)] == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("meta: {cantidad: 4, unidad: campañas}", "pasos: [Campañas institucionales]", ["nota"]),
        ("meta: {cantidad: 4, unidad: campañas}", "pasos: [Apoyar las campañas]", []),
        ('meta: {cantidad: 100, unidad: "%"}', "pasos: [Campañas institucionales]", []),
    ],
)
def test_what_one_counts_is_no_step_of_another(first: str, second: str, found: list[str], tmp_path: Path) -> None:
    """To be judged: two things may have one name."""
    part = arbol(actividad("A", first), actividad("B", second))
    assert [grave for grave, _ in told("W25", part, tmp_path)] == found


def test_steps_of_the_activity_itself_are_what_it_counts(tmp_path: Path) -> None:
    """Internal and external campaigns are the four."""
    steps = "pasos: [Campañas internas, Campañas externas]"
    assert told("W25", arbol(actividad("A", "meta: {cantidad: 4, unidad: campañas}", steps)), tmp_path) == []


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("frecuencia: [mensual, trimestral]", ["aviso"]),
        ("frecuencia: {impreso: Mensual o trimestral}", ["aviso"]),
        ("frecuencia: [mensual, {impreso: Mensual}]", []),
        ("frecuencia: {cada: mensual, veces: 2, impreso: 2 por mes}", []),
        ("meta: {cantidad: 4, unidad: tareas, impreso: 4 revistas y 12 boletines}", ["aviso"]),
        ("meta: {cantidad: 4, unidad: tareas y 2 informes}", ["aviso"]),
        ("meta: {cantidad: 4, unidad: tareas, impreso: '100 publicaciones, 20 por mes'}", []),
        ("meta: {cantidad: 4, unidad: tareas, impreso: 4 (2 en el primer semestre y 2 en el segundo)}", []),
        ("indicador: {numerador: A, denominador: B, impreso: De acuerdo con necesidad A / B}", ["aviso"]),
        ("indicador: {numerador: A, denominador: B, impreso: Cumplimiento = A / B}", []),
        ("indicador: {numerador: A, denominador: B, impreso: (A / B) * 100}", []),
        (
            "responsables: {roles: [COM, TH], impreso: Oficina de Comunicaciones Grupo de Talento Humano}",
            ["aviso"],
        ),
        ("responsables: {roles: [COM, TH], impreso: Oficina de Comunicaciones y Grupo de Talento Humano}", []),
        ("responsables: {roles: [COM, TH], impreso: Comunicaciones con apoyo de Talento Humano}", []),
    ],
)
def test_a_cell_says_one_thing(field: str, found: list[str], tmp_path: Path) -> None:
    """Words that belong to one value are one."""
    assert [grave for grave, _ in told("W30", arbol(actividad("A", field)), tmp_path)] == found


@pytest.mark.parametrize(
    ("order", "found"),
    [("[COM, OAP, TH]", ["nota"]), ("[TH, COM, OAP]", []), ("[COM, TH]", []), ("[COM, TH, OAP]", [])],
)
def test_the_same_responsibles_are_written_in_one_order(order: str, found: list[str], tmp_path: Path) -> None:
    """Whoever leads goes first: another first is another sense."""
    roles = "roles: {COM: Comunicaciones, TH: Talento Humano, OAP: Planeación}\n"
    part = arbol(actividad("A", "responsables: [COM, TH, OAP]"), actividad("B", f"responsables: {order}"))
    assert [grave for grave, _ in told("W30", roles + part, tmp_path)] == found
