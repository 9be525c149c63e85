"""What is wrong in a returned workbook is told by its cell, all of it at once, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import InputError
from pecdocs.layout.plan_libro.hoja import HEADER_ROW
from tests.plan_libro.test_edits import HEAD, TREE
from tests.support.planlibros import Opened, changed, copied, in_room, laid_out, taken, written
from tests.support.returned import of_example

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = "tablas:\n  matriz:\n    filas: [{de: EVE}, {de: REV}]\n"
STEPS = "        pasos: [{numero: ninguno, texto: uno}]\n"


def said(change: Callable[[Opened], None], text: str = HEAD + TREE) -> list[str]:
    """Change the workbook of a plan; give what is said of it."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "plan"
        folder.mkdir()
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(InputError) as caught:
            taken(folder, changed(folder, change))
        assert (folder / "plan.yaml").read_text(encoding="utf-8") == text
    return [str(fault).removeprefix("libro.xlsx!") for fault in caught.value.faults]


def _put(code: str, **values: object) -> Callable[[Opened], None]:
    return lambda book: book.put("Árbol", code, **values)


def _without(sheet: str, code: str) -> Callable[[Opened], None]:
    return lambda book: book.sheet(sheet).delete_rows(book.row(sheet, code))


def _twice(book: Opened) -> None:
    book.put("Árbol", book.first_free("Árbol"), nivel="2 · Actividad", codigo="REV", nombre="Otra")


def _copied(book: Opened) -> None:
    """Copy a row with a grey cell, hidden column and all, and give the copy another codigo."""
    sheet, row, free = book.sheet("Árbol"), book.row("Árbol", "BOL"), book.first_free("Árbol")
    for column in range(1, sheet.max_column + 1):
        sheet.cell(free, column).value = sheet.cell(row, column).value
    book.put("Árbol", free, codigo="OTRO")


def _new(**values: object) -> Callable[[Opened], None]:
    return lambda book: book.put("Árbol", book.first_free("Árbol"), **values)


def _role(**values: object) -> Callable[[Opened], None]:
    return lambda book: book.put("Responsables", book.first_free("Responsables"), **values)


def _programmed(code: str | int, **values: object) -> Callable[[Opened], None]:
    return lambda book: book.put("Programación", code, **values)


def _formatted(key: str, value: object, shape: str) -> Callable[[Opened], None]:
    def change(book: Opened) -> None:
        book.put("Árbol", "REV", **{key: value})
        book.sheet("Árbol").cell(book.row("Árbol", "REV"), book.column("Árbol", key)).number_format = shape

    return change


def _several(book: Opened) -> None:
    book.put("Árbol", "REV", meta="x", fin="x")
    book.put("Árbol", "BOL", nivel="9")


def _lost_column(book: Opened) -> None:
    book.sheet("Árbol").delete_cols(book.column("Árbol", "meta"))


def _lost_sheet(book: Opened) -> None:
    del book.book["Programación"]


def _lost_ficha(book: Opened) -> None:
    del book.book["pecdocs"]


def _of_another(book: Opened) -> None:
    for row in book.sheet("pecdocs").iter_rows(min_row=2):
        row[1].value = "x"


