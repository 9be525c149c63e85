"""`pecdocs cambios ver`: two versions → cambios, as sentences for the terminal or as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pecdocs.cambios import Ausente, diff
from pecdocs.cambios.cuentas import cuenta
from pecdocs.cambios.frases import resumen
from pecdocs.cambios.lectura import Lectura
from pecdocs.cambios.records import Record
from pecdocs.cambios.texts import tramos
from pecdocs.cambios.versiones import leer_version
from pecdocs.faults import InputError
from pecdocs.formato import read_formato
from pecdocs.formato.folder import COMMON
from pecdocs.layout.locale import Locale
from pecdocs.layout.vista import vista
from pecdocs.reading.model import Modelo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.cambios import Change, Changes, Lugar
    from pecdocs.cambios.frases import Bloque
    from pecdocs.cambios.versiones import Version
    from pecdocs.faults import Fault
    from pecdocs.formato.model import Formato
    from pecdocs.plan import Plan

_LONG = 60
"""A text longer than this is compared word by word in the JSON."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, what differs, and how it is told."""

    old: Version
    new: Version
    changes: Changes
    bloques: tuple[Bloque, ...]
    lectura: Lectura
    locales: tuple[Locale, Locale]
    """How each version writes numbers and dates."""


def compare(path: Path, since: str, until: str | None, templates: Path | None = None) -> Comparison:
    """Compare two versions of a plan. Raises InputError with everything wrong with either."""
    old, new = _both(path, since, until)
    formatos = [formato_of(version.plan, templates) for version in (old, new)]
    plans = old.plan, new.plan
    first, second = (vista(plan, each) for plan, each in zip(plans, formatos, strict=True))
    before, after = (Locale(plan.entidad.pais, each.estilos) for plan, each in zip(plans, formatos, strict=True))
    changes = diff(*plans, (first, second))
    lectura = Lectura(plans, (before, after), (first, second))
    return Comparison(old, new, changes, resumen(changes, lectura), lectura, (before, after))


def _both(path: Path, *refs: str | None) -> list[Version]:
    found: list[Version] = []
    faults: list[Fault] = []
    for ref in refs:
        try:
            found.append(leer_version(path, ref))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(tuple(dict.fromkeys(faults)))
    return found


def formato_of(plan: Plan, templates: Path | None) -> Formato:
    """Read a plan's format; one of before may be gone, and then the common one tells how things are numbered."""
    try:
        return read_formato(plan.formato, templates).formato
    except InputError:
        return read_formato(COMMON, templates).formato


def as_lines(found: Comparison) -> Iterator[str]:
    """Give the lines of the summary."""
    yield f"{found.new.plan.documento.titulo}: de {_name(found.old)} a {_name(found.new)}"
    yield cuenta(found.changes.todos)
    for block in found.bloques:
        yield ""
        yield block.encabezado
        for sentence in block.frases:
            yield f"  - {sentence.texto}"


def _name(version: Version) -> str:
    """Name a version: by the number that it has, and how it was asked for."""
    when = f", {version.commit.day}" if version.commit is not None else ""
    return f"la versión {version.plan.documento.version} ({version.nombre}{when})"


def as_json(found: Comparison) -> str:
    """Give the same as JSON, with every change and its values."""
    data = {
        "antes": _version_data(found.old),
        "despues": _version_data(found.new),
        "resumen": [
            {
                "numeral": block.numeral,
                "titulo": block.titulo,
                "frases": [{"texto": each.texto, "cambios": len(each.cambios)} for each in block.frases],
            }
            for block in found.bloques
        ],
        "cambios": [_change_data(each) for each in found.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _version_data(version: Version) -> dict[str, Any]:
    commit = version.commit
    data = {"nombre": version.nombre, "version": version.plan.documento.version}
    return data | ({"revision": commit.id, "fecha": commit.when, "autor": commit.author} if commit is not None else {})


def _change_data(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {
        "tipo": change.tipo.value,
        "aspecto": change.aspecto,
        "clase": change.clase,
        "clave": list(change.key[1:]),
        "campo": change.campo,
        "lugar": {"antes": _place_data(change.lugar_antes), "despues": _place_data(change.lugar_despues)},
        "antes": plain(change.antes),
        "despues": plain(change.despues),
    }
    before, after = change.antes, change.despues
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > _LONG:
        data["palabras"] = [{"que": each.que, "texto": each.texto} for each in tramos(before, after)]
    return data


def _place_data(lugar: Lugar | None) -> dict[str, Any] | None:
    if lugar is None:
        return None
    return {"numeral": lugar.numeral, "nombre": lugar.nombre, "apartados": [each.numeral for each in lugar.apartados]}


def plain(value: Any) -> Any:
    """Give a value as JSON: numbers as texts, what a row does not set as its own word, models without what is empty."""
    if isinstance(value, Modelo):
        fields = {name: plain(getattr(value, name)) for name in type(value).model_fields}
        return {name: each for name, each in fields.items() if each not in (None, [], {})}
    if isinstance(value, Record):
        fields = {name: plain(each) for name, each in value.fields.items()}
        return {name: each for name, each in fields.items() if each not in (None, [], {})}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if value is Ausente.AUSENTE:
        return {"ausente": True}
    return f"{value:f}" if isinstance(value, Decimal) else value.isoformat() if hasattr(value, "isoformat") else value
