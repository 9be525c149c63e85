"""A plan's folder: `plan.yaml`, and beside it `cambios.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.collector import without_collector
from pecdocs.faults import Fault, InputError, Place
from pecdocs.plan.checks import check
from pecdocs.plan.codes import Proposals
from pecdocs.plan.migration import migrate
from pecdocs.plan.model import Cambio, Plan, RegistroCambios
from pecdocs.reading.source import Source, parse_source, shown, try_source
from pecdocs.reading.validation import try_validate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLAN_FILE = "plan.yaml"
CHANGES_FILE = "cambios.yaml"
_ALIKE = re.compile(r"plan\b.*\.(ya?ml|txt)", re.IGNORECASE)
"""The names of a file that was meant as the plan's."""


def plan_file(path: Path) -> Path:
    """Give the plan file that `path` (a plan's folder, or the file itself) means."""
    try:
        return path / PLAN_FILE if path.is_dir() else path
    except OSError:  # it can't be looked at; reading it says why
        return path


def read_plan(path: Path) -> Plan:
    """Read the plan in a folder (or a plan file), with its change log.

    Raises InputError with every mistake of both files at once.
    """
    plan, faults = try_plan(path)
    if plan is None or faults:
        raise InputError(faults)
    return plan


def try_plan(path: Path) -> tuple[Plan | None, list[Fault]]:
    """Read a plan: as much of it as can be read, and every mistake of both its files."""
    file = plan_file(path)
    if not _exists(file):
        return None, [Fault(Place(shown(path)), "aquí no hay ningún plan", _way_to_a_plan(path))]
    if file.name == CHANGES_FILE:
        hint = f"señale la carpeta, o su {PLAN_FILE}"
        return None, [Fault(Place(shown(path)), "este archivo es el registro de cambios de un plan", hint)]
    faults: list[Fault] = []
    with without_collector():
        source = try_source(file, faults)
        log = _log(file.with_name(CHANGES_FILE), faults)
        plan = _plan(source, log, faults) if source is not None and _is_plan(source, faults) else None
    return plan, faults


def plan_from(files: Mapping[str, bytes], folder: str) -> tuple[Plan | None, list[Fault]]:
    """Read a plan of another time from its files by name; `folder` is how messages name where they stood."""
    faults: list[Fault] = []
    with without_collector():
        source = _parsed(files.get(PLAN_FILE, b""), f"{folder}/{PLAN_FILE}", faults)
        log = _parsed(files[CHANGES_FILE], f"{folder}/{CHANGES_FILE}", faults) if CHANGES_FILE in files else None
        for each in (source, log):
            if each is not None:
                migrate(each)
        plan = _plan(source, _entries(log, faults), faults) if source is not None and _is_plan(source, faults) else None
    return plan, faults


def _parsed(raw: bytes, file: str, faults: list[Fault]) -> Source | None:
    try:
        return parse_source(raw, file)
    except InputError as error:
        faults.extend(error.faults)
        return None


def _way_to_a_plan(path: Path) -> str:
    """Say what to do where there is no plan: Windows hides the end of a name such as `plan.yaml.txt`."""
    if not path.is_dir():
        return "no existe: revise su nombre y desde qué carpeta da la orden; «pecdocs nuevo CARPETA» crea uno"
    alike = (each.name for each in sorted(path.iterdir()) if _ALIKE.fullmatch(each.name) and each.is_file())
    if (name := next(alike, None)) is not None:
        return f"cambie el nombre de «{name}» por {PLAN_FILE}"
    if (below := next(iter(sorted(path.glob(f"*/{PLAN_FILE}"))), None)) is not None:
        return f"¿quiso decir «{shown(below.parent)}»?"
    return f"la carpeta debe tener un {PLAN_FILE}; «pecdocs nuevo CARPETA» crea uno"


def _exists(file: Path) -> bool:
    """Tell whether there is a file; one that can't be looked at is there, and reading it says what is wrong."""
    try:
        return file.is_file()
    except OSError:
        return True


def _log(file: Path, faults: list[Fault]) -> tuple[Source, tuple[Cambio, ...]] | None:
    """Read the change log, if there is one."""
    return _entries(try_source(file, faults) if _exists(file) else None, faults)


def _entries(source: Source | None, faults: list[Fault]) -> tuple[Source, tuple[Cambio, ...]] | None:
    if source is None or source.data is None:
        return None
    reading = try_validate(RegistroCambios, source)
    faults.extend(reading.faults)
    return (source, reading.model.cambios) if reading.model is not None else None


def _is_plan(source: Source, faults: list[Fault]) -> bool:
    if not isinstance(source.data, dict):
        faults.extend(source.faults)
        message = "el archivo está vacío" if source.data is None else "el archivo no es un plan"
        faults.append(source.fault((), message, "debe empezar con claves: entidad, documento…"))
        return False
    if "cambios" in source.data:
        hint = f"muévalo al archivo {CHANGES_FILE}, junto al plan"
        faults.append(source.fault(("cambios",), "el registro de cambios no va en el plan", hint, at_key=True))
        source.remove(("cambios",))
    return True


def _plan(source: Source, log: tuple[Source, tuple[Cambio, ...]] | None, faults: list[Fault]) -> Plan | None:
    reading = try_validate(Plan, source, Proposals(source.data))
    plan = reading.model
    if plan is None:
        faults.extend(reading.faults)
        return None
    if log is not None:
        source.mounts["cambios"] = log[0]
        plan = plan.model_copy(update={"cambios": log[1]})
        plan.model_fields_set.add("cambios")
    plan._source = source  # noqa: SLF001 - the reader alone fills it
    reading.add(check(plan, source, _shaken(reading.lost)))
    faults.extend(reading.faults)
    return plan


def _shaken(lost: list[tuple[str | int, ...]]) -> frozenset[str]:
    """Tell which of roles, periodos, niveles and arbol are not all there, though other values lean on them."""
    return frozenset(str(path[0]) for path in lost if _is_named(path))


def _is_named(path: tuple[str | int, ...]) -> bool:
    """Tell whether other values of the plan lean on what stands at `path`: a role, a period, a level, a node."""
    if path[0] == "arbol":
        return path[-1] in {"arbol", "hijos", "codigo"} or path[-2] in {"arbol", "hijos"}
    if path[0] == "roles":
        return len(path) <= 2  # noqa: PLR2004 - all of them, or one
    return path[0] in {"niveles", "periodos"}
