"""A plan far larger than any real one is read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.plan import read_plan
from pecdocs.plan.checks import nodes
from tests.support.yaml_cases import branch, write_plan

if TYPE_CHECKING:
    from pathlib import Path

ACTIVITY = """\
- codigo: A{}
  nombre: Publicar la revista institucional
  fechas: {{inicio: 2024-02-01, fin: 2024-12-15}}
  meta: {{cantidad: 10, unidad: revistas}}
  indicador: Revistas publicadas
  responsables: [COM, TH]
  productos: [Revista]"""


def test_ten_thousand_activities_are_read(tmp_path: Path) -> None:
    """The file is within the limit, and every node is there."""
    write_plan(tmp_path, branch("\n".join(map(ACTIVITY.format, range(10_000)))))
    plan = read_plan(tmp_path)
    assert sum(1 for _ in nodes(plan.arbol)) == 10_001
