"""Runs of the program that are killed: each in a process of its own, forked from one that has the program loaded."""

from __future__ import annotations

import os
import signal
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from itertools import count
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.cli.commands import run
from tests.support.steps import CHANGES, before_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent.parent

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.support.loaded", __name__])

KILLED = -signal.SIGKILL


def kill_at_step(at: int, folder: Path, *arguments: str) -> int:
    """Run a command in `folder`, killed just before its change number `at` of the disk; give its exit status."""
    return _status(_run_until, (at, folder, arguments))


def kill_at_every_step(folder: Path, *arguments: str, before: Callable[[], object] = lambda: None) -> Iterator[int]:
    """Run a command again and again, killed one step later each time; stop when it comes to its end."""
    for at in count(1):
        before()
        status = kill_at_step(at, folder, *arguments)
        if status != KILLED:
            assert status == 0
            return
        yield at


def kill_half_written(nth: int, folder: Path, *arguments: str) -> int:
    """Run a command in `folder`, killed in the middle of the file number `nth` that it writes; give its exit status."""
    return _status(_run_until_half, (nth, folder, arguments))


def _status(work: object, arguments: tuple[object, ...]) -> int:
    with chdir(ROOT):  # from where the server finds what it loads
        forkserver.ensure_running()
    process = _PROCESSES.Process(target=work, args=arguments)  # type: ignore[arg-type]
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _run_until(at: int, folder: Path, arguments: tuple[str, ...]) -> None:
    with before_step(at, _kill, CHANGES):
        _run(folder, arguments)


def _run_until_half(nth: int, folder: Path, arguments: tuple[str, ...]) -> None:
    through = os.fsync
    written = count(1)

    def halve(file: int) -> None:
        if next(written) == nth:
            os.ftruncate(file, os.fstat(file).st_size // 2)
            _kill()
        through(file)

    os.fsync = halve  # type: ignore[assignment]
    _run(folder, arguments)


def _run(folder: Path, arguments: tuple[str, ...]) -> None:
    with chdir(folder), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        raise SystemExit(run(list(arguments)))
