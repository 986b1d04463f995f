"""EDTF, clause by clause of <https://www.loc.gov/standards/datetime/>, 2019-02-04."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, strategies as st

from czsu_relations import EDTFError, TimeSpan
from date_strategies import dates, mutated_edtf_texts, precision_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from date_strategies import Dressed

OPEN = ""
OUT_OF_RANGE = "this is valid EDTF, but out of range: the years here are 1 to 9999"


def bounds(text: str) -> tuple[str, str]:
    """Return the first and the last day as ISO dates; an empty text if there is no bound."""
    span = TimeSpan(text)
    earliest = span.earliest.isoformat() if span.starts_bounded else OPEN
    latest = span.latest.isoformat() if span.ends_bounded else OPEN
    return earliest, latest


def error_of(text: str) -> EDTFError:
    """Return the error that a text raises."""
    with pytest.raises(EDTFError) as caught:
        TimeSpan(text)
    assert caught.value.text == text
    return caught.value


def count_steps(call: Callable[[], object]) -> int:
    """Return how many instructions of Python a call takes: unlike its time, they do not vary."""
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return trace

    others = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(others)
    return steps


class TestExamplesOfTheSpecification:
    """Every example in the specification has the right bounds.

    The specification is that of the Library of Congress, of 2019-02-04. It gives no bounds for
    seasons, which are meteorological here, nor for a date with a time, which is its calendar day.
    """

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            # Level 0: date, date and time, interval.
            ("1985-04-12", "1985-04-12", "1985-04-12"),
            ("1985-04", "1985-04-01", "1985-04-30"),
            ("1985", "1985-01-01", "1985-12-31"),
            ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
            ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
            ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
            ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
            ("2005-09-24T10:00:00", "2005-09-24", "2005-09-24"),
            ("1964/2008", "1964-01-01", "2008-12-31"),
            ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
            ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
            ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
            ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
            ("2005/2006-02", "2005-01-01", "2006-02-28"),
            # Level 1: seasons, qualifiers, unspecified digits, open and unknown sides.
            ("2001-21", "2001-03-01", "2001-05-31"),
            ("1984?", "1984-01-01", "1984-12-31"),
            ("2004-06~", "2004-06-01", "2004-06-30"),
            ("2004-06-11%", "2004-06-11", "2004-06-11"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"),
            ("2004-XX", "2004-01-01", "2004-12-31"),
            ("1985-04-XX", "1985-04-01", "1985-04-30"),
            ("1985-XX-XX", "1985-01-01", "1985-12-31"),
            ("1985-04-12/..", "1985-04-12", OPEN),
            ("1985-04/..", "1985-04-01", OPEN),
            ("1985/..", "1985-01-01", OPEN),
            ("../1985-04-12", OPEN, "1985-04-12"),
            ("../1985-04", OPEN, "1985-04-30"),
            ("../1985", OPEN, "1985-12-31"),
            ("1985-04-12/", "1985-04-12", OPEN),
            ("1985-04/", "1985-04-01", OPEN),
            ("1985/", "1985-01-01", OPEN),
            ("/1985-04-12", OPEN, "1985-04-12"),
            ("/1985-04", OPEN, "1985-04-30"),
            ("/1985", OPEN, "1985-12-31"),
            # Level 2: significant digits, groupings, sets, qualified parts, digits anywhere.
            ("1950S2", "1900-01-01", "1999-12-31"),
            ("2001-34", "2001-04-01", "2001-06-30"),
            ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
            ("[..1760-12-03]", OPEN, "1760-12-03"),
            ("[1760-12..]", "1760-12-01", OPEN),
            ("[1760-01,1760-02,1760-12..]", "1760-01-01", OPEN),
            ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
            ("[..1984]", OPEN, "1984-12-31"),
            ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
            ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
            ("{..1984}", OPEN, "1984-12-31"),
            ("2004-06~-11", "2004-06-11", "2004-06-11"),
            ("2004?-06-11", "2004-06-11", "2004-06-11"),
            ("?2004-06-~11", "2004-06-11", "2004-06-11"),
            ("2004-%06-11", "2004-06-11", "2004-06-11"),
            ("156X-12-25", "1560-12-25", "1569-12-25"),
            ("15XX-12-25", "1500-12-25", "1599-12-25"),
            ("XXXX-12-XX", "0001-12-01", "9999-12-31"),  # clamped to the years 1 to 9999
            ("1XXX-XX", "1000-01-01", "1999-12-31"),
            ("1XXX-12", "1000-12-01", "1999-12-31"),
            ("1984-1X", "1984-10-01", "1984-12-31"),
            ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
            ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
        ],
    )
    def test_bounds(self, text: str, earliest: str, latest: str) -> None:
        """The text is read and has these bounds."""
        assert bounds(text) == (earliest, latest)

    @pytest.mark.parametrize(
        "text", ["Y170000002", "Y-170000002", "-1985", "Y-17E7", "Y171010000S3", "Y3388E2S3"]
    )
    def test_out_of_range(self, text: str) -> None:
        """The error says that the text is valid, but out of range."""
        assert error_of(text) == EDTFError(text, 0, OUT_OF_RANGE)


class TestDates:
    """Level 0, date: a year, a month or a day with all its digits."""

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("", 0, "a date is missing here; it begins with its year in four digits"),
            ("193", 3, "a year has four digits, as in 1935"),
            ("May 1935", 0, "a year has four digits, as in 1935"),
            ("1935-", 5, "a month has two digits, 01 to 12, and a season 21 to 41"),
            ("1935-5-16", 6, "a month has two digits, 01 to 12, and a season 21 to 41"),
            ("1935--05", 5, "a month has two digits, 01 to 12, and a season 21 to 41"),
            ("1935-05-6", 9, "a day has two digits, as in 1935-05-16"),
            (
                "1935-05-16-",
                10,
                "nothing can follow here; a date is written as 1935-05-16, 1935-05 or 1935",
            ),
            (
                "19350516",
                4,
                "a date is written with the digits 0 to 9 and with hyphens, as in 1935-05-16",
            ),
            (
                "\u0661935",
                0,
                "a date is written with the digits 0 to 9 and with hyphens, as in 1935-05-16",
            ),
            ("1935\n", 4, "EDTF has no spaces and no line breaks"),
            (" 1935", 0, "EDTF has no spaces and no line breaks"),
            ("1935\N{EN DASH}05", 4, "the parts of a date are joined with a plain hyphen, '-'"),
            (
                "1935\0",
                4,
                "nothing can follow here; a date is written as 1935-05-16, 1935-05 or 1935",
            ),
        ],
    )
    def test_malformed(self, text: str, position: int, reason: str) -> None:
        """The error points at the first character that fits no rule."""
        assert error_of(text) == EDTFError(text, position, reason)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("1935-02-29", 8, "there is no day 29: February 1935 has 28 days"),
            ("1900-02-29", 8, "there is no day 29: February 1900 has 28 days"),
            ("1936-02-30", 8, "there is no day 30: February 1936 has 29 days"),
            ("1935-06-31", 8, "there is no day 31: June 1935 has 30 days"),
            ("1935-06-00", 8, "there is no day 00: June 1935 has 30 days"),
            (
                "1935-00",
                5,
                "there is no month 00; a month has two digits, 01 to 12, and a season 21 to 41",
            ),
            (
                "1935-13-01",
                5,
                "there is no month 13; a month has two digits, 01 to 12, and a season 21 to 41",
            ),
            ("1935/1935-02-29", 13, "there is no day 29: February 1935 has 28 days"),
            ("[1934,1935-02-29]", 14, "there is no day 29: February 1935 has 28 days"),
        ],
    )
    def test_impossible(self, text: str, position: int, reason: str) -> None:
        """The error points at the part that does not exist in the calendar."""
        assert error_of(text) == EDTFError(text, position, reason)

    @pytest.mark.parametrize(
        ("text", "latest"), [("1936-02", 29), ("2000-02", 29), ("1900-02", 28), ("1935-02", 28)]
    )
    def test_leap_years(self, text: str, latest: int) -> None:
        """Leap years are those of the Gregorian calendar."""
        assert TimeSpan(text).latest.day == latest

    @pytest.mark.parametrize("text", ["0000", "0000-02-29", "-0001-12-31"])
    def test_out_of_range(self, text: str) -> None:
        """Year 0, which is a leap year, and the years before it are valid but out of range."""
        assert error_of(text) == EDTFError(text, 0, OUT_OF_RANGE)

    def test_impossible_and_out_of_range(self) -> None:
        """An impossible date of a year out of range is not called valid."""
        assert error_of("-0001-02-29").reason == "there is no day 29: February -1 has 28 days"

    @pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31"])
    def test_edges(self, text: str) -> None:
        """The first and the last day of the calendar are in range."""
        assert TimeSpan(text).earliest.isoformat() == text


class TestDatesWithTimes:
    """Level 0, date and time: a complete date, a complete time, and perhaps a time zone."""

    @pytest.mark.parametrize(
        "time",
        ["00:00:00", "10:00:00+00:00", "10:00:00+14:00", "10:00:00+14", "10:00:00-00:30"],
    )
    def test_valid(self, time: str) -> None:
        """The day counts as written, whatever the time zone."""
        assert bounds(f"1935-05-16T{time}") == ("1935-05-16", "1935-05-16")

    @pytest.mark.parametrize(
        "time",
        [
            "",
            "10",
            "10:00",
            "24:00:01",
            "24:00",
            "10:60:00",
            "10:00:61",
            "10:00:00.5",
            "10:00:00z",
            "10:00:00+1",
            "10:00:00+14:30",
            "10:00:00+15",
            "10:00:00-00:00",
            "10:00:00-00",
            "10:00:00?",
            "10:00:00\n",
            "10:00:00T10:00:00",
            "1\u0660:00:00",
        ],
    )
    def test_malformed(self, time: str) -> None:
        """The error points at the beginning of an impossible time."""
        text = f"1935-05-16T{time}"
        assert error_of(text) == EDTFError(
            text,
            11,
            "a time of day is written 23:20:30, 00:00:00 to 23:59:60,"
            " and its zone Z, +01 or +01:00, at most 14 hours",
        )

    @pytest.mark.parametrize(
        "time",
        [
            "23:59:60",
            "23:59:60Z",
            "23:59:60+00",
            "00:59:60+01",
            "05:29:60+05:30",
            "05:44:60+05:45",
            "13:59:60+14:00",
            "17:59:60-06",
            "20:29:60-03:30",
            "09:59:60-14",
        ],
    )
    def test_leap_second(self, time: str) -> None:
        """Second 60 is the last one of a day of UTC, whatever the zone in which it is written."""
        assert bounds(f"2016-12-31T{time}") == ("2016-12-31", "2016-12-31")

    @pytest.mark.parametrize(
        "time",
        [
            "23:20:60",
            "23:20:60Z",
            "00:59:60",
            "00:59:60Z",
            "23:59:60+01",
            "22:59:60+01",
            "00:59:60-01",
            "05:59:60+05:30",
            "23:29:60Z",
        ],
    )
    def test_no_leap_second(self, time: str) -> None:
        """Any other minute has no second 60; the error points at it."""
        text = f"2016-12-31T{time}"
        reason = (
            "second 60 is a leap second, 23:59:60 UTC or 00:59:60+01; here the last second is 59"
        )
        assert error_of(text) == EDTFError(text, 17, reason)

    @pytest.mark.parametrize("zone", ["", "Z", "+01:00"])
    def test_end_of_day(self, zone: str) -> None:
        """There is no hour 24; the error says how the end of a day is written."""
        text = f"1935-05-16T24:00:00{zone}"
        reason = "the end of a day is written as 00:00:00 of the next day"
        assert error_of(text) == EDTFError(text, 11, reason)

    @pytest.mark.parametrize(
        "day", ["1935", "1935-05", "1935-05-XX", "1935-X2-31", "1935-05-16?", "1935-05-~16"]
    )
    def test_needs_a_complete_date(self, day: str) -> None:
        """A time needs a complete date without qualifiers."""
        text = f"{day}T10:00:00"
        reason = "a time of day stands only behind a complete date without qualifiers"
        assert error_of(text) == EDTFError(text, len(day), reason)

    @pytest.mark.parametrize(
        ("text", "position"),
        [("1935-05-16T10:00:00/1936", 10), ("[1934,1935-05-16T10:00:00]", 16)],
    )
    def test_only_in_single_dates(self, text: str, position: int) -> None:
        """Intervals and sets have no times of day."""
        reason = "a time of day stands only in a single date, as in 1985-04-12T23:20:30"
        assert error_of(text) == EDTFError(text, position, reason)


class TestLetterPrefixedYears:
    """Levels 1 and 2: `Y` and a year of more than four digits, or an exponential one."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("Y19E2", "1900-01-01", "1900-12-31"),
            ("Y0019E02", "1900-01-01", "1900-12-31"),
            ("Y19E2S1", "1000-01-01", "1999-12-31"),
            ("Y9E1~", "0090-01-01", "0090-12-31"),
        ],
    )
    def test_in_range(self, text: str, earliest: str, latest: str) -> None:
        """An exponential year can be in range."""
        assert bounds(text) == (earliest, latest)

    @pytest.mark.parametrize(
        "text",
        [
            "Y17E8",
            "Y12345",
            "Y-12345",
            "Y1E4",
            "Y99999E1",
            "Y0E5",
            "Y-19E2",
            "Y1E999999999",
            "Y1E" + "9" * 5000,
            "Y" + "9" * 5000,
        ],
    )
    def test_out_of_range(self, text: str) -> None:
        """A long year is out of range, and is not computed, however many digits it has."""
        assert error_of(text) == EDTFError(text, 0, OUT_OF_RANGE)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("Y1935", 0, "a year of four digits stands without Y, as in 1935"),
            ("?Y-1935", 1, "a year of four digits stands without Y, as in 1935"),
            ("Y00001935", 0, "a year of four digits stands without Y, as in 1935"),
            ("Y17E0", 4, "an exponent is a positive number"),
            ("Y17E8-05", 5, "such a year has no months and no seasons"),
            ("Y", 0, "Y stands before a year of more than four digits, as in Y17E8"),
            ("y17e8", 0, "the letter before a long year is a capital Y, as in Y17E8"),
            ("Y17e8", 3, "the exponent of a year begins with a capital E, as in Y17E8"),
        ],
    )
    def test_malformed(self, text: str, position: int, reason: str) -> None:
        """`Y` is for years of more than four digits only."""
        assert error_of(text) == EDTFError(text, position, reason)


