"""English dates to EDTF, and EDTF to English."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime

from czsu_relations._dates.calendar import MONTHS, SEASONS
from czsu_relations._dates.edtf import Date, DateRange, DateSet, End, Interval, parse_edtf
from czsu_relations.errors import EDTFError

__all__ = ["describe_date", "edtf_from_english"]

_MONTH_NUMBERS = {
    name.casefold(): number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3])
} | {"sept": 9}
_LIKE = "write it as 16 May 1935 or May 1935"
_INTERVAL = "a stretch of time is written in EDTF, as 1935/1938 or 1935-05/1935-06"
# What dateutil would leave out or guess, and how to write it.
_HINTS = {
    word: hint
    for words, hint in (
        ("to from until till through between and since - \N{EN DASH} \N{EM DASH} /", _INTERVAL),
        (
            "spring summer autumn fall winter",
            "a season is written in EDTF: 1935-21 is spring, -22 summer, -23 autumn, -24 winter",
        ),
        ("about around circa ca c", "an approximate date is written in EDTF, as 1935~"),
        ("before after by", "a date with a limit is written in EDTF, as [..1935-05]"),
        (
            "monday mon tuesday tue wednesday wed thursday thu friday fri saturday sat sunday sun",
            f"leave the day of the week out; {_LIKE}",
        ),
        (": am pm noon midnight", f"leave the time of day out; {_LIKE}"),
    )
    for word in words.split()
}
_ENGLISH = _HINTS.keys() - {"-", "/", ":"}
_WORD = re.compile(r"[0-9]+(?:st|nd|rd|th)?\.?|[^\W\d_]+\.?|\S", re.IGNORECASE)
# A word that is no slip in EDTF, of which the fault there says more.
_FOREIGN = re.compile(r"(?!open|unknown|[xu]+$)[^\W\d_]{3,}", re.IGNORECASE)
_DAY_WORD = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR_WORD = re.compile(r"[0-9]{4}")
_BARE_NUMBERS = re.compile(r"\s*[0-9]{1,3}[\s./,-]+[0-9][0-9\s./,-]*")
_YEAR_LAST = re.compile(r"\s*([0-9]{1,2})[\s./,-]+([0-9]{1,2})[\s./,-]+([0-9]{4})[\s./,-]*")


def edtf_from_english(text: str, fault: EDTFError) -> str:
    """EDTF for an English date; what is not English keeps the `fault` that EDTF finds in it.

    dateutil reads it, once it is sure that it need neither guess nor leave anything out.
    """
    words = [(match.start(), match[0].rstrip(".").casefold()) for match in _WORD.finditer(text)]
    if not any(word in _MONTH_NUMBERS or word in _ENGLISH for _, word in words):
        if _BARE_NUMBERS.fullmatch(text):
            raise EDTFError(text, fault.position, _in_numbers(text))
        for position, word in words:
            if _FOREIGN.fullmatch(word):
                reason = f"this is neither EDTF nor the name of a month; {_LIKE}"
                raise EDTFError(text, position, reason)
        raise fault
    for position, word in words:
        if word in _HINTS:
            raise EDTFError(text, position, _HINTS[word])
    year, month, day, position = _parts(text, words)
    edtf = f"{year:04}-{month:02}"
    if day is not None:
        edtf += f"-{day:02}"
    try:
        parse_edtf(edtf)
    except EDTFError as error:
        raise EDTFError(text, position, error.reason) from None
    if _ask_dateutil(text) != edtf:
        raise EDTFError(text, position, f"this has no one reading; {_LIKE}, or in EDTF")
    return edtf


def _in_numbers(text: str) -> str:
    """Say how to write a date in numbers; of two readings none is guessed."""
    match = _YEAR_LAST.fullmatch(text)
    one, other, year = map(int, match.groups()) if match else (0, 0, 0)
    readings = set[str]()
    for day, month in (one, other), (other, one):
        with suppress(ValueError):
            readings.add(date(year, month, day).isoformat())
    right = readings.pop() if len(readings) == 1 else "1935-05-16, or 16 May 1935"
    return f"in numbers, a date begins with its year: write {right}"


def _parts(text: str, words: list[tuple[int, str]]) -> tuple[int, int, int | None, int]:
    """Year, month and day, none said twice; and where the day stands, or else the year.

    A month there is: without its name the text would not have been taken for English.
    """
    found: dict[str, tuple[int, int]] = {}
    for position, word in words:
        if word in {",", "of", ""}:
            continue
        part, number = _part(word)
        if not part:
            raise EDTFError(text, position, f"{word!r} is no part of a date; {_LIKE}")
        if part in found:
            raise EDTFError(text, position, f"a second {part} for one date; {_INTERVAL}")
        found[part] = number, position
    if "year" not in found:
        raise EDTFError(text, len(text), f"its year in four digits is missing; {_LIKE}")
    year, position = found["year"]
    day, position = found.get("day", (None, position))
    return year, found["month"][0], day, position


def _part(word: str) -> tuple[str, int]:
    """Which part of a date a word is, and its number; no part, no name."""
    if word in _MONTH_NUMBERS:
        return "month", _MONTH_NUMBERS[word]
    if _YEAR_WORD.fullmatch(word):
        return "year", int(word)
    day = _DAY_WORD.fullmatch(word)
    return ("day", int(day[1])) if day else ("", 0)


def _ask_dateutil(text: str) -> str | None:
    """Its reading as EDTF. What differs between two defaults was not given but guessed."""
    from dateutil import parser

    try:
        one, two = (parser.parse(text, default=datetime(n, n, n)) for n in (1, 2))  # noqa: DTZ001 - a calendar day has no zone
    except (ValueError, OverflowError):
        return None
    fields = zip(one.date().isoformat().split("-"), two.date().isoformat().split("-"), strict=True)
    return "-".join(field for field, other in fields if field == other)


_DASH = "\N{EN DASH}"


def describe_date(tree: Date | Interval | DateSet) -> str:
    """Say in English what an EDTF text says."""
    if isinstance(tree, Date):
        return _describe_date(tree)
    if isinstance(tree, Interval):
        return _describe_interval(tree)
    *others, last = (_describe_member(member, every=tree.every) for member in tree.dates)
    if not others:
        return last
    return f"{', '.join(others)} {'and' if tree.every else 'or'} {last}"


def _describe_interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    begun = "" if isinstance(start, End) else _describe_date(start)
    ended = "" if isinstance(end, End) else _describe_date(end)
    if end is End.OPEN:
        return f"{begun} onwards"
    if end is End.UNKNOWN:
        return f"from {begun}, end unknown"
    if start is End.OPEN:
        return f"until {ended}"
    if start is End.UNKNOWN:
        return f"until {ended}, start unknown"
    day, _, month = begun.partition(" ")
    if day.isdigit() and begun != ended and ended.partition(" ")[1:] == (" ", month):
        return f"{day}{_DASH}{ended}"
    return f"{begun} {_DASH} {ended}" if " " in begun + ended else f"{begun}{_DASH}{ended}"


def _describe_member(member: Date | DateRange, *, every: bool) -> str:
    if isinstance(member, Date):
        return _describe_date(member)
    first = _describe_date(member.first) if member.first else ""
    last = _describe_date(member.last) if member.last else ""
    if not first:
        return f"by {last}"
    if not last:
        return f"{first} or later"
    if every:
        return f"all from {first} to {last}"
    year = last.rpartition(" ")[2]
    return f"between {first.removesuffix(f' {year}')} and {last}"


def _describe_date(moment: Date) -> str:
    written = moment.year + moment.month + moment.day
    text = _describe_pattern(moment) if "X" in written else _describe_digits(moment)
    rounded = moment.significant > 0 and moment.first.year != moment.last.year
    if rounded:
        text += f" ({moment.first.year}{_DASH}{moment.last.year})"
    if moment.approximate or rounded:
        text = f"about {text}"
    return f"perhaps {text}" if moment.uncertain else text


def _describe_digits(moment: Date) -> str:
    year = str(int(moment.year))
    if moment.month not in SEASONS:
        if moment.significant:
            return year
        return _say(moment.first, 1 + bool(moment.month) + bool(moment.day))
    if moment.last.year > moment.first.year:
        year += f"{_DASH}{moment.last.year}"
    return f"{SEASONS[moment.month][0]} {year}"


def _describe_pattern(moment: Date) -> str:
    year, month, day = moment.year, moment.month, moment.day
    if "X" not in year:
        if month == "XX" and day in {"", "XX"}:
            return f"a {'day' if day else 'month'} in {int(year)}"
        if "X" not in month and day == "XX":
            return f"a day in {_say(moment.first, 2)}"
    elif not month and "X" not in year[:3] and year[2] != "0":
        return f"{int(year[:3])}0s"
    parts = 3 if day or month in SEASONS else 2 if month else 1
    return f"between {_say(moment.first, parts)} and {_say(moment.last, parts)}"


def _say(day: date, parts: int) -> str:
    """The last so many parts of day, month and year."""
    words = (str(day.day), MONTHS[day.month - 1], str(day.year))
    return " ".join(words[-parts:])
