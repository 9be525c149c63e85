"""What both filled templates of a redline must be before they can be merged: one file holds parts of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.opc.xml import NS, w
from pecdocs.word.story import stories

if TYPE_CHECKING:
    from pecdocs.opc import Package

_HOLDERS = tuple(w(name) for name in ("sdt", "customXml", "smartTag", "bdo", "dir"))
"""What only holds paragraphs, rows, cells or runs."""
_HOLDER_PROPERTIES = frozenset({w("customXmlPr"), w("smartTagPr")})
_PICTURE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_VML = "urn:schemas-microsoft-com:vml"


def dissolve_controls(package: Package) -> None:
    """Leave what content controls and the like hold, without them: of what they hold, each change has its own mark."""
    for story in stories(package):
        for holder in list(story.root.iter(*_HOLDERS)):
            content = holder.find(w("sdtContent")) if holder.tag == w("sdt") else holder
            for child in list(content) if content is not None else []:
                if child.tag not in _HOLDER_PROPERTIES:
                    holder.addprevious(child)
            parent = holder.getparent()
            if parent is not None:
                parent.remove(holder)
        package.put(story.part, story.root)


def bring_pictures(before: Package, package: Package) -> None:
    """Give the new version the pictures that the old one alone shows, under ids that hold in the new one."""
    for story in stories(before):
        ids = {}
        for identity, name in before.targets(story.part, "image").items():
            if name not in package.parts:
                package.add(name, before.content_type(name) or "", before.parts[name])
            ids[identity] = package.relate(story.part, _PICTURE, name)
        for element in story.root.iter() if ids else ():
            for key, value in element.attrib.items():
                if str(key).startswith(f"{{{NS['r']}}}") and value in ids:
                    element.set(key, ids[str(value)])
        before.put(story.part, story.root)


def rename_shapes(package: Package) -> None:
    """Give the shapes of the old version ids of their own, for they may stand beside those of the new one."""
    for story in stories(package):
        for element in story.root.iter(f"{{{_VML}}}*"):
            if identity := element.get("id"):
                element.set("id", f"antes_{identity}")
            if kind := element.get("type"):
                element.set("type", kind.replace("#", "#antes_", 1))
        package.put(story.part, story.root)
