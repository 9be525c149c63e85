"""`pecdocs cambios resumen`: two versions → cambios → layout → word and markdown → files, all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import approval_warnings
from pecdocs.cambios.cuentas import cuenta
from pecdocs.cli.outputs import Written, logo_of, name_words, named, output_folder, print_pdf
from pecdocs.cli.summary import compare
from pecdocs.faults import InputError
from pecdocs.files import filled_name, write_outputs
from pecdocs.formato import read_formato
from pecdocs.formato.folder import CHANGES_TEMPLATE, PLAN_TEMPLATE
from pecdocs.layout.cambios import Comparado, lay_out_cambios
from pecdocs.markdown import write_markdown
from pecdocs.plan.folder import plan_file
from pecdocs.word import draft_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.cambios.versiones import Version
    from pecdocs.cli.summary import Comparison
    from pecdocs.faults import Fault
    from pecdocs.formato import FormatFolder
    from pecdocs.layout import Document
    from pecdocs.layout.cambios.redline import Aspects, Things
    from pecdocs.layout.locale import Locale

TRACKED = "control-de-cambios"
"""What the name of the redline ends in."""
TYPES = ("docx", "md")
"""What is written where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    since: str
    until: str | None = None
    """The newer version; without one, the plan as it is."""
    types: tuple[str, ...] = TYPES
    folder: Path | None = None
    templates: Path | None = None
    force: bool = False
    tracked: bool = False
    """Whether the new version is written in Word with what changed as tracked changes."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, and in a line how much changed."""

    written: Written
    told: str


def run(request: Request, progress: Callable[[str], None]) -> Done:
    """Write the change summary between two versions. Raises FaultError with everything that is wrong."""
    progress("cambios: comparar las dos versiones")
    found = compare(request.plan, request.since, request.until, request.templates)
    new = found.new.plan
    folder = read_formato(new.formato, request.templates, asked_at=new.place(new, "formato"))
    progress("layout: armar el resumen")
    compared = _compared(request, found)
    document = lay_out_cambios(compared, folder)
    words = {**name_words(new), "desde": found.old.plan.documento.version}
    pattern = folder.formato.archivos.cambios
    name = filled_name(pattern, words)
    made: dict[Path, bytes] = {}
    told: tuple[Fault, ...] = ()
    for kind in dict.fromkeys(request.types):
        path = output_folder(request.plan, request.folder) / f"{name}.{kind}"
        if kind == "pdf":
            progress("pdf: dibujar las páginas")
            logo = _logo(request, found.new)
            printed = print_pdf(document, folder, folder.formato.estilo.hoja, path.as_posix(), logo)
            made[path] = printed.data
            told += printed.warnings
        elif kind == "docx":
            progress("word: llenar la plantilla")
            made[path] = _word(request, found.new, document, folder)
        else:
            progress("markdown: escribir")
            made[path] = write_markdown(document)
    if request.tracked:
        progress("word: marcar los cambios")
        path = output_folder(request.plan, request.folder) / f"{filled_name(pattern, words, TRACKED)}.docx"
        made[path] = _redline(request, found, compared, folder)
    progress("files: escribir")
    changed = write_outputs(made, origin=plan_file(request.plan), force=request.force)
    warnings = approval_warnings(new, compared.editados[1], named(request.plan))
    return Done(Written(changed, (*warnings, *document.warnings, *told)), cuenta(found.changes.todos))


def _compared(request: Request, found: Comparison) -> Comparado:
    old, new = (
        _origin(version, request.plan if ref is None else Path(ref), locale)
        for version, ref, locale in zip(
            (found.old, found.new), (request.since, request.until), found.locales, strict=True
        )
    )
    return Comparado(found.lectura, found.changes, found.bloques, found.locales, (old, new))


def _origin(version: Version, path: Path, locale: Locale) -> str:
    """Say where a version was taken from: its revision, or the folder of that name, wherever it stands."""
    if version.commit is None:
        return f"la carpeta «{plan_file(path).resolve().parent.name}»"
    return (
        f"la revisión {version.commit.short} del repositorio, del {locale.day(date.fromisoformat(version.commit.day))}"
    )


def _word(request: Request, version: Version, document: Document, folder: FormatFolder) -> bytes:
    template = folder.file(CHANGES_TEMPLATE)
    logo = _logo(request, version)
    data, file = template.read_bytes(), template.as_posix()
    return draft_document(document, data, file, logo, folder.colours(template)).seal()


def _redline(request: Request, found: Comparison, compared: Comparado, folder: FormatFolder) -> bytes:
    """Give the new version with tracked changes; the redline is asked for rarely, and its stages are loaded then."""
    from pecdocs.cambios.autoria import autoria  # noqa: PLC0415
    from pecdocs.layout.cambios.redline import lay_out_redline  # noqa: PLC0415
    from pecdocs.word.tracked.document import write_redline  # noqa: PLC0415
    from pecdocs.word.tracked.marks import Author  # noqa: PLC0415

    template = folder.file(PLAN_TEMPLATE)
    redline = lay_out_redline(compared, folder)
    authors = autoria(request.plan, found.old, found.new, found.changes)

    def author_of(things: Things, aspects: Aspects) -> Author:
        author = authors.de_varios(things, aspects)
        return Author(author.nombre, author.momento)

    logo, colours = _logo(request, found.new), folder.colours(template)
    return write_redline(redline, author_of, template.read_bytes(), template.as_posix(), logo=logo, colours=colours)


def _logo(request: Request, version: Version) -> tuple[Path, str] | None:
    """Give the newer version's logo; of a revision, which is read without pictures, the one of now if it is there."""
    if version.commit is None:
        return logo_of(version.plan, plan_file(Path(request.until) if request.until else request.plan).parent)
    try:
        return logo_of(version.plan, plan_file(request.plan).parent)
    except InputError:
        return None
