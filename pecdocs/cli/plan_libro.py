"""`pecdocs plan libro`: plan → layout → excel → files, the plan as a workbook to be changed and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import edition_warnings
from pecdocs.cambios.huella import edited_since
from pecdocs.cli.inputs import read_inputs
from pecdocs.cli.outputs import Written, draw_in, name_words, named, output_folder
from pecdocs.files import filled_name, write_outputs
from pecdocs.layout.plan_libro import lay_out_plan
from pecdocs.plan.folder import plan_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TEMPLATE = "plan.xlsx"


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    folder: Path | None = None
    templates: Path | None = None
    force: bool = False


def run(request: Request, progress: Callable[[str], None]) -> Written:
    """Write the workbook of a plan. Raises FaultError with everything that is wrong."""
    progress("plan: leer y comprobar")
    plan, folder = read_inputs(request.plan, templates=request.templates)
    origin = plan_file(request.plan)
    progress("layout: armar las hojas")
    edited = edited_since(plan)
    book = lay_out_plan(plan, folder, origin.resolve().parent.name, edited)
    progress("excel: llenar la plantilla")
    drawn = draw_in(folder, TEMPLATE, book)
    progress("files: escribir")
    path = output_folder(request.plan, request.folder) / f"{filled_name(_NAME, name_words(plan))}.xlsx"
    changed = write_outputs({path: drawn.data}, origin=origin, force=request.force)
    return Written(changed, (*edition_warnings(plan, edited, named(request.plan)), *drawn.warnings))


_NAME = "Plan-{sigla}-{vigencia}"
"""The name of the workbook: never that of a document, whatever a format calls those."""
