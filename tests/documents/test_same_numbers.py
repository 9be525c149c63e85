"""The full circle over every followed plan of data/: the same numbers and the same words wherever they stand.

For each period, as an office goes through it: `seguimiento libro`, filled in and saved by LibreOffice, `recoger` into a
plan that knows only the periods before, `informe`, `generar --corte`, `estado`. What was answered in data/ is what is
written in the form, so that the period's YAML must come back equal to it. Every figure of every output is then that of
`seguimiento.progress`: unrounded to nine digits, printed to the letter.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from pecdocs.cli import generate
from pecdocs.cli.inputs import read_inputs
from pecdocs.cli.kinds import KINDS
from pecdocs.layout.figures import figure_text, percent_text
from pecdocs.layout.locale import Locale
from pecdocs.layout.workbook import YES
from pecdocs.seguimiento import Activity, Avance, Estado, progress, read_answers, rules_of
from pecdocs.seguimiento.items import walk
from pecdocs.seguimiento.states import DECLARED
from tests.conftest import ROOT
from tests.support.libros import typed
from tests.support.outer import all_resaved
from tests.support.pdftables import tables_of
from tests.support.recalculation import Found, all_recalculated, held, same
from tests.support.returned import played
from tests.support.wordxml import Docx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Answers, Group, Item, Progress, Rules

pytestmark = pytest.mark.externo

DATA = ROOT / "data"
PLANS = sorted(path.parent.name for path in DATA.glob("*/plan.yaml"))
FOLLOWED = sorted(path.parent.name for path in DATA.glob("*/seguimiento"))
PLAN = "Plan"

INFORME = ("docx", "pdf", "xlsx", "csv")
"""What is written of a report."""

Figures = dict[tuple[str, str, str], object]
"""A figure by codigo, what it is, and its period, `fecha` or `anio`; percentages of 100."""


class Tabled(Protocol):
    """A table that was read, from Word or from a PDF."""

    def texts(self) -> list[list[str]]:
        """Give, for each place, the text that holds there."""


@dataclass(frozen=True)
class Truth:
    """A plan as of a period, measured by Python."""

    plan: Plan
    rules: Rules
    answers: Answers
    found: Progress
    locale: Locale

    @property
    def items(self) -> list[Item]:
        """Everything that is followed, in the order of the plan."""
        return [*walk(self.found.items)]

    @property
    def results(self) -> dict[str, Activity | Group]:
        """Every group, every activity and the plan, by codigo."""
        return {each.codigo: self.found.result(each.codigo) for each in self.items} | {PLAN: self.found.plan}

    def percent(self, value: object) -> str:
        """Print a percentage."""
        return percent_text(value, self.rules, self.locale) if isinstance(value, Decimal) else "—"

    def amount(self, value: object, activity: Activity) -> str:
        """Print an amount."""
        return figure_text(value, activity.item, self.locale) if isinstance(value, Decimal) else "—"

    def figures(self) -> Figures:
        """Give every figure."""
        found: Figures = {}
        for codigo, each in self.results.items():
            for span, one in {**each.periods, "fecha": each.to_date, "anio": each.year}.items():
                found |= {(codigo, "porcentaje", span): one.percent, (codigo, "cuenta", span): one.counted}
                if isinstance(one, Avance):
                    found[codigo, "programado", span], found[codigo, "ejecutado", span] = one.programado, one.ejecutado
            found[codigo, "semaforo", "fecha"] = each.to_date.light.word
            if isinstance(each, Activity):
                found |= {(codigo, "rezago", key): amount for key, amount in each.rezago.items()}
                if each.rezago:
                    found[codigo, "rezago", "fecha"] = each.rezago[self.found.corte]
                found |= {(codigo, what, key): value for what, key, value in self.answered(codigo)}
        return found

    def answered(self, codigo: str) -> Iterator[tuple[str, str, object]]:
        """Give what an area answered: a number, `Sí` or `No` as 1 or 0, what was requested, a state."""
        for period in self.found.periods:
            answer = self.answers.answer(period.key, codigo)
            done = answer.ejecutado if answer is not None else None
            number = None if done is None else done.valor if done.cumplido is None else Decimal(done.cumplido)
            yield "reportado", period.key, number
            yield "solicitado", period.key, answer.solicitado if answer is not None else None
            yield "estado", period.key, DECLARED[answer.estado].value if answer is not None and answer.estado else None


def truth_of(home: Path, corte: str) -> Truth:
    """Measure the plan of a folder."""
    plan, folder = read_inputs(home)
    rules = rules_of(plan, folder.formato)
    answers = read_answers(home, plan, rules)
    found = progress(plan, rules, answers, corte)
    return Truth(plan, rules, answers, found, Locale(plan.entidad.pais, folder.formato.estilos))


def as_of(home: Path, name: str, period: str) -> Path:
    """Make a copy of a plan that knows what was answered before a period; give its folder."""
    shutil.copytree(DATA / name, home / name)
    for path in (home / name / "seguimiento").iterdir():
        if path.stem >= period:
            path.unlink()
    return home / name


def written_answers(truth: Truth, period: str) -> dict[tuple[str, str], str | float]:
    """Give what an area writes in the form of a period, for the answers that a plan has."""
    found: dict[tuple[str, str], str | float] = {}
    for codigo, each in truth.found.activities.items():
        answer = truth.answers.answer(period, codigo)
        if answer is None:
            continue
        done = answer.ejecutado
        if done is not None and done.valor is not None:
            found[codigo, "ejecutado"] = float(done.valor / 100 if each.item.meta.unidad == "%" else done.valor)
        elif done is not None:
            found[codigo, "ejecutado"] = YES if done.cumplido else "No"
        if answer.solicitado is not None:
            found[codigo, "solicitado"] = float(answer.solicitado)
        if answer.estado is not None:
            found[codigo, "estado"] = DECLARED[answer.estado].value
    return found


def done(home: Path, *words: str) -> str:
    """Run a command beside a plan's folder; give what it prints."""
    status, out, err = played(home.parent, *words)
    assert status == 0, f"{words}: {err}"
    return out


