"""The kinds of file that `pecdocs generar` makes of a plan: a table, one line each.

Every stage is imported by the kind that needs it: `--help` reads the table and loads none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from pecdocs.faults import Fault, InputError, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pecdocs.data import Corte, Matriz
    from pecdocs.formato import FormatFolder
    from pecdocs.layout import Document
    from pecdocs.layout.avances import Avances
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio
    from pecdocs.word import Draft

ALL = "todo"
"""All of them, in a folder to be published."""
PDF = "pdf"

Made: TypeAlias = "tuple[Mapping[str, bytes], tuple[Fault, ...]]"
"""The files of a kind, by what their names end in after those of the plan, and what could not be said in them."""


@dataclass(frozen=True)
class Work:
    """What the files of a plan are made of."""

    plan: Plan
    home: Path
    """The plan's own folder."""
    folder: FormatFolder
    document: Document
    """The plan's blocks: what Word, Excel and PDF draw."""
    avances: Avances | None
    """What was done, of a document with a cut-off."""
    stem: Path
    """The way to the files, without their endings."""
    count_pages: bool
    entry: Cambio | None
    """The entry of the version that was approved, if the plan was edited since."""
    from_word: bool
    """Whether the PDF is the Word document as LibreOffice prints it."""
    progress: Callable[[str], None]

    @property
    def estado(self) -> str:
        """How the plan stands, in the words of the open data."""
        from pecdocs.data import EDITED  # noqa: PLC0415 - as all stages here

        return EDITED if self.entry is not None else self.plan.documento.estado

    @property
    def corte(self) -> Corte | None:
        """What was done, for the open data."""
        from pecdocs.data import Corte  # noqa: PLC0415

        found = self.avances
        return Corte(found.rules, found.answers, found.found.corte) if found is not None else None

    @cached_property
    def word(self) -> tuple[bytes, str]:
        """The plan's Word document, for every kind made of it; and why nobody could count its pages, if so it is."""
        from pecdocs.cli.outputs import logo_of  # noqa: PLC0415
        from pecdocs.formato.folder import PLAN_TEMPLATE  # noqa: PLC0415
        from pecdocs.word import draft_document  # noqa: PLC0415

        self.progress("word: llenar la plantilla")
        template = self.folder.file(PLAN_TEMPLATE)
        logo, colours = logo_of(self.plan, self.home), self.folder.colours(template)
        draft = draft_document(self.document, template.read_bytes(), template.as_posix(), logo, colours)
        counted = self.count_pages and draft.has_contents
        return _with_pages(draft, self.progress) if counted else (draft.seal(), "")

    def place(self, ending: str) -> Place:
        """Give the place of what has to be known of a file."""
        return Place(f"{self.stem.as_posix()}{ending}")

    @cached_property
    def matriz(self) -> Matriz:
        """The plan's matrix as open data: the same rows for every kind that writes it."""
        from pecdocs.data import matriz  # noqa: PLC0415

        return matriz(self.plan, self.corte, self.estado)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    help: str
    """What it is, in the help of the command."""
    make: Callable[[Work], Made]
    files: Mapping[str, str]
    """What each of its files is, by its ending: a title for who looks for it."""
    draws: bool = True
    """Whether it is drawn as a format says: what that loses has to be known."""
    lacks: Callable[[Work], str] = lambda _: ""
    """What the plan has none of, and without which it is not made; nothing where it can be."""


def _docx(work: Work) -> Made:
    """Give the Word document."""
    data, uncounted = work.word
    return {".docx": data}, _uncounted(
        work, ".docx", uncounted, "para verlos, haga clic sobre ella en Word y oprima F9"
    )


def _printed_word(work: Work) -> Made:
    """Give the Word document as LibreOffice prints it. Raises InputError when it does not."""
    from pecdocs.pdf.office import word_pdf  # noqa: PLC0415 - as all stages here
    from pecdocs.soffice import NotPrintedError  # noqa: PLC0415

    data, uncounted = work.word
    work.progress("pdf: imprimir con LibreOffice")
    try:
        made = word_pdf(data, work.document.properties)
    except NotPrintedError as error:
        message, hint = f"no se hizo el PDF: {error}", "genere el .docx y guárdelo como PDF desde Word"
        raise InputError([Fault(work.place(".pdf"), message, hint)]) from None
    hint = "para verlos, genere el .docx, oprima F9 sobre ella en Word y guárdelo como PDF"
    return {".pdf": made}, _uncounted(work, ".pdf", uncounted, hint)


def _uncounted(work: Work, ending: str, why: str, hint: str) -> tuple[Fault, ...]:
    """Say that nobody could count the pages of a file for its contents, if there is a reason why."""
    if not why:
        return ()
    message = f"la tabla de contenido va sin números de página: {why}"
    return (Fault(work.place(ending), message, hint, Severity.WARNING),)


