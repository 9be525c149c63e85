"""Pairs of small plans whose texts say the same few words over and over, the second edited as people do.

Where words repeat, what is kept, comes and goes meets in every way that it can: at the beginning and at the end of
paragraphs, items, cells and notes, beside whole ones that come or go. A number gives a pair, always the same.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from tests.support.redlinecases import plan_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pecdocs.plan import Plan

    Data = dict[str, Any]

_WORDS = ("uno", "dos", "tres", "cuatro", "la casa", "**b**", "[e](https://a.co)", ".", ",")
_MARKS = ("[^a]", "[^b]")


def dense_pair(number: int) -> tuple[Plan, Plan]:
    """Give an older and a newer version."""
    draw = Random(number)  # noqa: S311 - no secret
    titles = draw.choice(["Uno", "Uno dos"]), draw.choice(["", " tres"])
    texts = [_block(draw) for _ in range(draw.randint(1, 4))], [_block(draw) for _ in range(draw.randint(1, 2))]
    rows = [(code, _words(draw), _cell(draw)) for code in draw.sample("1234", draw.randint(1, 3))]
    old = _plan(draw, titles[0], texts, rows)
    edited = _edited(draw, texts[0]), _edited(draw, texts[1])
    return old, _plan(draw, "".join(titles), edited, _edited_rows(draw, rows))


def _words(draw: Random, words: Sequence[str] = _WORDS) -> str:
    return " ".join(draw.choice(words) for _ in range(draw.randint(1, 5)))


def _cell(draw: Random) -> list[str]:
    return [_words(draw) for _ in range(draw.randint(0, 4))]


def _block(draw: Random) -> str:
    """Give a paragraph, a list, a quotation, a table, or a paragraph of two lines, in Markdown."""
    words = (*_WORDS, *(f"x{mark}" for mark in _MARKS))
    kinds: list[Callable[[], str]] = [
        lambda: _words(draw, words),
        lambda: "\n".join(f"- {_words(draw, words)}" for _ in range(draw.randint(1, 3))),
        lambda: "\n".join(f"{n}. {_words(draw, words)}" for n in range(1, draw.randint(2, 4))),
        lambda: f"> {_words(draw, words)}",
        lambda: "\n".join(["| A | B |", "|---|---|", *(_row(draw) for _ in range(draw.randint(1, 3)))]),
        lambda: f"{_words(draw, words)}\\\n{_words(draw, words)}",
    ]
    return draw.choices(kinds, weights=(45, 15, 10, 5, 10, 15))[0]()


def _row(draw: Random) -> str:
    return f"| {_words(draw)} | {_words(draw)} |"


# ── Edits ────────────────────────────────────────────────────────────────────────────────────────────────────


def _edited(draw: Random, blocks: Sequence[str]) -> list[str]:
    """Put blocks in, take them out, write them anew, or change some words of a line."""
    found = list(blocks)
    for _ in range(draw.randint(1, 3)):
        at, what = draw.randint(0, len(found)), draw.random()
        if what < 0.25 or at == len(found):
            found.insert(at, _block(draw))
        elif what < 0.45:
            found.pop(at)
        else:
            lines = found[at].split("\n")
            line = draw.randrange(len(lines))
            lines[line] = _edited_line(draw, lines[line])
            found[at] = "\n".join(lines)
    return found or ["uno"]


def _edited_line(draw: Random, line: str) -> str:
    """Add words at the end or the beginning of a line, or put another in the place of its last one."""
    if line.startswith("|"):
        return line if "-" in line or "A" in line else f"{line}\n{_row(draw)}" if draw.random() < 0.4 else _row(draw)
    body, breaks = (line[:-1], "\\") if line.endswith("\\") else (line, "")
    what = draw.random()
    if what < 0.4:
        return f"{body} {_words(draw)}{breaks}"
    if what < 0.6 and body[:1] not in "->123":
        return f"{_words(draw)} {body}{breaks}"
    return f"{body.rpartition(' ')[0]} {draw.choice(_WORDS)}{breaks}"


def _edited_rows(draw: Random, rows: Sequence[tuple[str, str, list[str]]]) -> list[tuple[str, str, list[str]]]:
    """Edit what activities are called and their products; some come and some go."""
    found = []
    for code, name, products in rows:
        if draw.random() < 0.15 and len(rows) > 1:
            continue
        lines = list(products)
        for _ in range(draw.randint(0, 2)):
            at, what = draw.randint(0, len(lines)), draw.random()
            if at == len(lines) or what < 0.4:
                lines.insert(at, _words(draw))
            elif what < 0.6:
                lines.pop(at)
            else:
                lines[at] += f" {_words(draw)}"
        found.append((code, name if draw.random() < 0.6 else f"{name} {_words(draw)}", lines))
    if draw.random() < 0.3 or not found:
        found.insert(draw.randint(0, len(found)), ("9", "nuevo", [_words(draw)]))
    return found


# ── Plans ────────────────────────────────────────────────────────────────────────────────────────────────────


def _plan(
    draw: Random, title: str, texts: tuple[Sequence[str], Sequence[str]], rows: Sequence[tuple[str, str, list[str]]]
) -> Plan:
    leaves = [
        {"codigo": f"N{code}", "nombre": name, "productos": products, "responsables": ["COM"]}
        for code, name, products in rows
    ]
    tree: list[Data] = leaves
    for level in ("Táctica", "Estrategia", "Objetivo"):
        tree = [{"codigo": level[0], "nombre": level, "hijos": tree}]
    first, last = ("\n\n".join(blocks) for blocks in texts)
    return plan_of(
        secciones=[
            {"codigo": "A", "titulo": title, "numeral": "auto", "texto": _with_notes(draw, first)},
            {"codigo": "MAT", "titulo": "Matriz", "numeral": "auto", "tabla": "matriz"},
            {"codigo": "B", "titulo": "Fin", "numeral": "auto", "texto": _without_marks(last)},
        ],
        arbol=tree,
    )


def _without_marks(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text


def _with_notes(draw: Random, text: str) -> str:
    """Leave each mark of a note once, and give it a note of one paragraph or two."""
    notes = []
    for mark in _MARKS:
        before, found, after = text.partition(mark)
        text = before + found + after.replace(mark, "")
        if found:
            notes.append(f"{mark}: {_words(draw)}" + (f"\n\n    {_words(draw)}" if draw.random() < 0.4 else ""))
    return "\n\n".join([text, *notes])
