"""Versions of a plan as they are written: 1, 01 and v1 are one."""

from __future__ import annotations

import re

VERSION = re.compile(r"(?:v|V|V-)?[0-9]{1,9}(?:\.[0-9]{1,9})*")
"""What is read as a number of version; one of more figures is a text."""


def same_version(one: str, other: str) -> bool:
    """Tell whether two texts are one version: the same text, or the same numbers whatever their zeros."""
    return one == other or (_numbers(one) is not None and _numbers(one) == _numbers(other))


def _numbers(text: str) -> list[int] | None:
    return [int(each) for each in re.findall("[0-9]+", text)] if VERSION.fullmatch(text) else None
