"""`pecdocs revisar`: plan → formato → seguimiento → revision, as lines for the terminal or as JSON."""

from __future__ import annotations

import json
from textwrap import dedent, fill
from typing import TYPE_CHECKING, Any

from pecdocs.cli.inputs import read_inputs
from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.plan.folder import plan_file
from pecdocs.revision import Expediente, Gravedad, regla, revisar, todas
from pecdocs.seguimiento import read_answers, rules_of, try_answers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.formato import FormatFolder, Formato
    from pecdocs.plan import Plan
    from pecdocs.revision import Hallazgo, Regla, Revision

_WIDTH = 88


def expediente_of(path: Path, templates: Path | None = None) -> Expediente:
    """Read all that a review looks at. Raises InputError with everything that can't be read."""
    return read_review(path, templates)[0]


def read_review(path: Path, templates: Path | None = None) -> tuple[Expediente, FormatFolder]:
    """Read all that a review looks at, and the folder of its format. Raises InputError with what can't be read."""
    plan, folder = read_inputs(path, templates=templates)
    return expediente_with(path, plan, folder.formato), folder


def expediente_with(path: Path, plan: Plan, formato: Formato) -> Expediente:
    """Give what a review looks at, of a plan that is read. Raises InputError with what is wrong in its period files."""
    rules = rules_of(plan, formato)
    return Expediente(plan, formato, rules, read_answers(plan_file(path).parent, plan, rules))


def review(path: Path, templates: Path | None = None) -> Revision:
    """Review a plan. Raises InputError with everything that can't be read."""
    return revisar(expediente_of(path, templates))


def review_what_is_read(path: Path, templates: Path | None = None) -> tuple[Revision, tuple[Fault, ...]]:
    """Review a plan, also where its follow-up is wrong or can't be: give those faults beside what was found.

    Raises InputError where the plan itself can't be read.
    """
    plan, folder = read_inputs(path, templates=templates)
    rules = rules_of(plan, folder.formato)
    answers, faults = try_answers(plan_file(path).parent, plan, rules)
    return revisar(Expediente(plan, folder.formato, rules, answers)), tuple(faults)


def fails(revision: Revision, *, strict: bool) -> bool:
    """Tell whether what was found keeps a plan from being final."""
    return bool(revision.count(Gravedad.ERROR) or (strict and revision.count(Gravedad.AVISO)))


def as_lines(revision: Revision) -> Iterator[str]:
    """Give a line for each finding, and their count."""
    yield from map(str, revision.hallazgos)
    yield revision.cuenta()


def as_json(revision: Revision) -> str:
    """Give what was found as JSON, with what is accepted and why."""
    found = [_data(each) for each in revision.hallazgos]
    accepted = [
        {
            **_data(each),
            "motivo": waiver.motivo,
            "quien": waiver.quien,
        }
        for each, waiver in revision.aceptados
    ]
    return json.dumps({"hallazgos": found, "aceptados": accepted}, ensure_ascii=False, indent=2) + "\n"


def _data(hallazgo: Hallazgo) -> dict[str, Any]:
    place = hallazgo.sitio.place
    return {
        "regla": hallazgo.regla,
        "gravedad": hallazgo.gravedad.value,
        "archivo": place.file,
        "linea": place.line,
        "columna": place.column,
        "lugar": hallazgo.sitio.lugar,
        "mensaje": hallazgo.mensaje,
        "pista": hallazgo.pista,
    }


def rules_list() -> Iterator[str]:
    """Give every rule in its line."""
    for each in todas():
        yield f"{each.codigo:<4} {each.gravedad:<6} {each.titulo}"


def explained(codigo: str) -> Iterator[str]:
    """Say all of a rule. Raises InputError when there is none of that code."""
    found = regla(codigo)
    if found is None:
        hint = did_you_mean(codigo, [each.codigo for each in todas()])
        raise InputError([Fault(Place("--explicar"), f"no hay una regla «{codigo}»", hint)])
    yield from _explained(found)


def _explained(found: Regla) -> Iterator[str]:
    yield f"{found.codigo} ({found.gravedad}): {found.titulo}."
    yield ""
    yield fill(found.porque, _WIDTH)
    yield ""
    yield fill(f"Cómo se corrige: {found.corregir}", _WIDTH)
    for title, text in (("Así no:", found.ejemplo.mal), ("Así sí:", found.ejemplo.bien)):
        yield ""
        yield title
        yield from (f"    {line}".rstrip() for line in dedent(text).strip().splitlines())
