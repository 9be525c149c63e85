"""The summary in Spanish: every change in one sentence, numerals of the document, words that a person would say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from pecdocs.cambios import Vista, diff
from pecdocs.cambios.frases import Bloque, resumen
from pecdocs.cambios.labels import label
from pecdocs.cambios.lectura import Lectura
from pecdocs.cambios.records import OWN_ROWS
from pecdocs.cambios.sentences import text_told
from pecdocs.cambios.texts import reemplazos, tramos
from pecdocs.cambios.values import Values
from pecdocs.cli.summary import as_lines, compare
from pecdocs.formato.model import Estilos
from pecdocs.layout.locale import Locale
from pecdocs.plan import Plan
from tests.cambios.test_diff import node, plan, tree
from tests.support.edits import versions
from tests.support.rounds import WANTED, in_rounds
from tests.support.strategies import fields, texts

ROOT = Path(__file__).parent.parent.parent
EXPECTED = Path(__file__).parent / "uspec-01-02.txt"
SPANISH = Locale("CO", Estilos())


def summary(old: Plan, new: Plan) -> tuple[Bloque, ...]:
    """Tell what changed between two plans."""
    return resumen(diff(old, new), Lectura((old, new), (SPANISH, SPANISH)))


def sentences(old: Plan, new: Plan) -> list[str]:
    """Give the sentences of a summary."""
    return [each.texto for block in summary(old, new) for each in block.frases]


@pytest.mark.xdist_group("versiones")
def test_every_change_is_in_exactly_one_sentence_that_names_it() -> None:
    """None is lost in a group, none is told twice."""

    def check(pair: tuple[Plan, Plan]) -> None:
        changes = diff(*pair)
        told = [each for block in resumen(changes, Lectura(pair, (SPANISH, SPANISH))) for each in block.frases]
        assert Counter(id(change) for each in told for change in each.cambios) == Counter(map(id, changes))
        for sentence in told:
            assert sentence.texto.endswith(".")
            assert "\n" not in sentence.texto
            for change in sentence.cambios:
                if change.clase in {"nodo", "seccion", "fila"} and change.campo not in {"numero", "numeral", OWN_ROWS}:
                    named = label(change.clase, change.lugar).strip("«»…() ")
                    assert named.split("(")[0].rstrip("… »") in sentence.texto

    in_rounds(check, versions, min(WANTED, 600) // 2)


def test_the_summary_of_the_uspec_plan_is_what_was_read_by_eye_against_both_files() -> None:
    """Version 01 as published, version 02 with its defects mended."""
    found = compare(ROOT / "data" / "uspec-2024-v2", str(ROOT / "data" / "uspec-2024"), None)
    lines = "\n".join(as_lines(found)).replace(f"{ROOT.as_posix()}/", "") + "\n"
    assert lines == EXPECTED.read_text(encoding="utf-8")


def group(*children: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Make a group of activities."""
    return {"codigo": "A", "nombre": "Interna", "hijos": list(children), **more}


def goal(amount: str, unit: str = "revistas") -> dict[str, Any]:
    """Make a goal."""
    return {"meta": {"cantidad": amount, "unidad": unit}}


