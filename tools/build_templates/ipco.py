"""The format of the Mexican municipal planning institute: a green title band and the motto of the year at the foot."""

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

MARGINS = Margins(top=1474, right=1247, bottom=1134, left=1247, header=510, footer=454)
WIDTH = 9746
WHITE = "FFFFFF"
OCHRE = "C58B1B"
"""The thin line under the title: never a text, for it is too light to be read."""
LOOK = Look(
    font="Calibri",
    size=22,
    align="left",
    accent="1F6B45",
    tint="DCEBE2",
    pale="F1F7F3",
    rule="9DBFAB",
    second="124A30",
    title_size=48,
    subtitle_size=28,
    title_align="left",
    heading_sizes=(30, 24, 22, 22, 22, 22),
    table_size=18,
    small_size=17,
    text_width=WIDTH,
)


def template() -> Template:
    """Write the template."""
    return Template(
        name="ipco",
        title="Plantilla del formato IPCO",
        look=LOOK,
        document=document(
            _title(),
            tail(240),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            *_prototypes(),
            section(MARGINS),
        ),
        header=_header(),
        footer=_footer(),
    )


def _title() -> str:
    words = (
        paragraph(run("{{ documento.nombre }}", colour=WHITE), style="Title", before=0, after=0),
        when(
            "documento.subtitulo",
            paragraph(run("{{ documento.subtitulo }}", colour=WHITE), style="Subtitle", before=80, after=0),
            style="Portada",
            colour=WHITE,
        ),
    )
    room = (("top", 320), ("left", 340), ("bottom", 320), ("right", 340))
    band = Cell(content="".join(words), share=FULL, fill=LOOK.accent, margins=room)
    line = Cell(content=tail(), share=FULL, fill=OCHRE)
    return layout_table((row(band), row(line, height=90)), (FULL,), text_width=WIDTH, padding=0)


def _prototypes() -> tuple[str, ...]:
    rows = kinds(LOOK)
    body = replace(rows["fila"], vertical="center")
    sigla = replace(body, fill=LOOK.pale, bold=True, colour=LOOK.second)
    number = replace(sigla, align="center")
    months = {
        **rows,
        "título": replace(rows["título"], fill=LOOK.second, size=24, height=440),
        "fila": replace(body, height=340),
    }
    legend = {
        "título": replace(rows["título"], fill=LOOK.second),
        "encabezado": replace(rows["grupo"], colour=LOOK.second),
        "fila": replace(body, keep_next=True),
    }
    return (
        prototype(LOOK, rows, columns={"marca": marked(LOOK)}),
        prototype(LOOK, months, name="cronograma", columns={"numero": number, "marca": marked(LOOK)}),
        prototype(LOOK, legend, name="simbologia", columns={"sigla": replace(sigla, keep_next=True)}),
    )


def _header() -> str:
    shares = (3900, 1100)
    line = (("bottom", Border(LOOK.accent, 12)),)
    entity = (
        paragraph(run("{{ entidad.nombre or entidad.sigla }}", bold=True, colour=LOOK.second, size=20), style="Header"),
        when("entidad.dependencia", paragraph(run("{{ entidad.dependencia }}", colour=LOOK.muted), style="Header")),
    )
    mark = (
        condition("if logo"),
        paragraph(run("{{ logo }}"), style="Header", align="right"),
        condition("else"),
        paragraph(
            run("{% if entidad.nombre %}{{ entidad.sigla }}{% endif %}", bold=True, colour=LOOK.accent, size=28),
            style="Header",
            align="right",
        ),
        condition("endif"),
    )
    cells = (
        Cell(content="".join(entity), share=shares[0], borders=line),
        Cell(content="".join(mark), share=shares[1], borders=line),
    )
    return header(layout_table((row(*cells, height=480),), shares, text_width=WIDTH, padding=0), tail())


def _footer() -> str:
    shares = (1350, 2300, 1350)
    line = (("top", Border(LOOK.rule, 6)),)
    control = (
        "{% if documento.codigo %}{{ documento.codigo }}  |  Versión {{ documento.version }}"
        "  |  {{ documento.fecha }}{% endif %}"
    )
    words = (
        paragraph(run(control, colour=LOOK.muted), style="Footer"),
        paragraph(run("{{ entidad.lema }}", bold=True, colour=LOOK.second, size=20), style="Footer", align="center"),
        paragraph(page_of_pages(), style="Footer", align="right"),
    )
    cells = (Cell(content=each, share=share, borders=line) for each, share in zip(words, shares, strict=True))
    return footer(layout_table((row(*cells, height=400),), shares, text_width=WIDTH, padding=0), tail())
