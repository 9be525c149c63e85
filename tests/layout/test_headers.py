"""The head of a table: its title, its grouped headers, and a column for each period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import InputError
from pecdocs.layout import lay_out
from pecdocs.layout.grid import Cell, Column, Grid, Row, SpanError, check_spans, head
from pecdocs.layout.periods import fitting_scheme
from pecdocs.plan import read_plan
from pecdocs.plan.numerals import roman
from tests.support.grids import body, drawn, folder_of, grid_of, picture, plan_of
from tests.support.yaml_cases import HEAD

if TYPE_CHECKING:
    from pathlib import Path


def head_of(titles: list[tuple[str, ...]], title: str | None = None) -> str:
    """Draw the head of a table whose columns have these titles, from the outermost group to their own."""
    grid = Grid(tuple(Column(f"c{n}", 1.0) for n in range(len(titles))), tuple(head(title, titles)))
    check_spans(grid)
    return drawn(grid)


def test_columns_without_groups_have_one_header_row() -> None:
    """The common case."""
    assert head_of([("A",), ("B",)]) == "# A | B"


def test_a_title_stands_over_all_columns() -> None:
    """RESPONSABILIDAD Y AUTORIDAD, over three columns."""
    assert head_of([("A",), ("B",), ("C",)], "Título") == picture("""
        = Título | < | <
        # A      | B | C
    """)


def test_neighbours_under_the_same_group_share_its_cell_and_the_others_reach_down() -> None:
    """Actividades beside Ejecución interanual over four years."""
    assert head_of([("Actividad",), ("Años", "2023"), ("Años", "2024"), ("Nota",)]) == picture("""
        # Actividad | Años | <    | Nota
        # ^         | 2023 | 2024 | ^
    """)


def test_a_group_that_comes_again_after_another_column_is_another_cell() -> None:
    """Only neighbours share."""
    assert head_of([("G", "a"), ("b",), ("G", "c")]) == picture("""
        # G | b | G
        # a | ^ | c
    """)


def test_a_group_is_not_mistaken_for_a_column_that_has_its_title() -> None:
    """The column is no group."""
    assert head_of([("G",), ("G", "a")]) == picture("""
        # G | G
        # ^ | a
    """)


def test_groups_within_groups_make_a_row_each() -> None:
    """Three rows: the outer group, the year, the quarter; a group of the same name under another is another."""
    titles = [
        ("Qué",),
        ("Avance", "2024", "I"),
        ("Avance", "2024", "II"),
        ("Avance", "2025", "I"),
        ("Otro", "2025", "I"),
    ]
    assert head_of([*titles, ("Avance", "Nota")], "Seguimiento") == picture("""
        = Seguimiento | <      | <  | <    | <    | <
        # Qué         | Avance | <  | <    | Otro | Avance
        # ^           | 2024   | <  | 2025 | 2025 | Nota
        # ^           | I      | II | I    | I    | ^
    """)


def test_a_column_without_a_title_has_an_empty_header_cell() -> None:
    """The grid stays whole."""
    assert head_of([(), ("G", "a")]) == picture("""
        #   | G
        # ^ | a
    """)
    assert head_of([(), ()]) == ""


def test_the_header_rows_of_a_grid_are_its_first_rows_of_those_kinds() -> None:
    """They are the ones that repeat on every page."""
    table = "{titulo: Título, columnas: [{codigo: a, grupo: G, campo: nombre}, {codigo: b, campo: meta}]}"
    assert grid_of(plan_of("x\ny"), table).header_rows == 3
    assert Grid((), ()).header_rows == 0


def test_the_title_is_the_plans_own_to_the_letter_or_else_the_formats_with_the_vigencia_filled() -> None:
    """What an official writes is never taken for a template."""
    table = '{titulo: "Plan {vigencia}", columnas: [{codigo: a, titulo: "Meta {vigencia}", campo: meta}]}'
    assert drawn(grid_of(plan_of("x"), table)).splitlines()[:2] == ["= Plan 2024", "# Meta 2024"]
    plan = plan_of("x", 'tablas: {t: {titulo: "Mi {vigencia}"}}')
    assert drawn(grid_of(plan, table)).startswith("= Mi {vigencia}\n")


def test_the_names_of_levels_are_printed_to_the_letter() -> None:
    """A level may be called anything."""
    plan = plan_of("x", 'niveles: ["{vigencia}"]')
    assert drawn(grid_of(plan, "{columnas: [{codigo: a, campo: nombre}]}")) == "# {vigencia}\n- x"


@pytest.mark.parametrize(
    ("column", "title"),
    [
        ("campo: actividad", "Acción"),
        ("campo: titulo", "Acción"),
        ("campo: nombre", "Acción"),
        ("campo: responsables", "Responsable"),
        ("campo: numero", "N.º"),
        ("lista: otras_cosas", "Otras cosas"),
        ("campo: nombre, titulo: Escrito", "Escrito"),
    ],
)
def test_a_column_that_the_format_leaves_untitled_takes_the_name_of_what_it_shows(column: str, title: str) -> None:
    """The leaf's level gives its name to the column of the leaf."""
    plan = plan_of("x {listas: {otras_cosas: [y]}}", "niveles: [Acción]")
    assert drawn(grid_of(plan, f"{{columnas: [{{codigo: a, {column}}}]}}")).splitlines()[0] == f"# {title}"


