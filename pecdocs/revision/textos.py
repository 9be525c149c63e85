"""Every text that a plan prints, with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pecdocs.reading.model import Modelo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Plan

_NOT_PRINTED = frozenset(
    {"codigo", "de", "numero", "numeral", "tabla", "junto_a", "roles", "moneda", "pais", "mes", "meses", "tipo", "cada"}
) | {"estado", "version", "esquema_version", "archivo"}
"""Fields that are names for the program, one of a few words, or numbers."""
_APART = frozenset({"revision", "siglas", "hijos", "secciones", "filas"})
"""What is not content, has its own rules, or is walked by itself."""


@dataclass(frozen=True, slots=True)
class Dicho:
    """A text of the plan, a line of it where it is the text of a section."""

    item: Modelo
    campos: tuple[str | int, ...]
    texto: str
    linea: int | None = None
    """The line (from 0) of the text of a section; None for any other text."""


def dichos(item: Modelo, campos: tuple[str | int, ...] = ()) -> Iterator[Dicho]:
    """Give every text of a part of a plan, but for the nodes, rows and sections below it."""
    value: Any = item
    for each in campos:
        value = getattr(value, str(each)) if isinstance(value, Modelo) else value[each]
    yield from _of(item, campos, value)


def _of(item: Modelo, campos: tuple[str | int, ...], value: Any) -> Iterator[Dicho]:
    if isinstance(value, str):
        if campos and campos[-1] == "texto" and "titulo" in type(item).model_fields:
            yield from (Dicho(item, campos, line, n) for n, line in enumerate(value.split("\n")) if line)
        else:
            yield Dicho(item, campos, value)
    elif isinstance(value, Modelo):
        for name in type(value).model_fields:
            if name in value.model_fields_set and name not in _NOT_PRINTED and name not in _APART:
                yield from _of(item, (*campos, name), getattr(value, name))
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from _of(item, (*campos, position), each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _of(item, (*campos, key), each)


def del_documento(plan: Plan) -> Iterator[Dicho]:
    """Give the texts that stand outside the tree, the sections and the tables."""
    for part in (plan.entidad, plan.documento, *plan.roles.values(), *(plan.tablas.values())):
        yield from dichos(part)
    for several in plan.firmas.values():
        for each in several:
            yield from dichos(each)
