"""The laws of `TimeSpan`, checked on all readings in a small calendar and on other libraries."""

from __future__ import annotations

import pickle
import re
from calendar import isleap
from datetime import date, timedelta
from itertools import chain, pairwise, product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import assume, given, strategies as st

from czsu_relations import EDTFError, TimeSpan
from dataset_strategies import few_examples
from date_strategies import (
    ENGLISH_MONTHS,
    days,
    edtf_texts,
    levels_0_and_1,
    precision_of,
    queries,
)
from open_dates import has_first_day, has_last_day
from other_edtf_libraries import python_edtf_bounds, undate_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from date_strategies import Dressed


def _is_date(span: TimeSpan) -> bool:
    """Whether a span can be a member of a set."""
    return not set(span.edtf) & set("/[{T")


_NUMBERS = ("16", "16th", "1.", "31", "35", "1935", "1938")
_WORDS = ("of", ",", "-", "to", ".", ":", "Monday", "Sept.", "may", *ENGLISH_MONTHS)
english_words = st.lists(st.sampled_from((*_NUMBERS, *_WORDS)), max_size=5).map(" ".join)
spans = st.one_of(edtf_texts(), edtf_texts(days)).map(lambda dressed: TimeSpan(dressed.text))


class Calendar(NamedTuple):
    """A calendar so small that all readings of a text can be listed.

    Its units (months or days) are numbered from 0, and queries are for whole units.
    """

    units: list[tuple[date, date]]
    """The first and the last day of each unit."""
    dates: dict[str, range]
    """The units that each EDTF date can mean."""
    counts_days: bool
    """Whether the units are days."""