PERIODS = """
    columnas:
      - {{codigo: a, titulo: Qué, campo: nombre}}
      - {{codigo: p, titulo: Programado, periodos: {{{}}}}}
"""


def test_yearly_columns_by_the_data_are_the_years_that_somebody_programs() -> None:
    """The prospectiva of USPEC names its four years, beyond the vigencia."""
    plan = plan_of("""
        x {programacion: {anual: {2026: 25 %, 2023: 75 %}}}
        y {programacion: {anual: {2025: 3}}}
    """)
    assert drawn(grid_of(plan, PERIODS.format('esquema: anual, rango: datos, titulo: "{anio}"'))) == picture("""
        # Qué | Programado | <    | <
        # ^   | 2023       | 2025 | 2026
        - x   | 75%        |      | 25%
        - y   |            | 3    |
    """)


def test_yearly_columns_by_the_data_are_those_of_the_vigencia_when_nobody_programs() -> None:
    """An empty table has its columns."""
    table = PERIODS.format('esquema: anual, rango: datos, titulo: "{anio}"')
    assert drawn(
        grid_of(
            plan_of("x", "documento: {titulo: P, version: 1, fecha: 2024-01, vigencia: {desde: 2024, hasta: 2025}}"),
            table,
        )
    ) == picture("""
        # Qué | Programado | <
        # ^   | 2024       | 2025
        - x   |            |
    """)


def test_quarterly_columns_show_what_is_programmed_in_each_and_nothing_is_not_zero() -> None:
    """A quantity, a percentage, other words, zero, nothing."""
    plan = plan_of('x {programacion: {trimestral: {2024-T1: 25 %, 2024-T2: {impreso: "según\\nplan"}, 2024-T3: 0}}}')
    assert drawn(grid_of(plan, PERIODS.format('esquema: trimestral, titulo: "Trim. {romano}"'))) == picture("""
        # Qué | Programado | <            | <         | <
        # ^   | Trim. I    | Trim. II     | Trim. III | Trim. IV
        - x   | 25%        | según ⏎ plan | 0         |
    """)


