"""What is taken of a returned workbook, however it was sorted, hidden, moved about or saved."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.cli.inputs import read_inputs
from pecdocs.seguimiento import progress, read_answers, rules_of
from pecdocs.seguimiento.model import Evidencia, Registro, Respuesta
from tests.support.moving import move_columns, sort_rows
from tests.support.outer import resaved
from tests.support.returned import DAY, EXAMPLE, Filling, collected, filled, made, of_example, played, room

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pecdocs.layout.libro import Libro
    from pecdocs.seguimiento import Answers

PERIOD = "2027-T2"
AREA = "Oficina Asesora de Comunicaciones"
FILE = "seguimiento/2027-T2.yaml"


def answers_of(plan: Path) -> Answers:
    """Read the answers of a plan."""
    read, folder = read_inputs(plan)
    return read_answers(plan, read, rules_of(read, folder.formato))


def answer(plan: Path, codigo: str, period: str = PERIOD) -> Any:
    """Read an answer of a plan; None where there is none."""
    return answers_of(plan).answer(period, codigo)


def fill(filling: Filling) -> None:
    """Answer as an area does."""
    filling.put("REVISTA", "ejecutado", 3)
    filling.put("REVISTA", "evidencia", "https://www.example.org/revista/2\nActas 3 y/o 4\nevidencias/T2/revista 4.pdf")
    filling.put("POLITICA", "ejecutado", "no")
    filling.put("EVENTOS", "solicitado", "14")
    filling.put("SEGUIDORES", "ejecutado", 13200.5)
    filling.put("RESPUESTAS", "ejecutado", 0.953)
    filling.put("AUDIENCIA", "estado", "no iniciado")
    filling.put("AUDIENCIA", "analisis", "Se hará en noviembre:\nfalta el contrato & la sala #3")


def check_filled(plan: Path) -> None:
    """Assert that the answers of `fill` stand in the period file, and all others as they were."""
    revista = answer(plan, "REVISTA")
    assert revista.ejecutado.valor == 3
    assert revista.evidencia == (
        Evidencia(url="https://www.example.org/revista/2"),
        Evidencia(texto="Actas 3 y/o 4"),
        Evidencia(ruta="evidencias/T2/revista 4.pdf"),
    )
    assert (revista.reportado.por, str(revista.reportado.fecha), revista.reportado.archivo) == (AREA, DAY, "libro.xlsx")
    found = {code: answer(plan, code) for code in ("POLITICA", "EVENTOS", "SEGUIDORES", "RESPUESTAS", "AUDIENCIA")}
    done = {code: each.ejecutado for code, each in found.items()}
    assert done["POLITICA"].cumplido is False
    assert found["EVENTOS"].solicitado == 14
    assert done["SEGUIDORES"].valor == Decimal("13200.5")
    assert (done["RESPUESTAS"].valor, done["RESPUESTAS"].porcentaje) == (
        Decimal("95.3"),
        True,
    )
    assert found["AUDIENCIA"].estado == "no_iniciado"
    assert found["AUDIENCIA"].analisis == "Se hará en noviembre:\nfalta el contrato & la sala #3"
    assert answer(plan, "QUEJAS") == answer(EXAMPLE, "QUEJAS")


def hidden(filling: Filling) -> None:
    """Hide rows and columns, as a filter does."""
    for row in list(filling.form.rows.values())[1:]:
        filling.sheet.row_dimensions[row].hidden = True
    filling.sheet.column_dimensions["F"].hidden = True


def shuffled(filling: Filling) -> None:
    """Put the columns in another order."""
    order = list(range(1, len(filling.form.columns) + 1))
    random.Random(4).shuffle(order)  # noqa: S311 - nothing secret
    move_columns(filling, order)


def noted(filling: Filling) -> None:
    """Write notes of one's own beside and below the table."""
    filling.sheet.cell(filling.form.last_row + 3, 5).value = "Elaboró: alguien"
    filling.sheet.cell(9, len(filling.form.columns) + 2).value = "=1+1"


def sorted_and_moved(filling: Filling) -> None:
    """Sort the rows, then put the columns in another order."""
    sort_rows(filling, [2, 1, 0, 6, 5, 4, 3])
    shuffled(filling)


def filled_and(change: Callable[[Filling], object]) -> Callable[[Filling], None]:
    """Answer, then rearrange."""

    def both(filling: Filling) -> None:
        fill(filling)
        change(filling)

    return both


