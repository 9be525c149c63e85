"""The rules that there are: those whose files stand in `reglas/`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from pecdocs.revision import reglas

if TYPE_CHECKING:
    from pecdocs.revision.model import Regla


@cache
def todas() -> tuple[Regla, ...]:
    """Give every rule, by its number."""
    names = (each.name for each in iter_modules(reglas.__path__))
    found = (import_module(f"{reglas.__name__}.{name}").REGLA for name in names)
    return tuple(sorted(found, key=lambda regla: int(regla.codigo[1:])))


def regla(codigo: str) -> Regla | None:
    """Give a rule by its code, whatever the case of its letter."""
    return next((each for each in todas() if each.codigo == codigo.upper()), None)
