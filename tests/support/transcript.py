"""A folder of command lines played in a working folder of its own, as a user would see it on the screen.

`orden` holds one command a line, `salida` what they print, with their exit status, and the files that they leave.
What a folder can't hold, such as an Office file, is built for it: see `tests/support/broken.py`.
After a change that is meant, `python -m tests.support.transcript` writes every `salida` anew: read the diff.
"""

from __future__ import annotations

import os
import shlex
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pecdocs.cli.commands import run
from pecdocs.files.record import ROOM
from tests.support.broken import build

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cli" / "casos"
BROKEN = (ROOT / "tests" / "rotos" / "planes", ROOT / "tests" / "rotos" / "plantillas")
_OF_THE_CASE = {"orden", "salida"}


def cases(*roots: Path) -> list[Path]:
    """Give the folder of every case."""
    return sorted(folder for root in roots for folder in root.iterdir() if folder.is_dir())


def transcript(case: Path) -> str:
    """Play a case, and give what its `salida` should hold."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / case.name
        shutil.copytree(case, folder, ignore=lambda _folder, names: _OF_THE_CASE.intersection(names))
        build(case.name, folder)
        before = _files(folder)
        commands = (case / "orden").read_text(encoding="utf-8").splitlines()
        with chdir(folder):
            played = "".join(map(_play, commands))
        left = "".join(f"queda: {name}\n" for name in _files(folder) if name not in before)
    return (played + left).replace(ROOT.as_posix(), "RAÍZ")


def expected(case: Path) -> str:
    """Give what a case's `salida` holds."""
    return (case / "salida").read_text(encoding="utf-8")


def _play(command: str) -> str:
    """Run one command; give it with all that it prints and its exit status."""
    screen = StringIO()
    with redirect_stdout(screen), redirect_stderr(screen):
        status = run(shlex.split(command))
    return f"$ pecdocs {command}\n{screen.getvalue()}=> {status}\n"


def _files(folder: Path) -> list[str]:
    """Name the files of a folder, but for the record of what was written, whose notes have names of chance."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != ROOM)
    return sorted(path.relative_to(folder).as_posix() for path in files)


def main() -> None:
    """Write every `salida` anew."""
    os.environ |= {"NO_COLOR": "1", "PECDOCS_SOFFICE": "no"}
    for case in cases(CASES, *BROKEN):
        (case / "salida").write_text(transcript(case), encoding="utf-8")


if __name__ == "__main__":
    main()
