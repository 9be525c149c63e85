"""The Word stage of this program: layout, writer and file, from a plan already read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.programs.common import load, measured
from pecdocs.files import write_outputs
from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.plan import Plan
from pecdocs.word import write_document

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = Path(__file__).parent.parent / "formatos"


def prepare(folder: Path, formato: str = "banco") -> Callable[[Path], None]:
    """Load the plan and its format."""
    plan = Plan.model_validate(load(folder, "plan.json"))
    format_folder = read_formato(formato, FORMATS)
    template = format_folder.file("plan.docx")
    data = template.read_bytes()

    def work(output: Path) -> None:
        document = lay_out(plan, format_folder)
        write_outputs({output: write_document(document, data, template.as_posix())})

    return work


if __name__ == "__main__":
    measured(prepare)
