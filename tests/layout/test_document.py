"""A whole document: what stands where, which way its pages stand, and what its template may use."""

from __future__ import annotations

from datetime import date

import pytest

from pecdocs.formato.fields import FIELDS
from pecdocs.layout import Document, lay_out
from pecdocs.layout.blocks import Heading, Properties
from pecdocs.layout.context import shape
from pecdocs.plan.model import Cambio
from tests.support.grids import folder_of, picture, plan_of, story, tables_of, yaml_data

FORMATO = """
    orden: [secciones, ancha, alta, cambios, firmas]
    tablas:
      alta: {descripcion: La alta, rotulo: Tabla alta, columnas: [{codigo: a, campo: nombre}]}
      ancha: {descripcion: La ancha, orientacion: horizontal, columnas: [{codigo: a, campo: nombre}]}
      cambios: {fuente: cambios, descripcion: Cambios, rotulo: Control, columnas: [{codigo: v, campo: version}]}
    firmas:
      rotulo: Aprobación
      titulo: RESPONSABLES
      roles: [{rol: elaboro, titulo: Elaboró}]
      campos: [{campo: nombre}]
"""


def document(more: str, formato: str = FORMATO, tree: str = "hoja") -> Document:
    """Lay out a plan with these keys."""
    return lay_out(plan_of(tree, more), folder_of(formato))


def told(more: str, formato: str = FORMATO, tree: str = "hoja") -> str:
    """Draw the blocks of a plan with these keys."""
    return story(document(more, formato, tree).blocks)


def test_sections_come_in_their_order_with_their_numerals_texts_and_tables() -> None:
    """A table comes after the text of its section and before the sections inside it."""
    assert told("""
        secciones:
          - {codigo: A, titulo: Intro, texto: "Uno.\\n\\nDos."}
          - codigo: B
            titulo: Plan
            numeral: auto
            tabla: alta
            secciones: [{codigo: C, titulo: Detalle, numeral: auto, texto: Tres., tabla: ancha}]
    """) == picture("""
        # Intro
        Uno.
        Dos.
        # 1. Plan
        [tabla alta]
        ---- horizontal
        ## 1.1 Detalle
        Tres.
        [tabla ancha]
    """)


def test_a_table_that_no_section_places_goes_to_the_formats_place_under_its_heading() -> None:
    """With the heading that the format gives it, if any; those without rows are not drawn."""
    signed = "firmas: {elaboro: {nombre: Ana}}"
    assert told(f"{signed}\ncambios: [{{version: 1, fecha: 2024-01, descripcion: x}}]") == picture("""
        ---- horizontal
        [tabla ancha]
        ---- vertical
        # Tabla alta
        [tabla alta]
        # Control
        [tabla cambios]
        # Aprobación
        [tabla firmas]
    """)
    assert told("") == picture("""
        ---- horizontal
        [tabla ancha]
        ---- vertical
        # Tabla alta
        [tabla alta]
    """)


def test_a_placed_table_is_drawn_once_in_its_section_without_the_formats_heading() -> None:
    """The sign-off and the change log may be placed too."""
    assert told("""
        secciones:
          - {codigo: A, titulo: Primera, tabla: firmas}
          - {codigo: B, titulo: Segunda, tabla: alta}
          - {codigo: C, titulo: Tercera, tabla: ancha}
        firmas: {elaboro: {nombre: Ana}}
    """) == picture("""
        # Primera
        [tabla firmas]
        # Segunda
        [tabla alta]
        ---- horizontal
        # Tercera
        [tabla ancha]
    """)


def test_the_page_turns_before_every_heading_that_leads_to_a_wide_table() -> None:
    """A chapter's title is never left alone on the page before, whatever came before it."""
    chapters = """
        secciones:
          - {codigo: A, titulo: Antes, texto: Texto.}
          - {codigo: B, titulo: Capítulo, secciones: [{codigo: C, titulo: Cuadro, tabla: ancha}]}
          - {codigo: D, titulo: Otro, secciones: [{codigo: E, titulo: Cuadro, tabla: ancha2}]}
          - {codigo: F, titulo: Después, texto: Texto.}
    """
    formato = FORMATO.replace(
        "      alta:",
        "      ancha2: {descripcion: x, orientacion: horizontal, columnas: [{codigo: a, campo: meta}]}\n      alta:",
    )
    assert told(chapters, formato.replace("ancha, alta, ", "")) == picture("""
        # Antes
        Texto.
        ---- horizontal
        # Capítulo
        ## Cuadro
        [tabla ancha]
        # Otro
        ## Cuadro
        [tabla ancha2]
        ---- vertical
        # Después
        Texto.
    """)


def test_a_last_heading_without_text_stands_on_a_page_that_stands_upright_again() -> None:
    """Nothing follows it, and it is no part of the wide table."""
    sections = "secciones: [{codigo: A, titulo: Cuadro, tabla: ancha}, {codigo: B, titulo: Fin}]"
    assert told(sections, FORMATO.replace("ancha, alta, ", "")) == picture("""
        ---- horizontal
        # Cuadro
        [tabla ancha]
        ---- vertical
        # Fin
    """)


