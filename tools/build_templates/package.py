"""The package: the fixed parts around a template's own, zipped the same way every time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.build_templates.elements import DECLARATION, RELATIONSHIPS, tag, word_part
from tools.build_templates.parts import FIRST_FOOTER, FIRST_HEADER, FOOTER, HEADER
from tools.build_templates.styles import styles_part
from tools.build_templates.theme import theme_part

if TYPE_CHECKING:
    from tools.build_templates.look import Look

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SETTINGS_URI = "http://schemas.microsoft.com/office/word"
UNIX = 3
PLAIN_FILE = 0o600 << 16
EARLIEST = (1980, 1, 1, 0, 0, 0)
LEVEL = 6

PANOSE = {
    "Arial": ("020B0604020202020204", "swiss", "variable"),
    "Calibri": ("020F0502020204030204", "swiss", "variable"),
    "Times New Roman": ("02020603050405020304", "roman", "variable"),
}


@dataclass(frozen=True, kw_only=True)
class Template:
    """What each format writes by itself."""

    name: str
    """The name of its folder."""
    title: str
    look: Look
    document: str
    header: str
    footer: str
    file: str = "plan.docx"
    """What it is called in its folder."""
    first_header: str = ""
    first_footer: str = ""


def pack(template: Template) -> bytes:
    """Zip a template: the same template gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as package:
        for path, content in parts(template).items():
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = PLAIN_FILE
            package.writestr(entry, content.encode("utf-8"))
    return buffer.getvalue()


def parts(template: Template) -> dict[str, str]:
    """Give every part of the package by its path, in the order they are zipped."""
    edges = {
        "header1": (HEADER, template.header),
        "footer1": (FOOTER, template.footer),
        "header2": (FIRST_HEADER, template.first_header),
        "footer2": (FIRST_FOOTER, template.first_footer),
    }
    written = {name: edge for name, edge in edges.items() if edge[1]}
    return {
        "[Content_Types].xml": _content_types(tuple(written)),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core(template.title),
        "docProps/app.xml": _application(),
        "word/document.xml": template.document,
        "word/_rels/document.xml.rels": _document_relationships(
            {name: identity for name, (identity, _) in written.items()},
        ),
        "word/styles.xml": styles_part(template.look),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(template.look.font),
        "word/numbering.xml": word_part("numbering"),
        "word/footnotes.xml": _footnotes(),
        "word/theme/theme1.xml": theme_part(template.look, template.title),
        **{f"word/{name}.xml": content for name, (_, content) in written.items()},
    }


def _content_types(edges: tuple[str, ...]) -> str:
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        **{
            f"/word/{part}.xml": f"{WORD_TYPE}.{part}+xml"
            for part in ("styles", "settings", "fontTable", "numbering", "footnotes")
        },
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        **{f"/word/{name}.xml": f"{WORD_TYPE}.{name[:-1]}+xml" for name in edges},
    }
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in overrides.items())
        + "</Types>"
    )


def _relationships(entries: tuple[tuple[str, str, str], ...]) -> str:
    written = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>' for identity, kind, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def _package_relationships() -> str:
    return _relationships(
        (
            ("rId1", f"{RELATIONSHIPS}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
        ),
    )


def _document_relationships(edges: dict[str, str]) -> str:
    fixed = ("styles", "settings", "fontTable", "numbering", "footnotes")
    return _relationships(
        (
            *((f"rId{place}", f"{RELATIONSHIPS}/{part}", f"{part}.xml") for place, part in enumerate(fixed, start=1)),
            ("rId6", f"{RELATIONSHIPS}/theme", "theme/theme1.xml"),
            *((identity, f"{RELATIONSHIPS}/{name[:-1]}", f"{name}.xml") for name, identity in edges.items()),
        ),
    )


def _core(title: str) -> str:
    date = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2025-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>pecdocs</dc:creator>"
        f"{date.format('created')}{date.format('modified')}<dc:language>es-CO</dc:language>"
        "</cp:coreProperties>"
    )


def _application() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>pecdocs</Application></Properties>'


def _settings() -> str:
    compatibility = tag("compat", tag("compatSetting", name="compatibilityMode", uri=SETTINGS_URI, val=15))
    colours = {
        "bg1": "light1",
        "t1": "dark1",
        "bg2": "light2",
        "t2": "dark2",
        **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
        "hyperlink": "hyperlink",
        "followedHyperlink": "followedHyperlink",
    }
    return word_part(
        "settings",
        tag("zoom", percent=100),
        tag("defaultTabStop", val=708),
        tag("characterSpacingControl", val="doNotCompress"),
        tag("footnotePr", tag("footnote", id=-1), tag("footnote", id=0)),
        compatibility,
        tag("themeFontLang", val="es-CO"),
        tag("clrSchemeMapping", **colours),
        tag("decimalSymbol", val=","),
        tag("listSeparator", val=";"),
    )


def _fonts(font: str) -> str:
    written = []
    for name in dict.fromkeys((font, "Times New Roman")):
        panose, family, pitch = PANOSE[name]
        written.append(
            tag(
                "font",
                tag("panose1", val=panose),
                tag("charset", val="00"),
                tag("family", val=family),
                tag("pitch", val=pitch),
                name=name,
            ),
        )
    return word_part("fonts", *written)


def _footnotes() -> str:
    def note(identity: int, kind: str, content: str) -> str:
        spacing = tag("pPr", tag("spacing", before=0, after=0, line=240, lineRule="auto"))
        return tag("footnote", tag("p", spacing, tag("r", content)), type=kind, id=identity)

    return word_part(
        "footnotes",
        note(-1, "separator", tag("separator")),
        note(0, "continuationSeparator", tag("continuationSeparator")),
    )
