"""Every command of the program by its words, those of a group too: `generar`, `seguimiento estado`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pecdocs.cli.commands import cli

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_command() -> dict[str, click.Command]:
    """Give the commands, by the words that run each."""
    return dict(_below(cli, ""))


def _below(group: click.Group, words: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _below(command, f"{words}{name} ")
        else:
            yield f"{words}{name}", command
