"""All records of a dataset, in tables and by id."""

from collections.abc import Mapping
from typing import Any, Final

from attrs import Factory, field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.converters import (
    convert_date,
    convert_optional_date,
    convert_texts,
)
from czsu_relations._model.fields import simplify_signature
from czsu_relations._model.parts import (
    ActorId,
    Author,
    CheckedFields,
    Doi,
    Text,
    Url,
    convert_authors,
)
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


@simplify_signature
@frozen(kw_only=True, repr=False)
class Header(CheckedFields):
    """The fields of a dataset itself, which come before the tables in its JSON.

    >>> import czsu_relations as czsu
    >>> header = czsu.Header(
    ...     title="Relations of two states", edition="1", coverage="1917/1993"
    ... )
    >>> header.coverage.latest
    datetime.date(1993, 12, 31)

    Attributes:
        title: the title of the dataset.
        edition: the edition of the data, which changes whenever a record does.
        issued: the date on which this edition was published.
        authors: the authors of the dataset.
        license: the licence of the data, as an SPDX expression.
        doi: the Digital Object Identifier of this edition, without an address.
        url: the web address of the dataset, at which people read about it and find its files.
        coverage: the period covered; queries outside it raise `CoverageError`.
        dyad: the ids of the two states whose relations the dataset is about; none if there are no
            such two.
    """

    title: Text
    edition: Text
    issued: TimeSpan | None = field(default=None, converter=convert_optional_date)
    authors: tuple[Author, ...] = field(default=(), converter=convert_authors)
    license: Text | None = None
    doi: Doi | None = None
    url: Url | None = None
    coverage: TimeSpan = field(converter=convert_date)
    dyad: tuple[ActorId, ...] = field(default=(), converter=convert_texts)


def _records_by_id(collection: "Collection") -> dict[str, Record]:
    return {record.id: record for record in collection.records}


def _actors_by_id(collection: "Collection") -> dict[str, Actor]:
    return {actor.id: actor for actor in collection.actors}


def _references_by_id(collection: "Collection") -> dict[str, Reference]:
    return {reference.id: reference for reference in collection.references}


def _derived_field(build: Any) -> Any:
    """Return a field whose value is built from the collection when it is created."""
    return field(init=False, eq=False, repr=False, default=Factory(build, takes_self=True))


@frozen(kw_only=True)
class Collection:
    """A header and all records of a dataset, in tables.

    >>> import czsu_relations as czsu
    >>> collection = czsu.dataset.collection
    >>> collection.by_id["munich-agreement-1938"].title
    'Munich Agreement'

    Attributes:
        header: the fields of the dataset itself.
        periods: the periods.
        events: the events.
        conditions: the conditions.
        treaties: the treaties.
        actors: the actors.
        references: the references.
        by_id: all records, by id.
        actors_by_id: the actors, by id.
        references_by_id: the references, by id.
        bounds: the bounds of dates, by the id of the record and the name of the field.
        extents: the extents of the dates in a field, by the name of the field, then by id.
    """

    header: Header
    periods: tuple[Period, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    actors: tuple[Actor, ...] = ()
    references: tuple[Reference, ...] = ()
    # Computed once, because nearly every query looks records up.
    by_id: Mapping[str, Record] = _derived_field(_records_by_id)
    actors_by_id: Mapping[str, Actor] = _derived_field(_actors_by_id)
    references_by_id: Mapping[str, Reference] = _derived_field(_references_by_id)
    # Filled by `time_bounds`, which works out once what most queries ask for.
    bounds: dict[tuple[str, str], Any] = field(
        init=False, eq=False, repr=False, factory=dict[tuple[str, str], Any]
    )
    extents: dict[str, Mapping[str, Any]] = field(
        init=False, eq=False, repr=False, factory=dict[str, Mapping[str, Any]]
    )

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, in the order of the tables.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.collection.records[0].id
        'interwar'
        """
        return (
            *self.periods,
            *self.events,
            *self.conditions,
            *self.treaties,
            *self.actors,
            *self.references,
        )


publish(globals())
