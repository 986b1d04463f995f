"""The days on which a treaty was possibly or certainly in force, by the record and its sources."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from czsu_relations._model.vocabulary.sources import ClaimField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Treaty

__all__ = [
    "certain_extents_in_force",
    "certainly_in_force",
    "possible_extents_in_force",
    "possibly_in_force",
]


def _spans_in_force(treaty: Treaty) -> list[TimeSpan]:
    """Return the treaty's own time in force and the times that its sources give instead.

    Where the source leaves an end unknown, the treaty's own end counts.
    """
    own = treaty.in_force
    if own is None:
        return []
    spans = [own]
    for citation in treaty.citations:
        for claim in citation.dates:
            if claim.field is ClaimField.IN_FORCE:
                spans.append(claim.span.filled(own))
    return spans


def possible_extents_in_force(
    treaty: Treaty, collection: Collection
) -> tuple[tuple[date, date], ...]:
    """Return the (first, last) days of each stretch in which a treaty was possibly in force.

    Stretches may overlap. There are none if no source dates the time in force.
    """
    return tuple(dict.fromkeys(_possible_extents(treaty, collection)))


def _possible_extents(treaty: Treaty, collection: Collection) -> Iterator[tuple[date, date]]:
    for span in _spans_in_force(treaty):
        end = date.max
        if span.end_unknown:
            # The earliest end of such a span is its first day. A source that has the treaty come
            # into force then outweighs what is only concluded from its successor and parties.
            end = max(span.earliest_end, _last_possible_day(treaty, collection))
        for first, last in span.extents:
            # A treaty whose entry into force is unknown is not in force before its signature.
            first_day = max(first, treaty.signed.earliest)
            last_day = min(last, end)
            if first_day <= last_day:
                yield first_day, last_day


def _last_possible_day(treaty: Treaty, collection: Collection) -> date:
    """Return the last day on which a treaty of unknown end can have been in force.

    It is the day on which a treaty that supersedes it came into force, or else the last day on
    which at least two of its parties existed.
    """
    superseded_on = _superseded_on(treaty, collection)
    if superseded_on is not None:
        return superseded_on
    return _last_day_with_two_parties(treaty, collection)


def _superseded_on(treaty: Treaty, collection: Collection) -> date | None:
    """Return the last possible day of the entry into force of the first successor, or None."""
    days: list[date] = []
    for later in collection.treaties:
        if treaty.id in later.supersedes and later.in_force:
            days.append(later.in_force.latest_start)
    return min(days, default=None)


def _last_day_with_two_parties(treaty: Treaty, collection: Collection) -> date:
    """Return the last day on which at least two of the parties can have existed.

    When the last party but one is gone, nobody is left to whom the last one is bound.
    """
    last_days: list[date] = []
    for party in treaty.parties:
        existed = collection.actors_by_id[party].existed
        last_days.append(existed.latest if existed else date.max)
    last_days.sort(reverse=True)
    if len(last_days) == 1:
        # Only one party is on record: the treaty can have lasted as long as that one.
        return last_days[0]
    return last_days[1]


def certain_extents_in_force(treaty: Treaty) -> tuple[tuple[date, date], ...]:
    """Return the (first, last) days of each stretch in which a treaty was certainly in force.

    Certain is what the record and all its sources agree on: on each of these days, every one of
    them has the treaty in force. `certainly_in_force` asks for less.
    """
    spans = _spans_in_force(treaty)
    if not spans:
        return ()
    extents = spans[0].certain_extents
    for span in spans[1:]:
        extents = tuple(_intersections(extents, span.certain_extents))
    return extents


def _intersections(
    extents: tuple[tuple[date, date], ...], others: tuple[tuple[date, date], ...]
) -> Iterator[tuple[date, date]]:
    """Yield the days that two lists of stretches have in common."""
    for first, last in extents:
        for other_first, other_last in others:
            common_first = max(first, other_first)
            common_last = min(last, other_last)
            if common_first <= common_last:
                yield common_first, common_last


def possibly_in_force(treaty: Treaty, collection: Collection, first: date, last: date) -> bool:
    """Whether a treaty was possibly in force on a day from `first` to `last`, by any source."""
    extents = _possible_extents(treaty, collection)
    return any(start <= last and end >= first for start, end in extents)


def certainly_in_force(treaty: Treaty, first: date, last: date) -> bool:
    """Whether a treaty was certainly in force on a day from `first` to `last`, by all sources.

    Every source must have it in force on a day of the range, but not all on the same day. So this
    may be true of a range in which `certain_extents_in_force` has no day.
    """
    spans = _spans_in_force(treaty)
    return bool(spans) and all(span.certainly_overlaps(first, last) for span in spans)
