"""The timeline: what Vega draws of it, offline, for any dataset, in any time zone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings

import czsu_relations as czsu
from chart_reading import ODD, Spec, data_rows, dataset_with, spec_of, svg_of, svg_texts
from exported_tables import HOSTILE
from raw_datasets import (
    Raw,
    raw_actor,
    raw_condition,
    raw_event,
    raw_parties,
    raw_period,
    raw_reference,
    raw_treaty,
    sound_datasets,
)

if TYPE_CHECKING:
    from pathlib import Path

NOTHING: Final[set[tuple[str, str]]] = set()


def bars(spec: Spec, key: str, holds: str) -> set[tuple[str, str]]:
    """The days from which and to which the bars of a record are drawn."""
    found = (row for row in data_rows(spec, "holds") if (row["id"], row["holds"]) == (key, holds))
    return {(row["first"][:10], row["last"][:10]) for row in found}


@cache
def bundled() -> Spec:
    """The whole dataset."""
    return spec_of(czsu.dataset.plot())


class TestBundled:
    """The whole dataset."""

    def test_every_event_is_a_mark_within_its_bounds(self) -> None:
        """The data of the marks have the bounds of the records, and stand in their middle."""
        marks = data_rows(bundled(), "mode")
        marks = [row for row in marks if "lines" not in row]
        assert {row["id"] for row in marks} == set(czsu.events.ids)
        for row in marks:
            key: str = row["id"]
            record = czsu.events[key]
            days = date.fromisoformat(row["first"][:10]), date.fromisoformat(row["last"][:10])
            assert days in record.date.extents
            middle = date.fromisoformat(row["at"][:10])
            assert abs((middle - days[0]) - (days[1] - middle)) <= timedelta(days=1)
            assert row["mode"] == record.mode.replace("-", " ")

    def test_every_treaty_and_condition_is_drawn(self) -> None:
        """A treaty of which no source dates the force is a tick at its signature."""
        spec = bundled()
        assert {row["id"] for row in data_rows(spec, "holds")} == {
            *czsu.conditions.ids,
            *(czsu.treaties - czsu.treaties.force_unknown).ids,
        }
        ids = {row["id"] for row in data_rows(spec, "id")}
        assert ids >= {*czsu.treaties.ids, *czsu.periods.ids}

    def test_dark_is_what_certainly_was_in_force(self) -> None:
        """The first and last dark day of a treaty are certain, and none beside them."""
        spec = bundled()
        found = 0
        for one in czsu.treaties:
            for first, last in bars(spec, one.id, "certainly"):
                ends = date.fromisoformat(first), date.fromisoformat(last)
                for day in ends:
                    assert one in czsu.treaties.in_force(day, certain=True)
                for day in (ends[0] - timedelta(days=1), ends[1] + timedelta(days=1)):
                    assert one not in czsu.treaties.in_force(day, certain=True)
                found += 1
        assert found >= 10

    def test_strong_is_darker_than_pale(self) -> None:
        """In the picture the bars of what certainly held are darker than the others."""
        spec = spec_of(dataset_with(conditions=[raw_condition(span="1934/1936")]).plot())
        held = re.compile("relations, 1934")
        fills = {
            one.get("fill")
            for one in svg_of(spec).iter()
            if held.search(one.get("aria-label") or "") and one.get("fill")
        }
        assert fills == {"#8db0cf", "#dbe7f1"}
        (scale,) = {
            (
                *layer["encoding"]["fill"]["scale"]["domain"],
                *layer["encoding"]["fill"]["scale"]["range"],
            )
            for layer in spec["layer"]
            if "fill" in layer["encoding"]
        }
        assert scale == ("certainly", "possibly", "#8db0cf", "#dbe7f1")

    def test_its_picture(self) -> None:
        """It has the labels of turning points, diacritics, the title, edition and licence."""
        said = svg_texts(svg_of(bundled()))
        assert any(czsu.dataset.title in one for one in said)
        assert any(czsu.dataset.citation() in one for one in said)
        assert "Munich Agreement" in said
        assert any("Tomáš" in one for one in said)

    def test_labels_do_not_lie_over_each_other(self) -> None:
        """The boxes of the labels of turning points are apart."""
        labels = list({row["id"]: row for row in data_rows(bundled(), "lines")}.values())
        assert len(labels) == len(czsu.events.where(lambda one: one.salience == 1))
        boxes = [
            (*row["box"], row["text_y"], row["text_y"] + 11 * len(row["lines"])) for row in labels
        ]
        for number, (left, right, top, bottom) in enumerate(boxes):
            for other in boxes[:number]:
                apart = left >= other[1] or other[0] >= right
                assert apart or top >= other[3] or other[2] >= bottom

    def test_no_time_zone_moves_a_day(self) -> None:
        """West of Greenwich and east of it, the picture is the same."""
        program = (
            "import sys, vl_convert, czsu_relations as c;"
            "spec = c.events.between('1938', '1939').plot().to_dict();"
            "sys.stdout.buffer.write(vl_convert.vegalite_to_svg(spec).encode())"
        )
        pictures = {
            subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-P", "-c", program],
                capture_output=True,
                check=True,
                env={**os.environ, "TZ": zone},
            ).stdout
            for zone in ("UTC", "America/Los_Angeles", "Asia/Tokyo")
        }
        assert len(pictures) == 1
        assert b"Munich" in pictures.pop()

    def test_it_is_saved_offline(self, tmp_path: Path) -> None:
        """HTML has all that it needs in it; SVG and PNG are what they are called."""
        chart: Any = czsu.events.on("1938").plot()
        for name in ("chart.html", "chart.svg", "chart.png"):
            chart.save(tmp_path / name, **({"inline": True} if name.endswith("html") else {}))
        html = (tmp_path / "chart.html").read_text("utf-8")
        assert not re.search(r"<(script|link)[^>]*(src|href)=", html)
        assert (tmp_path / "chart.svg").read_text("utf-8").startswith("<svg")
        assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")

    @pytest.mark.parametrize("room", ["periods", "events", "treaties", "conditions", "actors"])
    def test_selections(self, room: str) -> None:
        """Each has its own records, under all periods; an empty one is a picture, too."""
        selection = getattr(czsu, room).after("1900")
        ids = {row["id"] for row in data_rows(spec_of(selection[:3].plot()), "id")}
        assert ids == {*selection[:3].ids, *(() if room == "periods" else czsu.periods.ids)}
        svg_of(spec_of(selection[:0].plot()))


class TestFromTo:
    """A stretch of the timeline."""

    def test_what_is_beyond_is_left_out(self) -> None:
        """It has what `between` has, and of treaties those that may have been in force."""
        spec = spec_of(czsu.dataset.plot("1938-09-01", "1939-03-31"))
        drawn_ = {row["id"] for row in data_rows(spec, "id")}
        assert drawn_ & set(czsu.events.ids) == set(czsu.events.between("1938-09", "1939-03").ids)
        held = czsu.conditions.between("1938-09", "1939-03")
        assert drawn_ & set(czsu.conditions.ids) == set(held.ids)
        bound = [
            one.id
            for one in czsu.treaties
            for first, last in czsu.treaties.extents_in_force(one)
            or [(one.signed.earliest, one.signed.latest)]
            if str(first) <= "1939-03-31" and str(last) >= "1938-09-01"
        ]
        assert drawn_ & set(czsu.treaties.ids) == set(bound)
        assert drawn_ & set(czsu.periods.ids) == set(czsu.periods.between("1938-09", "1939-03").ids)

    def test_how_much_is_said_to_be_there(self) -> None:
        """The number of periods is that of those drawn."""
        (said,) = [
            one
            for one in svg_texts(svg_of(spec_of(czsu.periods.plot("1938", "1945"))))
            if "periods" in one
        ]
        assert f"{len(czsu.periods.between('1938', '1945'))} periods, 1938–1945." in said

    def test_the_axis(self) -> None:
        """It begins with the first day of the start, and ends with the last of the end."""
        axis = spec_of(czsu.events.plot("1938-09", "1945"))["layer"][0]["encoding"]["x"]
        assert axis["scale"]["domain"] == ["1938-09-01T00:00:00Z", "1945-12-31T23:59:59Z"]

    @pytest.mark.parametrize("last", [20, 22])
    def test_days_on_the_axis(self, last: int) -> None:
        """They have their month, and there is nothing between them: records have no hours."""
        spec = spec_of(czsu.events.plot("1968-08-20", f"1968-08-{last}"))
        axes = [
            group
            for group in svg_of(spec).iter("{http://www.w3.org/2000/svg}g")
            if "role-axis-label" in group.get("class", "")
        ]
        (said,) = map(svg_texts, axes)
        assert said == [f"{day} Aug" for day in range(20, last + 1)]

    def test_marks_stand_within(self) -> None:
        """What is only partly to be seen stands in the middle of that part."""
        data = dataset_with(events=[raw_event(date="1938/1942")])
        (mark,) = data_rows(spec_of(data.plot("1941-12-01", "1950")), "sure")
        assert mark["at"] == "1942-06-16T12:00:00Z"

    @pytest.mark.parametrize(
        ("start", "end", "seen"),
        [
            ("1930", None, ("1930-01-01", "1938-12-31")),
            (None, "1935", ("1934-01-01", "1935-12-31")),
            (None, "1900", ("1900-01-01", "1900-12-31")),
            ("1950", None, ("1950-01-01", "1950-12-31")),
            ("..", "..", ("1934-01-01", "1938-12-31")),
        ],
    )
    def test_one_side(self, start: str | None, end: str | None, seen: tuple[str, str]) -> None:
        """A side that is not given ends where the records do; nothing there is a picture, too."""
        spec = spec_of(dataset_with(conditions=[raw_condition()]).conditions.plot(start, end))
        domain = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
        assert tuple(day[:10] for day in domain) == seen
        svg_of(spec)

    def test_backwards(self) -> None:
        """A range that runs backwards is refused as `between` does."""
        with pytest.raises(czsu.QueryError, match="runs backwards"):
            czsu.events.plot("1945", "1938")


def test_without_altair(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra that is missing."""
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.delitem(sys.modules, "czsu_relations._plot.charts", raising=False)
    with pytest.raises(czsu.MissingExtraError, match=r"czsu-relations\[plot\]"):
        czsu.dataset.plot()


