"""Texts as Markdown that reads as the same texts, whatever they hold."""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"[\\`*_\[\]<>|~&$]")
"""What may open something anywhere: emphasis, code, a link, HTML, a cell, a formula."""
_AT_START = re.compile(r"(?:[#+=-]|[0-9]+[.)])")
"""What makes a line a title, a list, a rule, or an underlined title of the line before."""
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|(?<=\w)@(?=\w)|:(?=[\w+-]+:)", re.IGNORECASE)
"""What GitHub takes for an address or a picture without being asked: the mark that makes it one."""
_HARD_BREAK = "<br>"


def escaped(text: str) -> str:
    r"""Escape a text for the middle of a line: `a|b*` is `a\|b\*`; a line end in it is written as HTML."""
    lines = re.split(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text)
    return _HARD_BREAK.join(_escaped_line(line) for line in lines)


def _escaped_line(line: str) -> str:
    return _ADDRESS.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\g<0>", line.replace("\t", " ")))


def at_start(line: str) -> str:
    r"""Escape the beginning of a line that was escaped: `# a` is `\# a`, `1. a` is `1\. a`."""
    found = _AT_START.match(line)
    if found is None:
        return line
    end = found.end() - 1
    return f"{line[:end]}\\{line[end:]}"
