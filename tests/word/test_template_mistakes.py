"""Each mistake that the author of a template can make is a Spanish line: file, place, tag, and the way out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import FaultError
from pecdocs.word import write_document
from tests.support.worddocuments import FILE, document, line, table, title
from tests.support.wordtemplate import (
    BODY,
    LOOKS,
    NAMESPACES,
    STYLES,
    TYPES,
    Extra,
    Part,
    docx,
    edge,
    p,
    reference,
    section,
)
from tests.support.wordtemplate import table as drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.layout.blocks import Block

BODY_PART = ""


@dataclass
class Case:
    """A template as text, by part; and what is said of it."""

    name: str
    parts: dict[str, list[str]] = field(default_factory=lambda: {BODY_PART: []})
    said: list[str] = field(default_factory=list)
    with_table: bool = False

    @property
    def template(self) -> bytes:
        """The .docx that the lines draw."""
        parts, references = [], []
        for named, lines in self.parts.items():
            kind, _, name = named.partition(" ")
            if kind in {"@header", "@footer"}:
                parts.append(edge(name, *content(lines), relation_kind=kind[1:]))
                references.append(reference(kind[1:], name.partition(".")[0]))
            elif kind == "@footnotes":
                note = f'<w:footnote w:id="1">{"".join(content(lines))}</w:footnote>'
                notes = f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>"
                parts.append(Part("word/footnotes.xml", notes, "footnotes", f"{TYPES}.footnotes+xml"))
        return docx(*content(self.parts[BODY_PART]), page=section(*references), extra=Extra(tuple(parts)))


def content(lines: Iterable[str]) -> Iterator[str]:
    """Write lines as paragraphs and tables."""
    rows: list[tuple[str, ...]] = []
    for each in lines:
        if each.startswith("|"):
            rows.append(tuple(cell.strip() for cell in each[1:].split("|")))
            continue
        if rows:
            yield drawn(*rows)
            rows = []
        yield box(each.removeprefix("[box] ")) if each.startswith("[box] ") else p(*each.split("¦"))
    if rows:
        yield drawn(*rows)


def box(text: str) -> str:
    """Write a paragraph with a text box."""
    inside = f"<v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox>"
    return f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{inside}</v:shape></w:pict></w:r></w:p>'


def cases() -> Iterator[Case]:
    """Read the cases' file."""
    text = (Path(__file__).parent / "template_mistakes.txt").read_text(encoding="utf-8")
    for chunk in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, *lines = [each for each in chunk.split("\n") if each and not each.startswith("# ")]
        case, part = Case(name), BODY_PART
        for each in lines:
            if each == "@table":
                case.with_table = True
            elif each.startswith("@"):
                part = each
                case.parts[part] = []
            elif each.startswith("→ "):
                case.said.append(each.removeprefix("→ "))
            else:
                case.parts[part].append(each)
        yield case


def lines_of(template: bytes, *blocks: Block) -> list[str]:
    """Write a document in a template and give what is said of it."""
    with pytest.raises(FaultError) as caught:
        write_document(document(title("Uno"), title("Dos", 2), line("x"), *blocks), template, FILE)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_mistake_is_one_line_with_its_place(case: Case) -> None:
    """The author finds the tag without opening anything but Word."""
    blocks = [table("# A\n1")] if case.with_table else []
    assert lines_of(case.template, *blocks) == [f"{FILE}: {each}" for each in case.said]


def test_a_template_without_a_page_says_so() -> None:
    """Without a page size there is no width for the tables."""
    hint = "en Word: Disposición → Tamaño, y guarde"
    assert lines_of(docx(BODY, page="")) == [f"{FILE}: error: la plantilla no dice el tamaño de la página — {hint}"]


def test_a_template_without_styles_says_so() -> None:
    """Headings and lists are styles."""
    said = lines_of(docx(BODY, extra=Extra(styles=None)))
    assert said == [f"{FILE}: error: el documento no tiene estilos — guárdelo de nuevo en Word"]


def test_a_template_without_the_style_of_a_heading_names_it() -> None:
    """A heading that only looks like one is lost to the contents and to screen readers."""
    styles = {key: name for key, name in STYLES.items() if key != "Heading2"}
    hint = "en Word, aplíquelo a un párrafo y guarde: el estilo queda en el archivo"
    assert lines_of(docx(BODY, extra=Extra(styles=styles))) == [
        f"{FILE}: error: la plantilla no tiene el estilo «Título 2» («heading 2») — {hint}"
    ]


def test_mistakes_of_several_kinds_are_said_together() -> None:
    """First all that is badly written; then, all that the document needs and the template lacks."""
    bad = docx(p("{{ x }}"), p("[[cuerpos]]"), BODY, drawn(("[[tabla · filas]]",)))
    said = "\n".join(lines_of(bad, table("# A\n1")))
    assert all(words in said for words in ("{{ x }}", "[[cuerpos]]", "«filas»"))
    poor = docx(BODY, extra=Extra(styles={"Normal": "Normal"}))
    said = "\n".join(lines_of(poor, table("# A\n1")))
    assert all(words in said for words in ("«encabezado»", "«fila»", "«Título 1»", "«Título 2»"))


BROKEN = (
    "{{ a b }}", "{{ 'x }}", "{{ a. }}", "{{ a[ }}", "{{ (a }}", "{{ a|}}", "{{ ¡ }}", "{{ \\ }}", "{{ 1 if }}",
    "{% if %}{% endif %}", "{% for %}{% endfor %}", "{% for x siglas %}{% endfor %}", "{% if logo = 1 %}{% endif %}",
    "{% elif logo %}", "{{ {'a': 1} }}", "{{ [1] }}", "{{ -1 }}", "{{ a if b else c d }}",
    "{{ documento.titulo|upper( }}",
)  # fmt: skip
ENGLISH = ("expected", "unexpected", "Error", "token", "statement", "unknown", "Encountered", " or ")


@pytest.mark.parametrize("tag", BROKEN)
def test_no_line_shows_the_words_of_the_template_language(tag: str) -> None:
    """Whoever edits a template knows Word, not Jinja: its own complaints are never passed on."""
    said = lines_of(docx(p(tag), BODY, LOOKS))
    assert said
    assert not [word for word in ENGLISH for each in said if word in each.replace(tag, "")], said
    assert all(tag[:8] in each for each in said), said
