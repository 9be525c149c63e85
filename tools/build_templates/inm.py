"""The format of the Colombian metrology institute: one wide matrix in teal, without a cover."""

from __future__ import annotations

from dataclasses import replace

from tools.build_templates.look import Look
from tools.build_templates.package import Template
from tools.build_templates.parts import (
    Cell,
    Margins,
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

MARGINS = Margins(top=1020, right=850, bottom=964, left=850, header=454, footer=454)
WIDTH = 14140
LOOK = Look(
    font="Arial",
    size=20,
    align="left",
    accent="1B6B72",
    tint="D5E8EA",
    pale="EDF5F6",
    rule="8DB3B7",
    second="0F474C",
    title_size=30,
    subtitle_size=24,
    title_align="center",
    heading_sizes=(26, 23, 21, 20, 20, 20),
    table_size=16,
    small_size=15,
    text_width=WIDTH,
)


def template() -> Template:
    """Write the template."""
    return Template(
        name="inm",
        title="Plantilla del formato INM",
        look=LOOK,
        document=document(
            paragraph(run("{{ documento.titulo }}"), style="Title", before=0, after=40),
            when(
                "documento.subtitulo",
                paragraph(run("{{ documento.subtitulo }}"), style="Subtitle", after=40),
                style="Subtitle",
            ),
            paragraph(run("{{ documento.vigencia }}", bold=True), style="Subtitle", after=160),
            when(
                "entidad.lema",
                paragraph(run("{{ entidad.lema }}", colour=LOOK.muted), style="Subtitle", after=160),
                style="Subtitle",
            ),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            _prototype(),
            section(MARGINS, landscape=True),
        ),
        header=_header(),
        footer=_footer(),
    )


def _prototype() -> str:
    rows = kinds(LOOK)
    level = replace(rows["fila"], vertical="center")
    axis = replace(level, fill=LOOK.pale, bold=True, colour=LOOK.second, align="center")
    return prototype(LOOK, rows, columns={"eje": axis, "objetivo": level, "iniciativa": level, "marca": marked(LOOK)})


def _header() -> str:
    entity = "{{ entidad.nombre or entidad.sigla }}"
    return header(paragraph(run(entity, bold=True, colour=LOOK.second), style="Header"))


def _footer() -> str:
    shares = (3800, 1200)
    control = (
        "{% if documento.codigo %}Código: {{ documento.codigo }}   |   Versión: {{ documento.version }}"
        "   |   Fecha: {{ documento.fecha }}{% endif %}"
    )
    cells = (
        Cell(content=paragraph(run(control, colour=LOOK.muted), style="Footer"), share=shares[0]),
        Cell(content=paragraph(page_of_pages(), style="Footer", align="right"), share=shares[1]),
    )
    return footer(layout_table((row(*cells),), shares, text_width=WIDTH, padding=0), tail())