CASES: dict[str, tuple[Callable[[Opened], None], list[str]]] = {
    "un texto donde va un número": (
        _put("REV", meta="12 revistas"),
        [
            (
                "Árbol!I7: error: «12 revistas» no es un número — escriba solo cifras, sin signos ni puntos de miles; "
                "los decimales, tras un punto"
            )
        ],
    ),
    "un porcentaje donde va una cantidad": (
        _formatted("meta", 0.25, "0%"),
        ["Árbol!I7: error: aquí va un número, no un porcentaje — escriba 25 en la cantidad, y % en la unidad"],
    ),
    "una fecha en otro orden": (
        _put("REV", fin="30/11/2024"),
        ["Árbol!W7: error: «30/11/2024» no está como año-mes-día — escriba 2024-11-30"],
    ),
    "una fecha que no existe": (
        _put("REV", fin="2024-02-30"),
        ["Árbol!W7: error: «2024-02-30» no existe en el calendario — revise el mes y el día"],
    ),
    "un número donde va una fecha": (
        _formatted("fin", 7, "General"),
        ["Árbol!W7: error: aquí va una fecha — escríbala año-mes-día, como 2024-03-01; un mes, como texto: '2024-03"],
    ),
    "un rol que no existe": (
        _put("REV", responsables="COM; JUR"),
        ["Árbol!AD7: error: no hay un rol «JUR» en «roles» — se conocen: COM, TH"],
    ),
    "un rol que se quita y se usa": (
        _without("Responsables", "COM"),
        [
            "Árbol!AD7: error: no hay un rol «COM» en «roles» — se conocen: TH",
            "Árbol!AD10: error: no hay un rol «COM» en «roles» — se conocen: TH",
        ],
    ),
    "una clave de rol que no sirve": (
        _role(codigo="AÑO 1", nombre="Oficina"),
        [
            (
                "Responsables!B8: error: «AÑO 1» no sirve como clave de «roles» — "
                "use letras sin acentos ni «ñ», cifras, «-», «_» o «.», sin espacios, 40 como máximo"
            )
        ],
    ),
    "un rol sin nombre": (
        _role(codigo=12),
        ["Responsables!C8: error: el rol «12» no tiene nombre — escriba cómo se llama el cargo o el área"],
    ),
    "una palabra que no se conoce": (
        _put("REV", tipo="sumas", demanda="quizás"),
        [
            "Árbol!K7: error: «sumas» no se conoce — ¿quiso decir «suma»?",
            "Árbol!L7: error: «quizás» no es «sí» ni «no» — escriba sí o no",
        ],
    ),
    "una fórmula": (
        _put("REV", meta="=3*4"),
        ["Árbol!I7: error: hay una fórmula donde va un dato — cópiela y péguela solo como valor"],
    ),
    "una cantidad sin unidad": (
        _put("REV", unidad=None),
        ["Árbol!J7: error: falta la unidad de la meta — escriba de qué es la cantidad: revistas, %…"],
    ),
    "un código que cambia": (
        _put("REV", codigo="REV-2"),
        [
            (
                "Árbol!C7: error: el código de esta fila era «REV», y un código no cambia — escriba otra vez «REV»; "
                "para quitar la fila, bórrela completa"
            )
        ],
    ),
    "un código repetido": (
        _twice,
        [
            (
                "Árbol!C11: error: el código «REV» ya está en la fila 7 — "
                "cada código es único: en una fila nueva déjelo vacío, o escriba otro"
            )
        ],
    ),
    "un código que no sirve": (
        _new(nivel="2", codigo="AÑO 1", nombre="x"),
        [
            (
                "Árbol!C11: error: «AÑO 1» no sirve como «codigo» — "
                "use letras sin acentos ni «ñ», cifras, «-», «_» o «.», sin espacios, 40 como máximo"
            )
        ],
    ),
    "un nivel que no existe": (
        _put("BOL", nivel="3 · Tarea"),
        ["Árbol!B8: error: «3 · Tarea» no es un nivel del plan — se conocen: 1 · Objetivo, 2 · Actividad"],
    ),
    "una actividad sin grupo": (
        _put("INT", nivel="2 · Actividad"),
        [
            (
                "Árbol!B6: error: el nivel 2 no tiene encima una fila de nivel 1 — "
                "ponga encima la fila de su grupo, o cambie el nivel"
            )
        ],
    ),
    "una fila nueva sin nivel ni nombre": (
        _new(codigo="NUE", peso=5),
        [
            "Árbol!B11: error: falta el nivel — escójalo de la lista",
            "Árbol!C11: error: «NUE» no tiene «nombre» ni «pasos» — agregue «nombre: …»",
        ],
    ),
    "texto en una celda gris": (
        _put("BOL", pasos="Escribirlo"),
        [
            "Árbol!G8: error: este dato se cambia en plan.yaml, no en el libro — escriba otra vez «en plan.yaml»",
        ],
    ),
    "una celda gris que se copia a una fila nueva": (
        _copied,
        ["Árbol!G11: error: «en plan.yaml» no es un dato — escriba el dato, o deje la celda vacía"],
    ),
    "programación de un código que no está": (
        _programmed(11, codigo="REVI", trimestral__2024_T1=3),
        ["Programación!B11: error: no hay un nodo «REVI» en el árbol — ¿quiso decir «REV»?"],
    ),
    "programación que no es un número": (
        _programmed("REV", trimestral__2024_T1="tres"),
        [
            (
                "Programación!E7: error: «tres» no es un número — escriba solo cifras, sin signos ni puntos de miles; "
                "los decimales, tras un punto"
            )
        ],
    ),
    "una fila de la programación que falta": (
        _without("Programación", "REV"),
        ["Programación: error: falta la fila de «REV» — no quite filas de esta hoja: deje vacías las celdas"],
    ),
    "un nodo que una tabla señala": (
        _without("Árbol", "EVE"),
        [
            (
                "plan/plan.yaml:37:18: error: la tabla «matriz» tiene una fila de «EVE», que el libro quita — "
                "deje el nodo en el libro, o quite antes esa fila del plan"
            )
        ],
    ),
    "una columna que falta": (
        _lost_column,
        [
            (
                "Árbol: error: falta la columna «meta» — no borre columnas, ni la fila oculta con sus nombres: "
                "si no las usa, ocúltelas"
            )
        ],
    ),
    "una hoja que falta": (
        _lost_sheet,
        [
            (
                "libro.xlsx: error: falta la hoja «Programación» — "
                "devuelva el libro con todas sus hojas, sin cambiarles el nombre"
            )
        ],
    ),
    "un libro que no es del plan": (
        _lost_ficha,
        [
            (
                "libro.xlsx: error: no es un libro del plan hecho por pecdocs — "
                "envíe el libro que hizo «pecdocs plan libro», con todas sus hojas"
            )
        ],
    ),
    "el libro de otro plan": (
        _of_another,
        ["pecdocs: error: el libro es de otro plan, «x» — este es «plan»"],
    ),
    "varias a la vez, en el orden de las celdas": (
        _several,
        [
            (
                "Árbol!I7: error: «x» no es un número — escriba solo cifras, sin signos ni puntos de miles; "
                "los decimales, tras un punto"
            ),
            "Árbol!W7: error: «x» no es una fecha — escríbala año-mes-día, como 2024-03-01",
            "Árbol!B8: error: «9» no es un nivel del plan — se conocen: 1 · Objetivo, 2 · Actividad",
        ],
    ),
}


