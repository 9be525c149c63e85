"""What the rules of numbers and dates find in the five published plans: each finding, its line and its words.

Each row was read against the published document; what is found is asked of the review.
"""

from __future__ import annotations

import pytest

from tests.support.publicados import Found, found, same

CONDITIONAL = (
    "4 (La realización del total de las 4 campañas dependen de la disponibilidad de personal profesional contratado en "
    "el área de comunicaciones)"
)
FOLLOWERS = "700 seguidoresx las redes sociales (Instagram-Twitter, TikTok, Facebook y Youtube)"
SCHEDULE = (
    "Elaborar y ejecutar el cronograma de publicación a través de página web y redes sociales (buscando especial "
    "posicionamiento en redes sociales)"
)
YEARS = "2019-2020-2021-2022"
RULES = frozenset(
    {"E10", "E11", "E12", "E15", "E16", "E17", "E18", "E19", "E31", "E42", "E43", "E44", "E45", "W49", "W50"}
)  # fmt: skip

USPEC = [
    ("E17", 'fecha: {fecha: 2023-12-26, impreso: "26/12/2023"}', "26/12/2023 | 31-dic-2024"),
    ("E17", 'inicio: {fecha: 2024-03-01, impreso: "01 mar-2024"}', "01 mar-2024 | 31-dic-2024"),
    ("E42", "anual: {2023: 25 %, 2024: 25 %, 2025: 25 %, 2026: 25 %}", "Ejecución interanual | prospectiva | 25 %"),
    (
        "W50",
        "anual: {2023: 25 %, 2024: 25 %, 2025: 25 %, 2026: 25 %}",
        "Revista Gestión USPEC | 25 % | 100 % | Publicaciones internas | Publicaciones externas | Apoyo a eventos",
    ),
    ("E17", 'inicio: {fecha: 2024-03-01, impreso: "1 mar -2024"}', "1 mar -2024 | 31-dic-2024"),
    ("E11", "meta: {cantidad: 30, unidad: emisiones}", "NOTI-1 | semanal | 1 mar -2024 | 31-dic-2024 | 30 emisiones"),
    ("E17", 'inicio: {fecha: 2024-01-01, impreso: "01-en-24"}', "01-en-24 | 31-dic-2024"),
    ("E17", 'fin: {fecha: 2024-12-31, impreso: "31-dic-24"}', "31-dic-24 | 01-mar-24 | 31-dic-2024"),
    ("E17", 'inicio: {fecha: 2024-01-01, impreso: "01-enero-2024"}', "01-enero-2024 | 31-dic-2024"),
    ("E15", 'meta: {demanda: sí, impreso: "Por solicitud de las áreas"}', "Por solicitud de las áreas | 100 % | 25 %"),
    (
        "E11",
        "meta: {cantidad: 2, unidad: publicaciones por mes, tipo: flu",
        "EXT-1 | todas las publicaciones | 2 por mes",
    ),
    (
        "E16",
        "nombre: Aumento de seguidores en Redes sociales y aumento de",
        f"aumento de interacción (Me gusta) | {FOLLOWERS}",
    ),
    ("E17", 'inicio: {fecha: 2024-03-01, impreso: "1-mar-24"}', "1-mar-24 | 31-dic-2024"),
    ("E16", "impreso: 700 seguidoresx las redes sociales (Instagram-Twitt", f"{FOLLOWERS} | Aumento"),
    ("E16", "impreso: 700 seguidoresx las redes sociales (Instagram-Twitt", FOLLOWERS),
    ("E15", 'meta: {demanda: sí, impreso: "Según necesidad"}', "Según necesidad | 100 % | 25 %"),
    ("E17", "- codigo: CAPAC", "Capacitaciones y socializaciones acciones comunicativas"),
    ("E17", 'inicio: {impreso: "2 campañas 1er semestre: (abril y junio)"', "2 campañas 1er semestre: (abril y junio)"),
    (
        "E17",
        'fin: {impreso: "2 campañas 2do trimestre (septiembre y dicie',
        "2 campañas 2do trimestre (septiembre y diciembre)",
    ),
    (
        "E12",
        'fin: {impreso: "2 campañas 2do trimestre (septiembre y dicie',
        "2do trimestre (septiembre y diciembre) | 2do semestre",
    ),
    ("E15", "impreso: 4 (La realización del total de las 4 campañas depen", CONDITIONAL),
    (
        "E10",
        "trimestral: {2024-T1: 25 %, 2024-T2: 25 %, 2024-T3: 25 %, 20",
        "REV-1 | 25 % | 01 mar-2024 | 31-dic-2024 | 10 Revistas",
    ),
    ("E45", "trimestral: {2024-T1: 25 %, 2024-T2: 25 %, 2024-T3: 25 %, 20", "25 % | 10 Revistas"),
    ("E10", "trimestral: {2024-T1: 25 %, 2024-T2: 25 %, 2024-T3: 25 %, 20", "EXT-1 | 25 % | 01-mar-24 | 31-dic-24"),
]
INM = [
    ("E18", '- {numero: ninguno, texto: "Revisar de manera bianual la doc', "bianual | 2019 - 2021"),
    ("E18", '- {anios: [2019, 2021], impreso: "2019 - 2021"}', "2019 - 2021"),
    (
        "E19",
        '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021',
        f"Evaluar la necesidad de actualización del Manual de uso de identidad visual corporativa | {YEARS}",
    ),
    ("E18", '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021', YEARS),
    ("W49", '- {numero: "4.", texto: "Una vez al año, en el primer semest', "primer semestre | segundo semestre"),
    (
        "E19",
        '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021',
        f"Ejecutar el Plan de Participación Ciudadana | {YEARS}",
    ),
    (
        "E19",
        '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021',
        f"Desarrollar Rendición de Cuentas | {YEARS}",
    ),
    (
        "E19",
        '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021',
        f"{SCHEDULE} | {YEARS}",
    ),
    ("E19", '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021', f"Manejar free press. | {YEARS}"),
    ("E18", '- {anios: [2020, 2021, 2022], impreso: "2020-2021-2022"}', "2020-2021-2022"),
    (
        "E19",
        '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021',
        f"Organizar eventos carácter nacional e internacional | {YEARS}",
    ),
    ("E18", "- Informe bianual de los Resultados obtenidos de la evaluaci", "bianual | cada dos años"),
    ("E18", '- {anios: [2020, 2022], impreso: "2020-2022"}', "2020-2022"),
    ("E18", '- {anios: [2020, 2022], impreso: "2020-2022"}', "2020-2022"),
    (
        "E19",
        '- {anios: [2019, 2020, 2021, 2022], impreso: "2019-2020-2021',
        f"Fortalecer la interacción y comunicación entre los procesos del INM | {YEARS}",
    ),
    (
        "E15",
        '- {numero: ninguno, texto: "Contratar el suficiente personal',
        "Contratar el suficiente personal para el manejo de las comunicaciones en INM | CON-PER",
    ),
    ("E15", "- Canales Ampliados a demanda.", "Canales Ampliados a demanda. | AMP-CAN"),
    ("E17", 'fecha: {fecha: 2019-12-05, impreso: "2019-12-05"}', "2019-12-05"),
]
RENDICION = [
    (
        "E31",
        "frecuencia: {impreso: PREVIO A LA REALIZACIÓN DE LA AUDIENCI",
        "PREVIO A LA REALIZACIÓN DE LA AUDIENCIA PÚBLICA DE RENDICION DE CUENTAS",
    ),
    (
        "E31",
        "frecuencia: {impreso: PREVIO A LA JORNADA DE RENDICIÓN DE CU",
        "PREVIO A LA JORNADA DE RENDICIÓN DE CUENTAS",
    ),
]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("uspec-2024", USPEC),
        ("inm-2019", INM),
        ("mintic-2019", []),
        ("ipco-2022", []),
        ("rendicion-2019", RENDICION),
    ],
)
def test_a_published_plan_shows_its_known_defects(plan: str, expected: list[Found]) -> None:
    """Each in its line, with its words, and no other."""
    same(found(plan, RULES), expected)


@pytest.mark.parametrize("plan", ["uspec-2024-v2", "ejemplo-seguimiento"])
def test_a_sound_plan_shows_none(plan: str) -> None:
    """Not one, of any severity."""
    assert found(plan, RULES) == []
