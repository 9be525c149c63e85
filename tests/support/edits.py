"""Two versions of a plan: any plan, and the same after some edits such as people make (hypothesis)."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from pecdocs.plan import Plan
from tests.support.strategies import fields, lines, plan_data, plans, signers, texts, titles

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Data = dict[str, Any]


@st.composite
def versions(draw: DrawFn) -> tuple[Plan, Plan]:
    """Give an older and a newer plan: edited, or another one altogether."""
    if draw(st.integers(0, 9)) == 0:
        return draw(plans()), draw(plans())
    old = draw(plan_data())
    new = deepcopy(old)
    for edit in draw(st.lists(st.sampled_from(_EDITS), min_size=1, max_size=6)):
        edit(draw, new)
    return Plan.model_validate(old), Plan.model_validate(new)


def lists_of(items: list[Data], below: str) -> list[list[Data]]:
    """Give a tree's lists of sisters: the roots, then those below each."""
    return [items, *(found for item in items for found in lists_of(item.get(below) or [], below))]


def _edit_node(draw: DrawFn, plan: Data) -> None:
    """Give a node other fields, or none."""
    node = _some_node(draw, plan)
    if node is not None:
        kept = {"codigo", "nombre", "hijos", "listas", "pasos"}
        for name in set(node) - kept:
            if draw(st.booleans()):
                del node[name]
        node |= {name: value for name, value in draw(fields()).items() if name != "pasos"}


def _some_node(draw: DrawFn, plan: Data) -> Data | None:
    nodes = [node for sisters in lists_of(plan["arbol"], "hijos") for node in sisters]
    return draw(st.sampled_from(nodes)) if nodes else None


def _rename_node(draw: DrawFn, plan: Data) -> None:
    """Give a node another name."""
    node = _some_node(draw, plan)
    if node is not None:
        node["nombre"] = draw(texts())


def _shuffle(draw: DrawFn, plan: Data) -> None:
    """Put sisters in another order: of nodes, or of sections. What stands beside them keeps no anchor."""
    for key, below in (("arbol", "hijos"), ("secciones", "secciones")):
        sisters = draw(st.sampled_from(lists_of(plan[key], below)))
        sisters[:] = draw(st.permutations(sisters))
    _free_entries(plan)


def _free_entries(plan: Data) -> None:
    """Take the anchors off every list: their children may have gone elsewhere."""
    rows = [
        row for table in plan["tablas"].values() for rows in lists_of(table.get("filas") or [], "hijos") for row in rows
    ]
    nodes = [node for sisters in lists_of(plan["arbol"], "hijos") for node in sisters]
    for item in (*nodes, *rows):
        for entries in (item.get("listas") or {}).values():
            for entry in entries:
                entry.pop("junto_a", None)


def _move_node(draw: DrawFn, plan: Data) -> None:
    """Put a leaf below another parent of its depth."""
    lists = [sisters for sisters in lists_of(plan["arbol"], "hijos") if sisters]
    leaves = [(sisters, node) for sisters in lists for node in sisters if not node["hijos"] and len(sisters) > 1]
    if leaves:
        sisters, node = draw(st.sampled_from(leaves))
        sisters.remove(node)
        to = draw(st.sampled_from([each for each in lists if each]))
        to.insert(draw(st.integers(0, len(to))), node)
        _free_entries(plan)


def _new_code(draw: DrawFn, plan: Data) -> None:
    """Give a node another codigo, and its rows with it."""
    node = _some_node(draw, plan)
    if node is not None:
        old, node["codigo"] = node["codigo"], f"Y-{draw(st.integers(0, 99))}"
        codes = [each["codigo"] for sisters in lists_of(plan["arbol"], "hijos") for each in sisters]
        if len(codes) != len(set(codes)):
            node["codigo"] = old
        for table in plan["tablas"].values():
            for rows in lists_of(table.get("filas") or [], "hijos"):
                for row in rows:
                    if row.get("de") == old:
                        row["de"] = node["codigo"]
        _free_entries(plan)


def _edit_section(draw: DrawFn, plan: Data) -> None:
    """Give a section another title, number or note."""
    found = [section for sisters in lists_of(plan["secciones"], "secciones") for section in sisters]
    if found:
        section = draw(st.sampled_from(found))
        name = draw(st.sampled_from(("titulo", "numeral", "nota")))
        section[name] = draw(titles())


def _edit_parts(draw: DrawFn, plan: Data) -> None:
    """Change an acronym, a role, a period's title, the control of the document, or who signs."""
    plan["siglas"][draw(titles())] = draw(texts())
    plan["roles"]["COM"] = {"nombre": draw(titles()), "personas": [{"nombre": draw(titles())}]}
    plan["periodos"]["S2"]["titulo"] = draw(titles())
    plan["documento"]["version"] = draw(lines())
    plan["firmas"]["aprobo"] = draw(st.lists(signers(), max_size=2))


def _remove_table(draw: DrawFn, plan: Data) -> None:
    """Let a table draw the whole tree again, or take away what the plan says of it."""
    if plan["tablas"]:
        name = draw(st.sampled_from(sorted(plan["tablas"])))
        if draw(st.booleans()):
            del plan["tablas"][name]
        else:
            plan["tablas"][name].pop("filas", None)


_EDITS = (
    _edit_node,
    _edit_node,
    _rename_node,
    _shuffle,
    _move_node,
    _new_code,
    _edit_section,
    _edit_parts,
    _remove_table,
)
