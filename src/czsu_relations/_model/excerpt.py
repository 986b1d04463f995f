"""Excerpts: some records of a collection as a collection of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.fields import fields_of, links_of
from czsu_relations._model.ordering import sort_collection
from czsu_relations._model.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["excerpt_collection"]

R = TypeVar("R", bound=Record)


def excerpt_collection(
    collection: Collection, records: Iterable[Record], *, suffix: str
) -> Collection:
    """Return a collection of some records and of the records that they name.

    Treaties, actors and references that they name are included, and those that these name in turn.
    Links to other records are left out.

    Args:
        collection: the records to choose from.
        records: the chosen records; a changed copy replaces the record with the same id.
        suffix: what is added to the title of the dataset.
    """
    kept = _add_named_records(collection, records)
    tables: dict[str, list[Any]] = {name: [] for name in RECORD_TYPES}
    table_of = {cls: name for name, cls in RECORD_TYPES.items()}
    for record in kept.values():
        tables[table_of[type(record)]].append(_drop_missing_links(record, kept))
    header = collection.header
    dyad = header.dyad
    if not kept.keys() >= set(dyad):
        dyad = ()
    header = evolve(header, title=f"{header.title}, {suffix}", dyad=dyad)
    return sort_collection(Collection(header=header, **_freeze_tables(tables)))


def _add_named_records(collection: Collection, records: Iterable[Record]) -> dict[str, Record]:
    """Return records by id, with the treaties, actors and references that they name."""
    kept = {record.id: record for record in records}
    includable: dict[str, Record] = {}
    for table in (collection.treaties, collection.actors, collection.references):
        for record in table:
            includable[record.id] = record
    pending = list(kept.values())
    while pending:
        for link in links_of(pending.pop()):
            key = link.key
            if key in includable and key not in kept:
                kept[key] = includable[key]
                pending.append(includable[key])
    return kept


def _freeze_tables(tables: Mapping[str, list[Any]]) -> dict[str, Any]:
    return {name: tuple(table) for name, table in tables.items()}


def _drop_missing_links(record: R, kept: Mapping[str, Record]) -> R:
    """Return a record without its links to records that are not kept."""
    changes: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.link and field.many:
            changes[field.name] = tuple(key for key in value if key in kept)
        elif field.link and value not in kept:
            changes[field.name] = None
    return evolve(record, **changes)
