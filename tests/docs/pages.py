"""The project's pages, read as a person reads them: code blocks, tables under their headings, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MANUAL = ROOT / "docs" / "manual.md"
README = ROOT / "README.md"

_FENCE = re.compile(r"(?ms)^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^ *```$")
_CODE = re.compile(r"`([^`]+)`")
_HEADING = re.compile(r"(?m)^#{1,6} (.+)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code, and the line of the page where its text starts."""

    language: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the heading it stands under, the titles of its columns, its rows."""

    heading: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def codes(self, column: int = 0) -> list[str]:
        """Give the code that each cell of a column starts with."""
        found = [_CODE.match(row[column]) for row in self.rows]
        return [match[1] for match in found if match is not None]


def blocks(page: Path, language: str) -> list[Block]:
    """Give a page's blocks of one language, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(found["language"], found["text"], text.count("\n", 0, found.start()) + 2)
        for found in _FENCE.finditer(text)
        if found["language"] == language
    ]


def commands(page: Path) -> list[str]:
    """Give every line of a page's `sh` blocks, in order."""
    return [line for block in blocks(page, "sh") for line in block.text.splitlines() if line.strip()]


def codes(text: str) -> list[str]:
    """Give every piece of code in a text, outside its blocks."""
    return _CODE.findall(_FENCE.sub("", text))


def headings(page: Path) -> list[str]:
    """Give every heading of a page, without the marks of code."""
    return [found.replace("`", "") for found in _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))]


def section(page: Path, heading: str) -> str:
    """Give the text under a heading (named without the marks of code), up to the next heading."""
    pieces = re.split(r"(?m)^#{1,6} (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")))
    under = {title.replace("`", ""): text for title, text in zip(pieces[1::2], pieces[2::2], strict=True)}
    assert heading in under, f"{page.name} no tiene el título «{heading}»"
    return under[heading]


def tables(page: Path) -> list[Table]:
    """Give every table of a page."""
    heading = ""
    found: list[Table] = []
    pending: list[tuple[str, ...]] = []
    for line in [*_FENCE.sub("", page.read_text(encoding="utf-8")).splitlines(), ""]:
        if line.startswith("|"):
            pending.append(_cells(line))
            continue
        if pending:
            found.append(Table(heading, pending[0], tuple(pending[2:])))
            pending = []
        if line.startswith("#"):
            heading = line.lstrip("#").strip().replace("`", "")
    return found


def table(page: Path, heading: str, title: str | None = None) -> Table:
    """Give the first table under a heading; with `title`, the one whose first column has it."""
    for each in tables(page):
        if each.heading == heading and title in {None, each.titles[0]}:
            return each
    raise AssertionError(f"{page.name} no tiene una tabla «{title or ''}» bajo «{heading}»")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1])


def anchor(heading: str) -> str:
    """Give the name by which a link reaches a heading."""
    return re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-")


def links(page: Path) -> list[str]:
    """Give the target of every link of a page that does not leave the project."""
    text = re.sub(r"`[^`]*`", "", _FENCE.sub("", page.read_text(encoding="utf-8")))
    return [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
