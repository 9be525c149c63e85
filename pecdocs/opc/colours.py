"""Other colours in the place of a template's: in all that a document shows, text, styles, headers, theme, drawings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.opc.package import Package

_BEFORE = rb'((?<==")(?:FF)?|(?<=&amp;K))'
"""A colour is a whole attribute, opaque in SpreadsheetML (18.8.19), or a code of a header (18.3.1.46)."""


def recolour(package: Package, colours: Mapping[str, str]) -> None:
    """Put other colours in the place of those that are the keys, all as RRGGBB, in the parts that are shown."""
    if not colours:
        return
    wanted = {old.encode(): new.encode() for old, new in colours.items()}
    written = re.compile(_BEFORE + b"(" + b"|".join(wanted) + b")", re.IGNORECASE)
    for name, part in package.parts.items():
        if name.startswith(("word/", "xl/")) and name.endswith(".xml"):
            package.parts[name] = written.sub(lambda found: found[1] + wanted[found[2].upper()], part)
