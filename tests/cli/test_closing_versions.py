"""`pecdocs cambios cerrar`: what of two files changes, in whatever layout; what git keeps with `--etiqueta`."""

from __future__ import annotations

import difflib
import shutil
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from pecdocs.cambios.huella import edited_since, huella
from pecdocs.cambios.versiones import leer_version
from pecdocs.cli.close_version import Request, run
from pecdocs.cli.version_files import VersionFiles
from pecdocs.faults import FaultError
from pecdocs.plan import read_plan
from tests.support import victims
from tests.support.repos import DATA, commit, git, put, start
from tests.support.returned import played
from tests.support.yaml_cases import write_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio

DAY = date(2024, 6, 1)
SAMPLES = ["inm-2019", "ipco-2022", "mintic-2019", "rendicion-2019", "uspec-2024", "uspec-2024-v2"]
REST = """
# El árbol
niveles: [Actividad]   # uno solo
arbol:
- {codigo: A-1, nombre: 'Boletín: "el de todos"'}   # it's

# fin
"""
DOCUMENTS = [
    """documento:
  titulo: Plan
  version: "01"   # la publicada
  fecha: 2024-01-15
  # sigue
  vigencia: 2024
  estado: borrador # todavía
""",
    """documento:
    titulo: 'Plan'
    version: '01'
    fecha: '2024-01-15'
    vigencia: 2024
""",
    """documento:

  version: "01"

  fecha: 2024-01
  titulo: Plan

  vigencia: 2024
""",
    """documento: {titulo: Plan, version: "01", fecha: 2024-01-15, vigencia: 2024, estado: en_revision} # todo
""",
    """documento:
  titulo: Plan
  version: "01"
  fecha: {mes: 2024-01, impreso: "ENERO 2024"} # portada
  vigencia: 2024
""",
    """documento:
  titulo: Plan
  version: "01"
  fecha:
    fecha: 2024-01-15 # el acta
  vigencia: 2024
""",
]
LOGS = [
    None,
    "",
    "# El registro\n",
    "cambios: []\n",
    """cambios:
  - version: "01"
    fecha: 2024-01-15   # la del acta
    descripcion: |
      Una.

      Dos.
# fin
""",
    """# Registro
cambios:
- fecha: {fecha: 2024-01-15, impreso: '15/01/2024'}
  version: '01'
  descripcion: 'Se creó: todo'""",
    """cambios:
    - {version: "01", fecha: 2024-01-15, descripcion: Se creó} # así
""",
    """cambios: [{version: "01", fecha: 2024-01-15, descripcion: Se creó}]
""",
]
REWRITTEN = {"cambios: []", str(LOGS[-1]).rstrip(), "  descripcion: 'Se creó: todo'"}
"""The lines of cambios.yaml that an entry more makes others: those in flow style, and a last one that had no end."""
MEANT = ("version:", "fecha:", "estado:", "documento: {", "mes:")
"""How the lines of plan.yaml begin that a closing means."""


def close(folder: Path, version: str = "02", **fields: str) -> None:
    """Close a version of a plan, with an act."""
    run(Request(folder, version, DAY, "aprobado", fields={"acta": "7", "descripcion": "Se corrigió.", **fields}))


