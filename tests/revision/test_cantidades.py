"""The rules of quantities: what is programmed, goals, frequencies, units and percentages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.revision import Hallazgo

MARCH = "fechas: {inicio: 2024-03-01, fin: 2024-12-31}"
YEAR = "fechas: {inicio: 2024-01-01, fin: 2024-12-31}"
ISSUES = "meta: {cantidad: 10, unidad: revistas}"


def activity(*fields: str, nombre: str = "Publicar la revista", more: str = "") -> str:
    """Write a tree of one activity, and other parts of a plan after it."""
    lines = [f"codigo: A\n    nombre: {nombre}", *fields]
    return "niveles: [Actividad]\narbol:\n  - " + "\n    ".join(lines) + "\n" + more


def followed(*fields: str) -> str:
    """Write the row of the same activity in the table of the follow-up."""
    return "tablas:\n  seguimiento:\n    filas:\n      - de: A\n" + "".join(f"        {each}\n" for each in fields)


def quarters(*amounts: str) -> str:
    """Write what is programmed in each quarter of the year, but for those of which nothing is said."""
    parts = ", ".join(f"2024-T{n}: {each}" for n, each in enumerate(amounts, start=1) if each)
    return f"programacion: {{trimestral: {{{parts}}}}}"


def several_years(part: str) -> str:
    """Give a part of a plan with the document control of one of four years."""
    control = "titulo: Plan, codigo: C-1, version: '1', fecha: 2024-01-20, estado: aprobado"
    return f"documento: {{{control}, vigencia: {{desde: 2024, hasta: 2027}}}}\n{part}"


def told(found: list[Hallazgo]) -> list[tuple[str, str]]:
    """Give how grave each finding is and what it says."""
    return [(each.gravedad.value, each.mensaje) for each in found]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            activity(MARCH, ISSUES, quarters("3", "3", "3", "3")),
            [("error", "lo programado de «A» suma 12 y la meta es 10")],
        ),
        (
            activity(MARCH, ISSUES, quarters("1", "3", "3"), more=followed("meta: 100 %", quarters("50 %", "40 %"))),
            [("error", "lo programado de «A» suma 90 y la meta es 100")],
        ),
        (
            several_years(activity(ISSUES, quarters("1", "1", "1", "1"))),
            [("aviso", "lo programado de «A» suma 4 y la meta es 10")],
        ),
        (
            activity(ISSUES, "programacion: {anual: {2024: 25 %}}"),
            [("aviso", "lo programado de «A» suma 2.5 y la meta es 10")],
        ),
        (
            activity("fechas: {inicio: 2024-04-01, fin: 2024-12-31}", ISSUES, quarters("1", "3", "3", "3")),
            [("error", "«A» tiene programación en 2024-T1, fuera de sus fechas")],
        ),
        (
            activity(MARCH, ISSUES, quarters("25 %", "25 %", "25 %", "25 %")),
            [
                (
                    "error",
                    (
                        "«A» programa «25 %» en 2024-T1 como en los demás periodos, y en él solo hay un mes de "
                        "sus fechas (de «2024-03-01» a «2024-12-31»); de «10 revistas» son 2.5"
                    ),
                )
            ],
        ),
        (
            activity(
                MARCH, "frecuencia: mensual", "meta: {cantidad: 8, unidad: revistas}", quarters("2", "2", "2", "2")
            ),
            [
                (
                    "aviso",
                    (
                        "«A» programa «2» en 2024-T1 como en los demás periodos, y en él solo hay un mes de "
                        "sus fechas (de «2024-03-01» a «2024-12-31»)"
                    ),
                )
            ],
        ),
    ],
)
def test_a_programming_that_is_not_of_the_goal_or_the_dates_is_found(
    part: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """A sum, a period, an even share; where only some years may be programmed, a warning."""
    assert told(findings("E10", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        activity(MARCH, ISSUES, quarters("1", "3", "3", "3")),
        activity(YEAR, ISSUES, quarters("25 %", "25 %", "25 %", "25 %")),
        activity("fechas: {inicio: 2024-02-01, fin: 2024-11-30}", ISSUES, quarters("25 %", "25 %", "25 %", "25 %")),
        activity(MARCH, "meta: {cantidad: 4, unidad: talleres}", quarters("1", "1", "1", "1")),
        activity(MARCH, "meta: {cantidad: 1, unidad: documento}", quarters("25 %", "25 %", "25 %", "25 %")),
        activity(MARCH, "meta: {cantidad: 90, unidad: horas}", quarters("25 %", "25 %", "25 %", "25 %")),
        activity(
            "fechas: {meses: [2024-03, 2024-06, 2024-09, 2024-12]}", ISSUES, quarters("25 %", "25 %", "25 %", "25 %")
        ),
        activity("fechas: {permanente: sí}", ISSUES, quarters("25 %", "25 %", "25 %", "25 %")),
        activity("fechas: {inicio: {impreso: Por definir}}", ISSUES, quarters("2", "2", "3", "3")),
        activity(ISSUES, "programacion: {trimestral: {2024-T1: {impreso: Por definir}}}"),
        activity("meta: {cantidad: 90, unidad: '%', tipo: flujo}", quarters("90", "90", "90", "90")),
        several_years(activity(ISSUES, "programacion: {anual: {2024: 1, 2025: 3, 2026: 3, 2027: 3}}")),
    ],
)
def test_a_programming_that_fits_is_sound(part: str, tmp_path: Path) -> None:
    """Even shares of whole things, of one thing, of hours; levels; words in the place of numbers."""
    assert findings("E10", part, tmp_path) == []


def test_the_hint_knows_what_was_meant(tmp_path: Path) -> None:
    """The same goal in each period, or the sum so far, are kinds of goals."""
    each = findings("E10", activity("meta: 100 %", quarters("100", "100", "100", "100")), tmp_path / "1")
    so_far = findings("E10", activity("meta: 100 %", quarters("25", "50", "75", "100")), tmp_path / "2")
    assert "tipo: flujo" in each[0].pista
    assert "si va acumulado" in so_far[0].pista


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (
            (MARCH, "frecuencia: semanal", "meta: {cantidad: 30, unidad: emisiones}"),
            [
                (
                    "error",
                    (
                        "«A» se hace con frecuencia «semanal» de «2024-03-01» a «2024-12-31», que son 43 veces, y su "
                        "meta es "
                        "«30 emisiones»"
                    ),
                )
            ],
        ),
        (
            (YEAR, "frecuencia: trimestral", "meta: {cantidad: 2, unidad: informes}"),
            [
                (
                    "error",
                    (
                        "«A» se hace con frecuencia «trimestral» de «2024-01-01» a «2024-12-31», que son 4 veces, y "
                        "su meta es "
                        "«2 informes»"
                    ),
                )
            ],
        ),
        (
            (YEAR, "frecuencia: {cada: mensual, veces: 2}", "meta: {cantidad: 60, unidad: boletines}"),
            [
                (
                    "aviso",
                    (
                        "«A» se hace con frecuencia «mensual, 2 veces» de «2024-01-01» a «2024-12-31», que son 24 "
                        "veces, y su "
                        "meta es «60 boletines»"
                    ),
                )
            ],
        ),
        (
            (YEAR, "frecuencia: mensual", "meta: {cantidad: 4, unidad: campañas}"),
            [
                (
                    "aviso",
                    (
                        "«A» se hace con frecuencia «mensual» de «2024-01-01» a «2024-12-31», que son 12 veces, y su "
                        "meta es «4 "
                        "campañas»"
                    ),
                )
            ],
        ),
    ],
)
def test_a_goal_that_its_frequency_does_not_give_is_found(
    fields: tuple[str, ...], found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Less is an error; more, or things that last, a warning."""
    assert told(findings("E11", activity(*fields), tmp_path)) == found


