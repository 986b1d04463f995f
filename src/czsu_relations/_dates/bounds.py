"""The calendar bounds of what an EDTF text says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from czsu_relations._dates.edtf import Date, DateSet, End, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Bounds: TypeAlias = tuple[date, date, date, date]
    """The bounds of a start and of an end: earliest and latest start, earliest and latest end."""

__all__ = [
    "bounds_of_date",
    "bounds_of_interval",
    "bounds_of_members",
    "bounds_of_set",
    "finite_day",
]


def finite_day(day: date) -> date | None:
    """Return a bound, or None where it stands for infinity."""
    return None if day in {date.min, date.max} else day


def bounds_of_date(moment: Date) -> Bounds:
    return moment.first, moment.last, moment.first, moment.last


def bounds_of_interval(interval: Interval) -> Bounds:
    """Open sides lie at infinity; of an unknown side only its order to the other is known."""
    start, end = interval.start, interval.end
    if isinstance(start, Date):
        earliest_start, latest_start = start.first, start.last
    else:
        earliest_start = date.min
        latest_start = date.min if start is End.OPEN else date.max
    if isinstance(end, Date):
        earliest_end, latest_end = end.first, end.last
    else:
        earliest_end = date.max if end is End.OPEN else date.min
        latest_end = date.max
    return (
        earliest_start,
        min(latest_start, latest_end),
        max(earliest_end, earliest_start),
        latest_end,
    )


def bounds_of_members(members: DateSet) -> Iterator[Bounds]:
    for member in members.dates:
        if isinstance(member, Date):
            yield bounds_of_date(member)
            continue
        first, last = member.first, member.last
        if members.every and first and last:
            if first.first == first.last and last.first == last.last:
                yield first.first, first.first, last.first, last.first
                continue
            # Every month from May to July says less about a day in June than every day does:
            # a date in May, one in July, and others somewhere between.
            yield bounds_of_date(first)
            yield bounds_of_date(last)
        starts, ends = first.first if first else date.min, last.last if last else date.max
        yield starts, ends, starts, ends


def bounds_of_set(members: tuple[Bounds, ...], *, every: bool) -> Bounds:
    earliest_starts, latest_starts, earliest_ends, latest_ends = zip(*members, strict=True)
    if every:
        return min(earliest_starts), min(latest_starts), max(earliest_ends), max(latest_ends)
    return min(earliest_starts), max(latest_starts), min(earliest_ends), max(latest_ends)
