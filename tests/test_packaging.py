"""The wheel holds what the program needs: installed anywhere, it finds its formats."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


pytestmark = pytest.mark.xdist_group("paquete")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, as an installer does, away from the checkout."""
    made = next(
        iter(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]))
    )
    site = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(made) as wheel:
        wheel.extractall(site)
    return site


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder that is not the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "pecdocs", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_installed_program_is_the_one_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Otherwise the tests below would look at the checkout."""
    code = "import pecdocs; print(pecdocs.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().startswith(str(installed))


def test_the_installed_program_finds_its_formats(installed: Path, tmp_path: Path) -> None:
    """The formats travel inside the wheel."""
    done = run(installed, tmp_path, "formatos")
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert names == ["comun", "inm", "ipco", "mintic", "rendicion", "uspec"]


def test_the_installed_program_makes_and_generates_a_plan(installed: Path, tmp_path: Path) -> None:
    """A new plan becomes a document with nothing but the wheel."""
    assert run(installed, tmp_path, "nuevo", "plan", "--formato", "inm").returncode == 0
    done = run(installed, tmp_path, "generar", "plan")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "output" / "plan").glob("*.docx"))) == 1


def test_the_wheel_brings_its_fonts_and_their_licences(installed: Path) -> None:
    """A PDF needs no font of the computer; and a free font is passed on with its licence."""
    here = ROOT / "pecdocs" / "pdf" / "letras"
    there = installed / "pecdocs" / "pdf" / "letras"
    names = sorted(path.relative_to(here) for path in here.rglob("*") if path.is_file())
    assert sorted(path.relative_to(there) for path in there.rglob("*") if path.is_file()) == names
    assert sum(name.suffix == ".ttf" for name in names) == 19
