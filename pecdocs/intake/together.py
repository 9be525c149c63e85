"""What several workbooks answer, put together with what is known: what changes, and where two areas disagree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from pecdocs.collector import without_collector
from pecdocs.faults import Fault, Severity
from pecdocs.intake.returned import FIELDS
from pecdocs.layout.locale import Amount
from pecdocs.seguimiento.answers import Answers
from pecdocs.seguimiento.model import Registro, Respuesta, Tramite, Valores
from pecdocs.seguimiento.states import DECLARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pecdocs.intake.returned import Returned, Taken
    from pecdocs.layout.locale import Locale

_WARNING = Severity.WARNING
_AGREE = "pónganse de acuerdo y corrijan uno de los dos"


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that changes: what it was, and what it is by now."""

    period: str
    codigo: str
    before: Respuesta | None
    after: Respuesta | None
    """None when it was withdrawn."""
    area: str
    """Who says so."""
    file: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who takes the answers in, and when."""

    fecha: date
    areas: Mapping[str, str]
    """The names of the areas, by each name or key that they go by, in small letters. A name that somebody wrote by hand
    and that is none of these may be anybody's."""
    valido: str | None = None
    """Who validates them, if that is done at once."""

    def owner(self, answer: Respuesta | None) -> str | None:
        """Give the name of the area that reported an answer, where that is known."""
        reported = answer.reportado if answer is not None else None
        return self.areas.get(reported.por.casefold()) if reported is not None else None


@without_collector()
def put_together(
    books: Sequence[Returned], answers: Answers, signature: Signature, locale: Locale
) -> tuple[tuple[Change, ...], list[Fault]]:
    """Give what changes, period by period and in the order of the workbooks, and what areas disagree about.

    `locale` tells how numbers are written in what is said of them.
    """
    claims: dict[tuple[str, str], list[tuple[Returned, Taken]]] = {}
    for book in books:
        for taken in book.taken:
            claims.setdefault((taken.period, taken.codigo), []).append((book, taken))
    changes: list[Change] = []
    faults: list[Fault] = []
    for (period, codigo), said in sorted(claims.items(), key=lambda each: each[0][0]):
        current = answers.answer(period, codigo)
        owner = signature.owner(current)
        state = _State(current, owner, faults, locale)
        for book, taken in sorted(said, key=lambda each: each[0].area != owner):
            state.hear(book, taken)
        change = state.change(period, codigo, signature)
        if change is not None:
            changes.append(change)
    return tuple(changes), faults


def updated(answers: Answers, changes: Iterable[Change]) -> Answers:
    """Give the answers as they are after the changes."""
    registros = dict(answers.registros)
    for change in changes:
        registro = registros.get(change.period, Registro())
        given = {key: each for key, each in registro.respuestas.items() if key != change.codigo or change.after}
        given |= {change.codigo: change.after} if change.after is not None else {}
        registros[change.period] = registro.model_copy(update={"respuestas": given})
    return Answers(dict(sorted(registros.items())))


