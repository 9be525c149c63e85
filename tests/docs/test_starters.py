"""The plan that each format starts from: it generates at once, and its editor line helps instead of hindering."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from pecdocs.cli.commands import run
from pecdocs.cli.describe import schema
from pecdocs.cli.review_plan import review
from pecdocs.formato import list_formatos
from pecdocs.revision import Gravedad
from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ROOT / "templates"
FORMATS = sorted(list_formatos(TEMPLATES))
_OPTIONAL = re.compile(r"(?m)^( *)# ((?:acta|fecha|subtitulo): .*|lema:.*|  2027: .*)$")


def starter(name: str) -> str:
    """Give the text of a format's starter plan."""
    return (TEMPLATES / name / "inicio.yaml").read_text(encoding="utf-8")


def generate(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Generate a plan; give the exit status and what was said of it."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    status = run(["generar", str(folder), "--salida", str(folder / "salida"), "--plantillas", str(TEMPLATES)])
    return status, capsys.readouterr().err


@pytest.mark.parametrize("name", FORMATS)
def test_the_review_of_a_new_plan_has_neither_errors_nor_warnings(name: str, tmp_path: Path) -> None:
    """An officer who begins is not told of what somebody else wrote; a format without goals leaves a note at most."""
    (tmp_path / "plan.yaml").write_text(starter(name), encoding="utf-8")
    found = review(tmp_path, TEMPLATES).hallazgos
    assert [str(each) for each in found if each.gravedad is not Gravedad.NOTA or each.regla != "W14"] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_new_plan_generates_without_a_warning(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`pecdocs nuevo` and then `pecdocs generar`: a document, and no complaint."""
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "nuevo"
    assert run(["nuevo", str(folder), "--formato", name]) == 0
    assert run(["generar", str(folder), "--salida", str(tmp_path / "salida")]) == 0
    assert capsys.readouterr().err == ""
    assert len(list((tmp_path / "salida").glob("*.docx"))) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_starter_begins_with_the_line_for_editors(name: str) -> None:
    """An editor finds the schema that `pecdocs nuevo` puts beside the plan."""
    assert starter(name).startswith("# yaml-language-server: $schema=esquema.json\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_starter_is_a_draft_in_its_own_format(name: str) -> None:
    """Nobody takes the example for an approved plan."""
    text = starter(name)
    assert re.search(r"(?m)^  estado: borrador\b", text)
    assert f"\nformato: {name}\n" in text


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_starter_offers_in_comments_works(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without their «#», the optional lines are right."""
    text = _OPTIONAL.sub(r"\1\2", starter(name))
    status, said = generate(tmp_path, text, capsys)
    assert (status, said) == (0, "")


@pytest.mark.parametrize("name", FORMATS)
def test_a_starter_generates_when_it_is_approved(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that is said is what an approval lacks, as a starter has not been approved by anybody."""
    status, said = generate(tmp_path, starter(name).replace("estado: borrador", "estado: aprobado"), capsys)
    assert status == 0
    assert [
        each for each in said.splitlines() if not re.search("aviso: (no se dice|falta el acta|la revisión halla)", each)
    ] == []


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "comun"])
def test_a_starter_can_be_drawn_in_the_common_format(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An officer who changes the format of a plan gets a document."""
    text = starter(name).replace(f"\nformato: {name}\n", "\nformato: comun\n")
    status, said = generate(tmp_path, text, capsys)
    assert (status, ": error: " in said) == (0, False)


class _EditorLoader(yaml.SafeLoader):
    """Reads plain scalars as editors do, by YAML 1.2: numbers, true, false and null, and all else is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML reads the class attribute


for _tag, _pattern, _starts in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]*", list("-+0123456789")),
):
    _EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _starts)


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(each) for key, each in value.items()}
    return [_with_text_keys(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", FORMATS)
def test_an_editor_underlines_nothing_in_a_starter(name: str) -> None:
    """The JSON Schema agrees with the program on every line of the example."""
    data = _with_text_keys(yaml.load(starter(name), _EditorLoader))  # noqa: S506 - a safe loader with fewer types
    found = jsonschema.Draft202012Validator(json.loads(schema())).iter_errors(data)
    assert [f"{list(error.absolute_path)}: {error.message}" for error in found] == []
