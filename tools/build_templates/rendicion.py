"""The format of an accountability hearing: sober greys, and no hole where the entity is not named."""

from __future__ import annotations

from tools.build_templates.look import Look
from tools.build_templates.package import Template
from tools.build_templates.parts import (
    FULL,
    SIDES,
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
from tools.build_templates.prototypes import SEPARATION, kinds, marked, prototype

MARGINS = Margins(top=1361, right=1020, bottom=1247, left=1020)
WIDTH = 10200
MATRIX_SIZE = 16
"""The size of the matrix, whose words are long and in capitals."""
LOOK = Look(
    font="Arial",
    size=21,
    align="both",
    accent="37474F",
    tint="DFE5E8",
    pale="F2F5F6",
    rule="A7B3B9",
    second="7A2E2E",
    title_size=36,
    subtitle_size=24,
    title_align="center",
    heading_sizes=(25, 22, 21, 21, 21, 21),
    table_size=18,
    small_size=16,
    text_width=WIDTH,
)


def template() -> Template:
    """Write the template."""
    return Template(
        name="rendicion",
        title="Plantilla del formato de rendición de cuentas",
        look=LOOK,
        document=document(
            *_title(),
            paragraph(run("[[cuerpo]]"), style="BodyText"),
            *_prototypes(),
            section(MARGINS, first_page=True),
        ),
        header=_header(),
        footer=_footer(),
        first_header=header(),
        first_footer=_footer(),
    )


def _title() -> tuple[str, ...]:
    """Write the entity, where it is known, and the title between two lines; the subtitle names the period."""
    entity = (
        condition("if logo", style="Portada"),
        paragraph(run("{{ logo }}"), style="Portada", align="center"),
        condition("endif", style="Portada"),
        condition("if entidad.nombre or entidad.sigla", style="Portada"),
        paragraph(
            run("{{ entidad.nombre or entidad.sigla }}", bold=True, colour=LOOK.accent, size=24),
            style="Portada",
            after=160,
        ),
        condition("endif", style="Portada"),
    )
    words = (
        paragraph(run("{{ documento.titulo }}"), style="Title", before=0, after=60),
        paragraph(
            run("{% if documento.subtitulo %}{{ documento.subtitulo }}{% else %}{{ documento.vigencia }}{% endif %}"),
            style="Subtitle",
            after=0,
        ),
        when(
            "entidad.lema",
            paragraph(run("{{ entidad.lema }}", colour=LOOK.muted), style="Portada", before=80, after=0),
            style="Portada",
        ),
    )
    lines = (("top", Border(LOOK.second, 18)), ("bottom", Border(LOOK.second, 18)))
    room = (("top", 240), ("bottom", 240))
    box = Cell(content="".join(words), share=FULL, borders=lines, margins=room)
    return (*entity, layout_table((row(box),), (FULL,), text_width=WIDTH), tail(160))


def _prototypes() -> tuple[str, ...]:
    generic = prototype(LOOK, kinds(LOOK), columns={"marca": marked(LOOK)})
    return generic, _matrix(), tail(SEPARATION)


def _matrix() -> str:
    """Write the body of the matrix, small and with room after each line: each person responsible is one."""
    cells = (
        _matrix_cell(paragraph(run("[[tabla matriz · fila]]", size=MATRIX_SIZE), style="TextoTabla", after=80)),
        _matrix_cell(paragraph(run("[[medio]]", bold=True, size=MATRIX_SIZE), style="TextoTabla"), fill=LOOK.pale),
    )
    shares = tuple(cell.share for cell in cells)
    return layout_table((row(*cells),), shares, text_width=WIDTH, border=Border(LOOK.rule), padding=85)


def _matrix_cell(content: str, *, fill: str = "") -> Cell:
    box = tuple((side, Border(LOOK.rule)) for side in SIDES)
    return Cell(content=content, share=FULL // 2, borders=box, fill=fill, vertical="top")


def _header() -> str:
    line = (("bottom", Border(LOOK.rule, 6)),)
    words = paragraph(
        run("{{ entidad.sigla or entidad.nombre }}", bold=True, colour=LOOK.accent),
        run("{% if entidad.sigla or entidad.nombre %}  |  {% endif %}{{ documento.titulo }}", colour=LOOK.muted),
        style="Header",
        align="right",
    )
    cell = Cell(content=words, share=FULL, borders=line)
    return header(layout_table((row(cell),), (FULL,), text_width=WIDTH, padding=0), tail())


def _footer() -> str:
    shares = (3600, 1400)
    line = (("top", Border(LOOK.rule, 6)),)
    control = (
        "{% if documento.codigo %}Código: {{ documento.codigo }}  |  Versión: {{ documento.version }}"
        "  |  Fecha: {{ documento.fecha }}{% endif %}"
    )
    cells = (
        Cell(content=paragraph(run(control, colour=LOOK.muted), style="Footer"), share=shares[0], borders=line),
        Cell(content=paragraph(page_of_pages(), style="Footer", align="right"), share=shares[1], borders=line),
    )
    return footer(layout_table((row(*cells, height=360),), shares, text_width=WIDTH, padding=0), tail())
