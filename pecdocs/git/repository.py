"""A repository as the history of one folder in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place
from pecdocs.git.process import GitError, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MAX_BYTES = 6 * 1024 * 1024
"""The largest file that is read; the reader of plans refuses those above five and says so."""

NO_REPOSITORY = "esta carpeta no está en un repositorio de git"
"""What is said of a folder of none."""

_FIELDS = "%H%x00%cI%x00%aN%x00%s%x00%P%x00%at"
_FIELD_COUNT = 6
_QUESTIONS = ("--is-shallow-repository", "--show-toplevel", "--show-prefix")
_LINK, _SUBMODULE = "120000", "160000"
"""The modes of what is no file."""
_UNTOUCHED = re.compile(r"[^\x00-\x1f\x7f]+")
_SECONDS = re.compile(r"-?[0-9]+")


@dataclass(frozen=True, slots=True)
class Commit:
    """One revision."""

    id: str
    when: str
    """When it was made, as ISO 8601 with its own time zone."""
    author: str
    subject: str
    parents: tuple[str, ...] = ()
    """The ids of the revisions that it was made from; in a history, of the nearest of that history."""
    written: int | None = None
    """When its author wrote it, in seconds since 1970 began in Greenwich; None where it does not say."""

    @property
    def day(self) -> str:
        """The day on which it was made, where it was made: 2024-03-01."""
        return self.when[:10]

    @property
    def short(self) -> str:
        """The id as people write it."""
        return self.id[:10]


@dataclass(frozen=True)
class Repository:
    """The repository around a folder."""

    root: Path
    shown: str
    """How messages name the folder whose history is asked for."""
    prefix: str
    """That folder, from the root; empty when it is the root."""
    shallow: bool
    """Whether the repository was cloned without its whole history."""

    def fault(self, message: str, hint: str = "") -> InputError:
        """Make the error of a question that this repository can't answer."""
        return InputError([Fault(Place(self.shown), message, hint)])

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run git where it has no reason to refuse. Raises InputError when it does: the repository is broken."""
        try:
            return run(self.root, *arguments, given=given)
        except GitError as error:
            raise self.fault(*_broken(error)) from None

    def has(self, ref: str) -> bool:
        """Tell whether there is a reference by its full name, as `refs/tags/v1`."""
        try:
            run(self.root, "show-ref", "--verify", "--quiet", ref)
        except GitError:
            return False
        return True

    def commit(self, revision: str) -> Commit | None:
        """Give the commit that a revision names; None when there is no such revision.

        Raises InputError when it names several, or could be taken for an option.
        """
        if not is_revision(revision):
            raise self.fault(f"«{revision}» no puede ser una revisión", "escriba una etiqueta, una fecha o una versión")
        try:
            found = run(self.root, "rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
        except GitError as error:
            if "ambiguous" in str(error):
                raise self._ambiguous(revision) from None
            return None
        return next(self._commits("--max-count=1", "--no-walk", found))

    def _ambiguous(self, revision: str) -> InputError:
        return self.fault(
            f"«{revision}» puede ser varias revisiones", "escriba más cifras, o el nombre de una etiqueta"
        )

    def _commits(self, *arguments: str) -> Iterator[Commit]:
        """Give the commits that `git log` tells."""
        pieces = self._run("log", "-z", f"--format={_FIELDS}", *arguments).decode("utf-8", errors="replace")
        fields = pieces.split("\0")
        for at in range(0, len(fields) - _FIELD_COUNT + 1, _FIELD_COUNT):
            id_, when, author, subject, parents, written = fields[at : at + _FIELD_COUNT]
            seconds = int(written) if _SECONDS.fullmatch(written) else None
            yield Commit(id_, when, author, subject, tuple(parents.split()), seconds)

    def history(self, file: str) -> list[Commit]:
        """Give the commits that touched the folder, under the names that it had with `file` in it, the newest first.

        None comes before those that were made from it.
        """
        if not self._has_commits:
            return []
        folders = [str(name) for name in self.names(file)]
        return list(self._commits("--date-order", "--parents", "HEAD", "--", *folders))

    def between(self, old: str, new: str, paths: Sequence[str]) -> list[Commit]:
        """Give the commits that `new` was made from and `old` was not, that touched some paths or joined branches.

        The newest first, and none before those that were made from it. Their parents are the nearest of them or, where
        there is none, what lies before.
        """
        return list(self._commits("--date-order", "--full-history", "--parents", new, f"^{old}", "--", *paths))

    @cached_property
    def _has_commits(self) -> bool:
        """Whether the branch that is checked out has any."""
        try:
            run(self.root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        except GitError:
            return False
        return True

    def names(self, file: str) -> tuple[PurePosixPath, ...]:
        """Give the folders in which a file of this folder has stood, the present one first: renames are followed."""
        here = PurePosixPath(self.prefix)
        if not self._has_commits:
            return (here,)
        asked = ("log", "-z", "--follow", "--name-only", "--format=", "HEAD", "--", str(here / file))
        told = self._run(*asked).decode("utf-8", errors="surrogateescape")
        paths = (path.strip("\n") for path in told.split("\0"))
        return tuple(dict.fromkeys([here, *(PurePosixPath(path).parent for path in paths if path)]))

    def read(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
        """Give files as they were: of each commit's id and path from the root, its bytes; those that lack are left out.

        Two runs of git whatever their number; a file that is the same in many commits is read once.
        """
        asked = list(dict.fromkeys(wanted))
        ids = self.ids(asked)
        contents = self._contents(dict.fromkeys(ids.values()))
        return {each: contents[blob] for each, blob in ids.items() if blob in contents}

    def ids(self, asked: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Give the id of each file that exists and is not too large."""
        asked = [(commit, path) for commit, path in asked if _UNTOUCHED.fullmatch(path)]  # a line each
        lines = "".join(f"{commit}:{path}\n" for commit, path in asked).encode("utf-8", errors="surrogateescape")
        check = "--batch-check=%(objecttype) %(objectsize) %(objectname)"
        told = self._run("cat-file", check, given=lines).decode("utf-8", errors="replace").splitlines()
        found = {}
        for each, line in zip(asked, told, strict=False):
            kind, _, rest = line.partition(" ")
            size, _, name = rest.partition(" ")
            if kind == "blob" and size.isdigit() and int(size) <= MAX_BYTES:
                found[each] = name
        return found

    def _contents(self, ids: Mapping[str, None]) -> dict[str, bytes]:
        told = self._run("cat-file", "--batch", given="".join(f"{each}\n" for each in ids).encode())
        found, at = {}, 0
        for each in ids:
            end = told.index(b"\n", at)
            size = int(told[at:end].split(b" ")[2])
            found[each] = told[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def kind_of(self, commit: str, path: str) -> str:
        """Tell what stands at a path in a commit: archivo, enlace or submodulo; empty for nothing."""
        told = self._run("ls-tree", "-z", "--full-tree", commit, "--", path).partition(b" ")[0].decode()
        return {"": "", _LINK: "enlace", _SUBMODULE: "submodulo"}.get(told, "archivo")

    def files_below(self, commit: str, folder: str) -> list[str]:
        """Give the paths, from the root, of the files that stood right in a folder."""
        try:
            told = run(self.root, "ls-tree", "-z", "--full-tree", "--name-only", commit, "--", f"{folder}/")
        except GitError:
            return []
        return [path for path in told.decode("utf-8", errors="surrogateescape").split("\0") if path]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The names of all tags."""
        told = self._run("for-each-ref", "--format=%(refname:strip=2)", "refs/tags")
        return tuple(told.decode("utf-8", errors="replace").split("\n")[:-1])


def is_revision(text: str) -> bool:
    """Tell whether git would take a text as a revision, and not as an option, a range or several lines."""
    return bool(text) and not text.startswith(("-", "^", ":")) and ".." not in text and bool(_UNTOUCHED.fullmatch(text))


def open_repository(folder: Path, shown: str) -> Repository:
    """Give the repository around a folder.

    Raises InputError when there is none, it has no files beside it, or git is not installed or does not trust it.
    """
    try:
        told = run(folder, "rev-parse", *_QUESTIONS)
    except GitError as error:
        raise InputError([Fault(Place(shown), *_refused(error))]) from None
    shallow, root, prefix, *more = told.decode("utf-8", errors="surrogateescape").removesuffix("\n").split("\n")
    if more:  # a name of several lines
        message = "git guarda esta carpeta con un nombre de varias líneas, y así no se puede seguir su historia"
        raise InputError([Fault(Place(shown), message, "cámbiele el nombre a la carpeta")])
    return Repository(Path(root), shown, prefix.strip("/"), shallow == "true")


def _refused(error: GitError) -> tuple[str, str]:
    """Say why git can't tell the history of a folder, and what to do."""
    if "not a git repository" in str(error):
        hint = "guarde sus versiones con «git init» y «git commit», o compare dos carpetas: --desde CARPETA"
        return NO_REPOSITORY, hint
    if "must be run in a work tree" in str(error):
        message = "esta carpeta es del propio git, o de un repositorio sin archivos («bare»)"
        return message, "dé la orden en una copia hecha con «git clone»"
    return _broken(error)


def _broken(error: GitError) -> tuple[str, str]:
    """Repeat what git says of a repository that it can't read."""
    lines = str(error).splitlines() or [""]
    said = next((line for line in lines if line.startswith("fatal:")), lines[-1]).strip().rstrip(":")
    return f"git no puede leer este repositorio: {said}", "revíselo con «git fsck»"
