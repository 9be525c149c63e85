"""What of a plan is to be printed, text by text, each with the field that it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Plan

_PARTS = ("secciones", "arbol", "tablas", "firmas", "cambios")
_NOT_PRINTED = {
    "codigo", "de", "numero", "numeral", "tabla", "cada", "vinculacion", "tipo", "fecha", "mes", "meses", "junto_a",
    "unidad",
}  # fmt: skip
"""Names, and values that `impreso` or the format says in other words."""


def texts_of(plan: Plan) -> list[tuple[str, str]]:
    """Give every text that a plan's document must hold, with its field, a line of a section at a time."""
    found = [("titulo", plan.documento.titulo), *(("lema", text) for text in plan.entidad.lema.values())]
    if plan.documento.subtitulo is not None:
        found.append(("subtitulo", plan.documento.subtitulo))
    data = plan.model_dump(mode="json", exclude_unset=True)
    for name in _PARTS:
        found += _texts(name, data.get(name, []))
    return [(field, line) for field, text in found for line in text.split("\n") if line.strip()]


def _texts(field: str, value: Any) -> Iterator[tuple[str, str]]:
    """Give the texts of a value; those inside a field of a node, a row or a person are that field's."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(field, each)
    elif isinstance(value, dict) and "impreso" in value:
        yield field, str(value["impreso"])
    elif isinstance(value, dict) and not isinstance(value.get("roles"), list):
        for key, each in value.items():
            if key not in _NOT_PRINTED:
                yield from _texts(field if field in _FIELDS else key, each)


_FIELDS = {
    *("descripcion", "pasos", "productos", "meta", "indicador", "fechas", "responsables", "involucrados", "publico"),
    *("frecuencia", "medio", "alcance", "presupuesto", "observaciones", "listas", "programacion"),
}


def words(text: str) -> str:
    """Give a text's words, one space between them, without Markdown's marks and those of lists."""
    plain = re.sub(r"^\s*(?:-|[0-9]+\.)\s(?:✓\s|[a-z]\)\s)?", "", text, flags=re.MULTILINE)
    return " ".join(re.findall(r"[^\s*|]+", plain))
