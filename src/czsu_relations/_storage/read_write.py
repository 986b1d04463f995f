"""Reading a collection from JSON, plain data or single records, with every check; writing it."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from czsu_relations._model.collection import RECORD_TYPES, Collection, Header
from czsu_relations._model.fields import fields_of
from czsu_relations._model.ordering import sort_collection
from czsu_relations._model.records import Record
from czsu_relations._model.wording import describe_value
from czsu_relations._storage.converter import encode_record
from czsu_relations._storage.decoding import PartialDataset, decode_dataset
from czsu_relations._storage.integrity import find_problems
from czsu_relations._storage.json_text import dump_json, extend_pointer, parse_json
from czsu_relations._storage.migrations import FORMAT_VERSION
from czsu_relations.errors import DatasetError, Problem, QueryTypeError

__all__ = [
    "collection_from_dict",
    "collection_from_json",
    "collection_from_records",
    "collection_to_dict",
    "collection_to_json",
    "header_to_dict",
    "sort_problems",
    "table_to_dict",
]


def collection_from_dict(raw: object) -> Collection:
    """Return the collection that plain dicts and lists describe.

    Raises:
        DatasetError: the data are not sound; the error has every problem found.
    """
    return _complete_collection(decode_dataset(raw))


def collection_from_json(text: object) -> Collection:
    """Return the collection that a JSON text describes.

    Raises:
        DatasetError: the data are not sound; the error has every problem found.
        QueryTypeError: the argument is neither a text nor bytes.
    """
    raw, problems = parse_json(text)
    if problems:
        raise DatasetError(problems)
    return collection_from_dict(raw)


def collection_from_records(header: Header, tables: Mapping[str, object]) -> Collection:
    """Return a collection of records, which may be given in any order.

    Raises:
        DatasetError: the records are not sound; the error has every problem found.
        QueryTypeError: a table is no iterable of records.
    """
    dataset = PartialDataset(header)
    for table, records in tables.items():
        if not isinstance(records, Iterable):
            raise QueryTypeError(f"{table} are given as records, not {describe_value(records)}")
        cls = RECORD_TYPES[table]
        for index, record in enumerate(cast("Iterable[object]", records)):
            if type(record) is cls:
                dataset.tables[table][index] = record
            else:
                message = f"wants a record of type {cls.__name__}, not {describe_value(record)}"
                dataset.add_problem(extend_pointer("", table, index), message)
                dataset.broken[table].add(None)
    return _complete_collection(dataset)


def _complete_collection(dataset: PartialDataset) -> Collection:
    """Return the sorted collection, or raise all its problems in the order of its JSON."""
    problems = [*dataset.problems, *find_problems(dataset)]
    if problems or dataset.header is None:
        raise DatasetError(sort_problems(problems))
    tables: dict[str, Any] = {}
    for table, records in dataset.tables.items():
        tables[table] = tuple(records.values())
    return sort_collection(Collection(header=dataset.header, **tables))


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order of the dataset's JSON."""
    return sorted(problems, key=_position_in_json)


def _position_in_json(problem: Problem) -> tuple[int, int, int]:
    """Return the positions of a problem's key, record and field; unknown names come last."""
    steps = problem.pointer.split("/")[1:]
    key, index, field, *_ = (*steps, "", "", "")
    # The problem of the whole dataset has no key, and comes first.
    keys = ["", "format_version", *_field_names(Header), *RECORD_TYPES]
    fields: list[str] = []
    if key in RECORD_TYPES:
        fields = _field_names(RECORD_TYPES[key])
    record_position = -1
    if index.isdecimal():
        record_position = int(index)
    return _position_in(keys, key), record_position, _position_in(fields, field)


def _position_in(names: list[str], name: str) -> int:
    """Return the index of a name, or the length of the list if the name is not in it."""
    if name in names:
        return names.index(name)
    return len(names)


def _field_names(cls: type) -> list[str]:
    return [field.name for field in fields_of(cls)]


def header_to_dict(header: Header) -> dict[str, Any]:
    """Return the part of the JSON above the tables, as new plain data."""
    return {"format_version": FORMAT_VERSION, **encode_record(header)}


def collection_to_dict(collection: Collection) -> dict[str, Any]:
    """Return new plain dicts, lists, texts and numbers, keys in their canonical order."""
    plain = header_to_dict(collection.header)
    for table in RECORD_TYPES:
        plain |= table_to_dict(table, getattr(collection, table))
    return plain


def table_to_dict(table: str, records: Iterable[Record]) -> dict[str, list[dict[str, Any]]]:
    """Return the records of one table as plain data, under the name of the table."""
    return {table: [encode_record(record) for record in records]}


def collection_to_json(collection: Collection) -> str:
    """Return canonical JSON: the same bytes for the same collection."""
    return dump_json(collection_to_dict(collection))
