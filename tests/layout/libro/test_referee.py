"""LibreOffice reckons every formula of the sheet `Cálculo` and finds what `seguimiento.progress` found.

Numbers to nine digits, words to the letter. The formulas are written with wrong values, so that none is believed.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
import yaml

from pecdocs.formato import read_formato
from pecdocs.layout.figures import in_percent
from pecdocs.layout.libro.calculo import calculo
from pecdocs.layout.libro.entrada import Entrada
from pecdocs.layout.workbook import Formula, Sheet, SheetCell, SheetColumn, SheetRow, address, column_letters
from pecdocs.plan import read_plan
from pecdocs.seguimiento import progress, read_answers, rules_of
from pecdocs.seguimiento.states import DECLARED
from tests.conftest import ROOT
from tests.support.followable import Seguimiento, seguimientos
from tests.support.recalculation import disagreements, formulas, recalculated
from tests.support.rounds import WANTED, in_rounds
from tests.support.seguimientos import answers_of, formato_of, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pecdocs.layout.libro.calculo import Calculo
    from pecdocs.layout.workbook import CellValue
    from pecdocs.seguimiento import Answers, Item

pytestmark = pytest.mark.externo

DATA = ROOT / "data"
FOLLOWED = sorted(path.parent.name for path in DATA.glob("*/seguimiento"))
_PLANS = min(WANTED, 300)
"""How many random plans: one costs as much as ten that no outer program reckons."""
_A_BOOK = 100
"""How many sheets share a workbook."""

CASES = ROOT / "tests" / "seguimiento" / "casos.yaml"


def named(made: Calculo, name: str) -> Sheet:
    """Give the sheet another name, so that many stand in one workbook; its formulas do not name it."""
    return replace(made.sheet, name=name)


def check(made: dict[str, Calculo], folder: Path, forms: Mapping[str, Sheet] = MappingProxyType({})) -> None:
    """Have sheets reckoned, so many a workbook, and find what each says; `forms` are what some are filled in with."""
    sheets = [(named(each, name), *filter(None, (forms.get(name),))) for name, each in made.items()]
    books = {
        f"libro-{start}": list(chain.from_iterable(sheets[start : start + _A_BOOK]))
        for start in range(0, len(sheets), _A_BOOK)
    }
    found = {name: cells for book in recalculated(books, folder).values() for name, cells in book.items()}
    wrong = {name: disagreements(each.sheet, found[name]) for name, each in made.items()}
    assert sum(1 for each in made.values() for _ in formulas(each.sheet)) > 0
    assert {name: each for name, each in wrong.items() if each} == {}


def test_every_plan_of_data_at_every_cut_off(tmp_path: Path) -> None:
    """Each period's book, with all that was answered."""
    made = {}
    for name in FOLLOWED:
        plan = read_plan(DATA / name)
        rules = rules_of(plan, read_formato(plan.formato, ROOT / "templates").formato)
        answers = read_answers(DATA / name, plan, rules)
        for each in rules.periods:
            found = progress(plan, rules, answers, each.key)
            made[f"{name[:20]} {each.key}"] = calculo(answers, found)
    assert len(made) >= 4 * len(FOLLOWED) > 0
    check(made, tmp_path)


def test_every_case_that_was_worked_out_by_hand(tmp_path: Path) -> None:
    """Each kind of goal, in each scheme of periods."""
    made = {}
    for number, case in enumerate(yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)):  # noqa: S506
        node = {"codigo": "A", "nombre": "Una", **{k: case[k] for k in ("meta", "programacion", "fechas") if k in case}}
        own = {
            "periodos": case.get("periodos_propios", {}),
            "seguimiento": {"esquema": case.get("esquema", "trimestral")},
        }
        plan = plan_of([node], case.get("vigencia", "2024"), **own)
        rules = rules_of(plan, formato_of())
        answers = answers_of({key: {"A": answer} for key, answer in case["respuestas"].items()})
        found = progress(plan, rules, answers, case.get("corte", "2024-T2"))
        made[f"C{number}"] = calculo(answers, found)
    check(made, tmp_path)


def cases(wanted: int) -> list[Seguimiento]:
    """Give random plans with their answers."""
    some: list[Seguimiento] = []

    def keep(case: Seguimiento) -> None:
        some.append(case)

    in_rounds(keep, seguimientos, wanted)
    return some


def test_any_plan_and_answers(tmp_path: Path) -> None:
    """Whatever was answered, at any cut-off."""
    made = {}
    for number, case in enumerate(cases(_PLANS)):
        found = progress(case.plan, case.rules, case.answers, case.corte)
        made[f"C{number}"] = calculo(case.answers, found)
    check(made, tmp_path)


