"""`python -m benchmarks.cambios [--quick | --histories]`: what differs between versions, its redline, sixty of them.

Two versions of a plan, one activity of ten changed in some way; the same two as plain data by codigo are given to
deepdiff, the general tool. Medians of rounds, in each of which every program runs once, in seconds of the
processor; those of a whole command with its start, and with the runs of git that it needs.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import subprocess
import sys
import time
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml
from deepdiff import DeepDiff

from benchmarks.made_plan import made_plan
from pecdocs.cambios import apply, diff
from pecdocs.cambios.autoria import autoria
from pecdocs.cambios.frases import resumen
from pecdocs.cambios.huella import huella
from pecdocs.cambios.lectura import Lectura
from pecdocs.cambios.versiones import Historia, leer_version
from pecdocs.cli.history import history
from pecdocs.formato import read_formato
from pecdocs.formato.folder import COMMON, PLAN_TEMPLATE
from pecdocs.formato.model import Estilos
from pecdocs.layout.cambios import Comparado
from pecdocs.layout.cambios.redline import lay_out_redline
from pecdocs.layout.locale import Locale
from pecdocs.plan.folder import plan_from
from pecdocs.plan.pieces import Pieces
from pecdocs.word import write_document
from pecdocs.word.tracked.document import write_redline
from pecdocs.word.tracked.marks import Author

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.plan import Plan

SIZES, QUICK = (200, 2_000), (100,)
VERSIONS, QUICK_VERSIONS = 60, 6
ROUNDS, ROUNDS_OF_HISTORIES = 7, 3
_PECDOCS = Path(sys.executable).parent / "pecdocs"
_WHO = {f"GIT_{role}_{what}": "persona" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_NOBODYS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def leaves(plan: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Give the lists of activities of a made plan."""
    found: list[list[dict[str, Any]]] = []

    def walk(nodes: list[dict[str, Any]]) -> None:
        if any("hijos" not in node for node in nodes):
            found.append(nodes)
        for node in nodes:
            walk(node.get("hijos", []))

    walk(plan["arbol"])
    return found


def edited(plan: dict[str, Any], chance: random.Random, share: float) -> dict[str, Any]:
    """Give a later version: of so many activities, another goal, name or dates, another group, none, or one more."""
    new = deepcopy(plan)
    lists = leaves(new)
    for sisters in lists:
        for node in list(sisters):
            if chance.random() < share:
                _edit(node, sisters, lists, chance)
    return new


def _edit(
    node: dict[str, Any], sisters: list[dict[str, Any]], lists: list[list[dict[str, Any]]], chance: random.Random
) -> None:
    match chance.randrange(6):
        case 0:
            node["meta"]["cantidad"] = str(chance.randint(1, 900))
        case 1:
            node["nombre"] += " y su informe"
        case 2:
            node["fechas"][0]["fin"]["fecha"] = f"2024-12-{chance.randint(10, 28)}"
        case 3 if len(sisters) > 1:
            sisters.remove(node)
            chance.choice(lists).append(node)
        case 4 if len(sisters) > 1:
            sisters.remove(node)
        case _:
            sisters.append(deepcopy(node) | {"codigo": f"N{chance.randrange(10**9)}", "nombre": "Otra actividad"})


def by_code(plan: dict[str, Any]) -> dict[str, Any]:
    """Give the nodes of a plan by their codes, each with its parent's: what a general tool needs to be right."""
    found: dict[str, Any] = {}

    def walk(nodes: list[dict[str, Any]], parent: str) -> None:
        for node in nodes:
            found[node["codigo"]] = {**{k: v for k, v in node.items() if k != "hijos"}, "padre": parent}
            walk(node.get("hijos", []), node["codigo"])

    walk(plan["arbol"], "")
    return found


def text_of(plan: dict[str, Any]) -> str:
    """Write a plan as YAML."""
    return yaml.dump(plan, allow_unicode=True, sort_keys=False, width=120, Dumper=yaml.CSafeDumper)


# ── Two versions ─────────────────────────────────────────────────────────────────────────────────────────────


def two_versions(size: int, rounds: int) -> dict[str, float]:
    """Measure what differs between two versions of so many activities."""
    first = made_plan(size)
    second = edited(first, random.Random(size), 0.1)  # noqa: S311 - the same versions every time is the point
    texts = [text_of(each).encode() for each in (first, second)]
    old, new = map(_read, texts)
    changes, spanish = diff(old, new), Locale("CO", Estilos())
    assert len(apply(changes, old).arbol) == len(new.arbol)  # noqa: S101 - else nothing was measured
    one, other = by_code(first), by_code(second)
    work: dict[str, Callable[[], Any]] = {
        "reading one version": lambda: _read(texts[1]),
        "diff": lambda: diff(old, new),
        "sentences": lambda: resumen(changes, Lectura((old, new), (spanish, spanish))),
        "fingerprint": lambda: huella(new),
        "deepdiff, nodes by codigo": lambda: DeepDiff(one, other),
        **_redline(Comparado(Lectura((old, new), (spanish, spanish)), changes, (), (spanish, spanish), ("", ""))),
    }
    print(f"{size:,} activities, {len(changes)} changes", file=sys.stderr)
    found = medians(work, rounds, time.process_time)
    with TemporaryDirectory() as folder:
        for name, text in zip(("v1", "v2"), texts, strict=True):
            (Path(folder) / name).mkdir()
            (Path(folder) / name / "plan.yaml").write_bytes(text)
        command = [str(_PECDOCS), "cambios", "ver", f"{folder}/v2", "--desde", f"{folder}/v1"]
        ver = {"pecdocs cambios ver, all of it": lambda: subprocess.run(command, check=True, capture_output=True)}
        return found | medians(ver, rounds, of_children)