@pytest.mark.parametrize(("change", "lines"), CASES.values(), ids=CASES)
def test_a_mistake_is_told_at_its_cell(change: Callable[[Opened], None], lines: list[str]) -> None:
    """With its sheet, column and row, and what to do."""
    text = HEAD + TREE.replace("        meta: 100 %\n", f"        meta: 100 %\n{STEPS}").replace("firmas: {}\n", TABLE)
    assert said(change, text) == lines


def test_a_plan_that_moved_on_is_refused_by_name_unless_it_is_forced(tmp_path: Path) -> None:
    """What the workbook says counts then, and only then."""
    folder = tmp_path / "plan"
    folder.mkdir()
    path = folder / "plan.yaml"
    path.write_text(HEAD + TREE, encoding="utf-8")
    book = written(laid_out(folder))
    path.write_text(
        HEAD + TREE.replace("cantidad: 10", "cantidad: 11").replace("codigo: BOL", "codigo: BOL-2"), "utf-8"
    )
    with pytest.raises(InputError) as caught:
        taken(folder, book)
    hint = "haga otro libro con «pecdocs plan libro» y pase a él los cambios; con --forzar vale lo que diga el libro"
    assert [str(fault) for fault in caught.value.faults] == [
        f"plan/plan.yaml: error: {what} en el plan después de hacerse el libro — {hint}"
        for what in (
            "el orden o los niveles del árbol cambió",
            "el nodo «REV» cambió",
            "el nodo «BOL» se quitó",
            "el nodo «BOL-2» se agregó",
        )
    ]
    assert "~ REV: Meta: cantidad: 11 → 10" in taken(folder, book, force=True).lines


