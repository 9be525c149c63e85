"""Where versions come from: folders, and what a real repository remembers; each fault of git with a real broken one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pecdocs.cambios.historia import historia
from pecdocs.cambios.huella import huella
from pecdocs.cambios.versiones import Historia, leer_version
from pecdocs.cli.commands import run
from pecdocs.cli.history import history
from pecdocs.cli.summary import compare
from pecdocs.faults import InputError
from pecdocs.git import process
from tests.support.repos import DATA, commit, git, put, start, uspec


def fault(folder: Path, ref: str) -> str:
    """Give what is said of a version that can't be had, without the name of the folder."""
    with pytest.raises(InputError) as error:
        leer_version(folder, ref)
    return str(error.value).partition("error: ")[2]


@pytest.mark.parametrize(
    "ref",
    ["v1", "1", "01", "V1", "HEAD~1", "main~1", "2024-01-31", "2024-02-19", "refs/tags/v1"],
)
def test_the_first_version_has_many_names(tmp_path: Path, ref: str) -> None:
    """A tag, the plan's version, a day, a revision."""
    assert leer_version(uspec(tmp_path), ref).plan.documento.version == "1"


@pytest.mark.parametrize("ref", ["02", "2", "main", "HEAD", "2024-02-20", "2030-01-01", None])
def test_so_has_the_second(tmp_path: Path, ref: str | None) -> None:
    """And with no name it is the working copy."""
    assert leer_version(uspec(tmp_path), ref).plan.documento.version == "02"


def test_a_folder_is_a_version_with_and_without_git(tmp_path: Path) -> None:
    """By its path, or that of its plan.yaml."""
    for name in ("uspec-2024", "uspec-2024/plan.yaml"):
        assert leer_version(tmp_path, str(DATA / name)).plan.documento.version == "1"


@pytest.mark.parametrize("ref", [r"C:\planes\viejo", "C:/planes/viejo", r"..\viejo", r"planes\viejo"])
def test_a_path_as_windows_writes_it_is_a_folder(tmp_path: Path, ref: str) -> None:
    """One that is misspelt is told as such, and not as a version that git does not know."""
    assert fault(uspec(tmp_path), ref).startswith("aquí no hay ningún plan")


def test_a_version_without_a_tag_is_looked_up_in_the_history(tmp_path: Path) -> None:
    """The last revision that had it."""
    folder = uspec(tmp_path)
    git(folder, "tag", "-d", "v1")
    assert leer_version(folder, "01").plan.documento.version == "1"


def edited_after_approval(root: Path, *, log: str = "") -> Path:
    """Make a repository of a version that was approved, then edited twice under the same number; give its folder."""
    repository = start(root / "repo")
    folder = repository / "pec"
    put("uspec-2024-v2", folder)
    file, first = folder / "plan.yaml", (DATA / "uspec-2024-v2" / "plan.yaml").read_text(encoding="utf-8")
    states = {"2024-03-01": "aprobado", "2024-03-02": "aprobado", "2024-03-03": "borrador"}
    for n, (day, state) in enumerate(states.items()):
        text = re.sub(r"estado: \w+", f"estado: {state}", first, count=1)
        text = re.sub(r"titulo: .*", f"titulo: Plan {n}", text, count=1)
        file.write_text(text, encoding="utf-8", newline="\n")
        if log and state == "aprobado":
            (folder / "cambios.yaml").write_text(log.format(huella(leer_version(folder, None).plan)), encoding="utf-8")
        commit(repository, state, day)
    return folder


def test_a_version_that_was_edited_since_it_was_approved_is_the_approved_one(tmp_path: Path) -> None:
    """Else what was edited under its number would be in neither version, and no summary would tell it."""
    found = leer_version(edited_after_approval(tmp_path), "02")
    assert found.commit is not None
    assert found.commit.day == "2024-03-01"


def test_a_version_is_the_one_whose_fingerprint_was_kept(tmp_path: Path) -> None:
    """Though an earlier one said that it was approved, and a later log keeps it."""
    log = 'cambios:\n  - {{version: "2", fecha: 2024-03-02, descripcion: Se aprueba., huella: {}}}\n'
    found = leer_version(edited_after_approval(tmp_path, log=log), "2")
    assert found.commit is not None
    assert found.commit.day == "2024-03-02"


