"""Cases at the margin of a rule, where one condition less would tell of a sound plan or be silent about a wrong one."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path


def sections(*each: str) -> str:
    """Write sections of `numeral|titulo|texto`; the sound plan's tables stand after them without a numeral."""
    lines = ["secciones:"]
    for n, (numeral, titulo, texto) in enumerate(one.split("|") for one in each):
        lines += [f"  - codigo: S{n}", f"    titulo: {titulo}", f"    numeral: '{numeral}'", "    texto: |"]
        lines += [indent(texto, " " * 6)]
    return "\n".join(lines) + "\n"


def tree(*nodes: str) -> str:
    """Write a tree of one level, each node with a responsible."""
    return "niveles: [Actividad]\narbol:\n" + "".join(
        f"  - {{codigo: A{n}, responsables: [COM], {each}}}\n" for n, each in enumerate(nodes)
    )


def levels(*groups: tuple[str, tuple[str, ...]]) -> str:
    """Write a tree of two levels: the name of each group, and those of what is in it."""
    lines = ["niveles: [Eje, Actividad]", "arbol:"]
    for n, (name, below) in enumerate(groups):
        lines += [f"  - codigo: G{n}", f"    nombre: {name}", "    hijos:" if below else "    hijos: []"]
        lines += [f"      - {{codigo: G{n}-{m}, nombre: {each}, responsables: [COM]}}" for m, each in enumerate(below)]
    return "\n".join(lines) + "\n"


def documento(vigencia: int, pais: str = "CO") -> str:
    """Write a plan of a year, with the motto of that year."""
    return dedent(f"""
        entidad: {{nombre: Instituto de Vivienda, sigla: IV, pais: {pais}, lema: {{{vigencia}: Juntos}}}}
        documento: {{titulo: Plan, codigo: C-1, version: '1', fecha: {vigencia}-01-20, vigencia: {vigencia}}}
    """)


WHOLE = "cambios: [{{version: '1', fecha: 2024-01-20, numerales: ['2'], descripcion: '{}'}}]"
DATED = "fechas: {inicio: 2024-01-01, fin: 2024-12-31}"
GOAL = "meta: {cantidad: 4, unidad: campañas}"
SLOGAN = "nota: el documento lleva el lema «Juntos», y las entidades no usan los de un gobierno (Ley 2345 de 2023)"
WHOLE_SAID = "aviso: dice «todo el documento», y en «numerales» está solo «2»"
TURNS = "son 52 veces, y su meta es «4 campañas»"
CUT = "nota: el texto termina en «Se publica la revista de»"
EMPTY = "aviso: «Otro eje» es de «Eje» y no tiene ninguna actividad"
LISTED = """
    niveles: [Actividad]
    arbol:
      - {codigo: A, nombre: Publicar, listas: {insumos: [Papel]}}
      - {codigo: B, nombre: Emitir}
"""
NETWORK = "Facebook e Instagram: @Cuidar."


