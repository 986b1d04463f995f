"""Older formats: they load, and mean what they meant."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from czsu_relations import Dataset, TimeSpan
from date_strategies import dates, edtf_texts, precision_of
from json_pointers import problems_of, replace_at
from raw_datasets import raw_dataset, raw_event, rich_dataset

if TYPE_CHECKING:
    from date_strategies import Dressed

Bounds = tuple[str, str, str, str]


def format_1(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a dataset in plain form that says that it is in format 1."""
    return plain | {"format_version": 1}


def read_date(text: str) -> TimeSpan:
    """Return the date of an event in format 1, as it is read today."""
    data = format_1(raw_dataset(events=[raw_event(date=text)]))
    return Dataset.from_dict(data | {"coverage": "0001/.."}).events[0].date


def bounds(span: TimeSpan) -> Bounds:
    """Return the four bounds of a date."""
    return (
        str(span.earliest_start),
        str(span.latest_start),
        str(span.earliest_end),
        str(span.latest_end),
    )


class TestFormat1:
    """Format 1 took dates that are not EDTF."""

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            # One of the dates of a range.
            (
                "[1920-02..1920-03-11]",
                "[1920-02-01..1920-03-11]",
                ("1920-02-01", "1920-03-11", "1920-02-01", "1920-03-11"),
            ),
            (
                "[2025-01..2026]",
                "[2025-01..2026-12]",
                ("2025-01-01", "2026-12-31", "2025-01-01", "2026-12-31"),
            ),
            (
                "[1920,1934-24..1936,1940]",
                "[1920,1934-12..1936-12,1940]",
                ("1920-01-01", "1940-12-31", "1920-01-01", "1940-12-31"),
            ),
            (
                "[193X?..1945-05]",
                "[1930-01?..1945-05]",
                ("1930-01-01", "1945-05-31", "1930-01-01", "1945-05-31"),
            ),
            (
                "[1918..1919,1934-05..1936]",
                "[1918..1919,1934-05..1936-12]",
                ("1918-01-01", "1936-12-31", "1918-01-01", "1936-12-31"),
            ),
            # All the dates of a range: nothing is certain between its ends.
            (
                "{1934-05-01..1936}",
                "{1934-05-01..1936-XX-XX}",
                ("1934-05-01", "1934-05-01", "1936-01-01", "1936-12-31"),
            ),
            (
                "{..1930,1934-05..1936-07-01,1940..}",
                "{..1930,1934-05-XX..1936-07-01,1940..}",
                ("0001-01-01", "1930-12-31", "1940-01-01", "9999-12-31"),
            ),
            (
                "{1950S2..2010-05~}",
                "{19XX-XX..2010-05~}",
                ("1900-01-01", "1999-12-31", "2010-05-01", "2010-05-31"),
            ),
            (
                "{1950S4..2010-05}",
                "{1950-XX..2010-05}",
                ("1950-01-01", "1950-12-31", "2010-05-01", "2010-05-31"),
            ),
            # A season has no digits to leave out: its first or last month stands for it.
            (
                "{1944-24..1946-05-01}",
                "{1944-12-XX..1946-05-01}",
                ("1944-12-01", "1944-12-31", "1946-05-01", "1946-05-01"),
            ),
            (
                "{1944..1945-24}",
                "{1944-XX..1946-02}",
                ("1944-01-01", "1944-12-31", "1946-02-01", "1946-02-28"),
            ),
            # A second 60 in the middle of an hour.
            ("1935-05-16T23:20:60Z", "1935-05-16T23:20:59Z", ("1935-05-16",) * 4),
            ("1935-05-16T23:20:60", "1935-05-16T23:20:59", ("1935-05-16",) * 4),
        ],
    )
    def test_rewritten(self, old: str, new: str, expected: Bounds) -> None:
        """The date is rewritten, and has the bounds that it had."""
        span = read_date(old)
        assert span == TimeSpan(new)
        assert bounds(span) == expected

    @given(dates(), dates())
    def test_any_range(self, one: Dressed, other: Dressed) -> None:
        """Any range is read with the bounds and the qualifiers of its ends."""
        first, last = sorted([one, other], key=lambda dressed: dressed.day)
        start, end = TimeSpan(first.text), TimeSpan(last.text)
        one_of = read_date(f"[{first.text}..{last.text}]")
        all_of = read_date(f"{{{first.text}..{last.text}}}")
        assert bounds(one_of) == (str(start.earliest), str(end.latest)) * 2
        for span in (one_of, all_of):
            assert span.uncertain is (start.uncertain or end.uncertain)
            assert span.approximate is (start.approximate or end.approximate)
        units = {precision_of(first.text), precision_of(last.text)}
        if units <= {"year", "month", "day"}:
            assert bounds(all_of) == (
                str(min(start.earliest, end.earliest)),
                str(min(start.latest, end.latest)),
                str(max(start.earliest, end.earliest)),
                str(max(start.latest, end.latest)),
            )

    @given(edtf_texts())
    def test_other_dates_stay(self, written: Dressed) -> None:
        """A date that is still EDTF is not changed."""
        assert str(read_date(written.text)) == written.text

    def test_every_date(self) -> None:
        """Dates are rewritten wherever they stand: in the header, records, citations and claims."""
        places = [
            "/coverage",
            "/periods/0/span",
            "/events/0/date",
            "/treaties/1/citations/0/dates/0/span",
            "/actors/0/existed",
            "/references/0/issued",
        ]
        data = rich_dataset()
        for place in places:
            data = replace_at(data, place, "{1900..1999-12-31}")
        refused = {problem.pointer for problem in problems_of(data)}
        assert refused >= set(places)
        # The dates no longer fit together, but each of them is a date.
        problems = problems_of(format_1(data))
        assert [problem for problem in problems if "character" in problem.message] == []

    def test_texts_stay(self) -> None:
        """A text that is no date is not changed, whatever it looks like."""
        title = "[1920-02..1920-03-11]"
        data = format_1(raw_dataset(events=[raw_event(title=title)]))
        assert Dataset.from_dict(data).events[0].title == title

    def test_given_data_stay(self) -> None:
        """The dicts and lists that were given are not changed."""
        data = format_1(raw_dataset(events=[raw_event(date="[1934..1935-05-16]")]))
        before = copy.deepcopy(data)
        dataset = Dataset.from_dict(data)
        assert data == before
        assert dataset.to_dict()["format_version"] == 2
        assert dataset.to_dict()["events"][0]["date"] == "[1934-01-01..1935-05-16]"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[",
            "[]",
            "1935-02-29",
            "1934..1936-05",
            "[1936-05..1934]",
            "[1934..1936-05",
            "[1934..1936-055",
            "{1934..1936-02-30}",
            "[1934..1935-05-16T10:00:00]",
            "[1934-05..1935/1936]",
            "1935-05-16T23:60:60",
            "1935-05-16T24:00:00",
            "T10:00:60",
        ],
    )
    def test_errors_stay(self, text: str) -> None:
        """What was no date in format 1 is a problem still, with the text that was given."""
        data = raw_dataset(events=[raw_event(date=text)])
        (problem,) = problems_of(format_1(data))
        assert problem == problems_of(data)[0]
        assert problem.pointer == "/events/0/date"

    @pytest.mark.parametrize("value", [None, 1, "events", {}, [None], [[]], ["a"], [1]], ids=repr)
    @pytest.mark.parametrize(
        "place", ["/events", "/events/0", "/events/0/date", "/events/0/citations", "/coverage"]
    )
    def test_strange_values_stay(self, place: str, value: object) -> None:
        """A value of a wrong type is the problem that it is in the newest format."""
        data = replace_at(raw_dataset(events=[raw_event()]), place, value)
        assert problems_of(format_1(data)) == problems_of(data)

    @pytest.mark.parametrize("version", [True, 1.0, "1", None, 0])
    def test_other_versions(self, version: object) -> None:
        """Only the number 1 is format 1."""
        data = raw_dataset(events=[raw_event(date="[1934..1935-05-16]")])
        pointers = [problem.pointer for problem in problems_of(data | {"format_version": version})]
        assert pointers == ["/format_version", "/events/0/date"]
