"""What nodes and rows carry that no table prints, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pecdocs.layout.campos import MARK, campos_of
from pecdocs.layout.items import Item
from pecdocs.layout.texts import NAMES, date_text, dates_of, frequencies_of, text_of
from pecdocs.plan.model import FilaTabla, Nodo
from pecdocs.plan.periods import is_active
from pecdocs.plan.values import Fechas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pecdocs.formato.model import Tabla
    from pecdocs.layout.locale import Locale
    from pecdocs.layout.texts import Words
    from pecdocs.plan.model import Campos
    from pecdocs.plan.periods import Period

_PRINTED = (
    "descripcion",
    "pasos",
    "productos",
    "meta",
    "indicador",
    "fechas",
    "responsables",
    "involucrados",
    "publico",
    "medio",
    "alcance",
    "presupuesto",
    "observaciones",
)
"""The fields that an official expects to see in some table."""
_Owner = TypeVar("_Owner", bound=Nodo | FilaTabla)


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table of the document, with the items it drew; none when its rows are not the tree."""

    name: str
    table: Tabla
    items: Sequence[Item] = ()
    marked: Sequence[Period] = ()
    """The periods that it marks."""
    columns: Collection[str] = ()
    """The codigos of the columns that are drawn."""


class _Carried:
    """The fields with something to print of each node or row, the lists by their names; each is looked at once."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.known: dict[int, tuple[str, ...]] = {}
        """By the identity of the fields, which the plan or its items keep alive."""

    def of(self, fields: Campos) -> tuple[str, ...]:
        """Give the fields of a node or row that have something to print; one that nobody wrote has not."""
        if id(fields) not in self.known:
            item, written = Item("", fields), fields.model_fields_set
            asked = _PRINTED if "pasos" in written else [each for each in _PRINTED if each in written]
            printed = [each for each in asked if text_of(each, item, self.words)]
            worded = ("frecuencia",) if any(each.impreso for each in frequencies_of(fields)) else ()
            lists = (f"listas.{name}" for name, lines in fields.listas.items() if lines)
            self.known[id(fields)] = (*printed, *worded, *lists)
        return self.known[id(fields)]


def unshown(owners: Sequence[_Owner], drawn: Sequence[DrawnTable], words: Words) -> Iterator[tuple[str, list[_Owner]]]:
    """Give each field that these nodes or rows carry and that none of these tables shows, with those that carry it."""
    carried = _Carried(words)
    left: dict[str, tuple[str, ...]] = {}
    for owner in owners:
        code = code_of(owner)
        left[code] = (*left.get(code, ()), *carried.of(owner))
    for table in drawn:
        _take_shown(left, table, carried)
    lost: dict[str, list[_Owner]] = {}
    for owner in owners:
        missing = left[code_of(owner)]
        for field in carried.of(owner):
            if field in missing:
                lost.setdefault(field, []).append(owner)
    yield from lost.items()


def _take_shown(left: dict[str, tuple[str, ...]], drawn: DrawnTable, carried: _Carried) -> None:
    """Take away, of the fields left of each codigo, those that a table prints of its items."""
    lists = frozenset(f"listas.{column.lista}" for column in drawn.table.columnas if column.lista is not None)
    for item, campos in campos_of(drawn.items, drawn.table, drawn.columns):
        fields = left.get(item.codigo)
        if fields:
            own = carried.of(item.fields)
            shown = [field for field in own if field in campos or _shows(field, item, campos, drawn.marked, carried)]
            left[item.codigo] = tuple(field for field in fields if field not in shown and field not in lists)


def _shows(field: str, item: Item, campos: Collection[str], marked: Sequence[Period], carried: _Carried) -> bool:
    """Tell whether campos of another name print a field of an item: its steps, or all of its dates."""
    if field == "pasos":
        return "actividad" in campos or (item.fields.nombre is None and not NAMES.isdisjoint(campos))
    return field == "fechas" and _shows_dates(item, campos, marked, carried.words)


def _shows_dates(item: Item, campos: Collection[str], marked: Sequence[Period], words: Words) -> bool:
    """Tell whether these campos print something of each of an item's dates."""
    often = "frecuencia" in campos and bool(text_of("frecuencia", item, words))
    dates = [each for each in dates_of(item.fields) if each != Fechas()]
    return all(_shows_date(campos, each, marked, words.locale) or (often and _names_no_date(each)) for each in dates)


def _names_no_date(dates: Fechas) -> bool:
    """Tell whether all that is said is «always» or «before the event», which a printed frequency says too."""
    return dates == Fechas(permanente=dates.permanente, previo_a=dates.previo_a)


def _shows_date(campos: Collection[str], dates: Fechas, marked: Sequence[Period], locale: Locale) -> bool:
    """Tell whether one of these campos prints something of when something is done."""
    return (
        ("inicio" in campos and date_text(dates.inicio, locale) != "")
        or ("fin" in campos and date_text(dates.fin, locale) != "")
        or (MARK in campos and any(is_active(period, [dates]) for period in marked))
    )


def code_of(owner: Nodo | FilaTabla) -> str:
    """Give the codigo that a node or row goes by."""
    return (owner.de if isinstance(owner, FilaTabla) else None) or owner.codigo or ""
