"""Where sources disagree on a date: each date, who gives it, and where it lies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

import czsu_relations as czsu
from chart_reading import ODD, data_rows, dataset_with, spec_of, svg_of, svg_texts
from exported_tables import HOSTILE
from raw_datasets import (
    Raw,
    raw_actor,
    raw_condition,
    raw_event,
    raw_period,
    raw_reference,
    sound_datasets,
)

if TYPE_CHECKING:
    from chart_reading import Spec

HERE, SUPPORTS, OTHERWISE = "as dated here", "a source that agrees", "a source that says otherwise"

DATED = ("events", "treaties", "conditions", "periods", "actors")


def told(spec: Spec, title: str) -> list[tuple[str, str]]:
    """What stands under a title, line by line: a date, and what it is."""
    return [
        (row["when"], row["verdict"]) for row in data_rows(spec, "date") if row["title"] == title
    ]


def places(spec: Spec) -> dict[str, tuple[float, float]]:
    """From where to where each date of the only title is drawn."""
    found: dict[str, tuple[float, float]] = {}
    for row in data_rows(spec, "sure"):
        left, right = found.get(row["when"], (row["x"], row["x2"]))
        found[row["when"]] = min(left, row["x"]), max(right, row["x2"])
    return found


def claim(span: str, key: str = "book", field: str = "date", **more: str) -> Raw:
    """A citation that dates a field."""
    return {"reference": key, "dates": [{"field": field, "span": span}], **more}


def dated(own: str, *claims: str) -> czsu.Events:
    """An event, and what as many sources say of its date."""
    cited = [claim(span, f"b{n}") for n, span in enumerate(claims)]
    books = [raw_reference(f"b{n}") for n in range(len(claims))]
    return dataset_with(events=[raw_event(date=own, citations=cited)], references=books).events


class TestBundled:
    """The dataset."""

    def test_a_date_of_which_five_sources_tell(self) -> None:
        """The recognition of 1934: ours first, with those who agree on the day."""
        spec = spec_of(czsu.events.plot_disputes())
        title = czsu.events["recognition-de-jure-1934"].title
        assert told(spec, title) == [
            ("9 June 1934", HERE),
            ("1934", SUPPORTS),
            ("9 July 1934", OTHERWISE),
        ]
        ours, *_, other = [row for row in data_rows(spec, "date") if row["title"] == title]
        assert ours["sources"].count(" · ") == 2
        assert other["sources"] == "Марьина 2013"

    def test_fields_are_named(self) -> None:
        """Signature, ratification and force of a treaty are dates of their own."""
        said = svg_texts(svg_of(spec_of(czsu.treaties.plot_disputes())))
        title = czsu.treaties["warsaw-treaty-1955"].title
        for field in ("signed", "ratified", "in force"):
            assert f"{title}: {field}" in said
        assert any("9 dates that sources disagree on" in one for one in said)

    def test_every_date_outside_the_records_own_is_there(self) -> None:
        """Each claim that does not meet the record's own date says otherwise, by its own words."""
        spec = spec_of(czsu.dataset.plot_disputes())
        found = 0
        for room in DATED:
            for record in getattr(czsu, room):
                claims = (one for citation in record.citations for one in citation.dates)
                for one in claims:
                    own = getattr(record, one.field)
                    if not own.possibly_overlaps(one.span.earliest, one.span.latest):
                        title = getattr(record, "title", None) or record.name
                        assert (one.span.describe(), OTHERWISE) in {
                            (row["when"], row["verdict"])
                            for row in data_rows(spec, "date")
                            if row["title"].startswith(title)
                        }
                        found += 1
        assert found > 20

    @pytest.mark.parametrize("key", ["czechoslovak-legion-interned-1939", "comecon-1949"])
    def test_disputes_of_other_matters_are_not_there(self, key: str) -> None:
        """A source may dispute a record and yet not its date."""
        assert czsu.events[key].disputed
        one = czsu.events.where(lambda event: event.id == key)
        assert data_rows(spec_of(one.plot_disputes()), "date") == []

    def test_lines_do_not_lie_over_each_other(self) -> None:
        """Titles, dates and scales stand at heights of their own."""
        spec = spec_of(czsu.dataset.plot_disputes())
        heights = sorted(
            (row["y"], 8 + 12 * (len(row.get("date", "1")) - 1))
            for field in ("text", "date", "long")
            for row in data_rows(spec, field)
        )
        for (above, high), (below, _) in pairwise(heights):
            assert below - above >= high

    @pytest.mark.parametrize("room", DATED)
    def test_selections(self, room: str) -> None:
        """Each draws its own; an empty one is a picture that says so."""
        selection = getattr(czsu, room)
        svg_of(spec_of(selection.plot_disputes()))
        said = svg_texts(svg_of(spec_of(selection[:0].plot_disputes())))
        assert any("No dates that sources disagree on" in one for one in said)


