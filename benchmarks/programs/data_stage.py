"""The open data of a plan already read, with the quarters that it programs: CSV and JSON, as one run makes both."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.programs.common import load, measured
from pecdocs.data import as_object, columns, csv_bytes, json_bytes, matriz
from pecdocs.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _prepare(folder: Path) -> Callable[[Path], None]:
    plan = Plan.model_validate(load(folder, "plan.json"))
    names = [each.name for each in columns(with_corte=False)]

    def work(output: Path) -> None:
        rows = matriz(plan)
        files = [csv_bytes(names, rows.actividades), json_bytes(as_object(plan, rows, plan.documento.estado))]
        for file, ending in zip(files, (".csv", ".json"), strict=True):
            output.with_suffix(ending).write_bytes(file)

    return work


if __name__ == "__main__":
    measured(_prepare, time.process_time)
