"""`pecdocs seguimiento cerrar`: what a period must have, and what becomes of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.returned import DAY, EXAMPLE, played, room

if TYPE_CHECKING:
    from pathlib import Path

PLACE, OR = "plan/seguimiento/2027-T2.yaml", "o repita la orden con --incompleto"
WRITE = "escriba en su respuesta «analisis»"
FILE = "seguimiento/2027-T2.yaml"


def closed(folder: Path, *words: str) -> tuple[int, str, str]:
    """Close the second quarter of the plan of a working folder."""
    return played(folder, "seguimiento", "cerrar", "plan", "--periodo", "2027-T2", "--fecha", DAY, *words)


def test_a_period_that_lacks_answers_or_reasons_stays_open(tmp_path: Path) -> None:
    """All that it lacks is said at once."""
    plan = room(tmp_path)
    text = (plan / FILE).read_text(encoding="utf-8")
    (plan / FILE).write_text(
        text.replace("    analisis: La revista de junio", "    # La revista de junio"), encoding="utf-8"
    )
    before = (plan / FILE).read_bytes()
    status, _, said = closed(tmp_path)
    assert (status, said.splitlines()) == (
        1,
        [
            f"{PLACE}: error: «DIRECTORIO» no tiene respuesta en 2027-T2 — recoja su libro, {OR}",
            f"{PLACE}: error: «REVISTA» está «En riesgo» y falta el análisis — {WRITE}, {OR}",
            "2 errores.",
        ],
    )
    assert (plan / FILE).read_bytes() == before


def test_a_closed_period_holds_its_fingerprints_and_its_comments(tmp_path: Path) -> None:
    """The comment that heads the file stays at its head; from then on nothing changes without leave."""
    plan = room(tmp_path)
    status, out, said = closed(tmp_path, "--incompleto", "--acta", "5", "--por", "Planeación")
    assert (status, out) == (0, "Cerrado 2027-T2, con 9 actividades\nescrito: plan/seguimiento/2027-T2.yaml\n")
    assert said.splitlines()[0] == (
        f"{PLACE}: aviso: «DIRECTORIO» no tiene respuesta en 2027-T2 — quedó cerrado así; lo que se sepa después se "
        "anota en «cambios» con su solicitud y su autorización"
    )
    text = (plan / FILE).read_text(encoding="utf-8")
    head, _, rest = (EXAMPLE / FILE).read_text(encoding="utf-8").partition("\nrespuestas:")
    assert text.startswith(
        f"{head}\n\ncerrado:\n  fecha: {DAY}\n  acta: 5\n  por: Planeación\n  huellas:\n    REVISTA: "
    )
    assert text.endswith(rest)
    assert played(tmp_path, "seguimiento", "estado", "plan")[0] == 0
    (plan / FILE).write_text(text.replace("ejecutado: 2\n", "ejecutado: 3\n"), encoding="utf-8")
    assert "cambió después del cierre del 2027-07-15" in played(tmp_path, "seguimiento", "estado", "plan")[2]


def test_a_period_is_closed_once(tmp_path: Path) -> None:
    """What has to be corrected is written as an authorised change."""
    room(tmp_path)
    closed(tmp_path, "--incompleto")
    status, _, said = closed(tmp_path, "--incompleto")
    assert (status, "el periodo 2027-T2 ya se cerró, el 2027-07-15" in said) == (1, True)


def test_an_earlier_period_that_is_open_is_warned_of(tmp_path: Path) -> None:
    """Also where the one that is closed had no file."""
    room(tmp_path)
    words = ("--periodo", "2027-T3", "--fecha", DAY, "--incompleto")
    status, _, said = played(tmp_path, "seguimiento", "cerrar", "plan", *words)
    assert (status, "aviso: el periodo 2027-T2, que es anterior, sigue abierto" in said) == (0, True)
    assert (tmp_path / "plan" / "seguimiento" / "2027-T3.yaml").read_text(encoding="utf-8").count("huellas") == 1