REARRANGED: dict[str, Callable[[Filling], object]] = {
    "as it was": lambda _: None,
    "sorted": lambda filling: sort_rows(filling, [6, 3, 0, 5, 1, 4, 2]),
    "hidden and filtered": hidden,
    "its columns moved": shuffled,
    "sorted, then its columns moved": sorted_and_moved,
    "with notes of its own": noted,
}


def send(folder: Path, data: bytes, name: str = "libro.xlsx") -> str:
    """Put a workbook in a working folder; give its name."""
    (folder / name).write_bytes(data)
    return name


@pytest.mark.parametrize("rearranged", REARRANGED.values(), ids=REARRANGED)
def test_answers_are_found_by_their_keys(rearranged: Any, tmp_path: Path) -> None:
    """Wherever rows and columns are by now; formulas that only followed them did not change."""
    found, data = of_example()
    plan = room(tmp_path)
    libro = send(tmp_path, filled(data, found, filled_and(rearranged)))
    assert collected(tmp_path, libro)[0] == 0, collected(tmp_path, libro)[2]
    check_filled(plan)


@pytest.mark.externo
@pytest.mark.parametrize("rearranged", ["as it was", "sorted, then its columns moved"])
def test_answers_survive_libreoffice(rearranged: str, tmp_path: Path) -> None:
    """Which writes formulas and styles in its own way; the numbers are then those of answers written by hand."""
    found, data = of_example()
    plan = room(tmp_path / "uno")
    data = resaved(filled(data, found, filled_and(REARRANGED[rearranged])), tmp_path)
    status, _, said = collected(plan.parent, send(plan.parent, data))
    assert (status, said.replace("aviso", "")) == (0, said.replace("aviso", ""))
    check_filled(plan)
    by_hand = room(tmp_path / "dos")
    (by_hand / FILE).write_bytes(written_by_hand())
    one, two = (measured(each) for each in (plan, by_hand))
    assert one == two


def written_by_hand() -> bytes:
    """Write the answers of `fill` as a person does."""
    text = (EXAMPLE / FILE).read_text(encoding="utf-8")
    for old, new in {
        "ejecutado: 2\n": "ejecutado: 3\n",
        "ejecutado: sí": "ejecutado: no",
        "solicitado: 12": "solicitado: 14",
        "13100": "13200.5",
        "76 %": "95.3 %\n  AUDIENCIA: {estado: no_iniciado}",
    }.items():
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def measured(plan: Path) -> Mapping[str, tuple[object, ...]]:
    """Give the percentages of a plan."""
    read, folder = read_inputs(plan)
    rules = rules_of(read, folder.formato)
    found = progress(read, rules, read_answers(plan, read, rules), PERIOD)
    results = {code: (each.to_date.percent, each.year.percent) for code, each in found.activities.items()}
    return results | {"": (found.plan.to_date.percent, found.plan.year.percent)}


def test_the_year_is_taken_period_by_period(tmp_path: Path) -> None:
    """Each open period has its own columns; a closed one says what it said."""
    plan = room(tmp_path)
    found, data = of_example(None, None)

    def change(filling: Filling) -> None:
        filling.put("REVISTA", "ejecutado@2027-T3", 4)
        filling.put("QUEJAS", "ejecutado@2027-T4", 41)

    assert collected(tmp_path, send(tmp_path, filled(data, found, change)))[0] == 0
    assert sorted(file.name for file in (plan / "seguimiento").iterdir())[2:] == ["2027-T3.yaml", "2027-T4.yaml"]
    third, fourth = answer(plan, "REVISTA", "2027-T3"), answer(plan, "QUEJAS", "2027-T4")
    assert third.ejecutado.valor == 4
    assert fourth.reportado.por == AREA
    assert (plan / FILE).read_bytes() == (EXAMPLE / FILE).read_bytes()
    change_closed = filled(data, found, lambda filling: filling.put("REVISTA", "ejecutado@2027-T1", 9))
    _, _, said = collected(tmp_path, send(tmp_path, change_closed))
    assert "«REVISTA» cambió y el periodo 2027-T1 está cerrado" in said


def test_a_workbook_of_the_year_may_come_back_after_one_of_its_periods_was_closed(tmp_path: Path) -> None:
    """Its formulas were those of an open period, and still are right."""
    room(tmp_path)
    found, data = of_example(None, None)
    assert (
        played(tmp_path, "seguimiento", "cerrar", "plan", "--periodo", PERIOD, "--incompleto", "--fecha", DAY)[0] == 0
    )
    change = filled(data, found, lambda filling: filling.put("REVISTA", "ejecutado@2027-T3", 4))
    status, _, said = collected(tmp_path, send(tmp_path, change))
    assert (status, said) == (0, "")


