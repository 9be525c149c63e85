"""The commands of `pecdocs plan`. Each imports its stages when it runs."""

from __future__ import annotations

from pathlib import Path

import click

from pecdocs.cli.door import cli, print_faults, print_lines, print_written, progress
from pecdocs.cli.options import FORMATS_FOLDER, FORZAR, PLAN, SALIDA, Ruta


@cli.group(short_help="Cambia el plan en Excel.")
def plan() -> None:
    """Cambia el plan en Excel: hace su libro, y recoge lo que se cambió en él."""


@plan.command(short_help="Escribe el plan como un libro de Excel.")
@PLAN
@SALIDA
@FORZAR
@FORMATS_FOLDER
def libro(
    plan: Path,
    salida: Path | None,
    forzar: bool,  # noqa: FBT001 - click passes flags by name
    plantillas: Path | None,
) -> int:
    """Escribe el plan como un libro de Excel: su árbol, la programación y los responsables.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli.plan_libro import Request, run  # noqa: PLC0415 - `--help` must not load the stages

    print_written(run(Request(plan, salida, plantillas, forzar), progress))
    return 0


@plan.command(short_help="Lleva al plan lo que se cambió en su libro.")
@PLAN
@click.argument("libro", type=Ruta(path_type=Path, dir_okay=False))
@click.option("--simular", is_flag=True, help="Muestra qué cambiaría, y no escribe nada.")
@click.option("--permitir-vaciar", is_flag=True, help="Acepta que el libro quite todas las filas que hay en el plan.")
@click.option("--forzar", is_flag=True, help="Vale lo del libro, aunque el plan haya cambiado después de hacerlo.")
@FORMATS_FOLDER
def recoger(  # noqa: PLR0913, PLR0917 - click passes each option by name
    plan: Path,
    libro: Path,
    simular: bool,  # noqa: FBT001 - click passes flags by name
    permitir_vaciar: bool,  # noqa: FBT001
    forzar: bool,  # noqa: FBT001
    plantillas: Path | None,
) -> int:
    """Lleva al plan.yaml lo que se cambió en su libro; los comentarios y las demás líneas quedan como están.

    PLAN es la carpeta de un plan, o su plan.yaml; LIBRO, el que hizo «pecdocs plan libro».
    """
    from pecdocs.cli.plan_recoger import Request, prepare  # noqa: PLC0415 - `--help` must not load the stages

    found = prepare(Request(plan, libro, simular, forzar, plantillas, permitir_vaciar), progress)
    name = found.path.as_posix()
    print_faults(found.warnings)
    print_lines(found.lines)
    if not found.lines:
        click.echo(f"{name}: el libro dice lo mismo que el plan")
    elif simular:
        click.echo("No se escribió nada (--simular).")
    else:
        found.write()
        click.echo(f"escrito: {name}")
    return 0
