"""A template of Excel with a mistake is refused by name, at its place; what it would lose is said."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from pecdocs.excel import template_warnings
from pecdocs.faults import InputError
from tests.support.excelcheck import faults_of
from tests.support.wordtemplate import unzipped, zipped
from tests.support.workbooks import FILE, SEGUIMIENTO, book, drawn, opened, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.layout.workbook import Workbook

SCALE = ColorScaleRule(start_type="min", start_color="FFFFFF", end_type="max", end_color="00B050")  # type: ignore[no-untyped-call]
PLAIN = book(sheet(["a"]), documento_titulo="Plan", documento_version="1")


def edited(change: Callable[[Any], object]) -> bytes:
    """Give the template of comun as somebody changed it."""
    found = opened(SEGUIMIENTO)
    change(found)
    out = BytesIO()
    found.save(out)
    return out.getvalue()


def spliced(part: str, pattern: str, put: str, **more: str) -> bytes:
    """Give the template with a part changed by hand, and more parts."""
    found = unzipped(SEGUIMIENTO)
    text, count = re.subn(pattern, put, found[part].decode(), count=1)
    assert count == 1
    return zipped({**found, part: text.encode(), **{name: each.encode() for name, each in more.items()}})


def faults(template: bytes, workbook: Workbook = PLAIN) -> list[str]:
    """Give what is wrong with a template, without its file's name."""
    with pytest.raises(InputError) as caught:
        drawn(workbook, template)
    return [str(fault).removeprefix(f"{FILE}: ") for fault in caught.value.faults]


BOOK, FORM, HELP = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet4.xml"
RELS, TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def set_cell(name: str, place: str, value: str) -> Callable[[Any], object]:
    """Give a change of one cell."""
    return lambda found: found[name].__setitem__(place, value)


def test_a_sheet_that_gives_the_looks_is_missing() -> None:
    """The nearest name is proposed."""
    template = edited(lambda found: setattr(found["Formulario"], "title", "Formularios"))
    assert faults(template) == ["error: falta la hoja «Formulario», que da el aspecto — ¿quiso decir «Formularios»?"]


def test_every_look_that_is_missing_is_said_at_once() -> None:
    """By its sheet."""
    template = edited(lambda found: found["Formulario"].delete_rows(5, 4))
    message = (
        "hoja «Formulario»: error: falta una celda con la marca «[[{}]]», que da su aspecto — escríbala en una celda "
    )
    assert faults(template) == [f"{message.format('fila')}que tenga ese aspecto"]


def test_a_look_that_stands_twice_is_refused() -> None:
    """Which of both is meant nobody knows."""
    template = edited(set_cell("Formulario", "C20", "[[fila]]"))
    assert faults(template) == [
        "hoja «Formulario», celda C20: error: la marca «[[fila]]» está dos veces — deje una sola"
    ]


def test_a_field_that_does_not_exist_is_told_with_its_place() -> None:
    """In a cell, and in the header of a page."""

    def change(found: Any) -> None:
        found["Instrucciones"]["B9"] = "El {{ documento.titlo }}"
        found["Formulario"].oddHeader.center.text = "{{ entidad.nombr }}"

    said = "{}: error: no hay un campo «{}» — ¿quiso decir «{}»?"
    assert faults(edited(change)) == [
        said.format("hoja «Formulario», encabezado de página", "entidad.nombr", "entidad.nombre"),
        said.format("hoja «Instrucciones», celda B9", "documento.titlo", "documento.titulo"),
    ]


@pytest.mark.parametrize("tag", ["{% for x in siglas %}", "{# nota #}"])
def test_only_names_are_fields(tag: str) -> None:
    """There is nothing to run."""
    (fault,) = faults(edited(set_cell("Instrucciones", "B9", tag)))
    assert f"la etiqueta «{tag}» no se admite en Excel" in fault


@pytest.mark.parametrize(
    "field", ["{{ siglas }}", "{{ ''.__class__ }}", "{{ documento }}", "{{ documento.titulo.upper }}"]
)
def test_what_is_no_text_is_no_field(field: str) -> None:
    """Lists and the insides of objects are not there to be asked for."""
    (fault,) = faults(edited(set_cell("Instrucciones", "B9", field)))
    assert "no hay un campo" in fault


def test_the_fields_of_the_plan_are_filled_in_once() -> None:
    """What a plan holds is never a field itself, nor a code of a header."""
    named = book(sheet(["a"]), documento_nombre="{{ documento.version }} &P _x0041_", documento_version="9")
    found = opened(drawn(named).data)
    assert found["Instrucciones"]["A2"].value == "{{ documento.version }} &P _x005F_x0041_"
    assert found["Formulario"].oddHeader.right.text == "{{ documento.version }} &&P _x0041_"


def test_a_field_in_two_styles_of_letter_is_filled_in() -> None:
    """Word processors and Excel cut texts where somebody clicked."""
    rich = "<is><r><t>{{ documento.</t></r><r><rPr><b/></rPr><t>titulo }}!</t></r></is>"
    template = spliced(HELP, r'(<c r="B4" s="\d+" t="inlineStr">)<is>.*?</is>', rf"\1{rich}")
    assert opened(drawn(PLAIN, template).data)["Instrucciones"]["B4"].value == "Plan!"


def test_an_empty_field_takes_its_separator_along() -> None:
    """No line begins with a point."""
    assert opened(drawn(PLAIN).data)["Formulario"].oddFooter.left.text == "Versión 1"


