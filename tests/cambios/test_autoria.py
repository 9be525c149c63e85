"""Who made each change between two versions, as real repositories remember it; and who, where none does."""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from typing import TYPE_CHECKING

import pytest

from pecdocs.cambios import turnos
from pecdocs.cambios.autoria import NAME_AT_MOST, Autor, Autoria, autoria
from pecdocs.cambios.diff import diff
from pecdocs.cambios.model import Tipo
from pecdocs.cambios.versiones import leer_version
from pecdocs.collector import without_collector
from pecdocs.plan.pieces import Pieces
from tests.support.repos import commit, git, start, uspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pecdocs.plan import Plan

PLAN = """\
entidad: {nombre: Alcaldía de Ejemplo, sigla: ALE, dependencia: Oficina de Comunicaciones}
documento: {titulo: Plan de comunicaciones, version: "1", fecha: 2027-01-31, vigencia: 2027}
siglas: {PEC: Plan de comunicaciones}
roles: {COM: Comunicaciones, PRE: Prensa}
niveles: [Eje, Actividad]
secciones:
  - {codigo: INTRO, titulo: Introducción, texto: Este plan dice qué se comunica y a quién.}
  - {codigo: MATRIZ, titulo: Matriz, tabla: matriz}
  - {codigo: CIERRE, titulo: Consideraciones finales, texto: El plan se revisa cada año.}
arbol:
  - codigo: INT
    nombre: Comunicación interna
    hijos:
      - {codigo: BOL, nombre: Publicar el boletín de los funcionarios, meta: {cantidad: 10, unidad: boletines}}
      - {codigo: POL, nombre: Aprobar la política de comunicaciones}
  - codigo: EXT
    nombre: Comunicación externa
    hijos:
      - {codigo: AUD, nombre: Realizar la audiencia pública de rendición, meta: {cantidad: 2, unidad: audiencias}}
tablas:
  cronograma:
    filas:
      - {de: BOL}
      - {de: AUD}
"""
OFFICE = Autor("Oficina de Comunicaciones", "2027-01-31T00:00:00Z")
RULE = "      - {codigo: POL, nombre: Aprobar la política de comunicaciones}\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give a plan in git, its first version tagged."""
    folder = start(tmp_path / "repo") / "pec"
    folder.mkdir()
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    commit(folder, "Versión 1", "2027-01-31")
    git(folder, "tag", "v1")
    return folder


def edit(folder: Path, old: str, new: str) -> None:
    """Change the plan by hand."""
    file = folder / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def change(folder: Path, old: str, new: str, author: str, day: str) -> str:
    """Change the plan and commit it."""
    edit(folder, old, new)
    return commit(folder, "Cambio", day, author)


def between(folder: Path, old: str = "v1", new: str | None = "HEAD") -> Autoria:
    """Tell who made the changes from one version to another."""
    versions = leer_version(folder, old), leer_version(folder, new)
    return autoria(folder, *versions, diff(versions[0].plan, versions[1].plan))


def by(name: str, day: str) -> Autor:
    """Give the author of a commit made by `commit`: at ten in the morning of Bogotá."""
    return Autor(name, f"{day}T15:00:00Z")


def disguised(folder: Path, author: bytes) -> None:
    """Write the last commit anew, with any bytes in its author's line."""
    raw = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=folder, capture_output=True, check=True).stdout
    lines = [b"author " + author if line.startswith(b"author ") else line for line in raw.split(b"\n")]
    made = folder.parent.parent / "commit"
    made.write_bytes(b"\n".join(lines))
    git(folder, "reset", "-q", "--soft", git(folder, "hash-object", "-t", "commit", "-w", "--literally", str(made)))


# ── Whose change it is ───────────────────────────────────────────────────────────────────────────────────────


def test_each_change_has_its_own_author(plan: Path) -> None:
    """Whatever kind of thing changed; of all, the last one."""
    change(plan, "cantidad: 10", "cantidad: 12", "Luis Paz", "2027-02-01")
    change(plan, "titulo: Introducción", "titulo: Presentación", "Eva Gil", "2027-02-02")
    change(plan, "PEC: Plan de comunicaciones", "PEC: Plan estratégico", "Iván Sol", "2027-02-03")
    change(plan, "PRE: Prensa", "PRE: Oficina de Prensa", "Sara Luz", "2027-02-04")
    found = between(plan)
    assert found.de("nodo", "BOL") == by("Luis Paz", "2027-02-01")
    assert found.de("seccion", "INTRO") == by("Eva Gil", "2027-02-02")
    assert found.de("sigla", "PEC") == by("Iván Sol", "2027-02-03")
    assert found.de("rol", "PRE") == by("Sara Luz", "2027-02-04")
    assert found.de_todo == by("Sara Luz", "2027-02-04")


