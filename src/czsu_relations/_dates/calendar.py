"""The first and the last calendar day of a date of any precision.

The calendar is the proleptic Gregorian one, years 1 to 9999. Each function takes the regex match of
a date, so that an error can point at the wrong character.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from czsu_relations.errors import EDTFError

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = [
    "MONTHS",
    "MONTH_HINT",
    "OUT_OF_RANGE",
    "SEASONS",
    "days_of_date",
    "days_of_pattern",
    "days_of_rounded_year",
    "days_of_season",
]

_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS_IN_YEAR = 12
_FEBRUARY = 2
_MOST_DAYS = 31
_DIGITS = "0123456789"

SEASONS: dict[str, tuple[str, int, int]] = {
    "21": ("spring", 3, 3),
    "22": ("summer", 6, 3),
    "23": ("autumn", 9, 3),
    "24": ("winter", 12, 3),
    "25": ("northern spring", 3, 3),
    "26": ("northern summer", 6, 3),
    "27": ("northern autumn", 9, 3),
    "28": ("northern winter", 12, 3),
    "29": ("southern spring", 9, 3),
    "30": ("southern summer", 12, 3),
    "31": ("southern autumn", 3, 3),
    "32": ("southern winter", 6, 3),
    "33": ("first quarter", 1, 3),
    "34": ("second quarter", 4, 3),
    "35": ("third quarter", 7, 3),
    "36": ("fourth quarter", 10, 3),
    "37": ("first quadrimester", 1, 4),
    "38": ("second quadrimester", 5, 4),
    "39": ("third quadrimester", 9, 4),
    "40": ("first semester", 1, 6),
    "41": ("second semester", 7, 6),
}
"""The name, first month and number of months of each season, by its code."""

OUT_OF_RANGE = "this is valid EDTF, but out of range: the years here are 1 to 9999"
MONTH_HINT = "a month has two digits, 01 to 12, and a season 21 to 41"


def days_of_date(match: re.Match[str], year: int, month: str, day: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    `month = "01" to "12"`, `day = "01"` to the last day of that month; both may be empty.

    Raises:
        EDTFError: the calendar has no such month or day, or the year is out of range.
    """
    number = int(month or 1)
    if number == 0:
        raise EDTFError(match.string, match.start("month"), f"there is no month 00; {MONTH_HINT}")
    days = _days_in_month(year, number)
    if day and not 1 <= int(day) <= days:
        raise EDTFError(
            match.string,
            match.start("day"),
            f"there is no day {day}: {MONTHS[number - 1]} {year} has {days} days",
        )
    # Checked last, because a date that does not exist is not "valid, but out of range".
    if year < date.min.year:
        raise EDTFError(match.string, match.start(), OUT_OF_RANGE)
    if day:
        only = date(year, number, int(day))
        return only, only
    if month:
        return date(year, number, 1), date(year, number, days)
    return date(year, 1, 1), date(year, 12, 31)


def days_of_season(match: re.Match[str], first_year: int, last_year: int) -> tuple[date, date]:
    """Return the first day of a season in one year, and its last day in the same or a later year.

    `season = "21" to "41"`, without a day.

    Raises:
        EDTFError: there is no such season, a day follows it, or it is out of range.
    """
    month = match["month"]
    if month not in SEASONS:
        raise EDTFError(
            match.string, match.start("month"), f"there is no month {month}; {MONTH_HINT}"
        )
    if match["day"]:
        raise EDTFError(match.string, match.start("day") - 1, "a season has no days")
    _, first_month, months = SEASONS[month]
    # A winter ends in the year after the one that it is named by.
    following_years, last_month_index = divmod(first_month + months - 2, _MONTHS_IN_YEAR)
    end_year, end_month = last_year + following_years, last_month_index + 1
    # Of several years only some lie outside: they are left out, as for any other pattern.
    beyond = end_year > date.max.year
    if first_year < date.min.year or (beyond and first_year == last_year):
        raise EDTFError(match.string, match.start(), OUT_OF_RANGE)
    first = date(first_year, first_month, 1)
    if beyond:
        return first, date.max
    return first, date(end_year, end_month, _days_in_month(end_year, end_month))


def days_of_pattern(match: re.Match[str], year: str, month: str, day: str) -> tuple[date, date]:
    """Return the first and the last day that match a date in which `X` is any digit.

    Raises:
        EDTFError: no date of the years 1 to 9999 matches.
    """
    if "X" not in month and month > "12":
        years = [number for number in _matching_numbers(year, _DIGITS) if number >= date.min.year]
        if not years:
            years = [0]  # which is out of range
        return days_of_season(match, years[0], years[-1])
    first = next(_matching_days(year, month, day), None)
    last = next(_matching_days(year, month, day, descending=True), None)
    if first and last:
        return date(*first), date(*last)
    if not _matching_parts(month, _MONTHS_IN_YEAR):
        raise EDTFError(
            match.string, match.start("month"), f"no month matches {month}; {MONTH_HINT}"
        )
    if any(_matching_days(year, month, day, first_year=-date.max.year)):
        raise EDTFError(match.string, match.start(), OUT_OF_RANGE)
    raise EDTFError(match.string, match.start("day"), f"no day of the calendar matches {match[0]}")


def _matching_days(
    year: str, month: str, day: str, *, descending: bool = False, first_year: int = date.min.year
) -> Iterator[tuple[int, int, int]]:
    """Yield the days that match the patterns of a year, a month and a day, in order.

    Args:
        year: the pattern of the year.
        month: the pattern of the month; every month matches an empty one.
        day: the pattern of the day; every day matches an empty one.
        descending: whether to begin with the last day.
        first_year: the first year that counts. It may be negative, unlike that of a `date`.
    """
    digits = _DIGITS
    months = _matching_parts(month, _MONTHS_IN_YEAR)
    days = _matching_parts(day, _MOST_DAYS)
    if descending:
        digits = digits[::-1]
        months.reverse()
        days.reverse()
    # Years come one by one, because callers stop at the first day, and XXXX has 10 000 years.
    for year_number in _matching_numbers(year, digits):
        if year_number < first_year:
            continue
        for month_number in months:
            days_in_month = _days_in_month(year_number, month_number)
            for day_number in days:
                if day_number <= days_in_month:
                    yield year_number, month_number, day_number


def _matching_parts(pattern: str, last: int) -> list[int]:
    """Return the numbers from 1 to `last` that match a pattern; all of them match an empty one."""
    if not pattern:
        return list(range(1, last + 1))
    return [number for number in _matching_numbers(pattern, _DIGITS) if 1 <= number <= last]


def _matching_numbers(pattern: str, digits: str) -> Iterator[int]:
    """Yield the numbers that match a pattern, in the order of `digits`."""
    choices = [digits if place == "X" else place for place in pattern]
    for number in product(*choices):
        yield int("".join(number))


def days_of_rounded_year(year: int, significant: int) -> tuple[date, date]:
    """Return the first and the last day of the years that begin with the significant digits.

    Args:
        year: the year.
        significant: how many of its digits are significant; 0 if all are.
    """
    step = 1
    if significant:
        step = 10 ** (len(str(year)) - significant)
    first_year = year // step * step
    return date(first_year, 1, 1), date(first_year + step - 1, 12, 31)


def _days_in_month(year: int, month: int) -> int:
    """Return how many days a month has, also in year 0 and before it, which `date` lacks."""
    if month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_DAYS[month]
