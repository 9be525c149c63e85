"""What is filled in: where the Formulario has it, and the formulas that read it from there.

An empty cell stays nothing: of one, INDEX gives 0. What can't be shows «Revise» and is no answer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.layout.libro.formulas import CHECK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.layout.libro.columns import Columns
    from pecdocs.layout.libro.parameters import Parameters

DONE, ASKED, STATE = "ejecutado", "solicitado", "estado"
"""The fields that are filled in."""


@dataclass(frozen=True, slots=True)
class Entrada:
    """Where the Formulario has what is being filled in; its rows stand as in the tree until somebody sorts them."""

    codes: str
    """The range of its codigos, as `'Formulario'!$A$9:$A$20`."""
    ranges: Mapping[tuple[str, str], str]
    """The range of each period's field (ejecutado, solicitado, estado), aligned with the codigos."""
    asked: frozenset[str]
    """The codigos that stand in it."""
    corte: str | None = None
    """The cell that holds the key of the cut-off, in a book of the whole year; as text, for 2024-03 would be a day."""


class Reader:
    """The formulas that read the Formulario."""

    def __init__(self, entrada: Entrada, columns: Columns, top: Parameters) -> None:
        self.entrada, self.at, self.top = entrada, columns.cell, top
        self.alike = Counter(each.casefold() for each in entrada.asked)

    def is_alone(self, codigo: str) -> bool:
        """Tell whether no other codigo differs from it in capitals alone."""
        return self.alike[codigo.casefold()] == 1

    def row(self, codigo: str) -> str:
        """Find the row of an activity; MATCH takes a and A for one, and won't do where codigos differ in that alone."""
        codes, own = self.entrada.codes, self.at("codigo")
        if self.is_alone(codigo):
            return f"MATCH({own},{codes},0)"
        first = codes.partition(":")[0]
        return f"SUMPRODUCT(EXACT({own},{codes})*(ROW({codes})-ROW({first})+1))"

    def of(self, key: str, field: str, *, is_milestone: bool) -> str:
        """Read a field of a period."""
        if field == STATE:
            return self.state(key)
        return self.milestone(key) if field == DONE and is_milestone else self.number(key, field)

    def state(self, key: str) -> str:
        """Read what is declared, with no number beside it."""
        written = self._cell(key, STATE)
        known = f"INDEX({self.top.declared},MATCH({written},{self.top.declared},0))"
        if (key, DONE) in self.entrada.ranges:
            known = f'IF({self._cell(key, DONE)}="",{known},"{CHECK}")'
        return self._or_check(written, known)

    def number(self, key: str, field: str) -> str:
        """Read a number, not under zero, and without a state beside it."""
        written = self._cell(key, field)
        fits = f'AND({self.at("estado", key)}="",COUNTIF({written},">=0")=1)'
        return self._or_check(written, f'IF({fits},{written},"{CHECK}")')

    def milestone(self, key: str) -> str:
        """Read `Sí` as 1 and `No` as 0."""
        written = self._cell(key, DONE)
        met = f'MIN(1,MATCH({written},{{"No","Sí","Si"}},0)-1)'
        return self._or_check(written, f'IF({self.at("estado", key)}="",{met},"{CHECK}")')

    def _cell(self, key: str, field: str) -> str:
        return f"INDEX({self.entrada.ranges[key, field]},{self.at('fila')})"

    def _or_check(self, written: str, found: str) -> str:
        return f'IFERROR(IF({written}="","",{found}),"{CHECK}")'
