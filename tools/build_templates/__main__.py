"""Write the Word templates: `python -m tools.build_templates`."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tools.build_templates import comun, inm, ipco, mintic, rendicion, uspec
from tools.build_templates.package import Template, pack

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FILE_NAME = "plan.docx"


def main() -> int:
    """Write each template, unless somebody has edited it since."""
    options = argparse.ArgumentParser(prog="python -m tools.build_templates", description=__doc__)
    options.add_argument("--output", type=Path, default=TEMPLATES, help="the folder of templates")
    options.add_argument(
        "--replace",
        action="store_true",
        help="replace the templates that differ: edits are lost",
    )
    chosen = options.parse_args()
    kept = 0
    for template in (each.template() for each in (comun, uspec, inm, mintic, ipco, rendicion)):
        path = chosen.output / template.name / FILE_NAME
        outcome = write(template, path, replace=chosen.replace)
        kept += outcome == "kept"
        print(f"{path}: {outcome}")
    if kept:
        print("Some templates differ from what would be written; use --replace to lose those edits.")
    return 1 if kept else 0


def write(template: Template, path: Path, *, replace: bool) -> str:
    """Write one template and say what happened: written, unchanged or kept."""
    content = pack(template)
    if path.exists():
        if members(path.read_bytes()) == members(content):
            return "unchanged"
        if not replace:
            return "kept"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return "written"


def members(packed: bytes) -> dict[str, bytes]:
    """Give the parts of a file by name: another zlib packs the same parts in other bytes."""
    with ZipFile(BytesIO(packed)) as package:
        return {name: package.read(name) for name in package.namelist()}


if __name__ == "__main__":
    raise SystemExit(main())
