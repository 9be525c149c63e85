"""The Formulario: what is asked of whom, which cells may be written in, and how everything in it is found again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import InputError
from pecdocs.layout.libro.cells import answered
from pecdocs.layout.libro.form import KEY_ROW
from pecdocs.layout.workbook import Formula, column_letters
from pecdocs.seguimiento.model import Respuesta
from tests.support.grids import picture, plan_of
from tests.support.libros import EXAMPLE, drawn, libro_in, libro_of, sheet_of
from tests.support.seguimientos import answers_of

if TYPE_CHECKING:
    from pecdocs.layout.libro import Libro
    from pecdocs.layout.workbook import Validation
    from pecdocs.seguimiento import Answers

TREE = """
Interna {responsables: [COM]}
  Revista {meta: {cantidad: 6, unidad: revistas}, programacion: {trimestral: {2024-T1: 2, 2024-T2: 4}}}
  Manual {meta: {tipo: hito}, programacion: {trimestral: {2024-T2: 1}}, responsables: [TH]}
Externa
  Eventos {meta: {demanda: sí}, responsables: [COM, TH]}
  Cobertura {meta: 80 %, programacion: {trimestral: {2024-T2: 20 %}}}
"""
PLAN = plan_of(TREE)
ANSWERS = answers_of({"2024-T1": {"Revista": {"ejecutado": "1"}}, "2024-T2": {"Manual": {"ejecutado": "sí"}}})


def closed(key: str) -> Answers:
    """Give answers whose period is closed."""
    registro = ANSWERS.registros[key]
    shut = registro.model_validate(
        {"cerrado": {"fecha": "2024-04-15", "huellas": {}}, "respuestas": {"Revista": {"ejecutado": "1"}}}
    )
    return type(ANSWERS)({key: shut})


def fillable(libro: Libro) -> set[tuple[str, str]]:
    """Give the cells that may be written in, by codigo and key."""
    sheet, form = sheet_of(libro, "Formulario"), libro.formulario
    return {
        (codigo, key)
        for codigo, row in form.rows.items()
        for key, column in form.position.items()
        if (cell := sheet.rows[row - 1].cells[column - 1]) is not None and cell.fillable
    }


def test_a_period_is_a_row_an_activity_with_what_is_filled_in_and_what_is_reckoned() -> None:
    """Levels are repeated, what was reported stands already; a milestone is Sí or No, and a percentage a percentage."""
    expected = picture("""
        N1 | N2 | Indicador | Meta | Se responde en | Programado | Solicitado | Ejecutado | Estado, si no hay número | Evidencia | Análisis | Avance del periodo | Avance a la fecha | Semáforo | Rezago
        Interna | Revista | · | 6 revistas | revistas | 4 | · | [] | [] | [] | [] | {Sin dato} | {16.7%} | {Crítico} | {5}
        Interna | Manual | · | · | Sí o No | Sí | · | [Sí] | [] | [] | [] | {100.0%} | {100.0%} | {Adecuado} | {}
        Externa | Eventos | · | A demanda | Atendido de lo solicitado | · | [] | [] | [] | [] | [] | {Sin dato} | {Sin dato} | {Sin dato} | {}
        Externa | Cobertura | · | 80% | Porcentaje | 20.0% | · | [] | [] | [] | [] | {Sin dato} | {Sin dato} | {Sin dato} | {20.0%}
    """)  # noqa: E501 - a sheet is wide
    assert drawn(sheet_of(libro_of(PLAN, "2024-T2", answers=ANSWERS), "Formulario"), KEY_ROW + 1) == expected


def test_its_head_says_whose_it_is_of_when_and_for_whom() -> None:
    """And the hidden row over the table, what each column holds."""
    lines = drawn(sheet_of(libro_of(PLAN, "2024-T2", "TH"), "Formulario"), 1, KEY_ROW).splitlines()
    assert [line.rstrip(" |<") for line in lines[:5]] == [
        "Seguimiento: Plan 2024",
        "Entidad de Prueba",
        "Periodo | Trimestre II de 2024, del 01/04/2024 al 30/06/2024",
        "Área | Talento Humano",
        "Corte | 30/06/2024",
    ]
    assert lines[-1].startswith(
        "~ nivel1 | actividad | indicador | meta | unidad | programado | solicitado | ejecutado"
    )


def test_an_area_is_asked_only_for_what_is_its_own() -> None:
    """An activity of several areas stands in the workbook of each; one of nobody, only in that of all."""
    asked = {area: list(libro_of(PLAN, "2024-T2", area).formulario.rows) for area in ("COM", "TH", None)}
    assert asked == {
        "COM": ["Revista", "Eventos"],
        "TH": ["Manual", "Eventos"],
        None: ["Revista", "Manual", "Eventos", "Cobertura"],
    }


def test_only_what_an_area_answers_may_be_written_in() -> None:
    """What was requested, only of a goal on demand."""
    common = ("ejecutado", "estado", "evidencia", "analisis")
    libro = libro_of(PLAN, "2024-T2", "TH")
    assert fillable(libro) == {(code, key) for code in ("Manual", "Eventos") for key in common} | {
        ("Eventos", "solicitado")
    }
    assert sheet_of(libro, "Formulario").protected


def test_a_closed_period_is_shown_and_locked() -> None:
    """In a workbook of the year the open ones are asked for."""
    libro = libro_of(PLAN, answers=closed("2024-T1"))
    assert {key.partition("@")[2] for _, key in fillable(libro)} == {"2024-T2", "2024-T3", "2024-T4"}
    assert fillable(libro_of(PLAN, "2024-T1", answers=closed("2024-T1"))) == set()
    row = drawn(sheet_of(libro_of(PLAN, "2024-T1", answers=closed("2024-T1")), "Formulario"), KEY_ROW + 2).splitlines()
    assert "| 2 | · | 1 |" in row[0]


def test_a_workbook_of_the_year_has_a_group_of_columns_a_period_and_a_cell_for_the_cut_off() -> None:
    """It begins with the last period reported; its keys carry the period."""
    libro = libro_of(PLAN, answers=ANSWERS)
    form = libro.formulario
    assert [key for key in form.position if key.startswith("ejecutado")] == [
        f"ejecutado@2024-T{n}" for n in (1, 2, 3, 4)
    ]
    assert form.corte_cell == "'Formulario'!$E$5"
    assert libro.basis.corte == "2024-T2"
    assert validation(libro, "E5").formula == "'pecdocs'!$B$6:$B$9"


def test_the_year_of_many_is_that_of_the_last_period_reported_or_of_the_next_when_that_is_closed() -> None:
    """Nobody has to ask for it."""
    plan = plan_of(
        TREE, "documento: {titulo: P, version: '1', fecha: 2024-01-15, vigencia: {desde: 2024, hasta: 2025}}"
    )
    assert [each.key for each in libro_of(plan).basis.periods] == [f"2024-T{n}" for n in (1, 2, 3, 4)]
    ended = type(ANSWERS)({"2024-T4": closed("2024-T1").registros["2024-T1"]})
    assert libro_of(plan, answers=ended).basis.periods[0].key == "2025-T1"
    opened = type(ANSWERS)({"2024-T4": ANSWERS.registros["2024-T1"]})
    assert libro_of(plan, answers=opened).basis.periods[0].key == "2024-T1"


def validation(libro: Libro, cells: str) -> Validation:
    """Give the validation of a range."""
    return next(each for each in sheet_of(libro, "Formulario").validations if each.cells == cells)


def test_every_column_to_fill_says_what_it_takes_before_and_after() -> None:
    """In Spanish, within what Excel takes."""
    libro = libro_of(PLAN, answers=ANSWERS)
    found = sheet_of(libro, "Formulario").validations
    assert len(found) == 1 + 5 * 4
    for each in found:
        assert each.prompt
        assert each.error
        assert len(each.prompt) <= 255
        assert len(each.error) <= 225
        assert len(each.title) <= 32
        assert len(each.formula) <= 255


def test_a_condition_looks_only_at_its_own_row() -> None:
    """So that it holds when the rows are sorted: the row of every cell that it names is that of the first one."""
    libro = libro_of(PLAN, "2024-T2")
    first = libro.formulario.header_row + 1
    custom = [each for each in sheet_of(libro, "Formulario").validations if each.kind == "custom"]
    assert custom
    for each in custom:
        assert {int(row) for row in re.findall(r"\b\$?[A-Z]{1,2}(\d+)\b", each.formula)} == {first}


def test_no_formula_of_a_row_names_another_row_of_its_sheet_nor_one_row_of_another() -> None:
    """It may be sorted, and still finds its numbers: by its codigo, in whole columns."""
    libro = libro_in(EXAMPLE)
    sheet, form = sheet_of(libro, "Formulario"), libro.formulario
    named: dict[int, set[int]] = {row: set() for row in form.rows.values()}
    for row, found in named.items():
        for cell in sheet.rows[row - 1].cells:
            text = getattr(cell.value if cell is not None else None, "text", "")
            own = re.sub(r"'Cálculo'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", "", text)
            found |= {int(n) for n in re.findall(r"\$[A-Z]{1,3}\$?(\d+)", own)}
    assert len(named) > 1
    assert named == {row: {row} for row in named}


def test_the_table_can_be_filtered_and_its_head_stays() -> None:
    """From the titles of its columns to its last row."""
    libro = libro_of(PLAN, "2024-T2")
    sheet, form = sheet_of(libro, "Formulario"), libro.formulario
    assert sheet.filter_range == f"A{form.header_row}:{column_letters(len(form.columns))}{form.last_row}"
    assert sheet.frozen_rows == form.header_row
    assert form.columns[sheet.frozen_columns - 1].field == "actividad"


@pytest.mark.parametrize(
    ("periodo", "area", "said"),
    [
        ("2024-T7", None, "«2024-T7» no es un periodo trimestral de este plan — ¿quiso decir «2024-T1»?"),
        ("2024-T1", "CMO", "el plan no tiene el rol «CMO» — ¿quiso decir «COM»?"),
        ("2024-T1", "OAP", "a «OAP» no se le pregunta nada: no es responsable de ninguna actividad que se mida"),
    ],
)
def test_what_can_not_be_asked_is_told(periodo: str, area: str | None, said: str) -> None:
    """With a way out."""
    roles = "roles: {COM: Comunicaciones, TH: Talento Humano, OAP: Planeación}"
    with pytest.raises(InputError, match=re.escape(said)):
        libro_of(plan_of(TREE, roles), periodo, area)


def test_a_plan_without_goals_has_nothing_to_ask() -> None:
    """An empty form would say that all is well."""
    with pytest.raises(InputError, match="ninguna actividad de este plan tiene meta"):
        libro_of(plan_of("Interna\n  Revista"))


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("Acta 5", "Acta 5"),
        ("https://example.org/1", "https://example.org/1"),
        (["Acta 5", {"ruta": "actas/5.pdf"}], "Acta 5\nactas/5.pdf"),
        (
            {"texto": "Acta\n5", "url": "https://example.org", "fecha": "2024-03-01"},
            "Acta 5 · https://example.org (2024-03-01)",
        ),
    ],
)
def test_each_evidence_is_a_line(evidence: object, said: str) -> None:
    """With all that is known of it."""
    answer = Respuesta.model_validate({"evidencia": evidence})
    item = libro_of(PLAN, "2024-T2").basis.asked[0]
    assert answered("evidencia", item, answer) == said


def test_activities_whose_codigos_differ_in_capitals_alone_are_told_apart() -> None:
    """MATCH takes them for one."""
    plan = plan_of("a {meta: 1}\nA {meta: 2}\nB {meta: 3}")
    sheet = sheet_of(libro_of(plan, "2024-T1"), "Formulario")
    texts = [getattr(row.cells[1].value, "text", "") for row in sheet.rows[KEY_ROW + 1 :] if row.cells[1] is not None]
    assert ["EXACT" in text for text in texts] == [True, True, False]


@pytest.mark.parametrize("periodo", [None, "2024-T2"])
@pytest.mark.parametrize("bare", [False, True])
def test_the_columns_that_are_formulas_are_so_in_every_row_and_no_others(periodo: str | None, *, bare: bool) -> None:
    """A workbook that comes back is compared so: formulas in these columns, what the plan says in the others."""
    libro = libro_of(PLAN, periodo, answers=ANSWERS, bare=bare)
    form, rows = libro.formulario, sheet_of(libro, "Formulario").rows
    for row in form.rows.values():
        cells = rows[row - 1].cells
        live = {
            each.key for each, cell in zip(form.columns, cells, strict=True) if cell and isinstance(cell.value, Formula)
        }
        assert live == {each.key for each in form.columns if each.is_live}
