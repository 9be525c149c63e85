"""The scalar types of a plan: text, numbers, dates and yes/no, each read from the text that was written.

Every validator takes what `read_source` gives (str, `Unquoted`, None or a container) and raises
`PydanticCustomError` with a Spanish message; `Fault` hints ride in its context under `hint`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from pecdocs.reading.scalars import Unquoted

_SHOWN = 40
"""Characters of a value that a message repeats."""

MAX_TEXT = 100_000
"""Characters in one value; a cell of 6,000 words takes about 40,000."""


def value_error(message: str, hint: str = "") -> PydanticCustomError:
    """Make the error that validators raise: a Spanish message and a hint."""
    return PydanticCustomError("pecdocs", "{message}", {"message": message, "hint": hint})


def _written(value: Any, what: str) -> str:
    if isinstance(value, Unquoted):
        return value.text
    if isinstance(value, str):
        return value.strip()
    raise value_error(f"aquí va {what}, no {kind_of(value)}", "escriba un solo valor, o quite la clave")


def kind_of(value: Any) -> str:
    """Name in Spanish what kind of YAML value this is."""
    if value is None:
        return "un valor vacío"
    if isinstance(value, dict):
        return "un grupo de claves"
    if isinstance(value, list):
        return "una lista"
    return f"«{clipped(str(value))}»"


def clipped(text: str) -> str:
    """Shorten a text for a message."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_MAX_DIGITS = 30
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}([.][0-9]{3})+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def read_number(value: Any) -> Decimal:
    """Read an exact decimal number written with a point: `10`, `2.5`.

    Refuses what people read in two ways: `1.000` (a thousand or one), `2,5`, `012`, `1_000`, `1e3`.
    """
    if isinstance(value, Decimal):
        return value
    text = _written(value, "un número")
    if len(text) <= _MAX_DIGITS and _NUMBER.fullmatch(text) and not _THOUSANDS.fullmatch(text):
        return Decimal(text)
    raise _not_a_number(text)


def _not_a_number(text: str) -> PydanticCustomError:
    """Say why a text is no number."""
    said = f"«{clipped(text)}» no es un número"
    if not text:
        return value_error("aquí va un número, no un texto vacío", "escriba el número o quite la clave")
    if len(text) > _MAX_DIGITS:
        return value_error(said, f"un número tiene {_MAX_DIGITS} cifras como máximo")
    if _THOUSANDS.fullmatch(text):
        plain, decimal = text.replace(".", ""), text.rstrip("0").rstrip(".")
        if _THOUSANDS.fullmatch(decimal):
            decimal = f"{text}0"
        hint = f"escriba {plain}" if text.count(".") > 1 else f"escriba {plain} o {decimal}"
        return value_error(f"«{text}» se puede leer de dos maneras", f"{hint}, sin puntos de miles")
    if re.fullmatch(r"-?[0-9]+,[0-9]+", text):
        return value_error(said, f"el decimal se escribe con punto: {text.replace(',', '.')}")
    if re.fullmatch(r"-?0[0-9]+", text):
        return value_error(f"«{text}» empieza con cero", f"escriba {int(text)}")
    return value_error(said, "escriba solo cifras, sin signos ni puntos de miles; los decimales, tras un punto")


