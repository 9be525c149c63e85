"""What the rules of the document itself find in the five published plans: each finding, its line and its words.

The lists are written by hand from the published documents; what is found is asked of the review.
"""

from __future__ import annotations

import pytest

from tests.support.publicados import Found, found, same

RULES = frozenset(
    {"W02", "E03", "W04", "E05", "E06", "E07", "E29", "W34", "W35", "W39", "W40", "W41", "E47", "E51"}
)  # fmt: skip

USPEC = [
    ("E06", 'numerales: ["4"]', "4"),
    ("E05", "descripcion: Se actualizo íntegramente el documento", "Se actualizo | 01"),
    ("E06", "descripcion: Se actualizo íntegramente el documento", "íntegramente el documento | numerales | 4"),
    ("W39", "titulo: PLAN ESTRATÉGICO DE COMUNICACIONES", "codigo"),
    ("E05", 'version: "1"', "1 | 01"),
    ("E05", 'fecha: {mes: 2024-01, impreso: "ENERO 2024"}', "ENERO 2024 | 01 | 26/12/2023"),
    ("E07", 'numeral: "1."', "1. Seguimiento | 3.2 Plan de intervención para la vigencia 2024"),
    ("W40", "observaciones: No aplica", "No aplica | observaciones | seguimiento"),
    ("E03", "nombre: Luisa Fernanda Pérez Luna", "Luisa Fernanda Pérez Luna"),
    ("E03", "nombre: Yanneth Parra", "Yanneth Parra"),
    ("W02", "cargo: Técnico operativo", "Técnico operativo | Jefe de prensa (Contratista)"),
    ("E03", "nombre: Luisa Fernanda Pérez Luna", "Luisa Fernanda Pérez Luna"),
    ("W02", "cargo: Jefe de prensa (Contratista)", "Luisa Fernanda Pérez Luna | Jefe de prensa (Contratista)"),
]
INM = [
    ("W39", "titulo: PLAN ESTRATÉGICO DE COMUNICACIONES (PEC)", "codigo"),
    ("W39", 'version: "1"', "1"),
    ("W35", '- {numero: "1.", texto: "Una vez a al año, en el segundo semestre', "PAAC"),
    ("E03", "nombre: Luis Fernando Oviedo Herrera", "Luis Fernando Oviedo Herrera"),
    ("E03", "- {nombre: Roberto Gómez", "Roberto Gómez"),
    ("E03", "- {nombre: Aristides Daler", "Aristides Daler"),
    ("W04", 'fecha: {fecha: 2019-12-05, impreso: "2019-12-05"}', "CIGD | 2019-12-05"),
]
MINTIC = [
    ("E51", '2019: "El futuro digital', "El futuro digital es de todos"),
    ("W39", "titulo: Plan Estratégico de Comunicaciones", "codigo"),
    ("W39", 'version: "1"', "1"),
    ("E03", "estado: aprobado", "aprobado"),
    ("E07", 'numeral: "1."', "1. PLAN ESTRATEGICO DE COMUNICACIONES"),
    ("W34", "Según el artículo 10 del Decreto 1414 de 2017", "7. Coordinar la edición y | PLAN"),
    ("W34", "Según el artículo 10 del Decreto 1414 de 2017", "8. Administrar, mantener y evaluar | PLAN"),
    ("W34", "Según el artículo 10 del Decreto 1414 de 2017", "9. Hacer seguimiento sobre el | PLAN"),
    ("W35", "Según el artículo 10 del Decreto 1414 de 2017", "Decreto 1414 de 2017"),
    ("W35", "- Manual de Gobierno en Línea", "Manual de Gobierno en Línea"),
    ("W35", "El Decreto 1414 de 2017 asigna", "Decreto 1414 de 2017"),
    ("W34", "7. Apoyar a las dependencias", "8. Coordinar la edición y publicación del"),
]
IPCO = [
    ("W39", "titulo: PLAN DE COMUNICACIÓN", "codigo"),
    ("W39", 'version: "1"', "1"),
    ("E03", "estado: aprobado", "aprobado"),
    ("W41", "- ✓ Correos electrónicos institucionales:", "ipco.contacto@gmail.com"),
    ("W41", "- ✓ Facebook, Twitter, Tiktok e Instagram: @ImplanColima", "@ImplanColima | IPCO"),
    ("W41", "- ✓ Plataformas de video:", "@imaginacolima | IPCO"),
]
RENDICION = [
    ("W39", "pais: CO", "nombre"),
    ("W39", "titulo: PLAN DE COMUNICACIONES", "codigo"),
    ("W39", 'version: "1"', "1"),
    ("E03", "estado: aprobado", "aprobado"),
    (
        "W35",
        "Dentro del Plan Anticorrupción y Atención al ciudadano",
        "Plan Anticorrupción y Atención al ciudadano | Plan Anticorrupción y de Atención al Ciudadano",
    ),
    (
        "E29",
        "descripcion: Se publicará un boletín con los resultados",
        "primer semestre de 2018 | PRIMER SEMESTRE DE 2019",
    ),
]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("uspec-2024", USPEC),
        ("inm-2019", INM),
        ("mintic-2019", MINTIC),
        ("ipco-2022", IPCO),
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