class _State:
    """The answer of an activity in a period while workbooks are heard, the one of who reported it first."""

    def __init__(self, current: Respuesta | None, owner: str | None, faults: list[Fault], locale: Locale) -> None:
        self.current = current
        self.locale = locale
        self.faults = faults
        self.values: dict[str, Any] = _said(current)
        self.known = dict(self.values)
        self.owner = owner
        self.heard: Returned | None = None
        """Who said what stands there now."""
        self.withdrawn: Returned | None = None
        self.taken: Taken | None = None
        """What the area that reported first says now."""
        self.confirmed: Returned | None = None

    def hear(self, book: Returned, taken: Taken) -> None:
        """Take what a workbook says."""
        said = _said(taken.values)
        mine = self.owner in {None, book.area}
        if not said:
            if self.owner == book.area and self.known and self.heard is None:
                self.withdrawn, self.values, self.taken = book, {}, taken
            elif self.owner is None and self.current is not None and self.known:
                self._left(taken)
        elif said == self.known and (self.heard is None or self.heard.area != book.area):
            self.confirmed = self.confirmed or (book if mine and book.of_area else None)
        elif self.heard is None and mine:
            self.heard, self.withdrawn, self.values, self.taken = book, None, said, taken
        else:
            self._add(book, taken, said)

    def _add(self, book: Returned, taken: Taken, said: Mapping[str, Any]) -> None:
        """Add what another says of the same: it may fill in what is blank, and must not say otherwise."""
        apart = [
            name for name, value in said.items() if self.values.get(name) not in {None, value} and name != "evidencia"
        ]
        if apart:
            other = f"{self.heard.area} ({PurePath(self.heard.file).name})" if self.heard is not None else self.owner
            there, here = (brief(each, self.locale) for each in (Valores(**self.values), taken.values))
            if there == here:
                there = "otra cosa en " + " y ".join(f"«{name}»" for name in apart)
            message = f"«{taken.codigo}» en {taken.period}: según {other} es {there} y según este libro, {here}"
            self.faults.append(Fault(taken.place, message, _AGREE))
            return
        proofs = (*self._proofs(), *(each for each in taken.values.evidencia if each not in self._proofs()))
        together = {**self.values, **said, **({"evidencia": proofs} if proofs else {})}
        if together != self.values:
            self.values, self.heard = together, self.heard or book

    def _left(self, taken: Taken) -> None:
        """Say that an empty cell takes nothing away that its area did not report."""
        message = f"«{taken.codigo}» está vacía y en {taken.period} hay una respuesta que nadie reportó en un libro"
        hint = "se deja; si sobra, bórrela del archivo del periodo"
        self.faults.append(Fault(taken.place, message, hint, _WARNING))

    def _told(self, book: Returned) -> None:
        """Say what the workbook of an area takes away: its answer, or evidence that another area may have given."""
        if self.taken is None or self.current is None:
            return
        name = f"«{self.taken.codigo}» en {self.taken.period}"
        lost = [each for each in self.current.evidencia if each not in self._proofs()]
        if book is self.withdrawn:
            message = f"{name} está vacía: se retira lo que su área había reportado, {brief(self.current, self.locale)}"
            hint = "si no debía retirarse, recoja de nuevo el libro lleno"
            self.faults.append(Fault(self.taken.place, message, hint, _WARNING))
        elif lost:
            which = "la evidencia que había" if len(lost) == 1 else f"{len(lost)} evidencias que había"
            hint = "si la dio otra área, recoja después el libro de ella"
            self.faults.append(Fault(self.taken.place, f"{name} ya no trae {which}: se quita", hint, _WARNING))

    def _proofs(self) -> tuple[object, ...]:
        found = self.values.get("evidencia", ())
        return found if isinstance(found, tuple) else ()

    def change(self, period: str, codigo: str, signature: Signature) -> Change | None:
        """Give what changes, if anything does."""
        if self.withdrawn is not None and not self.values:
            gone = self.withdrawn
            self._told(gone)
            return Change(period, codigo, self.current, None, gone.area, gone.file)
        book = self.heard or self.confirmed
        if book is None:
            return None
        self._told(book)
        kept = self.current.cambios if self.current is not None else ()
        after = Respuesta(**self.values, **self._steps(book, signature), cambios=kept)
        return Change(period, codigo, self.current, after, book.area, book.file) if after != self.current else None

    def _steps(self, book: Returned, signature: Signature) -> dict[str, Tramite | None]:
        """Give who reported it, and who validated it: what did not change keeps both."""
        same = self.values == self.known
        reported = self.current.reportado if self.current is not None else None
        validated = self.current.validado if self.current is not None and same else None
        if reported is None or (not same and self.owner in {None, book.area}):
            reported = _reported(book.area, signature.fecha, book.file)
        if signature.valido is not None and (validated is None or validated.por != signature.valido):
            validated = Tramite(por=signature.valido, fecha=signature.fecha)
        returned = self.current.devuelto if self.current is not None and same else None
        return {"reportado": reported, "validado": validated, "devuelto": returned}


@lru_cache(maxsize=64)
def _reported(area: str, fecha: date, file: str) -> Tramite:
    """Give who reported, when and in which file: the same of all that a workbook answers."""
    return Tramite(por=area, fecha=fecha, archivo=PurePath(file).name)


def _said(values: Valores | None) -> dict[str, Any]:
    """Give the fields that say something, with what they say."""
    found = ((name, getattr(values, name)) for name in FIELDS) if values is not None else ()
    return {name: value for name, value in found if value is not None and not (isinstance(value, tuple) and not value)}


def brief(answer: Valores, locale: Locale) -> str:
    """Say an answer in few words, its numbers as documents print them: `1.200,5`, `25%`, `9 de 12`, `Suspendida`."""
    done = answer.ejecutado
    if answer.estado is not None:
        return DECLARED[answer.estado].value
    if done is None:
        return "sin número"
    if done.cumplido is not None:
        return "Sí" if done.cumplido else "No"
    said = locale.amount(Amount(done.valor or Decimal(0), "%" if done.porcentaje else ""))
    return f"{said} de {locale.number(answer.solicitado)}" if answer.solicitado is not None else said
