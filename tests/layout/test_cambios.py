"""The change summary as blocks: what it says of two versions, and that every change stands in it once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pecdocs.cambios import diff
from pecdocs.cambios.entrada import propuesta
from pecdocs.cambios.frases import resumen
from pecdocs.cambios.lectura import Lectura
from pecdocs.cambios.places import bare
from pecdocs.formato import FormatFolder, Formato, read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.blocks import Heading, ListItem, Page, Paragraph
from pecdocs.layout.cambios import Comparado, cambios_needs, lay_out_cambios
from pecdocs.layout.cambios.basis import PREFIX
from pecdocs.layout.cambios.needs import OWN
from pecdocs.layout.context import EDITED
from pecdocs.layout.document import legend_block
from pecdocs.layout.locale import Locale
from tests.cambios.test_diff import node, plan, tree
from tests.support.edits import versions
from tests.support.grids import body, drawn, tables_of
from tests.support.rounds import WANTED, in_rounds

if TYPE_CHECKING:
    from pecdocs.layout import Document
    from pecdocs.layout.blocks import Block
    from pecdocs.plan import Plan

COMUN = read_formato("comun")


def laid_out(old: Plan, new: Plan, folder: FormatFolder = COMUN) -> Document:
    """Lay out the summary of two versions."""
    locale = Locale("CO", folder.formato.estilos)
    changes = diff(old, new)
    lectura = Lectura((old, new), (locale, locale))
    told = resumen(changes, lectura)
    origins = ("la carpeta «v1»", "la carpeta «v2»")
    return lay_out_cambios(Comparado(lectura, changes, told, (locale, locale), origins), folder)


def groups(**goal: Any) -> list[dict[str, Any]]:
    """Give the small plan's tree, with the goal of its first activity."""
    first = node("A1", meta={"cantidad": "10", "unidad": "revistas", **goal})
    return tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [first, node("A2"), node("A3")]},
        {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]},
    )


SECOND = {"titulo": "Plan", "version": "2", "fecha": "2024-03-31", "vigencia": "2024", "estado": "aprobado"}
OLD, NEW = plan(arbol=groups()), plan(arbol=groups(cantidad="12"), documento=SECOND)


def story(blocks: tuple[Block, ...]) -> list[str]:
    """Give the titles, paragraphs, items and page turns."""
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(f"{'#' * block.level} {block.text}")
        elif isinstance(block, Paragraph | ListItem):
            found.append("".join(run.text for run in block.runs))
        elif isinstance(block, Page):
            found.append(f"({block.orientation})")
    return found


def test_the_summary_says_what_changed_and_then_shows_it() -> None:
    """The committee's part first, each change in detail on wide pages after it."""
    assert story(laid_out(OLD, NEW).blocks) == [
        "# Registro de cambios",
        "# Cuánto cambió",
        "4 cambios: 4 modificados. Por lo que tocan: control del documento (3) y metas (1).",
        "# Qué cambió",
        "## Documento",
        "Se modificó la versión del documento de «1» a «2».",
        "Se modificó la fecha del documento de 31/01/2024 a 31/03/2024.",
        "Se modificó el estado del documento de borrador a aprobado.",
        "## Actividades",
        "Se modificó la meta de la actividad 1.1 de 10 a 12 revistas.",
        "(horizontal)",
        "# Detalle de los cambios",
        (
            "En «Antes» va tachado lo que se suprimió de un texto; en «Después», en negrita lo que se agregó. Los "
            "puntos suspensivos (…) están en lugar de lo que no cambió."
        ),
    ]


def test_the_tables_of_the_summary() -> None:
    """Versions side by side, the entry in the entity's columns, counts, each change."""
    tables = tables_of(laid_out(OLD, NEW).blocks)
    assert [body(tables[name].grid) for name in ("cambios_versiones", "cambios", "cambios_cuentas")] == [
        [
            ["Versión", "1", "2"],
            ["Fecha", "31/01/2024", "31/03/2024"],
            ["Estado", "Borrador", "Aprobado"],
            ["Tomada de", "la carpeta «v1»", "la carpeta «v2»"],
        ],
        [["2", "31/03/2024", "", "Se modificó la meta de la actividad 1.1."]],
        [["Documento", "3", "3"], ["Actividades", "1", "1"], ["Total", "4", "4"]],
    ]
    assert drawn(tables["cambios_detalle"].grid).count("12 revistas") == 1


def test_the_entry_is_the_plan_s_own_where_it_has_one() -> None:
    """Else a proposal, which says that it is one."""
    log = [{"version": "2", "fecha": "2024-03-31", "numerales": ["1.1"], "descripcion": "Más revistas."}]
    own = tables_of(laid_out(OLD, plan(arbol=groups(), documento=SECOND, cambios=log)).blocks)["cambios"]
    assert body(own.grid) == [["2", "31/03/2024", "1.1", "Más revistas."]]
    assert own.notes == ()
    proposed = tables_of(laid_out(OLD, NEW).blocks)["cambios"]
    assert proposed.notes == (
        "Propuesta: el registro de cambios del plan no tiene todavía una entrada para la versión 2.",
    )


