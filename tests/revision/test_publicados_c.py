"""What the rules of the tree, its indicators and its follow-up find in the five published plans, each with its words.

The lists were held against the published documents by eye; what is found is asked of the review.
"""

from __future__ import annotations

import pytest

from tests.support.publicados import Found, found, same

RULES = frozenset(
    {"E08", "W09", "E13", "W14", "E20", "E21", "E22", "W23", "W24", "W25", "W30", "W36", "W37", "E46", "W48"}
)  # fmt: skip

USPEC = [
    ("W48", "Construir el Plan de Comunicaciones 2024 - que ord", "Construir el Plan de Comunicaciones 2024"),
    (
        "W23",
        "- Solidificar la imagen institucional en las Redes",
        "Solidificar la imagen institucional en las Redes sociales oficiales de La USPEC.",
    ),
    ("E08", "- codigo: NOTI", "2. Noti USPEC | seguimiento"),
    ("E08", "- codigo: CAP-VID", "3. Cápsulas de Video | seguimiento"),
    ("W37", "nombre: Realizar cápsulas en formato video (menos ", "Realizar | Elaboración | Noticiero | Incluye"),
    ("W25", '- numero: "2."', "Campañas institucionales | 4 campañas"),
    (
        "E08",
        "- codigo: EXT-2",
        ("2. Aumento de seguidores en Redes sociales y aumento de interacción (Me gusta) | seguimiento"),
    ),
    ("E08", "- codigo: CAPAC", "7. Capacitaciones y socializaciones acciones comunicativas | seguimiento"),
    (
        "W09",
        '- {de: REV, numero: "1.", nombre: Publicación de l',
        "prospectiva | 1. Publicación de la Revista Gestión USPEC | 1. Revista Gestión USPEC",
    ),
    (
        "W09",
        '- {de: PUB-INT, numero: "2.", nombre: Publicacione',
        "prospectiva | 2. Publicaciones internas | 4. Publicaciones internas",
    ),
    (
        "W09",
        '- {de: PUB-EXT, numero: "3.", nombre: Publicacione',
        "prospectiva | 3. Publicaciones externas | 5. Publicaciones externas",
    ),
    (
        "W09",
        '- {de: EVE, numero: "4.", nombre: Acompañamiento y',
        "prospectiva | 4. Acompañamiento y cubrimiento de eventos | 6. Apoyo a eventos",
    ),
    ("W09", "nombre: Realizar 10 publicaciones al año.", "10 publicaciones | REV-1 | 10 Revistas"),
    (
        "W09",
        "nombre: Realizar 10 publicaciones al año.",
        (
            "seguimiento | 1. Realizar 10 publicaciones al año. | 1. Elaboración de la Revista "
            "USPEC, en donde se socialice la gestión…"
        ),
    ),
    ("E13", "numerador: No. De meses al año", "No. De meses al año / Total de publicaciones"),
    ("W09", 'numero: "2."', "seguimiento | 2. Publicaciones internas | 4. Publicaciones internas"),
    (
        "W09",
        '- numero: "1."',
        (
            "seguimiento | Socialización de la información requerida por las áreas. | Comprende "
            "boletines internos, videos, publicaciones en pantallas…"
        ),
    ),
    ("E13", "numerador: No. de campañas propuestas", "No. de campañas propuestas / Total de campañas realizadas"),
    (
        "W30",
        "numerador: No. de campañas propuestas",
        ("De acuerdo con necesidad | No. de campañas propuestas / Total de campañas realizadas * 100"),
    ),
    ("W09", 'numero: "3."', "seguimiento | 3. Publicaciones externas | 5. Publicaciones externas"),
    (
        "W09",
        "nombre: Publicación de Gestión Institucional, entr",
        (
            "seguimiento | 1. Publicación de Gestión Institucional, entrega de obras, bienes… | "
            "1. Incluye todas las publicaciones en las redes sociales…"
        ),
    ),
    ("E13", "numerador: No. de eventos al mes", "No. de eventos al mes / Total de publicaciones por mes"),
    ("W09", 'numero: "4."', "seguimiento | 4. Apoyo a eventos | 6. Apoyo a eventos"),
    (
        "W09",
        "nombre: Asistencia a eventos.",
        ("seguimiento | Asistencia a eventos. | Acompañamiento, registro fotográfico y audiovisual en eventos…"),
    ),
    ("E13", "numerador: No. de eventos", "No. de eventos / Total publicaciones de eventos"),
]
INM = [
    ("E21", "- codigo: DIR", "responsables"),
    (
        "W14",
        "- codigo: ACT-DOC",
        (
            "Realizar la actualización y ajuste de documentos del proceso de… | "
            "Evaluar la necesidad de actualización del Manual de uso de identidad… | "
            "Ejecutar el Plan de Participación Ciudadana"
        ),
    ),
    (
        "W24",
        '- {numero: "4.", texto: "Semestralmente, hacer rep',
        (
            "Semestralmente, hacer reporte de comunicados de prensa y publicaciones logradas | "
            "Publicaciones realizadas en medios de comunicación masiva"
        ),
    ),
    (
        "W24",
        '- {numero: ninguno, texto: "Según calendario RCM e',
        (
            "Según calendario RCM el equipo de comunicaciones elaborará un reporte semestral "
            "sobre los temas publicados. | Actividades de comunicación efectuadas"
        ),
    ),
    (
        "W37",
        '- {numero: "2.", texto: "Diseñar, basado en el Man',
        (
            "Implementar acciones para mejorar la comunicación interna | 2. | Diseñar, basado en "
            "el Manual y el procedimiento de comunicaciones…"
        ),
    ),
]
MINTIC = [
    (
        "W36",
        "Orientar los mensajes del Ministerio de Tecnología",
        ("pública | organizacional | mediática | COMUNICACIÓN EXTERNA | COMUNICACIÓN INTERNA | COMUNICACIÓN DIGITAL"),
    ),
    (
        "W23",
        "- Crear mecanismos de comunicación para una posibl",
        "Crear mecanismos de comunicación para una posible crisis de la Institución.",
    ),
    ("E21", "- codigo: EXT", "responsables | responsabilidades"),
    (
        "E22",
        "- texto: Fortalecer el relacionamiento con los med",
        "Fortalecer el relacionamiento con los medios de comunicación.",
    ),
    ("E22", "- texto: Producción y edición de contenidos audiov", "Producción y edición de contenidos audiovisuales."),
    (
        "E22",
        "- texto: Definir e Implementar campañas de divulga",
        "Definir e Implementar campañas de divulgación ATL/BTL",
    ),
    ("W37", "nombre: Elaborar Contenidos Escritos", "Elaborar | Realizar | Productos | Campañas | Boletines"),
    (
        "W14",
        'indicador: {nombre: "Número de Comunicados Elabora',
        (
            "Número de Comunicados Elaborados | Número de Productos Audiovisuales desarrollados | "
            "Número de Campañas Diseñadas"
        ),
    ),
    (
        "W24",
        'indicador: {nombre: "Número de Campañas Diseñadas"',
        ("Número de Campañas Diseñadas | responsabilidades | Definir e Implementar campañas de divulgación ATL/BTL"),
    ),
    ("E22", "- codigo: EXT-REN", "Realizar Audiencia de Rendición de Cuentas | responsabilidades"),
    (
        "W24",
        'indicador: {nombre: "Estrategia de rendición de cu',
        ("Estrategia de rendición de cuentas definida | Realizar Audiencia de Rendición de Cuentas"),
    ),
    (
        "W37",
        'indicador: {nombre: "Boletines Internos Enviados"}',
        (
            "Número de Comunicados Elaborados | Boletines Internos Enviados | Campañas Internas "
            "Diseñadas | Campañas de Divulgación Implementadas"
        ),
    ),
    (
        "W24",
        'indicador: {nombre: "Campañas Internas Diseñadas"}',
        "Campañas Internas Diseñadas | Campañas Desarrolladas",
    ),
    ("E22", "- codigo: DIG-APP", "Desarrollo Micrositios/Aplicaciones | responsabilidades"),
    ("E22", "- codigo: DIG-RED", "Interacciones en redes sociales para cuentas MinTIC | responsabilidades"),
]
IPCO = [
    (
        "W23",
        "- ✓ Foros, seminarios, talleres y/o congresos: org",
        "Participar en los programas de internacionalización del municipio.",
    ),
    (
        "E08",
        "- codigo: REPORTES",
        (
            "seguimiento | 1 Generar reportes de las actividades que desarrolla cada área. | 2 "
            "Redactar y difundir boletines informativos o artículos de interés. | 3 Actualización "
            "de la tabla de avisos."
        ),
    ),
    (
        "W37",
        "nombre: Generar reportes de las actividades que de",
        "Generar | Redactar | Organizar | Actualización | Difusión | Búsqueda",
    ),
    (
        "W14",
        '- {codigo: WEB-A, numero: "a)", nombre: "Número de',
        "Número de visitantes por mes. | Número de posts. | Número de visitas.",
    ),
]
RENDICION = [
    ("W14", "- codigo: WEB", "PÁGINA WEB | CORREO ELECTRONICO | REDES SOCIALES"),
    (
        "W30",
        "responsables: {roles: [PLANEACION, SISTEMAS, RENDI",
        (
            "JEFE DE PLANEACION PROFESIONAL INGENIERO DE SISTEMAS CONTRATISTA RESPONSABLE DE LA "
            "RENDICION DE CUENTAS | JEFE DE PLANEACION | PROFESIONAL INGENIERO DE SISTEMAS"
        ),
    ),
    (
        "W30",
        "responsables: {roles: [PLANEACION, RENDICION], imp",
        (
            "JEFE DE PLANEACION CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS | JEFE DE "
            "PLANEACION | CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS"
        ),
    ),
    (
        "W30",
        "- {impreso: PREVIO A LA REALIZACIÓN DE LA AUDIENCI",
        "PREVIO A LA REALIZACIÓN DE LA AUDIENCIA PÚBLICA DE RENDICION DE CUENTAS | TRIMESTRAL",
    ),
    (
        "W30",
        "responsables: {roles: [PLANEACION, RENDICION, SIST",
        (
            "JEFE DE PLANEACION CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS PROFESIONAL "
            "INGENIERO DE SISTEMAS | JEFE DE PLANEACION | CONTRATISTA RESPONSABLE DE LA RENDICION "
            "DE CUENTAS"
        ),
    ),
    ("W30", "responsables: {roles: [PLANEACION, RENDICION, SIST", "PLANEACION, RENDICION, SISTEMAS"),
    (
        "W30",
        "responsables: {roles: [PLANEACION, RENDICION], imp",
        (
            "JEFE DE PLANEACION CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS | JEFE DE "
            "PLANEACION | CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS"
        ),
    ),
    (
        "W30",
        "responsables: {roles: [PLANEACION, RENDICION], imp",
        (
            "JEFE DE PLANEACION CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS | JEFE DE "
            "PLANEACION | CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS"
        ),
    ),
    (
        "W30",
        "responsables: {roles: [PLANEACION, RENDICION], imp",
        (
            "JEFE DE PLANEACION CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS | JEFE DE "
            "PLANEACION | CONTRATISTA RESPONSABLE DE LA RENDICION DE CUENTAS"
        ),
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
