"""The text under each field of a model, which an editor shows beside it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator


def field_texts(model: type[BaseModel]) -> dict[str, str]:
    """Give the text under each field of a model, its own and those of its bases.

    pydantic can keep them, but reads the source of every model to do so, each time the program starts.
    """
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if issubclass(owner, BaseModel) and owner.__module__.partition(".")[0] != "pydantic":
            source = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
            found |= dict(_texts_under_fields(source))
    return {name: text for name, text in found.items() if name in model.model_fields}


def _texts_under_fields(source: ast.stmt) -> Iterator[tuple[str, str]]:
    for field, text in pairwise(source.body if isinstance(source, ast.ClassDef) else ()):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                yield name, inspect.cleandoc(words)
