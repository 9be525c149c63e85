"""The tags of a template as they are written: where each stands, and what docxtpl would make of its neighbours.

docxtpl takes away the paragraph, row, cell or run that holds a tag marked `{%p … %}`, `{%tr … %}`, `{%tc … %}` or
`{%r … %}`, whatever else stands in it, and mends broken XML in silence. So a tag must be whole in one paragraph, and
a marked one alone in what it takes away: nothing that the author wrote is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.faults import Fault, Place
from pecdocs.opc.xml import w
from pecdocs.word.story import has_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.word.story import Story, StoryLine

STATEMENTS = ("if", "elif", "else", "endif", "for", "endfor")
FILTERS = ("upper", "lower", "capitalize", "title", "trim", "default", "join", "length")
TESTS = ("defined", "undefined", "none", "even", "odd")
"""The statements, filters and tests that a template may use."""

_INSIDE = r"(?:(?!\{[{%#]).)*?"
_TAG = re.compile(rf"\{{\{{{_INSIDE}\}}\}}|\{{%{_INSIDE}%\}}|\{{#{_INSIDE}#\}}")
_STATEMENT = re.compile(r"\{%(?:(?P<mark>tr|tc|p|r)\s)?\s*(?P<word>\w*)")
_MARKED_FIELD = re.compile(r"\{\{(tr|tc|p|r)\s")
_OPENS, _CLOSES = re.compile(r"\{[{%#].*"), re.compile(r".*?[}%#]\}")
_ONE_BRACE = re.compile(
    r"\{%?\s*(?:[a-z_]+\.[a-z_]+|(?:(?:tr|tc|p|r)\s+)?(?:if|elif|else|endif|for|endfor)\b)[^{}]*\}?"
)
_CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_HOLDERS = {"p": (w("p"), "su párrafo"), "tr": (w("tr"), "su fila"), "tc": (w("tc"), "su celda")}
_SHOWN = 60
"""How much of a tag a message quotes."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, `{{ … }}` or `{% … %}`, and the paragraph that holds it."""

    text: str
    line: StoryLine

    @property
    def word(self) -> str:
        """The statement's first word; empty for a field."""
        found = _STATEMENT.match(self.text)
        return found["word"] if found else ""

    @property
    def mark(self) -> str:
        """What docxtpl takes away with the tag: p, tr, tc, r, or nothing but the tag itself."""
        found = _STATEMENT.match(self.text)
        return (found["mark"] or "") if found else ""

    @property
    def jinja(self) -> str:
        """The tag as plain Jinja, without docxtpl's mark and Word's curly quotes."""
        text = self.text.replace(f"{{%{self.mark} ", "{% ", 1) if self.mark else self.text
        return text.translate(_CURLY)

    def fault(self, file: str, message: str, hint: str = "") -> Fault:
        """Make a fault that names the tag's place and quotes it."""
        quote = f": {quoted(self.text)}" if self.text else ""
        return Fault(Place(file, spot=self.line.spot), message + quote, hint)


def quoted(text: str) -> str:
    """Give a text as messages quote it: on one line, not too long."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def read_tags(story: Story, file: str) -> tuple[list[Tag], list[Fault]]:
    """Give a story's tags in order, and a fault for each that is badly written or stands where none may."""
    lines = list(story.lines())
    tags = list[Tag]()
    faults = list[Fault]()
    for line in lines:
        own = [Tag(found[0], line) for found in _TAG.finditer(line.text) if not found[0].startswith("{#")]
        tags += own
        faults += _leftovers(line, file)
        faults += [fault for tag in own if (fault := _badly_written(tag, file)) is not None]
    return tags, [*faults, *_hidden(story, lines, file)]


def _leftovers(line: StoryLine, file: str) -> Iterator[Fault]:
    """Give a fault for what looks like a piece of a tag, once the whole ones are taken out."""
    rest = _TAG.sub(" ", line.text)
    place = Place(file, spot=line.spot)
    if found := _OPENS.search(rest):
        hint = "complete la etiqueta en su mismo párrafo: {{ entidad.nombre }}"
        yield Fault(place, f"la etiqueta no se cierra: {quoted(found[0])}", hint)
    elif found := _CLOSES.search(rest) or _ONE_BRACE.search(rest):
        hint = "un campo se escribe {{ entidad.nombre }}; una condición, {% if logo %}"
        yield Fault(place, f"a la etiqueta le faltan llaves: {quoted(found[0].strip())}", hint)


def _badly_written(tag: Tag, file: str) -> Fault | None:
    if found := _MARKED_FIELD.match(tag.text):
        return tag.fault(file, f"los campos no llevan «{found[1]}»", "escriba {{ … }}, con un espacio tras las llaves")
    if tag.text.startswith(("{%-", "{{-")) or tag.text.endswith(("-%}", "-}}")):
        return tag.fault(file, "las etiquetas no llevan «-» junto a las llaves", "quítelo")
    if tag.text.startswith("{%") and tag.word not in STATEMENTS:
        return tag.fault(file, f"la etiqueta «{tag.word}» no se admite", f"se admiten {', '.join(STATEMENTS)}")
    if tag.mark in _HOLDERS:
        name, words = _HOLDERS[tag.mark]
        holder = next(tag.line.paragraph.iterancestors(name), None) if tag.mark != "p" else tag.line.paragraph
        if holder is None:
            return tag.fault(file, "la etiqueta va dentro de una tabla", "fuera de ellas use {%p … %}")
        if "".join(text.text or "" for text in holder.iter(w("t"))).strip() != tag.text or has_picture(holder):
            return tag.fault(file, f"la etiqueta debe ir sola en {words}", "lo que va con ella se perdería")
    return None


def _hidden(story: Story, lines: Sequence[StoryLine], file: str) -> Iterator[Fault]:
    """Give a fault for each tag outside the text: in a comment, a picture's description, a field's code."""
    spots = {line.paragraph: line.spot for line in lines}
    for element in story.root.iter():
        is_comment = isinstance(element, etree._Comment)  # noqa: SLF001 - lxml has no public name for the type
        texts = [] if is_comment else [str(value) for value in element.attrib.values()]
        if element.tag not in {w("t"), w("delText")}:  # what is deleted but not yet gone is told of by itself
            texts.append(element.text or "")
        found = next((text for text in texts if _OPENS.search(text)), None)
        if found is not None:
            inside = (element, *element.iterancestors(w("p")))
            spot = next((spots[each] for each in inside if each in spots), story.name or story.part)
            kind = "un comentario" if is_comment else "algo que no es texto"
            hint = "las etiquetas van en el texto"
            yield Fault(Place(file, spot=spot), f"hay una etiqueta en {kind}: {quoted(found)}", hint)