def only(folder: Path, ending: str) -> bytes:
    """Read the only file of a folder with an ending."""
    (path,) = folder.glob(f"*{ending}")
    return path.read_bytes()


@pytest.mark.parametrize("name", FOLLOWED)
def test_the_same_numbers_everywhere(name: str, tmp_path: Path) -> None:
    """Of every period: in YAML, Python, workbooks as saved and reckoned again, Word, PDF, CSV, JSON, the terminal."""
    periods = sorted(path.stem for path in (DATA / name / "seguimiento").iterdir())
    truths = {period: truth_of(DATA / name, period) for period in periods}
    homes = {period: as_of(tmp_path / period, name, period) for period in periods}
    returned = sent_and_returned(homes, truths, tmp_path / "vuelta")
    for period, home in homes.items():
        (home.parent / "libro.xlsx").write_bytes(returned[period])
        done(home, "seguimiento", "recoger", name, "libro.xlsx", "--fecha", "2030-01-15")
        kinds = [word for kind in INFORME for word in ("--tipo", kind)]
        done(home, "seguimiento", "informe", name, "--periodo", period, "--salida", "informe", *kinds)
        done(home, "seguimiento", "libro", name, "--periodo", period, "--salida", "libro")
    (tmp_path / "cuenta").mkdir()
    books = {f"{what}-{period}": only(homes[period].parent / what, ".xlsx") for period in periods for what in BOOKS}
    reckoned = all_recalculated(books, tmp_path / "cuenta")
    wrong = {
        (period, where): each
        for period, home in homes.items()
        for where, each in compared(home, period, truths, held(returned[period]), books, reckoned)
        if each
    }
    assert wrong == {}


