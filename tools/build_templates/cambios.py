"""The change summary of a plan, for any entity: of the same paper as the report of a seguimiento."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def template() -> Template:
    """Write the template."""
    small = ("cambios_cuentas", "cambios_detalle")
    return plain_paper(
        "cambios.docx", "Plantilla del resumen de cambios", "Resumen de cambios", facts="cambios_versiones", small=small
    )


def plain_paper(  # noqa: PLR0913 - what one paper differs by
    file: str, title: str, about: str, *, facts: str, small: Sequence[str], usual: Sequence[str] = ()
) -> Template:
    """Write a template of a paper about a plan, with its control on each page.

    Its tables by the names of their prototypes: `facts` names things in its first column, `small` ones have small type.
    """
    return Template(
        name="comun",
        file=file,
        title=title,
        look=replace(LOOK, title_size=36, subtitle_size=22, heading_sizes=(26, 22, 20, 20, 20, 20), size=20),
        document=document(
            paragraph(run(about), style="Title", after=40),
            paragraph(run("{{ documento.nombre }}"), style="Subtitle", after=200),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            *_prototypes(facts, small, usual),
            section(TIGHT._replace(top=1644)),
        ),
        header=_control_header(about),
        footer=footer_box(),
    )


def _prototypes(facts: str, small: Sequence[str], usual: Sequence[str]) -> Iterator[str]:
    rows = kinds(LOOK, header_align="left")
    rows = {kind: replace(cell, height=min(cell.height, 300)) for kind, cell in rows.items()}
    smaller = {kind: replace(cell, size=SMALL) for kind, cell in rows.items()}
    name = replace(rows["fila"], fill=LOOK.pale, bold=True)
    yield prototype(LOOK, rows)
    yield prototype(LOOK, rows, name=facts, columns={"dato": name})
    yield from (prototype(LOOK, smaller, name=each) for each in small)
    yield from (prototype(LOOK, rows, name=each) for each in usual)


def _control_header(about: str) -> str:
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
