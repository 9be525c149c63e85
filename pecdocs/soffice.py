"""LibreOffice, asked to print: the bytes of a document in, its PDF out, or an exception that says why not.

What it needs to be trusted: a profile of its own for each run, for of two runs in one profile the second writes
nothing; no input to wait for; a time limit; and a folder that was empty, because it ends well also when it wrote
nothing. What one calls is a script that starts the program, so what is ended is the whole group. The profile forbids
it what a document would have it fetch: a picture that is only linked, from the network or from this computer.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VARIABLE = "PECDOCS_SOFFICE"
"""The environment variable that names LibreOffice's program, or says that it is not to be used."""
OFF = "no"
SECONDS = 120
"""How long one run may take: one of thirty pages takes two or three, one of two hundred pages of tables about sixty."""

_NAMES = ("soffice", "libreoffice")
_LANGUAGE = {"LC_ALL": "C.UTF-8"}
"""It must not print otherwise for whoever speaks another language; in plain «C» it hangs on a path with accents."""

_FILTER = "pdf:writer_pdf_Export"
_ARCHIVE = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
"""PDF/A-2b, tagged, with an outline; LibreOffice reads options so written since 7.4, and one before prints without."""

_CLOSED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""
"""What the profile begins with: no link of a document is followed, for none is of a place that was said to be safe."""


class NotPrintedError(Exception):
    """LibreOffice printed nothing; the message says why, in Spanish."""


def is_off() -> bool:
    """Tell whether whoever runs this program said that LibreOffice is not to be used."""
    return os.environ.get(VARIABLE) == OFF


def find() -> Path:
    """Give LibreOffice's program: the one that is named, or one on the path, or where it is usually installed.

    Raises NotPrintedError when there is none, or it is not to be used.
    """
    named = os.environ.get(VARIABLE)
    if named == OFF:
        raise NotPrintedError(f"{VARIABLE}={OFF} dice que no se use LibreOffice")
    if named:
        program = shutil.which(named)
        if program is None:
            raise NotPrintedError(f"{VARIABLE} dice «{named}», y ahí no hay un programa")
        return Path(program)
    places = [*map(shutil.which, _NAMES), *usual_places(sys.platform, os.environ)]
    found = next((Path(place) for place in places if place is not None and _is_program(Path(place))), None)
    if found is None:
        raise NotPrintedError("no se encontró LibreOffice")
    return found


def _is_program(path: Path) -> bool:
    """Tell whether a file is there; one without its folder would be of where one works, whoever put it there."""
    return path.is_absolute() and path.is_file()


def usual_places(platform: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """Give where LibreOffice's own installers put its program, on a system that does not add it to the path."""
    if platform == "win32":
        for name in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
            if name in environment:
                yield Path(environment[name], "LibreOffice", "program", "soffice.com")
    elif platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield folder / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def to_pdf(document: bytes, *, archive: bool = False) -> bytes:
    """Print a .docx; for the `archive`, tagged and as PDF/A-2b, if its version knows how.

    Raises NotPrintedError when there is no LibreOffice, it fails, or takes longer than allowed.
    """
    program = find()
    how = f"{_FILTER}:{json.dumps(_ARCHIVE)}" if archive else _FILTER
    try:
        with TemporaryDirectory(prefix="pecdocs-", ignore_cleanup_errors=True) as name:
            return _printed(program, document, how, Path(name))
    except OSError as error:
        raise NotPrintedError("no se pudo usar LibreOffice") from error


def outline(document: bytes) -> list[str]:
    """Print a .docx and give the titles that stand first in its PDF's outline. Raises NotPrintedError."""
    import pikepdf  # noqa: PLC0415 - only what is printed needs it

    try:
        with pikepdf.open(BytesIO(to_pdf(document))) as pdf, pdf.open_outline() as found:
            return [item.title for item in found.root]
    except pikepdf.PdfError as error:
        raise NotPrintedError("LibreOffice no hizo un PDF que se pueda leer") from error


def _printed(program: Path, document: bytes, how: str, folder: Path) -> bytes:
    source, out = folder / "documento.docx", folder / "pdf"
    source.write_bytes(document)
    out.mkdir()
    order = ["--headless", "--norestore", "--convert-to", how, "--outdir", str(out), str(source)]
    _run([str(program), f"-env:UserInstallation={_profile(folder).as_uri()}", *order])
    made = out / source.with_suffix(".pdf").name
    if not made.is_file():
        raise NotPrintedError("LibreOffice no pudo abrir el documento")
    return made.read_bytes()


def _profile(folder: Path) -> Path:
    profile = folder / "perfil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_CLOSED, encoding="utf-8")
    return profile


def _run(command: list[str]) -> None:
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the program that the system or the user names, and files of our own
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True, env={**os.environ, **_LANGUAGE}
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise NotPrintedError(f"LibreOffice no terminó en {SECONDS} s") from None
    finally:
        if process.poll() is None:  # also when the user stops the run: it is in a group that no Ctrl+C reaches
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    if sys.platform == "win32":
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, stdin=subprocess.DEVNULL, capture_output=True)  # noqa: S603
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
