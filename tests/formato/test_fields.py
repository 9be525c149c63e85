"""Lines of paper that name fields, filled with what a plan says."""

from __future__ import annotations

import pytest

from pecdocs.formato.fields import FIELDS, filled, unknown_fields

WORDS = {"documento.version": "2", "documento.fecha": "2024-03-01", "entidad.sigla": "INM", "entidad.nombre": ""}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Versión {documento.version}", "Versión 2"),
        ("Versión {documento.version}[ de {documento.fecha}]", "Versión 2 de 2024-03-01"),
        ("Versión {documento.version}[ de {documento.codigo}]", "Versión 2"),
        ("{entidad.nombre|entidad.sigla}", "INM"),
        ("[{entidad.nombre} ]{entidad.sigla}", "INM"),
        ("Código: {documento.codigo}", ""),
        ("{entidad.nombre}[ ({documento.codigo})]", ""),
        ("Sin campos", "Sin campos"),
        ("  {entidad.sigla}  ", "INM"),
    ],
)
def test_a_line_says_what_its_fields_say(line: str, said: str) -> None:
    """What stands in brackets only with all its fields, and a line only with one of them."""
    assert filled(line, WORDS) == said


@pytest.mark.parametrize(
    "text", ["{entidad.sigla}", "[{entidad.sigla}]", "{", "}", "{}", "[a]", "{{x}}", "\\1", "\\g<names>", "{pagina|x}"]
)
def test_what_a_field_says_is_text(text: str) -> None:
    """Its braces and brackets are never read again, wherever it stands."""
    words = {**WORDS, "documento.titulo": text}
    assert filled("{documento.titulo}", words) == text
    assert filled("{entidad.sigla} [- {documento.titulo} ]-", words) == f"INM - {text} -"
    assert filled("{documento.codigo|documento.titulo}: {documento.version}", words) == f"{text}: 2"


def test_a_field_that_does_not_exist_is_told() -> None:
    """Of those beside a bar too; every field of a template but its lists may be named."""
    assert [*unknown_fields("{entidad.nombre|entidad.nombr} [{logo} {paginas}] {x}")] == ["entidad.nombr", "x"]
    lists = {"siglas", "cambios", "borrador"}
    assert {name for field in FIELDS for name in unknown_fields(f"{{{field}}}")} == lists
