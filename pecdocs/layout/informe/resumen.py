"""The page for the committee: how much was done, what is behind and why, what exceeds, what was changed."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Chart, Heading, ListItem, Marker, Paragraph, Run, Series
from pecdocs.layout.grid import Cell
from pecdocs.layout.informe.basis import NO_ANALYSIS, light_cell, light_of, name_of
from pecdocs.layout.informe.remarks import beyond
from pecdocs.layout.informe.tables import Columns, row, table
from pecdocs.seguimiento import Activity, Estado
from pecdocs.seguimiento.rules import Light

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.layout.blocks import Block, Table
    from pecdocs.layout.informe.basis import Basis
    from pecdocs.seguimiento import Group, Item

MOST_BEHIND = 5
"""How many activities the page explains; all of them stand further on."""
MOST_BARS = 8
_CLIPPED = 220
"""The characters of an analysis that the page shows; the rest stands further on."""
_NO_COLOUR = "A6A6A6"
"""The bar of what has a percentage and no step of the semáforo."""


def committee_page(basis: Basis) -> Iterator[Block]:
    """Give the page for the committee."""
    yield Heading(1, "", (Run("Resumen para el comité"),), "resumen")
    yield Paragraph((Run(standing(basis)),))
    note = basis.plan.seguimiento.nota
    if note is not None:
        yield Paragraph((Run(" ".join(note.split()), italic=True),))
    yield _figures(basis)
    yield _lights(basis)
    yield from _chart(basis)
    yield from _behind(basis)
    yield from _listed("Qué falta por reportar", "por-reportar", _unreported(basis))
    yield from _listed("Qué pasa de lo programado", "superado", _exceeding(basis))
    yield from _listed("Qué cambió después del cierre, con autorización", "cambios-autorizados", _amended(basis))


def standing(basis: Basis) -> str:
    """Say what the report is of, and whether its numbers may still change."""
    closed = basis.closed
    if closed is None:
        return f"Corte: {basis.avances.corte}. Informe preliminar: el periodo no se ha cerrado."
    said = [f"Periodo cerrado el {basis.avances.locale.day(closed.fecha)}"]
    said += [f"acta {closed.acta}"] if closed.acta else []
    said += [f"por {closed.por}"] if closed.por else []
    return f"Corte: {basis.avances.corte}. {', '.join(said)}."


def _figures(basis: Basis) -> Table:
    """Give the figures of the plan."""
    whole, activities = basis.avances.found.plan, basis.avances.found.activities
    columns = Columns(
        a_la_fecha=("Avance a la fecha", 20, "centro"),
        semaforo=("Semáforo", 20, "centro"),
        en_el_anio=("Avance en el año", 20, "centro"),
        actividades=("Actividades", 20, "centro"),
        por_debajo=(f"Por debajo de {basis.percent(basis.bound)}", 20, "centro"),
    )
    cells = (
        basis.number(whole.to_date.percent),
        light_cell(whole.to_date.light),
        basis.number(whole.year.percent),
        str(len(activities)),
        str(len(basis.behind)),
    )
    note = "A la fecha se compara con lo programado hasta el corte; en el año, con la meta del año."
    return table("cifras", columns, [row(*cells)], "Cifras del plan al corte", notes=[note, *basis.note])


def _lights(basis: Basis) -> Table:
    """Give how many activities are on each step of the semáforo, and what each step is."""
    counts = Counter(light_of(each).word for each in basis.avances.found.activities.values())
    columns = Columns(
        semaforo=("Semáforo", 25, "centro"),
        regla=("Qué quiere decir", 55, "izquierda"),
        actividades=("Actividades", 20, "centro"),
    )
    steps = dict(_steps(basis))
    words = [*steps, *(each.value for each in Estado if counts[each.value] and each.value not in steps)]
    rows = []
    for word in words:
        color, rule = steps.get(word, (None, _STATES.get(word, "")))
        rows.append(row(light_cell(Light(word, color)), rule, str(counts[word])))
    note = "El semáforo se decide con el porcentaje a la fecha sin redondear."
    return table("semaforo", columns, rows, "Cuántas actividades hay en cada paso del semáforo", notes=[note])


_STATES = {
    Estado.SIN_DATO.value: "Había algo programado y nadie ha respondido",
    Estado.NO_INICIADO.value: "El área dice que no ha comenzado; cuenta como nada hecho",
    Estado.SUSPENDIDA.value: "El área dice que se suspendió",
    Estado.SIN_DEMANDA.value: "Nadie lo solicitó",
    Estado.NO_PROGRAMADO.value: "No había nada programado hasta el corte",
    Estado.NO_APLICA.value: "El área dice que no aplica",
    Estado.SIN_META.value: "El plan no tiene con qué compararla",
}


def _steps(basis: Basis) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give each step by its word: its colour and what it is, from the lowest."""
    formato = basis.avances.rules.formato
    steps, over = formato.semaforo, formato.superado
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if following is not None:
            said = f"De {basis.percent(step.desde)} a menos de {basis.percent(following.desde)} de lo programado"
        elif over is not None:
            said = f"De {basis.percent(step.desde)} a {basis.percent(Decimal(100))} de lo programado"
        else:
            said = f"{basis.percent(step.desde)} de lo programado, o más"
        yield step.palabra, (step.color, said)
    if over is not None:
        cap = f"; en los promedios cuenta hasta {basis.percent(formato.tope)}"
        yield over.palabra, (over.color, f"Más de {basis.percent(Decimal(100))} de lo programado{cap}")


