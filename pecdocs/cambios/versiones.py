"""Versions of a plan: the working copy, a folder, or what git remembers of either.

A version is asked for by a folder, a date, a tag, a branch, the plan's own version («1»), or any revision of git.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import cut_at_word
from pecdocs.cambios.huella import huella
from pecdocs.faults import Fault, InputError, Place, did_you_mean, nearest
from pecdocs.git import NO_REPOSITORY, open_repository
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE, plan_file, plan_from, read_plan
from pecdocs.plan.versions import VERSION, same_version
from pecdocs.reading.source import shown
from pecdocs.reading.values import is_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.git import Commit, Repository
    from pecdocs.plan import Plan

WORKING_COPY = "la copia de trabajo"
SEGUIMIENTO = "seguimiento"
"""The folder of the period files, in a plan's folder."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|[^\\]*\\")
"""How a path begins as Windows writes it; no name of git holds a backslash."""


@dataclass(frozen=True, slots=True)
class Version:
    """A plan as it was at some time, or as it is."""

    nombre: str
    """How it was asked for."""
    plan: Plan
    commit: Commit | None = None
    """None for a folder."""
    archivos: Mapping[str, bytes] = field(default_factory=dict)
    """The files of a revision by their names, those of seguimiento among them; none for a folder."""


@dataclass(frozen=True, slots=True)
class Vieja:
    """A revision of a plan that was not read yet."""

    commit: Commit
    carpeta: str
    """The folder of the plan then, from the repository's root."""


