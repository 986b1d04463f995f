"""`TimeSpan`: bounds, overlaps, order, conversion from other values, and English."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime

import pytest

from czsu_relations import EDTFError, QueryTypeError, TimeSpan
from processes import run_python

BEGINNING, END = date.min.isoformat(), date.max.isoformat()


class Word(str):
    """A subclass of `str` with a repr of its own, such as numpy has."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Word({str(self)!r})"


def days(text: str) -> tuple[date, date]:
    """Return the first and the last day of a query."""
    first, last = map(date.fromisoformat, text.split("/"))
    return first, last


class TestBounds:
    """The four bounds: earliest and latest start, earliest and latest end."""

    @pytest.mark.parametrize(
        ("text", "bounds"),
        [
            ("1935-05-16", ("1935-05-16", "1935-05-16", "1935-05-16", "1935-05-16")),
            ("1934", ("1934-01-01", "1934-12-31", "1934-01-01", "1934-12-31")),
            ("1944-09/1945-05", ("1944-09-01", "1944-09-30", "1945-05-01", "1945-05-31")),
            ("1945/..", ("1945-01-01", "1945-12-31", END, END)),
            ("1945/", ("1945-01-01", "1945-12-31", "1945-01-01", END)),
            ("../1945", (BEGINNING, BEGINNING, "1945-01-01", "1945-12-31")),
            ("/1945", (BEGINNING, "1945-12-31", "1945-01-01", "1945-12-31")),
            # An interval cannot begin after it ends.
            ("1935/1935-05", ("1935-01-01", "1935-05-31", "1935-05-01", "1935-05-31")),
            ("1935-05/1935", ("1935-05-01", "1935-05-31", "1935-05-01", "1935-12-31")),
            # One of several.
            ("[1934,1936]", ("1934-01-01", "1936-12-31", "1934-01-01", "1936-12-31")),
            ("[1934..1936]", ("1934-01-01", "1936-12-31", "1934-01-01", "1936-12-31")),
            ("[..1934]", (BEGINNING, "1934-12-31", BEGINNING, "1934-12-31")),
            ("[1934..]", ("1934-01-01", END, "1934-01-01", END)),
            # All of several.
            ("{1934,1936}", ("1934-01-01", "1934-12-31", "1936-01-01", "1936-12-31")),
            ("{1934..1936}", ("1934-01-01", "1934-12-31", "1936-01-01", "1936-12-31")),
            (
                "{1934-05-01..1934-05-09}",
                ("1934-05-01", "1934-05-01", "1934-05-09", "1934-05-09"),
            ),
            ("{..1934,1936}", (BEGINNING, "1934-12-31", "1936-01-01", "1936-12-31")),
            ("{1934,1936..}", ("1934-01-01", "1934-12-31", "1936-01-01", END)),
        ],
    )
    def test_bounds(self, text: str, bounds: tuple[str, str, str, str]) -> None:
        """Each kind of text has the right bounds; infinity is the first or last day of `date`."""
        span = TimeSpan(text)
        found = (span.earliest_start, span.latest_start, span.earliest_end, span.latest_end)
        assert found == tuple(map(date.fromisoformat, bounds))
        assert (span.earliest, span.latest) == (span.earliest_start, span.latest_end)

    @pytest.mark.parametrize("mark", "?~%")
    def test_qualifiers_keep_the_bounds(self, mark: str) -> None:
        """A qualifier does not widen the bounds."""
        plain, qualified = TimeSpan("1935-05"), TimeSpan(f"1935-05{mark}")
        assert qualified.earliest == plain.earliest
        assert qualified.latest == plain.latest

    @pytest.mark.parametrize(
        ("text", "is_day"),
        [
            ("1935-05-16", True),
            ("1935-05-16T10:00:00Z", True),
            ("1935-05-16/1935-05-16", True),
            ("[1935-05-16]", True),
            ("1935-05-16?", False),
            ("1935-05-16~", False),
            ("1935-05", False),
            ("1935-05-16/1935-05-17", False),
            ("0001-01-01", True),
            ("9999-12-31", True),
            ("9999-12-31/9999-12-31", True),
            ("[9999-12-31]", True),
            ("{0001-01-01..0001-01-01}", True),
            ("9999-12-31/..", False),
            ("[9999-12-31..]", False),
            ("9999-12-31/", False),
            ("../0001-01-01", False),
            ("[..0001-01-01]", False),
        ],
    )
    def test_is_day(self, text: str, is_day: bool) -> None:  # noqa: FBT001 - a table's column
        """It is true for one certain day of the calendar, however it is written."""
        assert TimeSpan(text).is_day is is_day

    @pytest.mark.parametrize(
        ("text", "unknown"),
        [
            ("1945/", True),
            ("1945/..", False),
            ("/1945", False),
            ("1945", False),
            ("[1945..]", False),
        ],
    )
    def test_end_unknown(self, text: str, unknown: bool) -> None:  # noqa: FBT001 - a table's column
        """It is true only for an interval whose end is left empty."""
        assert TimeSpan(text).end_unknown is unknown


