"""Where sources disagree on a date: each date, its sources, and its place on a scale."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import czsu_relations as czsu
from chart_reading import (
    HOSTILE_TEXTS,
    ODD_DATES,
    cuttable,
    data_rows,
    dataset_with,
    descriptions_in,
    scripts_in,
    spec_of,
    svg_of,
    texts_in,
    unsafe_texts_in,
    valid_spec_of,
)
from czsu_relations._plot.disputes import Disputes
from dataset_strategies import few_examples, sound_datasets
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
    from collections.abc import Mapping

    from chart_reading import Spec

OWN, AGREEING, OTHER = "date in this dataset", "agreeing source", "disagreeing source"

TABLES = ("events", "treaties", "conditions", "periods", "actors")


@cache
def bundled_spec() -> Spec:
    """Return the chart of all disputes of the dataset."""
    return valid_spec_of(czsu.dataset.plot_disputes())


def dates_under(spec: Spec, title: str) -> list[tuple[str, str]]:
    """Return the lines under a title: a date, and how it agrees with the dataset."""
    return [
        (row["when"], row["verdict"]) for row in data_rows(spec, "date") if row["title"] == title
    ]


def places_of_dates(spec: Spec) -> dict[str, tuple[float, float]]:
    """Return where each date of the only title begins and ends."""
    places: dict[str, tuple[float, float]] = {}
    for row in data_rows(spec, "sure"):
        left, right = places.get(row["when"], (row["x"], row["x2"]))
        places[row["when"]] = min(left, row["x"]), max(right, row["x2"])
    return places


def title_of(record: Any) -> str:
    """Return the title of a record, or the name of an actor."""
    title: str = getattr(record, "title", None) or record.name
    return title


def raw_claim(span: str, key: str = "book", field: str = "date", **more: str) -> Raw:
    """Return a citation of a source that dates a field."""
    return {"reference": key, "dates": [{"field": field, "span": span}], **more}


def events_dated(own: str, *claims: str) -> czsu.Events:
    """Return an event of a date, and of as many sources as there are other dates."""
    citations = [raw_claim(span, f"b{n}") for n, span in enumerate(claims)]
    books = [raw_reference(f"b{n}") for n in range(len(claims))]
    event = raw_event(date=own, citations=citations)
    return dataset_with(events=[event], references=books).events


REMOTE = ("1600", "1945-05-08/..")
"""The dates that a source gives in dispute of each odd date."""


def disputed_events(pairs: Mapping[str, tuple[str, str]]) -> czsu.Dataset:
    """Return a dataset of events, by title: its own date, and one of a source that disputes it."""
    events: list[Raw] = []
    for number, (title, (own, other)) in enumerate(pairs.items()):
        claim = raw_claim(other, stance="disputes")
        events.append(raw_event(f"e{number}", own, title=title, citations=[claim]))
    return dataset_with(events=events, coverage="0001/9999")


def drawn_stretches(spec: Spec, title: str) -> list[tuple[str, bool]]:
    """Return the bars and dots under a title: the date, and whether it certainly covers them."""
    rows = [row for row in data_rows(spec, "sure") if row["title"] == title]
    return sorted((row["when"], row["sure"]) for row in rows)


def expected_stretches_of(*spans: czsu.TimeSpan) -> list[tuple[str, bool]]:
    """Return the stretches of some dates; one that is both possible and certain is only certain."""
    stretches: list[tuple[str, bool]] = []
    for span in spans:
        certain = span.certain_extents
        possible = [days for days in span.extents if days not in certain]
        stretches += [(span.describe(), False)] * len(possible)
        stretches += [(span.describe(), True)] * len(certain)
    return sorted(stretches)


def sources_under(spec: Spec, title: str) -> list[tuple[str, str]]:
    """Return the sources of each date under a title: in its tooltip, and beside the date."""
    rows = [row for row in data_rows(spec, "date") if row["title"] == title]
    return [(row["sources"], row["named"]) for row in rows]


def short_title(text: str) -> str:
    """Return the title of a source in one line, cut off if it is one long word."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


