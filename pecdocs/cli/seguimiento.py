"""The commands of `pecdocs seguimiento`. Each imports its stages when it runs."""

from __future__ import annotations

from pathlib import Path

import click

from pecdocs.cli.door import FORMATS_FOLDER, Ruta, cli


@cli.group(short_help="Mide lo hecho.")
def seguimiento() -> None:
    """Mide lo hecho, según los archivos de la carpeta «seguimiento» del plan."""


@seguimiento.command(short_help="Muestra cuánto va hecho.")
@click.argument("plan", type=Ruta(path_type=Path))
@click.option("--corte", metavar="P", help="Mide hasta este periodo, como 2024-T2, en lugar del último reportado.")
@click.option("--json", "as_json", is_flag=True, help="Lo escribe como JSON.")
@FORMATS_FOLDER
def estado(
    plan: Path,
    corte: str | None,
    as_json: bool,  # noqa: FBT001 - click passes flags by name
    plantillas: Path | None,
) -> int:
    """Muestra cuánto va hecho de cada actividad, de cada grupo y del plan.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import status  # noqa: PLC0415 - `--help` must not load the stages

    found = status.status(plan, corte, plantillas)
    if as_json:
        click.echo(status.as_json(found), nl=False)
        return 0
    for line in status.as_table(found):
        click.echo(line)
    return 0
