"""E05: the cover says the version and the date that the change log says last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.plan.versions import in_order
from pecdocs.revision.control import comparables, dicha, numero, propia
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Cambio
    from pecdocs.revision.expediente import Expediente

_UPDATED = re.compile(r"\bse\s+(?:actuali[zc]|modific|ajust|corrig|reform|reemplaz)\w*", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:primera|inicial|creaci[oó]n|emisi[oó]n|original|nuevo documento)\b", re.IGNORECASE)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    plan = expediente.plan
    log = in_order(plan.cambios)
    if not log:
        return
    if propia(plan) is None:
        yield from _other_version(expediente, log)
        return
    yield from _spelling(expediente, log[-1])
    yield from _date(expediente, log[-1])
    yield from _order(expediente, log)
    yield from _first(expediente, log)


def _other_version(expediente: Expediente, log: list[Cambio]) -> Iterator[Hallado]:
    """Find a cover of another version than the last of the log; the one being written may not be in it yet."""
    documento = expediente.plan.documento
    before = numero(documento.version) in {numero(each.version) for each in log}
    if documento.estado == "aprobado" or before:
        message = f"la portada dice versión «{documento.version}», y la última del registro es «{log[-1].version}»"
        line = expediente.plan.place(log[-1], "version")
        hint = f"corrija la versión, o agregue su entrada al registro ({line.file}, línea {line.line})"
        yield Hallado(expediente.sitio(documento, "version"), message, hint)


def _spelling(expediente: Expediente, last: Cambio) -> Iterator[Hallado]:
    cover = expediente.plan.documento.version
    digits = [re.sub("[^0-9.]", "", each) for each in (cover, last.version)]
    if digits[0] != digits[1]:
        message = f"la portada escribe la versión «{cover}», y el registro, «{last.version}»"
        place = expediente.sitio(expediente.plan.documento, "version")
        yield Hallado(place, message, "escríbala igual en los dos", Gravedad.AVISO)


def _date(expediente: Expediente, last: Cambio) -> Iterator[Hallado]:
    fecha = expediente.plan.documento.fecha
    days = comparables(fecha, last.fecha)
    if days is not None and days[0] != days[1]:
        message = f"la portada dice «{dicha(fecha)}», y el registro fecha la versión «{last.version}» en"
        place = expediente.sitio(expediente.plan.documento, "fecha")
        yield Hallado(place, f"{message} «{dicha(last.fecha)}»", "ponga la misma fecha en los dos")


def _order(expediente: Expediente, log: list[Cambio]) -> Iterator[Hallado]:
    """Find a last version that is dated before the one that it replaces."""
    if len(log) > 1:
        days = comparables(log[-2].fecha, log[-1].fecha)
        if days is not None and days[1] < days[0]:
            message = f"la versión «{log[-1].version}» es del «{dicha(log[-1].fecha)}», anterior a la versión"
            message += f" «{log[-2].version}», del «{dicha(log[-2].fecha)}»"
            yield Hallado(expediente.sitio(log[-1], "fecha"), message, "corrija una de las dos fechas")


def _first(expediente: Expediente, log: list[Cambio]) -> Iterator[Hallado]:
    """Find a first version that tells of a change: there was nothing to change."""
    only = log[-1]
    if len(log) > 1 or numero(only.version) not in {(0,), (1,)} or _FIRST.search(only.descripcion):
        return
    if found := _UPDATED.search(only.descripcion):
        message = f"«{found[0]}», y «{only.version}» es la primera versión del registro"
        hint = "diga que es la primera, o agregue las entradas de las versiones anteriores"
        yield Hallado(expediente.sitio(only, "descripcion"), message, hint, Gravedad.AVISO)


REGLA = Regla(
    codigo="E05",
    titulo="La portada dice la versión y la fecha de la última entrada del registro de cambios",
    porque="Versión y fecha identifican el documento e impiden que se use uno que ya no rige (práctica del control de "
    "documentos, ISO 9001:2015, 7.5). Si la portada y el registro no dicen lo mismo, nadie sabe cuál de los dos vale.",
    corregir="Ponga en «documento» la versión y la fecha de la última entrada de cambios.yaml, o agregue la entrada de "
    "esta versión. La primera versión no actualiza nada: diga que es la primera.",
    ejemplo=Ejemplo(
        mal="""
            cambios:
              - version: "1"
                fecha: 2023-12-26
                descripcion: Primera versión del plan.
        """,
        bien="""
            cambios:
              - version: "1"
                fecha: 2024-01-20
                descripcion: Primera versión del plan.
        """,
    ),
    buscar=_buscar,
)
