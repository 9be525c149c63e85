"""A name that any system can hold, whatever the data says."""

from __future__ import annotations

import re
import unicodedata

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
_MAX_NAME = 80


def safe_name(text: str) -> str:
    """Make a file name of any text: small ASCII letters, digits, «-», «_» and «.»; never empty, long or reserved."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    name = re.sub(r"[^a-z0-9_.]+", "-", plain)
    name = re.sub(r"\.{2,}|[-.]*-[-.]*", "-", name).strip("-._")[:_MAX_NAME].rstrip("-._")
    if not name or name.split(".")[0] in _RESERVED:
        return f"documento-{name}".rstrip("-")
    return name


def filled_name(pattern: str, words: dict[str, str], ending: str = "") -> str:
    """Fill a format's pattern for a file name, as `{sigla}-pec-{vigencia}`, and make it safe.

    The `ending`, which tells it from others of the same pattern, is kept however long the name is.
    """
    name = safe_name(re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), pattern))
    kept = safe_name(ending) if ending else ""
    return safe_name(f"{name[: _MAX_NAME - len(kept) - 1]}-{kept}") if kept else name