def test_comments_and_texts_may_change_meanwhile(tmp_path: Path) -> None:
    """They are no part of what a workbook was made from."""
    folder = tmp_path / "plan"
    folder.mkdir()
    path = folder / "plan.yaml"
    path.write_text(HEAD + TREE, encoding="utf-8")
    book = written(laid_out(folder))
    text = f"# Otro comentario.\n{HEAD}{TREE}".replace("titulo: Plan", "titulo: Plan de comunicaciones")
    path.write_text(text, encoding="utf-8")
    assert taken(folder, book).new.decode() == text


def _emptied(book: Opened) -> None:
    for sheet in ("Árbol", "Programación", "Responsables"):
        book.sheet(sheet).delete_rows(HEADER_ROW + 1, 100)


def test_a_workbook_without_the_rows_of_the_plan_empties_it_only_with_leave() -> None:
    """One whose rows somebody deleted, or wrote over; also where nothing would be written."""
    hint = "si fue un error, haga otro libro; si es lo que quiere, repita la orden con --permitir-vaciar"
    assert said(_emptied) == [
        f"Árbol: error: el libro quita todo lo que el plan tiene en esta hoja (5 filas) — {hint}",
        f"Responsables: error: el libro quita todo lo que el plan tiene en esta hoja (2 roles) — {hint}",
    ]
    lines, text = in_room(HEAD + TREE, _emptied, may_empty=True)
    assert [line[:2] for line in lines] == ["- "] * 7
    assert "codigo: REV" not in text


def test_what_the_seguimiento_would_lose_is_warned_of(tmp_path: Path) -> None:
    """An answer to a node that goes, and a closed period of one that changes; the rest is not told."""
    folder = copied("ejemplo-seguimiento", tmp_path)

    def change(book: Opened) -> None:
        book.put("Programación", "REVISTA", **{"trimestral@2027-T1": 2, "trimestral@2027-T4": 2})
        for sheet in ("Árbol", "Programación"):
            _without(sheet, "QUEJAS")(book)

    found = taken(folder, changed(folder, change))
    assert [str(fault).partition(" — ")[0] for fault in found.warnings] == [
        "ejemplo-seguimiento/plan.yaml:118:15: aviso: los pesos en «EXT» suman 80 y deben sumar 100",
        "ejemplo-seguimiento/seguimiento/2027-T1.yaml:35:3: aviso: el seguimiento del plan no tiene «QUEJAS»",
        "ejemplo-seguimiento/seguimiento/2027-T2.yaml:21:3: aviso: el seguimiento del plan no tiene «QUEJAS»",
    ]
    assert taken(folder, written(laid_out(folder))).warnings == ()


def test_a_closed_period_that_the_workbook_changes_is_warned_of(tmp_path: Path) -> None:
    """Every command that reads the seguimiento would stop at it."""
    folder = copied("ejemplo-seguimiento", tmp_path)
    book = changed(folder, lambda book: book.put("Programación", "REVISTA", **{"trimestral@2027-T1": 2}))
    (warning,) = taken(folder, book).warnings
    assert str(warning).startswith(
        "ejemplo-seguimiento/seguimiento/2027-T1.yaml:21:5: aviso: «REVISTA» cambió después del cierre del 2027-04-16"
    )


def test_a_workbook_of_the_seguimiento_is_not_that_of_the_plan(tmp_path: Path) -> None:
    """It says which command takes it."""
    folder = copied("ejemplo-seguimiento", tmp_path)
    with pytest.raises(InputError) as caught:
        taken(folder, of_example()[1])
    assert [str(fault) for fault in caught.value.faults] == [
        "libro.xlsx: error: es un libro de seguimiento, no el del plan — recójalo con «pecdocs seguimiento recoger»"
    ]
