"""`pecdocs seguimiento proponer`: what is programmed of each activity beside what its dates and frequency propose."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.cli.inputs import read_inputs
from pecdocs.editing import Edit
from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.files import replace_all
from pecdocs.layout.figures import amount_text
from pecdocs.layout.locale import Locale
from pecdocs.plan.folder import plan_file
from pecdocs.plan.model import FilaTabla, Nodo
from pecdocs.plan.values import Programacion
from pecdocs.reading.source import shown
from pecdocs.seguimiento import followed, propose, rules_of
from pecdocs.seguimiento.items import programmed, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Item, Rules

_WIDEST = 90
"""The characters of a name that are shown."""
_ROWS = ("programado", "propuesto")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An activity, what the plan programs of it, and what its dates and frequency propose: amounts by period."""

    item: Item
    programmed: Mapping[str, Decimal]
    proposed: Mapping[str, Decimal]

    @property
    def is_open(self) -> bool:
        """Whether nobody programmed it and there is something to write; a goal that stands in each period is enough."""
        unwritten = self.item.fields.programacion == Programacion()
        return unwritten and bool(self.proposed) and self.proposed != self.programmed


@dataclass(frozen=True, slots=True)
class Proposals:
    """A plan's proposals, and the rules by which it is followed."""

    plan: Plan
    rules: Rules
    locale: Locale
    each: tuple[Proposal, ...]


def proposals(path: Path, codes: Sequence[str], templates: Path | None = None) -> Proposals:
    """Propose a programming for the activities with these codes, or for all. Raises InputError with every mistake."""
    plan, folder = read_inputs(path, templates=templates)
    rules = rules_of(plan, folder.formato)
    measured = {item.codigo: item for item in walk(followed(plan)) if item.measured}
    faults = [
        Fault(Place(shown(path)), f"el seguimiento del plan no mide «{code}»", did_you_mean(code, measured))
        for code in codes
        if code not in measured
    ]
    if faults:
        raise InputError(faults)
    chosen = [item for code, item in measured.items() if not codes or code in codes]
    found = (Proposal(item, programmed(item, rules), _proposed(item, rules)) for item in chosen)
    return Proposals(plan, rules, Locale(plan.entidad.pais, folder.formato.estilos), tuple(found))


def _proposed(item: Item, rules: Rules) -> dict[str, Decimal]:
    """Give what is proposed; a period that gets nothing of a sum is not programmed. A level may well be 0."""
    return {key: amount for key, amount in propose(item, rules.periods).items() if amount or item.kind != "suma"}


def as_table(found: Proposals) -> Iterator[str]:
    """Give the lines of the proposals: of each activity its goal, what is programmed and what is proposed, summed."""
    yield f"{found.plan.documento.titulo}: programación en esquema {found.rules.scheme}"
    head = (*(period.key for period in found.rules.periods), "Suma")
    cells = [
        (_cells(each.item, each.programmed, found), _cells(each.item, each.proposed, found)) for each in found.each
    ]
    widths = [max(map(len, column)) for column in zip(head, *(row for rows in cells for row in rows), strict=True)]
    for each, rows in zip(found.each, cells, strict=True):
        yield ""
        yield _heading(each.item, found.locale)
        yield _line("", head, widths)
        yield _line(_ROWS[0], rows[0], widths)
        yield _line(_ROWS[1], rows[1], widths) if each.proposed else f"  {_ROWS[1]}  ninguno: {_reason(each.item)}"


def _cells(item: Item, amounts: Mapping[str, Decimal], found: Proposals) -> tuple[str, ...]:
    texts = [_amount(amounts.get(period.key), item, found.locale) for period in found.rules.periods]
    total = sum(amounts.values(), Decimal(0)) if item.kind == "suma" and amounts else None
    return (*texts, _amount(total, item, found.locale))


def _amount(value: Decimal | None, item: Item, locale: Locale) -> str:
    return "—" if value is None else amount_text(value, item.meta.unidad, locale)


def _line(name: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return f"  {name:<{max(map(len, _ROWS))}}{shown}"


def _heading(item: Item, locale: Locale) -> str:
    name = " ".join(item.etiqueta.split())
    clipped = name if len(name) <= _WIDEST else f"{name[: _WIDEST - 1]}…"
    return f"{item.codigo}  {clipped} ({_goal(item, locale)})"


def _goal(item: Item, locale: Locale) -> str:
    """Say an activity's goal and how it adds up: «10 revistas, suma»."""
    goal = item.meta
    amount = "" if goal.cantidad is None else amount_text(goal.cantidad, goal.unidad, locale)
    unit = goal.unidad if goal.unidad != "%" else None
    return ", ".join(filter(None, (" ".join(filter(None, (amount, unit))), item.kind)))


def _reason(item: Item) -> str:
    """Say why nothing is proposed."""
    if item.kind == "demanda":
        return "se hace a solicitud, y no se programa"
    if item.kind != "hito" and item.meta.cantidad is None:
        return "la meta no tiene cantidad"
    return "sus fechas no caen en ningún periodo del plan"


def write(path: Path, found: Proposals) -> tuple[str, ...]:
    """Write into plan.yaml what is proposed for the activities that have no programming; give their codes.

    The programming goes beside the goal that it shares out: at the node, or at the row that gives it another goal.
    Raises OutputError when plan.yaml can't be replaced.
    """
    open_ones = [each for each in found.each if each.is_open]
    if not open_ones:
        return ()
    file = plan_file(path)
    before = file.read_bytes()
    edit = Edit(before.decode("utf-8"), shown(file))
    for each in open_ones:
        owner = each.item.owner("meta")
        order = tuple((FilaTabla if isinstance(owner, FilaTabla) else Nodo).model_fields)
        at = (*found.plan.path(owner), "programacion")
        edit.put(at, {found.rules.scheme: _written(each)}, order=order)
    replace_all({file: (before, edit.text().encode("utf-8"))})
    return tuple(each.item.codigo for each in open_ones)


def _written(proposal: Proposal) -> dict[str, Decimal | str]:
    """Give what is written in each period; of a goal in %, with its sign."""
    in_percent = proposal.item.meta.unidad == "%"
    return {key: f"{amount:f} %" if in_percent else amount for key, amount in proposal.proposed.items()}
