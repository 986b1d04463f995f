"""EDTF text, read into a small frozen tree.

The Extended Date/Time Format as the Library of Congress published it on 2019-02-04
(<https://www.loc.gov/standards/datetime/>), levels 0, 1 and 2; it is part of ISO 8601-2:2019.
One function per rule of the grammar, with the rule as its docstring. An error points at the first
character that fits no rule. `Date` nodes carry their calendar bounds: to know that a date exists
is to know its first and last day.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from czsu_relations._dates.calendar import (
    MONTH_HINT,
    OUT_OF_RANGE,
    days_of_date,
    days_of_pattern,
    days_of_rounded_year,
    days_of_season,
)
from czsu_relations.errors import EDTFError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Date", "DateRange", "DateSet", "End", "Interval", "dates_in", "parse_edtf"]


class End(Enum):
    """A side of an interval on which no date stands."""

    OPEN = ".."
    UNKNOWN = ""


@frozen
class Date:
    """A date as written: digits, `X` for an unspecified one, empty where a part is not given.

    Attributes:
        year: four characters; an exponential year is written out.
        month: two characters, a month or a season (21 to 41), or empty.
        day: two characters, or empty.
        significant: how many digits of the year are significant; 0 where it is not said.
        uncertain: whether any part is qualified with `?` or `%`.
        approximate: whether any part is qualified with `~` or `%`.
        first: the earliest day that it can mean.
        last: the latest day that it can mean.
    """

    year: str
    month: str
    day: str
    significant: int
    uncertain: bool
    approximate: bool
    first: date
    last: date


@frozen
class Interval:
    """From a date to a date, throughout; one of the sides may be open or unknown."""

    start: Date | End
    end: Date | End


@frozen
class DateRange:
    """A range among the members of a set; None where it is open. One side is a date."""

    first: Date | None
    last: Date | None


@frozen
class DateSet:
    """A set of dates: every one of them (`{…}`), or one of them (`[…]`)."""

    dates: tuple[Date | DateRange, ...]
    every: bool


def dates_in(tree: Interval | DateSet) -> Iterator[Date]:
    """Yield the dates of an interval or a set."""
    sides = (tree.start, tree.end) if isinstance(tree, Interval) else tree.dates
    for side in sides:
        ends = (side.first, side.last) if isinstance(side, DateRange) else (side,)
        for end in ends:
            if isinstance(end, Date):
                yield end


_MARK = "([?~%]?)"
_DATE = re.compile(
    rf"""
    {_MARK}
    (?: (?P<year> -? [0-9X]{{4}} ) | Y (?P<long> -? [0-9]+ ) (?: E (?P<power> [0-9]+ ) )? )
    (?: S (?P<significant> [0-9]+ ) )?
    {_MARK}
    (?: - {_MARK} (?P<month> [0-9X]{{2}} ) {_MARK}
        (?: - {_MARK} (?P<day> [0-9X]{{2}} ) {_MARK} )?
    )?
    """,
    re.VERBOSE,
)
_TIME = re.compile(
    r"""
    (?: [01][0-9] | 2[0-3] ) : [0-5][0-9] : (?: [0-5][0-9] | 60 )
    (?: Z | \+00 (?: :00 )? | [+-] (?! 00 (?: :00 )? \Z )
        (?: (?: 0[0-9] | 1[0-3] ) (?: :[0-5][0-9] )? | 14 (?: :00 )? )
    )?
    """,
    re.VERBOSE,
)

_YEAR_DIGITS = 4
_DIGITS = "0123456789"

_NO_DATE = "a date is missing here; it begins with its year in four digits"
_YEAR = "a year has four digits, as in 1935"
_DAY = "a day has two digits, as in 1935-05-16"
_NOTHING = "nothing can follow here; a date is written as 1935-05-16, 1935-05 or 1935"

# What people write in place of EDTF of 2019, and what to write; the first that fits counts.
_SLIPS = (
    (r"\s", "EDTF has no spaces and no line breaks"),
    (r"open\b", "since 2019 an open side is written '..', as in 1945/.."),
    (r"unknown\b", "since 2019 an unknown side is left empty, as in 1945/"),
    (r"[uUx]+\b", "an unspecified digit is written with a capital X, as in 199X"),
    (r"y(?=-?[0-9])", "the letter before a long year is a capital Y, as in Y17E8"),
    (r"(?<=[0-9])e(?=[0-9])", "the exponent of a year begins with a capital E, as in Y17E8"),
    (r"(?<=[0-9])s(?=[0-9])", "significant digits begin with a capital S, as in 1950S2"),
    (r"Y", "Y stands before a year of more than four digits, as in Y17E8"),
    (r"T", "a time of day stands only in a single date, as in 1985-04-12T23:20:30"),
    (r"[?~%]", "one qualifier is enough: '%' says both '?' and '~'"),
    (r"\.\.", "'..' is a side of an interval, as in 1945/.., or a range inside a set"),
    (r"/", "'/' stands in intervals only; a range inside a set is written 1934..1936"),
    (r",", "dates are listed inside [ ] for one of them, or { } for all of them"),
    (r"[][{}]", "a set stands alone, with its brackets as the first and last characters"),
    (r"[()*]", "since 2019 EDTF has no parentheses and no asterisks"),
    (r"[\u2010-\u2015\u2212]", "the parts of a date are joined with a plain hyphen, '-'"),
    (r"\d", "a date is written with the digits 0 to 9 and with hyphens, as in 1935-05-16"),
)


def parse_edtf(text: str) -> Date | Interval | DateSet:
    """`edtf = set | interval | date-time | date`."""
    if text.startswith(("[", "{")):
        return _members(text)
    if "/" in text:
        return _interval(text)
    if "T" in text:
        return _date_time(text)
    return _date(text, 0, len(text))


def _members(text: str) -> DateSet:
    """`set = "[" member *("," member) "]" | "{" member *("," member) "}"`."""
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing:
        at = text.find(closing) + 1 or len(text)
        raise EDTFError(text, at, f"a set that begins with {text[0]} ends with {closing}")
    stop = len(text) - 1
    dates: list[Date | DateRange] = []
    at = 1
    for member in text[1:stop].split(","):
        dates.append(_member(text, at, at + len(member)))
        at += len(member) + 1
    return DateSet(tuple(dates), text[0] == "{")


def _member(text: str, start: int, stop: int) -> Date | DateRange:
    """`member = date | date ".." date | ".." date (first only) | date ".." (last only)`."""
    dots = text.find("..", start, stop)
    if dots < 0:
        return _date(text, start, stop)
    if start == dots and start != 1:
        raise EDTFError(text, dots, "only the first member of a set can be open to the past")
    if dots + 2 == stop != len(text) - 1:
        raise EDTFError(text, dots, "only the last member of a set can be open to the future")
    first = None if dots == start and dots + 2 != stop else _date(text, start, dots)
    last = None if dots + 2 == stop else _date(text, dots + 2, stop)
    if first and last and last.last < first.first:
        raise EDTFError(text, dots + 2, "this range ends before it begins; put the earlier first")
    return DateRange(first, last)


def _interval(text: str) -> Interval:
    """`interval = side "/" side`, of which one at least is a date."""
    slash = text.index("/")
    again = text.find("/", slash + 1)
    if again >= 0:
        raise EDTFError(text, again, "an interval has one '/', between its start and its end")
    start = _side(text, 0, slash)
    end = _side(text, slash + 1, len(text))
    if isinstance(start, Date):
        if isinstance(end, Date) and end.last < start.first:
            raise EDTFError(
                text, slash + 1, "this interval ends before it begins; put the earlier date first"
            )
    elif isinstance(end, End):
        raise EDTFError(text, slash, "an interval has a date on at least one side, as in 1945/..")
    return Interval(start, end)


def _side(text: str, start: int, stop: int) -> Date | End:
    """`side = date | ".." (open) | "" (unknown)`."""
    if start == stop:
        return End.UNKNOWN
    if text[start:stop] == "..":
        return End.OPEN
    return _date(text, start, stop)


def _date_time(text: str) -> Date:
    """`date-time = date "T" hh:mm:ss ["Z" | ("+" | "-") hh [":" mm]]`, the date complete."""
    at = text.index("T")
    day = _date(text, 0, at)
    if day.first != day.last or day.uncertain or day.approximate or "X" in text[:at]:
        raise EDTFError(
            text, at, "a time of day stands only behind a complete date without qualifiers"
        )
    if not _TIME.fullmatch(text, at + 1):
        raise EDTFError(
            text,
            at + 1,
            "a time of day is written 23:20:30, 00:00:00 to 23:59:60,"
            " and its zone Z, +01 or +01:00, at most 14 hours",
        )
    return day


def _date(text: str, start: int, stop: int) -> Date:
    """`date = [q] year [q] ["-" [q] month-or-season [q] ["-" [q] day [q]]]`.

    A qualifier `q` (`?`, `~`, `%`) before a part is for that part, one behind it for that part
    and all to the left of it.
    """
    match = _DATE.match(text, start, stop)
    if match is None or match.end() != stop:
        raise _misread(text, start, stop, match)
    a, year, long, power, digits, b, c, month, d, e, day, f = match.groups("")
    significant = 0
    if long or digits:
        year, significant = _unusual_year(match, year or long, power, digits)
        first, last = days_of_rounded_year(int(year), significant)
    elif "X" in year or "X" in month or "X" in day:
        first, last = days_of_pattern(match, year, month, day)
    elif month > "12":
        first, last = days_of_season(match, int(year), int(year))
    else:
        first, last = days_of_date(match, int(year), month, day)
    marks = a + b + c + d + e + f
    return Date(
        year=year,
        month=month,
        day=day,
        significant=significant,
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
        first=first,
        last=last,
    )


def _unusual_year(
    match: re.Match[str], integer: str, power: str, significant: str
) -> tuple[str, int]:
    """`year = "Y" integer ["E" exponent] ["S" digits] | yyyy "S" digits`.

    Decided by counting digits, since an exponent can have thousands of them.
    """
    text = match.string
    if match["month"]:
        raise EDTFError(text, match.start("month") - 1, "such a year has no months and no seasons")
    if "X" in integer:
        at = match.start("year") + integer.index("X")
        raise EDTFError(text, at, "the significant digits say which are unspecified: write a digit")
    number, exponent = integer.lstrip("-").lstrip("0"), power.lstrip("0")
    if match["long"] and not power and len(number) <= _YEAR_DIGITS:
        raise EDTFError(
            text, match.start("long") - 1, "a year of four digits stands without Y, as in 1935"
        )
    if power and not exponent:
        raise EDTFError(text, match.start("power"), "an exponent is a positive number")
    if significant and not significant.strip("0"):
        raise EDTFError(text, match.start("significant"), "the count of digits is positive")
    zeros = int(exponent or 0) if len(exponent) == 1 else _YEAR_DIGITS * len(exponent)
    if integer[0] == "-" or not number or len(number) + zeros > _YEAR_DIGITS:
        raise EDTFError(text, match.start(), OUT_OF_RANGE)
    year = int(number) * 10**zeros
    count = significant.lstrip("0")
    if len(count) > 1 or int(count or 0) > len(str(year)):
        raise EDTFError(
            text, match.start("significant"), f"the year {year} has {len(str(year))} digits"
        )
    return f"{year:04}", int(count or 0)


def _misread(text: str, start: int, stop: int, match: re.Match[str] | None) -> EDTFError:
    """What stands where no rule allows it, and what would be right."""
    if start == stop:
        return EDTFError(text, start, _NO_DATE)
    if match is None:
        reason, at = _YEAR, _misfit(text, start, stop, "-")
    elif text[match.end()] != "-" or match["day"]:
        reason, at = _NOTHING, match.end()
    else:
        reason, at = (
            _DAY if match["month"] else MONTH_HINT,
            _misfit(text, match.end() + 1, stop, ""),
        )
    for slip, hint in _SLIPS:
        if at < stop and re.compile(slip).match(text, at):
            reason = hint
            break
    return EDTFError(text, at, reason)


def _misfit(text: str, start: int, stop: int, sign: str) -> int:
    """Where a part that begins at `start` stops being a qualifier, a sign and digits."""
    part = text[start:stop]
    part = part[part.startswith(("?", "~", "%")) :]
    part = part.removeprefix(sign).lstrip(_DIGITS + "X")
    return stop - len(part)