@pytest.mark.parametrize(
    "fields",
    [
        (MARCH, "frecuencia: mensual", ISSUES),
        (MARCH, "frecuencia: semanal", "meta: {cantidad: 40, unidad: emisiones}"),
        (YEAR, "frecuencia: mensual", "meta: {cantidad: 300, unidad: publicaciones}"),
        (YEAR, "frecuencia: mensual", "meta: {cantidad: 1, unidad: sitio actualizado}"),
        (YEAR, "frecuencia: mensual", "meta: {cantidad: 95, unidad: '%'}"),
        (YEAR, "frecuencia: mensual", "meta: {cantidad: 2, unidad: publicaciones, tipo: flujo}"),
        (YEAR, "frecuencia: permanente", ISSUES),
        (YEAR, "frecuencia: [mensual, eventual]", "meta: {cantidad: 3, unidad: informes}"),
        ("frecuencia: mensual", "meta: {cantidad: 3, unidad: informes}"),
        ("fechas: {meses: [2024-03, 2024-09]}", "frecuencia: semestral", "meta: {cantidad: 2, unidad: informes}"),
        ("fechas: {meses: [2024-03, 2024-09]}", "frecuencia: mensual", "meta: {cantidad: 2, unidad: informes}"),
        (YEAR, "frecuencia: mensual", "meta: {demanda: sí, unidad: eventos}"),
    ],
)
def test_a_goal_that_its_frequency_gives_is_sound(fields: tuple[str, ...], tmp_path: Path) -> None:
    """Several pieces each time, one thing kept all year, a level, nothing said of the dates."""
    assert findings("E11", activity(*fields), tmp_path) == []


