"""Repositories of git for tests: versions of plans, each committed on its day, with no configuration but their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

DATA = Path(__file__).parent.parent.parent / "data"


def git(folder: Path, *arguments: str, day: str = "2024-01-31", author: str = "Ana Ruiz") -> str:
    """Run git in a folder, as a person on a day."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _person(author, day)}
    nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | nobodys | who, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _person(name: str, day: str) -> list[tuple[str, str]]:
    return [("NAME", name), ("EMAIL", "persona@ejemplo.gov.co"), ("DATE", f"{day}T10:00:00-05:00")]


def start(folder: Path) -> Path:
    """Make an empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit(repository: Path, message: str, day: str, author: str = "Ana Ruiz") -> str:
    """Commit all that there is; give the id."""
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "--allow-empty", "-m", message, day=day, author=author)
    return git(repository, "rev-parse", "HEAD")


def put(plan: str, folder: Path) -> None:
    """Put a published plan's files in the place of those of a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DATA / plan, folder)


def uspec(root: Path) -> Path:
    """Make a repository with the two versions of the USPEC plan, the first one tagged; give the plan's folder."""
    repository = start(root / "repo")
    folder = repository / "planes" / "pec"
    put("uspec-2024", folder)
    commit(repository, "Versión 01", "2024-01-31")
    git(repository, "tag", "v1")
    put("uspec-2024-v2", folder)
    commit(repository, "Versión 02", "2024-02-20")
    return folder


def play(steps: Path, folder: Path) -> None:
    """Make a repository of the folders of a case: each is put over what there is and, with a `commit`, committed.

    `commit` holds a day, an author and a message, a line each; what has none is left as the working copy.
    """
    start(folder)
    for step in sorted(each for each in steps.iterdir() if each.is_dir()):
        others = shutil.ignore_patterns("commit")
        shutil.copytree(step, folder, dirs_exist_ok=True, ignore=others, copy_function=_written)
        if (step / "commit").is_file():
            day, author, message = (step / "commit").read_text(encoding="utf-8").splitlines()
            commit(folder, message, day, author)
    shutil.rmtree(steps)


def _written(source: str, target: str) -> str:
    """Copy a file with the time of now: git takes one of the same size and time for the same."""
    return shutil.copyfile(source, target)
