"""Hypothesis strategies for EDTF texts.

Every text is built around a day that it can mean, so that it is valid by construction: no text is
an impossible date, or an interval that ends before it begins.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "ENGLISH_MONTHS",
    "Dressed",
    "dates",
    "days",
    "edtf_texts",
    "intervals",
    "levels_0_and_1",
    "mutated_edtf_texts",
    "precision_of",
    "queries",
    "sets",
]


class Dressed(NamedTuple):
    """An EDTF text, and a day that it can mean."""

    text: str
    day: date


ENGLISH_MONTHS = (
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

MARKS = st.sampled_from(["", "", "?", "~", "%"])

# Seasons of year 9999 run into year 10000, and Y-years and negative ones are out of range.
days = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31))
near_days = st.dates(min_value=date(1917, 1, 1), max_value=date(1993, 12, 31))


@st.composite
def queries(draw: st.DrawFn, days: st.SearchStrategy[date] = near_days) -> tuple[date, date]:
    """Draw the first and the last day of a query."""
    first, last = sorted([draw(days), draw(days)])
    return first, last


def _season(day: date, code: int) -> str:
    """Return the season, quarter, … that contains a day.

    Args:
        day: the day.
        code: the code of the first season of the kind, such as 33 for quarters.
    """
    if code < 33:
        # A winter (in the south: a summer) belongs to the year of its December.
        year = day.year - 1 if day.month < 3 else day.year
        first_month = 9 if code == 29 else 3  # the southern spring, or the northern
        return f"{year:04}-{code + (day.month - first_month) % 12 // 3}"
    months = {33: 3, 37: 4, 40: 6}[code]
    return f"{day.year:04}-{code + (day.month - 1) // months}"


@st.composite
def _plain(draw: st.DrawFn, day: date) -> str:
    """Draw a day, a month or a year (level 0)."""
    return day.isoformat()[: draw(st.sampled_from([10, 7, 4]))]


@st.composite
def _unspecified(draw: st.DrawFn, day: date) -> str:
    """Draw a date with digits unspecified from the right (level 1)."""
    year, month = day.isoformat()[:4], day.isoformat()[:7]
    choices = [f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{month}-XX", f"{year}-XX-XX"]
    return draw(st.sampled_from(choices))


@st.composite
def _masked(draw: st.DrawFn, day: date) -> str:
    """Draw a date with any digits unspecified (level 2)."""
    text = draw(_plain(day))
    masks = draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    characters: list[str] = []
    for character, masked in zip(text, masks, strict=True):
        if masked and character.isdigit():
            characters.append("X")
        else:
            characters.append(character)
    return "".join(characters)


@st.composite
def _qualified_in_parts(draw: st.DrawFn, day: date) -> str:
    """Draw a date with qualifiers before and behind each part (level 2)."""
    parts = draw(_masked(day)).split("-")
    return "-".join(draw(MARKS) + part + draw(MARKS) for part in parts)


@st.composite
def _rounded(draw: st.DrawFn, day: date) -> str:
    """Draw a year with significant digits or with an exponent (level 2)."""
    year = str(day.year)
    if day.year % 100 == 0:
        return draw(st.sampled_from([f"Y{year[:-2]}E2", f"Y{year[:-2]}E2S1"]))
    return f"{year:0>4}S{draw(st.integers(1, len(year)))}"


def precision_of(text: str) -> str:
    """Return the unit of a date: "day", "year", "month", or the kind of a part of a year."""
    parts = re.sub("[?~%]", "", text).split("-")
    if len(parts) != 2 or "X" in parts[1] or int(parts[1]) <= 12:
        return ("year", "month", "day")[len(parts) - 1]
    code = int(parts[1])
    last_codes = {"season": 32, "quarter": 36, "quadrimester": 39, "semester": 41}
    return next(kind for kind, last in last_codes.items() if code <= last)


def _northern_season(day: date) -> st.SearchStrategy[str]:
    return st.just(_season(day, 21))


def _any_season(day: date) -> st.SearchStrategy[str]:
    return st.sampled_from([21, 25, 29, 33, 37, 40]).map(lambda code: _season(day, code))


def _trailing_mark(text: str) -> st.SearchStrategy[str]:
    return MARKS.map(lambda mark: text + mark)


LEVELS_0_AND_1 = (_plain, _unspecified, _northern_season)
LEVEL_2 = (*LEVELS_0_AND_1, _masked, _qualified_in_parts, _rounded, _any_season)


@st.composite
def _dressed(
    draw: st.DrawFn, day: date, forms: tuple[Callable[[date], st.SearchStrategy[str]], ...]
) -> Dressed:
    form = draw(st.sampled_from(forms))
    text = draw(form(day))
    if form is not _qualified_in_parts:
        text = draw(_trailing_mark(text))
    return Dressed(text, day)


def dates(
    days: st.SearchStrategy[date] = near_days, *, simple: bool = False
) -> st.SearchStrategy[Dressed]:
    """Return a strategy for dates of any level, or of levels 0 and 1 if `simple`."""
    return days.flatmap(lambda day: _dressed(day, LEVELS_0_AND_1 if simple else LEVEL_2))


@st.composite
def intervals(
    draw: st.DrawFn, days: st.SearchStrategy[date] = near_days, *, simple: bool = False
) -> Dressed:
    """Draw an interval of two dates, or of a date with the other side open or unknown."""
    first, last = draw(queries(days))
    start = draw(dates(st.just(first), simple=simple)).text
    end = draw(dates(st.just(last), simple=simple)).text
    no_date = draw(st.sampled_from(["", ".."]))
    return draw(
        st.sampled_from(
            [
                Dressed(f"{start}/{end}", last),
                Dressed(f"{start}/{no_date}", first),
                Dressed(f"{no_date}/{end}", last),
            ]
        )
    )


@st.composite
def _members(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Dressed:
    """Draw a member of a set: a date, or a range of two dates of the same precision."""
    first, last = draw(queries(days))
    start, end = draw(dates(st.just(first))).text, draw(dates(st.just(last))).text
    if precision_of(start) != precision_of(end):
        return Dressed(start, first)
    return draw(st.sampled_from([Dressed(start, first), Dressed(f"{start}..{end}", last)]))


@st.composite
def sets(draw: st.DrawFn, days: st.SearchStrategy[date] = near_days) -> Dressed:
    """Draw a one-of or all-of set, with ranges anywhere and open ranges at its ends."""
    members = draw(st.lists(_members(days), min_size=1, max_size=4))
    texts = [member.text for member in members]
    if draw(st.booleans()):
        texts.insert(0, f"..{draw(dates(days)).text}")
    if draw(st.booleans()):
        texts.append(f"{draw(dates(days)).text}..")
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    return Dressed(f"{opening}{','.join(texts)}{closing}", members[0].day)


@st.composite
def _date_times(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Dressed:
    day = draw(days)
    time = draw(st.times()).isoformat("seconds")
    zone = draw(st.sampled_from(["", "Z", "+01", "-14", "+13:45", "-00:30", "+00:00"]))
    return Dressed(f"{day.isoformat()}T{time}{zone}", day)


def edtf_texts(days: st.SearchStrategy[date] = near_days) -> st.SearchStrategy[Dressed]:
    """Return a strategy for all EDTF texts, of every level."""
    return st.one_of(dates(days), intervals(days), sets(days), _date_times(days))


def levels_0_and_1(days: st.SearchStrategy[date] = near_days) -> st.SearchStrategy[Dressed]:
    """Return a strategy for dates and intervals of the levels that other libraries read too."""
    return st.one_of(dates(days, simple=True), intervals(days, simple=True))


@st.composite
def mutated_edtf_texts(draw: st.DrawFn) -> str:
    """Draw an EDTF text in which some characters are replaced by others."""
    text = draw(edtf_texts()).text
    start, stop = sorted([draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))])
    alphabet = st.sampled_from("0123456789XYESTZ?~%-/.,[]{}+: uxy\n\0\u0661\ud800")
    return text[:start] + draw(st.text(alphabet, max_size=4)) + text[stop:]
