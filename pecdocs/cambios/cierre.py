"""What closing a version needs: the version before it, and every reason not to close it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pecdocs.cambios.aprobacion import approvers
from pecdocs.cambios.esquemas import following, goes_back, misspelt, scheme_of
from pecdocs.cambios.huella import huella
from pecdocs.cambios.versiones import Historia, Version, leer_version
from pecdocs.faults import InputError
from pecdocs.plan.actas import same_acta
from pecdocs.plan.versions import in_order, numbers_of, same_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.faults import Fault
    from pecdocs.plan.model import Cambio, Firmante, Plan


@dataclass(frozen=True, slots=True)
class Pedido:
    """The version that is asked for."""

    version: str
    fecha: date
    estado: str
    acta: str | None = None
    descripcion: str | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The version before the one that is closed."""

    version: str
    plan: Plan | None
    """None when it is not known what it was; then `motivo` says why."""
    motivo: str = ""


def base_of(path: Path, plan: Plan, version: str, since: str | None = None) -> Base | None:
    """Find the version before: what `since` asks for, else the last one closed, as git keeps it.

    Gives None where there was none. Raises InputError when `since` means no version.
    """
    if since is not None:
        return _found(leer_version(path, since))
    last = last_entry(plan)
    name = last.version if last is not None else plan.documento.version
    is_first = last is None and same_version(name, version)
    try:
        past = Historia(path)
        found = past.cerrada(last.version, last.huella) if last is not None else _before(past, version)
    except InputError as error:
        return None if is_first else Base(name, None, error.faults[0].message)
    if found is not None:
        return _found(found)
    return None if is_first else Base(name, None, "git no guarda esa versión como se cerró")


def _before(past: Historia, version: str) -> Version | None:
    """Find the version before where there is no change log: another one, or this one if it was approved already."""
    found = past.anterior(version) or past.cerrada(version)
    is_draft = found is not None and found.plan.documento.estado != "aprobado"
    is_same = found is not None and same_version(found.plan.documento.version, version)
    return None if is_draft and is_same else found


def _found(version: Version) -> Base:
    return Base(version.plan.documento.version, version.plan)


def last_entry(plan: Plan) -> Cambio | None:
    """Give the entry of the last version in the change log."""
    return in_order(plan.cambios)[-1] if plan.cambios else None


def pending_entry(plan: Plan, version: str) -> Cambio | None:
    """Give the last entry, if it is of this version, of the plan too, and was written by hand: it has no fingerprint.

    Closing that version completes it.
    """
    last = last_entry(plan)
    if last is None or last.huella is not None or not same_version(last.version, version):
        return None
    return last if same_version(plan.documento.version, version) else None


def closed_entry(plan: Plan, asked: Pedido) -> Cambio | None:
    """Give the last entry, if it is of the version asked for, as it is asked for, and the plan still holds it.

    Of that version only its tag can lack.
    """
    last = last_entry(plan)
    if last is None or last.huella is None or not same_version(last.version, asked.version):
        return None
    says = (asked.acta in {None, last.acta}) and (asked.descripcion in {None, last.descripcion})
    is_its_state = plan.documento.estado == asked.estado and same_version(plan.documento.version, last.version)
    return last if says and is_its_state and last.huella == huella(plan) else None


def pending_refusals(plan: Plan, asked: Pedido, entry: Cambio) -> Iterator[Fault]:
    """Give every reason not to complete an entry that was written by hand."""
    if asked.estado == "aprobado":
        earlier = [each for each in in_order(plan.cambios) if each is not entry]
        yield from _of_approval(plan, asked, earlier[-1].fecha.valor if earlier else None)