def changed_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Give the lines that went and those that came, ends included."""
    old, new = before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)
    told = list(difflib.ndiff(old, new))
    return [each[2:] for each in told if each[0] == "-"], [each[2:] for each in told if each[0] == "+"]


def layouts() -> Iterator[tuple[str, str | None]]:
    """Give the texts of both files in every layout; ends of lines, a mark of encoding, a last line without an end."""
    for n, (document, log) in enumerate(product(DOCUMENTS, LOGS)):
        newline, mark, end = ("\n", "\r\n")[n % 2], ("", "\ufeff")[n // 2 % 2], n % 3 == 0
        text = f"{mark}# Plan\nentidad: {{nombre: 'Entidad'}}\n{document}{REST}".replace("\n", newline)
        yield text if end else text.removesuffix(newline), log.replace("\n", newline) if log is not None else None


def test_only_the_lines_that_are_meant_change_in_any_layout(tmp_path: Path) -> None:
    """Comments, quotes, blank lines, ends of lines and marks stay; the plan is what was meant, and not edited since."""
    for n, (text, log) in enumerate(layouts()):
        folder = write_plan(tmp_path / str(n), text, log)
        close(folder)
        went, came = changed_lines(text.encode(), (folder / "plan.yaml").read_bytes())
        assert all(line.lstrip("\ufeff ").startswith(MEANT) for line in [*went, *came]), (text, went, came)
        comments = [line.partition(" #")[2] for line in went if " #" in line]
        assert [line.partition(" #")[2] for line in came if " #" in line] == comments
        gone, new = changed_lines((log or "").encode(), (folder / "cambios.yaml").read_bytes())
        assert {line.rstrip() for line in gone} <= REWRITTEN, (log, gone, new)
        plan = read_plan(folder)
        assert (plan.documento.version, plan.documento.fecha.fecha, plan.documento.estado) == ("02", DAY, "aprobado")
        assert plan.documento.fecha.impreso is None
        assert [each.version for each in plan.cambios] == (["01", "02"] if log and "version" in log else ["02"])
        assert edited_since(plan) is None
        assert plan.cambios[-1].huella


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_plan_changes_by_its_version_its_date_and_its_entry(name: str, tmp_path: Path) -> None:
    """Its next version, against the folder that it was, with one goal or text edited."""
    folder = tmp_path / "plan"
    shutil.copytree(DATA / name, folder)
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    edited = text.replace("    nombre: ", "    nombre: Nueva ", 1)
    assert edited != text
    (folder / "plan.yaml").write_text(edited, encoding="utf-8")
    version = "03" if name == "uspec-2024-v2" else "02"
    entry = run(Request(folder, version, date(2027, 6, 1), "en_revision", since=str(DATA / name))).entry
    went, came = changed_lines(edited.encode(), (folder / "plan.yaml").read_bytes())
    assert {line.split()[0] for line in [*went, *came]} == {"version:", "fecha:", "estado:"}
    assert len(came) == len(went) == 3
    plan = read_plan(folder)
    assert plan.cambios[-1] == entry
    assert entry.huella == huella(plan)
    assert entry.descripcion.startswith("Se ")


# ── What keeps a version from being closed ───────────────────────────────────────────────────────────────────


def room(root: Path) -> Path:
    """Make a working folder with a plan whose version 01 was closed; give the plan's folder."""
    folder = write_plan(root / "plan", PLAN)
    run(Request(folder, "01", date(2024, 1, 15), "aprobado", fields={"acta": "1"}))
    return folder


def edit(folder: Path, old: str, new: str) -> None:
    """Edit a plan by hand."""
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "plan.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")


PLAN = f"entidad: {{nombre: Entidad}}\n{DOCUMENTS[0]}{REST}"
SIGNED = "firmas:\n  aprobo: {comite: Comité, acta: '1', fecha: 2024-01-15}\n"


def test_a_version_in_which_nothing_changed_is_refused(tmp_path: Path) -> None:
    """By the fingerprint where there is no other copy, also when its number was written by hand; by the copy else."""
    folder = room(tmp_path)
    shutil.copytree(folder, tmp_path / "antes")
    nothing = "error: nada cambió desde la versión «01»"
    words = ("cambios", "cerrar", "plan", "02", "--acta", "7", "--descripcion", "Otra")
    assert nothing in played(tmp_path, *words)[2]
    edit(folder, 'version: "01"', "version: 2")
    edit(folder, "aprobado", "borrador")
    assert nothing in played(tmp_path, *words)[2]
    assert nothing in played(tmp_path, *words, "--desde", "antes")[2]


