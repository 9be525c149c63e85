"""A template looked over: each thing that would come out wrong is a line; a sound template gives none."""

from __future__ import annotations

import pytest

from pecdocs.layout.context import shape
from pecdocs.layout.needs import Needs, TableNeeds
from pecdocs.word.review import review_template
from tests.support.worddocuments import FILE
from tests.support.wordtemplate import (
    BODY,
    LOOKS,
    NAMESPACES,
    TYPES,
    Extra,
    Part,
    docx,
    edge,
    p,
    reference,
    section,
    styles,
    table,
)

NEEDS = Needs({"matriz": TableNeeds(("encabezado", "fila"), ("meta", "fecha"))}, 3, 2)
STYLES = {
    "Normal": "Normal",
    **{f"Heading{n}": f"heading {n}" for n in (1, 2, 3)},
    **{name.title().replace(" ", ""): name for name in ("body text", "list bullet", "list number", "quote", "toc 1")},
    **{name.title().replace(" ", ""): name for name in ("nota de tabla", "hyperlink", "toc 2")},
    **{name.title().replace(" ", ""): name for name in ("footnote text", "footnote reference")},
}
CONTENTS = p("[[contenido]]")
THEME = "http://schemas.openxmlformats.org/drawingml/2006/main"


def said(template: bytes, *, needs: Needs = NEEDS, shared: bool = False) -> list[str]:
    """Give what is said of a template, without its name."""
    fields = shape() | {"borrador": True}
    faults = review_template(template, needs, fields, FILE, {} if shared else None)
    return [str(fault).removeprefix(f"{FILE}: ") for fault in faults]


def template(
    *body: str, looks: str = LOOKS, names: dict[str, str] | None = None, fonts: str = "", parts: tuple[Part, ...] = ()
) -> bytes:
    """Make a template; `fonts` is what its styles part says first, its default font."""
    written = styles(STYLES if names is None else names).replace(f"{NAMESPACES}>", f"{NAMESPACES}>{fonts}", 1)
    part = Part("word/styles.xml", written, "styles", f"{TYPES}.styles+xml")
    page = section(*(reference("header", part.name[5:-4]) for part in parts if part.kind == "header"))
    return docx(CONTENTS, BODY, *body, looks, page=page, extra=Extra((part, *parts), styles=None))


def default_font(attributes: str) -> str:
    """Write the default run properties with a font."""
    return f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {attributes}/></w:rPr></w:rPrDefault></w:docDefaults>"