class TestBoundedSides:
    """A side without a bound is open or unknown; the ends of the calendar are days like others."""

    @pytest.mark.parametrize(
        ("text", "starts", "ends"),
        [
            ("1935-05-16", True, True),
            ("0001-01-01", True, True),
            ("9999-12-31", True, True),
            ("0001", True, True),
            ("9999", True, True),
            ("XXXX", True, True),
            ("999X-24", True, True),
            ("1935/1936", True, True),
            ("0001-01-01/9999-12-31", True, True),
            ("1945/..", True, False),
            ("1945/", True, False),
            ("../1945", False, True),
            ("/1945", False, True),
            ("9999/..", True, False),
            ("../0001", False, True),
            ("[1934,1936]", True, True),
            ("[0001..9999]", True, True),
            ("[9990..9999]", True, True),
            ("[..1934]", False, True),
            ("[..1934,9999]", False, True),
            ("[0001,1936..]", True, False),
            ("{..1934,1936..}", False, False),
            ("{0001,9999}", True, True),
            ("2016-12-31T23:59:60Z", True, True),
            ("1935?", True, True),
        ],
    )
    def test_expressions(self, text: str, starts: bool, ends: bool) -> None:  # noqa: FBT001 - a table's columns
        """The expression decides, not the value of its bounds."""
        span = TimeSpan(text)
        assert (span.starts_bounded, span.ends_bounded) == (starts, ends)


class TestOverlaps:
    """Possible and certain overlaps with a query."""

    @pytest.mark.parametrize(
        ("text", "query", "possibly", "certainly"),
        [
            ("1934", "1934-05-01/1934-05-31", True, False),
            ("1934", "1934-01-01/1934-12-31", True, True),
            ("1934", "1934-01-02/1934-12-31", True, False),
            ("1934", "1935-01-01/1935-12-31", False, False),
            ("1934/1936", "1935-05-01/1935-05-31", True, True),
            ("1934/1936", "1936-05-01/1936-05-31", True, False),
            ("1934?", "1934-01-01/1934-12-31", True, False),
            ("1934~", "1934-01-01/1934-12-31", True, False),
            ("1945/..", "1968-08-21/1968-08-21", True, True),
            ("1945/", "1968-08-21/1968-08-21", True, False),
            ("1945/", "1945-01-01/1945-12-31", True, True),
            ("../1945", "1918-10-28/1918-10-28", True, True),
            ("/1945", "1918-10-28/1918-10-28", True, False),
            # One of several: possible if any, certain if all.
            ("[1934,1936]", "1935-01-01/1935-12-31", False, False),
            ("[1934,1936]", "1934-01-01/1934-12-31", True, False),
            ("[1934,1936]", "1934-01-01/1936-12-31", True, True),
            ("[1934..1936]", "1935-01-01/1935-12-31", True, False),
            ("[1934..1936]", "1934-01-01/1936-12-31", True, True),
            ("[1934,1936?]", "1934-01-01/1936-12-31", True, False),
            ("[..1934]", "1918-10-28/1918-10-28", True, False),
            ("[1934..]", "1968-08-21/1968-08-21", True, False),
            # All of several: possible if any, certain if any.
            ("{1934,1936}", "1935-01-01/1935-12-31", False, False),
            ("{1934,1936}", "1934-01-01/1934-12-31", True, True),
            ("{1934,1936}", "1934-01-01/1934-11-30", True, False),
            ("{1934~,1936}", "1936-01-01/1936-12-31", True, False),
            ("{..1934}", "1918-10-28/1918-10-28", True, False),
            ("{..1934,1936}", "1936-01-01/1936-12-31", True, True),
            # Every day of a range; of a range of years only its first and its last are sure.
            ("{1934-05-01..1934-05-09}", "1934-05-03/1934-05-04", True, True),
            ("{1934-05-01..1934-05-09}", "1934-05-10/1934-05-11", False, False),
            ("{1934..1936}", "1934-01-01/1934-12-31", True, True),
            ("{1934..1936}", "1936-01-01/1936-12-31", True, True),
            ("{1934..1936}", "1935-05-01/1935-05-31", True, False),
            ("{1934-05-01..1936-XX-XX}", "1934-05-01/1934-05-01", True, True),
            ("{1934-05-01..1936-XX-XX}", "1935-05-01/1935-05-31", True, False),
            ("{1934-XX-XX..1936-05-01}", "1935-05-01/1935-05-31", True, False),
        ],
    )
    def test_overlaps(self, text: str, query: str, possibly: bool, certainly: bool) -> None:  # noqa: FBT001 - a table's columns
        """A possible overlap is one in some reading; a certain overlap is one in every reading."""
        span, (first, last) = TimeSpan(text), days(query)
        assert span.possibly_overlaps(first, last) is possibly
        assert span.certainly_overlaps(first, last) is certainly


