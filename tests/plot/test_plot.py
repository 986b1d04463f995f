"""The timeline: what Vega draws of it, offline, for any dataset, in any time zone."""

from __future__ import annotations

import json
import re
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given

import czsu_relations as czsu
from chart_reading import (
    HOSTILE_TEXTS,
    ODD_DATES,
    SVG_NAMESPACE,
    Spec,
    cuttable,
    data_rows,
    dataset_with,
    descriptions_in,
    markup_in,
    picture_of,
    scripts_in,
    spec_of,
    svg_of,
    texts_in,
    texts_of,
    unsafe_texts_in,
    valid_spec_of,
    with_built_in_font,
)
from czsu_relations._plot.drawing import chart_of, finish_chart
from czsu_relations._plot.frame import AXIS_WIDTH
from czsu_relations._plot.timeline import Timeline, TimelineRecords
from dataset_strategies import few_examples, sound_datasets
from processes import run_process
from raw_datasets import (
    Raw,
    raw_actor,
    raw_condition,
    raw_event,
    raw_parties,
    raw_period,
    raw_reference,
    raw_treaty,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path
    from xml.etree import ElementTree as ET

vl_convert: Any = import_module("vl_convert")

NO_DAYS: Final[set[tuple[str, str]]] = set()

DARK_AND_LIGHT: Final = {
    "1934/1936": ({("1934-01-01", "1936-12-31")}, {("1934-12-31", "1936-01-01")}),
    "1934-05-16": ({("1934-05-16", "1934-05-16")}, {("1934-05-16", "1934-05-16")}),
    "1934": ({("1934-01-01", "1934-12-31")}, NO_DAYS),
    "1934-01-01/..": ({("1934-01-01", "9999-12-31")}, {("1934-01-01", "9999-12-31")}),
    "1934-01-01/": ({("1934-01-01", "9999-12-31")}, {("1934-01-01", "1934-01-01")}),
    "../1934": ({("0001-01-01", "1934-12-31")}, {("0001-01-01", "1934-01-01")}),
    "{1934-01-01..1935-12-31,1940}": (
        {("1934-01-01", "1935-12-31"), ("1940-01-01", "1940-12-31")},
        {("1934-01-01", "1935-12-31")},
    ),
    "1934/1936?": ({("1934-01-01", "1936-12-31")}, NO_DAYS),
    "[1934-05-01,1936-05-01]": (
        {("1934-05-01", "1934-05-01"), ("1936-05-01", "1936-05-01")},
        NO_DAYS,
    ),
    "{1934-05-01,1936}": (
        {("1934-05-01", "1934-05-01"), ("1936-01-01", "1936-12-31")},
        {("1934-05-01", "1934-05-01")},
    ),
}
"""Dates, each with the days that it possibly and those that it certainly covers."""

DATES_OF_TITLES: Final = {
    "period": "1918–1938",
    "event": "1934",
    "condition": "1934–1938",
    "treaty": "16 May 1935",
}
"""The dates of the records of `dataset_titled`, by the beginning of their ids."""


LABEL_LINE: Final = 12
"""The height of a line of a label in pixels."""

NEITHER: Final = "neither"
"""The label of events without a mode."""


def dataset_titled(titles: Iterable[str]) -> czsu.Dataset:
    """Return a dataset with a record of each table, and its source, for each of some titles."""
    tables: defaultdict[str, list[Raw]] = defaultdict(list, references=[raw_reference()])
    for number, title in enumerate(titles):
        citations = [{"reference": f"work-{number}"}]
        fields: Raw = {"title": title, "citations": citations}
        tables["periods"].append(raw_period(f"period-{number}", **fields))
        tables["events"].append(raw_event(f"event-{number}", salience=1, **fields))
        tables["conditions"].append(raw_condition(f"condition-{number}", **fields))
        tables["treaties"].append(raw_treaty(f"treaty-{number}", **fields))
        author = {"literal": title}
        tables["references"].append(
            raw_reference(f"work-{number}", title=title, authors=[author], issued="1990")
        )
    return dataset_with(
        title="<script>alert(1)</script>",
        edition="</script><!-- x",
        actors=raw_parties(),
        **tables,
    )


def drawn_texts(spec: Spec, number: int) -> set[tuple[str, ...]]:
    """Return the texts of the records with a number: in tooltips, in bars and as labels."""
    texts: set[tuple[str, ...]] = set()
    for row in data_rows(spec, "id"):
        table, _, row_number = row["id"].partition("-")
        if row_number == str(number):
            texts.add((table, row["title"], row["name"], row["said"], row["sources"]))
            if "lines" in row:
                # A label is broken into lines, where spaces are lost.
                texts.add(("label", "".join("".join(row["lines"]).split())))
    return texts


def expected_texts(written: str) -> set[tuple[str, ...]]:
    """Return the texts of the records whose title a chart writes like this."""
    texts: set[tuple[str, ...]] = {("label", "".join(written.split()))}
    for table, when in DATES_OF_TITLES.items():
        said, source = f"{written}, {when}", f"{written} 1990"
        texts.add((table, written, cuttable(written), said, source))
    return texts


def header_spec(title: str) -> Spec:
    """Return a chart without records that has a title, and cites a dataset of the same title."""
    collection = dataset_with(title=title, edition=title).collection
    layers = [chart_of([]).mark_point()]
    chart = finish_chart(layers, collection, title=title, subtitle=[], width=300, height=10)
    return spec_of(chart)


def picture_of_all(specs: Iterable[Spec]) -> ET.Element:
    """Return one picture of several charts that have the same configuration."""
    charts = [dict(spec) for spec in specs]
    whole: Spec = {"datasets": {}}
    for chart in charts:
        whole["$schema"], whole["config"] = chart.pop("$schema"), chart.pop("config")
        whole["datasets"] |= chart.pop("datasets", {})
    return svg_of({**whole, "vconcat": charts})


def dataset_dated(dates: Iterable[str]) -> czsu.Dataset:
    """Return a dataset with a record of each table for each of some dates."""
    tables: defaultdict[str, list[Raw]] = defaultdict(list)
    for number, edtf in enumerate(dates):
        tables["periods"].append(raw_period(f"period-{number}", edtf, title=f"time {edtf}"))
        talks = raw_event(f"event-{number}", edtf, title=f"talks {edtf}", salience=1)
        tables["events"].append(talks)
        relations = raw_condition(f"condition-{number}", edtf, title=f"relations {edtf}")
        tables["conditions"].append(relations)
        tables["treaties"].append(raw_treaty(f"treaty-{number}", edtf, title=f"pact {edtf}"))
    return dataset_with(actors=raw_parties(), coverage="0001/9999", **tables)


def drawn_days(spec: Spec, number: int) -> set[tuple[str, ...]]:
    """Return the days of the records with a number: table, first and last, how certain."""
    days: set[tuple[str, ...]] = set()
    for row in data_rows(spec, "id"):
        table, _, row_number = row["id"].partition("-")
        if row_number == str(number):
            certainty: str = row.get("holds", "")
            if "sure" in row:
                certainty = "certainly" if row["sure"] else "possibly"
            days.add((table, row["first"], row["last"], certainty))
    return days


def expected_days(span: czsu.TimeSpan) -> set[tuple[str, ...]]:
    """Return the days of records of a date, worked out from its possible and certain days."""
    days: set[tuple[str, ...]] = set()
    for first, last in span.extents:
        moments = f"{first}T00:00:00Z", f"{last}T23:59:59Z"
        certainty = "certainly" if span.certainly_overlaps(first, last) else "possibly"
        days |= {
            ("period", *moments, ""),
            ("event", *moments, certainty),
            ("condition", *moments, "possibly"),
        }
    for first, last in span.certain_extents:
        days.add(("condition", f"{first}T00:00:00Z", f"{last}T23:59:59Z", "certainly"))
    # The row of the name of a bar, and that of a signature, have the first and the last day of all.
    for table in ("condition", "treaty"):
        days.add((table, f"{span.earliest}T00:00:00Z", f"{span.latest}T23:59:59Z", ""))
    return days


def expected_axis(span: czsu.TimeSpan) -> tuple[str, str]:
    """Return the first and last day of the years of a date; the whole calendar if it has none."""
    years: list[int] = []
    for first, last in span.extents:
        for day in (first, last):
            # A stretch of one day is that day; any other may be without a beginning or an end.
            if first == last or day not in {date.min, date.max}:
                years.append(day.year)
    years = years or [1, 9999]
    return f"{min(years):04}-01-01", f"{max(years):04}-12-31"


def bars_of(spec: Spec, key: str, holds: str) -> set[tuple[str, str]]:
    """Return the first and last days of the bars of a record."""
    days: set[tuple[str, str]] = set()
    for row in data_rows(spec, "holds"):
        if row["id"] == key and row["holds"] == holds:
            days.add((row["first"][:10], row["last"][:10]))
    return days


def ids_in(spec: Spec, key: str) -> set[str]:
    """Return the ids of the records whose rows have a key."""
    return {row["id"] for row in data_rows(spec, key)}


def axis_years(spec: Spec) -> tuple[int, ...]:
    """Return the first and last year of the axis."""
    return tuple(int(moment[:4]) for moment in axis_of(spec))


def axis_of(spec: Spec) -> tuple[str, ...]:
    """Return the first and last moment of the axis."""
    return tuple(spec["layer"][0]["encoding"]["x"]["scale"]["domain"])


def treaties_drawn(first: str, last: str) -> set[str]:
    """Return the ids of the treaties possibly in force, or signed if that is unknown."""
    found: set[str] = set()
    for treaty in czsu.treaties:
        signed = (treaty.signed.earliest, treaty.signed.latest)
        for start, end in czsu.treaties.extents_in_force(treaty) or [signed]:
            if str(start) <= last and str(end) >= first:
                found.add(treaty.id)
    return found


def without_numbers(text: str) -> str:
    """Return a chart or picture without the numbers that Altair and Vega give to its parts."""
    return re.sub(r"\b(clip|view_)[0-9a-f_]+", r"\1", text)


@contextmanager
def time_zone(zone: str) -> Generator[None, None, None]:
    """Set the time zone of this process for a while."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TZ", zone)
            time.tzset()
            yield
    finally:
        time.tzset()


@cache
def bundled_spec() -> Spec:
    """Return the chart of the whole dataset."""
    return valid_spec_of(czsu.dataset.plot())


class TestBundled:
    """The whole dataset."""

    def test_every_event_is_a_mark_within_its_bounds(self) -> None:
        """Marks have the bounds of the dates of events, and are in the middle of them."""
        marks = [row for row in data_rows(bundled_spec(), "mode") if "lines" not in row]
        assert {row["id"] for row in marks} == set(czsu.events.ids)
        for row in marks:
            key: str = row["id"]
            event = czsu.events[key]
            days = date.fromisoformat(row["first"][:10]), date.fromisoformat(row["last"][:10])
            assert days in event.date.extents
            middle = date.fromisoformat(row["at"][:10])
            assert abs((middle - days[0]) - (days[1] - middle)) <= timedelta(days=1)
            assert row["mode"] == (event.mode.replace("-", " ") if event.mode else NEITHER)

    def test_every_treaty_and_condition_is_drawn(self) -> None:
        """A treaty has a tick instead of a bar if no source dates its time in force."""
        spec = bundled_spec()
        assert ids_in(spec, "holds") == {
            *czsu.conditions.ids,
            *(czsu.treaties - czsu.treaties.force_unknown).ids,
        }
        assert ids_in(spec, "id") >= {*czsu.treaties.ids, *czsu.periods.ids}

    def test_dark_bars_are_days_certainly_in_force(self) -> None:
        """The first and last dark day of a treaty are certain, and the days beside them are not."""
        spec = bundled_spec()
        count = 0
        for treaty in czsu.treaties:
            for first, last in bars_of(spec, treaty.id, "certainly"):
                ends = date.fromisoformat(first), date.fromisoformat(last)
                if ends[1] > czsu.dataset.coverage.latest:  # in_force does not answer for these
                    continue
                for day in ends:
                    assert treaty in czsu.treaties.in_force(day, certain=True)
                for day in (ends[0] - timedelta(days=1), ends[1] + timedelta(days=1)):
                    assert treaty not in czsu.treaties.in_force(day, certain=True)
                count += 1
        assert count >= 10

    def test_certain_is_darker_than_possible(self) -> None:
        """In the picture the certain part of a bar has the darker colour."""
        spec = spec_of(dataset_with(conditions=[raw_condition(span="1934/1936")]).plot())
        fills = {
            element.get("fill")
            for element in svg_of(spec).iter()
            if "relations, 1934" in (element.get("aria-label") or "") and element.get("fill")
        }
        assert fills == {"#8db0cf", "#dbe7f1"}
        encodings = [layer["encoding"] for layer in spec["layer"]]
        scales = [encoding["fill"]["scale"] for encoding in encodings if "fill" in encoding]
        assert scales
        for scale in scales:
            assert scale["domain"] == ["certainly", "possibly"]
            assert scale["range"] == ["#8db0cf", "#dbe7f1"]

    def test_texts_of_the_picture(self) -> None:
        """It has the labels of turning points, diacritics, the title, edition and licence."""
        texts = texts_in(svg_of(bundled_spec()))
        assert any(czsu.dataset.title in text for text in texts)
        assert any(czsu.dataset.citation() in text for text in texts)
        assert "Munich Agreement" in texts
        assert any("Tomáš" in text for text in texts)

    def test_how_to_read_it(self) -> None:
        """The subtitle explains bars, ticks and lines, each in a few words."""
        assert (
            "Bar: dark where certain, light where only possible. "
            "Tick: signed; period in force unknown. "
            "Grey line: the days that a date may cover."
        ) in bundled_spec()["title"]["subtitle"]

    def test_labels_do_not_overlap(self) -> None:
        """The texts of turning points are apart."""
        labels = list({row["id"]: row for row in data_rows(bundled_spec(), "lines")}.values())
        assert len(labels) == len(czsu.events.where(lambda event: event.salience == 1))
        boxes = [
            (*row["box"], row["text_y"], row["text_y"] + 11 * len(row["lines"])) for row in labels
        ]
        for number, (left, right, top, bottom) in enumerate(boxes):
            for other_left, other_right, other_top, other_bottom in boxes[:number]:
                apart = left >= other_right or other_left >= right
                assert apart or top >= other_bottom or other_top >= bottom

    @pytest.mark.slow
    def test_no_time_zone_moves_a_day(self, tmp_path: Path) -> None:
        """West of Greenwich and east of it, the chart and its picture are the same."""
        events = czsu.events.between("1938", "1939")
        spec = with_built_in_font(spec_of(events.plot()))
        layout = without_numbers(json.dumps(spec))
        svg = without_numbers(vl_convert.vegalite_to_svg(spec))
        assert "Munich" in svg
        file = tmp_path / "spec.json"
        file.write_text(json.dumps(spec), "utf-8")
        # A new interpreter draws what is laid out here, without loading Altair.
        program = (
            "import json, pathlib, sys, vl_convert;"
            "spec = json.loads(pathlib.Path(sys.argv[1]).read_text('utf-8'));"
            "sys.stdout.buffer.write(vl_convert.vegalite_to_svg(spec).encode())"
        )
        for zone in ("America/Los_Angeles", "Asia/Tokyo"):
            with time_zone(zone):
                other_spec = with_built_in_font(spec_of(events.plot()))
            assert without_numbers(json.dumps(other_spec)) == layout, zone
            run = run_process("-P", "-c", program, str(file), variables={"TZ": zone})
            assert run.returncode == 0, run.stderr.decode()
            assert without_numbers(run.stdout.decode()) == svg, zone

    @pytest.mark.slow
    def test_it_is_saved_offline(self, tmp_path: Path) -> None:
        """HTML needs no other file; SVG and PNG have the format that their names say."""
        chart: Any = czsu.events.on("1938-09-29").plot()
        chart.save(tmp_path / "chart.html", inline=True)
        chart.save(tmp_path / "chart.svg")
        chart.save(tmp_path / "chart.png")
        html = (tmp_path / "chart.html").read_text("utf-8")
        assert not re.search(r"<(script|link)[^>]*(src|href)=", html)
        assert (tmp_path / "chart.svg").read_text("utf-8").startswith("<svg")
        assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")

    def test_selections(self) -> None:
        """A selection is drawn under all periods; a selection of periods is drawn alone."""
        drawn: dict[str, set[str]] = {}
        expected: dict[str, set[str]] = {}
        for table in ("periods", "events", "treaties", "conditions", "actors"):
            selection = getattr(czsu, table).after("1900")[:3]
            drawn[table] = ids_in(spec_of(selection.plot()), "id")
            expected[table] = set(selection.ids)
            if table != "periods":
                expected[table] |= set(czsu.periods.ids)
        assert drawn == expected

    def test_empty_selections(self) -> None:
        """They are pictures of the periods, which differ in their subtitles only."""
        frames: dict[str, str] = {}
        for table in ("events", "treaties", "conditions", "actors"):
            spec = spec_of(getattr(czsu, table)[:0].plot())
            assert spec.pop("title")["subtitle"][0].startswith(f"0 {table}, ")
            frames[table] = without_numbers(json.dumps(spec))
        assert frames == dict.fromkeys(frames, frames["events"])
        assert czsu.periods[0].title in texts_of(czsu.events[:0].plot())
        assert czsu.periods[0].title not in texts_of(czsu.periods[:0].plot())


class TestFromTo:
    """A part of the timeline, from one day to another."""

    def test_records_beyond_are_left_out(self) -> None:
        """It has the records of `between`, and the treaties that were possibly in force."""
        ids = ids_in(spec_of(czsu.dataset.plot("1938-09-01", "1939-03-31")), "id")
        assert ids & set(czsu.events.ids) == set(czsu.events.between("1938-09", "1939-03").ids)
        conditions = czsu.conditions.between("1938-09", "1939-03")
        assert ids & set(czsu.conditions.ids) == set(conditions.ids)
        assert ids & set(czsu.treaties.ids) == treaties_drawn("1938-09-01", "1939-03-31")
        assert ids & set(czsu.periods.ids) == set(czsu.periods.between("1938-09", "1939-03").ids)

    def test_number_of_records_in_the_subtitle(self) -> None:
        """The number of periods is that of those drawn."""
        texts = texts_of(czsu.periods.plot("1938", "1945"))
        (text,) = [text for text in texts if "periods" in text]
        assert f"{len(czsu.periods.between('1938', '1945'))} periods, 1938–1945." in text

    def test_the_axis(self) -> None:
        """It begins with the first day of the start, and ends with the last day of the end."""
        spec = spec_of(czsu.events.plot("1938-09", "1945"))
        assert axis_of(spec) == ("1938-09-01T00:00:00Z", "1945-12-31T23:59:59Z")

    @pytest.mark.parametrize("last", [20, 22])
    def test_days_on_the_axis(self, last: int) -> None:
        """They have their month, and there are no hours between them."""
        picture = picture_of(czsu.events.plot("1968-08-20", f"1968-08-{last}"))
        (axis,) = [
            group
            for group in picture.iter(f"{SVG_NAMESPACE}g")
            if "role-axis-label" in group.get("class", "")
        ]
        assert texts_in(axis) == [f"{day} Aug" for day in range(20, last + 1)]

    def test_a_mark_is_in_the_visible_part_of_its_date(self) -> None:
        """A mark whose date is partly beyond the axis is in the middle of the part on it."""
        data = dataset_with(events=[raw_event(date="1938/1942")])
        (mark,) = data_rows(spec_of(data.plot("1941-12-01", "1950")), "sure")
        assert mark["at"] == "1942-06-16T12:00:00Z"

    def test_a_side_without_a_limit(self) -> None:
        """It ends with the records; a part without records is a picture, too."""
        axes: dict[tuple[str | None, str | None], tuple[str, str]] = {
            ("1930", None): ("1930-01-01", "1938-12-31"),
            (None, "1935"): ("1934-01-01", "1935-12-31"),
            (None, "1900"): ("1900-01-01", "1900-12-31"),
            ("1950", None): ("1950-01-01", "1950-12-31"),
            ("..", ".."): ("1934-01-01", "1938-12-31"),
        }
        conditions = dataset_with(conditions=[raw_condition()]).conditions
        specs = {limits: spec_of(conditions.plot(*limits)) for limits in axes}
        drawn: dict[tuple[str | None, str | None], tuple[str, ...]] = {}
        for limits, spec in specs.items():
            drawn[limits] = tuple(moment[:10] for moment in axis_of(spec))
        assert drawn == axes
        for limits in ((None, "1900"), ("1950", None)):
            assert ids_in(specs[limits], "id") == set(), limits
            svg_of(specs[limits])

    def test_backwards(self) -> None:
        """A range that runs backwards is an error, as in `between`."""
        with pytest.raises(czsu.QueryError, match="runs backwards"):
            czsu.events.plot("1945", "1938")


def test_without_altair(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra that is missing."""
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.delitem(sys.modules, "czsu_relations._plot.charts", raising=False)
    with pytest.raises(czsu.MissingExtraError, match=r"czsu-relations\[plot\]"):
        czsu.dataset.plot()


def test_channels_are_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Altair never has to look for the class of a channel, which is slow."""
    schema: Any = import_module("altair.utils.schemapi")
    monkeypatch.setattr(schema.SchemaBase, "from_dict", None)
    czsu.dataset.plot("1938", "1940")
    czsu.treaties.plot_disputes()
    czsu.dataset.dyad_years()[:5].plot()


class TestOwn:
    """Datasets of our own."""

    def test_no_records(self) -> None:
        """A dataset without records is an empty picture of the years that it covers."""
        assert any(text.startswith("192") for text in texts_of(dataset_with().plot()))

    def test_odd_dates(self) -> None:
        """Open and remote dates are drawn, each where it possibly and where it certainly is."""
        spec = valid_spec_of(dataset_dated(ODD_DATES).plot())
        days = {edtf: drawn_days(spec, number) for number, edtf in enumerate(ODD_DATES)}
        assert days == {edtf: expected_days(czsu.TimeSpan(edtf)) for edtf in ODD_DATES}
        picture = svg_of(spec)
        texts, descriptions = texts_in(picture), descriptions_in(picture)
        assert {edtf for edtf in ODD_DATES if f"talks {edtf}" not in texts} == set()
        missing: set[tuple[str, str]] = set()
        for edtf in ODD_DATES:
            for title in ("time", "talks", "relations", "pact"):
                if f"{title} {edtf}, {czsu.TimeSpan(edtf).describe()}" not in descriptions:
                    missing.add((title, edtf))
        assert missing == set()

    def test_odd_dates_alone(self) -> None:
        """The axis has the years of the bounds of the date, with the middle of it on it."""
        years: dict[str, tuple[str, str]] = {}
        marks: dict[str, int] = {}
        off_axis: dict[str, list[float]] = {}
        for edtf in ODD_DATES:
            data = dataset_dated([edtf])
            records = TimelineRecords(
                periods=data.periods,
                events=data.events,
                conditions=data.conditions,
                treaties=data.treaties,
            )
            plan = Timeline.of(data.collection, (date.min, date.max), records)
            years[edtf] = str(plan.window[0]), str(plan.window[1])
            places = [mark["x"] for mark in plan.marks]
            for row in (*plan.bars, *plan.signatures):
                places.append(plan.x_of(date.fromisoformat(row["at"][:10])))
            marks[edtf] = len(places)
            off_axis[edtf] = [place for place in places if not 0 <= place < AXIS_WIDTH]
        assert years == {edtf: expected_axis(czsu.TimeSpan(edtf)) for edtf in ODD_DATES}
        # A condition and a treaty have one bar or tick; an event has a mark for each stretch.
        assert marks == {edtf: len(czsu.TimeSpan(edtf).extents) + 2 for edtf in ODD_DATES}
        assert off_axis == {edtf: [] for edtf in ODD_DATES}

    @pytest.mark.parametrize("edtf", ["0001-01-01", "9999-12-31"])
    def test_picture_of_the_first_and_last_day(self, edtf: str) -> None:
        """The first and the last year of all are an axis, too."""
        assert f"talks {edtf}" in texts_of(dataset_dated([edtf]).plot())

    def test_dark_and_light(self) -> None:
        """Bars are light where a condition possibly held, and dark where it certainly held."""
        keys = {span: f"c{number}" for number, span in enumerate(DARK_AND_LIGHT)}
        conditions = [raw_condition(key, span) for span, key in keys.items()]
        spec = spec_of(dataset_with(conditions=conditions).plot())
        found: dict[str, tuple[set[tuple[str, str]], set[tuple[str, str]]]] = {}
        for span, key in keys.items():
            found[span] = bars_of(spec, key, "possibly"), bars_of(spec, key, "certainly")
        assert found == DARK_AND_LIGHT

    @pytest.mark.parametrize(
        ("claim", "certain"),
        [("1935-06-08/1938", {("1935-12-31", "1938-12-31")}), ("1950/1951", NO_DAYS)],
    )
    def test_disputed_force(self, claim: str, certain: set[tuple[str, str]]) -> None:
        """Where a source contradicts the force of a treaty, the days that it allows are dark."""
        citation = {"reference": "book", "dates": [{"field": "in_force", "span": claim}]}
        pact = raw_treaty(in_force="1935/1943", citations=[citation])
        spec = spec_of(dataset_with(actors=raw_parties(), treaties=[pact]).plot())
        assert bars_of(spec, "pact", "certainly") == certain
        # It was not in force before its signature.
        assert bars_of(spec, "pact", "possibly") == {("1935-05-16", "1943-12-31")}

    def test_what_outlasts_the_coverage_runs_off_the_axis(self) -> None:
        """It does not stretch the axis; what lies wholly beyond, and lives of actors, do."""
        debt = raw_condition(span="1989/2013")
        spec = spec_of(dataset_with(conditions=[debt]).plot())
        assert axis_years(spec) == (1989, 1993)
        later = raw_condition("later", span="2001/2013")
        spec = spec_of(dataset_with(conditions=[debt, later]).plot())
        assert axis_years(spec) == (1989, 2013)
        old = raw_actor("old", kind="person", existed="1850-03-07/1937-09-14")
        spec = spec_of(dataset_with(actors=[old], conditions=[debt]).actors.plot())
        assert axis_years(spec) == (1850, 1937)

    def test_periods_that_overlap(self) -> None:
        """No period lies over another, and a part lies below the period that it is a part of."""
        periods = [
            raw_period("one", "1918/1935"),
            raw_period("part", "1920/1925", part_of="one"),
            raw_period("two", "1930/1938"),
            raw_period("three", "1936/1937"),
        ]
        spec = spec_of(dataset_with(periods=periods).plot())
        bands = {row["id"]: row for row in data_rows(spec, "depth")}
        assert bands["part"]["y"] >= bands["one"]["y2"]
        assert bands["two"]["y"] >= bands["one"]["y2"]
        assert bands["three"]["y"] == bands["one"]["y"]

    def test_period_of_several_years(self) -> None:
        """The years between the members of a set are not drawn."""
        spec = spec_of(dataset_with(periods=[raw_period(span="{1918,1935}")]).plot())
        years = {(row["first"][:4], row["last"][:4]) for row in data_rows(spec, "depth")}
        assert years == {("1918", "1918"), ("1935", "1935")}

    def test_signature_of_no_known_day(self) -> None:
        """The tick is in the middle of the days that are possible, and a line covers them."""
        pact = raw_treaty(signed="1935-04")
        spec = spec_of(dataset_with(actors=raw_parties(), treaties=[pact]).plot())
        (tick,) = [row for row in data_rows(spec, "at") if row["id"] == "pact"]
        assert (tick["first"][:10], tick["at"][:10]) == ("1935-04-01", "1935-04-15")
        assert tick["last"][:10] == "1935-04-30"

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_first_and_last_day_of_all(self, day: str) -> None:
        """As dates of events they are days, and not infinity."""
        events = [raw_event("first", day), raw_event("other", "1934-05-16")]
        spec = spec_of(dataset_with(events=events, coverage="0001/9999").plot())
        assert day[:4] in {moment[:4] for moment in axis_of(spec)}
        assert ids_in(spec, "mode") == {"first", "other"}

    def test_events_without_a_mode_have_a_row_of_their_own(self) -> None:
        """They are below the conflicts and their labels, grey, and have labels and a legend."""
        events = [
            raw_event("visit", "1934", kind="visit", salience=1),
            raw_event("clash", "1935", kind="border-clash", salience=1),
            raw_event("raid", "1935", kind="raid", salience=1),
            raw_event("end", "1936", kind="dissolution", salience=1),
            raw_event("death", "1936", kind="death", salience=1),
        ]
        spec = valid_spec_of(dataset_with(events=events).plot())
        places = {row["id"]: row["y"] for row in data_rows(spec, "mode")}
        lowest_text = max(
            row["text_y"] + LABEL_LINE * len(row["lines"])
            for row in data_rows(spec, "lines")
            if row["id"] in {"visit", "clash", "raid"}
        )
        assert places["visit"] < places["clash"] < places["raid"] < lowest_text
        assert lowest_text < places["death"] < places["end"]
        assert ids_in(spec, "lines") == {event["id"] for event in events}
        assert {row["id"] for row in data_rows(spec, "mode") if row["mode"] == NEITHER} == {
            "end",
            "death",
        }
        picture = svg_of(spec)
        fills = {
            element.get("fill")
            for element in picture.iter()
            if (element.get("aria-label") or "").endswith("1936")
        }
        assert fills == {"#777777"}
        texts = texts_in(picture)
        assert texts.count(NEITHER) == 1  # in the legend
        assert {"neither: foundings,", "elections, deaths …"} <= set(texts)
        height: float = spec["height"]
        assert all(row["y2"] <= height for row in data_rows(spec, "lines"))

    def test_no_row_without_its_events(self) -> None:
        """The rows of acts and of other events are drawn only if there are such events."""
        acts = texts_of(dataset_with(events=[raw_event(kind="visit")]).plot())
        assert {"cooperation", "conflict"} <= set(acts)
        assert not {NEITHER, "neither: foundings,"} & set(acts)
        spec = spec_of(dataset_with(events=[raw_event(kind="election")]).plot())
        lines = sorted(row["y"] for row in data_rows(spec, "head"))
        assert all(after - before >= LABEL_LINE for before, after in pairwise(lines))
        others = texts_in(svg_of(spec))
        assert {"Events", NEITHER, "neither: foundings,"} <= set(others)
        assert not {"cooperation", "conflict"} & set(others)

    def test_sources_of_the_same_name(self) -> None:
        """Each of them is counted."""
        novak = [{"family": "Novak"}]
        books = [raw_reference(f"b{n}", authors=novak) for n in range(9)]
        citations = [{"reference": book["id"]} for book in books]
        data = dataset_with(events=[raw_event(citations=citations)], references=books)
        (mark,) = data_rows(spec_of(data.plot()), "mode")
        assert mark["sources"].endswith("and 3 more")

    def test_an_event_has_one_label(self) -> None:
        """A turning point of two dates has two marks and one label."""
        event = raw_event(date="{1934-05-16,1936-05-16}", salience=1)
        spec = spec_of(dataset_with(events=[event]).plot())
        assert len(data_rows(spec, "sure")) == 3
        (label,) = data_rows(spec, "lines")
        assert label["at"][:10] == "1934-05-16"

    def test_hostile_texts(self) -> None:
        """Titles are text in the picture and in the page, and never markup."""
        chart = dataset_titled(HOSTILE_TEXTS).plot()
        spec = valid_spec_of(chart)
        texts = {text: drawn_texts(spec, number) for number, text in enumerate(HOSTILE_TEXTS)}
        expected = {text: expected_texts(written) for text, written in HOSTILE_TEXTS.items()}
        assert texts == expected
        assert unsafe_texts_in(spec) == set()
        picture = svg_of(spec)
        assert scripts_in(picture) == []
        descriptions = descriptions_in(picture)
        missing: set[tuple[str, str]] = set()
        for text, written in HOSTILE_TEXTS.items():
            for when in DATES_OF_TITLES.values():
                if f"{written}, {when}" not in descriptions:
                    missing.add((text, when))
        assert missing == set()
        html: str = chart.to_html()
        assert "alert(1)</script>" not in html
        assert "</script><!--" not in html
        harmless: str = dataset_with().plot().to_html()
        assert markup_in(html) == markup_in(harmless)

    def test_hostile_titles_of_charts(self) -> None:
        """The title and the citation of a chart are text, whatever they are alone."""
        specs = {text: header_spec(text) for text in HOSTILE_TEXTS}
        titles = {
            text: (spec["title"]["text"], spec["description"]) for text, spec in specs.items()
        }
        written_titles = {text: cuttable(written) for text, written in HOSTILE_TEXTS.items()}
        assert titles == {text: (title, title) for text, title in written_titles.items()}
        citations = {text: spec["title"]["subtitle"][-1] for text, spec in specs.items()}
        expected: dict[str, str] = {}
        for text, title in written_titles.items():
            line = " ".join(title.split())
            expected[text] = f"{line} (n.d.). Data edition {line}."
        assert citations == expected
        unsafe = {text: unsafe_texts_in(spec) for text, spec in specs.items()}
        assert unsafe == {text: set() for text in HOSTILE_TEXTS}
        picture = picture_of_all(specs.values())
        assert scripts_in(picture) == []
        descriptions = descriptions_in(picture)
        assert {
            text
            for text, title in written_titles.items()
            if f"Title text '{title}'" not in descriptions
        } == set()

    def test_legend_of_sizes(self) -> None:
        """The sizes of marks have a legend if they differ."""
        events = [raw_event(f"e{level}", salience=level) for level in (1, 2)]
        for count, legends in ((1, 0), (2, 1)):
            texts = texts_of(dataset_with(events=events[:count]).plot())
            assert texts.count("Events: salience") == legends

    def test_a_title_is_written_as_it_is(self) -> None:
        """A title that looks like HTML is text."""
        text = "<b>a</b> & c"
        data = dataset_with(events=[raw_event(title=text, salience=1)])
        assert text in texts_of(data.plot())

    def test_actors_without_known_dates(self) -> None:
        """They have no bar, and the picture says how many there are."""
        actors = [raw_actor(), raw_actor("moscow", existed="1922/1991")]
        spec = spec_of(dataset_with(actors=actors).actors.plot())
        assert ids_in(spec, "holds") == {"moscow"}
        texts = texts_in(svg_of(spec))
        assert any("Not shown: 1 actor without known dates." in text for text in texts)

    @pytest.mark.parametrize("day", ["1934", "1992", "1900/2000"])
    def test_many_turning_points(self, day: str) -> None:
        """Any number of them on the same day, and at both edges, have labels."""
        title = "word " * 9 + "x"
        events = [raw_event(f"e{n}", day, salience=1, title=title) for n in range(30)]
        spec = spec_of(dataset_with(events=events).plot())
        assert len(ids_in(spec, "lines")) == 30

    def test_many_sources(self) -> None:
        """A tooltip names some, and counts the others."""
        books = [raw_reference(f"b{n}") for n in range(9)]
        citations = [{"reference": book["id"]} for book in books]
        data = dataset_with(events=[raw_event(citations=citations)], references=books)
        (mark,) = data_rows(spec_of(data.plot()), "mode")
        assert mark["sources"].count(" · ") == 6
        assert mark["sources"].endswith("and 3 more")

    @few_examples
    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """Every dataset is a valid chart with every event in it."""
        dataset = czsu.Dataset.from_dict(data)
        spec = valid_spec_of(dataset.plot())
        svg_of(spec)
        assert ids_in(spec, "mode") == set(dataset.events.ids)


def test_a_title_of_ones_own() -> None:
    """A title takes the place of the first line; how to read and to cite the chart stays."""
    own = dataset_dated(["1934"])
    for plot in (
        own.plot,
        own.events.plot,
        own.plot_disputes,
        own.treaties.plot_disputes,
        czsu.dataset.dyad_years()[:5].plot,
    ):
        plain: Any = plot().to_dict()
        titled: Any = plot(title="Mine").to_dict()
        assert titled["title"] == {**plain["title"], "text": "Mine"}
        assert titled["description"] == "Mine"