def refusals(plan: Plan, asked: Pedido, base: Base | None, *, changed: bool) -> Iterator[Fault]:
    """Give every reason not to close a version; `changed` says whether anything differs from the one before."""
    repeated = next((each for each in plan.cambios if same_version(each.version, asked.version)), None)
    if repeated is not None:
        yield _repeated(plan, asked, repeated)
        return
    yield from _of_version(plan, asked, base, changed=changed)
    yield from _of_date(plan, asked, base)
    if asked.estado == "aprobado":
        yield from _of_approval(plan, asked, _fecha_before(plan, base))
    if base is not None and base.plan is None:
        yield from _of_what_is_not_known(plan, asked, base)


# ── The version ──────────────────────────────────────────────────────────────────────────────────────────────


def _of_version(plan: Plan, asked: Pedido, base: Base | None, *, changed: bool) -> Iterator[Fault]:
    scheme = _scheme(plan)
    known = [each.version for each in plan.cambios]
    wrong = misspelt(asked.version, scheme, [*known, plan.documento.version])
    place = plan.documento, ("version" if plan.documento.esquema_version is None else "esquema_version",)
    if wrong:
        how = f"el plan numera así sus versiones: «esquema_version: {scheme}»"
        if plan.documento.esquema_version is None:
            how = f"numérela como la «{_last_version(plan)}», o diga en «esquema_version» cómo se numeran"
        hint = f"{how}{_next(plan)}"
        yield plan.fault(*place, f"la versión «{asked.version}» {wrong}", hint)
        return
    yield from _backwards(plan, asked, scheme)
    if base is None or base.plan is None:
        return
    is_same = same_version(base.version, asked.version)
    if is_same and changed:
        message = f"la versión «{base.version}» ya se aprobó, y el plan cambió desde entonces"
        yield plan.fault(plan.documento, ("version",), message, f"dele otra versión{_next(plan)}")
    elif not is_same and not changed:
        hint = "cambie el plan antes de cerrar otra versión; o señale con --desde con cuál se compara"
        yield plan.fault(plan.documento, ("version",), f"nada cambió desde la versión «{base.version}»", hint)


def _repeated(plan: Plan, asked: Pedido, entry: Cambio) -> Fault:
    message = f"la versión «{asked.version}» ya está en el registro de cambios"
    hint = f"cierre otra{_next(plan)}"
    if entry is last_entry(plan) and plan.documento.estado != "aprobado" and asked.estado == "aprobado":
        hint += "; si solo falta aprobarla, escriba en ella su «acta», y en el plan «estado: aprobado»"
    return plan.fault(entry, ("version",), message, hint)


def _backwards(plan: Plan, asked: Pedido, scheme: str) -> Iterator[Fault]:
    """Give that a version comes before one that was closed, or before the one that the plan says it is."""
    numbered = [each for each in plan.cambios if numbers_of(each.version) is not None]
    highest = max(numbered, key=lambda each: numbers_of(each.version) or (), default=None)
    if highest is not None and goes_back(asked.version, highest.version, scheme):
        message = f"la versión «{asked.version}» es anterior a la «{highest.version}», que ya se cerró"
        yield plan.fault(highest, ("version",), message, f"cierre una posterior{_next(plan)}")
    elif goes_back(asked.version, plan.documento.version, scheme):
        message = f"la versión «{asked.version}» es anterior a la del plan, «{plan.documento.version}»"
        hint = "si la del plan es un error, corríjala"
        yield plan.fault(plan.documento, ("version",), message, hint)


def _scheme(plan: Plan) -> str:
    """Give how a plan numbers its versions: as it says, else as the last one is written."""
    return plan.documento.esquema_version or scheme_of(_last_version(plan))


def _last_version(plan: Plan) -> str:
    last = last_entry(plan)
    return last.version if last is not None else plan.documento.version


def _next(plan: Plan) -> str:
    found = following(_last_version(plan), _scheme(plan))
    return f"; la que sigue es la «{found}»" if found else ""


# ── Its date and its approval ────────────────────────────────────────────────────────────────────────────────


