"""What a format can't print of a plan is said by name, with its place, and nothing else is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from pecdocs.faults import Severity
from pecdocs.layout import lay_out
from pecdocs.plan import read_plan
from tests.support.grids import folder_of, plan_of

TREE = """
    A {meta: 3}
      a1 {meta: 1, productos: [x]}
      a2 {meta: 2}
"""
FORMATO = """
    orden: [secciones, t, cambios, firmas]
    tablas:
      t:
        descripcion: La tabla
        niveles: [{dibujo: fila, celdas: {a: nombre, meta: meta}}]
        columnas: [{codigo: a, campo: nombre}, {codigo: meta, campo: meta}, {codigo: p, campo: productos}]
      otra: {descripcion: Otra, columnas: [{codigo: a, campo: nombre}]}
      cambios: {fuente: cambios, descripcion: Cambios, columnas: [{codigo: v, campo: version}]}
    firmas: {roles: [{rol: elaboro, titulo: E}], campos: [{campo: nombre}, {campo: cargo}]}
"""


def said(tree: str = TREE, more: str = "", formato: str = FORMATO) -> list[str]:
    """Give the warnings of a plan in a format, without their hints."""
    warnings = lay_out(plan_of(tree, more), folder_of(formato)).warnings
    assert {warning.severity for warning in warnings} <= {Severity.WARNING}
    return [warning.message for warning in warnings]


def test_a_plan_that_its_format_prints_whole_has_no_warnings() -> None:
    """Every field stands in some column."""
    assert said() == []


def test_a_field_that_no_table_shows_is_said_once_with_how_many_carry_it() -> None:
    """A line a field, naming the first three."""
    tree = "\n".join(f"a{n} {{medio: x, publico: y}}" for n in range(5)) + "\nb {medio: z}"
    assert said(tree) == [
        "«publico» de 5 nodos (a0, a1, a2…) no sale en ninguna tabla de este documento",
        "«medio» de 6 nodos (a0, a1, a2…) no sale en ninguna tabla de este documento",
    ]
    assert said("a {medio: x}") == ["«medio» de 1 nodo (a) no sale en ninguna tabla de este documento"]


@pytest.mark.parametrize(
    "fields",
    [
        "descripcion: x",
        "pasos: [x]",
        "indicador: x",
        "fechas: {anios: [2024]}",
        "responsables: [COM]",
        "involucrados: [COM]",
        "publico: x",
        "medio: x",
        "alcance: x",
        "presupuesto: 1",
        "observaciones: x",
        "frecuencia: {cada: anual, impreso: x}",
    ],
)
def test_every_field_that_an_official_expects_to_see_is_missed(fields: str) -> None:
    """It was written to be printed."""
    field = fields.partition(":")[0]
    assert said(f"a {{{fields}}}") == [f"«{field}» de 1 nodo (a) no sale en ninguna tabla de este documento"]


@pytest.mark.parametrize(
    "fields",
    [
        "peso: 3",
        "frecuencia: anual",
        "programacion: {anual: {2024: 1}}",
        'numero: "7."',
        "meta: {linea_base: 3}",
        "observaciones: []",
        "fechas: {}",
        "listas: {vacia: []}",
    ],
)
def test_what_serves_arithmetic_or_says_nothing_is_no_loss(fields: str) -> None:
    """It may be printed or not."""
    assert said(f"a {{{fields}}}") == []


def test_a_list_that_no_column_shows_is_said_by_its_name() -> None:
    """The responsabilidades of MinTIC in a format without that column."""
    tree = "A {listas: {responsabilidades: [x]}}\n  a1"
    assert said(tree) == ["«listas.responsabilidades» de 1 nodo (A) no sale en ninguna tabla de este documento"]


def test_a_field_of_a_group_counts_only_where_the_groups_row_shows_it() -> None:
    """The column is there, but for the leaves."""
    tree = "A {productos: x}\n  a1 {productos: y}"
    assert said(tree) == ["«productos» de 1 nodo (A) no sale en ninguna tabla de este documento"]


@pytest.mark.parametrize(
    ("level", "column", "lost"),
    [
        ("{dibujo: banda}", "{codigo: x, campo: nombre}", True),
        ("{dibujo: columna}", "{codigo: x, nivel: 1}", True),
        ("{dibujo: columna}", "{codigo: x, nivel: 1}, {codigo: z, nivel: 1, campo: meta}", False),
        ("{dibujo: fila, celdas: {y: nombre, x: {texto: meta}}}", "{codigo: x, campo: meta}", True),
        ("{dibujo: fila, celdas: {y: nombre, x: meta}}", "{codigo: x, campo: nombre}", False),
    ],
)
def test_each_drawing_of_a_level_shows_its_own_fields(level: str, column: str, lost: bool) -> None:  # noqa: FBT001
    """A band shows the name, a column its campo, a row what its cells ask for."""
    formato = f"""
        orden: [t]
        tablas:
          t: {{descripcion: T, niveles: [{level}], columnas: [{column}, {{codigo: y, campo: nombre}}]}}
    """
    missing = ["«meta» de 1 nodo (A) no sale en ninguna tabla de este documento"]
    assert said("A {meta: 1}\n  a1", "", formato) == (missing if lost else [])


def test_dates_that_a_start_and_an_end_can_not_show_are_missed() -> None:
    """Years in a format with two columns of days, words in a calendar of marks."""
    formato = """
        orden: [t]
        tablas: {t: {descripcion: T, columnas: [{codigo: a, campo: nombre}, COLUMNS]}}
    """
    days = formato.replace("COLUMNS", "{codigo: i, campo: inicio}, {codigo: f, campo: fin}")
    assert said("a {fechas: {inicio: 2024-01-01}}", "", days) == []
    assert said("a {fechas: {anios: [2024]}}", "", days) == [
        "«fechas» de 1 nodo (a) no sale en ninguna tabla de este documento"
    ]
    marks = formato.replace("COLUMNS", "{codigo: m, periodos: {esquema: mensual, muestra: marca}}")
    assert said("a {fechas: {anios: [2024]}}", "", marks) == []
    assert said("a {fechas: {impreso: Antes de la jornada}}", "", marks) == [
        "«fechas» de 1 nodo (a) no sale en ninguna tabla de este documento"
    ]


def test_dates_that_fall_in_no_marked_period_are_missed() -> None:
    """Another year than the plan's, or the days between its own periods; one that is marked in part is not."""
    formato = """
        orden: [t]
        tablas: {t: {descripcion: T, columnas: [{codigo: a, campo: nombre}, {codigo: m, periodos: ESQUEMA}]}}
    """
    missing = ["«fechas» de 1 nodo (a) no sale en ninguna tabla de este documento"]
    months = formato.replace("ESQUEMA", "{esquema: mensual, muestra: marca}")
    assert said("a {fechas: {inicio: 2023-12-31, fin: 2024-01-01}}", "", months) == []
    assert said("a {fechas: {inicio: 2023-01-01, fin: 2023-12-31}}", "", months) == missing
    own = "periodos: {S1: {inicio: 2024-12-02, fin: 2024-12-06}, S2: {inicio: 2024-12-30, fin: 2025-01-03}}"
    free = formato.replace("ESQUEMA", "{esquema: libre, muestra: marca}")
    assert said("a {fechas: {inicio: 2024-12-06, fin: 2024-12-20}}", own, free) == []
    assert said("a {fechas: {inicio: 2024-12-09, fin: 2024-12-20}}", own, free) == missing


