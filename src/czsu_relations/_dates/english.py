"""Conversion between EDTF and English dates."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from czsu_relations._dates.calendar import MONTHS, SEASONS
from czsu_relations._dates.edtf import Date, DateRange, DateSet, End, Interval, parse_edtf
from czsu_relations._dates.notations import MONTH_NUMBERS, explain_notation
from czsu_relations._dates.patterns import describe_pattern
from czsu_relations.errors import EDTFError

__all__ = ["describe_date", "edtf_from_english"]

_HOW_TO_WRITE = "write it as 16 May 1935 or May 1935"
_HOW_TO_WRITE_INTERVALS = (
    "a stretch of time is written in EDTF, as 1935/1938 or 1935-05/1935-06;"
    " one moment in it as [1935..1938]"
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# What dateutil would ignore or guess, and how to write it.
_HINTS = {
    **dict.fromkeys(
        ["to", "from", "until", "till", "through", "between", "and", "since"],
        _HOW_TO_WRITE_INTERVALS,
    ),
    **dict.fromkeys(["-", "\N{EN DASH}", "\N{EM DASH}", "/"], _HOW_TO_WRITE_INTERVALS),
    **dict.fromkeys(
        ["spring", "summer", "autumn", "fall", "winter"],
        "a season is written in EDTF: 1935-21 is spring, -22 summer, -23 autumn, -24 winter",
    ),
    **dict.fromkeys(
        ["about", "around", "circa", "ca", "c"],
        "an approximate date is written in EDTF, as 1935~",
    ),
    **dict.fromkeys(["before", "by"], "a date with a limit is written in EDTF, as [..1935-05]"),
    "after": "a date with a limit is written in EDTF, as [1935-05..]",
    "or": "one of two dates is written in EDTF, as [1935,1938]",
    **dict.fromkeys(
        [*_WEEKDAYS, *(day[:3] for day in _WEEKDAYS)],
        f"leave the day of the week out; {_HOW_TO_WRITE}",
    ),
    **dict.fromkeys(
        [":", "am", "pm", "noon", "midnight"], f"leave the time of day out; {_HOW_TO_WRITE}"
    ),
}
_ENGLISH_WORDS = MONTH_NUMBERS.keys() | (_HINTS.keys() - {"-", "/", ":"})
"""The words by which a text is known to be English; the signs stand in EDTF, too."""

_WORD = re.compile(r"[0-9]+(?:st|nd|rd|th)?\.?|[^\W\d_]+\.?|\S", re.IGNORECASE)
# The words left out here are mistakes in EDTF, and the error that EDTF gives says more of them.
_FOREIGN_WORD = re.compile(r"(?!open|unknown|[xu]+$)[^\W\d_]{3,}", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR_NUMBER = re.compile(r"[0-9]{4}")
_NUMBERS_ALONE = re.compile(r"\s*[0-9]{1,3}[\s./,-]+[0-9][0-9\s./,-]*")
_NUMBERS_YEAR_LAST = re.compile(
    r"""
    \s* (?P<first> [0-9]{1,2} ) [\s./,-]+ (?P<second> [0-9]{1,2} ) [\s./,-]+
    (?P<year> [0-9]{4} ) [\s./,-]*
    """,
    re.VERBOSE,
)


class _Word(NamedTuple):
    """A word, a number or a sign of a text in lower case, and its position there."""

    text: str
    position: int


class _Part(NamedTuple):
    """The year, the month or the day of a date, and its position in the text."""

    number: int
    position: int


def edtf_from_english(text: str, edtf_error: EDTFError) -> str:
    """Return the EDTF text of an English date.

    dateutil reads the date, but only after it is certain that nothing is to be guessed or ignored.

    Args:
        text: the text, which is not EDTF.
        edtf_error: the error that it raises as EDTF, for a text that is not English either.

    Raises:
        EDTFError: the text is not a date, or can be read in several ways.
    """
    explanation = explain_notation(text)
    if explanation:
        raise EDTFError(text, edtf_error.position, explanation)
    words = _split_words(text)
    if not any(word.text in _ENGLISH_WORDS for word in words):
        raise _explain_unknown_text(text, words, edtf_error)
    for word in words:
        if word.text in _HINTS:
            raise EDTFError(text, word.position, _HINTS[word.text])
    parts = _find_parts(text, words)
    if "year" not in parts:
        reason = f"its year in four digits is missing; {_HOW_TO_WRITE}"
        raise EDTFError(text, len(text), reason)
    # There is a month: without its name the text would not have been taken for English.
    edtf = f"{parts['year'].number:04}-{parts['month'].number:02}"
    position = parts["year"].position
    if "day" in parts:
        edtf += f"-{parts['day'].number:02}"
        position = parts["day"].position
    try:
        parse_edtf(edtf)
    except EDTFError as error:
        raise EDTFError(text, position, error.reason) from None
    if _read_by_dateutil(text) != edtf:
        reason = f"it is not clear which date this is; {_HOW_TO_WRITE}, or in EDTF"
        raise EDTFError(text, position, reason)
    return edtf


def _split_words(text: str) -> list[_Word]:
    """Return the words, numbers and signs of a text, without full stops."""
    return [_Word(match[0].rstrip(".").casefold(), match.start()) for match in _WORD.finditer(text)]


def _explain_unknown_text(text: str, words: list[_Word], edtf_error: EDTFError) -> EDTFError:
    """Return the most helpful error for a text that is neither EDTF nor English."""
    if _NUMBERS_ALONE.fullmatch(text):
        return EDTFError(text, edtf_error.position, _explain_numbers(text))
    for word in words:
        if _FOREIGN_WORD.fullmatch(word.text):
            reason = f"this is neither EDTF nor the name of a month; {_HOW_TO_WRITE}"
            return EDTFError(text, word.position, reason)
    return edtf_error


def _explain_numbers(text: str) -> str:
    """Return how to write a date in numbers: this date, if day and month cannot be swapped."""
    readings: set[date] = set()
    match = _NUMBERS_YEAR_LAST.fullmatch(text)
    if match:
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        readings = _possible_days(year, first, second) | _possible_days(year, second, first)
    example = "1935-05-16, or 16 May 1935"
    if len(readings) == 1:
        example = readings.pop().isoformat()
    return f"in numbers, a date begins with its year: write {example}"


def _possible_days(year: int, month: int, day: int) -> set[date]:
    """Return the day with these numbers; none if it does not exist."""
    try:
        return {date(year, month, day)}
    except ValueError:
        return set()


def _find_parts(text: str, words: list[_Word]) -> dict[str, _Part]:
    """Return the parts of an English date by their names: year, month, day.

    Raises:
        EDTFError: a word is not part of a date, or a part is there twice.
    """
    parts: dict[str, _Part] = {}
    for word in words:
        # A full stop that stands alone has become an empty word.
        if word.text in {",", "of", ""}:
            continue
        name, number = _read_part(word.text)
        if not name:
            reason = f"{word.text!r} is no part of a date; {_HOW_TO_WRITE}"
            raise EDTFError(text, word.position, reason)
        if name in parts:
            reason = f"a second {name} for one date; {_HOW_TO_WRITE_INTERVALS}"
            raise EDTFError(text, word.position, reason)
        parts[name] = _Part(number, word.position)
    return parts


def _read_part(word: str) -> tuple[str, int]:
    """Return which part of a date a word is, and its number; an empty name if it is none."""
    if word in MONTH_NUMBERS:
        return "month", MONTH_NUMBERS[word]
    if _YEAR_NUMBER.fullmatch(word):
        return "year", int(word)
    match = _DAY_NUMBER.fullmatch(word)
    if match:
        return "day", int(match["day"])
    return "", 0


def _read_by_dateutil(text: str) -> str | None:
    """Return what dateutil reads, as EDTF; None if it reads nothing.

    dateutil takes what is not given from a default date. The text is read with two different
    defaults, and what differs between the two was not given.
    """
    from dateutil import parser

    try:
        first = parser.parse(text, default=datetime(1, 1, 1, tzinfo=UTC))
        second = parser.parse(text, default=datetime(2, 2, 2, tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
    first_parts = first.date().isoformat().split("-")
    second_parts = second.date().isoformat().split("-")
    pairs = zip(first_parts, second_parts, strict=True)
    return "-".join(part for part, other in pairs if part == other)


_DASH = "\N{EN DASH}"


def describe_date(tree: Date | Interval | DateSet) -> str:
    """Return a date, an interval or a set in English."""
    if isinstance(tree, Date):
        return _describe_single_date(tree)
    if isinstance(tree, Interval):
        return _describe_interval(tree)
    *others, last = (_describe_member(member, every=tree.every) for member in tree.dates)
    if not others:
        return last
    conjunction = "and" if tree.every else "or"
    return f"{', '.join(others)} {conjunction} {last}"


def _describe_interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    first = _describe_single_date(start) if isinstance(start, Date) else ""
    last = _describe_single_date(end) if isinstance(end, Date) else ""
    if end is End.OPEN:
        return f"{first} onwards"
    if end is End.UNKNOWN:
        return f"from {first}, end unknown"
    if start is End.OPEN:
        return f"until {last}"
    if start is End.UNKNOWN:
        return f"until {last}, start unknown"
    return _join_dates(first, last)


def _join_dates(first: str, last: str) -> str:
    """Return two English dates with a dash, and two days of one month as 16–20 May 1935."""
    first_day, _, first_month = first.partition(" ")
    _, blank, last_month = last.partition(" ")
    # Two days "of a year in the 1930s" need not be days of the same year.
    one_month = first_month == last_month and " of " not in first_month
    if first_day.isdigit() and first != last and blank and one_month:
        return f"{first_day}{_DASH}{last}"
    if " " in first or " " in last:
        return f"{first} {_DASH} {last}"
    return f"{first}{_DASH}{last}"


def _describe_member(member: Date | DateRange, *, every: bool) -> str:
    """Return a member of a set in English; `every` if all dates of a range are meant."""
    if isinstance(member, Date):
        return _describe_single_date(member)
    start, end = member.first, member.last
    first = _describe_single_date(start) if start else ""
    last = _describe_single_date(end) if end else ""
    if not start:
        return f"by {last}"
    if not end:
        return f"{first} or later"
    if every:
        return f"all from {first} to {last}"
    if not (_has_pattern(start) or _has_pattern(end)):
        year = last.rpartition(" ")[2]
        return f"between {first.removesuffix(f' {year}')} and {last}"
    # One date of the range is meant, so that only the outer days matter.
    first = _format_parts(start.first, _count_parts(start))
    last = _format_parts(end.last, _count_parts(end))
    return _add_qualifiers(
        f"between {first} and {last}",
        uncertain=start.uncertain or end.uncertain,
        approximate=start.approximate or end.approximate,
    )


def _describe_single_date(moment: Date) -> str:
    if _has_pattern(moment):
        text = describe_pattern(moment)
    else:
        text = _describe_digits(moment)
    rounded = moment.significant > 0 and moment.first.year != moment.last.year
    if rounded:
        text += f" ({moment.first.year}{_DASH}{moment.last.year})"
    approximate = moment.approximate or rounded
    return _add_qualifiers(text, uncertain=moment.uncertain, approximate=approximate)


def _add_qualifiers(text: str, *, uncertain: bool, approximate: bool) -> str:
    if approximate and text.startswith("between"):
        text = f"roughly {text}"
    elif approximate:
        text = f"about {text}"
    if uncertain:
        text = f"perhaps {text}"
    return text


def _describe_digits(moment: Date) -> str:
    """Return a date without unspecified digits in English."""
    year = str(int(moment.year))
    if moment.month in SEASONS:
        if moment.last.year > moment.first.year:
            year += f"{_DASH}{moment.last.year}"
        season, _, _ = SEASONS[moment.month]
        return f"{season} {year}"
    # The first day of a rounded year is not in that year: 1950S2 begins in 1900.
    if moment.significant:
        return year
    return _format_parts(moment.first, _count_parts(moment))


def _has_pattern(moment: Date) -> bool:
    return "X" in moment.year + moment.month + moment.day


def _count_parts(moment: Date) -> int:
    """Return how many of year, month and day are given."""
    return 1 + bool(moment.month) + bool(moment.day)


def _format_parts(day: date, parts: int) -> str:
    """Return the last one, two or three parts of a day, such as 16 May 1935."""
    names = (str(day.day), MONTHS[day.month - 1], str(day.year))
    return " ".join(names[-parts:])
