"""Every revision that git remembers of a plan: how much changed in each, and what it tells of the closed periods."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import approvers
from pecdocs.cambios.diff import bare_diff
from pecdocs.cambios.huella import approved_entry, entry_of, huella
from pecdocs.cambios.records import records_of
from pecdocs.cambios.versiones import period_file
from pecdocs.faults import InputError
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE
from pecdocs.plan.pieces import Pieces
from pecdocs.reading.source import parse_source
from pecdocs.reading.validation import try_validate
from pecdocs.seguimiento.amended import Remembered, all_values
from pecdocs.seguimiento.model import Registro

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pecdocs.cambios.records import Records
    from pecdocs.cambios.versiones import Historia
    from pecdocs.git import Commit
    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Rules


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a plan."""

    commit: Commit
    version: str | None = None
    """The plan's version; None when the plan of that time can't be read."""
    cambios: int | None = None
    """How much differs from the revision that it was made from; None when there is none that can be read."""
    estado: str | None = None
    """borrador, en_revision or aprobado."""
    acta: str | None = None
    """The acta that approved this version, as its change log or its signers say."""
    aprobada: bool | None = None
    """Whether its content is that whose fingerprint the change log keeps; None when it keeps none of this version."""


@dataclass(slots=True)
class _Known:
    """What is remembered of a revision until all those made from it were looked at."""

    plan: Plan | None
    records: Records
    """Those of the plan; none without one."""
    revision: Revision
    texts: tuple[bytes, bytes]
    periodos: Mapping[str, Registro]


@dataclass(slots=True)
class Recuerdos:
    """What git remembers of the closed periods, by their keys."""

    cierres: dict[str, Revision] = field(default_factory=dict)
    """The revision in which each was closed: the last one, where it was opened again."""
    reabiertos: dict[str, list[Revision]] = field(default_factory=dict)
    """Those in which it was opened again."""
    valores: dict[str, Remembered] = field(default_factory=dict)
    """What each held when it was closed, and after each recorded change."""


def historia(
    past: Historia, periodos: Sequence[str] = (), rules_of: Callable[[Plan], Rules] | None = None
) -> tuple[list[Revision], Recuerdos]:
    """Give every revision of a plan, the newest first, and what they tell of some periods.

    Raises InputError when git remembers no revision.
    """
    versions = past.versiones()
    if not versions:
        message = "git todavía no tiene ninguna versión de este plan"
        raise past.repository.fault(message, "guarde el plan con «git add» y «git commit»")
    walk = _Walk(periodos, rules_of, Counter(parent for each in versions for parent in each.commit.parents))
    for old, files in past.leer(versions[::-1], periodos=periodos):
        walk.step(old.commit, files)
    return walk.found[::-1], walk.recuerdos


class _Walk:
    """A walk through a history, from the first revision on."""

    def __init__(
        self, periodos: Sequence[str], rules_of: Callable[[Plan], Rules] | None, awaited: Counter[str]
    ) -> None:
        self.periodos, self.rules_of, self.awaited = periodos, rules_of, awaited
        self.found: list[Revision] = []
        self.recuerdos = Recuerdos()
        self._pieces = Pieces()
        self._known: dict[str, _Known] = {}
        self._registros: dict[bytes, Registro] = {}

    def step(self, commit: Commit, files: Mapping[str, bytes]) -> None:
        """Look at one revision; those that it was made from were looked at before."""
        parents = [self._known[each] for each in commit.parents if each in self._known]
        now = self._read(commit, files, parents[0] if parents else None)
        self.found.append(now.revision)
        self._remember(now, parents)
        if self.awaited[commit.id]:
            self._known[commit.id] = now
        for each in commit.parents:
            self.awaited[each] -= 1
            if not self.awaited[each]:
                self._known.pop(each, None)

    def _read(self, commit: Commit, files: Mapping[str, bytes], before: _Known | None) -> _Known:
        texts = files.get(PLAN_FILE, b""), files.get(CHANGES_FILE, b"")
        periodos = {each: self._registro(files[name]) for each in self.periodos if (name := period_file(each)) in files}
        if before is not None and before.texts == texts:  # only the seguimiento changed
            old = before.revision
            same = None if old.version is None else 0
            now = Revision(commit, old.version, same, old.estado, old.acta, old.aprobada)
            return _Known(before.plan, before.records, now, texts, periodos)
        plan = self._pieces.plan(files)
        last, those = (before.plan, before.records) if before is not None else (None, {})
        if plan is None:
            return _Known(last, those, Revision(commit), texts, periodos)
        records = records_of(plan)
        count = len(bare_diff(those, records)) if last is not None else None
        return _Known(plan, records, _revision(commit, plan, count), texts, periodos)

    def _registro(self, text: bytes) -> Registro:
        """Read a period's file; what can't be read of it tells nothing."""
        if text not in self._registros:
            self._registros[text] = _registro(text)
        return self._registros[text]

    def _remember(self, now: _Known, parents: Sequence[_Known]) -> None:
        """Note what a revision tells of each period: that it was closed in it, opened again, or changed on record."""
        for key, registro in now.periodos.items():
            was_closed = [_is_closed(each, key) for each in parents]
            if registro.cerrado is None:
                if any(was_closed[:1]):
                    self.recuerdos.reabiertos.setdefault(key, []).append(now.revision)
                continue
            if not any(was_closed):
                self.recuerdos.cierres[key] = now.revision
                self.recuerdos.valores[key] = Remembered(registro.cerrado, self._values(now, key, registro))
            self._amended(now, key, registro)

    def _amended(self, now: _Known, key: str, registro: Registro) -> None:
        """Note what was there when each recorded change first stood in the file."""
        kept = self.recuerdos.valores[key].despues if key in self.recuerdos.valores else {}
        new = [
            (code, len(answer.cambios))
            for code, answer in registro.respuestas.items()
            if answer.cambios and (code, answer.cambios) not in kept
        ]
        values = self._values(now, key, registro) if new else {}
        for code, _ in new:
            if code in values:
                kept[code, registro.respuestas[code].cambios] = values[code]

    def _values(self, now: _Known, key: str, registro: Registro) -> Mapping[str, Mapping[str, object]]:
        if now.plan is None or self.rules_of is None:
            return {}
        return all_values(now.plan, self.rules_of(now.plan), key, registro)


def _is_closed(known: _Known, key: str) -> bool:
    return key in known.periodos and known.periodos[key].cerrado is not None


def _registro(text: bytes) -> Registro:
    try:
        source = parse_source(text, "")
    except InputError:
        return Registro()
    if source.data is None:
        source.data = {}
    return try_validate(Registro, source).model or Registro()


def _revision(commit: Commit, plan: Plan, count: int | None) -> Revision:
    entry = approved_entry(plan)
    same = None if entry is None else entry.huella == huella(plan)
    return Revision(commit, plan.documento.version, count, plan.documento.estado, _acta(plan), same)


def _acta(plan: Plan) -> str | None:
    """Give the acta that approved a plan's version: that of its change log, or else that of who signs."""
    entry = entry_of(plan)
    logged = entry.acta if entry is not None else None
    return logged or next((each.acta for each in approvers(plan) if each.acta), None)
