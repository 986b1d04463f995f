"""The parser of EDTF, which turns a text into a small frozen tree.

EDTF is the Extended Date/Time Format as the Library of Congress published it on 2019-02-04
(<https://www.loc.gov/standards/datetime/>), levels 0, 1 and 2; it is part of ISO 8601-2:2019.
There is one function per rule of the grammar, with the rule in its docstring. An error points at
the first character that fits no rule. A `Date` in the tree has its calendar bounds, because a date
can only be known to exist by finding its first and last day.
"""

from __future__ import annotations

import re

from czsu_relations._dates.calendar import (
    MONTH_HINT,
    OUT_OF_RANGE,
    days_of_date,
    days_of_pattern,
    days_of_rounded_year,
    days_of_season,
)
from czsu_relations._dates.precision import join_in_one_precision, precision_of
from czsu_relations._dates.tree import Date, DateRange, DateSet, End, Interval, qualifiers_of
from czsu_relations.errors import EDTFError

__all__ = [
    "Date", "DateRange", "DateSet", "End", "Interval",
    "is_edtf", "parse_edtf", "qualifiers_of",
]  # fmt: skip


_QUALIFIER = "([?~%]?)"
_DATE = re.compile(
    rf"""
    {_QUALIFIER}
    (?: (?P<year> -? [0-9X]{{4}} ) | Y (?P<long> -? [0-9]+ ) (?: E (?P<power> [0-9]+ ) )? )
    (?: S (?P<significant> [0-9]+ ) )?
    {_QUALIFIER}
    (?: - {_QUALIFIER} (?P<month> [0-9X]{{2}} ) {_QUALIFIER}
        (?: - {_QUALIFIER} (?P<day> [0-9X]{{2}} ) {_QUALIFIER} )?
    )?
    """,
    re.VERBOSE,
)
_TIME = re.compile(
    r"""
    (?P<hour> [01][0-9] | 2[0-3] ) : (?P<minute> [0-5][0-9] ) : (?P<second> [0-5][0-9] | 60 )
    (?: Z | \+00 (?: :00 )? | (?P<sign> [+-] ) (?! 00 (?: :00 )? \Z )
        (?P<shift_hour> 0[0-9] | 1[0-4] )
        (?: : (?P<shift_minute> 00 | (?<! 14: ) [0-5][0-9] ) )?
    )?
    """,
    re.VERBOSE,
)
_LEAP_SECOND = "60"
_MINUTES_IN_HOUR = 60
_MINUTES_IN_DAY = 24 * _MINUTES_IN_HOUR

_YEAR_DIGITS = 4
_DIGITS_AND_X = "0123456789X"

_DATE_MISSING = "a date is missing here; it begins with its year in four digits"
_YEAR_HINT = "a year has four digits, as in 1935"
_DAY_HINT = "a day has two digits, as in 1935-05-16"
_END_HINT = "nothing can follow here; a date is written as 1935-05-16, 1935-05 or 1935"

