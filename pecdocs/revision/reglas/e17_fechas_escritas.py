"""E17: dates are written in one way, a cell of dates holds one, and its words are those of the date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.plan.periods import MONTHS
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.tiempos import ISO, FechaEscrita, fecha_escrita

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.plan import Nodo
    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import Fecha, Fechas
    from pecdocs.reading.model import Modelo
    from pecdocs.revision.expediente import Expediente

_ENDS = ("inicio", "fin")
_SHOWN = 4
"""Spellings of a style that a finding quotes."""
_TIMES = re.compile(
    rf"(?:(?:{'|'.join((*MONTHS, 'setiembre'))}|[0-9]{{1,4}}|y|e|a|al|de|del|cada|todo|el|año|antes|permanente)\b"
    r"[\s,;/.–-]*)+",
    re.IGNORECASE,
)
"""Months, years, and the words that join them."""
_FEW = 3
_FEWER = 3
"""Among so many siblings with dates, one in so many without is told of."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A date with the words that are printed."""

    item: Modelo
    campos: tuple[str | int, ...]
    fecha: Fecha
    texto: str
    leida: FechaEscrita


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    tables = [each for item in expediente.escritos() for each in _of_fields(item, expediente.formato.estilos.fecha)]
    control = list(_of_control(expediente))
    yield from _styles(expediente, tables)
    yield from _styles(expediente, control)
    yield from _control(expediente, tables, control)
    for each in (*tables, *control):
        yield from _other(expediente, each)
    for item in expediente.escritos():
        yield from _not_a_date(expediente, item)
    yield from _without(expediente)


def _of_fields(item: Campos, style: str) -> Iterator[_Written]:
    for position, fechas in enumerate(item.fechas):
        for name in _ENDS:
            fecha = getattr(fechas, name)
            if fecha is not None:
                yield from _written(item, ("fechas", position, name), fecha, style)


def _of_control(expediente: Expediente) -> Iterator[_Written]:
    """Give the dates of the control of the document that have words of their own."""
    plan = expediente.plan
    dated: list[tuple[Modelo, Fecha | None]] = [(plan.documento, plan.documento.fecha)]
    dated += [(each, each.fecha) for several in plan.firmas.values() for each in several]
    dated += [(each, each.fecha) for each in plan.cambios]
    for item, fecha in dated:
        if fecha is not None and fecha.impreso:
            yield from _written(item, ("fecha",), fecha, "")


def _written(item: Modelo, campos: tuple[str | int, ...], fecha: Fecha, style: str) -> Iterator[_Written]:
    text = fecha.impreso or (_as_printed(fecha, style) if fecha.fecha is not None else "")
    read = fecha_escrita(text)
    if read is not None:
        yield _Written(item, campos, fecha, " ".join(text.split()), read)


def _as_printed(fecha: Fecha, style: str) -> str:
    """Write a date as the format does where the plan has no words for it."""
    day = fecha.fecha
    if day is None:
        return ""
    if style == "aaaa-mm-dd":
        return str(day)
    if style == "larga":
        return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _styles(expediente: Expediente, several: Sequence[_Written]) -> Iterator[Hallado]:
    """Find each way of writing dates that is not that of most of them, at the first date written so."""
    groups = _grouped(several)
    if len(groups) <= 1:
        return
    usual = _usual(groups)
    for key, dates in groups.items():
        if key == usual:
            continue
        first = next((each for each in dates if each.fecha.impreso), None)
        if first is None:
            continue
        model = groups[usual][-1].texto
        message = f"fecha escrita {_quoted(dates)}; las más van como «{model}»"
        yield Hallado(expediente.sitio(first.item, *first.campos), message, _PLAIN)


_PLAIN = "quite «impreso» y deje la fecha (2024-03-01): el formato las escribe todas igual"


def _grouped(several: Sequence[_Written]) -> Mapping[tuple[str, bool | None], list[_Written]]:
    """Group dates by how they are written; a day of two digits goes with whichever zero most of its style have."""
    padded: dict[str, Counter[bool]] = defaultdict(Counter)
    for each in several:
        if each.leida.cero is not None:
            padded[each.leida.estilo][each.leida.cero] += 1
    found: dict[tuple[str, bool | None], list[_Written]] = defaultdict(list)
    for each in several:
        style, zero = each.leida.estilo, each.leida.cero
        if zero is None and padded[style]:
            zero = padded[style].most_common(1)[0][0]
        found[style, zero].append(each)
    return found


def _usual(groups: Mapping[tuple[str, bool | None], list[_Written]]) -> tuple[str, bool | None]:
    return max(groups, key=lambda key: len(groups[key]))


