"""Write the templates of Word and Excel: `python -m tools.build_templates`."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tools.build_templates import cambios, comun, comun_excel, informe, inm, ipco, mintic, rendicion, revision, uspec
from tools.build_templates.package import pack

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


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
    for name, content in files().items():
        path = chosen.output / name
        outcome = write(content, path, replace=chosen.replace)
        kept += outcome == "kept"
        print(f"{path}: {outcome}")
    if kept:
        print("Some templates differ from what would be written; use --replace to lose those edits.")
    return 1 if kept else 0


def files() -> dict[str, bytes]:
    """Give every template by its path in the folder of templates."""
    words = (each.template() for each in (comun, informe, cambios, revision, uspec, inm, mintic, ipco, rendicion))
    return {
        **{f"{template.name}/{template.file}": pack(template) for template in words},
        "comun/matriz.xlsx": comun_excel.matriz(),
        "comun/plan.xlsx": comun_excel.plan(),
        "comun/seguimiento.xlsx": comun_excel.seguimiento(),
    }


def write(content: bytes, path: Path, *, replace: bool) -> str:
    """Write one template and say what happened: written, unchanged or kept."""
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
