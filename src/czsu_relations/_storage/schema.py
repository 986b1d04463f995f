"""The JSON Schema (2020-12) of a dataset, derived from the records."""

from typing import Any, Final

from attrs import has

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import Field, fields_of
from czsu_relations._storage.codec import FORMAT_VERSION

__all__ = ["build_schema"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def build_schema() -> dict[str, object]:
    """Return the schema; it knows the shape, not whether links lead anywhere or dates fit."""
    parts: dict[str, Any] = {}
    rooms = {
        name: {"type": "array", "items": _part(cls, parts)} for name, cls in RECORD_TYPES.items()
    }
    whole = _object(Header, parts)
    return {
        "$schema": _DIALECT,
        "title": "A dataset in the form of czsu_relations",
        **whole,
        "properties": {
            "format_version": {"const": FORMAT_VERSION},
            **whole["properties"],
            **rooms,
        },
        "required": ["format_version", *whole["required"]],
        "$defs": dict(sorted(parts.items())),
    }


def _part(cls: type, parts: dict[str, Any]) -> dict[str, object]:
    """Describe a record under `$defs`, once; return the reference to it."""
    if cls.__name__ not in parts:
        parts[cls.__name__] = {}
        parts[cls.__name__] = _object(cls, parts)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: type, parts: dict[str, Any]) -> dict[str, Any]:
    fields = fields_of(cls)
    return {
        "type": "object",
        "properties": {field.name: _value(field, parts) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _value(field: Field, parts: dict[str, Any]) -> dict[str, object]:
    item = _item(field, parts)
    if field.many:
        return {"type": "array", "items": item}
    return {"anyOf": [item, {"type": "null"}]} if field.optional else item


def _item(field: Field, parts: dict[str, Any]) -> dict[str, object]:
    if has(field.base):
        return _part(field.base, parts)
    if field.base is TimeSpan:
        return {"type": "string", "format": "edtf"}
    if field.text_format:
        return {"type": "string", "pattern": field.text_format.pattern}
    return {"enum": field.terms}
