"""The titles of columns: the format's own, or the Spanish name of what a column shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pecdocs.formato.model import Columna

_NAMES = {
    "numero": "N.º",
    "nombre": "Nombre",
    "titulo": "Actividad",
    "actividad": "Actividad",
    "descripcion": "Descripción",
    "pasos": "Pasos",
    "productos": "Producto",
    "fechas": "Fechas",
    "inicio": "Fecha inicio",
    "fin": "Fecha fin",
    "meta": "Meta",
    "indicador": "Indicador",
    "responsables": "Responsable",
    "involucrados": "Involucrados",
    "publico": "Público",
    "frecuencia": "Frecuencia",
    "medio": "Medio",
    "alcance": "Alcance",
    "presupuesto": "Presupuesto",
    "peso": "Peso",
    "observaciones": "Observaciones",
    "version": "Versión",
    "fecha": "Fecha",
    "numerales": "Numerales",
    "justificacion": "Justificación",
    "solicitud": "N.º de solicitud",
    "responsable": "Responsable",
    "elaboro": "Elaboró",
    "reviso": "Revisó",
    "aprobo": "Aprobó",
    "acta": "Acta",
    "sigla": "Sigla",
    "significado": "Significado",
}


def own_title(column: Columna) -> str:
    """Give a column's own title: as the format writes it, or the name of what it shows."""
    return (
        column.titulo
        or _NAMES.get(column.campo or "")
        or (column.lista or column.codigo).replace("_", " ").capitalize()
    )


def with_vigencia(title: str, vigencia: str) -> str:
    """Fill {vigencia}, the plan's year or years."""
    return title.replace("{vigencia}", vigencia)