def test_sections_deeper_than_word_has_heading_styles_keep_the_deepest_one() -> None:
    """Seven levels of sections, six of headings."""
    nested = "{codigo: S7, titulo: t7}"
    for n in range(6, 0, -1):
        nested = f"{{codigo: S{n}, titulo: t{n}, secciones: [{nested}]}}"
    assert told(f"secciones: [{nested}]", "orden: [secciones]").splitlines()[-2:] == ["###### t6", "###### t7"]


def test_a_title_may_have_a_footnote_and_every_heading_a_stable_name() -> None:
    """The name comes from the codigo, never from the place."""
    plan = "secciones: [{codigo: POL, titulo: Política, numeral: auto, nota: Tomada del Código.}]"
    (heading,) = document(plan, "orden: [secciones]").blocks
    assert isinstance(heading, Heading)
    assert (heading.anchor, heading.text) == ("POL", "1. Política")
    assert story([heading]) == "# 1. Política[^Tomada del Código.]"


def test_a_table_carries_its_description_its_place_on_the_page_and_its_notes() -> None:
    """The format's notes, the plan's, and the one that says that the programming is printed."""
    formato = """
        orden: [t]
        tablas:
          t:
            descripcion: Qué es
            orientacion: horizontal
            notas: [del formato]
            nota_programacion: previo a la ejecución
            columnas: [{codigo: a, campo: nombre}]
    """
    table = tables_of(document("tablas: {t: {notas: [uno, dos]}}", formato).blocks)["t"]
    assert (table.description, table.orientation) == ("Qué es", "horizontal")
    assert table.notes == ("del formato", "uno", "dos", "previo a la ejecución")


def test_every_field_that_a_template_may_use_is_there_and_no_other() -> None:
    """The list that `pecdocs formatos` prints, the shape that templates are checked against, and the fields given."""
    context = document("siglas: {PEC: Plan}\ncambios: [{version: 1, fecha: 2024-01-02, descripcion: x}]").context
    names = [
        f"{group}.{name}" if isinstance(value, dict) else group
        for group, value in context.items()
        for name in (value if isinstance(value, dict) else [0])
    ]
    assert sorted([*names, "logo"]) == sorted(FIELDS)
    assert {**shape(), "logo": ""}.keys() == {*context, "logo"}
    for group in ("siglas", "cambios"):
        assert shape()[group][0].keys() == context[group][0].keys()


def test_a_template_finds_plain_words_and_nothing_where_the_plan_says_nothing() -> None:
    """No None, no number, no date: what is printed."""
    context = document("""
        entidad: {nombre: Entidad, pais: MX, lema: {2024: Año de la prueba}}
        documento:
          {titulo: P, version: "01", fecha: 2024-03-01, vigencia: {desde: 2024, hasta: 2026}, estado: en_revision}
        siglas: {PEC: "Plan\\nEstratégico"}
        cambios: [{version: "01", fecha: {fecha: 2024-03-01, impreso: marzo}, numerales: ["1", "2"], descripcion: x}]
    """).context
    assert context["entidad"]["lema"] == "Año de la prueba"
    assert context["entidad"]["sigla"] == ""
    assert context["documento"]["fecha"] == "01/03/2024"
    assert context["documento"]["vigencia"] == "2024 - 2026"
    assert context["documento"]["estado"] == "En revisión"
    assert context["borrador"] is True
    assert context["siglas"] == [{"sigla": "PEC", "significado": "Plan\nEstratégico"}]
    assert context["cambios"][0]["fecha"] == "marzo"
    assert context["cambios"][0]["numerales"] == "1, 2"


@pytest.mark.parametrize(
    ("estado", "mark"), [("borrador", "BORRADOR"), ("en_revision", "BORRADOR"), ("aprobado", None)]
)
def test_a_document_is_marked_as_a_draft_until_it_is_approved(estado: str, mark: str | None) -> None:
    """With the word of the format."""
    more = f"documento: {{titulo: P, version: 1, fecha: 2024-01, vigencia: 2024, estado: {estado}}}"
    assert document(more).draft_mark == mark
    assert document(more).context["borrador"] is (mark is not None)


def edited(more: str, cambio: str, formato: str = FORMATO, tree: str = "hoja") -> Document:
    """Lay out an approved plan with these keys that was edited since this entry of its change log."""
    approved = "documento: {titulo: P, version: 2, fecha: 2024-01, vigencia: 2024, estado: aprobado}\n"
    entry = Cambio.model_validate(yaml_data(f"{{version: 2, fecha: 2024-02-20, descripcion: x, {cambio}}}"))
    return lay_out(plan_of(tree, approved + more), folder_of(formato), edited=entry)


LEGEND = "aviso: **Este plan se modificó después de aprobada la versión 2 ({}): no es el que se aprobó.**"


