"""A plan's matrix as open data: one row an activity and period, nothing merged, every field of a node in a column.

All activities have a row for every period in which something is programmed of any of them, so that a row that is blank
says so; a plan that programs nothing has one row an activity, without a period. Groups, and the rows that the
plan's tables list with words of their own, have the same columns and stand apart: nobody counts anything twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.data.columns import CORTE, LEVELS_ABOVE, OF_PERIOD
from pecdocs.data.nodes import of_node
from pecdocs.data.seguimiento import Medidas, of_period, of_plan
from pecdocs.plan.periods import LIBRE, of_keys
from pecdocs.plan.periods import of_plan as declared
from pecdocs.plan.values import Programacion
from pecdocs.seguimiento.areas import own_roles, roles_above
from pecdocs.seguimiento.items import TABLE, in_the_tree, in_units, listed
from pecdocs.seguimiento.rules import exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.data.csvfile import Datum
    from pecdocs.plan import Plan
    from pecdocs.plan.periods import Period
    from pecdocs.plan.values import Cantidad
    from pecdocs.seguimiento import Answers, Item, Rules
    from pecdocs.seguimiento.areas import Roles

ACTIVIDAD, GRUPO = "actividad", "grupo"
_DEEPER = " / "
_SCHEMES = tuple(Programacion.model_fields)


@dataclass(frozen=True, slots=True)
class Corte:
    """What was done, and up to which period it is told."""

    rules: Rules
    answers: Answers
    period: str


class Rows:
    """The rows of some places, made anew each time that they are read: those of a large plan fill the memory."""

    def __init__(self, writer: _Writer, places: Sequence[_Place]) -> None:
        self._writer, self._places = writer, places
        self._periods = writer.periods(places)

    def __len__(self) -> int:
        """Give how many they are."""
        return len(self._places) * max(1, len(self._periods))

    def __iter__(self) -> Iterator[list[Datum]]:
        """Give each place's rows, one after another."""
        for place in self._places:
            with exactly():
                rows = list(self._writer.rows(place, self._periods))
            yield from rows


@dataclass(frozen=True, slots=True)
class Matriz:
    """The rows of a plan, under the columns that `columns` gives."""

    actividades: Rows
    grupos: Rows
    tablas: Rows
    """What the plan's tables say in the place of its tree."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An item and where it stands."""

    item: Item
    above: tuple[Item, ...]
    roles: Roles
    """Who is asked for it: its own roles, or those of the nearest above that has some."""
    table: str
    """The table that lists it; nothing for the tree."""

    @property
    def clase(self) -> str:
        """An activity is what has nothing below it, or what is measured."""
        return ACTIVIDAD if self.item.measured or not self.item.children else GRUPO


def matriz(plan: Plan, corte: Corte | None = None, estado: str | None = None) -> Matriz:
    """Give the rows of a plan, in its order; `estado` is how it stands, where that is not what it says.

    Raises LookupError when it has no such period.
    """
    tree = [*_places(in_the_tree(plan), "", {})]
    above = roles_above(plan)
    tables = [
        place for name, table in plan.tablas.items() for place in _places(listed(plan, table.filas or ()), name, above)
    ]
    writer = _Writer(plan, corte, estado or plan.documento.estado)
    actividades, grupos = ([each for each in tree if each.clase == clase] for clase in (ACTIVIDAD, GRUPO))
    return Matriz(Rows(writer, actividades), Rows(writer, grupos), Rows(writer, tables))


def _places(items: Iterable[Item], table: str, above: Mapping[str, Roles]) -> Iterator[_Place]:
    def walked(some: Iterable[Item], path: tuple[Item, ...], outer: Roles) -> Iterator[_Place]:
        for item in some:
            roles = own_roles(item.fields) or outer
            yield _Place(item, path, roles or above.get(item.codigo, ()), table)
            yield from walked(item.children, (*path, item), roles)

    return walked(items, (), ())


