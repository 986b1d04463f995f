"""Which days of the calendar a date of any precision covers.

Proleptic Gregorian, years 1 to 9999. Each function is given the match of a date's text, so that
an error can point into it.
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
_UP, _DOWN = "0123456789", "9876543210"

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
"""What stands in the place of a month: its name, its first month, and how many months it has."""

OUT_OF_RANGE = "this is valid EDTF, but out of range: the years here are 1 to 9999"
MONTH_HINT = "a month has two digits, 01 to 12, and a season 21 to 41"


def days_of_date(match: re.Match[str], year: int, month: str, day: str) -> tuple[date, date]:
    """`month = "01" to "12"`, `day = "01"` to the last of that month."""
    number = int(month or 1)
    if number == 0:
        raise EDTFError(match.string, match.start("month"), f"there is no month 00; {MONTH_HINT}")
    days = _days(year, number)
    if day and not 1 <= int(day) <= days:
        raise EDTFError(
            match.string,
            match.start("day"),
            f"there is no day {day}: {MONTHS[number - 1]} {year} has {days} days",
        )
    if year < date.min.year:
        raise EDTFError(match.string, match.start(), OUT_OF_RANGE)
    if day:
        only = date(year, number, int(day))
        return only, only
    if month:
        return date(year, number, 1), date(year, number, days)
    return date(year, 1, 1), date(year, 12, 31)


def days_of_season(match: re.Match[str], low: int, high: int) -> tuple[date, date]:
    """`season = "21" to "41"`: from that of the year `low` to that of the year `high`."""
    month = match["month"]
    if month not in SEASONS:
        raise EDTFError(
            match.string, match.start("month"), f"there is no month {month}; {MONTH_HINT}"
        )
    if match["day"]:
        raise EDTFError(match.string, match.start("day") - 1, "a season has no days")
    _, begins, months = SEASONS[month]
    years, index = divmod(begins + months - 2, 12)
    # Of several years only some lie outside: they are left out, as for any other pattern.
    beyond = high + years > date.max.year
    if low < date.min.year or (beyond and low == high):
        raise EDTFError(match.string, match.start(), OUT_OF_RANGE)
    first = date(low, begins, 1)
    if beyond:
        return first, date.max
    return first, date(high + years, index + 1, _days(high + years, index + 1))


def days_of_pattern(match: re.Match[str], year: str, month: str, day: str) -> tuple[date, date]:
    """`X` is any digit: the first and the last of the dates that match."""
    if "X" not in month and month > "12":
        years = [number for number in _matching(year, _UP) if number >= date.min.year] or [0]
        return days_of_season(match, years[0], years[-1])
    first = next(_existing(year, month, day, _UP), None)
    last = next(_existing(year, month, day, _DOWN), None)
    if first and last:
        return date(*first), date(*last)
    if not any(1 <= number <= _MONTHS_IN_YEAR for number in _matching(month or "XX", _UP)):
        raise EDTFError(
            match.string, match.start("month"), f"no month matches {month}; {MONTH_HINT}"
        )
    if any(_existing(year, month, day, _UP, lowest=-date.max.year)):
        raise EDTFError(match.string, match.start(), OUT_OF_RANGE)
    raise EDTFError(match.string, match.start("day"), f"no day of the calendar matches {match[0]}")


def _existing(
    year: str, month: str, day: str, digits: str, lowest: int = date.min.year
) -> Iterator[tuple[int, int, int]]:
    """The days that match, in the order of `digits`; a part that is not given matches any."""
    backwards = -1 if digits == _DOWN else 1
    months = list(_matching(month, digits) if month else range(1, 13)[::backwards])
    days = list(_matching(day, digits) if day else range(1, 32)[::backwards])
    return (
        (y, m, d)
        for y in _matching(year, digits)
        if y >= lowest
        for m in months
        if 1 <= m <= _MONTHS_IN_YEAR
        for d in days
        if 1 <= d <= _days(y, m)
    )


def _matching(pattern: str, digits: str) -> Iterator[int]:
    """The numbers that a pattern stands for, in the order of `digits`."""
    places = (digits if place == "X" else place for place in pattern)
    return (int("".join(number)) for number in product(*places))


def days_of_rounded_year(year: int, significant: int) -> tuple[date, date]:
    """The years whose first `significant` digits are those of `year`."""
    step = 10 ** (len(str(year)) - significant) if significant else 1
    low = year // step * step
    return date(low, 1, 1), date(low + step - 1, 12, 31)


def _days(year: int, month: int) -> int:
    """How many days a month has, in the proleptic Gregorian calendar."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # noqa: PLR2004 - the calendar's own numbers
    return 29 if leap else _MONTH_DAYS[month]