def test_a_revision_brings_the_whole_folder(tmp_path: Path) -> None:
    """The change log is in the plan, and the files of seguimiento are at hand."""
    found = leer_version(uspec(tmp_path), "v1")
    assert [each.version for each in found.plan.cambios] == ["01"]
    assert sorted(found.archivos) == [
        "cambios.yaml",
        "plan.yaml",
        *(f"seguimiento/2024-T{n}.yaml" for n in range(1, 5)),
    ]


def test_a_folder_that_was_renamed_is_followed(tmp_path: Path) -> None:
    """Also when the plan changed after, and the name has accents and spaces."""
    folder = uspec(tmp_path)
    repository, other = folder.parent.parent, folder.parent / "Año 2024 – comunicación"
    folder.rename(other)
    commit(repository, "Otro nombre", "2024-03-01")
    assert leer_version(other, "v1").plan.documento.version == "1"
    assert leer_version(other, "2024-01-31").plan.documento.version == "1"


def test_a_tag_of_the_plan_comes_before_one_of_the_whole_repository(tmp_path: Path) -> None:
    """Several plans may stand in one repository."""
    folder = uspec(tmp_path)
    git(folder, "tag", "pec-v1", "HEAD")
    assert leer_version(folder, "1").plan.documento.version == "02"


def test_a_plan_at_the_root_of_its_repository_is_a_plan(tmp_path: Path) -> None:
    """With no folder around it."""
    repository = start(tmp_path / "repo")
    shutil.copytree(DATA / "uspec-2024", repository, dirs_exist_ok=True)
    commit(repository, "Versión 01", "2024-01-31")
    assert leer_version(repository, "HEAD").plan.documento.version == "1"


# ── Faults ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_of_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way out."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    put("uspec-2024", tmp_path / "pec")
    assert fault(tmp_path / "pec", "v1") == (
        "no hay una carpeta «v1» con un plan, y esta carpeta no está en un repositorio de git — "
        "guarde sus versiones con «git init» y «git commit», "
        "o compare dos carpetas: --desde CARPETA"
    )


def test_a_misspelt_folder_is_told_with_the_one_that_is_like_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no history could have such a version."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    put("uspec-2024", tmp_path / "plan")
    put("uspec-2024", tmp_path / "plan-viejo")
    assert fault(tmp_path / "plan", "plan-vijo") == (
        "no hay una carpeta «plan-vijo» con un plan, y esta carpeta no está en un repositorio de git — "
        "¿quiso decir «plan-viejo»?"
    )


def test_without_git_two_folders_do_and_all_else_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, no traceback."""
    folder = uspec(tmp_path)
    monkeypatch.setattr(process, "PROGRAM", "git-que-no-existe")
    assert leer_version(folder, str(DATA / "uspec-2024")).plan.documento.version == "1"
    assert fault(folder, "v1") == (
        "git no está instalado — instálelo; sin git puede comparar dos carpetas: --desde CARPETA"
    )


@pytest.mark.parametrize("path", [".", "", "cosas", "./cosas"])
def test_a_git_that_came_with_a_plan_is_not_run(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither from the working folder nor from one that the path tells from there."""
    folder, left = uspec(tmp_path), tmp_path / "corrido"
    (folder / "cosas").mkdir()
    for place in (folder / "git", folder / "cosas" / "git"):
        place.write_text(f"#!/bin/sh\ntouch '{left}'\n", encoding="utf-8")
        place.chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", os.pathsep.join((path, os.environ["PATH"])))
    assert leer_version(folder, "v1").plan.documento.version == "1"
    assert not left.exists()