class TestBundled:
    """The dataset."""

    def test_dates_of_four_sources(self) -> None:
        """Our date comes first, with the sources of that day; the others follow by time."""
        citations = [
            raw_claim(date, f"book-{number}")
            for number, date in enumerate(("1934-06-09", "1934", "1934-07-09", "1934-06-09"))
        ]
        references = [raw_reference(f"book-{number}") for number in range(4)]
        event = raw_event(date="1934-06-09", citations=citations)
        spec = spec_of(dataset_with(events=[event], references=references).plot_disputes())
        assert dates_under(spec, "talks") == [
            ("9 June 1934", OWN),
            ("1934", AGREEING),
            ("9 July 1934", OTHER),
        ]
        own, *_, last = data_rows(spec, "date")
        assert own["sources"] == "book-0 · book-3"
        assert last["sources"] == "book-2"

    def test_fields_are_named(self) -> None:
        """Signature, ratification and force of a treaty are separate dates."""
        fields = {"signed": "1936", "ratified": "1937", "in_force": "1938/1940"}
        claims = [{"field": field, "span": "1950"} for field in fields]
        pact = raw_treaty(**fields, citations=[{"reference": "book", "dates": claims}])
        chart = dataset_with(actors=raw_parties(), treaties=[pact]).plot_disputes()
        assert spec_of(chart)["title"]["subtitle"][0] == "3 disputed dates."
        headings = {row["text"] for row in data_rows(spec_of(chart), "text")}
        assert headings == {"pact: signed", "pact: ratified", "pact: in force"}
        texts = texts_in(svg_of(bundled_spec()))
        total = len(data_rows(bundled_spec(), "text"))
        assert any(f"{total} disputed dates." in text for text in texts)

    def test_every_claim_outside_the_own_date_is_drawn(self) -> None:
        """A claim that does not agree with the record's own date is of a disagreeing source."""
        rows = data_rows(bundled_spec(), "date")
        count = 0
        for table in TABLES:
            for record in getattr(czsu, table):
                title = title_of(record)
                dates = {
                    (row["when"], row["verdict"]) for row in rows if row["title"].startswith(title)
                }
                for citation in record.citations:
                    for claim in citation.dates:
                        own = getattr(record, claim.field)
                        if not claim.rejected and not own.agrees_with(claim.span):
                            assert (claim.span.describe(), OTHER) in dates
                            count += 1
        assert count > 20

    @pytest.mark.parametrize("key", ["czechoslovak-legion-interned-1939", "comecon-1949"])
    def test_disputes_of_other_matters_are_left_out(self, key: str) -> None:
        """A source may dispute a record, but not its date."""
        assert czsu.events[key].disputed
        events = czsu.events.where(lambda event: event.id == key)
        assert data_rows(spec_of(events.plot_disputes()), "date") == []

    def test_lines_do_not_overlap(self) -> None:
        """Titles, dates and scales have heights of their own."""
        spec = bundled_spec()
        lines: list[tuple[float, int]] = []
        for key in ("text", "date", "long"):
            for row in data_rows(spec, key):
                lines.append((row["y"], 8 + 12 * (len(row.get("date", "1")) - 1)))
        for (above, height), (below, _) in pairwise(sorted(lines)):
            assert below - above >= height

    def test_selections(self) -> None:
        """A selection draws its own disputes, of which a dataset draws all."""
        titles: dict[str, list[str]] = {}
        for table in TABLES:
            spec = spec_of(getattr(czsu, table).plot_disputes())
            titles[table] = [row["text"] for row in data_rows(spec, "text")]
        drawn = Counter(row["text"] for row in data_rows(bundled_spec(), "text"))
        assert Counter(chain.from_iterable(titles.values())) == drawn
        foreign: dict[str, list[str]] = {}
        for table in TABLES:
            own = tuple(title_of(record) for record in getattr(czsu, table))
            foreign[table] = [title for title in titles[table] if not title.startswith(own)]
        assert foreign == {table: [] for table in TABLES}

    def test_empty_selections(self) -> None:
        """They are all the same picture, which says that there are no disputes."""
        specs = {table: spec_of(getattr(czsu, table)[:0].plot_disputes()) for table in TABLES}
        assert specs == dict.fromkeys(TABLES, specs["events"])
        texts = texts_in(svg_of(specs["events"]))
        assert any("No disputed dates." in text for text in texts)