def test_a_number_of_all_the_things_is_noted(tmp_path: Path) -> None:
    """All of them are as many as there are; all the networks are not what is counted."""
    goal = "meta: {cantidad: 20, unidad: publicaciones}"
    all_of_them = activity(goal, nombre="Incluye todas las publicaciones de la web")
    others = activity(goal, nombre="Publicar en todas las redes")
    assert told(findings("E11", all_of_them, tmp_path / "1")) == [
        ("nota", "«A» es de «todas las publicaciones», y su meta es un número: «20 publicaciones»")
    ]
    assert findings("E11", others, tmp_path / "2") == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            activity("meta: {impreso: Según necesidad}"),
            [("error", "la meta «Según necesidad» no es un número, y no está marcada a demanda")],
        ),
        (
            activity("meta: {cantidad: 4, unidad: campañas, impreso: '4, sujeto a disponibilidad de personal'}"),
            [
                (
                    "error",
                    (
                        "la meta «4, sujeto a disponibilidad de personal» depende de algo: nadie la debe mientras "
                        "eso no esté"
                    ),
                )
            ],
        ),
        (
            activity(
                "meta: {demanda: sí, impreso: Según necesidad}",
                more=followed("meta: 100 %", quarters("25 %", "25 %", "25 %", "25 %")),
            ),
            [
                (
                    "error",
                    (
                        "la meta «Según necesidad» es a demanda, y el seguimiento (línea N) le pone una de «100 %», "
                        "con «25 %» "
                        "por periodo"
                    ),
                )
            ],
        ),
        (
            activity("meta: {demanda: sí}"),
            [("aviso", "la meta de «A» es a demanda, y no dice qué se solicita ni qué se atiende")],
        ),
        (
            activity("productos: Piezas a demanda"),
            [("nota", "el producto «Piezas a demanda» no dice cuánto se debe, y «A» no tiene meta")],
        ),
        (
            activity("pasos: [Contratar el personal necesario]"),
            [("nota", "«Contratar el personal necesario» no dice cuánto es suficiente, y «A» no tiene meta")],
        ),
    ],
)
def test_a_goal_that_can_not_be_measured_is_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """By need, on a condition, on demand and followed as a number."""
    several = told(findings("E15", part, tmp_path))
    assert [(grave, re.sub("línea [0-9]+", "línea N", words)) for grave, words in several] == found


