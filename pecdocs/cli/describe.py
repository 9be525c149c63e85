"""What formats there are, what is in one, and the schemas of the files that people write."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from pecdocs.faults import InputError
from pecdocs.formato import Formato, list_formatos, read_formato
from pecdocs.formato.fields import FIELDS
from pecdocs.formato.folder import PLAN_TEMPLATE
from pecdocs.plan import Plan
from pecdocs.plan.model import RegistroCambios
from pecdocs.seguimiento.model import Registro

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.faults import Fault
    from pecdocs.formato import Columna
    from pecdocs.reading.model import Modelo


SCHEMAS: dict[str, type[Modelo]] = {
    "plan": Plan,
    "seguimiento": Registro,
    "cambios": RegistroCambios,
    "formato": Formato,
}
"""What each kind of file holds: plan.yaml, seguimiento/<periodo>.yaml, cambios.yaml, formato.yaml."""


def all_formats(templates: Path | None = None) -> Iterator[str]:
    """Give a line for each format: its name and what it is. Raises InputError, at the end, with what is wrong."""
    faults: list[Fault] = []
    for name in list_formatos(templates):
        try:
            yield f"{name:<12} {read_formato(name, templates).formato.nombre}"
        except InputError as error:
            faults.extend(error.faults)
    if faults:
        raise InputError(dict.fromkeys(faults))  # a mistake in `comun` is one of every format


def one_format(name: str, templates: Path | None = None) -> Iterator[str]:
    """Give what a format draws, its tables with their columns, and every field that its templates may use."""
    found = read_formato(name, templates)
    yield f"{name}: {found.formato.nombre}"
    if found.formato.descripcion:
        yield found.formato.descripcion
    yield ""
    yield f"Orden del documento: {', '.join(found.formato.orden)}"
    yield from _tables(found.formato)
    yield ""
    yield "Campos de las plantillas de Word:"
    for field, meaning in FIELDS.items():
        yield f"  {{{{ {field} }}}}".ljust(34) + meaning
    yield ""
    yield f"Archivos: {found.file(PLAN_TEMPLATE).as_posix()}"


def _tables(formato: Formato) -> Iterator[str]:
    for name, table in formato.tablas.items():
        yield ""
        yield f"Tabla {name}: {table.descripcion}"
        for level, drawn in enumerate(table.niveles, start=1):
            yield f"  nivel {level}: {drawn.dibujo}"
        for column in table.columnas:
            title = column.titulo or "(el nombre del nivel)"
            yield f"  {column.codigo:<18} {title}  ← {_shown(column)}"


def _shown(column: Columna) -> str:
    if column.periodos is not None:
        return f"{column.periodos.muestra}, una columna por periodo {column.periodos.esquema}"
    if column.lista is not None:
        return f"lista {column.lista}"
    if column.nivel is not None:
        return f"nivel {column.nivel}, {column.campo or 'nombre'}"
    return str(column.campo)


@cache
def schema(of: str = "plan") -> str:
    """Give the JSON Schema of one of the files in `SCHEMAS`, as text."""
    found = SCHEMAS[of].model_json_schema()
    if of == "plan":
        found["properties"].pop("cambios", None)  # it stands in a file of its own
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
