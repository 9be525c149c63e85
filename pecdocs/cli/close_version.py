"""`pecdocs cambios cerrar`: a version is closed, with its entry in the change log and its fingerprint."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pecdocs.cambios import diff
from pecdocs.cambios.cierre import (
    Base,
    Pedido,
    base_of,
    closed_entry,
    last_entry,
    pending_entry,
    pending_refusals,
    refusals,
)
from pecdocs.cambios.entrada import Propuesta, contenido, propuesta
from pecdocs.cambios.grammar import listed
from pecdocs.cambios.versiones import Historia
from pecdocs.cli.inputs import read_inputs
from pecdocs.cli.summary import formato_of
from pecdocs.cli.version_files import VersionFiles
from pecdocs.cli.version_tag import VersionTag, tag_refusals
from pecdocs.faults import Fault, InputError, Severity
from pecdocs.layout.vista import vista
from pecdocs.plan.model import Cambio
from pecdocs.plan.values import Fecha
from pecdocs.plan.versions import numbers_of, same_version
from pecdocs.reading.source import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.plan import Plan

_FIRST = "Versión inicial del documento."
_SIGNED = ("elaboro", "reviso", "aprobo")
"""The fields of an entry that are, if the change log shows them, who signs in the role of that name."""
_SHOWN_ANYWAY = frozenset({"acta"})
"""What an entry keeps whether or not a document shows it."""
_LABELS = {
    "version": "Versión",
    "fecha": "Fecha",
    "numerales": "Numerales",
    "descripcion": "Descripción",
    "justificacion": "Justificación",
    "solicitud": "Solicitud",
    "responsable": "Responsable",
    "elaboro": "Elaboró",
    "reviso": "Revisó",
    "aprobo": "Aprobó",
    "acta": "Acta",
    "huella": "Huella",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    plan: Path
    version: str
    fecha: date
    estado: str
    since: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the entry says besides: descripcion, acta, responsable…"""
    simulate: bool = False
    tag: bool = False
    templates: Path | None = None
    dated: bool = True
    """Whether the user said the date; else it is today's, or that of a plan that is approved already."""

    @property
    def pedido(self) -> Pedido:
        """The version that is asked for."""
        return Pedido(self.version, self.fecha, self.estado, self.fields.get("acta"), self.fields.get("descripcion"))


@dataclass(frozen=True, slots=True)
class Result:
    """The entry that was kept, and of each file what it held and holds."""

    entry: Cambio
    files: dict[Path, tuple[bytes | None, bytes]]
    warnings: tuple[Fault, ...]
    simulated: bool
    tag: VersionTag | None = None


def run(request: Request) -> Result:
    """Close a version. Raises FaultError with all that keeps it from being closed, and writes nothing then."""
    files = VersionFiles(request.plan)
    plan, folder = read_inputs(request.plan, templates=request.templates)
    closed = closed_entry(plan, request.pedido) if request.tag else None
    if closed is not None:
        return _only_tagged(plan, request, files, closed)
    request = _dated(request, plan)
    pending = pending_entry(plan, request.version)
    entry = _completed(plan, request, files, pending) if pending else _closed(plan, folder, request, files)
    tag = VersionTag(request.plan, plan, entry) if request.tag else None
    if not request.simulate:
        tag.write(files) if tag is not None else files.write()
    warnings = tuple(_warnings(plan, folder, request))
    return Result(entry, files.changed(), warnings, request.simulate, tag)


def _only_tagged(plan: Plan, request: Request, files: VersionFiles, entry: Cambio) -> Result:
    """Make the tag of a version that was closed without it, or by a command that did not come to its end."""
    _refuse(request, [])
    files.keep()
    tag = VersionTag(request.plan, plan, entry)
    if not request.simulate:
        tag.write(files)
    return Result(entry, {}, (), request.simulate, tag)


def _dated(request: Request, plan: Plan) -> Request:
    """Give the date that a plan has which is approved already as this version, where the user says none."""
    documento, last = plan.documento, last_entry(plan)
    day = documento.fecha.fecha
    is_own = documento.estado == "aprobado" and same_version(documento.version, request.version)
    is_old = last is not None and last.fecha.fecha == day
    return request if request.dated or day is None or not is_own or is_old else replace(request, fecha=day)


def _closed(plan: Plan, folder: FormatFolder, request: Request, files: VersionFiles) -> Cambio:
    """Write a new entry into the texts."""
    base = base_of(request.plan, plan, request.version, request.since)
    proposed = _proposed(base, plan, folder, request.templates)
    changed = proposed is None or bool(proposed.descripcion)
    faults = list(refusals(plan, request.pedido, base, changed=changed))
    faults += _undescribed(plan, request, base) if not faults else []
    _refuse(request, faults)
    return files.close(plan, _entry(plan, folder, request, proposed), request.estado)


def _completed(plan: Plan, request: Request, files: VersionFiles, pending: Cambio) -> Cambio:
    """Write what lacks an entry that was written by hand; its date and its words are those that it has."""
    entry = pending.model_copy(update=dict(request.fields))
    day = pending.fecha.fecha or request.fecha
    asked = Pedido(pending.version, day, request.estado, entry.acta, entry.descripcion)
    _refuse(request, list(pending_refusals(plan, asked, pending)))
    return files.complete(plan, pending, entry, request.estado)


def _refuse(request: Request, faults: list[Fault]) -> None:
    """Raise InputError with these faults, and with all for which git could not keep the version."""
    faults += tag_refusals(request.plan, request.version) if request.tag else []
    if faults:
        raise InputError(faults)