@pytest.mark.parametrize(
    "part",
    [
        activity("meta: {demanda: sí, unidad: eventos solicitados, impreso: Según necesidad}"),
        activity("indicador: {numerador: Atendidos, denominador: Solicitados}", "meta: {demanda: sí}"),
        activity(
            "meta: {demanda: sí, unidad: eventos}", more=followed("meta: {cantidad: 100, unidad: '%', demanda: sí}")
        ),
        activity(ISSUES, "observaciones: Depende de que haya personal."),
        activity(ISSUES, "productos: Piezas a demanda"),
        activity("meta: {impreso: Documento aprobado}"),
        activity("meta: {cantidad: 90, unidad: '% de solicitudes atendidas'}"),
        activity("pasos: [Reunir la información necesaria]"),
    ],
)
def test_a_goal_that_says_what_is_owed_is_sound(part: str, tmp_path: Path) -> None:
    """On demand and counted as such; a condition beside the goal and not in it."""
    assert findings("E15", part, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            activity("meta: {cantidad: 50, unidad: 'publicaciones en los canales (web, redes y cartelera)'}"),
            [
                (
                    "aviso",
                    (
                        "la meta «50 publicaciones en los canales (web, redes y cartelera)» no dice si es en cada "
                        "uno de los 3 o entre todos"
                    ),
                )
            ],
        ),
        (
            activity(
                "meta: {cantidad: 700, unidad: seguidores nuevos}",
                nombre="Aumento de seguidores y aumento de interacción (Me gusta)",
            ),
            [
                (
                    "aviso",
                    "«aumento de interacción (Me gusta)» no tiene meta: la de la actividad es «700 seguidores nuevos»",
                )
            ],
        ),
        (
            activity("meta: {cantidad: 700, unidad: seguidores}", nombre="Incrementar los seguidores"),
            [("nota", "la meta «700 seguidores» es de «Incrementar», y no dice desde cuánto")],
        ),
    ],
)
def test_an_ambiguous_quantity_is_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Each or all, one goal for two changes, growth from nowhere."""
    assert told(findings("E16", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        activity("meta: {cantidad: 50, unidad: 'publicaciones en cada red (Facebook, X)'}"),
        activity("meta: {cantidad: 50, unidad: 'publicaciones entre todas las redes (Facebook, X)'}"),
        activity("meta: {cantidad: 50, unidad: 'piezas (video, audio e infografía)'}"),
        activity("meta: {cantidad: 50, unidad: publicaciones en redes (Wi-Fi)}"),
        activity("meta: {cantidad: 700, unidad: seguidores nuevos}", nombre="Aumentar los seguidores"),
        activity(
            "meta: {cantidad: 1500, unidad: seguidores, tipo: capacidad, linea_base: 1000}",
            nombre="Aumentar los seguidores",
        ),
        activity("meta: {cantidad: 40, unidad: quejas, tipo: reduccion, linea_base: 100}", nombre="Reducir las quejas"),
        activity("meta: {demanda: sí, unidad: 'eventos en las sedes (norte, sur)'}"),
    ],
)
def test_a_clear_quantity_is_sound(part: str, tmp_path: Path) -> None:
    """It says each or all, or from where; what is in parentheses may be of another kind."""
    assert findings("E16", part, tmp_path) == []


@pytest.mark.parametrize(
    ("nombre", "found"),
    [
        ("Publicar 12 revistas", [("error", "el nombre dice «12 revistas», y la meta es «10 revistas»")]),
        ("Publicar doce (12) revistas", [("error", "el nombre dice «doce (12) revistas», y la meta es «10 revistas»")]),
        (
            "Publicar dos nuevas revistas",
            [("error", "el nombre dice «dos nuevas revistas», y la meta es «10 revistas»")],
        ),
    ],
)
def test_a_number_of_the_name_that_is_not_the_goal_is_found(
    nombre: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """In digits or words, of the same thing as the goal."""
    assert told(findings("E44", activity(ISSUES, nombre=nombre), tmp_path)) == found


@pytest.mark.parametrize(
    "nombre",
    [
        "Publicar 10 revistas",
        "Publicar diez (10) revistas al año",
        "Publicar 4 revistas en el primer semestre y 6 revistas en el segundo",
        "Publicar 2 revistas en cada sede",
        "Publicar 2 revistas mensuales",
        "Publicar mínimo 8 revistas",
        "Publicar 12 boletines",
        "Publicar la revista 360",
        "Publicar la revista (Ley 1712 de 2014)",
        "Fase 2. Revistas",
    ],
)
def test_a_number_of_the_name_of_something_else_is_sound(nombre: str, tmp_path: Path) -> None:
    """Of each, of a bound, of another thing, of parts that sum to the goal."""
    assert findings("E44", activity(ISSUES, nombre=f"'{nombre}'"), tmp_path) == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (activity(ISSUES, quarters("10 %", "3", "3", "3")), [("error", "«A» programa «10 %» junto a «3»")]),
        (
            activity("meta: 100 %", quarters("0.5", "49.5", "50", "")),
            [("aviso", "«A» programa «0.5» junto a «49.5»")],
        ),
        (
            activity(YEAR, ISSUES, quarters("25 %", "25 %", "25 %", "25 %")),
            [("nota", "«25 %» de «10 revistas» son 2.5")],
        ),
        (
            activity(YEAR, ISSUES, more=followed("meta: 100 %", quarters("25 %", "25 %", "25 %", "25 %"))),
            [("nota", "«25 %» de «10 revistas» son 2.5")],
        ),
        (
            activity(
                "meta: 100 %",
                quarters("50", "50"),
                more="seguimiento/2024-T1:\n  respuestas:\n    A: {ejecutado: 0.5}\n",
            ),
            [("aviso", "lo hecho de «A» en 2024-T1 es «0.5», y la meta, «100 %»")],
        ),
    ],
)
def test_units_that_do_not_go_together_are_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Percentages beside counts, halves beside fifties, parts of things."""
    assert told(findings("E45", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        activity(ISSUES, quarters("10 %", "30 %", "30 %", "30 %")),
        activity(ISSUES, quarters("0", "3", "3", "4")),
        activity("meta: 100 %", quarters("25 %", "25", "25", "25 %")),
        activity("meta: {cantidad: 2.5, unidad: km}", quarters("0.5", "1", "1", "")),
        activity("meta: {cantidad: 1, unidad: documento}", quarters("25 %", "25 %", "25 %", "25 %")),
        activity("meta: {cantidad: 3, unidad: millones de pesos}", quarters("25 %", "25 %", "25 %", "25 %")),
        activity("meta: 100 %", quarters("50", "50"), more="seguimiento/2024-T1:\n  respuestas:\n    A: 0.5 %\n"),
    ],
)
def test_units_that_go_together_are_sound(part: str, tmp_path: Path) -> None:
    """A percentage of whole things, points of a goal in %, measures with decimals."""
    assert findings("E45", part, tmp_path) == []


@pytest.mark.parametrize(
    "part",
    [
        activity("programacion: {anual: {2024: 25 %, 2025: 75 %}}", ISSUES),
        activity("programacion: {anual: {2024: 100 %}}", "meta: 100 %"),
        several_years(activity("programacion: {anual: {2024: 25 %, 2025: 75 %}}", "meta: 100 %")),
    ],
)
def test_one_base_of_a_percentage_is_sound(part: str, tmp_path: Path) -> None:
    """A goal that is counted, one year, a plan of the same years as its percentages."""
    assert findings("W50", part, tmp_path) == []
