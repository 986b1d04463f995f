"""The first and last day of a record, where an unknown side of its date is cut off."""

# `from __future__ import annotations` would break this module: see `_query.card`.
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from attrs import frozen

from czsu_relations._model.lineage import lineage_of
from czsu_relations._model.participants import named_actors
from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._public import publish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection

    Extents = tuple[tuple[date, date], ...]
    """The first and the last day of each stretch of time."""

__all__ = [
    "BOUNDED_FIELDS",
    "TimeBounds",
    "bounds_of",
    "extents_by_id",
    "extents_of",
    "find_extents",
]

BOUNDED_FIELDS: Final[dict[type, str]] = {
    Period: "span",
    Event: "date",
    Condition: "span",
    Treaty: "in_force",
    Actor: "existed",
    Reference: "issued",
}
"""The field with the time of a record, by the type of the record."""

_WITHOUT_OWN_END: Final = {ActorKind.PERSON, ActorKind.GROUP}
"""The kinds of actors that set a limit only if no other actor is named."""


@frozen(kw_only=True)
class TimeBounds:
    """The days between which the time of a record lies, as `Dataset.bounds` returns them.

    The time is the date of an event, the span of a period or condition, the time in force of a
    treaty, the existence of an actor, or the date of issue of a reference.

    An *unknown* end (`1945/`) is cut off by the first of these that is known:

    1. the last of the events that ended it;
    2. the first treaty that superseded it, or the treaty that it prolongs;
    3. the end of one of the states and bodies that it names. Those that followed each other count
       as one. Persons and groups count if nobody else is named, and in an office. A treaty lasts
       as long as two of its parties: the two sides of the dataset (`Dataset.dyad`), if both are
       parties to it.

    A limit before the time can have begun is no limit. An *open* end (`1945/..`) goes on. A start
    that is unknown or imprecise is not before the signature of a treaty, or the events that began a
    condition.

    A treaty whose time in force no source gives has the bounds of one that was in force from its
    signature, with an unknown end.

    >>> import czsu_relations as czsu
    >>> czsu.dataset.bounds("munich-agreement-1938").first
    datetime.date(1938, 9, 29)

    Attributes:
        first: the first day; `date.min` if nothing bounds it.
        last: the last day; `date.max` if nothing bounds it.
        cut_by: the record by which an unknown end was cut off: `last` is then an upper limit, and
            not a known end. None if nothing was cut off.
    """

    first: date
    last: date
    cut_by: Record | None = None


def bounds_of(record: Record, field: str, collection: "Collection") -> TimeBounds | None:
    """Return the bounds of a date of a record, or None if the record does not have that date.

    They are worked out once for each collection.
    """
    key = record.id, field
    if key not in collection.bounds:
        collection.bounds[key] = _find_bounds(record, field, collection)
    bounds: TimeBounds | None = collection.bounds[key]
    return bounds


def _find_bounds(record: Record, field: str, collection: "Collection") -> TimeBounds | None:
    span: TimeSpan | None = getattr(record, field)
    if span is None:
        if isinstance(record, Treaty) and field == "in_force":
            signed = record.signed
            return _cut_off(record, signed.earliest, signed.latest, collection)
        return None
    first = span.earliest
    # An open start (`../1945`) lies before everything; a signature is its own beginning.
    if field != "signed" and (span.start_unknown or span.starts_bounded):
        limit = _first_possible_day(record, collection)
        # Of a set, the members before the limit are none of the days.
        firsts = [max(start, limit) for start, end in span.extents if end >= limit]
        first = min(firsts, default=first)
    if span.end_unknown:
        return _cut_off(record, first, span.latest_start, collection)
    return TimeBounds(first=first, last=span.latest)


def _cut_off(
    record: Record, first: date, latest_start: date, collection: "Collection"
) -> TimeBounds:
    """Return the bounds of a time that has a first day, and whose end nobody knows."""
    for last, cause in _limits(record, collection):
        # A limit before the latest start contradicts the date, and an open one limits nothing.
        if latest_start <= last < date.max:
            return TimeBounds(first=min(first, last), last=last, cut_by=cause)
    return TimeBounds(first=first, last=date.max)


def extents_by_id(field: str, collection: "Collection") -> "Mapping[str, Extents]":
    """Return the extents of a date of every record that has it, by id.

    They are worked out once for each collection, since most queries ask for them.
    """
    if field not in collection.extents:
        extents: dict[str, Extents] = {}
        for record in collection.records:
            span: TimeSpan | None = getattr(record, field, None)
            if span:
                bounds = bounds_of(record, field, collection)
                extents[record.id] = _extents_within(span, bounds)
        collection.extents[field] = extents
    return collection.extents[field]


def extents_of(record: Record, field: str, collection: "Collection") -> "Extents":
    """Return the (first, last) days of each stretch that a date can cover within its bounds."""
    return extents_by_id(field, collection).get(record.id, ())


def find_extents(record: Record, field: str, collection: "Collection") -> "Extents":
    """Return the extents of a date of a changed copy of a record, as `extents_of` does."""
    return _extents_within(getattr(record, field), _find_bounds(record, field, collection))