def test_each_field_of_a_thing_has_its_own(plan: Path) -> None:
    """The thing's is the last of them."""
    change(plan, "cantidad: 10", "cantidad: 12", "Luis Paz", "2027-02-01")
    change(plan, "Publicar el boletín", "Divulgar el boletín", "Eva Gil", "2027-02-02")
    found = between(plan)
    assert found.de("nodo", "BOL", campo="meta").nombre == "Luis Paz"
    assert found.de("nodo", "BOL", campo="nombre").nombre == "Eva Gil"
    assert found.de("nodo", "BOL").nombre == "Eva Gil"
    assert found.de("nodo", "BOL", campo="indicador").nombre == "Eva Gil"


def test_what_came_and_was_changed_since_has_both(plan: Path) -> None:
    """Whoever added it, and of the field whoever changed it."""
    change(plan, RULE, f"{RULE}      - {{codigo: RED, nombre: Atender las redes}}\n", "Luis Paz", "2027-02-01")
    change(plan, "Atender las redes}", "Atender las redes, meta: 100 %}", "Eva Gil", "2027-02-02")
    found = between(plan)
    assert found.de("nodo", "RED") == by("Eva Gil", "2027-02-02")
    assert found.de("nodo", "RED", campo="meta") == by("Eva Gil", "2027-02-02")
    assert found.de("nodo", "RED", campo="nombre") == by("Luis Paz", "2027-02-01")


