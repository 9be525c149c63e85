"""The entry that the change log may have for a new version: which numerals changed, and what, in a few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import listed, quoted
from pecdocs.cambios.labels import FIELDS, noun
from pecdocs.cambios.model import Tipo
from pecdocs.cambios.records import OWN_ROWS
from pecdocs.plan.model import Cambio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pecdocs.cambios.frases import Bloque
    from pecdocs.cambios.model import Change
    from pecdocs.plan import Plan

_NOT_CONTENT = frozenset({"cambio", "documento"})
"""The kinds whose changes go with any new version: its number, its date, its entry in the log."""
_CAME = {Tipo.INCLUIDO: ("se incluyó", "se incluyeron"), Tipo.RETIRADO: ("se retiró", "se retiraron")}
_TABLE = "Tabla «"
"""How the title begins of the block of a table that no section places."""
_NUMBERS = frozenset({"numero", "numeral"})


def propuesta(bloques: Sequence[Bloque], plan: Plan) -> Cambio:
    """Propose an entry for the version of `plan`, from the summary of what changed since the one before."""
    return Cambio(
        version=plan.documento.version,
        fecha=plan.documento.fecha,
        numerales=tuple(numerales(bloques)),
        descripcion=descripcion(bloques) or "Se actualizó el control del documento.",
    )


def numerales(bloques: Iterable[Bloque]) -> list[str]:
    """Give the numerals of the new version in which something changed, in the order of the document."""
    found: dict[str, tuple[int, ...]] = {}
    for bloque in bloques:
        if bloque.numeral:
            found[bloque.numeral] = ()
        for change in _changes(bloque):
            if change.clase == "seccion" and change.lugar.numeral and _is_renumbered(change):
                found[change.lugar.numeral] = ()
    return sorted(found, key=_order)


def _is_renumbered(change: Change) -> bool:
    before, after = change.lugar_antes, change.lugar_despues
    return before is None or after is None or before.numeral != after.numeral or change.campo not in _NUMBERS


def _order(numeral: str) -> tuple[tuple[bool, int, str], ...]:
    """Sort 2.9 before 2.10, and numbers before letters."""
    return tuple((not each.isdecimal(), int(each) if each.isdecimal() else 0, each) for each in numeral.split("."))


def descripcion(bloques: Iterable[Bloque]) -> str:
    """Tell in a few words what changed in each part; parts in which the same was done, together."""
    found: dict[str, list[Bloque]] = {}
    for bloque in bloques:
        changes = [each for each in _changes(bloque) if each.clase not in _NOT_CONTENT]
        words = listed(list(_done(changes)))
        if words:
            found.setdefault(words, []).append(bloque)
    return " ".join(f"{_where(parts)}, {words}." for words, parts in found.items())


def _changes(bloque: Bloque) -> list[Change]:
    return [change for frase in bloque.frases for change in frase.cambios]


def _where(bloques: Sequence[Bloque]) -> str:
    """Name some parts of the document: En los numerales 2.1 y 2.2; En «INTRODUCCIÓN»."""
    numbers = [each.numeral for each in bloques if each.numeral]
    titles = [_title(each.titulo) for each in bloques if not each.numeral]
    begin = [f"{'los numerales' if len(numbers) > 1 else 'el numeral'} {listed(numbers)}"] if numbers else []
    return f"En {listed([*titles, *begin])}"


def _title(title: str) -> str:
    return f"la {title[:1].lower()}{title[1:]}" if title.startswith(_TABLE) else quoted(title)


def _done(changes: Sequence[Change]) -> Iterator[str]:
    """Tell what was done: what came, what went, what moved, which fields were modified."""
    for tipo, verbs in _CAME.items():
        counts = Counter(noun(each.clase, each.lugar) for each in changes if each.tipo is tipo)
        if counts:
            words = listed([f"{count} {what.form(count)}" for what, count in counts.items()])
            yield f"{verbs[counts.total() > 1]} {words}"
    if any(each.tipo in {Tipo.TRASLADADO, Tipo.REORDENADO} for each in changes):
        yield "se cambió el orden"
    fields = dict.fromkeys(
        "la numeración" if each.campo in _NUMBERS else FIELDS[each.clase][each.campo]
        for each in changes
        if each.tipo in {Tipo.MODIFICADO, Tipo.RENOMBRADO} and each.campo != OWN_ROWS
    )
    if fields:
        many = len(fields) > 1 or next(iter(fields)).startswith(("las ", "los "))
        yield f"se {'modificaron' if many else 'modificó'} {listed(list(fields))}"
