"""The door: parses words, calls the stages in order, prints what they return."""

import _thread
import signal
import sys
from typing import Any


def main() -> None:
    """Run as the `pecdocs` command. Ctrl-C is a word and not a traceback, also while the program loads or leaves."""
    sys.unraisablehook = _heard
    try:
        from pecdocs.cli import commands  # noqa: PLC0415 - loading it takes a moment, in which Ctrl-C may come

        commands.main()
    except KeyboardInterrupt:
        sys.exit("Interrumpido.")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _heard(unraisable: Any) -> None:
    """Say Ctrl-C again where it came while Python closed a generator: there it is printed and forgotten."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        _thread.interrupt_main()
    else:
        sys.__unraisablehook__(unraisable)
