"""Versions of a plan read in pieces hold what they hold when each is read whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pecdocs.faults import Place
from pecdocs.plan import Plan, pieces
from pecdocs.plan.folder import plan_from
from pecdocs.plan.pieces import Pieces
from tests.support.repos import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hypothesis.strategies import DrawFn

    from pecdocs.faults import Fault

PLAN = """\
entidad: {nombre: Alcaldía de Ejemplo}
documento: {titulo: Plan, version: "1", fecha: 2027-01-31, vigencia: 2027}
roles: {COM: Comunicaciones}
niveles: [Eje, Objetivo, Actividad]
arbol:
  - codigo: INT
    nombre: Comunicación interna
    hijos:
      # Lo de todos los días
      - codigo: BOL
        nombre: Boletín
        responsables:
          - COM

      # Lo de cada mes
      - {codigo: POL, nombre: Política,
         meta: 3}
    observaciones: |
      Los hijos:
      - son dos
  - codigo: EXT
    nombre: Comunicación externa
    hijos:
    - codigo: RED
      nombre: Redes
      hijos:
      - codigo: VID
        observaciones: |+
          Un texto

        nombre: Video
      - codigo: FOT
        nombre: Fotos
        observaciones: |
          Con sangría

    - codigo: AUD
      nombre: "Audiencia

        pública"
tablas:
  cronograma:
    filas:
      - {de: BOL}
      - de: EXT
        hijos:
          - de: AUD
"""
LAST = "tablas:\n"
LOOKS_LIKE_ONE = "      hijos:\n      - codigo: X\n        nombre: x\n"
TRAPS = (
    *("hijos:", "- codigo: X1", "    - codigo: X2", "      - {codigo: X3, nombre: a}", "      - {codigo: X4,"),
    *("# nota", "     # nota", "#nota", "", "  ", "arbol:", '"', "'", "{", "]", ": ", "- ", "- - a", "&a", "*a", "!x"),
    *("  texto: |", "      observaciones: |", "        observaciones: >-", "      hijos: [{codigo: X5, nombre: b}]"),
    *("---", "...", "%YAML 1.1", "\t", "\r", "\x07", "\u2028", "\ufeff", "niveles: [A]", "cambios: []"),
    *('  - "nodos leídos aparte"', "      - nodos leídos aparte"),
)
"""What takes one thing for another, where it is put in a line or between two."""


def read_whole(files: Mapping[str, bytes]) -> Plan | None:
    """Read a plan as a person's is read."""
    plan, faults = plan_from(files, "")
    return plan if not faults else None


def held(plan: Plan | None) -> object:
    """Give all that a plan holds, and what of it was written."""
    return plan and (plan.model_dump(), plan.model_dump(exclude_unset=True))


def never(_files: Mapping[str, bytes], _folder: str) -> tuple[Plan | None, Sequence[Fault]]:
    """Refuse to read a whole plan."""
    raise AssertionError("it was read whole")


