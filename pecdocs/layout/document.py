"""A whole document as blocks: sections in order, tables in their places, and what could not be drawn, by name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from pecdocs.collector import without_collector
from pecdocs.faults import Fault, InputError, Place, Severity, did_you_mean
from pecdocs.formato.model import MAX_HEADING_LEVEL, SECTIONS, SIGN_OFF
from pecdocs.layout import narrative
from pecdocs.layout.blocks import Block, Heading, Page, Paragraph, Properties, Run, Table
from pecdocs.layout.context import context_of, estado_of, full_title, vigencia_text
from pecdocs.layout.grid import check_spans
from pecdocs.layout.items import all_items, items_of
from pecdocs.layout.locale import Locale
from pecdocs.layout.losses import Loss, losses_of
from pecdocs.layout.matrix import tree_grid
from pecdocs.layout.periods import marked, shows_own
from pecdocs.layout.records import record_grid, records_of, sign_off_grid, sign_off_lines
from pecdocs.layout.standing import legend_of, mark_of
from pecdocs.layout.texts import Words
from pecdocs.layout.titles import with_vigencia
from pecdocs.layout.unshown import DrawnTable
from pecdocs.layout.vista import given_of, is_drawn, scope_of
from pecdocs.plan.checks import sections
from pecdocs.plan.numerals import numerals_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.formato.folder import FormatFolder
    from pecdocs.formato.model import Tabla
    from pecdocs.layout.avances import Avances
    from pecdocs.layout.blocks import Orientation
    from pecdocs.layout.grid import Grid
    from pecdocs.plan.model import Cambio, Plan, Seccion, TablaPlan
    from pecdocs.reading.model import Modelo

MAX_COLUMNS = 63
"""The most columns that Word lets a table have."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a writer needs: blocks, the template's fields, and the document's own properties."""

    blocks: tuple[Block, ...]
    context: dict[str, Any]
    properties: Properties
    draft_mark: str | None
    """The watermark, while the document is not approved, or when it is not what was."""
    contents_levels: int
    warnings: tuple[Fault, ...] = ()
    """What of the plan this format could not draw, by name."""
    legend: str | None = None
    """What it says when it is not what was approved; in its blocks, and above each table where there are only those."""


@without_collector()
def lay_out(plan: Plan, folder: FormatFolder, avances: Avances | None = None, edited: Cambio | None = None) -> Document:
    """Lay out a plan in a format; with `avances`, what was done too. Pure: no file is read or written.

    `edited` is the entry of the version that was approved, if the plan was edited since: the document says so.

    Raises InputError when a table would have more columns than Word allows.
    """
    locale = Locale(plan.entidad.pais, folder.formato.estilos)
    legend = legend_of(folder.formato, edited, locale)
    layout = _Layout(plan, folder, Words(locale, plan.roles, avances=avances), legend)
    blocks = tuple(with_pages(layout.blocks()))
    return Document(
        blocks=with_legend(blocks, legend),
        context=context_of(plan, locale, avances, edited),
        properties=properties_of(plan, locale, edited=edited),
        draft_mark=mark_of(plan, folder.formato, edited),
        contents_levels=folder.formato.contenido.niveles,
        warnings=tuple(layout.warnings()),
        legend=legend,
    )


def flowing(folder: FormatFolder) -> FormatFolder:
    """Give a format whose merged labels stand once: for a writer that knows its pages, and says them again on each.

    It is the very same format where they do so anyway.
    """
    if all(table.repetir_cada is None for table in folder.formato.tablas.values()):
        return folder
    tables = {name: table.model_copy(update={"repetir_cada": None}) for name, table in folder.formato.tablas.items()}
    return replace(folder, formato=folder.formato.model_copy(update={"tablas": tables}))


def lay_out_table(plan: Plan, folder: FormatFolder, name: str, avances: Avances) -> tuple[Table, ...]:
    """Lay out one table of a format, with what was done; none where the format has no such table, or it no rows.

    Raises InputError when it would have more columns than Word allows.
    """
    if name not in folder.formato.tablas:
        return ()
    layout = _Layout(plan, folder, Words(avances.locale, plan.roles, avances=avances))
    return tuple(block for block in layout.table(name, None) if isinstance(block, Table))


