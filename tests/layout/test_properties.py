"""What holds for any valid plan, in every format and in tables that no format has."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pecdocs.formato import FormatFolder, Formato, list_formatos, read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.blocks import Heading, ListItem, Paragraph, Table
from pecdocs.layout.grid import Grid, check_spans
from pecdocs.layout.items import Item, all_items, items_of
from pecdocs.layout.narrative import blocks_of
from pecdocs.plan import Plan, read_plan
from pecdocs.plan.checks import nodes, sections
from pecdocs.plan.model import TablaPlan
from pecdocs.plan.values import Fechas
from tests.support.grids import spread
from tests.support.strategies import as_files, escaped, lines, plan_data, plans, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.formato import Tabla
    from pecdocs.layout.blocks import Block, Run
    from pecdocs.plan.model import Campos
    from tests.support.strategies import Data

FORMATOS = {name: read_formato(name) for name in list_formatos(Path(__file__).parent.parent.parent / "templates")}
some_examples = settings(max_examples=25)


def grids(blocks: Iterable[Block]) -> dict[str, Grid]:
    """Give the grids of the tables of a format by name; the small tables of the narrative apart."""
    return {block.name: block.grid for block in blocks if isinstance(block, Table) and block.name != "texto"}


def trees_of(plan: Plan, folder: FormatFolder) -> Iterator[tuple[Grid, Tabla, list[Item]]]:
    """Give the tables of a document that draw the tree: the grid, its definition and every item that it draws."""
    for name, grid in grids(lay_out(plan, folder).blocks).items():
        table = folder.formato.tablas.get(name)
        if table is not None and table.fuente == "arbol":
            yield grid, table, list(all_items(items_of(plan, plan.tablas.get(name, TablaPlan()), table.profundidad)))


def printed(grid: Grid) -> str:
    """Give every line of every cell of a grid."""
    return "\n".join(line for row in grid.rows for cell in row.cells if cell is not None for line in cell.lines)


@settings(max_examples=15)
@given(plan_data())
def test_the_plans_of_these_tests_are_valid_for_the_reader_and_read_back_the_same(data: Data) -> None:
    """Or the other properties would say nothing."""
    with tempfile.TemporaryDirectory() as folder:
        as_files(data, Path(folder))
        assert read_plan(Path(folder)).model_dump() == Plan.model_validate(data).model_dump()


@some_examples
@given(plans())
def test_every_valid_plan_is_laid_out_in_every_format_with_whole_grids(plan: Plan) -> None:
    """No exception; every cell of every grid covered once, the sign-off's and the small tables' too."""
    for folder in FORMATOS.values():
        for block in lay_out(plan, folder).blocks:
            if isinstance(block, Table):
                check_spans(block.grid)


@settings(max_examples=10)
@given(plan_data())
def test_the_same_plan_gives_the_same_document(data: Data) -> None:
    """Read anew, laid out anew, in every format."""
    for folder in FORMATOS.values():
        assert lay_out(Plan.model_validate(data), folder) == lay_out(Plan.model_validate(data), folder)


@some_examples
@given(plans())
def test_every_text_of_the_narrative_stands_in_the_document(plan: Plan) -> None:
    """Titles, notes and the words of every section, to the letter."""
    written = squashed(run for block in lay_out(plan, FORMATOS["comun"]).blocks for run in _runs(block))
    for section in sections(plan.secciones):
        assert "".join(section.titulo.split()) in written
        assert "".join((section.nota or "").split()) in written


@given(
    st.lists(lines(), min_size=1, max_size=3),
    st.sampled_from(("{}", "- {}", "3. {}", "> {}", "**{}**", "| a |\n|---|\n| {} |")),
)
def test_escaped_words_are_printed_to_the_letter_in_every_block(words: list[str], block: str) -> None:
    """Nothing of a text is taken for Markdown when it is escaped."""
    blocks = blocks_of("\n\n".join(block.format(escaped(word)) for word in words))
    written = squashed(run for each in blocks for run in _runs(each))
    assert all("".join(word.split()) in written for word in words)


def squashed(pieces: Iterable[str]) -> str:
    """Join texts without their spaces."""
    return "".join("".join(piece.split()) for piece in pieces)


def _runs(block: Block) -> Iterator[str]:
    """Give the texts of a block, in order: markers, runs and their notes, cells."""
    if isinstance(block, ListItem):
        yield block.marker.printed
    if isinstance(block, Heading | Paragraph | ListItem):
        yield from (text for run in block.runs for text in _texts(run))
    if isinstance(block, Table):
        yield printed(block.grid)
        yield from block.notes


def _texts(run: Run) -> Iterator[str]:
    yield run.text
    yield from (inner.text for paragraph in run.footnote for inner in paragraph)


@some_examples
@given(plans())
def test_every_text_that_a_column_shows_stands_in_its_grid(plan: Plan) -> None:
    """Of every leaf, every line of what the campos of the table print; of every group, its name."""
    for folder in FORMATOS.values():
        for grid, table, items in trees_of(plan, folder):
            text = printed(grid)
            assert [expected for expected in shown_texts(items, table) if expected not in text] == []


def shown_texts(items: list[Item], table: Tabla) -> Iterator[str]:
    """Give the lines that a table must print of its items: words that somebody wrote, not values."""
    campos = {column.campo or "nombre" for column in table.columnas if column.nivel is None and not column.periodos}
    lists = {column.lista for column in table.columnas if column.lista}
    for item in items:
        fields = item.fields
        if not item.children:
            yield from (
                line for campo in campos for text in words_of(fields, campo) for line in text.split("\n") if line
            )
        elif table.niveles:
            yield from (line for line in (fields.nombre or "").split("\n") if line)
        for name in lists & fields.listas.keys():
            yield from (line for entry in fields.listas[name] for line in entry.texto.split("\n"))


def words_of(fields: Campos, campo: str) -> Iterator[str]:
    """Give the words of a field that a campo prints as they are."""
    steps = [step.texto for step in fields.pasos]
    name = [fields.nombre] if fields.nombre else steps if campo != "nombre" else []
    plain = {
        "nombre": name,
        "titulo": name,
        "actividad": [*name, *steps],
        "pasos": steps,
        "productos": [*fields.productos, *(step.producto for step in fields.pasos if step.producto)],
        "descripcion": [fields.descripcion or ""],
        "fechas": [dates.impreso or "" for dates in fields.fechas if dates == Fechas(impreso=dates.impreso)],
        "inicio": [dates.inicio.impreso or "" for dates in fields.fechas if dates.inicio],
        "fin": [dates.fin.impreso or "" for dates in fields.fechas if dates.fin],
        "meta": [fields.meta.impreso or "" if fields.meta else ""],
        "responsables": [fields.responsables.impreso or "" if fields.responsables else ""],
        "observaciones": fields.observaciones,
        "publico": fields.publico,
        "medio": fields.medio,
        "alcance": fields.alcance,
    }
    yield from plain.get(campo, ())
    if campo == "indicador" and fields.indicador is not None:
        indicator = fields.indicador
        yield from (
            [indicator.impreso]
            if indicator.impreso
            else filter(None, (indicator.nombre, indicator.numerador, indicator.denominador))
        )


@some_examples
@given(plans())
def test_a_table_has_a_row_for_each_leaf_and_one_for_each_entry_that_stands_alone(plan: Plan) -> None:
    """Leaves, and no more own rows than the lists have entries; each entry once."""
    for folder in FORMATOS.values():
        for grid, table, items in trees_of(plan, folder):
            rows = [row for row in grid.rows if row.kind == "fila"]
            own = len(rows) - sum(not item.children for item in items)
            lists = {column.codigo: column.lista for column in table.columnas if column.lista is not None}
            for position, column in enumerate(grid.columns):
                if column.codigo in lists:
                    entries = [e.texto for item in items for e in item.fields.listas.get(lists[column.codigo], ())]
                    cells = [cell.text for row in rows if (cell := row.cells[position]) is not None and cell.lines]
                    assert sorted(cells) == sorted(entries)
                    assert 0 <= own <= len(entries)
            assert lists or own == 0


@settings(max_examples=60)
@given(plans(), tables())
def test_any_table_that_a_format_could_define_draws_any_plan_with_a_whole_grid(plan: Plan, table: Tabla) -> None:
    """Levels in any drawing, columns in any order, periods, totals; repeated labels change no place's text."""
    grid, once = (grid_in(plan, each) for each in (table, table.model_copy(update={"repetir_cada": None})))
    assert (grid is None) == (once is None)
    if grid is not None and once is not None:
        check_spans(grid)
        assert spread(grid) == spread(once)
        assert "fila" in {row.kind for row in grid.rows}


