"""What a returned workbook says the plan should be: its nodes in order, what is programmed, its roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from pecdocs.faults import Fault, Place, did_you_mean
from pecdocs.intake.plan_libro.celdas import Typed, taken, taken_part
from pecdocs.intake.plan_libro.hojas import Hoja, Renglon, read_sheet
from pecdocs.intake.wrong import Wrong
from pecdocs.layout.plan_libro.campos import CAMPOS, CAMPOS_ROL, FIXED, Campo, Content, content, programmed
from pecdocs.layout.plan_libro.libro import ARBOL, PROGRAMACION, RESPONSABLES
from pecdocs.plan.checks import nodes
from pecdocs.plan.codes import Proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pecdocs.excel.reading import ReadBook
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Campos, Nodo, Rol

Period = tuple[str, str]
"""The scheme of a period, and its key."""


@dataclass(slots=True)
class Wanted:
    """A node or a role as a row says it should be."""

    codigo: str
    row: Renglon
    is_new: bool
    nivel: int = 1
    above: str | None = None
    """The codigo of the node that holds it."""
    contents: dict[str, Content] = field(default_factory=dict)
    """What each column says, by its key; without those that are fixed, or wrong."""


@dataclass(slots=True)
class WantedPlan:
    """What a whole workbook says, and what is wrong in it, cell by cell."""

    file: str
    nodes: list[Wanted] = field(default_factory=list)
    programmed: dict[str, dict[Period, Content]] = field(default_factory=dict)
    programmed_rows: dict[str, Renglon] = field(default_factory=dict)
    roles: list[Wanted] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_wanted(book: ReadBook, plan: Plan, data: Any, periods: Sequence[Period]) -> WantedPlan:
    """Read a workbook of a plan; `data` is what its file holds. Raises InputError when sheets or columns lack."""
    tree = read_sheet(book, ARBOL, ["clave", "nivel", "codigo", *(campo.key for campo in CAMPOS)])
    parts = read_sheet(book, PROGRAMACION, ["codigo", *(f"{scheme}@{key}" for scheme, key in periods)])
    roles = read_sheet(book, RESPONSABLES, ["clave", "codigo", *(campo.key for campo in CAMPOS_ROL)])
    reader = _Reader(WantedPlan(book.file), plan)
    reader.read_tree(tree, data)
    reader.read_roles(roles)
    reader.read_parts(parts, periods)
    return reader.found


class _Reader:
    def __init__(self, found: WantedPlan, plan: Plan) -> None:
        self.found = found
        self.plan = plan
        self.nodes = {node.codigo: node for node in nodes(plan.arbol)}

    def fault(self, row: Renglon, key: str, message: str, hint: str = "") -> None:
        self.found.faults.append(Fault(row.place(self.found.file, key), message, hint))

    # The tree

    def read_tree(self, hoja: Hoja, data: Any) -> None:
        """Read the nodes, and where each belongs."""
        codes = self._codes(hoja, self.nodes, self._proposals(hoja, data))
        way: list[str] = []
        for row, code in codes:
            depth = self._depth(row, len(way))
            node = self.nodes.get(code)
            above = way[depth - 2] if depth > 1 else None
            wanted = Wanted(code, row, node is None, depth, above)
            wanted.contents = self._contents(row, node, CAMPOS)
            way[depth - 1 :] = [code]
            self._check(wanted)
            self.found.nodes.append(wanted)

    def _proposals(self, hoja: Hoja, data: Any) -> Callable[[Renglon], str]:
        typed = [{"codigo": row.text("codigo")} for row in hoja.rows if row.text("codigo")]
        propose = Proposals([data, typed])
        return lambda row: str(propose("codigo", {"nombre": row.text("nombre")}))

    def _codes(
        self, hoja: Hoja, known: Mapping[str, Any], propose: Callable[[Renglon], str] | None
    ) -> list[tuple[Renglon, str]]:
        """Give each row its codigo; a row whose codigo was changed or repeated is told and left out."""
        first: dict[str, Renglon] = {}
        typed = {row.text("codigo") for row in hoja.rows}
        found = []
        for row in hoja.rows:
            code, made_for = row.text("codigo"), row.text("clave")
            if made_for in known and made_for != code and made_for not in typed:
                hint = f"escriba otra vez «{made_for}»; para quitar la fila, bórrela completa"
                self.fault(row, "codigo", f"el código de esta fila era «{made_for}», y un código no cambia", hint)
                code = made_for
            elif not code and propose is not None:
                code = propose(row)
            elif not code:
                self.fault(row, "codigo", "falta el código", "escríbalo: letras sin acentos, cifras y guiones")
                continue
            if code in first:
                hint = "cada código es único: en una fila nueva déjelo vacío, o escriba otro"
                self.fault(row, "codigo", f"el código «{code}» ya está en la fila {first[code].number}", hint)
                continue
            first[code] = row
            found.append((row, code))
        return found

    def _depth(self, row: Renglon, deepest: int) -> int:
        """Read the level of a row: one more than that of the row above it at most."""
        names = [level.nombre for level in self.plan.niveles]
        text = row.text("nivel")
        number = re.match(r"[0-9]{1,2}", text)
        named = [n for n, name in enumerate(names, start=1) if name.casefold() == text.casefold()]
        depth = int(number[0]) if number else named[0] if named else 0
        if not 1 <= depth <= max(len(names), 1):
            said = [f"{n} · {name}" for n, name in enumerate(names, start=1)]
            message = f"«{text}» no es un nivel del plan" if text else "falta el nivel"
            self.fault(row, "nivel", message, did_you_mean(text, said) if text else "escójalo de la lista")
            return deepest or 1
        if depth > deepest + 1:
            hint = "ponga encima la fila de su grupo, o cambie el nivel"
            self.fault(row, "nivel", f"el nivel {depth} no tiene encima una fila de nivel {depth - 1}", hint)
            return deepest + 1
        return depth

    def _contents(self, row: Renglon, item: Campos | Rol | None, campos: Sequence[Campo]) -> dict[str, Content]:
        found: dict[str, Content] = {}
        for campo in campos:
            have = content(item, campo) if item is not None else None
            want = self._taken(row, campo.key, have, partial(taken, campo=campo))
            if not isinstance(want, Wrong):
                found[campo.key] = want
        return found

    def _taken(
        self, row: Renglon, key: str, have: Content, take: Callable[[Typed], Content | Wrong]
    ) -> Content | Wrong:
        """Read a cell; what is wrong with it is told, and what is fixed must have stayed so."""
        cell = row.cells.get(key)
        want = take(cell) if isinstance(cell, Typed) else cell
        if FIXED in (have, want):
            if want is not have and not isinstance(want, Wrong):
                want = _NOT_HERE if have is FIXED else _NO_DATA
            elif want is have:
                return _FIXED
        if isinstance(want, Wrong):
            self.fault(row, key, *want)
        return want

    def _check(self, wanted: Wanted) -> None:
        """Tell what a new or changed row lacks that only a person would miss."""
        row, contents, node = wanted.row, wanted.contents, self.nodes.get(wanted.codigo)
        goal = ("meta", "unidad", "meta_impreso")
        changed = node is None or any(
            contents.get(campo.key) != content(node, campo) for campo in CAMPOS if campo.key in goal
        )
        number, unit, printed = (contents.get(key) for key in goal)
        if changed and number is not None and unit is None and printed is None and "unidad" not in row.cells:
            self.fault(row, "unidad", "falta la unidad de la meta", "escriba de qué es la cantidad: revistas, %…")
        if changed and number is None and unit is not None and "meta" not in row.cells:
            self.fault(row, "meta", "hay unidad y falta la cantidad de la meta", "escriba cuánto, o borre la unidad")

    # Roles and programming

    def read_roles(self, hoja: Hoja) -> None:
        """Read the roles."""
        for row, code in self._codes(hoja, self.plan.roles, None):
            role = self.plan.roles.get(code)
            contents = self._contents(row, role, CAMPOS_ROL)
            if role is None and contents.get("nombre", _FIXED) is None:
                self.fault(
                    row, "nombre", f"el rol «{code}» no tiene nombre", "escriba cómo se llama el cargo o el área"
                )
            self.found.roles.append(Wanted(code, row, role is None, contents=contents))

    def read_parts(self, hoja: Hoja, periods: Sequence[Period]) -> None:
        """Read what is programmed for each node that stays or comes."""
        wanted = {each.codigo for each in self.found.nodes}
        for row in hoja.rows:
            code = row.text("codigo")
            filled = [key for key in row.cells if "@" in key]
            if code in self.found.programmed:
                hint = "deje una sola fila por código"
                self.fault(row, "codigo", f"el código «{code}» ya está en otra fila", hint)
            elif code in wanted:
                self.found.programmed_rows[code] = row
                self.found.programmed[code] = self._parts(row, self.nodes.get(code), periods)
            elif filled and code not in self.nodes:
                hint = did_you_mean(code, wanted) if code else "escriba el código de su fila del árbol"
                self.fault(row, "codigo", f"no hay un nodo «{code}» en el árbol" if code else "falta el código", hint)
        for node in self.nodes.values():
            lost = node.codigo in wanted and node.codigo not in self.found.programmed
            if lost and any(programmed(node, *period) is not None for period in periods):
                hint = "no quite filas de esta hoja: deje vacías las celdas"
                place = Place(self.found.file, cell=PROGRAMACION)
                self.found.faults.append(Fault(place, f"falta la fila de «{node.codigo}»", hint))

    def _parts(self, row: Renglon, node: Nodo | None, periods: Sequence[Period]) -> dict[Period, Content]:
        found: dict[Period, Content] = {}
        for scheme, key in periods:
            have = programmed(node, scheme, key) if node is not None else None
            want = self._taken(row, f"{scheme}@{key}", have, taken_part)
            if not isinstance(want, Wrong):
                found[scheme, key] = want
        return found


_FIXED = Wrong("")
"""Stands for a cell that is fixed and stayed so: nothing is taken from it, and nothing told."""
_NOT_HERE = Wrong("este dato se cambia en plan.yaml, no en el libro", f"escriba otra vez «{FIXED.value}»")
_NO_DATA = Wrong(f"«{FIXED.value}» no es un dato", "escriba el dato, o deje la celda vacía")
