"""Workbooks of several areas and days: who may say what of a shared activity, and what becomes of what was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.seguimiento.model import Evidencia
from tests.intake.test_taking import AREA, FILE, answer, send
from tests.support.returned import EXAMPLE, Filling, collected, filled, made, played, room

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Copy the example, of whose second quarter nobody has said anything."""
    found = room(tmp_path)
    (found / FILE).unlink()
    return found


def book(plan: Path, area: str, *said: tuple[str, str, Any], name: str = "") -> str:
    """Fill in the workbook of an area as it is made now; give its name."""

    def change(filling: Filling) -> None:
        for codigo, key, value in said:
            filling.put(codigo, key, value)

    found, data = made(plan, "2027-T2", area)
    return send(plan.parent, filled(data, found, change), name or f"{area}.xlsx")


def test_an_empty_form_answers_nothing(plan: Path) -> None:
    """Blank is not zero; no file is begun."""
    status, out, _ = collected(plan.parent, book(plan, "COM"))
    assert (status, "0 respuestas de 7" in out, "No hay nada que cambiar" in out) == (0, True, True)
    assert not (plan / FILE).exists()


def test_a_simulation_says_the_same_and_writes_nothing(plan: Path) -> None:
    """But for what was written."""
    name = book(plan, "COM", ("REVISTA", "ejecutado", 3))
    _, simulated, _ = collected(plan.parent, name, "--simular")
    assert not (plan / FILE).exists()
    _, done, _ = collected(plan.parent, name)
    assert done.replace("Cambió", "Se cambiaría").replace("escrito: plan/seguimiento/2027-T2.yaml\n", "") == simulated
    assert "  REVISTA: sin respuesta → 3\n" in done
    assert "  Grupo de Servicio al Ciudadano: QUEJAS\n" in done


def test_areas_answer_on_different_days_and_the_file_grows(plan: Path) -> None:
    """In a file that is theirs to read: what stood in it stays to the letter."""
    collected(plan.parent, book(plan, "COM", ("REVISTA", "ejecutado", 3)))
    first = (plan / FILE).read_text(encoding="utf-8")
    assert first == (
        "# Lo reportado en el periodo 2027-T2. Cada actividad se responde por su codigo.\n\n"
        "respuestas:\n  REVISTA:\n    ejecutado: 3\n"
        f"    reportado: {{por: {AREA}, fecha: 2027-07-15, archivo: COM.xlsx}}\n"
    )
    collected(plan.parent, book(plan, "SC", ("QUEJAS", "ejecutado", 70)))
    assert (plan / FILE).read_text(encoding="utf-8").startswith(first + "  QUEJAS:\n    ejecutado: 70\n")


def test_a_resubmission_replaces_and_has_to_be_validated_anew(plan: Path) -> None:
    """It is listed, before and after."""
    name = book(plan, "COM", ("REVISTA", "ejecutado", 3), ("POLITICA", "ejecutado", "Sí"))
    collected(plan.parent, name, "--valido", "Planeación")
    validated = answer(plan, "REVISTA")
    assert validated.validado.por == "Planeación"
    _, out, _ = collected(plan.parent, book(plan, "COM", ("REVISTA", "ejecutado", 4), name="otra vez.xlsx"))
    assert "  REVISTA: 3 → 4; ya no está validada\n" in out
    revista, politica = answer(plan, "REVISTA"), answer(plan, "POLITICA")
    assert revista.validado is None
    assert revista.reportado.archivo == "otra vez.xlsx"
    assert politica.validado.por == "Planeación"
    assert politica.reportado.archivo == "COM.xlsx"


def test_the_same_workbook_twice_changes_nothing(plan: Path) -> None:
    """Not even the day on which it came."""
    name = book(plan, "COM", ("REVISTA", "ejecutado", 3))
    collected(plan.parent, name)
    before = (plan / FILE).read_bytes()
    status, out, _ = collected(plan.parent, name)
    assert (status, "No hay nada que cambiar" in out, (plan / FILE).read_bytes()) == (0, True, before)


