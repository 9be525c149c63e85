"""What several rules ask of goals and of the numbers in texts: what is counted, how many, in what words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.values import Cantidad, Meta
    from pecdocs.revision.expediente import Expediente
    from pecdocs.seguimiento.items import Item

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBERS = {
    word: n
    for n, word in enumerate("dos tres cuatro cinco seis siete ocho nueve diez once doce".split(), start=2)  # noqa: SIM905
} | {"quince": 15, "veinte": 20, "treinta": 30}
_COUNT = re.compile(
    rf"(?<![\w.,/°-])(?:(?P<word>{'|'.join(_NUMBERS)})|(?P<digits>[0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]{{1,7}}))"
    r"(?:\s*\((?P<again>[0-9]{1,7})\))?\s+(?P<noun>[^\W\d_]{3,}(?:\s+[^\W\d_]{3,})?)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"%|\b(?:porcentaje|puntos?|horas?|d[ií]as?|semanas?|mes|meses|minutos?|km|kil|metros?|m2|hect|tonelad|litros?|pesos?|"
    r"millon|cop|mxn|usd|avance)|\$",
    re.IGNORECASE,
)
_SHORTEST = 3
_ORDINARY = 2
"""From this goal on a part of one is of no thing that is counted: of a single document a quarter may be done."""


@lru_cache(maxsize=4_000)
def raiz(word: str) -> str:
    """Give what a noun has in common with its plural, without accents: «emisión» and «emisiones» are one."""
    plain = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    for ending in ("s", "e"):
        plain = plain.removesuffix(ending) if len(plain) > _SHORTEST else plain
    return plain


def sustantivo(text: str) -> str:
    """Give the root of the first word of a text: of a unit, what is counted; empty where it has no word."""
    found = _WORD.search(text)
    return raiz(found[0]) if found is not None else ""


def contados(text: str, unidad: str) -> Iterator[tuple[str, Decimal, int]]:
    """Give each number of a thing in a text, its words, and where they end: «4 campañas», «cuatro (4) campañas»."""
    thing = sustantivo(unidad)
    for found in _COUNT.finditer(text):
        nouns = found["noun"].split()
        at = next((n for n, each in enumerate(nouns) if raiz(each) == thing), None)
        if thing and at is not None:
            digits = found["again"] or (found["digits"] or "").replace(".", "")
            number = Decimal(digits) if digits else Decimal(_NUMBERS[found["word"].casefold()])
            end = found.end() - (len(found["noun"].split(None, 1)[-1]) if at < len(nouns) - 1 else 0)
            yield text[found.start() : end].strip(), number, end


def se_cuenta(meta: Meta) -> bool:
    """Tell whether a goal is of several whole things: 10 revistas, and not 100 %, 40 horas or one document."""
    if meta.cantidad is None or meta.demanda or meta.cantidad != meta.cantidad.to_integral_value():
        return False
    return meta.cantidad >= _ORDINARY and meta.unidad is not None and not _MEASURED.search(meta.unidad)


def meta_dicha(meta: Meta) -> str:
    """Give a goal as it is printed, or as it is written where it has no words of its own."""
    if meta.impreso:
        return meta.impreso
    amount = plain_number(meta.cantidad) if meta.cantidad is not None else ""
    return " ".join(filter(None, (amount, meta.unidad or "")))


def cantidad_dicha(cantidad: Cantidad) -> str:
    """Give a programmed quantity as it is written: «25 %», «3»."""
    amount = plain_number(cantidad.valor) if cantidad.valor is not None else ""
    return cantidad.impreso or f"{amount}{' %' if cantidad.porcentaje else ''}"


def cosas_partidas(expediente: Expediente, item: Item, cantidad: Cantidad) -> tuple[Meta, Decimal] | None:
    """Give of what things a percentage is, and of how many, where that is no whole number; None where it is."""
    goal = meta_contada(expediente, item)
    if goal is None or goal.cantidad is None or cantidad.valor is None or not cantidad.porcentaje:
        return None
    amount = goal.cantidad * cantidad.valor / 100
    return None if amount == amount.to_integral_value() else (goal, amount)


def meta_contada(expediente: Expediente, item: Item) -> Meta | None:
    """Give the goal of things that an item's percentages are of: its own, or its node's where the row follows a %."""
    node = expediente.por_codigo.get(item.codigo)
    goals = [item.fields.meta, node.meta if node is not None else None]
    return next((each for each in goals if each is not None and each.tipo == "suma" and se_cuenta(each)), None)
