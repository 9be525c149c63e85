"""A section's `texto`: Markdown through markdown-it-py, and what of it a plan may not use.

CommonMark plus tables and footnotes; no HTML is read: its usual tags are refused, and others are literal text. Headings
are refused (sections have `titulo`), as are pictures and rules: nothing that is written is dropped in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pecdocs.reading.scalars import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_REFUSED = {
    "heading_open": ("un título (#)", "los títulos son secciones: use «secciones»"),
    "hr": ("una línea horizontal", "quítela"),
    "fence": ("un bloque de código", "escriba párrafos o una lista"),
    "code_block": ("un renglón con sangría de cuatro espacios o más", "quite la sangría: Markdown lo toma por código"),
    "image": ("una imagen", "las imágenes van en la plantilla de Word"),
}
_OPENED = frozenset({"bullet_list_open", "ordered_list_open", "blockquote_open"})
_CLOSED = frozenset({"bullet_list_close", "ordered_list_close", "blockquote_close"})
_LINK_SCHEMES = ("http://", "https://", "mailto:")
_NOTE_CALL = re.compile(r"\[\^[^\]\s]+\]")
_HTML = re.compile(
    r"</?(?:b|i|u|p|a|br|em|strong|font|span|div|img|ul|ol|li|table|tr|td|th|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE
)
"""What would be printed as it is written: no HTML is read."""
_SPOILT = re.compile(f"{NOT_TEXT.pattern}|\ufffd")
"""What an entity such as `&#0;` leaves in a text."""

_BARE_ITEM = re.compile(r"(?:[a-zA-Z]\)|[✓✔✗►▶➢➤▪■◦○●•–—])\s")
"""How a line starts that was meant as an item of a list; Markdown needs a «- » before it."""

MAX_LINK = 2000
"""Letters of a link: browsers and Office take no more for sure, and a PDF only ten times as many."""

MAX_NESTING = 9
"""Lists and quotes inside one another; Word has nine levels, and the parser drops what is deeper than ten."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in a Markdown text that a plan may not use; `line` counts from 0 in that text."""

    line: int
    message: str
    hint: str


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a plan without texts needs none
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    options = {"html": False, "store_labels": True}
    return MarkdownIt("commonmark", options).enable("table").use(footnote_plugin, inline=False)


def parse(text: str) -> list[Token]:
    """Give the block tokens of a Markdown text."""
    return _parser().parse(text)


def refused(text: str) -> Iterator[Refused]:
    """Give everything in a Markdown text that a plan may not use, or that would be lost."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    yield from _too_deep(tokens)
    yield from _left_over_cells(tokens, text.splitlines())
    yield from _unused(tokens, env, text.splitlines())
    line, in_note = 0, False
    for token in tokens:
        line = token.map[0] if token.map else line
        in_note = token.type == "footnote_open" or (in_note and token.type != "footnote_close")
        at = line
        if token.type == "inline":
            yield from (*_bare_list(token), *_bare_table(token))
        for part in (token, *(token.children or ())):
            yield from (Refused(at, *found) for found in _refused_part(part, in_note=in_note))
            at += part.type in {"softbreak", "hardbreak"}


def _bare_list(token: Token) -> Iterator[Refused]:
    """Give a paragraph whose every line was meant as an item: Markdown would join them in one."""
    lines = token.content.split("\n")
    if len(lines) > 1 and all(_BARE_ITEM.match(line) for line in lines):
        hint = f"ponga «- » delante de cada línea: «- {lines[0][:20]}»"
        yield Refused(token.map[0] if token.map else 0, "una lista sin guiones, que saldría en un solo párrafo", hint)


def _bare_table(token: Token) -> Iterator[Refused]:
    """Give a paragraph whose every line was meant as a row: without a rule under the titles it is no table."""
    lines = token.content.split("\n")
    if len(lines) > 1 and all(line.startswith("|") for line in lines):
        rule = "|---" * (lines[0].strip().strip("|").count("|") + 1) + "|"
        hint = f"bajo los títulos va una línea de guiones: {rule}"
        yield Refused(token.map[0] if token.map else 0, "una tabla sin su línea de guiones", hint)


def _refused_part(part: Token, *, in_note: bool) -> Iterator[tuple[str, str]]:
    if part.type in _REFUSED:
        yield _REFUSED[part.type]
    if part.type == "link_open":
        yield from _link(str(part.attrs.get("href", "")), part.attrs.get("title"))
    if part.type == "footnote_ref" and in_note:
        yield "una nota dentro de otra nota", "póngala en el texto"
    if part.type == "text" and (call := _NOTE_CALL.search(part.content)):
        yield f"una llamada a la nota «{call[0]}», que no está", f"escriba la nota en su propia línea: {call[0]}: …"
    if part.type == "text" and (tag := _HTML.search(part.content)):
        yield (
            f"una etiqueta de HTML, «{tag[0][:20]}»",
            f"saldría como está: para la negrita, **texto**; si así debe salir, `{tag[0][:20]}`",
        )
    if part.type in {"text", "code_inline"} and _SPOILT.search(part.content):
        yield "un carácter que ningún documento puede contener", "quite la entidad «&#…;» que lo escribe"


def _link(href: str, title: object) -> Iterator[tuple[str, str]]:
    if not href.casefold().startswith(_LINK_SCHEMES):
        yield f"un enlace a «{href}»", "los enlaces empiezan con https://, http:// o mailto:"
    elif len(href) > MAX_LINK:
        yield f"un enlace de {len(href)} letras", f"ponga uno más corto, de {MAX_LINK} como máximo"
    if title:
        yield f"un enlace con título, «{title}»", "quítelo: no saldría en el documento"


def _too_deep(tokens: Iterable[Token]) -> Iterator[Refused]:
    depth = 0
    for token in tokens:
        depth += (token.type in _OPENED) - (token.type in _CLOSED)
        if depth > MAX_NESTING:
            line = token.map[0] if token.map else 0
            yield Refused(line, f"más de {MAX_NESTING} listas o citas, una dentro de otra", "quite niveles")
            return


def _left_over_cells(tokens: Iterable[Token], lines: list[str]) -> Iterator[Refused]:
    """Give the rows of a table with more cells than its header: Markdown drops them."""
    from markdown_it.rules_block.table import escapedSplit  # noqa: PLC0415

    columns = 0
    for token in tokens:
        if token.type == "table_open":
            columns = 0
        columns += token.type == "th_open"
        if token.type == "tr_open" and columns and token.map:
            written = lines[token.map[0]].strip().strip(">").strip()
            cells = len(escapedSplit(written.removeprefix("|").removesuffix("|")))
            if cells > columns:
                message = f"una fila con {cells} celdas en una tabla de {columns} columnas"
                yield Refused(
                    token.map[0], message, "dé un título a cada columna; «|» dentro de una celda se escribe «\\|»"
                )


def _unused(tokens: Iterable[Token], env: dict[str, Any], lines: list[str]) -> Iterator[Refused]:
    """Give the notes and the addresses that nothing in the text calls: Markdown drops them."""
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        name = f"[^{label.removeprefix(':')}]"
        if number < 0:
            line = next((n for n, written in enumerate(lines) if f"{name}:" in written), 0)
            yield Refused(line, f"una nota «{name}» a la que nada llama", f"ponga {name} en el texto, o quítela")
    called = {part.meta.get("label") for token in tokens for part in token.children or () if part.type == "link_open"}
    for label, address in env.get("references", {}).items():
        if label not in called:
            yield Refused(
                address["map"][0], f"una dirección «{address['href']}» que nada usa", "quítela, o póngala en el texto"
            )
