"""Who is asked for what: an activity belongs to the roles that the plan makes responsible for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.seguimiento.items import followed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pecdocs.plan.model import Campos, Nodo, Plan
    from pecdocs.seguimiento.items import Item

Roles = tuple[str, ...]


def asked_of(plan: Plan, items: Iterable[Item] | None = None) -> dict[str, Roles]:
    """Give, of each activity that is measured, the roles that are asked for it; several may share one.

    They are its own `responsables`, or those of the nearest that stands above it and has some: first in what is
    followed, then in the tree. None where nobody is. `items` are what is followed, where that is known already.
    """
    return dict(_asked(followed(plan) if items is None else items, (), roles_above(plan)))


def roles_above(plan: Plan) -> dict[str, Roles]:
    """Give, of each node of the tree, the roles of the nearest node above it that has some."""
    return dict(_inherited(plan.arbol, ()))


def areas_of(asked: Mapping[str, Roles], plan: Plan) -> dict[str, Roles]:
    """Give the activities that each role is asked for, roles as the plan lists them; not those asked for nothing."""
    found = {role: tuple(code for code, roles in asked.items() if role in roles) for role in plan.roles}
    return {role: codes for role, codes in found.items() if codes}


def office(plan: Plan) -> str:
    """Name who answers for everybody, in a workbook of all areas."""
    return plan.entidad.dependencia or plan.entidad.nombre or plan.entidad.sigla or "La entidad"


def names_of_areas(plan: Plan) -> dict[str, str]:
    """Give the names of the areas by all that they go by, their names and their keys, in small letters."""
    names = {office(plan): office(plan)} | {each.nombre: each.nombre for each in plan.roles.values()}
    names |= {key: each.nombre for key, each in plan.roles.items()}
    return {each.casefold(): name for each, name in names.items()}


def _asked(items: Iterable[Item], outer: Roles, above: dict[str, Roles]) -> Iterator[tuple[str, Roles]]:
    for item in items:
        roles = own_roles(item.fields) or outer
        if item.measured:
            yield item.codigo, roles or above.get(item.codigo, ())
        yield from _asked(item.children, roles, above)


def _inherited(tree: Iterable[Nodo], outer: Roles) -> Iterator[tuple[str, Roles]]:
    for node in tree:
        yield node.codigo, outer
        yield from _inherited(node.hijos, own_roles(node) or outer)


def own_roles(fields: Campos) -> Roles:
    """Give the roles that a node or a row names itself."""
    return fields.responsables.roles if fields.responsables is not None else ()