def test_an_approval_of_the_version_before_does_not_do(tmp_path: Path) -> None:
    """Its act and its date would be printed with this version, and be part of its fingerprint."""
    folder = room(tmp_path)
    with (folder / "plan.yaml").open("a", encoding="utf-8") as file:
        file.write(SIGNED)
    words = ("cambios", "cerrar", "plan", "02", "--fecha", "2024-06-01", "--descripcion", "Otra")
    told = played(tmp_path, *words, "--acta", "7")[2]
    assert "en «firmas» dice el acta «1», y esta versión se aprobó con la «7»" in told
    assert "lo que se firmó el 2024-01-15 aprobó una versión anterior, no la «02»" in told
    edit(folder, "acta: '1', fecha: 2024-01-15", "acta: '7', fecha: 2024-05-30")
    assert played(tmp_path, *words)[0] == 0


def test_a_file_that_changes_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody saved while the command worked is not overwritten."""
    folder = room(tmp_path)
    edit(folder, "Boletín", "Revista")
    whole = VersionFiles.close

    def meanwhile(files: VersionFiles, plan: Plan, entry: Cambio, estado: str) -> Cambio:
        edit(folder, "Revista", "Gaceta")
        return whole(files, plan, entry, estado)

    monkeypatch.setattr(VersionFiles, "close", meanwhile)
    with pytest.raises(FaultError, match="el archivo cambió mientras la orden trabajaba"):
        close(folder)
    assert "Gaceta" in (folder / "plan.yaml").read_text(encoding="utf-8")
    assert len(read_plan(folder).cambios) == 1


def test_a_command_that_is_killed_at_any_step_is_ended_by_the_same_command(tmp_path: Path) -> None:
    """Each file is whole, and the log never names a version that the plan is not."""
    folder = room(tmp_path)
    edit(folder, "Boletín", "Revista")
    before = contents(folder)
    words = ("cambios", "cerrar", "plan", "02", "--fecha", "2024-06-01", "--acta", "7", "--descripcion", "Otra")
    assert played(tmp_path, *words)[0] == 0
    after = contents(folder)

    def restore() -> None:
        for name, data in before.items():
            (folder / name).write_bytes(data)

    stood = []
    for _ in victims.kill_at_every_step(tmp_path, *words, before=restore):
        if contents(folder) not in stood:
            stood.append(contents(folder))
    assert stood == [before, {**before, "plan.yaml": after["plan.yaml"]}, after]
    for stands in stood[:-1]:
        for name, data in stands.items():
            (folder / name).write_bytes(data)
        assert played(tmp_path, *words)[0] == 0
        assert contents(folder) == after


def contents(folder: Path) -> dict[str, bytes]:
    """Give what the two files of a plan hold."""
    return {name: (folder / name).read_bytes() for name in ("plan.yaml", "cambios.yaml")}


# ── The version in git ───────────────────────────────────────────────────────────────────────────────────────


def kept(root: Path) -> tuple[Path, Path]:
    """Make a repository of somebody, with a plan of version 01; give its root and the plan's folder."""
    repository = start(root / "repo")
    git(repository, "config", "user.name", "Ana Ruiz")
    git(repository, "config", "user.email", "ana@entidad.gov.co")
    folder = repository / "planes" / "Plan 2024"
    put("uspec-2024", folder)
    commit(repository, "Publicado", "2024-01-31")
    return repository, folder


def tagged(repository: Path, version: str, *words: str) -> tuple[int, str, str]:
    """Close a version of the plan with a tag."""
    words = ("--fecha", "2024-03-01", "--estado", "en_revision", "--etiqueta", *words)
    return played(repository, "cambios", "cerrar", "planes/Plan 2024", version, *words)


