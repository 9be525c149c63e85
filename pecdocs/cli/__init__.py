"""The door: parses words, calls the stages in order, prints what they return."""

import signal
import sys


def main() -> None:
    """Run as the `pecdocs` command. Ctrl-C is a word and not a traceback, also while the program loads or leaves."""
    try:
        from pecdocs.cli import commands  # noqa: PLC0415 - loading it takes a moment, in which Ctrl-C may come

        commands.main()
    except KeyboardInterrupt:
        sys.exit("Interrumpido.")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
