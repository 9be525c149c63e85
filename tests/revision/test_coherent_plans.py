"""In a random plan that agrees with itself the review finds nothing: not an error, not a warning, not a note."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import yaml

from pecdocs.cli.review_plan import review
from tests.support.coherentplans import Data, coherent_plans
from tests.support.rounds import WANTED, in_rounds

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_found_in_a_plan_that_agrees_with_itself(tmp_path: Path) -> None:
    """Nor in its log, its sign-off and the answers of its first period."""
    numbers = count()

    def check(data: Data) -> None:
        folder = tmp_path / str(next(numbers))
        (folder / "seguimiento").mkdir(parents=True)
        files = {"plan": data["plan"], "cambios": {"cambios": data["cambios"]}}
        files |= {f"seguimiento/{period}": held for period, held in data["seguimiento"].items()}
        for name, held in files.items():
            text = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=10_000)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        assert [str(each) for each in review(folder).hallazgos] == []

    in_rounds(check, coherent_plans, min(WANTED, 300))
