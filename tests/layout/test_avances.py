"""Tables with a cut-off: what was done over what was programmed, worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from pecdocs.formato import FormatFolder, Formato, read_formato
from pecdocs.formato.model import CAMPOS_DE_AVANCE, Campo
from pecdocs.layout import lay_out
from pecdocs.layout.avances import Avances
from pecdocs.layout.locale import Locale
from pecdocs.plan import read_plan
from pecdocs.seguimiento import progress, read_answers, rules_of
from tests.support.grids import body, drawn, picture, plan_of, tables_of, yaml_data
from tests.support.seguimientos import answers_of

if TYPE_CHECKING:
    from pecdocs.layout import Document
    from pecdocs.layout.blocks import Table
    from pecdocs.plan import Plan

DATA = Path(__file__).parent.parent.parent / "data"

PLAN = """
Interna
  REV {meta: 10, programacion: {trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}}}
  CAP {meta: 100 %, programacion: {trimestral: {2024-T1: 25 %, 2024-T2: 25 %, 2024-T3: 25 %, 2024-T4: 25 %}}}
  CAM {meta: {cantidad: 4, unidad: campañas}, programacion: {trimestral: {2024-T2: 2, 2024-T4: 2}}}
  EVE {meta: {demanda: sí}, fechas: {inicio: 2024-01-01, fin: 2024-12-31}}
  POL {meta: {cantidad: 1, tipo: hito}, programacion: {trimestral: {2024-T2: 1}}}
  PAR {meta: 10, programacion: {trimestral: {2024-T1: 25 %, 2024-T2: {valor: 5, impreso: cinco guías}}}}
  LIB {programacion: {trimestral: {2024-T1: 7}}}