def _extents_within(span: "TimeSpan", bounds: TimeBounds | None) -> "Extents":
    """Return the extents of a date, without the days that lie beyond its bounds."""
    if bounds is None or (bounds.first, bounds.last) == (span.earliest, span.latest):
        return span.extents
    return tuple(
        (max(first, bounds.first), min(last, bounds.last))
        for first, last in span.extents
        if last >= bounds.first
    )


def _first_possible_day(record: Record, collection: "Collection") -> date:
    """Return the first day on which the time of a record can have begun."""
    if isinstance(record, Treaty):
        return record.signed.earliest
    if isinstance(record, Condition) and record.began_with:
        return min(_event(key, collection).date.earliest for key in record.began_with)
    return date.min


def _event(key: str, collection: "Collection") -> Event:
    """Return an event by its id, which is that of an event in a sound dataset."""
    return cast("Event", collection.by_id[key])


def _limits(record: Record, collection: "Collection") -> "Iterator[tuple[date, Record]]":
    """Yield the last days that a time of unknown end can have, with the record that sets each.

    They come in the order of their weight: what is known of the end itself, then what took the
    place of a treaty, then the end of those that are named.
    """
    if isinstance(record, Condition | Treaty) and record.ended_with:
        yield from _last_event(record.ended_with, collection)
    if isinstance(record, Treaty):
        yield from _successors(record, collection)
        yield from _prolonged(record, collection)
    yield from _last_of_actors(record, collection)


def _last_event(ids: "Iterable[str]", collection: "Collection") -> "Iterator[tuple[date, Record]]":
    """Yield the last possible day of the last of some events."""
    ends = [(_last_day_of_record(collection.by_id[key], "date", collection), key) for key in ids]
    day, key = max(ends)
    yield day, collection.by_id[key]


def _successors(treaty: Treaty, collection: "Collection") -> "Iterator[tuple[date, Record]]":
    """Yield the days on which treaties that supersede a treaty had replaced it, in order."""
    successors: list[tuple[date, str]] = []
    for later in collection.treaties:
        if treaty.id in later.supersedes:
            day = later.in_force.latest_start if later.in_force else later.signed.latest
            successors.append((day, later.id))
    for day, key in sorted(successors):
        yield day, collection.by_id[key]


def _prolonged(treaty: Treaty, collection: "Collection") -> "Iterator[tuple[date, Record]]":
    """Yield the last days of the treaties that a treaty prolongs: it does not outlast them."""
    for earlier in treaty.prolongs:
        record = collection.by_id[earlier]
        yield _last_day_of_record(record, "in_force", collection), record


def _last_day_of_record(record: Record, field: str, collection: "Collection") -> date:
    """Return the last day of an event or of a treaty, which always have bounds."""
    return cast("TimeBounds", bounds_of(record, field, collection)).last


def _last_of_actors(record: Record, collection: "Collection") -> "Iterator[tuple[date, Record]]":
    """Yield the last day on which the actors that a record names can all have existed.

    A treaty binds for as long as two of its parties exist.
    """
    actors = _actors_with_end(record, collection)
    lines = _lines_of_succession(actors, collection)
    if isinstance(record, Treaty):
        lines = _sides_among(actors, collection) or lines
    ends: list[tuple[date, str]] = []
    for line in lines:
        ends.append(max((_last_day_of(actor), actor.id) for actor in line))
    ends.sort(reverse=True)
    if isinstance(record, Treaty):
        ends = ends[:2]
    if ends:
        day, key = ends[-1]
        yield day, collection.by_id[key]


def _sides_among(parties: "Iterable[Actor]", collection: "Collection") -> list[list[Actor]]:
    """Return the parties of each of the dataset's two sides; nothing if one side has none."""
    sides: list[list[Actor]] = []
    for state in collection.header.dyad:
        lineage = lineage_of(state, collection.actors)
        sides.append([actor for actor in parties if actor.id in lineage])
    return sides if all(sides) else []


def _actors_with_end(record: Record, collection: "Collection") -> list[Actor]:
    """Return the actors that a record names, as far as their end sets a limit to it."""
    actors = [collection.actors_by_id[key] for key in named_actors(record)]
    if isinstance(record, Condition) and record.kind is ConditionKind.OFFICE:
        return actors
    bodies = [actor for actor in actors if actor.kind not in _WITHOUT_OWN_END]
    return bodies or actors


def _lines_of_succession(actors: "Iterable[Actor]", collection: "Collection") -> list[list[Actor]]:
    """Return the actors in lines, each with those of them that it followed or that followed it."""
    lines: list[list[Actor]] = []
    for actor in actors:
        lineage = lineage_of(actor.id, collection.actors)
        joined = [actor]
        apart: list[list[Actor]] = []
        for line in lines:
            if any(other.id in lineage for other in line):
                joined += line
            else:
                apart.append(line)
        lines = [*apart, joined]
    return lines


def _last_day_of(actor: Actor) -> date:
    """Return the last day on which an actor can have existed; `date.max` if that is unknown."""
    return actor.existed.latest if actor.existed else date.max


publish(globals())
