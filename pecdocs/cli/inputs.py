"""What a command about a plan reads: the plan, its format, its seguimiento; the mistakes of a stage told together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.formato import read_formato
from pecdocs.plan.folder import plan_file, try_plan
from pecdocs.reading.source import shown
from pecdocs.seguimiento import try_answers

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Answers, Rules


def read_inputs(path: Path, asked: str | None = None, templates: Path | None = None) -> tuple[Plan, FormatFolder]:
    """Read a plan and the format asked for, or its own. Raises InputError with the mistakes of both."""
    plan, faults = try_plan(path)
    own = plan.formato if plan is not None else None
    name = asked if asked is not None else own
    asked_at = plan.place(plan, "formato") if plan is not None and asked is None else None
    folder = None
    if name is not None:
        try:
            folder = read_formato(name, templates, asked_at=asked_at)
        except InputError as error:
            faults.extend(error.faults)
    if plan is None or folder is None or faults:
        raise InputError(faults)
    return plan, folder


def read_followed(path: Path, plan: Plan, rules: Rules) -> Answers:
    """Read the period files of a plan. Raises InputError with the mistakes of all of them."""
    answers, faults = try_answers(plan_file(path).parent, plan, rules)
    if faults:
        raise InputError(faults)
    return answers


def cut_off(path: Path, asked: str | None, rules: Rules, answers: Answers) -> str:
    """Give the key of the cut-off: the period asked for, or the last that has a file. Raises InputError."""
    keys, place = [each.key for each in rules.periods], Place(shown(path))
    when = answers.last if asked is None else asked
    if when is None:
        raise InputError([not_followed(path, rules)])
    if when not in keys:
        message = f"«{when}» no es un periodo {rules.scheme} de este plan"
        raise InputError([Fault(place, message, did_you_mean(when, keys))])
    return when


def not_followed(path: Path, rules: Rules) -> Fault:
    """Say that a plan has no period files."""
    hint = f"escriba lo hecho en seguimiento/{rules.periods[0].key}.yaml, junto al plan"
    return Fault(Place(shown(path)), "este plan no tiene seguimiento", hint)
