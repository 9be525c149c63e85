"""Numbers and answers as the cells of a workbook hold them: percentages as parts of one, milestones as Sí or No."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.figures import in_percent
from pecdocs.layout.workbook import NO, YES, Highlight, Reformat
from pecdocs.seguimiento.rules import exactly
from pecdocs.seguimiento.states import DECLARED, Estado

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.layout.workbook import CellValue
    from pecdocs.seguimiento import Item, Rules
    from pecdocs.seguimiento.model import Evidencia, Respuesta

PERCENT = "0.0%"
PLAIN = "[>=1000]#,##0;General"
"""Thousands apart, and as many decimals as a smaller number has."""
_FINEST_PERCENT, _FINE_PERCENT, _WHOLE_PERCENT = "0.00######%", "0.00%", "0%"
_FINE_PLAIN = "#,##0.0#"
FILLED = ("solicitado", "ejecutado", "estado", "evidencia", "analisis")
"""The fields that an area fills in."""


def number_format(item: Item) -> str:
    """Give the format of an activity's amounts."""
    return PERCENT if in_percent(item) else PLAIN


def amount(item: Item, number: Decimal | None) -> CellValue:
    """Give an amount of an activity's goal as a cell holds it; blank is not zero."""
    if number is None:
        return None
    if item.kind == "hito":
        return YES if number > 0 else NO
    return part(item, number)


def part(item: Item, number: Decimal) -> Decimal:
    """Give a number of an activity's goal: of one in %, as a part of one."""
    if not in_percent(item):
        return number
    with exactly():
        return number / 100


def answered(name: str, item: Item, answer: Respuesta | None) -> CellValue:
    """Give what a cell to fill holds of what was answered already. Raises KeyError for a name that is not to fill."""
    if answer is None:
        return None
    done = answer.ejecutado
    number = None if done is None else Decimal(int(done.cumplido)) if done.cumplido is not None else done.valor
    values: dict[str, CellValue] = {
        "solicitado": answer.solicitado,
        "ejecutado": amount(item, number),
        "estado": DECLARED[answer.estado].value if answer.estado is not None else None,
        "evidencia": "\n".join(map(evidence_line, answer.evidencia)) or None,
        "analisis": answer.analisis,
    }
    return values[name]


def evidence_line(evidence: Evidencia) -> str:
    """Write an evidence in its line: its words, address and path, and when it was consulted."""
    parts = [evidence.texto, evidence.url, evidence.ruta]
    words = " · ".join(" ".join(part.split()) for part in parts if part)
    return f"{words} ({evidence.fecha})".strip() if evidence.fecha is not None else words


def highlights(cells: str, rules: Rules) -> Iterator[Highlight]:
    """Colour the words of the semáforo in these cells; what has not begun as its lowest step."""
    steps = rules.formato.semaforo
    over = rules.formato.superado
    words = {each.palabra: each.color for each in steps}
    if over is not None:
        words.setdefault(over.palabra, over.color)
    if steps:
        words.setdefault(Estado.NO_INICIADO.value, steps[0].color)
    for word, color in words.items():
        yield Highlight(cells, word, color)


def percent_formats(cells: str, rules: Rules) -> Reformat:
    """Show percentages as Word prints them: no decimal where there is none, more where one would cross a bound.

    79.96 % is no 80.0 % beside the word of what is under 80.
    """
    at, formato = cells.partition(":")[0], rules.formato
    bounds = [each.desde for each in formato.semaforo]
    passed = [Decimal(100)] * (formato.superado is not None) + [formato.umbral]
    crossing = [
        (f"AND(ISNUMBER({at}),{condition})", shape)
        for near, shape in (("0.00005", _FINEST_PERCENT), ("0.0005", _FINE_PERCENT))
        for condition in (
            *(f"{at}>={bound}-{near},{at}<{bound}-1E-9" for bound in _parts(bounds)),
            *(f"{at}>{bound}+1E-9,{at}<{bound}+{near}" for bound in _parts(passed)),
        )
    ]
    whole = f"AND(ISNUMBER({at}),ABS(N({at})*100-INT(N({at})*100+0.5))<0.05)"
    return Reformat(cells, (*crossing, (whole, _WHOLE_PERCENT)))


def _parts(percents: Iterable[Decimal]) -> Iterator[str]:
    with exactly():
        yield from dict.fromkeys(f"{(each / 100).normalize():f}" for each in percents if each > 0)


def amount_formats(cells: str) -> Reformat:
    """Show the decimals of amounts of thousands, which their format leaves out."""
    at = cells.partition(":")[0]
    return Reformat(cells, ((f"AND(ISNUMBER({at}),N({at})>=1000,N({at})<>INT(N({at})))", _FINE_PLAIN),))
