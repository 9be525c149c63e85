"""Keeping a version in git: a commit of a few files and no others, and a tag, both or neither.

The commit is made of objects alone, in an index of its own: no hook runs, no signature is asked for, no other file of
the working copy is read, and what a user has staged stays staged. Nothing is seen before the branch and the tag are
set, in one step; then the repository's index learns of the files.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, Place
from pecdocs.git.process import GitError, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.git.repository import Repository

_OWN_FILE = "100644"
_LINK = "120000"
_SHOWN = 3
"""So many other changed files are named."""
_MERGING = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
_WHO = {"user.useConfigOnly": "true"}
_AS_IT_IS = ("-c", "core.safecrlf=false", "-c", "i18n.commitEncoding=UTF-8")


@dataclass(frozen=True, slots=True)
class Saved:
    """A commit and a tag that nobody sees yet."""

    repository: Repository
    branch: str
    before: str | None
    """The branch's commit; none for the first one."""
    commit: str
    tag: str
    tag_object: str
    entries: tuple[tuple[str, str, str], ...]
    """The mode, the blob and the path from the root of each file."""

    @property
    def short(self) -> str:
        """The commit's id as people write it."""
        return self.commit[:10]

    def publish(self) -> None:
        """Set the branch and the tag, both or neither. Raises GitError when either moved meanwhile."""
        old = (
            f"update {self.branch} {self.commit} {self.before}"
            if self.before
            else f"create {self.branch} {self.commit}"
        )
        orders = f"{old}\ncreate refs/tags/{self.tag} {self.tag_object}\n"
        run(self.repository.root, "update-ref", "-m", f"pecdocs: {self.tag}", "--stdin", given=orders.encode())
        with suppress(GitError):  # the index is in use; «git status» shows the files then, and the commit stands
            _put_into_index(self.repository.root, self.entries)


def save(repository: Repository, files: Mapping[str, bytes], message: str, tag: str) -> Saved:
    """Make a commit of the branch's last one with these files of the folder, and a tag; nothing points at them yet.

    Where the last one has the files as they are, the tag is its own.

    Raises GitError when git refuses, which `refusals` should have foreseen.
    """
    root = repository.root
    branch = _branch(root)
    if branch is None:
        raise GitError("no branch")
    before = _head(root)
    entries = tuple(_entry(repository, name, data) for name, data in files.items())
    with TemporaryDirectory(prefix="pecdocs-") as room:
        index = Path(room) / "index"
        run(root, "read-tree", *([before] if before else ["--empty"]), index=index)
        _put_into_index(root, entries, index)
        tree = run(root, "write-tree", index=index).decode().strip()
    commit = before if before and _tree_of(root, before) == tree else _commit(root, before, tree, message)
    tagger = run(root, *_who(), "var", "GIT_COMMITTER_IDENT").decode("utf-8", errors="surrogateescape").strip()
    told = f"object {commit}\ntype commit\ntag {tag}\ntagger {tagger}\n\n{message}"
    made_tag = run(root, "mktag", given=told.encode("utf-8", errors="surrogateescape")).decode().strip()
    return Saved(repository, branch, before, commit, tag, made_tag, entries)


def _commit(root: Path, before: str | None, tree: str, message: str) -> str:
    above = ["-p", before] if before else []
    made = (*_AS_IT_IS, *_who(), "commit-tree", "--no-gpg-sign", *above, "-F", "-", tree)
    return run(root, *made, given=message.encode()).decode().strip()


def _tree_of(root: Path, commit: str) -> str:
    return run(root, "rev-parse", "-q", "--verify", f"{commit}^{{tree}}").decode().strip()


def refusals(repository: Repository, folder: Path, names: Sequence[str], tag: str) -> Iterator[Fault]:
    """Give every reason for which these files of the repository's folder can't be kept with this tag."""
    root, place = repository.root, Place(repository.shown)
    if _branch(root) is None:
        yield Fault(place, "el repositorio no está en ninguna rama", "pase a una con «git switch»")
    if any(_is_there(root, name) for name in _MERGING):
        hint = "termínela, o deshágala, y repita la orden"
        yield Fault(place, "el repositorio está en medio de una fusión o de otra orden de git", hint)
    if _is_locked(root):
        hint = "ciérrelo y repita la orden; si no hay ninguno, borre «index.lock» de la carpeta «.git»"
        yield Fault(place, "otro programa está usando git en esta carpeta", hint)
    if not _is_known(root):
        hint = 'dígaselo: git config --global user.name "Su Nombre", y git config --global user.email su@correo'
        yield Fault(place, "git no sabe quién guarda la versión", hint)
    if not _is_name(root, tag):
        yield Fault(place, f"«{tag}» no puede ser una etiqueta", "cierre la versión sin --etiqueta")
    elif repository.has(f"refs/tags/{tag}"):
        hint = f"si no es la de esta versión, bórrela con «git tag -d {tag}», o cierre la versión sin --etiqueta"
        yield Fault(place, f"ya hay una etiqueta «{tag}»", hint)
    for name in names:
        yield from _of_file(repository, folder / name)
    others = _others(repository, names)
    if others:
        more = f" y {len(others) - _SHOWN} más" if len(others) > _SHOWN else ""
        message = (
            f"en la carpeta del plan hay otros cambios que git no guarda todavía: {', '.join(others[:_SHOWN])}{more}"
        )
        yield Fault(place, message, "guárdelos con «git add» y «git commit», o deshágalos, y repita la orden")


