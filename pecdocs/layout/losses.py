"""What a format can't draw of a plan, said by name: no loss is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.formato.model import Tabla
    from pecdocs.layout.items import Item


def level_losses(
    name: str, items: Sequence[Item], table: Tabla, level_names: Sequence[str], formato: str
) -> Iterator[tuple[str, str]]:
    """Give, as message and hint, each level of the plan that a table joins or leaves out."""
    depth = _depth(items)
    levels = len(table.niveles)
    where = f"la tabla «{name}» del formato «{formato}»"
    if depth > levels > 0:
        joined = " / ".join(level_names[levels - 1 : depth])
        yield f"{where} tiene {levels} niveles y el plan {depth}", f"«{joined}» salen juntos en una celda"
    elif depth > 0 == levels:
        yield f"{where} no tiene niveles", f"no salen: {', '.join(level_names[:depth])}"


def _depth(items: Sequence[Item]) -> int:
    return max((1 + _depth(item.children) for item in items if item.children), default=0)