SENTENCES: dict[str, tuple[list[Any], list[Any], list[str]]] = {
    "a goal": (
        [node("A1", **goal("10"))],
        [node("A1", **goal("12"))],
        ["Se modificó la meta de la actividad 1.1 de 10 a 12 revistas."],
    ),
    "a goal in %": (
        [node("A1", **goal("10", "%"))],
        [node("A1", **goal("12.5", "%"))],
        ["Se modificó la meta de la actividad 1.1 de 10% a 12,5%."],
    ),
    "the same goal of two": (
        [node("A1", **goal("10")), node("A2", **goal("10"))],
        [node("A1", **goal("12")), node("A2", **goal("12"))],
        ["Se modificó la meta de las actividades 1.1 y 1.2 de 10 a 12 revistas."],
    ),
    "a goal that was not there": (
        [node("A1")],
        [node("A1", **goal("1", "plan"))],
        ["Se incluyó la meta de la actividad 1.1: 1 plan."],
    ),
    "a goal that is gone": (
        [node("A1", **goal("3"))],
        [node("A1")],
        ["Se retiró la meta de la actividad 1.1: 3 revistas."],
    ),
    "dates": (
        [node("A1", fechas={"inicio": "2024-03-01", "fin": "2024-12-31"})],
        [node("A1", fechas={"inicio": "2024-04-01", "fin": "2024-12-31"})],
        [
            (
                "Se modificaron las fechas de la actividad 1.1: antes, del 01/03/2024 al 31/12/2024; "
                "ahora, del 01/04/2024 al 31/12/2024."
            )
        ],
    ),
    "many dates": (
        [node(f"A{n}", fechas={"inicio": f"2024-0{n}-01"}) for n in range(1, 6)],
        [node(f"A{n}", fechas={"inicio": f"2024-0{n}-02"}) for n in range(1, 6)],
        ["Se modificaron las fechas de las actividades 1.1, 1.2, 1.3, 1.4 y 1.5."],
    ),
    "only the words printed": (
        [node("A1", fechas={"inicio": {"fecha": "2024-03-01", "impreso": "1-mar"}})],
        [node("A1", fechas={"inicio": "2024-03-01"})],
        [
            (
                "Se ajustó la escritura de las fechas de la actividad 1.1, sin cambiar su valor: antes, desde "
                "01/03/2024 («1-mar»); ahora, desde 01/03/2024."
            )
        ],
    ),
    "a name": (
        [node("A1") | {"nombre": "Publicar el boletín"}],
        [node("A1") | {"nombre": "Publicar el boletín mensual"}],
        ["Se modificó el nombre de la actividad 1.1 de «Publicar el boletín» a «Publicar el boletín mensual»."],
    ),
    "one more": (
        [node("A1")],
        [node("A1"), node("A2")],
        ["Se incluyó la actividad 1.2 «Actividad de nombre A2»."],
    ),
    "one fewer": (
        [node("A1"), node("A2")],
        [node("A2")],
        ["Se retiró la actividad «Actividad de nombre A1» (antes 1.1)."],
    ),
    "programming": (
        [node("A1", programacion={"trimestral": {"2024-T1": "25 %", "2024-T2": "3"}})],
        [node("A1", programacion={"trimestral": {"2024-T1": "10 %", "2024-T3": "4"}})],
        [
            (
                "Se modificó la programación de la actividad 1.1: trimestre I de 2024, de 25% a 10%; "
                "trimestre II de 2024, se retiró 3; trimestre III de 2024, se incluyó 4."
            )
        ],
    ),
    "who answers": (
        [node("A1", responsables=["COM"])],
        [node("A1", responsables=["COM", "TH"])],
        ["Se modificaron los responsables de la actividad 1.1 de Comunicaciones a Comunicaciones y Talento Humano."],
    ),
    "a list": (
        [node("A1", productos=["Boletín", "Video"])],
        [node("A1", productos=["Boletín", "Cápsula"])],
        ["Se modificaron los productos de la actividad 1.1: se retiró «Video» y se incluyó «Cápsula»."],
    ),
    "another order": (
        [node("A1"), node("A2"), node("A3")],
        [node("A3"), node("A1"), node("A2")],
        ["Se cambió el orden de las actividades del eje 1: cambió de lugar «Actividad de nombre A3»."],
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_a_change_is_said_as_a_person_would(case: str) -> None:
    """With gender, number and articles."""
    before, after, expected = SENTENCES[case]
    roles = {"COM": "Comunicaciones", "TH": "Talento Humano"}
    old, new = (plan(arbol=tree(group(*each)), roles=roles) for each in (before, after))
    assert sentences(old, new) == expected


def test_a_group_comes_with_its_activities_in_one_sentence() -> None:
    """Not one each."""
    old = plan(arbol=tree(group(node("A1"))))
    new = plan(arbol=tree(group(node("A1")), {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]}))
    assert sentences(old, new) == [
        "Se incluyó el eje 2 «Externa», con 2 actividades: 2.1 «Actividad de nombre B1» y 2.2 «Actividad de nombre B2»."
    ]


def test_what_moved_says_from_where_to_where() -> None:
    """By the names of its parents' level, with del and al."""
    below = {"codigo": "B", "nombre": "Externa", "hijos": [node("B1")]}
    old = plan(arbol=tree(group(node("A1"), node("A2")), below))
    new = plan(arbol=tree(group(node("A1")), below | {"hijos": [node("B1"), node("A2")]}))
    assert sentences(old, new) == ["La actividad 2.2 «Actividad de nombre A2» (antes 1.2) pasó del eje 1 al eje 2."]


def test_a_format_that_prints_no_numbers_has_things_named_by_their_names() -> None:
    """A number that no reader sees would name nothing."""
    old, new = (plan(arbol=tree(group(node("A1", **goal(amount))))) for amount in ("10", "12"))
    vistas = Vista(()), Vista(())
    (block,) = resumen(diff(old, new, vistas), Lectura((old, new), (SPANISH, SPANISH), vistas))
    assert [each.texto for each in block.frases] == [
        "Se modificó la meta de la actividad «Actividad de nombre A1» de 10 a 12 revistas."
    ]


def test_a_great_many_changes_of_one_kind_are_counted() -> None:
    """A sentence of a thousand numbers is read by nobody; the JSON has each of them."""
    old, new = (plan(arbol=tree(group(*(node(f"A{n}", peso=str(n + more)) for n in range(60))))) for more in (1, 2))
    assert sentences(old, new) == ["Se modificó el peso de 60 actividades, entre ellas 1.1, 1.2 y 1.3."]


def test_a_great_many_codes_that_change_are_one_sentence() -> None:
    """As when a plan is numbered anew."""
    old = plan(arbol=tree(group(*(node(f"A{n}") for n in range(1, 6)))))
    new = plan(arbol=tree(group(*(node(f"A{n}") | {"codigo": f"N-{n}"} for n in range(1, 6)))))
    assert sentences(old, new) == ["Cambiaron de código las actividades 1.1, 1.2, 1.3, 1.4 y 1.5."]


def test_who_signs_instead_of_whom_is_one_sentence() -> None:
    """Though it is two changes."""
    old, new = (plan(firmas={"aprobo": [{"nombre": name}]}) for name in ("Ana Ruiz", "Luis Paz"))
    assert sentences(old, new) == ["En «Aprobó», la firma de Ana Ruiz se reemplazó por la de Luis Paz."]


def test_a_sentence_that_ends_in_an_abbreviation_has_one_point() -> None:
    """The point of «Cía.» ends the sentence too; three points stay three."""
    old, new = (plan(firmas={"aprobo": signers}) for signers in ([], [{"nombre": "Paz & Cía."}]))
    assert sentences(old, new) == ["En «Aprobó», se incluyó la firma de Paz & Cía."]


def test_long_texts_are_told_where_they_differ() -> None:
    """With the words around."""
    old = "Las piezas llevan imágenes del tema que tratan, para que el mensaje se comprenda. Se actualizo en enero."
    new = "Las piezas llevan imágenes del tema que tratan, para que el mensaje se entienda. Se actualizó en enero."
    assert text_told(old, new) == ("donde decía «comprenda. Se actualizo» dice «entienda. Se actualizó»")


def test_the_stretches_of_two_texts_make_both_again() -> None:
    """Nothing of either is lost, spaces included."""

    def check(pair: tuple[str, str]) -> None:
        old, new = pair
        found = tramos(old, new)
        assert "".join(each.texto for each in found if each.que != "incluido") == old
        assert "".join(each.texto for each in found if each.que != "retirado") == new
        assert bool(reemplazos(old, new)) is (old != new)

    in_rounds(check, lambda: st.tuples(texts(), texts()), 100)


def test_values_that_differ_are_told_with_different_words() -> None:
    """Else a sentence would say that something changed from x to x."""
    values = Values(SPANISH)

    def check(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
        one, other = (Plan.model_validate(BARE | {"arbol": [{"codigo": "A", "nombre": "x"} | each]}) for each in pair)
        first, second = one.arbol[0], other.arbol[0]
        for name in type(first).model_fields:
            before, after = getattr(first, name), getattr(second, name)
            assert (values.words(before) != values.words(after)) is (before != after) or _says_nothing(before, after)

    in_rounds(check, lambda: st.tuples(fields(), fields()), 100)


BARE: dict[str, Any] = {
    "entidad": {},
    "documento": {"titulo": "Plan", "version": "1", "fecha": "2024-01-31", "vigencia": "2024"},
    "roles": {code: code for code in ("COM", "TH", "OAP")},
    "periodos": {
        "S1": {"inicio": "2024-01-01", "fin": "2024-01-19"},
        "S3": {"inicio": "2024-12-23", "fin": "2025-01-03"},
    },
}


def _says_nothing(*values: Any) -> bool:
    """Tell whether values hold no more than empty mappings, whose words can't tell what is missing."""
    return all(re.search(r"sin datos|^nada$|^$", Values(SPANISH).words(each)) for each in values)
