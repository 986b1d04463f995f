"""The first and the last calendar day of a date of any precision.

The calendar is the proleptic Gregorian one, years 1 to 9999. Each function takes the regex match of
a date, so that an error can point at the wrong character.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from czsu_relations.errors import EDTFError

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from typing import TypeAlias

    MonthAndDay: TypeAlias = tuple[int, int]

__all__ = [
    "MONTHS",
    "MONTH_HINT",
    "OUT_OF_RANGE",
    "SEASONS",
    "days_of_date",
    "days_of_pattern",
    "days_of_rounded_year",
    "days_of_season",
    "matching_parts",
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
_ANY_COMMON_YEAR = 1935
_ANY_LEAP_YEAR = 1936
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

    The days are computed from the patterns and not searched for year by year, since a text can
    have thousands of patterns, and `XXXX` has 10 000 years.

    Raises:
        EDTFError: no date of the years 1 to 9999 matches.
    """
    if "X" not in month and month > "12":
        # Year 0 is out of range.
        return days_of_season(match, *(_ends_of_years(year) or (0, 0)))
    in_common_years = _ends_in_year(month, day, is_leap=False)
    in_leap_years = _ends_in_year(month, day, is_leap=True)
    if in_leap_years is None:
        if matching_parts(month, _MONTHS_IN_YEAR):
            raise _no_such_day(match)
        raise EDTFError(
            match.string, match.start("month"), f"no month matches {month}; {MONTH_HINT}"
        )
    years = _ends_of_years(year)
    if in_common_years is None:
        # What matches in leap years alone is 29 February.
        in_common_years = in_leap_years
        leap_years = _ends_of_leap_years(year.lstrip("-"))
        if leap_years is None:
            raise _no_such_day(match)
        if years:
            years = leap_years
    if years is None:
        raise EDTFError(match.string, match.start(), OUT_OF_RANGE)
    first_year, last_year = years
    first, _ = in_leap_years if _is_leap(first_year) else in_common_years
    _, last = in_leap_years if _is_leap(last_year) else in_common_years
    return date(first_year, *first), date(last_year, *last)


def _no_such_day(match: re.Match[str]) -> EDTFError:
    reason = f"no day of the calendar matches {match[0]}"
    return EDTFError(match.string, match.start("day"), reason)


def _ends_of_years(pattern: str) -> tuple[int, int] | None:
    """Return the first and the last year from 1 on that match a pattern; None if none does."""
    last = int(pattern.replace("X", "9"))
    if last < date.min.year:
        return None
    first = int(pattern.replace("X", "0"))
    if first < date.min.year:
        # All the digits are 0 or X. The next number has a 1 in the place of the last X.
        before, _, after = pattern.rpartition("X")
        first = int(f"{before}1{after}".replace("X", "0"))
    return first, last


def _ends_of_leap_years(pattern: str) -> tuple[int, int] | None:
    """Return the first and the last leap year from 1 on that match a pattern; None if none does."""
    first = _find_leap_year(pattern, _DIGITS)
    last = _find_leap_year(pattern, _DIGITS[::-1])
    if first is None or last is None:
        return None
    return first, last


@lru_cache
def _find_leap_year(pattern: str, digits: str) -> int | None:
    """Return the first leap year, from 1 on, that matches a pattern, in the order of `digits`."""
    for year in _matching_numbers(pattern, digits):
        if year >= date.min.year and _is_leap(year):
            return year
    return None


def _ends_in_year(month: str, day: str, *, is_leap: bool) -> tuple[MonthAndDay, MonthAndDay] | None:
    """Return the first and the last day of a year that match a pattern; None if none does."""
    year = _ANY_LEAP_YEAR if is_leap else _ANY_COMMON_YEAR
    months = matching_parts(month, _MONTHS_IN_YEAR)
    days = matching_parts(day, _MOST_DAYS)
    first = _find_day(year, months, days)
    last = _find_day(year, months[::-1], days[::-1])
    if first is None or last is None:
        return None
    return first, last


def _find_day(year: int, months: tuple[int, ...], days: tuple[int, ...]) -> MonthAndDay | None:
    """Return the first of some days in some months, in the order given, that a year has."""
    for month in months:
        days_in_month = _days_in_month(year, month)
        for day in days:
            if day <= days_in_month:
                return month, day
    return None


@cache
def matching_parts(pattern: str, last: int) -> tuple[int, ...]:
    """Return the numbers from 1 to `last` that match a pattern; all of them match an empty one."""
    if not pattern:
        return tuple(range(1, last + 1))
    numbers = _matching_numbers(pattern, _DIGITS)
    return tuple([number for number in numbers if 1 <= number <= last])


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
    if month == _FEBRUARY and _is_leap(year):
        return 29
    return _MONTH_DAYS[month]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