def filled_in(case: Seguimiento, name: str, keys: Sequence[str], corte: str | None) -> tuple[Sheet, Entrada]:
    """Give a form with all that was answered in some periods, its rows the other way round, and where it has it."""
    asked = case.measured[::2] if len(case.measured) > 3 else case.measured
    fields = [(key, field) for key in keys for field in ("ejecutado", "solicitado", "estado")]
    rows = [tuple(written(case, item, *field) for field in fields) for item in reversed(asked)]
    cells = [(SheetCell(item.codigo), *map(SheetCell, row)) for item, row in zip(reversed(asked), rows, strict=True)]
    head = (SheetCell(corte), *(SheetCell("@".join(each)) for each in fields))
    sheet = Sheet(
        name,
        tuple(SheetRow(tuple(each)) for each in (head, *cells)),
        tuple(SheetColumn("", 12) for _ in head),
        hidden=True,
    )
    last = len(cells) + 1

    def down(n: int) -> str:
        letters = column_letters(n)
        return f"'{name}'!${letters}$2:${letters}${last}"

    ranges = {field: down(n) for n, field in enumerate(fields, start=2)}
    place = address(1, 1, sheet=name, fixed=True) if corte is not None else None
    return sheet, Entrada(down(1), ranges, frozenset(each.codigo for each in asked), place)


def written(case: Seguimiento, item: Item, key: str, field: str) -> CellValue:
    """Give what an area writes in a cell of the form."""
    answer = case.answers.answer(key, item.codigo)
    if answer is None or (field == "ejecutado" and answer.ejecutado is None):
        return None
    if field == "estado":
        return DECLARED[answer.estado].value if answer.estado is not None else None
    if field == "solicitado":
        return answer.solicitado
    done = answer.ejecutado
    assert done is not None
    if done.valor is None:
        return "Sí" if done.cumplido else "No"
    return done.valor / 100 if in_percent(item) else done.valor


def without(case: Seguimiento, keys: Sequence[str], asked: frozenset[str]) -> Answers:
    """Give what was answered but for what is still to be filled in."""
    return answers_of(
        {
            period: {code: each for code, each in given.items() if period not in keys or code not in asked}
            for period, given in case.given.items()
        }
    )


