"""Dates with unspecified digits in English, and hints for dates in other notations."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest
from hypothesis import assume, given, strategies as st

from czsu_relations import EDTFError, TimeSpan
from date_strategies import ENGLISH_MONTHS

YEAR_IN_ENGLISH = re.compile(
    r"""
    (?: ^ | [ ] )
    (?:
        (?P<year> [0-9]+ )
        | (?: of[ ]a[ ]year[ ] )? (?: in[ ]the[ ] )? (?P<decade> [0-9]+ ) s
        | (?: of[ ]a[ ]year[ ] )? between[ ] (?P<first> [0-9]+ ) [ ]and[ ] (?P<last> [0-9]+ )
        | (?: (?:of|in)[ ] )? some[ ]year
        | (?: (?:of|in)[ ] )? a[ ]year[ ]that[ ]
            (?: has[ ](?P<second>[0-9])[ ]as[ ]its[ ]second[ ]digit )? (?: [ ]and[ ] )?
            (?: has[ ](?P<third>[0-9])[ ]as[ ]its[ ]third[ ]digit )? (?: [ ]and[ ] )?
            (?: ends[ ]in[ ] (?P<ending> [0-9]+ ) )?
            (?: ,[ ]between[ ] (?P<low> [0-9]+ ) [ ]and[ ] (?P<high> [0-9]+ ) )?
    )
    $
    """,
    re.VERBOSE,
)
"""The end of a description, which is its year."""


def year_of(english: str) -> str:
    """Return the end of a description, which is its year."""
    match = YEAR_IN_ENGLISH.search(english)
    assert match, english
    return match[0]


@cache
def years_in_english(english: str) -> set[int]:
    """Return the years that the end of a description means."""
    match = YEAR_IN_ENGLISH.fullmatch(english)
    assert match
    if match["year"]:
        return {int(match["year"])}
    if match["decade"]:
        return set(range(int(match["decade"]), int(match["decade"]) + 10))
    first = int(match["first"] or match["low"] or 1)
    last = int(match["last"] or match["high"] or 9999)
    years: set[int] = set()
    for year in range(first, last + 1):
        digits = f"{year:04}"
        if match["second"] and digits[1] != match["second"]:
            continue
        if match["third"] and digits[2] != match["third"]:
            continue
        if digits.endswith(match["ending"] or ""):
            years.add(year)
    return years


def numbers_in_english(text: str, names: list[str], *, most: int) -> set[int]:
    """Return the numbers of the names in a text; "between" two names are all from one to other."""
    numbers = [int(name) if name.isdecimal() else ENGLISH_MONTHS.index(name) + 1 for name in names]
    if not numbers:
        return set(range(1, most + 1))
    if re.search(rf"between (?:the )?{names[0]}", text):
        return set(range(numbers[0], numbers[-1] + 1))
    return set(numbers)


def days_in_english(english: str, year: int) -> set[date]:
    """Return the days of a year that a description means, apart from its own year."""
    text = english.removesuffix(year_of(english))
    months = numbers_in_english(text, re.findall("|".join(ENGLISH_MONTHS), text), most=12)
    days = numbers_in_english(text, re.findall("[0-9]+", text), most=31)
    return {day for day in days_of_year(year) if day.month in months and day.day in days}


@cache
def days_of_year(year: int) -> dict[date, str]:
    """Return all days of a year, each with its ISO date."""
    count = 366 if isleap(year) else 365
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(count)]
    return {day: day.isoformat() for day in days}


def digits_that_match(pattern: str) -> re.Pattern[str]:
    """Return what matches the digits of a pattern, and any digits after them."""
    return re.compile(pattern.replace("X", "[0-9]"))


YEARS = [
    *["1935", "0935", "193X", "093X", "190X", "19XX", "000X", "XXXX"],
    *["1X35", "19X5", "19X4", "1X3X", "XX35", "X9X5", "X93X", "X9XX", "XX3X"],
]
FOUR_DIGITS = [f"{year:04}" for year in range(1, 10_000)]
MONTHS = ["", "04", "02", "XX", "0X", "1X", "X1", "X2", "X5"]
DAYS = ["", "16", "29", "31", "XX", "0X", "1X", "2X", "3X", "X1", "X5", "X9"]


class TestUnspecifiedDigits:
    """The description of a pattern means the days that match it, no more and no fewer."""

    @pytest.mark.parametrize("year_pattern", YEARS)
    def test_meaning(self, year_pattern: str) -> None:
        """An independent reader of the English finds the days that match, digit by digit."""
        years = set(map(int, filter(digits_that_match(year_pattern).match, FOUR_DIGITS)))
        tested = 0
        for month, day in product(MONTHS, DAYS):
            edtf = "-".join(part for part in (year_pattern, month, day) if part)
            if (day and not month) or "X" not in edtf:
                continue
            try:
                english = TimeSpan(edtf).describe()
            except EDTFError:  # such as 31 April
                continue
            tested += 1
            assert years_in_english(year_of(english)) == years, (edtf, english)
            is_meant = digits_that_match(edtf).match
            # All leap years are alike, and so are all others.
            for year in {next(filter(isleap, years), min(years)), min(years), max(years)}:
                expected = {day for day, text in days_of_year(year).items() if is_meant(text)}
                assert days_in_english(english, year) == expected, (edtf, english)
        assert tested > 40

    @pytest.mark.parametrize(
        ("text", "english"),
        [
            ("XXXX", "some year"),
            ("XXXX-XX", "a month in some year"),
            ("XXXX-XX-XX", "a day in some year"),
            ("XXXX-12-25", "25 December of some year"),
            ("XXXX-12", "December of some year"),
            ("XXXX-21", "spring of some year"),
            ("193X-21", "spring of a year in the 1930s"),
            ("193X-33", "first quarter of a year in the 1930s"),
            ("19XX-24", "winter of a year between 1900 and 1999"),
            ("193X-XX-XX", "a day in the 1930s"),
            ("193X-05-XX", "a day in May of a year in the 1930s"),
            ("193X-05-1X", "between 10 and 19 May of a year in the 1930s"),
            ("190X-05-16", "16 May of a year between 1900 and 1909"),
            ("1938-X1", "January or November 1938"),
            ("1938-0X-XX", "a day in a month between January and September 1938"),
            ("1938-XX-X2", "the 2nd, the 12th or the 22nd of a month in 1938"),
            ("1938-XX-X3", "the 3rd, the 13th or the 23rd of a month in 1938"),
            ("1938-XX-1X", "between the 10th and the 19th of a month in 1938"),
            ("1938-12-3X", "30 or 31 December 1938"),
            ("19X5-05", "May of a year that ends in 5, between 1905 and 1995"),
            ("X9X5", "a year that has 9 as its second digit and ends in 5"),
            # Qualified.
            ("156X-12-25?", "perhaps 25 December of a year in the 1560s"),
            ("19XX~", "roughly between 1900 and 1999"),
            ("19XX%", "perhaps roughly between 1900 and 1999"),
            # In intervals and sets.
            (
                "193X-05-16/193X-05-20",
                "16 May of a year in the 1930s \N{EN DASH} 20 May of a year in the 1930s",
            ),
            ("1948/195X", "1948\N{EN DASH}1950s"),
            ("193X/..", "1930s onwards"),
            ("[190X..191X]", "between 1900 and 1919"),
            ("[1935-XX..1936-05?]", "perhaps between January 1935 and May 1936"),
            (
                "{193X-05..194X-05}",
                "all from May of a year in the 1930s to May of a year in the 1940s",
            ),
        ],
    )
    def test_english(self, text: str, english: str) -> None:
        """Each part is described for itself."""
        assert TimeSpan(text).describe() == english


def error_of(text: str) -> EDTFError:
    """Return the error of `TimeSpan.of`."""
    with pytest.raises(EDTFError) as caught:
        TimeSpan.of(text)
    assert caught.value.text == text
    assert 0 <= caught.value.position <= len(text)
    return caught.value


NEXT_YEARS = [1900 + number for number in range(20, 41)]
"""The years of this century of which the next one, in two digits, is a season of EDTF."""


class TestTwoYears:
    """1938-39 is the third quadrimester of 1938 in EDTF, but two years to everybody else."""

    @pytest.mark.parametrize("mark", ["", "?", "~", "%"])
    @pytest.mark.parametrize("year", NEXT_YEARS)
    def test_refused(self, year: int, mark: str) -> None:
        """The error has both spellings; what it says of the season is what EDTF means."""
        text = f"{year}-{(year + 1) % 100}{mark}"
        error = error_of(text)
        meant = TimeSpan(text)
        first, last = meant.earliest.isoformat()[:7], meant.latest.isoformat()[:7]
        name = TimeSpan(text.rstrip("?~%")).describe().rpartition(" ")[0]
        assert error == EDTFError(
            text,
            5,
            f"'{text}' can be read in two ways: write {year}{mark}/{year + 1}{mark} for the years, "
            f"or {first}{mark}/{last}{mark} for the {name} "
            f'(in Python also TimeSpan("{text}"))',
        )
        months = TimeSpan.of(f"{first}{mark}/{last}{mark}")
        assert (months.earliest, months.latest) == (meant.earliest, meant.latest)

    @pytest.mark.parametrize(
        "text", ["1938-40", "1938-38", "1938-21", "1904-05", "1911-12", "1938-39/1939-40"]
    )
    def test_accepted(self, text: str) -> None:
        """A month, another season and an interval have one reading."""
        assert TimeSpan.of(text) == TimeSpan(text)

    def test_written_out(self) -> None:
        """The constructor takes EDTF as it is, and so does `of` a span."""
        span = TimeSpan("1938-39")
        assert TimeSpan.of(span) is span
        assert TimeSpan.parse("1938-39") == span
        assert span.describe() == "third quadrimester 1938"


class TestHints:
    """A date in a common notation is refused with the EDTF text to write."""

    @pytest.mark.parametrize(
        ("text", "advice"),
        [
            ("1938-1945", "the range as 1938/1945"),
            ("1938-45", "the range as 1938/1945"),
            ("1912-13", "the range as 1912/1913"),
            ("1999-00", "the range as 1999/2000"),
            ("1938\N{EN DASH}1945", "the range as 1938/1945"),
            ("1938\N{EN DASH}39", "the range as 1938/1939"),
            ("1938-09 \N{EM DASH} 1945-05-09", "the range as 1938-09/1945-05-09"),
            ("1938 - 1945", "the range as 1938/1945"),
            ("1938 to 1945", "the range as 1938/1945"),
            ("From 1938 until 1945", "the range as 1938/1945"),
            ("1940s", "the decade as 194X"),
            ("the 1560s", "the decade as 156X"),
            ("1940's", "the decade as 194X"),
            ("1900s", "the decade as 190X, or the century as 19XX"),
            ("summer 1968", "the season as 1968-22"),
            ("the Summer of 1968", "the season as 1968-22"),
            ("fall, 1968", "the season as 1968-23"),
            ("1968 spring", "the season as 1968-21"),
            ("southern spring 1990", "the season as 1990-29"),
            (
                "southern summer 1990",
                "the season as 1990-30, which is December 1990 to February 1991",
            ),
            ("first quarter 1967", "the quarter as 1967-33"),
            (
                "winter 1944",
                "the season as 1944-24, which is December 1944 to February 1945",
            ),
            (
                "winter 1944/45",
                "the season as 1944-24, which is December 1944 to February 1945",
            ),
            (
                "winter 1944\N{EN DASH}1945",
                "the season as 1944-24, which is December 1944 to February 1945",
            ),
            ("16-May-1935", "the day as 1935-05-16"),
            ("30-SEP-1938", "the day as 1938-09-30"),
            ("1/Sept/1938", "the day as 1938-09-01"),
            ("May-16-1935", "the day as 1935-05-16"),
            ("1935-May-16", "the day as 1935-05-16"),
            ("1935-May", "the month as 1935-05"),
            ("May-1935", "the month as 1935-05"),
            ("1935/05/16", "the day as 1935-05-16"),
            ("1935-5-16", "the day as 1935-05-16"),
            ("1935. 5. 16.", "the day as 1935-05-16"),
            ("1935 05 16", "the day as 1935-05-16"),
            ("19350516", "the day as 1935-05-16"),
            ("1935-05-16 00:00:00", "the day as 1935-05-16, without the time of day"),
            ("1935-05-16 9:30", "the day as 1935-05-16, without the time of day"),
            ("1935-05-16 00:00:00+00:00", "the day as 1935-05-16, without the time of day"),
            ("1935-05-16 00:00:00 UTC", "the day as 1935-05-16, without the time of day"),
            ("1935-05-16T00:00:00.000Z", "the day as 1935-05-16, without the time of day"),
            (
                "+1935-05-16T00:00:00Z",
                "the day as 1935-05-16, without the sign and the time of day",
            ),
            # Wikidata has 00 for what it does not know.
            (
                "+1935-05-00T00:00:00Z",
                "the month as 1935-05, without the sign and the time of day",
            ),
            ("+1935-00-00T00:00:00Z", "the year as 1935, without the sign and the time of day"),
            ("+1935-05-16", "the day as 1935-05-16, without the sign"),
            (" 1940s ", "the decade as 194X"),
            ("1944/45", "the range as 1944/1945"),
            ("Q2 1968", "the quarter as 1968-34"),
            ("1945Q2", "the quarter as 1945-34"),
            ("1945-q4", "the quarter as 1945-36"),
            ("19th century", "the century as 18XX"),
            ("the 20th Century", "the century as 19XX"),
            ("early 1935", "the months that you mean, such as [1935-01..1935-04]"),
            ("mid-1948", "the months that you mean, such as [1948-05..1948-08]"),
            ("in late 1967", "the months that you mean, such as [1967-09..1967-12]"),
            ("Beginning of 1921", "the months that you mean, such as [1921-01..1921-04]"),
            ("the end of May 1935", "the days that you mean, such as [1935-05-21..1935-05-31]"),
            ("mid-Feb 1948", "the days that you mean, such as [1948-02-11..1948-02-20]"),
            ("late February 1948", "the days that you mean, such as [1948-02-21..1948-02-29]"),
            ("mid-1940s", "the years that you mean, such as [1944..1946]"),
            ("the early 1930s", "the years that you mean, such as [1930..1933]"),
            ("end of the 1960s", "the years that you mean, such as [1967..1969]"),
        ],
    )
    def test_what_to_write(self, text: str, advice: str) -> None:
        """The error has the text that was given and the text to write, which can be read."""
        assert error_of(text).reason == f"{text!r} cannot be read as a date: write {advice}"
        edtf = re.findall(r" as ([][0-9X/.-]+)", advice)
        assert edtf
        for right in edtf:
            TimeSpan.of(right)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            # Not in order, or not in the calendar: another error says so.
            ("1945-1938", "a date is written with the digits 0 to 9 and with hyphens"),
            ("1938-1938", "a date is written with the digits 0 to 9 and with hyphens"),
            ("1945-42", "there is no month 42"),
            ("1938 to hell", "a stretch of time is written in EDTF"),
            ("1938 to 45 May", "a stretch of time is written in EDTF"),
            ("1938 and 1945", "a stretch of time is written in EDTF"),
            ("summer 0000", "a season is written in EDTF"),
            ("summer 1968/69", "a season is written in EDTF"),
            ("winter 1968/70", "a season is written in EDTF"),
            ("31-June-1935", "a stretch of time is written in EDTF"),
            ("16-Foo-1935", "this is neither EDTF nor the name of a month"),
            ("16-May-35", "a stretch of time is written in EDTF"),
            ("1935/16/05", "an interval has one '/'"),
            ("193511", "a date is written with the digits 0 to 9 and with hyphens"),
            ("+1935-02-29T00:00:00Z", "a year has four digits"),
            # A time that is almost EDTF has an error of its own.
            ("1935-05-16T10:00", "a time of day is written 23:20:30"),
            ("0th century", "this is neither EDTF nor the name of a month"),
            ("Q2 0000", "a year has four digits"),
            ("early 0000", "this is neither EDTF nor the name of a month"),
            ("late May 35", "'late' is no part of a date"),
            (f"1938 to {'1945' * 100}", "a stretch of time is written in EDTF"),
        ],
    )
    def test_no_hint(self, text: str, reason: str) -> None:
        """What is not one of the notations, or no date at all, has the error that it had."""
        error = error_of(text)
        assert "cannot be read as a date" not in error.reason
        assert error.reason.startswith(reason)

    @given(
        st.dates(min_value=date(1000, 1, 1)),
        st.sampled_from(
            [
                "{day.year}/{day.month:02}/{day.day:02}",
                "{day.year}.{day.month}.{day.day}",
                "{day.year}{day.month:02}{day.day:02}",
                "{day.day}-{month:.3}-{day.year}",
                "{day.day:02}-{month}-{day.year}",
                "{month}-{day.day}-{day.year}",
                "{day} 00:00:00",
                "+{day}T00:00:00Z",
                "{day}T12:30:00.5+02:00",
            ]
        ),
    )
    def test_every_day(self, day: date, form: str) -> None:
        """Whatever the day, the text to write is its ISO date."""
        text = form.format(day=day, month=ENGLISH_MONTHS[day.month - 1])
        assert f"write the day as {day.isoformat()}" in error_of(text).reason

    @given(st.integers(1000, 9999), st.integers(1000, 9999), st.sampled_from(["-", " to ", "–"]))
    def test_every_range(self, first: int, last: int, sign: str) -> None:
        """Two years in order are a range."""
        assume(first < last)
        reason = error_of(f"{first}{sign}{last}").reason
        assert reason.endswith(f"write the range as {first}/{last}")


@pytest.mark.parametrize("spec", ["", ">14", "<14", "^14", "*^14", "14", ".4", ">14.7", "s"])
def test_format(spec: str) -> None:
    """A span is formatted as its text."""
    span = TimeSpan("1935-05-16")
    assert format(span, spec) == format("1935-05-16", spec)
    assert f"{span:>14}" == "    1935-05-16"


def test_format_of_numbers() -> None:
    """A format for numbers is an error, as for a text."""
    with pytest.raises(ValueError, match="format code 'd'"):
        format(TimeSpan("1935"), "d")