def plain_number(number: Decimal) -> str:
    """Write a number in the fewest digits that say it, with a point: `10`, `2.5`. None is lost, however many."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def read_whole(value: Any) -> int:
    """Read a whole number."""
    if isinstance(value, int):
        return value
    number = read_number(value)
    if number != number.to_integral_value():
        raise value_error(f"«{number}» no es un número entero", "quite los decimales")
    return int(number)


def read_count(value: Any) -> int:
    """Read a whole number from 1."""
    number = read_whole(value)
    if number < 1:
        raise value_error(f"«{number}» no sirve aquí", "escriba 1 o más")
    return number


def within(least: str, most: str) -> BeforeValidator:
    """Make the rule of a number from one to another, both written as they are told."""

    def read(value: Any) -> Decimal:
        number = read_number(value)
        if not Decimal(least) <= number <= Decimal(most):
            raise value_error(f"«{plain_number(number)}» no sirve aquí", f"escriba un número de {least} a {most}")
        return number

    return BeforeValidator(read)


def read_year(value: Any) -> int:
    """Read a year from 1900 to 2199."""
    year = read_whole(value)
    if not 1900 <= year <= 2199:  # noqa: PLR2004 - the two limits are the rule
        raise value_error(f"«{year}» no es un año", "escríbalo con cuatro cifras, de 1900 a 2199")
    return year


def read_day(value: Any) -> date:
    """Read an ISO date, `2024-03-01`."""
    if isinstance(value, date):
        return value
    text = _written(value, "una fecha")
    if _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise value_error(f"«{text}» no existe en el calendario", "revise el mes y el día") from None
    year, month, day = _parts_of_day(text)
    if not day:
        raise value_error(f"«{clipped(text)}» no es una fecha", "escríbala año-mes-día, como 2024-03-01")
    iso = f"{year}-{int(month):02}-{int(day):02}"
    if not is_day(iso):
        raise value_error(f"«{text}» no existe en el calendario", "revise el mes y el día")
    raise value_error(f"«{text}» no está como año-mes-día", f"escriba {iso}")


_MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})(?: de |[-/. ])([0-9]{1,2}|[a-z]{3,10})(?: del? |[-/. ])([0-9]{2}|[0-9]{4})", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")


def _parts_of_day(text: str) -> tuple[str, str, str]:
    """Give the year, month and day that a text in another order means: `01/03/2024`, `1 de marzo de 2024`."""
    if found := _YEAR_FIRST.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _DAY_FIRST.fullmatch(text):
        month = found[2].casefold()[:3]
        number = str(_MONTHS.index(month) + 1) if month in _MONTHS else found[2]
        year = found[3] if len(found[3]) > 2 else f"20{found[3]}"  # noqa: PLR2004 - two digits of four
        return (year, number, found[1]) if number.isdigit() else ("", "", "")
    return "", "", ""


def is_day(text: str) -> bool:
    """Tell whether a text that reads year-month-day is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_month(value: Any) -> str:
    """Read a month of a year, `2024-03`."""
    text = _written(value, "un mes")
    if not _MONTH.fullmatch(text):
        raise value_error(f"«{clipped(text)}» no es un mes", "escríbalo año-mes, como 2024-03")
    return text


_YES_NO = {"true": True, "si": True, "sí": True, "yes": True, "false": False, "no": False}


def read_yes_no(value: Any) -> bool:
    """Read `sí` or `no` (also `true` and `false`)."""
    if isinstance(value, bool):
        return value
    text = _written(value, "«sí» o «no»")
    if text.casefold() not in _YES_NO:
        raise value_error(f"«{clipped(text)}» no es «sí» ni «no»", "escriba sí o no")
    return _YES_NO[text.casefold()]


def read_one_line(value: Any) -> Any:
    """Fold the line ends of a text that must stand on one line; leave other values to the next check."""
    return re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", value.strip()) if isinstance(value, str) else value


Texto = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
"""Literal text, kept to the letter; a line end in it is a line end in the document."""

Renglon = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000),
    BeforeValidator(read_one_line),
]
"""Literal text on one line: titles, names, codes."""

PATTERN_HINTS: dict[str, str] = {}
"""How a text that must follow a pattern is written, by the pattern."""


def patterned(pattern: str, hint: str) -> StringConstraints:
    """Make the rule of a text that follows a pattern, with the hint for one that does not."""
    PATTERN_HINTS[pattern] = hint
    return StringConstraints(strip_whitespace=True, pattern=pattern)


Codigo = Annotated[
    str,
    patterned(
        r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$",
        "use letras sin acentos ni «ñ», cifras, «-», «_» o «.», sin espacios, 40 como máximo",
    ),
]
"""A stable name: letters without accents, digits, «-», «_» and «.», 40 at most."""

Clave = Annotated[
    str,
    patterned(
        r"^[a-z][a-z0-9_]{0,39}$", "use minúsculas sin acentos ni «ñ», cifras y «_», sin espacios, 40 como máximo"
    ),
]
"""The name of a table, a column, a role of the sign-off: small letters, digits and «_»."""

ClaveAnio = Annotated[str, patterned(r"^[0-9]{4}$", "escriba un año con cuatro cifras: 2024")]
"""A year as a key."""

Esquema = Literal["anual", "semestral", "cuatrimestral", "trimestral", "bimestral", "mensual", "libre"]
"""The periods of a plan or a table: parts of a year, or those that a plan declares itself."""

Numero = Annotated[Decimal, BeforeValidator(read_number), WithJsonSchema({"type": "number"})]
Entero = Annotated[int, BeforeValidator(read_whole), WithJsonSchema({"type": "integer"})]
Conteo = Annotated[int, BeforeValidator(read_count), WithJsonSchema({"type": "integer", "minimum": 1})]
"""How many, or which one, from 1."""

Anio = Annotated[int, BeforeValidator(read_year), WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2199})]
Dia = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]
Mes = Annotated[str, BeforeValidator(read_month), WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"})]
SiNo = Annotated[
    bool,
    BeforeValidator(read_yes_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["sí", "si", "no"]}]}),
]