def test_the_plans_own_periods_are_missed_where_no_table_has_columns_for_them() -> None:
    """Their titles were written to be printed; the other way round, a table asks for what the plan lacks."""
    own = "periodos: {S1: {inicio: 2024-12-02, fin: 2024-12-06}}"
    formato = "{orden: [t], tablas: {t: {descripcion: T, columnas: [{codigo: a, campo: nombre}COLUMNS]}}}"
    without = formato.replace("COLUMNS", "")
    asking = formato.replace("COLUMNS", ", {codigo: p, periodos: libre}")
    tree = "a {programacion: {libre: {S1: 1}}}"
    assert said(tree, own, without) == ["los periodos propios del plan no salen en ninguna tabla de este documento"]
    assert said(tree, own, asking) == []
    assert said("a", "", without) == []
    assert said("a", "", asking) == [
        "la tabla «t» del formato «prueba» muestra periodos propios y el plan no declara ninguno"
    ]
    assert said("", "", asking) == []


def test_a_printed_frequency_says_when_for_what_names_no_date() -> None:
    """PERMANENTE, or PREVIO A LA JORNADA: the plan keeps the meaning under its dates."""
    formato = "{orden: [t], tablas: {t: {descripcion: T, columnas: [{codigo: n}, {codigo: f, campo: frecuencia}]}}}"
    for dates in ("permanente: sí", "previo_a: la jornada"):
        assert said(f"a {{frecuencia: {{impreso: x}}, fechas: {{{dates}}}}}", "", formato) == []
    missing = ["«fechas» de 1 nodo (a) no sale en ninguna tabla de este documento"]
    assert said("a {fechas: {permanente: sí}}", "", formato) == missing
    assert said("a {frecuencia: anual, fechas: {permanente: sí, anios: [2024]}}", "", formato) == missing
    assert said("a {frecuencia: anual, fechas: {previo_a: x, impreso: y}}", "", formato) == missing


