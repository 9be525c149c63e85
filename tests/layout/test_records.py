"""Tables whose rows are not the tree: the change log, the siglas, the roles; and the sign-off in its two shapes."""

from __future__ import annotations

import pytest

from pecdocs.layout import lay_out
from tests.support.grids import drawn, folder_of, grid_of, picture, plan_of, story, tables_of


def test_the_change_log_has_an_entry_a_row_and_the_formats_own_columns() -> None:
    """USPEC's four columns, with dates in the country's way or their own words."""
    plan = plan_of(
        "",
        """
        cambios:
          - version: "01"
            fecha: {fecha: 2023-12-26, impreso: "26/12/2023"}
            numerales: ["4", "5"]
            descripcion: "Se actualizo\\ntodo"
          - {version: "02", fecha: 2024-05-01, descripcion: Otra cosa, justificacion: Porque sí}
    """,
    )
    table = """
        fuente: cambios
        titulo: Cambios {vigencia}
        columnas:
          - {codigo: v, campo: version}
          - {codigo: f, grupo: G, campo: fecha}
          - {codigo: n, grupo: G, titulo: "N. {vigencia}", campo: numerales}
          - {codigo: d, titulo: Descripción, campo: descripcion}
          - {codigo: j, campo: justificacion}
    """
    assert drawn(grid_of(plan, table)) == picture("""
        = Cambios 2024 | <          | <       | <                   | <
        # Versión      | G          | <       | Descripción         | Justificación
        # ^            | Fecha      | N. 2024 | ^                   | ^
        - 01           | 26/12/2023 | 4, 5    | Se actualizo ⏎ todo |
        - 02           | 01/05/2024 |         | Otra cosa           | Porque sí
    """)


def test_the_columns_of_a_record_may_be_numbered_as_a_form_numbers_them() -> None:
    """Under their titles."""
    siglas = "{fuente: siglas, columnas: [{codigo: s, campo: sigla, numero: 7a}, {codigo: x, campo: significado}]}"
    assert drawn(grid_of(plan_of("", "siglas: {PEC: Plan}"), siglas)) == picture("""
        # Sigla | Significado
        n 7a    |
        - PEC   | Plan
    """)


def test_the_siglas_and_the_roles_are_tables_too() -> None:
    """A role without a sigla goes by its key."""
    plan = plan_of("", "siglas: {PEC: Plan Estratégico, INM: Instituto}\ntablas: {t: {titulo: Mías}}")
    siglas = "{fuente: siglas, columnas: [{codigo: s, campo: sigla}, {codigo: x, campo: significado}]}"
    assert drawn(grid_of(plan, siglas)) == picture("""
        = Mías  | <
        # Sigla | Significado
        - PEC   | Plan Estratégico
        - INM   | Instituto
    """)
    roles = "{fuente: roles, columnas: [{codigo: s, campo: sigla}, {codigo: n, campo: nombre}]}"
    assert drawn(grid_of(plan_of(""), roles)) == picture("""
        # Sigla | Nombre
        - OAC   | Comunicaciones
        - TH    | Talento Humano
    """)


COLUMNS = """
    orden: [firmas]
    firmas:
      titulo: RESPONSABILIDAD
      roles: [{rol: elaboro, titulo: "Elaboró:"}, {rol: reviso, titulo: "Revisó:"}, {rol: aprobo, titulo: "Aprobó:"}]
      campos:
        - {campo: nombre, titulo: "Nombre:"}
        - {campo: cargo, titulo: "Cargo:"}
        - {campo: fecha}
"""


def signed(firmas: str, formato: str = COLUMNS) -> str:
    """Draw the sign-off as a table."""
    return drawn(tables_of(lay_out(plan_of("", firmas), folder_of(formato)).blocks)["firmas"].grid)


def test_the_sign_off_as_columns_has_a_column_a_role_and_a_row_a_field() -> None:
    """A field that nobody has makes no row; what one lacks is empty."""
    assert signed(
        """
        firmas:
          elaboro: {nombre: Ana Ruiz, cargo: Jefe de prensa}
          aprobo: {nombre: Luis, fecha: 2024-02-01}
    """
    ) == picture("""
        = RESPONSABILIDAD       | <       | <
        # Elaboró:              | Revisó: | Aprobó:
        - Nombre: Ana Ruiz      |         | Nombre: Luis
        - Cargo: Jefe de prensa |         |
        -                       |         | 01/02/2024
    """)


def test_several_people_in_a_role_stand_one_below_the_other() -> None:
    """Each with all its fields before the next one's."""
    people = "firmas: {elaboro: {nombre: Ana}, reviso: [{nombre: Bea, cargo: Jefa}, {nombre: Ceci}]}"
    assert signed(people) == picture("""
        = RESPONSABILIDAD | <            | <
        # Elaboró:        | Revisó:      | Aprobó:
        - Nombre: Ana     | Nombre: Bea  |
        -                 | Cargo: Jefa  |
        -                 | Nombre: Ceci |
    """)