def test_what_went_is_of_whom_took_it_out(plan: Path) -> None:
    """By the key that it had; so is a row of a table that went with it."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    text = (plan / "plan.yaml").read_text(encoding="utf-8")
    line = next(each for each in text.splitlines(keepends=True) if "codigo: AUD" in each)
    edit(plan, line, "      - {codigo: WEB, nombre: Renovar el portal}\n")
    change(plan, "      - {de: AUD}\n", "", "Eva Gil", "2027-02-02")
    found = between(plan)
    assert found.de("nodo", "AUD") == by("Eva Gil", "2027-02-02")
    assert found.de("fila", "cronograma", "de", "AUD", "1") == by("Eva Gil", "2027-02-02")
    assert found.de_tabla("cronograma") == by("Eva Gil", "2027-02-02")


def test_what_was_undone_on_the_way_counts_for_nobody(plan: Path) -> None:
    """Neither in the thing that has another change, nor in one that has none."""
    change(plan, "cantidad: 10", "cantidad: 12", "Luis Paz", "2027-02-01")
    change(plan, "Publicar el", "Divulgar el", "Eva Gil", "2027-02-02")
    change(plan, "Divulgar el", "Publicar el", "Eva Gil", "2027-02-03")
    found = between(plan)
    assert found.de("nodo", "BOL") == found.de_todo == by("Luis Paz", "2027-02-01")


def test_what_was_undone_and_done_again_is_of_the_last(plan: Path) -> None:
    """Whoever gave it the value that it has."""
    change(plan, "cantidad: 10", "cantidad: 12", "Luis Paz", "2027-02-01")
    change(plan, "cantidad: 12", "cantidad: 10", "Eva Gil", "2027-02-02")
    change(plan, "cantidad: 10", "cantidad: 12", "Sara Luz", "2027-02-03")
    assert between(plan).de("nodo", "BOL", campo="meta") == by("Sara Luz", "2027-02-03")


def test_only_the_revisions_between_both_count(plan: Path) -> None:
    """Neither what was before the older one, nor after the newer one."""
    old = change(plan, "cantidad: 10", "cantidad: 12", "Luis Paz", "2027-02-01")
    new = change(plan, "cantidad: 2", "cantidad: 3", "Eva Gil", "2027-02-02")
    change(plan, "cantidad: 3", "cantidad: 4", "Sara Luz", "2027-02-03")
    found = between(plan, old, new)
    assert found.de("nodo", "AUD") == found.de("nodo", "BOL") == found.de_todo == by("Eva Gil", "2027-02-02")


def test_what_follows_from_a_change_is_of_whom_made_that(plan: Path) -> None:
    """A number that moved up, the label beside a row, a row that draws a node: by what is nearest."""
    change(plan, "  - {codigo: INTRO", "  - {codigo: NORMAS, titulo: Normas}\n  - {codigo: INTRO", "Ana", "2027-02-01")
    change(plan, "nombre: Comunicación interna", "nombre: Comunicación con los funcionarios", "Luis", "2027-02-02")
    change(plan, "cantidad: 2", "cantidad: 3", "Eva", "2027-02-03")
    change(plan, "PRE: Prensa", "PRE: Oficina de Prensa", "Sara", "2027-02-04")
    found = between(plan)
    assert found.de("seccion", "CIERRE").nombre == "Ana"
    assert found.de("nodo", "POL").nombre == "Luis"
    assert found.de("fila", "cronograma", "de", "AUD", "1").nombre == "Eva"
    assert found.de("firma", "elaboro").nombre == "Sara"
    assert found.de_varios([("nodo", "AUD"), ("seccion", "NORMAS"), ("cambio", "1")]).nombre == "Eva"


def test_an_order_and_a_move_have_their_authors(plan: Path) -> None:
    """An order is of what stands above; what did not change itself has the author of its place."""
    text = (plan / "plan.yaml").read_text(encoding="utf-8")
    line = next(each for each in text.splitlines(keepends=True) if "codigo: BOL" in each)
    edit(plan, line, "")
    change(plan, RULE, RULE + line, "Luis Paz", "2027-02-01")
    change(plan, "      - {codigo: AUD", f"{RULE}      - {{codigo: AUD", "Nadie", "2027-02-02")
    text = (plan / "plan.yaml").read_text(encoding="utf-8")
    (plan / "plan.yaml").write_text(text.replace(RULE, "", 1), encoding="utf-8")
    commit(plan, "Traslado", "2027-02-03", "Eva Gil")
    versions = leer_version(plan, "v1"), leer_version(plan, "HEAD")
    changes = diff(versions[0].plan, versions[1].plan)
    assert [each.tipo for each in changes] == [Tipo.TRASLADADO]
    found = between(plan)
    assert found.de("nodo", "POL") == by("Eva Gil", "2027-02-03")
    reordered = between(plan, "v1", "HEAD~2")
    assert reordered.de("nodo", "INT") == reordered.de("nodo", "POL") == by("Luis Paz", "2027-02-01")


# ── Branches, codes, and what can't be read ──────────────────────────────────────────────────────────────────


def test_two_branches_keep_their_authors_where_they_join(plan: Path) -> None:
    """Whoever joins them made nothing but what neither had."""
    git(plan, "checkout", "-q", "-b", "otra")
    change(plan, "titulo: Introducción", "titulo: Presentación", "Eva Gil", "2027-02-02")
    git(plan, "checkout", "-q", "main")
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    git(plan, "merge", "-q", "--no-ff", "--no-commit", "otra")
    change(plan, "PRE: Prensa", "PRE: Oficina de Prensa", "Sara Luz", "2027-02-03")
    found = between(plan)
    assert found.de("seccion", "INTRO") == by("Eva Gil", "2027-02-02")
    assert found.de("nodo", "AUD") == by("Luis Paz", "2027-02-01")
    assert found.de("rol", "PRE") == found.de_todo == by("Sara Luz", "2027-02-03")


def test_what_a_merge_changes_of_what_one_branch_added_is_its_own(plan: Path) -> None:
    """The rest of it is of whoever added it."""
    git(plan, "checkout", "-q", "-b", "otra")
    change(plan, RULE, f"{RULE}      - {{codigo: RED, nombre: Atender las redes, meta: 100 %}}\n", "Eva", "2027-02-02")
    git(plan, "checkout", "-q", "main")
    change(plan, "titulo: Introducción", "titulo: Presentación", "Luis", "2027-02-01")
    git(plan, "merge", "-q", "--no-ff", "--no-commit", "otra")
    change(plan, "meta: 100 %", "meta: 90 %", "Sara", "2027-02-03")
    found = between(plan)
    assert found.de("nodo", "RED", campo="meta").nombre == "Sara"
    assert found.de("nodo", "RED", campo="nombre").nombre == "Eva"


def test_a_branch_that_began_before_the_older_version_is_looked_at(plan: Path) -> None:
    """What it has was made in it, and is compared with where it began."""
    git(plan, "checkout", "-q", "-b", "otra")
    change(plan, "titulo: Introducción", "titulo: Presentación", "Eva Gil", "2027-02-02")
    git(plan, "checkout", "-q", "main")
    old = change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    git(plan, "merge", "-q", "--no-ff", "otra", author="Sara Luz", day="2027-02-03")
    found = between(plan, old)
    assert found.de("seccion", "INTRO") == found.de_todo == by("Eva Gil", "2027-02-02")


def test_a_merge_that_takes_nothing_of_a_branch_leaves_its_authors_out(plan: Path) -> None:
    """What was thrown away was undone."""
    git(plan, "checkout", "-q", "-b", "otra")
    change(plan, "cantidad: 2", "cantidad: 7", "Eva Gil", "2027-02-02")
    git(plan, "checkout", "-q", "main")
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    git(plan, "merge", "-q", "-s", "ours", "otra", author="Sara Luz", day="2027-02-03")
    change(plan, "PRE: Prensa", "PRE: Oficina de Prensa", "Iván Sol", "2027-02-04")
    assert between(plan).de("nodo", "AUD") == by("Luis Paz", "2027-02-01")


def test_of_two_versions_that_went_apart_the_newer_one_is_of_its_author(plan: Path) -> None:
    """What the older one has and it has not was made by nobody between them."""
    git(plan, "checkout", "-q", "-b", "otra")
    change(plan, "titulo: Introducción", "titulo: Presentación", "Eva Gil", "2027-02-02")
    git(plan, "checkout", "-q", "main")
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    found = between(plan, "otra", "main")
    assert found.de("nodo", "AUD") == found.de("seccion", "INTRO") == by("Luis Paz", "2027-02-01")
    backwards = between(plan, "main", "v1")
    assert backwards.de("nodo", "AUD") == backwards.de_todo == by("Ana Ruiz", "2027-01-31")


def test_a_codigo_that_changed_is_followed(plan: Path) -> None:
    """Twice, with what was changed before, between and after; and by the old code where both versions are asked."""
    change(plan, "cantidad: 10", "cantidad: 12", "Luis Paz", "2027-02-01")
    edit(plan, "{de: BOL}", "{de: BOLETIN}")
    change(plan, "codigo: BOL,", "codigo: BOLETIN,", "Eva Gil", "2027-02-02")
    change(plan, "{de: BOLETIN}", "{de: BOLETIN, nombre: Boletín}", "Sara Luz", "2027-02-03")
    edit(plan, "{de: BOLETIN,", "{de: INT-1,")
    change(plan, "codigo: BOLETIN,", "codigo: INT-1,", "Iván Sol", "2027-02-04")
    found = between(plan)
    assert found.de("nodo", "INT-1", campo="meta") == by("Luis Paz", "2027-02-01")
    assert found.de("nodo", "INT-1", campo="codigo") == found.de("nodo", "INT-1") == by("Iván Sol", "2027-02-04")
    assert found.de("fila", "cronograma", "de", "INT-1", "1") == by("Sara Luz", "2027-02-03")


def test_what_changed_its_codigo_and_then_went_is_of_whom_took_it_out(plan: Path) -> None:
    """Not of who changed its codigo."""
    change(plan, "codigo: POL,", "codigo: POLITICA,", "Luis Paz", "2027-02-01")
    change(plan, RULE.replace("POL,", "POLITICA,"), "", "Eva Gil", "2027-02-02")
    assert between(plan).de("nodo", "POL") == by("Eva Gil", "2027-02-02")


def test_what_changed_its_codigo_and_then_its_whole_text_went_and_came(plan: Path) -> None:
    """The code that went is of who changed it; what came is of who wrote it last."""
    change(plan, "codigo: POL,", "codigo: POLITICA,", "Luis Paz", "2027-02-01")
    change(plan, "Aprobar la política de comunicaciones", "Traducir el portal", "Eva Gil", "2027-02-02")
    found = between(plan)
    assert found.de("nodo", "POL") == by("Luis Paz", "2027-02-01")
    assert found.de("nodo", "POLITICA") == by("Eva Gil", "2027-02-02")


def test_a_codigo_that_was_given_back_counts_for_nobody(plan: Path) -> None:
    """What was changed before keeps its author."""
    change(plan, "cantidad: 10", "cantidad: 12", "Luis Paz", "2027-02-01")
    edit(plan, "{de: BOL}", "{de: BOLETIN}")
    change(plan, "codigo: BOL,", "codigo: BOLETIN,", "Eva Gil", "2027-02-02")
    edit(plan, "{de: BOLETIN}", "{de: BOL}")
    change(plan, "codigo: BOLETIN,", "codigo: BOL,", "Eva Gil", "2027-02-03")
    assert between(plan).de("nodo", "BOL") == by("Luis Paz", "2027-02-01")


@pytest.mark.parametrize("broken", ["arbol: [", "arbol: []\nabol: []", None])
def test_what_can_not_be_read_leaves_its_changes_to_the_next(plan: Path, broken: str | None) -> None:
    """A YAML with mistakes, a plan with others, none at all."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    edit(plan, "cantidad: 10", "cantidad: 12")
    sound = (plan / "plan.yaml").read_text(encoding="utf-8")
    (plan / "plan.yaml").unlink()
    (plan / "otro.txt").write_text("", encoding="utf-8")
    if broken is not None:
        (plan / "plan.yaml").write_text(broken, encoding="utf-8")
    commit(plan, "Roto", "2027-02-02", "Eva Gil")
    (plan / "plan.yaml").write_text(sound, encoding="utf-8")
    commit(plan, "Sano", "2027-02-03", "Sara Luz")
    found = between(plan)
    assert found.de("nodo", "BOL") == found.de_todo == by("Sara Luz", "2027-02-03")
    assert found.de("nodo", "AUD") == by("Luis Paz", "2027-02-01")


