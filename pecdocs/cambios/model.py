"""What differs between two versions of a plan, typed: one `Change` for each thing added, removed, moved or modified."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.cambios.places import Lugar
    from pecdocs.cambios.records import Key


class Tipo(StrEnum):
    """What happened; the value is the word in the JSON."""

    INCLUIDO = "incluido"
    RETIRADO = "retirado"
    TRASLADADO = "trasladado"
    """It stands below another parent."""
    REORDENADO = "reordenado"
    """What is below something stands in another order."""
    RECODIFICADO = "recodificado"
    """Its codigo changed and its text is nearly the same."""
    RENOMBRADO = "renombrado"
    MODIFICADO = "modificado"
    """One of its fields holds something else."""


NAMING = {"nodo": "nombre", "seccion": "titulo", "rol": "nombre", "periodo": "titulo"}
"""The field that is a thing's name, by kind."""

_ASPECTS = {
    "seccion": "secciones",
    "sigla": "siglas",
    "rol": "roles",
    "persona": "roles",
    "periodo": "periodos",
    "tabla": "tablas",
    "fila": "tablas",
    "firma": "firmas",
    "cambio": "cambios",
    "nodo": "arbol",
}
_ASPECTS_OF_FIELDS = {"texto": "texto", "inicio": "fechas", "fin": "fechas", "involucrados": "responsables"}
_TOLD_APART = frozenset({"meta", "fechas", "programacion", "responsables", "indicador"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions.

    `antes` and `despues` hold, of a field, its values (`Ausente.AUSENTE` where a row of a table does not set it); of
    what was added or removed, its `Record`; of what moved, the key of its parent and its position; of an order, the
    keys of what stands in both versions; of a codigo, the codes.
    """

    tipo: Tipo
    key: Key
    """What changed: its identity in the new version or, removed, in the old one; of an order, whose it is."""
    campo: str = ""
    """The field, or of an order the kind of what is in it."""
    antes: Any = None
    despues: Any = None
    lugar_antes: Lugar | None = None
    """Where it stands in the old version; none for what was added."""
    lugar_despues: Lugar | None = None
    """Where it stands in the new version; none for what was removed."""

    @property
    def clase(self) -> str:
        """The kind of thing: nodo, seccion, fila, sigla, rol and so on."""
        return self.key[0]

    @property
    def aspecto(self) -> str:
        """What part of a plan it touches: meta, fechas, programacion, responsables, indicador, firmas and so on."""
        if self.clase in {"nodo", "fila"} and (aspect := _ASPECTS_OF_FIELDS.get(self.campo, self.campo)) in _TOLD_APART:
            return aspect
        if self.clase == "seccion" and self.campo == "texto":
            return "texto"
        return _ASPECTS.get(self.clase, self.clase)

    @property
    def lugar(self) -> Lugar:
        """Where a reader finds it: in the new version or, removed, in the old one."""
        lugar = self.lugar_despues or self.lugar_antes
        if lugar is None:
            raise LookupError("a change without a place")
        return lugar


class Ausente(Enum):
    """The value of a field that a row of a table does not set."""

    AUSENTE = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two versions, in the order of the new document."""

    todos: tuple[Change, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        return iter(self.todos)

    def __len__(self) -> int:
        return len(self.todos)
