"""Random histories: what a walk tells of them is what slower ways tell."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from pecdocs.cambios.autoria import autoria
from pecdocs.cambios.diff import diff
from pecdocs.cambios.historia import historia
from pecdocs.cambios.model import Tipo
from pecdocs.cambios.records import Records, records_of
from pecdocs.cambios.versiones import Historia, leer_version
from pecdocs.plan.folder import plan_from
from tests.support.histories import Story

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pecdocs.cambios.autoria import Autor
    from pecdocs.plan import Plan

STEPS = (Story.edit, Story.edit, Story.edit, Story.edit, Story.go_back, Story.spoil, Story.move, Story.branch)
LINEAR = tuple(each for each in STEPS if each is not Story.branch)


class Whole:
    """Reads each version for itself, as the one that a person writes is read."""

    def plan(self, files: Mapping[str, bytes]) -> Plan | None:
        """Give a plan; None where it has a fault."""
        plan, faults = plan_from(files, "")
        return plan if not faults else None


def told(folder: Path, old: str, new: str | None) -> list[tuple[object, Autor]]:
    """Tell who made each change between two versions, and of whom each thing of either is."""
    versions = leer_version(folder, old), leer_version(folder, new)
    changes = diff(versions[0].plan, versions[1].plan)
    found = autoria(folder, *versions, changes)
    things = {key for each in versions for key in records_of(each.plan)}
    fields = [((each.key, each.campo), found.de(*each.key, campo=each.campo)) for each in changes]
    return [*fields, *((key, found.de(*key)) for key in sorted(things)), ((), found.de_todo)]


@pytest.mark.parametrize("seed", range(6))
def test_a_random_history_is_told_as_when_each_version_is_read_whole(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With branches, versions brought back, what can't be read, codes that change and a folder that is renamed."""
    chance = Random(seed)  # noqa: S311 - the same history every time
    story = Story(tmp_path / "repo", chance)
    for step in chance.choices(STEPS, k=9):
        step(story)
    story.edit()
    olds = [story.commits[0], *chance.sample(story.commits[:-1], 2)]
    asked = [(old, new) for old in olds if _is_read(story.folder, old) for new in (None, story.commits[-1])]
    in_pieces = [told(story.folder, *each) for each in asked], historia(Historia(story.folder))
    monkeypatch.setattr("pecdocs.cambios.turnos.Pieces", Whole)
    monkeypatch.setattr("pecdocs.cambios.historia.Pieces", Whole)
    assert ([told(story.folder, *each) for each in asked], historia(Historia(story.folder))) == in_pieces


def _is_read(folder: Path, revision: str) -> bool:
    past = Historia(folder)
    commit = past.repository.commit(revision)
    assert commit is not None
    return Whole().plan(past.textos([commit])[revision]) is not None


@pytest.mark.parametrize("seed", range(6))
def test_a_field_is_of_whom_gave_it_last_another_value(seed: int, tmp_path: Path) -> None:
    """Looked up version by version, where there is one line of them and the thing is in all that can be read."""
    chance = Random(100 + seed)  # noqa: S311 - the same history every time
    story = Story(tmp_path / "repo", chance)
    for step in chance.choices(LINEAR, k=12):
        step(story)
    story.edit()
    past = Historia(story.folder)
    read: list[tuple[str, Records]] = []
    for old, files in past.leer(past.versiones()[::-1]):
        if (plan := Whole().plan(files)) is not None:
            read.append((old.commit.author, records_of(plan)))
    versions = leer_version(story.folder, story.commits[0]), leer_version(story.folder, None)
    changes = diff(versions[0].plan, versions[1].plan)
    found = autoria(story.folder, *versions, changes)
    fields = [each for each in changes if each.tipo in {Tipo.MODIFICADO, Tipo.RENOMBRADO}]
    stayed = [each for each in fields if all(each.key in records for _, records in read)]
    assert stayed
    for each in stayed:
        values = [(author, records[each.key].fields[each.campo]) for author, records in read]
        last = next(n for n in range(len(values) - 1, 0, -1) if values[n][1] != values[n - 1][1])
        assert found.de(*each.key, campo=each.campo).nombre == values[last][0]