def test_digits_after_a_size_are_not_part_of_it() -> None:
    """`&8` and the year 2024 would be size 82024."""
    template = spliced(FORM, "<oddHeader>[^<]*", "<oddHeader>&amp;C&amp;8{{ documento.vigencia }}")
    data = drawn(book(sheet(["a"]), documento_vigencia="2024"), template).data
    assert b"&amp;C&amp;8 2024" in unzipped(data)[FORM]


def test_a_header_of_long_values_is_shortened_and_said() -> None:
    """Excel takes 255 characters, and calls a file with more damaged."""
    found = drawn(book(sheet(["a"]), documento_titulo="Plan " * 80, entidad_nombre="Entidad " * 40, mark="BORRADOR"))
    assert faults_of(found.data) == []
    said = [warning for warning in found.warnings if "encabezado" in str(warning)]
    assert len(said) == 2
    assert "pasa de los 255 caracteres" in said[0].message
    assert "BORRADOR" in opened(found.data)["Formulario"].oddHeader.center.text


REFUSED: dict[str, tuple[bytes, str]] = {
    "a workbook of before 2007": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "es un archivo antiguo"),
    "no Office file": (b"nada", "no es un archivo de Office"),
    "a document of Word": (
        zipped(
            {
                TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
                'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
                'PartName="/w.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document'
                '.main+xml"/></Types>',
                "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="w.xml"/></Relationships>',
                "w.xml": "<a/>",
            }
        ),
        "no es un libro de Excel (.xlsx)",
    ),
    "macros": (
        spliced(
            TYPES,
            r"vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main",
            "vnd.ms-excel.sheet.macroEnabled.main",
        ),
        "el archivo tiene macros",
    ),
    "another workbook's data": (
        spliced(
            RELS,
            "</Relationships>",
            f'<Relationship Id="x" Type="{OFFICE}/externalLink" Target="link1.xml"/></Relationships>',
            **{"xl/link1.xml": "<externalLink/>"},
        ),
        "el libro usa datos de otro libro",
    ),
    "a query": (
        spliced(
            RELS,
            "</Relationships>",
            f'<Relationship Id="x" Type="{OFFICE}/connections" Target="connections.xml"/></Relationships>',
            **{"xl/connections.xml": "<connections/>"},
        ),
        "el libro trae datos de fuera",
    ),
    "a sheet of macros": (
        spliced(
            RELS,
            "</Relationships>",
            '<Relationship Id="x" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" '
            'Target="macrosheets/sheet1.xml"/></Relationships>',
            **{"xl/macrosheets/sheet1.xml": "<macrosheet/>"},
        ),
        "hoja de macros de Excel 4.0",
    ),
    "another program, asked by a formula": (
        edited(set_cell("Instrucciones", "B9", "=cmd|'/C calc'!A0")),
        "hoja «Instrucciones», celda B9: error: la fórmula «cmd|'/C calc'!A0» pide algo que no está en el libro",
    ),
    "the network, asked by a formula": (
        edited(set_cell("Instrucciones", "B9", '=WEBSERVICE("http://x")')),
        "pide algo que no está en el libro",
    ),
    "a name that runs": (
        spliced(
            BOOK,
            "</sheets>",
            '</sheets><definedNames><definedName name="Auto_Open" function="1">1</definedName></definedNames>',
        ),
        "el nombre es de una macro",
    ),
    "no styles": (spliced(RELS, r'<Relationship [^>]*relationships/styles"[^>]*/>', ""), "el libro no tiene estilos"),
    "Strict": (
        spliced(
            BOOK,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        "Strict",
    ),
}


@pytest.mark.parametrize(("template", "said"), REFUSED.values(), ids=REFUSED)
def test_what_runs_or_reaches_out_is_refused_by_name(template: bytes, said: str) -> None:
    """In one line of Spanish."""
    assert [fault for fault in faults(template) if said in fault]


def test_a_bomb_is_not_opened() -> None:
    """Its directory says enough."""
    bomb = zipped({**unzipped(SEGUIMIENTO), "xl/media/image1.png": b"\0" * 250 * 2**20})
    assert ["el archivo se expande a" in fault for fault in faults(bomb)] == [True]


def test_the_comun_templates_lose_nothing() -> None:
    """Nor are fields unknown in them."""
    assert template_warnings(SEGUIMIENTO, FILE) == []


def test_what_stands_on_the_cells_of_a_drawn_sheet_is_lost_and_said() -> None:
    """Each kind once; the sheet that is kept loses nothing."""

    def change(found: Any) -> None:
        for name in ("Formulario", "Instrucciones"):
            page = found[name]
            page.conditional_formatting.add("A1:A9", SCALE)
            page.add_data_validation(DataValidation("list", '"Sí,No"', sqref="C1"))
            page["H1"], page["H2"] = "Título", "x"
            page.add_table(Table(displayName=f"T{name}", ref="H1:H2"))

    template = edited(change)
    lost = [str(each) for each in template_warnings(template, FILE)]
    assert [each.partition(" — ")[0] for each in lost] == [
        f"{FILE}: hoja «Formulario»: aviso: se pierden sus {words}"
        for words in ("formatos condicionales", "validaciones de datos", "tablas de Excel")
    ]
    found = drawn(PLAIN, template)
    assert [str(each) for each in found.warnings] == lost
    assert faults_of(found.data) == []
    kept = opened(found.data)["Instrucciones"]
    assert (len(kept.conditional_formatting), list(kept.tables), len(kept.data_validations.dataValidation)) == (
        1,
        ["TInstrucciones"],
        1,
    )
