"""A structural checker for the package of any Office file (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from tests.support.wordxml import R

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element


def package_faults(names: Sequence[str], roots: Mapping[str, Element]) -> Iterator[str]:
    """Give the faults of the package of any Office file: its zip, content types and relationships."""
    folded = Counter(name.casefold() for name in names)
    yield from (f"two members are called {name}" for name, count in folded.items() if count > 1)
    declared = {str(each.get("PartName", "")).lstrip("/") for each in roots["[Content_Types].xml"]}
    defaults = {str(each.get("Extension", "")).casefold() for each in roots["[Content_Types].xml"]}
    overrides = Counter(str(each.get("PartName")) for each in roots["[Content_Types].xml"] if each.get("PartName"))
    yield from (f"{name} is declared {count} times" for name, count in overrides.items() if count > 1)
    yield from (f"{name} is declared and missing" for name in declared - set(names) - {""})
    for name in set(names) - declared - {"[Content_Types].xml"}:
        if name.rpartition(".")[2].casefold() not in defaults:
            yield f"{name} has no content type"
    yield from _relationships(names, roots)


def _relationships(names: Sequence[str], roots: Mapping[str, Element]) -> Iterator[str]:
    related = {"[Content_Types].xml"}
    for name in names:
        if not name.endswith(".rels"):
            continue
        folder, _, base = name.rpartition("_rels/")
        source = folder + base.removesuffix(".rels")
        if source not in {"", *names}:
            yield f"{name} holds the relationships of nothing"
        identities = Counter(str(each.get("Id")) for each in roots[name])
        yield from (f"{name} has {identity} {count} times" for identity, count in identities.items() if count > 1)
        for each in roots[name]:
            target = str(each.get("Target"))
            inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(folder + target)
            related.add(inside)
            if each.get("TargetMode") != "External" and inside not in names:
                yield f"{name}: {each.get('Id')} points to {inside}, which is missing"
        yield from _used_relationships(roots, source, set(identities))
    for name in names:
        if name not in related and not name.endswith(".rels"):
            yield f"nothing is related to {name}"


def _used_relationships(roots: Mapping[str, Element], source: str, known: set[str]) -> Iterator[str]:
    if source not in roots:
        return
    for element in roots[source].iter():
        for key, value in element.attrib.items():
            if key.startswith(R) and value not in known:
                yield f"{source} uses the relationship {value}, which is missing"
