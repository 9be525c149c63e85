"""Documents with tracked changes written by hand, piece by piece, to judge the judges with."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import count

_BY = 'w:id="#" w:author="Ana Ruiz" w:date="2024-05-02T15:00:00Z"'
"""Who changed it and when; the id is given as the document is put together."""
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("styles", "numbering", "footnotes", "header")
_STYLES = """<w:styles {spaces}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
</w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"""
_NUMBERING = """<w:numbering {spaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">
<w:abstractNumId w:val="0"/></w:num></w:numbering>"""
_LINES = """<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"""
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)

INS, DEL = f"<w:ins {_BY}/>", f"<w:del {_BY}/>"
"""The mark of a paragraph, or of a row, that came or went."""
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
"""What makes an item of a list of a paragraph."""
HEADING = '<w:pStyle w:val="Heading1"/>'


def run(text: str) -> str:
    """Write a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str) -> str:
    """Write a run that came."""
    return came(run(text))


def dele(text: str) -> str:
    """Write a run that went."""
    return went(f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>')


def came(content: str) -> str:
    """Mark runs as inserted."""
    return f"<w:ins {_BY}>{content}</w:ins>"


def went(content: str) -> str:
    """Mark runs as deleted."""
    return f"<w:del {_BY}>{content}</w:del>"


def p(content: str = "", mark: str = "", properties: str = "") -> str:
    """Write a paragraph; `mark` says that its mark came or went."""
    of_mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}{of_mark}</w:pPr>{content}</w:p>"


def inserted(text: str, properties: str = "") -> str:
    """Write a whole paragraph that came."""
    return p(ins(text), INS, properties)


def deleted(text: str, properties: str = "") -> str:
    """Write a whole paragraph that went."""
    return p(dele(text), DEL, properties)


def cell(*paragraphs: str, merge: str = "") -> str:
    """Write a cell; `merge` begins («restart») or goes on with («continue») a cell over many rows."""
    over = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{over}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, mark: str = "") -> str:
    """Write a row; `mark` says that it came or went."""
    return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """Write a table of two columns."""
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>'


def mark_of(note: int) -> str:
    """Write the mark of a note."""
    return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'


def bookmark(content: str, name: str) -> str:
    """Put a bookmark around content."""
    return f'<w:bookmarkStart w:id="#" w:name="{name}"/>{content}<w:bookmarkEnd w:id="="/>'


def document(body: str, header: str = "", notes: tuple[str, ...] = ()) -> bytes:
    """Put a document together: what its body, its header and its notes (1, 2…) hold."""
    written = "".join(f'<w:footnote w:id="{n}">{note}</w:footnote>' for n, note in enumerate(notes, start=1))
    contents = {
        "document": f"<w:document {_SPACES}><w:body>{body}{_SECTION}</w:body></w:document>",
        "styles": _STYLES.format(spaces=_SPACES),
        "numbering": _NUMBERING.format(spaces=_SPACES),
        "footnotes": f"<w:footnotes {_SPACES}>{_LINES}{written}</w:footnotes>",
        "header": f"<w:hdr {_SPACES}>{header or p()}</w:hdr>",
    }
    ids = count(100)
    last = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal last
        last = next(ids) if found[0] == '"#"' else last
        return f'"{last}"'

    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", _HEAD + _types())
        package.writestr("_rels/.rels", _HEAD + _relations({"officeDocument": "word/document.xml"}))
        package.writestr("word/_rels/document.xml.rels", _HEAD + _relations({n: f"{n}.xml" for n in _PARTS}))
        for name, content in contents.items():
            package.writestr(f"word/{name}.xml", _HEAD + re.sub('"[#=]"', numbered, content))
    return made.getvalue()


def _types() -> str:
    kinds = {"document": "document.main", **{name: name for name in _PARTS}}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KINDS}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{parts}</Types>"
    )


def _relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{name}" Type="{_RELATION}/{name}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'
