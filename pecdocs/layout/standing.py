"""How a document stands: the mark behind its pages, and what it says when it is not the one that was approved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.layout.texts import date_text
from pecdocs.plan.actas import named_acta

if TYPE_CHECKING:
    from pecdocs.formato.model import Formato
    from pecdocs.layout.locale import Locale
    from pecdocs.plan.model import Cambio, Plan


def mark_of(plan: Plan, formato: Formato, edited: Cambio | None) -> str | None:
    """Give the mark: none of an approved plan, unless it was edited since (`edited`, the entry that was approved)."""
    if plan.documento.estado != "aprobado":
        return formato.marca_borrador
    return formato.marca_modificado if edited is not None else None


def legend_of(formato: Formato, edited: Cambio | None, locale: Locale) -> str | None:
    """Say that a plan is not what was approved, and what was: its version, its act if there is one, its date."""
    if edited is None:
        return None
    words = {
        "version": edited.version,
        "acta": edited.acta or "",
        "fecha": date_text(edited.fecha, locale),
        "aprobacion": _approval(edited, locale),
    }
    return re.sub(r"\{([^{}]*)\}", lambda name: words[name[1]], formato.leyenda_modificado)


def _approval(edited: Cambio, locale: Locale) -> str:
    """Name the act, if there is one, and the date."""
    fecha = date_text(edited.fecha, locale)
    return f"{named_acta(edited.acta)}, {fecha}" if edited.acta else fecha
