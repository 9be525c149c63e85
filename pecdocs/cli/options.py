"""The types of what is typed after a command, and the options that several commands share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

_LONGEST_NAME = 200


class Ruta(click.Path):
    """A path that says something: an empty one would be the working folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse a path of no letters."""
        if not str(value).strip():
            self.fail("está vacío; escriba el nombre de una carpeta.", param, ctx)
        return super().convert(value, param, ctx)


class Referencia(click.ParamType[str]):
    """A version of a plan: a word that is no option, which would be taken for one when it was forgotten."""

    name = "versión"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse a word of no letters, and one that begins as an option does."""
        if not str(value).strip():
            self.fail("está vacío; escriba una versión.", param, ctx)
        if str(value).startswith("-"):
            self.fail(f"«{value}» no es una versión: parece una opción. Escriba la versión antes.", param, ctx)
        return value


class Dia(click.ParamType[date]):
    """A day, as 2024-07-05."""

    name = "fecha"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; the clock's own is one already."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fail(f"«{value}» no es una fecha; escríbala año-mes-día, como 2024-07-05.", param, ctx)


class Nombre(click.ParamType[str]):
    """A name or a text that says something, on one line."""

    name = "nombre"

    def __init__(self, longest: int = _LONGEST_NAME) -> None:
        self.longest = longest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse one of no letters, or that no file would take."""
        text = " ".join(str(value).split())
        if not text or len(text) > self.longest or not text.isprintable():
            what = "un nombre" if self.longest == _LONGEST_NAME else "un texto"
            self.fail(f"escriba {what}, de {self.longest} letras como máximo.", param, ctx)
        return text


def _today() -> date:
    """Give the day of the clock of this computer, where it stands."""
    return datetime.now(UTC).astimezone().date()


FECHA = click.option(
    "--fecha", type=Dia(), default=_today, metavar="AAAA-MM-DD", help="Anota esta fecha, en lugar de la de hoy."
)

PLAN = click.argument("plan", type=Ruta(path_type=Path))

SALIDA = click.option(
    "--salida",
    type=Ruta(path_type=Path),
    metavar="CARPETA",
    help="Escribe en esta carpeta, en lugar de output/ y el nombre del plan.",
)

FORZAR = click.option("--forzar", is_flag=True, help="Reemplaza un archivo aunque haya sido cambiado a mano.")

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Lo escribe como JSON.")

FORMATS_FOLDER = click.option(
    "--plantillas",
    type=Ruta(path_type=Path, file_okay=False, exists=True),
    metavar="CARPETA",
    help="Busca los formatos primero en esta carpeta.",
)
