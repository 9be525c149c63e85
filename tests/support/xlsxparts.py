"""Small workbooks written part by part, as a program that is not ours would save them, and parts of others changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.wordtemplate import unzipped, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/s1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/t.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    '<Override PartName="/xl/f.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)


def workbook(sheet: str, *, texts: str = "", formats: str = "", properties: str = "", main: str = MAIN) -> bytes:
    """Make a workbook of one sheet, «Hoja», of the XML in it, of the shared texts, and of the formats of its styles."""
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relationships(f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/w.xml"/>'),
            "xl/w.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}">{properties}'
            '<sheets><sheet name="Hoja" sheetId="1" r:id="a"/></sheets></workbook>',
            "xl/_rels/w.xml.rels": _relationships(
                f'<Relationship Id="a" Type="{_OFFICE}/worksheet" Target="s1.xml"/>'
                f'<Relationship Id="b" Type="{_OFFICE}/sharedStrings" Target="t.xml"/>'
                f'<Relationship Id="c" Type="{_OFFICE}/styles" Target="/xl/f.xml"/>'
            ),
            "xl/s1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
            "xl/t.xml": f'<sst xmlns="{main}">{texts}</sst>',
            "xl/f.xml": f'<styleSheet xmlns="{main}">{formats}</styleSheet>',
        }
    )


def rows(cells: str) -> str:
    """Write the rows of a sheet: `rows('<row r="1">…</row>')`."""
    return f"<sheetData>{cells}</sheetData>"


def changed(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Give a workbook whose parts were changed one by one, by name; None leaves a part out."""
    parts = {name: change(name, part) for name, part in unzipped(data).items()}
    return zipped({name: part for name, part in parts.items() if part is not None})


def _relationships(text: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{text}</Relationships>'
