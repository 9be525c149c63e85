"""The fingerprint of what a committee approves: the plan's content, whatever way its YAML is written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pecdocs.cambios.records import ORDERED, Record, records_of
from pecdocs.plan.model import (
    Documento,
    Entidad,
    Firmante,
    Nodo,
    Periodo,
    Persona,
    Plan,
    Rol,
    Seccion,
    Seguimiento,
    TablaPlan,
)
from pecdocs.plan.versions import in_order, same_version
from pecdocs.reading.digests import digest
from pecdocs.reading.model import Modelo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.plan.model import Cambio

_NOT_CONTENT = {"documento": "estado", "plan": "revision"}
"""What changes when a plan is reviewed and approved, and not what was approved."""

_MODELS: dict[str, type[Modelo]] = {
    "plan": Plan,
    "entidad": Entidad,
    "documento": Documento,
    "seguimiento": Seguimiento,
    "rol": Rol,
    "persona": Persona,
    "periodo": Periodo,
    "seccion": Seccion,
    "nodo": Nodo,
    "tabla": TablaPlan,
    "firma": Firmante,
}
"""What the records of each kind are made of; of a row of a table, what it sets and nothing else."""


def huella(plan: Plan) -> str:
    """Give the fingerprint of a plan's content: two plans have one when nothing of their content differs.

    The change log is left out, for it holds the fingerprint, and so is the state of the document, which approval sets.
    A field that holds its default counts as one that is not there, so that a plan keeps its fingerprint when the
    model comes to have more fields; but a row of a table that sets a field to nothing says something.
    """
    return digest([_told(record) for record in records_of(plan).values() if record.key[0] != "cambio"])


def entry_of(plan: Plan) -> Cambio | None:
    """Give the entry of the change log of the plan's version, if there is one."""
    version = plan.documento.version
    return next((each for each in reversed(in_order(plan.cambios)) if same_version(each.version, version)), None)


def approved_entry(plan: Plan) -> Cambio | None:
    """Give the entry of the plan's version, if it keeps a fingerprint."""
    entry = entry_of(plan)
    return entry if entry is not None and entry.huella else None


def edited_since(plan: Plan) -> Cambio | None:
    """Give the entry of the version that was approved, if the plan's content is not what it was then.

    A plan that calls itself a version of which the change log says nothing is the last approved one, edited.
    """
    if plan.documento.estado != "aprobado":
        return None
    own = entry_of(plan)
    entry = own if own is not None else next((each for each in reversed(in_order(plan.cambios)) if each.huella), None)
    return entry if entry is not None and entry.huella and entry.huella != huella(plan) else None


def _told(record: Record) -> list[Any]:
    kind = record.key[0]
    fields = {name: value for name, value in record.fields.items() if name != _NOT_CONTENT.get(kind)}
    position = record.position if kind in ORDERED else 0
    return [record.key, record.parent, position, _set(fields, _MODELS.get(kind))]


def _set(fields: Mapping[str, Any], model: type[Modelo] | None) -> dict[str, Any]:
    """Give the fields that hold something else than the default of their model."""
    defaults = {} if model is None else _defaults(model)
    return {name: _plain(value) for name, value in fields.items() if name not in defaults or value != defaults[name]}


@cache
def _defaults(model: type[Modelo]) -> dict[str, Any]:
    return {name: field.default for name, field in model.model_fields.items()}


def _plain(value: Any) -> Any:
    """Give a value as data, without what is only the default of a model."""
    if isinstance(value, Modelo):
        return _set(vars(value), type(value))
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