class TestOrder:
    """Spans are ordered by position, then by text."""

    def test_chronological(self) -> None:
        """Open starts come first; an unknown start has the place of its latest day."""
        texts = [
            "../1938",
            "1917",
            "[..1918-10-28]",
            "/1934",
            "1935-05-16",
            "1935-05-16~",
            "1935-05-16/1936",
            "1935-05-16/",
            "1935-05-16/..",
            "1935-05-17",
            "{1936,1938}",
            "{1936..1938}",
        ]
        shuffled = [TimeSpan(text) for text in texts[1::2] + texts[::2]]
        assert [str(span) for span in sorted(shuffled)] == texts

    @pytest.mark.parametrize(
        ("text", "start", "end"),
        [
            ("1945", "1945-01-01", "1945-12-31"),
            ("1945/", "1945-01-01", END),
            ("../1945", BEGINNING, "1945-12-31"),
            ("/1945-05", "1945-05-31", "1945-05-31"),
            ("[..1945,1950]", "1950-12-31", "1950-12-31"),
            ("{..1945,1950}", "1945-12-31", "1950-12-31"),
            ("[1945..]", "1945-01-01", END),
            ("[1945,1950]", "1945-01-01", "1950-12-31"),
            ("0001", "0001-01-01", "0001-12-31"),
        ],
    )
    def test_position(self, text: str, start: str, end: str) -> None:
        """It is the earliest start (the latest if open or unknown) and the latest end."""
        assert TimeSpan(text).position == (date.fromisoformat(start), date.fromisoformat(end))

    def test_comparisons(self) -> None:
        """The four comparisons agree with each other and with equality."""
        early, late = TimeSpan("1934"), TimeSpan("1935")
        assert early < late
        assert early <= late
        assert late > early
        assert late >= early
        assert early <= TimeSpan("1934")
        assert early >= TimeSpan("1934")
        assert not late < early
        assert not late <= early
        assert not early > late
        assert not early >= late

    @pytest.mark.parametrize("name", ["__lt__", "__le__", "__gt__", "__ge__", "__eq__"])
    def test_comparison_with_other_types(self, name: str) -> None:
        """A comparison with another type is left to that type."""
        assert getattr(TimeSpan("1935"), name)("1935") is NotImplemented

    def test_equality(self) -> None:
        """Spans are equal if their texts are; two ways to write a year are two spans."""
        assert TimeSpan("1935") == TimeSpan("1935")
        assert hash(TimeSpan("1935")) == hash(TimeSpan("1935"))
        assert TimeSpan("1935") != TimeSpan("1935-01/1935-12")
        assert TimeSpan("1935") != "1935"
        assert len({TimeSpan("1935"), TimeSpan("1935"), TimeSpan("1936")}) == 2


