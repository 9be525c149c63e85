"""The format of the Colombian ministry of information technologies: a blue block on the cover."""

from __future__ import annotations

from dataclasses import replace

from tools.build_templates.look import Look
from tools.build_templates.package import Template
from tools.build_templates.parts import (
    FULL,
    Border,
    Cell,
    Margins,
    condition,
    document,
    end_of_cover,
    footer,
    header,
    layout_table,
    page_of_pages,
    paragraph,
    row,
    run,
    section,
    tail,
    when,
)
from tools.build_templates.prototypes import kinds, marked, prototype

MARGINS = Margins(top=1474, right=1417, bottom=1304, left=1417)
COVER_MARGINS = Margins(top=850, right=850, bottom=850, left=850)
WIDTH = 9406
COVER_WIDTH = 10540
WHITE = "FFFFFF"
LOOK = Look(
    font="Calibri",
    size=22,
    align="both",
    accent="3366CC",
    tint="DCE6F7",
    pale="F0F4FC",
    rule="9DB5E2",
    second="CC0066",
    title_size=68,
    subtitle_size=40,
    title_align="left",
    heading_sizes=(32, 26, 24, 22, 22, 22),
    table_size=19,
    small_size=18,
    text_width=WIDTH,
)


def template() -> Template:
    """Write the template."""
    return Template(
        name="mintic",
        title="Plantilla del formato MinTIC",
        look=LOOK,
        document=document(
            _block(),
            *_signature(),
            end_of_cover(section(COVER_MARGINS, first_page=True)),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            _prototype(),
            section(MARGINS),
        ),
        header=_header(),
        footer=_footer(),
        first_header=header(),
        first_footer=footer(),
    )


def _block() -> str:
    words = (
        paragraph(run("{{ documento.titulo }}", colour=WHITE), style="Title", before=0, after=200),
        when(
            "documento.subtitulo",
            paragraph(run("{{ documento.subtitulo }}", colour=WHITE, size=28), style="Subtitle"),
            style="Portada",
            colour=WHITE,
        ),
        paragraph(run("{{ documento.vigencia }}", colour=WHITE), style="Subtitle", after=0),
    )
    room = (("top", 600), ("left", 800), ("bottom", 800), ("right", 1400))
    block = Cell(content="".join(words), share=FULL, fill=LOOK.accent, vertical="bottom", margins=room)
    line = Cell(content=tail(), share=FULL, fill=LOOK.second)
    rows = (row(block, height=8200), row(line, height=120))
    return layout_table(rows, (FULL,), text_width=COVER_WIDTH, padding=0)


def _signature() -> tuple[str, ...]:
    return (
        paragraph(style="Portada", before=2200),
        when(
            "entidad.lema",
            paragraph(run("{{ entidad.lema }}", colour="404040", size=32), style="Portada", align="right"),
            style="Portada",
        ),
        condition("if logo", style="Portada"),
        paragraph(run("{{ logo }}"), style="Portada", align="right"),
        condition("else", style="Portada"),
        paragraph(
            run("{{ entidad.sigla or entidad.nombre }}", bold=True, colour=LOOK.second, size=52),
            style="Portada",
            align="right",
        ),
        condition("endif", style="Portada"),
    )


def _prototype() -> str:
    rows = kinds(LOOK)
    group = replace(rows["fila"], fill=LOOK.tint, bold=True, vertical="center")
    return prototype(LOOK, rows, columns={"grupo": group, "marca": marked(LOOK)})


def _header() -> str:
    line = (("bottom", Border(LOOK.rule, 6)),)
    words = paragraph(
        run("{{ entidad.sigla }}", bold=True, colour=LOOK.accent),
        run("{% if entidad.sigla %}  |  {% endif %}{{ documento.titulo }}", colour=LOOK.muted),
        style="Header",
        align="right",
    )
    cell = Cell(content=words, share=FULL, borders=line)
    return header(layout_table((row(cell),), (FULL,), text_width=WIDTH, padding=0), tail())


def _footer() -> str:
    control = (
        "{% if documento.codigo %}{{ documento.codigo }}  |  Versión {{ documento.version }}"
        "  |  {{ documento.fecha }}  |  {% endif %}"
    )
    words = paragraph(run(control), page_of_pages(), style="Footer", align="center")
    return footer(words)
