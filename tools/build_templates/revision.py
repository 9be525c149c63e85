"""The review sheet of a plan, for any entity: of the same paper as the change summary."""

from __future__ import annotations

from dataclasses import replace

from tools.build_templates.cambios import control_header
from tools.build_templates.comun import LOOK, SMALL, footer_box
from tools.build_templates.informe import TIGHT
from tools.build_templates.package import Template
from tools.build_templates.parts import document, paragraph, run, section
from tools.build_templates.prototypes import kinds, prototype

TITLE = "Hoja de revisión"


def template() -> Template:
    """Write the template."""
    return Template(
        name="comun",
        file="revision.docx",
        title="Plantilla de la hoja de revisión",
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
        prototype(LOOK, rows, name="hoja_ficha", columns={"dato": name}),
        prototype(LOOK, small, name="hoja_hallazgos"),
        prototype(LOOK, small, name="hoja_aceptados"),
        prototype(LOOK, small, name="hoja_reglas"),
        prototype(LOOK, rows, name="hoja_firmas"),
    )
