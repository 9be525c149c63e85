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
from pecdocs.opc.intake import CONTENT_TYPES, EXCEL, WORD, package_faults, program, resolved, source_of, zip_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

SEAL_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every member: the earliest that zip can write."""
_PLAIN_FILE = 0o600 << 16
"""The attributes of every member; zipfile would put these in place of none."""

_RELATIONSHIP = f"{{{xml.RELS}}}Relationship"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file begins that is a .doc or .xls of before 2007, or is kept with a password."""
_SAVE_AS = "ábralo en Word o Excel y guárdelo como .docx o .xlsx"
_KINDS = {WORD: "«Documento de Word (.docx)»", EXCEL: "«Libro de Excel (.xlsx)»"}
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
    def read(cls, data: bytes, file: str, *, streamed: tuple[str, ...] = ()) -> Package:
        """Read a package; `file` is how messages name it.

        Parts whose content type ends as one of `streamed` says are left to the caller, who reads them as a stream: here
        they are not parsed, and as XML they may be larger.
        Raises InputError when it is not a zip, or is larger, more packed, or otherwise stranger than any template.
        """
        if is_old_or_locked(data):
            hint = f"guárdelo como {_KINDS[program(file)]}, sin contraseña"
            raise InputError([Fault(Place(file), "es un archivo antiguo (.doc, .xls) o tiene contraseña", hint)])
        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                fault = zip_fault(package, file)
                if fault is not None:
                    raise InputError([fault])
                parts = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
        except _NOT_READABLE:
            hint = "ábralo y guárdelo de nuevo en Word o Excel"
            raise InputError([Fault(Place(file), "no es un archivo de Office, o está dañado", hint)]) from None
        found = cls(parts)
        if CONTENT_TYPES not in parts:
            raise InputError([Fault(Place(file), "no es un archivo de Office", _SAVE_AS)])
        faults = package_faults(found, file, streamed)
        if faults:
            raise InputError(faults)
        return found

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

    def content_types(self) -> dict[str, str]:
        """Give the content type of every part, by its name or else by its extension (ECMA-376 part 2, 10.1.2.4)."""
        by_name: dict[str, str] = {}
        by_extension: dict[str, str] = {}
        for each in self.xml(CONTENT_TYPES):
            kind = str(each.get("ContentType"))
            if each.get("PartName") is not None:
                by_name[str(each.get("PartName")).lstrip("/").casefold()] = kind
            else:
                by_extension[str(each.get("Extension")).casefold()] = kind
        return {
            name: by_name.get(name.casefold()) or by_extension.get(name.rpartition(".")[2].casefold(), "")
            for name in self.parts
        }

    def content_type(self, name: str) -> str | None:
        """Give the content type of a part, or None."""
        return self.content_types().get(name)

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
            root, source = self.xml(name), source_of(name)
            for each in root:
                target = resolved(posixpath.dirname(source), str(each.get("Target")))
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
            str(each.get("Id")): resolved(folder, str(each.get("Target")))
            for each in self._relationships(source)
            if str(each.get("Type")).endswith(f"/{kind}") and each.get("TargetMode") != "External"
        }

    def sweep(self) -> None:
        """Leave out the parts that nothing is related to any more, from the package itself on."""
        kept, waiting = {CONTENT_TYPES}, [""]
        while waiting:
            source = waiting.pop()
            rels = rels_name(source)
            if rels in self.parts:
                kept.add(rels)
                found = [
                    resolved(posixpath.dirname(source), str(each.get("Target")))
                    for each in self.xml(rels)
                    if each.get("TargetMode") != "External"
                ]
                waiting += [name for name in dict.fromkeys(found) if name not in kept]
                kept.update(found)
        types = self.xml(CONTENT_TYPES)
        for each in [each for each in types if each.get("PartName") is not None]:
            if str(each.get("PartName")).lstrip("/") not in kept:
                types.remove(each)
        self.put(CONTENT_TYPES, types)
        self.parts = {name: part for name, part in self.parts.items() if name in kept}

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


def is_old_or_locked(data: bytes) -> bool:
    """Tell a file of before 2007, or one that is kept with a password, by its first bytes."""
    return data.startswith(_OLE)


def rels_name(source: str) -> str:
    """Give the name of the part that holds the relationships of `source`."""
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _seal_order(name: str) -> tuple[int, str]:
    first = (CONTENT_TYPES, "_rels/.rels")
    return (first.index(name) if name in first else len(first)), name