def _proposed(base: Base | None, plan: Plan, folder: FormatFolder, templates: Path | None) -> Propuesta | None:
    """Propose an entry from what changed since the version before; nothing where that is not known."""
    if base is None or base.plan is None:
        return None
    vistas = vista(base.plan, formato_of(base.plan, templates)), vista(plan, folder.formato)
    return propuesta(diff(base.plan, plan, vistas), (base.plan, plan), vistas)


def _undescribed(plan: Plan, request: Request, base: Base | None) -> Iterator[Fault]:
    """Give that a version that is not the first one has nothing before it, and nobody says what it is."""
    numbers = numbers_of(request.version)
    if base is None and "descripcion" not in request.fields and (numbers is None or numbers > (1,)):
        message = f"no se sabe qué cambió en la versión «{request.version}»: no hay ninguna anterior"
        hint = "señálela con --desde, o escriba qué cambió con --descripcion"
        yield plan.fault(plan.documento, ("version",), message, hint)


def _entry(plan: Plan, folder: FormatFolder, request: Request, proposed: Propuesta | None) -> Cambio:
    """Give the entry: what was asked for, what is proposed, and who signs where the change log shows it."""
    found = proposed or Propuesta((), _FIRST)
    last = last_entry(plan)
    values: dict[str, Any] = {
        "version": request.version,
        "orden": last.orden + 1 if last is not None and last.orden is not None else None,
        "fecha": Fecha(fecha=request.fecha),
        "numerales": found.numerales,
        "descripcion": found.descripcion or _FIRST,
        **_signers(plan, _columns(folder)),
        **request.fields,
    }
    whole: dict[str, Any] = {name: values.get(name) for name in Cambio.model_fields}
    return Cambio.model_construct(**whole)


def _signers(plan: Plan, columns: frozenset[str]) -> dict[str, str]:
    """Give who signs in each role that the change log shows."""
    names = {
        role: listed([name for each in plan.firmas.get(role, ()) if (name := each.nombre or each.comite)])
        for role in _SIGNED
        if role in columns
    }
    return {role: found for role, found in names.items() if found}


def _columns(folder: FormatFolder) -> frozenset[str]:
    """Give the fields of an entry that the document's change log shows."""
    tables = [each for each in folder.formato.tablas.values() if each.fuente == "cambios"]
    return frozenset(str(column.campo) for each in tables for column in each.columnas)


def _warnings(plan: Plan, folder: FormatFolder, request: Request) -> Iterator[Fault]:
    """Warn of what the closed version says otherwise than before, or does not show."""
    documento, warning = plan.documento, Severity.WARNING
    pending = pending_entry(plan, request.version)
    if pending is not None:
        yield from _edited(plan, request, pending)
    elif documento.fecha.impreso is not None and documento.fecha.fecha != request.fecha:
        message = f"la fecha se imprimía «{documento.fecha.impreso}»; ahora, como la escribe el formato"
        place = plan.place(documento, "fecha")
        hint = "para imprimirla de otro modo, escríbala en el plan con su «impreso» antes de cerrar"
        yield Fault(place, message, hint, warning)
    unshown = request.fields.keys() - _columns(folder) - _SHOWN_ANYWAY
    for name in sorted(unshown):
        message = f"«{name}» no sale en el registro de cambios del formato «{plan.formato}»"
        yield Fault(plan.place(plan, "formato"), message, "", warning)


def _edited(plan: Plan, request: Request, pending: Cambio) -> Iterator[Fault]:
    """Warn that a version whose entry was written by hand is not the one that git keeps as approved."""
    try:
        found = Historia(request.plan).cerrada(pending.version)
    except InputError:  # without git nobody can tell
        return
    if found is not None and found.commit is not None and contenido(diff(found.plan, plan)):
        message = f"el plan no es el que git guarda, del {found.commit.day}, como la versión «{pending.version}»"
        see = f"pecdocs cambios ver {shown(request.plan)} --desde {found.commit.short}"
        hint = f"la huella es la del plan de ahora: vea con «{see}» si es el que se aprobó"
        yield Fault(plan.place(pending, "version"), message, hint, Severity.WARNING)


def lines(result: Result) -> Iterator[str]:
    """Give what was closed, and which lines of which files changed, or would."""
    entry = result.entry
    shown_values = {name: _text(entry, name) for name in _LABELS}
    width = max(len(_LABELS[name]) for name, text in shown_values.items() if text) + 1
    yield (
        "Entrada del registro de cambios:"
        if not (result.simulated and result.files)
        else "Entrada que se agregaría al registro:"
    )
    for name, text in shown_values.items():
        if text:
            yield f"  {_LABELS[name] + ':':<{width}} {text}"
    for path, (old, new) in result.files.items():
        if result.simulated:
            yield f"cambiaría: {shown(path)}"
            yield from _differences(old, new)
        else:
            yield f"escrito: {shown(path)}"
    if result.tag is not None:
        yield from result.tag.lines()


def _text(entry: Cambio, name: str) -> str:
    value = getattr(entry, name)
    if name == "fecha":
        return str(entry.fecha.valor or entry.fecha.impreso or "")
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def _differences(old: bytes | None, new: bytes) -> Iterator[str]:
    """Give the lines that go and those that come, with their numbers."""
    before, after = ((text or b"").decode("utf-8").splitlines() for text in (old, new))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, first, last, begin, end in matcher.get_opcodes():
        if what != "equal":
            yield from (f"  {n + 1:>5} - {before[n]}" for n in range(first, last))
            yield from (f"  {n + 1:>5} + {after[n]}" for n in range(begin, end))
