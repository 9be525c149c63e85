"""Small pairs of plans for the redline: a plan, and the same after one edit, by the name of the edit and its format."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml

from pecdocs.plan.folder import plan_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pecdocs.plan import Plan

    Data = dict[str, Any]
    Edit = Callable[[Data], object]

LEVELS = 4
"""How deep the plan's tree goes: three levels of groups, and activities."""
_WHOLE = yaml.safe_load("""\
formato: comun
entidad: {nombre: Instituto de Vivienda, sigla: IV, dependencia: Oficina de Comunicaciones, pais: CO}
documento: {titulo: Plan de Comunicaciones, codigo: GC-PL-001, version: "1", fecha: "2024-01-20", vigencia: "2024"}
siglas: {IV: Instituto de Vivienda, OAP: Oficina Asesora de Planeación}
roles: {COM: {nombre: Comunicaciones}, TH: {nombre: Talento Humano}}
niveles: [Objetivo, Estrategia, Táctica, Actividad]
secciones:
  - codigo: INTRO
    titulo: Introducción
    numeral: auto
    texto: |
      El Instituto publica este plan[^a] y lo cumple[^b], como dice [la guía](https://ejemplo.gov.co/guia).

      - Primer punto de la lista
      - Segundo punto de la lista
        - Punto de segundo nivel
      - Tercer punto de la lista

      1. Uno de los pasos
      2. Dos de los pasos

      > Una cita de la ley.

      | Medio | Alcance |
      |-------|---------|
      | Radio | Local   |
      | Muro  | Barrio  |

      [^a]: Nota de la primera llamada.
      [^b]: Nota de la segunda llamada.

          Con otro párrafo.
    secciones:
      - {codigo: ALC, titulo: Alcance, numeral: auto, texto: "Todo el instituto.\\n\\nTodas sus sedes."}
      - {codigo: MARCO, titulo: Marco legal, numeral: auto, texto: La ley 1712 de 2014.}
  - {codigo: MAT, titulo: Matriz, numeral: auto, texto: Esta es la matriz., tabla: matriz}
  - {codigo: CRO, titulo: Cronograma, numeral: auto, tabla: cronograma}
  - {codigo: FIN, titulo: Cierre, numeral: auto, texto: Con esto note termina el plan.}
firmas:
  elaboro: {nombre: Ana Ruiz, cargo: Profesional}
  aprobo: {comite: Comité de Gestión, acta: "1", fecha: "2024-01-20"}
""")


def _tree(code: str = "", level: int = 1) -> list[Data]:
    """Give two sisters for each node, three activities at the end."""
    found = []
    for number in range(1, (2 if level < LEVELS else 3) + 1):
        own = f"{code}{number}"
        node: Data = {"codigo": f"N{own}", "nombre": f"{_NAMES[level - 1]} {own}"}
        if level < LEVELS:
            node["hijos"] = _tree(own, level + 1)
        else:
            node |= {"meta": {"cantidad": number, "unidad": "piezas"}, "productos": [f"Pieza {own}"]}
            node |= {"fechas": {"inicio": "2024-02-01", "fin": "2024-06-30"}, "responsables": ["COM"]}
        found.append(node)
    return found


FORMATO = "inm"
"""The format that merges four levels over their rows."""
_FORMATOS = ("comun", "uspec", "comun", "mintic", "muestra", "ipco", "rendicion")
_NAMES = ("Mejorar la confianza en", "Abrir el canal", "Hacer visible la tarea", "Publicar el boletín")
_WHOLE["arbol"] = _tree()


def cases() -> dict[str, tuple[Plan, Plan, str]]:
    """Give each pair of versions by what happens from the first to the second, with the format to write them in.

    What happens in the tree is in a format that merges all levels over their rows. All else is in each format in turn,
    and the way back too, which is `…-vuelta`: in the tree what comes and what goes are cases of their own.
    """
    old = _plan(_WHOLE)
    found = {name: (old, _edited(edit), FORMATO) for name, edit in _tree_edits()}
    for number, (name, edit) in enumerate(_EDITS.items()):
        new, formato = _edited(edit), _FORMATOS[number % len(_FORMATOS)]
        found[name], found[f"{name}-vuelta"] = (old, new, formato), (new, old, formato)
    return found


