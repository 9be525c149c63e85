"""E42: what is printed or answered as done had time to be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE, of_keys
from pecdocs.revision.medidas import cantidad_dicha
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato.model import Tabla
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Sitio

_DONE = re.compile(r"\b(?:avances?|ejecutad[ao]s?|ejecuci[oó]n|logrado|realizado|cumplimiento)\b", re.IGNORECASE)
_PLANNED = re.compile(r"programa(?:d|ci)|planea|proyectad|por ejecutar|previst", re.IGNORECASE)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for name, table in expediente.dibujadas.items():
        yield from _printed(expediente, name, table)
    yield from _answered(expediente)


def _printed(expediente: Expediente, name: str, table: Tabla) -> Iterator[Hallado]:
    """Find a table that calls what is programmed in periods what was done, and does not say that it is not."""
    written = expediente.plan.tablas.get(table.filas or name)
    notes = [*table.notas, table.nota_programacion or "", *(written.notas if written is not None else ())]
    if any(_PLANNED.search(each) for each in notes):
        return
    for column in table.columnas:
        title = f"{column.grupo or ''} {column.titulo or ''}".strip()
        periods = column.periodos
        if periods is None or periods.muestra != "programado" or not _DONE.search(title):
            continue
        found = _first_programmed(expediente, periods.esquema)
        if found is not None and not _PLANNED.search(f"{title} {periods.titulo}"):
            place, key, amount = found
            message = (
                f"«{title}», de la tabla «{name}», muestra lo programado («{amount}» en {key}) como si fuera lo hecho"
            )
            hint = "dígalo en una nota de la tabla: «Lo programado para cada año», o cambie el título en el formato"
            yield Hallado(place, message, hint)


def _first_programmed(expediente: Expediente, scheme: str) -> tuple[Sitio, str, str] | None:
    """Give where something is programmed for a period that ends after the date of the document: which, and how much."""
    made = str(expediente.plan.documento.fecha.valor or "")
    for item in expediente.escritos():
        written = getattr(item.programacion, scheme)
        periods = of_keys(scheme, written) if written and scheme != LIBRE else ()
        late = next((each.key for each in periods if each.last > made and written[each.key].valor), None)
        if late is not None:
            return expediente.sitio(item, "programacion", scheme), late, cantidad_dicha(written[late])
    return None


def _answered(expediente: Expediente) -> Iterator[Hallado]:
    """Find what was reported or validated as done before its period began."""
    if expediente.answers is None:
        return
    begins = {each.key: each.first for each in expediente.rules.periods}
    for period, registro in expediente.answers.registros.items():
        for codigo, answer in registro.respuestas.items():
            done = answer.ejecutado is not None and (answer.ejecutado.valor or answer.ejecutado.cumplido)
            if not done or answer.reportado is None or period not in begins:
                continue
            if str(answer.reportado.fecha) < begins[period]:
                message = (
                    f"lo hecho de «{codigo}» en {period} se reportó el «{answer.reportado.fecha}», antes de que "
                    f"empezara el periodo ({begins[period]})"
                )
                place = expediente.sitio_de_respuesta(period, codigo, "reportado", "fecha")
                yield Hallado(place, message, "corrija la fecha; lo programado va en «programacion» del plan")


REGLA = Regla(
    codigo="E42",
    titulo="Lo que se da por hecho tuvo tiempo de hacerse",
    porque="Un plan de enero que imprime «Avance trimestral: 25 %, 25 %, 25 %, 25 %» da por ejecutado lo que solo se "
    "programó, y quien lo lea en diciembre lo tomará por resultado.",
    corregir="Llame «Programado» a lo programado, o dígalo en una nota bajo la tabla; reporte lo hecho cuando el "
    "periodo haya empezado.",
    ejemplo=Ejemplo(
        mal="""
            seguimiento/2024-T2:
              respuestas:
                REV:
                  ejecutado: 3
                  evidencia: Revistas 2 a 4
                  reportado: {por: Comunicaciones, fecha: 2024-01-22}
        """,
        bien="""
            seguimiento/2024-T2:
              respuestas:
                REV:
                  ejecutado: 3
                  evidencia: Revistas 2 a 4
                  reportado: {por: Comunicaciones, fecha: 2024-07-05}
        """,
    ),
    buscar=_buscar,
)
