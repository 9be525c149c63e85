"""What a committee reads: which versions are compared, the entry of the change log, how much changed, and what."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from pecdocs.cambios.cuentas import DONE, NONE, cuenta, por_aspecto, por_tipo
from pecdocs.cambios.entrada import propuesta
from pecdocs.cambios.huella import entry_of
from pecdocs.layout.blocks import Heading, ListItem, Marker, Paragraph, Run, Table
from pecdocs.layout.cambios.basis import PREFIX
from pecdocs.layout.context import estado_of, full_title, vigencia_text
from pecdocs.layout.grid import Cell, Row
from pecdocs.layout.records import change_record, record_grid
from pecdocs.layout.tables import Columns, row, table
from pecdocs.layout.texts import date_text
from pecdocs.plan.model import Cambio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.cambios.frases import Bloque
    from pecdocs.cambios.model import Tipo
    from pecdocs.formato import Formato
    from pecdocs.formato.model import Tabla
    from pecdocs.layout.blocks import Block
    from pecdocs.layout.cambios.basis import Comparado
    from pecdocs.layout.locale import Locale
    from pecdocs.plan import Plan

_LIST = 1
"""The number of the list of sentences."""
_NOTHING_ELSE = "Se actualizó el control del documento."
_PROPOSED = "Propuesta: el registro de cambios del plan no tiene todavía una entrada para la versión {}."


def summary(compared: Comparado, formato: Formato) -> Iterator[Block]:
    """Give the summary; of two versions that do not differ, that they do not."""
    yield _versions(compared)
    if not compared.changes:
        yield Paragraph((Run(NONE, bold=True),))
        return
    yield from _log(compared, formato)
    yield from _counts(compared)
    yield Heading(1, "", (Run("Qué cambió"),), "que-cambio")
    for n, block in enumerate(compared.bloques):
        yield Heading(2, block.numeral, (Run(block.titulo),), f"cambios-{n}")
        for sentence in block.frases:
            yield ListItem(_LIST, 0, Marker("symbol"), (Run(sentence.texto),))


def _versions(compared: Comparado) -> Table:
    """Give the two versions side by side; what both share, once over both columns."""
    columns = Columns(
        dato=("", 16, "izquierda"),
        anterior=("Versión anterior", 42, "izquierda"),
        nueva=("Versión nueva", 42, "izquierda"),
    )
    each_one = zip(compared.lectura.versions, compared.editados, compared.locales, compared.origenes, strict=True)
    sides = list(starmap(_facts, each_one))
    rows = [
        _shared(name, before, after) for (name, before), after in zip(sides[0].items(), sides[1].values(), strict=True)
    ]
    return table(f"{PREFIX}versiones", columns, [each for each in rows if each], "Las dos versiones que se comparan")


def _facts(plan: Plan, edited: Cambio | None, locale: Locale, origin: str) -> dict[str, str]:
    document = plan.documento
    return {
        "Entidad": plan.entidad.nombre or plan.entidad.sigla or "",
        "Documento": full_title(plan),
        "Código": document.codigo or "",
        "Versión": document.version,
        "Fecha": date_text(document.fecha, locale),
        "Estado": estado_of(plan, edited),
        "Tomada de": origin,
    }


_APART = frozenset({"Versión", "Tomada de"})
"""What stands on both sides though it be the same: a reader looks for it there."""
_ABOVE = frozenset({"Entidad", "Documento"})
"""What the title and the header of the document say, unless the versions differ in it."""


def _shared(name: str, before: str, after: str) -> Row | None:
    """Give a row of the table of versions; none of what neither says, or is said above."""
    if before == after and (name in _ABOVE or not before):
        return None
    if before == after and name not in _APART:
        return Row("fila", (Cell((name,)), Cell((before,), colspan=2), None))
    return row(name, before or "—", after or "—")


def _log(compared: Comparado, formato: Formato) -> Iterator[Block]:
    """Give the new version's entry of the change log in the columns of the format, or a proposal of one."""
    plan, locale = compared.new, compared.locales[1]
    kept = entry_of(plan)
    entry = kept if kept is not None else _proposed(compared)
    notes = () if kept is not None else (_PROPOSED.format(plan.documento.version),)
    record = change_record(entry, locale)
    name, drawn = log_table(formato)
    yield Heading(1, "", (Run("Registro de cambios"),), "registro")
    description = f"Registro de cambios de la versión {plan.documento.version}"
    if drawn is None:
        cells = (Cell(record.lines[each]) for each in _LOG)
        yield table(name, _LOG, [row(*cells)], description, notes=notes)
        return
    yield Table(name, record_grid([record], drawn, None, vigencia_text(plan.documento.vigencia)), description, notes)


def _proposed(compared: Comparado) -> Cambio:
    """Give the entry that closing this version would propose."""
    found = propuesta(compared.changes, compared.lectura.versions, compared.lectura.vistas)
    document = compared.new.documento
    return Cambio(
        version=document.version,
        fecha=document.fecha,
        numerales=found.numerales,
        descripcion=found.descripcion or _NOTHING_ELSE,
    )


_LOG = Columns(
    version=("Versión", 12, "centro"),
    fecha=("Fecha", 16, "centro"),
    numerales=("Numerales", 16, "centro"),
    descripcion=("Descripción de la modificación", 56, "izquierda"),
)
"""The columns of the change log where the format has no table for it."""


def log_table(formato: Formato) -> tuple[str, Tabla | None]:
    """Give the format's table of the change log and its name; without one, only the name that it would have."""
    found = ((name, each) for name, each in formato.tablas.items() if each.fuente == "cambios")
    return next(found, ("cambios", None))


def _counts(compared: Comparado) -> Iterator[Block]:
    """Give how many changes there are: in all, by part of the document, by what they touch."""
    yield Heading(1, "", (Run("Cuánto cambió"),), "cuanto-cambio")
    yield Paragraph((Run(f"{cuenta(compared.changes.todos)}. Por lo que tocan: {por_aspecto(compared.changes)}."),))
    tipos = list(por_tipo(compared.changes))
    columns = Columns(parte=("Parte del documento", 40, "izquierda"))
    for tipo in tipos:
        words = DONE[tipo][1]
        columns[tipo.value] = (f"{words[:1].upper()}{words[1:]}", 10, "centro")
    columns["total"] = ("Total", 10, "centro")
    rows = [_count_row(block, tipos) for block in compared.bloques]
    rows[-2:] = [each._replace(keep_next=True) for each in rows[-2:]]  # or the totals might stand alone on a page
    totals = por_tipo(compared.changes)
    sums = [str(totals[tipo]) for tipo in tipos]
    total = Row("total", tuple(Cell((each,)) for each in ("Total", *sums, str(len(compared.changes)))))
    yield table(f"{PREFIX}cuentas", columns, [*rows, total], "Cuántos cambios hay en cada parte del documento")


def _count_row(block: Bloque, tipos: Sequence[Tipo]) -> Row:
    changes = [change for sentence in block.frases for change in sentence.cambios]
    counts = por_tipo(changes)
    numbers = [str(count) if count else "" for count in (counts.get(tipo, 0) for tipo in tipos)]
    return row(block.encabezado, *numbers, str(len(changes)))