"""
ANSWERS: dict[str, dict[str, Any]] = {
    "2024-T1": {
        "REV": {"ejecutado": "1"},
        "CAP": {"ejecutado": "30 %"},
        "CAM": {"ejecutado": "1"},
        "EVE": {"ejecutado": "0", "solicitado": "0"},
        "PAR": {"ejecutado": "2.5"},
    },
    "2024-T2": {
        "REV": {"ejecutado": "1", "analisis": "Faltó papel.", "evidencia": ["Acta 3", {"url": "https://e.org/r"}]},
        "CAM": {"estado": "suspendida"},
        "EVE": {"ejecutado": "9", "solicitado": "12"},
        "POL": {"ejecutado": "sí"},
        "PAR": {"ejecutado": "5"},
    },
    "2024-T3": {"REV": {"ejecutado": "9"}},
}
QUARTERS = """
- {codigo: a, campo: nombre}
- {codigo: t, periodos: {esquema: trimestral, titulo: "{n}"}}
"""


def document(
    columns: str,
    corte: str | None = "2024-T2",
    more: str = "{}",
    niveles: str = "[{dibujo: fila}]",
    plan: Plan | None = None,
) -> Document:
    """Lay out a plan, that above, with a table of these columns."""
    plan = plan or plan_of(PLAN)
    table = {"descripcion": "Tabla", "niveles": yaml_data(niveles), "columnas": yaml_data(columns), **yaml_data(more)}
    formato = Formato.model_validate({"nombre": "Prueba", "orden": ["t"], "tablas": {"t": table}})
    locale = Locale("CO", formato.estilos)
    rules, answers = rules_of(plan, formato), answers_of(ANSWERS)
    avances = Avances(progress(plan, rules, answers, corte), answers, rules, locale) if corte is not None else None
    return lay_out(plan, FormatFolder("prueba", formato, ()), avances)


def table(
    columns: str,
    corte: str | None = "2024-T2",
    more: str = "{}",
    niveles: str = "[{dibujo: fila}]",
    plan: Plan | None = None,
) -> Table:
    """Give the table of that document."""
    return tables_of(document(columns, corte, more, niveles, plan).blocks)["t"]


def test_requests_stand_over_how_many_there_were_whatever_share_was_programmed() -> None:
    """9 of 12, not 9 of 100 %; what is not due yet is what the plan says."""
    share = "{demanda: sí}, programacion: {trimestral: {2024-T1: 100 %, 2024-T2: 100 %, 2024-T3: 100 %}}"
    plan = plan_of(PLAN.replace("{demanda: sí}", share))
    assert "EVE | 0 / 0 | 9 / 12 | 100% |" in drawn(table(QUARTERS, plan=plan).grid, aligned=False)


def column(campo: str, corte: str | None = "2024-T2") -> dict[str, str]:
    """Give what a campo prints of each activity."""
    rows = body(table(f"[{{codigo: a, campo: nombre}}, {{codigo: x, campo: {campo}}}]", corte).grid)
    return {name: text for name, text in rows if name}


def test_periods_up_to_the_cut_off_show_what_was_done_over_what_was_programmed() -> None:
    """States by their word, goals in % with their sign; where nothing was due nor done, nothing.

    25 % of 10 guides is 2,5 of them; the plan's own words stand for what it programs; what is not measured keeps its
    programming.
    """
    assert drawn(table(QUARTERS).grid) == picture(
        """
        # N2  | 1                 | 2               | 3   | 4
        1     |                   |                 |     |
        - REV | 1 / 1             | 1 / 3           | 3   | 3
        - CAP | 30% / 25%         | Sin dato / 25%  | 25% | 25%
        - CAM | 1 / No programado | Suspendida / 2  |     | 2
        - EVE | 0 / 0             | 9 / 12          |     |
        - POL |                   | 1 / 1           |     |
        - PAR | 2,5 / 2,5         | 5 / cinco guías |     |
        - LIB | 7                 |                 |     |
        """
    )


def test_without_a_cut_off_the_table_shows_what_is_programmed() -> None:
    """And its note says so; the columns of what was done are left out, or empty."""
    more = "{nota_programacion: Lo programado., nota_ejecucion: Lo hecho.}"
    without = table(QUARTERS + "- {codigo: x, campo: a_la_fecha, si_vacia: omitir}\n", None, more)
    assert without == table(QUARTERS, None, more)
    assert without.notes == ("Lo programado.",)
    assert set(column("semaforo", None).values()) == {""}


def test_the_answers_of_later_periods_are_not_looked_at() -> None:
    """The cut-off decides what is known."""
    assert body(table(QUARTERS, "2024-T1").grid)[1] == ["REV", "1 / 1", "3", "3", "3"]


@pytest.mark.parametrize(
    ("campo", "expected"),
    [
        ("ejecutado", {"REV": "2", "CAP": "30%", "CAM": "1", "EVE": "9", "POL": "1", "PAR": "7,5", "LIB": ""}),
        ("programado_a_la_fecha", {"REV": "4", "CAP": "50%", "CAM": "Suspendida", "EVE": "12", "PAR": "7,5"}),
        ("a_la_fecha", {"REV": "50%", "CAP": "60%", "EVE": "75%", "POL": "100%", "PAR": "100%"}),
        ("semaforo", {"REV": "Crítico", "CAP": "En riesgo", "EVE": "En riesgo", "POL": "Adecuado"}),
        ("en_el_anio", {"REV": "20%", "CAP": "30%", "CAM": "25%", "POL": "100%", "PAR": "75%"}),
        ("rezago", {"REV": "2", "CAP": "20%", "EVE": "", "POL": "", "PAR": "0"}),
        ("analisis", {"REV": "Faltó papel.", "CAP": "", "EVE": ""}),
        ("evidencia", {"REV": "Acta 3 ⏎ https://e.org/r", "CAP": "", "EVE": ""}),
    ],
)
def test_a_campo_of_what_was_done_prints_the_figures_to_date(campo: str, expected: dict[str, str]) -> None:
    """REV: 1 + 1 of 1 + 3; CAP: 30 of 50 %, 20 % behind; EVE: 9 of 12; the year of REV: 2 of 10."""
    found = column(campo)
    assert {name: found[name] for name in expected} == expected


def test_every_campo_of_what_was_done_prints_something_and_only_with_a_cut_off() -> None:
    """No campo is promised by the format and unknown to the layout."""
    assert set(get_args(Campo)) >= CAMPOS_DE_AVANCE
    for campo in CAMPOS_DE_AVANCE:
        assert any(column(campo).values()), campo
        assert not any(column(campo, None).values()), campo


def test_a_group_has_percentages_and_no_amounts() -> None:
    """The mean of 50, 60, 75, 100 and 100: CAM is suspended in the only period in which it was due."""
    cells = "[{dibujo: fila, celdas: {a: nombre, p: a_la_fecha, s: semaforo, e: ejecutado, t: {texto: 'T{n}'}}}]"
    columns = QUARTERS + "".join(
        f"- {{codigo: {name}, campo: {campo}}}\n"
        for name, campo in (("p", "a_la_fecha"), ("s", "semaforo"), ("e", "ejecutado"))
    )
    assert body(table(columns, niveles=cells).grid)[0] == ["Interna", "T1", "T2", "T3", "T4", "77%", "En riesgo", ""]


def test_the_semaforo_stands_on_its_colour_and_a_state_on_none() -> None:
    """The word is always there."""
    grid = table("[{codigo: a, campo: nombre}, {codigo: s, campo: semaforo}]").grid
    found = {
        row.cells[0].text: row.cells[1] for row in grid.rows if row.kind == "fila" and row.cells[0] and row.cells[1]
    }
    fills = {name: cell.fill for name, cell in found.items()}
    assert fills == {
        "REV": "C00000",
        "CAP": "FFC000",
        "CAM": "",
        "EVE": "FFC000",
        "POL": "00B050",
        "PAR": "00B050",
        "LIB": "",
    }
    assert found["CAM"].text == "Suspendida"


def test_the_note_says_the_cut_off_in_the_words_of_the_format_or_in_our_own() -> None:
    """Its period and its last day; a table that shows nothing of what was done keeps the other note."""
    more = "{nota_programacion: Lo programado., nota_ejecucion: 'Hecho a {corte}.'}"
    assert table(QUARTERS, more=more).notes == ("Hecho a 2024-T2 (30/06/2024).",)
    (ours,) = table(QUARTERS).notes
    assert ours.startswith("Corte: 2024-T2 (30/06/2024). ")
    assert "lo ejecutado / lo programado" in ours
    assert table("[{codigo: a, campo: a_la_fecha}]").notes == ("Corte: 2024-T2 (30/06/2024).",)
    assert table("[{codigo: a, campo: nombre}]", more=more).notes == ("Lo programado.",)


def test_columns_of_another_scheme_and_marks_stay_as_they_are() -> None:
    """Half a year is no period of a quarterly follow-up."""
    columns = "[{codigo: m, periodos: {esquema: trimestral, muestra: marca}}, {codigo: s, periodos: semestral}]"
    assert table(columns) == table(columns, None)


def test_a_total_adds_up_what_was_done_and_what_was_programmed() -> None:
    """4 of the 1 + 2 that were due; of goals in % and of counts together there is no sum."""
    more = "{total: {sumar: [t]}}"
    assert body(table(QUARTERS, more=more).grid)[-1] == ["Total", "", "", "", ""]
    plan = plan_of(
        "A {meta: 3, programacion: {trimestral: {2024-T1: 1}}}\nB {meta: 3, programacion: {trimestral: {2024-T1: 2}}}"
    )
    formato = Formato.model_validate(
        {
            "nombre": "P",
            "orden": ["t"],
            "tablas": {"t": {"descripcion": "T", "columnas": yaml_data(QUARTERS), "total": {"sumar": ["t"]}}},
        }
    )
    rules, answers = rules_of(plan, formato), answers_of({"2024-T1": {"A": {"ejecutado": "4"}}})
    avances = Avances(progress(plan, rules, answers, "2024-T1"), answers, rules, Locale("CO", formato.estilos))
    grid = tables_of(lay_out(plan, FormatFolder("p", formato, ()), avances).blocks)["t"].grid
    assert body(grid)[-1] == ["Total", "4 / 3", "", "", ""]


def test_the_published_table_of_uspec_with_its_illustrative_year() -> None:
    """The rows of groups keep the names of the quarters that the form repeats in them."""
    plan, folder = read_plan(DATA / "uspec-2024"), read_formato("uspec")
    rules = rules_of(plan, folder.formato)
    answers = read_answers(DATA / "uspec-2024", plan, rules)
    avances = Avances(progress(plan, rules, answers, "2024-T2"), answers, rules, Locale("CO", folder.formato.estilos))
    grid = tables_of(lay_out(plan, folder, avances).blocks)["seguimiento"].grid
    quarters = [row[3:7] for row in body(grid)]
    assert quarters[::2] == [["Trim. I", "Trim. II", "Trim. III", "Trim. IV"]] * 4
    assert quarters[1::2] == [
        ["10% / 25%", "30% / 25%", "25%", "25%"],
        ["25% / 25%", "25% / 25%", "25%", "25%"],
        ["15% / 25%", "30% / 25%", "25%", "25%"],
        ["25% / 25%", "20% / 25%", "25%", "25%"],
    ]


def test_a_table_may_wait_for_a_cut_off() -> None:
    """Without one it is not drawn, nor missed."""
    waiting = "{cuando: corte}"
    assert tables_of(document(QUARTERS, None, waiting).blocks) == {}
    assert tables_of(document(QUARTERS, "2024-T2", waiting).blocks)["t"] == table(QUARTERS)


def test_a_table_may_show_the_rows_of_another() -> None:
    """Two tables of a format over the same rows of the plan."""
    plan = plan_of("A {meta: 1}\nB {meta: 2}", "tablas: {uno: {titulo: T, filas: [{de: B}]}}")
    columns = [{"codigo": "a", "campo": "nombre"}]
    tables = {"otra": {"descripcion": "x", "filas": "uno", "columnas": columns}}
    formato = Formato.model_validate({"nombre": "P", "orden": ["otra"], "tablas": tables})
    document = lay_out(plan, FormatFolder("p", formato, ()))
    assert body(tables_of(document.blocks)["otra"].grid) == [["B"]]
    assert [str(each) for each in document.warnings if "«uno»" in each.message] == []


def test_what_the_plan_says_of_its_figures_stands_where_what_was_done_is_printed() -> None:
    """Under the tables that show it, after the cut-off, and under no other."""
    plan, folder = read_plan(DATA / "uspec-2024"), read_formato("uspec")
    rules = rules_of(plan, folder.formato)
    answers = read_answers(DATA / "uspec-2024", plan, rules)
    avances = Avances(progress(plan, rules, answers, "2024-T2"), answers, rules, Locale("CO", folder.formato.estilos))
    found = {name: each.notes for name, each in tables_of(lay_out(plan, folder, avances).blocks).items()}
    assert found["seguimiento"][1].startswith("Lo ejecutado es ilustrativo")
    assert [name for name, notes in found.items() if len(notes) > 1] == ["seguimiento"]
    without = tables_of(lay_out(plan, folder).blocks)["seguimiento"].notes
    assert len(without) == 1
    assert "ilustrativo" not in without[0]


def test_the_metrics_of_ipco_show_their_values_alone() -> None:
    """There is no goal to set against them; what was not reported has its word."""
    plan, folder = read_plan(DATA / "ipco-2022"), read_formato("ipco")
    rules = rules_of(plan, folder.formato)
    answers = read_answers(DATA / "ipco-2022", plan, rules)
    avances = Avances(progress(plan, rules, answers, "2022-04"), answers, rules, Locale("MX", folder.formato.estilos))
    document = lay_out(plan, folder, avances)
    rows = {row[0]: row[2:7] + row[-1:] for row in body(tables_of(document.blocks)["metricas"].grid)}
    assert rows["a) Número de visitantes por mes."] == ["1,830", "1,765", "2,040", "1,920", "", "1,888.75"]
    assert rows["a) Número de videos publicados."] == ["2", "1", "3", "Sin dato", "", "6"]
    assert document.warnings == ()