def test_what_is_written_in_the_form_counts_as_an_answer_does(tmp_path: Path) -> None:
    """A book made before anybody answered gives, once filled in and sorted, what the answers give."""
    expected, forms = {}, {}
    for number, case in enumerate(cases(_PLANS // 2)):
        name = f"F{number}"
        sheet, entrada = filled_in(case, name, [case.corte], None)
        if not entrada.asked:
            continue
        before = without(case, [case.corte], entrada.asked)
        made = calculo(before, progress(case.plan, case.rules, before, case.corte), entrada)
        after = progress(case.plan, case.rules, case.answers, case.corte)
        expected[f"C{number}"] = told(made, calculo(case.answers, after, entrada), len(entrada.asked))
        forms[f"C{number}"] = sheet
    check(expected, tmp_path, forms)


def test_another_cut_off_can_be_chosen_in_a_book_of_the_whole_year(tmp_path: Path) -> None:
    """What is to date, and of the year, is then what it is at that cut-off."""
    expected, forms = {}, {}
    for number, case in enumerate(cases(_PLANS // 2)):
        year = [each.key for each in case.rules.year_of(case.period)]
        name = f"F{number}"
        sheet, entrada = filled_in(case, name, year, case.corte)
        if not entrada.asked:
            continue
        before = without(case, year, entrada.asked)
        made = calculo(before, progress(case.plan, case.rules, before, year[0]), entrada)
        after = progress(case.plan, case.rules, case.answers, case.corte)
        expected[f"C{number}"] = told(made, calculo(case.answers, after, entrada), len(entrada.asked))
        forms[f"C{number}"] = sheet
    check(expected, tmp_path, forms)


def told(made: Calculo, after: Calculo, count: int) -> Calculo:
    """Give a sheet as it was made, its formulas saying what they must give once its form of `count` rows is filled in.

    What is no formula stays as it was. The form's rows stand the other way round.
    """
    position = made.columns.numbers["fila", ""] - 1
    rows = [
        row._replace(cells=tuple(_told(*each) for each in zip(row.cells, then.cells, strict=True)))
        for row, then in zip(made.sheet.rows, after.sheet.rows, strict=True)
    ]
    for number in made.rows:
        cells = list(rows[number - 1].cells)
        cell = cells[position]
        if cell is not None and isinstance(cell.value, Formula):
            assert isinstance(cell.value.value, Decimal)
            cells[position] = cell._replace(value=Formula(cell.value.text, count + 1 - cell.value.value))
            rows[number - 1] = SheetRow(tuple(cells))
    return replace(made, sheet=replace(made.sheet, rows=tuple(rows)))


def _told(mine: SheetCell | None, then: SheetCell | None) -> SheetCell | None:
    """Give a cell, its formula saying what another says."""
    if mine is None or then is None or not isinstance(mine.value, Formula):
        return mine
    assert isinstance(then.value, Formula)
    return mine._replace(value=Formula(mine.value.text, then.value.value))


def typed(rows: Mapping[str, tuple[CellValue, CellValue, CellValue]], key: str) -> tuple[Sheet, Entrada]:
    """Give a form with what somebody wrote as ejecutado, solicitado and estado of a period."""
    cells = (SheetRow((SheetCell(code), *map(SheetCell, row))) for code, row in rows.items())
    sheet = Sheet("Formas", tuple(cells), tuple(SheetColumn("", 12) for _ in range(4)), hidden=True)
    ranges = {
        (key, field): f"'Formas'!${letter}$1:${letter}${len(rows)}"
        for letter, field in zip("BCD", ("ejecutado", "solicitado", "estado"), strict=True)
    }
    return sheet, Entrada(f"'Formas'!$A$1:$A${len(rows)}", ranges, frozenset(rows))


WRITTEN: dict[str, tuple[str, tuple[CellValue, CellValue, CellValue], str | float | None, str | float | None]] = {
    "nothing": ("suma", (None, None, None), "Sin dato", "Sin dato"),
    "zero": ("suma", (Decimal(0), None, None), 0, 0),
    "a number": ("suma", (Decimal(2), None, None), 2, 0.5),
    "words": ("suma", ("dos revistas", None, None), "Revise", "Revise"),
    "a number that is a text": ("suma", ("2", None, None), "Revise", "Revise"),
    "a space": ("suma", (" ", None, None), "Revise", "Revise"),
    "less than nothing": ("suma", (Decimal(-1), None, None), "Revise", "Revise"),
    "an error": ("suma", (Formula("1/0"), None, None), "Revise", "Revise"),
    "a state": ("suma", (None, None, "Suspendida"), "Suspendida", "Suspendida"),
    "a state in capitals": ("suma", (None, None, "NO APLICA"), "No aplica", "No aplica"),
    "a state that is none": ("suma", (None, None, "Listo"), "Revise", "Revise"),
    "a state that nobody declares": ("suma", (None, None, "Sin dato"), "Revise", "Revise"),
    "a number and a state": ("suma", (Decimal(2), None, "No iniciado"), "Revise", "Revise"),
    "yes": ("hito", ("Sí", None, None), 1, 1),
    "yes without its accent": ("hito", ("si", None, None), 1, 1),
    "no": ("hito", ("No", None, None), 0, 0),
    "half": ("hito", ("casi", None, None), "Revise", "Revise"),
    "one for yes": ("hito", (Decimal(1), None, None), "Revise", "Revise"),
    "requests": ("demanda", (Decimal(1), Decimal(4), None), 1, 0.25),
    "no requests": ("demanda", (Decimal(0), Decimal(0), None), 0, "Sin demanda"),
    "requests alone": ("demanda", (None, Decimal(4), None), "Revise", "Revise"),
    "requests in words": ("demanda", (Decimal(1), "cuatro", None), "Revise", "Revise"),
}
"""What somebody writes of a goal of a kind, and what is shown as done and as percentage."""


def test_what_can_not_be_is_to_be_revised_and_counts_as_no_answer(tmp_path: Path) -> None:
    """No text in a cell breaks a formula; the group says what it says without that answer."""
    codes = {f"A{number}": each for number, each in enumerate(WRITTEN.values())}
    goals = {kind: {"demanda": "sí"} if kind == "demanda" else {"tipo": kind} for kind, *_ in codes.values()}
    program = {"trimestral": {"2024-T1": "4"}}
    tree = [
        {"codigo": code, "nombre": "x", "meta": {**goals[kind], "cantidad": "4"}, "programacion": program}
        for code, (kind, *_) in codes.items()
    ]
    plan = plan_of([{"codigo": "G", "nombre": "x", "hijos": tree}])
    rules, answers = rules_of(plan, formato_of()), answers_of({})
    sheet, entrada = typed({code: row for code, (_, row, *_) in codes.items()}, "2024-T1")
    made = calculo(answers, progress(plan, rules, answers, "2024-T1"), entrada)
    found = recalculated({"libro": [named(made, "C"), sheet]}, tmp_path)["libro"]["C"]

    def shown(code: str | None, what: str, span: str = "2024-T1") -> object:
        return found.get(made.at(code, what, span).partition("!")[2].replace("$", ""))

    wrong = {
        case: (shown(code, "ejecutado"), shown(code, "porcentaje"))
        for case, code in zip(WRITTEN, codes, strict=True)
        if not (same_shown(shown(code, "ejecutado"), codes[code][2], shown(code, "porcentaje"), codes[code][3]))
    }
    assert wrong == {}
    revised = [code for code in codes if shown(code, "ejecutado") == "Revise"]
    assert {shown(code, "porcentaje", "fecha") for code in revised} == {"Sin dato"}
    numbers = [each for _, _, _, each in codes.values() if isinstance(each, int | float)]
    assert shown("G", "porcentaje") == pytest.approx(sum(numbers) / len(numbers))
    assert shown(None, "porcentaje", "fecha") == pytest.approx(sum(numbers) / len(numbers))


def same_shown(*pairs: object) -> bool:
    """Tell whether what is shown is what was expected, pair by pair."""
    return all(one == other for one, other in zip(pairs[::2], pairs[1::2], strict=True))
