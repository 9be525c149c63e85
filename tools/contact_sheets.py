"""Make the pictures of docs/: the documents of each sample plan in Word and PDF, their tables in Excel, reports.

Needs LibreOffice and poppler. Run as `python -m tools.contact_sheets`; renew the pictures when a document changes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from pecdocs.cli import change_summary, informe, libro, review_sheet
from pecdocs.cli.generate import Request, run
from pecdocs.soffice import to_pdf

if TYPE_CHECKING:
    from pecdocs.cli.outputs import Written

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "imagenes"
PLANS = ("uspec-2024", "inm-2019", "mintic-2019", "ipco-2022", "rendicion-2019")
BOOKS = {"ejemplo-seguimiento": "2027-T2", "uspec-2024": "2024-T4"}
"""The plans whose workbook and report are shown, and of which period."""
FIRST_PAGES = ("ejemplo-seguimiento",)
"""The plans whose report's first page is also kept by itself."""
SMALL, MIDDLE, LARGE = 40, 60, 80
"""Dots per inch of the pages on a sheet, of those of a pair, and of the single pages that the README shows."""
TRACKED = (4, 6)
"""The pages that are shown of the document with tracked changes."""

BESIDE = ("uspec-2024", 3)
"""The plan of which a page is shown as Word prints it and, beside it, as the PDF has it."""
SHOWN = {"uspec-2024": (3,), "inm-2019": (1,), "mintic-2019": (7,)}
"""The pages that are also kept one by one."""

GAP = 8
COLUMNS = 4


def main() -> int:
    """Write the pictures of every sample plan."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = {plan: _only(run(Request(ROOT / "data" / plan, folder=folder / plan), _quiet)) for plan in PLANS}
        for plan, document in documents.items():
            pdf = folder / f"{plan}.pdf"
            pdf.write_bytes(to_pdf(document.read_bytes()))
            _sheet(_pages(pdf, SMALL)).save(PICTURES / f"{plan}.png", optimize=True)
            own = _own_pdf(plan, folder)
            _sheet(_pages(own, SMALL)).save(PICTURES / f"{plan}-pdf.png", optimize=True)
            large = _pages(pdf, LARGE)
            if plan == BESIDE[0]:
                pair = [pages[BESIDE[1] - 1] for pages in (large, _pages(own, LARGE))]
                _sheet(pair).save(PICTURES / f"{plan}-word-y-pdf.png", optimize=True)
            for number in SHOWN.get(plan, ()):
                _framed(large[number - 1]).save(PICTURES / f"{plan}-p{number}.png", optimize=True)
        for plan in PLANS:
            _sheet(_tables(plan, folder)).save(PICTURES / f"{plan}-tablas.png", optimize=True)
        for plan, period in BOOKS.items():
            _sheet(_book(plan, period, folder), columns=2).save(PICTURES / f"{plan}-libro.png", optimize=True)
        for plan, period in BOOKS.items():
            _sheet(_report(plan, period, folder)).save(PICTURES / f"{plan}-informe.png", optimize=True)
            if plan in FIRST_PAGES:
                _sheet(_report(plan, period, folder, "pdf")).save(PICTURES / f"{plan}-informe-pdf.png", optimize=True)
                large = _pages(folder / f"{plan}-informe.pdf", LARGE)
                _framed(large[0]).save(PICTURES / f"{plan}-informe-p1.png", optimize=True)
        _changes(folder).save(PICTURES / "uspec-2024-cambios.png", optimize=True)
        _sheet(_redline(folder), columns=2).save(PICTURES / "uspec-2024-control-de-cambios.png", optimize=True)
        _review(folder).save(PICTURES / "uspec-2024-revision-p1.png", optimize=True)
    return 0


def _changes(folder: Path) -> Image.Image:
    """Give the first page of the summary of what the second version of the USPEC plan changed."""
    old, new = (ROOT / "data" / name for name in ("uspec-2024", "uspec-2024-v2"))
    request = change_summary.Request(new, str(old), types=("docx",), folder=folder / "cambios")
    (document,) = change_summary.run(request, _quiet).written.files
    pdf = folder / "cambios.pdf"
    pdf.write_bytes(to_pdf(document.read_bytes()))
    return _framed(_pages(pdf, LARGE)[0])


def _redline(folder: Path) -> list[Image.Image]:
    """Give the pages that are shown of the second version of the USPEC plan with its changes tracked."""
    old, new = (ROOT / "data" / name for name in ("uspec-2024", "uspec-2024-v2"))
    request = change_summary.Request(new, str(old), types=(), folder=folder / "control", tracked=True)
    (document,) = change_summary.run(request, _quiet).written.files
    pdf = folder / "control.pdf"
    pdf.write_bytes(to_pdf(document.read_bytes()))
    pages = _pages(pdf, MIDDLE)
    return [pages[number - 1] for number in TRACKED]


def _review(folder: Path) -> Image.Image:
    """Give the first page of the review sheet of the USPEC plan."""
    request = review_sheet.Request(ROOT / "data" / "uspec-2024", types=("docx",), folder=folder / "revision")
    (document,) = review_sheet.run(request, _quiet)[1].files
    pdf = folder / "revision.pdf"
    pdf.write_bytes(to_pdf(document.read_bytes()))
    return _framed(_pages(pdf, LARGE)[0])


def _own_pdf(plan: str, folder: Path) -> Path:
    """Give the PDF that the program draws of a plan."""
    return _only(run(Request(ROOT / "data" / plan, folder=folder / f"{plan}-pdf", types=("pdf",)), _quiet))


def _report(plan: str, period: str, folder: Path, kind: str = "docx") -> list[Image.Image]:
    """Give the pages of a plan's report of a period."""
    request = informe.Request(ROOT / "data" / plan, period, types=(kind,), folder=folder / f"{plan}-informe-{kind}")
    document = _only(informe.run(request, _quiet))
    if kind == "pdf":
        return _pages(document, SMALL)
    pdf = folder / f"{plan}-informe.pdf"
    pdf.write_bytes(to_pdf(document.read_bytes()))
    return _pages(pdf, SMALL)