@pytest.mark.parametrize("name", PLANS)
def test_what_is_programmed_is_the_same_number_everywhere(name: str, tmp_path: Path) -> None:
    """Of every plan: in Word, PDF and Excel as they print it, in CSV and JSON as numbers, row by row the same."""
    files = generated(DATA / name, tmp_path)
    table, rows = open_data(files)
    assert table
    assert [each for each in zip(table, rows, strict=True) if not _alike(*each)] == []
    plan, folder = read_inputs(DATA / name)
    locale = Locale(plan.entidad.pais, folder.formato.estilos)
    word = [row for each in Docx(files[".docx"]).tables for row in each.texts()]
    printed = [row for each in tables_of(files[".pdf"]) for row in each.texts()]
    book = load_workbook(BytesIO(files[".xlsx"]))
    excel = [[str(cell) for cell in row] for sheet in book for row in sheet.iter_rows(values_only=True)]
    columns = [column.periodos for each in folder.formato.tablas.values() for column in each.columnas]
    drawn = {each.esquema for each in columns if each is not None and each.muestra == "programado"}
    programmed = [row for row in table if row["programado_escrito"] and row["esquema"] in drawn]
    assert programmed or not any(row["programado_escrito"] for row in table)
    for key, some in groupby(sorted(programmed, key=_of_scheme), key=_of_scheme):
        found = [*some]
        names = {row["actividad"].split("\n")[0] for row in found}
        texts = {row["periodo"]: printed_number(row, locale) for row in found}
        for document in (word, printed, excel):
            assert any(_stand_in([*texts.values()], row) for row in document if _names(row, names)), (key, texts)


def _of_scheme(row: dict[str, str]) -> tuple[str, str]:
    return row["codigo"], row["esquema"]


def _names(row: Sequence[str], names: set[str]) -> bool:
    return any(name in cell for name in names for cell in row)


def _alike(one: dict[str, str], other: dict[str, str]) -> bool:
    """Tell whether a row says the same in CSV and JSON, but for the apostrophes that guard it."""
    return {name: text.replace("'", "") for name, text in one.items()} == {
        name: text.replace("'", "") for name, text in other.items()
    }


def printed_number(row: dict[str, str], locale: Locale) -> str:
    """Print what is programmed as documents do."""
    number = Decimal(row["programado_escrito"])
    return locale.percent(number) if row["programado_porcentaje"] == "sí" else locale.number(number)


BOOKS = ("informe", "libro")
"""The folders of the workbook to be read, and of the one to be filled in."""


def sent_and_returned(homes: Mapping[str, Path], truths: Mapping[str, Truth], folder: Path) -> dict[str, bytes]:
    """Make the workbook of each period, fill it in, and have LibreOffice save them all."""
    sent = {}
    for period, home in homes.items():
        done(home, "seguimiento", "libro", home.name, "--periodo", period, "--salida", "enviado")
        sent[period] = typed(only(home.parent / "enviado", ".xlsx"), written_answers(truths[period], period))
    folder.mkdir()
    return all_resaved(sent, folder)


def compared(  # noqa: PLR0913, PLR0917 - everything that went round the circle
    home: Path,
    period: str,
    truths: Mapping[str, Truth],
    returned: Found,
    books: Mapping[str, bytes],
    reckoned: Mapping[str, Found],
) -> Iterator[tuple[str, object]]:
    """Give, of each output of a period, what it says otherwise."""
    truth, back = truths[period], truth_of(home, period)
    figures = truth.figures()
    yield "YAML", differing(figures, back.figures(), whole=True)
    yield "returned", in_book(returned, truth)
    for what in BOOKS:
        saved, again = held(books[f"{what}-{period}"]), reckoned[f"{what}-{period}"]
        yield f"{what} as saved", in_book(saved, truth)
        yield f"{what} as reckoned", in_book(again, truth)
        yield f"{what} cell by cell", unlike(saved, again)
    report = Docx(only(home.parent / "informe", ".docx"))
    yield "report", in_report(report.tables, truth)
    yield "report as PDF", in_report(tables_of(only(home.parent / "informe", ".pdf")), truth)
    data = csv.DictReader(StringIO(only(home.parent / "informe", ".csv").decode("utf-8-sig"), newline=""))
    yield "CSV", in_csv([*data], truths)
    yield "JSON", in_json(done(home, "seguimiento", "estado", home.name, "--corte", period, "--json"), figures)
    shown = done(home, "seguimiento", "estado", home.name, "--corte", period)
    yield "terminal", in_terminal(shown, report, truth)
    files = generated(home, home.parent / "corte", period)
    yield "plan with a cut-off", in_plan(Docx(files[".docx"]).tables, truth)
    yield "plan with a cut-off as PDF", in_plan(tables_of(files[".pdf"]), truth)
    table, rows = in_open_data(files)
    yield "open data as CSV", in_csv(table, truths)
    yield "open data as JSON", in_csv(rows, truths)
    keys = {(row["codigo"], row["periodo"]) for row in table}
    periods = [each.key for each in truth.found.periods]
    yield "open data, lacking", {(code, key) for code in truth.found.activities for key in periods} ^ keys