def test_git_is_found_in_a_folder_in_quotation_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows allows them in its path."""
    folder = tmp_path / "Archivos de programa"
    folder.mkdir()
    (folder / "git.exe").symlink_to(str(shutil.which("git")))
    monkeypatch.setattr(process, "PROGRAM", "git.exe")
    monkeypatch.setenv("PATH", f'"{folder}"')
    assert process.run(tmp_path, "--version").startswith(b"git version")


def test_the_mistakes_of_both_versions_are_told_at_once(tmp_path: Path) -> None:
    """Those of the newer one do not wait until the older one is mended; what both lack is told once."""
    for name in ("v1", "v2"):
        put("uspec-2024", tmp_path / name)
        file = tmp_path / name / "plan.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("\nentidad:", f"\n{name}:"), encoding="utf-8")
    with pytest.raises(InputError) as error:
        compare(tmp_path / "v2", str(tmp_path / "v1"), None)
    assert {"clave desconocida «v1»", "clave desconocida «v2»"} <= {each.message for each in error.value.faults}
    with pytest.raises(InputError) as nowhere:
        compare(tmp_path / "v2", "1", "2")
    assert [each.message.partition("»")[0] for each in nowhere.value.faults] == [
        f"no hay una carpeta «{ref}" for ref in ("1", "2")
    ]


def test_an_unknown_version_names_what_is_like_it(tmp_path: Path) -> None:
    """Among tags and versions of the plan."""
    assert fault(uspec(tmp_path), "v11") == "no hay una versión «v11» de este plan — ¿quiso decir «v1»?"


def test_a_shallow_clone_says_that_it_lacks_its_history(tmp_path: Path) -> None:
    """What is not there may be in the whole one."""
    source = uspec(tmp_path).parent.parent
    clone = tmp_path / "copia"
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-tags", source.as_uri(), str(clone))
    assert fault(clone / "planes" / "pec", "1") == (
        "no hay una versión «1» de este plan — esta copia del repositorio no trae toda la historia: "
        "tráigala con «git fetch --unshallow --tags»"
    )


def test_a_revision_without_the_plan_is_told_with_the_first_that_has_it(tmp_path: Path) -> None:
    """By its day."""
    repository = start(tmp_path / "repo")
    first = commit(repository, "Nada todavía", "2024-01-01")
    put("uspec-2024", repository / "pec")
    commit(repository, "Versión 01", "2024-01-31")
    said = fault(repository / "pec", first)
    assert re.sub("[0-9a-f]{10,}", "ID", said) == (
        "en «ID» todavía no había un plan en esta carpeta — el primero es del 2024-01-31 (ID)"
    )
    assert fault(repository / "pec", "2023-12-31").startswith("el 2023-12-31 todavía no había un plan en esta carpeta")


def test_a_repository_without_commits_has_no_versions(tmp_path: Path) -> None:
    """And says what to do."""
    repository = start(tmp_path / "repo")
    put("uspec-2024", repository / "pec")
    assert fault(repository / "pec", "2024-01-31") == (
        "el 2024-01-31 todavía no había un plan en esta carpeta — guarde el plan con «git add» y «git commit»"
    )


def test_two_tags_of_one_version_that_disagree_are_told(tmp_path: Path) -> None:
    """A person chooses."""
    folder = uspec(tmp_path)
    git(folder, "tag", "version-1", "HEAD")
    assert leer_version(folder, "v1.0").plan.documento.version == "1"
    assert fault(folder, "v1.1").startswith("no hay una versión «v1.1»")
    git(folder, "tag", "-d", "v1")
    git(folder, "tag", "V1", "HEAD~1")
    assert fault(folder, "1") == "«1» puede ser varias etiquetas: V1, version-1 — escriba una de ellas"


@pytest.mark.parametrize("ref", ["--output=x", "-n1", "HEAD..main", "^HEAD", "a\nb", ":/Versión", ""])
def test_what_is_an_option_or_a_range_is_no_revision(tmp_path: Path, ref: str) -> None:
    """Git never sees it."""
    assert "no puede ser una revisión" in fault(uspec(tmp_path), ref)


def test_a_version_that_can_not_be_read_says_where_it_is_wrong(tmp_path: Path) -> None:
    """By its file at that time."""
    folder = uspec(tmp_path)
    (folder / "plan.yaml").write_text("formato: uspec\nentidad: {}\n", encoding="utf-8")
    commit(folder.parent.parent, "A medias", "2024-03-01")
    with pytest.raises(InputError) as error:
        leer_version(folder, "main")
    assert str(error.value).startswith("main:planes/pec/plan.yaml:1:1: error: falta «documento»")


def test_a_broken_repository_is_told_in_one_line(tmp_path: Path) -> None:
    """What git says of it is repeated."""
    folder = uspec(tmp_path)
    (folder.parent.parent / ".git" / "HEAD").write_text("nada", encoding="utf-8")
    said = fault(folder, "v1")
    assert "repositorio" in said
    assert "\n" not in said


def test_a_repository_of_another_user_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git itself refuses it; it can be made to believe so."""
    folder = uspec(tmp_path)
    environment = process._environment
    monkeypatch.setattr(process, "_environment", lambda: environment() | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    said = fault(folder, "v1")
    assert said.startswith("git no confía en esta carpeta: es de otro usuario del sistema — si usted confía en ella:")
    assert "safe.directory" in said


def test_a_git_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a word."""
    folder = uspec(tmp_path)
    slow = tmp_path / "git-lento"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(process, "PROGRAM", str(slow))
    monkeypatch.setattr(process, "TIMEOUT", 0.2)
    assert fault(folder, "v1").startswith("git no respondió en")


@pytest.mark.parametrize("day", ["2024-02-30", "2024-13-01", "0000-01-01"])
def test_a_day_that_does_not_exist_is_told(tmp_path: Path, day: str) -> None:
    """Instead of taking the nearest."""
    assert fault(uspec(tmp_path), day) == f"«{day}» no es un día del calendario — escríbalo como 2024-03-01"


def test_a_plan_that_was_a_link_is_told(tmp_path: Path) -> None:
    """Nothing behind it is read, in the repository or out of it; its other revisions are."""
    folder = uspec(tmp_path)
    (folder / "plan.yaml").rename(folder / "otro.yaml")
    (folder / "plan.yaml").symlink_to("otro.yaml")
    commit(folder.parent.parent, "Enlace", "2024-03-01")
    assert fault(folder, "main") == (
        "en «main» plan.yaml era un enlace a otro archivo, y git no guarda lo que tenía — "
        "escoja otra revisión, o compare con una carpeta"
    )
    assert [each.version for each in historia(Historia(folder))[0]] == [None, "02", "1"]


def test_a_plan_whose_text_is_not_in_this_copy_is_told(tmp_path: Path) -> None:
    """As of a clone that was made without its files, or lost some; nothing is fetched."""
    folder = uspec(tmp_path)
    name = git(folder, "rev-parse", "v1:./plan.yaml")
    (folder.parent.parent / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert fault(folder, "v1") == (
        "esta copia del repositorio no trae el plan.yaml de «v1» — tráigalo con «git fetch», o revíselo con «git fsck»"
    )


def test_a_repository_without_files_is_told_with_the_way_out(tmp_path: Path) -> None:
    """A bare one, and the folder of git itself."""
    repository = uspec(tmp_path).parent.parent
    git(tmp_path, "clone", "-q", "--bare", str(repository), "servidor.git")
    for folder in (tmp_path / "servidor.git", repository / ".git"):
        assert fault(folder, "v1") == (
            "esta carpeta es del propio git, o de un repositorio sin archivos («bare») — "
            "dé la orden en una copia hecha con «git clone»"
        )


@pytest.mark.parametrize("name", ["Año 2024 – comunicación", "a b", "-n", "--json x", '"comillas"', "a:b", "[*]", "%H"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Git takes none of them for an option, a pattern or a revision."""
    repository = start(tmp_path / "repo")
    for version, day in (("uspec-2024", "2024-01-31"), ("uspec-2024-v2", "2024-02-20")):
        put(version, repository / name)
        commit(repository, "Versión", day)
    assert leer_version(repository / name, "1").plan.documento.version == "1"


def test_a_name_of_several_lines_is_told(tmp_path: Path) -> None:
    """Instead of finding nothing."""
    repository = start(tmp_path / "repo")
    put("uspec-2024", repository / "dos\nlíneas")
    commit(repository, "Versión 01", "2024-01-31")
    assert fault(repository / "dos\nlíneas", "HEAD").startswith(
        "git guarda esta carpeta con un nombre de varias líneas"
    )


def test_a_submodule_has_its_own_history_and_so_has_a_working_tree(tmp_path: Path) -> None:
    """Also where the folder is reached by a link, and where no branch is checked out."""
    folder = uspec(tmp_path)
    source = folder.parent.parent
    whole = start(tmp_path / "todo")
    git(whole, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(source), "sub")
    git(source, "worktree", "add", "-q", "--detach", str(tmp_path / "arbol"))
    (tmp_path / "enlace").symlink_to(folder)
    for each in (whole / "sub" / "planes" / "pec", tmp_path / "arbol" / "planes" / "pec", tmp_path / "enlace"):
        assert [revision.version for revision in historia(Historia(each))[0]] == ["02", "1"]
        assert leer_version(each, "1").plan.documento.version == "1"


# ── Attacks ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_of_a_repository_is_run(tmp_path: Path) -> None:
    """Neither hooks nor what its configuration names."""
    folder = uspec(tmp_path)
    repository, mark = folder.parent.parent, tmp_path / "corrio"
    evil = tmp_path / "malo"
    evil.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    evil.chmod(0o755)
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        shutil.copy(evil, repository / ".git" / "hooks" / hook)
    (repository / ".git" / "info").mkdir(exist_ok=True)
    (repository / ".git" / "info" / "attributes").write_text("*.yaml diff=malo filter=malo\n", encoding="utf-8")
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.malo.textconv", "diff.malo.command"):
        git(repository, "config", key, str(evil))
    for key in ("filter.malo.smudge", "gpg.program", "core.sshCommand", "core.editor", "alias.log", "alias.cat-file"):
        git(repository, "config", key, f"!{evil}" if key.startswith("alias") else str(evil))
    git(repository, "config", "log.showSignature", "true")
    Historia(folder).versiones()
    leer_version(folder, "v1")
    assert not mark.exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("i18n.logOutputEncoding", "UTF-16"),
        ("diff.orderFile", "/dev/zero"),
        ("diff.renames", "false"),
        ("diff.renameLimit", "1"),
        ("log.follow", "true"),
        ("log.date", "relative"),
        ("format.pretty", "%B"),
        ("color.ui", "always"),
        ("diff.relative", "true"),
        ("core.quotePath", "true"),
        ("mailmap.blob", "HEAD:planes/pec/plan.yaml"),
    ],
)
def test_a_repository_can_not_change_how_its_history_is_read(tmp_path: Path, key: str, value: str) -> None:
    """By its configuration."""
    folder = uspec(tmp_path)
    other = folder.rename(folder.parent / "Año")
    commit(folder.parent.parent, "Otro nombre", "2024-03-01")
    expected = historia(Historia(other))
    git(other, "config", key, value)
    assert historia(Historia(other)) == expected
    assert len(expected[0]) == 3