def _of_file(repository: Repository, path: Path) -> Iterator[Fault]:
    """Give why one file can't be kept: it is ignored, a link, or git passes it through another program."""
    name, place = _from_root(repository, path.name), Place(f"{repository.shown}/{path.name}")
    by_hand = "guárdelo usted con git, y cierre la versión sin --etiqueta"
    if path.is_symlink() or _mode(repository.root, name) == _LINK:
        yield Fault(place, "el archivo es un enlace", by_hand)
    told = run(repository.root, "check-attr", "-z", "filter", "--", name).split(b"\0")
    if len(told) > 2 and told[2] not in {b"unspecified", b"unset", b"set"}:  # noqa: PLR2004 - path, attribute, value
        driver = told[2].decode("utf-8", errors="replace")
        yield Fault(place, f"git pasa este archivo por otro programa, «{driver}»", by_hand)
    if run(repository.root, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", name):
        yield Fault(place, "git no guarda este archivo: está en .gitignore", "quítelo de .gitignore")


def _others(repository: Repository, names: Sequence[str]) -> list[str]:
    """Name the other files of the folder that are not as git keeps them."""
    asked = ("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all")
    told = run(repository.root, *_unfiltered(repository.root), *asked, "--", repository.prefix or ".")
    found = [each[3:] for each in told.decode("utf-8", errors="surrogateescape").split("\0") if each]
    own = {_from_root(repository, name) for name in names}
    return [_printable(name.removeprefix(f"{repository.prefix}/")) for name in found if name not in own]


def _unfiltered(root: Path) -> tuple[str, ...]:
    """Turn off the programs through which a repository may ask to pass its files."""
    try:
        told = run(root, "config", "-z", "--name-only", "--get-regexp", r"^filter\.").decode("utf-8", errors="replace")
    except GitError:  # there are none
        return ()
    drivers = {name.rpartition(".")[0] for name in told.split("\0") if name}
    values = (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    if any("=" in driver for driver in drivers):
        raise GitError("a filter with such a name can't be turned off")
    return tuple(
        piece for each in sorted(drivers) for key, value in values for piece in ("-c", f"{each}.{key}={value}")
    )


def _entry(repository: Repository, name: str, data: bytes) -> tuple[str, str, str]:
    path = _from_root(repository, name)
    asked = (*_AS_IT_IS, "hash-object", "-w", "--stdin", f"--path={path}")
    blob = run(repository.root, *asked, given=data).decode().strip()
    return _mode(repository.root, path) or _OWN_FILE, blob, path


def _put_into_index(root: Path, entries: Sequence[tuple[str, str, str]], index: Path | None = None) -> None:
    lines = "".join(f"{mode} {blob}\t{name}\0" for mode, blob, name in entries)
    run(
        root, "update-index", "-z", "--add", "--index-info", given=lines.encode("utf-8", "surrogateescape"), index=index
    )


def _from_root(repository: Repository, name: str) -> str:
    return f"{repository.prefix}/{name}" if repository.prefix else name


def _mode(root: Path, name: str) -> str | None:
    try:
        told = run(root, "ls-tree", "-z", "HEAD", "--", name).decode("utf-8", errors="replace")
    except GitError:  # no commit yet
        return None
    return told.split(" ")[0] if told else None


def _branch(root: Path) -> str | None:
    try:
        return run(root, "symbolic-ref", "-q", "HEAD").decode("utf-8", errors="surrogateescape").strip()
    except GitError:
        return None


def _head(root: Path) -> str | None:
    try:
        return run(root, "rev-parse", "-q", "--verify", "HEAD").decode().strip()
    except GitError:  # a branch without commits
        return None


def _is_there(root: Path, name: str) -> bool:
    try:
        return bool(run(root, "rev-parse", "-q", "--verify", name))
    except GitError:
        return False


def _is_locked(root: Path) -> bool:
    """Tell whether the index is in use: it would not learn of the version, and the next commit would undo it."""
    told = run(root, "rev-parse", "--git-path", "index.lock").decode("utf-8", errors="surrogateescape")
    return (root / told.removesuffix("\n")).exists()


def _is_name(root: Path, tag: str) -> bool:
    try:
        run(root, "check-ref-format", f"refs/tags/{tag}")
    except GitError:
        return False
    return not tag.startswith("-")


def _is_known(root: Path) -> bool:
    """Tell whether git's configuration says who commits."""
    try:
        run(root, *_who(), "var", "GIT_AUTHOR_IDENT")
        run(root, *_who(), "var", "GIT_COMMITTER_IDENT")
    except GitError:
        return False
    return True


def _who() -> tuple[str, ...]:
    return tuple(piece for key, value in _WHO.items() for piece in ("-c", f"{key}={value}"))


def _printable(name: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in name)
