"""The sheet `Cálculo`: what stands in it, in which columns, and by which formulas.

`calculo.txt` is the sheet of a small plan with a goal of each kind, drawn as text; after a change that is meant,
`python -m tests.layout.libro.test_calculo` draws it anew, to be read in the diff.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pecdocs.layout.libro.calculo import Calculo, calculo
from pecdocs.layout.libro.entrada import Entrada
from pecdocs.layout.workbook import Formula, address
from pecdocs.seguimiento import progress, rules_of
from tests.support.recalculation import formulas
from tests.support.seguimientos import Data, answers_of, formato_of, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE = Path(__file__).parent / "calculo.txt"

GOALS: dict[str, tuple[Data, Data, Data]] = {
    "SUMA": ({"cantidad": "10"}, {"2024-T1": "1", "2024-T2": "3"}, {"ejecutado": "1"}),
    "FLUJO": ({"tipo": "flujo", "cantidad": "95", "unidad": "%"}, {}, {"ejecutado": "90 %"}),
    "STOCK": ({"tipo": "stock", "cantidad": "48"}, {}, {"ejecutado": "44"}),
    "CAPACIDAD": ({"tipo": "capacidad", "cantidad": "15", "linea_base": "12"}, {"2024-T2": "13"}, {"ejecutado": "12"}),
    "REDUCCION": ({"tipo": "reduccion", "cantidad": "4", "linea_base": "10"}, {"2024-T1": "9"}, {}),
    "HITO": ({"tipo": "hito"}, {"2024-T2": "1"}, {"estado": "no_iniciado"}),
    "DEMANDA": ({"demanda": "sí"}, {}, {"ejecutado": "7", "solicitado": "8"}),
}
"""A goal of each kind, what is programmed of it, and what was answered in the first quarter."""

ASKED = frozenset({"SUMA", "HITO", "DEMANDA"})
ENTRADA = Entrada(
    "'Formulario'!$A$9:$A$11",
    {
        ("2024-T2", "ejecutado"): "'Formulario'!$D$9:$D$11",
        ("2024-T2", "solicitado"): "'Formulario'!$C$9:$C$11",
        ("2024-T2", "estado"): "'Formulario'!$E$9:$E$11",
    },
    ASKED,
)

KNOWN = (
    *("AND", "AVERAGEIFS", "COUNT", "COUNTIF", "COUNTIFS", "EXACT", "IF", "IFERROR", "INDEX", "ISNUMBER", "LOOKUP"),
    *("MATCH", "MAX", "MIN", "N", "OR", "ROW", "SUMIFS", "SUMPRODUCT"),
)
"""The functions that are used: Excel has them since 2007, and LibreOffice reckons them alike."""


def small(corte: str = "2024-T2", entrada: Entrada | None = ENTRADA) -> Calculo:
    """Make the sheet of a plan with two groups and a goal of each kind."""
    leaves: list[Data] = [
        {"codigo": code, "nombre": "x", "meta": meta, "programacion": {"trimestral": programmed}}
        for code, (meta, programmed, _) in GOALS.items()
    ]
    tree: list[Data] = [{"codigo": "G1", "nombre": "x", "hijos": leaves}, {"codigo": "G2", "nombre": "x"}]
    plan = plan_of(tree)
    rules = rules_of(plan, formato_of())
    answers = answers_of({"2024-T1": {code: answer for code, (_, _, answer) in GOALS.items() if answer}})
    return calculo(answers, progress(plan, rules, answers, corte), entrada)


def picture(made: Calculo) -> str:
    """Draw a sheet: a line a cell that holds something, a row of the plan under its code."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Calculo) -> Iterator[str]:
    for number, row in enumerate(made.sheet.rows, start=1):
        if number in made.rows:
            yield ""
        for column, cell in enumerate(row.cells, start=1):
            if cell is not None and cell.value is not None:
                name = "@".join(filter(None, made.columns.order[column - 1])) if number in made.rows else ""
                yield f"{address(number, column):6}{name:22}{_shown(cell.value)}".rstrip()


def _shown(value: object) -> str:
    if isinstance(value, Formula):
        return f"={value.text} → {_shown(value.value)}"
    return f"{value:.9f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) else "" if value is None else str(value)


def test_the_sheet_of_a_small_plan() -> None:
    """Every cell, as it is read by who audits a percentage."""
    assert picture(small()) == PICTURE.read_text(encoding="utf-8")


def test_every_figure_is_found_by_its_code_and_span() -> None:
    """Of an activity, of a group and of the plan; for a period, to date and in the year."""
    made = small()
    row = made.rows[1]
    assert made.at("SUMA", "programado", "2024-T1") == f"'Cálculo'!${made.column('programado', '2024-T1')}${row}"
    assert made.value("SUMA", "programado", "2024-T1") == Decimal(1)
    assert made.value("SUMA", "porcentaje", "fecha") == Decimal("0.25")
    assert made.value("G1", "semaforo", "fecha") == made.value(None, "semaforo", "fecha") == "Crítico"
    assert made.at(None, "porcentaje", "anio").endswith(f"${made.rows[-1]}")


