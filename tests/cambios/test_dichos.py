"""Every change is said once: by its name and its values, in the text that a reader has before him."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pecdocs.cambios import Change, Tipo, diff
from pecdocs.cambios.frases import resumen
from pecdocs.cambios.grammar import quoted
from pecdocs.cambios.labels import FIELDS, named, noun
from pecdocs.cambios.lectura import Lectura
from pecdocs.cambios.records import OWN_ROWS
from pecdocs.cambios.sentences import SHORT
from pecdocs.formato import read_formato
from pecdocs.layout.cambios import Comparado, lay_out_cambios
from pecdocs.layout.locale import Locale
from pecdocs.layout.vista import vista
from tests.support.edits import versions
from tests.support.grids import tables_of
from tests.support.rounds import WANTED, in_rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.cambios import Lugar
    from pecdocs.cambios.frases import Frase
    from pecdocs.layout.grid import Grid
    from pecdocs.plan import Plan

COMUN = read_formato("comun")
SPANISH = Locale("CO", COMUN.formato.estilos)
WORDS = {Tipo.INCLUIDO: "Se incluye", Tipo.RETIRADO: "Se retira", Tipo.TRASLADADO: "Lugar", Tipo.RECODIFICADO: "Código"}
ONCE = frozenset({"plan", "documento", "entidad", "seguimiento", "firmas"})
"""The kinds that need no name."""


def compared(pair: tuple[Plan, Plan]) -> Comparado:
    """Compare two versions as they are drawn in the common format."""
    vistas = vista(pair[0], COMUN.formato), vista(pair[1], COMUN.formato)
    changes = diff(*pair, vistas)
    lectura = Lectura(pair, (SPANISH, SPANISH), vistas)
    told = resumen(changes, lectura)
    return Comparado(lectura, changes, told, (SPANISH, SPANISH), ("una carpeta", "otra carpeta"))


def rows_of(grid: Grid) -> Iterator[tuple[str, ...]]:
    """Give the texts of each row of a table's body, those of merged cells repeated."""
    above: list[str] = [""] * len(grid.columns)
    for row in grid.rows:
        if row.kind == "fila":
            texts = [above[n] if cell is None else "\n".join(cell.lines) for n, cell in enumerate(row.cells)]
            above = texts
            yield tuple(texts)


def expected(change: Change) -> tuple[str, str]:
    """Tell what element and what of it the annex names for a change."""
    kind, lugar = change.clase, change.lugar
    if kind in ONCE:
        element = lugar.nombre if kind == "firmas" else kind.capitalize()
    else:
        what = "sección" if kind == "seccion" else noun(kind, lugar).singular
        element = f"{what[:1].upper()}{what[1:]} {named(kind, lugar)}"
    if change.tipo in WORDS:
        return element, WORDS[change.tipo]
    if change.tipo is Tipo.REORDENADO:
        return element, "Orden"
    if change.campo == OWN_ROWS:
        return element, "Filas"
    words = FIELDS[kind].get(change.campo, change.campo).split(" ", 1)[-1]
    return element, f"{words[:1].upper()}{words[1:]}"


@pytest.mark.xdist_group("versiones")
def test_every_change_is_found_in_the_annex_exactly_once() -> None:
    """By what it is of and what of it: as many rows name it as there are changes that are so named."""

    def check(pair: tuple[Plan, Plan]) -> None:
        found = compared(pair)
        if not found.changes:
            return
        tables = tables_of(lay_out_cambios(found, COMUN).blocks)
        rows = list(rows_of(tables["cambios_detalle"].grid))
        named_in_it = Counter((row[1], "Orden" if row[2].startswith("Orden ") else row[2]) for row in rows)
        assert named_in_it == Counter(map(expected, found.changes))

    in_rounds(check, versions, min(WANTED, 600) // 4)


def numbers_and_names(change: Change) -> Iterator[str]:
    """Give what may name a thing in a sentence."""
    for lugar in (change.lugar_despues, change.lugar_antes):
        if lugar is not None:
            yield from _names(change, lugar)


def _names(change: Change, lugar: Lugar) -> Iterator[str]:
    if lugar.unico:
        yield lugar.numeral
    yield (
        " ".join(lugar.nombre.split())
        if change.clase in {"persona", "firma", "sigla", "cambio", "firmas"}
        else (quoted(lugar.nombre))
    )


def says(frase: Frase, change: Change) -> bool:
    """Tell whether a sentence names what changed and, where it tells of one only, both of its values."""
    text = frase.texto
    if change.clase not in ONCE and not any(each in text for each in numbers_and_names(change)):
        return False
    if change.tipo is Tipo.RECODIFICADO:
        return len(frase.cambios) > 1 or (change.antes in text and change.despues in text)
    if change.tipo not in {Tipo.MODIFICADO, Tipo.RENOMBRADO} or len(frase.cambios) > 1:
        return True
    values = [each for each in (change.antes, change.despues) if isinstance(each, str) and each]
    if change.campo in {"numero", "numeral", "estado", "pais", "ponderacion", "esquema", "esquema_version"}:
        return True
    return any(len(each) > SHORT for each in values) or all(quoted(each, SHORT) in text for each in values)


@pytest.mark.xdist_group("versiones")
def test_every_change_is_in_one_sentence_that_names_it_and_tells_its_values() -> None:
    """What was and what is, where a sentence tells of one field of one thing."""

    def check(pair: tuple[Plan, Plan]) -> None:
        found = compared(pair)
        told = [each for block in found.bloques for each in block.frases]
        assert Counter(id(change) for each in told for change in each.cambios) == Counter(map(id, found.changes))
        for frase in told:
            assert [each for each in frase.cambios if not says(frase, each)] == [], frase.texto

    in_rounds(check, versions, min(WANTED, 600) // 2)
