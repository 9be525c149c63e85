"""The detail: every change in one row, with what was there and what is there; counts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.cambios import Tipo, diff
from pecdocs.cambios import model as change_model
from pecdocs.cambios.cuentas import NONE, cuenta, por_aspecto, por_tipo
from pecdocs.cambios.detalle import Detalle, Renglon, detalles
from pecdocs.cambios.frases import resumen
from pecdocs.cambios.lectura import Lectura
from pecdocs.cambios.texts import extracto
from pecdocs.formato.model import Estilos
from pecdocs.layout.locale import Locale
from tests.cambios.test_diff import node, plan, tree
from tests.support.edits import versions
from tests.support.rounds import WANTED, in_rounds
from tests.support.strategies import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.plan import Plan

SPANISH = Locale("CO", Estilos())
MARKS = {"igual": "{}", "retirado": "[-{}-]", "incluido": "[+{}+]"}


def rows_of(old: Plan, new: Plan) -> list[Detalle]:
    """Give the detail of two versions."""
    changes = diff(old, new)
    lectura = Lectura((old, new), (SPANISH, SPANISH))
    told = detalles(changes, resumen(changes, lectura), lectura)
    return [row for _, rows in told for row in rows]


def shown(lines: Sequence[Renglon]) -> str:
    """Write a cell as text, what was removed and added between brackets."""
    return " / ".join("".join(MARKS[each.que].format(each.texto) for each in line) for line in lines)


def test_every_change_has_a_row_of_its_own_that_says_something() -> None:
    """And what differs is told with different words."""

    def check(pair: tuple[Plan, Plan]) -> None:
        changes = diff(*pair)
        rows = rows_of(*pair)
        assert Counter(id(row.cambio) for row in rows) == Counter(map(id, changes)) or (
            Counter(str(row.cambio) for row in rows) == Counter(map(str, changes))
        )
        for row in rows:
            assert row.elemento
            assert row.campo
            assert row.antes != row.despues or row.cambio.tipo in {Tipo.INCLUIDO, Tipo.RETIRADO}
            assert "\n" not in shown(row.antes) + shown(row.despues)

    in_rounds(check, versions, min(WANTED, 600) // 2)


def test_a_row_names_the_numbers_of_both_versions() -> None:
    """Those that the places of the change have."""

    def check(pair: tuple[Plan, Plan]) -> None:
        for row in rows_of(*pair):
            places = [each for each in (row.cambio.lugar_antes, row.cambio.lugar_despues) if each is not None]
            assert (
                row.numeral.split(" → ") == list(dict.fromkeys(each.numeral for each in places)) or "—" in row.numeral
            )

    in_rounds(check, versions, min(WANTED, 600) // 4)


def test_a_line_of_a_cell_is_one_line_whatever_the_plan_holds() -> None:
    """As in a sentence: almost any text of a plan may have line ends."""
    goal = {"cantidad": "3", "unidad": "boletines\nimpresos"}
    (gone, *_) = rows_of(plan(arbol=tree({"codigo": "X", "nombre": "Otra", "meta": goal}, *plan_groups())), plan())
    assert "Meta: 3 boletines impresos" in shown(gone.antes).split(" / ")


def one(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, str, str]:
    """Give the row of the one thing that differs in an activity."""
    old, new = (plan(arbol=tree({"codigo": "A", "nombre": "Interna", "hijos": [each]})) for each in (before, after))
    (row,) = rows_of(old, new)
    return row.campo, shown(row.antes), shown(row.despues)


LONG = " ".join(f"palabra{n}" for n in range(40))
ROWS: dict[str, tuple[dict[str, Any], dict[str, Any], tuple[str, str, str]]] = {
    "a goal": (
        node("A1", meta={"cantidad": "10", "unidad": "revistas"}),
        node("A1", meta={"cantidad": "12", "unidad": "revistas"}),
        ("Meta", "10 revistas", "12 revistas"),
    ),
    "what was not there": (
        node("A1"),
        node("A1", observaciones="Con apoyo"),
        ("Observaciones", "", "Con apoyo"),
    ),
    "some words of a text": (
        node("A1", observaciones="Dos campañas al año"),
        node("A1", observaciones="Tres campañas al año"),
        ("Observaciones", "[-Dos-] campañas al año", "[+Tres+] campañas al año"),
    ),
    "another text": (
        node("A1", observaciones="No aplica"),
        node("A1", observaciones="Con apoyo"),
        ("Observaciones", "No aplica", "Con apoyo"),
    ),
    "a word in a long text": (
        node("A1", observaciones=f"{LONG} uno {LONG}"),
        node("A1", observaciones=f"{LONG} otro {LONG}"),
        (
            "Observaciones",
            (
                "… palabra32 palabra33 palabra34 palabra35 palabra36 palabra37 palabra38 palabra39 [-uno-] palabra0 "
                "palabra1 palabra2 palabra3 palabra4 palabra5 palabra6 palabra7 …"
            ),
            (
                "… palabra32 palabra33 palabra34 palabra35 palabra36 palabra37 palabra38 palabra39 [+otro+] palabra0 "
                "palabra1 palabra2 palabra3 palabra4 palabra5 palabra6 palabra7 …"
            ),
        ),
    ),
    "only the spaces": (
        node("A1", observaciones="Dos  campañas"),
        node("A1", observaciones="Dos\ncampañas"),
        ("Observaciones", "Dos[-[espacio]-]campañas", "Dos[+[línea nueva]+]campañas"),
    ),
    "the periods that differ": (
        node("A1", programacion={"trimestral": {"2024-T1": "1", "2024-T2": "1"}}),
        node("A1", programacion={"trimestral": {"2024-T1": "1", "2024-T2": "3", "2024-T3": "2"}}),
        ("Programación", "trimestre II de 2024: 1", "trimestre II de 2024: 3 / trimestre III de 2024: 2"),
    ),
    "an entry of a list": (
        node("A1", productos=["Acta", "Foto"]),
        node("A1", productos=["Acta", "Video"]),
        ("Productos", "Acta / [-Foto-]", "Acta / [+Video+]"),
    ),
    "its number": (
        node("A1"),
        node("A1", numero="3."),
        ("Número", "1.1 (el de su lugar)", "3."),
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_is_what_a_reader_compares(case: str) -> None:
    """Worked out by hand."""
    before, after, expected = ROWS[case]
    assert one(before, after) == expected


ACTA = {"codigo": "C1", "nombre": "C1", "meta": {"cantidad": "4", "unidad": "actas"}}


def test_what_came_or_went_is_told_a_field_a_line() -> None:
    """On the side where it is."""
    more = {"codigo": "C", "nombre": "Otra", "hijos": [ACTA]}
    old, new = plan(), plan(arbol=tree(*plan_groups(), more))
    there = [(row.numeral, row.elemento, row.campo, shown(row.antes), shown(row.despues)) for row in rows_of(old, new)]
    assert there == [
        ("3", "Eje «Otra»", "Se incluye", "", "Nombre: Otra"),
        (
            "3.1",
            "Actividad «C1»",
            "Se incluye",
            "",
            "Nombre: C1 / Meta: 4 actas",
        ),
    ]
    back = [(row.campo, shown(row.antes), shown(row.despues)) for row in rows_of(new, old)]
    assert back == [(("Se retira"), after, "") for *_, after in there]


def plan_groups() -> list[dict[str, Any]]:
    """Give the two groups of the small plan."""
    return [
        {"codigo": "A", "nombre": "Interna", "hijos": [node("A1"), node("A2"), node("A3")]},
        {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]},
    ]


def test_who_changed_places_is_told_with_both() -> None:
    """And what moved, with what it stands below."""
    swapped = plan_groups()
    swapped[0]["hijos"] = [node("A2"), node("A1"), node("A3")]
    (row,) = rows_of(plan(), plan(arbol=swapped))
    assert (row.elemento, row.campo) == ("Eje «Interna»", "Orden de las actividades")
    assert shown(row.antes) == "1.º «Actividad de nombre A1» / 2.º «Actividad de nombre A2»"
    assert shown(row.despues) == "1.º «Actividad de nombre A2» / 2.º «Actividad de nombre A1»"


@given(texts(), texts())
def test_an_excerpt_reads_as_either_text(old: str, new: str) -> None:
    """Where nothing is left out, but for its spaces."""
    pieces = extracto(old, new)
    if old == new or any("…" in each.texto or "[" in each.texto for each in pieces):
        return
    for text, other in ((old, "incluido"), (new, "retirado")):
        read = "".join(each.texto for each in pieces if each.que != other)
        assert read.split() == text.split()


LETTER = " ".join(f"línea{n}" for n in range(300))
BOOK = " ".join(f"línea{n}" for n in range(2000))


@pytest.mark.parametrize("field", ["observaciones", "descripcion"])
def test_what_was_added_or_removed_is_told_whole(field: str) -> None:
    """Its middle too: it is on no other page."""
    bare, full = node("A1", **{field: "Con apoyo"}), node("A1", **{field: f"Con apoyo de la oficina: {LETTER}."})
    assert one(bare, full)[2].endswith(f"[+ de la oficina: {LETTER}.+]")
    assert one(full, bare)[1].endswith(f"[- de la oficina: {LETTER}.-]")
    assert one(node("A1"), full)[2] == f"Con apoyo de la oficina: {LETTER}."
    (come,) = rows_of(plan(), plan(arbol=tree(*plan_groups(), {"codigo": "C", "nombre": "Otra", field: LETTER})))
    assert shown(come.despues).endswith(f": {LETTER}")


def test_every_period_that_differs_is_told() -> None:
    """Three years of months are one cell of a table."""
    months = {f"{year}-{month:02d}": "1" for year in (2024, 2025, 2026) for month in range(1, 13)}
    _, _, after = one(node("A1"), node("A1", programacion={"mensual": months}))
    assert after.count("2025") == len(months) // 3
    before, after = one(
        node("A1", programacion={"mensual": months}),
        node("A1", programacion={"mensual": dict.fromkeys(months, "2")}),
    )[1:]
    assert [len(each.split(" / ")) for each in (before, after)] == [len(months)] * 2


def test_of_what_would_fill_pages_the_words_left_out_are_counted() -> None:
    """Of one stretch of text; the count and what is told are all of it."""
    for told in (one(node("A1"), node("A1", observaciones=BOOK))[2], extracto("", BOOK)[0].texto):
        shown_part, _, left = told.partition(" … y ")
        assert BOOK.startswith(shown_part)
        assert len(shown_part) <= 6000
        assert len(shown_part.split()) + int(left.removesuffix(" palabras más")) == 2000
    assert extracto("", f"{'a' * 5999} b c")[0].texto.endswith("a … y 2 palabras más")


@given(st.integers(1, 400), st.integers(2, 9))
def test_an_excerpt_is_never_a_dump(places: int, every: int) -> None:
    """However much differs: the rest is counted."""
    old = " ".join(f"a{n}" if n % every == 0 else f"w{n}" for n in range(places * every))
    new = " ".join(f"b{n}" if n % every == 0 else f"w{n}" for n in range(places * every))
    assert sum(len(each.texto) for each in extracto(old, new)) < 100_000


def test_after_enough_of_it_an_excerpt_counts_the_differences_that_are_left() -> None:
    """Each of them is long, and there are twelve."""
    old, new = (" ".join(f"{mark * 4000} esto queda así" for _ in range(12)) for mark in "ab")
    told = extracto(old, new)
    assert told[-1].texto == " [8 diferencias más]"
    assert sum(len(each.texto) for each in told) < 40_000


def test_what_a_change_touches_has_a_word() -> None:
    """Every aspect that a change may have."""

    def check(pair: tuple[Plan, Plan]) -> None:
        changes = diff(*pair)
        assert sum(por_tipo(changes).values()) == len(changes)
        assert sum(map(int, re.findall(r"\((\d+)\)", por_aspecto(changes)))) == len(changes)

    in_rounds(check, versions, min(WANTED, 600) // 4)
    from pecdocs.cambios import cuentas  # noqa: PLC0415 - its table

    known = {*change_model._ASPECTS.values(), *change_model._TOLD_APART, "texto"}
    assert known | {"plan", "documento", "entidad", "seguimiento"} == set(cuentas._ASPECTS)


def test_a_count_agrees_with_its_number() -> None:
    """One, several, none."""
    one_change = diff(plan(), plan(arbol=tree(*plan_groups(), {"codigo": "C", "nombre": "Otra"})))
    assert cuenta(one_change.todos) == "1 cambio: 1 incluido"
    assert cuenta(()) == NONE
