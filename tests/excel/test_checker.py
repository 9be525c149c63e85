"""The structural checker of workbooks: a sound one gives nothing, and each of its rules catches a damaged copy."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from tests.support import excelcheck
from tests.support.checkerrules import rules_never_broken
from tests.support.excelcheck import faults_of
from tests.support.workbooks import everything

BOOK, STYLES, FORM, SUMMARY = "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"
DRAWING = "xl/drawings/drawing1.xml"
DAMAGES: dict[str, tuple[tuple[str, str, str], str]] = {
    "no sheets": ((BOOK, "(?s)<sheet .*(?=</sheets>)", ""), "there are no sheets"),
    "only hidden sheets": ((BOOK, "", ""), "no sheet is shown"),
    "two sheets of one name": ((BOOK, 'name="Otra"', 'name="FORMULARIO"'), "two sheets are called formulario"),
    "two sheets of one id": ((BOOK, 'sheetId="2"', 'sheetId="1"'), "two sheets have the id 1"),
    "a name that is none": ((BOOK, 'name="Otra"', 'name="a/b"'), "a/b is no name for a sheet"),
    "a hidden active sheet": ((BOOK, 'activeTab="0"', 'activeTab="9"'), "the sheet 9 is active, and nobody sees it"),
    "a name twice": (
        (BOOK, "(?s)(<definedName .*?</definedName>)", r"\1\1"),
        "the name _xlnm._filterdatabase stands twice",
    ),
    "a name of no sheet": (
        (BOOK, 'localSheetId="0"', 'localSheetId="40"'),
        "the name _xlnm._FilterDatabase is of a sheet that is missing",
    ),
    "a name that points nowhere": (
        (BOOK, r"'Formulario'!\$A\$3", "'Nada'!$A$3"),
        "the name _xlnm._FilterDatabase points to the sheet Nada, which is missing",
    ),
    "a wrong count": ((STYLES, r'<cellXfs count="\d+"', '<cellXfs count="1"'), "the styles count 1 cellXfs of"),
    "a font that is missing": (
        (STYLES, r'(<cellXfs[^>]*><xf [^>]*?)fontId="0"', r'\1fontId="900"'),
        "has the fontId 900, which is missing",
    ),
    "a number format that is missing": (
        (STYLES, r"(<cellXfs[^>]*><xf [^>]*?)numFmtId=\"0\"", r'\1numFmtId="900"'),
        "has the number format 900, which is missing",
    ),
    "two drawings of one id": (
        (DRAWING, r'(?s)cNvPr id="(\d+)"(.*?)cNvPr id="\d+"', r'cNvPr id="\1"\2cNvPr id="\1"'),
        "has the id 2 2 times",
    ),
    "a drawing that says nothing": ((DRAWING, 'descr="Barras"', 'descr=""'), "the drawing 2 says nothing"),
    "a sheet out of order": (
        (FORM, "(?s)(<mergeCells.*?</mergeCells>)(.*)(<pageMargins[^>]*/>)", r"\3\2\1"),
        "Formulario: its parts are out of order",
    ),
    "a column twice": ((FORM, '<col min="2"', '<col min="1"'), "the column 1 is said twice"),
    "rows out of order": ((FORM, '<row r="2"', '<row r="9"'), "the row 3 comes after the row 9"),
    "a row too high": ((FORM, 'ht="30"', 'ht="500"'), "the row 1 is too high"),
    "a cell out of place": ((FORM, 'r="B4"', 'r="B7"'), "B7 is out of place"),
    "a style that is missing": ((FORM, r'r="B4" s="\d+"', 'r="B4" s="999"'), "B4 has the style 999, which is missing"),
    "a shared text that is missing": (
        (FORM, r'(r="B4" s="\d+")><v>3', r'\1 t="s"><v>3'),
        "B4 has the shared text 3, which is missing",
    ),
    "too long a text": ((FORM, ">Título<", f">{'a' * 32768}<"), "A1 has too long a text"),
    "spaces without their mark": ((FORM, ">Título<", "> Título<"), "A1 has spaces that would be lost"),
    "a formula with its sign": ((FORM, "<f>B4/4", "<f>=B4/4"), "C4 has a formula with its sign"),
    "a formula without its value": ((FORM, "<v>0.75</v>", ""), "C4 has a formula without its value"),
    "a formula that points nowhere": (
        (FORM, "'Cálculo'!A1", "'Nada'!A1"),
        "D4 points to the sheet Nada, which is missing",
    ),
    "a number that is none": ((FORM, "<v>0.75</v>", "<v>75 %</v>"), "C4 has 75 % for a number"),
    "a merge of one cell": ((FORM, 'ref="A4:A5"', 'ref="A4:A4"'), "A4:A4 merges one cell"),
    "merges that overlap": ((FORM, 'ref="A4:A5"', 'ref="A1:A5"'), "A1:A5 overlaps A1:D1"),
    "something under a merge": ((FORM, 'ref="A4:A5"', 'ref="A4:B5"'), "B4 holds something under A4:B5"),
    "a rule without its look": ((FORM, 'dxfId="0"', 'dxfId="90"'), "a rule has the look 90, which is missing"),
    "a validation that says too much": (
        (FORM, 'error="[^"]*"', f'error="{"a" * 256}"'),
        "the validation of D4:D6 says too much",
    ),
    "a validation of a long list": (
        (FORM, "No iniciado,", "a" * 260),
        "the validation of D4:D6 has too long a formula",
    ),
    "a validation that points nowhere": (
        (FORM, "<formula1>0<", "<formula1>Nada!A1<"),
        "the validation of B4:B6 points to the sheet Nada, which is missing",
    ),
    "a link that leads nowhere": (
        (FORM, "location=\"'Otra'!A1\"", "location=\"'Nada'!A1\""),
        "the link of B6 points to the sheet Nada, which is missing",
    ),
    "too long a header": ((FORM, "BORRADOR", "B" * 255), "oddHeader is too long"),
}


def damaged(part: str, pattern: str, put: str) -> bytes:
    """Damage one part at the first place that a pattern finds; without a pattern, hide every sheet."""
    with zipfile.ZipFile(BytesIO(everything())) as package:
        members = {name: package.read(name) for name in package.namelist()}
    text = members[part].decode()
    if pattern:
        text, count = re.subn(pattern, put, text, count=1)
        assert count == 1
    else:
        text = text.replace("<sheet ", '<sheet state="hidden" ').replace(
            'state="hidden" name="Cálculo"', 'name="Cálculo"'
        )
    members[part] = text.encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def test_the_workbook_that_uses_everything_is_sound() -> None:
    """Or no damage would prove anything."""
    assert faults_of(everything()) == []


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
def test_each_damage_is_caught(damage: tuple[str, str, str], said: str) -> None:
    """The line says what is broken and where."""
    assert [fault for fault in faults_of(damaged(*damage)) if said in fault]


def test_every_rule_has_a_damage_that_it_catches() -> None:
    """A rule that nothing ever broke may be one that catches nothing."""
    said = [fault for damage, _ in DAMAGES.values() for fault in faults_of(damaged(*damage))]
    assert rules_never_broken(said, excelcheck) == []