def _edited(edit: Edit) -> Plan:
    data = deepcopy(_WHOLE)
    edit(data)
    return _plan(data)


def plan_of(**fields: Any) -> Plan:
    """Give the plan that all cases begin with, some of its fields other ones."""
    return _plan(deepcopy(_WHOLE) | fields)


def _plan(data: Data) -> Plan:
    plan, faults = plan_from({"plan.yaml": yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()}, "x")
    assert plan is not None, faults
    return plan


# ── The tree, at each level ──────────────────────────────────────────────────────────────────────────────────


def _sisters(data: Data, level: int, branch: int = 0) -> list[Data]:
    """Give the sisters of a level, first below first; or those of the second group at the top."""
    found: list[Data] = data["arbol"]
    for depth in range(level - 1):
        found = found[branch if depth == 0 else 0]["hijos"]
    return found


def _tree_edits() -> Iterator[tuple[str, Edit]]:
    """Delete, insert, move and rename what is first, in the middle or last of a group, at each level."""
    for level in range(1, LEVELS + 1):
        for name, edit in _LEVEL_EDITS.items():
            if level > 1 or name != "a-otro-grupo":
                yield f"{name}-{level}", partial(edit, level=level)


def _fresh(level: int) -> Data:
    """Make a node of a level, with all that stands below it."""
    return _tree("9", level)[0] | {"nombre": "Lo que antes no estaba"}


def _to_other_group(data: Data, level: int) -> None:
    _sisters(data, level, 1).insert(0, _sisters(data, level).pop(0))


def _empty_group(data: Data, level: int) -> None:
    """Leave one node alone in its group."""
    del _sisters(data, level)[1:]


def _all_others(data: Data, level: int) -> None:
    """Put other nodes in the place of all in a group."""
    _sisters(data, level)[:] = _tree("8", level)


_LEVEL_EDITS: dict[str, Callable[..., object]] = {
    "sin-el-primero": lambda data, level: _sisters(data, level).pop(0),
    "sin-el-ultimo": lambda data, level: _sisters(data, level).pop(),
    "otro-primero": lambda data, level: _sisters(data, level).insert(0, _fresh(level)),
    "otro-en-medio": lambda data, level: _sisters(data, level).insert(1, _fresh(level)),
    "otro-al-final": lambda data, level: _sisters(data, level).append(_fresh(level)),
    "primero-al-final": lambda data, level: _sisters(data, level).append(_sisters(data, level).pop(0)),
    "otro-nombre": lambda data, level: _sisters(data, level)[0].update(nombre="Otro nombre del todo distinto"),
    "una-palabra": lambda data, level: _sisters(data, level)[0].update(
        nombre=f"{_sisters(data, level)[0]['nombre']} cada mes"
    ),
    "otro-codigo": lambda data, level: _sisters(data, level)[0].update(codigo="ZZ"),
    "uno-solo": _empty_group,
    "todos-otros": _all_others,
    "a-otro-grupo": _to_other_group,
}


# ── All the rest ─────────────────────────────────────────────────────────────────────────────────────────────


def _text(old: str, new: str) -> Edit:
    """Change words in the text of the first section."""

    def edit(data: Data) -> None:
        assert old in data["secciones"][0]["texto"]
        data["secciones"][0]["texto"] = data["secciones"][0]["texto"].replace(old, new)

    return edit


def _leaf(**fields: Any) -> Edit:
    """Change fields of the first activity."""
    return lambda data: _sisters(data, LEVELS)[0].update(fields)


def _without(field: str) -> Edit:
    """Take a field away from all activities, and with it the column that shows it."""

    def edit(data: Data) -> None:
        for node in _leaves(data["arbol"]):
            node.pop(field, None)

    return edit


def _leaves(nodes: list[Data]) -> Iterator[Data]:
    for node in nodes:
        yield from _leaves(node["hijos"]) if "hijos" in node else [node]


def _document(**fields: Any) -> Edit:
    return lambda data: data["documento"].update(fields)


