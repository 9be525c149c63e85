"""PDFs for tests: blocks on a paper, and what the commands print, each beside what it was made of."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from pecdocs.cli import change_summary, generate, informe
from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.document import flowing
from pecdocs.pdf import writer
from tests.support.pdfwalk import Walk, walk
from tests.support.worddocuments import TEMPLATES, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato import FormatFolder
    from pecdocs.formato.estilo import Estilo, Papel
    from pecdocs.layout import Document
    from pecdocs.layout.blocks import Block
    from pecdocs.plan import Plan


@dataclass(frozen=True)
class Made:
    """A PDF, and what it was made of."""

    document: Document
    papel: Papel
    data: bytes
    logo: str = ""
    """What the entity's picture shows, if there is one."""
    warnings: tuple[str, ...] = ()
    upright: bool = True
    """Whether the sheet of the format stands: one that lies turns for no table."""

    @cached_property
    def found(self) -> Walk:
        """What a walk through it finds."""
        return walk(self.data)


def _stands(estilo: Estilo) -> bool:
    return estilo.orientacion == "vertical"


def made_of(document: Document, folder: FormatFolder, papel: Papel) -> Made:
    """Print a document."""
    printed = writer.write_pdf(document, folder.formato.estilo, papel, "plan.pdf", folders=folder.folders)
    return Made(document, papel, printed.data, "", tuple(map(str, printed.warnings)), _stands(folder.formato.estilo))


def blocks_made(*blocks: Block, papel: Papel | None = None, formato: str = "comun", **changes: Any) -> Made:
    """Print blocks, on the paper of a plan in a format."""
    folder = read_formato(formato, TEMPLATES)
    return made_of(document(*blocks, **changes), folder, papel or folder.formato.estilo.plan)


def plan_made(plan: Plan, formato: str) -> Made:
    """Print a plan in a format."""
    folder = read_formato(formato, TEMPLATES)
    return made_of(lay_out(plan, flowing(folder)), folder, folder.formato.estilo.plan)


@contextmanager
def _kept() -> Iterator[list[Made]]:
    """Keep what is printed meanwhile."""
    kept: list[Made] = []
    write = writer.write_pdf

    def keep(document: Document, estilo: Any, papel: Papel, file: str, **more: Any) -> writer.Printed:
        printed = write(document, estilo, papel, file, **more)
        logo = more["logo"][1] if more["logo"] is not None else ""
        kept.append(Made(document, papel, printed.data, logo, tuple(map(str, printed.warnings)), _stands(estilo)))
        return printed

    with patch.object(writer, "write_pdf", keep):
        yield kept


def _only(run: Any, request: Any) -> Made:
    """Run a command that prints one PDF; what it writes is what was printed."""
    with _kept() as kept:
        result = run(request, lambda _stage: None)
    (made,) = kept
    (path,) = getattr(result, "written", result).files
    assert path.read_bytes() == made.data
    return made


def generated_pdf(home: Path, formato: str | None = None, corte: str | None = None) -> Made:
    """Print a plan as `generar` does."""
    with TemporaryDirectory() as folder:
        request = generate.Request(home, formato, Path(folder), TEMPLATES, corte=corte, types=("pdf",))
        return _only(generate.run, request)


def informe_pdf(home: Path, period: str) -> Made:
    """Print a report as `seguimiento informe` does."""
    with TemporaryDirectory() as folder:
        return _only(informe.run, informe.Request(home, period, Path(folder), TEMPLATES, types=("pdf",)))


def cambios_pdf(old: Path, new: Path) -> Made:
    """Print a summary of changes as `cambios resumen` does."""
    with TemporaryDirectory() as folder:
        request = change_summary.Request(new, str(old), types=("pdf",), folder=Path(folder), templates=TEMPLATES)
        return _only(change_summary.run, request)