class _Writer:
    """Writes the rows of places: what each says of itself, once, and after it each period."""

    def __init__(self, plan: Plan, corte: Corte | None, estado: str) -> None:
        self._plan = plan
        self._of_plan = [*of_plan(plan), *_of_document(plan, estado)]
        self._medidas = Medidas(corte.rules, corte.answers, corte.period, plan) if corte is not None else None
        self._blank: list[Datum] = [None] * len(CORTE) if corte is not None else []
        followed = plan.tablas.get(TABLE)
        self._followed = TABLE if followed is not None and followed.filas is not None else ""

    def rows(self, place: _Place, periods: Sequence[Period]) -> Iterator[list[Datum]]:
        """Give the rows of a place, one a period."""
        own = [*self._of_plan, *self._of_place(place), *of_node(place.item, place.roles, self._plan)]
        if not periods:
            yield [*own, *[None] * len(OF_PERIOD), *self._blank]
        for period in periods:
            yield [*own, *self._of_period(place, period)]

    def _of_place(self, place: _Place) -> list[Datum]:
        level, levels = place.item.level, self._plan.niveles
        named = levels[level - 1].nombre if level <= len(levels) and not place.table else None
        return [place.table or None, place.clase, Decimal(level), named, *_of_levels(place.above)]

    def _of_period(self, place: _Place, period: Period) -> list[Datum]:
        fields = place.item.fields
        written = _quantities(fields.programacion, period.scheme).get(period.key)
        amount: Datum = in_units(written, fields.meta) if written is not None else None
        measured = self._blank
        if self._medidas is not None and self._is_measured(place) and period in self._medidas.periods:
            closed, amount, *done = self._medidas.of(place.item.codigo, period)
            measured = [closed, *done]
        name = period.name if period.name != period.key else None
        return [period.scheme, *of_period(period), name, amount, *_as_written(written), *measured]

    def _is_measured(self, place: _Place) -> bool:
        return place.table == self._followed and place.item.measured

    def periods(self, places: Sequence[_Place]) -> list[Period]:
        """Give every period in which something is programmed or measured: the longest first, in their order."""
        keys: dict[str, set[str]] = {scheme: set() for scheme in _SCHEMES}
        for place in places:
            program = place.item.fields.programacion
            for scheme in program.model_fields_set:
                keys[scheme] |= _quantities(program, scheme).keys()
        if self._medidas is not None and any(map(self._is_measured, places)):
            for period in self._medidas.periods:
                keys[period.scheme].add(period.key)
        own = [each for each in declared(self._plan.periodos) if each.key in keys[LIBRE]]
        return [*(each for scheme in _SCHEMES if scheme != LIBRE for each in of_keys(scheme, keys[scheme])), *own]


def _quantities(program: Programacion, scheme: str) -> dict[str, Cantidad]:
    found: dict[str, Cantidad] = getattr(program, scheme)
    return found


def _as_written(written: Cantidad | None) -> list[Datum]:
    if written is None:
        return [None] * 3
    return [written.valor, written.porcentaje if written.valor is not None else None, written.impreso]


def _of_document(plan: Plan, estado: str) -> list[Datum]:
    document = plan.documento
    when = document.fecha.valor
    return [document.codigo, estado, str(when) if when is not None else None]


def _of_levels(above: Sequence[Item]) -> Iterator[Datum]:
    """Give the codigo and the name of each group that something stands in; of more than there are columns, joined."""
    levels = [(each.codigo, each.fields.nombre_o_paso) for each in above]
    first, rest = levels[: LEVELS_ABOVE - 1], levels[LEVELS_ABOVE - 1 :]
    if rest:
        first.append((_DEEPER.join(code for code, _ in rest), _DEEPER.join(name for _, name in rest)))
    for pair in first:
        yield from pair
    yield from [None] * (2 * (LEVELS_ABOVE - len(first)))
