"""The change summary of a plan, for any entity: of the same paper as the report of a seguimiento."""

from __future__ import annotations

from dataclasses import replace

from tools.build_templates.comun import LOOK, SMALL, WIDTH, footer_box
from tools.build_templates.informe import TIGHT
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
from tools.build_templates.prototypes import kinds, prototype

TITLE = "Resumen de cambios"


def template() -> Template:
    """Write the template."""
    return Template(
        name="comun",
        file="cambios.docx",
        title="Plantilla del resumen de cambios",
        look=replace(LOOK, title_size=36, subtitle_size=22, heading_sizes=(26, 22, 20, 20, 20, 20), size=20),
        document=document(
            paragraph(run(TITLE), style="Title", after=40),
            paragraph(run("{{ documento.titulo }} {{ documento.vigencia }}"), style="Subtitle", after=200),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            *_prototypes(),
            section(TIGHT._replace(top=1644)),
        ),
        header=control_header(TITLE),
        footer=footer_box(),
    )


def _prototypes() -> tuple[str, ...]:
    rows = kinds(LOOK, header_align="left")
    rows = {kind: replace(cell, height=min(cell.height, 300)) for kind, cell in rows.items()}
    small = {kind: replace(cell, size=SMALL) for kind, cell in rows.items()}
    name = replace(rows["fila"], fill=LOOK.pale, bold=True)
    return (
        prototype(LOOK, rows),
        prototype(LOOK, rows, name="cambios_versiones", columns={"dato": name}),
        prototype(LOOK, small, name="cambios_cuentas"),
        prototype(LOOK, small, name="cambios_detalle"),
    )


def control_header(about: str) -> str:
    """Write a header with the entity, what the paper is, and the control of the plan."""
    shares = (1450, 2250, 1300)
    name = run("{{ entidad.nombre or entidad.sigla }}", bold=True, colour=LOOK.accent)
    title = run(about, bold=True, size=20)
    control = (
        when("documento.codigo", paragraph(run("Código: ", bold=True), run("{{ documento.codigo }}"), style="Header")),
        paragraph(run("Versión: ", bold=True), run("{{ documento.version }}"), style="Header"),
        paragraph(run("Fecha: ", bold=True), run("{{ documento.fecha }}"), style="Header"),
        paragraph(page_of_pages(), style="Header"),
    )
    cells = (
        Cell(content=paragraph(name, style="Header"), share=shares[0]),
        Cell(content=paragraph(title, style="Header", align="center"), share=shares[1]),
        Cell(content="".join(control), share=shares[2]),
    )
    box = layout_table((row(*cells, height=740),), shares, text_width=WIDTH, border=Border(LOOK.rule))
    return header(box, tail())