def test_a_folder_that_changed_its_name_is_followed(plan: Path) -> None:
    """What was changed before and after."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    moved = plan.with_name("plan-2027")
    git(plan.parent, "mv", "pec", "plan-2027")
    commit(moved, "Otro nombre", "2027-02-02", "Eva Gil")
    change(moved, "cantidad: 10", "cantidad: 12", "Sara Luz", "2027-02-03")
    found = between(moved)
    assert found.de("nodo", "AUD") == by("Luis Paz", "2027-02-01")
    assert found.de("nodo", "BOL") == by("Sara Luz", "2027-02-03")


def test_the_change_log_has_its_authors_too(plan: Path) -> None:
    """It is a file of its own; what else is in the folder is nobody's change."""
    (plan / "cambios.yaml").write_text(
        'cambios:\n  - {version: "1", fecha: 2027-01-31, descripcion: Se crea.}\n', encoding="utf-8"
    )
    commit(plan, "Control", "2027-02-01", "Luis Paz")
    (plan / "notas.txt").write_text("Notas", encoding="utf-8")
    commit(plan, "Notas", "2027-02-02", "Eva Gil")
    found = between(plan)
    assert found.de("cambio", "1") == found.de("cambio", "1", "1") == found.de_todo == by("Luis Paz", "2027-02-01")


