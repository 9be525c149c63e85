"""What a command about a plan reads: the plan and its format, with the mistakes of both told together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import InputError
from pecdocs.formato import read_formato
from pecdocs.plan.folder import try_plan

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.plan import Plan


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
