"""The tags of a template, checked before anything is rendered: syntax, what is allowed, and every field's name.

A template is untrusted. Of Jinja only a small part is allowed (fields, conditions, loops over lists, a few
filters), so nothing in a template can call, compute without bound, or reach outside the fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, nodes

from pecdocs.faults import Fault, Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from pecdocs.word.story import StoryLine

FILTERS = frozenset(
    {
        "upper",
        "lower",
        "capitalize",
        "title",
        "trim",
        "default",
        "d",
        "join",
        "first",
        "last",
        "length",
        "count",
    }
)
TESTS = frozenset({"defined", "undefined", "none", "even", "odd"})
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.If, nodes.For, nodes.Filter, nodes.Test, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
    nodes.CondExpr, nodes.Concat, nodes.Tuple, nodes.Keyword,
)  # fmt: skip
_LOOP = dict.fromkeys(("index", "index0", "first", "last", "length"), "")
_MAX_LOOPS = 2
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
Shape = Any
"""What a field holds: a dict of fields, a list of one such dict, or a text."""


def jinja_text(text: str) -> str:
    """Give a paragraph's text as plain Jinja, with docxtpl's own marks taken out.

    docxtpl writes `{%p … %}`, `{%tr … %}`, `{%tc … %}`, `{%r … %}` for the element that a tag removes.
    """
    text = re.sub(r"(\{[{%#])(?:tr|tc|p|r)\s", r"\1 ", text)
    return _TAG.sub(lambda found: found[0].translate(_CURLY), text)


def check_tags(lines: Sequence[StoryLine], shape: dict[str, Shape], env: Environment, file: str) -> list[Fault]:
    """Give every mistake in a story's tags, placed at its paragraph or cell."""
    source = "\n".join(jinja_text(line.text) for line in lines)
    try:
        tree = env.parse(source)
    except TemplateSyntaxError as error:
        return [_syntax_fault(error, lines, file)]
    checker = _Checker(lines, file)
    checker.walk(tree, dict(shape), 0)
    return checker.faults


_STATEMENT = "(?:print statement|statement block)"
_SYNTAX = (
    ("unknown tag '(\\w+)'", "la etiqueta «{0}» no existe", "se admiten if, elif, else, endif, for y endfor"),
    (r"looking for the following tags: (.*?)\. The innermost", "falta cerrar un bloque", "agregue {0}"),
    ("Unexpected end of template", "falta cerrar un bloque", "agregue «endif» o «endfor»"),
    (f"unexpected end of {_STATEMENT}", "la etiqueta está incompleta", "complete lo que va entre las llaves"),
    (
        f"expected token 'end of {_STATEMENT}', got '(.*?)'",
        "sobra «{0}» en la etiqueta",
        "un campo se escribe {{{{ entidad.nombre }}}}",
    ),
    ("unexpected '(.*?)'", "«{0}» no se espera aquí", "revise las llaves de la etiqueta"),
    ("No filter named '(\\w+)'", "no hay un filtro «{0}»", "se admiten upper, lower, title, trim, default y join"),
    ("No test named '(\\w+)'", "no hay una prueba «{0}»", "se admiten defined, none, even y odd"),
)
"""What Jinja says of a mistake, and how it is said here; the words that it quotes fill the places."""


def _syntax_fault(error: TemplateSyntaxError, lines: Sequence[StoryLine], file: str) -> Fault:
    line = lines[min(max(error.lineno, 1), len(lines)) - 1]
    place = Place(file, spot=line.spot)
    said = str(error.message)
    for pattern, message, hint in _SYNTAX:
        found = re.search(pattern, said)
        if found is not None:
            words = [group.replace("'", "") for group in found.groups()]
            return Fault(place, message.format(*words) + _quoted(line), hint.format(*words))
    return Fault(place, f"la etiqueta está mal escrita{_quoted(line)}", "un campo se escribe {{ entidad.nombre }}")


def _quoted(line: StoryLine) -> str:
    tag = _TAG.search(line.text)
    text = tag[0] if tag else line.text.strip()[:60]
    return f": {text}" if text else ""


class _Checker:
    """Walks a template's tree with the fields in scope, gathering faults."""

    def __init__(self, lines: Sequence[StoryLine], file: str) -> None:
        self.lines = lines
        self.file = file
        self.faults: list[Fault] = []

    def walk(self, node: nodes.Node, scope: dict[str, Shape], loops: int) -> None:
        if not isinstance(node, _ALLOWED):
            kind = type(node).__name__
            self._fault(node, f"la plantilla usa «{kind}», que no se admite", "solo campos, condiciones y listas")
            return
        if isinstance(node, nodes.For):
            self._loop(node, scope, loops)
            return
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            self._fault(node, f"no hay un filtro «{node.name}»", did_you_mean(node.name, FILTERS))
        if isinstance(node, nodes.Test) and node.name not in TESTS:
            self._fault(node, f"no hay una prueba «{node.name}»", did_you_mean(node.name, TESTS))
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._shape(node, scope)
            return
        for child in node.iter_child_nodes():
            self.walk(child, scope, loops)

    def _loop(self, node: nodes.For, scope: dict[str, Shape], loops: int) -> None:
        shape = self._shape(node.iter, scope)
        if loops >= _MAX_LOOPS or node.recursive:
            self._fault(node, "hay demasiados «for» uno dentro de otro", f"se admiten {_MAX_LOOPS}")
            return
        if shape is not None and not isinstance(shape, list):
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
            return self._member(node, self._shape(node.node, scope), node.attr, _path(node.node), scope)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._member(node, self._shape(node.node, scope), str(node.arg.value), _path(node.node), scope)
        self.walk(node, scope, 0) if not isinstance(node, nodes.Getitem) else self._fault(
            node, "los corchetes solo admiten un nombre o un número", ""
        )
        return None

    def _member(self, node: nodes.Node, shape: Shape, name: str, path: str, scope: dict[str, Shape]) -> Shape:
        if shape is None:
            return None
        if isinstance(shape, list) and name.isdigit():
            return shape[0]
        return self._known(node, name, shape if isinstance(shape, dict) else {}, path, scope)

    def _known(
        self, node: nodes.Node, name: str, fields: dict[str, Shape], path: str, scope: dict[str, Shape]
    ) -> Shape:
        if name in fields:
            return fields[name]
        full = f"{path}.{name}" if path else name
        known = [f"{path}.{field}" for field in fields] if path and fields else list(_dotted(scope))
        self._fault(
            node,
            f"el campo «{full}» no existe",
            _closest(full, known),
        )
        return None

    def _fault(self, node: nodes.Node, message: str, hint: str) -> None:
        line = self.lines[min(max(node.lineno, 1), len(self.lines)) - 1]
        self.faults.append(Fault(Place(self.file, spot=line.spot), message, hint))


def _closest(name: str, known: list[str]) -> str:
    hint = did_you_mean(name, known)
    return hint if hint.startswith("¿") else "«pecdocs formatos» lista los campos"


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return "…"


def _dotted(shape: dict[str, Shape]) -> Iterator[str]:
    for name, value in shape.items():
        yield name
        if isinstance(value, dict):
            yield from (f"{name}.{inner}" for inner in value)
