"""The redline as data: both versions laid out in one format, what has another codigo now, the list at the front."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import cut_at_word
from pecdocs.cambios.model import Tipo
from pecdocs.layout.blocks import Heading
from pecdocs.layout.document import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.cambios.frases import Bloque
    from pecdocs.formato.folder import FormatFolder
    from pecdocs.layout.cambios.basis import Comparado
    from pecdocs.layout.document import Document

_SHOWN = 2
"""How many sentences of each section the list has: all of them are in the summary."""
_CLIPPED = 120
"""The most characters of each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list of changes, and the anchor of the heading that it leads to; none where there is no heading."""

    text: str
    anchor: str = ""
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Redline:
    """Both versions of a document, and what the semantic diff knows of them that they do not say."""

    old: Document
    new: Document
    renamed: Mapping[tuple[str, str], str]
    """The new codigo of what had another, by its kind (seccion, nodo) and the old one."""
    lines: tuple[Line, ...]
    """The list of changes that stands at the front."""


def lay_out_redline(compared: Comparado, folder: FormatFolder) -> Redline:
    """Lay out both versions in the format of the newer one. Raises InputError as `lay_out`."""
    (old, new), edited = compared.lectura.versions, compared.editados
    before, after = lay_out(old, folder, edited=edited[0]), lay_out(new, folder, edited=edited[1])
    changes = (change for change in compared.changes if change.tipo is Tipo.RECODIFICADO)
    renamed = {(change.clase, change.antes): change.despues for change in changes}
    return Redline(before, after, renamed, tuple(_lines(compared.bloques, after)))


def _lines(blocks: tuple[Bloque, ...], document: Document) -> Iterator[Line]:
    """Give the list of changes: each section with how many it has, linked to it, and its first ones in a sentence."""
    anchors = {block.text.replace(".", ""): block.anchor for block in document.blocks if isinstance(block, Heading)}
    for block in blocks:
        anchor = anchors.get(block.encabezado.replace(".", ""), "")
        count = sum(len(sentence.cambios) for sentence in block.frases)
        yield Line(
            f"{block.encabezado.rstrip(' :.')}: {'un cambio' if count == 1 else f'{count} cambios'}",
            anchor,
            is_title=True,
        )
        for sentence in block.frases[:_SHOWN]:
            yield Line(cut_at_word(sentence.texto, _CLIPPED), anchor)
        left = len(block.frases) - _SHOWN
        if left > 0:
            yield Line(f"… y {'otra frase' if left == 1 else f'otras {left} frases'} en el resumen de cambios.", anchor)
