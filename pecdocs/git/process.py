"""Running git: as a program with a list of arguments, that asks nothing, runs nothing else and knows only one folder.

A repository is not trusted: what its configuration could start (hooks, a pager, a file monitor, an external diff, a
signature's checker, a transport) is turned off, and so are what it says of how a history is written down (encoding,
order, renames), what rewrites it (replacements, grafts) and what the environment says (GIT_DIR and the like).
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from pecdocs.faults import Fault, InputError, Place

PROGRAM = "git.exe" if os.name == "nt" else "git"
TIMEOUT = 60.0
"""Seconds that one call may take."""

_ALONE = (
    "--no-pager",
    "--no-replace-objects",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.quotepath=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.follow=false"),
    *("-c", "log.mailmap=true"),
    *("-c", f"mailmap.file={os.devnull}"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
    *("-c", "diff.algorithm=default"),
    *("-c", f"diff.orderFile={os.devnull}"),
    *("-c", "diff.renames=true"),
    *("-c", "diff.renameLimit=1000"),
    *("-c", "protocol.allow=never"),
)
_ASKS_NOTHING = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "",
    "GIT_GRAFT_FILE": os.devnull,
    "LC_ALL": "C",
    "LANGUAGE": "",
}
"""Its messages are English whatever the system's language: some of them are read."""

_COMPARE_FOLDERS = "sin git puede comparar dos carpetas: --desde CARPETA"


class GitError(Exception):
    """Git refused; the text is what it said."""


def run(folder: Path, *arguments: str, given: bytes = b"", index: Path | None = None) -> bytes:
    """Run git in a folder and give what it prints; `index` is a file to use in the place of the repository's own.

    Raises GitError when it refuses, and InputError when it is not there, hangs, or does not trust the folder.
    """
    place = Place(folder.as_posix())
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, and what a user writes is checked before
            [_program(), *_ALONE, *arguments],
            cwd=folder,
            env=_environment() | ({"GIT_INDEX_FILE": str(index)} if index is not None else {}),
            input=given,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except FileNotFoundError:
        raise InputError([Fault(place, "git no está instalado", f"instálelo; {_COMPARE_FOLDERS}")]) from None
    except PermissionError:
        raise InputError([Fault(place, "el sistema no deja usar git", _COMPARE_FOLDERS)]) from None
    except subprocess.TimeoutExpired:
        message = f"git no respondió en {TIMEOUT:.0f} segundos"
        raise InputError([Fault(place, message, "inténtelo otra vez, o compare dos carpetas")]) from None
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", errors="replace").strip()
    if "dubious ownership" in said or "unsafe repository" in said:
        message = "git no confía en esta carpeta: es de otro usuario del sistema"
        named = re.search("'([^']+)'", said)
        path = named[1] if named is not None else folder.as_posix()
        hint = f"si usted confía en ella: git config --global --add safe.directory {path}"
        raise InputError([Fault(place, message, hint)])
    raise GitError(said)


def _program() -> str:
    """Give the path of git, from the folders where the system keeps its programs.

    Windows looks in the working folder first, so that a `git.exe` that came with a plan would be run; a folder that is
    told from the working one is left out for the same reason. Raises FileNotFoundError where there is none.
    """
    for folder in os.get_exec_path():
        found = Path(folder.strip('"')) / PROGRAM
        if found.is_absolute() and found.is_file() and os.access(found, os.X_OK):
            return str(found)
    raise FileNotFoundError(PROGRAM)


def _environment() -> dict[str, str]:
    """Give the environment without what points git elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return {**kept, **_ASKS_NOTHING}
