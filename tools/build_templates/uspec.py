"""The format of the Colombian prison services unit: navy, centred cover, boxed header from page 2."""

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
    paragraph,
    row,
    run,
    section,
    tail,
    when,
)
from tools.build_templates.prototypes import kinds, marked, prototype

MARGINS = Margins(top=1814, right=1417, bottom=1417, left=1417)
COVER_MARGINS = MARGINS._replace(top=1417)
WIDTH = 9406
LOOK = Look(
    font="Arial",
    size=22,
    align="both",
    accent="1F3864",
    tint="D9E2F3",
    pale="EEF2FA",
    rule="8496B0",
    second="2F5496",
    title_size=52,
    subtitle_size=28,
    title_align="center",
    heading_sizes=(28, 24, 22, 22, 22, 22),
    table_size=18,
    small_size=16,
    text_width=WIDTH,
)


def template() -> Template:
    """Write the template."""
    return Template(
        name="uspec",
        title="Plantilla del formato USPEC",
        look=LOOK,
        document=document(
            _cover(),
            end_of_cover(section(COVER_MARGINS, first_page=True)),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            *_prototypes(),
            section(MARGINS),
        ),
        header=_header(),
        footer=footer(
            paragraph(run("{{ documento.clasificacion }}", colour=LOOK.muted), style="Footer", align="center")
        ),
        first_header=header(),
        first_footer=footer(),
    )


def _prototypes() -> tuple[str, ...]:
    rows = kinds(LOOK)
    light = replace(rows["encabezado"], fill=LOOK.tint, colour="", align="left")
    signatures = {"título": rows["título"], "encabezado": light, "fila": rows["fila"]}
    return prototype(LOOK, rows, columns={"marca": marked(LOOK)}), prototype(LOOK, signatures, name="firmas")


def _cover() -> str:
    entity = run(
        "{{ entidad.nombre|upper }}{% if entidad.sigla %} - {{ entidad.sigla }}{% endif %}",
        bold=True,
        size=28,
    )
    place = run(
        "{% if entidad.ciudad %}{{ entidad.ciudad|upper }}, {% endif %}{{ documento.fecha|upper }}",
        bold=True,
        size=26,
    )
    title = (
        paragraph(run("{{ documento.titulo|upper }}"), style="Title", before=0, after=0),
        condition("if documento.subtitulo", style="Portada"),
        paragraph(run("{{ documento.subtitulo }}"), style="Subtitle", before=160, after=0),
        condition("endif", style="Portada"),
    )
    foot = (
        paragraph(place, style="Portada", after=200),
        when(
            "documento.version",
            paragraph(run("VERSIÓN {{ documento.version }}", bold=True, size=26), style="Portada", after=200),
            style="Portada",
        ),
        when("entidad.lema", paragraph(run("{{ entidad.lema }}"), style="Portada"), style="Portada"),
    )
    rules = tuple((side, Border(LOOK.accent, 18)) for side in ("top", "bottom"))
    gap = paragraph(style="Portada", after=0)
    rows = (
        row(
            Cell(
                content=paragraph(entity, style="Portada"),
                share=FULL,
                vertical="top",
                margins=(("left", 700), ("right", 700)),
            ),
            height=2400,
        ),
        row(Cell(content=gap, share=FULL), height=1500),
        row(
            Cell(content="".join(title), share=FULL, borders=rules, margins=(("top", 360), ("bottom", 360))),
            height=2800,
        ),
        row(Cell(content=gap, share=FULL), height=2900),
        row(Cell(content="".join(foot), share=FULL), height=1900),
    )
    return layout_table(rows, (FULL,), text_width=WIDTH)


def _header() -> str:
    shares = (1350, 2350, 1300)
    entity = (
        condition("if logo"),
        paragraph(run("{{ logo }}"), style="Header", align="center"),
        condition("else"),
        paragraph(
            run("{{ entidad.sigla or entidad.nombre }}", bold=True, colour=LOOK.accent, size=24),
            style="Header",
            align="center",
        ),
        condition("endif"),
    )
    cells = (
        Cell(content="".join(entity), share=shares[0]),
        Cell(
            content=paragraph(
                run("{{ documento.titulo|upper }}", bold=True, size=20),
                style="Header",
                align="center",
            ),
            share=shares[1],
        ),
        Cell(content=control_lines(), share=shares[2]),
    )
    box = layout_table((row(*cells, height=850),), shares, text_width=WIDTH, border=Border(LOOK.accent, 6))
    return header(box, tail())
