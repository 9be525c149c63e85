"""Opening a format's Office file: its parts by their usual names, its prototype rows, and the places of the contents.

`[[cuerpo]]` and `[[contenido]]`, each alone in a paragraph, become processing instructions before anything is
rendered: the same words in a plan are then only words.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lxml import etree

from pecdocs.faults import Fault, InputError, Place
from pecdocs.opc import Package
from pecdocs.opc.colours import recolour
from pecdocs.opc.xml import w, with_prefixes
from pecdocs.word.fields import check_story, environment
from pecdocs.word.intake import leave_out, refused
from pecdocs.word.parts import give_usual_names
from pecdocs.word.prototypes import take_prototypes
from pecdocs.word.story import has_picture, stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from pecdocs.word.prototypes import Prototypes
    from pecdocs.word.story import StoryLine

BODY, CONTENTS = "pecdocs-body", "pecdocs-contents"
"""The processing instructions that stand where the body and the contents go."""
CONTENTS_MARK = "[[contenido]]"
_SLOTS = {"[[cuerpo]]": BODY, CONTENTS_MARK: CONTENTS}


@dataclass(frozen=True, slots=True)
class Template:
    """An Office file ready to be filled, and the looks of its tables."""

    package: Package
    prototypes: Prototypes


def open_template(
    data: bytes, shape: dict[str, Any], file: str, colours: Mapping[str, str] = MappingProxyType({})
) -> Template:
    """Open an Office file as a template; `shape` holds the fields that it may use, `file` is how messages name it.

    `colours` are put in the place of those that are their keys, both as RRGGBB. Raises InputError with every mistake in
    its tags and marks.
    """
    package = Package.read(data, file)
    give_usual_names(package, file)
    recolour(package, colours)
    found = list(stories(package))
    leave_out(package, found)
    root = found[0].root
    body = root.find(w("body"))
    if body is None:
        raise InputError([Fault(Place(file), "el documento no tiene cuerpo", "guárdelo de nuevo en Word")])
    env = environment()
    tag_faults = list(refused(package, found, file))
    tag_faults += [fault for story in found for fault in check_story(story, shape, env, file)]
    marked = [line for story in found for line in story.lines() if "[[" in line.text]
    prototypes, faults = take_prototypes(body, file)
    roots = [story.root for story in found]
    left = [line for line in marked if any(each in roots for each in line.paragraph.iterancestors())]
    faults += _mark_slots(left, body, file)
    if faults or tag_faults:
        raise InputError([*tag_faults, *faults])
    for story in found:
        package.put(story.part, with_prefixes(story.root))
    return Template(package, prototypes)


def _mark_slots(lines: Iterable[StoryLine], body: _Element, file: str) -> Iterator[Fault]:
    """Put a processing instruction where each slot stands; give a fault for each mark that is not where it must be."""
    seen: set[str | None] = set()
    for line in lines:
        words, place = line.text.strip(), Place(file, spot=line.spot)
        slot = next((slot for slot in _SLOTS if slot in words), None)
        if words not in _SLOTS:
            hint = "son marcas [[cuerpo]], [[contenido]] y, en la primera celda de una fila prototipo, [[tabla · fila]]"
            message = f"la marca «{words[:60]}» no se reconoce" if slot is None else f"«{slot}» debe ir sola"
            yield Fault(place, message, hint if slot is None else "déjela en un párrafo propio")
        elif line.paragraph.getparent() is not body:
            yield Fault(place, f"«{words}» va en el cuerpo del documento, fuera de las tablas", "muévala a un párrafo")
        elif has_picture(line.paragraph):
            yield Fault(place, f"«{words}» está en el párrafo de una imagen, que se perdería", "déjela en uno propio")
        elif words in seen:
            yield Fault(place, f"«{words}» está dos veces", "deje una sola")
        else:
            _replace(line.paragraph, body, _SLOTS[words])
        seen.add(slot)
    if "[[cuerpo]]" not in seen:
        hint = "escriba [[cuerpo]] solo en un párrafo, donde va el contenido del plan"
        yield Fault(Place(file), "falta la marca «[[cuerpo]]»", hint)


def _replace(paragraph: _Element, body: _Element, token: str) -> None:
    """Put a token in place of a paragraph; one that ends a section stays, empty, after it."""
    paragraph.addprevious(etree.ProcessingInstruction(token))
    p_pr = paragraph.find(w("pPr"))
    if p_pr is not None and p_pr.find(w("sectPr")) is not None:
        for child in [child for child in paragraph if child is not p_pr]:
            paragraph.remove(child)
    else:
        body.remove(paragraph)
