"""The laws of `TimeSpan`, tried on every reading in a small calendar and on other libraries."""

from __future__ import annotations

import pickle
import re
from datetime import date, timedelta
from itertools import chain, pairwise, product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import assume, given, settings, strategies as st

from czsu_relations import EDTFError, TimeSpan
from date_strategies import ENGLISH_MONTHS, days, edtf_texts, levels_0_and_1, queries
from other_edtf_libraries import python_edtf_bounds, undate_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from date_strategies import Dressed


def _is_date(span: TimeSpan) -> bool:
    """Whether it can be a member of a set."""
    return not set(span.edtf) & set("/[{T")


_NUMBERS = ("16", "16th", "1.", "31", "35", "1935", "1938")
_WORDS = ("of", ",", "-", "to", ".", ":", "Monday", "Sept.", "may", *ENGLISH_MONTHS)
english_words = st.lists(st.sampled_from((*_NUMBERS, *_WORDS)), max_size=5).map(" ".join)
spans = st.one_of(edtf_texts(), edtf_texts(days)).map(lambda dressed: TimeSpan(dressed.text))


class Calendar(NamedTuple):
    """A calendar so small that every reading of a text can be written down.

    Its units are counted from 0; what is asked about are whole units. A date is a text with the
    units that it can mean.
    """

    units: list[tuple[date, date]]
    dates: dict[str, range]
    counts_days: bool


