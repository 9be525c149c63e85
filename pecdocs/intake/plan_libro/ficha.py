"""The hidden sheet of a workbook of the plan: of which plan it is, and what of that moved on since it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place
from pecdocs.intake.ficha import facts_of
from pecdocs.layout.libro.ficha import NAME
from pecdocs.layout.plan_libro.huellas import huellas
from pecdocs.layout.plan_libro.libro import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.excel.reading import ReadBook
    from pecdocs.plan import Plan

_HINT = "haga otro libro con «pecdocs plan libro» y pase a él los cambios; con --forzar vale lo que diga el libro"
_KINDS = {"nodo": "el nodo", "rol": "el rol"}


def read_ficha(book: ReadBook) -> dict[str, str]:
    """Read the hidden sheet. Raises InputError when the workbook is none of the plan, or of another time."""
    facts = facts_of(book)
    if "huella" in facts:
        hint = "recójalo con «pecdocs seguimiento recoger»"
        raise InputError([Fault(Place(book.file), "es un libro de seguimiento, no el del plan", hint)])
    if "plan_libro" not in facts:
        hint = "envíe el libro que hizo «pecdocs plan libro», con todas sus hojas"
        raise InputError([Fault(Place(book.file), "no es un libro del plan hecho por pecdocs", hint)])
    if facts["plan_libro"] != VERSION or "forma" not in facts:
        message = "el libro lo hizo otra versión de pecdocs, o se cambió su hoja oculta"
        raise InputError([Fault(Place(book.file, cell=NAME), message, "haga otro con «pecdocs plan libro»")])
    return facts


def refuse_other(facts: dict[str, str], plan: Plan, name: str, file: str) -> None:
    """Raise InputError when a workbook is of another plan: neither the folder nor anything in it is the same."""
    same = {key for key, value in huellas(plan).items() if facts.get(key) == value}
    if facts.get("plan") != name and not same:
        message = f"el libro es de otro plan, «{facts.get('plan')}»"
        raise InputError([Fault(Place(file, cell=NAME), message, f"este es «{name}»")])


def moved_on(facts: dict[str, str], plan: Plan, file: str) -> Iterator[Fault]:
    """Give what of a plan is not what it was when the workbook was made."""
    now = huellas(plan)
    known = {key: value for key, value in facts.items() if key == "forma" or "@" in key}
    for key in [*known, *(key for key in now if key not in known)]:
        if known.get(key) == now.get(key):
            continue
        kind, _, code = key.partition("@")
        what = f"{_KINDS.get(kind, kind)} «{code}»" if code else "el orden o los niveles del árbol"
        verb = "se agregó" if key not in known else "se quitó" if key not in now else "cambió"
        yield Fault(Place(file), f"{what} {verb} en el plan después de hacerse el libro", _HINT)