def generated(home: Path, folder: Path, corte: str | None = None) -> dict[str, bytes]:
    """Generate the documents and the open data of a plan; give them by what their names end in."""
    kinds = tuple(KINDS)
    written = generate.run(generate.Request(home, folder=folder, corte=corte, count_pages=False, types=kinds), _quiet)
    (stem,) = [path.name.removesuffix(".docx") for path in written.files if path.suffix == ".docx"]
    return {path.name.removeprefix(stem): path.read_bytes() for path in written.files}


def _quiet(_stage: str) -> None:
    """Say nothing."""


Rows = list[dict[str, str]]


def open_data(files: Mapping[str, bytes]) -> tuple[Rows, Rows]:
    """Give the rows of a plan's open data: those of its CSV files, and those of its JSON as CSV would write them."""
    given = [files[each] for each in (".csv", "-grupos.csv", "-tablas.csv") if each in files]
    table = [row for data in given for row in csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))]
    found = json.loads(files[".json"], parse_float=Decimal, parse_int=Decimal)
    rows = [row for part in ("actividades", "grupos", "tablas") for row in found[part]]
    return table, [{name: _as_text(value) for name, value in row.items()} for row in rows]


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(map(_as_text, value))
    return "" if value is None else {True: "sí", False: "no"}[value] if isinstance(value, bool) else str(value)


def in_open_data(files: Mapping[str, bytes]) -> tuple[Rows, Rows]:
    """Give the rows of the open data that say what was done."""
    table, rows = open_data(files)
    return [row for row in table if row["semaforo"]], [row for row in rows if row["semaforo"]]


def differing(figures: Figures, read: Figures, *, whole: bool = False) -> dict[object, tuple[object, object]]:
    """Give what was read otherwise than it is, to nine digits; where all were to be read, also what was not."""
    missing: dict[object, tuple[object, object]] = (
        {key: (value, "nothing") for key, value in figures.items() if key not in read} if whole else {}
    )
    assert read, "nothing was read"
    wrong: dict[object, tuple[object, object]] = {
        key: (figures.get(key, "no such figure"), value)
        for key, value in read.items()
        if key not in figures or not same(_cell(figures[key]), _number(value))
    }
    return {**wrong, **missing}


def _cell(value: object) -> Any:
    return value.value if isinstance(value, Estado) else value


