"""The commands of `pecdocs cambios`. Each imports its stages when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from pecdocs.cli.door import cli, print_faults, print_lines, print_written, progress
from pecdocs.cli.options import AS_JSON, FECHA, FORMATS_FOLDER, FORZAR, PLAN, SALIDA, Nombre, Referencia
from pecdocs.faults import Severity

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_REF = "una carpeta, una fecha, una etiqueta, la versión del plan o una revisión de git"

DESDE = click.option("--desde", type=Referencia(), metavar="REF", required=True, help=f"La versión anterior: {_REF}.")
HASTA = click.option(
    "--hasta", type=Referencia(), metavar="REF", help="La versión nueva, en lugar del plan como está ahora."
)


@cli.group(short_help="Dice qué cambió.")
def cambios() -> None:
    """Dice qué cambió entre dos versiones de un plan."""


@cambios.command(short_help="Resume qué cambió entre dos versiones.")
@PLAN
@DESDE
@HASTA
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


@cambios.command(short_help="Escribe el resumen de cambios, en Word y en Markdown.")
@PLAN
@DESDE
@HASTA
@click.option(
    "--tipo",
    "tipos",
    multiple=True,
    type=click.Choice(["docx", "md", "pdf"]),
    help="Escribe solo el de Word (docx), Markdown (md) o PDF (pdf); puede repetirse. Sin ella, los dos primeros.",
)
@click.option(
    "--control-de-cambios",
    "redline",
    is_flag=True,
    help="Escribe el documento completo de la versión nueva, en Word, con cada cambio como control de cambios; sin "
    "--tipo, solo ese.",
)
@SALIDA
@FORZAR
@FORMATS_FOLDER
def resumen(  # noqa: PLR0913, PLR0917 - one argument an option; click passes them by name
    plan: Path,
    desde: str,
    hasta: str | None,
    tipos: tuple[str, ...],
    redline: bool,  # noqa: FBT001 - click passes flags by name
    salida: Path | None,
    forzar: bool,  # noqa: FBT001 - click passes flags by name
    plantillas: Path | None,
) -> int:
    """Escribe el resumen de cambios entre dos versiones de un plan, para quien aprueba la nueva.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import change_summary  # noqa: PLC0415 - `--help` must not load the stages

    types = tipos or (() if redline else change_summary.TYPES)
    request = change_summary.Request(plan, desde, hasta, types, salida, plantillas, forzar, redline)
    done = change_summary.run(request, progress)
    print_lines([done.told])
    print_written(done.written)
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


@cambios.command(short_help="Cierra una versión.")
@PLAN
@click.argument("version", type=Nombre(), metavar="VERSION")
@click.option("--descripcion", type=Nombre(2000), metavar="TEXTO", help="Qué cambió, en lugar de lo que se propone.")
@click.option("--acta", type=Nombre(), metavar="ACTA", help="El acta que la aprobó.")
@FECHA
@click.option(
    "--estado",
    type=click.Choice(["aprobado", "en_revision", "borrador"]),
    default="aprobado",
    metavar="ESTADO",
    help="En qué estado queda: aprobado, que es lo que se supone, en_revision o borrador.",
)
@click.option(
    "--desde", type=Referencia(), metavar="REF", help=f"La versión anterior, si no es la última que se cerró: {_REF}."
)
@click.option("--responsable", type=Nombre(), metavar="NOMBRE", help="Quién responde por el cambio.")
@click.option("--elaboro", type=Nombre(), metavar="NOMBRE", help="Quién lo elaboró, si no es quien firma.")
@click.option("--reviso", type=Nombre(), metavar="NOMBRE", help="Quién lo revisó, si no es quien firma.")
@click.option("--aprobo", type=Nombre(), metavar="NOMBRE", help="Quién lo aprobó, si no es quien firma.")
@click.option("--justificacion", type=Nombre(2000), metavar="TEXTO", help="Por qué se cambió.")
@click.option("--solicitud", type=Nombre(), metavar="TEXTO", help="El número de la solicitud.")
@click.option("--simular", is_flag=True, help="Muestra la entrada y los renglones que cambiarían, y no escribe nada.")
@click.option("--etiqueta", is_flag=True, help="La guarda en git, con una etiqueta como pec-v02.")
@FORMATS_FOLDER
def cerrar(  # noqa: PLR0913 - each is an option of the command
    *,
    plan: Path,
    version: str,
    fecha: date,
    estado: str,
    desde: str | None,
    simular: bool,
    etiqueta: bool,
    plantillas: Path | None,
    **campos: str | None,
) -> int:
    """Cierra una versión: la anota en el registro de cambios y pone en el plan su número, su fecha y su estado.

    Guarda además la huella de lo que se aprueba: desde entonces se sabe si el plan cambió.

    PLAN es la carpeta de un plan, o su plan.yaml; VERSION, la versión que se cierra, como 02.
    """
    from pecdocs.cli import close_version  # noqa: PLC0415 - `--help` must not load the stages

    fields = {name: text for name, text in campos.items() if text is not None}
    dated = click.get_current_context().get_parameter_source("fecha") is not ParameterSource.DEFAULT
    request = close_version.Request(
        plan, version, fecha, estado, desde, fields, simulate=simular, tag=etiqueta, templates=plantillas, dated=dated
    )
    result = close_version.run(request)
    print_faults(result.warnings)
    print_lines(close_version.lines(result))
    return 0
