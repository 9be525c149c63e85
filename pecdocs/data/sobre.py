"""A plan's matrix as one JSON object: of which plan it is, what its columns are, and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.data.columns import columns
from pecdocs.data.diccionario import table_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.data.columns import Column
    from pecdocs.data.jsonfile import Json
    from pecdocs.data.matriz import Corte, Matriz, Rows
    from pecdocs.plan import Plan

SOURCES = {
    "entidad.nombre": "entidad.nombre",
    "entidad.sigla": "entidad.sigla",
    "entidad.dependencia": "entidad.dependencia",
    "entidad.ciudad": "entidad.ciudad",
    "entidad.pais": "entidad.pais",
    "plan": "documento.titulo",
    "subtitulo": "documento.subtitulo",
    "codigo": "documento.codigo",
    "version": "documento.version",
    "estado": "documento.estado",
    "vigencia.desde": "documento.vigencia.desde",
    "vigencia.hasta": "documento.vigencia.hasta",
    "vigencia.impreso": "documento.vigencia.impreso",
    "proceso": "documento.proceso",
    "clasificacion": "documento.clasificacion",
    "serie": "documento.serie",
    "ponderacion": "seguimiento.ponderacion",
    "nota": "seguimiento.nota",
    "niveles": "niveles.nombre",
    "areas.nombre": "roles.nombre",
    "areas.sigla": "roles.sigla",
}
"""What stands around the rows, and the plan's key that it comes from; `fecha` is `plan_fecha`."""


def as_object(plan: Plan, matriz: Matriz, estado: str, corte: Corte | None = None) -> dict[str, Json | Iterator[Json]]:
    """Give a plan's rows as objects, in the order of their columns, with what they are about; to be read once."""
    entity, document, years = plan.entidad, plan.documento, plan.documento.vigencia
    cols = columns(with_corte=corte is not None)
    when = document.fecha.valor
    return {
        "entidad": {each: getattr(entity, each) for each in ("nombre", "sigla", "dependencia", "ciudad", "pais")},
        "plan": document.titulo,
        "subtitulo": document.subtitulo,
        "codigo": document.codigo,
        "version": document.version,
        "estado": estado,
        "fecha": str(when) if when is not None else None,
        "vigencia": {"desde": years.desde, "hasta": years.anios[-1], "impreso": years.impreso},
        "proceso": document.proceso,
        "clasificacion": document.clasificacion,
        "serie": document.serie,
        "corte": _corte(corte),
        "ponderacion": plan.seguimiento.ponderacion,
        "nota": plan.seguimiento.nota,
        "niveles": tuple(each.nombre for each in plan.niveles),
        "areas": {key: {"nombre": each.nombre, "sigla": each.sigla} for key, each in plan.roles.items()},
        "esquema": table_schema(cols, in_lists=True),
        "actividades": _objects(cols, matriz.actividades),
        "grupos": _objects(cols, matriz.grupos),
        "tablas": _objects(cols, matriz.tablas),
    }


def _corte(corte: Corte | None) -> Json:
    if corte is None:
        return None
    last = corte.rules.up_to(corte.period)[-1]
    return {"periodo": last.key, "hasta": last.last, "cerrado": corte.answers.is_closed(last.key)}


def _objects(columns: Sequence[Column], rows: Rows) -> Iterator[Json]:
    """Give rows as objects; a list that has nothing is empty."""
    for row in rows:
        yield {
            each.name: () if each.is_list and value is None else value for each, value in zip(columns, row, strict=True)
        }
