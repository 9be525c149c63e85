"""The change summary: from two versions and what differs to the blocks of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Heading, Page, Run
from pecdocs.layout.cambios.detalle import detail_table, how_to_read
from pecdocs.layout.cambios.resumen import summary
from pecdocs.layout.context import context_of
from pecdocs.layout.document import Document, properties_of, with_legend, with_pages
from pecdocs.layout.standing import legend_of, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato.folder import FormatFolder
    from pecdocs.layout.blocks import Block
    from pecdocs.layout.cambios.basis import Comparado

TITLE = "Resumen de cambios"
ANNEX = "Detalle de los cambios"


def lay_out_cambios(compared: Comparado, folder: FormatFolder) -> Document:
    """Lay out the change summary of a plan, in the format of its newer version. Pure: no file is read or written."""
    plan, locale = compared.new, compared.locales[1]
    edited = compared.editados[1]
    legend = legend_of(folder.formato, edited, locale)
    return Document(
        blocks=with_legend(tuple(with_pages(_blocks(compared, folder))), legend),
        context=context_of(plan, locale, edited=edited),
        properties=properties_of(plan, locale, TITLE, edited),
        draft_mark=mark_of(plan, folder.formato, edited),
        contents_levels=1,
        legend=legend,
    )


def _blocks(compared: Comparado, folder: FormatFolder) -> Iterator[Block]:
    yield from summary(compared, folder.formato)
    if compared.changes:
        yield Page("horizontal")
        yield Heading(1, "", (Run(ANNEX),), "detalle")
        yield how_to_read(compared)
        yield detail_table(compared)
