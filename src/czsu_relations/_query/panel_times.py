"""When the records held that a measure of dyad-years is read from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from czsu_relations._dates.agreement import extents_meet
from czsu_relations._dates.sides import complete_sides
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.records import Record
from czsu_relations._model.sourced_claims import claims_of
from czsu_relations._model.time_bounds import BOUNDED_FIELDS, bounds_of, extents_of, find_extents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Actor
    from czsu_relations._model.sourced_claims import SourcedClaim
    from czsu_relations._model.three_valued import Answer
    from czsu_relations._model.vocabulary.identifiers import Scheme

    Days: TypeAlias = tuple[date, date]

__all__ = ["Time", "claimed_time", "claims_of_time", "counted_times", "own_time"]

_ALL_DAYS = ((date.min, date.max),)


@frozen
class Time:
    """When a record held: by its own date, or by another date in the place of it."""

    record: Record
    span: TimeSpan | None
    """The date; None if it is not known, as of many treaties in force."""
    possible: tuple[Days, ...]
    """The stretches of days in which it can have held."""

    def held(self, days: Days) -> Answer:
        """Whether it certainly held on one of the days; None if it only possibly did."""
        if self.span and self.span.certainly_overlaps(*days):
            return True
        return None if extents_meet(self.possible, [days]) else False

    @property
    def certain(self) -> tuple[Days, ...]:
        """The stretches of days on all of which it certainly held."""
        return self.span.certain_extents if self.span else ()


def own_time(record: Record, collection: Collection) -> Time:
    """Return when a record held by its own date.

    A treaty of unknown force can have been in force from its signature until its end is cut off,
    and an actor whose time nobody dates can always have existed.
    """
    field = BOUNDED_FIELDS[type(record)]
    span: TimeSpan | None = getattr(record, field)
    if span:
        return Time(record, span, extents_of(record, field, collection))
    bounds = bounds_of(record, field, collection)
    return Time(record, None, ((bounds.first, bounds.last),) if bounds else _ALL_DAYS)


def claimed_time(time: Time, claim: SourcedClaim, collection: Collection) -> Time:
    """Return when a record held by the date of a source.

    A source that gives one side of the time says nothing about the other: there, the record's own
    date stays.
    """
    own = time.span
    span = complete_sides(claim.span, [own] if own else [])
    field = BOUNDED_FIELDS[type(time.record)]
    record: Any = time.record
    changed = evolve(record, **{field: span})
    return Time(time.record, span, find_extents(changed, field, collection))


def claims_of_time(record: Record) -> list[SourcedClaim]:
    """Return the dates that sources give for the time of a record."""
    return [claim for claim in claims_of(record) if claim.field == BOUNDED_FIELDS[type(record)]]


def counted_times(states: Sequence[Actor], scheme: Scheme) -> Iterator[Time]:
    """Yield when a state system counted the states of one side, by the spans of identifiers.

    Where an identifier has no span, or no state has an identifier, it is not known.
    """
    found = False
    for state in states:
        for identifier in state.identifiers:
            if identifier.scheme is scheme:
                found = True
                span = identifier.span
                yield Time(state, span, span.extents if span else _ALL_DAYS)
    if not found and states:
        yield Time(states[0], None, _ALL_DAYS)
