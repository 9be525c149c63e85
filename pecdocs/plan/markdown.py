"""A section's `texto`: Markdown through markdown-it-py, and what of it a plan may not use.

CommonMark plus tables and footnotes; raw HTML is literal text. Headings are refused (sections have `titulo`), as
are pictures and rules: nothing that is written is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_REFUSED = {
    "heading_open": ("un título (#) dentro del texto", "los títulos son secciones: use «secciones»"),
    "hr": ("una línea horizontal dentro del texto", "quítela"),
    "fence": ("un bloque de código dentro del texto", "escriba párrafos o una lista"),
    "code_block": (
        "un texto con sangría de cuatro espacios o más",
        "quite la sangría: Markdown lo toma por código",
    ),
    "image": ("una imagen dentro del texto", "las imágenes van en la plantilla de Word"),
}
_LINK_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in a Markdown text that a plan may not use; `line` counts from 0 in that text."""

    line: int
    message: str
    hint: str


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin, inline=False)


def parse(text: str) -> list[Token]:
    """Give the block tokens of a Markdown text."""
    return _parser().parse(text)


def refused(text: str) -> Iterator[Refused]:
    """Give everything in a Markdown text that a plan may not use."""
    line = 0
    for token in parse(text):
        line = token.map[0] if token.map else line
        for part in (token, *(token.children or ())):
            if part.type in _REFUSED:
                message, hint = _REFUSED[part.type]
                yield Refused(line, message, hint)
            if part.type == "link_open" and not str(part.attrs.get("href", "")).startswith(_LINK_SCHEMES):
                yield Refused(
                    line,
                    f"un enlace a «{part.attrs.get('href')}»",
                    "los enlaces empiezan con https://, http:// o mailto:",
                )