def months_of_three_years() -> Calendar:
    """From January 1935 to March 1938, month by month: a winter runs into the next year."""
    starts = [date(1935 + n // 12, 1 + n % 12, 1) for n in range(40)]
    units = [(one, next_one - timedelta(1)) for one, next_one in pairwise(starts)]
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
    """From 1936-02-01 to 1936-03-31, day by day."""
    units = [(day, day) for day in (date(1936, 2, 1) + timedelta(n) for n in range(60))]
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
"""One way to take a text: what happened, if it is taken so."""


class Meaning(NamedTuple):
    """A text, and every reading of it on its calendar."""

    calendar: Calendar
    text: str
    readings: list[Reading]


def _some(units: Iterable[int]) -> list[Reading]:
    """That something happened in one of the units."""
    return [((unit, unit),) for unit in units]


def _date(calendar: Calendar) -> st.SearchStrategy[tuple[str, range]]:
    return st.sampled_from(list(calendar.dates.items()))


@st.composite
def dates(draw: st.DrawFn, calendar: Calendar) -> Meaning:
    """A date happened in one of its units."""
    text, units = draw(_date(calendar))
    return Meaning(calendar, text, _some(units))


@st.composite
def intervals(draw: st.DrawFn, calendar: Calendar) -> Meaning:
    """An interval went on from one of these units to one of those, and not backwards.

    Open sides lie outside the calendar; unknown ones anywhere, outside it too.
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
    readings: list[Reading] = [((s, e),) for s, e in product(starts, ends) if s <= e]
    assume(readings)
    return Meaning(calendar, f"{start}/{end}", readings)


@st.composite
def ranges(draw: st.DrawFn, calendar: Calendar, *, every: bool) -> Meaning:
    """A range is some date from its first to its last, or in an all-of set every such date."""
    side = _date(calendar)
    if every:
        side = side.filter(lambda item: len(item[1]) == 1)
    (first, begins), (last, ends) = draw(side), draw(side)
    assume(begins[0] <= ends[-1])
    units = range(begins[0], ends[-1] + 1)
    readings = [tuple((unit, unit) for unit in units)] if every else _some(units)
    return Meaning(calendar, f"{first}..{last}", readings)


@st.composite
def sets(draw: st.DrawFn, calendar: Calendar) -> Meaning:
    """A reading of a one-of set is one of one member; of an all-of set, one of each member.

    In an all-of set a closed range is drawn between single days only. Between months its rule is
    by design more careful than its readings: for the months between, nothing is certain. The
    tables in `test_timespan.py` cover it.
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
        return Meaning(calendar, f"[{texts}]", [r for member in members for r in member.readings])
    assume(prod(len(member.readings) for member in members) <= 2000)  # else they take too long
    worlds = product(*(member.readings for member in members))
    return Meaning(calendar, f"{{{texts}}}", [tuple(chain(*world)) for world in worlds])


meanings = st.sampled_from(CALENDARS).flatmap(
    lambda calendar: st.one_of(dates(calendar), intervals(calendar), sets(calendar))
)


class TestEveryReading:
    """The rule of the four bounds and its sets, against all readings on a small calendar.

    The domain is where the rule is exact. Left out, because the rule is by design not exact, are
    patterns with gaps (`1935-X1`), which stand for their hull, and closed ranges of months or
    years in all-of sets.
    """

    @given(meanings, st.data())
    def test_possibly_and_certainly(self, meaning: Meaning, data: st.DataObject) -> None:
        """Possibly: some reading touches the query; certainly: every reading does."""
        span, units = TimeSpan(meaning.text), meaning.calendar.units
        unit = st.integers(0, len(units) - 1)
        first, last = sorted([data.draw(unit), data.draw(unit)])
        touched = [
            any(begun <= last and ended >= first for begun, ended in reading)
            for reading in meaning.readings
        ]
        query = units[first][0], units[last][1]
        assert span.possibly_overlaps(*query) is any(touched)
        assert any(begun <= query[1] and ended >= query[0] for begun, ended in span.extents) is any(
            touched
        )
        assert span.certainly_overlaps(*query) is all(touched)

    @given(meanings, st.sampled_from("?~%"), queries())
    def test_qualifiers(self, meaning: Meaning, mark: str, query: tuple[date, date]) -> None:
        """A qualifier makes nothing certain, and changes neither bounds nor what is possible."""
        digit = max(
            place for place, character in enumerate(meaning.text) if character in "0123456789X"
        )
        plain = TimeSpan(meaning.text)
        qualified = TimeSpan(meaning.text[: digit + 1] + mark + meaning.text[digit + 1 :])
        assert bounds(qualified) == bounds(plain)
        assert qualified.possibly_overlaps(*query) is plain.possibly_overlaps(*query)
        assert not qualified.certainly_overlaps(*query)


def bounds(span: TimeSpan) -> tuple[date, date, date, date]:
    """All four."""
    return span.earliest_start, span.latest_start, span.earliest_end, span.latest_end


class TestOverlapLaws:
    """What holds for any span and any query."""

    @given(edtf_texts() | edtf_texts(days))
    def test_its_own_day(self, dressed: Dressed) -> None:
        """A text written around a day possibly touches that day."""
        assert TimeSpan(dressed.text).possibly_overlaps(dressed.day, dressed.day)

    @given(spans, queries())
    def test_certainly_implies_possibly(self, span: TimeSpan, query: tuple[date, date]) -> None:
        """What must be can be."""
        assert span.possibly_overlaps(*query) or not span.certainly_overlaps(*query)

    @given(spans, queries(), queries())
    def test_a_longer_query_loses_nothing(
        self, span: TimeSpan, one: tuple[date, date], other: tuple[date, date]
    ) -> None:
        """What touches a query touches any that contains it."""
        longer = min(*one, *other), max(*one, *other)
        assert span.possibly_overlaps(*longer) or not span.possibly_overlaps(*one)
        assert span.certainly_overlaps(*longer) or not span.certainly_overlaps(*one)

    @given(spans)
    def test_all_of_time(self, span: TimeSpan) -> None:
        """Everything lies in the calendar, and certainly so unless it is qualified."""
        assert span.possibly_overlaps(date.min, date.max)
        assert span.certainly_overlaps(date.min, date.max) is not (
            span.uncertain or span.approximate
        )

    @given(spans)
    def test_bounds_are_in_order(self, span: TimeSpan) -> None:
        """Earliest before latest, start before end."""
        assert span.earliest_start <= span.latest_start <= span.latest_end
        assert span.earliest_start <= span.earliest_end <= span.latest_end


class TestSetLaws:
    """A set against its members."""

    @given(st.lists(spans.filter(_is_date), min_size=1, max_size=4), queries(), st.randoms())
    def test_members(
        self, members: list[TimeSpan], query: tuple[date, date], random: Random
    ) -> None:
        """Possible if any member is; certain if all are (one of), if any is (all of)."""
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
        """A set of one date has that date's bounds."""
        assert bounds(TimeSpan(f"[{member}]")) == bounds(member)
        assert bounds(TimeSpan(f"{{{member}}}")) == bounds(member)


class TestOrderLaws:
    """A total order, consistent with equality."""

    @given(spans, spans, spans)
    def test_total(self, a: TimeSpan, b: TimeSpan, c: TimeSpan) -> None:
        """Exactly one of less, equal, greater; transitive; the other two agree."""
        assert (a < b) + (a == b) + (a > b) == 1
        assert (a <= b) is (a < b or a == b)
        assert (a >= b) is (a > b or a == b)
        assert (a < b) is (b > a)
        assert a < c or not a < b < c

    @given(st.lists(spans), st.randoms())
    def test_sorting(self, some: list[TimeSpan], random: Random) -> None:
        """Sorting sorts by position and text, whatever the order before."""
        expected = sorted(some, key=lambda span: (*span.position, span.edtf))
        assert sorted(some) == expected
        random.shuffle(some)
        assert sorted(some) == expected


class TestRoundTrips:
    """Every form of a span leads back to it."""

    @given(spans)
    def test_texts(self, span: TimeSpan) -> None:
        """Its text, its repr and its pickle."""
        assert TimeSpan(str(span)) == span
        assert eval(repr(span), {"TimeSpan": TimeSpan}) == span  # noqa: S307 - our own repr
        assert pickle.loads(pickle.dumps(span)) == span  # noqa: S301 - our own pickle
        assert bounds(TimeSpan.of(span.edtf)) == bounds(span)

    @given(days, st.sampled_from(["{d} {m} {y:04}", "{m} {d}, {y:04}", "{d} {m:.3} {y:04}"]))
    def test_english_days(self, day: date, form: str) -> None:
        """A day said in English is that day; years before 100 dateutil reads as of this century."""
        assume(day.year >= 100)
        month = ENGLISH_MONTHS[day.month - 1]
        text = form.format(d=day.day, m=month, y=day.year)
        assert TimeSpan.of(text) == TimeSpan.of(day) == TimeSpan(day.isoformat())

    @given(days.filter(lambda day: day.year >= 1000))
    def test_described_days(self, day: date) -> None:
        """A day described in English reads as that day."""
        span = TimeSpan.of(day)
        assert TimeSpan.of(span.describe()) == span

    @given(spans)
    def test_everything_can_be_described(self, span: TimeSpan) -> None:
        """In words that hold no EDTF of their own."""
        english = span.describe()
        assert english.strip() == english != ""
        assert not set(english) & set("X/[]{}~%?")


class TestAnyText:
    """`TimeSpan.of` on texts that may be English."""

    @given(st.text() | english_words)
    def test_nothing_is_guessed(self, text: str) -> None:
        """Anything but one date with its month named, and its year in four digits, is an error."""
        outcome = date_or_fault(text)
        if isinstance(outcome, EDTFError):
            assert outcome.text == text
            assert 0 <= outcome.position <= len(text)
        elif outcome.edtf != text:
            numbers = [number for number, _ in re.findall(r"([0-9]+)(st|th|\.)?", text)]
            year, month, *day = outcome.edtf.split("-")
            assert sorted(numbers) == sorted([year, *(number.lstrip("0") for number in day)])
            assert ENGLISH_MONTHS[int(month) - 1][:3].casefold() in text.casefold()


def date_or_fault(text: str) -> TimeSpan | EDTFError:
    """What `TimeSpan.of` makes of a text, or the error that it raises."""
    try:
        return TimeSpan.of(text)
    except EDTFError as error:
        return error


class TestSecondOpinions:
    """Levels 0 and 1 against python-edtf and undate, where they are not known to be wrong."""

    @settings(deadline=None)  # the first question builds the other library's grammar
    @given(levels_0_and_1())
    def test_python_edtf(self, dressed: Dressed) -> None:
        """Of python-edtf: winters and unknown sides are wrong, much of level 1 it cannot combine.

        It ends a winter with its year, takes an unknown side for ten years, and fails at
        qualified seasons and at intervals with seasons or unspecified digits.
        """
        text = dressed.text
        assume("-24" not in text)
        assume(not ("/" in text and ("X" in text or _SEASON.search(text))))
        assume(not (text[-1] in "?~%" and _SEASON.search(text)))
        assume(not text.startswith("/") and not text.endswith("/"))
        assert _iso(TimeSpan(text)) == python_edtf_bounds(text)

    @settings(deadline=None)  # the first question builds the other library's grammar
    @given(levels_0_and_1())
    def test_undate(self, dressed: Dressed) -> None:
        """Of undate: it reads no seasons, and few intervals whose sides have a year in common."""
        text = dressed.text
        assume(not _SEASON.search(text))
        start, _, end = text.partition("/")
        assume(not start.strip(".") or not end.strip(".") or _years_apart(start, end))
        assert _iso(TimeSpan(text)) == undate_bounds(text)


_SEASON = re.compile("-2[1-4]")


def _years_apart(start: str, end: str) -> bool:
    return TimeSpan(start).latest.year < TimeSpan(end).earliest.year


def _iso(span: TimeSpan) -> tuple[str, str]:
    """The first and the last day as ISO dates; an infinity is empty."""
    return (
        "" if span.earliest == date.min else span.earliest.isoformat(),
        "" if span.latest == date.max else span.latest.isoformat(),
    )


@settings(deadline=None)
@given(spans, st.dates())
def test_certain_extents_are_the_days_that_it_certainly_touched(span: TimeSpan, day: date) -> None:
    """A day is in one of them if and only if it was certainly touched; at their ends, too."""
    ends = [end for stretch in span.certain_extents for end in stretch]
    beside = [date.fromordinal(min(end.toordinal() + 1, date.max.toordinal())) for end in ends]
    for one in (day, *ends, *beside, span.earliest, span.latest):
        within = any(first <= one <= last for first, last in span.certain_extents)
        assert within == span.certainly_overlaps(one, one)
