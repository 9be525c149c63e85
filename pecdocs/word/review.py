"""A template looked over for who edits it: not only what stops a document, also what would come out ugly or mute."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pecdocs.faults import Fault, InputError, Place, Severity, did_you_mean
from pecdocs.layout.colors import contrast
from pecdocs.opc import Package
from pecdocs.opc.colours import recolour
from pecdocs.opc.xml import w
from pecdocs.word.fonts import without_twin
from pecdocs.word.parts import STYLES, give_usual_names
from pecdocs.word.prototypes import FALLBACK, GENERIC, KINDS, MARK, take_prototypes
from pecdocs.word.story import stories
from pecdocs.word.styles import Styles, heading_fault
from pecdocs.word.template import CONTENTS_MARK, open_template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from pecdocs.layout.needs import Needs
    from pecdocs.word.prototypes import CellLook, Prototypes
    from pecdocs.word.story import Story

_WRITTEN = {
    "body text": "Texto independiente",
    "list bullet": "Lista con viñetas",
    "list number": "Lista con números",
    "quote": "Cita",
    "nota de tabla": "Nota de tabla",
    "hyperlink": "Hipervínculo",
    "footnote text": "Texto nota pie",
}
"""The styles that the writer uses beside those of titles and contents, as a Spanish Word calls them."""
_PLAIN = {"body text"}
"""Those that may well look as the default one."""
_LOOP_OF_ROWS = re.compile(r"\{%tr\s+for\b")
_FILL = re.compile(r'<w:shd\b[^>]*w:fill="([0-9A-Fa-f]{6})"')
_COLOUR = re.compile(r'<w:color\b[^>]*w:val="([0-9A-Fa-f]{6})"')
_LEGIBLE = 4.5
"""The least contrast of text (WCAG 2.1, 1.4.3)."""


def review_template(
    data: bytes, needs: Needs, fields: dict[str, Any], file: str, borrowed: Mapping[str, str] | None = None
) -> list[Fault]:
    """Give all that is wrong with an Office file, or will be with some plan.

    `borrowed` tells that other formats take it too, so that rows and columns that this one has not are theirs, and
    holds the colours that this one puts in the place of the file's, as in `open_template`.
    """
    try:
        package = Package.read(data, file)
        give_usual_names(package, file)
        recolour(package, borrowed or {})
    except InputError as error:
        return list(error.faults)
    found = list(stories(package))
    faults = list(_unopened(data, fields, file))
    styles = Styles(package.xml(STYLES))
    faults += _styles(styles, needs, found, file)
    faults += _unknown_styles(package, found, file)
    faults += _unflagged_headers(found[0], file)
    faults += _fonts(package, styles, needs, found, file)
    body = found[0].root.find(w("body"))
    if body is not None:
        prototypes, _ = take_prototypes(body, file)
        faults += [*_missing_rows(prototypes, needs), *_colours(prototypes)]
        faults += _unused_looks(prototypes, needs) if borrowed is None else []
    return faults


def _warning(file: str, spot: str, message: str, hint: str) -> Fault:
    return Fault(Place(file, spot=spot), message, hint, Severity.WARNING)


def _unopened(data: bytes, fields: dict[str, Any], file: str) -> Sequence[Fault]:
    try:
        open_template(data, fields, file)
    except InputError as error:
        return error.faults
    return ()


def _styles(styles: Styles, needs: Needs, found: Sequence[Story], file: str) -> Iterator[Fault]:
    """Give a fault for each style that some plan would ask for in vain; one for all that would look as the default."""
    for level in range(1, needs.headings + 1):
        if not styles.has(f"heading {level}"):
            yield heading_fault(level, file)
    lacking = [word for name, word in _WRITTEN.items() if name not in _PLAIN and _is_plain(styles, name)]
    if any(CONTENTS_MARK in line.text for line in found[0].lines()):
        lacking += [f"TDC {level}" for level in range(1, needs.contents + 1) if styles.get(f"toc {level}") is None]
    if lacking:
        names = ", ".join(f"«{name}»" for name in lacking)
        hint = "en Word, use cada uno una vez y guarde: el estilo queda en el archivo"
        yield _warning(file, "", f"la plantilla no tiene estos estilos, y saldrán como el texto: {names}", hint)


def _is_plain(styles: Styles, name: str) -> bool:
    return styles.get(name) in {None, styles.get("normal")}


def _unknown_styles(package: Package, found: Sequence[Story], file: str) -> Iterator[Fault]:
    """Give a fault for each style that a text or another style asks for and the file does not have."""
    root = package.xml(STYLES)
    known = {str(style.get(w("styleId"))) for style in root.iter(w("style"))}
    asked: dict[str, str] = {}
    for story in found:
        spots = {line.paragraph: line.spot for line in story.lines()}
        for used in story.root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            holders = (used, *used.iterancestors(w("p"), w("tbl")))
            inside = (spots.get(each) or spots.get(next(each.iter(w("p")), each)) for each in holders)
            asked.setdefault(str(used.get(w("val"))), next((spot for spot in inside if spot), story.name))
    for style in root.iter(w("style")):
        for used in style.iter(w("basedOn"), w("next"), w("link")):
            asked.setdefault(str(used.get(w("val"))), f"estilo «{style.get(w('styleId'))}»")
    for identity, spot in asked.items():
        if identity not in known:
            yield _warning(file, spot, f"usa el estilo «{identity}», que no está en el archivo", "aplique otro en Word")


def _unflagged_headers(body: Story, file: str) -> Iterator[Fault]:
    """Give a fault for each table of the template that grows row by row under a header that will not repeat."""
    for number, table in enumerate(body.root.iter(w("tbl")), start=1):
        rows = table.findall(w("tr"))
        loop = next((i for i, row in enumerate(rows) if _LOOP_OF_ROWS.search("".join(_texts(row)))), 0)
        if loop and rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is None:
            message = "el encabezado de una tabla que crece no se repite en cada página"
            yield _warning(file, f"tabla {number}, fila 1", message, "en Word: Disposición → Repetir filas de título")


def _texts(element: _Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter(w("t")))


def _fonts(package: Package, styles: Styles, needs: Needs, found: Sequence[Story], file: str) -> Iterator[Fault]:
    names = [*_WRITTEN, *(f"heading {n}" for n in range(1, needs.headings + 1)), "toc 1"]
    written = [identity for name in names if (identity := styles.get(name)) is not None]
    for font, spot in without_twin(package, found, written).items():
        message = (
            f"la letra «{font}» no tiene gemela libre: donde no esté instalada, el texto cambia de ancho y de página"
        )
        hint = "use Calibri, Cambria, Arial, Times New Roman o Courier New, o incruste la letra al guardar"
        yield _warning(file, spot, message, hint)


def _missing_rows(prototypes: Prototypes, needs: Needs) -> Iterator[Fault]:
    """Give a fault for each kind of row without prototype, with the tables that draw it."""
    for kind in sorted(KINDS, key=FALLBACK.__contains__):  # those that nothing stands in for go first
        lacking = [
            f"«{name}»"
            for name, table in needs.tables.items()
            if kind in table.kinds and kind not in prototypes.kinds(name)
        ]
        if lacking:
            stands_in = FALLBACK.get(kind)
            drawn = f"dibujan las tablas {', '.join(lacking)}" if lacking[1:] else f"dibuja la tabla {lacking[0]}"
            message = f"falta la fila prototipo «{kind}», que {drawn}"
            hint = f"agregue en la última página una fila cuya primera celda diga «[[tabla · {kind}]]»"
            fault = Fault(Place(prototypes.file), message, hint)
            yield (
                replace(fault, severity=Severity.WARNING, message=f"{message}; sale como «{stands_in}»")
                if stands_in
                else fault
            )


def _unused_looks(prototypes: Prototypes, needs: Needs) -> Iterator[Fault]:
    """Give a fault for each prototype of a table or a column that the format does not have."""
    every = {column for table in needs.tables.values() for column in table.columns}
    for name, look in prototypes.looks.items():
        for row in look.rows.values():
            if name != GENERIC and name not in needs.tables:
                message = f"es muestra de la tabla «{name}», que el formato no tiene"
                yield _warning(row.place.file, row.place.spot, message, did_you_mean(name, needs.tables))
                continue
            known = every if name == GENERIC else set(needs.tables[name].columns)
            for column in row.cells:
                if column not in {"", MARK, *known}:
                    message = f"es muestra de la columna «{column}», que "
                    message += "ninguna tabla tiene" if name == GENERIC else f"la tabla «{name}» no tiene"
                    yield _warning(row.place.file, row.place.spot, message, did_you_mean(column, sorted(known)))


def _colours(prototypes: Prototypes) -> Iterator[Fault]:
    """Give a fault for each prototype row whose text is hard to tell from its fill."""
    for look in prototypes.looks.values():
        for row in look.rows.values():
            for cell in row.cells.values():
                found = _contrast(cell)
                if found is not None and found < _LEGIBLE:
                    said = f"{found:.1f}".replace(".", ",")
                    message = f"el color del texto se distingue poco del fondo (contraste {said}; se pide 4,5)"
                    yield _warning(
                        row.place.file, row.place.spot, message, "aclare uno de los dos, u oscurezca el otro"
                    )
                    break


def _contrast(cell: CellLook) -> float | None:
    """Give the contrast of a cell's text on its fill (WCAG 2.1), where the template says both."""
    fill, colour = _FILL.search(cell.tc_pr), _COLOUR.search(cell.r_pr)
    if fill is None or colour is None:
        return None
    return contrast(fill[1], colour[1])
