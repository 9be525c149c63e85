"""Who is asked for what, by what names, and who has not answered."""

from __future__ import annotations

from pecdocs.seguimiento import rules_of
from pecdocs.seguimiento.answers import Answers
from pecdocs.seguimiento.areas import names_of_areas, office
from pecdocs.seguimiento.lacking import unanswered_by_area
from pecdocs.seguimiento.model import Registro
from tests.support.grids import plan_of
from tests.support.seguimientos import formato_of

TREE = """
Interna {responsables: [COM, TH], nombre: Interna}
  Revista {meta: {cantidad: 6, unidad: revistas}, programacion: {trimestral: {2024-T1: 2, 2024-T2: 4}}}
  Manual {meta: {tipo: hito}, responsables: [TH], programacion: {trimestral: {2024-T2: 1}}}
Externa
  Eventos {meta: {cantidad: 2, unidad: eventos}, programacion: {trimestral: {2024-T1: 2}}}
"""


def lacking(period: str, **answers: object) -> dict[str, tuple[str, ...]]:
    """Give who owes what in a period, with these answers to it."""
    plan = plan_of(TREE)
    registro = Registro.model_validate({"respuestas": answers})
    return unanswered_by_area(plan, rules_of(plan, formato_of()), Answers({period: registro}), period)


def test_what_is_due_is_owed_by_all_that_are_asked_for_it() -> None:
    """By their names; also what nobody is asked for, and not what is due in another period."""
    assert lacking("2024-T1") == {
        "Comunicaciones": ("Revista",),
        "Talento Humano": ("Revista",),
        "Sin responsable": ("Eventos",),
    }
    assert lacking("2024-T2") == {"Comunicaciones": ("Revista",), "Talento Humano": ("Revista", "Manual")}


def test_what_was_answered_is_not_owed() -> None:
    """With a number or with a word."""
    assert lacking("2024-T1", Revista={"ejecutado": {"valor": "1"}}, Eventos={"estado": "suspendida"}) == {}


def test_an_area_is_known_by_its_name_and_by_its_key() -> None:
    """Whatever their capitals; who answers for everybody, by the name of the entity or of the office in it."""
    plan = plan_of(TREE)
    assert names_of_areas(plan) == {
        "entidad de prueba": "Entidad de Prueba",
        "comunicaciones": "Comunicaciones",
        "com": "Comunicaciones",
        "talento humano": "Talento Humano",
        "th": "Talento Humano",
    }
    assert office(plan_of(TREE, "entidad: {nombre: Entidad, dependencia: Planeación}")) == "Planeación"
