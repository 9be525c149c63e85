"""Activities written in few words, to be put in the place of those of the sound plan (`tests/support/soundplan.py`)."""

from __future__ import annotations


def actividad(codigo: str, *lines: str, nombre: str = "", without: tuple[str, ...] = ()) -> str:
    """Write an activity that lacks nothing, with other fields or without some."""
    values = {
        "codigo": codigo,
        "nombre": nombre or f"Realizar la tarea {codigo}",
        "responsables": "[COM]",
        "fechas": "{inicio: 2024-01-01, fin: 2024-12-31}",
        "meta": "{cantidad: 4, unidad: tareas}",
        "indicador": "Tareas hechas",
        "programacion": "{trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}}",
    }
    values |= {key: value for key, _, value in (each.partition(": ") for each in lines)}
    kept = [f"{key}: {value}" for key, value in values.items() if key not in without]
    return "  - " + "\n    ".join(kept) + "\n"


def arbol(*activities: str) -> str:
    """Write a tree of one level."""
    return "niveles: [Actividad]\narbol:\n" + "".join(activities)


def objetivos(*lines: str, titulo: str = "Objetivos específicos") -> str:
    """Write the sections of a plan whose first has this text."""
    text = "".join(f"      {each}\n" for each in lines)
    return f"""
secciones:
  - codigo: OBJ
    titulo: {titulo}
    numeral: auto
    texto: |
{text}
  - {{codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}}
  - {{codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}}
  - {{codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}}
"""
