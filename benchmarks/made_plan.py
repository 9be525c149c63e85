"""A plan of any size under four levels: the data that everything is measured with."""

from __future__ import annotations

import random
from typing import Any

_WORDS = """
comunicación estrategia boletín entidad ciudadanía participación divulgación interna externa campaña
transparencia gestión canal redes sociales servidores públicos jornada capacitación piezas gráficas
audiovisual rendición cuentas medios periodistas convenio apoyo regional memoria informe seguimiento mensaje
lenguaje claro accesible digital intranet página territorio institucional cultura trabajo equipo misional
proyecto programa evento comunidad aliados pedagogía vocería
"""
LEVELS = ("Eje", "Objetivo", "Estrategia", "Táctica", "Actividad")
_ROLES = ("COM", "TH", "OAP", "TIC", "SG")


def made_plan(activities: int) -> dict[str, Any]:
    """Give a plan of so many activities, the same one every time: about as many groups a level as children in each."""
    chance = random.Random(activities)  # noqa: S311 - the same plan every time is the point
    rest = iter(range(1, activities + 1))
    return {
        "formato": "banco",
        "entidad": {"nombre": "Entidad de ejemplo", "sigla": "EE"},
        "documento": {
            "titulo": "Plan",
            "version": "1",
            "fecha": {"fecha": "2024-01-15"},
            "vigencia": "2024",
            "estado": "aprobado",
        },
        "roles": {code: _text(chance, 3) for code in _ROLES},
        "niveles": list(LEVELS),
        "arbol": [
            _group(f"G{position}", size, 1, rest, chance)
            for position, size in enumerate(_shares(activities, len(LEVELS)), start=1)
        ],
    }


def programmed(plan: dict[str, Any]) -> dict[str, Any]:
    """Give a made plan with its goals shared out among the quarters of a year."""

    def walk(nodes: list[dict[str, Any]]) -> None:
        for node in nodes:
            if "hijos" in node:
                walk(node["hijos"])
            else:
                share, rest = divmod(int(node["meta"]["cantidad"]), 4)
                quarters = {f"2024-T{n}": str(share + (rest if n == 4 else 0)) for n in range(1, 5)}  # noqa: PLR2004
                node["programacion"] = {"trimestral": quarters}

    walk(plan["arbol"])
    return plan


def rows_of(plan: dict[str, Any]) -> list[list[str]]:
    """Give the matrix of a made plan as plain rows: codigo and name of each of its groups, then an activity's texts."""
    found: list[list[str]] = []

    def walk(nodes: list[dict[str, Any]], above: list[str]) -> None:
        for node in nodes:
            if "hijos" in node:
                walk(node["hijos"], [*above, node["codigo"], node["nombre"]])
            else:
                found.append([*above, *_printed(node, plan["roles"])])

    walk(plan["arbol"], [])
    return found


def _printed(node: dict[str, Any], roles: dict[str, str]) -> list[str]:
    """Give what the matrix prints of an activity."""
    dates = node["fechas"][0]
    start, end = ("/".join(reversed(dates[each]["fecha"].split("-"))) for each in ("inicio", "fin"))
    goal = f"{node['meta']['cantidad']} {node['meta']['unidad']}"
    name = roles[node["responsables"][0]]
    return [node["nombre"], node["productos"][0], goal, node["indicador"]["nombre"], f"{start} \N{EN DASH} {end}", name]


def _group(codigo: str, activities: int, level: int, rest: Any, chance: random.Random) -> dict[str, Any]:
    name = _text(chance, 5)
    if level == len(LEVELS) - 1:
        return {"codigo": codigo, "nombre": name, "hijos": [_activity(next(rest), chance) for _ in range(activities)]}
    children = [
        _group(f"{codigo}-{position}", size, level + 1, rest, chance)
        for position, size in enumerate(_shares(activities, len(LEVELS) - level), start=1)
    ]
    return {"codigo": codigo, "nombre": name, "hijos": children}


def _shares(activities: int, levels: int) -> list[int]:
    """Share out activities so that each of the levels left has about as many children."""
    parts = max(1, round(activities ** (1 / levels)))
    return [activities // parts + (position < activities % parts) for position in range(parts)]


def _activity(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "codigo": f"A{number}",
        "nombre": _text(chance, 9),
        "productos": [_text(chance, 4)],
        "meta": {"cantidad": str(chance.randint(1, 900)), "unidad": chance.choice(("piezas", "jornadas", "boletines"))},
        "indicador": {"nombre": _text(chance, 6)},
        "fechas": [{"inicio": {"fecha": _day(chance, 1, 6)}, "fin": {"fecha": _day(chance, 7, 12)}}],
        "responsables": [chance.choice(_ROLES)],
    }


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=words)).capitalize()


def _day(chance: random.Random, first: int, last: int) -> str:
    return f"2024-{chance.randint(first, last):02}-{chance.randint(1, 28):02}"
