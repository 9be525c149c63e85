"""The code that is proposed for a node without one."""

from __future__ import annotations

import pytest

from pecdocs.plan.codes import Proposals, propose_code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Publicaciones internas", "PUB-INT"),
        ("Publicar la revista de la entidad", "PUB-REV"),
        ("Ñandú y cigüeña", "NAN-CIG"),
        ("¿Qué es?", "ES"),
        ("TIC", "TIC"),
        ("De la A a la Z", "Z"),
        ("2024", "NODO"),
        ("", "NODO"),
    ],
)
def test_a_code_is_made_of_the_first_words_that_matter(words: str, code: str) -> None:
    """Three letters of each of two, without accents."""
    assert propose_code(words) == code


def test_proposals_differ_from_every_code_and_from_one_another() -> None:
    """Also from the codes of sections and of a table's rows."""
    propose = Proposals({"arbol": [{"codigo": "PUB-REV"}], "secciones": [{"codigo": "PUB-REV-2"}]})
    assert [propose("codigo", {"nombre": "Publicar revistas"}) for _ in range(2)] == ["PUB-REV-3", "PUB-REV-4"]


@pytest.mark.parametrize(
    "mapping",
    [
        {"nombre": "Medir el clima"},
        {"titulo": "Medir el clima"},
        {"pasos": ["Medir el clima", "otra cosa"]},
        {"pasos": [{"texto": "Medir el clima"}]},
        {"pasos": "Medir el clima"},
        {"nombre": None, "titulo": ["Medir el clima"]},
    ],
)
def test_the_words_are_those_of_the_node(mapping: dict[str, object]) -> None:
    """Its name, its title or its first step, in whatever way they are written."""
    assert Proposals({})("codigo", mapping) == "MED-CLI"


def test_only_a_codigo_is_proposed() -> None:
    """No other value can be guessed."""
    assert Proposals({})("titulo", {"nombre": "Medir el clima"}) is None
