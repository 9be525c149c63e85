"""What is refused of a file before anything in it is used: bombs, macros, ways out, what no document could keep."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.faults import Fault, Place
from pecdocs.opc import xml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element

    from pecdocs.opc.package import Package

CONTENT_TYPES = "[Content_Types].xml"
MEGABYTE = 2**20
MAX_UNPACKED = 100 * MEGABYTE
MAX_XML = 20 * MEGABYTE
"""All XML of a file: once read it takes some twenty times its size."""
MAX_RATIO = 200
MAX_MEMBERS = 2000
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How a member may be packed (ECMA-376 part 2, annex B.4)."""

WORD, EXCEL = "Word", "Excel"
_LINKS = {WORD: "Archivo → Información", EXCEL: "Datos"}
"""Where each program has its «Editar vínculos»."""

_MAY_LEAVE = frozenset({"hyperlink", "attachedTemplate"})
"""The kinds of relationship that may point out of the file; whatever else does, an office would fetch by itself."""
_CLICKED = frozenset({"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver", "attachedTemplate"})
"""The elements that may use such a relationship; another would fetch what it points to, whatever its kind says."""
_USES = (f"{{{xml.R}}}", "{urn:schemas-microsoft-com:office:office}relid")
"""How the attributes begin that name a relationship: the second is that of drawings of Word 97."""

_MACROS = ("el archivo tiene macros", "guárdelo sin macros (.docx, .xlsx)")
_OBJECT = ("el archivo lleva dentro un objeto de otro programa", "reemplácelo por una imagen o una tabla")
_CONTROL = ("el archivo tiene un control ActiveX", "bórrelo; en un documento que se imprime no sirve")
_CHUNK = ("el archivo trae dentro otro documento sin convertir", "ábralo en Word y guárdelo de nuevo")
_ADD_IN = ("el archivo abre un complemento", "guárdelo sin complementos")
_SIGNATURE = ("el archivo está firmado, y la firma no valdría para lo que salga de él", "guárdelo sin la firma")
_REFUSED = {
    "vbaProject": _MACROS,
    "attachedToolbars": _MACROS,
    "keyMapCustomizations": _MACROS,
    "control": _CONTROL,
    "activeXControlBinary": _CONTROL,
    "oleObject": _OBJECT,
    "aFChunk": _CHUNK,
    "webextension": _ADD_IN,
    "webextensiontaskpanes": _ADD_IN,
    "origin": _SIGNATURE,
}
"""What is refused by the kind of its relationship, whatever the part is called."""


def program(file: str) -> str:
    """Name the program that saves such a file, by the ending of its name."""
    return EXCEL if file.casefold().rpartition(".")[2].startswith("xl") else WORD


def _save_again(file: str) -> str:
    return f"guárdelo de nuevo en {program(file)}"


def zip_fault(package: zipfile.ZipFile, file: str) -> Fault | None:
    """Give what is wrong with a zip by its directory alone, before any member is unpacked."""
    members = package.infolist()
    names = [info.filename.casefold() for info in members]
    unpacked = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members) or 1
    place = Place(file)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or (unpacked > MEGABYTE and unpacked / packed > MAX_RATIO):
        message = f"el archivo se expande a {unpacked // MEGABYTE} MB en {len(members)} partes"
        return Fault(place, message, "reduzca sus imágenes y guárdelo de nuevo")
    if len(set(names)) < len(names):
        hint = "guárdelo de nuevo en Word o Excel"
        return Fault(place, "el archivo tiene dos partes con el mismo nombre", hint)
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name for name in names):
        return Fault(
            place,
            "el archivo tiene partes que saldrían de su carpeta",
            f"use otro archivo: este no lo hizo {program(file)}",
        )
    if any(info.compress_type not in _PACKED for info in members):
        message = f"el archivo está comprimido de una manera que {program(file)} no usa"
        return Fault(place, message, _save_again(file))
    return None


