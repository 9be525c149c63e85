"""The commands of `pecdocs seguimiento`. Each imports its stages when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pecdocs.cli.door import cli, print_faults, print_lines, print_written, progress
from pecdocs.cli.options import AS_JSON, FECHA, FORMATS_FOLDER, FORZAR, PLAN, SALIDA, Nombre, Ruta

if TYPE_CHECKING:
    from datetime import date


@cli.group(short_help="Mide lo hecho.")
def seguimiento() -> None:
    """Mide lo hecho, según los archivos de la carpeta «seguimiento» del plan."""


@seguimiento.command(short_help="Propone la programación de cada actividad.")
@PLAN
@click.argument("codigos", nargs=-1, metavar="[CODIGO]...")
@click.option("--escribir", is_flag=True, help="La escribe en plan.yaml donde no hay ninguna.")
@FORMATS_FOLDER
def proponer(
    plan: Path,
    codigos: tuple[str, ...],
    escribir: bool,  # noqa: FBT001 - click passes flags by name
    plantillas: Path | None,
) -> int:
    """Reparte la meta de cada actividad, o de las que se nombran, según sus fechas y su frecuencia.

    Muestra lo programado y lo propuesto. Nada cambia sin --escribir, y con él, solo lo que no tenía programación.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import propose  # noqa: PLC0415 - `--help` must not load the stages

    found = propose.proposals(plan, codigos, plantillas)
    print_lines(propose.as_table(found))
    if escribir:
        click.echo("")
        written = propose.write(plan, found)
        click.echo(f"escrito: la programación de {', '.join(written)}" if written else "sin cambios")
    return 0


@seguimiento.command(short_help="Muestra cuánto va hecho.")
@PLAN
@click.option("--corte", metavar="P", help="Mide hasta este periodo, como 2024-T2, en lugar del último reportado.")
@AS_JSON
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
    print_lines(status.as_table(found))
    return 0


@seguimiento.command(short_help="Escribe el informe para el comité.")
@PLAN
@click.option("--periodo", metavar="P", help="El periodo del corte, como 2024-T2; si falta, el último reportado.")
@SALIDA
@click.option("--final", is_flag=True, help="No escribe nada si el periodo está abierto o si falta un análisis.")
@click.option(
    "--tipo",
    "tipos",
    multiple=True,
    type=click.Choice(["docx", "xlsx", "csv", "pdf"]),
    help="Escribe solo el informe en Word (docx) o PDF (pdf), el libro de todas las áreas (xlsx) o los datos (csv); "
    "puede repetirse. Sin ella, todos menos el PDF.",
)
@FORZAR
@FORMATS_FOLDER
def informe(  # noqa: PLR0913 - each is an option of the command
    *,
    plan: Path,
    periodo: str | None,
    salida: Path | None,
    final: bool,
    tipos: tuple[str, ...],
    forzar: bool,
    plantillas: Path | None,
) -> int:
    """Escribe el informe de seguimiento de un periodo: en Word, con el libro de todas las áreas y los datos en CSV.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import informe as report  # noqa: PLC0415 - `--help` must not load the stages

    types = tipos or report.TYPES
    request = report.Request(plan, periodo, salida, plantillas, final=final, force=forzar, types=types)
    print_written(report.run(request, progress))
    return 0


@seguimiento.command(short_help="Hace los libros de Excel que se llenan.")
@PLAN
@click.option("--periodo", metavar="P", help="De este periodo, como 2024-T2; sin esta opción, de todo el año.")
@click.option("--responsable", metavar="ROL", help="Solo lo de esta área, por el código de su rol.")
@click.option("--todas", is_flag=True, help="Un libro por cada área a la que se le pregunta algo.")
@SALIDA
@FORZAR
@FORMATS_FOLDER
def libro(  # noqa: PLR0913 - each is an option of the command
    *,
    plan: Path,
    periodo: str | None,
    responsable: str | None,
    todas: bool,
    salida: Path | None,
    forzar: bool,
    plantillas: Path | None,
) -> int:
    """Hace el libro de Excel en que un área escribe lo que hizo; lo demás se calcula en él.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import libro as command  # noqa: PLC0415 - `--help` must not load the stages

    if todas and responsable is not None:
        raise click.UsageError("«--todas» y «--responsable» no van juntas.")
    request = command.Request(plan, periodo, responsable, salida, plantillas, each_area=todas, force=forzar)
    print_written(command.run(request, progress))
    return 0


@seguimiento.command(short_help="Recoge los libros que devolvieron las áreas.")
@PLAN
@click.argument("libros", type=Ruta(path_type=Path), nargs=-1, required=True, metavar="LIBRO...")
@click.option("--periodo", metavar="P", help="Recoge solo libros de este periodo, como 2024-T2.")
@click.option("--simular", is_flag=True, help="Muestra lo que cambiaría y no escribe nada.")
@click.option("--valido", type=Nombre(), metavar="NOMBRE", help="Anota además quién valida las respuestas.")
@FECHA
@FORMATS_FOLDER
def recoger(  # noqa: PLR0913 - each is an option of the command
    *,
    plan: Path,
    libros: tuple[Path, ...],
    periodo: str | None,
    simular: bool,
    valido: str | None,
    fecha: date,
    plantillas: Path | None,
) -> int:
    """Recoge los libros que devolvieron las áreas y anota lo que responden en los archivos de los periodos.

    PLAN es la carpeta de un plan, o su plan.yaml; cada LIBRO es un archivo de Excel devuelto. Si algo está mal en un
    libro, no se escribe nada de ninguno.
    """
    from pecdocs.cli import recoger as collecting  # noqa: PLC0415 - `--help` must not load the stages

    request = collecting.Request(plan, libros, fecha, periodo, valido, simulate=simular, templates=plantillas)
    result = collecting.run(request, progress)
    print_faults(result.warnings)
    print_lines(collecting.lines(result))
    return 0


@seguimiento.command(short_help="Cierra un periodo.")
@PLAN
@click.option("--periodo", required=True, metavar="P", help="El periodo que se cierra, como 2024-T2.")
@click.option("--acta", type=Nombre(), metavar="ACTA", help="Anota el acta del cierre.")
@click.option("--por", type=Nombre(), metavar="NOMBRE", help="Anota quién lo cierra.")
@click.option("--incompleto", is_flag=True, help="Lo cierra aunque falten respuestas o análisis.")
@FECHA
@FORMATS_FOLDER
def cerrar(  # noqa: PLR0913 - each is an option of the command
    *,
    plan: Path,
    periodo: str,
    acta: str | None,
    por: str | None,
    incompleto: bool,
    fecha: date,
    plantillas: Path | None,
) -> int:
    """Cierra un periodo: desde entonces, lo que cambie necesita una solicitud y una autorización.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import cerrar as closing  # noqa: PLC0415 - `--help` must not load the stages
    from pecdocs.reading.source import shown  # noqa: PLC0415

    request = closing.Request(plan, periodo, fecha, acta, por, incomplete=incompleto, templates=plantillas)
    result = closing.run(request)
    print_faults(result.warnings)
    click.echo(f"Cerrado {periodo}, con {result.count} actividades")
    click.echo(f"escrito: {shown(result.path)}")
    return 0
