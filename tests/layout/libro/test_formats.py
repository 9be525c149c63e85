"""What a program shows of the numbers of a workbook: as Word prints them, above all beside a bound."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pecdocs.layout.figures import percent_text
from pecdocs.layout.locale import Locale
from pecdocs.seguimiento import progress, rules_of
from tests.support.libros import libro_of, written
from tests.support.outer import pages_of, to_pdf
from tests.support.seguimientos import answers_of, formato_of, plan_of

if TYPE_CHECKING:
    from pathlib import Path

PERCENTS = (
    *("0", "0.04", "33.3333", "59.96", "59.99999", "60", "60.04", "74.96", "75", "79.96", "79.9876", "79.999999"),
    *("80", "80.04", "99.97", "100", "100.04", "100.3", "119.96", "120", "120.004", "120.04", "128"),
)
"""Done, of what was programmed: most of them within a rounding of a bound."""
WHOLE = Decimal(100000000)


@pytest.mark.externo
def test_a_workbook_shows_the_percentages_that_word_prints(tmp_path: Path) -> None:
    """To the letter but for the mark of the country: 79.96 % is not 80.0 % beside «En riesgo»."""
    goal = {"meta": str(WHOLE), "programacion": {"trimestral": {"2024-T1": str(WHOLE)}}}
    tree = [{"codigo": f"A{n:02}", "nombre": f"Tarea{n:02}", **goal} for n in range(len(PERCENTS))]
    plan = plan_of([{"codigo": "G", "nombre": "Grupo", "hijos": tree}])
    done = {f"A{n:02}": {"ejecutado": str(Decimal(each) * WHOLE / 100)} for n, each in enumerate(PERCENTS)}
    answers = answers_of({"2024-T1": done})
    rules, locale = rules_of(plan, formato_of()), Locale("MX", formato_of().estilos)
    found = progress(plan, rules, answers, "2024-T1").activities
    (tmp_path / "libro.xlsx").write_bytes(written(libro_of(plan, "2024-T1", answers=answers)))
    text = "\n".join(pages_of(to_pdf([tmp_path / "libro.xlsx"], tmp_path)[0]))
    shown = {code: set(re.findall(rf"Tarea{code[1:]}\s[^%]*?(\d\S*%)", text)) for code in found}
    assert shown == {
        code: {percent_text(value, rules, locale)}
        for code, each in found.items()
        if isinstance(value := each.to_date.percent, Decimal)
    }


@pytest.mark.externo
def test_amounts_of_thousands_keep_their_decimals(tmp_path: Path) -> None:
    """13200.5 is not 13,201, in the form and in the official table; 13200 has none."""
    goal = {"meta": "13200.5", "programacion": {"trimestral": {"2024-T1": "13200.5"}}}
    plan = plan_of([{"codigo": "A", "nombre": "Una", **goal}])
    libro = libro_of(plan, "2024-T1", answers=answers_of({"2024-T1": {"A": {"ejecutado": "12650"}}}))
    (tmp_path / "libro.xlsx").write_bytes(written(libro))
    text = "\n".join(pages_of(to_pdf([tmp_path / "libro.xlsx"], tmp_path)[0]))
    amounts = re.findall(r"1[23],\d{3}\S*", text)
    assert set(amounts) == {"13,200.5", "12,650"}
    assert amounts.count("13,200.5") > 1