def package_faults(package: Package, file: str, streamed: tuple[str, ...] = ()) -> list[Fault]:
    """Give what is wrong with the parts of a package, all that can be told at once.

    Parts whose content type ends as one of `streamed` are not parsed.
    """
    fault = _xml_fault(package, CONTENT_TYPES, file)
    if fault is not None:
        return [fault]
    types = package.content_types()
    stream = {name for name, kind in types.items() if streamed and kind.casefold().endswith(streamed)}
    written = [name for name in package.parts if _is_xml(name, types[name]) and name not in stream]
    size = sum(len(package.parts[name]) for name in written)
    if size > MAX_XML:
        message = f"el archivo se expande a {size // MEGABYTE} MB de XML, y se admiten {MAX_XML // MEGABYTE}"
        return [Fault(Place(file), message, "reduzca sus imágenes y guárdelo de nuevo")]
    faults = [fault for name in written if (fault := _xml_fault(package, name, file)) is not None]
    faults += [Fault(Place(file, spot=name), *_MACROS) for name in package.parts if _has_macros(name, types[name])]
    return faults or [*_refused(package, file), *_ways_out(package, file, stream), *_lost(package, file)]


def _is_xml(name: str, content_type: str) -> bool:
    return name.lower().endswith((".xml", ".rels")) or content_type.casefold().endswith("xml")


def _has_macros(name: str, content_type: str) -> bool:
    """Tell macros by name or type: those of a workbook inside the file too."""
    said = content_type.casefold()
    return name.lower().endswith("vbaproject.bin") or said.endswith("vbaproject") or "macroenabled" in said


def _xml_fault(package: Package, name: str, file: str) -> Fault | None:
    try:
        package.xml(name)
    except xml.DoctypeError:
        return Fault(Place(file, spot=name), "la parte declara un DOCTYPE", _save_again(file))
    except etree.XMLSyntaxError:
        return Fault(Place(file, spot=name), "la parte no es XML bien formado", _save_again(file))
    return None


def _relationships(package: Package) -> Iterator[tuple[str, str, _Element]]:
    """Give every relationship of a package, with the part that holds it and its kind (the last word of the type)."""
    for name in package.parts:
        if name.lower().endswith(".rels"):
            for each in package.xml(name):
                yield name, str(each.get("Type")).rpartition("/")[2], each


def _is_external(relationship: _Element) -> bool:
    return str(relationship.get("TargetMode")).casefold() == "external"


def _refused(package: Package, file: str) -> Iterator[Fault]:
    """Give a fault for each relationship to what may run, or would not be true of a document made from the file."""
    for name, kind, each in _relationships(package):
        if kind in _REFUSED and not _is_external(each):
            part = resolved(posixpath.dirname(source_of(name)), str(each.get("Target")))
            yield Fault(Place(file, spot=part), *_REFUSED[kind])


def _ways_out(package: Package, file: str, unused: Collection[str]) -> Iterator[Fault]:
    """Give a fault for each relationship that leaves the file, but for links that a reader has to click.

    What is read as a stream (`unused`) goes nowhere from here: how it uses its links is not looked at.
    """
    links: dict[str, dict[str, str]] = {}
    for name, kind, each in _relationships(package):
        if not _is_external(each):
            continue
        if kind in _MAY_LEAVE:
            links.setdefault(source_of(name), {})[str(each.get("Id"))] = str(each.get("Target"))
        else:
            yield _way_out(file, name, str(each.get("Target")))
    for source, addresses in links.items():
        if source not in package.parts or source in unused or not _is_xml(source, package.content_types()[source]):
            continue
        for element in package.xml(source).iter(etree.Element):
            if etree.QName(element).localname not in _CLICKED:
                for key, value in element.attrib.items():
                    if str(key).startswith(_USES) and value in addresses:
                        yield _way_out(file, source, addresses[str(value)])


def _way_out(file: str, part: str, address: str) -> Fault:
    return Fault(Place(file, spot=part), *outside(address, program(file)))


def outside(address: str, of: str = WORD) -> tuple[str, str]:
    """Say that a file of a program uses something that is not in it, and the way out."""
    return f"usa algo que está fuera del archivo: {address}", f"incrústelo: en {of}, {_LINKS[of]} → Editar vínculos"


def _lost(package: Package, file: str) -> Iterator[Fault]:
    """Give a fault for each relationship to a part that is not there: offices differ on what is to be done with it."""
    for name, _, each in _relationships(package):
        target, folder = str(each.get("Target")), posixpath.dirname(source_of(name))
        if not _is_external(each) and resolved(folder, target) not in package.parts:
            yield Fault(Place(file, spot=name), f"señala una parte que falta: {target}", _save_again(file))


def source_of(rels: str) -> str:
    """Give the part whose relationships a `.rels` part holds."""
    folder, base = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def resolved(folder: str, target: str) -> str:
    """Give the part that a relationship points to from a folder of the package."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
