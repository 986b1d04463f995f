"""Queries with numbers, dates and missing values of numpy and pandas."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import pytest

import czsu_relations as czsu

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

MISSING = {
    "nan": float("nan"),
    "numpy.float32": np.float32("nan"),
    "numpy.datetime64": np.datetime64("NaT", "s"),
    "pandas.NaT": pd.NaT,
    "pandas.NA": pd.NA,
}
"""The values that stand for a missing one, apart from None, by their names."""

QUERIES = (
    "events.on",
    "events.before",
    "events.after",
    "treaties.in_force",
    "periods.framing",
    "dataset.covered",
    "on",
)
"""The queries with a date for their only argument."""


def ask(query: str, when: Any) -> object:
    """Return the answer of a query about a date."""
    if query == "between, from":
        return czsu.events.between(when, "1993")
    if query == "between, to":
        return czsu.events.between("1917", when)
    return attrgetter(query)(czsu)(when)


all_queries = pytest.mark.parametrize("query", [*QUERIES, "between, from", "between, to"])


@all_queries
@pytest.mark.parametrize("value", MISSING.values(), ids=MISSING.keys())
def test_missing_values(query: str, value: object) -> None:
    """A missing value is an error, and no limit at all."""
    with pytest.raises(czsu.QueryTypeError, match="is a missing value, not a date"):
        ask(query, value)


@pytest.mark.parametrize("query", QUERIES)
def test_none(query: str) -> None:
    """None is an error, too."""
    with pytest.raises(czsu.QueryTypeError, match="None is a missing value, not a date"):
        ask(query, None)


@pytest.mark.parametrize("limit", [None, "..", np.str_("..")])
def test_no_limit(limit: str | None) -> None:
    """Only `between` takes None, which means no limit, as two dots do."""
    assert czsu.events.between(limit, limit) == czsu.events


@all_queries
def test_scalars(query: str) -> None:
    """A year, a month or a day of numpy or pandas asks the same as its text."""
    assert ask(query, np.int64(1938)) == ask(query, "1938")
    assert ask(query, np.datetime64("1938-09")) == ask(query, "1938-09")
    assert ask(query, np.datetime64("1938-09-30T12:00:00")) == ask(query, "1938-09-30")
    assert ask(query, pd.Timestamp("1938-09-30 12:00")) == ask(query, "1938-09-30")


@all_queries
def test_two_years(query: str) -> None:
    """A text that can be read in two ways is asked back; the span that it can mean is taken."""
    with pytest.raises(czsu.EDTFError, match="1938/1939 for the years"):
        ask(query, "1938-39")
    ask(query, czsu.TimeSpan("1938-39"))


@all_queries
@pytest.mark.parametrize(
    "text", ["XXXX-08-21", "19X8", "193X-12", "1938-XX-21", "193X-21", "19X8/"]
)
def test_days_apart_from_each_other(query: str, text: str) -> None:
    """A query takes no days that do not follow each other, not even as those between them."""
    with pytest.raises(czsu.QueryError, match="leaves digits open before digits that it gives"):
        ask(query, text)


@all_queries
@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("193X", "1930/1939"),
        ("193X-XX-XX", "1930/1939"),
        ("1938-1X", "1938-10/1938-12"),
        ("1938-09-1X", "1938-09-10/1938-09-19"),
        ("1938-09-XX", "1938-09"),
    ],
)
def test_days_that_follow_each_other(query: str, text: str, same: str) -> None:
    """Open digits at the end are all days from the first to the last."""
    answers: list[object] = []
    for when in (text, same):
        answer = ask(query, when)
        # These say what was asked, too.
        if isinstance(answer, czsu.Snapshot):
            answer = answer.events, answer.conditions, answer.treaties
        if isinstance(answer, czsu.TimeSpan):
            answer = answer.earliest, answer.latest
        answers.append(answer)
    assert answers[0] == answers[1]


@pytest.mark.parametrize("name", ["int8", "uint8", "int64", "uint64"])
def test_positions(name: str) -> None:
    """A whole number of numpy is a position, also in a slice."""
    number = np.dtype(name).type
    assert czsu.events[number(3)] is czsu.events[3]
    assert czsu.events[number(1) : number(3)] == czsu.events[1:3]
    for position in np.arange(-2, 2):
        assert czsu.events[position] is czsu.events[int(position)]


@pytest.mark.parametrize("value", [True, 1.0, np.float64(1), None, pd.NA, pd.NaT])
def test_no_positions(value: Any) -> None:
    """An answer of yes or no, a number with a fraction and a missing value are none."""
    with pytest.raises(czsu.QueryTypeError, match="is looked up by id, position or slice"):
        czsu.events[value]


def test_an_identifier_is_any_whole_number() -> None:
    """The number of a state system may be one of numpy; True is no number."""
    asked = czsu.actors.identified("cow", np.int64(365))
    assert asked.ids == czsu.actors.identified("cow", "365").ids
    for value in (True, np.float64(365), np.True_):
        with pytest.raises(czsu.QueryTypeError):
            czsu.actors.identified("cow", value)
