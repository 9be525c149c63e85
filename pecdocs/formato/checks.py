"""What must agree inside a `formato.yaml`."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING, get_args

from pecdocs.faults import did_you_mean
from pecdocs.formato.estilo import Papel
from pecdocs.formato.fields import OF_PAPER, unknown_fields
from pecdocs.formato.model import MAX_HEADING_LEVEL, SECTIONS, SIGN_OFF, Campo, CampoCambio, CampoFirma

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pecdocs.faults import Fault
    from pecdocs.formato.model import Columna, Formato, Tabla
    from pecdocs.reading.source import Source

    Path = tuple[str | int, ...]

_SHOWN = ("campo", "lista", "periodos", "nivel")

_FIELDS: dict[str, tuple[str, ...]] = {
    "arbol": get_args(Campo),
    "cambios": get_args(CampoCambio),
    "siglas": ("sigla", "significado"),
    "roles": ("sigla", "nombre"),
}
"""What a column may show, by the table's `fuente`."""

_IN_PLAIN_TITLES = ("vigencia",)
_IN_TITLES = ("vigencia", "periodo", "anio", "n", "romano", "mes", "inicial")
_IN_NOTES = ("corte",)
_IN_SIGNERS = tuple(field for field in get_args(CampoFirma) if field != "firma")
_IN_LEGEND = ("version", "acta", "fecha", "aprobacion")
_IN_NAMES = ("sigla", "vigencia", "version", "codigo")


def check(formato: Formato, source: Source, inherited: Collection[str]) -> list[Fault]:
    """Give every disagreement inside one `formato.yaml`; `inherited` are the tables that it may take from `comun`."""
    tables = [*formato.tablas, *(name for name in inherited if name not in formato.sin_tablas)]
    return [
        *_order(formato, source, tables),
        *_contents(formato, source),
        *_refused(formato, source, inherited),
        *(fault for name, table in formato.tablas.items() for fault in _table(table, ("tablas", name), source)),
        *_words(formato, source),
        *_steps(formato, source),
        *_paper(formato, source),
    ]


def _order(formato: Formato, source: Source, tables: Collection[str]) -> Iterator[Fault]:
    known = list(dict.fromkeys((SECTIONS, SIGN_OFF, *tables)))
    for position, name in enumerate(formato.orden if "orden" in formato.model_fields_set else ()):
        if name not in known:
            yield source.fault(("orden", position), f"no hay una tabla «{name}»", did_you_mean(name, known))
        elif name in formato.orden[:position]:
            yield source.fault(("orden", position), f"«{name}» está dos veces en «orden»", "déjela una sola vez")


def _contents(formato: Formato, source: Source) -> Iterator[Fault]:
    if formato.contenido.niveles > MAX_HEADING_LEVEL:
        message = f"la tabla de contenido lista {MAX_HEADING_LEVEL} niveles a lo más"
        hint = f"los títulos van de «Título 1» a «Título {MAX_HEADING_LEVEL}»"
        yield source.fault(("contenido", "niveles"), message, hint)


def _refused(formato: Formato, source: Source, inherited: Collection[str]) -> Iterator[Fault]:
    for position, name in enumerate(formato.sin_tablas):
        at = ("sin_tablas", position)
        if name in formato.tablas:
            yield source.fault(at, f"la tabla «{name}» está también en «tablas»", "déjela en uno de los dos lugares")
        elif name not in inherited:
            yield source.fault(at, f"«comun» no tiene una tabla «{name}»", did_you_mean(name, inherited))


def _table(table: Tabla, path: Path, source: Source) -> Iterator[Fault]:
    seen: dict[str, None] = {}  # in the order of the columns
    if not table.columnas:
        yield source.fault((*path, "columnas"), "la tabla no tiene columnas", "agregue al menos una")
    for position, column in enumerate(table.columnas):
        at = (*path, "columnas", position)
        if column.codigo in seen:
            yield source.fault((*at, "codigo"), f"columna repetida «{column.codigo}»", "cada columna tiene su codigo")
        seen[column.codigo] = None
        yield from _column(column, table, at, source)
    yield from _unknown_words(table.nota_ejecucion, _IN_NOTES, (*path, "nota_ejecucion"), source)
    for position, level in enumerate(table.niveles):
        for code, cell in level.celdas.items():
            at = (*path, "niveles", position, "celdas", code)
            if code not in seen:
                yield source.fault(at, f"no hay una columna «{code}»", did_you_mean(code, seen), at_key=True)
            yield from _unknown_words(cell.texto, _IN_TITLES, (*at, "texto"), source)
    first = table.columnas[0].codigo if table.columnas else None
    for position, code in enumerate(table.total.sumar if table.total is not None else ()):
        at = (*path, "total", "sumar", position)
        if code not in seen:
            yield source.fault(at, f"no hay una columna «{code}»", did_you_mean(code, seen))
        elif code == first:
            yield source.fault(at, f"la primera columna, «{code}», no se suma", "en ella va la etiqueta del total")


