"""The page for the committee: how much was done, what is behind and why, what exceeds, what was changed."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Chart, Heading, ListItem, Marker, Paragraph, Run, Series
from pecdocs.layout.document import legend_block
from pecdocs.layout.informe.basis import in_a_line, light_cell, light_of, title_of
from pecdocs.layout.informe.remarks import beyond
from pecdocs.layout.informe.tables import Columns, row, table
from pecdocs.layout.palabras import palabras
from pecdocs.seguimiento.rules import Light

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.blocks import Block, Table
    from pecdocs.layout.informe.basis import Basis
    from pecdocs.seguimiento import Activity, Group

MOST_BEHIND = 3
"""How many activities the page explains; all of them stand further on."""
MOST_BARS = 5
MOST_NAMED = 3
"""How many activities stand by their codigo beside a count."""
_CLIPPED, _CLIPPED_NAME = 110, 48
"""The characters that the page shows of an analysis, and of a name; the rest stands further on."""
_NO_COLOUR = "A6A6A6"
"""The bar of what has a percentage and no step of the semáforo."""


def committee_page(basis: Basis) -> Iterator[Block]:
    """Give the page for the committee."""
    yield Heading(1, "", (Run("Resumen para el comité"),), "resumen")
    yield Paragraph((Run(standing(basis)),))
    if basis.legend is not None:
        yield legend_block(basis.legend)
    yield _figures(basis)
    yield _lights(basis)
    yield from _chart(basis)
    yield from _behind(basis)
    yield from _else(basis)


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
    return table("cifras", columns, [row(*cells)], "Cifras del plan al corte", notes=basis.note)


def _lights(basis: Basis) -> Table:
    """Give how many activities are on each step of the semáforo, and what each step is."""
    counts = Counter(light_of(each).word for each in basis.avances.found.activities.values())
    columns = Columns(
        semaforo=("Semáforo", 25, "centro"),
        regla=("Qué quiere decir", 55, "izquierda"),
        actividades=("Actividades", 20, "centro"),
    )
    rows = [
        row(light_cell(Light(each.text, each.color)), each.meaning, str(counts[each.text]))
        for each in palabras(basis.avances.rules.formato, basis.percent)
        if each.is_step or counts[each.text]
    ]
    note = "A la fecha se compara con lo programado hasta el corte; el semáforo se decide sin redondear."
    return table("semaforo", columns, rows, "Cuántas actividades hay en cada paso del semáforo", notes=[note])


def _chart(basis: Basis) -> Iterator[Block]:
    """Give the bars of the highest level: to date, on the colour of the semáforo, whose word stands beside."""
    found = basis.avances.found
    results = [(item, found.result(item.codigo)) for item in found.items]
    shown = results
    if len(results) > MOST_BARS:
        shown = sorted(results, key=lambda each: _order(each[1]))[:MOST_BARS]
    if not any(isinstance(result.to_date.percent, Decimal) for _, result in shown):
        return
    names = tuple(f"{in_a_line(item.etiqueta, _CLIPPED_NAME)} ({light_of(result).word})" for item, result in shown)
    values = tuple(_part_of_one(result) for _, result in shown)
    colours = tuple(light_of(result).color or _NO_COLOUR for _, result in shown)
    what = basis.plan.niveles[0].nombre if basis.plan.niveles else "Actividades"
    title = f"Avance a la fecha · {what}"
    if shown is not results:
        title += f": los {MOST_BARS} más bajos de {len(results)}"
    said = "; ".join(f"{item.etiqueta}, {basis.percent(result.to_date.percent)}" for item, result in shown)
    labels = tuple(basis.percent(result.to_date.percent) for _, result in shown)
    yield Chart(title, names, (Series("A la fecha", values, colours, labels),), f"{title}. {said}.", percent=True)


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
        actividad=("Actividad", 28, "izquierda"),
        a_la_fecha=("A la fecha", 10, "centro"),
        semaforo=("Semáforo", 11, "centro"),
        falta=("Falta", 15, "izquierda"),
        analisis=("Por qué", 36, "izquierda"),
    )
    rows = [
        row(
            title_of(each.item, _CLIPPED_NAME),
            basis.number(each.to_date.percent),
            light_cell(each.to_date.light),
            basis.gap(each),
            in_a_line(basis.reason(each), _CLIPPED),
            codigo=each.item.codigo,
        )
        for each in basis.behind[:MOST_BEHIND]
    ]
    left = len(basis.behind) - len(rows)
    more = [f"Hay {left} más: todas están en «Análisis de las actividades»."] if left > 0 else []
    yield table("por_debajo", columns, rows, "Actividades por debajo de lo que se pide, y por qué", notes=more)


def _else(basis: Basis) -> Iterator[Block]:
    """Give what else has to be known, a line each: what nobody reported, what exceeds, what was changed."""
    areas = [f"{area} ({len(codes)})" for area, codes in _unreported(basis).items()]
    lines = [
        (f"Actividades sin reporte de {basis.corte}", areas),
        *((_capital(said), codes) for said, codes in _exceeding(basis).items()),
        ("Cambió después del cierre, con autorización", _amended(basis)),
    ]
    if any(codes for _, codes in lines):
        yield Heading(2, "", (Run("Qué más hay que saber"),), "que-mas")
    for said, codes in lines:
        if codes:
            yield ListItem(_LIST, 0, Marker("symbol"), (Run(f"{said}: ", bold=True), Run(_named(codes))))


_LIST = 1
"""The number of the list of the page."""


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _named(codes: Sequence[str]) -> str:
    """Name some activities, and count the rest."""
    left = len(codes) - MOST_NAMED
    return f"{', '.join(codes[:MOST_NAMED])} y {left} más" if left > 0 else ", ".join(codes)


def _unreported(basis: Basis) -> dict[str, list[str]]:
    """Give, by area, what nobody has reported of the period; which, the proceedings say."""
    by_area: dict[str, list[str]] = {}
    for each in basis.unreported:
        by_area.setdefault(basis.area(each.item.codigo) or "sin responsable", []).append(each.item.codigo)
    return by_area


def _exceeding(basis: Basis) -> dict[str, list[str]]:
    """Give what is over the threshold, by what that means."""
    found: dict[str, list[str]] = {}
    for each in basis.avances.found.activities.values():
        if each.to_date.exceeds:
            found.setdefault(beyond(each), []).append(f"{each.item.codigo} ({basis.percent(each.to_date.percent)})")
    return found


def _amended(basis: Basis) -> list[str]:
    activities = basis.avances.found.activities.items()
    return [f"{codigo} ({', '.join(each.amended)})" for codigo, each in activities if each.amended]
