"""The JSON Schema (2020-12) of a dataset, derived from the records."""

from typing import Any, Final

from attrs import has

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES, Header
from czsu_relations._model.fields import Field, fields_of
from czsu_relations._storage.migrations import FORMAT_VERSION

__all__ = ["json_schema"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Definitions = dict[str, Any]
"""The schemas of records and their parts, by the names of their classes: `$defs`."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a dataset in JSON.

    It covers the shape: keys, types, terms, and the form of ids and other texts. It does not cover
    what takes the whole dataset to check, such as where links lead and whether dates fit together;
    `Dataset.from_dict` checks everything. Dates have the format `edtf`, which most validators
    ignore unless they are given a function for it, such as `TimeSpan.parse`.

    Every call returns a new dict. The package has the same schema in its file `data/schema.json`.

    >>> import czsu_relations as czsu
    >>> schema = czsu.json_schema()
    >>> schema["required"]
    ['format_version', 'title', 'edition', 'coverage']
    """
    definitions: Definitions = {}
    tables: dict[str, Any] = {}
    for table, cls in RECORD_TYPES.items():
        tables[table] = {"type": "array", "items": _refer_to_definition(cls, definitions)}
    header = _build_object_schema(Header, definitions)
    return {
        "$schema": _DIALECT,
        "title": "A dataset in the form of czsu_relations",
        **header,
        "properties": {
            "format_version": {"const": FORMAT_VERSION},
            **header["properties"],
            **tables,
        },
        "required": ["format_version", *header["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _refer_to_definition(cls: type, definitions: Definitions) -> dict[str, object]:
    """Return a reference to the definition of a class, which is added if it is missing."""
    name = cls.__name__
    if name not in definitions:
        definitions[name] = _build_object_schema(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _build_object_schema(cls: type, definitions: Definitions) -> dict[str, Any]:
    fields = fields_of(cls)
    return {
        "type": "object",
        "properties": {field.name: _build_field_schema(field, definitions) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _build_field_schema(field: Field, definitions: Definitions) -> dict[str, object]:
    item = _build_item_schema(field, definitions)
    if field.many:
        return {"type": "array", "items": item}
    if field.optional:
        return {"anyOf": [item, {"type": "null"}]}
    return item


def _build_item_schema(field: Field, definitions: Definitions) -> dict[str, object]:
    """Return the schema of a value of the field, or of an item if the field has many."""
    if has(field.base):
        return _refer_to_definition(field.base, definitions)
    if field.base is TimeSpan:
        return {"type": "string", "format": "edtf"}
    if field.base is bool:
        return {"type": "boolean"}
    if field.text_format:
        return {"type": "string", "pattern": field.text_format.pattern}
    return {"enum": field.terms}
