"""Random histories of a plan in git: edits, codes, what can't be read, versions brought back, branches, renamings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.repos import commit, git, start

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

HEAD = """\
entidad: {nombre: Alcaldía de Ejemplo}
documento: {titulo: Plan, version: "1", fecha: 2027-01-31, vigencia: 2027}
niveles: [Eje, Actividad]
arbol:
"""
PEOPLE = ("Ana Ruiz", "Luis Paz", "Eva Gil", "Sara Luz", "Iván Sol")
_WORDS = ("boletín", "audiencia", "campaña", "intranet", "prensa", "encuesta", "feria", "portal")
_FOLDERS = ("pec", "plan/2027")

Tree = dict[str, dict[str, tuple[str, str]]]
"""Of each group, the name and the goal of each activity."""


def text_of(tree: Tree) -> str:
    """Write a plan: what is short in one line, the rest in several."""
    found = HEAD
    for group, activities in tree.items():
        found += f"  - codigo: {group}\n    nombre: Grupo {group}\n" + "    hijos:\n" * bool(activities)
        for n, (code, (name, goal)) in enumerate(activities.items()):
            lines = f"      - codigo: {code}\n        nombre: {name}\n        meta: {goal}\n"
            found += f"      - {{codigo: {code}, nombre: {name}, meta: {goal}}}\n" if n % 2 else lines
    return found


def first_tree(chance: Random) -> Tree:
    """Give a plan of three groups."""
    return {group: {f"{group}-{n}": (_name(chance), str(n + 1)) for n in range(4)} for group in ("INT", "EXT", "DIG")}


def _name(chance: Random) -> str:
    return " ".join(chance.sample(_WORDS, 4))


def changed(chance: Random, tree: Tree) -> Tree:
    """Give a later plan: another name, goal, codigo, group or order, one activity less or one more."""
    new = {group: dict(activities) for group, activities in tree.items()}
    group = chance.choice([each for each, activities in new.items() if activities])
    code = chance.choice(list(new[group]))
    name, goal = new[group].pop(code)
    match chance.randrange(7):
        case 0:
            new[group][f"N{chance.randrange(99)}"] = name, goal
        case 1:
            new[chance.choice(list(new))][code] = name, goal
        case 2 if len(new[group]) > 1:
            pass
        case 3:
            new[group] |= {code: (name, goal), f"M{chance.randrange(99)}": (_name(chance), "1")}
        case 4:
            new[group][code] = _name(chance), goal
        case _:
            new[group] = {code: (name, str(chance.randrange(4)))} | new[group]
    return new


class Story:
    """A repository that things happen to."""

    def __init__(self, root: Path, chance: Random) -> None:
        self.root, self.chance = start(root), chance
        self.folder = root / _FOLDERS[0]
        self.trees = [first_tree(chance)]
        self.commits: list[str] = []
        self._commit(text_of(self.trees[0]))

    def edit(self) -> None:
        """Change something."""
        self.trees.append(changed(self.chance, self.trees[-1]))
        self._commit(text_of(self.trees[-1]))

    def go_back(self) -> None:
        """Bring back a version of before."""
        self.trees.append(self.chance.choice(self.trees))
        self._commit(text_of(self.trees[-1]))

    def spoil(self) -> None:
        """Commit what can't be read."""
        mistakes = ("no es un plan\n", text_of(self.trees[-1]) + "{\n", text_of(self.trees[-1]).replace("meta", "mata"))
        self._commit(self.chance.choice(mistakes))

    def move(self) -> None:
        """Give the folder another name."""
        other = self.root / next(each for each in _FOLDERS if self.root / each != self.folder)
        other.parent.mkdir(exist_ok=True)
        self.folder = self.folder.rename(other)
        self._commit(None)

    def branch(self) -> None:
        """Change something in a branch and something beside it, and join them: either's text, or one more change."""
        name, tree = f"rama-{len(self.commits)}", self.trees[-1]
        git(self.root, "checkout", "-q", "-b", name)
        self.edit()
        there = self.trees[-1]
        git(self.root, "checkout", "-q", "main")
        self.trees[-1] = tree
        self.edit()
        here = self.trees[-1]
        git(self.root, "merge", "-q", "--no-ff", "--no-commit", "-s", "ours", name)
        joined = self.chance.choice([here, there, {**there, "INT": here["INT"]}, changed(self.chance, there)])
        self.trees.append(joined)
        self._commit(text_of(joined))

    def _commit(self, text: str | None) -> None:
        if text is not None:
            self.folder.mkdir(exist_ok=True)
            (self.folder / "plan.yaml").write_text(text, encoding="utf-8")
        n = len(self.commits)
        day = f"2027-{1 + n // 28:02}-{1 + n % 28:02}"
        self.commits.append(commit(self.root, f"Versión {n}", day, self.chance.choice(PEOPLE)))
