"""The first and the last day of the calendar are days, and not the lack of a bound."""

from __future__ import annotations

import csv
import io

import pytest

from example_datasets import dataset_of, make_event, make_reference

DATES = {
    "0001-01-01": ("0001-01-01", "0001-01-01"),
    "9999-12-31": ("9999-12-31", "9999-12-31"),
    "[9990..9999]": ("9990-01-01", "9999-12-31"),
    "0001/0002": ("0001-01-01", "0002-12-31"),
    "XXXX": ("0001-01-01", "9999-12-31"),
    "9990/..": ("9990-01-01", None),
    "9990/": ("9990-01-01", None),
    "[9990..]": ("9990-01-01", None),
    "../0002": (None, "0002-12-31"),
    "/0002": (None, "0002-12-31"),
    "[..0002]": (None, "0002-12-31"),
}
"""The first and the last day of each date, or None if there is none."""


@pytest.mark.parametrize("text", DATES)
def test_rows(text: str) -> None:
    """Rows and CSV have the day, and an empty cell only if there is no bound."""
    dataset = dataset_of(make_event("event", text), coverage="0001/9999")
    (row,) = dataset.events.to_rows()
    assert (row["earliest"], row["latest"]) == DATES[text]
    assert row["certain_day"] is (len(text) == len("0001-01-01"))
    target = io.StringIO()
    dataset.events.to_csv(target)
    (cells,) = csv.DictReader(io.StringIO(target.getvalue().lstrip("\ufeff")))
    assert (cells["earliest"] or None, cells["latest"] or None) == DATES[text]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01", "0001-01-01"),
        ("[9990..9999]", "9990/9999"),
        ("[9990..]", "9990/.."),
    ],
)
def test_biblatex(text: str, date: str) -> None:
    """A reference is issued on the day, or in the years, that its date has."""
    dataset = dataset_of(make_reference("book", issued=text), coverage="0001/9999")
    assert f"  date = {{{date}}},\n" in dataset.references.to_bibtex()


def test_days_beside() -> None:
    """Queries answer for the first and the last day as for any other."""
    events = dataset_of(
        make_event("first", "0001-01-01"), make_event("last", "9999-12-31"), coverage="0001/9999"
    ).events
    for certain in (False, True):
        assert events.on("0001-01-01", certain=certain).ids == ("first",)
        assert events.before("0001-01-02", certain=certain).ids == ("first",)
        assert events.before("0001-01-01", certain=certain).ids == ()
        assert events.after("9999-12-30", certain=certain).ids == ("last",)
        assert events.after("9999-12-31", certain=certain).ids == ()