class TestValue:
    """A span is an immutable value of a final class."""

    @pytest.mark.parametrize("name", ["edtf", "earliest", "_edtf", "position", "new"])
    def test_immutable(self, name: str) -> None:
        """No attribute can be set, added or deleted."""
        span = TimeSpan("1935")
        with pytest.raises(
            AttributeError, match=f"a TimeSpan is immutable: '{name}' cannot be set"
        ):
            setattr(span, name, "1936")
        with pytest.raises(AttributeError, match=f"immutable: '{name}' cannot be deleted"):
            delattr(span, name)
        assert span == TimeSpan("1935")

    def test_slotted(self) -> None:
        """A span has no `__dict__`."""
        assert not hasattr(TimeSpan("1935"), "__dict__")

    def test_final(self) -> None:
        """The class cannot be subclassed."""
        with pytest.raises(TypeError, match="TimeSpan is final"):
            type("Other", (TimeSpan,), {})

    def test_texts(self) -> None:
        """The repr is the call of the constructor, and `str` is the EDTF text as given."""
        span = TimeSpan("[1934,1936..1938?]")
        assert repr(span) == "TimeSpan('[1934,1936..1938?]')"
        assert str(span) == span.edtf == "[1934,1936..1938?]"

    def test_text_of_another_class(self) -> None:
        """A subclass of `str` is kept as plain text."""
        assert repr(TimeSpan(Word("1935"))) == "TimeSpan('1935')"

    def test_public_name(self) -> None:
        """The class has the package as its module."""
        assert TimeSpan.__module__ == "czsu_relations"

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickle(self, protocol: int) -> None:
        """A pickle of any protocol opens, and names no private module."""
        pickled = pickle.dumps(TimeSpan("1944-09/1945-05"), protocol)
        assert pickle.loads(pickled) == TimeSpan("1944-09/1945-05")  # noqa: S301 - our own pickle
        assert b"_timespan" not in pickled

    def test_copy(self) -> None:
        """A copy of a span is the span itself."""
        span = TimeSpan("1935")
        assert copy.copy(span) is span
        assert copy.deepcopy(span) is span