# What people write instead of the EDTF of 2019, and what to write; the first match counts.
_COMMON_MISTAKES = (
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
    """Return the tree of an EDTF text.

    `edtf = set | interval | date-time | date`

    Raises:
        EDTFError: the text is not EDTF of the years 1 to 9999.
    """
    # Sets first, so that an error points at a "/" or "T" inside of one.
    if text.startswith(("[", "{")):
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    if "T" in text:
        return _parse_date_time(text)
    return _parse_date(text, 0, len(text))


def is_edtf(text: str) -> bool:
    """Whether a text is EDTF of the years 1 to 9999."""
    try:
        parse_edtf(text)
    except EDTFError:
        return False
    return True


def _parse_set(text: str) -> DateSet:
    """Return a set with its members.

    `set = "[" member *("," member) "]" | "{" member *("," member) "}"`
    """
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing:
        # The first wrong character is the one behind the bracket, if there is a bracket.
        position = text.find(closing) + 1 or len(text)
        raise EDTFError(text, position, f"a set that begins with {text[0]} ends with {closing}")
    stop = len(text) - 1
    dates: list[Date | DateRange] = []
    # A set can repeat a member thousands of times. What is right once is right again, unless it is
    # open on one side, for which there is only one place.
    known: dict[str, Date | DateRange] = {}
    position = 1
    for member in text[1:stop].split(","):
        parsed = known.get(member)
        if parsed is None:
            parsed = _parse_member(text, position, position + len(member))
            if not member.startswith("..") and not member.endswith(".."):
                known[member] = parsed
        dates.append(parsed)
        position += len(member) + 1
    return DateSet(tuple(dates), text[0] == "{")


def _parse_member(text: str, start: int, stop: int) -> Date | DateRange:
    """Return the member of a set that begins at `start` and ends before `stop`.

    `member = date | range | ".." date (first only) | date ".." (last only)`
    """
    dots = text.find("..", start, stop)
    if dots < 0:
        return _parse_date(text, start, stop)
    open_start = dots == start
    open_end = dots + 2 == stop
    if open_start and start != 1:
        raise EDTFError(text, dots, "only the first member of a set can be open to the past")
    if open_end and stop != len(text) - 1:
        raise EDTFError(text, dots, "only the last member of a set can be open to the future")
    first = last = None
    # Two dots alone have no date on either side, which is an error where the first should be.
    if not open_start or open_end:
        first = _parse_date(text, start, dots)
    if not open_end:
        last = _parse_date(text, dots + 2, stop)
    if first and last:
        _check_range(text, dots + 2, first, last)
    return DateRange(first, last)


def _check_range(text: str, position: int, first: Date, last: Date) -> None:
    """Check that a range of which the second end stands at `position` is one.

    `range = date ".." date`, both of the same precision, the first not after the last
    """
    if last.last < first.first:
        raise EDTFError(text, position, "this range ends before it begins; put the earlier first")
    if precision_of(first) != precision_of(last):
        raise EDTFError(
            text,
            position,
            "the two ends of a range have the same precision:"
            f" write {join_in_one_precision(first, last)}",
        )


def _parse_interval(text: str) -> Interval:
    """Return an interval with its two sides.

    `interval = side "/" side`, at least one side a date
    """
    slash = text.index("/")
    second_slash = text.find("/", slash + 1)
    if second_slash >= 0:
        raise EDTFError(
            text, second_slash, "an interval has one '/', between its start and its end"
        )
    start = _parse_side(text, 0, slash)
    end = _parse_side(text, slash + 1, len(text))
    if isinstance(start, Date):
        # Overlapping ends, as in 1935/1935-05, are not reversed.
        if isinstance(end, Date) and end.last < start.first:
            raise EDTFError(
                text, slash + 1, "this interval ends before it begins; put the earlier date first"
            )
    elif isinstance(end, End):
        raise EDTFError(text, slash, "an interval has a date on at least one side, as in 1945/..")
    return Interval(start, end)


def _parse_side(text: str, start: int, stop: int) -> Date | End:
    """Return the side of an interval that begins at `start` and ends before `stop`.

    `side = date | ".." (open) | "" (unknown)`
    """
    if start == stop:
        return End.UNKNOWN
    if text[start:stop] == "..":
        return End.OPEN
    return _parse_date(text, start, stop)


def _parse_date_time(text: str) -> Date:
    """Return the day of a date with a time; the time is checked and left out.

    `date-time = date "T" hh:mm:ss ["Z" | ("+" | "-") hh [":" mm]]`, the date complete
    """
    position = text.index("T")
    day = _parse_date(text, 0, position)
    if day.first != day.last or day.uncertain or day.approximate or "X" in text[:position]:
        raise EDTFError(
            text, position, "a time of day stands only behind a complete date without qualifiers"
        )
    _check_time(text, position + 1)
    return day


def _check_time(text: str, start: int) -> None:
    """Check the time of day that begins at `start`.

    Second 60 is a leap second, which every time zone has at the same moment: 23:59:60 UTC. A time
    without a zone can be that of any zone; it is read as UTC here. On which days there was a leap
    second is not checked, as the standard does not list them.
    """
    time = _TIME.fullmatch(text, start)
    if time is None:
        reason = (
            "a time of day is written 23:20:30, 00:00:00 to 23:59:60,"
            " and its zone Z, +01 or +01:00, at most 14 hours"
        )
        if text.startswith("24:00:00", start):
            reason = "the end of a day is written as 00:00:00 of the next day"
        raise EDTFError(text, start, reason)
    if time["second"] != _LEAP_SECOND:
        return
    minutes = int(time["hour"]) * _MINUTES_IN_HOUR + int(time["minute"])
    shift = int(time["shift_hour"] or 0) * _MINUTES_IN_HOUR + int(time["shift_minute"] or 0)
    if time["sign"] == "-":
        shift = -shift
    # A zone ahead of UTC has the leap second on its next day.
    if (minutes - shift + 1) % _MINUTES_IN_DAY:
        raise EDTFError(
            text,
            time.start("second"),
            "second 60 is a leap second, 23:59:60 UTC or 00:59:60+01; here the last second is 59",
        )


def _parse_date(text: str, start: int, stop: int) -> Date:
    """Return the date that begins at `start` and ends before `stop`.

    `date = [q] year [q] ["-" [q] month-or-season [q] ["-" [q] day [q]]]`

    A qualifier `q` (`?`, `~`, `%`) before a part is for that part; a qualifier behind a part is
    for that part and for all parts to the left of it.
    """
    match = _DATE.match(text, start, stop)
    if match is None or match.end() != stop:
        raise _make_syntax_error(text, start, stop, match)
    (
        before_year,
        year,
        long_year,
        power,
        significant_digits,
        after_year,
        before_month,
        month,
        after_month,
        before_day,
        day,
        after_day,
    ) = match.groups("")
    significant = 0
    if long_year or significant_digits:
        year, significant = _read_unusual_year(match, year or long_year, power, significant_digits)
        first, last = days_of_rounded_year(int(year), significant)
    elif "X" in year or "X" in month or "X" in day:
        first, last = days_of_pattern(match, year, month, day)
    elif month > "12":
        first, last = days_of_season(match, int(year), int(year))
    else:
        first, last = days_of_date(match, int(year), month, day)
    marks = before_year + after_year + before_month + after_month + before_day + after_day
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


def _read_unusual_year(
    match: re.Match[str], integer: str, power: str, significant: str
) -> tuple[str, int]:
    """Return the four digits of a long or a rounded year, and how many of them are significant.

    `year = "Y" integer ["E" exponent] ["S" digits] | yyyy "S" digits`

    Whether the year is out of range is decided by counting digits, without computing it, because
    the exponent can have thousands of digits.
    """
    text = match.string
    if match["month"]:
        raise EDTFError(text, match.start("month") - 1, "such a year has no months and no seasons")
    if "X" in integer:
        position = match.start("year") + integer.index("X")
        raise EDTFError(
            text, position, "the significant digits say which are unspecified: write a digit"
        )
    number, exponent = integer.lstrip("-").lstrip("0"), power.lstrip("0")
    if match["long"] and not power and len(number) <= _YEAR_DIGITS:
        raise EDTFError(
            text, match.start("long") - 1, "a year of four digits stands without Y, as in 1935"
        )
    if power and not exponent:
        raise EDTFError(text, match.start("power"), "an exponent is a positive number")
    if significant and not significant.strip("0"):
        raise EDTFError(text, match.start("significant"), "the count of digits is positive")
    # Any exponent of two or more digits is out of range.
    zeros = int(exponent or 0) if len(exponent) == 1 else _YEAR_DIGITS * len(exponent)
    if integer[0] == "-" or not number or len(number) + zeros > _YEAR_DIGITS:
        raise EDTFError(text, match.start(), OUT_OF_RANGE)
    year = int(number) * 10**zeros
    count = significant.lstrip("0")
    digits = len(str(year))
    # Zeros before the number are not significant: 0001 has one digit that can be.
    if len(count) > 1 or int(count or 0) > digits:
        noun = "digit" if digits == 1 else "digits"
        raise EDTFError(
            text,
            match.start("significant"),
            f"the year {year} has {digits} {noun}; if all are significant, leave S out",
        )
    return f"{year:04}", int(count or 0)


def _make_syntax_error(text: str, start: int, stop: int, match: re.Match[str] | None) -> EDTFError:
    """Return the error for a text that is not a date: its first wrong character, and what is right.

    Args:
        text: the whole EDTF text.
        start: the index at which the date begins.
        stop: the index before which it ends.
        match: the longest beginning of it that is a date; None if there is none.
    """
    if start == stop:
        return EDTFError(text, start, _DATE_MISSING)
    if match is None:
        reason = _YEAR_HINT
        position = _find_wrong_character(text, start, stop, "-")
    elif text[match.end()] != "-" or match["day"]:
        reason = _END_HINT
        position = match.end()
    else:
        reason = _DAY_HINT if match["month"] else MONTH_HINT
        position = _find_wrong_character(text, match.end() + 1, stop, "")
    if position < stop:
        for mistake, hint in _COMMON_MISTAKES:
            if re.compile(mistake).match(text, position):
                reason = hint
                break
    return EDTFError(text, position, reason)


def _find_wrong_character(text: str, start: int, stop: int, sign: str) -> int:
    """Return the index after a qualifier, a sign and digits, the right beginning of a part."""
    part = text[start:stop]
    if part.startswith(("?", "~", "%")):
        part = part[1:]
    part = part.removeprefix(sign).lstrip(_DIGITS_AND_X)
    return stop - len(part)
