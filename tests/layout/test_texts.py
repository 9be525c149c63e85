"""What each campo prints: its own words when there are some, or its value in the country's way."""

from __future__ import annotations

from typing import get_args

import pytest

from pecdocs.formato.model import CAMPOS_DE_AVANCE, Campo
from tests.support.grids import LINE_END, body, grid_of, plan_of

NBSP = "\N{NO-BREAK SPACE}"


def shown(campo: str, fields: str, *, pais: str = "CO", estilos: str = "{}", name: str = "Nombre") -> str:
    """Give what a column of `campo` shows of a leaf with these fields."""
    plan = plan_of(f"{name} {{{fields}}}", f"entidad: {{pais: {pais}}}")
    grid = grid_of(plan, f"{{columnas: [{{codigo: x, campo: {campo}}}]}}", f"estilos: {estilos}")
    return body(grid)[0][0]


@pytest.mark.parametrize(
    ("campo", "fields", "expected"),
    [
        ("numero", 'numero: "20a"', "20a"),
        ("numero", "numero: ninguno", ""),
        ("numero", "numero: auto", "1."),
        ("nombre", 'numero: "3."', "Nombre"),
        ("titulo", 'numero: "3."', "3. Nombre"),
        ("titulo", "numero: ninguno, pasos: [a]", "Nombre"),
        ("actividad", 'numero: "3.", pasos: [a, b]', f"3. Nombre{LINE_END}1. a{LINE_END}2. b"),
        ("descripcion", "descripcion: En qué consiste", "En qué consiste"),
        ("descripcion", 'descripcion: "uno\\ndos"', f"uno{LINE_END}dos"),
        ("productos", "productos: [a, b]", f"a{LINE_END}b"),
        ("productos", "productos: a, pasos: [{texto: x, producto: b}, y]", f"a{LINE_END}b"),
        ("publico", "publico: [Ciudadanía, Funcionarios]", f"Ciudadanía{LINE_END}Funcionarios"),
        ("medio", "medio: Página web", "Página web"),
        ("alcance", "alcance: [Interno, Externo]", f"Interno{LINE_END}Externo"),
        ("observaciones", "observaciones: No aplica", "No aplica"),
        ("peso", "peso: 12.5", "12,5%"),
        ("peso", "peso: {valor: 12.5, impreso: Una octava parte}", "Una octava parte"),
        ("meta", "descripcion: x", ""),
    ],
)
def test_plain_fields_print_what_they_hold_one_value_a_line(campo: str, fields: str, expected: str) -> None:
    """Each entry is a line of the cell; a field that is not there prints nothing."""
    assert shown(campo, fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("pasos: [uno]", "uno"),
        ("pasos: [uno, dos]", f"1. uno{LINE_END}2. dos"),
        (
            'pasos: [{texto: uno, numero: "2."}, {texto: dos, numero: ninguno}, tres]',
            f"2. uno{LINE_END}dos{LINE_END}3. tres",
        ),
        ('pasos: [{texto: uno, numero: "a)"}]', "a) uno"),
        ('pasos: ["uno\\nsigue", dos]', f"1. uno{LINE_END}sigue{LINE_END}2. dos"),
    ],
)
def test_steps_are_numbered_when_there_are_several_unless_they_say_their_number(fields: str, expected: str) -> None:
    """INM goes on from one cell to the next: 1., then 2. and 3."""
    assert shown("pasos", fields) == expected


def test_what_has_steps_and_no_name_is_called_by_its_steps() -> None:
    """The two points of USPEC's internal publications: no name of its own, and no number before those of its steps."""
    fields = 'numero: "4.", nombre: , pasos: [a, b]'
    for campo in ("nombre", "titulo", "actividad", "pasos"):
        assert shown(campo, fields) == f"1. a{LINE_END}2. b"


