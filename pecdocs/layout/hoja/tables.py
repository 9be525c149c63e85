"""The tables of the review sheet: the plan, what was found by its severity, what is accepted, why, and who signs."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from pecdocs.layout.grid import Cell, Row
from pecdocs.layout.tables import Columns, row, table
from pecdocs.layout.texts import date_text
from pecdocs.revision import Gravedad, regla
from pecdocs.revision.lengua import ENTRE_VARIOS, cortado, numerado

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.layout.blocks import Table
    from pecdocs.layout.locale import Locale
    from pecdocs.plan.model import Aceptado
    from pecdocs.revision import Expediente, Hallazgo, Regla, Revision

PREFIX = "hoja_"
"""How the names of the sheet's tables begin: a template may have prototypes for each."""
_GROUPS = {Gravedad.ERROR: "Errores", Gravedad.AVISO: "Avisos", Gravedad.NOTA: "Notas"}
_FEWEST = 2
"""Rows for those who sign, where the plan does not say who."""
_ROOM = Cell(("", "", ""))
"""Three empty lines, for a signature."""


def facts(said: Mapping[str, str]) -> Table:
    """Give what is reviewed; what the plan does not say is left out."""
    columns = Columns(dato=("Dato", 20, "izquierda"), valor=("Del plan", 80, "izquierda"))
    rows = [row(name, value) for name, value in said.items() if value]
    return table(f"{PREFIX}ficha", columns, rows, "El plan que se revisó y cuántos hallazgos tiene")


def findings(expediente: Expediente, found: Sequence[Hallazgo]) -> Table:
    """Give the findings under their severity, each with room for what is decided."""
    columns = Columns(
        numero=("N.º", 5, "centro"),
        regla=("Regla", 8, "centro"),
        lugar=("Dónde", 19, "izquierda"),
        hallazgo=("Qué se halló", 31, "izquierda"),
        pista=("Cómo se corrige", 21, "izquierda"),
        decision=("Decisión", 16, "izquierda"),
    )
    return table(f"{PREFIX}hallazgos", columns, _found(expediente, found, len(columns)), "Los hallazgos, por gravedad")


def _found(expediente: Expediente, found: Sequence[Hallazgo], width: int) -> Iterator[Row]:
    number = 0
    for gravedad, name in _GROUPS.items():
        several = [each for each in found if each.gravedad is gravedad]
        if several:
            head = Cell((f"{name} ({len(several)})",), colspan=width)
            yield Row("grupo", (head, *[None] * (width - 1)), level=1, keep_next=True)
        for each in several:
            number += 1
            yield row(
                str(number),
                each.regla,
                place(expediente, each),
                sentence(each.mensaje),
                sentence(each.pista or _rule(each).corregir),
                "",
            )


def accepted(expediente: Expediente, found: Sequence[tuple[Hallazgo, Aceptado]], locale: Locale) -> Table:
    """Give what the plan accepts, with its reason and who accepted it."""
    columns = Columns(
        regla=("Regla", 8, "centro"),
        lugar=("Dónde", 19, "izquierda"),
        hallazgo=("Qué se halló", 29, "izquierda"),
        motivo=("Por qué se acepta", 26, "izquierda"),
        quien=("Quién, y cuándo", 18, "izquierda"),
    )
    rows = [
        row(each.regla, place(expediente, each), sentence(each.mensaje), waiver.motivo, _who(waiver, locale))
        for each, waiver in found
    ]
    return table(f"{PREFIX}aceptados", columns, rows, "Los hallazgos que se aceptan, con su razón")


def _who(waiver: Aceptado, locale: Locale) -> str:
    when = date_text(waiver.fecha, locale) if waiver.fecha is not None else ""
    return "\n".join(filter(None, (waiver.quien or "", when)))


def rules(revision: Revision) -> Table:
    """Give the rules that found something, and why each matters."""
    columns = Columns(
        regla=("Regla", 8, "centro"), titulo=("En un plan sano", 34, "izquierda"), porque=("Por qué", 58, "izquierda")
    )
    several = {each.regla: _rule(each) for each in (*revision.hallazgos, *(each for each, _ in revision.aceptados))}
    inside = sorted(several.values(), key=lambda each: int(each.codigo[1:]))
    rows = [row(each.codigo, f"{each.titulo}.", each.porque) for each in inside]
    return table(f"{PREFIX}reglas", columns, rows, "Las reglas que hallaron algo, y por qué importan")


def signatures(names: Sequence[str]) -> Table:
    """Give a row for each who reviewed, with room for the rest; empty ones where the plan names nobody.

    They stay on one page: a row for a signature that is alone on the last one says nothing of what is signed.
    """
    columns = Columns(
        nombre=("Nombre", 32, "izquierda"),
        cargo=("Cargo", 28, "izquierda"),
        firma=("Firma", 24, "izquierda"),
        fecha=("Fecha", 16, "izquierda"),
    )
    rows = [row(name, "", _ROOM, "")._replace(keep_next=True) for name in names or [""] * _FEWEST]
    rows[-1] = rows[-1]._replace(keep_next=False)
    return table(f"{PREFIX}firmas", columns, rows, "Quiénes revisaron: nombre, cargo, firma y fecha")


def place(expediente: Expediente, hallazgo: Hallazgo) -> str:
    """Say where a finding stands as a reader of the paper finds it, and under it, as who mends the files does."""
    where, lugar = hallazgo.sitio.place, hallazgo.sitio.lugar
    line = f", línea {where.line}" if where.line is not None else ""
    said = _on_paper(expediente, lugar)
    return "\n".join(filter(None, (said, lugar, f"{PurePath(where.file).name}{line}")))


def _on_paper(expediente: Expediente, lugar: str) -> str:
    """Name a section by its numeral and title, and an activity by its own; nothing of what has neither."""
    section = next((each for each in expediente.secciones if each.codigo == lugar), None)
    if section is not None:
        return " ".join(filter(None, (expediente.numerales.get(lugar, ""), section.titulo)))
    node = expediente.por_codigo.get(lugar.rsplit("/", 1)[-1])
    return cortado(numerado(node.numero, node.etiqueta), ENTRE_VARIOS) if node is not None else ""


def _rule(hallazgo: Hallazgo) -> Regla:
    found = regla(hallazgo.regla)
    if found is None:
        raise LookupError(f"no rule {hallazgo.regla}")  # a review gives what rules find
    return found


def sentence(text: str) -> str:
    """Write what a line of the terminal says as a sentence of a paper."""
    words = " ".join(text.split())
    return f"{words[:1].upper()}{words[1:]}" + ("" if not words or words[-1] in ".!?" else ".")
