"""What every document of a plan takes: the folder it goes to, its name, its logo; and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.faults import InputError, nearest
from pecdocs.files import safe_name
from pecdocs.layout.context import vigencia_text
from pecdocs.plan.folder import plan_file
from pecdocs.reading.source import shown

if TYPE_CHECKING:
    from pecdocs.excel import Drawn
    from pecdocs.faults import Fault
    from pecdocs.formato import FormatFolder
    from pecdocs.formato.estilo import Papel
    from pecdocs.layout import Document
    from pecdocs.layout.workbook import Workbook
    from pecdocs.pdf.writer import Printed
    from pecdocs.plan import Plan

OUTPUT = Path("output")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, of each file whether it differs from what was there, and what has to be known of it."""

    files: dict[Path, bool]
    warnings: tuple[Fault, ...]


def output_folder(plan: Path, asked: Path | None) -> Path:
    """Give the folder to write in: the one asked for, or `output/` and the plan's own name."""
    return asked if asked is not None else OUTPUT / safe_name(plan_file(plan).resolve().parent.name)


def name_words(plan: Plan) -> dict[str, str]:
    """Give the words that the name of any file may hold."""
    return {
        "sigla": plan.entidad.sigla or plan.entidad.nombre or "plan",
        "vigencia": vigencia_text(plan.documento.vigencia),
        "version": plan.documento.version,
        "codigo": plan.documento.codigo or "",
    }


def named(plan: Path) -> str:
    """Give a plan's name as a command line holds it."""
    name = shown(plan)
    return f'"{name}"' if " " in name else name


def draw_in(folder: FormatFolder, name: str, workbook: Workbook) -> Drawn:
    """Draw a workbook in a format's template. Raises InputError with the template's mistakes."""
    from pecdocs.excel import draw_workbook  # noqa: PLC0415 - most runs write no workbook

    template = folder.file(name)
    return draw_workbook(workbook, template.read_bytes(), template.as_posix(), folder.colours(template))


def print_pdf(
    document: Document, folder: FormatFolder, papel: Papel, file: str, logo: tuple[Path, str] | None
) -> Printed:
    """Print a document on one of a format's papers. Raises InputError when the logo can't be read."""
    from pecdocs.pdf.writer import write_pdf  # noqa: PLC0415 - most runs print nothing

    return write_pdf(document, folder.formato.estilo, papel, file, logo=logo, folders=folder.folders)


def logo_of(plan: Plan, folder: Path) -> tuple[Path, str] | None:
    """Give the plan's logo and its description; it must stand in the plan's own folder."""
    logo = plan.entidad.logo
    if logo is None:
        return None
    path = folder / logo.archivo
    if not _is_file_inside(path, folder):
        message = f"no hay un archivo «{logo.archivo}» en la carpeta del plan"
        raise InputError([plan.fault(logo, ("archivo",), message, _logo_hint(logo.archivo, folder))])
    return path, logo.descripcion or f"Logo de {plan.entidad.nombre or 'la entidad'}"


def _logo_hint(name: str, folder: Path) -> str:
    """Say what to do about a logo that is not there."""
    if "/" in name or "\\" in name:
        return "cópielo ahí, y escriba solo su nombre"
    pictures = [each.name for each in sorted(folder.iterdir()) if each.suffix.lower() in {".png", ".jpg", ".jpeg"}]
    alike = nearest(name, pictures)
    return f"¿quiso decir «{alike}»?" if alike is not None else "cópielo ahí"


def _is_file_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except OSError:  # a name that no system takes
        return False
