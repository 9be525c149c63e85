"""Plans to follow and the answers of their areas, written as text or as plain data."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pecdocs.formato.model import Formato
from pecdocs.plan import Plan
from pecdocs.seguimiento import Answers, Estado, progress, rules_of
from pecdocs.seguimiento.model import Registro

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from pecdocs.seguimiento import Progress

Data = dict[str, Any]
LEVELS = [f"Nivel {n}" for n in range(1, 7)]


def plan_of(tree: Sequence[Data], vigencia: Any = "2024", **more: Any) -> Plan:
    """Give a plan with this tree."""
    head = {"titulo": "Plan", "version": "1", "fecha": "2024-01-31", "vigencia": vigencia}
    return Plan.model_validate({"entidad": {}, "documento": head, "niveles": LEVELS, "arbol": list(tree), **more})


def formato_of(**seguimiento: Any) -> Formato:
    """Give a format with these keys under `seguimiento`."""
    return Formato.model_validate({"nombre": "Uno", "seguimiento": seguimiento})


def answers_of(given: Mapping[str, Mapping[str, Any]]) -> Answers:
    """Give what each area answered, by period and code."""
    return Answers({key: Registro.model_validate({"respuestas": dict(each)}) for key, each in given.items()})


def measured(
    plan: Plan, given: Mapping[str, Mapping[str, Any]], corte: str = "2024-T2", formato: Formato | None = None
) -> Progress:
    """Measure a plan as of a cut-off."""
    return progress(plan, rules_of(plan, formato or formato_of()), answers_of(given), corte)


def exact(value: str) -> Fraction | Estado:
    """Read what a table expects: a number, a quotient (200/3), or the word of a state."""
    words = {each.value: each for each in Estado}
    return words[value] if value in words else Fraction(value)


def near(found: Decimal | Estado, expected: Fraction | Estado) -> bool:
    """Tell whether a value is what was expected, to 30 decimals."""
    if isinstance(expected, Estado) or isinstance(found, Estado):
        return found is expected
    return abs(Fraction(found) - expected) < Fraction(1, 10**30)