class TestOwn:
    """Other datasets."""

    def test_nothing(self) -> None:
        """A dataset without records is an empty picture of what it covers."""
        assert any(
            text.startswith("192") for text in svg_texts(svg_of(spec_of(dataset_with().plot())))
        )

    @pytest.mark.parametrize("written", ODD)
    def test_odd_dates(self, written: str) -> None:
        """They are drawn, whatever is open or far away."""
        data = dataset_with(
            actors=raw_parties(),
            periods=[raw_period(span=written)],
            events=[raw_event(date=written, salience=1)],
            conditions=[raw_condition(span=written)],
            treaties=[raw_treaty(signed=written)],
            coverage="0001/9999",
        )
        said = svg_texts(svg_of(spec_of(data.plot())))
        assert "talks" in said

    @pytest.mark.parametrize(
        ("span", "possible", "certain"),
        [
            ("1934/1936", {("1934-01-01", "1936-12-31")}, {("1934-12-31", "1936-01-01")}),
            ("1934-05-16", {("1934-05-16", "1934-05-16")}, {("1934-05-16", "1934-05-16")}),
            ("1934", {("1934-01-01", "1934-12-31")}, NOTHING),
            ("1934-01-01/..", {("1934-01-01", "9999-12-31")}, {("1934-01-01", "9999-12-31")}),
            ("1934-01-01/", {("1934-01-01", "9999-12-31")}, {("1934-01-01", "1934-01-01")}),
            ("../1934", {("0001-01-01", "1934-12-31")}, {("0001-01-01", "1934-01-01")}),
            (
                "{1934-01-01..1935-12-31,1940}",
                {("1934-01-01", "1935-12-31"), ("1940-01-01", "1940-12-31")},
                {("1934-01-01", "1935-12-31")},
            ),
            ("1934/1936?", {("1934-01-01", "1936-12-31")}, NOTHING),
            (
                "[1934-05-01,1936-05-01]",
                {("1934-05-01", "1934-05-01"), ("1936-05-01", "1936-05-01")},
                NOTHING,
            ),
            (
                "{1934-05-01,1936}",
                {("1934-05-01", "1934-05-01"), ("1936-01-01", "1936-12-31")},
                {("1934-05-01", "1934-05-01")},
            ),
        ],
    )
    def test_dark_and_light(
        self, span: str, possible: set[tuple[str, str]], certain: set[tuple[str, str]]
    ) -> None:
        """Bars are light wherever a condition may have held, and dark where it must have."""
        spec = spec_of(dataset_with(conditions=[raw_condition(span=span)]).plot())
        assert bars(spec, "relations", "possibly") == possible
        assert bars(spec, "relations", "certainly") == certain

    @pytest.mark.parametrize(
        ("claim", "certain"),
        [("1935-06-08/1938", {("1935-12-31", "1938-01-01")}), ("1950/1951", NOTHING)],
    )
    def test_disputed_force(self, claim: str, certain: set[tuple[str, str]]) -> None:
        """Where sources disagree on the force of a treaty, only what all say is dark."""
        said = {"reference": "book", "dates": [{"field": "in_force", "span": claim}]}
        pact = raw_treaty(in_force="1935/1943", citations=[said])
        spec = spec_of(dataset_with(actors=raw_parties(), treaties=[pact]).plot())
        assert bars(spec, "pact", "certainly") == certain
        assert len(bars(spec, "pact", "possibly")) == 2

    def test_periods_that_overlap(self) -> None:
        """None lies over another, and a part lies beneath its whole."""
        some = [
            raw_period("one", "1918/1935"),
            raw_period("part", "1920/1925", part_of="one"),
            raw_period("two", "1930/1938"),
            raw_period("three", "1936/1937"),
        ]
        bands = {
            row["id"]: row for row in data_rows(spec_of(dataset_with(periods=some).plot()), "depth")
        }
        assert bands["part"]["y"] >= bands["one"]["y2"]
        assert bands["two"]["y"] >= bands["one"]["y2"]
        assert bands["three"]["y"] == bands["one"]["y"]

    def test_period_of_some_years(self) -> None:
        """Years between, in which it cannot have been, are not drawn."""
        spec = spec_of(dataset_with(periods=[raw_period(span="{1918,1935}")]).plot())
        years = {(row["first"][:4], row["last"][:4]) for row in data_rows(spec, "depth")}
        assert years == {("1918", "1918"), ("1935", "1935")}

    def test_signature_of_no_known_day(self) -> None:
        """The tick stands in the middle of what is left open, and a line has all of it."""
        pact = raw_treaty(signed="1935-04")
        spec = spec_of(dataset_with(actors=raw_parties(), treaties=[pact]).plot())
        (tick,) = [row for row in data_rows(spec, "at") if row["id"] == "pact"]
        assert (tick["first"][:10], tick["at"][:10]) == ("1935-04-01", "1935-04-15")
        assert tick["last"][:10] == "1935-04-30"

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_days_at_the_end_of_all_days(self, day: str) -> None:
        """They are days as others are, and no infinity."""
        some = [raw_event("first", day), raw_event("other", "1934-05-16")]
        spec = spec_of(dataset_with(events=some, coverage="0001/9999").plot())
        axis = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
        assert day[:4] in {end[:4] for end in axis}
        assert {row["id"] for row in data_rows(spec, "mode")} == {"first", "other"}

    def test_sources_of_one_name(self) -> None:
        """They are counted as they are."""
        novak = [{"family": "Novak"}]
        books = [raw_reference(f"b{n}", authors=novak) for n in range(9)]
        cited = [{"reference": one["id"]} for one in books]
        (mark,) = data_rows(
            spec_of(dataset_with(events=[raw_event(citations=cited)], references=books).plot()),
            "mode",
        )
        assert mark["sources"].endswith("and 3 more")

    def test_one_label_of_an_event(self) -> None:
        """A turning point of two dates has two marks and one label."""
        spec = spec_of(
            dataset_with(events=[raw_event(date="{1934-05-16,1936-05-16}", salience=1)]).plot()
        )
        assert len(data_rows(spec, "sure")) == 3
        (label,) = data_rows(spec, "lines")
        assert label["at"][:10] == "1934-05-16"

    @pytest.mark.parametrize("text", [*HOSTILE, "a\x00b\x1bc", "</script><!-- x", "č" * 300])
    def test_hostile_texts(self, text: str) -> None:
        """Titles are text in the picture and in the page, and never anything else."""
        data = dataset_with(
            title=text,
            edition=text,
            events=[raw_event(title=text, salience=1)],
            conditions=[raw_condition(title=text)],
            periods=[raw_period(title=text)],
            references=[raw_reference(title=text)],
        )
        picture = svg_of(spec_of(data.plot()))
        assert not [*picture.iter("{http://www.w3.org/2000/svg}script")]
        html: str = data.plot().to_html()
        assert "alert(1)</script>" not in html
        assert "</script><!--" not in html

    def test_a_title_is_written_as_it_is(self) -> None:
        """What looks like HTML is text."""
        text = "<b>a</b> & c"
        assert text in svg_texts(
            svg_of(spec_of(dataset_with(events=[raw_event(title=text, salience=1)]).plot()))
        )

    def test_actors_of_no_known_time(self) -> None:
        """They have no bar, and the picture says how many there are."""
        spec = spec_of(
            dataset_with(
                actors=[raw_actor(), raw_actor("moscow", existed="1922/1991")]
            ).actors.plot()
        )
        assert {row["id"] for row in data_rows(spec, "holds")} == {"moscow"}
        assert any("Left out: 1 of unknown time." in one for one in svg_texts(svg_of(spec)))

    @pytest.mark.parametrize("where", ["1934", "1992", "1900/2000"])
    def test_many_turning_points(self, where: str) -> None:
        """Any number of them on the same day, and at both edges, have labels."""
        many = [raw_event(f"e{n}", where, salience=1, title="word " * 9 + "x") for n in range(30)]
        assert (
            len(
                {row["id"] for row in data_rows(spec_of(dataset_with(events=many).plot()), "lines")}
            )
            == 30
        )

    def test_many_sources(self) -> None:
        """A tooltip names some, and counts the others."""
        books = [raw_reference(f"b{n}") for n in range(9)]
        cited = [{"reference": one["id"]} for one in books]
        spec = spec_of(dataset_with(events=[raw_event(citations=cited)], references=books).plot())
        (mark,) = data_rows(spec, "mode")
        assert mark["sources"].count(" · ") == 6
        assert mark["sources"].endswith("and 3 more")

    @settings(max_examples=12, deadline=None, derandomize=True)
    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """Whatever the dataset, it is a valid chart with every event in it."""
        dataset = czsu.Dataset.from_dict(data)
        svg_of(spec := spec_of(dataset.plot()))
        assert {row["id"] for row in data_rows(spec, "mode")} == set(dataset.events.ids)
