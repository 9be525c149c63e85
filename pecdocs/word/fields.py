"""What a template asks for: only fields that exist, and of Jinja only what computes nothing.

A template is untrusted. Of Jinja only a small part is allowed (fields, conditions, loops over lists, a few filters),
so nothing in a template can call, compute without bound, or reach outside the fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pecdocs.faults import did_you_mean, nearest
from pecdocs.word.pairs import pair_faults
from pecdocs.word.tags import FILTERS, TESTS, read_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jinja2 import Environment

    from pecdocs.faults import Fault
    from pecdocs.word.story import Story
    from pecdocs.word.tags import Tag

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.If, nodes.For, nodes.Filter, nodes.Test, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
    nodes.CondExpr, nodes.Concat, nodes.Tuple, nodes.Keyword,
)  # fmt: skip
_REFUSED = {nodes.Call: "una llamada", nodes.BinExpr: "una operación", nodes.UnaryExpr: "una operación"}
_LOOP = dict.fromkeys(("index", "index0", "first", "last", "length"), "")
_MAX_LOOPS = 2
Shape = Any
"""What a field holds: a dict of fields, a list of one such dict, a text, or True for a yes/no; None: not known."""


def environment() -> ImmutableSandboxedEnvironment:
    """Make the Jinja environment of every template: no loader, no unknown fields, everything escaped."""
    env = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    env.globals.clear()
    return env


def check_story(story: Story, shape: dict[str, Shape], env: Environment, file: str) -> list[Fault]:
    """Give every mistake in a story's tags, placed at its paragraph or cell."""
    tags, faults = read_tags(story, file)
    faults = faults or list(pair_faults(tags, file))
    return faults or check_source([tag.jinja for tag in tags], tags, shape, env, file)


def check_source(
    lines: Sequence[str], tags: Sequence[Tag], shape: dict[str, Shape], env: Environment, file: str
) -> list[Fault]:
    """Give every mistake in Jinja's text: names that are no field, and what is not allowed.

    Each line of the text is the tag at the same place of `tags`; what goes beyond them is of the last one.
    """
    try:
        tree = env.parse("\n".join(lines))
    except TemplateSyntaxError as error:
        return [_syntax_fault(error, tags, file)]
    checker = _Checker(tags, file)
    checker.walk(tree, dict(shape), 0)
    return checker.faults


def _syntax_fault(error: TemplateSyntaxError, tags: Sequence[Tag], file: str) -> Fault:
    extra = re.search(r"got '(\w+)'", str(error.message))
    message = f"sobra «{extra[1]}» en la etiqueta" if extra else "la etiqueta está mal escrita"
    hint = "un campo se escribe {{ entidad.nombre }}; una lista, {% for sigla in siglas %}"
    tag = _at(tags, error.lineno)
    if re.search("[«»“”]", tag.text):
        hint = 'dentro de las etiquetas, las comillas son rectas y van por pares: "así"'
    return tag.fault(file, message, hint)


def _at(tags: Sequence[Tag], line: int) -> Tag:
    return tags[min(max(line, 1), len(tags)) - 1]


