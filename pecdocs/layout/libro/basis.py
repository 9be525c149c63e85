"""What a workbook is made from: the plan and its answers, whom it asks, which periods, and the numbers so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.layout.items import Item as DrawnItem
from pecdocs.layout.items import all_items, items_of, number_items
from pecdocs.layout.locale import Locale
from pecdocs.layout.standing import legend_of
from pecdocs.layout.texts import Words, text_of
from pecdocs.plan.model import TablaPlan
from pecdocs.seguimiento import rules_of
from pecdocs.seguimiento.areas import areas_of
from pecdocs.seguimiento.following import Followed
from pecdocs.seguimiento.items import TABLE, walk
from pecdocs.seguimiento.progress import progress_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.formato import FormatFolder
    from pecdocs.formato.model import Tabla
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio
    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento import Answers, Item, Progress, Rules

NOTHING_SAID = TablaPlan.model_construct()
"""What a plan says of a table that it does not name."""


@dataclass(frozen=True, slots=True)
class Pedido:
    """Which workbook is asked for: of one period or, without, of the whole year; of one area or, without, of all."""

    periodo: str | None = None
    responsable: str | None = None
    carpeta: str = ""
    """The name of the plan's folder, by which a workbook that comes back is known."""
    corte: str | None = None
    """Of a whole year, its cut-off when it was made; without, that of what is known now."""


@dataclass(frozen=True)
class Basis:
    """What every sheet of a workbook is made from."""

    plan: Plan
    folder: FormatFolder
    answers: Answers
    pedido: Pedido
    rules: Rules
    periods: tuple[Period, ...]
    """Those that the workbook asks for, in order."""
    corte: str
    """The cut-off: the period that is asked for; of a whole year the last one reported, until it is changed."""
    found: Progress
    asked: tuple[Item, ...]
    """The activities to answer, in the order of the tree."""
    words: Words = field(repr=False)
    edited: Cambio | None = None
    """The entry of the version that was approved, if the plan was edited since."""
    bare: bool = False
    """Whether only what a workbook that comes back is compared with is wanted."""

    @property
    def locale(self) -> Locale:
        """How numbers and dates are written."""
        return self.words.locale

    @property
    def legend(self) -> str | None:
        """What is said of a plan that is not what was approved."""
        return legend_of(self.folder.formato, self.edited, self.locale)

    @property
    def whole_year(self) -> bool:
        """Whether it is of a whole year, so that the keys of its columns carry the period."""
        return self.pedido.periodo is None

    @property
    def area(self) -> str:
        """Whom it asks, as printed."""
        return self.plan.roles[self.pedido.responsable].nombre if self.pedido.responsable else "Todas las áreas"

    @property
    def table(self) -> Tabla | None:
        """The format's official table."""
        return self.folder.formato.tablas.get(self.folder.formato.official)

    @property
    def said(self) -> TablaPlan:
        """What the plan says of it."""
        return self.plan.tablas.get(TABLE, NOTHING_SAID)

    @cached_property
    def drawn(self) -> Mapping[str, DrawnItem]:
        """What is printed of each item, numbered as the official table numbers it, by its codigo."""
        items = items_of(self.plan, self.said)
        number_items(items, self.table.numeracion if self.table is not None else "jerarquica")
        return {each.codigo: each for each in all_items(items)}

    @cached_property
    def above(self) -> Mapping[str, tuple[Item, ...]]:
        """The groups that each item stands in, the outermost first."""
        found: dict[str, tuple[Item, ...]] = {}
        for item in walk(self.found.items):
            found.setdefault(item.codigo, ())
            for child in item.children:
                found[child.codigo] = (*found[item.codigo], item)
        return found

    def text(self, codigo: str, campo: str) -> str:
        """Give what a campo prints of an item."""
        lines = text_of(campo, self.drawn[codigo], self.words)
        return lines[0] if len(lines) == 1 else "\n".join(lines)

    def is_open(self, period: Period) -> bool:
        """Tell whether a period may still be answered."""
        return not self.answers.is_closed(period.key)


def basis_of(  # noqa: PLR0913 - what a workbook is made from
    plan: Plan,
    folder: FormatFolder,
    answers: Answers,
    pedido: Pedido,
    edited: Cambio | None = None,
    *,
    known: Followed | None = None,
    bare: bool = False,
) -> Basis:
    """Settle what a workbook is made from.

    Raises InputError when the plan has no such period or role, or asks nobody, or the role, for anything.
    """
    known = known or Followed(plan, rules_of(plan, folder.formato))
    rules = known.rules
    now = _asked_period(plan, rules, answers, pedido)
    periods = (now,) if pedido.periodo is not None else rules.year_of(now)
    corte = now.key if pedido.corte is not None else _cut_off(now, periods, answers)
    found = progress_of(known, answers, corte)
    words = Words(Locale(plan.entidad.pais, folder.formato.estilos), plan.roles)
    asked = _asked(plan, found, pedido)
    return Basis(plan, folder, answers, pedido, rules, periods, corte, found, asked, words, edited, bare)


def _asked_period(plan: Plan, rules: Rules, answers: Answers, pedido: Pedido) -> Period:
    """Give the period that is asked for; of a whole year, the last one reported, or the next where that is closed."""
    keys = [each.key for each in rules.periods]
    if pedido.periodo is None and pedido.corte in keys:
        return rules.periods[keys.index(pedido.corte)]
    if pedido.periodo is None:
        last = keys.index(answers.last) if answers.last is not None else 0
        closed = answers.is_closed(keys[last])
        return rules.periods[min(last + closed, len(keys) - 1)]
    if pedido.periodo not in keys:
        message = f"«{pedido.periodo}» no es un periodo {rules.scheme} de este plan"
        raise InputError([Fault(_file(plan), message, did_you_mean(pedido.periodo, keys))])
    return rules.periods[keys.index(pedido.periodo)]


def _cut_off(now: Period, periods: tuple[Period, ...], answers: Answers) -> str:
    reported = [each.key for each in periods if each.key in answers.registros]
    return reported[-1] if reported else now.key


def _asked(plan: Plan, found: Progress, pedido: Pedido) -> tuple[Item, ...]:
    measured = found.known.measured
    if not measured:
        message = "ninguna actividad de este plan tiene meta: no hay qué preguntar"
        raise InputError([Fault(_file(plan), message, "agregue «meta: …» a las actividades que se miden")])
    if pedido.responsable is None:
        return measured
    areas = areas_of(found.known.asked, plan)
    if pedido.responsable not in areas:
        raise InputError([_nothing_asked(plan, pedido.responsable, tuple(areas))])
    own = frozenset(areas[pedido.responsable])
    return tuple(each for each in measured if each.codigo in own)


def _nothing_asked(plan: Plan, area: str, areas: tuple[str, ...]) -> Fault:
    if area in plan.roles:
        message = f"a «{area}» no se le pregunta nada: no es responsable de ninguna actividad que se mida"
        return Fault(_place(plan, "roles", area), message, f"se pregunta a: {', '.join(areas)}" if areas else "")
    return Fault(_file(plan), f"el plan no tiene el rol «{area}»", did_you_mean(area, plan.roles))


def _file(plan: Plan) -> Place:
    """Give the place of a fault that is of no line of the plan."""
    return Place(_place(plan).file)


def _place(plan: Plan, *fields: str) -> Place:
    """Give the place of a part of the plan; the plan's own where it does not say it."""
    try:
        return plan.place(plan, *fields)
    except LookupError:  # a plan made in memory has no file
        return Place("plan")
