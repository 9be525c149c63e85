"""The review: every rule over a plan, less what the plan accepts with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.collector import without_collector
from pecdocs.faults import did_you_mean
from pecdocs.revision.model import Gravedad, Hallazgo
from pecdocs.revision.registro import de_error, regla, todas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan.model import Aceptado
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Regla

_COUNTED = {
    Gravedad.ERROR: ("error", "errores"),
    Gravedad.AVISO: ("aviso", "avisos"),
    Gravedad.NOTA: ("nota", "notas"),
}
UNUSED = "W52"
"""The code of an acceptance that no finding answers to."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a review found, by place, and what of it the plan accepts."""

    hallazgos: tuple[Hallazgo, ...]
    aceptados: tuple[tuple[Hallazgo, Aceptado], ...]

    def count(self, gravedad: Gravedad) -> int:
        """Give how many findings of a severity are left."""
        return Counter(each.gravedad for each in self.hallazgos)[gravedad]

    def cuenta(self) -> str:
        """Say how many findings there are of each severity, and how many more are accepted."""
        counts = {gravedad: self.count(gravedad) for gravedad in Gravedad}
        parts = [f"{n} {_COUNTED[gravedad][n != 1]}" for gravedad, n in counts.items() if n]
        left = " y ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]])) or "Sin hallazgos"
        accepted = len(self.aceptados)
        more = f"; {accepted} más, {'aceptado' if accepted == 1 else 'aceptados'}" if accepted else ""
        return f"{left}{more}."


@without_collector()
def revisar(expediente: Expediente, reglas: Iterable[Regla] | None = None) -> Revision:
    """Look at a plan by every rule, or by some."""
    found = sorted(_found(expediente, todas() if reglas is None else reglas), key=_by_place)
    accepted: list[tuple[Hallazgo, Aceptado]] = []
    left: list[Hallazgo] = []
    for each in found:
        waiver = next((aceptado for aceptado in expediente.plan.revision.aceptados if _accepts(aceptado, each)), None)
        if waiver is None:
            left.append(each)
        else:
            accepted.append((each, waiver))
    if reglas is None:
        left += _unused(expediente, [waiver for _, waiver in accepted])
    return Revision(tuple(sorted(left, key=_by_place)), tuple(accepted))


def errores(expediente: Expediente) -> tuple[Hallazgo, ...]:
    """Give the errors that are left. Only the rules that may find one look: no finding is graver than its rule."""
    found = revisar(expediente, de_error())
    return tuple(each for each in found.hallazgos if each.gravedad is Gravedad.ERROR)


def _found(expediente: Expediente, reglas: Iterable[Regla]) -> Iterator[Hallazgo]:
    for each in reglas:
        for found in each.buscar(expediente):
            yield Hallazgo(each.codigo, found.gravedad or each.gravedad, found.sitio, found.mensaje, found.pista)


def _accepts(aceptado: Aceptado, hallazgo: Hallazgo) -> bool:
    """Tell whether an acceptance is of a finding: of its rule, and of its place or what that stands in."""
    if aceptado.regla.upper() != hallazgo.regla:
        return False
    lugar = hallazgo.sitio.lugar
    return aceptado.lugar is None or aceptado.lugar == lugar or aceptado.lugar in lugar.split("/")


def _unused(expediente: Expediente, used: list[Aceptado]) -> Iterator[Hallazgo]:
    """Give the acceptances of what nothing finds."""
    for each in expediente.plan.revision.aceptados:
        if any(each is one for one in used):
            continue
        where = f" en «{each.lugar}»" if each.lugar is not None else ""
        message = f"se acepta {each.regla}{where}, y la revisión no halla eso"
        hint = "quite esta aceptación, o corrija su «lugar»"
        if regla(each.regla) is None:
            message = f"no hay una regla «{each.regla}»"
            hint = did_you_mean(each.regla, [known.codigo for known in todas()])
        yield Hallazgo(UNUSED, Gravedad.AVISO, expediente.sitio(each, "regla"), message, hint)


def _by_place(hallazgo: Hallazgo) -> tuple[str, int, int, int, str]:
    place = hallazgo.sitio.place
    return place.file, place.line or 0, place.column or 0, int(hallazgo.regla[1:]), hallazgo.mensaje
