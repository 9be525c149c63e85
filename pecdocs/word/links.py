"""Links to addresses outside the file: relationships, gathered as the links are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from pecdocs.word.parts import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.opc import Package

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(slots=True)
class Links:
    """The addresses that a document's links lead to, each with its relationship's id."""

    taken: frozenset[str] = frozenset()
    """The ids that the Office file uses."""
    ids: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    def of(cls, package: Package) -> Links:
        """Start after the relationships that the Office file has."""
        return cls(package.relationship_ids(DOCUMENT))

    def add(self, address: str) -> str:
        """Give the relationship id of an address, one for all its links."""
        if address not in self.ids:
            self.ids[address] = next(name for n in self._numbers if (name := f"enlace{n}") not in self.taken)
        return self.ids[address]

    def write(self, package: Package) -> None:
        """Add the relationships to the package."""
        if self.ids:
            package.link(DOCUMENT, _RELATION, {identity: address for address, identity in self.ids.items()})
