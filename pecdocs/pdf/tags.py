"""The structure of a document as a reader without eyes meets it: elements (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

STANDARD = frozenset(
    (
        *("Document", "Part", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
        *("P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "Code", "Link", "Figure", "Formula"),
    )
)
"""The standard types that are used here: with no others there is nothing to map in a RoleMap."""

KEPT_EMPTY = frozenset({"TD", "TH"})
"""Elements that stay without content, for the grid of their table has a place for each."""


class Elem:
    """One structure element; its children are read in the order in which they were made.

    An element is made with the story, before anything is drawn; what is drawn for it is added then, page by page. One
    that has paragraphs or lists in it must hold no text of its own: it would be read after them.
    """

    __slots__ = (
        "alt", "annotations", "attached", "bbox", "colspan", "ident", "kids", "numbering", "parent", "rowspan",
        "scope", "tag", "title",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - one argument for each attribute that PDF knows
        self,
        tag: str,
        parent: Elem | None = None,
        *,
        alt: str = "",
        scope: str = "",
        rowspan: int = 1,
        colspan: int = 1,
        title: str = "",
        ident: str = "",
        numbering: str = "",
        late: bool = False,
    ) -> None:
        """Add an element to its parent; one without a parent is the root, a Document.

        `alt` is what a Figure shows, in words; `scope` says which cells a TH is the head of: Row, Column or Both;
        `title` names a heading; `ident` is the identity of a Note, made up where none is given; `numbering` is how
        the items of an L are marked: Decimal, LowerAlpha, Disc… A `late` element takes its place among its parent's
        children when something is drawn for it. Raises ValueError for what no checker would accept.
        """
        if tag not in STANDARD:
            raise ValueError(f"{tag} is no standard structure type")
        if tag == "TH" and scope not in {"Row", "Column", "Both"}:
            raise ValueError("a TH says which cells it is the head of: Row, Column or Both")
        if tag in {"Figure", "Formula"} and not alt.strip():
            raise ValueError(f"a {tag} says in words what it shows")
        if (parent is None) != (tag == "Document"):
            raise ValueError("the root, and only the root, is a Document")
        self.tag, self.parent = tag, parent
        self.alt, self.title, self.ident, self.numbering = alt, title, ident, numbering
        self.scope, self.rowspan, self.colspan = scope, rowspan, colspan
        self.kids: list[Elem | tuple[int, int]] = []
        """Elements, and pieces of content as (page from 0, number on that page)."""
        self.annotations: list[tuple[int, int]] = []
        """Of a Link: the number of its page, and that of its object in the file."""
        self.bbox: tuple[float, float, float, float] | None = None
        """Of a Figure: where it stands on its page, in points."""
        self.attached = not late
        if parent is not None and not late:
            parent.kids.append(self)

    def own(self, page: int, number: int) -> None:
        """Take a piece of content that was drawn on a page."""
        self.attach()
        self.kids.append((page, number))

    def attach(self) -> None:
        """Take a place among the parent's children, unless it has one."""
        if not self.attached and self.parent is not None:
            self.parent.attach()
            self.parent.kids.append(self)
            self.attached = True

    def __repr__(self) -> str:
        """Give its tag, for who reads a failing test."""
        return f"Elem({self.tag})"