class TestSignificantDigits:
    """Level 2: `S` and the number of significant digits of the year."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("1950S1", "1000-01-01", "1999-12-31"),
            ("1950S3", "1950-01-01", "1959-12-31"),
            ("1950S4", "1950-01-01", "1950-12-31"),
            ("1950S02", "1900-01-01", "1999-12-31"),
            ("0950S1", "0900-01-01", "0999-12-31"),
            ("9999S1", "9000-01-01", "9999-12-31"),
        ],
    )
    def test_bounds(self, text: str, earliest: str, latest: str) -> None:
        """All years that begin with the significant digits; leading zeros are not significant."""
        span = TimeSpan(text)
        assert (span.earliest.isoformat(), span.latest.isoformat()) == (earliest, latest)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("1950S0", 5, "the count of digits is positive"),
            ("1950S5", 5, "the year 1950 has 4 digits; if all are significant, leave S out"),
            ("0950S4", 5, "the year 950 has 3 digits; if all are significant, leave S out"),
            (
                "1950S" + "9" * 5000,
                5,
                "the year 1950 has 4 digits; if all are significant, leave S out",
            ),
            ("0001S3", 5, "the year 1 has 1 digit; if all are significant, leave S out"),
            ("19XXS2", 2, "the significant digits say which are unspecified: write a digit"),
            ("1950S2-05", 6, "such a year has no months and no seasons"),
            ("1950s2", 4, "significant digits begin with a capital S, as in 1950S2"),
        ],
    )
    def test_malformed(self, text: str, position: int, reason: str) -> None:
        """The error points at a number of digits that the year does not have."""
        assert error_of(text) == EDTFError(text, position, reason)


class TestSeasons:
    """Levels 1 (21 to 24) and 2 (25 to 41): a year and a season."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("1944-21", "1944-03-01", "1944-05-31"),
            ("1944-22", "1944-06-01", "1944-08-31"),
            ("1944-23", "1944-09-01", "1944-11-30"),
            ("1944-24", "1944-12-01", "1945-02-28"),
            ("1944-25", "1944-03-01", "1944-05-31"),
            ("1944-26", "1944-06-01", "1944-08-31"),
            ("1944-27", "1944-09-01", "1944-11-30"),
            ("1944-28", "1944-12-01", "1945-02-28"),
            ("1944-29", "1944-09-01", "1944-11-30"),
            ("1943-30", "1943-12-01", "1944-02-29"),
            ("1944-31", "1944-03-01", "1944-05-31"),
            ("1944-32", "1944-06-01", "1944-08-31"),
            ("1944-33", "1944-01-01", "1944-03-31"),
            ("1944-34", "1944-04-01", "1944-06-30"),
            ("1944-35", "1944-07-01", "1944-09-30"),
            ("1944-36", "1944-10-01", "1944-12-31"),
            ("1944-37", "1944-01-01", "1944-04-30"),
            ("1944-38", "1944-05-01", "1944-08-31"),
            ("1944-39", "1944-09-01", "1944-12-31"),
            ("1944-40", "1944-01-01", "1944-06-30"),
            ("1944-41", "1944-07-01", "1944-12-31"),
            ("1944-21?", "1944-03-01", "1944-05-31"),
            ("1944-~21", "1944-03-01", "1944-05-31"),
            ("194X-24", "1940-12-01", "1950-02-28"),
            ("999X-24", "9990-12-01", "9999-12-31"),
            ("000X-21", "0001-03-01", "0009-05-31"),
            ("9999-36", "9999-10-01", "9999-12-31"),
            ("1944-21/1944-24", "1944-03-01", "1945-02-28"),
        ],
    )
    def test_bounds(self, text: str, earliest: str, latest: str) -> None:
        """Seasons are meteorological; a winter ends in the following year."""
        assert bounds(text) == (earliest, latest)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("1944-21-05", 7, "a season has no days"),
            ("1944-21-XX", 7, "a season has no days"),
            (
                "1944-20",
                5,
                "there is no month 20; a month has two digits, 01 to 12, and a season 21 to 41",
            ),
            (
                "194X-42",
                5,
                "there is no month 42; a month has two digits, 01 to 12, and a season 21 to 41",
            ),
            ("9999-24", 0, OUT_OF_RANGE),
            ("0000-21", 0, OUT_OF_RANGE),
            ("-1XXX-21", 0, OUT_OF_RANGE),
        ],
    )
    def test_malformed(self, text: str, position: int, reason: str) -> None:
        """A season that does not exist, has a day, or is out of range is an error."""
        assert error_of(text) == EDTFError(text, position, reason)


