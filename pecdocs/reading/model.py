"""The base of every typed model read from YAML, and the shorthands it allows."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from pecdocs.reading.scalars import Unquoted

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


class Modelo(BaseModel):
    """A mapping with known keys: unknown ones are mistakes, values do not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe each field in the schema that editors use, by the text under it."""
        found = handler(schema)
        properties = handler.resolve_ref_schema(found)["properties"]
        for name, text in field_texts(cls).items():
            properties[name]["description"] = text
        return found


class Abreviable(Modelo):
    """A mapping that may be written as the bare value of its main key, `clave_principal`.

    `inicio: 2024-03-01` stands for `inicio: {fecha: 2024-03-01}`. One mapping instead of a union keeps the place
    of each mistake exact.
    """

    clave_principal: ClassVar[str]
    abrevia_listas: ClassVar[bool] = False
    """Whether a bare list, too, stands for the main key."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        if isinstance(value, str | Unquoted) or (cls.abrevia_listas and isinstance(value, list)):
            return cls.from_scalar(value)
        return value

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Give the mapping that a bare value stands for."""
        return {cls.clave_principal: value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Allow the bare value in the schema that editors use."""
        long_form = super().__get_pydantic_json_schema__(schema, handler)
        kinds = ["string", "number", *(["array"] if cls.abrevia_listas else [])]
        return {"anyOf": [long_form, {"type": kinds}]}


class _OneOrMany:
    """Reads a single item as a list of one, and says so in the schema that editors use."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _as_list(value: Any) -> Any:
    return [value] if value is not None and not isinstance(value, list | tuple) else value


_Item = TypeVar("_Item")
Lista = Annotated[tuple[_Item, ...], _OneOrMany()]
"""A list that may be written as its only item."""
