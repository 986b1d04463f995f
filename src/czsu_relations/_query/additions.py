"""A collection with more records, or with other records in place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.wording import describe_value
from czsu_relations.errors import DatasetError, Problem, QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from czsu_relations._model.records import Record

__all__ = ["add_records"]


def add_records(
    collection: Collection, records: Iterable[Record], header: Mapping[str, Any], *, replace: bool
) -> Collection:
    """Return a collection with more records, after every check.

    Args:
        collection: the collection that they are added to.
        records: records of any type.
        header: the fields of the header that change; None leaves a field as it is.
        replace: whether a record takes the place of the one with its id.

    Raises:
        RecordError: a field of the header has a wrong value.
        DatasetError: the records are not sound; the error has every problem found.
        QueryTypeError: one of them is no record.
    """
    changes = {name: value for name, value in header.items() if value is not None}
    table_of: dict[type, str] = {cls: table for table, cls in RECORD_TYPES.items()}
    own: dict[str, dict[str, Record]] = {}
    added: dict[str, list[Record]] = {}
    for table in RECORD_TYPES:
        own[table] = {record.id: record for record in getattr(collection, table)}
        added[table] = []
    for record in records:
        table = table_of.get(type(record), "")
        if not table:
            raise QueryTypeError(
                f"with_records takes records, not {describe_value(record)};"
                " put * before a list or a selection of records"
            )
        known = own[table]
        if replace and record.id in known:
            known[record.id] = record
        elif known.get(record.id) != record:
            added[table].append(record)
    from czsu_relations._storage.read_write import collection_from_records

    tables = {table: [*own[table].values(), *added[table]] for table in RECORD_TYPES}
    try:
        return collection_from_records(evolve(collection.header, **changes), tables)
    except DatasetError as error:
        problems = [_name_record(problem, tables) for problem in error.problems]
    raise DatasetError(problems)


def _name_record(problem: Problem, tables: Mapping[str, Sequence[Record]]) -> Problem:
    """Return a problem that also names its record: nobody sees the positions of merged tables."""
    table, _, rest = problem.pointer.removeprefix("/").partition("/")
    position = rest.partition("/")[0]
    if table not in tables or not position.isdecimal():
        return problem
    message = f"{tables[table][int(position)].id}: {problem.message}"
    if "already the id" in problem.message:
        message += "; to put a record in its place, use replace=True"
    return Problem(problem.pointer, message)
