"""The report of a seguimiento: what each part of it says, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.formato import FormatFolder, Formato
from pecdocs.layout.avances import Avances
from pecdocs.layout.blocks import Chart, Heading, Page, Table
from pecdocs.layout.informe import Informe, lay_out_informe
from pecdocs.layout.informe.needs import OWN
from pecdocs.layout.informe.resumen import MOST_BARS, MOST_BEHIND, MOST_NAMED
from pecdocs.layout.informe.tables import PREFIX
from pecdocs.layout.locale import Locale
from pecdocs.plan.model import Cambio
from pecdocs.seguimiento import progress, rules_of
from pecdocs.seguimiento.answers import Answers
from pecdocs.seguimiento.model import Registro
from tests.support.grids import body, drawn, picture, plan_of, story, tables_of, yaml_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.layout.blocks import Block

QUARTERS = "programacion: {trimestral: {2024-T1: 1, 2024-T2: 3}}"
PLAN = f"""
Interna
  REV {{responsables: COM, meta: {{cantidad: 10, unidad: revistas}}, {QUARTERS}}}
  BOL {{responsables: TH, meta: {{cantidad: 10, unidad: boletines}}, {QUARTERS}}}
Externa
  EVE {{meta: {{demanda: sí}}, fechas: {{inicio: 2024-01-01, fin: 2024-12-31}}}}
  DIR {{meta: {{cantidad: 48, unidad: sedes, tipo: stock}}, programacion: {{trimestral: {{2024-T1: 48, 2024-T2: 48}}}}}}
