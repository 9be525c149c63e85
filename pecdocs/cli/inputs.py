"""What a command about a plan reads: the plan, its format, its seguimiento, a returned workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.formato import read_formato
from pecdocs.layout.avances import Avances
from pecdocs.layout.locale import Locale
from pecdocs.plan.folder import plan_file, try_plan
from pecdocs.reading.source import shown
from pecdocs.seguimiento import progress, read_answers, rules_of

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.excel.reading import ReadBook
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


def cut_off(path: Path, asked: str | None, rules: Rules, answers: Answers) -> str:
    """Give the key of the cut-off: the period asked for, or the last that has a file. Raises InputError."""
    when = answers.last if asked is None else asked
    if when is None:
        raise InputError([_not_followed(path, rules)])
    check_period(path, when, rules)
    return when


def check_period(path: Path, asked: str, rules: Rules) -> None:
    """Raise InputError when a plan has no such period."""
    keys = [each.key for each in rules.periods]
    if asked not in keys:
        message = f"«{asked}» no es un periodo {rules.scheme} de este plan"
        raise InputError([Fault(Place(shown(path)), message, did_you_mean(asked, keys))])


def measured(
    path: Path, asked: str | None, plan: Plan, own: FormatFolder, drawn: FormatFolder | None = None
) -> Avances:
    """Measure a plan as of a cut-off, by the rules of its own format, to be printed in that one or in another.

    Raises InputError with the mistakes of all its period files, or when it has none.
    """
    rules = rules_of(plan, own.formato)
    answers = read_answers(plan_file(path).parent, plan, rules)
    if answers.last is None:
        raise InputError([_not_followed(path, rules)])
    found = progress(plan, rules, answers, cut_off(path, asked, rules, answers))
    return Avances(found, answers, rules, Locale(plan.entidad.pais, (drawn or own).formato.estilos))


def _not_followed(path: Path, rules: Rules) -> Fault:
    """Say that a plan has no period files."""
    hint = f"escriba lo hecho en seguimiento/{rules.periods[0].key}.yaml, junto al plan"
    return Fault(Place(shown(path)), "este plan no tiene seguimiento", hint)


def read_book(path: Path) -> ReadBook:
    """Read a returned workbook. Raises InputError when it can't be read, is too large or is no workbook."""
    from pecdocs.excel.reading import MAX_BYTES, read_workbook  # noqa: PLC0415 - most commands read none

    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError([Fault(Place(shown(path)), "no existe este archivo")]) from None
    except OSError:
        hint = "revise sus permisos, o ciérrelo si está abierto"
        raise InputError([Fault(Place(shown(path)), "no se puede leer este archivo", hint)]) from None
    if len(data) > MAX_BYTES:
        hint = f"el límite es {MAX_BYTES // 2**20} MB"
        raise InputError([Fault(Place(shown(path)), "el archivo es demasiado grande", hint)])
    return read_workbook(data, shown(path))
