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
        QueryTypeError: `start` or `end` has none of the types of `When`, or is a missing value
            other than None (`nan`, `NaT`).
    """
    first, last = date.min, date.max
    start_span, end_span = _read_limit(start), _read_limit(end)
    if start_span:
        first = start_span.earliest
    if end_span:
        last = end_span.latest
    if first > last:
        raise QueryError(f"the range runs backwards: {start} begins after {end} has ended")
    return first, last


def _read_limit(limit: When | None) -> TimeSpan | None:
    """Return a limit of a range as a `TimeSpan`, or None if there is no limit."""
    # Only a text is compared: the comparisons of pandas.NA are neither true nor false.
    if limit is None or (isinstance(limit, str) and limit == ".."):
        return None
    return TimeSpan.of(limit)