def test_a_walk_keeps_no_plan_that_it_passed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else sixty revisions of 2,000 activities take two gigabytes; a run of the program collects no garbage."""
    for number in range(3, 8):
        change(plan, f"cantidad: {number - 1}", f"cantidad: {number}", "Luis Paz", f"2027-02-0{number}")
    read: list[weakref.ref[object]] = []
    alive: list[int] = []

    class Noted(Pieces):
        """Notes the goal that changes, which whatever is kept of a plan holds."""

        def plan(self, files: Mapping[str, bytes]) -> Plan | None:
            alive.append(sum(each() is not None for each in read))
            found = super().plan(files)
            assert found is not None
            read.append(weakref.ref(found.arbol[1].hijos[0].meta))
            return found

    monkeypatch.setattr(turnos, "Pieces", Noted)
    versions = leer_version(plan, "v1"), leer_version(plan, "HEAD")
    changes = diff(versions[0].plan, versions[1].plan)
    with without_collector():
        autoria(plan, *versions, changes)
    assert alive == [0, 1, 1, 1]


# ── Without a revision ───────────────────────────────────────────────────────────────────────────────────────


def test_what_was_not_committed_is_of_the_office(plan: Path) -> None:
    """On the day of its version; what was keeps its author."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    edit(plan, "cantidad: 10", "cantidad: 12")
    found = between(plan, "v1", None)
    assert found.de("nodo", "BOL") == found.de_todo == OFFICE
    assert found.de("nodo", "AUD") == by("Luis Paz", "2027-02-01")


