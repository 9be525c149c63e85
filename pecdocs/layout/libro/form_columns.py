"""The columns of the Formulario: what each holds, by its key; a period's fields stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pecdocs.layout.periods import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.layout.libro.basis import Basis
    from pecdocs.plan.periods import Period

_LEVELS_WIDTH = 48
"""The characters that the columns of levels share."""


SHOWN = frozenset({"porcentaje", "a_la_fecha", "semaforo", "rezago"})
"""The fields that show what the reckoning gives: their formula is that of all rows, but for their number."""
LIVE = SHOWN | {"fila"}
"""The fields that are formulas."""


class FormColumn(NamedTuple):
    """A column: its field, its title, its width in characters."""

    field: str
    title: str
    width: float
    period: Period | None = None
    """The period that it is of."""
    keyed: bool = False
    """Whether its key carries the period: there are several."""
    hidden: bool = False

    @property
    def key(self) -> str:
        """What the hidden row calls it: `ejecutado`, or `ejecutado@2024-T2` where there are several periods."""
        return f"{self.field}@{self.period.key}" if self.keyed and self.period is not None else self.field

    @property
    def is_live(self) -> bool:
        """Whether every cell of it is a formula: it finds its row in the reckoning, or shows what that gives."""
        return self.field in LIVE

    @property
    def group(self) -> str:
        """The title over the columns of its period, where there are several."""
        return name_of(self.period) if self.keyed and self.period is not None else ""


def columns_of(basis: Basis) -> tuple[FormColumn, ...]:
    """Give the columns of a workbook's Formulario, in order."""
    return (*_row(basis), *_periods(basis), *_results(basis))


def _row(basis: Basis) -> Iterator[FormColumn]:
    """Give the columns that say which activity a row is of; the first three are for the machine."""
    yield FormColumn("codigo", "Código", 14, hidden=True)
    yield FormColumn("fila", "Fila", 6, hidden=True)
    yield FormColumn("tipo", "Tipo", 10, hidden=True)
    depth = max(len(basis.above[each.codigo]) for each in basis.asked)
    names = [each.nombre for each in basis.plan.niveles]
    width = max(13, min(24, _LEVELS_WIDTH / max(depth, 1)))
    for level in range(depth):
        yield FormColumn(f"nivel{level + 1}", names[level] if level < len(names) else f"Nivel {level + 1}", width)
    yield FormColumn("actividad", names[depth] if depth < len(names) else "Actividad", 34)
    yield FormColumn("indicador", "Indicador", 24)
    yield FormColumn("meta", "Meta", 14)
    yield FormColumn("unidad", "Se responde en", 14)


def _periods(basis: Basis) -> Iterator[FormColumn]:
    on_demand = any(each.kind == "demanda" for each in basis.asked)
    for period in basis.periods:
        titles = {
            "programado": ("Programado", 12),
            **({"solicitado": ("Solicitado", 11)} if on_demand else {}),
            "ejecutado": ("Ejecutado", 11),
            "estado": ("Estado, si no hay número", 13),
            "evidencia": ("Evidencia", 30),
            "analisis": ("Análisis", 30),
            "porcentaje": ("Avance del periodo", 12),
        }
        for field, (title, width) in titles.items():
            yield FormColumn(field, title, width, period, basis.whole_year)


def _results(basis: Basis) -> Iterator[FormColumn]:
    yield FormColumn("a_la_fecha", "Avance a la fecha", 12)
    yield FormColumn("semaforo", "Semáforo", 14)
    if any(each.kind == "suma" for each in basis.asked):
        yield FormColumn("rezago", "Rezago", 10)
