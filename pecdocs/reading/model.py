"""The base of every typed model read from YAML, and the shorthands it allows."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from pecdocs.reading.scalars import Unquoted


class Modelo(BaseModel):
    """A mapping with known keys: unknown ones are mistakes, values do not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    ejemplo: ClassVar[str] = ""
    """How it is written, where its first key does not show it well."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe each field in the schema that editors use, by the text under it."""
        from pecdocs.reading.descriptions import field_texts  # noqa: PLC0415 - only the schema needs it

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