def _chart(basis: Basis) -> Iterator[Block]:
    """Give the bars of the highest level: to date, on the colour of the semáforo, whose word stands beside."""
    found = basis.avances.found
    results = [(item, found.result(item.codigo)) for item in found.items]
    shown = results
    if len(results) > MOST_BARS:
        shown = sorted(results, key=lambda each: _order(each[1]))[:MOST_BARS]
    if not any(isinstance(result.to_date.percent, Decimal) for _, result in shown):
        return
    names = tuple(f"{name_of(item)} ({light_of(result).word})" for item, result in shown)
    values = tuple(_part_of_one(result) for _, result in shown)
    colours = tuple(light_of(result).color or _NO_COLOUR for _, result in shown)
    what = basis.plan.niveles[0].nombre if basis.plan.niveles else "Actividades"
    title = f"Avance a la fecha · {what}"
    if shown is not results:
        title += f": los {MOST_BARS} más bajos de {len(results)}"
    said = "; ".join(f"{name_of(item)}, {basis.percent(result.to_date.percent)}" for item, result in shown)
    yield Chart(title, names, (Series("A la fecha", values, colours),), f"{title}. {said}.", percent=True)


def _order(result: Activity | Group) -> tuple[bool, Decimal]:
    percent = result.to_date.percent
    return not isinstance(percent, Decimal), percent if isinstance(percent, Decimal) else Decimal(0)


def _part_of_one(result: Activity | Group) -> Decimal | None:
    percent = result.to_date.percent
    return percent / 100 if isinstance(percent, Decimal) else None


def _behind(basis: Basis) -> Iterator[Block]:
    """Give what is behind and why, as many as the page has room for."""
    yield Heading(2, "", (Run("Qué está por debajo y por qué"),), "por-debajo")
    if not basis.behind:
        yield Paragraph((Run(f"Ninguna actividad con reporte está por debajo de {basis.percent(basis.bound)}."),))
        return
    columns = Columns(
        actividad=("Actividad", 32, "izquierda"),
        a_la_fecha=("A la fecha", 11, "centro"),
        semaforo=("Semáforo", 13, "centro"),
        falta=("Falta", 16, "izquierda"),
        analisis=("Por qué", 28, "izquierda"),
    )
    rows = [
        row(
            f"{each.item.codigo} · {name_of(each.item)}",
            basis.number(each.to_date.percent),
            light_cell(each.to_date.light),
            basis.gap(each),
            Cell((_clipped(basis.analysis(each) or NO_ANALYSIS),)),
            codigo=each.item.codigo,
        )
        for each in basis.behind[:MOST_BEHIND]
    ]
    left = len(basis.behind) - len(rows)
    more = [f"Hay {left} más: todas están en «Análisis de las actividades»."] if left > 0 else []
    yield table("por_debajo", columns, rows, "Actividades por debajo de lo que se pide, y por qué", notes=more)


def _clipped(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _CLIPPED else f"{one_line[: _CLIPPED - 1].rstrip()}…"


def _listed(title: str, anchor: str, items: Iterable[tuple[Run, ...]]) -> Iterator[Block]:
    """Give a list under its title; nothing when it is empty."""
    found = list(items)
    if found:
        yield Heading(2, "", (Run(title),), anchor)
        number = _LISTS[anchor]
        yield from (ListItem(number, 0, Marker("symbol"), runs) for runs in found)


_LISTS = {"por-reportar": 1, "superado": 2, "cambios-autorizados": 3}
"""The number of each list of the page."""


def _unreported(basis: Basis) -> Iterator[tuple[Run, ...]]:
    """Give, by area, what nobody has reported of the period."""
    by_area: dict[str, list[Item]] = {}
    for each in basis.unreported:
        by_area.setdefault(basis.area(each.item.codigo) or "Sin responsable", []).append(each.item)
    for area, items in by_area.items():
        names = "; ".join(f"{item.codigo} · {name_of(item)}" for item in items)
        yield Run(f"{area}: ", bold=True), Run(names)


def _exceeding(basis: Basis) -> Iterator[tuple[Run, ...]]:
    """Give what is over the threshold, and what that means."""
    for each in basis.avances.found.activities.values():
        if each.to_date.exceeds:
            said = f"{each.item.codigo} · {name_of(each.item)}, {basis.percent(each.to_date.percent)}: "
            yield Run(said), Run(f"{beyond(each)}.", bold=True)


def _amended(basis: Basis) -> Iterator[tuple[Run, ...]]:
    """Give each change after closing: when, why, who asked for it and who authorised it."""
    day = basis.avances.locale.day
    for codigo, each in basis.avances.found.activities.items():
        for period in each.amended:
            answer = basis.avances.answers.answer(period, codigo)
            for change in answer.cambios if answer is not None else ():
                acta = f", acta {change.acta}" if change.acta else ""
                yield (
                    Run(f"{codigo}, {period}: ", bold=True),
                    Run(f"{change.motivo} Lo solicitó {change.solicito} y lo autorizó {change.autorizo}{acta}, "),
                    Run(f"el {day(change.fecha)}."),
                )