def test_steps_are_shown_by_every_column_that_prints_them() -> None:
    """Their own, that of the activity, and that of the title of what has no name."""
    formato = "{orden: [t], tablas: {t: {descripcion: T, columnas: [{codigo: a, campo: CAMPO}]}}}"
    missing = ["«pasos» de 1 nodo (a) no sale en ninguna tabla de este documento"]
    for campo, fields, lost in (
        ("pasos", "pasos: [x]", []),
        ("actividad", "pasos: [x]", []),
        ("titulo", "pasos: [x]", missing),
        ("titulo", "nombre: , pasos: [x]", []),
        ("nombre", "nombre: , pasos: [x]", []),
        ("nombre", "pasos: [x]", missing),
    ):
        assert said(f"a {{{fields}}}", "", formato.replace("CAMPO", campo)) == lost


def test_a_node_that_no_table_draws_is_said_whole_and_not_field_by_field() -> None:
    """The plan lists the rows of its only table and leaves it out."""
    assert said(TREE, "tablas: {t: {filas: [{de: A, hijos: [{de: a2}]}]}}") == [
        "1 nodo (a1) no sale en ninguna tabla de este documento"
    ]
    assert said(TREE, "", FORMATO.replace("secciones, t, ", "secciones, ")) == [
        "3 nodos (A, a1, a2) no salen en ninguna tabla de este documento"
    ]


def test_a_table_of_levels_alone_draws_nothing_of_a_plan_without_levels_and_says_so() -> None:
    """All its columns are dropped."""
    formato = "{orden: [t], tablas: {t: {descripcion: T, titulo: T, niveles: [{}], columnas: [{codigo: n, nivel: 1}]}}}"
    assert said("a\nb", "", formato) == ["2 nodos (a, b) no salen en ninguna tabla de este documento"]
    assert lay_out(plan_of("a\nb"), folder_of(formato)).blocks == ()


def test_what_one_table_leaves_out_another_may_show() -> None:
    """Only the document as a whole loses something."""
    more = "secciones: [{codigo: S, titulo: S, tabla: otra}]\ntablas: {otra: {filas: [{de: a1}]}}"
    assert said(TREE, more) == []


def test_a_listed_rows_own_field_must_stand_in_that_very_table() -> None:
    """It was written for it alone."""
    more = (
        "secciones: [{codigo: S, titulo: S, tabla: otra}]\ntablas: {otra: {filas: [{de: a1, meta: 7, nombre: Otro}]}}"
    )
    assert said(TREE, more) == ["«meta» de 1 fila (a1) no sale en la tabla «otra»"]
    own = "tablas: {t: {filas: [{de: A}, {codigo: X, nombre: X, medio: radio}]}}"
    assert said(TREE, own) == ["«medio» de 1 fila (X) no sale en la tabla «t»"]


def test_a_table_that_the_plan_describes_and_the_document_does_not_have_is_said() -> None:
    """Known to the format, or not."""
    warnings = lay_out(plan_of(TREE, "tablas: {otra: {titulo: x}, nadie: {notas: [x]}}"), folder_of(FORMATO)).warnings
    assert [(warning.message, warning.hint) for warning in warnings] == [
        ("la tabla «otra» no sale en este documento", "ponga «tabla: otra» en una sección"),
        ("la tabla «nadie» no sale en este documento", "el formato «prueba» no la tiene; se conocen: t, otra, cambios"),
    ]


