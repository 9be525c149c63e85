"""Whatever stands in a plan's file, the answer is a plan or faults: never another exception."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.faults import InputError
from pecdocs.plan.folder import try_plan
from pecdocs.plan.model import Plan
from pecdocs.reading.scalars import Unquoted, read_scalar
from pecdocs.reading.source import parse_source
from pecdocs.reading.validation import try_validate
from tests.support.yaml_cases import HEAD, node, write_plan

KEYS = sorted({name for model in [Plan] for name in model.model_fields} | {"codigo", "nombre", "hijos", "filas", "de"})

_SNIPPETS = st.sampled_from(
    ["a: ", "- ", "\n", "  ", "\t", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!!str ", "|\n", ">\n", "#", ": ", "? "]
    + ["<<: ", "---\n", "...\n", "%YAML 1.1\n", "\\x00", "null", "NO", "1.10", "012", "\x85", "\x0b", "\ufeff", "é"]
    + [f"{key}: " for key in KEYS]
)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Bytes that are no text at all."""
    _read(raw)


@given(st.lists(_SNIPPETS, max_size=60).map("".join))
def test_anything_like_yaml_is_read_or_refused(text: str) -> None:
    """Pieces of YAML in any order, alone or after the opening of a plan."""
    _read(text.encode("utf-8", "replace"))
    _read((HEAD + text).encode("utf-8", "replace"))


def _read(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        plan, faults = try_plan(write_plan(Path(folder), raw))
    assert plan is not None or faults
    for fault in faults:
        line = str(fault)
        assert "\n" not in line
        assert ": error: " in line


_SCALARS = st.sampled_from(["x", "NO", "~", "1.10", "2024-01-31", "31/01/2024", "25 %", "", "auto", "COM", "é"])
_DATA: st.SearchStrategy[Any] = st.recursive(
    _SCALARS.map(lambda text: read_scalar(text) or text),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(KEYS), _DATA, max_size=6))
def test_any_values_in_any_keys_give_a_plan_and_faults(data: dict[str, Any]) -> None:
    """However much is wrong, what is left after mending is a plan, and each mistake was told where it stands."""
    text = "".join(f"{key}: {_flow(value)}\n" for key, value in {"entidad": {}, **data}.items())
    source = parse_source(text.encode(), "plan.yaml")
    reading = try_validate(Plan, source)
    assert reading.model is not None
    assert all(fault.place.line for fault in reading.faults)


@given(_DATA)
def test_any_value_in_a_node_is_read_or_refused_with_a_place(value: Any) -> None:
    """Whatever a field is given."""
    for field in ("fechas", "meta", "programacion", "pasos", "listas", "indicador", "responsables", "hijos"):
        _read(node(f"{field}: {_flow(value)}").encode())


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value) if isinstance(value, Unquoted) else f'"{value}"'


@given(st.text(max_size=60))
def test_a_text_that_is_kept_is_kept_to_the_letter(text: str) -> None:
    """Quoted, it comes back as it was written, or is refused by name."""
    written = yaml.safe_dump({"a": text}, allow_unicode=True, default_style='"').encode("utf-8", "surrogatepass")
    try:
        source = parse_source(written, "x")
    except InputError:
        return
    if not source.faults:
        assert source.data == {"a": text}