def test_a_tag_keeps_both_files_and_no_others(tmp_path: Path) -> None:
    """What is staged elsewhere stays staged; the version is found by its tag, whatever is committed after it."""
    repository, folder = kept(tmp_path)
    put("uspec-2024-v2", folder)
    shutil.copy(DATA / "uspec-2024" / "cambios.yaml", folder)
    git(repository, "add", "planes/Plan 2024/seguimiento")
    git(repository, "commit", "-q", "-m", "Seguimiento")
    (repository / "otro.txt").write_text("preparado", encoding="utf-8")
    git(repository, "add", "otro.txt")
    status, out, said = tagged(repository, "02")
    assert (status, said) == (0, "")
    assert out.splitlines()[-1].startswith("etiqueta: Plan-2024-v02 (revisión ")
    assert git(repository, "status", "--short") == "A  otro.txt"
    names = git(repository, "show", "--format=%an %ae%n%s", "--name-only", "HEAD").splitlines()
    assert names == [
        "Ana Ruiz ana@entidad.gov.co",
        "Versión 02: PLAN ESTRATÉGICO DE COMUNICACIONES",
        "",
        "planes/Plan 2024/cambios.yaml",
        "planes/Plan 2024/plan.yaml",
    ]
    assert git(repository, "cat-file", "-t", "Plan-2024-v02") == "tag"
    assert git(repository, "fsck", "--strict") == ""
    edit(folder, 'version: "02"', "version: '02' # igual")
    edit(folder, "INTRODUCCIÓN", "Introducción")
    commit(repository, "Después", "2024-03-05")
    found = leer_version(folder, "02").plan
    assert found.cambios[-1].huella == huella(found)
    assert "Se modificó el título" in played(repository, "cambios", "ver", "planes/Plan 2024", "--desde", "02")[1]
    status, out, said = tagged(repository, "03")
    assert (status, said) == (0, "")
    assert "Se modificó el título de la sección «Introducción»." in out


@pytest.mark.parametrize("committed", [False, True])
def test_a_version_that_is_closed_already_gets_only_its_tag(tmp_path: Path, *, committed: bool) -> None:
    """As after a command that was killed before the tag; its files are kept where git does not have them yet."""
    repository, folder = kept(tmp_path)
    edit(folder, "INTRODUCCIÓN", "Introducción")
    words = ("--fecha", "2024-03-01", "--estado", "en_revision")
    assert played(repository, "cambios", "cerrar", "planes/Plan 2024", "02", *words)[0] == 0
    if committed:
        commit(repository, "Cerrada a mano", "2024-03-01")
    before, head = contents(folder), git(repository, "rev-parse", "HEAD")
    status, out, said = tagged(repository, "02", "--simular")
    assert (status, said, out.splitlines()[-1]) == (0, "", "haría la etiqueta: Plan-2024-v02")
    assert git(repository, "tag") == ""
    status, out, said = tagged(repository, "02")
    assert (status, said) == (0, "")
    assert out.splitlines()[-1].startswith("etiqueta: Plan-2024-v02 (revisión ")
    assert "escrito" not in out
    assert contents(folder) == before
    assert git(repository, "status", "--short") == ""
    assert (git(repository, "rev-parse", "HEAD") == head) is committed
    assert git(repository, "rev-parse", "Plan-2024-v02^{commit}") == git(repository, "rev-parse", "HEAD")
    assert "ya hay una etiqueta «Plan-2024-v02»" in tagged(repository, "02")[2]
    git(repository, "tag", "-d", "Plan-2024-v02")
    assert "ya está en el registro" in tagged(repository, "02", "--acta", "9")[2]
    edit(folder, "Introducción", "Presentación")
    assert "ya está en el registro" in tagged(repository, "02")[2]


def test_without_git_a_version_is_closed_without_its_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says so."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write_plan(tmp_path / "plan", PLAN)
    told = played(tmp_path, "cambios", "cerrar", "plan", "01", "--acta", "7", "--etiqueta")[2]
    assert "esta carpeta no está en un repositorio de git — cierre la versión sin --etiqueta\n" in told


