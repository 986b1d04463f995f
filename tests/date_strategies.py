"""Hypothesis strategies for EDTF text.

Every text is dressed around a day that it can mean, so that it is valid by construction: a date
that is no date, or an interval that ends before it begins, cannot come out.
"""

from __future__ import annotations

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
    """A first and a last day to ask about."""
    first, last = sorted([draw(days), draw(days)])
    return first, last


def _season(day: date, code: int) -> str:
    """The season, quarter, … around a day, of the kind that `code` begins."""
    if code < 33:
        # A winter (in the south: a summer) belongs to the year of its December.
        year = day.year - 1 if day.month < 3 else day.year
        southern = code == 29
        return f"{year:04}-{code + (day.month - (9 if southern else 3)) % 12 // 3}"
    months = {33: 3, 37: 4, 40: 6}[code]
    return f"{day.year:04}-{code + (day.month - 1) // months}"


@st.composite
def _plain(draw: st.DrawFn, day: date) -> str:
    """Level 0: a day, a month or a year."""
    return day.isoformat()[: draw(st.sampled_from([10, 7, 4]))]


@st.composite
def _unspecified(draw: st.DrawFn, day: date) -> str:
    """Level 1: digits unspecified from the right."""
    year, month = day.isoformat()[:4], day.isoformat()[:7]
    choices = [f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{month}-XX", f"{year}-XX-XX"]
    return draw(st.sampled_from(choices))


@st.composite
def _masked(draw: st.DrawFn, day: date) -> str:
    """Level 2: any digits unspecified."""
    text = draw(_plain(day))
    hidden = draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    return "".join(
        "X" if hide and place.isdigit() else place for place, hide in zip(text, hidden, strict=True)
    )


@st.composite
def _qualified_in_parts(draw: st.DrawFn, day: date) -> str:
    """Level 2: each part qualified before it, behind it, or not at all."""
    parts = draw(_masked(day)).split("-")
    return "-".join(draw(MARKS) + part + draw(MARKS) for part in parts)


@st.composite
def _rounded(draw: st.DrawFn, day: date) -> str:
    """Level 2: a year of which some digits are significant, or one with an exponent."""
    year = str(day.year)
    if day.year % 100 == 0:
        return draw(st.sampled_from([f"Y{year[:-2]}E2", f"Y{year[:-2]}E2S1"]))
    return f"{year:0>4}S{draw(st.integers(1, len(year)))}"


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
    """Dates of any level, or of levels 0 and 1 if `simple`."""
    return days.flatmap(lambda day: _dressed(day, LEVELS_0_AND_1 if simple else LEVEL_2))


@st.composite
def intervals(
    draw: st.DrawFn, days: st.SearchStrategy[date] = near_days, *, simple: bool = False
) -> Dressed:
    """Intervals of two dates, or of one with the other side open or unknown."""
    first, last = draw(queries(days))
    start = draw(dates(st.just(first), simple=simple)).text
    end = draw(dates(st.just(last), simple=simple)).text
    nowhere = draw(st.sampled_from(["", ".."]))
    return draw(
        st.sampled_from(
            [
                Dressed(f"{start}/{end}", last),
                Dressed(f"{start}/{nowhere}", first),
                Dressed(f"{nowhere}/{end}", last),
            ]
        )
    )


@st.composite
def _members(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Dressed:
    """A date, or a range of two."""
    first, last = draw(queries(days))
    start, end = draw(dates(st.just(first))).text, draw(dates(st.just(last))).text
    return draw(st.sampled_from([Dressed(start, first), Dressed(f"{start}..{end}", last)]))


@st.composite
def sets(draw: st.DrawFn, days: st.SearchStrategy[date] = near_days) -> Dressed:
    """One-of and all-of sets, with ranges anywhere and open ranges at their ends."""
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
    """Anything that EDTF can say, at every level."""
    return st.one_of(dates(days), intervals(days), sets(days), _date_times(days))


def levels_0_and_1(days: st.SearchStrategy[date] = near_days) -> st.SearchStrategy[Dressed]:
    """Dates and intervals of the two lower levels, which other libraries read too."""
    return st.one_of(dates(days, simple=True), intervals(days, simple=True))


@st.composite
def mutated_edtf_texts(draw: st.DrawFn) -> str:
    """EDTF with one stretch of it replaced by something else."""
    text = draw(edtf_texts()).text
    start, stop = sorted([draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))])
    alphabet = st.sampled_from("0123456789XYESTZ?~%-/.,[]{}+: uxy\n\0\u0661\ud800")
    return text[:start] + draw(st.text(alphabet, max_size=4)) + text[stop:]