class TestQualification:
    """Level 1: a qualifier at the end. Level 2: qualifiers before or behind any part."""

    @pytest.mark.parametrize(
        ("text", "uncertain", "approximate"),
        [
            ("2004-06-11", False, False),
            ("2004-06-11?", True, False),
            ("2004-06-11~", False, True),
            ("2004-06-11%", True, True),
            ("2004?-06~-11", True, True),
            ("?2004-06-11", True, False),
            ("2004-~06-11", False, True),
            ("2004-06-%11", True, True),
            ("2004-06?-~11", True, True),
            ("1984?/2004", True, False),
            ("1984/2004~", False, True),
            ("../2004%", True, True),
            ("[1984,1985?]", True, False),
            ("{1984~..1985,1990}", False, True),
            ("[1980,1984..1985?]", True, False),
            ("{..1984~}", False, True),
            ("201X?", True, False),
            ("1950S2~", False, True),
        ],
    )
    def test_flags(self, text: str, uncertain: bool, approximate: bool) -> None:  # noqa: FBT001 - a table's columns
        """A date is uncertain or approximate if any part of it is."""
        span = TimeSpan(text)
        assert (span.uncertain, span.approximate) == (uncertain, approximate)

    @pytest.mark.parametrize(
        ("text", "position"), [("1984?~", 5), ("1984??", 5), ("?~1984", 1), ("1984-?~06", 6)]
    )
    def test_one_qualifier_per_place(self, text: str, position: int) -> None:
        """Two qualifiers at one place are an error, which names `%`."""
        reason = "one qualifier is enough: '%' says both '?' and '~'"
        assert error_of(text) == EDTFError(text, position, reason)