def test_an_edited_plan_is_told_how_to_see_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its version where git keeps it; else only by the copy of a folder."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = room(tmp_path)
    commits = start(tmp_path / "repo")
    shutil.copytree(folder, commits / "plan")
    edit(folder, "Boletín", "Revista")
    said = played(tmp_path, "generar", "plan")[2]
    assert "pecdocs cambios ver plan --desde CARPETA», la de la copia que guardó de esa versión; deshágalo" in said
    commit(commits, "Cerrada", "2024-01-15")
    edit(commits / "plan", "Boletín", "Revista")
    said = played(commits, "generar", "plan")[2]
    assert "pecdocs cambios ver plan --desde 01»; deshágalo" in said
    assert played(commits, "cambios", "ver", "plan", "--desde", "01")[0] == 0


@pytest.mark.parametrize("nothing", ["null", "~"])
def test_a_change_log_that_is_nothing_is_told_with_the_way_out(nothing: str, tmp_path: Path) -> None:
    """Between quotes it would be refused again."""
    folder = write_plan(tmp_path / "plan", PLAN)
    (folder / "cambios.yaml").write_text(f"cambios: {nothing}\n", encoding="utf-8")
    said = played(tmp_path, "cambios", "cerrar", "plan", "01", "--acta", "7")[2]
    assert said.splitlines()[0] == (
        f"plan/cambios.yaml:1:10: error: aquí va una lista en «cambios», no «{nothing}» — escriba sus entradas, cada "
        "una tras un guion «- », o quite la clave"
    )


def test_the_first_commit_of_a_repository_may_be_a_version(tmp_path: Path) -> None:
    """A plan that git does not keep yet begins there."""
    repository = start(tmp_path / "repo")
    git(repository, "config", "user.name", "Ana Ruiz")
    git(repository, "config", "user.email", "ana@entidad.gov.co")
    write_plan(repository / "pec", PLAN)
    words = ("cambios", "cerrar", "pec", "01", "--fecha", "2024-03-01", "--acta", "7", "--etiqueta")
    assert played(repository, *words)[0] == 0
    assert git(repository, "status", "--short") == ""
    assert git(repository, "tag") == "pec-v01"


