"""The history of a plan: what each revision changed, and what the closed periods were, are, and should be."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pecdocs.cambios.cerrados import CAMPOS
from pecdocs.cambios.historia import historia
from pecdocs.cambios.versiones import Historia
from pecdocs.cli.history import as_lines, history
from pecdocs.cli.inputs import read_inputs
from pecdocs.faults import InputError
from pecdocs.seguimiento import followed, rules_of, try_answers
from pecdocs.seguimiento.closing import fingerprints
from pecdocs.seguimiento.model import Congelado
from tests.support.repos import commit, git, play, start, uspec

if TYPE_CHECKING:
    from pecdocs.seguimiento.amended import ClosedPeriod

CASE = Path(__file__).parents[1] / "cli" / "casos" / "historia"
PERIOD = "seguimiento/2027-T1.yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give a plan in git with a closed period: two versions, three changes on record, and none without leave."""
    shutil.copytree(CASE / "pasos", tmp_path / "pasos", ignore=shutil.ignore_patterns("6"))
    play(tmp_path / "pasos", tmp_path / "plan")
    return tmp_path / "plan"


def edit(file: Path, old: str, new: str) -> None:
    """Change a file by hand."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def only(folder: Path) -> ClosedPeriod:
    """Give the closed period of a plan."""
    (period,) = history(folder).periods
    return period


def loose(folder: Path) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Give what changed without leave: of each activity its fields, before and now."""
    return [
        (each.codigo, [(one.campo, str(one.antes), str(one.ahora)) for one in each.campos])
        for each in only(folder).unauthorised
    ]


def told(folder: Path) -> str:
    """Give all that is told of a plan."""
    return "\n".join(as_lines(history(folder)))


def test_what_was_authorised_is_told_and_nothing_else(plan: Path) -> None:
    """In the order of the days, each with what it was and what it became."""
    period = only(plan)
    assert period.unauthorised == ()
    assert [(each.enmienda.fecha.isoformat(), each.codigo) for each in period.amendments] == [
        ("2027-05-03", "POL"),
        ("2027-05-10", "BOL"),
        ("2027-05-20", "AUD"),
    ]
    assert history(plan).faults == ()


def test_a_period_is_of_the_version_under_which_it_was_closed(plan: Path) -> None:
    """Not of the one that the plan has by now."""
    closing = history(plan).recuerdos.cierres["2027-T1"]
    assert (closing.version, closing.commit.author) == ("1", "Luis Paz")


def test_a_change_after_the_closing_is_told_with_what_was_there(plan: Path) -> None:
    """As the revision that closed the period remembers it."""
    edit(plan / PERIOD, "analisis: La audiencia se aplazó.", "analisis: Se hizo.")
    assert loose(plan) == [("AUD", [("analisis", "La audiencia se aplazó.", "Se hizo.")])]


def test_a_change_after_an_authorised_one_needs_leave_of_its_own(plan: Path) -> None:
    """The fingerprint alone would not tell it: it is that of what was there before both."""
    edit(plan / PERIOD, "ejecutado: 3\n", "ejecutado: 9\n")
    assert [code for code, _ in loose(plan)] == ["BOL"]
    assert "lo ejecutado pasó de 3 a 9 boletines" in told(plan)
    assert "lo ejecutado pasó de 2 a 3 boletines" in told(plan)


def test_a_fingerprint_that_is_written_anew_hides_nothing(plan: Path) -> None:
    """It is compared with the one that was taken."""
    edit(plan / PERIOD, "analisis: La audiencia se aplazó.", "analisis: Se hizo.")
    found, folder = read_inputs(plan)
    rules = rules_of(found, folder.formato)
    registro = try_answers(plan, found, rules)[0].registros["2027-T1"]
    now = fingerprints(followed(found), rules, "2027-T1", registro)
    edit(plan / PERIOD, registro.cerrado.huellas["AUD"], now["AUD"])  # type: ignore[union-attr] # it is closed
    commit(plan, "Nada", "2027-06-01")
    assert loose(plan) == [("AUD", [("analisis", "La audiencia se aplazó.", "Se hizo.")])]
    assert "y también su huella" in told(plan)


def test_what_the_plan_programs_is_frozen_too(plan: Path) -> None:
    """A change of the plan changes what was due in a closed period."""
    edit(plan / "plan.yaml", "2027-T1: 2, 2027-T2: 3", "2027-T1: 1, 2027-T2: 4")
    assert loose(plan) == [("BOL", [("programado", "2", "1")])]


def test_a_period_that_was_opened_again_is_told(plan: Path) -> None:
    """With who did it; it counts from its last closing on."""
    text = (plan / PERIOD).read_text(encoding="utf-8")
    (plan / PERIOD).write_text("respuestas:" + text.partition("respuestas:")[2], encoding="utf-8")
    commit(plan, "Se abre", "2027-06-01", "Eva Gil")
    (plan / PERIOD).write_text(text, encoding="utf-8")
    commit(plan, "Se cierra", "2027-06-02")
    assert "ATENCIÓN: se había cerrado antes, y se reabrió el 2027-06-01" in told(plan)
    assert "Eva Gil" in told(plan)
    assert history(plan).recuerdos.cierres["2027-T1"].version == "2"