class TestUnspecifiedDigits:
    """Level 1 (from the right) and level 2 (anywhere): `X` is any digit."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("X935", "0935-01-01", "9935-12-31"),
            ("1X35-05", "1035-05-01", "1935-05-31"),
            ("XXXX", "0001-01-01", "9999-12-31"),
            ("X000", "1000-01-01", "9000-12-31"),
            ("0X0X", "0001-01-01", "0909-12-31"),
            ("X000-02-29", "2000-02-29", "8000-02-29"),
            ("XXXX-02-29", "0004-02-29", "9996-02-29"),
            ("19XX-02-29", "1904-02-29", "1996-02-29"),
            ("190X-02-29", "1904-02-29", "1908-02-29"),
            ("2004-XX-31", "2004-01-31", "2004-12-31"),
            ("1985-0X", "1985-01-01", "1985-09-30"),
            ("1985-X2", "1985-02-01", "1985-12-31"),
            ("1985-XX-3X", "1985-01-30", "1985-12-31"),
            ("1985-02-2X", "1985-02-20", "1985-02-28"),
            ("1985-1X-0X", "1985-10-01", "1985-12-09"),
            ("000X", "0001-01-01", "0009-12-31"),
            ("000X-02-29", "0004-02-29", "0008-02-29"),
        ],
    )
    def test_bounds(self, text: str, earliest: str, latest: str) -> None:
        """The bounds are the first and the last date that match."""
        assert bounds(text) == (earliest, latest)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("1935-02-3X", 8, "no day of the calendar matches 1935-02-3X"),
            ("XX35-02-29", 8, "no day of the calendar matches XX35-02-29"),
            ("193X-02-30", 8, "no day of the calendar matches 193X-02-30"),
            ("190X-1X-32", 8, "no day of the calendar matches 190X-1X-32"),
            ("1985-X2-00", 8, "no day of the calendar matches 1985-X2-00"),
            ("XXXX-02-3X", 8, "no day of the calendar matches XXXX-02-3X"),
            ("XXX1-02-29", 8, "no day of the calendar matches XXX1-02-29"),
            ("-XX35-02-29", 9, "no day of the calendar matches -XX35-02-29"),
            ("-1XXX-02-3X", 9, "no day of the calendar matches -1XXX-02-3X"),
            (
                "1935-2X",
                5,
                "no month matches 2X; a month has two digits, 01 to 12, and a season 21 to 41",
            ),
            (
                "193X-00-01",
                5,
                "no month matches 00; a month has two digits, 01 to 12, and a season 21 to 41",
            ),
            ("-19XX", 0, OUT_OF_RANGE),
            ("-19XX-02-29", 0, OUT_OF_RANGE),
            ("0000-XX", 0, OUT_OF_RANGE),
            ("0000-02-2X", 0, OUT_OF_RANGE),
        ],
    )
    def test_no_date_matches(self, text: str, position: int, reason: str) -> None:
        """A pattern that no date of the calendar matches is an error."""
        assert error_of(text) == EDTFError(text, position, reason)


class TestIntervals:
    """Level 0: two dates. Level 1: an open (`..`) or an unknown (empty) side."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("1935-05-16/1935-05-16", "1935-05-16", "1935-05-16"),
            ("1935/1935-05", "1935-01-01", "1935-05-31"),
            ("1935-05/1935", "1935-05-01", "1935-12-31"),
            ("193X/1930", "1930-01-01", "1930-12-31"),
        ],
    )
    def test_ends_that_can_meet(self, text: str, earliest: str, latest: str) -> None:
        """Equal or overlapping ends are not reversed."""
        assert bounds(text) == (earliest, latest)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("1945/1938", 5, "this interval ends before it begins; put the earlier date first"),
            (
                "1938-05/1938-04-30",
                8,
                "this interval ends before it begins; put the earlier date first",
            ),
            ("/", 0, "an interval has a date on at least one side, as in 1945/.."),
            ("../..", 2, "an interval has a date on at least one side, as in 1945/.."),
            ("../", 2, "an interval has a date on at least one side, as in 1945/.."),
            ("/..", 0, "an interval has a date on at least one side, as in 1945/.."),
            ("1935/1936/1937", 9, "an interval has one '/', between its start and its end"),
            ("193/1938", 3, "a year has four digits, as in 1935"),
            ("1935/05", 7, "a year has four digits, as in 1935"),
            (
                "1935/[1936]",
                5,
                "a set stands alone, with its brackets as the first and last characters",
            ),
            ("1935 /1936", 4, "EDTF has no spaces and no line breaks"),
            (
                "1935..1936",
                4,
                "'..' is a side of an interval, as in 1945/.., or a range inside a set",
            ),
        ],
    )
    def test_malformed(self, text: str, position: int, reason: str) -> None:
        """Reversed, empty and malformed intervals are errors."""
        assert error_of(text) == EDTFError(text, position, reason)