def grid_in(plan: Plan, table: Tabla) -> Grid | None:
    """Give a plan's grid in a format that has this table alone."""
    formato = Formato(nombre="Prueba", orden=("t",), tablas={"t": table})
    return grids(lay_out(plan, FormatFolder("prueba", formato, ())).blocks).get("t")


@some_examples
@given(plans())
def test_a_node_is_either_drawn_or_said_to_be_missing(plan: Plan) -> None:
    """In every format: no silent loss of a whole node."""
    for folder in FORMATOS.values():
        document = lay_out(plan, folder)
        drawn = {item.codigo for _, table, items in trees_of(plan, folder) for item in items}
        missing = [node.codigo for node in nodes(plan.arbol) if node.codigo not in drawn]
        count = f"{len(missing)} nodo"
        said = [
            each for each in document.warnings if each.message.startswith(count) and "ninguna tabla" in each.message
        ]
        assert bool(said) == bool(missing)


EXPECTED_IN_PRINT = "descripcion pasos productos meta indicador fechas responsables publico medio alcance observaciones"


@some_examples
@given(plans())
def test_no_word_that_an_official_expects_to_see_is_lost_in_silence(plan: Plan) -> None:
    """In every format: what no table prints of a node that it draws is named by a warning."""
    plan = plan.model_copy(update={"tablas": {}})  # a listed row may put other words in the place of its node's
    for folder in FORMATOS.values():
        drawn = list(trees_of(plan, folder))
        text = "\n".join(printed(grid) for grid, _, _ in drawn)
        said = "\n".join(warning.message for warning in lay_out(plan, folder).warnings)
        codes = {item.codigo for _, _, items in drawn for item in items}
        for node in nodes(plan.arbol):
            for field in EXPECTED_IN_PRINT.split() if node.codigo in codes else ():
                lost = [line for each in words_of(node, field) for line in each.split("\n") if line not in text]
                assert not lost or f"«{field}» de " in said, (node.codigo, field, lost)


@pytest.mark.parametrize("name", FORMATOS)
def test_every_format_draws_a_plan_without_a_tree(name: str) -> None:
    """Nothing to draw is no table, and nothing to say."""
    data = {"documento": {"titulo": "T", "version": "1", "fecha": "2024-01", "vigencia": "2024"}, "entidad": {}}
    document = lay_out(Plan.model_validate(data), FORMATOS[name])
    assert (document.blocks, document.warnings) == ((), ())
