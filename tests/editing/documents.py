"""Random YAML documents in every layout that people write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = ["a", "codigo", "nombre", "meta", "2027-T1", "hijos", "con espacio", "é"]
WORDS = ["x", "COM", "25 %", "10", "1.10", "NO", "2024-03-01", "dos palabras", "ñandú, y: más", "http://a.co/b?c=d#e"]
WORDS += [
    "con # almohadilla",
    "- guion",
    "[corchete",
    "{llave}",
    '"comillas"',
    "it's",
    "",
    " espacio",
    "~",
    "a: b",
    "¿sí?",
]
TEXTS = [
    "una línea\n",
    "dos\nlíneas",
    "con\n\nblanco\n",
    "  sangrada\ny no\n",
    "a\n  más\nb\n",
    "fin\n\n",
    "\n",
    "a \n b\n",
]

scalars = st.one_of(st.sampled_from(WORDS), st.sampled_from(TEXTS), st.none())
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner.filter(lambda value: value is not None), max_size=3)
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)
roots = st.dictionaries(st.sampled_from(KEYS), values, max_size=5) | st.lists(values, max_size=4)


@st.composite
def documents(draw: Callable[[st.SearchStrategy[Any]], Any], data: st.SearchStrategy[Any] = roots) -> str:
    """Draw a document: its data, and how it is laid out."""
    writer = _Writer(draw)
    lines = writer.block(draw(data), 0)
    text = "\n".join([*writer.noise(0), *lines, *writer.noise(0)])
    if draw(st.booleans()):
        text = f"{draw(st.sampled_from(['---', '%YAML 1.1' + chr(10) + '---', '# c' + chr(10) + '---']))}\n{text}"
    text += str(draw(st.sampled_from(["", "\n", "\n\n", "\n...\n", "\n# fin"])))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return str(draw(st.sampled_from(["", "", "\ufeff"]))) + text


class _Writer:
    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([1, 2, 2, 4]))
        self.dash = draw(st.sampled_from(["- ", "- ", "-   "]))

    def any(self, *choices: Any) -> Any:
        """Draw one of these."""
        return self.draw(st.sampled_from(choices))

    def once_in(self, times: int) -> bool:
        """Draw a yes, as seldom as this."""
        return bool(self.draw(st.integers(1, times)) == times)

    def noise(self, column: int) -> list[str]:
        """Draw the blank lines and comments that stand before a line."""
        spaces = " " * column
        found: list[str] = self.any(
            *[[]] * 6, [""], [f"{spaces}# nota"], ["", f"{spaces}# sobre esto"], [f"{spaces}# aparte", ""], ["# fuera"]
        )
        return found

    def remark(self) -> str:
        return str(self.any("", "", "", "  # remate", " # a: [b"))

    def block(self, value: Any, column: int) -> list[str]:
        """Write a value on lines of its own."""
        spaces = " " * column
        if not isinstance(value, dict | list) or not value or (column > 0 and self.once_in(4)):
            return [spaces + self.inline(value) + self.remark()]
        lines: list[str] = []
        for n, item in enumerate(value):
            lead = self.noise(column) if lines or n else []
            lines += lead
            if isinstance(value, dict):
                lines += self.entry(f"{spaces}{self.scalar(item)}:", value[item], column)
            else:
                lines += self.item(item, column)
        return [*lines, *self.any([], [], [f"{spaces}# al final"], [f"{spaces}   # al final, más adentro"])]

    def entry(self, head: str, value: Any, column: int) -> list[str]:
        if isinstance(value, str) and "\n" in value and self.once_in(2):
            return self.literal(head, value, column)
        if isinstance(value, dict | list) and value and not self.once_in(3):
            inner = column + (self.any(0, self.step) if isinstance(value, list) else self.step)
            return [head + self.remark(), *self.noise(inner), *self.block(value, inner)]
        return self.ended(head, value)

    def ended(self, head: str, value: Any) -> list[str]:
        written = self.inline(value)
        return [f"{head} {written}{self.remark()}" if written else head + self.remark()]

    def item(self, value: Any, column: int) -> list[str]:
        head = " " * column + "-"
        if isinstance(value, str) and "\n" in value and self.once_in(2):
            return self.literal(head, value, column)
        if isinstance(value, dict | list) and value and not self.once_in(3):
            if not self.once_in(3):
                inner = self.block(value, column + len(self.dash))
                if inner[0].lstrip()[:1] != "#":
                    return [" " * column + self.dash + inner[0].lstrip(), *inner[1:]]
            return [head + self.remark(), *self.noise(column + 2), *self.block(value, column + 2)]
        return self.ended(head, value)

    def literal(self, head: str, value: str, column: int) -> list[str]:
        body = value.rstrip("\n")
        more = len(value) - len(body)
        if not body:
            return self.ended(head, value)
        digit = "2" if body[0] == " " else self.any("", "2")
        chomp = "-" if not more else "+" if more > 1 else self.any("", "+")
        indent = column + (2 if digit else self.any(1, 2, 4))
        lines = [" " * indent + line if line else "" for line in body.split("\n")]
        blanks = [""] * (more - 1) if more else self.any([], [""])
        return [f"{head} |{digit}{chomp}{self.remark()}", *lines, *blanks]

    def inline(self, value: Any) -> str:
        """Write a value in flow style, or a scalar."""
        return self.flow(value) if isinstance(value, dict | list) else self.scalar(value)

    def flow(self, value: Any) -> str:
        gap = self.any(", ", ",", ",  ")
        if isinstance(value, list):
            items = [self.inside(item) for item in value]
            return f"[{gap.join(items)}{self.any('', ',') if items else ''}]"
        if not isinstance(value, dict):
            return self.scalar(value)
        pairs = [f"{self.scalar(key)}: {self.inside(item)}" for key, item in value.items()]
        edge = self.any("", " ")
        return f"{{{edge}{gap.join(pairs)}{edge}}}"

    def inside(self, value: Any) -> str:
        return self.flow(value) if isinstance(value, dict | list) else self.scalar(value) or '""'

    def scalar(self, value: Any) -> str:
        if value is None:
            return ""
        safe = value.replace(" ", "").replace("-", "").replace("%", "").isalnum()
        if safe and value[:1].isalnum() and value.strip() == value and not self.once_in(3):
            return str(value)
        if "\n" not in value and self.once_in(2):
            return "'" + str(value).replace("'", "''") + "'"
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
