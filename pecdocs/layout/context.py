"""The fields that an Office template may use: plain words, always all of them, empty where the plan says nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from pecdocs.formato.fields import FIELDS
from pecdocs.layout.locale import years
from pecdocs.layout.records import CHANGE_FIELDS, records_of
from pecdocs.layout.texts import date_text

if TYPE_CHECKING:
    from pecdocs.layout.avances import Avances
    from pecdocs.layout.locale import Locale
    from pecdocs.layout.records import Record
    from pecdocs.plan.model import Cambio, Plan, Vigencia

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
ESTADOS_DE_CORTE = {False: "Preliminar", True: "Final"}
"""What a document with a cut-off says of itself, by whether its period is closed."""
ESTADOS = {"borrador": "Borrador", "en_revision": "En revisión", "aprobado": "Aprobado"}
EDITED = "Modificado después de aprobado"
"""How a plan stands that says that it is approved and is not what was."""
LOGO_IN_BODY, LOGO_IN_EDGE = (42, 20), (36, 12)
"""The most that the logo takes, wide and high, in millimetres: in the text or on the cover; in a header or footer."""


def context_of(
    plan: Plan, locale: Locale, avances: Avances | None = None, edited: Cambio | None = None
) -> dict[str, Any]:
    """Give the fields of a plan, and of the cut-off of a document. The writer adds `logo`, which only it can draw.

    `edited` is the entry of the version that was approved, if the plan was edited since.
    """
    entity, document = plan.entidad, plan.documento
    return {
        "entidad": {
            "nombre": entity.nombre or "",
            "sigla": entity.sigla or "",
            "dependencia": entity.dependencia or "",
            "ciudad": entity.ciudad or "",
            "pais": entity.pais,
            "lema": entity.lema.get(str(document.vigencia.desde), ""),
        },
        "documento": {
            "titulo": document.titulo,
            "nombre": full_title(plan),
            "subtitulo": document.subtitulo or "",
            "codigo": document.codigo or "",
            "version": document.version,
            "fecha": date_text(document.fecha, locale),
            "vigencia": vigencia_text(document.vigencia),
            "proceso": document.proceso or "",
            "clasificacion": document.clasificacion or "",
            "serie": document.serie or "",
            "estado": estado_of(plan, edited),
        },
        "corte": _corte(avances),
        "borrador": document.estado != "aprobado" or edited is not None,
        "siglas": [_flat(record) for record in records_of(plan, "siglas", locale)],
        "cambios": [_flat(record) for record in records_of(plan, "cambios", locale)],
    }


def estado_of(plan: Plan, edited: Cambio | None) -> str:
    """Say how a plan stands; `edited` is the entry of the version that was approved, if it was edited since."""
    return EDITED if edited is not None else ESTADOS[plan.documento.estado]


def _corte(avances: Avances | None) -> dict[str, str]:
    """Give the fields of the cut-off; empty ones of a document without."""
    if avances is None:
        return {"periodo": "", "fecha": "", "estado": ""}
    period = avances.found.periods[-1]
    return {
        "periodo": period.name,
        "fecha": avances.locale.day(date.fromisoformat(period.last)),
        "estado": ESTADOS_DE_CORTE[avances.answers.is_closed(period.key)],
    }


def shape() -> dict[str, Any]:
    """Give the fields that exist, with empty texts and one example in each list: what templates are checked against."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        group, _, field = name.partition(".")
        if field:
            found.setdefault(group, {})[field] = ""
        else:
            found[name] = ""
    found["siglas"] = [{"sigla": "", "significado": ""}]
    found["cambios"] = [dict.fromkeys(CHANGE_FIELDS, "")]
    return found


def _flat(record: Record) -> dict[str, str]:
    return {name: "\n".join(lines) for name, lines in record.lines.items()}


def full_title(plan: Plan) -> str:
    """Give the title of a plan with its year or years, which are not said again where the title says them."""
    title, vigencia = plan.documento.titulo, plan.documento.vigencia
    said = set(_YEAR.findall(title))
    ends = {str(vigencia.anios[0]), str(vigencia.anios[-1])}
    return title if ends <= said else f"{title} {vigencia_text(vigencia)}"


def vigencia_text(vigencia: Vigencia) -> str:
    """Print the years of a plan: its own words, or 2024, or 2019 - 2022."""
    return vigencia.impreso or years(vigencia.anios)
