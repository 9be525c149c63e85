"""The structure tree in the file (ISO 32000-1, 14.7.2 to 14.7.4): elements, the tree of parents, the names of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pecdocs.pdf.tags import KEPT_EMPTY, Elem
from pecdocs.pdf.values import Ready, rectangle, register, text

if TYPE_CHECKING:
    from collections.abc import Sequence


def write(document: Any, root: Elem, pages: Sequence[list[Elem]], parents: Sequence[tuple[int, int | Elem]]) -> None:
    """Write the structure into reportlab's document.

    `pages` says whose each page's pieces of content are; `parents` is what each key of the parent tree stands for: a
    page, or an annotation of an element.
    """
    writer = _Writer(document, len(pages))
    top = Ready()
    top_number = register(document, top)
    tree = register(document, Ready(lambda _: writer.parent_tree(pages, parents)))
    writer.add(root, top_number)
    names = writer.names()
    top.content = (
        f"<</Type /StructTreeRoot /K [{writer.numbers[id(root)]} 0 R] /ParentTree {tree} 0 R "
        f"/ParentTreeNextKey {len(parents)}".encode("ascii")
        + (b" /IDTree <</Names [" + names + b"]>>" if names else b"")
        + b">>"
    )
    document.Catalog.StructTreeRoot = top


class _Writer:
    """Writes elements, each an object with a number and no more than it has to say: a matrix has tens of thousands."""

    def __init__(self, document: Any, pages: int) -> None:
        self._document = document
        self._pages = [document.idToObjectNumberAndVersion[f"Page{n}"][0] for n in range(1, pages + 1)]
        self.numbers: dict[int, int] = {}
        self._notes: dict[bytes, int] = {}

    def add(self, elem: Elem, parent: int) -> int:
        """Write an element and those in it that hold anything; give its number."""
        made = Ready()
        number = register(self._document, made)
        self.numbers[id(elem)] = number
        page = next((kid[0] for kid in elem.kids if isinstance(kid, tuple)), None)
        kids = [self._kid(kid, page, number) for kid in elem.kids if isinstance(kid, tuple) or _holds(kid)]
        kids += [
            f"<</Type /OBJR /Obj {item} 0 R /Pg {self._pages[place]} 0 R>>".encode("ascii")
            for place, item in elem.annotations
        ]
        made.content = b"".join(
            (
                f"<</S /{elem.tag} /P {parent} 0 R".encode("ascii"),
                b"" if page is None else f" /Pg {self._pages[page]} 0 R".encode("ascii"),
                self._attributes(elem, number),
                b" /K " + (kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]") if kids else b"",
                b">>",
            ),
        )
        return number

    def _kid(self, kid: Elem | tuple[int, int], page: int | None, number: int) -> bytes:
        """Write a child: an element, a piece of content on the element's page, or on another one."""
        if isinstance(kid, Elem):
            return f"{self.add(kid, number)} 0 R".encode("ascii")
        place, piece = kid
        if place == page:
            return str(piece).encode("ascii")
        return f"<</Type /MCR /Pg {self._pages[place]} 0 R /MCID {piece}>>".encode("ascii")

    def _attributes(self, elem: Elem, number: int) -> bytes:
        parts = []
        if elem.alt:
            parts.append(b" /Alt " + text(elem.alt))
        if elem.title:
            parts.append(b" /T " + text(elem.title))
        if elem.tag == "Note" or elem.ident:
            parts.append(b" /ID " + self._identify(elem, number))
        if found := _table(elem) or _list(elem) or _layout(elem):
            parts.append(b" /A <<" + found + b">>")
        return b"".join(parts)

    def _identify(self, elem: Elem, number: int) -> bytes:
        """Give the identity of an element, which no other has."""
        name = elem.ident or f"nota {len(self._notes) + 1}"
        key = name.encode("utf-8")
        if key in self._notes:
            raise ValueError(f"two elements are {name}")
        self._notes[key] = number
        return b"<" + key.hex().encode("ascii") + b">"

    def names(self) -> bytes:
        """Write the tree of identities, in their order."""
        return b" ".join(b"<%b> %d 0 R" % (key.hex().encode("ascii"), self._notes[key]) for key in sorted(self._notes))

    def parent_tree(self, pages: Sequence[list[Elem]], parents: Sequence[tuple[int, int | Elem]]) -> bytes:
        """Write, for each page and annotation, which elements it belongs to."""
        entries = []
        for key, what in parents:
            if isinstance(what, Elem):
                entries.append(f"{key} {self.numbers[id(what)]} 0 R")
            else:
                items = " ".join(f"{self.numbers[id(elem)]} 0 R" for elem in pages[what])
                entries.append(f"{key} [{items}]")
        return ("<</Nums [" + "\n".join(entries) + "]>>").encode("ascii")


def _holds(elem: Elem) -> bool:
    """Tell whether an element holds anything; an empty cell holds its place."""
    return (
        elem.tag in KEPT_EMPTY
        or bool(elem.annotations)
        or any(isinstance(kid, tuple) or _holds(kid) for kid in elem.kids)
    )


def _table(elem: Elem) -> bytes:
    """Write what a cell says of its place (14.8.5.7)."""
    if elem.tag not in {"TH", "TD"}:
        return b""
    said = [f"/Scope /{elem.scope}"] if elem.scope else []
    said += [f"/RowSpan {elem.rowspan}"] if elem.rowspan > 1 else []
    said += [f"/ColSpan {elem.colspan}"] if elem.colspan > 1 else []
    return ("/O /Table " + " ".join(said)).encode("ascii") if said else b""


def _list(elem: Elem) -> bytes:
    """Write how a list is numbered (14.8.5.5)."""
    return f"/O /List /ListNumbering /{elem.numbering}".encode("ascii") if elem.numbering else b""


def _layout(elem: Elem) -> bytes:
    """Write where a figure stands (14.8.5.4)."""
    return b"/O /Layout /Placement /Block /BBox " + rectangle(elem.bbox) if elem.bbox else b""