def test_a_working_copy_that_was_all_committed_is_as_its_last_revision(plan: Path) -> None:
    """Nothing of it is of the office."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    assert between(plan, "v1", None).de_todo == by("Luis Paz", "2027-02-01")


def test_a_plan_that_was_never_changed_since_is_of_the_office(plan: Path) -> None:
    """All that differs is in the working copy."""
    edit(plan, "cantidad: 10", "cantidad: 12")
    assert between(plan, "v1", None).de("nodo", "BOL") == OFFICE


@pytest.mark.parametrize(
    ("old", "new", "nombre"),
    [
        (", dependencia: Oficina de Comunicaciones", "", "ALE"),
        (", sigla: ALE, dependencia: Oficina de Comunicaciones", "", "Alcaldía de Ejemplo"),
        ("{nombre: Alcaldía de Ejemplo, sigla: ALE, dependencia: Oficina de Comunicaciones}", "{}", "Sin autor"),
    ],
)
def test_the_office_is_called_by_what_the_plan_says_of_it(plan: Path, old: str, new: str, nombre: str) -> None:
    """Its name, the entity's sigla, the entity's name, or that nobody is named."""
    edit(plan, old, new)
    assert between(plan, "v1", None).de_todo == Autor(nombre, "2027-01-31T00:00:00Z")


@pytest.mark.parametrize(
    ("fecha", "momento"),
    [
        ("2027-03-09", "2027-03-09T00:00:00Z"),
        ("2027-03", "2027-03-01T00:00:00Z"),
        ("{impreso: Marzo}", "2027-02-01T15:00:00Z"),
    ],
)
def test_the_day_is_that_of_the_version(plan: Path, fecha: str, momento: str) -> None:
    """The first of a month; where it says none, that of the last revision."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    edit(plan, "fecha: 2027-01-31", f"fecha: {fecha}")
    assert between(plan, "v1", None).de("documento").momento == momento


