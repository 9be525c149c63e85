"""A plan's period files: `seguimiento/<periodo>.yaml` beside `plan.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.reading.source import Source, read_source, shown
from pecdocs.reading.validation import try_validate
from pecdocs.seguimiento.answers import Answers
from pecdocs.seguimiento.checks import check_answers, check_codes, check_plan
from pecdocs.seguimiento.closing import changed_since
from pecdocs.seguimiento.items import followed
from pecdocs.seguimiento.model import Registro

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pecdocs.plan import Plan
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.rules import Rules

FOLDER = "seguimiento"
_SUFFIX = ".yaml"


def read_answers(folder: Path, plan: Plan, rules: Rules) -> Answers:
    """Read the period files of the plan in a folder.

    Raises InputError with every mistake of all of them at once, and with what of the plan can't be measured.
    """
    answers, faults = try_answers(folder, plan, rules)
    if faults:
        raise InputError(faults)
    return answers


def try_answers(folder: Path, plan: Plan, rules: Rules) -> tuple[Answers, list[Fault]]:
    """Read the period files of a plan: as much of them as can be read, and every mistake."""
    items = followed(plan)
    faults = check_plan(plan, items, rules)
    files = _files(folder / FOLDER, rules, faults)
    sources = {key: each for key, file in files.items() if (each := _source(file, faults)) is not None}
    found = {key: _registro(key, source, items, rules, faults) for key, source in sources.items()}
    return Answers({key: each for key, each in found.items() if each is not None}, sources), faults


def _files(folder: Path, rules: Rules, faults: list[Fault]) -> dict[str, Path]:
    """Give the file of each period, in the order of the calendar; note those that are called otherwise."""
    found = {file.stem: file for file in sorted(folder.glob("*")) if file.suffix in {_SUFFIX, ".yml"}}
    keys = [each.key for each in rules.periods]
    for stem, file in found.items():
        if stem not in keys or file.suffix != _SUFFIX:
            message = f"«{file.name}» no es el archivo de un periodo {rules.scheme} de este plan"
            hint = did_you_mean(file.name, [f"{key}{_SUFFIX}" for key in keys]) or "declare los periodos en el plan"
            faults.append(Fault(Place(shown(file)), message, hint))
    return {key: found[key] for key in keys if key in found and found[key].suffix == _SUFFIX}


def _registro(key: str, source: Source, items: Sequence[Item], rules: Rules, faults: list[Fault]) -> Registro | None:
    reading = try_validate(Registro, source)
    if reading.model is not None:
        reading.faults.extend(check_codes(reading.model, source, items))
        reading.add(check_answers(reading.model, source, items))
        if not reading.faults:  # else each mistake would be a change, too
            reading.add(changed_since(items, rules, key, reading.model, source))
    faults.extend(reading.faults)
    return reading.model


def _source(file: Path, faults: list[Fault]) -> Source | None:
    """Read a period file; an empty one answers nothing."""
    try:
        source = read_source(file)
    except InputError as error:
        faults.extend(error.faults)
        return None
    if source.data is None:
        source.data = {}
    return source
