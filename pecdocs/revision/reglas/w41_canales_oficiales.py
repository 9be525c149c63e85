"""W41: the channels that a plan calls its own are the entity's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import palabras
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.palabras import letras

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Entidad
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.textos import Dicho

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@([\w-]+)(?:\.[\w-]+)+")
_PRIVATE = frozenset(
    {"gmail", "hotmail", "outlook", "yahoo", "live", "icloud", "aol", "proton", "protonmail", "msn", "ymail"}
)
_HANDLE = re.compile(r"(?<![\w.@/])@([A-Za-z0-9_]{3,}(?:\.[A-Za-z0-9_]+)*)(?![\w@])")
_NETWORK = re.compile(
    r"\b(?:facebook|twitter|instagram|tik\s?tok|youtube|vimeo|linkedin|threads|red(?:es)? social)", re.IGNORECASE
)
_OF_OTHERS = re.compile(r"\b(?:etiquet|menci|arrob|seguir|sigue|aliad|otras entidades)", re.IGNORECASE)
_SHORT = 5
"""Letters of a word of the entity's name by which an account is known to be its own."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    told: set[str] = set()
    own = _names(expediente.plan.entidad)
    for dicho in expediente.dichos:
        if "@" not in dicho.texto:
            continue
        for mail in _MAIL.finditer(dicho.texto):
            if mail[1].casefold() in _PRIVATE and mail[0].casefold() not in told:
                told.add(mail[0].casefold())
                message = f"«{mail[0]}» es un correo personal, de un servicio gratuito"
                hint = "ponga un correo del dominio de la entidad, o no lo llame institucional"
                yield Hallado(expediente.sitio_de(dicho), message, hint)
        yield from _accounts(expediente, dicho, own, told)


def _accounts(expediente: Expediente, dicho: Dicho, own: set[str], told: set[str]) -> Iterator[Hallado]:
    """Find accounts in networks that say nothing of the entity's name; those of others are another thing."""
    sigla = expediente.plan.entidad.sigla
    if sigla is None or not _NETWORK.search(dicho.texto) or _OF_OTHERS.search(dicho.texto):
        return
    for handle in _HANDLE.finditer(dicho.texto):
        account = letras(handle[1])
        if account not in told and not any(word in account for word in own):
            told.add(account)
            message = f"la cuenta «{handle[0]}» no nombra a «{sigla}» ni a la entidad"
            hint = "si es de la entidad, diga por qué se llama así; si no lo es, no la cuente entre sus canales"
            yield Hallado(expediente.sitio_de(dicho), message, hint, Gravedad.NOTA)


def _names(entidad: Entidad) -> set[str]:
    """Give the words by which an account is known to be the entity's: its sigla, and the words of its name.

    Its city says nothing: every entity there could bear it.
    """
    words = re.findall(r"\w+", f"{entidad.nombre or ''} {entidad.dependencia or ''}")
    city = set(palabras(entidad.ciudad or ""))
    long = {letras(each)[:_SHORT] for each in words if len(each) >= _SHORT and letras(each) not in city}
    return long | ({letras(entidad.sigla)} if entidad.sigla else set())


REGLA = Regla(
    codigo="W41",
    titulo="Los canales que el plan llama institucionales son de la entidad",
    porque="Lo que una entidad comunica por un correo gratuito o una cuenta ajena no queda en sus archivos ni bajo su "
    "control, y quien lo recibe no sabe si es oficial. El correo es un aviso; el nombre de una cuenta, una nota.",
    corregir="Use correos del dominio de la entidad y cuentas que la nombren; las demás, dígalas aparte, como no "
    "oficiales.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Canales
                numeral: auto
                texto: |
                  Correo institucional: vivienda.contacto@gmail.com.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
        bien="""
            secciones:
              - codigo: OBJ
                titulo: Canales
                numeral: auto
                texto: |
                  Correo institucional: contacto@vivienda.gov.co. Facebook e Instagram: @InstitutoVivienda.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
