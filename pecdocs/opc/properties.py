"""The core properties of a package (ECMA-376 part 2, 11): title, author, language, and the document's own date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.blocks import day_of
from pecdocs.opc.xml import escape

if TYPE_CHECKING:
    from pecdocs.layout.blocks import Properties
    from pecdocs.opc.package import Package

CORE = "docProps/core.xml"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
PROGRAM = "pecdocs"


def set_core_properties(package: Package, properties: Properties) -> None:
    """Write the core properties afresh; dates come from the plan, never from the clock."""
    moment = f"{day_of(properties.when)}T00:00:00Z"
    fields = (
        ("dc:title", properties.title),
        ("dc:creator", properties.author or PROGRAM),
        ("cp:lastModifiedBy", PROGRAM),
        ("cp:version", properties.version),
        ("cp:contentStatus", properties.status),
        ("dc:language", properties.language),
    )
    written = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    _put(package, written + dates)


def clear_core_properties(package: Package) -> None:
    """Empty the core properties: those of a template are not read, and hold nothing that anyone may run."""
    _put(package, "")


def _put(package: Package, content: str) -> None:
    data = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{content}</cp:coreProperties>'
    ).encode()
    present = next(iter(package.targets("", "core-properties").values()), None)
    if present is None:
        package.add(CORE, _TYPE, data)
        package.relate("", _RELATION, CORE)
    else:
        package.parts[present] = data
