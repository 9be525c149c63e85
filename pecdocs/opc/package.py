"""A package: its parts by name, its relationships and content types, and the seal that gives the same bytes."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.faults import Fault, InputError, Place
from pecdocs.opc import xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 2000
CONTENT_TYPES = "[Content_Types].xml"
SEAL_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every member: the earliest that zip can write."""
_PLAIN_FILE = 0o600 << 16
"""The attributes of every member; zipfile would put these in place of none."""
MAY_LEAVE = frozenset({"hyperlink", "attachedTemplate"})
"""The kinds of relationship that may point out of the file; whatever else does, an office would fetch by itself."""

_RELATIONSHIP = f"{{{xml.RELS}}}Relationship"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that is a .doc or .xls of before 2007, or is kept with a password."""
_NOT_READABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)
"""What zipfile raises for a file that is no zip, is cut or damaged, or is packed in a way that it does not know."""


@dataclass(slots=True)
class Package:
    """An Office file: `parts` holds every member by its zip name."""

    parts: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes, file: str) -> Package:
        """Read a package; `file` is how messages name it.

        Raises InputError when it is not a zip, or is larger, more packed, or otherwise stranger than any template.
        """
        if data.startswith(_OLE):
            hint = "guárdelo como «Documento de Word (.docx)», sin contraseña"
            raise InputError([Fault(Place(file), "es un archivo antiguo (.doc, .xls) o tiene contraseña", hint)])
        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                fault = _intake_fault(package, file)
                if fault is not None:
                    raise InputError([fault])
                parts = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
        except _NOT_READABLE:
            hint = "ábralo y guárdelo de nuevo en Word o Excel"
            raise InputError([Fault(Place(file), "no es un archivo de Office, o está dañado", hint)]) from None
        found = cls(parts)
        if CONTENT_TYPES not in parts:
            raise InputError([Fault(Place(file), "no es un archivo de Office", f"le falta {CONTENT_TYPES}")])
        faults = list(found._strange_parts(file)) or list(found._ways_out(file))
        if faults:
            raise InputError(faults)
        return found

    def _strange_parts(self, file: str) -> Iterator[Fault]:
        """Give a fault for each part that is not the XML it should be, or holds macros."""
        declared = self._declared_xml() if _well_formed(self.parts[CONTENT_TYPES]) else frozenset()
        for name, data in self.parts.items():
            place = Place(file, spot=name)
            if name.lower().endswith("vbaproject.bin"):
                yield Fault(place, "el archivo tiene macros", "guárdelo sin macros (.docx, .xlsx)")
            elif name.lower().endswith((".xml", ".rels")) or name in declared:
                try:
                    xml.parse(data)
                except xml.DoctypeError:
                    yield Fault(place, "la parte declara un DOCTYPE", "no se admite")
                except etree.XMLSyntaxError:
                    yield Fault(place, "la parte no es XML bien formado", "guárdelo de nuevo en Word")

    def _declared_xml(self) -> frozenset[str]:
        """Give the parts that are XML by their content type, whatever their name."""
        return frozenset(
            str(each.get("PartName")).lstrip("/")
            for each in self.xml(CONTENT_TYPES)
            if str(each.get("ContentType")).endswith("xml")
        )

    def _ways_out(self, file: str) -> Iterator[Fault]:
        """Give a fault for each relationship that leaves the file, but for links that a reader has to click."""
        for name in self.parts:
            if name.endswith(".rels"):
                for each in self.xml(name):
                    kind = str(each.get("Type")).rpartition("/")[2]
                    if each.get("TargetMode") == "External" and kind not in MAY_LEAVE:
                        message = f"usa algo que está fuera del archivo: {each.get('Target')}"
                        yield Fault(Place(file, spot=name), message, "incrústelo en lugar de vincularlo")

    def xml(self, name: str) -> _Element:
        """Parse a part."""
        return xml.parse(self.parts[name])

    def put(self, name: str, element: _Element) -> None:
        """Write an element as a part."""
        self.parts[name] = xml.serialize(element)

    def add(self, name: str, content_type: str, data: bytes) -> None:
        """Add a part with its content type (ECMA-376 part 2, 10.1.2.2)."""
        self.parts[name] = data
        types = self.xml(CONTENT_TYPES)
        etree.SubElement(types, f"{{{xml.TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self.put(CONTENT_TYPES, types)

    def content_type(self, name: str) -> str | None:
        """Give the content type that a part declares by its name, or None."""
        found = (each for each in self.xml(CONTENT_TYPES) if each.get("PartName") == f"/{name}")
        return next((str(each.get("ContentType")) for each in found), None)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Relate `source` to a part; give the relationship's id, an old one when they were related already."""
        root = self._relationships(source)
        written = posixpath.relpath(target, posixpath.dirname(source) or ".")
        taken = set()
        for relationship in root:
            taken.add(str(relationship.get("Id")))
            if relationship.get("Type") == kind and relationship.get("Target") == written:
                return str(relationship.get("Id"))
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        etree.SubElement(root, _RELATIONSHIP, Id=f"rId{number}", Type=kind, Target=written)
        self.put(rels_name(source), root)
        return f"rId{number}"

    def link(self, source: str, kind: str, addresses: Mapping[str, str]) -> None:
        """Relate `source` to addresses outside the file, under the relationship ids that are their keys."""
        root = self._relationships(source)
        for identity, address in addresses.items():
            etree.SubElement(root, _RELATIONSHIP, Id=identity, Type=kind, Target=address, TargetMode="External")
        self.put(rels_name(source), root)

    def _relationships(self, source: str) -> _Element:
        name = rels_name(source)
        return self.xml(name) if name in self.parts else etree.Element(f"{{{xml.RELS}}}Relationships")

    def relationship_ids(self, source: str) -> frozenset[str]:
        """Give the ids of the relationships of `source`."""
        return frozenset(str(each.get("Id")) for each in self._relationships(source))

    def unrelate(self, source: str, kind: str) -> frozenset[str]:
        """Take away the relationships of `source` of a kind (the last word of the type); give their ids."""
        root = self._relationships(source)
        gone = [each for each in root if str(each.get("Type")).endswith(f"/{kind}")]
        for each in gone:
            root.remove(each)
        if gone:
            self.put(rels_name(source), root)
        return frozenset(str(each.get("Id")) for each in gone)

    def move(self, old: str, new: str) -> None:
        """Give a part another name; its relationships, its content type and whatever points to it follow."""
        for name in [name for name in self.parts if name.endswith(".rels")]:
            root, source = self.xml(name), _source(name)
            for each in root:
                target = _resolved(posixpath.dirname(source), str(each.get("Target")))
                if each.get("TargetMode") != "External" and old in {target, source}:
                    each.set("Target", f"/{new if target == old else target}")
            self.put(name, root)
        types = self.xml(CONTENT_TYPES)
        for each in types:
            if each.get("PartName") == f"/{old}":
                each.set("PartName", f"/{new}")
        self.put(CONTENT_TYPES, types)
        for was, becomes in ((old, new), (rels_name(old), rels_name(new))):
            if was in self.parts:
                self.parts[becomes] = self.parts.pop(was)

    def targets(self, source: str, kind: str) -> dict[str, str]:
        """Give the parts that `source` is related to by `kind` (the last word of the type), by relationship id."""
        folder = posixpath.dirname(source)
        return {
            str(each.get("Id")): _resolved(folder, str(each.get("Target")))
            for each in self._relationships(source)
            if str(each.get("Type")).endswith(f"/{kind}") and each.get("TargetMode") != "External"
        }

    def seal(self) -> bytes:
        """Zip the parts so that equal parts always give equal bytes: fixed order, dates and attributes."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name in sorted(self.parts, key=_seal_order):
                info = zipfile.ZipInfo(name, SEAL_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                info.external_attr = _PLAIN_FILE
                package.writestr(info, self.parts[name], compresslevel=6)
        return out.getvalue()


def rels_name(source: str) -> str:
    """Give the name of the part that holds the relationships of `source`."""
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _source(rels: str) -> str:
    """Give the part whose relationships a `.rels` part holds."""
    folder, base = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _well_formed(data: bytes) -> bool:
    try:
        xml.parse(data)
    except (xml.DoctypeError, etree.XMLSyntaxError):
        return False
    return True


def _seal_order(name: str) -> tuple[int, str]:
    first = (CONTENT_TYPES, "_rels/.rels")
    return (first.index(name) if name in first else len(first)), name


def _intake_fault(package: zipfile.ZipFile, file: str) -> Fault | None:
    members = package.infolist()
    names = [info.filename.casefold() for info in members]
    unpacked = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members) or 1
    place = Place(file)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or (unpacked > 2**20 and unpacked / packed > MAX_RATIO):
        return Fault(place, f"el archivo se expande a {unpacked // 2**20} MB en {len(members)} partes", "no se abre")
    if len(set(names)) < len(names):
        hint = "guárdelo de nuevo en Word o Excel"
        return Fault(place, "el archivo tiene dos partes con el mismo nombre", hint)
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names):
        return Fault(place, "el archivo tiene partes que saldrían de su carpeta", "no se abre")
    return None
