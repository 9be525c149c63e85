"""What rules look at: a plan with its format, its seguimiento and its change log, walked once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pecdocs.plan.checks import nodes, sections, table_rows
from pecdocs.plan.numerals import numerals_of
from pecdocs.plan.rows import known_nodes
from pecdocs.reading.model import Modelo
from pecdocs.revision.model import Sitio
from pecdocs.revision.palabras import usadas
from pecdocs.revision.textos import del_documento, dichos
from pecdocs.seguimiento.items import Item, followed, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.formato import Formato, Tabla
    from pecdocs.plan import Nodo, Plan, Seccion
    from pecdocs.plan.model import Campos, FilaTabla
    from pecdocs.revision.palabras import Usada
    from pecdocs.revision.textos import Dicho
    from pecdocs.seguimiento import Answers, Rules

_NAMED = {"roles": "roles", "siglas": "siglas", "periodos": "periodos", "tablas": "", "firmas": "firmas"}
"""The mappings of a plan whose keys are names, and what stands before such a name."""


@dataclass(frozen=True)
class Expediente:
    """All that a review reads. What several rules need is made once, on demand."""

    plan: Plan
    formato: Formato
    rules: Rules
    answers: Answers | None = None
    """What was reported, if the plan is followed up."""

    @cached_property
    def nodos(self) -> tuple[Nodo, ...]:
        """Every node of the tree, parents first."""
        return tuple(nodes(self.plan.arbol))

    @cached_property
    def hojas(self) -> tuple[Nodo, ...]:
        """The nodes with nothing below them, but for the empty groups: the activities."""
        return tuple(node for node in self.nodos if not node.hijos and node.codigo not in self.vacios)

    @cached_property
    def vacios(self) -> Mapping[str, str]:
        """The level of each group that holds no activity, by its codigo: one beside others that hold some.

        One that says what an activity says is an activity, wherever it stands.
        """
        return dict(_vacios(self.plan.arbol, [each.nombre for each in self.plan.niveles]))

    @cached_property
    def padres(self) -> Mapping[str, Nodo]:
        """The node above each, by the codigo of the one below."""
        return {child.codigo: node for node in self.nodos for child in node.hijos}

    @cached_property
    def por_codigo(self) -> Mapping[str, Nodo]:
        """Every node by its codigo."""
        return known_nodes(self.plan)

    @cached_property
    def secciones(self) -> tuple[Seccion, ...]:
        """Every section, parents first."""
        return tuple(sections(self.plan.secciones))

    @cached_property
    def numerales(self) -> Mapping[str, str]:
        """The printed numeral of each section by its codigo; empty where it has none."""
        return numerals_of(self.plan.secciones)

    @cached_property
    def filas(self) -> tuple[tuple[str, FilaTabla], ...]:
        """Every row that the plan lists in a table, with the name of the table."""
        return tuple((name, row) for name, table in self.plan.tablas.items() for row in table_rows(table.filas or ()))

    @cached_property
    def seguidos(self) -> tuple[Item, ...]:
        """What is followed, parents first: the rows of the table `seguimiento`, or the tree."""
        return tuple(walk(followed(self.plan)))

    @cached_property
    def programados(self) -> tuple[Item, ...]:
        """What has a goal that periods sum to: of what is followed, and the activities that nobody follows."""
        known = {each.codigo for each in self.seguidos}
        alone = (Item(node.codigo, 1, node, (node,)) for node in self.hojas if node.codigo not in known)
        return tuple(each for each in (*self.seguidos, *alone) if each.measured and each.kind == "suma")

    @cached_property
    def dibujadas(self) -> Mapping[str, Tabla]:
        """The tables that the document always shows, by the name in the format: those of a section, or of `orden`."""
        drawn = {*self.formato.orden, *(each.tabla for each in self.secciones)}
        tables = self.formato.tablas.items()
        return {name: table for name, table in tables if name in drawn and table.cuando == "siempre"}

    def escritos(self) -> Iterator[Campos]:
        """Give everything that carries the fields of an activity: the nodes, and the rows that tables list."""
        yield from self.nodos
        yield from (row for _, row in self.filas)

    @cached_property
    def dichos(self) -> tuple[Dicho, ...]:
        """Every text that the plan prints, in no order that matters."""
        parts = (*self.secciones, *self.escritos())
        return (*del_documento(self.plan), *(each for part in parts for each in dichos(part)))

    @cached_property
    def siglas_usadas(self) -> tuple[Usada, ...]:
        """Every sigla in the texts of the plan, where each is used."""
        return usadas(self.dichos)

    def sitio_de(self, dicho: Dicho) -> Sitio:
        """Tell where a text of the plan stands."""
        if dicho.linea is None:
            return self.sitio(dicho.item, *dicho.campos)
        line = self.plan.place_in_text(dicho.item, str(dicho.campos[-1]), dicho.linea)
        return Sitio(line, self.lugar(self.plan.path(dicho.item)))

    def sitio(self, item: Modelo, *campos: str | int) -> Sitio:
        """Tell where a part of the plan, or a field below it, stands."""
        return Sitio(self.plan.place(item, *campos), self.lugar((*self.plan.path(item), *campos)))

    def sitio_de_respuesta(self, periodo: str, codigo: str, *campos: str | int) -> Sitio:
        """Tell where the answer of an activity, or a field of it, stands in the file of its period."""
        if self.answers is None:
            raise LookupError("nothing was answered")
        return Sitio(self.answers.place(periodo, codigo, *campos), codigo)

    def sitio_en_texto(self, seccion: Seccion, linea: int) -> Sitio:
        """Tell where a line (from 0) of the text of a section stands."""
        return Sitio(self.plan.place_in_text(seccion, "texto", linea), seccion.codigo)

    def lugar(self, path: tuple[str | int, ...]) -> str:
        """Name the place of a path by what stays when lines move: `REV-1`, `seguimiento/REV-1`, `firmas/elaboro`."""
        if not path:
            return "plan"
        first = str(path[0])
        words = [first]
        if first in _NAMED and len(path) > 1:
            words = [word for word in (_NAMED[first], str(path[1])) if word]
        value: Any = self.plan
        named = ""
        for step in path:
            value = getattr(value, str(step), None) if isinstance(value, Modelo) else value[step]
            if value is None:
                break
            named = getattr(value, "codigo", None) or getattr(value, "de", None) or named
        if first == "cambios" and len(path) > 1:
            named = self.plan.cambios[int(path[1])].version
        if first in {"arbol", "secciones"}:
            return named or first
        return "/".join([*words, named] if named and first in {"tablas", "cambios"} else words)


def _vacios(tree: tuple[Nodo, ...], levels: list[str]) -> Iterator[tuple[str, str]]:
    """Give the groups of a tree that hold nothing, and the name of the level of each; the last level has no groups."""
    if len(levels) <= 1:
        return
    for node in tree:
        yield from _vacios(node.hijos, levels[1:])
        says = node.meta or node.indicador or node.fechas or node.pasos or node.responsables
        if not node.hijos and not says and any(each.hijos for each in tree):
            yield node.codigo, levels[0]
