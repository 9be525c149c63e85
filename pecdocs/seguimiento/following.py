"""What is followed of a plan, worked out once for all who ask: fingerprints, progress, the workbook of each area."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.seguimiento.areas import asked_of
from pecdocs.seguimiento.items import followed, programmed, walk
from pecdocs.seguimiento.rules import exactly

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from pecdocs.plan import Plan
    from pecdocs.seguimiento.areas import Roles
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.rules import Rules


@dataclass(frozen=True)
class Followed:
    """What is followed of a plan by some rules, whatever was answered and whichever the cut-off."""

    plan: Plan
    rules: Rules

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What is followed, as a tree."""
        return followed(self.plan)

    @cached_property
    def measured(self) -> tuple[Item, ...]:
        """What of it is measured, in the order of the tree."""
        return tuple(each for each in walk(self.items) if each.measured)

    @cached_property
    def programmed(self) -> Mapping[str, Mapping[str, Decimal]]:
        """What each activity has programmed in each period, in the unit of its goal, by its codigo."""
        with exactly():
            return {each.codigo: programmed(each, self.rules) for each in self.measured}

    @cached_property
    def asked(self) -> Mapping[str, Roles]:
        """The roles that are asked for each activity."""
        return asked_of(self.plan, self.items)