class Historia:
    """What git remembers of a plan's folder."""

    def __init__(self, path: Path) -> None:
        folder = plan_file(path).parent
        self.shown = shown(path)
        if not folder.is_dir():
            hint = "revise su nombre y desde qué carpeta da la orden"
            raise InputError([Fault(Place(self.shown), "no existe esta carpeta", hint)])
        self.nombre = folder.resolve().name
        self.repository: Repository = open_repository(folder, self.shown)
        self.names = [name.as_posix() for name in self.repository.names(PLAN_FILE)]

    def versiones(self) -> list[Vieja]:
        """Give every revision that touched the plan's folder while there was a plan in it, the newest first."""
        return self._viejas(self.repository.history(PLAN_FILE))

    def _viejas(self, commits: Sequence[Commit]) -> list[Vieja]:
        wanted = [(each.id, _inside(name, PLAN_FILE)) for each in commits for name in self.names]
        there = self.repository.ids(wanted)
        found = []
        for each in commits:
            name = next((name for name in self.names if (each.id, _inside(name, PLAN_FILE)) in there), None)
            if name is not None:
                found.append(Vieja(each, name))
        return found

    def entre(self, old: Commit, new: Commit | None) -> list[Commit]:
        """Give the revisions from one, left out, to another that touched the plan's own files, the newest first.

        None is what is checked out. Those that join branches are among them. What lies before them is in their parents.
        """
        paths = [_inside(name, file) for name in self.names for file in (PLAN_FILE, CHANGES_FILE)]
        return self.repository.between(old.id, new.id if new is not None else "HEAD", paths)

    def textos(self, commits: Sequence[Commit]) -> dict[str, dict[str, bytes]]:
        """Give the plan's own files in each revision that had a plan, by the revision's id."""
        return {old.commit.id: files for old, files in self.leer(self._viejas(commits))}

    def leer(
        self, versions: Sequence[Vieja], *, seguimiento: bool = False, periodos: Sequence[str] = ()
    ) -> Iterator[tuple[Vieja, dict[str, bytes]]]:
        """Give the files of each version by their names in its folder; of seguimiento all, or those of some periods."""
        asked = [period_file(each) for each in periodos]
        names = {each.commit.id: [*self._files_of(each, seguimiento=seguimiento), *asked] for each in versions}
        wanted = [(each.commit.id, _inside(each.carpeta, name)) for each in versions for name in names[each.commit.id]]
        contents = self.repository.read(wanted)
        for each in versions:
            keys = {name: (each.commit.id, _inside(each.carpeta, name)) for name in names[each.commit.id]}
            yield each, {name: contents[key] for name, key in keys.items() if key in contents}

    def _files_of(self, version: Vieja, *, seguimiento: bool) -> list[str]:
        names = [PLAN_FILE, CHANGES_FILE]
        if seguimiento:
            below = self.repository.files_below(version.commit.id, _inside(version.carpeta, SEGUIMIENTO))
            names += [f"{SEGUIMIENTO}/{path.rpartition('/')[2]}" for path in below if path.endswith(".yaml")]
        return names

    def version(self, ref: str) -> Version:
        """Read the version that `ref` asks for. Raises InputError when there is none, or it can't be read."""
        commit = self._commit(ref)
        found = self._viejas([commit])
        self._refuse_what_is_no_file(ref, commit, there=bool(found))
        if not found:
            message = f"en «{cut_at_word(ref)}» todavía no había un plan en esta carpeta"
            raise self._unknown(message, self._first())
        ((old, files),) = self.leer(found, seguimiento=True)
        plan, faults = plan_from(files, f"{ref}:{old.carpeta or '.'}")
        if plan is None or faults:
            raise InputError(faults)
        return Version(ref, plan, commit, files)

    def _refuse_what_is_no_file(self, ref: str, commit: Commit, *, there: bool) -> None:
        """Raise InputError where the plan was a link or a submodule, or its text is not in this copy."""
        for name in self.names:
            kind = self.repository.kind_of(commit.id, _inside(name, PLAN_FILE))
            if kind == "enlace":
                message = (
                    f"en «{cut_at_word(ref)}» {PLAN_FILE} era un enlace a otro archivo, y git no guarda lo que tenía"
                )
                raise self.repository.fault(message, "escoja otra revisión, o compare con una carpeta")
            if kind == "archivo" and not there:
                message = f"esta copia del repositorio no trae el {PLAN_FILE} de «{cut_at_word(ref)}»"
                raise self.repository.fault(message, "tráigalo con «git fetch», o revíselo con «git fsck»")

    def _commit(self, ref: str) -> Commit:
        """Find a revision: by day, tag or branch, by what a tag of a version may be called, by the plan's version."""
        if _DAY.fullmatch(ref):
            return self._of_day(ref)
        for kind in ("refs/tags", "refs/heads"):
            if self.repository.has(f"{kind}/{ref}") and (commit := self.repository.commit(f"{kind}/{ref}")):
                return commit
        if VERSION.fullmatch(ref):
            found = self._tagged(ref) or self._of_version(ref)
            if found is not None:
                return found
        own = f"refs/tags/{etiqueta(self.nombre, ref)}"
        commit = self.repository.commit(own if self.repository.has(own) else ref)
        found = commit or self._of_version(ref)
        if found is None:
            known = dict.fromkeys([*self.repository.tags, *(name for name, _ in self._versions())])
            raise self._unknown(f"no hay una versión «{cut_at_word(ref)}» de este plan", did_you_mean(ref, known))
        return found

    def _of_day(self, day: str) -> Commit:
        """Give the last revision of a day or before. Raises InputError when there is no such day, or nothing then."""
        if not is_day(day):
            raise self.repository.fault(f"«{day}» no es un día del calendario", "escríbalo como 2024-03-01")
        history = self.versiones()
        found = next((each.commit for each in history if each.commit.day <= day), None)
        if found is None:
            raise self._unknown(f"el {day} todavía no había un plan en esta carpeta", self._first())
        return found

    def _tagged(self, version: str) -> Commit | None:
        """Give what a tag named after a version of this plan points at. Raises InputError when two disagree."""
        bare = version.lstrip("vV-")
        own = [etiqueta(self.nombre, version)]
        own += [f"{self.nombre}{mark}{bare}" for mark in ("-v", "-", "/v", "/", "_v", "_")]
        for names in (own, [f"v{bare}", f"V{bare}", bare, f"version-{bare}"]):
            tags = [name for name in dict.fromkeys(names) if name in self.repository.tags]
            commits = {name: self.repository.commit(f"refs/tags/{name}") for name in tags}
            if len({each.id for each in commits.values() if each is not None}) > 1:
                message = f"«{version}» puede ser varias etiquetas: {', '.join(tags)}"
                raise self.repository.fault(message, "escriba una de ellas")
            if tags:
                return commits[tags[0]]
        return None

    def _of_version(self, version: str) -> Commit | None:
        """Give the revision that has a version of the plan, whatever its zeros, as it was closed."""
        found = self._closed(version)
        return found.commit if found is not None else None

    def _versions(self) -> Iterator[tuple[str, Commit]]:
        """Give the version that the plan had in each revision, the newest first."""
        for each in self._planes():
            if each.commit is not None:
                yield each.plan.documento.version, each.commit

    def cerrada(self, version: str, mark: str | None = None) -> Version | None:
        """Give a version as it was closed; none when git does not keep it.

        That is the one whose fingerprint is `mark`; without one, the one with its tag, else what `_closed` finds.
        """
        return (
            self._marked(version, mark) if mark is not None else self._tagged_version(version) or self._closed(version)
        )

    def _marked(self, version: str, mark: str) -> Version | None:
        named = (each for each in self._planes() if same_version(each.plan.documento.version, version))
        return next((each for each in named if huella(each.plan) == mark), None)

    def _closed(self, version: str) -> Version | None:
        """Give a version as it was closed: the last one whose fingerprint a change log kept, then or later.

        Where none was, the first approved one, for what follows it may have been edited since; else the last one.
        """
        approved = last = None
        marks = set[str]()
        for each in self._planes():
            marks |= {
                entry.huella for entry in each.plan.cambios if entry.huella and same_version(entry.version, version)
            }
            documento = each.plan.documento
            if not same_version(documento.version, version):
                continue
            if marks and huella(each.plan) in marks:
                return each
            last = last or each
            approved = each if documento.estado == "aprobado" else approved
        return approved or last

    def anterior(self, version: str) -> Version | None:
        """Give the last version that was not this one, as it was closed."""
        names = (each.plan.documento.version for each in self._planes())
        name = next((name for name in names if not same_version(name, version)), None)
        return self.cerrada(name) if name is not None else None

    def _tagged_version(self, version: str) -> Version | None:
        commit = self._tagged(version)
        return next(self._read(self._viejas([commit])), None) if commit is not None else None

    def _planes(self) -> Iterator[Version]:
        """Read the plan of each revision that can be read, the newest first."""
        yield from self._read(self.versiones())

    def _read(self, versions: Sequence[Vieja]) -> Iterator[Version]:
        for old, files in self.leer(versions):
            plan, _faults = plan_from(files, "")
            if plan is not None:
                yield Version(plan.documento.version, plan, old.commit, files)

    def _first(self) -> str:
        history = self.versiones()
        if not history:
            return "guarde el plan con «git add» y «git commit»"
        first = history[-1].commit
        return f"el primero es del {first.day} ({first.short})"

    def _unknown(self, message: str, hint: str) -> InputError:
        """Say that something is not in the history, and why if it may be there but was not brought here."""
        if self.repository.shallow:
            hint = "esta copia del repositorio no trae toda la historia: tráigala con «git fetch --unshallow --tags»"
        return self.repository.fault(message, hint)


