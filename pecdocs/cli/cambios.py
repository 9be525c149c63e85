"""The commands of `pecdocs cambios`. Each imports its stages when it runs."""

from __future__ import annotations

from pathlib import Path

import click

from pecdocs.cli.door import FORMATS_FOLDER, Ruta, cli

_REF = "una carpeta, una fecha, una etiqueta, la versión del plan o una revisión de git"


@cli.group(short_help="Dice qué cambió.")
def cambios() -> None:
    """Dice qué cambió entre dos versiones de un plan."""


@cambios.command(short_help="Resume qué cambió entre dos versiones.")
@click.argument("plan", type=Ruta(path_type=Path))
@click.option("--desde", metavar="REF", required=True, help=f"La versión anterior: {_REF}.")
@click.option("--hasta", metavar="REF", help="La versión nueva, en lugar del plan como está ahora.")
@click.option("--json", "as_json", is_flag=True, help="Lo escribe como JSON.")
@FORMATS_FOLDER
def ver(
    plan: Path,
    desde: str,
    hasta: str | None,
    as_json: bool,  # noqa: FBT001 - click passes flags by name
    plantillas: Path | None,
) -> int:
    """Resume, por numerales, qué cambió entre dos versiones de un plan.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import summary  # noqa: PLC0415 - `--help` must not load the stages

    found = summary.compare(plan, desde, hasta, plantillas)
    if as_json:
        click.echo(summary.as_json(found), nl=False)
        return 0
    for line in summary.as_lines(found):
        click.echo(line)
    return 0


@cambios.command(short_help="Lista las versiones de un plan.")
@click.argument("plan", type=Ruta(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Lo escribe como JSON.")
def historia(
    plan: Path,
    as_json: bool,  # noqa: FBT001 - click passes flags by name
) -> int:
    """Lista, de la última a la primera, las versiones de un plan que git guarda, y cuánto cambió en cada una.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import history  # noqa: PLC0415 - `--help` must not load the stages

    found = history.history(plan)
    if as_json:
        click.echo(history.as_json(found), nl=False)
        return 0
    for line in history.as_lines(found):
        click.echo(line)
    return 0
