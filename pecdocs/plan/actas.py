"""Acts of a committee as they are written: «5 de 2024», «Acta 5 de 2024» and «acta n.º 5 de 2024» are one."""

from __future__ import annotations

import re


def same_acta(one: str, other: str) -> bool:
    """Tell whether two texts are one act: the same text, or the same figures in the same order."""
    return one == other or (bool(_figures(one)) and _figures(one) == _figures(other))


def named_acta(acta: str) -> str:
    """Give an act as a sentence names it: what is only its number is called an act."""
    words = " ".join(acta.split())
    return f"acta {words}" if words[:1].isdigit() else words


def _figures(acta: str) -> list[str]:
    return [each.lstrip("0") for each in re.findall("[0-9]+", acta)]