class TestSets:
    """Level 2: one of a set `[ ]` or all of it `{ }`, with ranges `..`."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("[1934]", "1934-01-01", "1934-12-31"),
            ("{1936,1934}", "1934-01-01", "1936-12-31"),
            ("[1934..1934]", "1934-01-01", "1934-12-31"),
            ("[1934-01..1934-05]", "1934-01-01", "1934-05-31"),
            ("[1934,1935-05,1936-05-16]", "1934-01-01", "1936-05-16"),
            ("[1934-21..1935-30]", "1934-03-01", "1936-02-29"),
            ("[193X..1950S2]", "1930-01-01", "1999-12-31"),
            ("[193X-05..1945-XX]", "1930-05-01", "1945-12-31"),
            ("{1934..1936,1934..1936}", "1934-01-01", "1936-12-31"),
            ("{..1934,1940,1945..}", OPEN, OPEN),
        ],
    )
    def test_bounds(self, text: str, earliest: str, latest: str) -> None:
        """A set may have a single member, any order, and open ranges at both ends."""
        assert bounds(text) == (earliest, latest)

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("[]", 1, "a date is missing here; it begins with its year in four digits"),
            ("{}", 1, "a date is missing here; it begins with its year in four digits"),
            ("[..]", 1, "a date is missing here; it begins with its year in four digits"),
            ("[1934,]", 6, "a date is missing here; it begins with its year in four digits"),
            ("[1934,,1936]", 6, "a date is missing here; it begins with its year in four digits"),
            ("[1934", 5, "a set that begins with [ ends with ]"),
            ("[", 1, "a set that begins with [ ends with ]"),
            ("[1934}", 6, "a set that begins with [ ends with ]"),
            ("{1934}?", 6, "a set that begins with { ends with }"),
            ("[1936..1934]", 7, "this range ends before it begins; put the earlier first"),
            ("[1934,..1936]", 6, "only the first member of a set can be open to the past"),
            ("[..1934,..1934]", 8, "only the first member of a set can be open to the past"),
            ("[1936..,1936..]", 5, "only the last member of a set can be open to the future"),
            ("[1934..,1936]", 5, "only the last member of a set can be open to the future"),
            (
                "[..1934..]",
                7,
                "'..' is a side of an interval, as in 1945/.., or a range inside a set",
            ),
            ("[1934, 1936]", 6, "EDTF has no spaces and no line breaks"),
            (
                "[1934/1936]",
                5,
                "'/' stands in intervals only; a range inside a set is written 1934..1936",
            ),
            ("1934,1936", 4, "dates are listed inside [ ] for one of them, or { } for all of them"),
            (
                "1934]",
                4,
                "a set stands alone, with its brackets as the first and last characters",
            ),
        ],
    )
    def test_malformed(self, text: str, position: int, reason: str) -> None:
        """Empty sets, reversed ranges and misplaced open ranges are errors."""
        assert error_of(text) == EDTFError(text, position, reason)


class TestPrecisionOfRanges:
    """Level 2, set representation, rule 7: the elements beside `..` have the same precision."""

    @pytest.mark.parametrize(
        ("first", "last", "correction"),
        [
            ("2025-01", "2026", "2025-01..2026-12"),
            ("2025", "2026-01", "2025-01..2026-01"),
            ("1920-02", "1920-03-11", "1920-02-01..1920-03-11"),
            ("1934", "1934-05", "1934-01..1934-05"),
            ("1944-21", "1944-12", "1944-03..1944-12"),
            ("1944-24", "1945", "1944-12..1945-12"),
            ("1944", "1945-24", "1944-01..1946-02"),
            ("1944-21", "1944-36", "1944-03..1944-12"),
            ("1944-33", "1944-39", "1944-01..1944-12"),
            ("1944-37", "1944-41", "1944-01..1944-12"),
            ("1944-40", "1944-12-31", "1944-01-01..1944-12-31"),
            ("193X", "1945-0X", "1930-01..1945-09"),
            ("1950S2", "1999-12", "1900-01..1999-12"),
            ("1934?", "1936-05", "1934-01?..1936-05"),
            ("1934-~05", "1936", "1934-05~..1936-12"),
            ("1934", "1936?-05~", "1934-01..1936-05%"),
            ("XXXX", "1936-05", "0001-01..1936-05"),
        ],
    )
    def test_mixed(self, first: str, last: str, correction: str) -> None:
        """Ends of two precisions are an error, which says what to write for the same days."""
        text = f"[{first}..{last}]"
        reason = f"the two ends of a range have the same precision: write {correction}"
        assert error_of(text) == EDTFError(text, len(first) + 3, reason)
        corrected, start, end = TimeSpan(f"[{correction}]"), TimeSpan(first), TimeSpan(last)
        assert (corrected.earliest, corrected.latest) == (start.earliest, end.latest)
        assert corrected.uncertain is (start.uncertain or end.uncertain)
        assert corrected.approximate is (start.approximate or end.approximate)

    def test_mixed_among_others(self) -> None:
        """The error points into the set at the second end of the range."""
        error = error_of("{1930,1934-05-01..1936,1940}")
        assert error.position == 18
        assert error.reason.endswith("write 1934-05-01..1936-12-31")

    @given(dates(), dates())
    def test_any_two_dates(self, one: Dressed, other: Dressed) -> None:
        """Two dates are the ends of a range if and only if they have the same precision."""
        first, last = sorted([one, other], key=lambda dressed: dressed.day)
        result = parse_or_error(f"[{first.text}..{last.text}]")
        is_date = isinstance(result, TimeSpan)
        assert is_date is (precision_of(first.text) == precision_of(last.text))
        if isinstance(result, EDTFError):
            corrected = TimeSpan(f"[{result.reason.rpartition(' ')[2]}]")
            assert corrected.earliest == TimeSpan(first.text).earliest
            assert corrected.latest == TimeSpan(last.text).latest

    @pytest.mark.parametrize("text", ["1935-05/1936", "1935/1936-05-16", "1935-05-16/1936-05"])
    def test_intervals_are_free(self, text: str) -> None:
        """The two sides of an interval can have different precisions (level 0, examples 4 to 6)."""
        assert TimeSpan(text).edtf == text


class TestOlderSyntax:
    """The syntax of the drafts before 2019."""

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("1935/open", 5, "since 2019 an open side is written '..', as in 1945/.."),
            ("unknown/1935", 0, "since 2019 an unknown side is left empty, as in 1945/"),
            ("199u", 3, "an unspecified digit is written with a capital X, as in 199X"),
            ("uuuu-05", 0, "an unspecified digit is written with a capital X, as in 199X"),
            ("199x", 3, "an unspecified digit is written with a capital X, as in 199X"),
            ("(1984)?", 0, "since 2019 EDTF has no parentheses and no asterisks"),
            ("1984*", 4, "since 2019 EDTF has no parentheses and no asterisks"),
        ],
    )
    def test_error_explains_new_syntax(self, text: str, position: int, reason: str) -> None:
        """The error says how it is written now."""
        assert error_of(text) == EDTFError(text, position, reason)


def parse_or_error(text: str) -> TimeSpan | EDTFError:
    """Return the date that a text is, or the error that it raises."""
    try:
        return TimeSpan(text)
    except EDTFError as error:
        return error


class TestAnyText:
    """Any text is a date or raises an `EDTFError`."""

    @given(st.one_of(st.text(), mutated_edtf_texts()))
    @example("\0")
    @example("\ud800")
    @example("\u0661\u0669\u0663\u0665")
    @example("1" * 100_000)
    @example("-" * 100_000)
    @example("[" + "1935," * 20_000)
    @example("/" * 100_000)
    @example("X" * 100_000 + "/..")
    @example("Y1E" + "9" * 100_000 + "S" + "9" * 100_000)
    def test_nothing_else_is_raised(self, text: str) -> None:
        """An error has a position in the text or at its end; a date keeps its text."""
        result = parse_or_error(text)
        if isinstance(result, EDTFError):
            assert result.text == text
            assert 0 <= result.position <= len(text)
            assert result.reason
        else:
            assert result.edtf == text
            assert result.earliest_start <= result.latest_start
            assert result.earliest_end <= result.latest_end


class TestHostileTexts:
    """A text that means many years is read without looking at each of them."""

    @pytest.mark.parametrize(
        "text",
        [
            f"[{','.join(['XXXX-21'] * 1000)}]",
            f"[{','.join(f'X{number:03}-21' for number in range(300))}]",
            "XXXX-02-3X",
            "XXXX-02-29",
            "-XXXX-XX-XX",
        ],
        ids=["repeated season", "seasons", "no such day", "leap years", "negative years"],
    )
    def test_few_steps(self, text: str) -> None:
        """It is read or refused in a number of steps that does not grow with the years meant."""
        members = text.count(",") + 1
        assert count_steps(partial(parse_or_error, text)) < 10_000 + 500 * members