def test_below_the_last_person_of_a_role_stands_one_empty_cell() -> None:
    """However many the other roles have; where the plan names nobody, the cells of one person wait for a pen."""
    people = "firmas: {elaboro: {nombre: Ana}, reviso: [{nombre: Bea, cargo: Jefa}, {nombre: Ceci, cargo: Jefa}]}"
    assert signed(people) == picture("""
        = RESPONSABILIDAD | <            | <
        # Elaboró:        | Revisó:      | Aprobó:
        - Nombre: Ana     | Nombre: Bea  |
        -                 | Cargo: Jefa  |
        -                 | Nombre: Ceci |
        - ^               | Cargo: Jefa  | ^
    """)


@pytest.mark.parametrize(
    ("campos", "expected"),
    [
        ("[{campo: nombre, titulo: 'Nombre:'}, {campo: acta}]", ["Nombre: CIGD", "25"]),
        (
            "[{campo: nombre, titulo: 'Nombre:'}, {campo: comite, titulo: 'Comité:'}, {campo: acta}]",
            ["Comité: CIGD", "25"],
        ),
    ],
    ids=["where a name would", "in its own row"],
)
def test_a_committee_stands_where_a_name_would_unless_it_has_its_own_row(campos: str, expected: list[str]) -> None:
    """With its acta, if the format asks for it."""
    formato = f"{{orden: [firmas], firmas: {{roles: [{{rol: aprobo, titulo: Aprobó}}], campos: {campos}}}}}"
    lines = signed("firmas: {aprobo: {comite: CIGD, acta: 25}}", formato).splitlines()
    assert lines == ["# Aprobó", *(f"- {each}" for each in expected)]


def test_a_place_to_sign_is_left_for_every_person_and_for_nobody_else() -> None:
    """`firma` prints its label, or an empty line, and below it room for a pen."""
    formato = COLUMNS.replace("{campo: fecha}", '{campo: firma, titulo: "Firma:"}')
    assert signed("firmas: {elaboro: {nombre: Ana}}", formato).splitlines()[-1].rstrip(" |") == "- Firma: ⏎  ⏎"


LINES = """
    orden: [firmas]
    firmas:
      forma: lineas
      titulo: Firmas
      roles: [{rol: elaboro, titulo: "Elaboró:"}, {rol: reviso, titulo: "Revisó:"}, {rol: aprobo, titulo: "Aprobó:"}]
"""


def test_the_sign_off_as_lines_has_a_line_a_person_and_says_the_role_once() -> None:
    """INM: two reviewers under one label, and a committee with its acta and date."""
    plan = plan_of(
        "",
        """
        firmas:
          elaboro: {nombre: Luis Oviedo}
          reviso: [{nombre: Roberto, cargo: Secretario}, {nombre: Arístides, cargo: Director}]
          aprobo: {comite: CIGD, acta: 25, fecha: {fecha: 2019-12-05, impreso: "2019-12-05"}}
    """,
    )
    assert story(lay_out(plan, folder_of(LINES)).blocks) == picture("""
        firma: **Firmas**
        firma: **Elaboró: **Luis Oviedo
        firma: **Revisó: **Roberto - Secretario
        firma: Arístides - Director
        firma: **Aprobó: **CIGD Acta 25 2019-12-05
    """)


@pytest.mark.parametrize(
    ("signer", "line"),
    [
        ("{comite: CIGD}", "CIGD"),
        ("{comite: CIGD, fecha: 2019-12-05}", "CIGD 05/12/2019"),
        ("{nombre: '{cargo}', cargo: 'Jefe {nombre}'}", "{cargo} - Jefe {nombre}"),
    ],
)
def test_a_line_leaves_out_what_the_signer_does_not_have_and_prints_the_rest_to_the_letter(
    signer: str, line: str
) -> None:
    """A committee without acta; a name with braces, which is no field."""
    plan = plan_of("", f"firmas: {{elaboro: {signer}}}")
    assert story(lay_out(plan, folder_of(LINES)).blocks).splitlines()[1] == f"firma: **Elaboró: **{line}"


@pytest.mark.parametrize("formato", [COLUMNS, LINES])
@pytest.mark.parametrize("firmas", ["{}", "{elaboro: []}", "{visto_bueno: {nombre: Ana}}"])
def test_nobody_to_print_is_no_sign_off(formato: str, firmas: str) -> None:
    """No block, no title, no heading."""
    assert lay_out(plan_of("", f"firmas: {firmas}"), folder_of(formato)).blocks == ()
