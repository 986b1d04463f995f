"""Reading a collection from JSON, plain data or loose records, checked whole; and writing it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from czsu_relations._model.collection import RECORD_TYPES, Collection, Header
from czsu_relations._model.fields import describe_value, fields_of
from czsu_relations._model.ordering import sort_collection
from czsu_relations._storage.codec import (
    FORMAT_VERSION,
    PartialDataset,
    decode_dataset,
)
from czsu_relations._storage.converter import encode_record
from czsu_relations._storage.integrity import find_problems
from czsu_relations._storage.json_text import dump_json, extend_pointer, parse_json
from czsu_relations.errors import DatasetError, Problem, QueryTypeError

__all__ = [
    "collection_from_dict",
    "collection_from_json",
    "collection_from_records",
    "collection_to_dict",
    "collection_to_json",
    "header_to_dict",
]


def collection_from_dict(raw: object) -> Collection:
    """Read a collection from plain dicts and lists.

    Raises:
        DatasetError: it is not sound; the error has every problem found.
    """
    return _check(decode_dataset(raw))


def collection_from_json(text: object) -> Collection:
    """Read a collection from JSON.

    Raises:
        DatasetError: it is not sound; the error has every problem found.
        QueryTypeError: this is neither a text nor bytes.
    """
    if not isinstance(text, str | bytes):
        raise QueryTypeError(f"from_json takes a text or bytes, not {describe_value(text)}")
    raw, problems = parse_json(text)
    if problems:
        raise DatasetError(problems)
    return collection_from_dict(raw)


def collection_from_records(header: Header, tables: Mapping[str, object]) -> Collection:
    """Make a collection of records, which may come in any order.

    Raises:
        DatasetError: they are not sound; the error has every problem found.
        QueryTypeError: a table is no iterable of records.
    """
    reading = PartialDataset.empty(header)
    for name, records in tables.items():
        if not isinstance(records, Iterable):
            raise QueryTypeError(f"{name} are given as records, not {describe_value(records)}")
        cls = RECORD_TYPES[name]
        for index, record in enumerate(cast("Iterable[object]", records)):
            if type(record) is cls:
                reading.tables[name][index] = record
            else:
                message = f"wants a record of type {cls.__name__}, not {describe_value(record)}"
                reading.problems.append(Problem(extend_pointer("", name, index), message))
                reading.broken[name].add(None)
    return _check(reading)


def _check(reading: PartialDataset) -> Collection:
    """Return a collection in order, or raise all problems of it in the order of its JSON."""
    problems = [*reading.problems, *find_problems(reading)]
    if problems or reading.header is None:
        raise DatasetError(sorted(problems, key=_place_in_json))
    tables: dict[str, Any] = {
        name: tuple(records.values()) for name, records in reading.tables.items()
    }
    return sort_collection(Collection(header=reading.header, **tables))


def _place_in_json(problem: Problem) -> tuple[int, int, int]:
    """Return table, record and field of a problem as numbers; what is unknown comes last."""
    _, key, index, field, *_ = (*problem.pointer.split("/"), "", "", "")
    keys = ["", "format_version", *_field_names(Header), *RECORD_TYPES]
    fields = _field_names(RECORD_TYPES[key]) if key in RECORD_TYPES else []
    return (
        keys.index(key) if key in keys else len(keys),
        int(index) if index.isdecimal() else -1,
        fields.index(field) if field in fields else len(fields),
    )


def _field_names(cls: type) -> list[str]:
    return [field.name for field in fields_of(cls)]


def header_to_dict(header: Header) -> dict[str, Any]:
    """Return what stands above the tables in the JSON, as new plain data."""
    return {"format_version": FORMAT_VERSION, **encode_record(header)}


def collection_to_dict(collection: Collection) -> dict[str, Any]:
    """Return new plain dicts, lists, texts and numbers, keys in their canonical order."""
    tables = {
        name: [encode_record(record) for record in getattr(collection, name)]
        for name in RECORD_TYPES
    }
    return {**header_to_dict(collection.header), **tables}


def collection_to_json(collection: Collection) -> str:
    """Return canonical JSON: the same bytes for the same collection."""
    return dump_json(collection_to_dict(collection))