def _section(at: int, **fields: Any) -> Edit:
    return lambda data: data["secciones"][at].update(fields)


def _move(at: int, to: int) -> Edit:
    return lambda data: data["secciones"].insert(to, data["secciones"].pop(at))


_HOSTILE = "a & b <c> {{ x }} {% if %} [[cuerpo]] <?pecdocs-body?> ]]> \u0645\u0631 e\u0301 👩‍👩‍👧‍👦 =1+1"
_EDITS: dict[str, Edit] = {
    "nada": lambda _data: None,
    # sections and headings
    "seccion-nueva": lambda data: data["secciones"].insert(
        1, {"codigo": "NUE", "titulo": "Nueva", "numeral": "auto", "texto": "Texto.\n\n- Con lista\n\nY más."}
    ),
    "seccion-menos": lambda data: data["secciones"].pop(0),
    "ultima-seccion-menos": lambda data: data["secciones"].pop(),
    "seccion-movida": _move(3, 0),
    "seccion-con-tabla-movida": _move(1, 3),
    "seccion-otro-codigo": _section(0, codigo="PRES"),
    "seccion-otro-codigo-y-titulo": _section(0, codigo="PRES", titulo="Presentación del plan"),
    "titulo-otro": _section(3, titulo="Del cierre & <fin>"),
    "titulo-sin-numeral": _section(0, numeral="ninguno"),
    "subseccion-movida": lambda data: data["secciones"][0]["secciones"].reverse(),
    "subseccion-menos": lambda data: data["secciones"][0]["secciones"].pop(0),
    "subseccion-sube": lambda data: data["secciones"].insert(1, data["secciones"][0]["secciones"].pop()),
    "texto-vacio": lambda data: data["secciones"][0].pop("texto"),
    "texto-otro": _section(0, texto="Nada de lo que había.\n\n1. Ni esto\n\n> Ni aquello."),
    "nota-de-titulo": _section(3, nota="Aprobada en la sesión n.º 3."),
    # words, lists, notes, links
    "una-palabra": _text("este plan", "este buen plan"),
    "palabra-note": _section(3, texto="Con esto, note que note termina el plan."),
    "parrafo-partido": _text("y lo cumple", "y\n\nlo cumple"),
    "parrafo-nuevo": _text("> Una cita", "Un párrafo más.\n\n> Una cita"),
    "con-formato": _text("publica este plan", "**publica** *este* `plan`"),
    "punto-nuevo": _text("- Tercer", "- Otro punto\n- Tercer"),
    "punto-menos": _text("- Segundo punto de la lista\n  - Punto de segundo nivel\n", ""),
    "otras-marcas": _text("- Primer punto de la lista\n- Seg", "a) Primer punto de la lista\nb) Seg"),
    "otros-numeros": _text("1. Uno de los pasos\n2. Dos", "4. Uno de los pasos\n5. Dos"),
    "otro-nivel": _text("  - Punto de segundo", "- Punto de segundo"),
    # what grows at its end, and something new after it
    "parrafo-crece-y-otro": _text("[la guía](https://ejemplo.gov.co/guia).", "la guía y más\n\nUn párrafo nuevo."),
    "punto-crece-y-otro": _text("- Tercer punto de la lista", "- Tercer punto de la lista nueva\n- Y un cuarto"),
    "punto-crece-y-el-siguiente": _text("- Segundo punto", "- Un punto, el segundo punto"),
    "titulo-crece-y-parrafo": _section(3, titulo="Cierre del plan", texto="Ya casi.\n\nCon esto termina el plan."),
    "nota-crece-y-parrafo": _text("\n\n    Con otro", " y más\n\n    Con uno nuevo.\n\n    Con otro"),
    "celda-crece-y-otra": lambda data: [
        _leaf(productos=["Pieza 1111 nueva", "Un producto más", "Y otro"])(data),
        _sisters(data, LEVELS)[1].update(productos=["Pieza 1112", "Fija"]),
    ],
    "celda-crece-y-otra-fija": lambda data: [
        _sisters(data, LEVELS)[1].update(productos=["Pieza 1112 nueva", "Otra"]),
        _sisters(data, LEVELS)[0].update(productos=["Uno"]),
    ],
    "cita-menos": _text("> Una cita de la ley.\n\n", ""),
    "enlace-otro": _text("https://ejemplo.gov.co/guia", "https://ejemplo.gov.co/otra?a=1&b=2"),
    "enlace-menos": _text("[la guía](https://ejemplo.gov.co/guia)", "la guía"),
    "enlace-nuevo": _text("publica", "[publica](https://ejemplo.gov.co/publica)"),
    "nota-otra": _text("Nota de la primera llamada.", "Nota de la primera llamada, corregida."),
    "nota-menos": lambda data: [
        _text("plan[^a]", "plan")(data),
        _text("[^a]: Nota de la primera llamada.\n", "")(data),
    ],
    "notas-al-reves": lambda data: [_text("plan[^a] y lo cumple[^b]", "plan[^b] y lo cumple[^a]")(data)],
    "nota-toda-otra": _text("Nota de la primera llamada.", "Un renglón\\\n      y otro que nada repiten"),
    "nota-entre-otras": _text("Nota de la segunda llamada.\n\n    Con otro párrafo.", "Nada igual"),
    "nota-sin-segundo-parrafo": _text("\n    Con otro párrafo.\n", ""),
    "hostil": _text("la ley", _HOSTILE),
    "cuadro-fila": _text("| Muro  | Barrio  |", "| Prensa | Ciudad |\n| Muro  | Barrio  |"),
    "cuadro-columna": _text(
        "| Medio | Alcance |\n|-------|---------|\n| Radio | Local   |\n| Muro  | Barrio  |",
        "| Medio | Alcance | Costo |\n|---|---|---|\n| Radio | Local | 10 |\n| Muro | Barrio | 0 |",
    ),
    "cuadro-menos": _text("| Medio | Alcance |\n|-------|---------|\n| Radio | Local   |\n| Muro  | Barrio  |\n\n", ""),
    "cuadro-otro": _text(
        "| Radio | Local   |\n| Muro  | Barrio  |", "| Un texto nuevo | en todas |\n| las filas | del cuadro |"
    ),
    # tables
    "tabla-menos": lambda data: data["secciones"].pop(2),
    "tabla-titulo": lambda data: data.update(tablas={"matriz": {"titulo": "MATRIZ", "notas": ["Una nota."]}}),
    "columna-menos": _without("productos"),
    "fechas-menos": _without("fechas"),
    "celda-crece": _leaf(productos=["Pieza 1111", "Un producto más", "Y otro"]),
    "celda-decrece": lambda data: [_leaf(productos=[])(data), _leaf(responsables=[])(data)],
    "celda-hostil": _leaf(nombre=_HOSTILE),
    "pasos": _leaf(pasos=["Redactar & corregir", "Enviar"]),
    "fechas-otras": _leaf(fechas={"inicio": "2024-09-01", "fin": "2024-12-31"}),
    "sin-actividades": lambda data: data.pop("arbol"),
    "sigla-nueva": lambda data: data["siglas"].update(CIGD="Comité Institucional"),
    "siglas-menos": lambda data: data.pop("siglas"),
    "firma-menos": lambda data: data["firmas"].pop("elaboro"),
    "firma-nueva": lambda data: data["firmas"].update(reviso=[{"nombre": "Luis & Cía.", "cargo": "Jefe"}]),
    # covers, headers and footers
    "version-otra": _document(version="2", fecha="2024-06-30"),
    "codigo-menos": lambda data: data["documento"].pop("codigo"),
    "subtitulo-nuevo": _document(subtitulo="Con subtítulo", proceso="Gestión & control", clasificacion="Pública"),
    "borrador": _document(estado="borrador"),
    "entidad-otra": lambda data: data["entidad"].update(nombre="Instituto Nacional de Vivienda", sigla="INV"),
    # how items are numbered, and what paragraphs are
    "paso-menos": _text("1. Uno de los pasos\n2. Dos", "1. Dos"),
    "cita-como-parrafo": _text("> Una cita", "Una cita"),
}
