"""Queries by time: the range of days that is asked about, and the records that overlap it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.certainty import certainly_overlaps
from czsu_relations._model.records import Record
from czsu_relations._model.time_bounds import extents_by_id
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from czsu_relations._dates.timespan import When
    from czsu_relations._model.collection import Collection

__all__ = ["certainly_overlapping", "day_range", "possibly_overlapping", "read_time"]

R = TypeVar("R", bound=Record)

_DIGIT_AFTER_UNSPECIFIED: Final = re.compile("X-?[0-9]")


def read_time(when: When) -> TimeSpan:
    """Return the time that a query asks about.

    Raises:
        QueryError: its days do not follow each other, as those of `XXXX-08-21`, which is 21 August
            of an unknown year, or of any.
        EDTFError: `when` is not a date.
        QueryTypeError: `when` has none of the types of `When`.
    """
    span = TimeSpan.of(when)
    if _DIGIT_AFTER_UNSPECIFIED.search(span.edtf):
        raise QueryError(
            f"a query takes days that follow each other, and {span} leaves digits open before"
            " digits that it gives; ask about each year, month or day by itself, or with"
            " on_this_day about a day of every year"
        )
    return span


def day_range(start: When | None, end: When | None) -> tuple[date, date]:
    """Return the first day of `start` and the last day of `end`.

    Args:
        start: a time, or None or ".." for no limit.
        end: a time, or None or ".." for no limit.

    Raises:
        QueryError: the range runs backwards, or a limit is no time to ask about (`read_time`).
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
    return read_time(limit)


def possibly_overlapping(
    records: Iterable[R], field: str, days: tuple[date, date], collection: Collection
) -> Iterator[R]:
    """Yield the records whose date possibly overlaps some days, after unknown sides are cut off.

    Args:
        records: the records; those without the date are left out.
        field: the field of the date.
        days: the first and the last of the days.
        collection: all records of the dataset.
    """
    extents = extents_by_id(field, collection)
    first, last = days
    for record in records:
        for start, end in extents.get(record.id, ()):
            if start <= last and end >= first:
                yield record
                break


def certainly_overlapping(records: Iterable[R], field: str, days: tuple[date, date]) -> Iterator[R]:
    """Yield the records whose date certainly overlaps some days, where no source contradicts it."""
    first, last = days
    for record in records:
        if certainly_overlaps(record, field, first, last):
            yield record
