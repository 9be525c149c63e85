"""The program speaks Spanish: its own words and those of the framework under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from pecdocs.cli.commands import cli, run
from pecdocs.cli.spanish import TEXTS, say, say_many
from tests.support.commands import every_command

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = re.compile(
    r"(?i)\b(usage|options?|commands?|arguments?|show|this|message|exit|version:|error in|missing|try|for help|no such"
    r"|did you mean|invalid|value|requires|does not|default|required|unexpected|extra|unknown|got|aborted|please)\b"
)

WRONG = [
    ["orden"],
    ["genera"],
    ["generar"],
    ["generar", "a", "b"],
    ["generar", "a", "b", "c"],
    ["generar", "a", "--frmato", "x"],
    ["generar", "a", "--for", "x"],
    ["generar", "a", "--formato"],
    ["generar", "a", "--forzar=x"],
    ["generar", "a", "--plantillas", "nada"],
    ["generar", "a", "--plantillas", __file__],
    ["--nada"],
    ["-x"],
    ["nuevo"],
    ["esquema", "x"],
    ["formatos", "a", "b"],
    ["seguimiento", "estdo"],
    ["seguimiento", "estado"],
    ["seguimiento", "estado", "a", "--corte"],
]


def helps() -> Iterator[list[str]]:
    """Give the ways to ask for help, one a command."""
    yield ["--help"]
    yield from ([name, "--help"] for name, command in cli.commands.items() if isinstance(command, click.Group))
    yield from ([*words.split(), "--help"] for words in every_command())


@pytest.mark.parametrize("arguments", [*helps(), ["-h"], ["--version"]], ids=" ".join)
def test_help_is_spanish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No word of the framework's is left in English."""
    assert run(arguments) == 0
    found = capsys.readouterr()
    assert found.out
    assert found.err == ""
    assert ENGLISH.findall(found.out) == []


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_spanish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """On the error stream, with exit status 2."""
    assert run(arguments) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert re.search(r"(?m)^Error: [¿A-ZÁÉÍÓÚ].", found.err)
    assert ENGLISH.findall(found.err.replace("'--formato'", "").replace("--formato", "")) == []


def test_no_command_at_all_gives_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """On the error stream, as a wrong usage: a script notices."""
    assert run([]) == 2
    found = capsys.readouterr()
    assert found.err.startswith("Uso: pecdocs [OPCIONES] ORDEN")
    assert ENGLISH.findall(found.err) == []


@pytest.mark.parametrize("name", list(every_command()))
def test_every_command_and_option_says_what_it_is_for(name: str) -> None:
    """In the list of commands and in the command's own help."""
    command = every_command()[name]
    assert command.short_help
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_the_table_of_texts_keeps_the_framework_s_fields() -> None:
    """A text with other fields in braces would fail when it is printed."""
    wrong = [text for text, said in TEXTS.items() if not _fields(said) <= _fields(text)]
    assert wrong == []


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)[^}]*\}|%\((\w+)\)s", text))


def test_a_text_without_translation_stays() -> None:
    """Nothing fails because the framework says something new."""
    assert say("Something new.") == "Something new."
    assert say_many("Missing command.", "x", 1) == "Falta la orden."
    assert say_many("x", "Missing command.", 2) == "Falta la orden."
