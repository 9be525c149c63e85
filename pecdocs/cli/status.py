"""`pecdocs seguimiento estado`: plan → formato → seguimiento, as a table for the terminal or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pecdocs.cli.inputs import cut_off, read_inputs
from pecdocs.data import ten_decimals
from pecdocs.layout.figures import figure_text, percent_text
from pecdocs.layout.informe import group_remarks, remarks
from pecdocs.layout.locale import Locale
from pecdocs.plan.folder import plan_file
from pecdocs.seguimiento import Activity, Estado, progress, read_answers, rules_of
from pecdocs.seguimiento.items import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Group, Item, Progress, Rules
    from pecdocs.seguimiento.states import Value

_TITLES = ("Código", "Actividad", "Programado", "Ejecutado", "A la fecha", "Semáforo", "En el año")
_NUMBERS = (2, 3, 4, 6)
"""The columns that stand to the right."""

_WIDEST = 44
"""The characters of a name that are shown."""


@dataclass(frozen=True, slots=True)
class Status:
    """A plan, measured as of a cut-off."""

    plan: Plan
    rules: Rules
    locale: Locale
    found: Progress


def status(path: Path, corte: str | None, templates: Path | None = None) -> Status:
    """Measure a plan as of a period, or of the last that has a file. Raises InputError with everything wrong."""
    plan, folder = read_inputs(path, templates=templates)
    rules = rules_of(plan, folder.formato)
    answers = read_answers(plan_file(path).parent, plan, rules)
    when = cut_off(path, corte, rules, answers)
    return Status(plan, rules, Locale(plan.entidad.pais, folder.formato.estilos), progress(plan, rules, answers, when))


def as_table(status: Status) -> Iterator[str]:
    """Give the lines of the summary: a row each group and activity, the plan, and what needs to be known of them."""
    found = status.found
    yield f"{status.plan.documento.titulo}: seguimiento con corte a {found.corte}"
    yield ""
    rows = [_row(item, found.result(item.codigo), status) for item in walk(found.items)]
    yield from _aligned([_TITLES, *rows, ("Plan", "", "", "", *_percents(found.plan, status))])
    yield ""
    counts = Counter(each.to_date.light.word for each in found.activities.values())
    yield f"Actividades: {', '.join(f'{word} {count}' for word, count in counts.most_common())}"
    yield from _remarks(found)
    if status.plan.seguimiento.nota is not None:
        yield f"Nota: {' '.join(status.plan.seguimiento.nota.split())}"


def _row(item: Item, result: Activity | Group, status: Status) -> tuple[str, ...]:
    name = " ".join(item.etiqueta.split())
    clipped = name if len(name) <= _WIDEST else f"{name[: _WIDEST - 1]}…"
    amounts = ("", "")
    if isinstance(result, Activity):
        amounts = (_amount(result.to_date.programado, item, status), _amount(result.to_date.ejecutado, item, status))
    return ("  " * (item.level - 1) + item.codigo, clipped, *amounts, *_percents(result, status))


def _percents(result: Activity | Group, status: Status) -> tuple[str, str, str]:
    to_date, year = result.to_date, result.year
    return _percent(to_date.percent, status), to_date.light.word, _percent(year.percent, status)


def _amount(value: Value, item: Item, status: Status) -> str:
    return "—" if isinstance(value, Estado) else figure_text(value, item, status.locale)


def _percent(value: Value, status: Status) -> str:
    return "—" if isinstance(value, Estado) else percent_text(value, status.rules, status.locale)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(_TITLES))]
    for row in rows:
        cells = [
            cell.rjust(width) if column in _NUMBERS else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _remarks(found: Progress) -> Iterator[str]:
    """Give what a percentage does not say."""
    for code, each in found.activities.items():
        yield from (f"{code}: {said}" for said in remarks(each))
    groups = [("el plan", found.plan), *((f"«{code}»", each) for code, each in found.groups.items())]
    for name, group in groups:
        yield from (f"En {name}, {said}" for said in group_remarks(group))


def as_json(status: Status) -> str:
    """Give the same as JSON; numbers are texts, with ten decimals at most."""
    found = status.found
    rows = [_data(item, found.result(item.codigo)) for item in walk(found.items)]
    data = {"corte": found.corte, "plan": _summary(found.plan), "filas": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _data(item: Item, result: Activity | Group) -> dict[str, Any]:
    data: dict[str, Any] = {"codigo": item.codigo, "nivel": item.level, **_summary(result)}
    if isinstance(result, Activity):
        data |= {
            "tipo": item.kind,
            "programado": _plain(result.to_date.programado),
            "ejecutado": _plain(result.to_date.ejecutado),
            "periodos": {key: _plain(each.percent) for key, each in result.periods.items()},
            "rezago": {key: _plain(amount) for key, amount in result.rezago.items()},
            "sin_dato": list(result.to_date.missing),
            "enmendado": list(result.amended),
        }
    return data


def _summary(result: Activity | Group) -> dict[str, str]:
    return {
        "a_la_fecha": _plain(result.to_date.percent),
        "cuenta": _plain(result.to_date.counted),
        "semaforo": result.to_date.light.word,
        "en_el_anio": _plain(result.year.percent),
    }


def _plain(value: Value) -> str:
    return value.value if isinstance(value, Estado) else ten_decimals(value)