class TestOwn:
    """Other datasets."""

    def test_order_in_time(self) -> None:
        """What is earlier stands to the left, what is longer is longer."""
        spec = spec_of(dated("1934-06-09", "1934", "1934-05", "1934-12-24").plot_disputes())
        where = places(spec)
        ours, may, eve = where["9 June 1934"], where["May 1934"], where["24 December 1934"]
        assert may[0] < may[1] <= ours[0] < ours[1] <= eve[0] < eve[1]
        assert where["1934"][0] < may[0]
        assert where["1934"][1] > eve[1]
        day, month = (right - left for left, right in (ours, may))
        assert month == pytest.approx(31 * day)

    @pytest.mark.parametrize(
        ("own", "other", "long"),
        [
            ("1934-06-09", "1934-06-10", "2 days"),
            ("1934-06-09", "1934-07-09", "31 days"),
            ("1934-01", "1934-12", "12 months"),
            ("1934", "1938", "5 years"),
            ("../1934", "1935-01-01/..", "2 days"),
            ("1934-12-31", "0001-01-01", "1934 years"),
        ],
    )
    def test_scale(self, own: str, other: str, long: str) -> None:
        """It says how long it is, from the first known day to the last."""
        (scale,) = data_rows(spec_of(dated(own, other).plot_disputes()), "long")
        assert scale["long"] == long

    def test_dark_and_light(self) -> None:
        """What a date certainly covers is drawn over what it only may."""
        spec = spec_of(dated("1934/1936", "1938").plot_disputes())
        drawn_as = {
            (row["when"], row["sure"]): row["x2"] - row["x"] for row in data_rows(spec, "sure")
        }
        assert set(drawn_as) == {("1934–1936", True), ("1934–1936", False), ("1938", False)}
        assert drawn_as["1934–1936", True] < drawn_as["1934–1936", False]

    def test_a_dispute_of_the_date(self) -> None:
        """A source that disputes a record and dates it otherwise is against its date."""
        one = raw_event(date="1934", citations=[claim("1934-05", stance="disputes")])
        spec = spec_of(dataset_with(events=[one]).plot_disputes())
        assert told(spec, "talks") == [("1934", HERE), ("May 1934", OTHERWISE)]

    @pytest.mark.parametrize(
        ("own", "claims"),
        [
            ("1934", [claim("1934", stance="disputes")]),
            ("1934-05", [claim("1934", stance="disputes")]),
            (
                "{1934-05-01,1934-05-02}",
                [claim("1934-05-01"), claim("1934-05-01", stance="disputes")],
            ),
        ],
    )
    def test_a_dispute_of_something_else(self, own: str, claims: list[Raw]) -> None:
        """Whoever gives our date, a coarser one or what others agree on, does not dispute it."""
        one = raw_event(date=own, citations=claims)
        assert dataset_with(events=[one]).events[0].disputed
        assert data_rows(spec_of(dataset_with(events=[one]).plot_disputes()), "date") == []

    @pytest.mark.parametrize(
        ("own", "other"),
        [
            ("1934-05-01", "{1934-05-01,1934-05-02}"),
            ("1934-09/1934-12", "/1935"),
            ("1934", "1934-05"),
        ],
    )
    def test_a_dispute_that_meets_our_date(self, own: str, other: str) -> None:
        """A date that is neither ours nor a coarser one is another, though the two meet."""
        one = raw_event(date=own, citations=[claim(other, stance="disputes")])
        spec = spec_of(dataset_with(events=[one]).plot_disputes())
        assert [row["verdict"] for row in data_rows(spec, "date")] == [HERE, OTHERWISE]

    def test_all_rooms_in_their_order(self) -> None:
        """A dataset draws the disputes of all its records."""
        other = [claim("1950", field="span")]
        spec = spec_of(
            dataset_with(
                periods=[raw_period(citations=other)],
                events=[raw_event(citations=[claim("1950")])],
                conditions=[raw_condition(citations=other)],
                actors=[raw_actor(existed="1918", citations=[claim("1950", field="existed")])],
            ).plot_disputes()
        )
        assert [row["text"] for row in data_rows(spec, "text")] == [
            "interwar",
            "talks",
            "relations",
            "prague",
        ]

    def test_many_sources_of_a_date(self) -> None:
        """Beside a date stand as many as there is room for; pointing at it tells all."""
        spec = spec_of(dated("1934", "1935", *["1934"] * 30).plot_disputes())
        ours, other = data_rows(spec, "date")
        assert ours["sources"].count(" · ") == 29
        assert ours["named"].startswith("this dataset · b1 · b2")
        assert ours["named"].endswith(" more")
        assert len(ours["named"]) < 80
        assert other["named"] == "b0"

    @pytest.mark.parametrize("own", ODD)
    @pytest.mark.parametrize("other", ["1600", "1945-05-08/.."])
    def test_odd_dates(self, own: str, other: str) -> None:
        """They are drawn within the panel, whatever is open or far away."""
        one = raw_event(date=own, citations=[claim(other, stance="disputes")])
        data = dataset_with(events=[one], coverage="0001/9999")
        spec = spec_of(data.plot_disputes())
        assert "talks" in svg_texts(svg_of(spec))
        for row in data_rows(spec, "sure"):
            assert 200 < row["x"] <= row["x2"] < 500

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_texts(self, text: str) -> None:
        """Titles and sources are text."""
        one = raw_event(title=text, citations=[claim("1950")])
        data = dataset_with(title=text, events=[one], references=[raw_reference(title=text)])
        picture = svg_of(spec_of(data.plot_disputes()))
        assert not [*picture.iter("{http://www.w3.org/2000/svg}script")]

    @settings(max_examples=10, deadline=None, derandomize=True)
    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """Whatever the dataset, what is drawn is of disputed records, and a valid chart."""
        dataset = czsu.Dataset.from_dict(data)
        spec = spec_of(dataset.plot_disputes())
        svg_of(spec)
        disputed: list[Any] = [
            one for room in DATED for one in getattr(dataset, room) if one.disputed
        ]
        assert (not disputed) <= (not data_rows(spec, "date"))
