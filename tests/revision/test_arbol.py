"""The rules of the tree and of what the tables show of it: follow-up, names, levels, responsibles, repeated rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.activities import actividad, arbol
from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path


def told(codigo: str, part: str, folder: Path) -> list[tuple[str, str]]:
    """Give the severity and the message of what one rule finds."""
    return [(str(each.gravedad), each.mensaje) for each in findings(codigo, part, folder)]


def filas(*rows: str) -> str:
    """Write the rows of the follow-up."""
    return "tablas:\n  seguimiento:\n    filas:\n" + "".join(f"      - {each}\n" for each in rows)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (filas("{de: EXT, hijos: [{de: REV}]}"), ["error «Dictar talleres de lenguaje claro»"]),
        (filas("{de: REV}"), ["error «Dictar talleres de lenguaje claro»"]),
        ("tablas:\n  seguimiento:\n    filas: []\n", ["error «Dar a conocer los servicios»"]),
        (filas("{codigo: X, nombre: Otra cosa}", "{de: EXT}"), ["aviso «Otra cosa»"]),
        (
            arbol(actividad("A", 'numero: "1."', nombre="Publicar"), actividad("B", without=("meta",)))
            + filas("{de: A}"),
            ["aviso la tabla «seguimiento» no sigue «Realizar la tarea B»"],
        ),
        (
            arbol(actividad("A"), actividad("B", 'numero: "2."', nombre="Noti")) + filas("{de: A}"),
            ["error «2. Noti»"],
        ),
        (filas("{de: EXT}"), []),
        (filas("{de: EXT, hijos: []}"), []),
        (filas("{de: EXT, hijos: [{codigo: M, nombre: Visitas, meta: {unidad: visitas}}]}"), []),
        (filas("{codigo: G, nombre: Gestión, hijos: [{de: REV}, {de: TALLER}]}"), []),
        ("tablas:\n  matriz:\n    filas: [{de: EXT, hijos: [{de: REV}]}]\n", []),
    ],
)
def test_what_has_a_goal_is_followed(part: str, found: list[str], tmp_path: Path) -> None:
    """A group may be followed as a whole, or by what the table measures of it; other tables may show less."""
    messages = [" ".join(each) for each in told("E08", part, tmp_path)]
    assert len(messages) == len(found)
    assert all(each.startswith(begins) for each, begins in zip(messages, found, strict=True))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("{de: REV, nombre: Divulgar la gestión}", ["«Divulgar la gestión»"]),
        ("{de: REV, nombre: Publicación de la revista institucional}", ["«Publicación de la revista institucional»"]),
        ("{de: REV, nombre: Hacer 10 boletines}", ["dice «10 boletines»", "«Hacer 10 boletines»"]),
        ("{de: REV, nombre: Revista institucional}", []),
        ("{de: REV, nombre: PUBLICAR LA REVISTA INSTITUCIONAL.}", []),
        ("{de: REV, nombre: }", []),
        ('{de: REV, numero: "7."}', []),
        ("{de: REV}", []),
    ],
)
def test_a_table_may_shorten_a_name_and_not_change_it(row: str, found: list[str], tmp_path: Path) -> None:
    """A number that only the table writes is not compared with one that its place gives."""
    messages = [message for _, message in told("W09", filas(f"{{de: EXT, hijos: [{row}, {{de: TALLER}}]}}"), tmp_path)]
    assert len(messages) == len(found)
    assert all(words in each for each, words in zip(messages, found, strict=True))


@pytest.mark.parametrize(("numero", "found"), [("2.", 1), ("4", 0), ("4)", 0), ("ninguno", 0)])
def test_a_number_is_the_same_in_every_table(numero: str, found: int, tmp_path: Path) -> None:
    """Whatever stands after it."""
    part = arbol(actividad("REV", 'numero: "4."', nombre="Revista")) + filas(f'{{de: REV, numero: "{numero}"}}')
    messages = [message for _, message in told("W09", part, tmp_path)]
    assert [("«2. Revista»" in each, "«4. Revista»" in each) for each in messages] == [(True, True)] * found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| Boletín | Mensual |", True),
        ("| Boletín | | Mensual |", False),
        ("| Boletín | a \\| b | Mensual |", False),
        ("Boletín | Todos | Mensual", False),
    ],
)
def test_a_row_has_as_many_cells_as_titles(row: str, found: bool, tmp_path: Path) -> None:  # noqa: FBT001 - expected
    """An empty cell counts, and so does a bar that belongs to a text."""
    lines = ["| Canal | Público | Frecuencia |", "|---|---|---|", row, "", "Un texto con | una barra."]
    text = "".join(f"      {each}\n" for each in lines)
    part = f"secciones:\n  - codigo: OBJ\n    titulo: Objetivo\n    texto: |\n{text}"
    assert bool(told("E20", part, tmp_path)) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [("COMUNICACIÓN INTERNA", True), ("ITA", False), ("Comunicación interna", False)],
)
def test_a_name_in_capitals_below_those_in_capitals_may_be_out_of_its_level(
    name: str,
    found: bool,  # noqa: FBT001 - expected
    tmp_path: Path,
) -> None:
    """A sigla is in capitals anywhere."""
    groups = [("VISIBILIDAD", ["Publicar la revista", name]), ("DIRECCIONAMIENTO", ["Atender a los medios"])]
    tree = "".join(
        f"  - codigo: G{n}\n    nombre: {group}\n    hijos:\n"
        + "".join(f"      - {{codigo: A{n}{m}, nombre: {each}}}\n" for m, each in enumerate(names))
        for n, (group, names) in enumerate(groups)
    )
    assert [grave for grave, _ in told("E20", f"niveles: [Eje, Actividad]\narbol:\n{tree}", tmp_path)] == (
        ["nota"] if found else []
    )


NOBODY = ("responsables",)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (arbol(actividad("A", without=NOBODY), actividad("B")), ["error «Realizar la tarea A»"]),
        (arbol(actividad("A", without=NOBODY), actividad("B", without=NOBODY)), ["error ninguna de las 2"]),
        (arbol(actividad("A", "responsables: {impreso: Toda la entidad}")), []),
        (arbol(actividad("A", "responsables: []")), ["error «Realizar la tarea A»"]),
        (
            "entidad: {nombre: IPCO, pais: MX}\n" + arbol(actividad("A", without=NOBODY)),
            ["aviso «Realizar la tarea A»"],
        ),
        (
            "arbol:\n  - {codigo: G, nombre: Grupo, responsables: [COM], hijos: [{codigo: A, nombre: Publicar}]}\n",
            [],
        ),
    ],
)
def test_somebody_answers_for_each_activity(part: str, found: list[str], tmp_path: Path) -> None:
    """By role or in words, for it or for its group."""
    messages = [" ".join(each) for each in told("E21", part, tmp_path)]
    assert len(messages) == len(found)
    assert all(each.startswith(begins) for each, begins in zip(messages, found, strict=True))


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ("[{texto: Uno, junto_a: A}, {texto: Dos, junto_a: B}]", []),
        ("[{texto: Uno, junto_a: A}, Dos]", []),
        ("[Uno]", []),
        ("[Uno, Dos, Tres]", []),
        ("[{texto: Uno, junto_a: A}]", ["«Hacer B» no tiene al lado nada de «deberes»"]),
        (
            "[{texto: Uno, junto_a: A}, {texto: Dos, junto_a: B}, {texto: Tres, junto_a: ninguno}]",
            ["«Tres» no tiene una actividad al lado"],
        ),
        ("[{texto: Uno, junto_a: A}, Dos, Tres]", ["«Tres» no tiene una actividad al lado"]),
    ],
)
def test_a_list_beside_the_activities_leaves_none_alone(entries: str, found: list[str], tmp_path: Path) -> None:
    """A list that is set beside nothing is of the whole group."""
    part = (
        f"arbol:\n  - codigo: G\n    nombre: Grupo\n    listas: {{deberes: {entries}}}\n    hijos:\n"
        "      - {codigo: A, nombre: Hacer A}\n      - {codigo: B, nombre: Hacer B}\n"
    )
    assert told("E22", part, tmp_path) == [("aviso", message) for message in found]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Publicar la revista", "Publicar la Revista.", ["error"]),
        ("Publicar el informe semestral de gestión", "Publicar el informe anual de gestión", []),
        ("Realizar la campaña 1", "Realizar la campaña 2", []),
        ("Realizar la campaña A", "Realizar la campaña B", []),
        ("Publicar boletines internos del instituto", "Publicar boletines externos del instituto", []),
        ("Atender personas con discapacidad auditiva", "Atender personas sin discapacidad auditiva", []),
        ("Publicar boletines internos del instituto", "Publicar boletínes internos del insttituto", ["nota"]),
    ],
)
def test_an_activity_is_there_once(one: str, other: str, found: list[str], tmp_path: Path) -> None:
    """Numbers, letters and short words tell two apart."""
    part = arbol(actividad("A", nombre=one), actividad("B", nombre=other))
    assert [grave for grave, _ in told("E46", part, tmp_path)] == found


def test_the_same_name_for_another_thing_is_a_warning(tmp_path: Path) -> None:
    """They may be two; a reader can't tell."""
    other = actividad("B", "meta: {cantidad: 9, unidad: tareas}", nombre="Publicar la revista")
    assert [
        grave for grave, _ in told("E46", arbol(actividad("A", nombre="Publicar la revista"), other), tmp_path)
    ] == ["aviso"]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Publicar", "Realizar", "Atender", "Campañas"], "de 4 actividades, 1 no empieza en infinitivo («Campañas»)"),
        (["Boletín", "Revista", "Difundir", "Campañas"], "de 4 actividades, 1 empieza en infinitivo («Difundir»)"),
        (["Publicar", "Realizar", "Atender", "Ir"], ""),
        (["Boletín", "Taller de redacción", "Bienestar", "Lugar de la memoria"], ""),
        (["Publicar", "Campañas", "Revista"], ""),
    ],
)
def test_activities_are_written_in_one_grammar(names: list[str], found: str, tmp_path: Path) -> None:
    """Of few there is no manner; a noun that ends as a verb does is no verb."""
    part = arbol(*(actividad(f"A{n}", nombre=f"{name} {n}") for n, name in enumerate(names)))
    messages = [message for _, message in told("W37", part, tmp_path)]
    assert [each.startswith(found) for each in messages] == ([True] if found else [])


@pytest.mark.parametrize(
    ("numbers", "found"),
    [(["1.", "2."], 0), (["auto", "auto"], 0), (["ninguno", "ninguno"], 0), (["2.", "3."], 1), (["1)", "3)"], 1)],
)
def test_steps_are_numbered_from_one(numbers: list[str], found: int, tmp_path: Path) -> None:
    """In each activity; the first that is wrong is told."""
    steps = ", ".join(f'{{numero: "{each}", texto: Paso}}' for each in numbers)
    assert len(told("W37", arbol(actividad("A", f"pasos: [{steps}]")), tmp_path)) == found
