"""The Markdown of a section: what is allowed comes out whole, and the program finishes with any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.plan.markdown import parse, refused

ALLOWED = """\
Un párrafo con *énfasis*, **fuerza**, `código`, [un enlace](https://entidad.gov.co) y <correo@entidad.gov.co>.
Otra línea\\
y otra, con una nota[^1] y <etiquetas> y `<b>` que salen como texto.

- ✓ uno
- dos
  1. tres
     a) cuatro

> Una cita.

| Canal | Público |
|-------|--------:|
| Radio | Todos \\| nadie |

[dirección]: HTTPS://ENTIDAD.GOV.CO
Vea [la dirección][dirección].

[^1]: El texto de la nota.
"""


def words_of(text: str) -> set[str]:
    """Give the words that a Markdown text shows."""
    tokens = [part for token in parse(text) for part in (token.children or [token]) if part.content]
    return {word for token in tokens for word in re.findall(r"\w+", token.content)}


def test_what_a_narrative_needs_is_allowed() -> None:
    """Emphasis, links, lists, quotes, small tables, footnotes."""
    assert list(refused(ALLOWED)) == []


def test_nine_lists_inside_one_another_are_allowed_and_whole() -> None:
    """As many as Word has levels."""
    text = "".join(f"{'  ' * n}- nivel{n}\n" for n in range(9))
    assert list(refused(text)) == []
    assert words_of(text) == {f"nivel{n}" for n in range(9)}


_PIECES = st.sampled_from(
    [
        *("- ", "1. ", "> ", "  ", "    ", "\n", "\n\n", "| ", " |", "|---|---|\n"),
        *("[^1]", "[^1]: ", "[a]", "[a]: ", "(b)", "![", "](", "https://x.co"),
        *("*", "**", "`", "<", ">", "\\", "&amp;", "#", "~~", "✓ ", "a) "),
    ]
)
_NUMBERED = st.integers(0, 10**6).map(lambda n: f"palabra{n} ")


@given(st.lists(_PIECES | _NUMBERED, max_size=40).map("".join))
def test_a_text_that_is_not_refused_loses_no_word(text: str) -> None:
    """Whatever Markdown would drop without a word is refused."""
    if not list(refused(text)):
        written = set(re.findall(r"palabra\d+", text))
        links = {
            word for token in parse(text) for part in token.children or [] for word in map(str, part.attrs.values())
        }
        shown = " ".join(words_of(text) | links)
        assert {word for word in written if word not in shown} == set()


@pytest.mark.parametrize(
    "text",
    ["[^" * 4_000, "[" * 20_000, "*a_" * 10_000, "`" * 20_000, "> " * 10_000 + "x", "- " * 10_000 + "x", "![" * 10_000],
)
def test_a_hostile_text_is_answered(text: str) -> None:
    """No recursion without end: what is refused of it is said at lines of the text."""
    assert all(0 <= found.line <= text.count("\n") for found in refused(text))
