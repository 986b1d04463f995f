"""The calendar bounds of dates, intervals and sets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from czsu_relations._dates.tree import Date, DateRange, DateSet, End, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Bounds: TypeAlias = tuple[date, date, date, date]
    """The earliest start, the latest start, the earliest end and the latest end."""
    Days: TypeAlias = tuple[date, date]
    """The first and the last of some days."""

__all__ = [
    "bounds_of_tree",
    "certain_extents_of_tree",
    "finite_day",
    "has_known_end",
    "has_known_start",
]


def finite_day(day: date) -> date | None:
    """Return the end of a stretch of days, or None if it stands for infinity.

    It cannot tell infinity from a stretch that does end with the first or last day of the calendar:
    of a `TimeSpan` itself, ask `starts_bounded` and `ends_bounded`.
    """
    if day in {date.min, date.max}:
        return None
    return day


def bounds_of_tree(tree: Date | Interval | DateSet) -> tuple[Bounds, tuple[Bounds, ...]]:
    """Return the bounds of a date, an interval or a set, and those of each member of a set."""
    if isinstance(tree, Date):
        return _bounds_of_date(tree), ()
    if isinstance(tree, Interval):
        return _bounds_of_interval(tree), ()
    members = tuple(_bounds_of_members(tree))
    return _bounds_of_set(members, every=tree.every), members


def has_known_start(tree: Date | Interval | DateSet) -> bool:
    """Whether a date, an interval or a set has a start that is neither open nor unknown."""
    if isinstance(tree, Interval):
        return isinstance(tree.start, Date)
    if isinstance(tree, DateSet):
        # Only the first member of a set can be open to the past.
        first = tree.dates[0]
        return isinstance(first, Date) or first.first is not None
    return True


def has_known_end(tree: Date | Interval | DateSet) -> bool:
    """Whether a date, an interval or a set has an end that is neither open nor unknown."""
    if isinstance(tree, Interval):
        return isinstance(tree.end, Date)
    if isinstance(tree, DateSet):
        # Only the last member of a set can be open to the future.
        last = tree.dates[-1]
        return isinstance(last, Date) or last.last is not None
    return True


def _bounds_of_date(moment: Date) -> Bounds:
    """Return the bounds of a date, which starts and ends at the same unknown moment in it."""
    return moment.first, moment.last, moment.first, moment.last


def _bounds_of_interval(interval: Interval) -> Bounds:
    """Return the bounds of an interval.

    An open side lies at infinity. An unknown side can lie anywhere before, or after, the other.
    """
    start, end = interval.start, interval.end
    if isinstance(start, Date):
        earliest_start, latest_start = start.first, start.last
    elif start is End.OPEN:
        earliest_start, latest_start = date.min, date.min
    else:
        earliest_start, latest_start = date.min, date.max
    if isinstance(end, Date):
        earliest_end, latest_end = end.first, end.last
    elif end is End.OPEN:
        earliest_end, latest_end = date.max, date.max
    else:
        earliest_end, latest_end = date.min, date.max
    # An interval cannot start after its latest end, nor end before its earliest start.
    return (
        earliest_start,
        min(latest_start, latest_end),
        max(earliest_end, earliest_start),
        latest_end,
    )


def _bounds_of_members(members: DateSet) -> Iterator[Bounds]:
    """Yield the bounds of each member of a set."""
    for member in members.dates:
        if isinstance(member, Date):
            yield _bounds_of_date(member)
        else:
            yield from _bounds_of_range(member, every=members.every)


def _bounds_of_range(dates: DateRange, *, every: bool) -> Iterator[Bounds]:
    """Yield the bounds of a range in a set; those of both its ends if every date of it is meant."""
    first, last = dates.first, dates.last
    if every and first and last:
        if first.first == first.last and last.first == last.last:
            yield first.first, first.first, last.first, last.first
            return
        # "Every month from May to July" says less about a day in June than "every day" does:
        # only that there is a date in May, one in July, and others somewhere between.
        yield _bounds_of_date(first)
        yield _bounds_of_date(last)
    earliest = first.first if first else date.min
    latest = last.last if last else date.max
    yield earliest, latest, earliest, latest


def _bounds_of_set(members: tuple[Bounds, ...], *, every: bool) -> Bounds:
    """Return the bounds of a set from those of its members.

    Args:
        members: the bounds of each member.
        every: whether all members are meant, or one of them.
    """
    earliest_starts, latest_starts, earliest_ends, latest_ends = zip(*members, strict=True)
    if every:
        return min(earliest_starts), min(latest_starts), max(earliest_ends), max(latest_ends)
    return min(earliest_starts), max(latest_starts), min(earliest_ends), max(latest_ends)


def certain_extents_of_tree(
    tree: Date | Interval | DateSet, bounds: Bounds, members: tuple[Bounds, ...]
) -> tuple[Days, ...]:
    """Return the (first, last) days of each stretch that a date without qualifiers must cover."""
    if isinstance(tree, DateSet):
        extents = _certain_extents_of_set(members, every=tree.every)
    else:
        extents = ((bounds[1], bounds[2]),)
    return tuple((first, last) for first, last in extents if first <= last)


def _certain_extents_of_set(members: tuple[Bounds, ...], *, every: bool) -> tuple[Days, ...]:
    """Return the (first, last) days of each stretch that a set must have touched.

    If every member is meant, each has a stretch of its own. If one of them is meant, only the days
    that all of them must have touched are certain. A stretch may be reversed, which means that no
    day in it is certain.
    """
    latest_starts = [latest_start for _, latest_start, _, _ in members]
    earliest_ends = [earliest_end for _, _, earliest_end, _ in members]
    if every:
        return tuple(zip(latest_starts, earliest_ends, strict=True))
    return ((max(latest_starts), min(earliest_ends)),)
