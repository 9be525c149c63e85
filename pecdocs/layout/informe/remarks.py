"""What a percentage does not say of itself, in words: for the report and for the terminal alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.seguimiento import Activity, Group


def remarks(activity: Activity) -> Iterator[str]:
    """Give what needs to be known of an activity: what is missing, too low a goal, changed after closing."""
    if activity.to_date.missing:
        yield f"sin dato en {', '.join(activity.to_date.missing)}"
    if activity.to_date.exceeds:
        yield beyond(activity)
    if activity.amended:
        yield f"cambió después del cierre, con autorización, en {', '.join(activity.amended)}"


def beyond(activity: Activity) -> str:
    """Say what it means that a percentage is over the threshold: of what was requested there was no goal to set."""
    if activity.item.kind == "demanda":
        return "se atendió más de lo solicitado; revise lo respondido"
    if activity.item.kind == "flujo" and activity.item.meta.unidad == "%":
        return "pasa del umbral; revise lo respondido, o la meta"
    return "pasa del umbral; la meta puede ser muy baja"


def group_remarks(group: Group) -> Iterator[str]:
    """Give what was left out of a group's percentage, whose weights were made to sum to 100 again."""
    left_out, shares = group.to_date.left_out, group.to_date.shares
    if left_out and shares:
        why = ", ".join(f"{code} ({state.value.lower()})" for code, state in left_out.items())
        yield f"fuera de la cuenta: {why}; su peso se repartió entre lo demás"