def period_file(period: str) -> str:
    """Give the name of a period's file in the plan's folder."""
    return f"{SEGUIMIENTO}/{period}.yaml"


def etiqueta(nombre: str, version: str) -> str:
    """Give the tag of a version of the plan in a folder: pec-v02. What git takes in no name becomes a hyphen."""
    bare = version.lstrip("vV-") if VERSION.fullmatch(version) else version
    words = (re.sub(r"\.{2,}|[^\w.-]+", "-", each).strip("-.") for each in (nombre, bare))
    return "-v".join(each or "plan" for each in words)


def _inside(folder: str, name: str) -> str:
    return name if folder in {"", "."} else f"{folder}/{name}"


def leer_version(path: Path, ref: str | None) -> Version:
    """Read a version of the plan at `path`: the working copy, another folder, or a revision.

    Raises InputError with everything that is wrong.
    """
    if ref is None:
        return Version(WORKING_COPY, read_plan(path))
    if _is_folder(ref):
        return Version(shown(Path(ref)), read_plan(Path(ref)))
    try:
        past = Historia(path)
    except InputError as error:
        if error.faults[0].message != NO_REPOSITORY:
            raise
        raise InputError([_neither(ref, each) for each in error.faults]) from None
    return past.version(ref)


def _neither(ref: str, refused: Fault) -> Fault:
    """Say that a reference is no folder with a plan, where there is no history to look for it in."""
    message = f"no hay una carpeta «{cut_at_word(ref)}» con un plan, y {refused.message}"
    with suppress(OSError, ValueError):
        alike = nearest(ref, [shown(each.parent) for each in sorted(Path(ref).parent.glob(f"*/{PLAN_FILE}"))])
        if alike is not None:
            return replace(refused, message=message, hint=f"¿quiso decir «{alike}»?")
    return replace(refused, message=message)


def _is_folder(ref: str) -> bool:
    """Tell whether a reference means a folder: it has a plan, or is written as a path."""
    try:
        path = Path(ref)
        is_path = ref in {".", ".."} or ref.startswith(("./", "../", "/", "~")) or ref.endswith(("/", PLAN_FILE))
        is_path = is_path or _OF_WINDOWS.match(ref) is not None
        return (path.is_dir() and (is_path or plan_file(path).is_file())) or (path.is_file() and is_path) or is_path
    except (OSError, ValueError):
        return False