def test_what_was_edited_since_it_was_approved_says_so_where_it_begins_and_where_it_is_signed() -> None:
    """Before all else, and above the names of who approved something else."""
    more = "secciones: [{codigo: A, titulo: Intro}]\nfirmas: {elaboro: {nombre: Ana}}"
    legend = LEGEND.format("acta 3 de 2024, 20/02/2024")
    formato = FORMATO.replace("orden: [secciones, ancha, alta", "orden: [secciones")
    assert story(edited(more, "acta: 3 de 2024", formato).blocks) == picture(f"""
        {legend}
        # Intro
        # Aprobación
        {legend}
        [tabla firmas]
    """)


def test_a_document_that_begins_on_a_turned_page_says_there_that_it_was_edited() -> None:
    """No page of its own, with nothing else on it."""
    assert story(edited("", "acta: 3").blocks).splitlines()[:2] == [
        "---- horizontal",
        LEGEND.format("acta 3, 20/02/2024"),
    ]


@pytest.mark.parametrize(
    ("cambio", "approval"),
    [
        ("acta: 3 de 2024", "acta 3 de 2024, 20/02/2024"),
        ("acta: Acta 3", "Acta 3, 20/02/2024"),
        ("acta: Resolución 12", "Resolución 12, 20/02/2024"),
        ("acta: '5 {fecha}'", "acta 5 {fecha}, 20/02/2024"),
        ("aprobo: Ana", "20/02/2024"),
        ("fecha: {fecha: 2024-02-20, impreso: febrero}", "febrero"),
    ],
)
def test_the_legend_names_the_act_if_there_is_one_and_the_date(cambio: str, approval: str) -> None:
    """As they are written, in words that read well."""
    assert LEGEND.format(approval) in story(edited("", cambio).blocks)


def test_the_format_says_the_mark_and_the_legend_in_its_own_words() -> None:
    """With the fields that it wants."""
    words = "marca_modificado: SIN VALIDEZ\nleyenda_modificado: 'Cambió desde la {version}: {acta}, {fecha}.'"
    found = edited("", "acta: '3'", words)
    assert (found.draft_mark, found.legend) == ("SIN VALIDEZ", "Cambió desde la 2: 3, 20/02/2024.")


def test_what_was_edited_since_it_was_approved_is_marked_and_not_called_approved() -> None:
    """Nor does it get what a template keeps for approved documents."""
    found = edited("", "acta: '3'")
    assert found.draft_mark == "MODIFICADO DESPUÉS DE APROBADO"
    assert found.context["documento"]["estado"] == found.properties.status == "Modificado después de aprobado"
    assert found.context["borrador"] is True


def test_a_document_knows_what_it_says_of_itself() -> None:
    """Title with its years, author, language of the country, date, version, state."""
    more = """
        entidad: {nombre: Instituto, pais: MX}
        documento:
          {titulo: Plan, version: V-9, fecha: 2024-03-05, vigencia: {desde: 2019, hasta: 2022, impreso: 2019/22}}
    """
    found = document(more)
    assert found.properties == Properties("Plan 2019/22", "Instituto", "es-MX", date(2024, 3, 5), "V-9", "Borrador")
    assert document("").properties.when == date(2024, 1, 15)
    assert document("documento: {titulo: P, version: 1, fecha: 2024-03, vigencia: 2024}").properties.when == "2024-03"
    assert (found.contents_levels, document("", "contenido: {niveles: 2}\norden: []").contents_levels) == (3, 2)


def test_laying_out_twice_gives_the_same_document() -> None:
    """No state is left behind."""
    plan = plan_of("A\n  a1", "secciones: [{codigo: S, titulo: S, texto: '- x'}]\nfirmas: {otro: {nombre: Ana}}")
    folder = folder_of(FORMATO)
    assert lay_out(plan, folder) == lay_out(plan, folder)


@pytest.mark.parametrize(
    ("titulo", "vigencia", "whole"),
    [
        ("Plan", "2024", "Plan 2024"),
        ("Plan Anual de Comunicaciones 2024", "2024", "Plan Anual de Comunicaciones 2024"),
        ("Plan 2024 de Comunicaciones", "2024", "Plan 2024 de Comunicaciones"),
        ("Plan 2019-2022", "{desde: 2019, hasta: 2022, impreso: 2019 - 2022}", "Plan 2019-2022"),
        ("Plan 2019", "{desde: 2019, hasta: 2022, impreso: 2019 - 2022}", "Plan 2019 2019 - 2022"),
        ("Plan 120245", "2024", "Plan 120245 2024"),
    ],
)
def test_a_title_that_says_its_years_does_not_say_them_twice(titulo: str, vigencia: str, whole: str) -> None:
    """The field of the templates and the document's properties are the same words."""
    found = document(f"documento: {{titulo: {titulo}, version: 1, fecha: 2024-01-15, vigencia: {vigencia}}}")
    assert found.context["documento"]["nombre"] == found.properties.title == whole
