"""The list of changes at the front of a redline: on a page of its own, in a control that goes with one click."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from pecdocs.opc.xml import attribute, escape, fragment, w
from pecdocs.word.tracked.items import parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.layout.cambios.redline import Line, Things
    from pecdocs.word.styles import Styles

LIST_TITLE = "Lista de cambios"
LIST_TAG = "lista_de_cambios"
_ROOM = '<w:spacing w:before="240" w:after="120"/>'
_TITLE = '<w:keepNext/><w:spacing w:before="120" w:after="20"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/>'
_LINE = '<w:spacing w:before="0" w:after="20"/><w:ind w:left="284" w:firstLine="0"/><w:jc w:val="left"/>'
_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
"""Close together and small, whatever the style: it is a short list."""


def put_list(
    body: _Element,
    lines: Sequence[Line],
    section: _Element,
    styles: Styles,
    bookmark_of: Callable[[Things], str | None],
) -> None:
    """Put the list before all the rest; `section` is that of the first page, `bookmark_of` where things stand."""
    if not lines:
        return
    section = deepcopy(section)
    for each in section.findall(w("titlePg")) + section.findall(w("cols")):
        section.remove(each)
    pieces = _paragraphs(lines, styles, bookmark_of)
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{LIST_TITLE}"/><w:tag w:val="{LIST_TAG}"/><w:id w:val="900000001"/>'
        f"</w:sdtPr><w:sdtContent>{''.join(pieces)}</w:sdtContent></w:sdt>"
    )
    end = f"<w:p><w:pPr>{fragment(section)}</w:pPr></w:p>"
    for position, element in enumerate(parsed(control + end)):
        body.insert(position, element)


def _paragraphs(lines: Sequence[Line], styles: Styles, bookmark_of: Callable[[Things], str | None]) -> Iterator[str]:
    title, text = (styles.get(name) for name in ("toc heading", "body text"))
    yield _paragraph(title or styles.get("title"), f"<w:r><w:rPr><w:b/></w:rPr><w:t>{LIST_TITLE}</w:t></w:r>", _ROOM)
    for line in lines:
        bookmark = bookmark_of(line.things)
        bold = "<w:b/><w:bCs/>" if line.is_title else ""
        run = f'<w:r><w:rPr>{bold}{_SMALL}</w:rPr><w:t xml:space="preserve">{escape(line.text)}</w:t></w:r>'
        if bookmark is not None:
            run = f'<w:hyperlink w:anchor="{attribute(bookmark)}" w:history="1">{run}</w:hyperlink>'
        yield _paragraph(text, run, _TITLE if line.is_title else _LINE)


def _paragraph(style: str | None, content: str, look: str = "") -> str:
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style is not None else ""
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{content}</w:p>"