"""
ANSWERS = """
2024-T1:
  respuestas:
    REV: {ejecutado: 1, evidencia: https://e.org/r}
    EVE: {ejecutado: 0, solicitado: 0}
    DIR: {ejecutado: 48, evidencia: [Acta 3, {texto: Listado, ruta: c/d.xlsx, fecha: 2024-04-02}]}
2024-T2:
  respuestas:
    REV:
      ejecutado: 2
      analisis: Faltó papel.
      reportado: {por: Ana, fecha: 2024-07-03, archivo: T2.xlsx}
      devuelto: {por: OAP, fecha: 2024-07-04, nota: Sin acta.}
      validado: {por: OAP, fecha: 2024-07-05}
    EVE: {ejecutado: 12, solicitado: 9}
    DIR: {ejecutado: 30}
"""
WHOLE = "{2024-T1: {respuestas: {REV: 1, BOL: 1, EVE: {ejecutado: 1, solicitado: 1}, DIR: 48}}}"
CLOSED = """
2024-T2:
  cerrado: {fecha: 2024-07-19, acta: "4", por: Planeación, huellas: {}}
  respuestas:
    REV:
      ejecutado: 3
      cambios:
        - {fecha: 2024-08-02, solicito: Ana, autorizo: OAP, acta: "5", motivo: Faltaba una., antes: {ejecutado: 2}}
"""


def report(  # noqa: PLR0913 - what a report is made of
    answers: str = ANSWERS,
    tree: str = PLAN,
    corte: str = "2024-T2",
    seguimiento: str = "{}",
    tablas: Mapping[str, Any] | None = None,
    *,
    edited: Cambio | None = None,
) -> Informe:
    """Lay out the report of a plan."""
    plan = plan_of(tree)
    data = {"nombre": "Prueba", "seguimiento": yaml_data(seguimiento), "tablas": tablas or {}}
    formato = Formato.model_validate(data)
    rules = rules_of(plan, formato)
    given = Answers({key: Registro.model_validate(each) for key, each in yaml_data(answers).items()})
    avances = Avances(progress(plan, rules, given, corte), given, rules, Locale("CO", formato.estilos))
    return lay_out_informe(plan, FormatFolder("prueba", formato, ()), avances, edited)


def blocks(answers: str = ANSWERS, tree: str = PLAN, **asked: Any) -> tuple[Block, ...]:
    """Give the blocks of a report."""
    return report(answers, tree, **asked).document.blocks


def table(name: str, answers: str = ANSWERS, tree: str = PLAN, **asked: Any) -> Table:
    """Give one of the report's own tables."""
    return tables_of(blocks(answers, tree, **asked))[PREFIX + name]


def section(title: str, found: tuple[Block, ...]) -> str:
    """Draw what stands under a title, up to the next one or the next page."""
    start = next(n for n, each in enumerate(found) if isinstance(each, Heading) and each.text == title)
    end = next((n for n in range(start + 1, len(found)) if isinstance(found[n], Heading | Page)), len(found))
    return story(found[start + 1 : end])


def titles(found: tuple[Block, ...]) -> list[str]:
    """Give the titles of a report."""
    return [each.text for each in found if isinstance(each, Heading)]


def test_the_parts_of_a_report() -> None:
    """The committee's page first; the wide table on a page of its own way."""
    found = blocks()
    assert titles(found) == [
        "Resumen para el comité",
        "Qué está por debajo y por qué",
        "Qué más hay que saber",
        "Avance de cada actividad",
        "Análisis de las actividades",
        "Evidencias",
        "Trámite del reporte",
    ]
    assert [each.orientation for each in found if isinstance(each, Page)] == ["horizontal", "vertical"]


def test_the_figures_of_the_plan() -> None:
    """Those of Progress, rounded only here, on the semáforo's colour; goals on demand and flows have no year.

    To date: REV 75, BOL without data, EVE 133,3 counted as 100, DIR 62,5. INT 75, EXT 81,25; the plan 78,125.
    """
    found = table("cifras")
    assert drawn(found.grid) == picture(
        """
        # Avance a la fecha | Semáforo  | Avance en el año | Actividades | Por debajo de 80%
        - 78,1%             | En riesgo | 48,1%            | 4           | 2
        """
    )
    assert [cell.fill for cell in found.grid.rows[1].cells if cell is not None and cell.fill] == ["FFC000"]


def test_the_semaforo_says_how_many_and_by_which_rule() -> None:
    """Each step, though none be on it, and each state that some activity has."""
    found = table("semaforo")
    assert drawn(found.grid) == picture(
        """
        # Semáforo  | Qué quiere decir                                                 | Actividades
        - Crítico   | De 0% a menos de 60% de lo programado                            | 0
        - En riesgo | De 60% a menos de 80% de lo programado                           | 2
        - Adecuado  | De 80% a 100% de lo programado                                   | 0
        - Superado  | Más de 100% de lo programado; en los promedios cuenta hasta 100% | 1
        - Sin dato  | Se debía reportar y nadie lo ha reportado                        | 1
        """
    )
    fills = [row.cells[0].fill for row in found.grid.rows if row.cells[0] is not None]
    assert fills == ["", "C00000", "FFC000", "00B050", "2E75B6", ""]


def test_what_has_not_begun_has_the_colour_of_the_lowest_step_there_too() -> None:
    """As in the table of figures, and in the workbook."""
    answers = "{2024-T1: {respuestas: {REV: {estado: no_iniciado}, DIR: {estado: suspendida}}}}"
    rows = table("semaforo", answers, corte="2024-T1").grid.rows
    fills = {cell.text: cell.fill for row in rows if (cell := row.cells[0]) is not None}
    assert (fills["No iniciado"], fills["Crítico"], fills["Suspendida"]) == ("C00000", "C00000", "")


def test_what_is_counted_has_no_sign_though_its_goal_be_in_percent() -> None:
    """Requests are counted, and a milestone is met or not: nine of twelve is no 9% of 12%."""
    tree = """
Interna
  EVE {meta: {demanda: sí, cantidad: 100, unidad: '%'}, fechas: {inicio: 2024-01-01, fin: 2024-12-31}}
  POL {meta: {tipo: hito, cantidad: 100, unidad: '%'}, programacion: {trimestral: {2024-T1: 100}}}
"""
    answers = "{2024-T1: {respuestas: {EVE: {ejecutado: 9, solicitado: 12}, POL: sí}}}"
    figures = table("avance", answers, tree, corte="2024-T1").grid.rows
    rows = {row.codigo: [cell.text for cell in row.cells if cell is not None] for row in figures}
    assert [rows[code][2:4] for code in ("EVE", "POL")] == [["12", "9"], ["1", "1"]]
    assert "3 de 12" in drawn(table("por_debajo", answers, tree, corte="2024-T1").grid)


def test_without_a_step_for_what_is_over_the_last_one_has_no_end() -> None:
    """The rule is said as it is applied."""
    rows = body(table("semaforo", seguimiento="{superado: , semaforo: [{desde: 0, palabra: Vamos}]}").grid)
    assert rows[0][:2] == ["Vamos", "0% de lo programado, o más"]


def test_the_chart_shows_the_highest_level() -> None:
    """Parts of one, on the colour of the semáforo, whose word stands beside the name."""
    (chart,) = [each for each in blocks() if isinstance(each, Chart)]
    assert story([chart]) == (
        "[gráfico Avance a la fecha · N1]\n  Interna (En riesgo): 0.7500\n  Externa (Adecuado): 0.8125"
    )
    assert chart.series[0].colors == ("FFC000", "00B050")
    assert chart.percent
    assert chart.description == "Avance a la fecha · N1. Interna, 75%; Externa, 81,3%."


def test_a_chart_of_what_has_no_number_leaves_its_bar_out() -> None:
    """And there is none where nothing has one."""
    (chart,) = [each for each in blocks("{2024-T1: {respuestas: {REV: 1}}}") if isinstance(each, Chart)]
    assert "Externa (Sin dato): —" in story([chart])
    assert [each for each in blocks("{2024-T1: {respuestas: {}}}") if isinstance(each, Chart)] == []


def test_a_chart_of_many_shows_the_lowest() -> None:
    """And its title says so."""
    many = MOST_BARS + 2
    tree = "\n".join(f"A{n} {{meta: {many}, programacion: {{trimestral: {{2024-T1: {many}}}}}}}" for n in range(many))
    answers = f"{{2024-T1: {{respuestas: {{{', '.join(f'A{n}: {n}' for n in range(many))}}}}}}}"
    (chart,) = [each for each in blocks(answers, tree, corte="2024-T1") if isinstance(each, Chart)]
    assert chart.title == f"Avance a la fecha · N1: los {MOST_BARS} más bajos de {many}"
    assert [name.split()[0] for name in chart.categories] == [f"A{n}" for n in range(MOST_BARS)]


def test_what_is_behind_and_why() -> None:
    """The lowest first, with what is lacking in its own unit; who does not say why is named."""
    assert drawn(table("por_debajo").grid) == picture(
        """
        # Actividad | A la fecha | Semáforo  | Falta                     | Por qué
        - DIR · DIR | 62,5%      | En riesgo | 18 para llegar a 48 sedes | Falta el análisis
        - REV · REV | 75%        | En riesgo | 1 de 4 revistas           | Faltó papel.
        """
    )


@pytest.mark.parametrize(
    ("goal", "program", "answer", "expected"),
    [
        ("{cantidad: 10, unidad: guías}", "4", "1", "3 de 4 guías"),
        ("{cantidad: 80, unidad: '%', tipo: flujo}", "80", "20 %", "60% por debajo de 80%"),
        ("{cantidad: 200, tipo: capacidad, linea_base: 100}", "150", "110", "40 para llegar a 150"),
        ("{cantidad: 40, unidad: quejas, tipo: reduccion, linea_base: 100}", "60", "90", "30 por encima de 60 quejas"),
        ("{cantidad: 1, tipo: hito}", "1", "no", "No se ha cumplido"),
        ("{cantidad: 10}", "4", "{estado: no_iniciado}", "4 de 4"),
    ],
)
def test_what_is_lacking_is_said_by_the_kind_of_goal(goal: str, program: str, answer: str, expected: str) -> None:
    """What a level lacks is the way to it; of what should fall, what is too much."""
    tree = f"A {{meta: {goal}, programacion: {{trimestral: {{2024-T1: {program}}}}}}}"
    found = table("por_debajo", f"{{2024-T1: {{respuestas: {{A: {answer}}}}}}}", tree, corte="2024-T1")
    assert body(found.grid)[0][3] == expected


def test_nothing_behind_is_said_too() -> None:
    """In words, in the place of the table."""
    found = blocks("{2024-T1: {respuestas: {REV: 1, DIR: 48}}}", corte="2024-T1")
    said = section("Qué está por debajo y por qué", found)
    assert said == "Ninguna actividad con reporte está por debajo de 80%."


def test_the_page_explains_a_few_and_says_how_many_more_there_are() -> None:
    """A committee reads one page; all of them stand further on."""
    many = MOST_BEHIND + 3
    tree = "\n".join(f"A{n} {{meta: 10, programacion: {{trimestral: {{2024-T1: 10}}}}}}" for n in range(many))
    long = "palabra " * 100
    answers = {f"A{n}": {"ejecutado": str(n % 7), "analisis": long} for n in range(many)}
    found = blocks(f"2024-T1: {{respuestas: {answers}}}", tree, corte="2024-T1")
    page = tables_of(found)[f"{PREFIX}por_debajo"]
    assert len(body(page.grid)) == MOST_BEHIND
    assert page.notes == ("Hay 3 más: todas están en «Análisis de las actividades».",)
    assert all(row[4].endswith("…") and 90 < len(row[4]) <= 110 for row in body(page.grid))
    assert [row[3] for row in body(tables_of(found)[f"{PREFIX}analisis"].grid)] == [long.strip()] * many


def test_what_else_has_to_be_known() -> None:
    """A line each: what nobody reported, by area; what is over, by what that means."""
    assert section("Qué más hay que saber", blocks()).split("\n") == [
        "• **Actividades sin reporte de 2024-T2: **Talento Humano (1)",
        "• **Se atendió más de lo solicitado; revise lo respondido: **EVE (133,3%)",
    ]
    assert "Qué más hay que saber" not in titles(blocks(WHOLE, corte="2024-T1"))


def test_of_many_only_some_are_named() -> None:
    """And the rest are counted."""
    many = MOST_NAMED + 2
    tree = "\n".join(f"A{n} {{meta: 10, programacion: {{trimestral: {{2024-T1: 1}}}}}}" for n in range(many))
    answers = f"2024-T1: {{respuestas: {{{', '.join(f'A{n}: 2' for n in range(many))}}}}}"
    assert section("Qué más hay que saber", blocks(answers, tree, corte="2024-T1")) == (
        "• **Pasa del umbral; la meta puede ser muy baja: **A0 (200%), A1 (200%), A2 (200%) y 2 más"
    )


def test_a_change_after_closing_is_told_with_who_authorised_it() -> None:
    """It is no secret: on the page, and whole further on."""
    found = blocks(CLOSED)
    assert "• **Cambió después del cierre, con autorización: **REV (2024-T2)" in story(found)
    assert section("Cambios después del cierre", found) == (
        "• **REV, 2024-T2: **Faltaba una. Lo solicitó Ana y lo autorizó OAP, acta 5, el 02/08/2024."
    )


def test_the_report_of_an_open_period_is_preliminary() -> None:
    """In its words, across its pages and in what the file says of itself."""
    document = report().document
    assert document.draft_mark == "PRELIMINAR"
    assert "Corte: 2024-T2 (30/06/2024). Informe preliminar: el periodo no se ha cerrado." in story(document.blocks)
    assert document.context["corte"] == {"periodo": "2024-T2", "fecha": "30/06/2024", "estado": "Preliminar"}
    assert (document.properties.status, str(document.properties.when)) == ("Preliminar", "2024-06-30")
    assert report(seguimiento="{marca_preliminar: EN CURSO}").document.draft_mark == "EN CURSO"


def test_the_report_of_a_plan_that_was_edited_since_it_was_approved_says_so() -> None:
    """On the page for the committee; its mark stays that of the period."""
    said = "Este plan se modificó después de aprobada la versión 2 (acta 3, 20/02/2024): no es el que se aprobó."
    entry = {"version": "2", "fecha": "2024-02-20", "descripcion": "x", "acta": "3"}
    document = report(edited=Cambio.model_validate(entry)).document
    assert story(document.blocks).splitlines()[2] == f"aviso: **{said}**"
    assert document.draft_mark == "PRELIMINAR"
    assert document.context["documento"]["estado"] == "Modificado después de aprobado"


def test_the_report_of_a_closed_period_is_final() -> None:
    """And says when it was closed, by whom, in which acta."""
    found = report(CLOSED)
    assert found.closed
    assert found.document.draft_mark is None
    said = "Corte: 2024-T2 (30/06/2024). Periodo cerrado el 19/07/2024, acta 4, por Planeación."
    assert said in story(found.document.blocks)
    assert (found.document.properties.status, str(found.document.properties.when)) == ("Final", "2024-07-19")


def test_the_table_has_every_figure() -> None:
    """Groups and activities in the order of the plan, what needs to be known of them, the plan last."""
    found = table("avance")
    assert drawn(found.grid) == picture(
        """
        # Código  | Actividad | Programado a la fecha | Ejecutado a la fecha | En 2024-T2 | A la fecha | Semáforo  | En el año | Observaciones
        1 Interna | Interna   |                       |                      | 66,7%      | 75%        | En riesgo | 15%       | Fuera de la cuenta: BOL (sin dato); su peso se repartió entre lo demás.
        - REV     | REV       | 4                     | 3                    | 66,7%      | 75%        | En riesgo | 30%       |
        - BOL     | BOL       | 4                     | —                    | —          | —          | Sin dato  | —         | Sin dato en 2024-T1, 2024-T2.
        1 Externa | Externa   |                       |                      | 81,3%      | 81,3%      | Adecuado  | 81,3%     |
        - EVE     | EVE       | 9                     | 12                   | 133,3%     | 133,3%     | Superado  | 133,3%    | Se atendió más de lo solicitado; revise lo respondido.
        - DIR     | DIR       | 48                    | 30                   | 62,5%      | 62,5%      | En riesgo | 62,5%     |
        + Plan    |           |                       |                      | 74%        | 78,1%      | En riesgo | 48,1%     |
        """  # noqa: E501 - one row a line
    )
    assert found.orientation == "horizontal"
    assert [row.codigo for row in found.grid.rows if row.kind != "encabezado"][:2] == ["Interna", "REV"]


def test_the_notes_say_how_it_was_reckoned() -> None:
    """With weights or without; and where they were made to sum to the whole again."""
    first, second = table("avance").notes
    assert first.startswith("Corte: 2024-T2 (30/06/2024). El porcentaje de un grupo es el promedio simple de lo que")
    assert second.startswith("Donde algo quedó fuera de la cuenta, los pesos de lo demás se ajustaron")
    assert len(table("avance", WHOLE, corte="2024-T1").notes) == 1


def test_what_the_plan_says_of_its_figures_stands_under_them() -> None:
    """On the committee's page and under the table of every figure; a plan that says nothing has no such note."""
    plan, formato = plan_of(PLAN, "seguimiento: {nota: Cifras ilustrativas.}"), Formato.model_validate({"nombre": "P"})
    rules, given = rules_of(plan, formato), Answers({})
    avances = Avances(progress(plan, rules, given, "2024-T1"), given, rules, Locale("CO", formato.estilos))
    tables = tables_of(lay_out_informe(plan, FormatFolder("p", formato, ()), avances).document.blocks)
    assert "Cifras ilustrativas." in tables[f"{PREFIX}cifras"].notes
    assert "Cifras ilustrativas." in tables[f"{PREFIX}avance"].notes
    assert "Cifras ilustrativas." not in table("cifras").notes


def test_the_format_s_own_table_follows_where_it_has_one() -> None:
    """With what was done over what was programmed, on its own way of page."""
    official = {
        "descripcion": "Seguimiento",
        "rotulo": "Tabla oficial",
        "columnas": [
            {"codigo": "a", "titulo": "Actividad", "campo": "nombre"},
            {"codigo": "t", "periodos": {"esquema": "trimestral", "titulo": "{n}"}},
        ],
    }
    found = blocks(tablas={"seguimiento": official})
    assert "Tabla oficial" in titles(found)
    assert ["REV", "1 / 1", "2 / 3", "", ""] in body(tables_of(found)["seguimiento"].grid)


def test_the_analyses() -> None:
    """Of all that was explained, and of what should have been."""
    assert [row[0::3] for row in body(table("analisis").grid)] == [
        ["REV · REV", "Faltó papel."],
        ["DIR · DIR", "Falta el análisis"],
    ]


def test_what_lacks_an_analysis_is_named() -> None:
    """With what it reached; the bound is the last step's, or the format's."""
    assert report().unexplained == {"DIR": "62,5% (En riesgo)"}
    assert report(seguimiento="{analisis_bajo: 60}").unexplained == {}
    assert set(report(ANSWERS.replace("Faltó papel.", ""), seguimiento="{analisis_bajo: 75}").unexplained) == {"DIR"}
    assert set(report(ANSWERS.replace("Faltó papel.", ""), seguimiento="{analisis_bajo: 75.01}").unexplained) == {
        "DIR",
        "REV",
    }


def test_what_has_not_begun_must_be_explained() -> None:
    """It counts as nothing done; what was suspended is not due."""
    answers = "{2024-T1: {respuestas: {REV: {estado: no_iniciado}, DIR: {estado: suspendida}}}}"
    assert report(answers, corte="2024-T1").unexplained == {"REV": "No iniciado (No iniciado)"}


def test_an_analysis_of_before_holds_where_nothing_is_due_now() -> None:
    """A quarter without programming asks for no new words."""
    tree = "A {meta: 10, programacion: {trimestral: {2024-T1: 10}}}"
    answers = "{2024-T1: {respuestas: {A: {ejecutado: 1, analisis: Llovió.}}}}"
    assert report(answers, tree, "2024-T2").unexplained == {}
    due = "A {meta: 10, programacion: {trimestral: {2024-T1: 5, 2024-T2: 5}}}"
    assert set(report(answers, due, "2024-T2").unexplained) == {"A"}


def test_the_evidence_by_activity_and_period() -> None:
    """Addresses are links; what was done without any is said; where nothing was done none is due."""
    assert section("Evidencias", blocks()).split("\n") == [
        "• **REV · REV**",
        "  – 2024-T1: [https://e.org/r](https://e.org/r)",
        "  – _Sin evidencia: 2024-T2_",
        "• **EVE · EVE**",
        "  – _Sin evidencia: 2024-T2_",
        "• **DIR · DIR**",
        "  – 2024-T1: Acta 3",
        "  – 2024-T1: Listado, c/d.xlsx, consultado el 02/04/2024",
        "  – _Sin evidencia: 2024-T2_",
    ]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://e.org/a b", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://e.org:99999999/", None),
        ("https://e.org/año?x=1&y=%20", "https://e.org/a%C3%B1o?x=1&y=%20"),
        ("HTTP://E.org", "HTTP://E.org"),
    ],
)
def test_only_an_address_of_the_web_is_a_link(address: str, link: str | None) -> None:
    """The rest stays as words: nothing in a report runs, or opens a file."""
    answers = f"2024-T1: {{respuestas: {{REV: {{ejecutado: 1, evidencia: {{url: '{address}'}}}}}}}}"
    said = section("Evidencias", blocks(answers, corte="2024-T1"))
    assert said.split("\n")[1] == f"  – 2024-T1: {address if link is None else f'[{address}]({link})'}"


