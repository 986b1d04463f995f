"""A single record to plain data and JSON, and back."""

from typing import Any, TypeVar, cast

from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.records import Record
from czsu_relations._storage.converter import encode_record
from czsu_relations._storage.decoding import decode_lone_record
from czsu_relations._storage.integrity import find_problems
from czsu_relations._storage.json_text import dump_json, parse_json
from czsu_relations._storage.read_write import sort_problems
from czsu_relations.errors import DatasetError, Problem

__all__ = ["record_from_dict", "record_from_json", "record_to_dict", "record_to_json"]

R = TypeVar("R", bound=Record)


def record_to_dict(record: Record) -> dict[str, Any]:
    """Return the record as new plain data, as it is in the JSON of a dataset."""
    return encode_record(record)


def record_to_json(record: Record) -> str:
    """Return the record as canonical JSON."""
    return dump_json(encode_record(record))


def record_from_dict(cls: type[R], raw: object) -> R:
    """Return the record that plain data describe, checked by itself by every rule of a dataset.

    Raises:
        DatasetError: the data are wrong; the error lists every problem.
    """
    # `issubclass`, because anybody may derive a class of records.
    table = next(table for table, base in RECORD_TYPES.items() if issubclass(cls, base))
    partial = decode_lone_record(raw, cast("type[Record]", cls), table)
    problems = [*partial.problems, *find_problems(partial)]
    if problems:
        place = f"/{table}/0"
        alone = [
            Problem(problem.pointer.removeprefix(place), problem.message)
            for problem in sort_problems(problems)
        ]
        raise DatasetError(alone, "record")
    return cast("R", partial.tables[table][0])


def record_from_json(cls: type[R], text: object) -> R:
    """Return the record that a JSON text describes, checked as in `record_from_dict`.

    Raises:
        DatasetError: the data are wrong; the error lists every problem.
        QueryTypeError: the argument is neither a text nor bytes.
    """
    raw, problems = parse_json(text)
    if problems:
        raise DatasetError(problems, "record")
    return record_from_dict(cls, raw)
