"""What an area wrote in a cell, as the period files hold it; or, in plain words, why it can't be taken.

A cell of an answer holds what was typed: a text, a number, `Sí`. What a spreadsheet makes of it on its own (a date of
`3-4`, a percentage of `25 %`, a number that was kept as a text) is told apart by its type and its format.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from pecdocs.excel.formulas import normal
from pecdocs.excel.reading import CellError
from pecdocs.faults import did_you_mean
from pecdocs.intake.wrong import Wrong, one_line_end
from pecdocs.layout.workbook import MAX_CELL_TEXT
from pecdocs.reading.scalars import NOT_TEXT
from pecdocs.reading.values import clipped, plain_number
from pecdocs.seguimiento.model import Ejecutado, Evidencia
from pecdocs.seguimiento.states import DECLARED, Estado

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.excel.cells import ReadCell
    from pecdocs.excel.reading import ReadBook, ReadValue
    from pecdocs.seguimiento.items import Item

_HUNDRED = Decimal(100)
_MOST_DIGITS = 30
"""The characters of a number that a period file takes."""
_TOO_MANY_TIMES = Decimal(10)
"""Parts of one over which a percentage was surely written without its mark: 30 is 3000 %."""
_WHOLE = re.compile(r"[0-9]{1,15}")
_WHOLE_PERCENT = re.compile(r"([0-9]{1,15})\s?%")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PATH = re.compile(r"[A-Za-z]:[\\/].*|\\\\\S.*|\.{0,2}[\\/]\S.*|[^\s\\/:]+(?:[\\/][^\\/:]+)*[\\/][^\\/:]*\.\w{1,5}")
"""A path of Windows or of others; without a root, only one that ends in a file: «Actas y/o listas» is none."""
_LONGEST_LINE = 1000
"""The characters of an address or a path that a period file takes (`reading.values.Renglon`)."""
_AS_STATES = (
    (re.compile(r"n[./]?a\.?|no aplica\w*", re.IGNORECASE), Estado.NO_APLICA),
    (re.compile(r"suspendid[ao]s?|aplazad[ao]s?", re.IGNORECASE), Estado.SUSPENDIDA),
    (re.compile(r"(no|sin) inicia\w*", re.IGNORECASE), Estado.NO_INICIADO),
)
"""Words that are a state, as they are written where a number goes."""
_YES, _NO = frozenset({"sí", "si"}), frozenset({"no"})


class Written(NamedTuple):
    """A cell and the workbook that tells what it means."""

    book: ReadBook
    cell: ReadCell
    link: str | None = None
    """Where the cell leads, if it does."""

    @property
    def value(self) -> ReadValue:
        """What it means; LibreOffice saves a yes or no as a formula."""
        if self.cell.formula is not None and normal(self.cell.formula) in {"TRUE", "FALSE"}:
            return normal(self.cell.formula) == "TRUE"
        return self.book.value(self.cell)

    @property
    def is_formula(self) -> bool:
        """Whether it is computed rather than written."""
        return self.cell.formula is not None and normal(self.cell.formula) not in {"TRUE", "FALSE"}


def executed(written: Written, item: Item) -> Ejecutado | Wrong:
    """Read what was done: `Sí` or `No` of a milestone, else a number in the unit of the goal."""
    if item.kind == "hito":
        return _milestone(written)
    number = _number(written, item.meta.unidad if item.kind != "demanda" else None)
    if isinstance(number, Wrong):
        return number
    return Ejecutado(valor=number, porcentaje=_in_percent(item))


def requested(written: Written, item: Item) -> Decimal | Wrong:
    """Read how many were asked for."""
    if item.kind != "demanda":
        return Wrong("esta actividad no es a demanda: no lleva lo solicitado", "deje la celda vacía")
    return _number(written, None)


def declared(written: Written, item: Item) -> str | Wrong:  # noqa: ARG001 - all readers are called alike
    """Read the state, by its word or by that of the period files."""
    value = _plain(written)
    if isinstance(value, Wrong):
        return value
    words = {word.value: name for name, word in DECLARED.items()}
    known = {each.casefold(): name for word, name in words.items() for each in (word, name)}
    text = str(value).strip().casefold()
    if text not in known:
        hint = did_you_mean(str(value).strip(), words)
        return Wrong(f"{_shown(value)} no es un estado", f"{hint}; si hay un número, déjela vacía")
    return known[text]


def evidence(written: Written, item: Item) -> tuple[Evidencia, ...] | Wrong:  # noqa: ARG001
    """Read what proves it, one a line: addresses and paths are told from words."""
    text = _text(written)
    if isinstance(text, Wrong):
        return text
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(len(line) > _LONGEST_LINE and (_ADDRESS.fullmatch(line) or _PATH.fullmatch(line)) for line in lines):
        return Wrong(
            f"una dirección o ruta pasa de {_LONGEST_LINE} caracteres", "guarde la evidencia en una ruta más corta"
        )
    found = tuple(_proof(line) for line in lines)
    if len(found) == 1 and written.link is not None and found[0].texto is not None and _ADDRESS.fullmatch(written.link):
        return (Evidencia(texto=found[0].texto, url=written.link),)
    return found


def analysis(written: Written, item: Item) -> str | Wrong:  # noqa: ARG001
    """Read what explains the result."""
    return _text(written)


READERS: dict[str, Callable[[Written, Item], object]] = {
    "ejecutado": executed,
    "solicitado": requested,
    "estado": declared,
    "evidencia": evidence,
    "analisis": analysis,
}
"""How each field of an answer is read, by its key."""


def _in_percent(item: Item) -> bool:
    return item.kind != "demanda" and item.meta.unidad == "%"


def _plain(written: Written) -> str | Decimal | bool | date | Wrong:
    """Give what was typed; what a program computed, or could not, is no answer."""
    if written.is_formula:
        return Wrong("hay una fórmula donde va la respuesta", "escriba el valor; o cópielo y péguelo solo como valor")
    value = written.value
    if isinstance(value, CellError):
        return Wrong(f"la celda tiene el error «{clipped(value)}»", "bórrelo y escriba el valor")
    return "" if value is None else value


def _milestone(written: Written) -> Ejecutado | Wrong:
    value = _plain(written)
    if isinstance(value, Wrong):
        return value
    word = value.strip().rstrip(".").casefold() if isinstance(value, str) else ""
    if word not in _YES | _NO:
        message = f"{_shown(value)} no es ni «Sí» ni «No»: es un hito, se cumple o no"
        return Wrong(message, _as_state(value) or "escriba Sí o No")
    return Ejecutado(cumplido=word in _YES)


def _number(written: Written, unit: str | None) -> Decimal | Wrong:
    """Read an amount; of a goal in %, parts of one become hundreds."""
    value = _plain(written)
    if isinstance(value, Wrong):
        return value
    percent = unit == "%"
    typed = _typed(value, percent=percent)
    if typed is not None:
        number = typed
    elif isinstance(value, Decimal):
        said = _doubtful(value, written.book.is_percent(written.cell), unit)
        if said is not None:
            return said
        number = value * _HUNDRED if percent else value
    else:
        return Wrong(f"{_shown(value)} no es un número", _as_state(value) or _how(unit))
    if number < 0:
        return Wrong(f"{plain_number(number)}{' %' if percent else ''} es menor que cero", "escriba 0 o más")
    return _short(number)


def _as_state(value: object) -> str | None:
    """Say where a state goes, of one that was written where a number does."""
    text = value.strip() if isinstance(value, str) else ""
    state = next((state for pattern, state in _AS_STATES if pattern.fullmatch(text)), None)
    return f"escoja «{state.value}» en la columna «Estado» y deje esta celda vacía" if state is not None else None


def _typed(value: object, *, percent: bool) -> Decimal | None:
    """Read a whole number that was kept as a text: of it nothing can be misread."""
    if not isinstance(value, str):
        return None
    pattern = _WHOLE_PERCENT if percent else _WHOLE
    found = pattern.fullmatch(value.strip())
    return Decimal(found[1] if percent else found[0]) if found else None


def _doubtful(value: Decimal, shown_as_percent: bool, unit: str | None) -> Wrong | None:  # noqa: FBT001 - of a cell
    """Say what may be another number than the one that was meant."""
    if shown_as_percent and unit != "%":
        what = f"se cuenta en {unit}" if unit else "se cuenta"
        return Wrong(f"la celda dice {plain_number(value * _HUNDRED)} % y lo hecho {what}", _how(unit))
    if unit == "%" and not shown_as_percent:
        message = (
            f"la celda perdió su formato de porcentaje: {plain_number(value)} no dice si es {plain_number(value)} %"
        )
        return Wrong(f"{message} o {plain_number(value * _HUNDRED)} %", "dele formato de porcentaje y escríbalo con %")
    if unit == "%" and value > _TOO_MANY_TIMES:
        return Wrong(
            f"la celda dice {plain_number(value * _HUNDRED)} %",
            f"¿quiso decir {plain_number(value)} %? Escríbalo con %",
        )
    return None


def _short(number: Decimal) -> Decimal | Wrong:
    """Give a number in the fewest digits."""
    plain = Decimal(plain_number(number))
    if len(str(plain)) > _MOST_DIGITS or "E" in str(plain):
        return Wrong(f"«{number}» tiene demasiadas cifras", f"{_MOST_DIGITS} como máximo")
    return plain


def _how(unit: str | None) -> str:
    if unit == "%":
        return "escriba el porcentaje, como 25 %"
    return f"escriba solo el número{f' de {unit}' if unit else ''}, sin letras ni %"


def _shown(value: object) -> str:
    """Name in Spanish what a cell holds."""
    if isinstance(value, bool):
        return "un valor lógico (VERDADERO o FALSO)"
    if isinstance(value, date):
        return f"la fecha {value.isoformat()}"
    return f"«{plain_number(value)}»" if isinstance(value, Decimal) else f"«{clipped(str(value).strip())}»"


def _text(written: Written) -> str | Wrong:
    """Read words; a number or a date is read as it would be written."""
    value = _plain(written)
    if isinstance(value, Wrong):
        return value
    if isinstance(value, bool):
        return Wrong(f"{_shown(value)} no dice nada", "escríbalo con palabras")
    if isinstance(value, Decimal | date):
        return plain_number(value) if isinstance(value, Decimal) else value.isoformat()
    text = one_line_end(value).replace("\t", " ").strip()
    if len(text) > MAX_CELL_TEXT:
        return Wrong(f"el texto tiene {len(text)} caracteres", f"Excel admite {MAX_CELL_TEXT} en una celda")
    strange = NOT_TEXT.search(text)
    if strange is not None:
        return Wrong(f"el texto tiene un carácter que ningún documento admite (U+{ord(strange[0]):04X})", "bórrelo")
    return text


def _proof(line: str) -> Evidencia:
    if _ADDRESS.fullmatch(line):
        return Evidencia(url=line)
    return Evidencia(ruta=line) if _PATH.fullmatch(line) else Evidencia(texto=line)