def properties_of(plan: Plan, locale: Locale, about: str = "", edited: Cambio | None = None) -> Properties:
    """Give what a document of a plan says of itself; `about` is what it tells of the plan, when it is not all of it."""
    document = plan.documento
    title = full_title(plan)
    return Properties(
        title=f"{about}: {title}" if about else title,
        author=plan.entidad.nombre or "",
        language=locale.language,
        when=document.fecha.valor,
        version=document.version,
        status=estado_of(plan, edited),
        about=about,
    )


@dataclass(slots=True)
class _Layout:
    """One layout in progress."""

    plan: Plan
    folder: FormatFolder
    words: Words
    legend: str | None = None
    """What the document says above its sign-off, when it is not what was approved."""
    drawn: list[DrawnTable] = field(default_factory=list)
    unknown: list[Loss] = field(default_factory=list)
    """The tables that sections place and the format does not have."""
    list_ids: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(self) -> Iterator[Block]:
        placed = {section.tabla for section in sections(self.plan.secciones) if section.tabla is not None}
        for name in self.folder.formato.orden:
            if name == SECTIONS:
                numerals = numerals_of(self.plan.secciones)
                for section in self.plan.secciones:
                    yield from self._section(section, numerals, 1)
            elif name not in placed:
                yield from self._at_default_place(name)

    def _section(self, section: Seccion, numerals: dict[str, str], level: int) -> Iterator[Block]:
        title = [Run(section.titulo)]
        if section.nota is not None:
            title.append(Run("", footnote=((Run(section.nota),),)))
        table = self.table(section.tabla, section) if section.tabla is not None else []
        turned = any(isinstance(block, Table) and block.orientation == "horizontal" for block in table)
        if turned:
            yield Page("horizontal")
        yield Heading(min(level, MAX_HEADING_LEVEL), numerals[section.codigo], tuple(title), section.codigo)
        if section.texto:
            yield from narrative.blocks_of(section.texto, self.list_ids)
        yield from table
        if turned:
            yield Page("vertical")
        for child in section.secciones:
            yield from self._section(child, numerals, level + 1)

    def _at_default_place(self, name: str) -> Iterator[Block]:
        blocks = self.table(name, None)
        if not blocks:
            return
        label = self.folder.formato.firmas.rotulo if name == SIGN_OFF else self.folder.formato.tablas[name].rotulo
        orientation: Orientation = next((b.orientation for b in blocks if isinstance(b, Table)), "vertical")
        yield Page(orientation)
        if label is not None:
            yield Heading(1, "", (Run(label),), f"tabla-{name}")
        yield from blocks
        yield Page("vertical")

    def table(self, name: str, section: Seccion | None) -> list[Block]:
        """Draw a table by its name; nothing when it has no rows."""
        if name == SIGN_OFF:
            return self._sign_off()
        table = self.folder.formato.tablas.get(name)
        if table is None:
            message = f"el formato «{self.folder.codigo}» no tiene la tabla «{name}»"
            hint = f"no sale en este documento; {did_you_mean(name, self.folder.formato.tablas)}"
            self.unknown.append(Loss(section or self.plan, ("tabla",), message, hint))
            return []
        if not is_drawn(table, with_cut=self.words.avances is not None):
            return []
        given = given_of(self.plan, name, table)
        grid = self._tree(name, table, given) if table.fuente == "arbol" else self._records(name, table, given)
        if grid is None:
            return []
        check_spans(grid)
        notes = (*table.notas, *given.notas, *self._automatic_notes(table))
        return [Table(name, grid, table.descripcion, notes, table.orientacion)]

    def _automatic_notes(self, table: Tabla) -> Iterator[str]:
        """Give the note that says whether what is printed was done or programmed, and what the plan says of it."""
        done = self.words.avances.note(table) if self.words.avances is not None else None
        notes = (table.nota_programacion,) if done is None else (done, self.plan.seguimiento.nota)
        return filter(None, notes)

    def _title(self, table: Tabla, given: TablaPlan) -> str | None:
        """Give a table's title: the plan's own, to the letter, or the format's."""
        if given.titulo is not None or table.titulo is None:
            return given.titulo
        return with_vigencia(table.titulo, vigencia_text(self.plan.documento.vigencia))

    def _tree(self, name: str, table: Tabla, given: TablaPlan) -> Grid | None:
        items = items_of(self.plan, given, table.profundidad)
        scope = scope_of(self.plan, self.words, self._title(table, given))
        grid = tree_grid(items, table, scope)
        if len(grid.columns) > MAX_COLUMNS:
            message = (
                f"la tabla «{name}» tendría {len(grid.columns)} columnas, y una tabla de Word admite {MAX_COLUMNS}"
            )
            if shows_own(table):
                raise InputError([Fault(self._place(self.plan, "periodos"), message, "declare menos periodos")])
            hint = "use periodos más largos en el formato, o menos años"
            raise InputError([Fault(self._place(self.plan, "documento", "vigencia"), message, hint)])
        drawn = items if grid.columns else []
        marks = marked(table, list(all_items(drawn)), scope.years, scope.periods)
        columns = frozenset(column.codigo for column in grid.columns)
        self.drawn.append(DrawnTable(name, table, drawn, marks, columns))
        return grid if drawn else None

    def _records(self, name: str, table: Tabla, given: TablaPlan) -> Grid | None:
        records = records_of(self.plan, table.fuente, self.words.locale)
        self.drawn.append(DrawnTable(name, table))
        vigencia = vigencia_text(self.plan.documento.vigencia)
        return record_grid(records, table, self._title(table, given), vigencia) if records else None

    def _sign_off(self) -> list[Block]:
        layout = self.folder.formato.firmas
        signers = self.plan.firmas
        if not any(signers.get(role.rol) for role in layout.roles):
            return []
        said = [legend_block(self.legend)] if self.legend is not None else []
        if layout.forma == "columnas":
            return [*said, Table(SIGN_OFF, sign_off_grid(signers, layout, self.words.locale), layout.descripcion)]
        title = [Paragraph((Run(layout.titulo, bold=True),), "firma")] if layout.titulo is not None else []
        return [*said, *title, *sign_off_lines(signers, layout, self.words.locale)]

    def warnings(self) -> Iterator[Fault]:
        """Say, once the blocks are made, everything of the plan that they do not hold."""
        for loss in (*self.unknown, *losses_of(self.plan, self.folder, self.drawn, self.words)):
            yield Fault(self._place(loss.part, *loss.fields), loss.message, loss.hint, Severity.WARNING)

    def _place(self, part: Modelo, *fields: str | int) -> Place:
        try:
            return self.plan.place(part, *fields)
        except LookupError:  # a plan made in memory has no file
            return Place("plan")


def legend_block(legend: str) -> Paragraph:
    """Give what a document says that is not what was approved."""
    return Paragraph((Run(legend, bold=True),), "aviso")


def with_legend(blocks: tuple[Block, ...], legend: str | None) -> tuple[Block, ...]:
    """Put the legend before all that the document says, on the page where that begins."""
    if legend is None:
        return blocks
    turned = int(bool(blocks) and isinstance(blocks[0], Page))
    return (*blocks[:turned], legend_block(legend), *blocks[turned:])


def with_pages(blocks: Iterable[Block]) -> Iterator[Block]:
    """Keep of the page turns only those that change something before a block that is drawn.

    A turn goes before the headings that lead to it, so that none is left alone on the page before.
    """
    current: Orientation = "vertical"
    wanted: Orientation = "vertical"
    headings: list[Block] = []
    for block in blocks:
        if isinstance(block, Page):
            wanted = block.orientation
            continue
        headings.append(block)
        if not isinstance(block, Heading):
            if wanted != current:
                yield Page(wanted)
                current = wanted
            yield from headings
            headings.clear()
    if headings and wanted != current:
        yield Page(wanted)
    yield from headings
