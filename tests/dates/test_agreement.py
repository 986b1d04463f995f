"""The agreement of two dates: examples, laws, and a look at every day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from czsu_relations import QueryTypeError, TimeSpan
from date_strategies import edtf_texts, intervals, queries


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1935", "1935-05-16", True),
        ("1935-05", "1935-05-16", True),
        ("1935-05-15", "1935-05-16", False),
        ("1935-05-16?", "1935-05-16", True),
        ("1955/1991", "1955-06-04/1991-07-01", True),
        ("1935-05-16/1989-12-10", "1935-06/1943-12-12", False),
        ("1935-05-16/1989-12-10", "1935-05/1943-12-12", False),
        ("1935-05-16/", "1935/1943", True),
        ("/1943", "1935/1943-12", True),
        ("1935/..", "1935/1943", True),
        ("1935/", "1936/1943", False),
        ("1935/1943", "1938-09-30", True),
        ("1935/1943", "1944", False),
        ("[1934,1936]", "1935", False),
        ("[1934,1936]", "1936-05", True),
        ("{1938-10-02,1938-10-04}", "1938-10-03", False),
        ("1939-03/", "/1945-05-09", True),
        ("1950/", "/1940", False),
    ],
)
def test_examples(one: str, other: str, agree: bool) -> None:  # noqa: FBT001 - a table's column
    """Coarser dates agree, other days and other sides do not; what is left open is silent."""
    assert TimeSpan(one).agrees_with(TimeSpan(other)) is agree
    assert TimeSpan(other).agrees_with(TimeSpan(one)) is agree


@given(edtf_texts(), edtf_texts())
def test_symmetric_and_reflexive(one: tuple[str, date], other: tuple[str, date]) -> None:
    """Two dates agree both ways or not at all, and a date agrees with itself."""
    span, other_span = TimeSpan(one[0]), TimeSpan(other[0])
    assert span.agrees_with(other_span) is other_span.agrees_with(span)
    assert span.agrees_with(span)


@given(queries(), queries(), edtf_texts())
def test_two_dates_agree_on_a_common_day(
    one: tuple[date, date], other: tuple[date, date], some_date: tuple[str, date]
) -> None:
    """A date that is no interval agrees with exactly those that share a possible day with it."""
    members = f"[{one[0]}..{one[1]}]"
    span, other_span = TimeSpan(members), TimeSpan(some_date[0])
    assert span.agrees_with(other_span) is other_span.possibly_overlaps(*one)
    days = TimeSpan(f"[{other[0]}..{other[1]}]")
    assert span.agrees_with(days) is (one[0] <= other[1] and other[0] <= one[1])


@given(intervals(), intervals())
def test_two_intervals_agree_on_both_sides(one: tuple[str, date], other: tuple[str, date]) -> None:
    """They have a day in common, and so have their starts and their ends, as far as known."""
    span, other_span = TimeSpan(one[0]), TimeSpan(other[0])
    bounds = (
        (span.earliest_start, span.latest_start, span.earliest_end, span.latest_end),
        (
            other_span.earliest_start,
            other_span.latest_start,
            other_span.earliest_end,
            other_span.latest_end,
        ),
    )
    agree = max(bounds[0][0], bounds[1][0]) <= min(bounds[0][3], bounds[1][3])
    for side, (first, last) in enumerate(((0, 1), (2, 3))):
        if span.ends[side] and other_span.ends[side]:
            latest_of_firsts = max(bounds[0][first], bounds[1][first])
            earliest_of_lasts = min(bounds[0][last], bounds[1][last])
            agree = agree and latest_of_firsts <= earliest_of_lasts
    assert span.agrees_with(other_span) is agree


def test_any_date_is_compared() -> None:
    """The other date is text, English, a day or a year, as in a query."""
    span = TimeSpan("1935-05")
    for same in ("1935-05-16", "16 May 1935", date(1935, 5, 16), 1935):
        assert span.agrees_with(same)
    assert not span.agrees_with("June 1935")


@pytest.mark.parametrize("other", [None, 1.5, b"1935", ["1935"]])
def test_what_is_no_date(other: Any) -> None:
    """A value that can be no date is refused as in a query."""
    with pytest.raises(QueryTypeError):
        TimeSpan("1935").agrees_with(other)
