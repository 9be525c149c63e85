"""What was typed in a cell of the plan's workbook, as the column means it; or, in words, why it can't be taken."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import PydanticCustomError

from pecdocs.excel.reading import CellError
from pecdocs.faults import did_you_mean
from pecdocs.intake.wrong import Wrong, one_line_end
from pecdocs.layout.plan_libro.campos import FIXED, Campo, Content, Parte
from pecdocs.layout.workbook import NO, YES
from pecdocs.reading.scalars import NOT_TEXT
from pecdocs.reading.values import (
    MAX_TEXT,
    clipped,
    plain_number,
    read_day,
    read_month,
    read_number,
    read_one_line,
    read_year,
    read_yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.excel.cells import ReadCell
    from pecdocs.excel.reading import ReadBook

_HUNDRED = Decimal(100)
_MONTH = re.compile(r"[0-9]{4}-[0-9]{1,2}")
_IN_PERCENT = frozenset({"peso", "tope"})
"""The numbers that are percentages: 25 % is 25."""


class Typed(NamedTuple):
    """What was typed in a cell."""

    value: str | Decimal | bool | date
    is_percent: bool = False


def typed(book: ReadBook, cell: ReadCell | None) -> Typed | Wrong | None:
    """Give what was typed in a cell; nothing when it is empty."""
    value = book.value(cell)
    if cell is None or (value is None and cell.formula is None):
        return None
    if cell.formula is not None and cell.formula.upper().rstrip("()") not in {"TRUE", "FALSE"}:
        return Wrong("hay una fórmula donde va un dato", "cópiela y péguela solo como valor")
    if isinstance(value, CellError):
        return Wrong(f"la celda muestra un error, «{value}»", "escriba el dato")
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        value = one_line_end(value).strip()
    return Typed(value if value is not None else "", book.is_percent(cell)) if value not in (None, "") else None


def taken(found: Typed, campo: Campo) -> Content | Wrong:
    """Read what was typed as the column means it."""
    if found.value == FIXED.value:
        return FIXED
    try:
        return _READERS.get(campo.kind, _text)(found, campo)
    except PydanticCustomError as error:
        context: dict[str, Any] = error.context or {}
        return Wrong(str(context.get("message", error)), str(context.get("hint", "")))


def taken_part(found: Typed) -> Content | Wrong:
    """Read what is programmed in a period."""
    if found.value == FIXED.value:
        return FIXED
    if isinstance(found.value, Decimal):
        return Parte(tidy(found.value * _HUNDRED), porcentaje=True) if found.is_percent else Parte(tidy(found.value))
    if not isinstance(found.value, str):
        return Wrong("aquí va un número", "escriba cuánto, o qué porcentaje de la meta (25%)")
    text = found.value.replace(" ", "")
    try:
        return Parte(read_number(text.removesuffix("%")), porcentaje=text.endswith("%"))
    except PydanticCustomError as error:
        context: dict[str, Any] = error.context or {}
        return Wrong(str(context.get("message", error)), str(context.get("hint", "")))


def tidy(number: Decimal) -> Decimal:
    """Give a number without the zeros after its last decimal that a spreadsheet may add."""
    return Decimal(plain_number(number))


def _number(found: Typed, campo: Campo) -> Content | Wrong:
    if isinstance(found.value, Decimal):
        if not found.is_percent:
            return tidy(found.value)
        if campo.key in _IN_PERCENT:
            return tidy(found.value * _HUNDRED)
        return Wrong("aquí va un número, no un porcentaje", "escriba 25 en la cantidad, y % en la unidad")
    if not isinstance(found.value, str):
        return Wrong("aquí va un número", "dé a la celda el formato General y escríbalo otra vez")
    text = found.value.removesuffix("%").strip() if campo.key in _IN_PERCENT else found.value
    return read_number(text)


def _date(found: Typed, _campo: Campo) -> Content | Wrong:
    if isinstance(found.value, date):
        return found.value
    if not isinstance(found.value, str):
        return Wrong("aquí va una fecha", "escríbala año-mes-día, como 2024-03-01; un mes, como texto: '2024-03")
    return read_month(found.value) if _MONTH.fullmatch(found.value) else read_day(found.value)


def _yes_no(found: Typed, _campo: Campo) -> Content | Wrong:
    return read_yes_no(found.value)


def _word(found: Typed, campo: Campo) -> Content | Wrong:
    text = _as_text(found)
    words = {word.casefold(): word for word in campo.words}
    if text.casefold() not in words:
        return Wrong(f"«{clipped(text)}» no se conoce", did_you_mean(text, campo.words))
    return words[text.casefold()]


def _line(found: Typed, _campo: Campo) -> Content | Wrong:
    return _checked(str(read_one_line(_as_text(found))))


def _text(found: Typed, _campo: Campo) -> Content | Wrong:
    return _checked(_as_text(found))


def _checked(text: str) -> str | Wrong:
    if NOT_TEXT.search(text) or "\t" in text:
        return Wrong("hay un carácter que ningún documento puede contener", "escriba el texto de nuevo")
    if len(text) > MAX_TEXT:
        return Wrong("el texto es demasiado largo", "acórtelo")
    return text


def _lines(found: Typed, _campo: Campo) -> Content | Wrong:
    text = _checked(_as_text(found))
    return text if isinstance(text, Wrong) else tuple(line.strip() for line in text.split("\n") if line.strip())


def _pieces(found: Typed) -> list[str]:
    return [piece.strip() for piece in re.split(r"[;,\n]", _as_text(found)) if piece.strip()]


def _codes(found: Typed, _campo: Campo) -> Content | Wrong:
    text = _checked(_as_text(found))
    return text if isinstance(text, Wrong) else tuple(_pieces(found))


def _years(found: Typed, _campo: Campo) -> Content | Wrong:
    return tuple(str(read_year(piece)) for piece in _pieces(found))


def _months(found: Typed, _campo: Campo) -> Content | Wrong:
    if isinstance(found.value, date):
        return (f"{found.value:%Y-%m}",)
    return tuple(read_month(piece) for piece in _pieces(found))


def _as_text(found: Typed) -> str:
    """Give what was typed as the text that was seen."""
    if isinstance(found.value, bool):
        return YES if found.value else NO
    if isinstance(found.value, Decimal):
        return f"{tidy(found.value * _HUNDRED):f}%" if found.is_percent else f"{tidy(found.value):f}"
    return str(found.value)


_READERS: dict[str, Callable[[Typed, Campo], Content | Wrong]] = {
    "numero": _number,
    "si_no": _yes_no,
    "fecha": _date,
    "palabra": _word,
    "codigo": _line,
    "renglon": _line,
    "textos": _lines,
    "pasos": _lines,
    "codigos": _codes,
    "anios": _years,
    "meses": _months,
}