class _Checker:
    """Walks a template's tree with the fields in scope, gathering faults."""

    def __init__(self, tags: Sequence[Tag], file: str) -> None:
        self.tags = tags
        self.file = file
        self.faults: list[Fault] = []

    def walk(self, node: nodes.Node, scope: dict[str, Shape], loops: int) -> None:
        if not isinstance(node, _ALLOWED):
            what = next((words for kind, words in _REFUSED.items() if isinstance(node, kind)), "esta etiqueta")
            self._fault(node, f"no se admite {what}", "solo campos, condiciones (if) y listas (for)")
        elif isinstance(node, nodes.For):
            self._loop(node, scope, loops)
        elif isinstance(node, nodes.Output):
            for printed in node.nodes:
                self._printed(printed, scope, loops)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._shape(node, scope)
        else:
            self._named(node)
            for child in node.iter_child_nodes():
                self.walk(child, scope, loops)

    def _named(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            self._fault(node, f"no hay un filtro «{node.name}»", did_you_mean(node.name, FILTERS))
        if isinstance(node, nodes.Test) and node.name not in TESTS:
            self._fault(node, f"no hay una prueba «{node.name}»", did_you_mean(node.name, TESTS))

    def _printed(self, node: nodes.Expr, scope: dict[str, Shape], loops: int) -> None:
        """Check what is printed: a text, not a group of fields, a list, or a yes/no."""
        if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.walk(node, scope, loops)
            return
        shape = self._shape(node, scope)
        if isinstance(shape, dict):
            self._fault(node, "el campo es un grupo", f"escriba uno de los suyos: {', '.join(shape)}")
        elif isinstance(shape, list):
            self._fault(node, "el campo es una lista", f"recórrala: {{% for uno in {_path(node)} %}}")
        elif shape is True:
            self._fault(node, "el campo es sí o no", f"úselo en una condición: {{% if {_path(node)} %}}")

    def _loop(self, node: nodes.For, scope: dict[str, Shape], loops: int) -> None:
        if loops >= _MAX_LOOPS or node.recursive:
            self._fault(node, "hay demasiados «for» uno dentro de otro", f"se admiten {_MAX_LOOPS}")
            return
        before = len(self.faults)
        shape = self._shape(node.iter, scope)
        if not isinstance(shape, list) and len(self.faults) == before:
            self._fault(node, "«for» recorre un campo que no es una lista", "son listas: siglas, cambios")
        inner = {**scope, "loop": _LOOP}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = shape[0] if isinstance(shape, list) else None
        else:
            self._fault(node, "«for» admite un solo nombre", "{% for sigla in siglas %}")
        for child in (*node.body, *node.else_, *([node.test] if node.test is not None else [])):
            self.walk(child, inner, loops + 1)

    def _shape(self, node: nodes.Node, scope: dict[str, Shape]) -> Shape:
        """Give what a name or an attribute holds; a name that is no field is a fault."""
        if isinstance(node, nodes.Name):
            return self._known(node, node.name, scope, "", scope)
        if isinstance(node, nodes.Getattr):
            return self._member(node, self._shape(node.node, scope), node.attr, scope)
        if isinstance(node, nodes.Getitem):
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._member(node, self._shape(node.node, scope), node.arg.value, scope)
            self._fault(node, "los corchetes solo admiten un nombre", "una lista se recorre con «for»")
            return None
        self.walk(node, scope, _MAX_LOOPS)
        return None

    def _member(self, node: nodes.Getattr | nodes.Getitem, shape: Shape, name: str, scope: dict[str, Shape]) -> Shape:
        if shape is None:
            return None
        return self._known(node, name, shape if isinstance(shape, dict) else {}, _path(node.node), scope)

    def _known(
        self, node: nodes.Node, name: str, fields: dict[str, Shape], path: str, scope: dict[str, Shape]
    ) -> Shape:
        if name in fields:
            return fields[name]
        if path:
            hint = _closest(name, fields, f"{path}.") or f"«{path}» tiene {', '.join(fields) or 'solo un texto'}"
            self._fault(node, f"el campo «{path}.{name}» no existe", hint)
        else:
            hint = _closest(name, [*scope, *_inner(scope)], "") or "«pecdocs formatos FORMATO» lista los campos"
            self._fault(node, f"el campo «{name}» no existe", hint)
        return None

    def _fault(self, node: nodes.Node, message: str, hint: str) -> None:
        self.faults.append(_at(self.tags, node.lineno).fault(self.file, message, hint))


def _closest(name: str, known: Iterable[str], prefix: str) -> str:
    """Hint at the field most like a name, or at a group's field that ends in that very name."""
    fields = list(known)
    same = next((field for field in fields if field.rpartition(".")[2] == name), None)
    found = same or nearest(name, fields)
    return f"¿quiso decir «{prefix}{found}»?" if found else ""


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_path(node.node)}.{node.arg.value}"
    return "…"


def _inner(shape: dict[str, Shape]) -> Iterator[str]:
    for name, value in shape.items():
        if isinstance(value, dict):
            yield from (f"{name}.{inner}" for inner in value)
