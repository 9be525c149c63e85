"""LibreOffice is found, asked with care, and believed only when it has just written a PDF."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from pecdocs import soffice
from pecdocs.soffice import NotPrintedError, find, is_off, outline, to_pdf, usual_places
from tests.support.fakeoffice import fake_office, pdf_with, printing, use

STOPPABLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from pecdocs.soffice import to_pdf
to_pdf(b"")
"""
PRINT = 'echo %PDF >"$out/documento.pdf"'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work where the system's temporary folder is our own, with a name that needs quoting."""
    temporary = tmp_path / "carpeta ñ"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return temporary


# ── Where it is ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_program_that_is_named_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any other."""
    program = fake_office(tmp_path, "")
    use(monkeypatch, program)
    assert find() == program


@pytest.mark.parametrize("named", ["nada", "sin-permiso", "."])
def test_a_named_program_that_is_not_there_is_told_by_its_name(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no other is taken in its place."""
    (tmp_path / "sin-permiso").write_text("", encoding="utf-8")
    use(monkeypatch, tmp_path / named)
    with pytest.raises(NotPrintedError, match=rf"PECDOCS_SOFFICE dice «{tmp_path}"):
        find()


def test_a_program_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under either of its names."""
    monkeypatch.delenv(soffice.VARIABLE)
    monkeypatch.setenv("PATH", str(tmp_path))
    program = fake_office(tmp_path, "").rename(tmp_path / "libreoffice")
    assert find() == program
    renamed = program.rename(tmp_path / "soffice")
    assert find() == renamed


def test_a_program_of_the_working_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that someone sent may hold one of that name."""
    monkeypatch.delenv(soffice.VARIABLE)
    fake_office(tmp_path, "").rename(tmp_path / "soffice")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    monkeypatch.setattr(soffice, "usual_places", lambda *_: iter([Path("soffice")]))
    with pytest.raises(NotPrintedError, match="no se encontró LibreOffice"):
        find()


def test_what_the_installers_do_not_put_on_the_path_is_found_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first of the usual places that holds the program."""
    monkeypatch.delenv(soffice.VARIABLE)
    monkeypatch.setenv("PATH", str(tmp_path / "nada"))
    program = fake_office(tmp_path, "")
    monkeypatch.setattr(soffice, "usual_places", lambda *_: iter([tmp_path / "no", program]))
    assert find() == program


def test_the_usual_places_are_those_of_the_system() -> None:
    """Windows says in its environment where programs are installed."""
    windows = usual_places("win32", {"ProgramFiles": "C:/Program Files", "ProgramFiles(x86)": "C:/Program Files (x86)"})
    assert [place.as_posix() for place in windows] == [
        "C:/Program Files/LibreOffice/program/soffice.com",
        "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    ]
    assert Path("/Applications/LibreOffice.app/Contents/MacOS/soffice") in usual_places("darwin", {})


@pytest.mark.parametrize(("value", "off"), [("no", True), ("", False), ("soffice", False)])
def test_whoever_runs_the_program_may_say_no(value: str, *, off: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable says nothing."""
    use(monkeypatch, value)
    assert is_off() is off


# ── How it is asked ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_printed_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is left in the temporary folder, the profile neither."""
    use(monkeypatch, fake_office(folder.parent, 'cat "$source" >"$out/documento.pdf"; mkdir -p "${1#*file://}"'))
    assert to_pdf(b"un documento") == b"un documento"
    assert list(folder.iterdir()) == []


def test_each_run_has_a_profile_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two in one profile would be in each other's way."""
    use(monkeypatch, fake_office(folder.parent, f'echo "$1" >>"{folder.parent}/perfiles"; {PRINT}'))
    to_pdf(b"")
    to_pdf(b"")
    first, second = (folder.parent / "perfiles").read_text(encoding="utf-8").splitlines()
    assert first.startswith("-env:UserInstallation=file:///")
    assert first != second


@pytest.mark.usefixtures("folder")
def test_it_can_ask_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for an answer finds that there is no one; what it says goes nowhere."""
    use(monkeypatch, fake_office(tmp_path, f"echo ¿?; echo ¿? >&2; read answer; {PRINT}"))
    assert to_pdf(b"") == b"%PDF\n"


# ── When it fails ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "script",
    ["exit 0", "exit 81", 'echo %PDF >"$out/otro.pdf"', 'mkdir "$out/documento.pdf"', 'rm -rf "$out"', "kill -9 $$"],
)
def test_without_a_pdf_there_is_no_answer(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However well it ended."""
    use(monkeypatch, fake_office(folder.parent, script))
    with pytest.raises(NotPrintedError, match="no pudo abrir el documento"):
        to_pdf(b"")
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("folder")
def test_what_an_earlier_run_printed_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run, which prints nothing, finds nothing."""
    use(monkeypatch, fake_office(tmp_path, f'[ -e "{tmp_path}/ya" ] || {PRINT}\ntouch "{tmp_path}/ya"'))
    assert to_pdf(b"") == b"%PDF\n"
    with pytest.raises(NotPrintedError):
        to_pdf(b"")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 y nada", b"<html>", pdf_with("x")[:200]])
@pytest.mark.usefixtures("folder")
def test_rubbish_has_no_outline(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is one that can be read."""
    use(monkeypatch, printing(tmp_path, content))
    with pytest.raises(NotPrintedError, match="no hizo un PDF que se pueda leer"):
        outline(b"")


def test_one_that_hangs_is_ended_with_all_that_it_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program proper is a child of the one that was called."""
    use(monkeypatch, fake_office(folder.parent, f'sleep 600 & echo $! >"{folder.parent}/hijo"; wait'))
    monkeypatch.setattr(soffice, "SECONDS", 1)
    with pytest.raises(NotPrintedError, match="LibreOffice no terminó en 1 s"):
        to_pdf(b"")
    child = (folder.parent / "hijo").read_text(encoding="utf-8").strip()
    assert state(child) in {"", "Z"}  # gone, or waiting for the system to notice
    assert list(folder.iterdir()) == []


def state(process: str) -> str:
    """Give the letter by which the system tells what a process does; nothing when there is none."""
    command = ["ps", "-o", "state=", "-p", process]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()[:1]


def test_one_that_is_running_ends_when_the_user_stops_us(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C reaches us alone: it has a group of its own."""
    written = folder.parent / "hijo"
    use(monkeypatch, fake_office(folder.parent, f'echo $$ >"{written}"; sleep 600'))
    ours = subprocess.Popen([sys.executable, "-c", STOPPABLE], stderr=subprocess.DEVNULL)
    while not written.exists() or not written.read_text(encoding="utf-8"):
        assert ours.poll() is None
        time.sleep(0.05)
    ours.send_signal(signal.SIGINT)
    ours.wait(60)
    assert state(written.read_text(encoding="utf-8").strip()) in {"", "Z"}


@pytest.mark.usefixtures("folder")
def test_one_that_can_not_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there and is no program."""
    program = tmp_path / "soffice"
    program.write_bytes(b"\x7fELF y nada")
    program.chmod(0o755)
    use(monkeypatch, program)
    with pytest.raises(NotPrintedError, match="no se pudo usar LibreOffice"):
        to_pdf(b"")


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder for what is temporary can't be made."""
    use(monkeypatch, fake_office(tmp_path, PRINT))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nada"))
    with pytest.raises(NotPrintedError, match="no se pudo usar LibreOffice"):
        to_pdf(b"")


@pytest.mark.usefixtures("folder")
def test_the_titles_are_those_of_the_outline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In their order."""
    use(monkeypatch, printing(tmp_path, pdf_with("Uno & más", "3 4 4")))
    assert outline(b"") == ["Uno & más", "3 4 4"]
