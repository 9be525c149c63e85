"""What every part of the report asks: what is behind, why, who answers for it, and how a result is written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.layout.figures import figure_text, percent_text
from pecdocs.layout.grid import Cell
from pecdocs.seguimiento import Activity, Estado
from pecdocs.seguimiento.areas import asked_of
from pecdocs.seguimiento.lacking import bound, is_behind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.layout.avances import Avances
    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Group, Item, Light
    from pecdocs.seguimiento.model import Cierre
    from pecdocs.seguimiento.states import Value

_NO_ANALYSIS = "Falta el análisis"
NO_NUMBER = "—"


@dataclass(frozen=True)
class Basis:
    """A plan and its progress as of a cut-off."""

    plan: Plan
    avances: Avances
    legend: str | None = None
    """What is said of a plan that is not what was approved."""

    @property
    def corte(self) -> str:
        """The key of the period of the cut-off."""
        return self.avances.found.corte

    @property
    def note(self) -> tuple[str, ...]:
        """What the plan says of its figures, if anything: that they are illustrative, where they come from."""
        return (self.plan.seguimiento.nota,) if self.plan.seguimiento.nota is not None else ()

    @property
    def closed(self) -> Cierre | None:
        """The closing of the period, once it is closed."""
        registro = self.avances.answers.registros.get(self.corte)
        return registro.cerrado if registro is not None else None

    @cached_property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """The roles that are asked for each activity."""
        return asked_of(self.plan)

    def area(self, codigo: str) -> str:
        """Name the areas that are asked for an activity; empty when none is."""
        return "; ".join(self.plan.roles[role].nombre for role in self.asked.get(codigo, ()))

    @cached_property
    def behind(self) -> tuple[Activity, ...]:
        """The activities that are below the bound to date, or have not begun, the lowest first."""
        low = [each for each in self.avances.found.activities.values() if self.is_behind(each)]
        return tuple(sorted(low, key=lambda each: _number(each.to_date.counted)))

    def is_behind(self, activity: Activity) -> bool:
        """Tell whether an activity must be explained."""
        return is_behind(activity, self.avances.rules)

    @property
    def bound(self) -> Decimal:
        """The percentage below which an activity must be explained."""
        return bound(self.avances.rules)

    def analysis(self, activity: Activity) -> str | None:
        """Give what the area says of a result: in the period of the cut-off, or where nothing was due in it, before."""
        answers, codigo = self.avances.answers, activity.item.codigo
        keys = [each.key for each in self.avances.found.periods]
        own = answers.answer(self.corte, codigo)
        if own is not None or activity.periods[self.corte].percent is not Estado.NO_PROGRAMADO:
            return own.analisis if own is not None else None
        given = [found.analisis for key in keys if (found := answers.answer(key, codigo)) and found.analisis]
        return given[-1] if given else None

    def reason(self, activity: Activity) -> str:
        """Give the analysis of a result, or say that it lacks."""
        return self.analysis(activity) or _NO_ANALYSIS

    @cached_property
    def unexplained(self) -> tuple[Activity, ...]:
        """The activities that are behind and whose area does not say why."""
        return tuple(each for each in self.behind if not self.analysis(each))

    @cached_property
    def unreported(self) -> tuple[Activity, ...]:
        """The activities of which an answer is due in the period of the cut-off and nobody gave one."""
        return tuple(each for each in self.avances.found.activities.values() if self.corte in each.to_date.missing)

    def percent(self, value: Value) -> str:
        """Print a percentage, or the word that stands in its place."""
        if isinstance(value, Estado):
            return value.value
        return percent_text(value, self.avances.rules, self.avances.locale)

    def percent_of_all(self) -> str:
        """Print the whole: 100%."""
        return self.percent(Decimal(100))

    def number(self, value: Value) -> str:
        """Print a percentage, or a dash where a word beside it says why there is none."""
        return NO_NUMBER if isinstance(value, Estado) else self.percent(value)

    def amount(self, value: Value, activity: Activity) -> str:
        """Print an amount of an activity's goal, or a dash."""
        if isinstance(value, Estado):
            return NO_NUMBER
        return figure_text(value, activity.item, self.avances.locale)

    def gap(self, activity: Activity) -> str:
        """Say what is lacking to date, in the goal's own unit; empty where nothing is, or nothing can be said."""
        due, done = activity.to_date.programado, activity.to_date.ejecutado
        if activity.item.kind == "hito":
            return "No se ha cumplido"
        if not isinstance(due, Decimal):
            return ""
        made = done if isinstance(done, Decimal) else Decimal(0)
        falls = activity.item.kind == "reduccion"
        lacking = activity.rezago.get(self.corte, made - due if falls else due - made)
        if lacking <= 0:
            return ""
        unit = activity.item.meta.unidad or ""
        whole = f"{self.amount(due, activity)} {'' if unit == '%' else unit}".rstrip()
        return f"{self.amount(lacking, activity)} {_TO[activity.item.kind]} {whole}"


_TO = {
    "suma": "de",
    "demanda": "de",
    "flujo": "por debajo de",
    "stock": "para llegar a",
    "capacidad": "para llegar a",
    "reduccion": "por encima de",
}
"""What stands between what is lacking and what was programmed, by the kind of goal."""


def title_of(item: Item, most: int | None = None) -> str:
    """Give an item's code and what it is called, cut to so many characters where no more have room."""
    name = item.etiqueta
    return f"{item.codigo} · {name if most is None else in_a_line(name, most)}"


def in_a_line(text: str, most: int) -> str:
    """Give a text in one line of so many characters at most."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}…"


def light_cell(light: Light) -> Cell:
    """Give the cell of a step of the semáforo: its word, on its colour where it has one."""
    return Cell((light.word,) if light.word else (), fill=light.color or "")


def light_of(result: Activity | Group) -> Light:
    """Give the step of the semáforo of a result, to date."""
    return result.to_date.light


def _number(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)