def test_what_an_area_takes_back_is_withdrawn_and_listed(plan: Path) -> None:
    """Only what it had reported itself."""
    collected(plan.parent, book(plan, "COM", ("REVISTA", "ejecutado", 3), ("POLITICA", "ejecutado", "No")))
    _, out, _ = collected(plan.parent, book(plan, "COM", ("REVISTA", "ejecutado", None)))
    assert f"  REVISTA: 3 → retirada por {AREA}\n" in out
    assert answer(plan, "REVISTA") is None
    assert answer(plan, "POLITICA") is not None


def test_a_blank_does_not_take_away_what_another_reported(plan: Path) -> None:
    """An activity of two areas is answered by the one that did it."""
    theirs = book(plan, "TH")
    collected(plan.parent, book(plan, "COM", ("CAMPANAS", "ejecutado", 2)))
    assert collected(plan.parent, theirs)[0] == 0
    assert answer(plan, "CAMPANAS") is not None


def test_a_blank_does_not_take_away_what_was_written_by_hand(tmp_path: Path) -> None:
    """But it is said."""
    plan = room(tmp_path)
    status, _, said = collected(tmp_path, book(plan, "SC", ("QUEJAS", "ejecutado", None)))
    assert (status, "aviso: «QUEJAS» está vacía" in said) == (0, True)
    assert answer(plan, "QUEJAS") == answer(EXAMPLE, "QUEJAS")


def test_two_areas_that_disagree_are_refused(plan: Path) -> None:
    """In the same call or days apart, whatever else they say; nothing of either is written."""
    one = book(plan, "COM", ("CAMPANAS", "ejecutado", 2), ("REVISTA", "ejecutado", 3))
    two = book(plan, "TH", ("CAMPANAS", "ejecutado", 1))
    status, _, said = collected(plan.parent, one, two)
    assert status == 1
    assert (
        f"TH.xlsx!Formulario!J9: error: «CAMPANAS» en 2027-T2: según {AREA} (COM.xlsx) es 2 y según este libro, 1 — "
        "pónganse de acuerdo y corrijan uno de los dos\n"
    ) in said
    assert not (plan / FILE).exists()
    assert collected(plan.parent, one)[0] == 0
    _, _, said = collected(plan.parent, two)
    assert f"según {AREA} es 2 y según este libro, 1" in said


def test_two_areas_that_agree_add_their_evidence(plan: Path) -> None:
    """Who reported first stays as who did; what both say stands once."""
    proofs = ("CAMPANAS", "evidencia", "Acta 1"), ("CAMPANAS", "evidencia", "Acta 1\nActa 2")
    names = [
        book(plan, area, ("CAMPANAS", "ejecutado", 2), each) for area, each in zip(("COM", "TH"), proofs, strict=True)
    ]
    assert collected(plan.parent, *names)[0] == 0
    found = answer(plan, "CAMPANAS")
    assert found.reportado.por == AREA
    assert found.evidencia == (Evidencia(texto="Acta 1"), Evidencia(texto="Acta 2"))


def test_what_a_resubmission_takes_away_is_said(plan: Path) -> None:
    """Evidence that another area may have given, and an answer that a blank workbook no longer has."""
    blank = book(plan, "COM", name="blank.xlsx")
    mine = book(plan, "COM", ("CAMPANAS", "ejecutado", 1), ("CAMPANAS", "evidencia", "Acta 3"))
    theirs = book(plan, "TH", ("CAMPANAS", "ejecutado", 1), ("CAMPANAS", "evidencia", "Acta 9"))
    assert "aviso" not in collected(plan.parent, mine, theirs)[2]
    assert "aviso" not in collected(plan.parent, mine, theirs)[2]
    _, _, said = collected(plan.parent, mine)
    assert "«CAMPANAS» en 2027-T2 ya no trae la evidencia que había: se quita" in said
    _, _, said = collected(plan.parent, blank)
    assert "«CAMPANAS» en 2027-T2 está vacía: se retira lo que su área había reportado, 1" in said


