"""Colours, written RRGGBB: those that no format decides, their contrast (WCAG 2.1), and what can be read on one."""

from __future__ import annotations

PALETTE = ("1F3A5F", "A3B1C4", "2E75B6", "808080")
"""The colours of a chart's series that name none, one after another."""
CHART_INK, CHART_LINES = "404040", "D9D9D9"
"""The words of a chart, and the lines behind its bars."""
WARNING, WARNING_GROUND = "C00000", "FDECEA"
"""The frame and the ground of an `aviso`: of no template, so that none can leave it out."""
_BLACK, _WHITE = "000000", "FFFFFF"


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_on(fill: str) -> str:
    """Give black or white, which can be read better on a fill: one of them always reaches 4.5."""
    return max((_BLACK, _WHITE), key=lambda text: contrast(text, fill))


def _luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.1)."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