def test_what_rewrites_a_history_is_not_looked_at(tmp_path: Path) -> None:
    """Grafts and replacements: the history is that which was kept."""
    folder = uspec(tmp_path)
    before = historia(Historia(folder))
    git(folder, "replace", "HEAD", "HEAD~1")
    (folder.parent.parent / ".git" / "info").mkdir(exist_ok=True)
    (folder.parent.parent / ".git" / "info" / "grafts").write_text(before[0][0].commit.id + "\n", encoding="utf-8")
    assert historia(Historia(folder)) == before


@pytest.mark.parametrize(
    ("key", "value"), [("core.worktree", "/"), ("diff.algorithm", "nada"), ("core.repositoryFormatVersion", "99")]
)
def test_a_repository_that_git_refuses_is_told_in_one_line(tmp_path: Path, key: str, value: str) -> None:
    """Whatever it refuses: no traceback, and no history that would be a wrong one."""
    folder = uspec(tmp_path)
    git(folder, "config", key, value)
    assert "repositorio" in fault(folder, "v1")
    with pytest.raises(InputError):
        historia(Historia(folder))


def test_the_environment_can_not_point_git_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it may where pecdocs is run from a hook of another repository."""
    folder = uspec(tmp_path)
    other = start(tmp_path / "otro")
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / "x"),
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "true",
    }.items():
        monkeypatch.setenv(name, value)
    assert leer_version(folder, "v1").plan.documento.version == "1"


def test_nothing_is_written_in_a_repository(tmp_path: Path) -> None:
    """Not even a lock or an index brought up to date."""
    folder = uspec(tmp_path)
    (folder / "plan.yaml").touch()
    before = {path: path.stat().st_mtime_ns for path in folder.parent.parent.rglob("*")}
    leer_version(folder, "v1")
    assert {path: path.stat().st_mtime_ns for path in folder.parent.parent.rglob("*")} == before


def test_a_file_larger_than_a_plan_can_be_is_not_read(tmp_path: Path) -> None:
    """It is as if it were not there."""
    folder = uspec(tmp_path)
    (folder / "plan.yaml").write_bytes(b"# " + b"x" * 7_000_000)
    commit(folder.parent.parent, "Enorme", "2024-03-01")
    with pytest.raises(InputError):
        leer_version(folder, "main")


def test_the_command_compares_a_revision_with_the_working_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the same sentences as two folders."""
    folder = uspec(tmp_path)
    assert run(["cambios", "ver", str(folder), "--desde", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "PLAN ESTRATÉGICO DE COMUNICACIONES: de la versión 1 (1, 2024-01-31) a la versión 02 (la copia de trabajo)\n"
    )
    expected = (Path(__file__).parent / "uspec-01-02.txt").read_text(encoding="utf-8")
    assert said.split("\n", 1)[1] == expected.split("\n", 1)[1]


# ── History ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_history_tells_of_each_revision_how_much_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also of those that can't be read, and of those that change no word of the plan."""
    folder = uspec(tmp_path)
    repository = folder.parent.parent
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    (folder / "plan.yaml").write_text("entidad: [", encoding="utf-8")
    commit(repository, "A medias", "2024-03-01")
    (folder / "plan.yaml").write_text(f"# Otro comentario\n{text}", encoding="utf-8")
    commit(repository, "Comentario", "2024-03-02")
    (folder / "plan.yaml").write_text(text.replace("cantidad: 700", "cantidad: 800"), encoding="utf-8")
    commit(repository, "Más seguidores", "2024-03-03")
    (repository / "otro.txt").write_text("nada", encoding="utf-8")
    commit(repository, "De otra carpeta", "2024-03-04")
    assert run(["cambios", "historia", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    cells = [re.split(r"\s{2,}", line) for line in lines[1:]]
    assert [(when, version, count, who, said) for when, version, _, count, who, _, said in cells] == [
        ("2024-03-03", "02", "1", "Ana Ruiz", "Más seguidores"),
        ("2024-03-02", "02", "ninguno", "Ana Ruiz", "Comentario"),
        ("2024-03-01", "—", "no se puede leer", "Ana Ruiz", "A medias"),
        ("2024-02-20", "02", "122", "Ana Ruiz", "Versión 02"),
        ("2024-01-31", "1", "primera", "Ana Ruiz", "Versión 01"),
    ]


def test_the_history_as_json_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the whole id and the hour."""
    assert run(["cambios", "historia", str(uspec(tmp_path)), "--json"]) == 0
    newest, first = json.loads(capsys.readouterr().out)["versiones"]
    assert (newest["version"], newest["cambios"], newest["mensaje"]) == ("02", 122, "Versión 02")
    assert (first["cambios"], first["fecha"], len(first["revision"])) == (None, "2024-01-31T10:00:00-05:00", 40)


def test_a_plan_that_git_does_not_keep_yet_has_no_history(tmp_path: Path) -> None:
    """And is told what to do."""
    repository = start(tmp_path / "repo")
    put("uspec-2024-v2", repository / "pec")
    with pytest.raises(InputError, match="git todavía no tiene ninguna versión de este plan"):
        history(repository / "pec")


def test_the_history_of_many_versions_takes_few_runs_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are."""
    folder = uspec(tmp_path)
    for n in range(12):
        (folder / "plan.yaml").write_text(
            (folder / "plan.yaml").read_text(encoding="utf-8") + f"# {n}\n", encoding="utf-8"
        )
        commit(folder.parent.parent, f"Versión {n}", "2024-03-01")
    runs: list[list[str]] = []
    real = subprocess.run

    def counted(command: list[str], **options: Any) -> Any:
        runs.append(command)
        return real(command, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    assert len(history(folder).revisions) == 14
    assert len(runs) <= 8
