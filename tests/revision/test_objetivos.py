"""The rules of the objectives: each is served by an activity, names the same components, and is not the plan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pecdocs.revision import revisar, todas
from tests.support.activities import actividad, arbol, objetivos
from tests.support.soundplan import expediente, findings

if TYPE_CHECKING:
    from pathlib import Path

CRISIS = "- Crear mecanismos para una posible crisis."


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (objetivos(CRISIS), 1),
        (objetivos(CRISIS, titulo="Antecedentes"), 0),
        (objetivos("- La crisis de 2020 mostró la necesidad de este plan."), 0),
        (objetivos("- Posicionar la imagen de la entidad ante la ciudadanía."), 0),
        (objetivos("- Promover la transparencia y la participación."), 0),
        (objetivos(CRISIS) + arbol(actividad("A", nombre="Formar voceros para las emergencias")), 0),
        (objetivos("- Capacitar a los funcionarios.") + arbol(actividad("A", nombre="Dictar un taller")), 0),
        (objetivos("- Capacitar a los funcionarios.") + arbol(actividad("A", nombre="Publicar la revista")), 1),
        ("niveles: [Objetivo, Actividad]\n" + arbol(actividad("A")).split("\n", 1)[1], 0),
    ],
)
def test_what_an_objective_promises_is_in_some_activity(part: str, found: int, tmp_path: Path) -> None:
    """Only of what can't be told in other words; a note, for somebody has to judge."""
    assert [str(each.gravedad) for each in findings("W23", part, tmp_path)] == ["nota"] * found


def test_what_an_objective_promises_is_followed_too(tmp_path: Path) -> None:
    """An activity that nobody follows serves no objective."""
    tree = arbol(actividad("A", nombre="Aumentar seguidores en redes sociales"), actividad("B"))
    rows = "tablas:\n  seguimiento:\n    filas: [{de: B}]\n"
    part = objetivos("- Fortalecer la imagen en las redes sociales.") + tree
    assert findings("W23", part, tmp_path / "whole") == []
    (found,) = findings("W23", part + rows, tmp_path / "part")
    assert found.mensaje == "«Fortalecer la imagen en las redes sociales.»: nada de lo que se sigue lo nombra"


GROUPS = """
arbol:
  - {codigo: EXT, nombre: COMUNICACIÓN EXTERNA, hijos: [{codigo: A, nombre: Publicar}]}
  - {codigo: INT, nombre: COMUNICACIÓN INTERNA, hijos: [{codigo: B, nombre: Divulgar}]}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orientar la comunicación pública, organizacional y mediática.", ["pública", "organizacional", "mediática"]),
        ("Orientar la comunicación interna y mediática.", ["mediática"]),
        ("Orientar la comunicación interna y externa.", []),
        ("Lograr una comunicación clara, oportuna y veraz.", []),
        ("Fortalecer la comunicación pública.", []),
    ],
)
def test_the_components_of_the_objective_are_those_of_the_tree(text: str, found: list[str], tmp_path: Path) -> None:
    """What a communication should be like is no component of it."""
    messages = [each.mensaje for each in findings("W36", objetivos(text, titulo="Objetivo") + GROUPS, tmp_path)]
    assert len(messages) == bool(found)
    assert all(f"«{word}»" in messages[0] for word in found)


def test_groups_that_are_no_components_are_not_compared(tmp_path: Path) -> None:
    """A plan may be ordered by anything else."""
    text = "Orientar la comunicación pública y mediática."
    assert findings("W36", objetivos(text, titulo="Objetivo"), tmp_path) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Construir el Plan de Comunicaciones 2024 - que ordena todo.", "Construir el Plan de Comunicaciones 2024"),
        ("- Elaborar el plan estratégico de comunicaciones.", "Elaborar el plan estratégico de comunicaciones."),
        ("Elaborar el Plan de Comunicaciones 2025.", ""),
        ("Ejecutar el Plan de Comunicaciones 2024.", ""),
        ("Elaborar el Plan de Participación Ciudadana.", ""),
        ("Dar a conocer el Plan de Comunicaciones 2024.", ""),
    ],
)
def test_the_objective_is_not_to_have_a_plan(text: str, found: str, tmp_path: Path) -> None:
    """The plan of another year is a task, and to carry this one out is none of it."""
    messages = [each.mensaje for each in findings("W48", objetivos(text), tmp_path)]
    assert [f"«{found}»" in each for each in messages] == ([True] if found else [])


def test_of_a_group_without_activities_one_thing_is_told(tmp_path: Path) -> None:
    """Nothing else that it lacks, as an activity would: it lacks them all for one reason."""
    example = next(each.ejemplo.mal for each in todas() if each.codigo == "W23")
    assert [each.regla for each in revisar(expediente(example, tmp_path)).hallazgos] == ["W23"]
