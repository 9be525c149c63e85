"""The hidden sheet of a workbook: which plan, periods and area it is of, and what the plan was when it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.layout.libro.ficha import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.excel.reading import ReadBook
    from pecdocs.plan import Plan
    from pecdocs.seguimiento.identity import Identity
    from pecdocs.seguimiento.rules import Rules

_ROW = "huella@"
_NEW = "haga otro con «pecdocs seguimiento libro» y pase a él las respuestas"


@dataclass(frozen=True, slots=True)
class Ficha:
    """What a workbook says of itself. Nothing is taken from it; it tells with what the rest is compared."""

    plan: str
    """The name of the plan's folder."""
    periodo: str | None
    responsable: str | None
    corte: str
    """The cut-off when it was made."""
    abiertos: tuple[str, ...]
    """The periods that could be answered when it was made."""
    made: str
    """The fingerprint of what the program made of the plan."""
    whole: str
    """The fingerprint of all that is followed."""
    items: Mapping[str, str]
    """That of each activity, by its codigo."""


def ficha_of(book: ReadBook) -> Ficha:
    """Read the hidden sheet. Raises InputError when the workbook is none of ours, or of another time."""
    facts = facts_of(book)
    if not facts:
        hint = "envíe el libro que hizo «pecdocs seguimiento libro», con todas sus hojas"
        raise InputError([Fault(Place(book.file), "no es un libro de seguimiento de pecdocs", hint)])
    if "plan_libro" in facts:
        hint = "recójalo con «pecdocs plan recoger»"
        raise InputError([Fault(Place(book.file), "es el libro del plan, no uno de seguimiento", hint)])
    if not {"libro", "plan", "periodo", "responsable", "corte", "abiertos", "huella"} <= set(facts):
        raise InputError([of_another_version(book)])
    items = {key.removeprefix(_ROW): value for key, value in facts.items() if key.startswith(_ROW)}
    opened = tuple(facts["abiertos"].split())
    periodo, responsable = facts["periodo"] or None, facts["responsable"] or None
    return Ficha(facts["plan"], periodo, responsable, facts["corte"], opened, facts["libro"], facts["huella"], items)


def of_another_version(book: ReadBook) -> Fault:
    """Say that a workbook is not as this program would have made it."""
    message = "el libro lo hizo otra versión de pecdocs, o se cambió su hoja oculta"
    return Fault(Place(book.file, cell=NAME), message, _NEW)


def facts_of(book: ReadBook) -> dict[str, str]:
    """Give what the hidden sheet of any of our workbooks says: its keys with their values; nothing without one."""
    sheet = book.sheets.get(NAME)
    rows = sheet.rows.values() if sheet is not None else ()
    return {str(book.value(row.get("A"))): str(book.value(row.get("B")) or "") for row in rows}


def ficha_faults(  # noqa: PLR0913, PLR0917 - all that a workbook must agree with
    book: ReadBook, ficha: Ficha, plan: Plan, rules: Rules, now: Identity, folder: str
) -> list[Fault]:
    """Give why a workbook can't be of this plan. The folder may have another name by now, if all else is the same."""
    place, keys = Place(book.file, cell=NAME), [each.key for each in rules.periods]
    if ficha.plan != folder and ficha.whole != now.whole:
        message = f"el libro es de otro plan, «{ficha.plan}»"
        return [Fault(place, message, f"este es «{folder}»; recójalo con su propio plan")]
    unknown = next(
        (key for key in (ficha.periodo, ficha.corte, *ficha.abiertos) if key is not None and key not in keys), None
    )
    if unknown is not None:
        message = f"el libro es del periodo «{unknown}», que este plan no tiene"
        return [Fault(place, message, did_you_mean(unknown, keys))]
    if ficha.responsable is not None and ficha.responsable not in plan.roles:
        message = f"el libro es del área «{ficha.responsable}», que este plan no tiene"
        return [Fault(place, message, did_you_mean(ficha.responsable, plan.roles))]
    return []
