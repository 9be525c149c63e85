"""What officers write and is sound: no rule says more of it than it is sure of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.activities import actividad, arbol, objetivos
from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path

SEVERAL_YEARS = """
documento:
  titulo: Plan Estratégico de Comunicaciones
  codigo: GC-PL-001
  version: "1"
  fecha: 2024-01-20
  vigencia: {desde: 2024, hasta: 2027}
  estado: aprobado
"""
OWN_PERIODS = """
periodos:
  A1: {titulo: 2024-I, inicio: 2024-01-29, fin: 2024-06-07}
  A2: {titulo: 2024-II, inicio: 2024-07-15, fin: 2024-12-06}
"""
LEGEND = "roles:\n  COM: {nombre: Oficina de Prensa, sigla: OP}\n  TH: {nombre: Gestión Ambiental, sigla: GA}\n"


def weekly(goal: int, *lines: str) -> str:
    """Write an activity of each week of a year."""
    return arbol(actividad("A", "frecuencia: semanal", f"meta: {{cantidad: {goal}, unidad: boletines}}", *lines))


def fechas(dates: str) -> str:
    """Write an activity of these dates, with no programming."""
    return arbol(actividad("A", f"fechas: {dates}", without=("programacion",)))


def pasos(*steps: str) -> str:
    """Write an activity of these steps."""
    return arbol(actividad("A", f"pasos: [{', '.join(steps)}]"))


def responde(words: str) -> str:
    """Write an activity for which these words are printed, in a plan whose legend has siglas."""
    return LEGEND + arbol(actividad("A", f"responsables: {{roles: [COM], impreso: '{words}'}}"))


def firman(name: str) -> str:
    """Write a sign-off in which this stands in the place of who wrote and who approved."""
    return (
        f"firmas:\n  elaboro: {{nombre: {name}, cargo: Profesional, fecha: 2024-01-10}}\n"
        f"  aprobo: {{nombre: {name}, cargo: Gerente, fecha: 2024-01-20}}\n"
    )


SOUND = {
    "nobody is no person who signs twice": [("E01", firman(each)) for each in ('"-"', "N/A", "Por definir", '"___"')],
    "the quarters of one year sum what the years say of it": [
        (
            "E10",
            SEVERAL_YEARS
            + arbol(
                actividad(
                    "A",
                    "fechas: {inicio: 2024-01-01, fin: 2027-12-31}",
                    "meta: {cantidad: 20, unidad: informes}",
                    "programacion: {anual: {2024: 5, 2025: 5, 2026: 5, 2027: 5}, trimestral: {2024-T2: 2, 2024-T4: 3}}",
                )
            ),
        )
    ],
    "what is done each week stops when its own words, periods or months say so": [
        ("E11", weekly(30, "fechas: {inicio: 2024-01-01, fin: 2024-12-31, impreso: Durante los periodos académicos}")),
        ("E11", OWN_PERIODS + weekly(30, "programacion: {libre: {A1: 15, A2: 15}}")),
        ("E11", weekly(16, "programacion: {mensual: {2024-02: 4, 2024-03: 4, 2024-09: 4, 2024-10: 4}}")),
        ("E11", weekly(12, "programacion: {mensual: {2024-02: 4, 2024-03: 4, 2024-04: 0, 2024-05: 4}}")),
    ],
    "the report of a quarter is made in the month after it": [
        ("E12", pasos("Informe del cuarto trimestre (enero de 2025)")),
        ("E12", pasos("Presentar el primer trimestre (abril)")),
    ],
    "the words in the place of a date may be the months that are known": [
        ("E17", fechas("{inicio: {impreso: Abril y junio}, meses: [2024-04, 2024-06]}")),
        ("E17", fechas("{inicio: {impreso: marzo a noviembre de 2024}, meses: [2024-03, 2024-11]}")),
        ("E17", fechas("{inicio: {impreso: Permanente}, permanente: sí}")),
    ],
    "those who respond are written in several ways": [
        ("E26", responde(each)) for each in ("OP y GA", "OP - GA", "OP/GA", "TODAS", "TODOS")
    ],
    "a role may be named after the sigla of something else": [
        (
            "W27",
            "siglas: {SIAU: Servicio de Información y Atención al Usuario}\n"
            "roles: {COM: {nombre: Coordinación del SIAU, sigla: SIAU}}\n" + arbol(actividad("A")),
        )
    ],
    "the document itself says when it is approved": [
        ("E31", fechas("{previo_a: la aprobación del plan}")),
        ("E31", fechas("{impreso: Después de la publicación del plan de comunicaciones}")),
    ],
    "what each piece goes through has no date": [
        ("E31", fechas("{impreso: Después de la recepción del contenido}")),
        ("E31", fechas("{previo_a: la entrega del material impreso}")),
    ],
    "an indicator may compare with what was programmed": [
        ("W24", arbol(actividad("A", f"indicador: {{nombre: {each}}}", nombre="Realizar las campañas")))
        for each in (
            "Porcentaje de cumplimiento de las actividades programadas",
            "Eventos cubiertos / Eventos programados",
            "Eventos cubiertos sobre eventos programados",
            "Avance frente a lo programado",
        )
    ],
    "an indicator upside down is told of by the rule of formulas alone": [
        (
            "W24",
            arbol(
                actividad(
                    "A",
                    "indicador: {numerador: Boletines programados, denominador: Boletines enviados}",
                    nombre="Enviar los boletines",
                )
            ),
        )
    ],
    "a telegram is no network": [("W28", objetivos("Se avisa por telegrama y por Telegram."))],
    "everyone knows what some siglas are": [("E26", objetivos("La matriz DOFA, la pantalla LED y la APP."))],
    "a report has a pace of its own": [
        ("W30", arbol(actividad("A", "frecuencia: {cada: permanente, impreso: 'Permanente, con informe mensual'}")))
    ],
    "a goal may say of what it is made": [
        ("W30", arbol(actividad("A", "meta: {cantidad: 4, unidad: 'talleres, 3 virtuales y 1 presencial'}")))
    ],
    "both genders are named": [
        ("I38", objetivos("Se oye a cada uno de las y los jóvenes, y a cada una de los y las líderes."))
    ],
}


@pytest.mark.parametrize(
    ("codigo", "part"),
    [pytest.param(*each, id=f"{why}-{n}") for why, several in SOUND.items() for n, each in enumerate(several)],
)
def test_nothing_is_told_of_what_is_sound(codigo: str, part: str, tmp_path: Path) -> None:
    """Each was told of once, and no officer would."""
    assert [each.mensaje for each in findings(codigo, part, tmp_path)] == []


UNDATED = "firmas: {aprobo: {nombre: Eva Gil, cargo: Directora General}}\ncambios: []\n"
MEXICO = "entidad: {nombre: Instituto de Vivienda, sigla: IV, pais: MX}\n"

UNSURE = [
    ("E03", UNDATED, ["error"]),
    ("E03", MEXICO + UNDATED, ["aviso"]),
    ("E03", firman("Por definir"), ["aviso", "error"]),
    ("E11", weekly(40), ["aviso"]),
    ("E11", weekly(30, "fechas: {inicio: 2024-01-01, fin: 2024-12-31, impreso: enero a diciembre}"), ["aviso"]),
    ("E11", weekly(30), ["error"]),
    ("E11", weekly(22, "fechas: {inicio: 2024-02, fin: 2024-12}"), ["error"]),
    ("E12", pasos("Dictar los talleres del primer trimestre (abril)"), ["error"]),
    ("E17", fechas("{inicio: {impreso: '2 campañas: abril y junio'}, meses: [2024-04, 2024-06]}"), ["error"]),
    ("E26", responde("GERENTE"), ["aviso"]),
    ("W32", arbol(actividad("A", "alcance: Externo", "publico: Docentes de los colegios")), ["nota"]),
    ("E01", firman("Ana  Ruíz").replace("Ruíz, cargo: Gerente", "Ruiz, cargo: Gerente"), ["error"]),
    ("W39", MEXICO + "cambios: []\n", ["nota"]),
]


@pytest.mark.parametrize(("codigo", "part", "graves"), UNSURE)
def test_what_may_be_meant_is_no_error(codigo: str, part: str, graves: list[str], tmp_path: Path) -> None:
    """Beside what is certain, and stays one."""
    assert [str(each.gravedad) for each in findings(codigo, part, tmp_path)] == graves
