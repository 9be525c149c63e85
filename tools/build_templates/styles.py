"""The styles part: names are the built-in English ones, so that Word shows them in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.build_templates.elements import tag, word_part

if TYPE_CHECKING:
    from tools.build_templates.look import Look

BODY_LEVEL = 9
"""The outline level of text that is no heading, as the schema counts."""
COVER_TAB = 1985
"""Where the values of the lines of a cover begin."""


@dataclass(frozen=True, kw_only=True)
class Spacing:
    """Room before and after, in twentieths of a point, and between lines, in 240ths."""

    before: int = 0
    after: int = 0
    line: int = 240

    def xml(self) -> str:
        """Write the element."""
        return tag("spacing", before=self.before, after=self.after, line=self.line, lineRule="auto")


def styles_part(look: Look) -> str:
    """Write every style of a template."""
    return word_part(
        "styles",
        _defaults(look),
        tag(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=376,
        ),
        _base_styles(),
        *_text_styles(look),
        *_headings(look),
        *_lists_and_notes(look),
        *_contents(look),
        *_tables(look),
    )


def _defaults(look: Look) -> str:
    fonts = tag("rFonts", ascii=look.font, hAnsi=look.font, eastAsia=look.font, cs=look.font)
    language = tag("lang", val="es-CO", eastAsia="en-US", bidi="ar-SA")
    runs = tag("rPrDefault", tag("rPr", fonts, _size(look.size), language))
    paragraphs = tag("pPrDefault", tag("pPr", Spacing().xml()))
    return tag("docDefaults", runs, paragraphs)


def _size(half_points: int) -> str:
    return tag("sz", val=half_points) + tag("szCs", val=half_points)


def _bold() -> str:
    return tag("b") + tag("bCs")


def _colour(colour: str) -> str:
    return tag("color", val=colour)


def _style(  # noqa: PLR0913 - a style is this many things
    identity: str,
    name: str,
    *,
    kind: str = "paragraph",
    based_on: str = "Normal",
    following: str = "",
    priority: int = 99,
    quick: bool = True,
    properties: str = "",
    looks: str = "",
) -> str:
    custom: dict[str, str | int] = {} if name[0].islower() or name in _BUILT_IN else {"customStyle": 1}
    return tag(
        "style",
        tag("name", val=name),
        tag("basedOn", val=based_on),
        tag("next", val=following) if following else "",
        tag("uiPriority", val=priority),
        tag("qFormat") if quick else "",
        tag("pPr", properties) if properties else "",
        tag("rPr", looks) if looks else "",
        type=kind,
        **custom,
        styleId=identity,
    )


_BUILT_IN = frozenset(
    {
        "Title",
        "Subtitle",
        "Body Text",
        "List Bullet",
        "List Number",
        "List Paragraph",
        "Quote",
        "Hyperlink",
        "TOC Heading",
        "Table Grid",
    },
)


def _base_styles() -> str:
    margins = tag(
        "tblCellMar",
        *(tag(side, w=width, type="dxa") for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))),
    )
    hidden = tag("uiPriority", val=99) + tag("semiHidden") + tag("unhideWhenUsed")
    return "".join(
        (
            tag(
                "style",
                tag("name", val="Normal"),
                tag("qFormat"),
                tag("pPr", Spacing(after=120, line=259).xml()),
                type="paragraph",
                default=1,
                styleId="Normal",
            ),
            tag(
                "style",
                tag("name", val="Default Paragraph Font"),
                hidden.replace("99", "1"),
                type="character",
                default=1,
                styleId="DefaultParagraphFont",
            ),
            tag(
                "style",
                tag("name", val="Normal Table"),
                hidden,
                tag("tblPr", tag("tblInd", w=0, type="dxa"), margins),
                type="table",
                default=1,
                styleId="TableNormal",
            ),
            tag(
                "style",
                tag("name", val="No List"),
                hidden,
                type="numbering",
                default=1,
                styleId="NoList",
            ),
        ),
    )


def _text_styles(look: Look) -> tuple[str, ...]:
    align = tag("jc", val=look.align)
    title = Spacing(before=120, after=200).xml() + tag("jc", val=look.title_align)
    subtitle = Spacing(after=200).xml() + tag("jc", val=look.title_align)
    quote = Spacing(before=60, after=140, line=259).xml() + tag("ind", left=567, right=567) + align
    cover = (
        tag("tabs", tag("tab", val="left", pos=COVER_TAB))
        + tag("suppressAutoHyphens")
        + Spacing(after=80).xml()
        + tag("jc", val=look.title_align)
    )
    return (
        _style("BodyText", "Body Text", priority=1, properties=Spacing(after=140, line=264).xml() + align),
        _style(
            "Title",
            "Title",
            following="BodyText",
            priority=10,
            properties=tag("keepNext") + tag("suppressAutoHyphens") + title,
            looks=_bold() + _colour(look.accent) + _size(look.title_size),
        ),
        _style(
            "Subtitle",
            "Subtitle",
            following="BodyText",
            priority=11,
            properties=tag("keepNext") + tag("suppressAutoHyphens") + subtitle,
            looks=_colour(look.muted) + _size(look.subtitle_size),
        ),
        _style("Portada", "Portada", priority=12, properties=cover),
        _style(
            "Quote",
            "Quote",
            following="BodyText",
            priority=29,
            properties=quote,
            looks=tag("i") + tag("iCs") + _colour("404040"),
        ),
    )


def _headings(look: Look) -> tuple[str, ...]:
    room = ((360, 140), (280, 110), (220, 90), (180, 80), (160, 70), (160, 70))
    written = []
    for level, (size, (before, after)) in enumerate(zip(look.heading_sizes, room, strict=True), start=1):
        italic = tag("i") + tag("iCs") if level in {4, 6} else ""
        written.append(
            _style(
                f"Heading{level}",
                f"heading {level}",
                following="BodyText",
                priority=9,
                properties=tag("keepNext")
                + tag("keepLines")
                + tag("suppressAutoHyphens")
                + Spacing(before=before, after=after).xml()
                + tag("outlineLvl", val=level - 1),
                looks=_bold() + italic + _colour(look.accent) + _size(size),
            ),
        )
    return tuple(written)


def _lists_and_notes(look: Look) -> tuple[str, ...]:
    item = Spacing(after=80, line=264).xml() + tag("ind", left=425, hanging=425) + tag("jc", val=look.align)
    small = _size(look.small_size)
    return (
        _style("ListBullet", "List Bullet", based_on="BodyText", priority=2, properties=item),
        _style("ListNumber", "List Number", based_on="BodyText", priority=2, properties=item),
        _style(
            "ListParagraph",
            "List Paragraph",
            based_on="BodyText",
            priority=34,
            properties=Spacing(after=80, line=264).xml() + tag("ind", left=425),
        ),
        _style(
            "Caption",
            "caption",
            following="BodyText",
            priority=35,
            properties=tag("keepNext") + tag("keepLines") + Spacing(before=200, after=80).xml(),
            looks=_bold() + _colour(look.accent) + _size(look.table_size),
        ),
        _style(
            "FootnoteText",
            "footnote text",
            quick=False,
            properties=Spacing(after=40).xml() + tag("jc", val=look.align),
            looks=small,
        ),
        _style(
            "FootnoteReference",
            "footnote reference",
            kind="character",
            based_on="DefaultParagraphFont",
            quick=False,
            looks=tag("vertAlign", val="superscript"),
        ),
        _style(
            "Hyperlink",
            "Hyperlink",
            kind="character",
            based_on="DefaultParagraphFont",
            quick=False,
            looks=_colour(look.link) + tag("u", val="single"),
        ),
        _edge("Header", "header", look),
        _edge("Footer", "footer", look),
    )


def _edge(identity: str, name: str, look: Look) -> str:
    stops = tag(
        "tabs",
        tag("tab", val="center", pos=look.text_width // 2),
        tag("tab", val="right", pos=look.text_width),
    )
    return _style(
        identity,
        name,
        quick=False,
        properties=stops + tag("suppressAutoHyphens") + Spacing().xml(),
        looks=_size(look.small_size),
    )


def _contents(look: Look) -> tuple[str, ...]:
    stops = tag("tabs", tag("tab", val="right", leader="dot", pos=look.text_width))
    heading = Spacing(after=240).xml() + tag("outlineLvl", val=BODY_LEVEL)
    levels = []
    for level, (indent, before, after) in enumerate(((0, 120, 40), (284, 0, 40), (567, 0, 40)), start=1):
        levels.append(
            _style(
                f"TOC{level}",
                f"toc {level}",
                following="Normal",
                priority=39,
                quick=False,
                properties=stops
                + tag("suppressAutoHyphens")
                + Spacing(before=before, after=after).xml()
                + tag("ind", left=indent),
                looks=_bold() if level == 1 else "",
            ),
        )
    return (
        *levels,
        _style(
            "TOCHeading",
            "TOC Heading",
            based_on="Heading1",
            following="Normal",
            priority=39,
            properties=heading,
        ),
    )


def _tables(look: Look) -> tuple[str, ...]:
    cell = tag("suppressAutoHyphens") + Spacing(after=20).xml() + tag("jc", val="left")
    note = Spacing(before=60, after=200).xml()
    borders = tag(
        "tblBorders",
        *(
            tag(side, val="single", sz=4, space=0, color="auto")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
    )
    grid = tag(
        "style",
        tag("name", val="Table Grid"),
        tag("basedOn", val="TableNormal"),
        tag("uiPriority", val=39),
        tag("pPr", Spacing().xml()),
        tag("tblPr", borders),
        type="table",
        styleId="TableGrid",
    )
    return (
        _style("TextoTabla", "Texto de tabla", priority=3, properties=cell, looks=_size(look.table_size)),
        _style(
            "NotaTabla",
            "Nota de tabla",
            following="BodyText",
            priority=4,
            properties=note,
            looks=_colour(look.muted) + _size(look.small_size),
        ),
        grid,
    )
