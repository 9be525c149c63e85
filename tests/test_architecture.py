"""The code keeps to docs/architecture.md: one direction, small files, nothing that must not be loaded."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "pecdocs"

MAY_IMPORT = {
    "collector": set(),
    "faults": set(),
    "reading": {"collector", "faults"},
    "editing": {"faults", "reading"},
    "plan": {"collector", "faults", "reading"},
    "formato": {"faults", "reading"},
    "seguimiento": {"faults", "reading", "plan", "formato"},
    "revision": {"collector", "faults", "reading", "plan", "formato", "seguimiento"},
    "git": {"faults"},
    "cambios": {"collector", "faults", "reading", "plan", "seguimiento", "git"},
    "layout": {"collector", "faults", "reading", "plan", "formato", "seguimiento", "revision", "cambios"},
    "opc": {"faults", "layout"},
    "word": {"collector", "faults", "layout", "opc"},
    "markdown": {"layout"},
    "pdf": {"collector", "faults", "layout", "formato", "soffice"},
    "excel": {"collector", "faults", "layout", "opc"},
    "intake": {"collector", "faults", "reading", "plan", "formato", "seguimiento", "layout", "opc", "excel"},
    "data": {"reading", "plan", "seguimiento"},
    "soffice": set(),
    "files": {"faults"},
    "cli": {
        *{"collector", "faults", "reading", "editing", "plan", "formato", "seguimiento", "revision", "git", "cambios"},
        *{"layout", "word", "markdown", "pdf", "excel", "data", "opc", "intake", "soffice", "files"},
    },
}
"""For each stage, the stages that it may import; the order is that of the flow."""

LINES_AT_MOST = 600


def modules() -> list[Path]:
    """Give every module of the program."""
    return sorted(PACKAGE.rglob("*.py"))


def stage_of(module: Path) -> str:
    """Name the stage that a module belongs to."""
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_stages(module: Path) -> Iterator[str]:
    """Give the stages that a module imports, in a function or not, for types or not."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            parts = name.split(".")
            if parts[0] == "pecdocs" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_only_the_stages_before_it(module: Path) -> None:
    """An arrow against the flow would make two stages one."""
    stage = stage_of(module)
    if stage in {"__init__", "__main__"}:
        return
    wrong = set(imported_stages(module)) - MAY_IMPORT[stage] - {stage}
    assert not wrong, f"{stage} imports {sorted(wrong)}"


def test_every_stage_of_the_code_stands_in_the_architecture_notes() -> None:
    """A newcomer finds the room for a thing by its name."""
    notes = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    stages = {stage_of(module) for module in modules()} - {"__init__", "__main__"}
    assert stages == set(MAY_IMPORT)
    assert [stage for stage in sorted(stages) if f"| `{stage}` |" not in notes] == []


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    """A file longer than this has two jobs."""
    long = {
        path.name: n for path in modules() if (n := len(path.read_text(encoding="utf-8").splitlines())) > LINES_AT_MOST
    }
    assert long == {}


def speaks(module: Path) -> bool:
    """Tell whether a module prints, or imports what talks to a terminal."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            return True
        if isinstance(node, ast.Import) and any(alias.name == "click" for alias in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "click":
            return True
    return False


def test_only_the_door_prints() -> None:
    """Stages give back what they find; `cli` alone speaks."""
    assert [path.name for path in modules() if stage_of(path) != "cli" and speaks(path)] == []
