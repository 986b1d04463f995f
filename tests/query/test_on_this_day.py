"""`on_this_day`: the records of a day of the year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import QueryError, QueryTypeError, TimeSpan
from czsu_relations._query.day_of_year import read_day_of_year
from example_datasets import (
    dataset_of,
    make_actor,
    make_citation,
    make_condition,
    make_event,
    make_reference,
    make_treaty,
)

DAYS_OF_YEAR: Final = [date(2000, 1, 1) + timedelta(days=number) for number in range(366)]

DAY: Final = dataset_of(
    make_event("day", "1920-08-21"),
    make_event("month", "1921-08"),
    make_event("begins", "1922-08-21/1922-12"),
    make_event("ends", "1923-01/1923-08-21"),
    make_event("lasts", "1924-08-20/1924-08-22"),
    make_event("perhaps", "1925-08-21?"),
    make_event("one-of-two", "[1926-08-21,1926-08-22]"),
    make_event("both", "{1927-08-20,1927-08-21}"),
    make_event("doubted", "1928-08-21", citations=(make_citation("atlas", date="1928-08-22"),)),
    make_treaty("treaty", "1920-08-21", "here"),
    make_condition("condition", "1920-08-21/1921"),
    make_actor("here", existed="1880/1944-08-21"),
    make_actor("there"),
    make_reference("paper", issued="1920-08-21"),
)


def test_which_dates_count() -> None:
    """A date counts that is known to the day, and is, begins with or ends with the day."""
    assert DAY.events.on_this_day("21 August").ids == (
        "day", "begins", "ends", "perhaps", "one-of-two", "both", "doubted",
    )  # fmt: skip


def test_certain() -> None:
    """Qualified, alternative and contradicted dates are left out on request."""
    certain = DAY.events.on_this_day("21 August", certain=True)
    assert certain.ids == ("day", "begins", "ends", "both")


def test_every_table() -> None:
    """A dataset answers for all tables but the references; each has its own date."""
    found = DAY.on_this_day("21 August")
    assert {table: records.ids for table, records in found.items() if table != "events"} == {
        "conditions": ("condition",),
        "treaties": ("treaty",),
        "actors": ("here",),
    }
    assert DAY.references.on_this_day("21 August").ids == ("paper",)
    assert DAY.on_this_day("29 February") == {}


@given(day=st.sampled_from(DAYS_OF_YEAR))
def test_days_are_found_by_their_own_text(day: date) -> None:
    """An event dated with one day is found on that day of the year, and only then."""
    found = czsu.events.on_this_day(day)
    for event in czsu.events:
        if event.date.is_day:
            same = (event.date.earliest.month, event.date.earliest.day) == (day.month, day.day)
            assert (event in found) is same, event.id


@pytest.mark.parametrize(
    "form", ["%d %B", "%B %d", "%d %b", "%m-%d", "--%m-%d", "XXXX-%m-%d", "%Y-%m-%d", " %d %B "]
)
def test_forms(form: str) -> None:
    """Every day of the year can be written in several ways."""
    for day in DAYS_OF_YEAR:
        assert read_day_of_year(day.strftime(form)) == (day.month, day.day)


@pytest.mark.parametrize(
    "day",
    [date(2024, 8, 21), datetime(2024, 8, 21, 23, tzinfo=UTC), TimeSpan("2024-08-21")],
    ids=repr,
)
def test_the_year_does_not_count(day: Any) -> None:
    """A date in any year is a day of the year."""
    assert DAY.events.on_this_day(day) == DAY.events.on_this_day("21 August")


@pytest.mark.parametrize(
    "day",
    ["", "August", "1968", "30 February", "21/8", "the thaw", "1968-08-20/1968-08-21", "13-01"],
)
def test_no_day(day: str) -> None:
    """A text that is not one day is refused."""
    with pytest.raises(QueryError, match="one day of the year, such as '21 August', '08-21' or"):
        czsu.events.on_this_day(day)


@pytest.mark.parametrize("day", [None, 21, 821.0, ["21 August"]])
def test_no_text(day: Any) -> None:
    """Neither is a value of another type."""
    with pytest.raises(QueryTypeError, match="takes a text or a date, not"):
        czsu.dataset.on_this_day(day)


def test_the_error_of_other_queries_names_it() -> None:
    """A day without a year is no time that `on` can ask about."""
    with pytest.raises(QueryError, match="with on_this_day about a day of every year"):
        czsu.events.on("XXXX-08-21")
