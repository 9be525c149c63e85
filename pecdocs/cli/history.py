"""`pecdocs cambios historia`: every version that git remembers of a plan, with how much changed in each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios import diff
from pecdocs.cambios.versiones import Historia
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE, plan_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.git import Commit
    from pecdocs.plan import Plan

_SUBJECT = 60
"""The characters of a message that are shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision of a plan."""

    commit: Commit
    version: str | None
    """The plan's version; None when the plan of that time can't be read."""
    cambios: int | None
    """How much differs from the revision before that could be read; None for the first of them."""


def history(path: Path) -> list[Entry]:
    """Give every revision of a plan, the newest first. Raises InputError when git remembers none."""
    past = Historia(path)
    versions = past.versiones()
    if not versions:
        message = "git todavía no tiene ninguna versión de este plan"
        raise past.repository.fault(message, "guarde el plan con «git add» y «git commit»")
    found: list[Entry] = []
    before: tuple[dict[str, bytes], Plan] | None = None
    for old, files in past.leer(list(reversed(versions))):
        texts = {name: files.get(name, b"") for name in (PLAN_FILE, CHANGES_FILE)}
        if before is not None and before[0] == texts:  # only the seguimiento changed
            found.append(Entry(old.commit, before[1].documento.version, 0))
            continue
        plan, faults = plan_from(files, old.commit.short)
        if plan is None or faults:
            found.append(Entry(old.commit, None, None))
            continue
        count = len(diff(before[1], plan)) if before is not None else None
        found.append(Entry(old.commit, plan.documento.version, count))
        before = texts, plan
    return found[::-1]


def as_lines(found: list[Entry]) -> Iterator[str]:
    """Give a line for each revision: its day, the plan's version, how much changed, who kept it and as what."""
    rows = [("Fecha", "Versión", "Cambios", "Autor", "Revisión", "Mensaje"), *map(_row, found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(entry: Entry) -> tuple[str, ...]:
    commit = entry.commit
    if entry.version is None:
        count = "no se puede leer"
    elif entry.cambios is None:
        count = "primera"
    else:
        count = str(entry.cambios) if entry.cambios else "ninguno"
    subject = commit.subject if len(commit.subject) <= _SUBJECT else f"{commit.subject[: _SUBJECT - 1]}…"
    return commit.day, entry.version or "—", count, commit.author, commit.short, subject


def as_json(found: list[Entry]) -> str:
    """Give the same as JSON."""
    data = [
        {
            "revision": each.commit.id,
            "fecha": each.commit.when,
            "autor": each.commit.author,
            "mensaje": each.commit.subject,
            "version": each.version,
            "cambios": each.cambios,
        }
        for each in found
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