def _column(column: Columna, table: Tabla, at: Path, source: Source) -> Iterator[Fault]:
    name = column.codigo
    shown = [field for field in _SHOWN if getattr(column, field) is not None]
    if not shown:
        yield source.fault(at, f"la columna «{name}» no muestra nada", "agregue campo, nivel, lista o periodos")
    elif len(shown) > 1 and set(shown) != {"campo", "nivel"}:
        message = f"la columna «{name}» tiene {' y '.join(shown)}"
        yield source.fault(at, message, "deje una sola manera de llenarla")
    elif table.fuente != "arbol" and shown != ["campo"]:
        message = f"la columna «{name}» tiene {shown[0]}, y la tabla no sale del árbol"
        yield source.fault((*at, shown[0]), message, "use campo")
    known = _FIELDS[table.fuente]
    if column.campo is not None and column.campo not in known:
        message = f"una tabla de {table.fuente} no tiene un campo «{column.campo}»"
        yield source.fault((*at, "campo"), message, did_you_mean(column.campo, known))
    if table.fuente == "arbol" and column.nivel is not None and column.nivel > len(table.niveles):
        message = f"la columna «{name}» pide el nivel {column.nivel} y la tabla dibuja {len(table.niveles)}"
        yield source.fault((*at, "nivel"), message, "agregue el nivel en «niveles»")
    if column.ancho <= 0:
        yield source.fault((*at, "ancho"), "el ancho debe ser mayor que cero", "escriba un número como 10")
    words = _IN_TITLES if column.periodos is not None else _IN_PLAIN_TITLES
    for field in ("titulo", "grupo", "numero"):
        yield from _unknown_words(getattr(column, field), words, (*at, field), source)
    if column.periodos is not None:
        yield from _unknown_words(column.periodos.titulo, _IN_TITLES, (*at, "periodos", "titulo"), source)


def _words(formato: Formato, source: Source) -> Iterator[Fault]:
    for name in ("plan", "revision"):
        yield from _unknown_words(getattr(formato.archivos, name), _IN_NAMES, ("archivos", name), source)
    for name in ("informe", "datos"):
        pattern = getattr(formato.archivos, name)
        yield from _unknown_words(pattern, (*_IN_NAMES, "periodo"), ("archivos", name), source)
    words = (*_IN_NAMES, "periodo", "area")
    yield from _unknown_words(formato.archivos.libro, words, ("archivos", "libro"), source)
    yield from _unknown_words(formato.leyenda_modificado, _IN_LEGEND, ("leyenda_modificado",), source)
    yield from _unknown_words(formato.archivos.cambios, (*_IN_NAMES, "desde"), ("archivos", "cambios"), source)
    for field in ("persona", "comite"):
        for position, piece in enumerate(getattr(formato.firmas, field)):
            yield from _unknown_words(piece, _IN_SIGNERS, ("firmas", field, position), source)


def _paper(formato: Formato, source: Source) -> Iterator[Fault]:
    """Give the fields that a line of the PDF's paper names and that do not exist."""
    for paper, part in product(("plan", "hoja"), Papel.model_fields):
        boxes = getattr(getattr(formato.estilo, paper), part)
        for b, box in enumerate(boxes if isinstance(boxes, tuple) else ()):
            for (n, line), field in product(enumerate(box.lineas), ("rotulo", "texto")):
                for name in unknown_fields(getattr(line, field) or ""):
                    at = ("estilo", paper, part, b, "lineas", n, field)
                    yield source.fault(at, f"no hay un campo «{{{name}}}»", did_you_mean(name, OF_PAPER))


def _steps(formato: Formato, source: Source) -> Iterator[Fault]:
    """Give the steps of the semáforo that leave a percentage without a word."""
    at: Path = ("seguimiento", "semaforo")
    bounds = [step.desde for step in formato.seguimiento.semaforo]
    if not bounds:
        yield source.fault(at, "el semáforo no tiene franjas", "agregue al menos una, con «desde: 0»")
    elif bounds[0] != 0:
        hint = "escriba «desde: 0»: ningún porcentaje queda sin palabra"
        yield source.fault((*at, 0, "desde"), f"la primera franja empieza en {bounds[0]}", hint)
    for position, (before, bound) in enumerate(pairwise(bounds), start=1):
        if bound <= before:
            message = f"la franja empieza en {bound} y la anterior, en {before}"
            yield source.fault((*at, position, "desde"), message, "ponga las franjas de la más baja a la más alta")


def _unknown_words(text: str | None, known: Collection[str], at: Path, source: Source) -> Iterator[Fault]:
    """Give each `{…}` of a text that nothing fills."""
    for name in re.findall(r"\{([^{}]*)\}", text or ""):
        if name not in known:
            words = [f"{{{word}}}" for word in known]
            yield source.fault(at, f"nada llena {{{name}}}", did_you_mean(f"{{{name}}}", words))
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text or "")):
        yield source.fault(at, "hay una llave sin su pareja", f"cada dato va entre dos: {{{next(iter(known))}}}")
