"""All records of a dataset, by table and by id."""

from collections.abc import Mapping
from typing import Any, Final

from attrs import Factory, field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.parts import Author, CheckedFields, Text
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._public import publish

__all__ = ["RECORD_TYPES", "Collection", "Header"]

RECORD_TYPES: Final[dict[str, type[Record]]] = {
    "periods": Period,
    "events": Event,
    "conditions": Condition,
    "treaties": Treaty,
    "actors": Actor,
    "references": Reference,
}
"""The type of the records in each table, in the order of the tables in the JSON."""


@frozen(kw_only=True, repr=False)
class Header(CheckedFields):
    """The fields of a dataset itself, which stand above its tables in the JSON."""

    title: Text
    """What the dataset is about."""
    edition: Text
    """Which state of the facts it is."""
    issued: TimeSpan | None = None
    """When this edition came out."""
    authors: tuple[Author, ...] = ()
    """Who made it."""
    license: Text | None = None
    """How it may be used, as an SPDX expression."""
    coverage: TimeSpan
    """The period covered."""


def _records_by_id(collection: "Collection") -> dict[str, Record]:
    return {record.id: record for record in collection.records}


def _actors_by_id(collection: "Collection") -> dict[str, Actor]:
    return {actor.id: actor for actor in collection.actors}


def _references_by_id(collection: "Collection") -> dict[str, Reference]:
    return {reference.id: reference for reference in collection.references}


def _index(build: Any) -> Any:
    """Return a field that is worked out from the others when the collection is made."""
    return field(init=False, eq=False, repr=False, default=Factory(build, takes_self=True))


@frozen(kw_only=True)
class Collection:
    """A header and all records of a dataset."""

    header: Header
    periods: tuple[Period, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    actors: tuple[Actor, ...] = ()
    references: tuple[Reference, ...] = ()
    by_id: Mapping[str, Record] = _index(_records_by_id)
    actors_by_id: Mapping[str, Actor] = _index(_actors_by_id)
    references_by_id: Mapping[str, Reference] = _index(_references_by_id)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, table after table."""
        return (
            *self.periods,
            *self.events,
            *self.conditions,
            *self.treaties,
            *self.actors,
            *self.references,
        )


publish(globals())
