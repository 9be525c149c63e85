"""The same plan gives the same bytes, whatever the process, its clock, time zone, language, hash seed and folder."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from pecdocs.cli.kinds import KINDS
from pecdocs.files.record import ROOM
from tests.support.worddocuments import DATA, ROOT, SAMPLE, TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

EDITED = ROOT / "tests" / "cli" / "casos" / "aprobado" / "modificado"
PLANS = (*sorted(path for path in DATA.iterdir() if path.is_dir()), SAMPLE, EDITED)

SCRIPT = """
import datetime, random, sys, time
days = float(sys.argv[1]) * 86400
real = time.time
time.time = lambda: real() + days
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=days)
    @classmethod
    def utcnow(cls):
        return super().now() + datetime.timedelta(seconds=days)
datetime.datetime = Later
random.seed(days)
from pecdocs.cli.commands import run
from pecdocs.plan.folder import plan_file
from pathlib import Path
def made(number, *words):
    status = run([*words, "--plantillas", sys.argv[3], "--salida", f"{sys.argv[2]}/{number}"])
    assert status == 0, words
plans = sys.argv[4:]
for number, plan in enumerate(plans):
    made(number, "generar", plan, "--tipo", "todo", "--sin-paginas")
    if (plan_file(Path(plan)).parent / "seguimiento").is_dir():
        made(number, "seguimiento", "informe", plan, "--tipo", "pdf")
    made(number, "cambios", "resumen", plan, "--desde", plans[number - 1], "--tipo", "pdf")
"""


def run(folder: Path, cwd: Path, plans: list[str], days: str, **environment: str) -> dict[str, bytes]:
    """Generate every plan in a process of its own; give the files by their path in the output folder."""
    command = [sys.executable, "-c", SCRIPT, days, str(folder), str(TEMPLATES), *plans]
    env = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.is_file() and ROOM not in path.parts
    }


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither a date, nor a path, nor the order of a set gets into the file."""
    elsewhere = tmp_path / "otra carpeta"
    elsewhere.mkdir()
    one = run(
        tmp_path / "uno",
        ROOT,
        [path.relative_to(ROOT).as_posix() for path in PLANS],
        "0",
        PYTHONHASHSEED="1",
        TZ="America/Bogota",
        LC_ALL="C",
    )
    other = run(
        tmp_path / "dos",
        elsewhere,
        [str(path / "plan.yaml") for path in PLANS],
        "400.7",
        PYTHONHASHSEED="4242",
        TZ="Pacific/Kiritimati",
        LC_ALL="es_CO.UTF-8",
        PYTHONUTF8="1",
    )
    endings = {path.rpartition(".")[2] for path in one}
    assert endings >= {*KINDS, "html"}
    printed = [path for path in one if path.endswith(".pdf")]
    assert len(printed) == 2 * len(PLANS) + len(list(DATA.glob("*/seguimiento")))
    assert all(sum(path.startswith(f"{n}/") for path in one) >= len(endings) for n in range(len(PLANS)))
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