def test_a_group_row_may_show_what_is_programmed_or_a_text_of_each_period() -> None:
    """USPEC repeats the name of the quarter."""
    plan = plan_of("A {programacion: {semestral: {2024-S1: 2}}}\n  a1 {programacion: {semestral: {2024-S2: 3}}}")
    table = """
        niveles: [{dibujo: fila, celdas: {a: nombre, p: programado, q: {texto: "Sem. {n}"}, a2: programado}}]
        columnas:
          - {codigo: a, titulo: Qué, campo: nombre}
          - {codigo: p, titulo: P, periodos: {esquema: semestral, titulo: "S{n}"}}
          - {codigo: q, titulo: Q, periodos: {esquema: semestral, titulo: "S{n}"}}
          - {codigo: a2, titulo: Z, campo: meta}
    """
    assert drawn(grid_of(plan, table)) == picture("""
        # Qué | P  | <  | Q      | <      | Z
        # ^   | S1 | S2 | S1     | S2     | ^
        1 A   | 2  |    | Sem. 1 | Sem. 2 |
        - a1  |    | 3  |        | 3      |
    """)


MARKS = "esquema: mensual, muestra: marca, titulo: '{inicial}', marca: x"


@pytest.mark.parametrize(
    ("fields", "months"),
    [
        ("fechas: {inicio: 2024-03-01, fin: 2024-05-31}", "MAM"),
        ("fechas: {inicio: 2023-11, fin: 2024-02-10}", "EF"),
        ("fechas: {inicio: 2024-11-01, fin: 2026-01-01}", "ND"),
        ("fechas: {inicio: 2024-03-15}", "M"),
        ("fechas: {fin: 2024-02-15}", "EF"),
        ("fechas: {meses: [2024-04, 2024-12, 2025-01]}", "AD"),
        ("fechas: {meses: [2024-04], inicio: 2024-01-01, fin: 2024-12-31}", "A"),
        ("fechas: {anios: [2024]}", "EFMAMJJASOND"),
        ("fechas: {anios: [2023]}", ""),
        ("fechas: {permanente: sí}", "EFMAMJJASOND"),
        ("fechas: {previo_a: La jornada}", ""),
        ("fechas: {impreso: Cuando se pueda}", ""),
        ("fechas: [{meses: [2024-01]}, {inicio: 2024-12-01}]", "ED"),
        ("pasos: [{texto: uno, fechas: {meses: [2024-06]}}]", "J"),
        ("programacion: {mensual: {2024-02: 1, 2024-03: {impreso: algo}}}", "FM"),
        ("fechas: {anios: [2024]}, programacion: {mensual: {2024-01: 0}}", "FMAMJJASOND"),
        ("meta: 1", ""),
    ],
)
def test_a_month_is_marked_when_something_happens_in_it(fields: str, months: str) -> None:
    """By dates of any kind, those of the steps too, or by what is programmed; zero programmed is nothing to do."""
    grid = grid_of(plan_of(f"x {{{fields}}}"), PERIODS.format(MARKS))
    initials, row = (line.split(" | ")[1:] for line in drawn(grid).splitlines()[1:])
    assert "".join(initial.strip() for initial in initials) == "EFMAMJJASOND"
    assert "".join(i.strip() for i, mark in zip(initials, row, strict=False) if mark.strip() == "[x]") == months


@pytest.mark.parametrize(
    ("scheme", "columns"),
    [
        ("anual", "2024"),
        ("semestral", "2024-S1 2024-S2"),
        ("cuatrimestral", "2024-C1 2024-C2 2024-C3"),
        ("trimestral", "2024-T1 2024-T2 2024-T3 2024-T4"),
        ("bimestral", "2024-B1 2024-B2 2024-B3 2024-B4 2024-B5 2024-B6"),
        ("mensual", " ".join(f"2024-{month:02}" for month in range(1, 13))),
    ],
)
def test_every_scheme_has_its_periods_and_by_default_a_column_is_called_by_its_key(scheme: str, columns: str) -> None:
    """The keys of `programacion`; each shows what is programmed under it."""
    keys = columns.split()
    plan = plan_of(f"x {{programacion: {{{scheme}: {{{keys[-1]}: 7}}}}}}")
    table = f"{{columnas: [{{codigo: p, periodos: {scheme}}}]}}"
    grid = grid_of(plan, table)
    assert drawn(grid, aligned=False).splitlines()[0] == f"# {' | '.join(keys)}"
    assert body(grid) == [[*[""] * (len(keys) - 1), "7"]]
    by_data = f"{{columnas: [{{codigo: p, periodos: {{esquema: {scheme}, rango: datos}}}}]}}"
    assert drawn(grid_of(plan, by_data)).splitlines()[0] == f"# {keys[-1]}"


