"""A tiny notation for templates: `docx(p("{{ entidad.nombre }}"), p("[[cuerpo]]"), LOOKS)` is a whole .docx.

`p` writes a paragraph, one run for each text given; `table` a table from rows of texts (or of ready paragraphs).
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{W_URI}" xmlns:r="{R_URI}"'

STYLES = {
    "Normal": "Normal",
    **{f"Heading{n}": f"heading {n}" for n in range(1, 7)},
    "BodyText": "Body Text",
    "ListParagraph": "List Paragraph",
    "Quote": "Quote",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
    "FootnoteText": "footnote text",
    "TableNote": "Nota de tabla",
}
"""The styles of the usual template: name by id."""

SPANISH_STYLES = {
    "Normal": "Normal",
    **{f"Ttulo{n}": f"heading {n}" for n in range(1, 7)},
    "Textoindependiente": "Body Text",
    "Prrafodelista": "List Paragraph",
    "Textonotapie": "footnote text",
}
"""The same as a Spanish Word names them: the ids are translated and lose their accents, the names stay."""


def p(*runs: str, style: str = "") -> str:
    """Write a paragraph, a run for each text."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(r(text) for text in runs)}</w:p>"


def r(text: str) -> str:
    """Write a run."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """Write a table; a cell that begins with `<w:` is ready content."""
    columns = max(len(row) for row in rows)
    width = 9000 // columns
    written = "".join(f"<w:tr>{''.join(_cell(cell, width) for cell in row)}</w:tr>" for row in rows)
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>'


def _cell(content: str, width: int) -> str:
    inside = content if content.startswith("<w:") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def section(*references: str, wide: bool = False, first_page: bool = False) -> str:
    """Write the properties of a section of letter pages."""
    size = 'w:w="15840" w:h="12240" w:orient="landscape"' if wide else 'w:w="12240" w:h="15840"'
    title = "<w:titlePg/>" if first_page else ""
    sides = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 708, "footer": 708, "gutter": 0}
    margins = "".join(f' w:{side}="{room}"' for side, room in sides.items())
    return f"<w:sectPr>{''.join(references)}<w:pgSz {size}/><w:pgMar{margins}/>{title}</w:sectPr>"


def reference(kind: str, relation: str, which: str = "default") -> str:
    """Write a section's reference to a header or footer part."""
    return f'<w:{kind}Reference w:type="{which}" r:id="{relation}"/>'


LOOKS = table(("[[tabla · encabezado]]", ""), ("[[tabla · grupo]]", ""), ("[[tabla · fila]]", ""))
"""The least prototype rows that any table needs."""
BODY = p("[[cuerpo]]")
PAGE = section()


@dataclass(frozen=True)
class Part:
    """A part beside the document: its content, and how the document is related to it."""

    name: str
    content: str | bytes
    kind: str = ""
    content_type: str = ""
    target: str | None = None
    """What the relationship says instead of the part's name."""


@dataclass(frozen=True)
class Extra:
    """What a template has besides its body."""

    parts: tuple[Part, ...] = ()
    styles: dict[str, str] | None = field(default_factory=lambda: dict(STYLES))
    document: str = "word/document.xml"
    external: tuple[tuple[str, str], ...] = ()
    """Kinds and addresses of relationships that leave the file."""


def edge(name: str, *content: str, relation_kind: str = "header") -> Part:
    """Make a header part (`header1.xml`) or, by its kind, a footer; its relationship's id is its base name."""
    root = "hdr" if relation_kind == "header" else "ftr"
    return Part(
        f"word/{name}",
        f"<w:{root} {NAMESPACES}>{''.join(content)}</w:{root}>",
        relation_kind,
        f"{TYPES}.{relation_kind}+xml",
    )


def docx(*body: str, page: str = PAGE, extra: Extra | None = None) -> bytes:
    """Make a .docx of some body content."""
    extra = extra or Extra()
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}{page}</w:body></w:document>"
    parts = list(extra.parts)
    if extra.styles is not None:
        parts.append(Part("word/styles.xml", styles(extra.styles), "styles", f"{TYPES}.styles+xml"))
    folder, _, base = extra.document.rpartition("/")
    return zipped(
        {
            "[Content_Types].xml": _content_types([(extra.document, f"{TYPES}.document.main+xml"), *_typed(parts)]),
            "_rels/.rels": _relationships([("rId1", f"{R_URI}/officeDocument", extra.document, False)]),
            extra.document: document,
            f"{folder}/_rels/{base}.rels": _relationships(_related(parts, extra)),
            **{part.name: part.content for part in parts},
        }
    )


def _typed(parts: list[Part]) -> list[tuple[str, str]]:
    return [(part.name, part.content_type) for part in parts if part.content_type]


def _related(parts: list[Part], extra: Extra) -> list[tuple[str, str, str, bool]]:
    inner = [
        (part.name.rpartition("/")[2].partition(".")[0], f"{R_URI}/{part.kind}", part.target or f"/{part.name}", False)
        for part in parts
        if part.kind
    ]
    return inner + [(f"out{n}", f"{R_URI}/{kind}", address, True) for n, (kind, address) in enumerate(extra.external)]


def styles(names: dict[str, str]) -> str:
    """Write a styles part from names by id; all are based on the first."""
    first = next(iter(names), "")
    written = []
    for identity, name in names.items():
        default = ' w:default="1"' if identity == first else ""
        base = "" if identity == first else f'<w:basedOn w:val="{first}"/>'
        attributes = f'w:type="paragraph" w:styleId="{identity}"{default}'
        written.append(f'<w:style {attributes}><w:name w:val="{name}"/>{base}</w:style>')
    return f"<w:styles {NAMESPACES}>{''.join(written)}</w:styles>"


def _content_types(overrides: list[tuple[str, str]]) -> str:
    written = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{written}</Types>'
    )


def _relationships(entries: list[tuple[str, str, str, bool]]) -> str:
    written = []
    for identity, kind, target, outside in entries:
        mode = ' TargetMode="External"' if outside else ""
        written.append(f'<Relationship Id="{identity}" Type="{kind}" Target={quoteattr(target)}{mode}/>')
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(written)}</Relationships>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Zip members in order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Give the members of a zip."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