def _redline(compared: Comparado) -> dict[str, Callable[[], Any]]:
    """Give what the redline takes in the common format, and what the newer version alone takes."""
    folder = read_formato(COMMON)
    template = folder.file(PLAN_TEMPLATE)
    data, laid = template.read_bytes(), lay_out_redline(compared, folder)
    nobody = Author("Nadie", "2024-01-15T00:00:00Z")
    return {
        "laying out both versions": lambda: lay_out_redline(compared, folder),
        "Word stage, the newer version alone": lambda: write_document(laid.new, data, "plan.docx", None),
        "Word stage, redline": lambda: write_redline(laid, lambda *_: nobody, data, "plan.docx"),
    }


def _read(text: bytes) -> Plan:
    found, faults = plan_from({"plan.yaml": text}, "x")
    assert found is not None and not faults  # noqa: S101, PT018 - else nothing was measured
    return found


# ── A history ────────────────────────────────────────────────────────────────────────────────────────────────


def write_history(root: Path, size: int, versions: int) -> Path:
    """Keep versions of a plan of some size in git, in a folder that is renamed half way; give its last name."""
    plan, chance, folder = made_plan(size), random.Random(0), root / "antes"  # noqa: S311
    folder.mkdir()
    _git(root, "init", "-q")
    for number in range(versions):
        if number == versions // 2:
            folder = folder.rename(root / "ahora")
        (folder / "plan.yaml").write_text(text_of(plan), encoding="utf-8")
        _git(root, "add", "-A")
        _git(root, "commit", "-q", "-m", f"Versión {number}")
        plan = edited(plan, chance, 0.02)
    return folder


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | _WHO | _NOBODYS, check=True)


def a_history(size: int, versions: int, rounds: int) -> dict[str, float]:
    """Measure reading a history of so many versions of so many activities."""
    with TemporaryDirectory() as root:
        folder = write_history(Path(root), size, versions)
        assert len(history(folder).revisions) == versions  # noqa: S101 - else nothing was measured
        command = [str(_PECDOCS), "cambios", "historia", str(folder)]
        first = [str(_PECDOCS), "cambios", "ver", str(folder), "--desde", "HEAD~40" if versions > 40 else "HEAD~4"]  # noqa: PLR2004
        work: dict[str, Callable[[], Any]] = {
            "pecdocs cambios historia, all of it": lambda: subprocess.run(command, check=True, capture_output=True),
            "pecdocs cambios ver, from a revision before the renaming": lambda: subprocess.run(
                first, check=True, capture_output=True
            ),
        }
        return medians(_authors(folder, versions), rounds, of_all) | medians(work, rounds, of_children)


def _authors(folder: Path, versions: int) -> dict[str, Callable[[], Any]]:
    """Give what it takes to tell who made each change since the first version, and what reading them all takes."""
    past = Historia(folder)
    files = [each for _, each in past.leer(past.versiones()[::-1])]
    old, new = leer_version(folder, f"HEAD~{versions - 1}"), leer_version(folder, None)
    changes = diff(old.plan, new.plan)
    joined = Pieces().plan(files[0])
    assert joined is not None and not diff(joined, _read(files[0]["plan.yaml"]))  # noqa: S101, PT018 - else no rival

    def in_pieces() -> None:
        reader = Pieces()
        for each in files:
            reader.plan(each)

    return {
        "reading all versions, each whole": lambda: [_read(each["plan.yaml"]) for each in files],
        "reading all versions, in pieces": in_pieces,
        "who made each change since the first": lambda: autoria(folder, old, new, changes),
    }


def of_all() -> float:
    """Give the seconds of the processor that this program and all commands took so far."""
    return time.process_time() + of_children()


def of_children() -> float:
    """Give the seconds of the processor that all commands took so far."""
    used = os.times()
    return used.children_user + used.children_system


def medians(work: dict[str, Callable[[], Any]], rounds: int, clock: Callable[[], float]) -> dict[str, float]:
    """Do each work once a round; give the median of each."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for number in range(rounds + 1):
        for name, do in work.items():
            gc.collect()
            start = clock()
            do()
            if number:  # the first round is not counted
                times[name].append(clock() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Measure and print."""
    quick = "--quick" in sys.argv
    sizes, versions = (QUICK, QUICK_VERSIONS) if quick else (SIZES, VERSIONS)
    if "--histories" not in sys.argv:
        print_table("", {size: two_versions(size, 2 if quick else ROUNDS) for size in sizes})
    rounds = 2 if quick else ROUNDS_OF_HISTORIES
    print_table(f"{versions} versions", {size: a_history(size, versions, rounds) for size in sizes})


def print_table(title: str, columns: dict[int, dict[str, float]]) -> None:
    """Print the seconds that each work took, a column for each size."""
    print(f"\n| {title} | {' | '.join(f'{size:,} activities, s' for size in columns)} |\n|---{'|---' * len(columns)}|")
    for name in next(iter(columns.values())):
        print(f"| {name} | {' | '.join(f'{column[name]:.3f}' for column in columns.values())} |")


if __name__ == "__main__":
    main()