def test_who_reported_returned_and_validated() -> None:
    """When, in which file, why; and who did not."""
    assert drawn(table("tramite").grid) == picture(
        """
        # Actividad | Área           | Reportó                    | Devolvió                     | Validó
        - REV · REV | Comunicaciones | Ana ⏎ 03/07/2024 ⏎ T2.xlsx | OAP ⏎ 04/07/2024 ⏎ Sin acta. | OAP ⏎ 05/07/2024
        - BOL · BOL | Talento Humano | No ha reportado            |                              |
        - EVE · EVE |                | Sin registro de quién      |                              |
        - DIR · DIR |                | Sin registro de quién      |                              |
        """
    )


def test_the_tables_are_those_that_a_template_is_asked_for() -> None:
    """Kinds of row and names of columns alike."""
    for name, needs in OWN.items():
        grid = table(name).grid
        assert tuple(column.codigo for column in grid.columns) == needs.columns, name
        assert {row.kind for row in grid.rows} == set(needs.kinds), name
    assert {each.name for each in blocks() if isinstance(each, Table)} == {PREFIX + name for name in OWN}


def test_a_plan_of_which_nothing_is_known_has_a_report() -> None:
    """Every state stands by its word, and nothing divides by zero."""
    found = report("{2024-T1: {respuestas: {}}}", corte="2024-T1")
    assert body(tables_of(found.document.blocks)[f"{PREFIX}cifras"].grid)[0][:3] == ["—", "Sin dato", "—"]
    assert found.unexplained == {}
