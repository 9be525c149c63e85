"""The report of a seguimiento: from a plan's progress as of a cut-off to the blocks of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Heading, Page, Properties, Run
from pecdocs.layout.context import ESTADOS_DE_CORTE, context_of, full_title
from pecdocs.layout.document import Document, lay_out_table, with_pages
from pecdocs.layout.informe.anexos import amendments, analyses, evidence, proceedings
from pecdocs.layout.informe.avance import figures_table
from pecdocs.layout.informe.basis import Basis
from pecdocs.layout.informe.resumen import committee_page
from pecdocs.layout.standing import legend_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato.folder import FormatFolder
    from pecdocs.layout.avances import Avances
    from pecdocs.layout.blocks import Block
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio
    from pecdocs.seguimiento import Activity


@dataclass(frozen=True, slots=True)
class Informe:
    """A report, and what a final one may not lack."""

    document: Document
    closed: bool
    """Whether the period is closed."""
    unexplained: dict[str, str]
    """The activities that are behind without an analysis, by codigo, and what they reached in words."""


def lay_out_informe(plan: Plan, folder: FormatFolder, avances: Avances, edited: Cambio | None = None) -> Informe:
    """Lay out the report of a plan as of a cut-off. Pure: no file is read or written.

    `edited` is the entry of the version that was approved, if the plan was edited since.

    Raises InputError when the format's table would have more columns than Word allows.
    """
    legend = legend_of(folder.formato, edited, avances.locale)
    basis = Basis(plan, avances, legend)
    blocks = tuple(with_pages(_blocks(basis, folder)))
    closed = basis.closed is not None
    document = Document(
        blocks=blocks,
        context=context_of(plan, avances.locale, avances, edited),
        properties=_properties(basis),
        draft_mark=None if closed else folder.formato.seguimiento.marca_preliminar,
        contents_levels=1,
        legend=legend,
    )
    return Informe(document, closed, {each.item.codigo: _reached(basis, each) for each in basis.unexplained})


def _blocks(basis: Basis, folder: FormatFolder) -> Iterator[Block]:
    yield from committee_page(basis)
    yield Page("horizontal")
    yield Heading(1, "", (Run("Avance de cada actividad"),), "avance")
    yield figures_table(basis)
    official = folder.formato.official
    for table in lay_out_table(basis.plan, folder, official, basis.avances):
        yield Page(table.orientation)
        yield Heading(1, "", (Run(folder.formato.tablas[official].rotulo or "Seguimiento"),), "tabla-seguimiento")
        yield table
    yield Page("vertical")
    yield from analyses(basis)
    yield from evidence(basis)
    yield from amendments(basis)
    yield from proceedings(basis)


def _properties(basis: Basis) -> Properties:
    """Give what the file says of itself; its date is that of the closing, or of the cut-off."""
    document, closed = basis.plan.documento, basis.closed
    last = date.fromisoformat(basis.avances.found.periods[-1].last)
    about = f"Informe de seguimiento {basis.corte}"
    return Properties(
        title=f"{about}: {full_title(basis.plan)}",
        author=basis.plan.entidad.nombre or "",
        language=basis.avances.locale.language,
        when=last if closed is None else closed.fecha,
        version=document.version,
        status=ESTADOS_DE_CORTE[closed is not None],
        about=about,
    )


def _reached(basis: Basis, activity: Activity) -> str:
    return f"{basis.percent(activity.to_date.percent)} ({activity.to_date.light.word})"