class TestOwn:
    """Datasets of our own."""

    def test_order_in_time(self) -> None:
        """Earlier dates are to the left, and longer ones are longer."""
        spec = spec_of(events_dated("1934-06-09", "1934", "1934-05", "1934-12-24").plot_disputes())
        places = places_of_dates(spec)
        day, month, eve = places["9 June 1934"], places["May 1934"], places["24 December 1934"]
        assert month[0] < month[1] <= day[0] < day[1] <= eve[0] < eve[1]
        assert places["1934"][0] < month[0]
        assert places["1934"][1] > eve[1]
        assert month[1] - month[0] == pytest.approx(31 * (day[1] - day[0]))

    def test_length_of_a_scale(self) -> None:
        """It is the time from the first known day to the last."""
        lengths = {
            ("1934-06-09", "1934-06-10"): "2 days",
            ("1934-06-09", "1934-07-09"): "31 days",
            ("1934-01", "1934-12"): "12 months",
            ("1934", "1938"): "5 years",
            ("../1934", "1935-01-01"): "2 days",
            ("1934-12-31", "0001-01-01"): "1934 years",
        }
        drawn: dict[tuple[str, str], list[str]] = {}
        for dates in lengths:
            events = events_dated(*dates)
            plan = Disputes.of(events.dataset.collection, events)
            drawn[dates] = [scale["long"] for scale in plan.scales]
        assert drawn == {dates: [length] for dates, length in lengths.items()}

    def test_scale_without_a_known_day(self) -> None:
        """If nothing bounds the dates, the scale is as long as the calendar."""
        claim = raw_claim("[..0001-01-01,9999-12-31..]", "book")
        event = raw_event(date="1934", citations=[claim])
        dataset = dataset_with(events=[event], coverage="0001/9999")
        (scale,) = data_rows(spec_of(dataset.plot_disputes()), "long")
        assert scale["long"] == "9999 years"

    def test_dark_and_light(self) -> None:
        """The days that a date certainly covers are drawn over those that it may cover."""
        spec = spec_of(events_dated("1934/1936", "1938").plot_disputes())
        widths = {
            (row["when"], row["sure"]): row["x2"] - row["x"] for row in data_rows(spec, "sure")
        }
        assert set(widths) == {("1934–1936", True), ("1934–1936", False), ("1938", False)}
        assert widths["1934–1936", True] < widths["1934–1936", False]

    @pytest.mark.parametrize(
        ("own", "claims"),
        [
            ("1934", [raw_claim("1934", stance="disputes")]),
            ("1934-05", [raw_claim("1934", stance="disputes")]),
            ("1934", [raw_claim("1934-05", stance="disputes")]),
            ("1934-09/1934-12", [raw_claim("/1934", stance="disputes")]),
            (
                "{1934-05-01,1934-05-02}",
                [raw_claim("1934-05-01"), raw_claim("1934-05-01", stance="disputes")],
            ),
        ],
    )
    def test_a_dispute_of_another_matter(self, own: str, claims: list[Raw]) -> None:
        """A source that disputes a record does not dispute its date if the two dates agree."""
        dataset = dataset_with(events=[raw_event(date=own, citations=claims)])
        assert dataset.events[0].disputed
        assert data_rows(spec_of(dataset.plot_disputes()), "date") == []

    def test_a_rejected_date(self) -> None:
        """It is no dispute; beside one, it is drawn as an error."""
        wrong = raw_claim("1936")
        wrong["dates"][0]["rejected"] = True
        wrong["note"] = "The law is of 1934."
        events = [
            raw_event(date="1934", citations=[wrong]),
            raw_event("visit", "1934", title="visit", citations=[wrong, raw_claim("1935")]),
        ]
        spec = spec_of(dataset_with(events=events).plot_disputes())
        assert dates_under(spec, "talks") == []
        assert dates_under(spec, "visit") == [
            ("1934", OWN),
            ("1935", OTHER),
            ("1936", "source in error"),
        ]

    def test_all_tables_in_their_order(self) -> None:
        """A dataset draws the disputes of all its records."""
        citations = [raw_claim("1950", field="span")]
        data = dataset_with(
            periods=[raw_period(citations=citations)],
            events=[raw_event(citations=[raw_claim("1950")])],
            conditions=[raw_condition(citations=citations)],
            actors=[raw_actor(existed="1918", citations=[raw_claim("1950", field="existed")])],
        )
        titles = [row["text"] for row in data_rows(spec_of(data.plot_disputes()), "text")]
        assert titles == ["interwar", "talks", "relations", "prague"]

    def test_many_sources_of_a_date(self) -> None:
        """Beside a date are as many sources as fit; its tooltip names all."""
        spec = spec_of(events_dated("1934", "1935", *["1934"] * 30).plot_disputes())
        own, other = data_rows(spec, "date")
        assert own["sources"].count(" · ") == 29
        assert own["named"].startswith("this dataset · b1 · b2")
        assert own["named"].endswith(" more")
        assert len(own["named"]) < 80
        assert other["named"] == "b0"

    def test_odd_dates(self) -> None:
        """Open and remote dates are drawn within the panel, each with all its stretches."""
        pairs = {
            f"talks {own} or {other}": (own, other)
            for other in REMOTE
            for own in ODD_DATES
            if not czsu.TimeSpan(own).agrees_with(czsu.TimeSpan(other))
        }
        assert len(pairs) > len(ODD_DATES)
        spec = valid_spec_of(disputed_events(pairs).plot_disputes())
        dates = {title: sorted(dates_under(spec, title)) for title in pairs}
        stretches = {title: drawn_stretches(spec, title) for title in pairs}
        expected_dates: dict[str, list[tuple[str, str]]] = {}
        expected_stretches: dict[str, list[tuple[str, bool]]] = {}
        for title, (own, other) in pairs.items():
            spans = {OWN: czsu.TimeSpan(own), OTHER: czsu.TimeSpan(other)}
            whens = [(span.describe(), verdict) for verdict, span in spans.items()]
            expected_dates[title] = sorted(whens)
            expected_stretches[title] = expected_stretches_of(*spans.values())
        assert dates == expected_dates
        assert stretches == expected_stretches
        outside = {
            row["title"]: (row["x"], row["x2"])
            for row in data_rows(spec, "sure")
            if not 200 < row["x"] <= row["x2"] < 500
        }
        assert outside == {}
        picture = svg_of(spec)
        texts, descriptions = texts_in(picture), descriptions_in(picture)
        assert {title for title in pairs if title not in texts} == set()
        missing: list[str] = []
        for title, whens in expected_dates.items():
            for when, verdict in whens:
                if f"{title}, {when}, {verdict}" not in descriptions:
                    missing.append(title)
        assert missing == []

    def test_hostile_texts(self) -> None:
        """Titles and sources are text."""
        events: list[Raw] = []
        references: list[Raw] = []
        for number, text in enumerate(HOSTILE_TEXTS):
            author = {"literal": text}
            references += [
                raw_reference(f"titled-{number}", title=text),
                raw_reference(f"by-{number}", authors=[author], issued="1990"),
            ]
            claims = [raw_claim("1950", f"titled-{number}"), raw_claim("1950", f"by-{number}")]
            events.append(raw_event(f"e{number}", title=text, citations=claims))
        data = dataset_with(
            title="<script>alert(1)</script>",
            edition="</script><!-- x",
            events=events,
            references=references,
        )
        spec = valid_spec_of(data.plot_disputes())
        assert unsafe_texts_in(spec) == set()
        headings = Counter(row["text"] for row in data_rows(spec, "text"))
        assert headings == Counter(cuttable(written) for written in HOSTILE_TEXTS.values())
        sources = {text: sources_under(spec, written) for text, written in HOSTILE_TEXTS.items()}
        expected: dict[str, list[tuple[str, str]]] = {}
        for text, written in HOSTILE_TEXTS.items():
            work = short_title(written)
            named = f"{work} · {written} 1990"
            if len(named) > 76:
                named = f"{work} · and 1 more"
            expected[text] = [("", "this dataset"), (f"{work} · {written} 1990", cuttable(named))]
        assert sources == expected
        picture = svg_of(spec)
        assert scripts_in(picture) == []
        descriptions = descriptions_in(picture)
        assert {
            text
            for text, written in HOSTILE_TEXTS.items()
            if not {f"{written}, 1934, {OWN}", f"{written}, 1950, {OTHER}"} <= descriptions
        } == set()

    @few_examples
    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """Every dataset is a valid chart, and only disputed records are drawn in it."""
        dataset = czsu.Dataset.from_dict(data)
        spec = valid_spec_of(dataset.plot_disputes())
        svg_of(spec)
        disputed: list[Any] = []
        for table in TABLES:
            disputed += [record for record in getattr(dataset, table) if record.disputed]
        if not disputed:
            assert data_rows(spec, "date") == []