def test_a_number_is_printed_alone_where_there_is_neither_name_nor_steps() -> None:
    """A listed row may take the name away."""
    plan = plan_of("x", 'tablas: {t: {filas: [{de: x, nombre: , numero: "3."}]}}')
    assert body(grid_of(plan, "{columnas: [{codigo: x, campo: titulo}]}")) == [["3."]]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("{cantidad: 10, unidad: revistas}", "10 revistas"),
        ("10", "10"),
        ("1234567.5", "1.234.567,5"),
        ("100 %", "100%"),
        ("{cantidad: 10, unidad: revistas, impreso: 10 Revistas}", "10 Revistas"),
        ("{impreso: Según necesidad}", "Según necesidad"),
        ("{demanda: sí}", "A demanda"),
        ("{demanda: sí, unidad: piezas}", "A demanda: piezas"),
        ("{demanda: sí, impreso: Según necesidad}", "Según necesidad"),
        ("{unidad: Documento}", "Documento"),
        ("{cantidad: 0, unidad: quejas}", "0 quejas"),
        ("{linea_base: 3}", ""),
        ('{impreso: "dos\\nlíneas"}', f"dos{LINE_END}líneas"),
    ],
)
def test_a_goal_prints_its_quantity_and_unit_or_its_own_words(fields: str, expected: str) -> None:
    """Zero is a goal, and a goal on demand says so."""
    assert shown("meta", f"meta: {fields}") == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("Revistas publicadas", "Revistas publicadas"),
        ("{numerador: hechas, denominador: programadas}", "hechas / programadas"),
        (
            "{nombre: N, numerador: hechas, denominador: programadas, factor: 100}",
            f"N{LINE_END}(hechas / programadas) × 100",
        ),
        ("{numerador: hechas}", "hechas"),
        ("{nombre: N, factor: 100}", "N"),
        ("{numerador: a, denominador: b, factor: 100, impreso: a / b * 100}", "a / b * 100"),
    ],
)
def test_an_indicator_prints_its_name_and_its_formula_or_its_own_words(fields: str, expected: str) -> None:
    """The name on a line, the formula on the next."""
    assert shown("indicador", f"indicador: {fields}") == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("{inicio: 2024-03-01, fin: 2024-12-31}", "01/03/2024 – 31/12/2024"),
        ("{inicio: 2024-03, fin: 2024-12}", "marzo de 2024 – diciembre de 2024"),
        ("{inicio: 2024-03-01}", "01/03/2024"),
        ("{fin: 2024-12-31}", "Hasta 31/12/2024"),
        ('{fin: {fecha: 2024-12-31, impreso: "a fin de año"}}', "a fin de año"),
        ('{inicio: {fecha: 2024-03-01, impreso: "01 mar-2024"}, fin: 2024-12-31}', "01 mar-2024 – 31/12/2024"),
        ("{anios: [2019, 2020, 2021, 2022]}", "2019 - 2022"),
        ("{anios: [2019, 2021]}", "2019, 2021"),
        ("{anios: 2020}", "2020"),
        ('{anios: [2019, 2021], impreso: "2019 - 2021"}', "2019 - 2021"),
        ("{meses: [2024-04, 2024-12]}", "abril de 2024, diciembre de 2024"),
        ("{permanente: sí}", "Permanente"),
        ("{previo_a: la jornada}", "Antes de: la jornada"),
        ("{anios: [2024], permanente: sí}", f"2024{LINE_END}Permanente"),
        ("[{anios: [2019]}, {impreso: x}, {}]", f"2019{LINE_END}x"),
    ],
)
def test_dates_print_their_span_years_months_or_their_own_words_one_entry_a_line(fields: str, expected: str) -> None:
    """An end without a start says that it is an end."""
    assert shown("fechas", f"fechas: {fields}") == expected


def test_the_dates_of_steps_follow_those_of_the_activity() -> None:
    """In every column of dates."""
    fields = "fechas: {inicio: 2024-01-01, fin: 2024-02-01}, pasos: [{texto: x, fechas: {inicio: 2024-03-01}}]"
    assert shown("fechas", fields) == f"01/01/2024 – 01/02/2024{LINE_END}01/03/2024"
    assert shown("inicio", fields) == f"01/01/2024{LINE_END}01/03/2024"
    assert shown("fin", fields) == "01/02/2024"


def test_a_start_and_an_end_print_their_own_words() -> None:
    """USPEC's last group has a text where a date goes."""
    fields = 'fechas: {inicio: {impreso: "2 campañas 1er semestre"}, fin: {mes: 2024-12}, meses: [2024-04]}'
    assert shown("inicio", fields) == "2 campañas 1er semestre"
    assert shown("fin", fields) == "diciembre de 2024"


@pytest.mark.parametrize(
    ("style", "day", "month"),
    [
        ("dd/mm/aaaa", "05/03/2024", "marzo de 2024"),
        ("aaaa-mm-dd", "2024-03-05", "marzo de 2024"),
        ("larga", "5 de marzo de 2024", "marzo de 2024"),
    ],
)
def test_days_are_written_in_the_formats_style(style: str, day: str, month: str) -> None:
    """A month alone has one way in every style."""
    estilos = f"{{fecha: {style}}}"
    assert shown("inicio", "fechas: {inicio: 2024-03-05}", estilos=estilos) == day
    assert shown("inicio", "fechas: {inicio: 2024-03}", estilos=estilos) == month