class TestOf:
    """`TimeSpan.of` takes any value that can be read in only one way."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (TimeSpan("1935?"), "1935?"),
            ("1944-09/1945-05", "1944-09/1945-05"),
            (Word("1935"), "1935"),
            (date(1935, 5, 16), "1935-05-16"),
            (date(935, 5, 16), "0935-05-16"),
            (datetime(1935, 5, 16, 23, 59, tzinfo=UTC), "1935-05-16"),
            (datetime(1935, 5, 16, 23, 59), "1935-05-16"),  # noqa: DTZ001 - a naive one on purpose
            (1935, "1935"),
            (1, "0001"),
            (9999, "9999"),
            ("16 May 1935", "1935-05-16"),
            ("16 may 1935", "1935-05-16"),
            ("16. MAY 1935", "1935-05-16"),
            ("May 16, 1935", "1935-05-16"),
            ("May 16th, 1935", "1935-05-16"),
            ("16th of May 1935", "1935-05-16"),
            ("1935 May 16", "1935-05-16"),
            ("  16   May   1935 ", "1935-05-16"),
            ("May 1935", "1935-05"),
            ("May, 1935", "1935-05"),
            ("May of 1935", "1935-05"),
            ("Sept 1938", "1938-09"),
            ("Sept. 1938", "1938-09"),
            ("30 Sep 1938", "1938-09-30"),
            ("February 1935", "1935-02"),
            ("29 February 1936", "1936-02-29"),
            ("1 January 1935", "1935-01-01"),
            ("2 February 1935", "1935-02-02"),
            ("31 December 9999", "9999-12-31"),
        ],
    )
    def test_accepted_values(self, value: TimeSpan | str | date | int, text: str) -> None:
        """Accepted are EDTF, dates, datetimes (as their day), years, and English dates."""
        assert TimeSpan.of(value) == TimeSpan(text)

    def test_same(self) -> None:
        """A span is returned as it is."""
        span = TimeSpan("1935")
        assert TimeSpan.of(span) is span

    @pytest.mark.parametrize("value", [True, b"1935", ("1935",)])
    def test_other_types(self, value: object) -> None:
        """The error names the accepted types and the given value."""
        with pytest.raises(QueryTypeError) as caught:
            TimeSpan.of(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test
        assert caught.value == QueryTypeError(
            "a date is a TimeSpan, an EDTF or English text, a datetime.date or a year, "
            f"not {value!r} of type {type(value).__name__}"
        )

    def test_constructor_takes_text(self) -> None:
        """The error of the constructor points to `TimeSpan.of`."""
        with pytest.raises(QueryTypeError) as caught:
            TimeSpan(1935)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test
        assert caught.value == QueryTypeError(
            "TimeSpan takes EDTF text, not a value of type int;"
            " TimeSpan.of() also takes dates and years"
        )

    @pytest.mark.parametrize(
        ("year", "shown"),
        [(0, "0"), (-1, "-1"), (10_000, "10000"), (16**5000, "0x1" + "0" * 5000)],
        ids=["zero", "negative", "too late", "too long for a decimal text"],
    )
    def test_years_out_of_range(self, year: int, shown: str) -> None:
        """A year out of range is an error, however long it is."""
        with pytest.raises(EDTFError) as caught:
            TimeSpan.of(year)
        reason = "this year is out of range: the years here are 1 to 9999"
        assert caught.value == EDTFError(shown, 0, reason)

    @pytest.mark.parametrize(
        "text", ["10/5/1935", "9/05/1945", "05/1935", "16.5.35", "9.5", "31.9.1938", "13.13.1938"]
    )
    def test_numbers_alone(self, text: str) -> None:
        """Numbers in which day and month could be swapped are an error."""
        with pytest.raises(EDTFError) as caught:
            TimeSpan.of(text)
        assert caught.value.reason == (
            "in numbers, a date begins with its year: write 1935-05-16, or 16 May 1935"
        )

    @pytest.mark.parametrize(
        ("text", "right"),
        [
            ("30.9.1938", "1938-09-30"),
            ("21. 8. 1968", "1968-08-21"),
            ("5-16-1935", "1935-05-16"),
            ("05.05.1945", "1945-05-05"),
            ("29.2.1936", "1936-02-29"),
        ],
    )
    def test_numbers_with_one_reading(self, text: str, right: str) -> None:
        """If only one day is possible, the error says how to write it."""
        with pytest.raises(EDTFError) as caught:
            TimeSpan.of(text)
        assert caught.value.reason == f"in numbers, a date begins with its year: write {right}"
        assert TimeSpan(right).is_day

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("1935-02-29", 8, "there is no day 29: February 1935 has 28 days"),
            ("1935-05-16T10:00", 11, "a time of day is written 23:20:30, 00:00:00 to 23:59:60,"),
            ("199u", 3, "an unspecified digit is written with a capital X, as in 199X"),
            ("hello", 0, "this is neither EDTF nor the name of a month"),
            ("", 0, "a date is missing here; it begins with its year in four digits"),
        ],
    )
    def test_neither(self, text: str, position: int, reason: str) -> None:
        """A text that is neither EDTF nor English has the most helpful error."""
        with pytest.raises(EDTFError) as caught:
            TimeSpan.of(text)
        assert caught.value.position == position
        assert caught.value.reason.startswith(reason)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("31 June 1935", 0, "there is no day 31: June 1935 has 30 days"),
            ("June 31, 1935", 5, "there is no day 31: June 1935 has 30 days"),
            ("29 February 1935", 0, "there is no day 29: February 1935 has 28 days"),
            ("0 May 1935", 0, "there is no day 00: May 1935 has 31 days"),
            ("35 May 1935", 0, "there is no day 35: May 1935 has 31 days"),
            ("May 35", 6, "its year in four digits is missing"),
            ("16 May", 6, "its year in four digits is missing"),
            ("May", 3, "its year in four digits is missing"),
            ("16 May 35", 7, "a second day for one date"),
            ("16 of 1935 Mai", 11, "this is neither EDTF nor the name of a month"),
            ("Munich", 0, "this is neither EDTF nor the name of a month"),
            ("30. září 1938", 4, "'30. září 1938' cannot be read as a date: write 1938-09-30"),
            ("open/1945", 0, "since 2019 an open side is written '..'"),
            ("Monday 1935", 0, "leave the day of the week out"),
            ("Thu, 16 May 1935", 0, "leave the day of the week out"),
            ("16 May 1935 10:00", 14, "leave the time of day out"),
            ("16 May 1935 noon", 12, "leave the time of day out"),
            ("May-June 1935", 3, "'May-June 1935' cannot be read as a date: write 1935-05/1935-06"),
            (
                "16-20 May 1935",
                2,
                "'16-20 May 1935' cannot be read as a date",
            ),
            ("1935 and 1938", 5, "a stretch of time is written in EDTF"),
            (
                "May 1935 \N{EN DASH} June 1935",
                9,
                "'May 1935 – June 1935' cannot be read as",
            ),
            ("May, June 1935", 5, "a second month for one date"),
            ("May 1935, 1936", 10, "a second year for one date"),
            ("early spring 1935", 6, "a season is written in EDTF"),
            ("about May 1935", 0, "'about May 1935' cannot be read as a date: write 1935-05~"),
            ("circa 1935", 0, "'circa 1935' cannot be read as a date: write 1935~"),
            ("before May 1935", 0, "'before May 1935' cannot be read as a date: write [..1935-05]"),
            ("from 1935", 0, "'from 1935' cannot be read as a date: write 1935/.."),
            ("16 May 1935 BC", 12, "'bc' is no part of a date"),
            ("sunny May 1935", 0, "'sunny' is no part of a date"),
            ("16 May 1935 (?)", 12, "'(' is no part of a date"),
            ("116 May 1935", 0, "'116' is no part of a date"),
            ("May \u0661\u0669\u0663\u0665", 4, "'\u0661' is no part of a date"),
            ("to", 0, "a stretch of time is written in EDTF"),
            ("May 0000", 4, "this is valid EDTF, but out of range"),
        ],
    )
    def test_no_single_english_date(self, text: str, position: int, reason: str) -> None:
        """The error points at the word that would have to be guessed or ignored."""
        with pytest.raises(EDTFError) as caught:
            TimeSpan.of(text)
        assert caught.value.position == position
        assert caught.value.reason.startswith(reason)

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("16 May 0035", 0),  # read as of this century
            ("May of 16 1935", 7),  # not read at all
        ],
    )
    def test_dateutil_must_agree(self, text: str, position: int) -> None:
        """A date that dateutil reads otherwise, or not at all, is an error."""
        with pytest.raises(EDTFError) as caught:
            TimeSpan.of(text)
        reason = (
            "it is not clear which date this is; write it as 16 May 1935 or May 1935, or in EDTF"
        )
        assert caught.value == EDTFError(text, position, reason)

    def test_dateutil_only_where_needed(self) -> None:
        """Reading EDTF does not import dateutil."""
        program = (
            "import sys; from czsu_relations import TimeSpan; TimeSpan.of('1935-05-16');"
            "print('dateutil' in sys.modules); TimeSpan.of('16 May 1935');"
            "print('dateutil' in sys.modules)"
        )
        assert run_python(program).split() == [b"False", b"True"]

    def test_parse_is_strict(self) -> None:
        """`parse` takes EDTF only."""
        assert TimeSpan.parse("1935-05-16") == TimeSpan("1935-05-16")
        with pytest.raises(EDTFError):
            TimeSpan.parse("16 May 1935")


class TestDescribe:
    """Dates in English."""

    @pytest.mark.parametrize(
        ("text", "english"),
        [
            ("1935-05-16", "16 May 1935"),
            ("1935-05-06", "6 May 1935"),
            ("1935-05", "May 1935"),
            ("1935", "1935"),
            ("0935", "935"),
            ("1935-05-16T10:00:00Z", "16 May 1935"),
            ("Y19E2", "1900"),
            ("1950S4", "1950"),
            # Parts of years.
            ("1944-21", "spring 1944"),
            ("1944-24", "winter 1944–1945"),
            ("1944-28", "northern winter 1944–1945"),
            ("1990-29", "southern spring 1990"),
            ("1990-30", "southern summer 1990–1991"),
            ("1967-34", "second quarter 1967"),
            ("1967-37", "first quadrimester 1967"),
            ("1967-40", "first semester 1967"),
            # Qualified.
            ("1936~", "about 1936"),
            ("1936?", "perhaps 1936"),
            ("1936%", "perhaps about 1936"),
            ("1936-05-~16", "about 16 May 1936"),
            ("1950S2", "about 1950 (1900–1999)"),
            ("1950S2~", "about 1950 (1900–1999)"),
            ("1950S2?", "perhaps about 1950 (1900–1999)"),
            # Unspecified digits.
            ("196X", "1960s"),
            ("196X?", "perhaps 1960s"),
            ("190X", "between 1900 and 1909"),
            ("19XX", "between 1900 and 1999"),
            ("1X35", "a year that ends in 35, between 1035 and 1935"),
            ("1985-XX", "a month in 1985"),
            ("1985-XX-XX", "a day in 1985"),
            ("1985-04-XX", "a day in April 1985"),
            ("1984-1X", "between October and December 1984"),
            ("196X-04", "April of a year in the 1960s"),
            ("196X-XX", "a month in the 1960s"),
            ("1985-04-1X", "between 10 and 19 April 1985"),
            ("1985-XX-16", "the 16th of a month in 1985"),
            ("1985-1X-XX", "a day in October, November or December 1985"),
            ("156X-12-25", "25 December of a year in the 1560s"),
            ("194X-24", "winter of a year in the 1940s"),
            # Intervals.
            ("1944/1945", "1944–1945"),
            ("1944-09/1945-05", "September 1944 – May 1945"),
            ("1944/1945-05", "1944 – May 1945"),
            ("1944-09/1945", "September 1944 – 1945"),
            ("1935-05-16/1935-05-20", "16–20 May 1935"),
            ("1935-05-16/1935-05-20?", "16 May 1935 – perhaps 20 May 1935"),
            ("1935-05-16/1935-06-20", "16 May 1935 – 20 June 1935"),
            ("1935-05-16/1935-05", "16 May 1935 – May 1935"),
            ("1935-05-16/1935-05-16", "16 May 1935 – 16 May 1935"),
            ("196X/197X", "1960s–1970s"),
            ("1945/..", "1945 onwards"),
            ("1945/", "from 1945, end unknown"),
            ("../1945", "until 1945"),
            ("/1945", "until 1945, start unknown"),
            # Sets.
            ("[1934]", "1934"),
            ("[1934,1936]", "1934 or 1936"),
            ("[1934,1935,1936]", "1934, 1935 or 1936"),
            ("{1934,1936}", "1934 and 1936"),
            ("[..1935-05-16]", "by 16 May 1935"),
            ("[1935..]", "1935 or later"),
            ("[1967-10..1967-12]", "between October and December 1967"),
            ("{1967-10..1967-12}", "all from October 1967 to December 1967"),
            ("[1667,1670..1672]", "1667 or between 1670 and 1672"),
        ],
    )
    def test_english(self, text: str, english: str) -> None:
        """Every form of EDTF has an English phrase, which does not depend on the locale."""
        assert TimeSpan(text).describe() == english


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("1944-09/1945-05~", ("1944-09", "1945-05~")),
        ("1945/..", ("1945", None)),
        ("1945/", ("1945", None)),
        ("../1945", (None, "1945")),
        ("/1945", (None, "1945")),
        ("1934-05", ("1934-05", "1934-05")),
        ("[1934,1936..]", ("[1934,1936..]", "[1934,1936..]")),
    ],
)
def test_ends(text: str, ends: tuple[str | None, str | None]) -> None:
    """The ends of an interval are its two dates, if known; those of any other span are itself."""
    assert TimeSpan(text).ends == tuple(end and TimeSpan(end) for end in ends)


class TestOverlapsOfTimes:
    """`possibly_overlaps` and `certainly_overlaps` take a time, or a beginning and an end."""

    TEXTS = (
        "1934-05",
        "1934-05-16/1935",
        "[1933,1935]",
        "{1933,1935}",
        "1934~",
        "../1934",
        "1934/",
    )

    @pytest.mark.parametrize("text", TEXTS)
    def test_a_time_is_its_days(self, text: str) -> None:
        """A time counts from its first to its last day."""
        span = TimeSpan(text)
        for other in map(TimeSpan, self.TEXTS):
            days = other.earliest, other.latest
            assert span.possibly_overlaps(other) is span.possibly_overlaps(*days)
            assert span.certainly_overlaps(other) is span.certainly_overlaps(*days)

    def test_other_types(self) -> None:
        """Texts, years and datetimes are read as in queries."""
        span = TimeSpan("1934-05-16/1935")
        assert span.possibly_overlaps("16 May 1934")
        assert not span.possibly_overlaps(datetime(1934, 5, 15, 12))  # noqa: DTZ001 - a day only
        assert span.certainly_overlaps(1930, "1934-12")
        assert span.certainly_overlaps(1935, 1940)
        assert not span.certainly_overlaps(1936, 1940)
        with pytest.raises(EDTFError):
            span.possibly_overlaps("May")