def test_an_activity_that_left_the_plan_is_told_by_its_code(plan: Path) -> None:
    """It has neither number nor name any more, and what it was is known."""
    text = (plan / "plan.yaml").read_text(encoding="utf-8")
    (plan / "plan.yaml").write_text(
        text[: text.index("  - codigo: EXT")] + text[text.index("firmas:") :], encoding="utf-8"
    )
    answers = (plan / PERIOD).read_text(encoding="utf-8")
    (plan / PERIOD).write_text(answers[: answers.index("  AUD:\n    ejecutado")], encoding="utf-8")
    assert "SIN AUTORIZACIÓN: «AUD» se midió en este periodo, que está cerrado, y ya no se mide en el plan: " in told(
        plan
    )
    assert "se retiró el análisis: «La audiencia se aplazó.»" in told(plan)


def test_a_plan_with_mistakes_has_its_revisions_all_the_same(plan: Path) -> None:
    """And the mistakes are told."""
    edit(plan / "plan.yaml", "entidad:", "entidá:")
    found = history(plan)
    assert len(found.revisions) == 5
    assert found.faults
    assert found.periods == ()


def test_a_plan_with_mistakes_that_git_does_not_keep_is_told_both(plan: Path) -> None:
    """Its mistakes are not hidden by what is missing beside them."""
    edit(plan / "plan.yaml", "entidad:", "entidá:")
    shutil.rmtree(plan / ".git")
    with pytest.raises(InputError) as told_of:
        history(plan)
    said = {each.message for each in told_of.value.faults}
    assert {"clave desconocida «entidá»", "esta carpeta no está en un repositorio de git"} <= said


def test_a_copy_without_all_of_its_history_says_so_also_of_a_plan_with_mistakes(plan: Path, tmp_path: Path) -> None:
    """Few revisions are not all there were."""
    git(tmp_path, "clone", "-q", "--depth", "2", plan.as_uri(), "copia")
    copy = tmp_path / "copia"
    whole = [each.message for each in history(copy).faults]
    edit(copy / "plan.yaml", "entidad:", "entidá:")
    assert set(whole) == {"esta copia del repositorio no trae toda la historia"}
    assert {*whole} < {each.message for each in history(copy).faults}


def test_a_period_file_with_mistakes_accuses_nobody(plan: Path) -> None:
    """What can't be read would differ from what was."""
    edit(plan / PERIOD, "ejecutado: 3\n", "ejecutado: tres\n")
    found = history(plan)
    assert (len(found.revisions), found.periods) == (5, ())
    assert found.palabras is None
    assert all("sin solicitud" not in each.message for each in found.faults)


def test_an_approved_version_says_whether_it_is_what_was_approved(plan: Path) -> None:
    """By the fingerprint that its change log keeps."""
    assert [each.aprobada for each in history(plan).revisions] == [True, True, False, True, True]
    assert [each.acta for each in history(plan).revisions] == ["4", "4", "1", "1", "1"]


@pytest.mark.parametrize(
    ("old", "new", "silent"),
    [
        ('version: "2", fecha: 2027-05-20', 'version: "02", fecha: 2027-05-20', "plan.yaml"),
        ("aprobo: [{comite: Comité", "autorizo: [{comite: Comité", "cambios.yaml"),
    ],
)
def test_the_acta_of_a_version_is_found_however_the_plan_writes_it(plan: Path, old: str, new: str, silent: str) -> None:
    """2 and 02 are one version; and who approves a plan is not called the same everywhere."""
    edit(plan / "plan.yaml", old, new)
    edit(plan / silent, 'acta: "4", ', "")
    commit(plan, "Otra", "2027-06-01")
    assert history(plan).revisions[0].acta == "4"


def test_every_field_of_an_answer_has_a_name() -> None:
    """A field that is added to what is frozen is told, too."""
    assert set(CAMPOS) == set(Congelado.model_fields)


# ── Branches ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_revision_is_compared_with_the_one_that_it_was_made_from(tmp_path: Path) -> None:
    """Two people who work at once undo nothing of each other; what is joined counts what came from the side."""
    folder = uspec(tmp_path)
    repository = folder.parent.parent
    for name, old, new in (("a", "cantidad: 700", "cantidad: 800"), ("b", "ciudad: Bogotá D.C.", "ciudad: Cali")):
        git(repository, "checkout", "-q", "-b", name, "main")
        edit(folder / "plan.yaml", old, new)
        commit(repository, name, "2024-03-01")
    git(repository, "checkout", "-q", "main")
    edit(folder / "plan.yaml", "La USPEC aspira", "La entidad aspira")
    commit(repository, "main", "2024-03-02")
    git(repository, "merge", "-q", "-m", "une", "a", "b", day="2024-03-03")
    found = historia(Historia(folder))[0]
    assert {each.commit.subject: each.cambios for each in found} == {
        "une": 2,
        "main": 1,
        "a": 1,
        "b": 1,
        "Versión 02": 122,
        "Versión 01": None,
    }
    assert [each.commit.subject for each in found][::5] == ["une", "Versión 01"]


def test_a_history_that_begins_twice_is_told_whole(tmp_path: Path) -> None:
    """As where two repositories were joined."""
    folder = uspec(tmp_path)
    repository = folder.parent.parent
    other = start(tmp_path / "otro")
    (other / "notas.txt").write_text("nada", encoding="utf-8")
    commit(other, "Notas", "2024-01-01")
    git(repository, "fetch", "-q", str(other), "main:otra")
    git(repository, "merge", "-q", "--allow-unrelated-histories", "-m", "une", "otra", day="2024-03-03")
    assert [each.version for each in historia(Historia(folder))[0]] == ["02", "1"]
