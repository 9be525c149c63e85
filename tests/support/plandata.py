"""What a plan holds, as plain data to compare: made without the records that `cambios` works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pecdocs.reading.model import Modelo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.plan.model import FilaTabla, Plan, TablaPlan


def data_of(plan: Plan) -> dict[str, Any]:
    """Give all that a plan holds: mappings whose order is seen as pairs, rows with what they set and no more."""
    found = {name: plain(value) for name, value in plan.__dict__.items()}
    for name in ("siglas", "roles", "periodos"):
        found[name] = list(found[name].items())
    found["firmas"] = {role: signers for role, signers in found["firmas"].items() if signers}
    tables = {name: _table(table) for name, table in plan.tablas.items()}
    found["tablas"] = {name: table for name, table in tables.items() if table != ([], None, None)}
    return found


def plain(value: Any) -> Any:
    """Give a value without models."""
    if isinstance(value, Modelo):
        return {name: plain(each) for name, each in value.__dict__.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def _table(table: TablaPlan) -> tuple[Any, ...]:
    return plain(table.notas), table.titulo, _rows(table.filas)


def _rows(rows: Sequence[FilaTabla] | None) -> list[dict[str, Any]] | None:
    if rows is None:
        return None
    found = []
    for row in rows:
        own = {name: plain(getattr(row, name)) for name in row.model_fields_set - {"hijos"}}
        for name in ("de", "codigo"):
            if own.get(name, "") is None:
                del own[name]
        found.append({**own, "hijos": _rows(row.hijos)})
    return found
