"""Whether two dates agree: whether both can be right about one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._dates.edtf import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from czsu_relations._dates.bounds import Bounds
    from czsu_relations._dates.edtf import Interval

__all__ = ["extents_meet", "intervals_agree"]


def extents_meet(extents: Iterable[tuple[date, date]], others: Sequence[tuple[date, date]]) -> bool:
    """Whether two lists of (first, last) days have a day in common."""
    for first, last in extents:
        for other_first, other_last in others:
            if first <= other_last and other_first <= last:
                return True
    return False


def intervals_agree(
    interval: Interval, bounds: Bounds, other_interval: Interval, other_bounds: Bounds
) -> bool:
    """Whether two intervals can have begun on one day, and ended on one day.

    An open or unknown side says nothing, so it agrees with any other. But `1950/` and `/1940`
    cannot both be right.
    """
    earliest_start, latest_start, earliest_end, latest_end = bounds
    other_earliest_start, other_latest_start, other_earliest_end, other_latest_end = other_bounds
    if earliest_start > other_latest_end or other_earliest_start > latest_end:
        return False
    if isinstance(interval.start, Date) and isinstance(other_interval.start, Date):
        starts = ((earliest_start, latest_start),)
        if not extents_meet(starts, ((other_earliest_start, other_latest_start),)):
            return False
    if isinstance(interval.end, Date) and isinstance(other_interval.end, Date):
        ends = ((earliest_end, latest_end),)
        return extents_meet(ends, ((other_earliest_end, other_latest_end),))
    return True