def _book(plan: str, period: str, folder: Path) -> list[Image.Image]:
    """Give the pages of a plan's workbook of a period, of all areas."""
    made = libro.run(libro.Request(ROOT / "data" / plan, period, folder=folder / f"{plan}-libro"), _quiet)
    (book,) = made.files
    return _pages(_pdf(book, folder), LARGE)


def _tables(plan: str, folder: Path) -> list[Image.Image]:
    """Give the pages of the workbook of a plan's tables."""
    made = run(Request(ROOT / "data" / plan, folder=folder / f"{plan}-tablas", types=("xlsx",)), _quiet)
    return _pages(_pdf(_only(made), folder), SMALL)


def _only(made: Written) -> Path:
    """Give the one file that was written."""
    (path,) = made.files
    return path


def _pdf(book: Path, folder: Path) -> Path:
    """Print a workbook."""
    profile = (folder / "perfil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder), str(book)], check=True, timeout=180, capture_output=True)
    return folder / f"{book.stem}.pdf"


def _quiet(_stage: str) -> None:
    pass


def _pages(pdf: Path, resolution: int) -> list[Image.Image]:
    prefix = pdf.with_name(f"{pdf.stem}-{resolution}")
    subprocess.run(["pdftoppm", "-r", str(resolution), "-png", str(pdf), str(prefix)], check=True, timeout=180)
    return [Image.open(page).convert("RGB") for page in sorted(pdf.parent.glob(f"{prefix.name}-*.png"))]


def _sheet(pages: list[Image.Image], columns: int = COLUMNS) -> Image.Image:
    width = max(page.width for page in pages) + GAP
    height = max(page.height for page in pages) + GAP
    columns = min(columns, len(pages))
    sheet = Image.new("RGB", (width * columns + GAP, height * -(-len(pages) // columns) + GAP), "#808080")
    for number, page in enumerate(pages):
        sheet.paste(page, (GAP + number % columns * width, GAP + number // columns * height))
    return _few_colours(sheet)


def _framed(page: Image.Image) -> Image.Image:
    frame = Image.new("RGB", (page.width + 2, page.height + 2), "#808080")
    frame.paste(page, (1, 1))
    return _few_colours(frame)


def _few_colours(picture: Image.Image) -> Image.Image:
    return picture.quantize(64)


if __name__ == "__main__":
    sys.exit(main())
