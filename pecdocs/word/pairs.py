"""The conditions and loops of a template: each with its end, and both where docxtpl can cut between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.opc.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.faults import Fault
    from pecdocs.word.tags import Tag

_END = {"if": "endif", "for": "endfor"}
_MIDDLE = {"elif": ("if",), "else": ("if", "for")}


def pair_faults(tags: Sequence[Tag], file: str) -> Iterator[Fault]:
    """Give a fault for each condition or loop without end, each end without beginning, each pair that can't be cut."""
    opened: list[list[Tag]] = []
    for tag in tags:
        if tag.word in _END:
            opened.append([tag])
        elif tag.word in _MIDDLE:
            if opened and opened[-1][0].word in _MIDDLE[tag.word]:
                opened[-1].append(tag)
            else:
                yield tag.fault(file, f"«{tag.word}» está fuera de su «if»", "va entre {% if … %} y {% endif %}")
        elif tag.word in _END.values():
            if opened and _END[opened[-1][0].word] == tag.word:
                yield from _cut_faults([*opened.pop(), tag], file)
            else:
                begins = tag.word.removeprefix("end")
                yield tag.fault(file, f"«{tag.word}» no cierra ningún «{begins}»", "quítelo, o revise el orden")
    for group in opened:
        first = group[0]
        end = _END[first.word]
        marked = f"{{%{first.mark} {end} %}}" if first.mark else f"{{% {end} %}}"
        yield first.fault(file, f"falta el «{end}»", f"agregue {marked}")


def _cut_faults(group: Sequence[Tag], file: str) -> Iterator[Fault]:
    """Compare each tag of a block with its first: the same mark, and in the same holder."""
    first = group[0]
    for tag in group[1:]:
        if tag.mark != first.mark:
            written = f"{{%{first.mark} {tag.word} %}}" if first.mark else f"{{% {tag.word} %}}"
            yield tag.fault(file, f"la etiqueta no lleva la marca de {first.text}", f"escriba {written}")
        elif tag.line is not first.line and _holder(tag) is not _holder(first):
            hint = "para filas enteras use {%tr … %}, cada una en una fila propia; para párrafos, {%p … %}"
            yield tag.fault(file, f"la etiqueta está en otra celda o lugar que {first.text}", hint)


def _holder(tag: Tag) -> _Element | None:
    """Give what must hold all the tags of a block: the table of rows, the row of cells, the parent of paragraphs."""
    paragraph = tag.line.paragraph
    if tag.mark in {"tr", "tc"}:
        return next(paragraph.iterancestors(w("tbl") if tag.mark == "tr" else w("tr")), None)
    return paragraph.getparent()
