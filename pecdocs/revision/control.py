"""What several rules ask of the control of a document: who signs and when, which version it is, what a date says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.plan.versions import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Cambio, Firmante, Plan
    from pecdocs.plan.values import Fecha

ELABORA, REVISA, APRUEBA = "elabora", "revisa", "aprueba"
_VERBS = (
    (APRUEBA, ("aprob", "aprueb", "autoriz")),
    (REVISA, ("revis", "visto", "vobo")),
    (ELABORA, ("elabor", "proyect", "autor", "redact", "actualiz")),
)


_NOBODY = re.compile(
    r"[\W_x]*|n\s*/?\s*[ad]|no aplica|ningun[oa]|pendiente|vacante|por (?:definir|designar|asignar|confirmar)",
    re.IGNORECASE,
)
"""What is written in the place of a name that nobody knows yet."""


def es_alguien(nombre: str | None) -> bool:
    """Tell whether a name is one, and not what stands in its place: «-», «N/A», «Por definir»."""
    return nombre is not None and _NOBODY.fullmatch(nombre.strip().strip(".()[]")) is None


def verbo(rol: str) -> str:
    """Say what who signs under a role does: «elabora», «revisa», «aprueba»; «firma» where the role says none."""
    return next((verb for verb, starts in _VERBS if rol.casefold().startswith(starts)), "firma")


def firmantes(plan: Plan, verb: str) -> Iterator[Firmante]:
    """Give who signs as one who does this."""
    yield from (each for rol, several in plan.firmas.items() if verbo(rol) == verb for each in several)


def quien(firmante: Firmante) -> str:
    """Name who signs, a person or a committee."""
    return firmante.nombre or firmante.comite or ""


def dicha(fecha: Fecha) -> str:
    """Give a date as it is printed, or as it is written where it has no words of its own."""
    return fecha.impreso or str(fecha.valor or "")


def comparables(one: Fecha, other: Fecha) -> tuple[str, str] | None:
    """Give two dates as texts that compare, by day, or by month where one says no more; None if one is unknown."""
    first, second = str(one.valor or ""), str(other.valor or "")
    shortest = min(len(first), len(second))
    return (first[:shortest], second[:shortest]) if shortest else None


def numero(version: str) -> tuple[int, ...] | str:
    """Give a version as numbers, so that «1», «01», «1.0» and «Versión 1» are one; its text where it has none.

    This is looser than `plan.versions`: the review calls two versions different only where nobody could mean one.
    """
    found = [int(each) for each in re.findall("[0-9]+", version)]
    while len(found) > 1 and found[-1] == 0:
        found.pop()
    return tuple(found) or version.casefold()


def propia(plan: Plan) -> Cambio | None:
    """Give the last entry of the change log if it is that of this version of the plan."""
    log = in_order(plan.cambios)
    return log[-1] if log and numero(log[-1].version) == numero(plan.documento.version) else None
