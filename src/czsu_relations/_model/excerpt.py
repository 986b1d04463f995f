"""Some records of a collection as a collection of their own."""

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
    """Return these records with all that they name, in order.

    Treaties, actors and references that they name come along, with those that these name in turn.
    Links to anything else are left out.

    Args:
        collection: the records to choose from.
        records: the chosen records; a changed copy takes the place of the record with its id.
        suffix: what is added to the title of the dataset.
    """
    kept = {record.id: record for record in records}
    along: list[Record] = [*collection.treaties, *collection.actors, *collection.references]
    nouns = {record.id: record for record in along}
    pending = list(kept.values())
    while pending:
        for _, _, key in links_of(pending.pop()):
            if key in nouns and key not in kept:
                kept[key] = nouns[key]
                pending.append(nouns[key])
    tables: dict[str, list[Any]] = {name: [] for name in RECORD_TYPES}
    table_of = {cls: name for name, cls in RECORD_TYPES.items()}
    for record in kept.values():
        tables[table_of[type(record)]].append(_without_links(record, kept))
    header = evolve(collection.header, title=f"{collection.header.title}, {suffix}")
    excerpt: dict[str, Any] = {name: tuple(table) for name, table in tables.items()}
    return sort_collection(Collection(header=header, **excerpt))


def _without_links(record: R, kept: Mapping[str, Record]) -> R:
    """Leave out the links to records that are not kept."""
    changes: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.link and field.many:
            changes[field.name] = tuple(key for key in value if key in kept)
        elif field.link and value not in kept:
            changes[field.name] = None
    return evolve(record, **changes)
