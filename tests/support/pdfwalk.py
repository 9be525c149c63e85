"""A walk through a tagged PDF, read anew: what its pages paint, what its structure says, and that both are one.

Nothing here is taken from the writer. What it looks at is what ISO 14289-1 (PDF/UA-1) asks for and a program can see:
all that paints belongs to an element or is an artifact, every piece of content is somebody's, once, and knows whose;
links are links; tables are grids.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.support.pdftext import decoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHOWS = {"Tj", "TJ", "'", '"'}
_PAINTS = _SHOWS | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
_OPENS = {"BT": "BT", "q": "q", "BMC": "MC", "BDC": "MC"}
_CLOSES = {"ET": "BT", "Q": "q", "EMC": "MC"}
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
_CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
}

_INLINE = {"Link", "Span", "Reference", "Note", "Lbl", "Quote", "Code"}
"""Elements that may stand within a line of text."""
_PRINTED = 4
"""The flag of an annotation that has it printed."""

Key = tuple[int, int]
"""The number and generation of an object."""


class Artifact(NamedTuple):
    """A text that no element holds."""

    page: int
    kind: str
    """Pagination, Layout…; empty where the artifact says nothing of itself."""
    text: str


@dataclass(eq=False)
class Node:
    """A structure element, as it stands in the file."""

    tag: str
    key: Key
    obj: Object
    parent: Node | None
    parts: list[str | Node] = field(default_factory=list)
    """What is in it, in order: the texts of its own pieces of content, and elements."""

    @property
    def children(self) -> list[Node]:
        """Give the elements in it."""
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def text(self) -> str:
        """Give its own text."""
        return "".join(part for part in self.parts if isinstance(part, str))

    def all(self) -> Iterator[Node]:
        """Give it and all elements in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def words(self) -> str:
        """Give the text of it and of all in it, with spaces as one."""
        return " ".join(self._said().split())

    def _said(self) -> str:
        said = "".join(part if isinstance(part, str) else part._said() for part in self.parts)
        return said if self.tag in _INLINE - {"Lbl", "Note"} else f" {said} "


@dataclass
class Walk:
    """What a walk found."""

    errors: list[str] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)
    root: Node | None = None
    pdf: Pdf | None = None
    """The file, open as long as its elements are looked at."""

    def nodes(self, *tags: str) -> list[Node]:
        """Give the elements with one of these tags, in reading order; all of them where none is named."""
        return [node for node in (self.root.all() if self.root else ()) if not tags or node.tag in tags]


def walk(data: bytes) -> Walk:
    """Walk through a PDF."""
    pdf = Pdf.open(BytesIO(data))
    walker = _Walker(pdf)
    walker.look()
    walker.found.pdf = pdf
    return walker.found