def test_rows_listed_for_a_table_that_does_not_draw_the_tree_are_said() -> None:
    """The change log has its own rows."""
    log = 'cambios: [{version: "1", fecha: 2024-01, descripcion: x}]'
    formato = FORMATO.replace(
        "campo: version}]", "campo: version}, {codigo: f, campo: fecha}, {codigo: d, campo: descripcion}]"
    )
    assert said(TREE, f"{log}\ntablas: {{cambios: {{titulo: T}}}}", formato) == []
    assert said(TREE, f"{log}\ntablas: {{cambios: {{filas: [{{de: a1}}]}}}}", formato) == [
        "las filas de la tabla «cambios» no salen del árbol: «filas» no se usa"
    ]


def test_a_section_that_places_a_table_unknown_to_the_format_is_said_once() -> None:
    """Also when the plan describes that table."""
    more = "secciones: [{codigo: S, titulo: S, tabla: nadie}]\ntablas: {nadie: {titulo: x}}"
    assert said(TREE, more) == ["el formato «prueba» no tiene la tabla «nadie»"]


def test_levels_that_a_table_joins_or_leaves_out_are_said_by_name() -> None:
    """Too many levels; a table without levels; a level that the format draws nowhere."""
    deep = "A\n  B\n    C\n      c1"
    columns = "columnas: [{codigo: a, campo: nombre}, {codigo: n1, nivel: 1}, {codigo: n2, nivel: 2}]"
    formato = "{orden: [t], tablas: {t: {descripcion: T, NIVELES COLUMNAS}}}"

    def levels(niveles: str, columnas: str) -> list[str]:
        return said(deep, "", formato.replace("NIVELES", niveles).replace("COLUMNAS", columnas))

    where = "la tabla «t» del formato «prueba»"
    assert levels("niveles: [{}, {}],", columns) == [f"{where} tiene 2 niveles y el plan 3"]
    assert levels("niveles: [{dibujo: banda}],", "columnas: [{codigo: a, campo: nombre}]") == [
        f"{where} tiene 1 nivel y el plan 3"
    ]
    assert levels("", "columnas: [{codigo: a, campo: nombre}]") == [f"{where} no muestra los niveles «N1», «N2», «N3»"]
    assert levels("niveles: [{}, {}, {}],", columns) == [f"{where} no muestra el nivel «N3»"]


def test_sections_that_the_format_does_not_print_are_said() -> None:
    """Its order leaves them out."""
    assert said(TREE, "secciones: [{codigo: S, titulo: S}]", FORMATO.replace("secciones, ", "")) == [
        "el formato «prueba» no imprime las secciones"
    ]


def test_a_change_log_that_is_not_printed_is_said_and_so_are_its_fields() -> None:
    """Whole, or by field."""
    log = """
        cambios:
          - {version: "1", fecha: 2024-01, descripcion: x}
          - {version: "2", fecha: 2024-02, descripcion: x, justificacion: y}
    """
    assert said(TREE, log, FORMATO.replace("t, cambios,", "t,")) == ["el registro de cambios no sale en este documento"]
    assert said(TREE, log) == [
        "«fecha» de 2 versiones no sale en el registro de cambios",
        "«descripcion» de 2 versiones no sale en el registro de cambios",
        "«justificacion» de 1 versión no sale en el registro de cambios",
    ]


def test_the_act_of_a_version_may_stand_in_the_sign_off() -> None:
    """However it is written; the acts of the versions before are lost where no column shows them."""
    log = """
        firmas: {elaboro: {nombre: Ana, acta: 5 de 2024}}
        cambios:
          - {version: "1", fecha: 2024-01, descripcion: x, acta: 1 de 2023}
          - {version: "2", fecha: 2024-02, descripcion: x, acta: Acta 5 de 2024}
    """
    columns = "[{codigo: v, campo: version}, {codigo: f, campo: fecha}, {codigo: d, campo: descripcion}]"
    formato = FORMATO.replace("[{codigo: v, campo: version}]", columns).replace("{campo: cargo}", "{campo: acta}")
    assert said(TREE, log, formato) == ["«acta» de 1 versión no sale en el registro de cambios"]


