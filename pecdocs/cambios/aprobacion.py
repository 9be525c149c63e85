"""What an approved document must have, and what keeps one from being final."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.cambios.huella import approved_entry, edited_since, entry_of, huella
from pecdocs.cambios.versiones import Historia
from pecdocs.faults import Fault, InputError, Severity
from pecdocs.plan.versions import same_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan.model import Cambio, Firmante, Plan

_APPROVES = ("aprob", "autoriz")
"""How the roles begin, in `firmas`, of who approves: aprobo, aprobaron, autorizo."""


def edition_warnings(plan: Plan, edited: Cambio | None, named: str) -> tuple[Fault, ...]:
    """Warn that an approved plan was edited since; `named` is how a command names the plan, `edited` the entry."""
    return _as_warnings([_edition(plan, edited, named)]) if edited is not None else ()


def approval_warnings(plan: Plan, edited: Cambio | None, named: str) -> tuple[Fault, ...]:
    """Warn of what an approved plan lacks, and that it was edited since; of another, of nothing."""
    if plan.documento.estado != "aprobado":
        return ()
    found = [_edition(plan, edited, named)] if edited is not None else list(_unlogged(plan, named))
    return _as_warnings([*found, *_unsigned(plan)])


def final_faults(plan: Plan, named: str) -> tuple[Fault, ...]:
    """Give everything that keeps the document of a plan from being the final one."""
    return (*_draft(plan, named), *_unkept(plan, named), *_unsigned(plan))


def _as_warnings(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(replace(each, severity=Severity.WARNING) for each in faults)


def _edition(plan: Plan, entry: Cambio, named: str) -> Fault:
    """Say that the plan is not what was approved, and what to do about it."""
    asked = _word(entry.version) if _has_history(named) else "CARPETA"
    see = f"vea qué cambió con «pecdocs cambios ver {named} --desde {asked}»"
    if asked == "CARPETA":
        see += ", la de la copia que guardó de esa versión"
    message = f"el plan se modificó después de aprobada la versión «{entry.version}»: no es el que se aprobó"
    if same_version(entry.version, plan.documento.version):
        hint = f"{see}; deshágalo, o apruebe otra versión con «pecdocs cambios cerrar {named} VERSION»"
        return plan.fault(plan.documento, ("estado",), message, hint)
    message += f", ni hay en el registro de cambios una versión «{plan.documento.version}»"
    hint = f"{see}; deshágalo, o apruébelo con «{_closing(plan, named)}»"
    return plan.fault(plan.documento, ("version",), message, hint)


def _has_history(named: str) -> bool:
    """Tell whether git keeps any version of a plan."""
    try:
        return bool(Historia(Path(named.strip('"'))).versiones())
    except InputError:
        return False


def _unlogged(plan: Plan, named: str) -> Iterator[Fault]:
    """Give what a change log that is kept does not say of the plan's version."""
    version = plan.documento.version
    entry = entry_of(plan)
    if plan.cambios and entry is None:
        message = f"el documento está aprobado y el registro de cambios no tiene una entrada de la versión «{version}»"
        yield plan.fault(plan.documento, ("version",), message, f"agréguela, o use «{_closing(plan, named)}»")
    elif entry is not None and not entry.huella and any(each.huella for each in plan.cambios):
        message = f"la versión «{version}» no guarda la huella de lo que se aprobó, como otras del registro"
        hint = "sin ella no se sabe si el plan cambió después; la escribe «pecdocs cambios cerrar»"
        yield plan.fault(entry, ("version",), message, hint)


def _draft(plan: Plan, named: str) -> Iterator[Fault]:
    """Give that a document is no approved one."""
    estado = plan.documento.estado
    if estado != "aprobado":
        message = f"el documento no está aprobado: su estado es «{estado}»"
        yield plan.fault(
            plan.documento, ("estado",), message, f"apruébelo con «{_closing(plan, named)}», o quite --final"
        )


def _unkept(plan: Plan, named: str) -> Iterator[Fault]:
    """Give that what was approved is not known, or is not what the plan holds."""
    edited = edited_since(plan)
    entry = approved_entry(plan)
    if edited is None and entry is not None and plan.documento.estado != "aprobado" and entry.huella != huella(plan):
        edited = entry
    if edited is not None:
        yield _edition(plan, edited, named)
    elif entry is None:
        version = plan.documento.version
        message = f"no se guardó la huella de lo que se aprobó en la versión «{version}»"
        hint = f"sin ella no se sabe si este es el plan que se aprobó: use «{_closing(plan, named)}», o quite --final"
        yield plan.fault(plan.documento, ("version",), message, hint)


def _unsigned(plan: Plan) -> Iterator[Fault]:
    """Give what is not said of who approved and when: by an act, or by the names of who signs."""
    entry, signers = entry_of(plan), list(approvers(plan))
    undated = entry is None and not any(each.fecha for each in signers)
    by_name = any(each.nombre for each in signers) or (entry is not None and entry.aprobo)
    by_act = any(each.acta for each in signers) or (entry is not None and entry.acta)
    committee = next((each for each in signers if each.comite), None)
    if not by_name and not by_act and committee is None:
        message = f"no se dice quién aprobó el documento{', cuándo' if undated else ''} ni con qué acta"
        hint = "escriba en «firmas» quién aprobó y su «fecha», y el «acta» si fue un comité"
        yield plan.fault(plan.documento, ("estado",), message, hint)
        return
    if not by_name and not by_act and committee is not None:
        message = f"falta el acta con que aprobó «{committee.comite}»"
        yield plan.fault(committee, ("comite",), message, "agregue «acta: …»")
    if undated:
        message = "no se dice en qué fecha se aprobó el documento"
        yield plan.fault(plan.documento, ("estado",), message, "escriba en «firmas» la «fecha» de quien aprobó")


def approvers(plan: Plan) -> Iterator[Firmante]:
    """Give who signs that a plan is approved: in a role of that name, or with an act."""
    for role, signers in plan.firmas.items():
        yield from (each for each in signers if role.startswith(_APPROVES) or each.acta)


def _closing(plan: Plan, named: str) -> str:
    return f"pecdocs cambios cerrar {named} {_word(plan.documento.version)}"


def _word(text: str) -> str:
    """Write a word of a command line."""
    return f'"{text}"' if " " in text else text