def _quoted(dates: Iterable[_Written]) -> str:
    texts = list(dict.fromkeys(each.texto for each in dates))
    quoted = " o ".join(f"«{each}»" for each in texts[:_SHOWN])
    return quoted + (f" y {len(texts) - _SHOWN} más" if len(texts) > _SHOWN else "")


def _control(expediente: Expediente, tables: Sequence[_Written], control: Sequence[_Written]) -> Iterator[Hallado]:
    """Find a sign-off or a change log whose dates are written otherwise than those of the tables."""
    written = [each for each in tables if each.fecha.impreso]
    if not control:
        return
    first = control[0]
    place = expediente.sitio(first.item, *first.campos)
    if written and first.leida.estilo not in {each.leida.estilo for each in written}:
        groups = _grouped(written)
        message = (
            f"la fecha «{first.texto}» va en otro estilo que las de las tablas («{groups[_usual(groups)][-1].texto}»)"
        )
        yield Hallado(place, message, "escriba todas igual, o quite «impreso»", Gravedad.NOTA)
    elif first.leida.estilo == ISO:
        message = f"la fecha «{first.texto}» se imprime como la guarda un computador"
        yield Hallado(place, message, "quite «impreso»: el formato la escribe como las demás", Gravedad.NOTA)


def _other(expediente: Expediente, each: _Written) -> Iterator[Hallado]:
    """Find words that are another date than the one beside them."""
    known, read = str(each.fecha.valor or ""), each.leida
    orders = [(read.mes, read.dia), *([(read.dia, read.mes)] if read.numerico else [])]
    said = [f"{read.anio:04}-{month:02}-{day:02}" for month, day in orders]
    if known and not any(date.startswith(known) for date in said):
        message = f"dice «{each.texto}», y la fecha es «{known}»"
        yield Hallado(expediente.sitio(each.item, *each.campos), message, "corrija la fecha, o las palabras")


def _not_a_date(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find words in the place of a date."""
    for position, fechas in enumerate(item.fechas):
        for name in _ENDS:
            fecha = getattr(fechas, name)
            if fecha is None or fecha.valor is not None or not fecha.impreso or _known_otherwise(fechas, fecha.impreso):
                continue
            place = expediente.sitio(item, "fechas", position, name)
            read = fecha_escrita(fecha.impreso)
            if read is None:
                hint = "ponga el día o el mes; lo que no es un día va en «meses», «permanente», «previo_a» u «impreso»"
                yield Hallado(place, f"en la fecha de {name} dice «{fecha.impreso}», que no es una fecha", hint)
            else:
                day = f"{read.anio:04}-{read.mes:02}-{read.dia:02}"
                message = f"la fecha de {name} «{fecha.impreso}» son solo palabras: no se mide con ella"
                yield Hallado(place, message, f"agregue «fecha: {day}»", Gravedad.AVISO)


def _known_otherwise(fechas: Fechas, words: str) -> bool:
    """Tell whether the words in the place of a date are those of the months, years or no dates that are known."""
    known = fechas.meses or fechas.anios or fechas.permanente or fechas.previo_a
    return bool(known) and _TIMES.fullmatch(words.strip()) is not None


def _without(expediente: Expediente) -> Iterator[Hallado]:
    """Find a group or an activity with no dates where nearly all beside it have them."""
    levels: dict[int, list[Nodo]] = defaultdict(list)

    def walk(tree: Sequence[Nodo], depth: int) -> None:
        for node in tree:
            levels[depth].append(node)
            walk(node.hijos, depth + 1)

    walk(expediente.plan.arbol, 0)
    for several in levels.values():
        lacking = [each for each in several if not each.fechas]
        dated = len(several) - len(lacking)
        if lacking and dated >= _FEW and len(lacking) * _FEWER <= dated:
            for each in lacking:
                message = f"«{each.etiqueta}» no tiene fechas, y las otras {dated} de su nivel sí"
                yield Hallado(expediente.sitio(each), message, "agregue «fechas: {inicio: …, fin: …}»", Gravedad.AVISO)


REGLA = Regla(
    codigo="E17",
    titulo="Las fechas van en un solo estilo, y donde va una fecha hay una",
    porque="Con fechas escritas de varias maneras no se puede ordenar ni comparar, y un texto en su celda deja la "
    "actividad fuera del seguimiento. Es una nota que el registro de cambios o las firmas usen otro estilo que las "
    "tablas; un aviso, que a una actividad le falten las fechas que las demás tienen.",
    corregir="Escriba la fecha (2024-03-01) sin «impreso»: el formato las imprime todas igual.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                fechas:
                  inicio: {fecha: 2024-02-01, impreso: 1 feb-2024}
                  fin: {fecha: 2024-11-30, impreso: 30-nov-24}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