def _of_date(plan: Plan, asked: Pedido, base: Base | None) -> Iterator[Fault]:
    last = last_entry(plan)
    before = _fecha_before(plan, base)
    if before is None or not _is_before(asked.fecha, before):
        return
    version = last.version if last is not None else base.version if base is not None else ""
    message = f"la fecha {asked.fecha} es anterior a la de la versión «{version}», {before}"
    hint = "escriba con --fecha la de esta versión"
    if last is not None:
        yield plan.fault(last, ("fecha",), message, hint)
    else:
        yield plan.fault(plan.documento, ("fecha",), message, hint)


def _fecha_before(plan: Plan, base: Base | None) -> date | str | None:
    """Give the day or the month of the version before."""
    last = last_entry(plan)
    if last is not None:
        return last.fecha.valor
    return base.plan.documento.fecha.valor if base is not None and base.plan is not None else None


def _is_before(day: date, other: date | str) -> bool:
    return day < other if isinstance(other, date) else f"{day:%Y-%m}" < other


def _of_approval(plan: Plan, asked: Pedido, before: date | str | None) -> Iterator[Fault]:
    """Give that nothing says who approved this version, or that what the plan prints of it is of the one before."""
    signers = list(approvers(plan))
    stale = [fault for each in signers for fault in _stale(plan, each, asked, before)]
    yield from stale
    if stale or asked.acta is not None or any(_signs(each) for each in signers):
        return
    hint = "escriba --acta y el acta, o ciérrela con --estado en_revision"
    if signers:
        message = f"no se dice en qué fecha se aprobó la versión «{asked.version}»"
        yield plan.fault(signers[0], (), message, f"agregue «fecha: …»; o {hint}")
    else:
        message = f"no se dice quién aprobó la versión «{asked.version}», ni con qué acta"
        yield plan.fault(plan.documento, ("estado",), message, hint)


def _signs(signer: Firmante) -> bool:
    return bool(signer.fecha is not None and signer.fecha.valor is not None and (signer.nombre or signer.acta))


def _stale(plan: Plan, signer: Firmante, asked: Pedido, before: date | str | None) -> Iterator[Fault]:
    """Give that an approval is of another version: it would be printed with this one, and be part of what it holds."""
    if asked.acta is not None and signer.acta is not None and not same_acta(signer.acta, asked.acta):
        message = f"en «firmas» dice el acta «{signer.acta}», y esta versión se aprobó con la «{asked.acta}»"
        yield plan.fault(signer, ("acta",), message, "corrija la que no es")
    when = signer.fecha.valor if signer.fecha is not None else None
    if isinstance(when, date) and isinstance(before, date) and when <= before and when != asked.fecha:
        message = f"lo que se firmó el {when} aprobó una versión anterior, no la «{asked.version}»"
        hint = "ponga la fecha de esta, o quítela mientras no se sepa, y ciérrela con --estado en_revision"
        yield plan.fault(signer, ("fecha",), message, hint)


# ── What is not known ────────────────────────────────────────────────────────────────────────────────────────


def _of_what_is_not_known(plan: Plan, asked: Pedido, base: Base) -> Iterator[Fault]:
    last = last_entry(plan)
    if last is not None and last.huella is not None and _is_still(plan, last):
        hint = "cambie el plan antes de cerrar otra versión"
        yield plan.fault(plan.documento, ("version",), f"nada cambió desde la versión «{last.version}»", hint)
    elif asked.descripcion is None:
        message = f"no se sabe qué cambió desde la versión «{base.version}»: {base.motivo}"
        hint = "señálela con --desde, o escriba qué cambió con --descripcion"
        yield plan.fault(plan.documento, ("version",), message, hint)


def _is_still(plan: Plan, entry: Cambio) -> bool:
    """Tell whether a plan holds what it held when a version was closed, whatever version it says it is by now."""
    then = plan.documento.model_copy(update={"version": entry.version, "fecha": entry.fecha})
    return entry.huella in {huella(plan), huella(plan.model_copy(update={"documento": then}))}
