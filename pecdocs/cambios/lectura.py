"""Two versions as their reader sees them: each one's words for values, and where things stand in either."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.cambios.labels import label, noun
from pecdocs.cambios.places import Places, sin_formato
from pecdocs.cambios.records import PLAN, SIGNING, code_of, records_of
from pecdocs.cambios.sentences import Difference, as_seen
from pecdocs.cambios.values import Values
from pecdocs.plan.rows import known_nodes

if TYPE_CHECKING:
    from pecdocs.cambios.model import Change
    from pecdocs.cambios.places import Lugar, Vista
    from pecdocs.cambios.records import Key
    from pecdocs.cambios.values import Escritura
    from pecdocs.plan import Plan


class Lectura:
    """An older and a newer version, how each is written and how its format numbers it."""

    def __init__(
        self,
        versions: tuple[Plan, Plan],
        escrituras: tuple[Escritura, Escritura],
        vistas: tuple[Vista, Vista] | None = None,
    ) -> None:
        self.versions = versions
        self.vistas = vistas or (sin_formato(versions[0]), sin_formato(versions[1]))
        self.old, self.new = (
            Values(escritura, {code: role.nombre for code, role in plan.roles.items()})
            for plan, escritura in zip(versions, escrituras, strict=True)
        )
        self._nodes = known_nodes(versions[0]), known_nodes(versions[1])

    def seen(self, change: Change) -> Change:
        """Give a change as a reader of the table sees it: what a row does not set is that of its node."""
        return as_seen(change, self._nodes)

    def difference(self, change: Change) -> Difference:
        """Give what a field was and is, in words."""
        return Difference(self.seen(change), self.old, self.new)

    @cached_property
    def places(self) -> dict[Key, Lugar]:
        """Where every record stands, in the new version first; only moves and orders ask for it."""
        found: dict[Key, Lugar] = {}
        for plan, vista in zip(self.versions, self.vistas, strict=True):  # the new one has the last word
            places = Places(plan, vista)
            found |= {key: places.of(record) for key, record in records_of(plan).items()}
        return found

    def above(self, key: Key) -> str:
        """Name what something stands below: el eje 2, el primer nivel."""
        if key == PLAN:
            return "el primer nivel"
        lugar = self.places[key]
        return lugar.nombre if key[0] == SIGNING else f"{noun(key[0], lugar).the()} {label(key[0], lugar)}"

    def way(self, change: Change) -> tuple[str, str]:
        """Name what something stood below and what it stands below; by their codes too where they are named alike."""
        (before, _), (after, _) = change.antes, change.despues
        names = self.above(before), self.above(after)
        if names[0] != names[1]:
            return names
        return f"{names[0]} ({code_of(before)})", f"{names[1]} ({code_of(after)})"
