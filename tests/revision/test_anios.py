"""E29: years and periods that were left over from another plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path


def titled(titulo: str, vigencia: str = "2024", subtitulo: str = "") -> str:
    """Write a document control of this title."""
    more = f", subtitulo: {subtitulo}" if subtitulo else ""
    return (
        f"documento: {{titulo: {titulo}{more}, codigo: C-1, version: '1', fecha: 2024-01-20, vigencia: {vigencia},"
        " estado: aprobado}\n"
    )


def tabled(titulo: str) -> str:
    """Write a section of this title over the plan's table."""
    return f"secciones:\n  - {{codigo: PLAN, titulo: '{titulo}', numeral: auto, tabla: matriz}}\n"


def activity(fields: str) -> str:
    """Write a tree of one activity."""
    return (
        f"niveles: [Actividad]\narbol:\n  - {{codigo: A, nombre: Publicar la revista, responsables: [COM], {fields}}}\n"
    )


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            titled("Plan de Comunicaciones 2023"),
            [("error", "el título «Plan de Comunicaciones 2023» dice 2023, y el plan es de 2024")],
        ),
        (
            tabled("Plan de acción 2022 - 2023"),
            [("error", "el título «Plan de acción 2022 - 2023» dice 2022 y 2023, y el plan es de 2024")],
        ),
        (
            titled("Plan", subtitulo="Primer semestre de 2024")
            + activity("descripcion: Resultados del primer semestre de 2023"),
            [("error", "dice «primer semestre de 2023», y el título dice «Primer semestre de 2024»")],
        ),
        (
            activity("descripcion: Boletín del 1er trimestre 2023, observaciones: Sale en el primer trimestre de 2024"),
            [("aviso", "dice «1er trimestre 2023», y en otra parte se dice «primer trimestre de 2024»")],
        ),
        (
            activity("fechas: {inicio: 2023-03-01, fin: 2023-12-31}"),
            [],
        ),
        (
            activity("fechas: {inicio: 2023-03-01, fin: 2023-08-31}"),
            [("aviso", "sus fechas terminan en «2023-08-31», y el plan empieza en 2024")],
        ),
        (
            activity("programacion: {trimestral: {2023-T1: 1, 2023-T2: 1}}"),
            [("aviso", "lo programado es de «2023-T1», y el plan empieza en 2024")],
        ),
    ],
)
def test_a_year_left_over_from_another_plan_is_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """An error where the title says otherwise, a warning elsewhere."""
    assert [(each.gravedad, each.mensaje) for each in findings("E29", part, tmp_path)] == found


@pytest.mark.parametrize(
    "part",
    [
        titled("Plan de Comunicaciones 2024"),
        titled("Plan de Comunicaciones 2023-2026"),
        titled("Plan de Comunicaciones 2023 a 2026"),
        titled("Plan de Comunicaciones", "{desde: 2023, hasta: 2026}"),
        titled("Plan de comunicaciones de la rendición de cuentas 2023"),
        titled("Estrategia Agenda 2030"),
        tabled("Resultados 2023"),
        tabled("Plan de acción (Decreto 1081 de 2015)"),
        "secciones:\n  - {codigo: D, titulo: Plan de acción 2023, texto: Lo que se hizo.}\n",
        titled("Plan", subtitulo="Primer semestre de 2024")
        + activity("descripcion: Comparar con el primer semestre de 2023"),
        titled("Plan", subtitulo="Primer semestre de 2024")
        + activity("descripcion: Del primer semestre de 2023 al primer semestre de 2024"),
        activity("descripcion: Publicar el informe del cuarto trimestre de 2023"),
        activity("descripcion: Publicar el informe de gestión 2023"),
        activity("fechas: {inicio: 2023-12-01, fin: 2023-12-20}"),
        activity("fechas: {inicio: 2023-06-01, fin: 2024-06-30}"),
        activity("fechas: {permanente: sí}"),
        activity("programacion: {anual: {2023: 25 %}}"),
        activity("programacion: {trimestral: {2023-T4: 1, 2024-T1: 1}}"),
    ],
)
def test_another_year_that_is_named_on_purpose_is_sound(part: str, tmp_path: Path) -> None:
    """Spans, norms, results of before, comparisons, and what prepares the plan."""
    assert findings("E29", part, tmp_path) == []
