"""What a plan says is text, whatever it looks like: no tag, no markup, no mark of ours is ever made of data."""

from __future__ import annotations

from typing import Any

import pytest

from pecdocs.layout.blocks import Heading, ListItem, Marker, Paragraph, Run
from pecdocs.opc.xml import ControlCharacterError
from pecdocs.word import write_document
from tests.support.worddocuments import FILE, document, line, sound, table
from tests.support.wordtemplate import BODY, LOOKS, Extra, docx, edge, p, reference, section
from tests.support.wordtemplate import table as drawn

TEXTS = (
    "{{ 7*7 }}", "{% if x %}", "{# nota #}", "{{", "}}", "{%", "%}", "{_{", "}_}", "{_%", "%_}", "{_{ 7*7 }_}",
    "{ { x } }", "{{r x }}", "{%tr for %}", "{%- x -%}", "&", "<", ">", "&amp;", "&lt;w:br/&gt;", "</w:t></w:r></w:p>",
    "<w:br/>", '"', "'", "“x”", "‘x’", "[[cuerpo]]", "[[contenido]]", "[[tabla · fila]]", "<?pecdocs-body?>",
    "<?pecdocs-contents?>", "<!--x-->", "<![CDATA[x]]>", "]]>", "\u2028", "\u00a0", "\u200b", "a  b", "ñ", "e\u0301",
    "😀", "\U0001f468\u200d\U0001f469", "العربية", "\ufffd", "\\n", "%s", "{0}", "$x", "#", "=1+1", "@x",
    "http://x.y/?a=1&b=2", "x" * 5000,
)  # fmt: skip
FIELDS = (
    "entidad_nombre", "entidad_sigla", "entidad_dependencia", "entidad_ciudad", "entidad_lema", "documento_titulo",
    "documento_nombre", "documento_subtitulo", "documento_codigo", "documento_version", "documento_fecha",
    "documento_vigencia", "documento_proceso", "documento_clasificacion", "documento_serie",
)  # fmt: skip
USED = [f"{{{{ {name.replace('_', '.', 1)} }}}}" for name in FIELDS]
EVERY_FIELD = docx(
    *[p(tag) for tag in USED],
    p("[[contenido]]"),
    BODY,
    drawn(tuple(USED[:3])),
    p("{%p for c in cambios %}"),
    p("{{ c.descripcion }}"),
    p("{%p endfor %}"),
    LOOKS,
    page=section(reference("header", "header1"), reference("footer", "footer1")),
    extra=Extra(
        (edge("header1.xml", *[p(tag) for tag in USED]), edge("footer1.xml", p(USED[0]), relation_kind="footer"))
    ),
)
"""A template that prints each field, in the body, in a table, in a header and in a footer."""


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:30])
def test_a_text_comes_out_as_it_went_in_from_every_field_and_block(text: str) -> None:
    """Nothing is read as a tag, lost, doubled or turned into markup."""
    blocks = (
        Heading(1, text, (Run(text),), "A"),
        line(text),
        Paragraph((Run(text, bold=True, link="https://x.co"), Run("", footnote=((Run(text),),)))),
        ListItem(1, 0, Marker("symbol"), (Run(text),)),
        table(f"# {'a'} | b\n1 | 2"),
    )
    changes: dict[str, Any] = dict.fromkeys(FIELDS, text)
    records = [{"descripcion": text, "version": text}]
    data = write_document(document(*blocks, **changes, cambios=records), EVERY_FIELD, FILE)
    read = sound(data)
    own = text.count(text) if text else 0
    assert read.text().count(text) >= own * (len(FIELDS) * 2 + 4 + 7)
    body = [each for each in read.text().split("\n") if text in each]
    assert {each.replace(text, "") for each in body} <= {"", " ", "[1]", "\t{PAGEREF}", " \t{PAGEREF}"}


def test_a_line_end_of_the_data_is_a_line_end_on_paper() -> None:
    """Fields and cells may hold several lines."""
    read = sound(write_document(document(line("a\nb"), entidad_lema="uno\ndos"), EVERY_FIELD, FILE))
    assert "uno\ndos" in read.text()
    assert "a\nb" in read.text()


def test_the_slots_are_those_of_the_template_not_those_that_a_plan_writes() -> None:
    """A plan titled «[[cuerpo]]» gets one body, in its place."""
    template = docx(p("{{ documento.titulo }}"), p("{{ documento.subtitulo }}"), BODY)
    changes: dict[str, Any] = {"documento_titulo": "[[cuerpo]]", "documento_subtitulo": "[[contenido]]"}
    read = sound(write_document(document(line("texto"), **changes), template, FILE))
    assert read.text() == "[[cuerpo]]\n[[contenido]]\ntexto"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff"], ids=ascii)
def test_what_no_xml_can_hold_is_never_written(character: str) -> None:
    """The reader refuses it with its line; should it come from elsewhere, no broken file is made."""
    text = f"a{character}b"
    for doc in (document(line(text)), document(table(f"# {text}")), document(documento_titulo=text)):
        with pytest.raises(ControlCharacterError):
            write_document(doc, EVERY_FIELD, FILE)
