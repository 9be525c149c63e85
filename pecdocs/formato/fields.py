"""The fields that a template of Office or the paper of a PDF may name, and texts that name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from pecdocs.formato.model import CampoCambio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELDS: dict[str, str] = {
    "entidad.nombre": "el nombre de la entidad",
    "entidad.sigla": "su sigla",
    "entidad.dependencia": "la dependencia que hace el plan",
    "entidad.ciudad": "la ciudad",
    "entidad.pais": "el país, con dos letras",
    "entidad.lema": "el lema del primer año de la vigencia",
    "documento.titulo": "el título",
    "documento.nombre": "el título con el año o los años, que no se repiten si el título los dice",
    "documento.subtitulo": "el subtítulo",
    "documento.codigo": "el código del documento",
    "documento.version": "la versión",
    "documento.fecha": "la fecha de la versión",
    "documento.vigencia": "el año o los años del plan",
    "documento.proceso": "el proceso",
    "documento.clasificacion": "la clasificación",
    "documento.serie": "la serie documental",
    "documento.estado": "Borrador, En revisión, Aprobado o Modificado después de aprobado",
    "corte.periodo": "el periodo del corte, si el documento tiene uno",
    "corte.fecha": "su último día",
    "corte.estado": "Preliminar, o Final si el periodo ya se cerró",
    "borrador": "verdadero mientras el documento no está aprobado, o si se modificó después",
    "logo": "el logo, si el plan lo tiene",
    "siglas": "lista; de cada sigla: sigla.sigla, sigla.significado",
    "cambios": f"lista; de cada cambio: {', '.join(f'cambio.{field}' for field in get_args(CampoCambio))}",
}
"""Every field, as a template writes it, and what it holds; a test compares this with `context_of`."""

_LISTS = frozenset({"siglas", "cambios", "borrador"})
OF_PAPER = {
    **{name: about for name, about in FIELDS.items() if name not in _LISTS},
    "papel": "qué es el documento: «Resumen de cambios»; en el plan, su título",
    "pagina": "el número de la página",
    "paginas": "cuántas son",
}
"""Those of a line of the paper of a PDF, which has no lists."""
_FIELD = re.compile(r"\{([^{}]*)\}")
_PIECE = re.compile(r"\[(?P<option>[^\[\]]*)\]|\{(?P<names>[^{}]*)\}")


def unknown_fields(text: str) -> Iterator[str]:
    """Give the fields that a line of paper names and that do not exist."""
    for names in _FIELD.findall(text):
        yield from (name for name in names.split("|") if name not in OF_PAPER)


def filled(text: str, words: Mapping[str, str]) -> str:
    """Fill a line of paper as `Versión {documento.version}[ de {documento.fecha}]`; `{a|b}` is the first that is said.

    What stands in brackets goes when one of its fields says nothing, and so does a line of which no field says
    anything. What a field says is never read again: braces and brackets in it are text.
    """
    names = _FIELD.findall(text)
    if names and not any(_word(each, words) for each in names):
        return ""
    return _PIECE.sub(lambda piece: _piece(piece, words), text).strip()


def _piece(piece: re.Match[str], words: Mapping[str, str]) -> str:
    option = piece["option"]
    if option is None:
        return _word(piece["names"], words)
    if not all(_word(names, words) for names in _FIELD.findall(option)):
        return ""
    return _FIELD.sub(lambda field: _word(field[1], words), option)


def _word(names: str, words: Mapping[str, str]) -> str:
    return next((word for name in names.split("|") if (word := words.get(name, ""))), "")
