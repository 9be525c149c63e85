"""The fingerprint of what is approved: it tells every change of the content, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pecdocs.cambios import Change, diff
from pecdocs.cambios.cierre import Pedido, pending_refusals
from pecdocs.cambios.huella import approved_entry, edited_since, huella
from pecdocs.plan import Plan, read_plan
from pecdocs.plan.folder import plan_from
from tests.cambios.test_diff import plan as small
from tests.support.edits import versions
from tests.support.rounds import WANTED, in_rounds

DATA = Path(__file__).parents[2] / "data"
PAIRS = min(WANTED, 600) // 2


def of_content(change: Change) -> bool:
    """Tell whether a change is of what a committee approves."""
    return change.clase != "cambio" and (change.clase, change.campo) not in {("documento", "estado"), ("plan", "")}


@pytest.mark.xdist_group("versiones")
def test_two_plans_have_one_fingerprint_when_nothing_of_their_content_differs() -> None:
    """For any two versions: the diff is what says whether something differs."""

    def check(pair: tuple[Plan, Plan]) -> None:
        old, new = pair
        differs = any(of_content(each) for each in diff(old, new))
        assert (huella(old) != huella(new)) is differs

    in_rounds(check, versions, PAIRS)


def test_the_fingerprint_of_a_plan_stays_from_one_version_of_the_program_to_the_next() -> None:
    """A plan that was approved years ago is still the one that was approved; this value is never renewed."""
    goal = {"cantidad": "10", "unidad": "revistas"}
    plan = Plan.model_validate(
        {
            "entidad": {"nombre": "Entidad", "sigla": "ENT"},
            "documento": {"titulo": "Plan", "version": "1", "fecha": "2024-01-31", "vigencia": "2024"},
            "siglas": {"PEC": "Plan Estratégico de Comunicaciones"},
            "roles": {"COM": {"nombre": "Comunicaciones", "personas": [{"nombre": "Ana Ruiz"}]}},
            "secciones": [{"codigo": "INTRO", "titulo": "Introducción", "texto": "El plan."}],
            "arbol": [{"codigo": "A", "nombre": "Revista", "responsables": ["COM"], "meta": goal, "peso": "40"}],
            "tablas": {"seguimiento": {"filas": [{"de": "A", "indicador": None}]}},
            "firmas": {"aprobo": [{"comite": "Comité", "acta": "3"}]},
        }
    )
    assert huella(plan) == "f478fbf3aea88b05"


def test_an_approved_plan_is_edited_when_it_is_not_what_its_entry_keeps() -> None:
    """Of a draft, or where no entry keeps a fingerprint, nothing is said."""
    plan = read_plan(DATA / "uspec-2024-v2")
    assert edited_since(plan) is None
    kept = plan.cambios[-1].model_copy(update={"huella": huella(plan)})
    approved = plan.model_copy(update={"cambios": (*plan.cambios[:-1], kept)})
    assert edited_since(approved) is None
    edited = approved.model_copy(update={"siglas": {**approved.siglas, "OIM": "Otra"}})
    assert edited_since(edited) == kept
    draft = edited.model_copy(update={"documento": edited.documento.model_copy(update={"estado": "borrador"})})
    assert edited_since(draft) is None


def test_an_approved_plan_that_only_calls_itself_another_version_is_the_last_approved_one_edited() -> None:
    """Unless the change log has an entry of that version: then somebody approved it, with or without a fingerprint."""
    plan = read_plan(DATA / "uspec-2024-v2")
    kept = plan.cambios[-1].model_copy(update={"huella": huella(plan)})
    third = plan.documento.model_copy(update={"version": "03"})
    renamed = plan.model_copy(update={"documento": third, "cambios": (*plan.cambios[:-1], kept)})
    assert edited_since(renamed) == kept
    by_hand = kept.model_copy(update={"version": "03", "huella": None})
    assert edited_since(renamed.model_copy(update={"cambios": (*renamed.cambios, by_hand)})) is None


def test_the_entry_of_a_version_is_found_whatever_its_zeros() -> None:
    """A cover that says «2» and a log that says «02» are of one version."""
    plan = read_plan(DATA / "uspec-2024-v2")
    bare = plan.model_copy(update={"documento": plan.documento.model_copy(update={"version": "2"})})
    kept = plan.cambios[-1].model_copy(update={"huella": huella(bare)})
    approved = bare.model_copy(update={"cambios": (*plan.cambios[:-1], kept)})
    assert approved_entry(approved) == kept
    assert edited_since(approved) is None


def test_the_last_version_is_that_of_the_last_orden_wherever_its_entry_stands() -> None:
    """Some entities keep their change log with the newest version above."""
    log = [
        {"version": str(n), "orden": str(n), "fecha": f"2024-0{n}-15", "descripcion": f"Versión {n}.", "huella": "otra"}
        for n in (3, 2, 1)
    ]
    document = {"titulo": "Plan", "version": "4", "fecha": "2024-04-30", "vigencia": "2024", "estado": "aprobado"}
    edited = edited_since(small(cambios=log, documento=document))
    assert edited is not None
    assert edited.version == "3"


def test_what_was_signed_before_the_version_before_approves_none_after_it() -> None:
    """Also of an entry written by hand, in a change log with the newest version above."""
    text = """
entidad: {nombre: Entidad}
documento: {titulo: Plan, version: "3", fecha: 2024-03-15, vigencia: 2024}
niveles: [Actividad]
arbol: [{codigo: A-1, nombre: Boletín}]
firmas: {aprobo: [{nombre: Ana Ruiz, fecha: 2024-02-01}]}
"""
    entries = [f'- {{version: "{n}", orden: {n}, fecha: 2024-0{n}-15, descripcion: Versión {n}.}}\n' for n in (3, 2, 1)]
    files = {"plan.yaml": text.encode(), "cambios.yaml": f"cambios:\n{''.join(entries)}".encode()}
    found, faults = plan_from(files, "mi-plan")
    assert found is not None
    assert not faults
    (fault,) = pending_refusals(found, Pedido("3", date(2024, 3, 15), "aprobado"), found.cambios[0])
    assert "aprobó una versión anterior, no la «3»" in fault.message
