"""The steps of a writing: every call that it makes to the system, and something that happens just before one of them.

A step is found by the interpreter's own profiler, so none is forgotten, whatever the program calls. What happens may
raise, as a full disk does; end the process, as a kill does; or be another run.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pecdocs.files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_FILES = str(Path(pecdocs.files.__file__).parent)
_SYSTEM = {"posix", "nt", "_io", "io"}
_NOT_ASKED = {"fspath", "text_encoding", "getpid", "urandom", "get_terminal_size"}
"""What stands in those modules and asks nothing of the disk."""


CHANGES = frozenset({"mkdir", "chmod", "open", "write", "flush", "fsync", "__exit__", "replace", "unlink"})
"""The steps that may change what stands on the disk: between two of them a kill finds it the same."""


class Steps:
    """Counts the steps of what runs inside `pecdocs.files`; before number `at`, does `act` once."""

    def __init__(self, at: int, act: Callable[[], object], only: frozenset[str] | None = None) -> None:
        self.names: list[str] = []
        self._at = at
        self._act = act
        self._only = only
        self._writing = 0

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        """Hear an event of the profiler."""
        if event in {"call", "return"} and frame.f_code.co_filename.startswith(_FILES):
            self._writing += 1 if event == "call" else -1
        elif event == "c_call" and self._writing > 0 and self._is_step(argument):
            self.names.append(argument.__name__)
            if len(self.names) == self._at:
                sys.setprofile(None)
                if argument.__name__ == "__exit__":  # a file that fails to close is closed all the same
                    argument.__self__.close()
                self._act()

    def _is_step(self, function: Any) -> bool:
        return _asks_the_system(function) and (self._only is None or function.__name__ in self._only)


def _asks_the_system(function: Any) -> bool:
    if function.__name__ in _NOT_ASKED:
        return False
    return function.__module__ in _SYSTEM or isinstance(function.__self__, io.IOBase | os.DirEntry)


@contextmanager
def before_step(at: int, act: Callable[[], object], only: frozenset[str] | None = None) -> Iterator[Steps]:
    """Do `act` just before the step number `at`, from 1, of what is written inside; count `only` those."""
    steps = Steps(at, act, only)
    sys.setprofile(steps)
    try:
        yield steps
    finally:
        sys.setprofile(None)


def step_names(work: Callable[[], object]) -> list[str]:
    """Do a piece of work, and name its steps."""
    with before_step(0, lambda: None) as steps:
        work()
    return steps.names