def _number(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


def unlike(saved: Found, again: Found) -> dict[str, tuple[object, object]]:
    """Give the cells whose saved value is not what LibreOffice reckons."""
    cells = {(sheet, place) for book in (saved, again) for sheet, found in book.items() for place in found}
    pairs: dict[tuple[str, str], tuple[Any, object]] = {
        each: (saved[each[0]].get(each[1]), again[each[0]].get(each[1])) for each in sorted(cells)
    }
    return {
        f"{sheet}!{place}": pair
        for (sheet, place), pair in pairs.items()
        if not same(Decimal(str(pair[0])) if isinstance(pair[0], int | float) else pair[0], pair[1])
    }


def in_book(book: Found, truth: Truth) -> dict[object, object]:
    """Compare every sheet of a workbook."""
    figures, reckoning = truth.figures(), in_reckoning(rows_of(book["Cálculo"]), truth)
    wrong: dict[object, object] = {**differing(figures, reckoning)}
    wrong |= {key: ("not in Cálculo", value) for key, value in figures.items() if is_reckoned(key, reckoning)}
    wrong |= differing(figures, in_form(rows_of(book["Formulario"]), truth))
    wrong |= told_apart(in_summary(rows_of(book["Resumen"])), summary_of(truth))
    if "Seguimiento" in book:
        wrong |= told_apart(in_table(rows_of(book["Seguimiento"]), truth), table_of(truth))
    return wrong


def is_reckoned(key: tuple[str, str, str], reckoning: Figures) -> bool:
    """Tell whether a figure should stand in Cálculo and does not; what is carried over stands there to date."""
    return key not in reckoning and not (key[1] == "rezago" and key[2] != "fecha")


def rows_of(cells: Mapping[str, object]) -> list[list[Any]]:
    """Give the rows of a sheet."""
    places = {coordinate_to_tuple(place): value for place, value in cells.items()}
    height, width = (max(place[n] for place in places) for n in (0, 1))
    return [[places.get((row, column)) for column in range(1, width + 1)] for row in range(1, height + 1)]


def scaled(value: object, what: str, item: Item | None) -> object:
    """Give a number of a cell in the units of the plan: what a workbook shows in % it holds as a part of one."""
    in_percent = item is not None and item.meta.unidad == "%" and item.kind not in {"hito", "demanda"}
    parts = what in {"porcentaje", "cuenta"} or (in_percent and what in _AMOUNTS)
    return value * 100 if parts and isinstance(value, int | float) else value


_AMOUNTS = {"programado", "ejecutado", "reportado", "rezago"}


def in_reckoning(rows: Sequence[list[Any]], truth: Truth) -> Figures:
    """Read the sheet Cálculo by its own header."""
    head = next(n for n, row in enumerate(rows) if row[0] == "n")
    names = [str(each).partition("@") for each in rows[head]]
    codigo, kind = (next(n for n, (each, *_) in enumerate(names) if each == name) for name in ("codigo", "tipo"))
    measured, keys = truth.found.activities, truth.figures()
    found: Figures = {}
    for row in rows[head + 1 :]:
        code = PLAN if row[kind] == "plan" else row[codigo]
        item = measured[code].item if code in measured else None
        for (what, _, span), value in zip(names, row, strict=True):
            if (code, what, span) in keys or (what in {"porcentaje", "cuenta"} and value is not None):
                found[code, what, span] = scaled(value, what, item)
    return found


def in_form(rows: Sequence[list[Any]], truth: Truth) -> Figures:
    """Read the sheet Formulario by its hidden row and column."""
    head = next(n for n, row in enumerate(rows) if row[0] == "codigo")
    shown = {"porcentaje": ("porcentaje", truth.found.corte), "a_la_fecha": ("porcentaje", "fecha")}
    shown |= {"ejecutado": ("reportado", truth.found.corte), "semaforo": ("semaforo", "fecha")}
    shown |= {each: (each, truth.found.corte) for each in ("solicitado", "estado")} | {"rezago": ("rezago", "fecha")}
    found: Figures = {}
    for row in rows[head + 1 :]:
        if row[0] not in truth.found.activities:
            continue
        item = truth.found.activities[row[0]].item
        for key, value in zip(rows[head], row, strict=True):
            if key in shown and (key != "rezago" or item.kind == "suma"):
                what, span = shown[key]
                said = {"Sí": 1, "No": 0}.get(value, value) if isinstance(value, str) else value
                found[row[0], what, span] = scaled(said, what, item)
    assert {code for code, *_ in found} == set(truth.found.activities)
    return found


Lines = list[list[object]]
"""What stands in the rows of a sheet, in its order."""


def told_apart(read: Lines, expected: Lines) -> dict[object, object]:
    """Give the lines that say something else."""
    assert expected
    pairs = zip([*read, *[[]] * len(expected)], [*expected, *[[]] * len(read)], strict=False)
    lines = [each for _, each in zip(range(max(len(read), len(expected))), pairs, strict=False)]
    return {
        ("line", n): (should, line)
        for n, (line, should) in enumerate(lines)
        if len(line) != len(should) or not all(same(_cell(a), _number(b)) for a, b in zip(should, line, strict=True))
    }


def part(value: object) -> object:
    """Give a percentage as a workbook holds it."""
    return value / 100 if isinstance(value, Decimal) else value


def summary_of(truth: Truth) -> Lines:
    """Give what the sheet Resumen must say: the plan, the groups by level, how many stand at each word, activities."""
    groups = [each for each in truth.items if each.codigo in truth.found.groups and each.has_goal]
    levels = [each for _, some in groupby(sorted(groups, key=lambda each: each.level)) for each in some]
    order: list[Activity | Group] = [truth.found.plan, *(truth.found.groups[each.codigo] for each in levels)]
    rows: list[Activity | Group] = [*order, *truth.found.activities.values()]
    lines: Lines = [[part(each.to_date.percent), each.to_date.light.word, part(each.year.percent)] for each in rows]
    words = [each.to_date.light.word for each in truth.found.activities.values()]
    return [*lines, *([word, Decimal(words.count(word))] for word in sorted(set(words)))]


def in_summary(rows: Sequence[list[Any]]) -> Lines:
    """Read the sheet Resumen: below each header, the rows up to an empty one; then the counts, by their words."""
    lines: Lines = []
    counts: dict[str, object] = {}
    table = ""
    for _, first, second, third, *_ in rows:
        if first is None:
            table = ""
        elif table == "A la fecha":
            lines.append([first, second, third])
        elif table == "Actividades":
            counts[second] = first
        else:
            table = first
    return [*lines, *([word, counts[word]] for word in sorted(counts) if counts[word])]


def table_of(truth: Truth) -> Lines:
    """Give what the sheet Seguimiento must say of each row, as Word does: its periods, due and done, its standing."""
    lines: Lines = []
    for item in truth.items:
        result = truth.found.result(item.codigo)
        line: list[object] = []
        for each in result.periods.values():
            if isinstance(result, Activity) and isinstance(each, Avance):
                done, due = each.ejecutado, each.programado
                said = isinstance(due, Decimal) or (isinstance(done, Decimal) and due is not Estado.SIN_META)
                line += [
                    _held(due if said else None, item),
                    _held(None if done is Estado.NO_PROGRAMADO else done, item),
                ]
        lines.append([*line, part(result.to_date.percent), result.to_date.light.word])
    return lines


def _held(value: object, item: Item) -> object:
    if isinstance(value, Estado):
        return value.value
    in_percent = item.meta.unidad == "%" and item.kind not in {"hito", "demanda"}
    return part(value) if in_percent else value


def in_table(rows: Sequence[list[Any]], truth: Truth) -> Lines:
    """Read the sheet Seguimiento: the pairs of columns up to the cut-off, and the last two."""
    head = next((n for n, row in enumerate(rows) if "Prog." in row), None)
    head = next(n for n, row in enumerate(rows) if "Semáforo" in row) if head is None else head
    pairs = [n for n, title in enumerate(rows[head]) if title == "Prog."][: len(truth.found.periods)]
    body = [row for row in rows[head + 1 :] if row[-1] is not None]
    lines: Lines = []
    for item, row in zip(truth.items, body, strict=True):
        asked = pairs if item.measured else []
        lines.append([*(value for n in asked for value in row[n : n + 2]), *row[-2:]])
    return lines


def in_report(report: Sequence[Tabled], truth: Truth) -> dict[object, object]:
    """Compare the report's table of every figure, to the letter, and its counts of the committee's page."""
    table = next(each for each in report if "Código" in each.texts()[0])
    read = {texts[0]: texts[2:8] for texts in table.texts()[1:]}
    expected = {code: printed(truth, code) for code in truth.results}
    lights = next(each for each in report if each.texts()[0][0] == "Semáforo")
    words = [each.to_date.light.word for each in truth.found.activities.values()]
    counts = {texts[0]: texts[2] for texts in lights.texts()[1:]}
    wrong: dict[object, object] = {code: (expected.get(code), read.get(code)) for code in {*read, *expected}}
    wrong |= {word: (str(words.count(word)), counts.get(word, "0")) for word in {*words, *counts}}
    return {key: pair for key, pair in wrong.items() if isinstance(pair, tuple) and pair[0] != pair[1]}


def printed(truth: Truth, code: str) -> list[str]:
    """Give what Word prints of a line of the plan: due, done, in the period, to date, its word, in the year."""
    each = truth.results[code]
    amounts = ["", ""]
    if isinstance(each, Activity):
        amounts = [truth.amount(value, each) for value in (each.to_date.programado, each.to_date.ejecutado)]
    period = truth.percent(each.periods[truth.found.corte].percent)
    return [
        *amounts,
        period,
        truth.percent(each.to_date.percent),
        each.to_date.light.word,
        truth.percent(each.year.percent),
    ]


def in_csv(rows: Sequence[dict[str, str]], truths: Mapping[str, Truth]) -> dict[object, object]:
    """Compare the open data: each period as of its own end."""
    wrong: dict[object, object] = {}
    names = {"programado": "programado", "ejecutado": "ejecutado", "porcentaje": "porcentaje"}
    to_date = {"a_la_fecha": "porcentaje", "cuenta": "cuenta", "semaforo": "semaforo"}
    assert rows
    for row in rows:
        code, period = row["codigo"], row["periodo"]
        figures = truths[period].figures()
        said = {(code, what, period): row[name] for name, what in names.items()}
        said |= {(code, what, "fecha"): row[name] for name, what in to_date.items()}
        said |= {(code, "porcentaje", "anio"): row["en_el_anio"]}
        said |= {} if row["porcentaje"] else {(code, "porcentaje", period): row["estado"]}
        states = {key: value for key, value in figures.items() if not isinstance(value, Estado) or said.get(key)}
        wrong |= differing(states, {key: _read(value) for key, value in said.items() if value or key in states})
    return wrong


def _read(text: str) -> object:
    """Read a number, or the word in its place."""
    return float(text) if text[:1].isdigit() else text


def in_json(text: str, figures: Figures) -> dict[object, object]:
    """Compare what `estado --json` says, with every figure that it has."""
    data = json.loads(text)
    read: Figures = {}
    for row in [{"codigo": PLAN, **data["plan"]}, *data["filas"]]:
        code, names = row["codigo"], {"a_la_fecha": "porcentaje", "cuenta": "cuenta", "semaforo": "semaforo"}
        read |= {(code, what, "fecha"): _read(row[name]) for name, what in names.items()}
        read[code, "porcentaje", "anio"] = _read(row["en_el_anio"])
        read |= {(code, what, "fecha"): _read(row[what]) for what in ("programado", "ejecutado") if what in row}
        read |= {(code, "porcentaje", key): _read(value) for key, value in row.get("periodos", {}).items()}
        read |= {(code, "rezago", key): _read(value) for key, value in row.get("rezago", {}).items()}
    assert {code for code, *_ in read} == {code for code, *_ in figures}
    return {**differing(figures, read)}


def in_terminal(text: str, report: Docx, truth: Truth) -> dict[object, object]:
    """Compare what `estado` prints with what Word prints, to the letter."""
    rows = [re.split(r"\s{2,}", line.strip()) for line in text.split("\n\n")[1].split("\n")[1:]]
    read = {row[0]: row[2:] if len(row) > len("abcd") + 1 else row[-3:] for row in rows}
    table = next(each for each in report.tables if "Código" in each.texts()[0])
    lines = {texts[0]: [*texts[2:4], *texts[5:8]] for texts in table.texts()[1:]}
    assert set(read) == set(lines) == set(truth.results)
    return {
        code: (line, read[code])
        for code, line in lines.items()
        if read[code] != (line if code in truth.found.activities else line[2:])
    }


def in_plan(document: Sequence[Tabled], truth: Truth) -> dict[object, object]:
    """Compare the plan's own table: what was done over what was due in each period, then the standing to date."""
    activities = truth.found.activities.values()
    names = [each.item.etiqueta for each in activities]
    tables = [rows for each in document if len(rows := _rows_of_names(each.texts(), names)) == len(names)]
    expected = [[text for key in each.periods if (text := _done_over_due(truth, each, key))] for each in activities]
    wrong: list[dict[object, object]] = [
        {
            name: (texts, row)
            for name, texts, row in zip(names, expected, rows, strict=True)
            if not _stand_in(texts, row)
        }
        for rows in tables
    ]
    return min(wrong, key=len)


def _stand_in(texts: Sequence[str], row: Sequence[str]) -> bool:
    """Tell whether texts are cells of a row, in their order."""
    left = iter(row)
    return all(text in left for text in texts)


def _rows_of_names(rows: Sequence[list[str]], names: Sequence[str]) -> list[list[str]]:
    """Give the rows that name the activities, in their order."""
    found: list[list[str]] = []
    for row in rows:
        if len(found) < len(names) and any(names[len(found)] in cell for cell in row):
            found.append(row)
    return found


def _done_over_due(truth: Truth, activity: Activity, key: str) -> str:
    each = activity.periods[key]
    if each.ejecutado is Estado.NO_PROGRAMADO:
        return ""
    texts = [
        truth.amount(value, activity) if isinstance(value, Decimal) else value.value
        for value in (each.ejecutado, each.programado)
    ]
    both = isinstance(each.programado, Decimal) or (
        isinstance(each.ejecutado, Decimal) and each.programado is not Estado.SIN_META
    )
    return " / ".join(texts) if both else texts[0]
