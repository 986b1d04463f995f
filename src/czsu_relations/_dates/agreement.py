"""Whether two dates agree: whether both can be right about one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._dates.edtf import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from czsu_relations._dates.bounds import Bounds
    from czsu_relations._dates.edtf import Interval

    Days = tuple[date, date]
    """The first and the last of some days."""

__all__ = ["common_days", "extents_meet", "intervals_agree"]


def common_days(extents: Iterable[Days], others: Sequence[Days]) -> Iterator[Days]:
    """Yield the stretches of days that two lists of stretches have in common."""
    for first, last in extents:
        for other_first, other_last in others:
            common = max(first, other_first), min(last, other_last)
            if common[0] <= common[1]:
                yield common


def extents_meet(extents: Iterable[Days], others: Sequence[Days]) -> bool:
    """Whether two lists of stretches of days have a day in common."""
    return any(True for _ in common_days(extents, others))


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
