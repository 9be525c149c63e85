"""What of a template is not for its documents: refused by name where nothing true could be printed, else left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, Place
from pecdocs.opc.intake import outside
from pecdocs.opc.xml import w
from pecdocs.word.parts import DOCUMENT, SETTINGS
from pecdocs.word.tags import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from pecdocs.opc import Package
    from pecdocs.word.story import Story

_FETCH = frozenset({"DDE", "DDEAUTO", "LINK", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "DATABASE", "RD"})
"""The fields of Word whose result comes from elsewhere (ECMA-376 part 1, 17.16.5)."""
_NESTED = "…"
"""Stands, in a field's code, for another field or a text inside it: what they give is known to Word alone."""
_TRACKED = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange", "tcPrChange"),
    "trPrChange",
)
_PICTURES = ("imagedata", "fill", "stroke")
_ADDRESSES = frozenset({"src", "href", "althref"})
_OFFICE = "urn:schemas-microsoft-com:office:office"
_TAG = re.compile(r"\{[{%].*?[}%]\}")
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_OF_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def refused(package: Package, stories: Iterable[Story], file: str) -> Iterator[Fault]:
    """Give a fault for what a document made from the template could not print as its author sees it."""
    for story in stories:
        for element, message, hint in _strange(story.root):
            inside = (element, *element.iterancestors(w("p")))
            spot = next((line.spot for line in story.lines() if line.paragraph in inside), story.name)
            yield Fault(Place(file, spot=spot), message, hint)
    if SETTINGS in package.parts and package.xml(SETTINGS).find(w("mailMerge")) is not None:
        hint = "en Word: Correspondencia → Iniciar combinación de correspondencia → Documento normal de Word, y guarde"
        yield Fault(Place(file), "la plantilla combina correspondencia con datos que no están en el archivo", hint)
    for name, kind in package.content_types().items():
        if "drawingml" in kind and kind.endswith("+xml"):
            found = _TAG.search("".join(str(text) for text in package.xml(name).itertext()))
            if found is not None:
                message = f"hay una etiqueta en un gráfico o un diagrama, donde no se llena: {quoted(found[0])}"
                yield Fault(Place(file, spot=name), message, "póngala en el texto o en un cuadro de texto")


def _strange(root: _Element) -> Iterator[tuple[_Element, str, str]]:
    for element, code in _field_codes(root):
        word = next(iter(code.split()), "").upper()
        if word in _FETCH or (_NESTED in word and not word.startswith("=")):
            message = f"el campo de Word «{quoted(code.strip())}» trae lo que no está en el archivo"
            yield element, message, "quítelo, y ponga en su lugar el texto o la imagen"
    changed = next(root.iter(*map(w, _TRACKED)), None)
    if changed is not None:
        hint = "en Word: Revisar → Aceptar todos los cambios, y guarde"
        yield changed, "la plantilla tiene cambios sin aceptar ni rechazar", hint
    for element in root.iter(*(f"{{urn:schemas-microsoft-com:vml}}{name}" for name in _PICTURES)):
        for key, value in element.attrib.items():
            if str(key).removeprefix(f"{{{_OFFICE}}}") in _ADDRESSES:
                yield (element, *outside(str(value)))


def _field_codes(root: _Element) -> Iterator[tuple[_Element, str]]:
    """Give the code of every field, whole, with an element of it; fields stand inside others (17.16.18)."""
    codes: list[str | None] = []
    """Those of the fields that are open; None once the code is complete."""
    for element in root.iter(w("fldChar"), w("instrText"), w("t"), w("fldSimple")):
        kind = element.get(w("fldCharType"))
        if element.tag == w("fldSimple"):
            yield element, str(element.get(w("instr")))
        elif kind == "begin":
            if codes and codes[-1] is not None:
                codes[-1] += _NESTED
            codes.append("")
        elif codes and kind in {"separate", "end"}:
            code = codes[-1]
            if code is not None:
                yield element, code
            codes[-1] = None
            if kind == "end":
                codes.pop()
        elif codes and codes[-1] is not None:
            codes[-1] += _NESTED if element.tag == w("t") else element.text or ""


def leave_out(package: Package, stories: Iterable[Story]) -> None:
    """Take away what is the template's alone: remarks on it, its picture, what Word would read again elsewhere.

    Parts that nothing is related to any more are left behind when the package is written.
    """
    for kind in _COMMENTS:
        package.unrelate(DOCUMENT, kind)
    package.unrelate("", "thumbnail")
    if package.unrelate(SETTINGS, "attachedTemplate"):  # the .dotx that it was made from, wherever that may be
        settings = package.xml(SETTINGS)
        _remove(settings.iter(w("attachedTemplate")))
        package.put(SETTINGS, settings)
    for story in stories:
        _remove(story.root.iter(*map(w, _OF_COMMENTS)))
        _remove(each for each in story.root.iter("{*}dataBinding"))  # its text would be replaced by other data


def _remove(elements: Iterable[_Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
