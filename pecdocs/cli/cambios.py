"""The commands of `pecdocs cambios`. Each imports its stages when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pecdocs.cli.door import cli, print_faults, print_lines
from pecdocs.cli.options import AS_JSON, FORMATS_FOLDER, PLAN, Referencia
from pecdocs.faults import Severity

if TYPE_CHECKING:
    from pathlib import Path

_REF = "una carpeta, una fecha, una etiqueta, la versión del plan o una revisión de git"


@cli.group(short_help="Dice qué cambió.")
def cambios() -> None:
    """Dice qué cambió entre dos versiones de un plan."""


@cambios.command(short_help="Resume qué cambió entre dos versiones.")
@PLAN
@click.option("--desde", type=Referencia(), metavar="REF", required=True, help=f"La versión anterior: {_REF}.")
@click.option("--hasta", type=Referencia(), metavar="REF", help="La versión nueva, en lugar del plan como está ahora.")
@AS_JSON
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
    print_lines(summary.as_lines(found))
    return 0


@cambios.command(short_help="Lista las versiones de un plan, y lo que cambió en periodos cerrados.")
@PLAN
@AS_JSON
@FORMATS_FOLDER
def historia(
    plan: Path,
    as_json: bool,  # noqa: FBT001 - click passes flags by name
    plantillas: Path | None,
) -> int:
    """Lista, de la última a la primera, las versiones de un plan que git guarda, y cuánto cambió en cada una.

    Luego dice, de cada periodo cerrado, qué cambió después del cierre, quién lo solicitó y quién lo autorizó.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import history  # noqa: PLC0415 - `--help` must not load the stages

    found = history.history(plan, plantillas)
    if as_json:
        click.echo(history.as_json(found), nl=False)
    else:
        print_lines(history.as_lines(found))
    print_faults(found.faults)
    return 1 if any(each.severity is Severity.ERROR for each in found.faults) else 0