class _Walker:
    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.found = Walk()
        self.say = self.found.errors.append
        self.pieces: dict[tuple[Key, int], str] = {}
        """The text of each piece of content on a page."""
        self.numbers: dict[Key, set[int]] = {}
        """The pieces of content of each page."""
        self.owners: dict[tuple[Key, int], list[Node]] = {}
        self.objects: dict[Key, list[Node]] = {}
        self.linked: set[Key] = set()
        self.parents: dict[int, Object] = {}
        self.decoders: dict[Key, Callable[[bytes], str]] = {}

    def look(self) -> None:
        self._document()
        for number, page in enumerate(self.pdf.pages, 1):
            _Page(self, page, number).read()
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is None:
            self.say("the document has no structure")
            return
        self.parents = dict(_numbers(tree.get("/ParentTree", Dictionary())))
        self._structure(tree)
        for number, page in enumerate(self.pdf.pages, 1):
            self._claims(page, number)
            self._annotations(page, number)
        self._left_over()
        self._elements(tree)

    def _document(self) -> None:
        root = self.pdf.Root
        if not str(root.get("/Lang", "")):
            self.say("the document has no Lang")
        if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
            self.say("the document is not marked as tagged")
        if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
            self.say("the document does not show its title")
        metadata = bytes(root.Metadata.read_bytes()) if "/Metadata" in root else b""
        for wanted in (b"<dc:title>", b"<pdfuaid:part>1</pdfuaid:part>"):
            if wanted not in metadata:
                self.say(f"the metadata has no {wanted.decode()}")

    def _structure(self, tree: Object) -> None:
        tops = [kid for kid in _kids(tree) if isinstance(kid, Dictionary)]
        if [str(top.S) for top in tops] != ["/Document"]:
            self.say("the structure has no Document as its one root")
        for top in tops:
            self.found.root = self._node(top, None, tree)

    def _node(self, obj: Object, parent: Node | None, above: Object) -> Node:
        node = Node(str(obj.S)[1:], obj.objgen, obj, parent)
        if obj.get("/P") is None or obj.P.objgen != above.objgen:
            self.say(f"{node.tag} {node.key} does not know its parent")
        for kid in _kids(obj):
            if isinstance(kid, int):
                self._own(node, obj.get("/Pg"), kid)
            elif kid.get("/Type") == Name.MCR:
                self._own(node, kid.get("/Pg", obj.get("/Pg")), int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                self.objects.setdefault(kid.Obj.objgen, []).append(node)
            else:
                node.parts.append(self._node(kid, node, obj))
        return node

    def _own(self, node: Node, page: Object | None, number: int) -> None:
        if page is None:
            self.say(f"{node.tag} {node.key} has content on no page")
            return
        self.owners.setdefault((page.objgen, number), []).append(node)
        node.parts.append(self.pieces.get((page.objgen, number), ""))

    def _claims(self, page: pikepdf.Page, number: int) -> None:
        """Every piece of content of a page is of one element, and the parent tree says so."""
        here = sorted(self.numbers.get(page.obj.objgen, ()))
        named = self.parents.get(int(page.obj.get("/StructParents", -1)))
        if here and named is None:
            self.say(f"page {number} has no StructParents in the parent tree")
        for piece in here:
            owners = self.owners.get((page.obj.objgen, piece), [])
            if len(owners) != 1:
                self.say(f"page {number}: content {piece} is of {len(owners)} elements")
            elif named is not None and (piece >= len(named) or named[piece].objgen != owners[0].key):
                self.say(f"page {number}: content {piece} is of another element in the parent tree")

    def _left_over(self) -> None:
        """No element claims what no page paints."""
        for (key, piece), nodes in self.owners.items():
            if (key, piece) not in self.pieces:
                self.say(f"{nodes[0].tag} {nodes[0].key} claims content {piece}, which is not there")

    def _annotations(self, page: pikepdf.Page, number: int) -> None:
        annotations = list(page.obj.get("/Annots", Array()))
        if annotations and page.obj.get("/Tabs") != Name.S:
            self.say(f"page {number} has annotations and no Tabs by structure")
        for item in annotations:
            owners = self.objects.get(item.objgen, [])
            where = f"page {number}: annotation {item.objgen}"
            if [node.tag for node in owners] != ["Link"]:
                self.say(f"{where} is not in one Link")
                continue
            named = self.parents.get(int(item.get("/StructParent", -1)))
            if named is None or named.objgen != owners[0].key:
                self.say(f"{where} does not know its Link")
            if not str(item.get("/Contents", "")).strip():
                self.say(f"{where} has no Contents")
            if not int(item.get("/F", 0)) & _PRINTED:
                self.say(f"{where} is not printed")

    def _elements(self, tree: Object) -> None:
        """Each element is where it may be, and says what it has to."""
        named = _names(tree.get("/IDTree", Dictionary()))
        heading = 0
        self.linked = {node.key for nodes in self.objects.values() for node in nodes}
        for node in self.found.nodes():
            if node.parent is not None:
                self._place(node, node.parent)
            self._duties(node, named)
            if node.tag[0] == "H" and node.tag[1:].isdigit():
                level = int(node.tag[1:])
                if level > heading + 1:
                    self.say(f"{node.tag} «{node.words()}» leaves out a level of headings")
                heading = level
            if node.tag == "Table":
                self._grid(node)
        for item, nodes in self.objects.items():
            if len(nodes) > 1:
                self.say(f"object {item} is in {len(nodes)} elements")

    def _place(self, node: Node, parent: Node) -> None:
        if parent.tag not in _PARENTS.get(node.tag, {parent.tag}) or node.tag not in _CHILDREN.get(
            parent.tag, {node.tag}
        ):
            self.say(f"{node.tag} {node.key} may not be in {parent.tag}")
        if parent.text.strip() and node.tag not in _INLINE:
            self.say(f"{parent.tag} {parent.key} has text of its own and a {node.tag}, which is read out of its place")

    def _duties(self, node: Node, named: dict[bytes, Key]) -> None:
        attributes = _attributes(node.obj)
        if node.tag == "TH" and str(attributes.get("/Scope", "")) not in {"/Row", "/Column", "/Both"}:
            self.say(f"TH «{node.words()}» has no Scope")
        if node.tag in {"Figure", "Formula"}:
            if not str(node.obj.get("/Alt", "")).strip():
                self.say(f"{node.tag} {node.key} has no Alt")
            if "/BBox" not in attributes:
                self.say(f"{node.tag} {node.key} has no BBox")
        if node.tag == "Link" and node.key not in self.linked:
            self.say(f"Link «{node.words()}» has no annotation")
        if node.tag == "Note":
            identity = bytes(node.obj.get("/ID", b"")) if "/ID" in node.obj else b""
            if not identity or named.get(identity) != node.key:
                self.say(f"Note «{node.words()}» has no ID of its own")

    def _grid(self, table: Node) -> None:
        """Every row of a table has the same columns, with the cells that reach down from above."""
        rows = [node for node in table.all() if node.tag == "TR" and _nearest(node) is table]
        reach: dict[int, int] = {}
        widths: Counter[int] = Counter()
        for row in rows:
            taken = {column for column, left in reach.items() if left > 0}
            reach = {column: left - 1 for column, left in reach.items() if left > 1}
            column = 0
            for cell in row.children:
                while column in taken:
                    column += 1
                attributes = _attributes(cell.obj)
                for _ in range(int(attributes.get("/ColSpan", 1))):
                    if column in taken:
                        self.say(f"table {table.key}: a cell of «{row.words()}» is over another")
                    taken.add(column)
                    reach[column] = max(reach.get(column, 0), int(attributes.get("/RowSpan", 1)) - 1)
                    column += 1
            if taken != set(range(len(taken))):
                self.say(f"table {table.key}: «{row.words()}» leaves a column out")
            widths[len(taken)] += 1
        if len(widths) > 1:
            self.say(f"table {table.key} has rows of {sorted(widths)} columns")
        if any(left > 0 for left in reach.values()):
            self.say(f"table {table.key}: a cell reaches below the last row")


class _Page:
    """Reads what a page paints."""

    def __init__(self, walker: _Walker, page: pikepdf.Page, number: int) -> None:
        self.walker, self.page, self.number = walker, page, number
        self.key = page.obj.objgen
        self.stack: list[str] = []
        self.open: list[tuple[str, int | None]] = []
        """What is open: the kind of an artifact, or a tag with the number of its content."""
        self.decode: Callable[[bytes], str] = lambda _: ""

    def say(self, words: str) -> None:
        self.walker.say(f"page {self.number}: {words}")

    def read(self) -> None:
        for instruction in pikepdf.parse_content_stream(self.page):
            name, operands = str(instruction.operator), instruction.operands
            if name in _CLOSES:
                self._close(name)
            if name in {"BMC", "BDC"}:
                self._begin(operands)
            if name in _OPENS:
                self.stack.append(_OPENS[name])
            if name == "Tf":
                self._font(str(operands[0]))
            if name in _PAINTS:
                self._paint(name, operands)
        if self.stack or self.open:
            self.say(f"{[*self.stack]} stays open")

    def _close(self, name: str) -> None:
        if not self.stack or self.stack[-1] != _CLOSES[name]:
            self.say(f"{name} crosses {self.stack[-1:]}")
        if _CLOSES[name] in self.stack:
            del self.stack[len(self.stack) - 1 - self.stack[::-1].index(_CLOSES[name])]
        if name == "EMC" and self.open:
            self.open.pop()

    def _begin(self, operands: Any) -> None:
        tag = str(operands[0])[1:]
        properties = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else Dictionary()
        number = int(properties.MCID) if "/MCID" in properties else None
        if self.open:
            self.say(f"{tag} is inside {self.open[-1][0]}")
        if number is not None:
            if (self.key, number) in self.walker.pieces:
                self.say(f"content {number} stands twice")
            self.walker.pieces.setdefault((self.key, number), "")
            self.walker.numbers.setdefault(self.key, set()).add(number)
            self.open.append((tag, number))
        elif tag == "Artifact":
            self.open.append((str(properties.get("/Type", "/"))[1:], None))
        else:
            self.say(f"{tag} has no number")
            self.open.append((tag, None))

    def _font(self, name: str) -> None:
        font = self.page.obj.Resources.Font[name]
        if font.objgen not in self.walker.decoders:
            self.walker.decoders[font.objgen] = decoder(font)
        self.decode = self.walker.decoders[font.objgen]

    def _paint(self, name: str, operands: Any) -> None:
        shown = self._shown(operands) if name in _SHOWS else ""
        if not self.open:
            self.say(f"{name} paints outside of everything «{shown}»")
            return
        kind, number = self.open[-1]
        if number is not None:
            self.walker.pieces[self.key, number] += shown
        elif shown.strip():
            self.walker.found.artifacts.append(Artifact(self.number, kind, shown))
            if not kind:
                self.say(f"«{shown}» is in an artifact by nobody's order")

    def _shown(self, operands: Any) -> str:
        parts = list(operands[0]) if isinstance(operands[0], Array) else operands[-1:]
        return "".join(self.decode(bytes(part)) for part in parts if isinstance(part, pikepdf.String))


def _kids(obj: Object) -> list[Any]:
    kids = obj.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _attributes(obj: Object) -> Object:
    """Give the attributes of an element, of all owners together."""
    found = obj.get("/A", Dictionary())
    if isinstance(found, Array):
        return Dictionary({key: value for one in found for key, value in one.items()})
    return found


def _nearest(node: Node) -> Node | None:
    """Give the table that a row is of."""
    above = node.parent
    while above is not None and above.tag != "Table":
        above = above.parent
    return above


def _numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    """Give the pairs of a number tree."""
    pairs = list(tree.get("/Nums", Array()))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in tree.get("/Kids", Array()):
        yield from _numbers(kid)


def _names(tree: Object) -> dict[bytes, Key]:
    """Give the pairs of a name tree."""
    pairs = list(tree.get("/Names", Array()))
    found = {bytes(key): value.objgen for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
    for kid in tree.get("/Kids", Array()):
        found |= _names(kid)
    return found