def test_without_git_all_is_of_the_office(tmp_path: Path) -> None:
    """And of no day where the plan says none."""
    for name in ("viejo", "nuevo"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(PLAN, encoding="utf-8")
    edit(tmp_path / "nuevo", "cantidad: 10", "cantidad: 12")
    found = between(tmp_path / "nuevo", str(tmp_path / "viejo"), None)
    assert found.de("nodo", "BOL") == found.de_tabla("cronograma") == found.de_todo == OFFICE
    edit(tmp_path / "nuevo", "fecha: 2027-01-31", "fecha: {impreso: Marzo}")
    assert between(tmp_path / "nuevo", str(tmp_path / "viejo"), None).de_todo.momento == "1980-01-01T00:00:00Z"


def test_a_folder_has_no_history(plan: Path) -> None:
    """A revision that is compared with one was made whole by its author; a folder, by the office."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    other = plan.with_name("otro")
    other.mkdir()
    (other / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert between(plan, str(other), "HEAD").de("nodo", "AUD") == by("Luis Paz", "2027-02-01")
    assert between(plan, "HEAD", str(other)).de("nodo", "AUD") == OFFICE


# ── Names and moments ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("raw", "nombre"),
    [
        ("José Ñáñez & Hijos".encode(), "José Ñáñez & Hijos"),
        (b"Ana\x01\x0b\x1b Ruiz\x7f", "Ana Ruiz"),
        ("Ana\ufffe\uffff\ue000 \u202eRuiz\u200b".encode(), "Ana Ruiz"),
        ("  Ana\u2028\u00a0Ruiz ".encode(), "Ana Ruiz"),
        (b"Ana \xff Ruiz", "Ana \ufffd Ruiz"),
        (b"", "Oficina de Comunicaciones"),
        ("\u200b\u200f".encode(), "Oficina de Comunicaciones"),
        ("Ana 👩‍💻".encode(), "Ana 👩💻"),
        (b"\xed\xa0\x80Ana", "\ufffd\ufffd\ufffdAna"),
    ],
)
def test_a_name_is_one_that_any_document_can_hold(plan: Path, raw: bytes, nombre: str) -> None:
    """In one line, with nothing invisible in it; one that says nothing is the office's."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    disguised(plan, raw + b" <persona@ejemplo.gov.co> 1803999600 -0500")
    assert between(plan).de("nodo", "AUD").nombre == nombre


def test_a_long_name_is_cut(plan: Path) -> None:
    """At a word where it has words."""
    change(plan, "cantidad: 2", "cantidad: 3", "x" * 500, "2027-02-01")
    assert between(plan).de_todo.nombre == "x" * NAME_AT_MOST + "…"
    change(plan, "cantidad: 3", "cantidad: 4", "Ana Ruiz " * 60, "2027-02-02")
    assert between(plan).de_todo.nombre == "Ana Ruiz " * 8 + "Ana…"


@pytest.mark.parametrize(
    ("when", "momento"),
    [
        (b"1803999600 -0500", "2027-03-02T15:00:00Z"),
        (b"1803999600 +1400", "2027-03-02T15:00:00Z"),
        (b"1803999600 +9999", "2027-03-02T15:00:00Z"),
        (b"0 +0000", "1970-01-01T00:00:00Z"),
        (b"253402300799 +0000", "9999-12-31T23:59:59Z"),
        (b"253402300800 +0000", "2027-01-31T00:00:00Z"),
        (b"ayer", "2027-01-31T00:00:00Z"),
    ],
)
def test_a_moment_is_that_of_the_author_in_utc(plan: Path, when: bytes, momento: str) -> None:
    """Whatever zone it was written in; one of no calendar is the day of the version."""
    change(plan, "cantidad: 2", "cantidad: 3", "Luis Paz", "2027-02-01")
    disguised(plan, b"Luis Paz <persona@ejemplo.gov.co> " + when)
    assert between(plan).de("nodo", "AUD").momento == momento


def test_the_author_is_not_who_committed_it(plan: Path) -> None:
    """Someone may bring another's change."""
    edit(plan, "cantidad: 2", "cantidad: 3")
    git(plan, "add", "-A")
    git(plan, "commit", "-q", "-m", "x", "--author=Luis Paz <l@x.co>", "--date=2027-02-01T08:00:00+02:00")
    assert between(plan).de("nodo", "AUD") == Autor("Luis Paz", "2027-02-01T06:00:00Z")


SCRIPT = """
import sys
from pathlib import Path
from pecdocs.cambios.autoria import autoria
from pecdocs.cambios.diff import diff
from pecdocs.cambios.versiones import leer_version
folder = Path(sys.argv[1])
versions = leer_version(folder, "v1"), leer_version(folder, None)
changes = diff(versions[0].plan, versions[1].plan)
found = autoria(folder, *versions, changes)
told = [found.de_todo, *(found.de(*each.key, campo=each.campo) for each in changes)]
sys.stdout.buffer.write(repr(told).encode())
"""


def surroundings(root: Path) -> Iterator[dict[str, str]]:
    """Give the settings of two computers: zone, language, order of hashes, and a person's own git."""
    (root / ".gitconfig").write_text(
        f"[user]\n\tname = Otra\n[mailmap]\n\tfile = {root / 'nombres'}\n", encoding="utf-8"
    )
    (root / "nombres").write_text("Otro Nombre <persona@ejemplo.gov.co>\n", encoding="utf-8")
    yield {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "HOME": str(root / "nadie")}
    yield {"TZ": "Asia/Tokyo", "LC_ALL": "es_CO.UTF-8", "PYTHONHASHSEED": "2", "HOME": str(root)}


def test_two_computers_tell_the_same(tmp_path: Path) -> None:
    """Neither the zone, the language nor what a person told git of themselves is seen in it."""
    folder = uspec(tmp_path)
    edit(folder, "version:", "subtitulo: Otro\n  version:")
    told = set[bytes]()
    for each in surroundings(tmp_path):
        command = [sys.executable, "-c", SCRIPT, str(folder)]
        told.add(subprocess.run(command, env=os.environ | each, capture_output=True, check=True).stdout)
    (one,) = told
    assert "nombre='Ana Ruiz', momento='2024-02-20T15:00:00Z'" in one.decode()
