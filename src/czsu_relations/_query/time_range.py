"""The range of days between the two limits of a query."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from czsu_relations._query.selection import When

__all__ = ["day_range"]


def day_range(start: When | None, end: When | None) -> tuple[date, date]:
    """Return the first day of `start` and the last day of `end`.

    Args:
        start: a time, or None or ".." for no limit.
        end: a time, or None or ".." for no limit.

    Raises:
        QueryError: the range runs backwards.
        EDTFError: `start` or `end` is not a date.
        QueryTypeError: `start` or `end` has none of the types of `When`.
    """
    first, last = date.min, date.max
    if start is not None and start != "..":
        first = TimeSpan.of(start).earliest
    if end is not None and end != "..":
        last = TimeSpan.of(end).latest
    if first > last:
        raise QueryError(f"the range runs backwards: {start} begins after {end} has ended")
    return first, last