def test_the_act_of_the_version_in_force_belongs_in_the_sign_off() -> None:
    """That of a version before, in a column."""
    log = """
        cambios:
          - {version: "1", fecha: 2024-01, descripcion: x, acta: 1 de 2023}
          - {version: "2", fecha: 2024-02, descripcion: x, acta: 5 de 2024}
    """
    columns = "[{codigo: v, campo: version}, {codigo: f, campo: fecha}, {codigo: d, campo: descripcion}]"
    hints = []
    for entries in (log, log.replace('"1"', '"0"')):
        folder = folder_of(FORMATO.replace("[{codigo: v, campo: version}]", columns))
        warnings = lay_out(plan_of(TREE, entries), folder).warnings
        hints += [each.hint for each in warnings if "«acta»" in each.message]
    assert hints == [
        "escríbala también en «firmas», antes de cerrar la versión",
        "agregue al formato una columna que lo muestre",
    ]


@pytest.mark.parametrize(
    ("firmas", "lost"),
    [
        ("{elaboro: {nombre: Ana, cargo: Jefa, vinculacion: planta}}", []),
        ("{elaboro: {comite: CIGD}}", []),
        ("{elaboro: {nombre: Ana, comite: CIGD}}", ["el formato «prueba» no imprime «comite» en la firma «elaboro»"]),
        (
            "{elaboro: {nombre: Ana, fecha: 2024-01-01}}",
            ["el formato «prueba» no imprime «fecha» en la firma «elaboro»"],
        ),
        ("{visto: {nombre: Ana}}", ["el formato «prueba» no imprime la firma «visto»"]),
    ],
)
def test_what_of_a_signer_is_not_printed_is_said(firmas: str, lost: list[str]) -> None:
    """A role, or a field of a person."""
    assert said(TREE, f"firmas: {firmas}") == lost


def test_a_person_who_signs_for_a_committee_in_lines_is_missed_by_name() -> None:
    """The line is the committee's."""
    formato = FORMATO.replace("firmas: {roles", "firmas: {forma: lineas, roles")
    assert said(TREE, "firmas: {elaboro: {nombre: Ana, comite: CIGD, acta: 3}}", formato) == [
        "el formato «prueba» no imprime «nombre» en la firma «elaboro»"
    ]


def test_every_warning_stands_at_its_place_in_the_plans_files(tmp_path: Path) -> None:
    """Line and column, of the change log too; a plan made in memory has none."""
    (tmp_path / "plan.yaml").write_text(
        """
entidad: {nombre: E}
documento: {titulo: T, version: "1", fecha: 2024-01, vigencia: 2024}
secciones:
  - {codigo: S, titulo: S, tabla: nadie}
niveles: [N1, N2]
arbol:
  - codigo: A
    nombre: A
    hijos:
      - codigo: B
        nombre: B
        listas:
          riesgos: [x]
        medio: radio
tablas:
  otra: {titulo: x}
firmas:
  aprobo: {nombre: Ana}
  elaboro: {nombre: Ana, acta: "3"}
""".lstrip(),
        encoding="utf-8",
    )
    (tmp_path / "cambios.yaml").write_text(
        'cambios:\n  - {version: "1", fecha: 2024-01, descripcion: x}\n', encoding="utf-8"
    )
    formato = FORMATO.replace("{dibujo: fila, celdas: {a: nombre, meta: meta}}", "")
    warnings = lay_out(read_plan(tmp_path), folder_of(formato)).warnings
    places = [f"{Path(each.place.file).name}:{each.place.line}:{each.place.column} {each.message}" for each in warnings]
    assert places == [
        "plan.yaml:4:35 el formato «prueba» no tiene la tabla «nadie»",
        "plan.yaml:5:10 la tabla «t» del formato «prueba» no muestra el nivel «N1»",
        "plan.yaml:14:16 «medio» de 1 nodo (B) no sale en ninguna tabla de este documento",
        "plan.yaml:13:20 «listas.riesgos» de 1 nodo (B) no sale en ninguna tabla de este documento",
        "plan.yaml:16:9 la tabla «otra» no sale en este documento",
        "cambios.yaml:2:27 «fecha» de 1 versión no sale en el registro de cambios",
        "cambios.yaml:2:49 «descripcion» de 1 versión no sale en el registro de cambios",
        "plan.yaml:18:11 el formato «prueba» no imprime la firma «aprobo»",
        "plan.yaml:19:32 el formato «prueba» no imprime «acta» en la firma «elaboro»",
    ]
    assert {str(each.place) for each in lay_out(plan_of("a {medio: x}"), folder_of(FORMATO)).warnings} == {"plan"}