def test_a_period_title_knows_its_year_number_numeral_and_month() -> None:
    """Every word that a format may use."""
    pattern = '"{periodo}/{anio}/{n}/{romano}/{mes}/{inicial}"'
    table = f"{{columnas: [{{codigo: p, periodos: {{esquema: cuatrimestral, titulo: {pattern}}}}}]}}"
    assert drawn(grid_of(plan_of("x"), table)).splitlines()[0] == (
        "# 2024-C1/2024/1/I/enero/E | 2024-C2/2024/2/II/mayo/M | 2024-C3/2024/3/III/septiembre/S"
    )


SEVERAL_YEARS = "documento: {titulo: P, version: 1, fecha: 2024-01, vigencia: {desde: 2024, hasta: 2025}}"


def test_periods_of_several_years_stand_under_their_year_when_no_title_says_it() -> None:
    """Eight quarters, of which two are called Trim. I."""
    plan = plan_of("x {programacion: {semestral: {2024-S2: 1, 2025-S1: 2}}}", SEVERAL_YEARS)
    table = """
        columnas:
          - {codigo: a, titulo: Qué, campo: nombre}
          - {codigo: p, grupo: Grupo, titulo: Avance, periodos: {esquema: semestral, titulo: "Sem. {romano}"}}
          - {codigo: m, grupo: Grupo, titulo: Meta, campo: meta}
    """
    assert drawn(grid_of(plan, table)) == picture("""
        # Qué | Grupo  | <       | <      | <       | <
        # ^   | Avance | <       | <      | <       | Meta
        # ^   | 2024   | <       | 2025   | <       | ^
        # ^   | Sem. I | Sem. II | Sem. I | Sem. II | ^
        - x   |        | 1       | 2      |         |
    """)


@pytest.mark.parametrize(
    ("column", "top"),
    [
        (
            'titulo: "Avance de {anio}", periodos: {esquema: semestral, titulo: "{n}"}',
            "Avance de 2024 | < | Avance de 2025 | <",
        ),
        ('titulo: Avance, periodos: {esquema: semestral, titulo: "{n} de {anio}"}', "Avance | < | < | <"),
        ("titulo: Avance, periodos: semestral", "Avance | < | < | <"),
    ],
)
def test_a_format_that_says_the_year_in_a_title_gets_no_row_for_it(column: str, top: str) -> None:
    """Two header rows, not three."""
    grid = grid_of(plan_of("x", SEVERAL_YEARS), f"{{columnas: [{{codigo: p, {column}}}]}}")
    assert grid.header_rows == 2
    assert drawn(grid, aligned=False).splitlines()[0] == f"# {top}"


OWN_PERIODS = """
    periodos:
      S1: {titulo: "{n} al 6 {vigencia}", inicio: 2024-12-02, fin: 2024-12-06}
      S2: {inicio: 2024-12-09, fin: 2024-12-20}
      S3: {titulo: Fin de año, inicio: 2024-12-30, fin: 2025-01-03}
"""


