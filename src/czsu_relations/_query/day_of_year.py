"""Days of the year, such as 21 August: how one is read, and which records have it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from czsu_relations._dates.named_days import named_days
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.certainty import certainly_overlaps
from czsu_relations._model.records import Record
from czsu_relations._model.wording import describe_value
from czsu_relations.errors import EDTFError, QueryError, QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["read_day_of_year", "records_of_day"]

R = TypeVar("R", bound=Record)

_MONTH_AND_DAY: Final = re.compile("(?:--|XXXX-)?([0-9]{2})-([0-9]{2})")
"""A month and a day without a year: `08-21`, `--08-21` (ISO 8601), `XXXX-08-21` (EDTF)."""

_LEAP_YEAR: Final = 2000
"""A year that has every day of the year, with which a text without a year is read."""


def read_day_of_year(day: object) -> tuple[int, int]:
    """Return the month and the day of a day of the year.

    Raises:
        QueryError: the text is no day of the year.
        QueryTypeError: the value is neither a text nor a date.
    """
    if not isinstance(day, str | date | TimeSpan):
        raise QueryTypeError(f"on_this_day takes a text or a date, not {describe_value(day)}")
    if isinstance(day, str | TimeSpan):
        days = [*_days_in_text(str(day).strip())]
    else:
        days = [day]
    if len(days) != 1:
        raise QueryError(
            "on_this_day takes one day of the year, such as '21 August', '08-21' or a date,"
            f" not {describe_value(day)}"
        )
    return days[0].month, days[0].day


def _days_in_text(text: str) -> Iterator[date]:
    """Yield the days that a text names, with a year of its own or without one."""
    match = _MONTH_AND_DAY.fullmatch(text)
    readings = [text, f"{text} {_LEAP_YEAR}"]
    if match:
        readings = [f"{_LEAP_YEAR}-{match[1]}-{match[2]}"]
    for reading in readings:
        with suppress(EDTFError):
            yield from named_days(TimeSpan.of(reading).edtf)
            return


def records_of_day(
    records: Iterable[R], field: str, day_of_year: tuple[int, int], *, certain: bool
) -> Iterator[R]:
    """Yield the records whose date names a day of the year.

    Args:
        records: the records; those without the date are left out.
        field: the field of the date.
        day_of_year: the month and the day.
        certain: whether to leave out the records of which that day is not certain.
    """
    for record in records:
        span: TimeSpan | None = getattr(record, field)
        if span is None:
            continue
        for day in named_days(span.edtf):
            if (day.month, day.day) != day_of_year:
                continue
            if not certain or certainly_overlaps(record, field, day, day):
                yield record
                break
