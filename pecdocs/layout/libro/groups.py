"""The formulas of a group, and of the plan: the weighted mean of its parts, as `seguimiento.weights` does.

A group reads only the rows below it, down to the last of its parts; its own parts are those that name it as parent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.libro.columns import YEAR
from pecdocs.layout.libro.formulas import BEGUN

if TYPE_CHECKING:
    from pecdocs.layout.libro.columns import Columns
    from pecdocs.layout.libro.parameters import Parameters

FIRST, LAST = "{first}", "{last}"
"""Stand for the numbers of the first and last row of the parts of a group."""


class Group:
    """A group with parts."""

    def __init__(self, columns: Columns, top: Parameters) -> None:
        self.at, self.letters, self.top = columns.cell, columns.letters, top
        self.parent = f"{self.rows('padre')},{self.at('n')}"
        self.mine = f"({self.rows('padre')}={self.at('n')})"

    def rows(self, what: str, span: str = "") -> str:
        """Name the cells of the rows below."""
        letters = self.letters(what, span)
        mark = "" if span else "$"
        return f"{mark}{letters}{FIRST}:{mark}{letters}{LAST}"

    def weight(self, span: str) -> str:
        """Sum the weights of the parts that count."""
        return f'SUMIFS({self.rows("peso")},{self.parent},{self.rows("cuenta", span)},">=0")'

    def percent(self, span: str) -> str:
        """Give the mean of the parts that count, or the one state of all."""
        whole, parts = self.weight(span), f"SUMPRODUCT({self.mine}*1,{self.rows('peso')},{self.rows('cuenta', span)})"
        some = self.said(span) if span == YEAR else whole
        return f"IF({some}>0,{parts}/{whole},{self.state(span)})"

    def said(self, span: str) -> str:
        """Weigh the parts of which something is known: of the year, some count that are only not done yet."""
        percents, counted = self.rows("porcentaje", span), self.rows("cuenta", span)
        known = f"ISNUMBER({counted})*(ISNUMBER({percents})+({percents}={BEGUN}))"
        return f"SUMPRODUCT({self.mine}*{known},{self.rows('peso')})"

    def state(self, span: str) -> str:
        """Give the one state that stands for those of all parts."""
        return self.top.one_state(f"COUNTIFS({self.parent},{self.rows('porcentaje', span)},{self.top.words})")

    def counted(self, span: str) -> str:
        """Give what it counts for in the group above; in the year, nothing done where nothing is known yet."""
        percent = self.at("porcentaje", span)
        if span != YEAR:
            return percent
        return f"IF(ISNUMBER({percent}),{percent},IF({self.weight(span)}>0,0,{percent}))"

    def missing(self, span: str) -> str:
        """Sum the answers that lack in its parts."""
        return f"SUMIFS({self.rows('faltan', span)},{self.parent})"

    def left_out(self, span: str) -> str:
        """Count the parts that have no percentage: all, where the group has none."""
        percent = self.at("porcentaje", span)
        some = f"SUMPRODUCT({self.mine}*(1-ISNUMBER({self.rows('cuenta', span)})))"
        return f"IF(ISNUMBER({percent}),{some},COUNTIFS({self.parent}))"

    def light(self, span: str) -> str:
        """Give the word of the semáforo."""
        return self.top.light(self.at("porcentaje", span))
