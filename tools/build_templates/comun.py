"""The format for any entity: sober, with a cover, a contents page and a control box."""

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
    control_lines,
    document,
    end_of_cover,
    footer,
    header,
    layout_table,
    page_break,
    paragraph,
    row,
    run,
    section,
    tab,
    tail,
    when,
)
from tools.build_templates.prototypes import kinds, marked, prototype

MARGINS = Margins(top=1814, right=1417, bottom=1417, left=1417)
COVER_MARGINS = MARGINS._replace(top=1417)
WIDTH = 9406
SMALL = 16
"""The size of the matrix, which has up to eleven columns."""
LOOK = Look(
    font="Calibri",
    size=22,
    align="left",
    accent="1F3A5F",
    tint="D6DFEA",
    pale="EEF2F7",
    rule="A3B1C4",
    second="456789",
    title_size=56,
    subtitle_size=32,
    title_align="left",
    heading_sizes=(32, 27, 24, 22, 22, 22),
    table_size=19,
    small_size=17,
    text_width=WIDTH,
)


def template() -> Template:
    """Write the template."""
    return Template(
        name="comun",
        title="Plantilla del formato común",
        look=LOOK,
        document=document(
            _cover(),
            end_of_cover(section(COVER_MARGINS, first_page=True)),
            paragraph(run("Contenido"), style="TOCHeading"),
            paragraph(run("[[contenido]]")),
            page_break(),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            *_prototypes(),
            section(MARGINS),
        ),
        header=_header(),
        footer=footer_box(),
        first_header=header(),
        first_footer=footer(),
    )


def _prototypes() -> tuple[str, ...]:
    rows = kinds(LOOK, header_align="left")
    small = {kind: replace(cell, size=SMALL) for kind, cell in rows.items()}
    level = replace(small["fila"], vertical="center")
    first = replace(level, fill=LOOK.pale, bold=True)
    levels = {"nivel1": first, **{f"nivel{number}": level for number in range(2, 6)}}
    return (
        prototype(LOOK, rows, columns={"marca": marked(LOOK)}),
        prototype(LOOK, small, name="matriz", columns=levels),
    )


def _cover() -> str:
    entity = (
        when("logo", paragraph(run("{{ logo }}"), style="Portada", after=240), style="Portada"),
        paragraph(
            run("{{ entidad.nombre or entidad.sigla }}", bold=True, colour=LOOK.accent, size=32),
            style="Portada",
        ),
        when(
            "entidad.dependencia",
            paragraph(run("{{ entidad.dependencia }}", colour=LOOK.muted, size=24), style="Portada"),
            style="Portada",
        ),
    )
    title = (
        paragraph(run("{{ documento.titulo }}"), style="Title", before=60, after=120),
        when(
            "documento.subtitulo",
            paragraph(run("{{ documento.subtitulo }}"), style="Subtitle", after=120),
            style="Portada",
        ),
        paragraph(
            run("Vigencia {{ documento.vigencia }}", bold=True, colour=LOOK.second, size=30),
            style="Portada",
            after=60,
        ),
    )
    lines = (
        _line("Código", "documento.codigo"),
        _line("Versión", "documento.version"),
        _line("Fecha", "documento.fecha"),
        _line("Proceso", "documento.proceso"),
        _line("Serie", "documento.serie"),
        _line("Clasificación", "documento.clasificacion"),
        condition("if entidad.lema", style="Portada"),
        paragraph(run("{{ entidad.lema }}", colour=LOOK.muted), style="Portada", before=240),
        condition("endif", style="Portada"),
        paragraph(style="Portada", after=0),
    )
    gap = paragraph(style="Portada", after=0)
    bar = ("left", Border(LOOK.accent, 48))
    thin = ("top", Border(LOOK.rule, 6))
    rows = (
        row(Cell(content="".join(entity), share=FULL, vertical="top"), height=2500),
        row(Cell(content=gap, share=FULL), height=700),
        row(Cell(content="".join(title), share=FULL, borders=(bar,), margins=(("left", 340),)), height=2600),
        row(Cell(content=gap, share=FULL), height=2300),
        row(
            Cell(
                content="".join(lines),
                share=FULL,
                borders=(thin,),
                vertical="top",
                margins=(("top", 240),),
            ),
            height=1800,
        ),
    )
    return layout_table(rows, (FULL,), text_width=WIDTH, padding=60)


def _line(label: str, name: str) -> str:
    return when(
        name,
        paragraph(
            run(label, bold=True, colour=LOOK.accent),
            tab(),
            run(f"{{{{ {name} }}}}"),
            style="Portada",
        ),
        style="Portada",
    )


def _header() -> str:
    shares = (1450, 2250, 1300)
    cells = (
        Cell(
            content=paragraph(
                run("{{ entidad.nombre or entidad.sigla }}", bold=True, colour=LOOK.accent),
                style="Header",
            ),
            share=shares[0],
        ),
        Cell(
            content=paragraph(
                run("{{ documento.titulo }}", bold=True, size=20),
                style="Header",
                align="center",
            ),
            share=shares[1],
        ),
        Cell(content=control_lines(), share=shares[2]),
    )
    box = layout_table((row(*cells, height=850),), shares, text_width=WIDTH, border=Border(LOOK.rule))
    return header(box, tail())


def footer_box() -> str:
    """Write the footer: who makes the document, and what may be done with it."""
    shares = (3200, 1800)
    line = (("top", Border(LOOK.rule, 6)),)
    cells = (
        Cell(
            content=paragraph(run("{{ entidad.dependencia }}", colour=LOOK.muted), style="Footer"),
            share=shares[0],
            borders=line,
            vertical="top",
        ),
        Cell(
            content=paragraph(
                run("{{ documento.clasificacion }}", colour=LOOK.muted),
                style="Footer",
                align="right",
            ),
            share=shares[1],
            borders=line,
            vertical="top",
        ),
    )
    return footer(layout_table((row(*cells),), shares, text_width=WIDTH, padding=0), tail())
