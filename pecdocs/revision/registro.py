"""The rules that there are: those whose files stand in `reglas/`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from pecdocs.revision import reglas

if TYPE_CHECKING:
    from pecdocs.revision.model import Regla


def todas() -> tuple[Regla, ...]:
    """Give every rule, by its number."""
    return _whose_name_begins("")


def de_error() -> tuple[Regla, ...]:
    """Give the rules that may find an error, by their number; the files of no other are read."""
    return _whose_name_begins("e")


@cache
def _whose_name_begins(start: str) -> tuple[Regla, ...]:
    names = (each.name for each in iter_modules(reglas.__path__) if each.name.startswith(start))
    found = (import_module(f"{reglas.__name__}.{name}").REGLA for name in names)
    return tuple(sorted(found, key=lambda regla: int(regla.codigo[1:])))


def regla(codigo: str) -> Regla | None:
    """Give a rule by its code, whatever the case of its letter."""
    return next((each for each in todas() if each.codigo == codigo.upper()), None)