@pytest.mark.parametrize(
    ("pais", "number", "expected"),
    [
        ("CO", "1234567.89", "1.234.567,89"),
        ("MX", "1234567.89", "1,234,567.89"),
        ("CO", "2.50", "2,50"),
        ("CO", "100", "100"),
        ("CO", "1000", "1.000"),
        ("CO", "-3.5", "-3,5"),
        ("CO", "0", "0"),
        ("MX", "0.1", "0.1"),
        ("CO", "1234567890123456789012345678.5", "1.234.567.890.123.456.789.012.345.678,5"),
    ],
)
def test_numbers_are_exact_with_the_countrys_marks(pais: str, number: str, expected: str) -> None:
    """Every digit that was written, and no other."""
    assert shown("meta", f"meta: {{cantidad: {number}}}", pais=pais) == expected


@pytest.mark.parametrize(
    ("style", "pais", "expected"),
    [("junto", "CO", "12,5%"), ("separado", "CO", f"12,5{NBSP}%"), ("junto", "MX", "12.5%")],
)
def test_percentages_are_written_in_the_formats_style(style: str, pais: str, expected: str) -> None:
    """The sign beside the number, or apart with a space that does not break."""
    for campo, fields in (("meta", "meta: 12.5 %"), ("peso", "peso: 12.5")):
        assert shown(campo, fields, pais=pais, estilos=f"{{porcentaje: {style}}}") == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("semanal", "Semanal"),
        ("unica", "Única vez"),
        ("{cada: mensual, veces: 2}", "Mensual: 2 veces"),
        ("{cada: mensual, veces: 1}", "Mensual: 1 vez"),
        ("{veces: 3}", "3 veces"),
        ("{cada: permanente, impreso: PERMANENTE}", "PERMANENTE"),
        ("[mensual, anual]", f"Mensual{LINE_END}Anual"),
    ],
)
def test_a_frequency_prints_how_often(fields: str, expected: str) -> None:
    """How often in each lapse, when that is said."""
    assert shown("frecuencia", f"frecuencia: {fields}") == expected


def test_the_frequencies_of_steps_follow_that_of_the_activity() -> None:
    """As their dates and products do."""
    fields = "frecuencia: anual, pasos: [{texto: x, frecuencia: mensual}, y]"
    assert shown("frecuencia", fields) == f"Anual{LINE_END}Mensual"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("1500000", "$1.500.000"),
        ("{valor: 1500000, moneda: COP}", "$1.500.000 COP"),
        ("{valor: 10.50, fuente: Rubro 21}", f"$10,50{LINE_END}Rubro 21"),
        ("{sin_costo: sí}", "Sin costo"),
        ("{sin_costo: sí, fuente: Planta}", f"Sin costo{LINE_END}Planta"),
        ("{fuente: Contrato 3}", "Contrato 3"),
        ("{valor: 5, impreso: Por definir}", "Por definir"),
    ],
)
def test_a_budget_prints_its_value_and_where_it_comes_from(fields: str, expected: str) -> None:
    """No cost is said, not left blank."""
    assert shown("presupuesto", f"presupuesto: {fields}") == expected


@pytest.mark.parametrize("campo", ["responsables", "involucrados"])
def test_roles_print_their_names_or_siglas_as_the_format_says_or_their_own_words(campo: str) -> None:
    """A role without a sigla keeps its name."""
    assert shown(campo, f"{campo}: [COM, TH]") == f"Comunicaciones{LINE_END}Talento Humano"
    assert shown(campo, f"{campo}: [COM, TH]", estilos="{siglas_de_roles: sí}") == f"OAC{LINE_END}Talento Humano"
    assert shown(campo, f"{campo}: {{roles: [COM], impreso: Prensa}}") == "Prensa"
    assert shown(campo, f"{campo}: {{roles: []}}") == ""


def test_every_campo_of_a_format_prints_something_of_a_node_that_has_everything() -> None:
    """No campo is promised by the format and unknown to the layout; what was done has its own tests."""
    everything = """numero: "1.", descripcion: x, pasos: [x], productos: [x], meta: 1, indicador: x, publico: [x],
        fechas: {inicio: 2024-01-01, fin: 2024-01-02}, responsables: [COM], involucrados: [TH], frecuencia: anual,
        medio: [x], alcance: [x], presupuesto: 1, peso: 1, observaciones: [x]""".replace("\n", " ")
    asked = [campo for campo in get_args(Campo) if campo not in CAMPOS_DE_AVANCE]
    assert [campo for campo in asked if not shown(campo, everything)] == []
