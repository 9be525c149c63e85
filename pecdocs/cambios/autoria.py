"""Who made each change between two versions of a plan, and when: the author of the revision that made it last.

`turnos` walks the revisions and tells which was the last to change each aspect of each thing. Of that, what differs
between both versions counts here, and nothing that was undone on the way.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import cut_at_word
from pecdocs.cambios.records import records_of
from pecdocs.cambios.turnos import Turnos, walk
from pecdocs.cambios.versiones import WORKING_COPY, Historia

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from pecdocs.cambios.model import Changes
    from pecdocs.cambios.records import Key
    from pecdocs.cambios.versiones import Version
    from pecdocs.git import Commit

NAME_AT_MOST = 80
"""The characters of a name that are kept: Word shows it beside each change."""

NOBODY = "Sin autor"
NO_DAY = "1980-01-01T00:00:00Z"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Autor:
    """Who made a change, and when."""

    nombre: str
    """In one line, of letters that any XML may hold, `NAME_AT_MOST` at most and an ellipsis."""
    momento: str
    """In UTC, to the second, as WordprocessingML writes it: 2024-03-01T10:20:30Z."""


class Autoria:
    """Who made the changes between two versions; things are named by their keys in the newer one.

    What was removed is found by its key in the older one.
    """

    def __init__(self, de_todo: Autor, autores: Sequence[Autor] = (), turnos: Turnos | None = None) -> None:
        self.de_todo = de_todo
        """Who made the last of all changes."""
        self._autores, self._turnos = autores, turnos or Turnos()

    def de(self, *key: str, campo: str = "") -> Autor:
        """Give who made the last change to a thing, or to one of its fields: `de("nodo", "REV-1", campo="meta")`.

        The beginning of a key stands for all that begin so: `de("fila", "cronograma")`. Of what did not change itself
        but may be drawn otherwise (its number, the label beside it), it is who changed what is nearest: the node that
        a row points at, what stands beside it, what it stands below; else who made the last change of all.
        """
        turn = self._turnos.of(key, campo)
        return self._autores[turn] if turn is not None else self.de_todo

    def de_varios(self, keys: Iterable[Key], aspectos: Iterable[tuple[Key, str]] = ()) -> Autor:
        """Give who made the last change to any of some fields or, where none of them changed, to any of some things."""
        last = self._turnos.last_of(aspectos)
        if last is None:
            turns = (self._turnos.of(key) for key in keys)
            last = max((turn for turn in turns if turn is not None), default=None)
        return self._autores[last] if last is not None else self.de_todo

    def de_tabla(self, nombre: str) -> Autor:
        """Give who made the last change to a table of the plan: to what is said of it, or to a row that it lists."""
        return self.de_varios([("tabla", nombre), ("fila", nombre)])


def autoria(path: Path, old: Version, new: Version, changes: Changes) -> Autoria:
    """Tell who made the changes from one version to another of the plan at `path`.

    What only the working copy has was made by the plan's own office, on the day of its version; so was all that differs
    between folders. Raises InputError when git can't tell the history.
    """
    own = _of_plan(new)
    is_ours = new.commit is not None or new.nombre == WORKING_COPY
    if old.commit is None or not is_ours:
        return Autoria(_of_commit(new.commit, own) if new.commit is not None else own)
    past = Historia(path)
    commits = past.entre(old.commit, new.commit)[::-1]
    own = _of_plan(new, _of_commit(commits[-1] if commits else old.commit, own).momento)
    whole = _of_commit(new.commit, own) if new.commit is not None else own
    autores = [*(_of_commit(each, own) for each in commits), whole]
    parents = {key: each.parent for plan in (old.plan, new.plan) for key, each in records_of(plan).items()}
    turnos = Turnos(changes, walk(past, old, new, commits), parents)
    return Autoria(autores[turnos.last] if turnos.last is not None else whole, autores, turnos)


# ── Names and moments ────────────────────────────────────────────────────────────────────────────────────────


def _of_commit(commit: Commit, own: Autor) -> Autor:
    """Give the author of a revision; what it does not say is as of the plan itself."""
    return Autor(_clean(commit.author) or own.nombre, _moment(commit) or own.momento)


def _of_plan(version: Version, otherwise: str = NO_DAY) -> Autor:
    """Give the office that makes a plan, on the day of its version."""
    entidad = version.plan.entidad
    names = (entidad.dependencia, entidad.sigla, entidad.nombre)
    name = next((clean for each in names if each and (clean := _clean(each))), NOBODY)
    day = version.plan.documento.fecha.valor
    if day is None:
        return Autor(name, otherwise)
    return Autor(name, f"{day.isoformat() if isinstance(day, date) else f'{day}-01'}T00:00:00Z")


def _moment(commit: Commit) -> str | None:
    """Give when a revision was written; None when it does not say, or says what is in no calendar."""
    if commit.written is None:
        return None
    try:
        when = _EPOCH + timedelta(seconds=commit.written)
    except OverflowError:
        return None
    return f"{when.replace(tzinfo=None).isoformat()}Z"


def _clean(name: str) -> str:
    """Give a name in one line, without what is invisible, turns the line around, or stands in no XML."""
    return cut_at_word("".join(map(_letter, name)), NAME_AT_MOST)


def _letter(each: str) -> str:
    kind = unicodedata.category(each)
    if kind in {"Cf", "Cs", "Co"} or ord(each) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(each) <= 0xFDEF:  # noqa: PLR2004
        return ""
    return " " if kind == "Cc" else each
