"""The JSON Schema that editors use: what the program prints, what stands in data/, what the sample plans keep."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from pecdocs.cli.describe import SCHEMAS, schema
from pecdocs.plan import Plan
from tests.conftest import ROOT
from tests.support.yaml_cases import HEAD, branch, node

if TYPE_CHECKING:
    from pathlib import Path

DATA = ROOT / "data"
SAMPLES = sorted(path.parent for path in DATA.glob("*/plan.yaml"))
STARTERS = sorted((ROOT / "templates").glob("*/inicio.yaml"))
VALIDATORS = {of: Draft202012Validator(json.loads(schema(of))) for of in SCHEMAS}
OTHERS = {
    **dict.fromkeys(sorted(DATA.glob("*/seguimiento/*.yaml")), "seguimiento"),
    **dict.fromkeys(sorted(DATA.glob("*/cambios.yaml")), "cambios"),
    **dict.fromkeys(sorted((ROOT / "templates").glob("*/formato.yaml")), "formato"),
}
"""The other files that people write, and what each is."""


class _EditorLoader(yaml.SafeLoader):
    """Reads as an editor's YAML 1.2 does: no dates, no yes and no."""


_EditorLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in {"int", "float", "null"}]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(text: str, of: str = "plan") -> list[str]:
    """Give what an editor would underline in a plan, or in another file."""
    data: Any = yaml.load(text, Loader=_EditorLoader)  # noqa: S506 - it is a SafeLoader
    plain = json.loads(json.dumps(data))  # the keys as text
    return [f"{error.json_path}: {error.message[:80]}" for error in VALIDATORS[of].iter_errors(plain)]


@pytest.mark.parametrize("of", SCHEMAS)
def test_the_schema_of_each_file_is_one(of: str) -> None:
    """By the rules of JSON Schema itself."""
    Draft202012Validator.check_schema(json.loads(schema(of)))


@pytest.mark.parametrize(
    ("of", "name"),
    [("plan", "esquema"), ("seguimiento", "esquema-seguimiento"), ("cambios", "esquema-cambios")],
)
def test_the_file_in_data_is_what_the_program_prints(of: str, name: str) -> None:
    """After a change to the model: `pecdocs esquema > data/esquema.json`, and so the others."""
    assert (DATA / f"{name}.json").read_text(encoding="utf-8") == schema(of)


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_sample_plan_points_its_editor_to_the_schema(folder: Path) -> None:
    """On its first line, and the file is where the line says."""
    line = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert line == "# yaml-language-server: $schema=../esquema.json"
    assert (folder / "../esquema.json").is_file()


@pytest.mark.parametrize("path", [*(folder / "plan.yaml" for folder in SAMPLES), *STARTERS], ids=str)
def test_an_editor_underlines_nothing_in_a_good_plan(path: Path) -> None:
    """The samples and the starters keep the schema, shorthands included."""
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("path", "of"), OTHERS.items(), ids=str)
def test_an_editor_underlines_nothing_in_the_other_files(path: Path, of: str) -> None:
    """Period files, change logs and formats keep their schema too."""
    assert complaints(path.read_text(encoding="utf-8"), of) == []


@pytest.mark.parametrize("path", [path for path, of in OTHERS.items() if of != "formato"], ids=str)
def test_a_sample_file_points_its_editor_to_its_schema(path: Path) -> None:
    """On its first line, and the file is where the line says."""
    _, _, target = path.read_text(encoding="utf-8").splitlines()[0].partition("# yaml-language-server: $schema=")
    assert (path.parent / target).resolve() == DATA / f"esquema-{OTHERS[path]}.json"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("respuesta: {}\n", "seguimiento"),
        ("respuestas: {A: {ejecutado: 1, avidencia: x}}\n", "seguimiento"),
        ("respuestas: {A: {estado: parada}}\n", "seguimiento"),
        ("cerrado: {fecha: 2024-04-01}\n", "seguimiento"),
        ("cambios: [{version: 1, fechas: x}]\n", "cambios"),
        ("nombre: x\ntablas: {a: {descripcion: x, columnas: [{codigo: x, campo: nmbre}]}}\n", "formato"),
    ],
)
def test_an_editor_underlines_what_the_program_refuses_in_the_other_files(text: str, of: str) -> None:
    """An unknown key, a missing one, a word that is not of the list."""
    assert complaints(text, of)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "secsiones: []\n",
        "formato: comun\n",
        HEAD.replace("sigla: ENT", "pais: XX"),
        branch("- nombre: x"),
        node("fechas: {inicio: {dia: 1}}"),
        node("meta: {cantidad: 1, tipo: otra}"),
        node("productos: {a: b}"),
    ],
)
def test_an_editor_underlines_what_the_program_refuses(text: str) -> None:
    """An unknown key, a missing one, a word that is not of the list, a value of another kind."""
    assert complaints(text)


@pytest.mark.parametrize("of", SCHEMAS)
def test_an_editor_explains_every_key(of: str) -> None:
    """Each field has a text under it, in the officer's language."""
    found = json.loads(schema(of))
    models = [found, *found["$defs"].values()]
    bare = [
        (model["title"], name)
        for model in models
        for name, field in model.get("properties", {}).items()
        if "description" not in field and "$ref" not in field  # what it points to has its own
    ]
    assert bare == []


def test_the_change_log_is_not_offered_in_the_plan() -> None:
    """It stands in a file of its own."""
    assert "cambios" in Plan.model_fields
    assert "cambios" not in json.loads(schema())["properties"]