def months_of_three_years() -> Calendar:
    """Return a calendar of the months from January 1935 to April 1938."""
    # Three years and three months, because a winter runs into the next year.
    starts = [date(1935 + n // 12, 1 + n % 12, 1) for n in range(40)]
    units = [(start, next_start - timedelta(1)) for start, next_start in pairwise(starts)]
    dates = {f"{first:%Y-%m}": range(n, n + 1) for n, (first, _) in enumerate(units)}
    for n, year in enumerate(("1935", "1936", "1937")):
        january = 12 * n
        for text in ("", "-XX", "-XX-XX", "S4"):
            dates[year + text] = range(january, january + 12)
        dates[f"{year}-0X"] = range(january, january + 9)
        dates[f"{year}-1X"] = range(january + 9, january + 12)
        dates[f"{year}-05-XX"] = range(january + 4, january + 5)
        for season in range(4):
            begins = january + 2 + 3 * season
            dates[f"{year}-{21 + season}"] = range(begins, begins + 3)
            dates[f"{year}-{33 + season}"] = range(begins - 2, begins + 1)
        dates[f"{year}-38"] = range(january + 4, january + 8)
        dates[f"{year}-41"] = range(january + 6, january + 12)
    return Calendar(units, dates, counts_days=False)


def days_of_a_leap_february() -> Calendar:
    """Return a calendar of the days from 1936-02-01 to 1936-03-31."""
    all_days = [date(1936, 2, 1) + timedelta(n) for n in range(60)]
    units = [(day, day) for day in all_days]
    dates = {day.isoformat(): range(n, n + 1) for n, (day, _) in enumerate(units)}
    for text in ("1936-02", "1936-02-XX"):
        dates[text] = range(29)
    dates |= {
        "1936-03": range(29, 60),
        "1936-02-0X": range(9),
        "1936-02-1X": range(9, 19),
        "1936-02-2X": range(19, 29),
        "1936-03-0X": range(29, 38),
        "1936-03-3X": range(58, 60),
    }
    return Calendar(units, dates, counts_days=True)


CALENDARS = [months_of_three_years(), days_of_a_leap_february()]

Stretch = tuple[int, int]
"""The unit in which something began, and the one in which it ended."""

Reading = tuple[Stretch, ...]
"""The stretches of time that a text stands for, if it is read in one of the possible ways."""


class Meaning(NamedTuple):
    """A text and all its readings in a calendar."""

    calendar: Calendar
    text: str
    readings: list[Reading]


def _some(units: Iterable[int]) -> list[Reading]:
    """Return the readings of something that happened in one of the units."""
    return [((unit, unit),) for unit in units]


def _date(calendar: Calendar) -> st.SearchStrategy[tuple[str, range]]:
    return st.sampled_from(list(calendar.dates.items()))


@st.composite
def dates(draw: st.DrawFn, calendar: Calendar) -> Meaning:
    """Draw a date, which happened in one of its units."""
    text, units = draw(_date(calendar))
    return Meaning(calendar, text, _some(units))


@st.composite
def intervals(draw: st.DrawFn, calendar: Calendar) -> Meaning:
    """Draw an interval, which went on from one of its first units to one of its last.

    Open sides lie outside the calendar; unknown sides lie anywhere, also outside it.
    """
    beyond = len(calendar.units)
    start, starts = draw(
        _date(calendar) | st.sampled_from([("", range(-1, beyond)), ("..", range(-1, 0))])
    )
    end, ends = draw(
        _date(calendar)
        | st.sampled_from([("", range(beyond + 1)), ("..", range(beyond, beyond + 1))])
    )
    assume(start.strip(".") or end.strip("."))
    readings: list[Reading] = [
        ((begun, ended),) for begun, ended in product(starts, ends) if begun <= ended
    ]
    assume(readings)
    return Meaning(calendar, f"{start}/{end}", readings)


@st.composite
def ranges(draw: st.DrawFn, calendar: Calendar, *, every: bool) -> Meaning:
    """Draw a range: one date from its first to its last, or all of them if `every`."""
    side = _date(calendar)
    if every:
        side = side.filter(lambda item: len(item[1]) == 1)
    (first, begins), (last, ends) = draw(side), draw(side)
    assume(begins[0] <= ends[-1])
    assume(precision_of(first) == precision_of(last))
    units = range(begins[0], ends[-1] + 1)
    readings = [tuple((unit, unit) for unit in units)] if every else _some(units)
    return Meaning(calendar, f"{first}..{last}", readings)


@st.composite
def sets(draw: st.DrawFn, calendar: Calendar) -> Meaning:
    """Draw a set.

    A reading of a one-of set is a reading of one member; a reading of an all-of set combines a
    reading of each member. Closed ranges in an all-of set are drawn between single days only,
    because the rule for ranges of months is stricter than their readings: nothing is certain for
    the months between. The tables in `test_timespan.py` cover them.
    """
    every = draw(st.booleans())
    member = dates(calendar)
    if calendar.counts_days or not every:
        member |= ranges(calendar, every=every)
    members = draw(st.lists(member, min_size=1, max_size=3))
    if draw(st.booleans()):
        text, units = draw(_date(calendar))
        members.insert(0, Meaning(calendar, f"..{text}", _some(range(-1, units[-1] + 1))))
    if draw(st.booleans()):
        text, units = draw(_date(calendar))
        later = _some(range(units[0], len(calendar.units) + 1))
        members.append(Meaning(calendar, f"{text}..", later))
    texts = ",".join(member.text for member in members)
    if not every:
        readings = list(chain.from_iterable(member.readings for member in members))
        return Meaning(calendar, f"[{texts}]", readings)
    assume(prod(len(member.readings) for member in members) <= 2000)  # else they take too long
    combinations = product(*(member.readings for member in members))
    readings = [tuple(chain(*combination)) for combination in combinations]
    return Meaning(calendar, f"{{{texts}}}", readings)


meanings = st.sampled_from(CALENDARS).flatmap(
    lambda calendar: st.one_of(dates(calendar), intervals(calendar), sets(calendar))
)


class TestEveryReading:
    """Overlaps computed from the four bounds agree with all readings in a small calendar.

    Left out are the texts for which the bounds are not exact by design: patterns with gaps
    (`1935-X1`), which count from their first to their last day, and closed ranges of months or
    years in all-of sets.
    """

    @given(meanings, st.data())
    def test_possibly_and_certainly(self, meaning: Meaning, data: st.DataObject) -> None:
        """A possible overlap is one in some reading; a certain overlap is one in every reading."""
        span, units = TimeSpan(meaning.text), meaning.calendar.units
        unit = st.integers(0, len(units) - 1)
        first, last = sorted([data.draw(unit), data.draw(unit)])
        touched = [
            any(begun <= last and ended >= first for begun, ended in reading)
            for reading in meaning.readings
        ]
        query = units[first][0], units[last][1]
        extent_overlaps = [begun <= query[1] and ended >= query[0] for begun, ended in span.extents]
        assert span.possibly_overlaps(*query) is any(touched)
        assert any(extent_overlaps) is any(touched)
        assert span.certainly_overlaps(*query) is all(touched)

    @given(meanings, st.sampled_from("?~%"), queries())
    def test_qualifiers(self, meaning: Meaning, mark: str, query: tuple[date, date]) -> None:
        """With a qualifier nothing is certain; bounds and possible overlaps stay the same."""
        digit = max(
            place for place, character in enumerate(meaning.text) if character in "0123456789X"
        )
        plain = TimeSpan(meaning.text)
        qualified = TimeSpan(meaning.text[: digit + 1] + mark + meaning.text[digit + 1 :])
        assert bounds(qualified) == bounds(plain)
        assert qualified.possibly_overlaps(*query) is plain.possibly_overlaps(*query)
        assert not qualified.certainly_overlaps(*query)


def bounds(span: TimeSpan) -> tuple[date, date, date, date]:
    """Return the four bounds."""
    return span.earliest_start, span.latest_start, span.earliest_end, span.latest_end


class TestOverlapLaws:
    """Laws of overlaps for any span and any query."""

    @given(edtf_texts() | edtf_texts(days))
    def test_its_own_day(self, dressed: Dressed) -> None:
        """A text built around a day possibly overlaps that day."""
        assert TimeSpan(dressed.text).possibly_overlaps(dressed.day, dressed.day)

    @given(spans, queries())
    def test_certainly_implies_possibly(self, span: TimeSpan, query: tuple[date, date]) -> None:
        """A certain overlap is also a possible one."""
        assert span.possibly_overlaps(*query) or not span.certainly_overlaps(*query)

    @given(spans, queries(), queries())
    def test_a_longer_query_loses_nothing(
        self, span: TimeSpan, query: tuple[date, date], other: tuple[date, date]
    ) -> None:
        """A span that overlaps a query also overlaps any longer query that contains it."""
        longer = min(*query, *other), max(*query, *other)
        assert span.possibly_overlaps(*longer) or not span.possibly_overlaps(*query)
        assert span.certainly_overlaps(*longer) or not span.certainly_overlaps(*query)

    @given(spans)
    def test_all_of_time(self, span: TimeSpan) -> None:
        """Every span overlaps the whole calendar, and certainly so if it has no qualifier."""
        assert span.possibly_overlaps(date.min, date.max)
        assert span.certainly_overlaps(date.min, date.max) is not (
            span.uncertain or span.approximate
        )

    @given(spans)
    def test_bounded_sides(self, span: TimeSpan) -> None:
        """A side is unbounded if and only if the text has nothing there, or two dots."""
        assert span.starts_bounded is has_first_day(span.edtf)
        assert span.ends_bounded is has_last_day(span.edtf)
        assert span.starts_bounded or span.earliest == date.min
        assert span.ends_bounded or span.latest == date.max

    @given(spans)
    def test_bounds_are_in_order(self, span: TimeSpan) -> None:
        """The earliest bound is not after the latest, nor the start after the end."""
        assert span.earliest_start <= span.latest_start <= span.latest_end
        assert span.earliest_start <= span.earliest_end <= span.latest_end


def days_in_year(year: int) -> list[str]:
    """Return the days of a year as "05-16"; year 1935 stands for all common years."""
    days_of_february = 29 if isleap(year) else 28
    lengths = [31, days_of_february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return [f"{m:02}-{d:02}" for m, length in enumerate(lengths, 1) for d in range(1, length + 1)]


DAYS_OF_COMMON_YEARS = days_in_year(1935)
DAYS_OF_LEAP_YEARS = days_in_year(1936)


def try_every_day(year: str, month: str, day: str) -> tuple[str, str] | None:
    """Return the first and the last day of the calendar that match three patterns."""
    day_pattern = re.compile(f"{month or 'XX'}-{day or 'XX'}".replace("X", "."))
    common_days = [text for text in DAYS_OF_COMMON_YEARS if day_pattern.fullmatch(text)]
    leap_days = [text for text in DAYS_OF_LEAP_YEARS if day_pattern.fullmatch(text)]
    matches: list[str] = []
    for number in range(1, 10_000):
        if re.fullmatch(year.replace("X", "."), f"{number:04}"):
            matching_days = leap_days if isleap(number) else common_days
            ends = matching_days[:1] + matching_days[-1:]
            matches += [f"{number:04}-{text}" for text in ends]
    if not matches:
        return None
    return min(matches), max(matches)


class TestPatterns:
    """The bounds of a pattern are found without trying the days of the calendar."""

    @given(
        st.text("0123469X", min_size=4, max_size=4) | st.text("04X", min_size=4, max_size=4),
        st.sampled_from(["", "02", "04", "0X", "1X", "X1", "X2", "X9", "XX", "2X", "00"]),
        st.sampled_from(["", "29", "30", "31", "0X", "3X", "X0", "X1", "X9", "XX", "00", "4X"]),
    )
    @few_examples
    def test_every_day(self, year: str, month: str, day: str) -> None:
        """They are the first and the last of all the days that match."""
        text = "-".join(part for part in (year, month, day if month else "") if part)
        expected = try_every_day(year, month, day if month else "")
        result = parse_or_error(text)
        if isinstance(result, EDTFError):
            assert expected is None
        else:
            assert (str(result.earliest), str(result.latest)) == expected


class TestSetLaws:
    """Laws of sets and their members."""

    @given(st.lists(spans.filter(_is_date), min_size=1, max_size=4), queries(), st.randoms())
    def test_members(
        self, members: list[TimeSpan], query: tuple[date, date], random: Random
    ) -> None:
        """A set is possible if any member is; certain if all (one-of) or any (all-of) are."""
        texts = ",".join(map(str, members))
        one_of, all_of = TimeSpan(f"[{texts}]"), TimeSpan(f"{{{texts}}}")
        possible = any(member.possibly_overlaps(*query) for member in members)
        assert one_of.possibly_overlaps(*query) is possible
        assert all_of.possibly_overlaps(*query) is possible
        sure = not any(member.uncertain or member.approximate for member in members)
        certain = [member.certainly_overlaps(*query) for member in members]
        assert one_of.certainly_overlaps(*query) is (sure and all(certain))
        assert all_of.certainly_overlaps(*query) is (sure and any(certain))
        assert (one_of.earliest, one_of.latest) == (all_of.earliest, all_of.latest)
        random.shuffle(members)
        shuffled = TimeSpan(f"[{','.join(map(str, members))}]")
        assert bounds(shuffled) == bounds(one_of)

    @given(spans.filter(_is_date))
    def test_one_member(self, member: TimeSpan) -> None:
        """A set with one date has the bounds of that date."""
        assert bounds(TimeSpan(f"[{member}]")) == bounds(member)
        assert bounds(TimeSpan(f"{{{member}}}")) == bounds(member)


class TestOrderLaws:
    """Spans have a total order that agrees with equality."""

    @given(spans, spans, spans)
    def test_total(self, a: TimeSpan, b: TimeSpan, c: TimeSpan) -> None:
        """One span is less than, equal to or greater than another; the order is transitive."""
        assert (a < b) + (a == b) + (a > b) == 1
        assert (a <= b) is (a < b or a == b)
        assert (a >= b) is (a > b or a == b)
        assert (a < b) is (b > a)
        assert a < c or not a < b < c

    @given(st.lists(spans), st.randoms())
    def test_sorting(self, unsorted: list[TimeSpan], random: Random) -> None:
        """Spans are sorted by position and text, whatever the order before."""
        expected = sorted(unsorted, key=lambda span: (*span.position, span.edtf))
        assert sorted(unsorted) == expected
        random.shuffle(unsorted)
        assert sorted(unsorted) == expected


class TestRoundTrips:
    """A span can be read back from any of its forms."""

    @given(spans)
    def test_texts(self, span: TimeSpan) -> None:
        """The text, the repr and the pickle give an equal span."""
        assert TimeSpan(str(span)) == span
        assert eval(repr(span), {"TimeSpan": TimeSpan}) == span  # noqa: S307 - our own repr
        assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301 - our own pickle
        if not re.fullmatch("[0-9]{4}-[2-4][0-9][?~%]?", span.edtf):  # 1938-39 has two readings
            assert bounds(TimeSpan.of(span.edtf)) == bounds(span)

    @given(days, st.sampled_from(["{d} {m} {y:04}", "{m} {d}, {y:04}", "{d} {m:.3} {y:04}"]))
    def test_english_days(self, day: date, form: str) -> None:
        """An English day is read as that day."""
        assume(day.year >= 100)  # dateutil reads earlier years as years of this century
        month = ENGLISH_MONTHS[day.month - 1]
        text = form.format(d=day.day, m=month, y=day.year)
        assert TimeSpan.of(text) == TimeSpan.of(day) == TimeSpan(day.isoformat())

    @given(days.filter(lambda day: day.year >= 1000))
    def test_described_days(self, day: date) -> None:
        """The English description of a day is read as that day."""
        span = TimeSpan.of(day)
        assert TimeSpan.of(span.describe()) == span

    @given(spans)
    def test_everything_can_be_described(self, span: TimeSpan) -> None:
        """Every span has an English description without EDTF signs."""
        english = span.describe()
        assert english.strip() == english != ""
        assert not set(english) & set("X/[]{}~%?")


class TestAnyText:
    """`TimeSpan.of` with texts that may be English."""

    @given(st.text() | english_words)
    def test_nothing_is_guessed(self, text: str) -> None:
        """Only a date with the name of its month and a four-digit year is accepted."""
        result = parse_or_error(text)
        if isinstance(result, EDTFError):
            assert result.text == text
            assert 0 <= result.position <= len(text)
        elif result.edtf != text:
            numbers = [number for number, _ in re.findall(r"([0-9]+)(st|th|\.)?", text)]
            year, month, *day = result.edtf.split("-")
            assert sorted(numbers) == sorted([year, *(number.lstrip("0") for number in day)])
            assert ENGLISH_MONTHS[int(month) - 1][:3].casefold() in text.casefold()


def parse_or_error(text: str) -> TimeSpan | EDTFError:
    """Return the date that `TimeSpan.of` reads, or the error that it raises."""
    try:
        return TimeSpan.of(text)
    except EDTFError as error:
        return error


class TestSecondOpinions:
    """Levels 0 and 1 agree with python-edtf and undate, unless those are known to be wrong."""

    @given(levels_0_and_1())
    def test_python_edtf(self, dressed: Dressed) -> None:
        """The bounds agree with python-edtf.

        Left out is what python-edtf gets wrong: it ends a winter with its year, takes an unknown
        side for ten years, and fails at qualified seasons and at intervals with seasons or
        unspecified digits.
        """
        text = dressed.text
        assume("-24" not in text)
        assume(not ("/" in text and ("X" in text or _SEASON.search(text))))
        assume(not (text[-1] in "?~%" and _SEASON.search(text)))
        assume(not text.startswith("/") and not text.endswith("/"))
        assert _iso(TimeSpan(text)) == python_edtf_bounds(text)

    @given(levels_0_and_1())
    def test_undate(self, dressed: Dressed) -> None:
        """The bounds agree with undate.

        Left out is what undate cannot read: seasons, and most intervals whose sides have a year in
        common.
        """
        text = dressed.text
        assume(not _SEASON.search(text))
        start, _, end = text.partition("/")
        assume(not start.strip(".") or not end.strip(".") or _years_apart(start, end))
        assert _iso(TimeSpan(text)) == undate_bounds(text)


_SEASON = re.compile("-2[1-4]")


def _years_apart(start: str, end: str) -> bool:
    return TimeSpan(start).latest.year < TimeSpan(end).earliest.year


def _iso(span: TimeSpan) -> tuple[str, str]:
    """Return the first and the last day as ISO dates; infinity is an empty text."""
    earliest = span.earliest.isoformat() if span.starts_bounded else ""
    latest = span.latest.isoformat() if span.ends_bounded else ""
    return earliest, latest


@given(spans, st.dates())
def test_certain_extents_are_the_days_of_certain_overlaps(span: TimeSpan, day: date) -> None:
    """A day lies in a certain extent if and only if the span certainly overlaps it."""
    ends = [end for stretch in span.certain_extents for end in stretch]
    beside = [date.fromordinal(min(end.toordinal() + 1, date.max.toordinal())) for end in ends]
    for tested in (day, *ends, *beside, span.earliest, span.latest):
        within = any(first <= tested <= last for first, last in span.certain_extents)
        assert within == span.certainly_overlaps(tested, tested)