def test_the_proposal_is_what_closing_the_version_would_keep() -> None:
    """The same words and numerales; of a version that brings nothing else, that it is one."""
    found = propuesta(diff(OLD, NEW), (OLD, NEW))
    shown = body(tables_of(laid_out(OLD, NEW).blocks)["cambios"].grid)
    assert shown == [["2", "31/03/2024", ", ".join(found.numerales), found.descripcion]]
    only_closed = plan(arbol=groups(), documento=SECOND)
    assert body(tables_of(laid_out(OLD, only_closed).blocks)["cambios"].grid) == [
        ["2", "31/03/2024", "", "Se actualizó el control del documento."]
    ]


def test_a_format_without_a_change_log_has_the_usual_columns() -> None:
    """The entry is there all the same."""
    bare = FormatFolder("x", Formato.model_validate({"nombre": "Sin registro"}), ())
    entry = tables_of(laid_out(OLD, NEW, bare).blocks)["cambios"]
    assert [row.kind for row in entry.grid.rows] == ["encabezado", "fila"]
    assert body(entry.grid)[0][:2] == ["2", "31/03/2024"]


def test_two_versions_that_do_not_differ() -> None:
    """The document says so, and nothing else."""
    assert story(laid_out(OLD, OLD).blocks) == ["No hay ningún cambio."]


def test_the_tables_are_those_that_a_template_is_asked_for() -> None:
    """Kinds of row and names of columns alike; a kind of change that there is none of has no column."""
    tables = tables_of(laid_out(OLD, NEW).blocks)
    for name, needs in OWN.items():
        grid = tables[PREFIX + name].grid
        assert {column.codigo for column in grid.columns} <= {*needs.columns}, name
        assert {row.kind for row in grid.rows} == set(needs.kinds), name
    assert set(tables) == {f"{PREFIX}{name}" for name in OWN} | {"cambios"} == set(cambios_needs(COMUN.formato).tables)


def test_a_draft_says_that_it_is_one() -> None:
    """As the plan itself does."""
    assert laid_out(NEW, OLD).draft_mark == COMUN.formato.marca_borrador
    assert laid_out(OLD, NEW).draft_mark is None
    log = [{"version": "2", "fecha": "2024-03-31", "descripcion": "Más revistas.", "huella": "otra"}]
    edited = laid_out(OLD, plan(arbol=groups(cantidad="12"), documento=SECOND, cambios=log))
    assert edited.draft_mark == COMUN.formato.marca_modificado
    assert "31/03/2024" in story(edited.blocks)[0]
    assert edited.blocks[0] == legend_block(edited.legend or "")


def test_what_was_edited_after_it_was_approved_is_nowhere_called_approved() -> None:
    """Not in the fields of the template, in the properties, nor beside the other version."""
    log = [{"version": "2", "fecha": "2024-03-31", "descripcion": "Más revistas.", "huella": "otra"}]
    edited = plan(arbol=groups(cantidad="12"), documento=SECOND, cambios=log)
    document = laid_out(OLD, edited)
    assert (document.context["documento"]["estado"], document.context["borrador"]) == (EDITED, True)
    assert document.properties.status == EDITED
    assert ["Estado", "Borrador", EDITED] in body(tables_of(document.blocks)["cambios_versiones"].grid)
    other = laid_out(edited, OLD)
    assert ["Estado", EDITED, "Borrador"] in body(tables_of(other.blocks)["cambios_versiones"].grid)


def test_every_change_stands_once_in_one_sentence_and_in_one_row() -> None:
    """For any two versions; counts are those of the changes."""

    def check(pair: tuple[Plan, Plan]) -> None:
        changes = diff(*pair)
        blocks = laid_out(*pair).blocks
        if not changes:
            assert len(blocks) == 2
            return
        tables = tables_of(blocks)
        rows = [row for row in tables["cambios_detalle"].grid.rows if row.kind == "fila"]
        assert len(rows) == len(changes)
        assert body(tables["cambios_cuentas"].grid)[-1][-1] == str(len(changes))
        told = resumen(changes, Lectura(pair, (SPANISH, SPANISH)))
        sentences = Counter(each.texto for block in told for each in block.frases)
        assert Counter("".join(run.text for run in each.runs) for each in blocks if isinstance(each, ListItem)) == (
            sentences
        )

    in_rounds(check, versions, min(WANTED, 600) // 4)


SPANISH = Locale("CO", COMUN.formato.estilos)


def test_the_numerals_of_the_summary_stand_in_the_document() -> None:
    """As the layout of one of both versions prints them: over the sentences, and in the rows."""

    def check(pair: tuple[Plan, Plan]) -> None:
        known = {bare(numeral) for each in pair for numeral in numerals_in(lay_out(each, COMUN))}
        blocks = laid_out(*pair).blocks
        heads = {each.numeral for each in blocks if isinstance(each, Heading) and each.level == 2}
        assert heads - {""} <= known

    in_rounds(check, versions, min(WANTED, 600) // 8)


def numerals_in(document: Document) -> set[str]:
    """Give the numerals of a document's titles."""
    return {each.numeral for each in document.blocks if isinstance(each, Heading)}