def test_everything_that_keeps_git_from_keeping_a_version_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, and nothing is written, to the plan or to git."""
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))  # whoever runs the tests is somebody to git
    repository, folder = kept(tmp_path)
    git(repository, "config", "--unset", "user.name")
    git(repository, "config", "--unset", "user.email")
    git(repository, "tag", "Plan-2024-v02")
    git(repository, "checkout", "-q", "--detach")
    (folder / "logo.png").write_bytes(b"")
    (repository / ".git" / "info" / "exclude").write_text("cambios.yaml\n", encoding="utf-8")
    (repository / ".git" / "info" / "attributes").write_text("plan.yaml filter=cifra\n", encoding="utf-8")
    edit(folder, "INTRODUCCIÓN", "Introducción")
    git(repository, "rm", "-q", "--cached", "planes/Plan 2024/cambios.yaml")
    before = contents(folder), git(repository, "for-each-ref")
    status, _, told = tagged(repository, "02")
    assert status == 1
    lines = [line.partition(": error: ")[2].partition(" — ")[0] for line in told.splitlines()[:-1]]
    assert lines == [
        "el repositorio no está en ninguna rama",
        "git no sabe quién guarda la versión",
        "ya hay una etiqueta «Plan-2024-v02»",
        "en la carpeta del plan hay otros cambios que git no guarda todavía: logo.png",
        "git no guarda este archivo: está en .gitignore",
        "git pasa este archivo por otro programa, «cifra»",
    ]
    assert (contents(folder), git(repository, "for-each-ref")) == before


def test_what_git_refuses_at_last_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    """As when another program holds the branch."""
    repository, folder = kept(tmp_path)
    edit(folder, "INTRODUCCIÓN", "Introducción")
    before = contents(folder)
    (repository / ".git" / "refs" / "heads" / "main.lock").write_bytes(b"")
    status, _, told = tagged(repository, "02")
    assert status == 1
    assert "git no pudo guardar la versión" in told
    assert contents(folder) == before
    assert git(repository, "tag") == ""


def test_a_plan_that_is_approved_already_keeps_its_date(tmp_path: Path) -> None:
    """Closing its version says when it was approved, and not when the command was given."""
    folder = write_plan(tmp_path / "plan", PLAN)
    edit(folder, "estado: borrador", "estado: aprobado")
    day = read_plan(folder).documento.fecha.fecha
    assert played(tmp_path, "cambios", "cerrar", "plan", "01", "--acta", "7")[0] == 0
    plan = read_plan(folder)
    assert plan.documento.fecha.fecha == plan.cambios[0].fecha.fecha == day
    edit(folder, "titulo: Plan", "titulo: Plan nuevo")
    edit(folder, 'version: "01"', 'version: "02"')
    options = ("--acta", "8", "--descripcion", "Se corrigió.")
    assert played(tmp_path, "cambios", "cerrar", "plan", "02", *options)[0] == 0
    assert read_plan(folder).documento.fecha.fecha != day


def test_an_index_in_use_keeps_a_version_from_being_kept(tmp_path: Path) -> None:
    """It would not learn of the version, and the next commit of the user would undo it."""
    repository, folder = kept(tmp_path)
    edit(folder, "INTRODUCCIÓN", "Introducción")
    before = contents(folder)
    (repository / ".git" / "index.lock").write_bytes(b"")
    status, _, told = tagged(repository, "02")
    assert status == 1
    assert "otro programa está usando git en esta carpeta" in told
    assert (contents(folder), git(repository, "tag")) == (before, "")


def test_nothing_of_a_repository_runs_when_it_keeps_a_version(tmp_path: Path) -> None:
    """No hook, no filter of other files, no signature, no editor."""
    repository, folder = kept(tmp_path)
    mark, evil = tmp_path / "corrió", tmp_path / "malo"
    evil.write_text(f"#!/bin/sh\necho x >> '{mark}'\ncat\n", encoding="utf-8")
    evil.chmod(0o755)
    for hook in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change"):
        shutil.copy(evil, repository / ".git" / "hooks" / hook)
    (repository / ".git" / "info" / "attributes").write_text("seguimiento/* filter=malo\n", encoding="utf-8")
    for key in ("filter.malo.clean", "gpg.program", "core.editor", "core.fsmonitor"):
        git(repository, "config", key, str(evil))
    for key in ("commit.gpgSign", "tag.gpgSign", "tag.forceSignAnnotated"):
        git(repository, "config", key, "true")
    (folder / "seguimiento" / "2024-T1.yaml").touch()
    edit(folder, "INTRODUCCIÓN", "Introducción")
    mark.unlink(missing_ok=True)
    assert tagged(repository, "02")[0] == 0
    assert not mark.exists()


def test_closing_completes_an_entry_that_was_written_by_hand(tmp_path: Path) -> None:
    """Its date and its words stay; a plan that is not what git keeps as that version is warned of."""
    repository, folder = kept(tmp_path)
    put("uspec-2024-v2", folder)
    commit(repository, "Versión 02", "2024-02-20")
    edit(folder, "INTRODUCCIÓN", "Introducción")
    before = contents(folder)
    status, _, said = played(repository, "cambios", "cerrar", "planes/Plan 2024", "02", "--acta", "2 de 2024")
    assert status == 0
    assert "aviso: el plan no es el que git guarda, del 2024-02-20, como la versión «02»" in said
    went, came = changed_lines(before["cambios.yaml"], (folder / "cambios.yaml").read_bytes())
    entry = read_plan(folder).cambios[-1]
    assert (went, came) == ([], ["    acta: 2 de 2024\n", f"    huella: {entry.huella}\n"])
    assert contents(folder)["plan.yaml"] == before["plan.yaml"]
    assert edited_since(read_plan(folder)) is None