@cache
def published(style: str) -> list[str]:
    """Give the published plans, as they were written or as a program writes them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*/plan.yaml"))]
    if style == "theirs":
        return [PLAN, *texts]
    loaded = [yaml.load(text, Loader=yaml.BaseLoader) for text in texts]  # noqa: S506 - texts, and nothing else
    return [yaml.safe_dump(each, allow_unicode=True, sort_keys=False) for each in loaded]


@st.composite
def histories(draw: DrawFn) -> list[bytes]:
    """Give versions of a plan, each the one before it with a few lines as no program would leave them."""
    text = draw(st.sampled_from([PLAN, *published("theirs"), *published("dumped")]))
    found = []
    for _ in range(draw(st.integers(1, 5))):
        lines = text.split("\n")
        for _ in range(draw(st.integers(0, 2))):
            _spoil(draw, lines)
        found.append("\n".join(lines))
        text = draw(st.sampled_from([text, found[-1]]))
    ends = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"]))
    return [each.replace("\n", ends).encode() for each in found]


def _spoil(draw: DrawFn, lines: list[str]) -> None:
    """Take a line out, put one in, move some, join two, or change what a line begins or ends with."""
    start = next((n for n, line in enumerate(lines) if line.startswith("arbol:")), 0)
    at = draw(st.integers(draw(st.sampled_from([0, start, start])), len(lines) - 1))
    match draw(st.integers(0, 6)):
        case 0:
            del lines[at]
            lines.append("")
        case 1:
            lines.insert(at, draw(st.sampled_from(TRAPS)))
        case 2:
            lines.insert(at, draw(st.sampled_from(lines)))
        case 3:
            lines[at] = " " * draw(st.integers(0, 9)) + lines[at].lstrip()
        case 4:
            lines[at] += draw(st.sampled_from(TRAPS))
        case 5:
            where = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:where] + "\n" + " " * draw(st.integers(0, 9)) + lines[at][where:]
        case _:
            some = lines[at : at + draw(st.integers(1, 8))]
            del lines[at : at + len(some)]
            where = draw(st.integers(0, len(lines)))
            lines[where:where] = some


@given(histories())
@settings(max_examples=60)
def test_pieces_hold_what_the_whole_holds(texts: list[bytes]) -> None:
    """Whatever is done to its lines; what has a fault is no plan."""
    reader = Pieces()
    for text in texts:
        files = {"plan.yaml": text}
        assert held(reader.plan(files)) == held(read_whole(files))


@pytest.mark.parametrize("style", ["theirs", "dumped"])
def test_plans_as_people_and_programs_write_them_are_read_in_pieces(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of them is read whole."""
    wanted = [held(read_whole({"plan.yaml": each.encode()})) for each in published(style)]
    monkeypatch.setattr(pieces, "plan_from", never)
    assert [held(Pieces().plan({"plan.yaml": each.encode()})) for each in published(style)] == wanted


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("Boletín", "Boletín mensual", 1),
        ("pública", "privada", 0),
        ("Política", "Norma", 1),
        ("Alcaldía", "Gobernación", 0),
        ("\n", "\r\n", 0),
        ("niveles:", "siglas: {A: B}\nniveles:", 0),
        ("Comunicación interna", "Lo de adentro", 0),
        ("      - {codigo: POL, nombre: Política,\n         meta: 3}\n", "", 0),
        ("nombre: Video", "nombre: Video\n      - {codigo: LIB, nombre: Libro}", 1),
    ],
)
def test_of_another_version_only_what_is_new_is_read(
    old: str, new: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of nodes; what holds others, and what stands after one that does, is of the rest, as all that is no node."""
    reader, read = Pieces(), pieces._node
    reader.plan({"plan.yaml": PLAN.encode()})
    found: list[object] = []

    def noted(piece: tuple[int, str]) -> object:
        found.append(piece)
        return read(piece)

    monkeypatch.setattr(pieces, "_node", noted)
    monkeypatch.setattr(pieces, "plan_from", never)
    assert old in PLAN
    files = {"plan.yaml": PLAN.replace(old, new).encode()}
    plan = reader.plan(files)
    assert held(plan) == held(read_whole(files))
    assert len(found) == count


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("arbol:\n", "arbol:\nhijos:\n"),
        ("    hijos:\n    - codigo: RED", "    hijos:\n    hijos:\n    - codigo: RED"),
        ("de: EXT", "de: OTRO"),
        ("codigo: FOT", "codigo: VID"),
        ("nombre: Fotos", "nombre: Fotos\n        nombre: Otra"),
        ("- COM", "- ALC"),
        ("      - codigo: VID", "      - nodos leídos aparte\n      - codigo: VID"),
        ("      Los hijos:\n      - son dos\n  -", f"{LOOKS_LIKE_ONE}  - nodos leídos aparte\n  -"),
        (LAST, f"cambios: []\n{LAST}"),
    ],
)
def test_what_has_a_fault_is_no_plan(old: str, new: str) -> None:
    """Within a node or across the plan, before and after a version that has none."""
    reader = Pieces()
    assert old in PLAN
    for text, is_plan in ((PLAN.replace(old, new, 1), False), (PLAN, True), (PLAN.replace(old, new, 1), False)):
        assert (reader.plan({"plan.yaml": text.encode()}) is not None) is is_plan


def test_what_looks_like_a_node_in_a_text_is_none() -> None:
    """A mark that stands anywhere but in the tree shows that the text was cut where it should not."""
    files = {"plan.yaml": PLAN.replace("      Los hijos:\n      - son dos\n", LOOKS_LIKE_ONE).encode()}
    plan = Pieces().plan(files)
    assert held(plan) == held(read_whole(files))
    assert plan is not None
    assert "codigo: X" in str(plan.arbol[0].observaciones)


@pytest.mark.parametrize("ending", ["", "\n", "\n\n", "\n# fin\n", "\n..."])
def test_the_last_node_of_a_text_is_whole(ending: str) -> None:
    """Whatever the text ends with: a block keeps or loses its last line end with it."""
    for cut in (PLAN[: PLAN.index(LAST) - 1], PLAN[: PLAN.index("    - codigo: AUD") - 2]):
        files = {"plan.yaml": (cut + ending).encode()}
        assert held(Pieces().plan(files)) == held(read_whole(files)) is not None


@pytest.mark.parametrize(
    "log",
    [b"", b"# nada\n", b"cambios: []\n", b'cambios:\n- {version: "1", fecha: 2024-01-01, descripcion: x}\n', b"\xff"],
)
def test_the_change_log_is_read_with_it(log: bytes) -> None:
    """And its mistakes are those of the plan."""
    files = {"plan.yaml": PLAN.encode(), "cambios.yaml": log}
    assert held(Pieces().plan(files)) == held(read_whole(files))


def test_nothing_is_no_plan() -> None:
    """As in a revision that has only a change log."""
    assert Pieces().plan({}) is None
    assert Pieces().plan({"plan.yaml": b"\xff"}) is None


def test_a_plan_in_pieces_has_no_places() -> None:
    """All are the beginning of a file without a name."""
    plan = Pieces().plan({"plan.yaml": PLAN.encode()})
    assert plan is not None
    assert plan.place(plan.arbol[0].hijos[1]) == Place("", 1, 1)
