"""English for dates with unspecified digits, such as 156X-12-25.

The digits of a year, a month and a day are unspecified each for itself: 156X-12-25 is 25 December
of any year in the 1560s, and not the time from one Christmas to another. So the three parts are
described one by one.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from typing import TYPE_CHECKING, NamedTuple

from czsu_relations._dates.calendar import MONTHS, SEASONS, matching_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from czsu_relations._dates.edtf import Date

__all__ = ["describe_pattern"]

_ANY = "XX"
_MOST_MONTHS_LISTED = 3
_MOST_DAYS_LISTED = 2
_PLACES = ("first", "second", "third", "fourth")
_LEAP_YEAR, _COMMON_YEAR = 2000, 2001


class _Year(NamedTuple):
    """The English of a year, as it follows "a day" and as it follows "25 December"."""

    after_noun: str
    after_name: str


def describe_pattern(moment: Date) -> str:
    """Return a date with unspecified digits in English."""
    if not moment.month:
        return _describe_year_alone(moment.year)
    year = _describe_year(moment.year)
    if moment.month in SEASONS:
        season, _, _ = SEASONS[moment.month]
        return f"{season} {year.after_name}"
    if not moment.day:
        return _describe_month(moment.month, year)
    return _describe_day(moment, year)


# ---- years ----


def _describe_year_alone(pattern: str) -> str:
    """Return a year without a month: 1960s, some year, between 1900 and 1909."""
    if _is_decade(pattern):
        return _name_decade(pattern)
    if pattern == "XXXX":
        return "some year"
    if _has_gap(pattern):
        return _describe_gaps(pattern)
    return _name_range_of_years(pattern)


def _describe_year(pattern: str) -> _Year:
    """Return the year of a day, a month or a season."""
    if "X" not in pattern:
        year = str(int(pattern))
        return _Year(f"in {year}", year)
    if _is_decade(pattern):
        decade = f"in the {_name_decade(pattern)}"
        return _Year(decade, f"of a year {decade}")
    if pattern == "XXXX":
        return _Year("in some year", "of some year")
    if _has_gap(pattern):
        gaps = _describe_gaps(pattern)
        return _Year(f"in {gaps}", f"of {gaps}")
    years = _name_range_of_years(pattern)
    return _Year(years, f"of a year {years}")


def _is_decade(pattern: str) -> bool:
    # The decade of 190X would read like the century.
    return "X" not in pattern[:3] and pattern[2] != "0"


def _name_decade(pattern: str) -> str:
    return f"{int(pattern[:3])}0s"


def _has_gap(pattern: str) -> bool:
    """Whether a digit follows an unspecified one, so that the years are not one stretch."""
    return pattern.rstrip("X") != pattern.replace("X", "")


def _describe_gaps(pattern: str) -> str:
    """Return a year in which a digit follows an unspecified one: a year that ends in 35."""
    first_unspecified = pattern.index("X")
    ending = pattern[pattern.rindex("X") + 1 :]
    known: list[str] = []
    for place in range(first_unspecified, len(pattern) - len(ending)):
        if pattern[place] != "X":
            known.append(f"has {pattern[place]} as its {_PLACES[place]} digit")
    if ending:
        known.append(f"ends in {ending}")
    text = f"a year that {' and '.join(known)}"
    if first_unspecified:
        text += f", {_name_range_of_years(pattern)}"
    return text


def _name_range_of_years(pattern: str) -> str:
    # The calendar has no year 0.
    first = max(1, int(pattern.replace("X", "0")))
    last = int(pattern.replace("X", "9"))
    return f"between {first} and {last}"


# ---- months and days ----


def _describe_month(pattern: str, year: _Year) -> str:
    """Return a month of a year."""
    if pattern == _ANY:
        return f"a month {year.after_noun}"
    months = [MONTHS[number - 1] for number in matching_parts(pattern, 12)]
    if _is_stretch(pattern):
        return f"between {months[0]} and {months[-1]} {year.after_name}"
    return f"{_join_with_or(months)} {year.after_name}"


def _describe_day(moment: Date, year: _Year) -> str:
    """Return a day of a month and a year."""
    months, days = _matching_months_and_days(moment)
    if moment.day == _ANY:
        if moment.month == _ANY:
            return f"a day {year.after_noun}"
        return f"a day in {_name_months(months)} {year.after_name}"
    if len(months) == 1 and moment.month != _ANY:
        numbers = [str(day) for day in days]
        return f"{_join_days(moment.day, numbers)} {MONTHS[months[0] - 1]} {year.after_name}"
    ordinals = [f"the {_format_ordinal(day)}" for day in days]
    text = f"{_join_days(moment.day, ordinals)} of "
    if moment.month == _ANY:
        return f"{text}a month {year.after_noun}"
    return f"{text}{_name_months(months)} {year.after_name}"


def _name_months(months: Sequence[int]) -> str:
    """Return the months in which a day can lie."""
    names = [MONTHS[number - 1] for number in months]
    if len(months) > _MOST_MONTHS_LISTED:
        return f"a month between {names[0]} and {names[-1]}"
    return _join_with_or(names)


def _join_days(pattern: str, days: Sequence[str]) -> str:
    """Return the days that match a pattern."""
    if _is_stretch(pattern) and len(days) > _MOST_DAYS_LISTED:
        return f"between {days[0]} and {days[-1]}"
    return _join_with_or(days)


def _join_with_or(names: Sequence[str]) -> str:
    *others, last = names
    if not others:
        return last
    return f"{', '.join(others)} or {last}"


def _format_ordinal(number: int) -> str:
    """Return a day of the month as 1st, 2nd, 3rd, 4th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    if number in {11, 12, 13}:
        ending = "th"
    return f"{number}{ending}"


def _is_stretch(pattern: str) -> bool:
    """Whether the numbers that match a month or a day follow each other, as those of 1X do."""
    return pattern[0] != "X" and pattern[1] == "X"


# ---- the numbers that match ----


def _matching_months_and_days(moment: Date) -> tuple[list[int], list[int]]:
    """Return the months and the days of the month that a date can mean."""
    example = _example_year(moment.year)
    months: set[int] = set()
    days: set[int] = set()
    for month in matching_parts(moment.month, 12):
        _, length = monthrange(example, month)
        for day in matching_parts(moment.day, length):
            months.add(month)
            days.add(day)
    return sorted(months), sorted(days)


def _example_year(pattern: str) -> int:
    """Return a leap year if any year that matches a pattern is one, else another year."""
    leap = any(isleap(year) for year in matching_parts(pattern, 9999))
    return _LEAP_YEAR if leap else _COMMON_YEAR
