"""The door: parses words, calls the stages in order, prints what they return."""

from pecdocs.cli.commands import main

__all__ = ["main"]
