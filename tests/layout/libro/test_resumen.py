"""The Resumen: totals, a table a level, what each word says and how many stand at it, every activity, charts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pecdocs.layout.libro.consolidado import consolidated
from pecdocs.layout.libro.ficha import PERIODS_FROM, fingerprint
from pecdocs.layout.libro.resumen import MAX_BARS
from pecdocs.seguimiento.identity import identity
from tests.support.grids import picture, plan_of
from tests.support.libros import EXAMPLE, drawn, libro_in, libro_of, sheet_of
from tests.support.seguimientos import answers_of

TREE = """
Interna
  Prensa
    Revista {meta: 6, programacion: {trimestral: {2024-T1: 2}}}
    Boletines {meta: 4, programacion: {trimestral: {2024-T1: 4}}}
  Manual {meta: {tipo: hito}, programacion: {trimestral: {2024-T2: 1}}}
Externa
  Eventos
"""
ANSWERS = answers_of({"2024-T1": {"Revista": {"ejecutado": "2"}, "Boletines": {"estado": "no_iniciado"}}})


def test_it_has_the_plan_each_level_each_word_and_each_activity() -> None:
    """A group without goals is left out; what has not begun counts as nothing done, and has no percentage."""
    expected = picture("""
        Plan | A la fecha | Semáforo | En el año | Con porcentaje | Sin porcentaje | Reportes que faltan
        Todo el plan | {50.0%} | {Crítico} | {8.3%} | {1} | {2} | {0}
         |  |  |  |  |  |
        N1 | A la fecha | Semáforo | En el año | Con porcentaje | Sin porcentaje | Reportes que faltan
        Interna | {50.0%} | {Crítico} | {8.3%} | {1} | {2} | {0}
         |  |  |  |  |  |
        N2 | A la fecha | Semáforo | En el año | Con porcentaje | Sin porcentaje | Reportes que faltan
        Prensa | {50.0%} | {Crítico} | {16.7%} | {1} | {1} | {0}
         |  |  |  |  |  |
        Qué quiere decir cada palabra | Actividades | Semáforo |  |  |  |
        De 0% a menos de 60% de lo programado | {0} | Crítico |  |  |  |
        De 60% a menos de 80% de lo programado | {0} | En riesgo |  |  |  |
        De 80% a 100% de lo programado | {1} | Adecuado |  |  |  |
        Más de 100% de lo programado; en los promedios cuenta hasta 100% | {0} | Superado |  |  |  |
        Se debía reportar y nadie lo ha reportado | {0} | Sin dato |  |  |  |
        El área dice que no ha comenzado; si algo se debía, cuenta como cero | {1} | No iniciado |  |  |  |
        El área dice que se suspendió; no cuenta | {0} | Suspendida |  |  |  |
        Nadie solicitó nada; no cuenta | {0} | Sin demanda |  |  |  |
        No había nada programado hasta el corte; no cuenta | {1} | No programado |  |  |  |
        El área dice que no aplica; no cuenta | {0} | No aplica |  |  |  |
        El plan no dice con qué comparar; no cuenta | {0} | Sin meta |  |  |  |
        Lo escrito en el Formulario no se entiende, o tiene un número y un estado: corríjalo | {0} | Revise |  |  |  |
         |  |  |  |  |  |
        N3 | A la fecha | Semáforo | En el año | Cuenta como |  |
        Revista | {100.0%} | {Adecuado} | {33.3%} | {100.0%} |  |
        Boletines | {No iniciado} | {No iniciado} | {No iniciado} | {0.0%} |  |
        Manual | {No programado} | {No programado} | {No programado} | {No programado} |  |
    """)
    sheet = sheet_of(libro_of(plan_of(TREE), "2024-T1", answers=ANSWERS), "Resumen")
    lines = drawn(sheet, 5).splitlines()
    assert "\n".join(line.rstrip() for line in lines[: len(expected.splitlines())]) == expected
    assert lines[-2].startswith("Lo que no tiene porcentaje no cuenta en su grupo")


def test_its_charts_follow_the_cells_of_the_first_level_and_of_the_words() -> None:
    """The percentages of the groups, and how many activities stand at each step, in its colour."""
    groups, lights = sheet_of(libro_in(EXAMPLE, "2027-T2"), "Resumen").charts
    assert (groups.categories, groups.values) == ("'Resumen'!$A$9:$A$10", ("'Resumen'!$B$9:$B$10",))
    assert groups.chart.percent
    assert (lights.categories, lights.values) == ("'Resumen'!$C$13:$C$18", ("'Resumen'!$B$13:$B$18",))
    assert lights.chart.categories == ("Crítico", "En riesgo", "Adecuado", "Superado", "Sin dato", "No iniciado")
    assert lights.chart.series[0].values == tuple(map(Decimal, (0, 2, 5, 0, 0, 0)))
    assert lights.chart.series[0].colors[:3] == ("C00000", "FFC000", "00B050")


def test_a_chart_of_groups_is_left_out_where_there_are_none_or_too_many_to_be_read() -> None:
    """The table says the same."""
    due = "meta: 1, programacion: {trimestral: {2024-T1: 1}}"
    flat = plan_of(f"Revista {{{due}}}\nManual {{meta: 1}}")
    many = plan_of("\n".join(f"G{n}\n  A{n} {{{due}}}" for n in range(MAX_BARS + 1)))
    assert [len(sheet_of(libro_of(plan, "2024-T1"), "Resumen").charts) for plan in (flat, many)] == [1, 1]


@pytest.mark.parametrize("fields", ["meta: {unidad: visitas}", "meta: 6, programacion: {trimestral: {2024-T2: 6}}"])
def test_where_nothing_can_have_a_percentage_nothing_is_charted(fields: str) -> None:
    """Of metrics without a goal, or before anything is due, a chart would be an empty frame."""
    plan = plan_of(f"Grupo\n  Sitio web {{{fields}}}")
    assert sheet_of(libro_of(plan, "2024-T1"), "Resumen").charts == ()


def test_of_a_workbook_that_is_only_read_no_chart_is_empty() -> None:
    """One that is to be filled in keeps the charts that its answers will fill."""
    libro = libro_of(plan_of("Grupo\n  Revista {meta: 6, programacion: {trimestral: {2024-T1: 6}}}"), "2024-T1")
    assert len(sheet_of(libro, "Resumen").charts) == 2
    resumen = next(each for each in consolidated(libro, None).sheets if each.name == "Resumen")
    assert [each.chart.title for each in resumen.charts] == ["Actividades por semáforo"]


def test_the_hidden_sheet_says_what_the_workbook_was_made_from() -> None:
    """A key in the first column, its value in the second: the plan, whom it asks for what, and its fingerprints."""
    libro = libro_in(EXAMPLE, None, "TH")
    sheet = sheet_of(libro, "pecdocs")
    rows = [tuple(cell.value for cell in row.cells if cell is not None) for row in sheet.rows]
    found = identity(libro.basis.found.known)
    assert sheet.hidden
    assert rows[: PERIODS_FROM + 8] == [
        ("libro", fingerprint(libro.formulario, libro.workbook.sheets[:-1])),
        ("plan", "ejemplo-seguimiento"),
        ("titulo", "Plan Estratégico de Comunicaciones"),
        ("version", "1"),
        ("periodo", ""),
        *[(f"periodo@{n}", f"2027-T{n}") for n in (1, 2, 3, 4)],
        ("responsable", "TH"),
        ("corte", "2027-T2"),
        ("abiertos", "2027-T2 2027-T3 2027-T4"),
        ("huella", found.whole),
        ("huella@REVISTA", found.items["REVISTA"]),
    ]
    assert len(rows) == PERIODS_FROM + 7 + len(found.items)
