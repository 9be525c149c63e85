"""E26: the siglas of the legend are those that are used, and each is explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.palabras import explicada, iniciales, letras, nombres, significados, sin_conectores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.palabras import Usada

_ONLY = re.compile(r"(?:(?:[A-ZÑ]\.\s?)+[A-ZÑ]?|[A-ZÑ]{2,8})(?:\s*[/,;yY-]\s*(?:(?:[A-ZÑ]\.\s?)+[A-ZÑ]?|[A-ZÑ]{2,8}))*")
"""What is printed of who responds, where it is nothing but siglas."""
_JOINED = re.compile(r"\s*[/,;]\s*|\s+[yY-]\s+")
_ALL = frozenset({"todas", "todos", "toda", "todo"})
"""Who responds, in capitals, and is no sigla."""
_NAMED = re.compile(r"[A-ZÁÉÍÓÚÑ]\w*(?:\s(?:de|del|la|y)\b)*(?:\s+[A-ZÁÉÍÓÚÑ]\w*)+")
"""Somebody who is named, as «Equipo IPCO»; «Todas las áreas» is nobody's name."""
_ALIKE = 70.0
"""How much alike, of 100, a sigla is to that of a legend for it to be taken for the same."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    known = {letras(sigla) for sigla, *_ in significados(expediente.plan)}
    known |= {letras(expediente.plan.entidad.sigla or "")}
    printed, others = _responsables(expediente)
    yield from _of_the_legend(expediente, printed, known)
    yield from _not_in_the_legend(expediente, others)
    apart = {letras(sigla) for sigla in printed}
    yield from _unexplained(expediente, known | apart)
    yield from _unused(expediente)
    yield from _incomplete(expediente)


def _responsables(
    expediente: Expediente,
) -> tuple[dict[str, list[tuple[Campos, str]]], dict[str, list[tuple[Campos, str]]]]:
    """Give what is printed of who responds, if the plan has a legend of them: its siglas, and words with no role."""
    siglas: dict[str, list[tuple[Campos, str]]] = {}
    words: dict[str, list[tuple[Campos, str]]] = {}
    if not any(rol.sigla for rol in expediente.plan.roles.values()):
        return siglas, words
    for item in expediente.escritos():
        for name in ("responsables", "involucrados"):
            value = getattr(item, name)
            if value is None or not value.impreso:
                continue
            if _ONLY.fullmatch(value.impreso):
                for sigla in _JOINED.split(value.impreso):
                    siglas.setdefault(sigla.strip(), []).append((item, name))
            elif not value.roles and _NAMED.fullmatch(value.impreso):
                words.setdefault(value.impreso, []).append((item, name))
    return siglas, words


def _of_the_legend(
    expediente: Expediente, printed: dict[str, list[tuple[Campos, str]]], known: set[str]
) -> Iterator[Hallado]:
    """Find siglas of those who respond that the legend of roles has not, or has in another way."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - most plans print names

    roles = {letras(rol.sigla): rol.sigla for rol in expediente.plan.roles.values() if rol.sigla}
    for sigla, places in printed.items():
        if letras(sigla) in known | _ALL:
            continue
        like = process.extractOne(letras(sigla), list(roles), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        item, field = places[0]
        legend = f"la simbología dice «{roles[like[0]]}»" if like else "la simbología no la tiene"
        message = f"las actividades dicen «{sigla}»{_times(len(places))}, y {legend}"
        hint = "escriba la misma en «roles» y en las actividades"
        grave = None if like else Gravedad.AVISO  # a word in capitals, as «GERENTE», is known by what it says
        yield Hallado(expediente.sitio(item, field), message, hint, grave)


def _not_in_the_legend(expediente: Expediente, words: dict[str, list[tuple[Campos, str]]]) -> Iterator[Hallado]:
    """Find who is named in the place of a sigla and is in no legend."""
    names = {llano(rol.nombre) for rol in expediente.plan.roles.values()}
    for said, places in words.items():
        if llano(said) not in names:
            item, field = places[0]
            message = f"«{said}»{_times(len(places))} no está en la simbología, que dice quién es cada sigla"
            yield Hallado(
                expediente.sitio(item, field), message, "dele un rol con su nombre en «roles»", Gravedad.AVISO
            )


def _times(times: int) -> str:
    return f" ({times} veces)" if times > 1 else ""


def _unexplained(expediente: Expediente, known: set[str]) -> Iterator[Hallado]:
    """Find siglas that neither the plan's lists nor the texts explain, where each is used first."""
    unknown: dict[str, list[Usada]] = {}
    for each in expediente.siglas_usadas:
        if letras(each.sigla) not in known:
            unknown.setdefault(letras(each.sigla), []).append(each)
    for uses in unknown.values():
        if not any(explicada(each) for each in uses):
            first = uses[0]
            message = f"la sigla «{first.sigla}»{_times(len(uses))} no se explica en ninguna parte"
            hint = f"agréguela a «siglas»: {first.sigla}: lo que significa"
            yield Hallado(expediente.sitio_de(first.dicho), message, hint, Gravedad.AVISO)


def _unused(expediente: Expediente) -> Iterator[Hallado]:
    """Find siglas that the legend explains and nothing uses; other siglas and what they mean are a use."""
    plan = expediente.plan
    if not plan.siglas:
        return
    texts = [each.texto for each in expediente.dichos]
    texts += [level.nombre for level in plan.niveles]
    texts += [text for change in plan.cambios for text in (change.descripcion, change.justificacion or "")]
    texts += list(plan.siglas.values())
    written = {word for text in texts for word in re.findall(r"[\w.&-]+", text)}
    words = {letras(part) for word in written for part in (word, *re.split(r"[^\w]+", word))}
    for sigla in plan.siglas:
        if letras(sigla) not in words and not (" " in sigla and any(sigla in text for text in texts)):
            message = f"«{sigla}» está entre las siglas y el documento no la usa"
            place = expediente.sitio(plan, "siglas", sigla)
            yield Hallado(place, message, "quítela de «siglas», o úsela", Gravedad.AVISO)


def _incomplete(expediente: Expediente) -> Iterator[Hallado]:
    """Find a sigla whose meaning lacks a word that the same name has elsewhere: the sigla has its letter."""
    plan = expediente.plan
    short = {sigla: name for sigla, name in plan.siglas.items() if iniciales(name) != letras(sigla)}
    for sigla, name in short.items():
        words = sin_conectores(name)
        if len(words) < 2:  # noqa: PLR2004 - one word is no name
            continue
        for dicho in expediente.dichos:
            whole = next((each for each in _names(dicho.texto, words) if iniciales(each) == letras(sigla)), None)
            if whole is not None:
                place = expediente.sitio_de(dicho)
                message = f"«{sigla}» es «{name}», y en la línea {place.place.line} el nombre es «{whole}»"
                hint = "ponga el nombre completo en «siglas»"
                yield Hallado(expediente.sitio(plan, "siglas", sigla), message, hint)
                break


def _names(text: str, words: tuple[str, ...]) -> Iterator[str]:
    """Find the names in a text that begin and end as these words, with one or two more between."""
    if words[-1] in llano(text):
        for each in nombres(text):
            said = sin_conectores(each[0])
            if said[0] == words[0] and said[-1] == words[-1] and len(words) < len(said) <= len(words) + 2:
                yield each[0]


REGLA = Regla(
    codigo="E26",
    titulo="Las siglas de la lista son las que se usan, y todas se explican",
    porque="Quien lee una sigla que la lista no tiene, o tiene distinta, no sabe quién responde ni de qué se habla; "
    "lenguaje claro es explicar cada una la primera vez. Una sigla distinta de la de su lista es un "
    "error; una que sobra o sin explicar, un aviso: puede ser de las que nadie explica.",
    corregir="Deje en «siglas» y en «roles» las que el documento usa, escritas igual, y agregue las que faltan.",
    ejemplo=Ejemplo(
        mal="""
            siglas:
              IV: Instituto de Vivienda
              MIPG: Modelo Integrado de Planeación y Gestión
        """,
        bien="""
            siglas:
              IV: Instituto de Vivienda
              MIPG: Modelo Integrado de Planeación y Gestión
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  Dar a conocer los servicios del IV, según el MIPG.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