def test_a_workbook_that_was_handed_out_with_an_answer_keeps_it_to_the_letter(tmp_path: Path) -> None:
    """What its cells can't hold, as who consulted an address and when, is not lost by coming back."""
    plan = room(tmp_path)
    text = (plan / FILE).read_text(encoding="utf-8")
    rich = "evidencia: {texto: Acta 5, url: https://a.co, fecha: 2027-06-30}"
    (plan / FILE).write_text(text.replace("evidencia: Acta 5 del comité", rich), encoding="utf-8")
    collected(tmp_path, book(plan, "COM", ("POLITICA", "analisis", "Se aprobó.")))
    found = answer(plan, "POLITICA")
    assert found.analisis == "Se aprobó."
    assert rich in (plan / FILE).read_text(encoding="utf-8")


def test_comments_and_layout_of_a_period_file_stay(tmp_path: Path) -> None:
    """Only the lines of what changed are others."""
    plan = room(tmp_path)
    collected(tmp_path, book(plan, "TH", ("DIRECTORIO", "ejecutado", 47)))
    before = (EXAMPLE / FILE).read_text(encoding="utf-8").splitlines()
    after = (plan / FILE).read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    assert after[-3:-1] == ["  DIRECTORIO:", "    ejecutado: 47"]


def test_numbers_are_said_as_the_documents_of_the_plan_print_them(plan: Path) -> None:
    """As `seguimiento estado` says them: of Colombia, a comma before the decimals."""
    _, out, _ = collected(plan.parent, book(plan, "COM", ("SEGUIDORES", "ejecutado", 14000.5)))
    assert "SEGUIDORES: sin respuesta → 14.000,5\n" in out
    _, shown, _ = played(plan.parent, "seguimiento", "estado", "plan")
    assert " 14.000,5 " in shown


def test_all_faults_of_all_workbooks_are_told_at_once(plan: Path) -> None:
    """And what is no workbook beside them."""
    (plan.parent / "nota.txt").write_text("hola", encoding="utf-8")
    names = [book(plan, "COM", ("REVISTA", "ejecutado", "tres")), book(plan, "TH", ("DIRECTORIO", "ejecutado", -1))]
    _, _, said = collected(plan.parent, *names, "nota.txt", "nada.xlsx")
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        "COM.xlsx!Formulario!K9",
        "TH.xlsx!Formulario!J10",
        "nada.xlsx",
        "nota.txt",
        "4 errores.",
    ]


def test_only_a_period_may_be_asked_for(plan: Path) -> None:
    """Of a folder of workbooks that holds those of other quarters."""
    name = book(plan, "COM", ("REVISTA", "ejecutado", 3))
    _, _, said = collected(plan.parent, name, "--periodo", "2027-T3")
    assert "COM.xlsx: error: el libro es de «2027-T2» y se pidió recoger «2027-T3»" in said
    _, _, said = collected(plan.parent, name, "--periodo", "2027-T9")
    assert "«2027-T9» no es un periodo trimestral de este plan" in said


def test_a_folder_of_workbooks_is_taken_whole(plan: Path) -> None:
    """Each once, also by a name that Windows leaves as it is; not what Excel leaves beside one that is open."""
    room = plan.parent / "devueltos"
    room.mkdir()
    for area, answer_of in {"COM": ("REVISTA", "ejecutado", 3), "SC": ("QUEJAS", "ejecutado", 70)}.items():
        (plan.parent / book(plan, area, answer_of)).rename(room / f"{area}.xlsx")
    (room / "~$COM.xlsx").write_bytes(b"abierto")
    status, out, _ = collected(plan.parent, "devueltos", "devueltos/*.xlsx")
    assert (status, out.splitlines()[:2]) == (
        0,
        [
            f"devueltos/COM.xlsx: {AREA}, 2027-T2: 1 respuesta de 7",
            "devueltos/SC.xlsx: Grupo de Servicio al Ciudadano, 2027-T2: 1 respuesta de 2",
        ],
    )
    _, _, said = collected(plan.parent, "plan")
    assert said == "plan: error: no hay ningún libro de Excel (.xlsx) — revise la carpeta\n1 error.\n"
