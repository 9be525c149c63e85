"""What tells one template from another before a word is written: typeface, sizes and colours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Look:
    """The looks shared by every style of a template; sizes are in half-points, colours in hexadecimal."""

    font: str
    size: int
    """The size of running text."""
    align: str
    """The alignment of running text: left or both."""
    accent: str
    """Headings, title and the fill of header rows."""
    tint: str
    """The light fill of group rows."""
    pale: str
    """The lightest fill, for totals."""
    rule: str
    """The borders of tables and the thin rules."""
    second: str
    """A second colour of the entity."""
    title_size: int
    subtitle_size: int
    title_align: str
    heading_sizes: tuple[int, int, int, int, int, int]
    table_size: int
    small_size: int
    """The size of headers, footers, footnotes and notes."""
    text_width: int
    """From margin to margin, in twentieths of a point: where the numbers of the contents page end."""
    muted: str = "595959"
    """Secondary text."""
    link: str = "0B57A4"
    """Hyperlinks."""
