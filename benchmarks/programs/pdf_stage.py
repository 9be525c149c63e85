"""The PDF stage of this program: layout, tagged pages and file, from a plan already read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.programs.common import load, measured
from benchmarks.programs.word_stage import FORMATS
from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.pdf.writer import write_pdf
from pecdocs.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMAT = "banco-pdf"


def prepare(folder: Path, formato: str = FORMAT) -> Callable[[Path], None]:
    """Load the plan and its format."""
    plan = Plan.model_validate(load(folder, "plan.json"))
    format_folder = read_formato(formato, FORMATS)
    estilo = format_folder.formato.estilo

    def work(output: Path) -> None:
        document = lay_out(plan, format_folder)
        output.write_bytes(write_pdf(document, estilo, estilo.plan, output.name).data)

    return work


if __name__ == "__main__":
    measured(prepare, time.process_time)
