"""The report of a seguimiento, for any entity: of the same paper as the common format's plan, without a cover.

A committee reads its first page: the title stands on it, over the summary.
"""

from __future__ import annotations

from dataclasses import replace

from tools.build_templates.comun import LOOK, MARGINS, SMALL, WIDTH, footer_box
from tools.build_templates.package import Template
from tools.build_templates.parts import (
    Border,
    Cell,
    document,
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

TIGHT = MARGINS._replace(top=1474, bottom=1021)
"""A page for the committee holds more than one of the plan."""


def template() -> Template:
    """Write the template."""
    return Template(
        name="comun",
        file="informe.docx",
        title="Plantilla del informe de seguimiento",
        look=replace(LOOK, title_size=36, subtitle_size=22, heading_sizes=(26, 22, 20, 20, 20, 20), size=20),
        document=document(
            paragraph(run("Informe de seguimiento {{ corte.periodo }}"), style="Title", after=40),
            paragraph(run("{{ documento.nombre }}"), style="Subtitle", after=0),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            *_prototypes(),
            section(TIGHT),
        ),
        header=_header(),
        footer=footer_box(),
    )


def _prototypes() -> tuple[str, ...]:
    rows = kinds(LOOK, header_align="left")
    rows = {kind: replace(cell, height=min(cell.height, 300)) for kind, cell in rows.items()}
    small = {kind: replace(cell, size=SMALL) for kind, cell in rows.items()}
    figures = {kind: replace(cell, size=26, bold=True, vertical="center") for kind, cell in rows.items()}
    figures["encabezado"] = rows["encabezado"]
    return (
        prototype(LOOK, rows, columns={"marca": marked(LOOK)}),
        prototype(LOOK, figures, name="informe_cifras"),
        prototype(LOOK, small, name="informe_semaforo"),
        prototype(LOOK, small, name="informe_por_debajo"),
        prototype(LOOK, small, name="seguimiento"),
        prototype(LOOK, small, name="informe_avance"),
        prototype(LOOK, small, name="informe_tramite"),
    )


def _header() -> str:
    shares = (1450, 2250, 1300)
    name = run("{{ entidad.nombre or entidad.sigla }}", bold=True, colour=LOOK.accent)
    title = run("Informe de seguimiento {{ corte.periodo }}", bold=True, size=20)
    control = (
        when("documento.codigo", paragraph(run("Código: ", bold=True), run("{{ documento.codigo }}"), style="Header")),
        paragraph(run("Corte: ", bold=True), run("{{ corte.fecha }}"), style="Header"),
        paragraph(run("Estado: ", bold=True), run("{{ corte.estado }}"), style="Header"),
        paragraph(page_of_pages(), style="Header"),
    )
    cells = (
        Cell(content=paragraph(name, style="Header"), share=shares[0]),
        Cell(content=paragraph(title, style="Header", align="center"), share=shares[1]),
        Cell(content="".join(control), share=shares[2]),
    )
    box = layout_table((row(*cells, height=740),), shares, text_width=WIDTH, border=Border(LOOK.rule))
    return header(box, tail())
