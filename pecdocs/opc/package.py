"""A package: its parts by name, its relationships and content types, and the seal that gives the same bytes."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.faults import Fault, InputError, Place
from pecdocs.opc import xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 2000
CONTENT_TYPES = "[Content_Types].xml"
SEAL_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every member: the earliest that zip can write."""


@dataclass(slots=True)
class Package:
    """An Office file: `parts` holds every member by its zip name."""

    parts: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes, file: str) -> Package:
        """Read a package; `file` is how messages name it.

        Raises InputError when it is not a zip, or is larger, more packed, or otherwise stranger than any template.
        """
        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                fault = _intake_fault(package, file)
                if fault is not None:
                    raise InputError([fault])
                parts = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
            hint = "ábralo y guárdelo de nuevo en Word o Excel"
            raise InputError([Fault(Place(file), "no es un archivo de Office, o está dañado", hint)]) from None
        found = cls(parts)
        found._refuse_bad_xml(file)
        return found

    def _refuse_bad_xml(self, file: str) -> None:
        if CONTENT_TYPES not in self.parts:
            raise InputError([Fault(Place(file), "no es un archivo de Office", f"le falta {CONTENT_TYPES}")])
        faults = []
        for name, data in self.parts.items():
            if name.endswith((".xml", ".rels")):
                try:
                    xml.parse(data)
                except xml.DoctypeError:
                    faults.append(Fault(Place(file, spot=name), "la parte declara un DOCTYPE", "no se admite"))
                except etree.XMLSyntaxError:
                    faults.append(
                        Fault(
                            Place(file, spot=name),
                            "la parte no es XML bien formado",
                            "guárdelo de nuevo en Word",
                        )
                    )
            elif name.lower().endswith("vbaproject.bin"):
                faults.append(
                    Fault(
                        Place(file, spot=name),
                        "el archivo tiene macros",
                        "guárdelo sin macros (.docx, .xlsx)",
                    )
                )
        if faults:
            raise InputError(faults)

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

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Relate `source` to a target (a part's name, or an address when external); give the relationship's id.

        An equal relationship that stands already is reused.
        """
        name = rels_name(source)
        root = self.xml(name) if name in self.parts else etree.Element(f"{{{xml.RELS}}}Relationships")
        written = target if external else posixpath.relpath(target, posixpath.dirname(source) or ".")
        taken = set()
        for relationship in root:
            taken.add(str(relationship.get("Id")))
            if relationship.get("Type") == kind and relationship.get("Target") == written:
                return str(relationship.get("Id"))
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        attributes = {"Id": f"rId{number}", "Type": kind, "Target": written}
        if external:
            attributes["TargetMode"] = "External"
        etree.SubElement(root, f"{{{xml.RELS}}}Relationship", attributes)
        self.put(name, root)
        return f"rId{number}"

    def targets(self, source: str, kind: str) -> dict[str, str]:
        """Give the parts that `source` is related to by `kind` (the last word of the type), by relationship id."""
        name = rels_name(source)
        if name not in self.parts:
            return {}
        folder = posixpath.dirname(source)
        return {
            str(each.get("Id")): _resolved(folder, str(each.get("Target")))
            for each in self.xml(name)
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
                info.external_attr = 0
                package.writestr(info, self.parts[name], compresslevel=6)
        return out.getvalue()


def rels_name(source: str) -> str:
    """Give the name of the part that holds the relationships of `source`."""
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _seal_order(name: str) -> tuple[int, str]:
    first = (CONTENT_TYPES, "_rels/.rels")
    return (first.index(name) if name in first else len(first)), name


def _intake_fault(package: zipfile.ZipFile, file: str) -> Fault | None:
    members = package.infolist()
    names = [info.filename for info in members]
    unpacked = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members) or 1
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or (unpacked > 2**20 and unpacked / packed > MAX_RATIO):
        return Fault(
            Place(file),
            f"el archivo se expande a {unpacked // 2**20} MB en {len(members)} partes",
            "no se abre",
        )
    if len(set(names)) < len(names):
        return Fault(
            Place(file),
            "el archivo tiene dos partes con el mismo nombre",
            "guárdelo de nuevo en Word o Excel",
        )
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names):
        return Fault(Place(file), "el archivo tiene partes que saldrían de su carpeta", "no se abre")
    return None