def _with_pages(draft: Draft, progress: Callable[[str], None]) -> tuple[bytes, str]:
    """Give the finished document with the page of each heading; without, and why, when nobody can count them."""
    from pecdocs.soffice import NotPrintedError, is_off, outline  # noqa: PLC0415 - few documents have contents
    from pecdocs.word import NotCountedError, count_pages  # noqa: PLC0415

    if is_off():
        return draft.seal(), ""
    progress("soffice: contar las páginas")
    try:
        return draft.seal(count_pages(draft, outline)), ""
    except (NotCountedError, NotPrintedError) as error:
        return draft.seal(), str(error)


def _xlsx(work: Work) -> Made:
    """Give the workbook of the plan's tables."""
    from pecdocs.cli.outputs import draw_in  # noqa: PLC0415
    from pecdocs.formato.folder import TABLES_TEMPLATE  # noqa: PLC0415
    from pecdocs.layout.hojas import tables_workbook  # noqa: PLC0415

    work.progress("excel: llenar la plantilla")
    drawn = draw_in(work.folder, TABLES_TEMPLATE, tables_workbook(work.document, work.folder.formato))
    return {".xlsx": drawn.data}, drawn.warnings


def _pdf(work: Work) -> Made:
    """Give the tagged PDF or, where it was asked for, the Word document as LibreOffice prints it."""
    if work.from_word:
        return _printed_word(work)
    from pecdocs.cli.outputs import logo_of, print_pdf  # noqa: PLC0415
    from pecdocs.layout.document import flowing, lay_out  # noqa: PLC0415

    work.progress("pdf: dibujar las páginas")
    folder = flowing(work.folder)
    same = folder is work.folder
    document = work.document if same else lay_out(work.plan, folder, work.avances, work.entry)
    file = f"{work.stem.as_posix()}.pdf"
    printed = print_pdf(document, work.folder, work.folder.formato.estilo.plan, file, logo_of(work.plan, work.home))
    return {".pdf": printed.data}, printed.warnings


def _no_tables(work: Work) -> str:
    from pecdocs.layout.hojas import has_tables  # noqa: PLC0415

    return "" if has_tables(work.document, work.folder.formato) else "tablas"


def _no_rows(work: Work) -> str:
    found = work.matriz
    return "" if found.actividades or found.tablas else "actividades"


def _refuse_no_rows(work: Work, kind: str) -> None:
    if lacking := _no_rows(work):
        message = f"el plan no tiene {lacking}, y sin ellas no hay datos abiertos"
        raise InputError([Fault(Place("plan"), message, f"quite «--tipo {kind}»")])


def _csv(work: Work) -> Made:
    """Give the open data as tables, each in a file, and the dictionary of their columns."""
    from pecdocs.data import columns, csv_bytes, dictionary_csv  # noqa: PLC0415

    _refuse_no_rows(work, "csv")
    work.progress("data: escribir los datos")
    found, cols = work.matriz, columns(with_corte=work.avances is not None)
    tables = {".csv": found.actividades, "-grupos.csv": found.grupos, "-tablas.csv": found.tablas}
    names = [each.name for each in cols]
    made = {ending: csv_bytes(names, rows) for ending, rows in tables.items() if rows or ending == ".csv"}
    return {**made, "-diccionario.csv": dictionary_csv(cols)}, ()


def _json(work: Work) -> Made:
    """Give the open data as one object."""
    from pecdocs.data import as_object, json_bytes  # noqa: PLC0415

    _refuse_no_rows(work, "json")
    work.progress("data: escribir los datos")
    return {".json": json_bytes(as_object(work.plan, work.matriz, work.estado, work.corte))}, ()


KINDS = {
    "docx": Kind("el documento", _docx, {".docx": "El plan, en Word"}),
    "xlsx": Kind("sus tablas en Excel", _xlsx, {".xlsx": "Las tablas del plan, en Excel"}, lacks=_no_tables),
    PDF: Kind("el documento en PDF, accesible y de archivo", _pdf, {".pdf": "El plan, en PDF accesible"}),
    "csv": Kind(
        "sus datos abiertos, en CSV",
        _csv,
        {
            ".csv": "Datos abiertos: una fila por actividad y periodo",
            "-grupos.csv": "Datos abiertos: los grupos de actividades, con las mismas columnas",
            "-tablas.csv": "Datos abiertos: lo que las tablas del documento dicen con otras palabras o cifras",
            "-diccionario.csv": "Diccionario de datos: qué es cada columna",
        },
        draws=False,
        lacks=_no_rows,
    ),
    "json": Kind(
        "los mismos datos, en JSON",
        _json,
        {".json": "Los mismos datos abiertos y su diccionario, en un archivo, para programas"},
        draws=False,
        lacks=_no_rows,
    ),
}
"""Every kind by its name in `--tipo`, in the order in which they are written."""
DEFAULT = ("docx",)


def kinds_help() -> str:
    """Give what `--tipo` says of them all."""
    every = "; ".join(f"{name}, {kind.help}" for name, kind in KINDS.items())
    return f"{every}; {ALL}, la carpeta que se publica, con todos y su índice"
