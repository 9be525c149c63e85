"""Tables whose rows are not the tree: the change log, the acronyms, the roles; and the sign-off block."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, get_args

from pecdocs.formato.model import CampoCambio
from pecdocs.layout.blocks import Paragraph, Run
from pecdocs.layout.grid import Cell, Column, Grid, Row, head
from pecdocs.layout.texts import date_text
from pecdocs.layout.titles import own_title, with_vigencia

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pecdocs.formato.model import Firmas, Tabla
    from pecdocs.layout.locale import Locale
    from pecdocs.plan.model import Cambio, Firmante, Plan

CHANGE_FIELDS = get_args(CampoCambio)
"""What a table or a template may show of an entry of the change log."""

SIGNING_LINES = 2
"""The empty lines under the label of a signature: room for a pen."""


class Record(NamedTuple):
    """A row of a table whose rows are not the tree."""

    codigo: str
    """What it is known by: a sigla, the codigo of a role, a version."""
    lines: Mapping[str, tuple[str, ...]]
    """The lines of each campo."""


def records_of(plan: Plan, source: str, locale: Locale) -> list[Record]:
    """Give the rows of a table's `fuente`: cambios, siglas, roles."""
    if source == "cambios":
        return [change_record(change, locale) for change in plan.cambios]
    if source == "siglas":
        return [
            Record(sigla, {"sigla": (sigla,), "significado": tuple(text.split("\n"))})
            for sigla, text in plan.siglas.items()
        ]
    return [
        Record(code, {"sigla": (role.sigla or code,), "nombre": (role.nombre,)}) for code, role in plan.roles.items()
    ]


def change_record(change: Cambio, locale: Locale) -> Record:
    """Give what a table may show of an entry of the change log."""
    lines = {
        "fecha": (date_text(change.fecha, locale),),
        "numerales": (", ".join(change.numerales),),
    }
    for name in CHANGE_FIELDS:
        if name not in lines:
            value = getattr(change, name)
            lines[name] = tuple(value.split("\n")) if value else ()
    return Record(change.version, lines)


def record_grid(records: Sequence[Record], table: Tabla, title: str | None, vigencia: str) -> Grid:
    """Draw records as a grid, one row each."""
    columns = tuple(
        Column(column.codigo, float(column.ancho), column.alinear, names=c == 0)
        for c, column in enumerate(table.columnas)
    )
    titles = [
        tuple(with_vigencia(each, vigencia) for each in (column.grupo, own_title(column)) if each)
        for column in table.columnas
    ]
    numbers = [with_vigencia(column.numero or "", vigencia) for column in table.columnas]
    rows = [
        Row("fila", tuple(Cell(lines.get(c.campo or "", ())) for c in table.columnas), codigo=codigo)
        for codigo, lines in records
    ]
    return Grid(columns, (*head(title, titles, numbers), *rows))


def sign_off_grid(signers: Mapping[str, Sequence[Firmante]], layout: Firmas, locale: Locale) -> Grid:
    """Draw the sign-off as a table: a column a role, below it each person's fields, one a row.

    Below the last person of a role that has fewer of them than another stands one empty cell.
    """
    columns = tuple(Column(role.rol, 1.0) for role in layout.roles)
    people = [_people(signers.get(role.rol, ()), layout, locale) for role in layout.roles]
    nobody: list[Cell | None] = [None] * len(layout.campos)
    rows = [
        list(cells)
        for turn in zip_longest(*people, fillvalue=nobody)
        for cells in zip(*turn, strict=True)
        if any(cell is not None and cell.lines for cell in cells)
    ]
    for c in range(len(columns)):
        left = sum(row[c] is None for row in rows)
        if left:
            rows[-left][c] = Cell(rowspan=left)
    body = (Row("fila", tuple(row)) for row in rows)
    return Grid(columns, (*head(layout.titulo, [(role.titulo,) for role in layout.roles]), *body))


def _people(signers: Sequence[Firmante], layout: Firmas, locale: Locale) -> list[list[Cell | None]]:
    """Give the cells of each person of a role; empty ones, to be filled in by hand, where the plan names nobody."""
    named: list[list[Cell | None]] = [[*_signed_cells(signer, layout, locale)] for signer in signers]
    return named or [[Cell()] * len(layout.campos)]


def _signed_cells(signer: Firmante, layout: Firmas, locale: Locale) -> list[Cell]:
    """Give a cell for each of the sign-off's fields; a committee stands where the name of a person would."""
    words = signer_words(signer, locale)
    if not words["nombre"] and not any(field.campo == "comite" for field in layout.campos):
        words["nombre"] = words["comite"]
    cells = []
    for field in layout.campos:
        word = words.get(field.campo, "")
        room = ("",) * SIGNING_LINES if field.campo == "firma" else ()
        cells.append(Cell((f"{field.titulo or ''} {word}".strip(), *room)) if word or room else Cell())
    return cells


def sign_off_lines(signers: Mapping[str, Sequence[Firmante]], layout: Firmas, locale: Locale) -> list[Paragraph]:
    """Draw the sign-off as lines: the role's label before its first person, one line each."""
    found = []
    for role in layout.roles:
        for turn, signer in enumerate(signers.get(role.rol, ())):
            label = Run(f"{role.titulo} ", bold=True)
            text = Run(_line(signer, layout, locale))
            found.append(Paragraph((label, text) if turn == 0 else (text,), "firma"))
    return found


def _line(signer: Firmante, layout: Firmas, locale: Locale) -> str:
    words = signer_words(signer, locale)
    pieces = layout.comite if signer.comite is not None else layout.persona
    separator = " " if signer.comite is not None else layout.separador
    filled = [_filled(piece, words) for piece in pieces]
    return separator.join(piece for piece in filled if piece)


def _filled(piece: str, words: dict[str, str]) -> str:
    """Fill a piece as `Acta {acta}`; empty when a word that it needs is missing."""
    names = re.findall(r"\{([a-z]+)\}", piece)
    if not all(words.get(name) for name in names):
        return ""
    return re.sub(r"\{([a-z]+)\}", lambda found: words[found[1]], piece)


def signer_words(signer: Firmante, locale: Locale) -> dict[str, str]:
    """Give what a sign-off may print of a signer, by campo; empty where the plan says nothing."""
    return {
        "nombre": signer.nombre or "",
        "cargo": signer.cargo or "",
        "dependencia": signer.dependencia or "",
        "vinculacion": signer.vinculacion or "",
        "comite": signer.comite or "",
        "acta": signer.acta or "",
        "fecha": date_text(signer.fecha, locale),
    }


def signer_text(signer: Firmante, layout: Firmas, locale: Locale) -> str:
    """Give everything that the sign-off prints of a signer."""
    if layout.forma == "lineas":
        return _line(signer, layout, locale)
    return "\n".join(cell.text for cell in _signed_cells(signer, layout, locale))
