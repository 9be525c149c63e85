"""What each thing and each field of a plan is called in Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import Noun, noun_of, quoted

if TYPE_CHECKING:
    from pecdocs.cambios.places import Lugar

ACTIVIDAD = Noun("actividad", "actividades", female=True)
"""What a node is called where the plan does not name its level."""

NOUNS = {
    "fila": Noun("fila", "filas", female=True),
    "tabla": Noun("tabla", "tablas", female=True),
    "sigla": Noun("sigla", "siglas", female=True),
    "rol": Noun("rol", "roles", female=False),
    "persona": Noun("persona", "personas", female=True),
    "periodo": Noun("periodo", "periodos", female=False),
    "firma": Noun("firma", "firmas", female=True),
    "cambio": Noun("entrada de la versión", "entradas de las versiones", female=True),
}
NUMERAL = Noun("numeral", "numerales", female=False)
SECTION = Noun("sección", "secciones", female=True)

_OF_THE_DOCUMENT = {
    "titulo": "el título del documento",
    "subtitulo": "el subtítulo del documento",
    "codigo": "el código del documento",
    "version": "la versión del documento",
    "esquema_version": "la manera de numerar las versiones",
    "fecha": "la fecha del documento",
    "vigencia": "la vigencia del plan",
    "proceso": "el proceso del documento",
    "clasificacion": "la clasificación de la información",
    "serie": "la serie documental",
    "estado": "el estado del documento",
}
_OF_THE_ENTITY = {
    "nombre": "el nombre de la entidad",
    "sigla": "la sigla de la entidad",
    "dependencia": "la dependencia que hace el plan",
    "ciudad": "la ciudad",
    "pais": "el país",
    "logo": "el logo",
    "lema": "el lema",
}
_OF_AN_ITEM = {
    "codigo": "el código",
    "numero": "el número",
    "nombre": "el nombre",
    "descripcion": "la descripción",
    "pasos": "los pasos",
    "productos": "los productos",
    "meta": "la meta",
    "indicador": "el indicador",
    "fechas": "las fechas",
    "programacion": "la programación",
    "responsables": "los responsables",
    "involucrados": "los involucrados",
    "publico": "el público",
    "frecuencia": "la frecuencia",
    "medio": "el medio",
    "alcance": "el alcance",
    "presupuesto": "el presupuesto",
    "peso": "el peso",
    "observaciones": "las observaciones",
    "listas": "las listas que acompañan a sus hijos",
}
FIELDS: dict[str, dict[str, str]] = {
    "plan": {"formato": "el formato del documento", "niveles": "los niveles del plan"},
    "documento": _OF_THE_DOCUMENT,
    "entidad": _OF_THE_ENTITY,
    "seguimiento": {
        "esquema": "la periodicidad del seguimiento",
        "ponderacion": "la manera de ponderar",
        "nota": "la nota del seguimiento",
    },
    "sigla": {"significado": "el significado"},
    "rol": {"nombre": "el nombre", "sigla": "la sigla"},
    "persona": {
        "cargo": "el cargo",
        "vinculacion": "la vinculación",
        "desde": "la fecha de inicio",
        "hasta": "la fecha de retiro",
    },
    "periodo": {"titulo": "el título", "inicio": "el primer día", "fin": "el último día"},
    "seccion": {
        "titulo": "el título",
        "numeral": "el número",
        "nota": "la nota al pie",
        "texto": "el texto",
        "tabla": "la tabla",
    },
    "nodo": _OF_AN_ITEM,
    "tabla": {"titulo": "el título", "notas": "las notas"},
    "fila": _OF_AN_ITEM,
    "firma": {
        "nombre": "el nombre",
        "cargo": "el cargo",
        "dependencia": "la dependencia",
        "vinculacion": "la vinculación",
        "comite": "el comité",
        "acta": "el acta",
        "fecha": "la fecha",
    },
    "cambio": {
        "orden": "el orden",
        "fecha": "la fecha",
        "numerales": "los numerales",
        "descripcion": "la descripción",
        "justificacion": "la justificación",
        "solicitud": "la solicitud",
        "responsable": "el responsable",
        "elaboro": "el nombre de quien elaboró",
        "reviso": "el nombre de quien revisó",
        "aprobo": "el nombre de quien aprobó",
        "acta": "el acta",
        "huella": "la huella",
    },
}
"""The name of each field with its article, by the kind of record."""

SIGNING_ROLES = {"elaboro": "Elaboró", "reviso": "Revisó", "aprobo": "Aprobó"}

_BLOCKS = {
    "plan": "Documento",
    "documento": "Documento",
    "entidad": "Documento",
    "seguimiento": "Seguimiento",
    "sigla": "Siglas",
    "rol": "Responsables",
    "persona": "Responsables",
    "periodo": "Periodos",
    "nodo": "Actividades",
    "firma": "Firmas",
    "firmas": "Firmas",
    "cambio": "Registro de cambios",
    "seccion": "Secciones",
}


def noun(kind: str, lugar: Lugar) -> Noun:
    """Give what something is called: the plan's own word for its level, or that of its kind."""
    if kind == "nodo":
        return noun_of(lugar.nivel, otherwise=ACTIVIDAD)
    if kind == "seccion":
        return NUMERAL if lugar.unico else SECTION
    return NOUNS[kind]


def label(kind: str, lugar: Lugar) -> str:
    """Give how a sentence points at something: by its number when that is only its own, else by its name."""
    if lugar.unico:
        return lugar.numeral
    return named(kind, lugar)


def full_label(kind: str, lugar: Lugar) -> str:
    """Give its number and its name."""
    return f"{lugar.numeral} {quoted(lugar.nombre)}" if lugar.unico else named(kind, lugar)


def old_label(kind: str, lugar: Lugar) -> str:
    """Give its name and the number that it had."""
    return f"{quoted(lugar.nombre)} (antes {lugar.numeral})" if lugar.unico else named(kind, lugar)


def named(kind: str, lugar: Lugar) -> str:
    """Give its name, and what tells it from another of that name."""
    if kind in {"sigla", "cambio"}:
        return lugar.nombre
    if kind == "firma":
        return f"{of_whom(lugar.nombre)} ({quoted(SIGNING_ROLES.get(lugar.dentro, lugar.dentro))})"
    if kind == "persona":
        return f"{lugar.nombre} ({quoted(lugar.dentro)})"
    return quoted(lugar.nombre) + (f" ({lugar.codigo})" if lugar.repetido else "")


def of_whom(name: str) -> str:
    """Put «de» before who signs: de Ana Ruiz, del Comité, de la Junta."""
    first = name.split(maxsplit=1)[0].casefold()
    return (
        f"del {name}"
        if first in {"comité", "consejo", "grupo"}
        else (f"de la {name}" if first in {"junta", "comisión", "mesa"} else f"de {name}")
    )


def block_title(kind: str, lugar: Lugar) -> str:
    """Give the title of the block of what no section prints."""
    return f"Tabla «{lugar.dentro}»" if kind in {"tabla", "fila"} else _BLOCKS[kind]