def test_the_plans_own_periods_are_columns_called_by_its_words_to_the_letter() -> None:
    """Or by their key; of them `datos` leaves those that somebody programs, all of them when nobody does."""
    plan = plan_of("x {programacion: {libre: {S3: 2, S1: 25 %}}}", OWN_PERIODS)
    assert drawn(grid_of(plan, PERIODS.format("esquema: libre"))) == picture("""
        # Qué | Programado          | <  | <
        # ^   | {n} al 6 {vigencia} | S2 | Fin de año
        - x   | 25%                 |    | 2
    """)
    table = PERIODS.format("esquema: libre, rango: datos, titulo: '{n}'")
    assert drawn(grid_of(plan, table), aligned=False).splitlines()[1:] == ["# ^ | 1 | 3", "- x | 25% | 2"]
    assert drawn(grid_of(plan_of("x", OWN_PERIODS), table), aligned=False).splitlines()[1] == "# ^ | 1 | 2 | 3"


def test_the_title_of_an_own_period_tells_of_its_first_day() -> None:
    """Its year, month and initial; its place among those of the plan, beyond XII too."""
    pattern = "'{anio} {mes} {inicial} {n} {romano}'"
    plan = plan_of("x", OWN_PERIODS)
    grid = grid_of(plan, f"{{columnas: [{{codigo: p, periodos: {{esquema: libre, titulo: {pattern}}}}}]}}")
    assert drawn(grid).splitlines()[0] == ("# 2024 diciembre D 1 I | 2024 diciembre D 2 II | 2024 diciembre D 3 III")
    assert [roman(number) for number in (4, 9, 14, 40, 53, 99)] == ["IV", "IX", "XIV", "XL", "LIII", "XCIX"]


@pytest.mark.parametrize(
    ("fields", "active"),
    [
        ("fechas: {inicio: 2024-12-06, fin: 2024-12-09}", "S1 S2"),
        ("fechas: {inicio: 2024-12-07, fin: 2024-12-08}", ""),
        ("fechas: {inicio: 2024-12-20}", "S2"),
        ("fechas: {inicio: 2024-12-21}", ""),
        ("fechas: {inicio: 2024-12}", "S1 S2 S3"),
        ("fechas: {fin: 2024-12-01}", ""),
        ("fechas: {fin: 2024-12-10}", "S1 S2"),
        ("fechas: {fin: 2024-11}", ""),
        ("fechas: {inicio: 2024-12-16, fin: 2025-01}", "S2 S3"),
        ("fechas: {meses: [2025-01]}", "S3"),
        ("fechas: {anios: [2025]}", "S3"),
        ("fechas: {permanente: sí}", "S1 S2 S3"),
        ("fechas: {anios: [2025]}, programacion: {libre: {S2: 1, S3: 0}}", "S2"),
    ],
)
def test_an_own_period_is_marked_by_the_day(fields: str, active: str) -> None:
    """What happens between two periods is in none; of a month or a year, any day may be meant."""
    plan = plan_of(f"x {{{fields}}}", OWN_PERIODS)
    grid = grid_of(plan, "{columnas: [{codigo: p, periodos: {esquema: libre, muestra: marca}}]}")
    marks = [cell is not None and cell.mark for cell in grid.rows[-1].cells]
    assert [key for key, mark in zip(("S1", "S2", "S3"), marks, strict=True) if mark] == active.split()


def test_many_own_periods_stay_as_the_plan_declares_them() -> None:
    """No longer ones are put in their place."""
    assert fitting_scheme("libre", 4) == "libre"


def test_a_plan_without_periods_of_its_own_has_no_columns_for_them() -> None:
    """The rest of the table is drawn; a table of such columns alone is not."""
    assert drawn(grid_of(plan_of("x"), PERIODS.format("esquema: libre"))) == "# Qué\n- x"


def test_more_own_periods_than_word_has_columns_are_refused_where_the_plan_declares_them(tmp_path: Path) -> None:
    """With what to do."""
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(64)]
    declared = "".join(f"  {day:D%m%d}: {{inicio: {day}, fin: {day}}}\n" for day in days)
    (tmp_path / "plan.yaml").write_text(f"{HEAD}periodos:\n{declared}arbol: [{{codigo: A, nombre: x}}]\n")
    formato = "{orden: [t], tablas: {t: {descripcion: T, columnas: [{codigo: p, periodos: libre}]}}}"
    with pytest.raises(InputError) as refused:
        lay_out(read_plan(tmp_path), folder_of(formato))
    (fault,) = refused.value.faults
    assert (fault.place.line, fault.place.column) == (8, 3)
    assert fault.message == "la tabla «t» tendría 64 columnas, y una tabla de Word admite 63"
    assert fault.hint == "declare menos periodos"


