"""Make docs/hallazgos.md: what the review finds in each published plan, rule by rule, where and in which words.

Run as `python -m tools.findings_page`; a test says when the page is no longer what the review finds.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.cli.review_plan import review
from pecdocs.revision import todas
from tools.format_matrix import PLANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.revision import Hallazgo

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "hallazgos.md"
_SPECIAL = re.compile(r"([\\|*_<>`\[\]])")

INTRODUCTION = """\
# Lo que la revisión halla en los planes publicados

Los cinco planes de `data/` se transcribieron como se publicaron, con sus defectos. Esta página dice cuáles halla la
revisión: primero cuántos de cada [regla](reglas.md) en cada plan y, más abajo, en qué lugar y con qué palabras.

No se edita a mano: la escribe `python -m tools.findings_page`, y una prueba comprueba que diga lo que se halla.
"""


def page() -> str:
    """Write the page."""
    found = {plan: review(ROOT / "data" / plan).hallazgos for plan in PLANS}
    return "\n".join([INTRODUCTION, *_table(found), "", *_lists(found)])


def _table(found: Mapping[str, Sequence[Hallazgo]]) -> Iterator[str]:
    counts = {plan: Counter(each.regla for each in several) for plan, several in found.items()}
    yield f"| Regla | {' | '.join(f'[{plan}](#{plan})' for plan in found)} |"
    yield "|---" * (1 + len(found)) + "|"
    for rule in todas():
        if any(rule.codigo in each for each in counts.values()):
            cells = (str(counts[plan][rule.codigo] or "") for plan in found)
            yield f"| [{rule.codigo}](reglas.md#{rule.codigo.lower()}) {rule.titulo} | {' | '.join(cells)} |"
    yield f"| Todas | {' | '.join(str(sum(each.values())) for each in counts.values())} |"


def _lists(found: Mapping[str, Sequence[Hallazgo]]) -> Iterator[str]:
    for plan, several in found.items():
        yield f"## {plan}\n"
        by_rule: dict[str, list[Hallazgo]] = defaultdict(list)
        for each in several:
            by_rule[each.regla].append(each)
        yield "| Regla | Lugar | Qué se halló |"
        yield "|---|---|---|"
        for rule in todas():
            for each in by_rule[rule.codigo]:
                yield f"| {rule.codigo} {each.gravedad} | {_where(each)} | {_plain(each.mensaje)} |"
        yield ""


def _where(hallazgo: Hallazgo) -> str:
    """Give the file and line, and the name that stays when lines move."""
    place = hallazgo.sitio.place
    return f"{Path(place.file).name}:{place.line} {_plain(hallazgo.sitio.lugar)}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def main() -> int:
    """Write docs/hallazgos.md."""
    PAGE.write_text(page().rstrip("\n") + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
