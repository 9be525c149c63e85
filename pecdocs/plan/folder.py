"""A plan's folder: `plan.yaml`, and beside it `cambios.yaml`."""

from __future__ import annotations

import os
from pathlib import Path

from pecdocs.faults import Fault, InputError, Place
from pecdocs.plan.checks import check
from pecdocs.plan.codes import propose_codes
from pecdocs.plan.model import Plan, RegistroCambios
from pecdocs.reading.source import Source, read_source
from pecdocs.reading.validation import try_validate, validate

PLAN_FILE = "plan.yaml"
CHANGES_FILE = "cambios.yaml"


def plan_file(path: Path) -> Path:
    """Give the plan file that `path` (a plan's folder, or the file itself) means."""
    if path.is_dir():
        return path / PLAN_FILE
    return path


def shown(path: Path) -> str:
    """Give `path` as messages show it: from the working folder when it is inside, with «/»."""
    try:
        return Path(os.path.relpath(path)).as_posix() if path.is_absolute() else path.as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def read_plan(path: Path) -> Plan:
    """Read the plan in a folder (or a plan file), with its change log.

    Raises InputError with every mistake of both files at once.
    """
    file = plan_file(path)
    if not file.is_file():
        hint = f"la carpeta debe tener un {PLAN_FILE}; «pecdocs nuevo CARPETA» crea uno"
        raise InputError([Fault(Place(shown(path)), "aquí no hay ningún plan", hint)])
    faults: list[Fault] = []
    source = _read(file, faults)
    changes = _read(file.with_name(CHANGES_FILE), faults) if file.with_name(CHANGES_FILE).exists() else None
    if source is None:
        raise InputError(faults)
    plan = _plan(source, changes, faults)
    if plan is not None:
        faults.extend(check(plan, source))
    if faults or plan is None:
        raise InputError(faults)
    return plan


def _read(file: Path, faults: list[Fault]) -> Source | None:
    try:
        return read_source(file, shown(file))
    except InputError as error:
        faults.extend(error.faults)
        return None


def _plan(source: Source, changes: Source | None, faults: list[Fault]) -> Plan | None:
    if not isinstance(source.data, dict):
        faults.append(source.fault((), "el archivo no es un plan", "debe empezar con claves: entidad, documento…"))
        return None
    if "cambios" in source.data:
        hint = f"muévalo al archivo {CHANGES_FILE}, junto al plan"
        faults.append(source.fault(("cambios",), "el registro de cambios no va en el plan", hint, at_key=True))
        del source.data["cambios"]
    log = _changes(changes, faults) if changes is not None else None
    plan, found = try_validate(Plan, source)
    faults.extend(propose_codes(found, source))
    if plan is None:
        return None
    if log is not None and changes is not None:
        plan = plan.model_copy(update={"cambios": log.cambios})
        plan.model_fields_set.add("cambios")
        source.mounts["cambios"] = changes
    plan._source = source  # noqa: SLF001 - the reader alone fills it
    return plan


def _changes(source: Source, faults: list[Fault]) -> RegistroCambios | None:
    if source.data is None:
        return None
    try:
        return validate(RegistroCambios, source)
    except InputError as error:
        faults.extend(error.faults)
        return None
