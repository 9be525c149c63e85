"""What every command is made of: the group that they belong to, their classes, and what they print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from pecdocs import __version__
from pecdocs.cli.spanish import speak_spanish
from pecdocs.faults import told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pecdocs.cli.outputs import Written
    from pecdocs.faults import Fault

speak_spanish()  # some of click's texts are taken when a command is declared


class Orden(click.Command):
    """A command whose help is Spanish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPCIONES]")
        super().__init__(*args, **kwargs)


class Puerta(click.Group):
    """The group of all commands."""

    command_class = Orden
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPCIONES]")
        kwargs.setdefault("subcommand_metavar", "ORDEN [ARGUMENTOS]...")
        super().__init__(*args, **kwargs)


@click.group(cls=Puerta, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pecdocs")
def cli() -> None:
    """Genera los documentos de un Plan Estratégico de Comunicaciones a partir de un plan en YAML."""


def progress(stage: str) -> None:
    """Say on a terminal which stage is running."""
    if sys.stderr is not None and sys.stderr.isatty():  # None: the screen was closed before we began
        click.echo(f"· {stage}", err=True)


def print_faults(faults: Collection[Fault]) -> None:
    """Print each fault in its line, on the error stream."""
    for line in told(faults):
        click.echo(line, err=True)


def print_lines(lines: Iterable[str]) -> None:
    """Print what a command found."""
    for line in lines:
        click.echo(line)


def print_written(written: Written) -> None:
    """Print what has to be known of what was written, and each file in its line."""
    print_faults(written.warnings)
    print_lines(
        f"{'escrito' if changed else 'sin cambios'}: {path.as_posix()}" for path, changed in written.files.items()
    )
