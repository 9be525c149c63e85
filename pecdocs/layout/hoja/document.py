"""The review sheet: from a review to the blocks of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.cambios.huella import edited_since
from pecdocs.layout.blocks import Heading, Paragraph, Run
from pecdocs.layout.context import context_of, estado_of, full_title
from pecdocs.layout.document import Document, properties_of
from pecdocs.layout.hoja import tables
from pecdocs.layout.locale import Locale
from pecdocs.layout.texts import date_text
from pecdocs.revision import Gravedad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato.folder import FormatFolder
    from pecdocs.layout.blocks import Block
    from pecdocs.plan.model import Cambio
    from pecdocs.revision import Expediente, Revision

TITLE = "Hoja de revisión"
_NOTHING = "La revisión no halló nada que corregir."
_HOW = (
    "Un error es lo que el comité no debería recibir; un aviso, lo que casi siempre está mal; una nota, lo que alguien "
    "tiene que juzgar. En «Decisión», quien revisa escribe si se corrige, o por qué se acepta."
)


def lay_out_hoja(expediente: Expediente, revision: Revision, folder: FormatFolder) -> Document:
    """Lay out the sheet of a review, in the format of its plan. Pure: no file is read or written."""
    plan = expediente.plan
    locale = Locale(plan.entidad.pais, folder.formato.estilos)
    edited = edited_since(plan)
    return Document(
        blocks=tuple(_blocks(expediente, revision, locale, edited)),
        context=context_of(plan, locale, edited=edited),
        properties=properties_of(plan, locale, TITLE, edited),
        draft_mark=None,  # the sheet of a draft is no draft
        contents_levels=1,
    )


def _blocks(expediente: Expediente, revision: Revision, locale: Locale, edited: Cambio | None) -> Iterator[Block]:
    yield tables.facts(_facts(expediente, revision, locale, edited))
    if revision.hallazgos:
        yield Heading(1, "", (Run("Lo que se halló"),), "hallazgos")
        yield Paragraph((Run(_HOW),))
        yield tables.findings(expediente, revision.hallazgos)
    else:
        yield Paragraph((Run(_NOTHING, bold=True),))
    if revision.aceptados:
        yield Heading(1, "", (Run("Lo que se acepta"),), "aceptados")
        yield tables.accepted(expediente, revision.aceptados, locale)
    if revision.hallazgos or revision.aceptados:
        yield Heading(1, "", (Run("Por qué importa"),), "reglas")
        yield tables.rules(revision)
    yield Heading(1, "", (Run("Quién revisó"),), "firmas")
    yield tables.signatures(expediente.plan.revision.reviso)


def _facts(expediente: Expediente, revision: Revision, locale: Locale, edited: Cambio | None) -> dict[str, str]:
    plan = expediente.plan
    document = plan.documento
    return {
        "Entidad": plan.entidad.nombre or plan.entidad.sigla or "",
        "Plan": full_title(plan),
        "Código": document.codigo or "",
        "Versión": document.version,
        "Fecha del plan": date_text(document.fecha, locale),
        "Estado": estado_of(plan, edited),
        "Revisó": ", ".join(plan.revision.reviso),
        "Resultado": revision.cuenta() + (_ERRORS if revision.count(Gravedad.ERROR) else ""),
    }


_ERRORS = " Mientras quede un error, el plan no se genera como final."