def run_in(font: str) -> str:
    """Write a paragraph whose text asks for a font."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    return f"<w:p><w:r>{fonts}<w:t>x</w:t></w:r></w:p>"


def filled(fill: str, colour: str) -> str:
    """Write a prototype row of a colour on a fill."""
    r_pr = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>'
    cell = (
        f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
        f"<w:p><w:r>{r_pr}<w:t>[[tabla · fila]]</w:t></w:r></w:p></w:tc>"
    )
    return f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"


HEADS = table(("[[tabla · encabezado]]",))


def without(*names: str) -> dict[str, str]:
    """Give the usual styles but for some."""
    return {identity: name for identity, name in STYLES.items() if name not in names}


def test_a_sound_template_gives_nothing() -> None:
    """With a table of its own, a header, a field, and a font that every computer has or can replace."""
    header = edge("header1.xml", p("{{ documento.titulo }}"))
    sound = template(run_in("Arial"), fonts=default_font('w:ascii="Calibri" w:hAnsi="Calibri"'), parts=(header,))
    assert said(sound) == []


def font_line(font: str, spot: str) -> str:
    """Say what is said of a font without twin."""
    message = f"la letra «{font}» no tiene gemela libre: donde no esté instalada, el texto cambia de ancho y de página"
    hint = "use Calibri, Cambria, Arial, Times New Roman o Courier New, o incruste la letra al guardar"
    return f"{spot}: aviso: {message} — {hint}"


MAJOR = f'<a:theme xmlns:a="{THEME}"><a:majorFont><a:latin typeface="Aptos Display"/></a:majorFont></a:theme>'
THEMED = Part("word/theme/theme1.xml", MAJOR, "theme", "application/vnd.openxmlformats-officedocument.theme+xml")
CARRIED = f'<w:fonts {NAMESPACES}><w:font w:name="Aptos"><w:embedRegular r:id="x"/></w:font></w:fonts>'
STYLE_HINT = "en Word, use cada uno una vez y guarde: el estilo queda en el archivo"
FOUND = {
    "not an Office file": (
        b"hola",
        ["error: no es un archivo de Office, o está dañado — ábralo y guárdelo de nuevo en Word o Excel"],
    ),
    "a field that does not exist": (
        template(p("{{ documento.titlo }}")),
        [
            ("párrafo 3: error: el campo «documento.titlo» no existe: {{ documento.titlo }}"
            " — ¿quiso decir «documento.titulo»?"),
        ],
    ),
    "the deepest title without style": (
        template(names=without("heading 3")),
        [
            ("error: la plantilla no tiene el estilo «Título 3» («heading 3»)"
            " — en Word, aplíquelo a un párrafo y guarde: el estilo queda en el archivo"),
        ],
    ),
    "styles of lists, notes and contents that lack": (
        template(names=without("list bullet", "nota de tabla", "toc 2")),
        [
            ("aviso: la plantilla no tiene estos estilos, y saldrán como el texto: «Lista con viñetas»,"
            f" «Nota de tabla», «TDC 2» — {STYLE_HINT}"),
        ],
    ),
    "a style that the text asks for and is not there": (
        template(p("x", style="Perdido"), p("y", style="Perdido")),
        ["párrafo 3: aviso: usa el estilo «Perdido», que no está en el archivo — aplique otro en Word"],
    ),
    "a style that another is based on and is not there": (
        template(fonts='<w:style w:type="paragraph" w:styleId="Mio"><w:basedOn w:val="Perdido"/></w:style>'),
        ["estilo «Mio»: aviso: usa el estilo «Perdido», que no está en el archivo — aplique otro en Word"],
    ),
    "a table that grows under a header that does not repeat": (
        template(table(("Sigla",), ("{%tr for s in siglas %}",), ("{{ s.sigla }}",), ("{%tr endfor %}",))),
        [
            ("tabla 1, fila 1: aviso: el encabezado de una tabla que crece no se repite en cada página"
            " — en Word: Disposición → Repetir filas de título"),
        ],
    ),
    "a table that grows without a header": (
        template(table(("{%tr for s in siglas %}",), ("{{ s.sigla }}",), ("{%tr endfor %}",))),
        [],
    ),
    "a font of the text": (template(p("a"), run_in("Aptos")), [font_line("Aptos", "párrafo 4")]),
    "a font of nothing": (template(run_in("Aptos").replace(">x<", "> <")), []),
    "a font of signs": (template(run_in("Wingdings")), []),
    "the default font": (
        template(fonts=default_font('w:ascii="Century Gothic" w:hAnsi="Century Gothic"')),
        [font_line("Century Gothic", "letra predeterminada")],
    ),
    "a font of the theme": (
        template(fonts=default_font('w:ascii="Arial" w:asciiTheme="majorHAnsi"'), parts=(THEMED,)),
        [font_line("Aptos Display", "letra predeterminada")],
    ),
    "a font that the file carries with it": (
        template(run_in("Aptos"), parts=(Part("word/fontTable.xml", CARRIED, "fontTable", f"{TYPES}.fontTable+xml"),)),
        [],
    ),
    "no prototype of the rows": (
        template(looks=HEADS),
        [
            ("error: falta la fila prototipo «fila», que dibuja la tabla «matriz»"
            " — agregue en la última página una fila cuya primera celda diga «[[tabla · fila]]»"),
        ],
    ),
    "a prototype of a table that the format does not have": (
        template(table(("[[tabla matriis · fila]]",))),
        ["tabla 1, fila 1: aviso: es muestra de la tabla «matriis», que el formato no tiene — ¿quiso decir «matriz»?"],
    ),
    "a prototype of a column that its table does not have": (
        template(table(("[[tabla matriz · fila]]", "[[metas]]"))),
        [
            ("tabla 1, fila 1: aviso: es muestra de la columna «metas», que la tabla «matriz» no tiene"
            " — ¿quiso decir «meta»?"),
        ],
    ),
    "a prototype of a column that no table has": (
        template(looks=HEADS + p("") + table(("[[tabla · fila]]", "[[meta]]", "[[marca]]", "[[fechas]]"))),
        ["tabla 2, fila 1: aviso: es muestra de la columna «fechas», que ninguna tabla tiene — ¿quiso decir «fecha»?"],
    ),
    "grey on grey": (
        template(looks=HEADS + p("") + filled("D9D9D9", "A6A6A6")),
        [
            ("tabla 2, fila 1: aviso: el color del texto se distingue poco del fondo (contraste 1,7; se pide 4,5)"
            " — aclare uno de los dos, u oscurezca el otro"),
        ],
    ),
    "white on blue": (template(looks=HEADS + p("") + filled("1F4E79", "FFFFFF")), []),
}  # fmt: skip


@pytest.mark.parametrize(("data", "lines"), FOUND.values(), ids=FOUND)
def test_what_would_come_out_wrong_is_a_line_at_its_place(data: bytes, lines: list[str]) -> None:
    """With the way to mend it in Word."""
    assert said(data) == lines


@pytest.mark.parametrize(
    ("kind", "like"),
    [("titulo", "encabezado"), ("numeros", "encabezado"), ("grupo", "fila"), ("total", "grupo")],
)
def test_a_kind_of_row_that_another_stands_in_for_is_a_warning(kind: str, like: str) -> None:
    """The document comes out, and its groups look like any row."""
    looks = table(("[[tabla · encabezado]]",), ("[[tabla · fila]]",))
    needs = Needs({"una": TableNeeds((kind,)), "otra": TableNeeds((kind,))}, 3, 2)  # type: ignore[arg-type]
    assert said(template(looks=looks), needs=needs) == [
        (
            f"aviso: falta la fila prototipo «{kind}», que dibujan las tablas «una», «otra»; sale como «{like}»"
            f" — agregue en la última página una fila cuya primera celda diga «[[tabla · {kind}]]»"
        )
    ]


def test_a_template_of_several_formats_may_show_the_columns_of_all() -> None:
    """What one format does not have is another's."""
    shared = template(table(("[[tabla cronograma · fila]]", "[[mes]]")))
    assert len(said(shared)) == 1
    assert said(shared, shared=True) == []


def test_everything_is_said_at_once() -> None:
    """A mistake in a tag hides none of the rest."""
    bad = template(p("{{ x }}"), run_in("Aptos"), p("y", style="Perdido"), looks=HEADS, names=without("heading 2"))
    assert len(said(bad)) == 5
