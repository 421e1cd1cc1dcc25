"""Dataclasses and pydantic models as JSON, and back, by the annotations of their fields.

A type is written once. What its annotations do not say (a computed field, another name, a field
that is not published) stands in the class itself, in pydantic's words.
"""

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, TypeAdapter

T = TypeVar("T")

# The configuration of a published dataclass some of whose fields have defaults: they are always
# there in its JSON, and its schema says so.
PUBLISHED = ConfigDict(json_schema_serialization_defaults_required=True)


@cache
def adapter(of: Any) -> TypeAdapter[Any]:
    """The validator and serializer of a type, made once."""
    return TypeAdapter(of)


def to_json(value: Any, *, stored: bool = False) -> Any:
    """A value in the types that JSON has: dataclasses and models, also within mappings and
    sequences, become dictionaries.

    `stored` leaves out what is computed, so that `from_json` returns an equal value.
    """
    if isinstance(value, BaseModel) or (is_dataclass(value) and not isinstance(value, type)):
        return adapter(type(value)).dump_python(
            value, mode="json", by_alias=True, round_trip=stored
        )
    if isinstance(value, Mapping):
        return {key: to_json(one, stored=stored) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(one, stored=stored) for one in value]
    return value


def from_json(of: type[T], value: Any) -> T:
    """The value of a type that `to_json` wrote. Raises `ValueError` where it is something else."""
    found: T = adapter(cast(Any, of)).validate_python(value)
    return found
