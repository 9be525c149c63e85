"""What the rules on words and lists find in the five published plans: each finding, its line and its words.

The lists are written by hand from the published documents; what is found is asked of the review.
"""

from __future__ import annotations

import pytest

from tests.support.publicados import Found, found, same

RULES = frozenset({"E26", "W27", "W28", "W32", "W33", "I38"})

USPEC = [
    ("I38", "descripcion: Se actualizo íntegramente el docume", "Se actualizo"),
    ("E26", "El Plan Estratégico de Comunicaciones – PEC orie", "INPEC"),
    ("E26", "El Plan Estratégico de Comunicaciones – PEC orie", "PL"),
    ("I38", "Fortalecer los canales de información con market", "…la Población Privada de la Libertad –"),
    ("I38", "Implementar cada uno de las actividades programa", "cada uno de las"),
    ("E26", "- De acuerdo con el SIGI, las comunicaciones int", "SIGI"),
    ("I38", "impreso: 700 seguidoresx las redes sociales (Ins", "seguidoresx"),
    (
        "W28",
        "dependencia: Grupo de Comunicaciones – Dirección",
        "Grupo de Comunicaciones – Dirección General). | Grupo de comunicaciones (Dirección General).",
    ),
    ("I38", "dependencia: Grupo de Comunicaciones – Dirección", "– Dirección General)."),
]
INM = [
    (
        "W28",
        "- Informe anual de seguimiento al Manual de uso",
        "Manual de uso de la identidad visual | Manual de uso de identidad visual",
    ),
    ("E26", '- {numero: "1.", texto: "Una vez a al año, en el', "JDC"),
    ("E26", '- {numero: "1.", texto: "Una vez a al año, en el', "PAAC"),
    ("E26", '- {numero: "1.", texto: "Una vez a al año, en el', "WMD"),
    ("I38", '- {numero: "1.", texto: "Una vez a al año, en el', "vez a al año,"),
    ("E26", "nombre: Revisar el cumplimiento de ITA", "ITA"),
    ("E26", "nombre: Ejecutar las actividades de comunicación", "RCM"),
    ("E26", '- {numero: ninguno, texto: "Según requerimiento', "MIPG"),
    ("E26", '- {numero: ninguno, texto: "Según requerimiento', "SGA"),
    ("E26", '- {numero: ninguno, texto: "Según requerimiento', "SIG"),
    ("E26", '- {numero: ninguno, texto: "Programación mensual', "SGI"),
    ("E26", '- {numero: ninguno, texto: "Comunicación interna', "SGSST"),
    ("I38", '- {numero: ninguno, texto: "Apoyo al Área de Des', "inducción y inducción"),
    ("E26", "- {nombre: Aristides Daler, cargo: Director OAP}", "OAP"),
    ("E26", "comite: CIGD", "CIGD"),
]
MINTIC = [
    (
        "E26",
        "MRSI: Modelo de Responsabilidad Institucional",
        "MRSI | Modelo de Responsabilidad Institucional | Modelo de Responsabilidad Social Institucional",
    ),
    ("W28", "La Oficina Asesora de Prensa apoya la divulgació", "MINTIC | MinTIC"),
    ("I38", "- La Comunicación va en doble vía: el Ministerio", "s grupos de interés (públicos y privados"),
    ("W32", "texto: |", "PÚBLICO OBJETIVO | COMUNICACIÓN EXTERNA"),
    ("W32", "texto: |", "PÚBLICO OBJETIVO | COMUNICACIÓN INTERNA"),
    ("W28", "Difundir los programas y proyectos en radio, tv,", "Ministerio TIC | MinTIC"),
    ("E26", "A los contenidos se les hace seguimiento para me", "OAP"),
    (
        "W27",
        "A los contenidos se les hace seguimiento para me",
        "OAP | Oficina Asesora de Planeación | Oficina Asesora de Prensa",
    ),
    ("W28", "A los contenidos se les hace seguimiento para me", "off line | offline"),
    ("W28", "A los contenidos se les hace seguimiento para me", "on line | online"),
    ("I38", "Así las cosas,", "Así las cosas,"),
    ("W28", "- texto: Actualizar y generar contenidos de inte", "Mintic | MinTIC"),
]
IPCO = [
    ("W28", "- ✓ Difundir los proyectos del IPCO por redes so", "instagra | Instagram"),
    ("W28", "- ✓ Difundir los proyectos del IPCO por redes so", "youtube | YouTube"),
    ("E26", "- ✓ Presentar informes semestrales de actividade", "POAD"),
    ("I38", "Por estos canales se emiten los mensaje, dentro", "los mensaje"),
    (
        "W33",
        "- ✓ Facebook, Twitter, Tiktok e Instagram: @Impl",
        "Facebook | Twitter | Tiktok | Instagram | youtube | vimeo",
    ),
    ("W28", '- ✓ Plataformas de video: canal Youtube "Institu', "Youtube | YouTube"),
    ("W33", "titulo: Monitoreo y evaluación", "Monitoreo y evaluación | tiktok | WhatsApp | Skype | Zoom"),
    ("W33", "- c) Alcance.", "c) | c) Alcance."),
    ("E26", 'responsables: {roles: [JCS], impreso: "J.D.C.S."', "J.D.C.S. | J.C.S"),
    ("E26", 'involucrados: {impreso: "Equipo IPCO"}', "Equipo IPCO"),
    (
        "W33",
        "nombre: Promoción y difusión de contenido y de l",
        "facebook | twitter | Instagram | YouTube | tiktok | vimeo",
    ),
    ("I38", "nombre: Monitoreo y la evaluación del seguimient", "…del seguimiento en redes sociales,"),
]
RENDICION = [
    ("I38", "PLANEACION: {nombre: JEFE DE PLANEACION}", "PLANEACION"),
    ("I38", "RENDICION: {nombre: CONTRATISTA RESPONSABLE DE L", "RENDICION"),
    ("I38", "titulo: INTRODUCCION", "INTRODUCCION"),
    ("I38", "Con base a lo anterior, este plan detalla las ac", "Con base a"),
    (
        "W32",
        "publico: CIUDADANÍA Y FUNCIONARIOS",
        "contratistas | gremios | asociaciones | universidades | CIUDADANÍA Y FUNCIONARIOS",
    ),
    ("W32", "publico: FUNCIONARIOS", "contratistas | FUNCIONARIOS"),
    ("W32", "publico: CIUDADANÍA Y FUNCIONARIOS", "INTERNO | CIUDADANÍA Y FUNCIONARIOS"),
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
