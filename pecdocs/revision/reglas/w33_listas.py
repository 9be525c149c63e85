"""W33: what is listed in one part of the plan is what is listed in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Seccion
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.textos import Dicho

_CHANNELS = {
    "Facebook": r"facebook",
    "Twitter": r"twitter",
    "Instagram": r"instagram?",
    "TikTok": r"tik\s?tok",
    "YouTube": r"you\s?tube",
    "Vimeo": r"vimeo",
    "LinkedIn": r"linked\s?in",
    "WhatsApp": r"whatsapp",
    "Telegram": r"telegram",
    "Hangouts": r"hangouts",
    "Skype": r"skype",
    "Zoom": r"zoom",
    "Teams": r"teams",
}
_CHANNEL = re.compile("|".join(rf"\b(?P<{name}>{how})\b" for name, how in _CHANNELS.items()), re.IGNORECASE)
_SOME = 3
"""Channels that a text names for it to be a list of them."""
_VIDEO = frozenset({"YouTube", "Vimeo"})
_MEASURED = re.compile(r"\b(?:monitoreo|medicion|metricas?|indicadores)\b")
_MARKER = re.compile(r"\s*(?:[-*+]\s+)?([a-z]|[0-9]{1,2})([).])\s+\S", re.IGNORECASE)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for section in expediente.secciones:
        yield from _markers(expediente, section)
    said = [(each, named) for each in expediente.dichos if len(named := _channels(each.texto)) >= _SOME]
    yield from _lists(expediente, said)
    measured = next((each for each in expediente.secciones if _is_measuring(each)), None)
    if measured is not None:
        yield from _unmeasured(expediente, measured)


def _channels(text: str) -> dict[str, str]:
    """Give the channels that a text names, and how it writes each."""
    return {str(each.lastgroup): each[0] for each in _CHANNEL.finditer(text)}


def _markers(expediente: Expediente, section: Seccion) -> Iterator[Hallado]:
    """Find an item with the letter or number of the one before: a), b), c), c)."""
    last: str | None = None
    for n, line in enumerate((section.texto or "").split("\n")):
        marker = _MARKER.match(line)
        if marker is not None and marker[1] + marker[2] == last and last != "1.":  # Markdown counts from «1.» by itself
            message = f"dos puntos seguidos llevan «{last}»: el segundo es «{line.strip(' -*+')}»"
            yield Hallado(expediente.sitio_en_texto(section, n), message, "corrija la numeración de la lista")
        if marker is not None or not line.strip():
            last = marker[1] + marker[2] if marker is not None else last
        else:
            last = None


def _lists(expediente: Expediente, said: list[tuple[Dicho, dict[str, str]]]) -> Iterator[Hallado]:
    """Find lists of channels that lack some of the longest; a shorter one may be meant."""
    if not said:
        return
    longest, whole = max(said, key=lambda each: len(each[1]))
    for dicho, named in said:
        lacking = [word for name, word in whole.items() if name not in named]
        if dicho is not longest and lacking and named.keys() <= whole.keys():
            line = expediente.sitio_de(longest).place.line
            words = ", ".join(f"«{each}»" for each in lacking)
            message = f"nombra {_listed(named)}, y la línea {line} también {words}"
            yield Hallado(
                expediente.sitio_de(dicho), message, "si son las mismas redes, nómbrelas igual", Gravedad.NOTA
            )


def _listed(named: dict[str, str]) -> str:
    return ", ".join(f"«{each}»" for each in named.values())


def _is_measuring(section: Seccion) -> bool:
    """Tell whether a section measures channels, each under a title of its own."""
    return bool(_MEASURED.search(llano(section.titulo))) and len(_titled(section)) >= _SOME


def _titled(section: Seccion) -> set[str]:
    named = {name for each in section.secciones for name in _channels(each.titulo)}
    return named | (_VIDEO if any("video" in llano(each.titulo) for each in section.secciones) else set())


def _unmeasured(expediente: Expediente, section: Seccion) -> Iterator[Hallado]:
    """Find channels that the plan's lists name and its measuring does not."""
    measured = _titled(section)
    lacking: dict[str, str] = {}
    for dicho in expediente.dichos:
        named = _channels(dicho.texto)
        if len(named) >= _SOME:
            lacking |= {name: word for name, word in named.items() if name not in measured and name not in lacking}
    if lacking:
        message = f"«{section.titulo}» no mide {_listed(lacking)}, y el plan los nombra entre sus canales"
        yield Hallado(expediente.sitio(section, "titulo"), message, "diga qué se mide en cada uno", Gravedad.NOTA)


REGLA = Regla(
    codigo="W33",
    titulo="Las listas de una parte del plan son las de las otras",
    porque="Si una lista de redes trae seis y otra cuatro, no se sabe cuáles son; la que no se mide, nadie la sigue. "
    "Un número o una letra repetidos en una lista son un aviso; lo demás es una nota, que una lista corta puede ser "
    "adrede.",
    corregir="Nombre los mismos canales en todas partes, y mida cada uno, o diga por qué no.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Canales
                numeral: auto
                texto: |
                  - a) Página web.
                  - b) Boletín.
                  - b) Cartelera.
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
                  - a) Página web.
                  - b) Boletín.
                  - c) Cartelera.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
