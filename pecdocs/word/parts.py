"""The parts of a Word document, under the names that the rest of this stage uses.

What a part is called is said by relationships alone (ECMA-376 part 2, 9.3): Word for the web saves
`word/document2.xml`. A template's parts are given their usual names first, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place

if TYPE_CHECKING:
    from pecdocs.opc import Package

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
FOOTNOTES = "word/footnotes.xml"
SETTINGS = "word/settings.xml"

STORIES = ("header", "footer", "footnotes", "endnotes")
"""The kinds of part that hold text beside the document's own."""
_OF_DOCUMENT = {"styles": STYLES, "numbering": NUMBERING, "footnotes": FOOTNOTES, "settings": SETTINGS}
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def give_usual_names(package: Package, file: str) -> None:
    """Rename the parts of a Word document. Raises InputError when the package is not one."""
    found = set(package.targets("", "officeDocument").values())
    main = found.pop() if len(found) == 1 else None
    if main is None or package.content_type(main) != _MAIN_TYPE:
        hint = "guárdelo en Word como «Documento de Word (.docx)»"
        raise InputError([Fault(Place(file), "no es un documento de Word (.docx)", hint)])
    _rename(package, main, DOCUMENT, file)
    for kind, name in _OF_DOCUMENT.items():
        for target in dict.fromkeys(package.targets(DOCUMENT, kind).values()):
            _rename(package, target, name, file)
    if STYLES not in package.targets(DOCUMENT, "styles").values():
        raise InputError([Fault(Place(file), "el documento no tiene estilos", "guárdelo de nuevo en Word")])
    _require_xml(package, file)


def _require_xml(package: Package, file: str) -> None:
    """Raise InputError for each part that Word reads as XML and whose content type is of something else."""
    types = package.content_types()
    kinds = (*_OF_DOCUMENT, *STORIES)
    used = {name for kind in kinds for name in package.targets(DOCUMENT, kind).values() if name in package.parts}
    strange = sorted(name for name in used if not types[name].endswith("+xml"))
    if strange:
        message = "la parte no es del tipo que el documento espera"
        raise InputError([Fault(Place(file, spot=name), message, "guárdelo de nuevo en Word") for name in strange])


def _rename(package: Package, old: str, new: str, file: str) -> None:
    if old == new and new in package.parts:
        return
    if old not in package.parts or new in package.parts:
        raise InputError([Fault(Place(file, spot=old), "la parte falta o está dos veces", "guárdelo de nuevo en Word")])
    package.move(old, new)