@pytest.mark.parametrize(
    ("codigo", "part", "found"),
    [
        (
            "E03",
            "cambios: []\nfirmas:\n  aprobo: {nombre: Eva Gil, fecha: 2024-01-20}",
            ["aviso: «Eva Gil» aprueba sin cargo"],
        ),
        (
            "E06",
            WHOLE.format("Se cambia todo el documento."),
            [WHOLE_SAID],
        ),
        ("E06", WHOLE.format("Se cambia todo el documento, y más el numeral 2."), []),
        ("E07", sections("1|A|x", "2|B|x", "4|C|x"), ["error: «4 C» va después de «2 B» [póngale el 3]"]),
        ("E07", sections("1|A|x", "1.2|B|x"), ["error: «1.2 B» va después de «1 A» [póngale el 1.1]"]),
        (
            "E10",
            tree(f"nombre: Realizar, {DATED}, {GOAL}, programacion: {{trimestral: {{2024-T1: 0, 2024-T2: 0}}}}"),
            ["error: lo programado de «A0» suma 0 y la meta es 4"],
        ),
        (
            "E11",
            tree(f"nombre: Emitir, {DATED}, frecuencia: {{cada: semanal, impreso: Los lunes}}, {GOAL}"),
            [f"aviso: «A0» se hace con frecuencia «Los lunes» de «2024-01-01» a «2024-12-31», que {TURNS}"],
        ),
        (
            "E17",
            tree(*(f"nombre: Con {n}, {DATED}" for n in range(3)), "nombre: Sin"),
            ["aviso: «Sin» no tiene fechas, y las otras 3 de su nivel sí"],
        ),
        ("E17", tree(*(f"nombre: Con {n}, {DATED}" for n in range(3)), "nombre: Sin", "nombre: Sin otras"), []),
        (
            "E20",
            levels(("MEDIOS PROPIOS", ("Publicar", "COMUNICACIÓN INTERNA", "Emitir")), ("MEDIOS AJENOS", ())),
            ["nota: «COMUNICACIÓN INTERNA» está en «Actividad», y se escribe como los de «Eje»"],
        ),
        ("E20", levels(("MEDIOS PROPIOS", ("Publicar", "COMUNICACIÓN INTERNA")), ("MEDIOS AJENOS", ())), []),
        ("E20", levels(("MEDIOS PROPIOS", ("Publicar", "COMUNICACIÓN INTERNA", "Emitir"))), []),
        (
            "E21",
            LISTED,
            ["error: ninguna de las 2 actividades tiene «responsables»"],
        ),
        (
            "E31",
            tree(
                "nombre: Celebrar la audiencia pública, fechas: {meses: [2024-09]}",
                "nombre: Invitar, fechas: {previo_a: audiencia pública}",
            ),
            [],
        ),
        ("E44", tree(f"nombre: Realizar 2 campañas y 4 campañas, {DATED}, {GOAL}"), []),
        (
            "E44",
            tree(f"nombre: Realizar 6 campañas, {DATED}, {GOAL}, programacion: {{semestral: {{2024-S1: 100 %}}}}"),
            ["error: el nombre dice «6 campañas», y la meta es «4 campañas»"],
        ),
        ("E51", documento(2024), [f"{SLOGAN} [quítelo, si es de un gobierno]"]),
        ("E51", documento(2023), [f"{SLOGAN} [el plan es anterior a esa ley: si se reutiliza, quítelo]"]),
        (
            "I38",
            sections("1|A|Se publica la revista de\n\nOtro párrafo."),
            [CUT],
        ),
        ("I38", sections("1|A|Se publica la revista de\nla entidad."), []),
        (
            "W23",
            levels(("Un eje", ("Publicar",)), ("Otro eje", ())),
            [EMPTY],
        ),
        ("W23", levels(("Un eje", ()), ("Otro eje", ())), []),
        (
            "W25",
            tree(f"nombre: Una, {GOAL}", f"nombre: Otra, {GOAL}", "nombre: Tercera, pasos: [Campañas internas]"),
            [],
        ),
        (
            "W34",
            sections(
                "1|A|El artículo 9 del Decreto 14 de 2017 le encarga «7. Coordinar la edición y publicación de todo».",
                "2|B|El artículo 10 del Decreto 14 de 2017 dice:\n\n8. Coordinar la edición y publicación de todo.",
            ),
            [],
        ),
        ("W41", sections(f"1|A|{NETWORK}"), ["nota: la cuenta «@Cuidar» no nombra a «IV» ni a la entidad"]),
        ("W41", "entidad: {nombre: Instituto de Vivienda, pais: CO}\n" + sections(f"1|A|{NETWORK}"), []),
        (
            "W41",
            "entidad: {nombre: IV, sigla: IV, dependencia: Grupo de Cuidado, pais: CO}\n" + sections(f"1|A|{NETWORK}"),
            [],
        ),
        (
            "W49",
            tree(
                "nombre: Medir, pasos: [Medir en el segundo semestre, Medir en el primer semestre, "
                "Hacer el informe en el primer semestre]"
            ),
            ["aviso: este paso reporta en el «primer semestre» lo que otro, antes, hace en el «segundo semestre»"],
        ),
    ],
)
def test_a_case_at_the_margin(codigo: str, part: str, found: list[str], tmp_path: Path) -> None:
    """What is found of one rule, with its severity; in brackets the hint, where a case is of it."""
    told = findings(codigo, part, tmp_path)
    shown = [f"{each.gravedad}: {each.mensaje}" for each in told]
    hinted = [f"{line} [{each.pista}]" for line, each in zip(shown, told, strict=True)]
    assert found in (shown, hinted)
