"""Click's own words in Spanish.

Click asks gettext for its texts through a function named `_` in each of its modules. A catalogue would need a
compiled file and the user's environment set to Spanish; replacing that function by a table needs neither.
"""

from __future__ import annotations

import re
import sys
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click

_SPACES = "un nombre con espacios va entre comillas"

TEXTS = {
    "Usage: ": "Uso: ",
    "Usage:": "Uso:",
    "Options": "Opciones",
    "Commands": "Órdenes",
    "Arguments": "Argumentos",
    "[OPTIONS]": "[OPCIONES]",
    "[ARGS]...": "[ARGUMENTOS]...",
    "COMMAND [ARGS]...": "ORDEN [ARGUMENTOS]...",
    "Error: {message}": "Error: {message}",
    "Error": "Error",
    "Show this message and exit.": "Muestra esta ayuda.",
    "Show the version and exit.": "Muestra la versión.",
    "%(prog)s, version %(version)s": "%(prog)s, versión %(version)s",
    "Try '{command} {option}' for help.": "Escriba «{command} {option}» para ver la ayuda.",
    "Missing command.": "Falta la orden.",
    "Missing argument": "Falta el argumento",
    "Missing option": "Falta la opción",
    "Missing parameter": "Falta el parámetro",
    "Missing parameter: {param_name}": "Falta el parámetro: {param_name}",
    "Missing {param_type}": "Falta {param_type}",
    "argument": "el argumento",
    "option": "la opción",
    "No such command {name!r}.": "No hay una orden «{name}».",
    "No such option: {name}": "No hay una opción «{name}».",
    "No such option {name!r}.": "No hay una opción «{name}».",
    "Did you mean {possibility}?": "¿Quiso decir {possibility}?",
    "(Possible options: {possibilities})": "(Opciones parecidas: {possibilities})",
    "(Did you mean one of: {possibilities}?)": "(¿Quiso decir una de estas? {possibilities})",
    "Did you mean one of: {possibilities}?": "¿Quiso decir una de estas? {possibilities}",
    "Got unexpected extra argument ({args})": f"Sobra un argumento: {{args}} ({_SPACES})",
    "Got unexpected extra arguments ({args})": f"Sobran argumentos: {{args}} ({_SPACES})",
    "Got unexpected extra argument ({args}).": f"Sobra un argumento: {{args}} ({_SPACES})",
    "Got unexpected extra arguments ({args}).": f"Sobran argumentos: {{args}} ({_SPACES})",
    "Invalid value: {message}": "Valor inválido: {message}",
    "Invalid value for {param_hint}: {message}": "Valor inválido en {param_hint}: {message}",
    "Option {name!r} requires an argument.": "A la opción {name} le falta su valor.",
    "Option {name!r} requires {nargs} arguments.": "A la opción {name} le faltan valores: son {nargs}.",
    "Option {name!r} does not take a value.": "La opción {name} no lleva valor.",
    "Argument {name!r} takes {nargs} values.": "El argumento {name} lleva {nargs} valores.",
    "{name} {filename!r} does not exist.": "no existe «{filename}».",
    "{name} {filename!r} is a file.": "«{filename}» es un archivo.",
    "{name} {filename!r} is a directory.": "«{filename}» es una carpeta.",
    "{name} {filename!r} is not readable.": "no se puede leer «{filename}».",
    "{name} {filename!r} is not writable.": "no se puede escribir «{filename}».",
    "File": "el archivo",
    "Directory": "la carpeta",
    "Path": "la ruta",
    "file": "el archivo",
    "directory": "la carpeta",
    "path": "la ruta",
    "{value!r} is not one of {choices}.": "«{value}» no es una de: {choices}.",
    "{value!r} is not one of {choice}.": "«{value}» no es {choice}.",
    "{value!r} is not a valid {number_type}.": "«{value}» no es un número válido.",
    "{value!r} is not a valid boolean.": "«{value}» no es sí ni no.",
    "Could not open file {filename!r}: {message}": "No se puede abrir el archivo «{filename}»: {message}",
    "Aborted!": "Interrumpido.",
    "default: {default}": "por omisión: {default}",
    "required": "obligatorio",
    "env var: {var}": "variable de entorno: {var}",
    "(dynamic)": "(según el caso)",
    "unknown error": "error desconocido",
}
"""Each text that click can print in this program, and how it is said here."""

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types", "_termui_impl")


def say(text: str) -> str:
    """Give a text of click's in Spanish, or as it is when it has none."""
    return TEXTS.get(text, text)


def say_many(singular: str, plural: str, count: int) -> str:
    """Give the Spanish text for one or for several."""
    return say(singular if count == 1 else plural)


def said(error: click.ClickException) -> str:
    """Give what a wrong command line is told, with our quotes."""
    screen = StringIO()
    error.show(screen)
    text = re.sub(r"'([^'\n]*)'", r"«\1»", screen.getvalue())
    return re.sub(r"(opción «-\w»\.)", r"\1 Las opciones se escriben con dos guiones: --formato.", text)


def speak_spanish() -> None:
    """Make click speak Spanish in this process."""
    for name in _MODULES:
        module: Any = sys.modules.get(f"click.{name}")
        if module is None:
            continue
        if hasattr(module, "_"):
            module._ = say
        if hasattr(module, "ngettext"):
            module.ngettext = say_many