def test_a_workbook_of_the_year_may_come_back_after_a_later_period_was_answered(tmp_path: Path) -> None:
    """Its cut-off is that of when it was made, and its formulas those of that cut-off."""
    room(tmp_path)
    found, data = of_example(None, None)
    libro = send(tmp_path, filled(data, found, lambda filling: filling.put("QUEJAS", "ejecutado@2027-T4", 41)))
    for _ in range(2):
        status, _, said = collected(tmp_path, libro)
        assert (status, said) == (0, "")


def test_only_other_parts_of_the_plan_moved_on(tmp_path: Path) -> None:
    """The workbook is taken, with a warning that its formulas were not compared."""
    plan = room(tmp_path)
    found, data = of_example()
    text = (plan / "plan.yaml").read_text(encoding="utf-8")
    (plan / "plan.yaml").write_text(
        text.replace("Mantener al día el directorio", "Llevar el directorio"), encoding="utf-8"
    )
    status, _, said = collected(tmp_path, send(tmp_path, filled(data, found, fill)))
    assert (status, said.count("aviso: el plan cambió en otras filas")) == (0, 1)
    check_filled(plan)


@pytest.mark.parametrize("seed", range(8))
def test_any_answers_come_back_equal(seed: int, tmp_path: Path) -> None:
    """Numbers of any size, words of any letters, several evidences; drawn with a fixed seed."""
    draw = random.Random(seed)  # noqa: S311
    plan = room(tmp_path)
    (plan / FILE).unlink()
    found, data = made(plan)
    expected: dict[str, dict[str, Any]] = {}
    change = filled(data, found, lambda filling: expected.update(drawn(filling, draw, found)))
    assert collected(tmp_path, send(tmp_path, change))[0] == 0, collected(tmp_path, "libro.xlsx")[2]
    registro = answers_of(plan).registros.get(PERIOD, Registro())
    assert {code: plain(each) for code, each in registro.respuestas.items()} == expected


def drawn(filling: Filling, draw: random.Random, found: Libro) -> dict[str, dict[str, Any]]:
    """Write random answers, and give what they mean."""
    expected: dict[str, dict[str, Any]] = {}
    for item in found.formulario.basis.asked:
        means = (
            {}
            if draw.random() < 0.2
            else one(filling, draw, item.codigo, item.kind, is_percent=item.meta.unidad == "%")
        )
        if means:
            expected[item.codigo] = means
    return expected


def one(filling: Filling, draw: random.Random, codigo: str, kind: str, *, is_percent: bool) -> dict[str, Any]:
    """Write a random answer of an activity, and give what it means."""
    number = Decimal(draw.choice(["0", "1", "1.234", "7.5", "1000", "123456.789", "0.001", "3"]))
    means: dict[str, Any] = {}
    if draw.random() < 0.3:
        means["estado"] = draw.choice(["no_iniciado", "suspendida", "no_aplica"])
        filling.put(codigo, "estado", means["estado"].replace("_", " ").capitalize())
    elif kind == "hito":
        means["ejecutado"] = draw.random() < 0.5
        filling.put(codigo, "ejecutado", "Sí" if means["ejecutado"] else "No")
    else:
        number = min(number, Decimal(1000)) if is_percent else number
        means["ejecutado"] = number
        filling.put(codigo, "ejecutado", float(number / 100 if is_percent else number))
        if kind == "demanda":
            means["solicitado"] = number
            filling.put(codigo, "solicitado", float(number))
    words = [
        "=1+1 «no es»",
        "- a: b #c",
        "línea\notra\n\ntercera",
        "emoji 😀 & <b>",
        "'comillas' \"dobles\"",
        "1.10",
        "NO",
    ]
    if draw.random() < 0.5:
        means["analisis"] = draw.choice(words[1:])
        filling.put(codigo, "analisis", means["analisis"])
    if draw.random() < 0.5:
        proofs = draw.sample(["https://a.co/x?y=1#z", "Acta 3: folio 2", r"C:\datos\a b.pdf", "evidencias/a.pdf"], 2)
        means["evidencia"] = proofs
        filling.put(codigo, "evidencia", "\n".join(proofs))
    return means


def plain(answer: Respuesta) -> dict[str, Any]:
    """Give an answer as `one` says it."""
    done = answer.ejecutado
    found: dict[str, Any] = {"estado": answer.estado, "solicitado": answer.solicitado, "analisis": answer.analisis}
    found["ejecutado"] = None if done is None else done.cumplido if done.cumplido is not None else done.valor
    found["evidencia"] = [each.texto or each.url or each.ruta for each in answer.evidencia] or None
    return {name: value for name, value in found.items() if value is not None}
