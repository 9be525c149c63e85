"""The commands, and running one. Each imports its stages when it runs, so that `--help` is immediate."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pecdocs.cli import cambios, seguimiento  # noqa: F401 - their commands join the group as they are declared
from pecdocs.cli import plan as _plan  # noqa: F401 - the same; several commands here have an argument «plan»
from pecdocs.cli.door import cli, print_faults, print_lines, print_written, progress
from pecdocs.cli.kinds import ALL, DEFAULT, KINDS, PDF, kinds_help
from pecdocs.cli.options import AS_JSON, FORMATS_FOLDER, FORZAR, PLAN, SALIDA, Ruta
from pecdocs.cli.spanish import said
from pecdocs.faults import FaultError, InputError, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.faults import Fault

__all__ = ["cli", "main", "run"]

FINDINGS = 1
USAGE = 2


@cli.command(short_help="Genera el documento de un plan, en Word, Excel o PDF, y sus datos abiertos.")
@PLAN
@click.option("--formato", metavar="F", help="Dibuja el plan en este formato, en lugar del suyo.")
@SALIDA
@click.option(
    "--corte",
    metavar="P",
    help="Imprime lo ejecutado sobre lo programado hasta este periodo, como 2024-T2, en lugar de solo lo programado.",
)
@FORZAR
@click.option(
    "--sin-paginas",
    is_flag=True,
    help="No cuenta las páginas con LibreOffice: los números de la tabla de contenido los pone Word.",
)
@click.option(
    "--tipo",
    "tipos",
    type=click.Choice([*KINDS, ALL]),
    metavar="T",
    multiple=True,
    default=DEFAULT,
    show_default=", ".join(DEFAULT),
    help=f"Lo que se genera: {kinds_help()}. Puede repetirse.",
)
@click.option(
    "--desde-word",
    is_flag=True,
    help="Con --tipo pdf: el PDF es el documento de Word, impreso con LibreOffice.",
)
@click.option(
    "--final",
    is_flag=True,
    help="Escribe solo lo que se aprobó: rechaza un plan sin aprobar, sin acta ni firmas, o modificado después.",
)
@FORMATS_FOLDER
def generar(  # noqa: PLR0913 - each is an option of the command
    *,
    plan: Path,
    tipos: tuple[str, ...],
    formato: str | None,
    salida: Path | None,
    corte: str | None,
    forzar: bool,
    sin_paginas: bool,
    desde_word: bool,
    final: bool,
    plantillas: Path | None,
) -> int:
    """Genera el documento de un plan en Word o en PDF, sus tablas en Excel o sus datos abiertos.

    PLAN es la carpeta de un plan, o su plan.yaml.
    """
    from pecdocs.cli import generate  # noqa: PLC0415 - `--help` must not load the stages

    _check_pdf(tipos, from_word=desde_word, count_pages=not sin_paginas)
    request = generate.Request(
        plan,
        formato,
        salida,
        plantillas,
        force=forzar,
        corte=corte,
        count_pages=not sin_paginas,
        types=tipos,
        from_word=desde_word,
        final=final,
    )
    print_written(generate.run(request, progress))
    return 0


def _check_pdf(types: tuple[str, ...], *, from_word: bool, count_pages: bool) -> None:
    """Refuse options that say nothing about a PDF, or too little."""
    if from_word and not {PDF, ALL} & {*types}:
        raise click.UsageError("--desde-word va con --tipo pdf.")
    if from_word and not count_pages:
        raise click.UsageError("--sin-paginas no va con --desde-word: en un PDF ya nadie pondría los números.")


@cli.command(short_help="Dice qué hay que corregir en un plan.")
@click.argument("plan", type=Ruta(path_type=Path), required=False)
@click.option("--reglas", is_flag=True, help="Lista las reglas de la revisión.")
@click.option("--explicar", metavar="REGLA", help="Explica una regla, como E10, con un ejemplo.")
@click.option("--estricto", is_flag=True, help="También los avisos cuentan como errores.")
@AS_JSON
@click.option(
    "--hoja", is_flag=True, help="Escribe la hoja de revisión, para la carpeta del comité, en Word y en Excel."
)
@click.option(
    "--tipo",
    "tipos",
    multiple=True,
    type=click.Choice(["docx", "xlsx"]),
    help="Con --hoja: escribe solo la de Word (docx) o la de Excel (xlsx); sin ella, las dos.",
)
@SALIDA
@FORZAR
@FORMATS_FOLDER
def revisar(  # noqa: PLR0913 - each is an option of the command
    *,
    plan: Path | None,
    reglas: bool,
    explicar: str | None,
    estricto: bool,
    as_json: bool,
    hoja: bool,
    tipos: tuple[str, ...],
    salida: Path | None,
    forzar: bool,
    plantillas: Path | None,
) -> int:
    """Halla en un plan lo que un comité devolvería: cada hallazgo en una línea, con su lugar y cómo se corrige.

    PLAN es la carpeta de un plan, o su plan.yaml. La orden termina con 1 si queda algún error.
    """
    from pecdocs.cli import review_plan  # noqa: PLC0415 - `--help` must not load the stages

    if reglas or explicar is not None:
        print_lines(review_plan.rules_list() if explicar is None else review_plan.explained(explicar))
        return 0
    if plan is None:
        raise click.UsageError("falta PLAN: la carpeta de un plan.")
    if not hoja and (tipos or salida is not None or forzar):
        raise click.UsageError("--tipo, --salida y --forzar van con --hoja.")
    if hoja and as_json:
        raise click.UsageError("--json y --hoja no van juntas.")
    if hoja:
        return _sheet(plan, tipos, salida, plantillas, force=forzar, strict=estricto)
    if as_json:
        found = review_plan.review(plan, plantillas)
        click.echo(review_plan.as_json(found), nl=False)
        return FINDINGS if review_plan.fails(found, strict=estricto) else 0
    found, faults = review_plan.review_what_is_read(plan, plantillas)
    print_lines(review_plan.as_lines(found))
    if faults:
        raise InputError(faults)
    return FINDINGS if review_plan.fails(found, strict=estricto) else 0


def _sheet(  # noqa: PLR0913 - each is an option of the command
    plan: Path,
    types: tuple[str, ...],
    folder: Path | None,
    templates: Path | None,
    *,
    force: bool,
    strict: bool,
) -> int:
    """Write the review sheet, and say how many findings it holds."""
    from pecdocs.cli import review_plan, review_sheet  # noqa: PLC0415 - `--help` must not load the stages

    request = review_sheet.Request(plan, types or review_sheet.TYPES, folder, templates, force)
    found, written = review_sheet.run(request, progress)
    print_lines([found.cuenta()])
    print_written(written)
    return FINDINGS if review_plan.fails(found, strict=strict) else 0


@cli.command(short_help="Crea un plan de ejemplo.")
@click.argument("carpeta", type=Ruta(path_type=Path))
@click.option("--formato", metavar="F", default="comun", show_default=True, help="El formato del plan nuevo.")
@FORMATS_FOLDER
def nuevo(carpeta: Path, formato: str, plantillas: Path | None) -> int:
    """Crea en CARPETA un plan de ejemplo, comentado, que ya se puede generar."""
    from pecdocs.cli import start  # noqa: PLC0415 - `--help` must not load the stages

    for path in start.new_plan(carpeta, formato, plantillas):
        click.echo(f"escrito: {path.as_posix()}")
    name = carpeta.as_posix()
    quoted = f'"{name}"' if " " in name else name
    click.echo(f"Edite {name}/plan.yaml y luego escriba: pecdocs generar {quoted}")
    return 0


@cli.command(short_help="Lista los formatos, o describe uno.")
@click.argument("formato", required=False, metavar="[F]")
@click.option("--revisar", is_flag=True, help="Revisa la carpeta del formato, o las de todos, y dice qué corregir.")
@FORMATS_FOLDER
def formatos(
    formato: str | None,
    revisar: bool,  # noqa: FBT001 - click passes flags by name
    plantillas: Path | None,
) -> int:
    """Lista los formatos; de uno, sus tablas, sus columnas y los campos de sus plantillas."""
    if revisar:
        return _review(formato, plantillas)
    from pecdocs.cli import describe  # noqa: PLC0415 - `--help` must not load the stages

    lines = describe.all_formats(plantillas) if formato is None else describe.one_format(formato, plantillas)
    print_lines(lines)
    return 0


def _review(formato: str | None, templates: Path | None) -> int:
    """Print a line for each format, then what was found in all of them, with its count."""
    from pecdocs.cli import review  # noqa: PLC0415 - `--help` must not load the stages

    found: dict[Fault, None] = {}  # a mistake in `comun` is one of every format
    for each in review.review(formato, templates):
        click.echo(str(each))
        found.update(dict.fromkeys(each.faults))
    print_faults(found)
    if found:
        click.echo(f"{review.counted(found)}.", err=True)
    return FINDINGS if any(fault.severity is Severity.ERROR for fault in found) else 0


@cli.command(short_help="Imprime el esquema JSON de plan.yaml o de otro archivo.")
@click.argument(
    "archivo",
    type=click.Choice(["plan", "seguimiento", "cambios", "formato"]),
    default="plan",
    metavar="[plan|seguimiento|cambios|formato]",
)
def esquema(archivo: str) -> int:
    """Imprime el esquema JSON de un archivo, con el que un editor ayuda a escribirlo.

    Es el de plan.yaml; con «seguimiento», el de un periodo; con «cambios», el de cambios.yaml; con «formato», el de
    formato.yaml.
    """
    from pecdocs.cli import describe  # noqa: PLC0415 - `--help` must not load the stages

    click.echo(describe.schema(archivo), nl=False)
    return 0


def _utf8() -> None:
    """Speak UTF-8 whatever the console's code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def run(arguments: list[str] | None = None) -> int:
    """Run one command line; give the exit status: 0 done, 1 findings, 2 wrong usage."""
    try:
        status = cli.main(arguments, prog_name="pecdocs", standalone_mode=False)
    except FaultError as error:
        print_faults(error.faults)
        click.echo(_count(len(error.faults)), err=True)
        return FINDINGS
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx is not None else "", err=True)
        return USAGE
    except click.ClickException as error:
        click.echo(said(error), err=True, nl=False)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrumpido.", err=True)
        return FINDINGS
    except OSError as error:  # what no stage foresaw: a full disk behind the output, a folder gone
        if not isinstance(error, BrokenPipeError):
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"{where}error: el sistema no deja leer o escribir", err=True)
        return FINDINGS
    return status if isinstance(status, int) else 0


def _count(faults: int) -> str:
    return "1 error." if faults == 1 else f"{faults} errores."


def main() -> None:
    """Run as the `pecdocs` command."""
    gc.disable()  # a run is short: what it makes stays until its end
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some, in vain, costs every run
    _utf8()
    status = run()
    gc.freeze()  # nor is all of it walked once more on the way out
    sys.exit(status)
