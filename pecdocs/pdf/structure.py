"""The structure tree in the file (ISO 32000-1, 14.7.2 to 14.7.4): elements, the tree of parents, the names of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pecdocs.pdf.tags import KEPT_EMPTY, Elem
from pecdocs.pdf.values import Ready, rectangle, register, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import BytesIO


def announce(document: Any) -> int:
    """Give reportlab's document a structure tree that `append` will fill; give its number."""
    document.Catalog.StructTreeRoot = Ready()
    return register(document, document.Catalog.StructTreeRoot)


def append(  # noqa: PLR0913 - what a tree is made of
    out: BytesIO,
    document: Any,
    number: int,
    root: Elem,
    *,
    pages: Sequence[list[Elem]],
    parents: Sequence[tuple[int, int | Elem]],
) -> None:
    """Add the structure to the file that reportlab wrote, as an update at its end (7.5.6), and take it apart.

    reportlab would keep each element in five tables: of a large matrix more than all its pages. `number` is that of the
    tree; `pages` says whose each page's pieces of content are; `parents` is what each key of the parent tree stands
    for: a page, or an annotation of an element.
    """
    writer = _Writer(out, document, len(pages))
    top = writer.add(root, number)
    tree = writer.put(writer.parent_tree(pages, parents))
    names = writer.names()
    content = (
        f"<</Type /StructTreeRoot /K [{top} 0 R] /ParentTree {tree} 0 R /ParentTreeNextKey {len(parents)}".encode(
            "ascii"
        )
        + (b" /IDTree <</Names [" + names + b"]>>" if names else b"")
        + b">>"
    )
    writer.end(number, content)


class _Writer:
    """Writes elements, each an object with a number and no more than it has to say: a matrix has tens of thousands."""

    def __init__(self, out: BytesIO, document: Any, pages: int) -> None:
        """Take a file that is whole, and what reportlab made it of."""
        self._out = out
        self._before = int(bytes(out.getbuffer()[-40:]).split()[-2])
        """Where the file says where its objects are."""
        numbers = document.idToObjectNumberAndVersion
        self._catalog: int = numbers[document.Catalog.__InternalName__][0]
        self._pages: list[int] = [numbers[f"Page{n}"][0] for n in range(1, pages + 1)]
        self._first: int = document.objectcounter + 1
        self._places: list[int] = []
        """Where each object stands, from the first one on."""
        self.numbers: dict[int, int] = {}
        self._notes: dict[bytes, int] = {}

    def _number(self) -> int:
        self._places.append(0)
        return self._first + len(self._places) - 1

    def _write(self, number: int, content: bytes) -> int:
        place = self._out.tell()
        self._out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        return place

    def put(self, content: bytes, number: int = 0) -> int:
        """Write an object, which may have its number already; give that."""
        number = number or self._number()
        self._places[number - self._first] = self._write(number, content)
        return number

    def end(self, number: int, content: bytes) -> None:
        """Write an object anew that the file has already, and where all of them stand (7.5.4, 7.5.5)."""
        place = self._write(number, content)
        start = self._out.tell()
        self._out.write(b"xref\n%d 1\n%010d 00000 n \n" % (number, place))
        self._out.write(b"%d %d\n" % (self._first, len(self._places)))
        self._out.writelines(b"%010d 00000 n \n" % place for place in self._places)
        size = self._first + len(self._places)
        self._out.write(b"trailer\n<</Size %d /Root %d 0 R /Prev %d>>\n" % (size, self._catalog, self._before))
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def add(self, elem: Elem, parent: int) -> int:
        """Write an element and those in it that hold anything, which it lets go; give its number."""
        number = self._number()
        self.numbers[id(elem)] = number
        page = next((kid[0] for kid in elem.kids if isinstance(kid, tuple)), None)
        kids = [self._kid(kid, page, number) for kid in elem.kids if isinstance(kid, tuple) or _holds(kid)]
        kids += [
            f"<</Type /OBJR /Obj {item} 0 R /Pg {self._pages[place]} 0 R>>".encode("ascii")
            for place, item in elem.annotations
        ]
        elem.kids.clear()
        content = (
            f"<</S /{elem.tag} /P {parent} 0 R".encode("ascii"),
            b"" if page is None else f" /Pg {self._pages[page]} 0 R".encode("ascii"),
            self._attributes(elem, number),
            b" /K " + (kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]") if kids else b"",
            b">>",
        )
        return self.put(b"".join(content), number)

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
