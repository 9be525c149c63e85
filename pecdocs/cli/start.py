"""`pecdocs nuevo`: a commented plan that can be generated at once, and the schema that its editor line names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.cli.describe import schema
from pecdocs.faults import Fault, OutputError, Place
from pecdocs.files import write_new
from pecdocs.formato import read_formato
from pecdocs.plan.folder import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

STARTER = "inicio.yaml"
"""In a format's folder: the plan that a new one starts from."""

SCHEMA_FILE = "esquema.json"


def new_plan(folder: Path, formato: str, templates: Path | None = None) -> list[Path]:
    """Write a starter plan and its schema in a new folder; give what was written.

    Raises OutputError, and writes nothing, when the folder already holds either.
    """
    if (folder / PLAN_FILE).is_file():
        place = Place((folder / PLAN_FILE).as_posix())
        raise OutputError([Fault(place, "ya hay un plan en esta carpeta", "elija otra carpeta")])
    found = read_formato(formato, templates)
    text = found.file(STARTER).read_text(encoding="utf-8")
    text = re.sub(r"(?m)^formato: .*$", f"formato: {formato}", text, count=1)
    files = {folder / SCHEMA_FILE: schema().encode(), folder / PLAN_FILE: text.encode()}
    write_new(files)
    return list(files)
