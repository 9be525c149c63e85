"""The scalar types of a plan: text, numbers, dates and yes/no, each read from the text that was written.

Every validator takes what `read_source` gives (str, `Unquoted`, None or a container) and raises
`PydanticCustomError` with a Spanish message; `Fault` hints ride in its context under `hint`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from pecdocs.reading.scalars import Unquoted

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
    raise value_error(f"aquí va {what}, no {kind_of(value)}")


def kind_of(value: Any) -> str:
    """Name in Spanish what kind of YAML value this is."""
    if value is None:
        return "un valor vacío"
    if isinstance(value, dict):
        return "un grupo de claves"
    if isinstance(value, list):
        return "una lista"
    return f"«{str(value)[:40]}»"


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}([.][0-9]{3})+")


def read_number(value: Any) -> Decimal:
    """Read an exact decimal number written with a point: `10`, `2.5`.

    Refuses what people read in two ways: `1.000` (a thousand or one), `2,5`, `012`, `1_000`, `1e3`.
    """
    if isinstance(value, Decimal):
        return value
    text = _written(value, "un número")
    if _THOUSANDS.fullmatch(text):
        plain, short = text.replace(".", ""), text.rstrip("0").rstrip(".")
        raise value_error(f"«{text}» se puede leer de dos maneras", f"escriba {plain} o {short}, sin puntos de miles")
    if re.fullmatch(r"-?[0-9]+,[0-9]+", text):
        raise value_error(f"«{text}» no es un número", f"el decimal se escribe con punto: {text.replace(',', '.')}")
    if re.fullmatch(r"-?0[0-9]+", text):
        raise value_error(f"«{text}» empieza con cero", f"escriba {int(text)}")
    if not _NUMBER.fullmatch(text):
        raise value_error(f"«{text[:40]}» no es un número", "escriba solo cifras, con punto para los decimales")
    return Decimal(text)


def read_whole(value: Any) -> int:
    """Read a whole number."""
    if isinstance(value, int):
        return value
    number = read_number(value)
    if number != number.to_integral_value():
        raise value_error(f"«{number}» no es un número entero")
    return int(number)


def read_year(value: Any) -> int:
    """Read a year from 1900 to 2199."""
    year = read_whole(value)
    if not 1900 <= year <= 2199:  # noqa: PLR2004 - the two limits are the rule
        raise value_error(f"«{year}» no es un año", "escríbalo con cuatro cifras")
    return year


def read_day(value: Any) -> date:
    """Read an ISO date, `2024-03-01`."""
    if isinstance(value, date):
        return value
    text = _written(value, "una fecha")
    swapped = re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", text)
    if swapped:
        day, month, year = swapped.groups()
        raise value_error(
            f"«{text}» no es una fecha ISO", f"escriba {year}-{int(month):02}-{int(day):02} (año-mes-día)"
        )
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise value_error(f"«{text[:40]}» no es una fecha", "escríbala año-mes-día, como 2024-03-01")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise value_error(f"«{text}» no existe en el calendario") from None


def read_month(value: Any) -> str:
    """Read a month of a year, `2024-03`."""
    text = _written(value, "un mes")
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise value_error(f"«{text[:40]}» no es un mes", "escríbalo año-mes, como 2024-03")
    return text


_YES_NO = {"true": True, "si": True, "sí": True, "yes": True, "false": False, "no": False}


def read_yes_no(value: Any) -> bool:
    """Read `sí` or `no` (also `true` and `false`)."""
    if isinstance(value, bool):
        return value
    text = _written(value, "«sí» o «no»")
    if text.casefold() not in _YES_NO:
        raise value_error(f"«{text[:40]}» no es «sí» ni «no»")
    return _YES_NO[text.casefold()]


def read_one_line(value: Any) -> Any:
    """Fold the line ends of a text that must stand on one line; leave other values to the next check."""
    return " ".join(value.split()) if isinstance(value, str) else value


Texto = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
"""Literal text, kept to the letter; a line end in it is a line end in the document."""

Renglon = Annotated[
    str,
    BeforeValidator(read_one_line),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1000),
]
"""Literal text on one line: titles, names, codes."""

Codigo = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$")]
"""A stable name: letters without accents, digits, «-», «_» and «.», 40 at most."""

Clave = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""The name of a table, a column, a role of the sign-off: small letters, digits and «_»."""

Numero = Annotated[Decimal, BeforeValidator(read_number), WithJsonSchema({"type": "number"})]
Entero = Annotated[int, BeforeValidator(read_whole), WithJsonSchema({"type": "integer"})]
Anio = Annotated[int, BeforeValidator(read_year), WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2199})]
Dia = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "format": "date"})]
Mes = Annotated[str, BeforeValidator(read_month), WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"})]
SiNo = Annotated[
    bool,
    BeforeValidator(read_yes_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["sí", "si", "no"]}]}),
]