@pytest.mark.parametrize(
    ("codigo", "what", "span"), [("NADA", "cuenta", "fecha"), ("SUMA", "nada", "fecha"), ("SUMA", "cuenta", "2024-T3")]
)
def test_what_does_not_stand_there_is_a_programmers_mistake(codigo: str, what: str, span: str) -> None:
    """No such row, no such figure, a period after the end of the book."""
    with pytest.raises(LookupError):
        small().at(codigo, what, span)


def test_a_goal_in_percent_has_its_amounts_in_percent() -> None:
    """90 % is 0.9, shown as such; its percentage is what it was."""
    made = small()
    cell = made.sheet.rows[made.rows[2] - 1].cells[made.columns.numbers["ejecutado", "2024-T1"] - 1]
    assert cell is not None
    assert (made.value("FLUJO", "ejecutado", "2024-T1"), cell.format) == (Decimal("0.9"), "0.0%")
    assert made.value("FLUJO", "porcentaje", "2024-T1") == made.value("FLUJO", "cuenta", "2024-T1")


def test_a_book_goes_on_to_the_last_period_that_is_filled_in() -> None:
    """As of the first quarter, the second has its columns already, and counts neither to date nor in the year."""
    made = small("2024-T1")
    assert made.columns.periods == ("2024-T1", "2024-T2")
    assert made.value("SUMA", "porcentaje", "2024-T2") == "Sin dato"
    assert made.value("SUMA", "porcentaje", "fecha") == Decimal(1)


def test_only_what_is_filled_in_looks_at_the_form() -> None:
    """What other areas answered, and earlier periods, are what they were when the book was made."""
    made = small()
    rows = {place for place, formula in formulas(made.sheet) if "Formulario" in formula.text}
    fields = [("fila", ""), ("reportado", "2024-T2"), ("estado", "2024-T2")]
    columns = {(code, *field) for code in ASKED for field in fields} | {("DEMANDA", "solicitado", "2024-T2")}
    assert rows == {made.at(*each).partition("!")[2].replace("$", "") for each in columns}


def test_no_formula_rounds_or_changes_by_itself() -> None:
    """Nor calls anything that Excel 2010 or LibreOffice lacks."""
    used = {name for _, each in formulas(small().sheet) for name in re.findall(r"([A-Z.]+)\(", each.text)}
    assert used <= set(KNOWN)


def test_a_group_reads_no_row_but_those_below_it() -> None:
    """So that a plan of many groups is not read once for each."""
    made = small()
    first, last = made.rows[1], made.rows[7]
    own = {place: each.text for place, each in formulas(made.sheet) if place.endswith(f"{made.rows[0]}")}
    ranges = {rows for text in own.values() for rows in re.findall(r"\$?[A-Z]+(\d+):\$?[A-Z]+(\d+)", text)}
    assert ranges == {(str(first), str(last))}


def test_the_formulas_grow_with_the_plan_and_no_faster() -> None:
    """A thousand rows take ten times the letters of a hundred, but for the sheet's head and longer numbers."""

    def letters(rows: int) -> int:
        goal = {"meta": {"cantidad": "1"}, "programacion": {"trimestral": {"2024-T1": "1"}}}
        plan = plan_of([{"codigo": f"A{n}", "nombre": "x", **goal} for n in range(rows)])
        rules, answers = rules_of(plan, formato_of()), answers_of({})
        made = calculo(answers, progress(plan, rules, answers, "2024-T1"))
        return sum(len(each.text) for _, each in formulas(made.sheet))

    assert letters(1000) < 12 * letters(100)


@pytest.mark.parametrize("word", ["=1+1", "+1", "@SUM(A1)"])
def test_a_word_of_the_semaforo_never_becomes_a_formula(word: str) -> None:
    """The format's words stand in cells, not in formulas."""
    plan = plan_of([{"codigo": "A", "nombre": "x", "meta": {"cantidad": "1"}}])
    rules, answers = rules_of(plan, formato_of(semaforo=[{"desde": "0", "palabra": word}])), answers_of({})
    made = calculo(answers, progress(plan, rules, answers, "2024-T1"))
    assert [cell.value for row in made.sheet.rows for cell in row.cells if cell is not None].count(word) == 1
    assert not any(word in formula.text for _, formula in formulas(made.sheet))


def test_codigos_that_differ_in_capitals_alone_find_their_own_row() -> None:
    """MATCH takes them for one."""
    plan = plan_of([{"codigo": code, "nombre": "x", "meta": {"cantidad": "1"}} for code in ("a", "A", "B")])
    rules, answers = rules_of(plan, formato_of()), answers_of({})
    entrada = Entrada("'F'!$A$1:$A$3", {("2024-T1", "ejecutado"): "'F'!$B$1:$B$3"}, frozenset("aAB"))
    made = calculo(answers, progress(plan, rules, answers, "2024-T1"), entrada)
    found = {code: dict(formulas(made.sheet))[f"K{row}"] for code, row in zip("aAB", made.rows, strict=False)}
    assert [found[code].text.partition("(")[0] for code in "aAB"] == ["SUMPRODUCT", "SUMPRODUCT", "MATCH"]
    assert [found[code].value for code in "aAB"] == [Decimal(1), Decimal(2), Decimal(3)]


if __name__ == "__main__":
    PICTURE.write_text(picture(small()), encoding="utf-8")
