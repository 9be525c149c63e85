"""What a format needs of its Office file."""

from __future__ import annotations

from pecdocs.formato import Formato
from pecdocs.layout.needs import TableNeeds, needs_of

FORMAT = {
    "nombre": "Prueba",
    "contenido": {"niveles": 2},
    "tablas": {
        "simple": {"descripcion": "Simple", "columnas": [{"codigo": "a", "campo": "nombre"}]},
        "completa": {
            "descripcion": "Completa",
            "titulo": "PLAN",
            "niveles": [{"dibujo": "columna"}, {"dibujo": "banda"}],
            "columnas": [{"codigo": "a", "nivel": 1}, {"codigo": "b", "campo": "presupuesto", "numero": "20a"}],
            "total": {"sumar": ["b"]},
        },
    },
}


def test_a_table_needs_the_rows_that_it_draws() -> None:
    """A title, numbers, groups and totals only where it has them; a merged column is no group row."""
    needs = needs_of(Formato.model_validate(FORMAT))
    assert needs.tables["simple"] == TableNeeds(("encabezado", "fila"), ("a",))
    assert needs.tables["completa"] == TableNeeds(
        ("titulo", "encabezado", "numeros", "grupo", "fila", "total"), ("a", "b")
    )
    assert needs.tables["texto"] == TableNeeds(("encabezado", "fila"))
    assert (needs.headings, needs.contents) == (6, 2)


def test_a_sign_off_written_in_lines_needs_no_rows() -> None:
    """One in columns does, and its title a row of its own."""
    lines = needs_of(Formato.model_validate({**FORMAT, "firmas": {"forma": "lineas"}}))
    assert "firmas" not in lines.tables
    titled = needs_of(Formato.model_validate({**FORMAT, "firmas": {"titulo": "FIRMAS"}}))
    assert titled.tables["firmas"] == TableNeeds(("titulo", "encabezado", "fila"))