def test_the_numbers_of_a_forms_columns_stand_in_a_row_under_their_titles() -> None:
    """With inserts; a column that has none stays empty, and neighbours of one number share its cell."""
    table = """
        titulo: FORMULARIO
        columnas:
          - {codigo: a, titulo: Qué, campo: nombre, numero: "20"}
          - {codigo: b, titulo: Meta, grupo: G, campo: meta, numero: 20a}
          - {codigo: p, grupo: G, periodos: {esquema: semestral, titulo: "S{n}"}, numero: "21"}
          - {codigo: q, periodos: {esquema: semestral, titulo: "s{n}"}, numero: "22.{n}"}
          - {codigo: z, titulo: Nota, campo: observaciones}
    """
    assert drawn(grid_of(plan_of("x"), table)) == picture("""
        = FORMULARIO | <    | <  | <  | <    | <    | <
        # Qué        | G    | <  | <  | s1   | s2   | Nota
        # ^          | Meta | S1 | S2 | ^    | ^    | ^
        n 20         | 20a  | 21 | <  | 22.1 | 22.2 |
        - x          |      |    |    |      |      |
    """)


def test_the_columns_keep_the_formats_widths_and_alignment() -> None:
    """With periods, those of each."""
    table = """
        columnas:
          - {codigo: a, campo: nombre, ancho: 40}
          - {codigo: p, periodos: semestral, ancho: 4.5, alinear: centro}
    """
    assert grid_of(plan_of("x"), table).columns == (
        Column("a", 40.0, names=True),
        Column("p", 4.5, "centro", "2024-S1"),
        Column("p", 4.5, "centro", "2024-S2"),
    )


def test_spans_that_overlap_leave_holes_or_leave_the_grid_are_told() -> None:
    """The check that every grid goes through."""
    two = (Column("a", 1.0), Column("b", 1.0))
    for cells in (
        [(Cell(), None)],
        [(Cell(colspan=2), Cell())],
        [(Cell(rowspan=2), Cell())],
        [(Cell(colspan=3), None)],
        [(Cell(),)],
        [(Cell(rowspan=2), Cell()), (Cell(), Cell())],
    ):
        with pytest.raises(SpanError):
            check_spans(Grid(two, tuple(Row("fila", row) for row in cells)))


def test_marks_of_many_years_are_drawn_by_longer_periods() -> None:
    """Seventy-two months would be seventy-two columns: six years are drawn by quarter, and the loss is said."""
    assert [fitting_scheme("mensual", years) for years in (1, 3, 4, 9, 18, 40)] == [
        "mensual",
        "mensual",
        "trimestral",
        "trimestral",
        "semestral",
        "anual",
    ]
    assert fitting_scheme("anual", 50) == "anual"


def test_a_column_that_nothing_fills_is_left_out_where_the_format_says_so() -> None:
    """And stays where it does not."""
    plan = plan_of("a {meta: 3}\nb")
    columns = "[{codigo: n, campo: nombre}, {codigo: m, campo: meta, OTHER}, {codigo: p, campo: productos, OTHER}]"
    left_out = grid_of(plan, f"columnas: {columns}".replace("OTHER", "si_vacia: omitir"))
    kept = grid_of(plan, f"columnas: {columns}".replace("OTHER", "si_vacia: dejar"))
    assert [column.codigo for column in left_out.columns] == ["n", "m"]
    assert [column.codigo for column in kept.columns] == ["n", "m", "p"]
