"""The timeline: its form, how TimelineJS reads it, and how a browser shows it."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import jsonschema
import pytest
from hypothesis import given

import czsu_relations as czsu
from chromium import FLAGS, program
from dataset_strategies import sound_datasets
from date_strategies import Dressed, edtf_texts
from exported_tables import HOSTILE, TABLES
from open_dates import has_first_day
from raw_datasets import Raw, raw_actor, raw_dataset, raw_event, raw_period, raw_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS: Final = Path(__file__).parents[1]
PAGE: Final = TESTS.parent / "docs" / "howto" / "timeline.md"
TIMELINEJS: Final = TESTS / "node" / "node_modules" / "@knight-lab" / "timelinejs" / "dist"

DAYS: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:/(\d{4})-(\d{2})-(\d{2}))?")
"""A date of one certain day, or from one to another, as it is usually written."""

OPEN: Final = {"../1945": "1945-01-01", "/1945": "1945-01-01", "[..1934]": "1934-01-01"}
"""Dates without a first day, and the day at which they are drawn."""

WWW: Final = "See www.example.org/'onmouseover='alert(1)"
"""A text that is harmless until it is made a link."""

SELECTIONS: Final[dict[str, Any]] = {
    "bundled": czsu.events,
    **{name: table for name, table in TABLES.items() if name.startswith("events, ")},
}


def closed_object(*required: str, **properties: Raw) -> Raw:
    """Return the JSON Schema of an object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def documented_format() -> Raw:
    """Return the documented format of TimelineJS, as far as it is used here.

    <https://timeline.knightlab.com/docs/json-format.html>
    """
    text: Raw = {"type": "string"}
    when = closed_object(
        "year",
        year={"type": "integer"},
        month={"type": "integer", "minimum": 1, "maximum": 12},
        day={"type": "integer", "minimum": 1, "maximum": 31},
        display_date=text,
    )
    texts = closed_object(headline=text, text=text)
    slide = {"unique_id": text, "text": texts, "autolink": {"type": "boolean"}}
    dated = {"start_date": when, "end_date": when}
    event = closed_object("start_date", **slide, **dated, display_date=text, group=text)
    era = closed_object("start_date", "end_date", **dated, text=texts)
    return closed_object(
        "events",
        title=closed_object(**slide),
        events={"type": "array", "items": event},
        eras={"type": "array", "items": era},
    )


FORMAT: Any = jsonschema.Draft202012Validator(documented_format())


class Html(HTMLParser):
    """The text of a piece of HTML, its elements, and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


def timeline_of(data: czsu.Dataset | czsu.Events) -> Raw:
    """Return the timeline as it is read from a JSON file, checked by the documented format."""
    timeline: Raw = json.loads(json.dumps(czsu.export.timelinejs(data)))
    FORMAT.validate(timeline)
    return timeline


def dataset_of(*events: Raw, **more: Any) -> czsu.Dataset:
    """Return a dataset with these events, of any time."""
    return czsu.Dataset.from_dict(
        {**raw_dataset(events=list(events)), "coverage": "0001/9999", **more}
    )


def sources_of(event: czsu.Event, dataset: czsu.Dataset) -> Iterator[tuple[str, str | None]]:
    """Yield the citation of each source of an event, as on the slide, and its address."""
    for citation in event.citations:
        source = dataset.references[citation.reference]
        citation_text = source.title if source.url else source.describe()
        citation_text += f" [{citation.locator}]" if citation.locator else ""
        citation_text += f" ({citation.stance})" if citation.stance != "supports" else ""
        yield citation_text, source.url


def slide_text_of(event: czsu.Event, dataset: czsu.Dataset) -> str:
    """Return the text of an event's slide."""
    actors = [
        f"{dataset.actors[participant.actor].name} ({participant.role})"
        for participant in event.participants
    ]
    return "".join(
        [
            event.summary,
            f"Place: {event.place}" if event.place else "",
            f"Actors: {'; '.join(actors)}" if actors else "",
            "Sources:",
            *(citation_text for citation_text, _ in sources_of(event, dataset)),
        ]
    )


def links_of(event: czsu.Event, dataset: czsu.Dataset) -> list[str]:
    """Return the addresses of the sources of an event."""
    return [url for _, url in sources_of(event, dataset) if url]


class TestSlides:
    """The content of the slides."""

    @pytest.mark.parametrize("name", SELECTIONS)
    def test_each_event_is_a_slide(self, name: str) -> None:
        """A slide has the fields of the record, and no HTML but its own."""
        events: czsu.Events = SELECTIONS[name]
        slides = timeline_of(events)["events"]
        if not events:
            assert [slide["text"]["headline"] for slide in slides] == ["No events"]
            return
        for slide, event in zip(slides, events, strict=True):
            headline, text = Html(slide["text"]["headline"]), Html(slide["text"]["text"])
            assert (headline.text, headline.tags) == (event.title, [])
            assert text.text == slide_text_of(event, events.dataset)
            assert Counter(text.tags)["li"] == len(event.citations)
            assert set(text.tags) <= {"p", "ul", "li", "a"}
            assert text.attributes == [("href", url) for url in links_of(event, events.dataset)]
            assert slide["unique_id"] == event.id
            assert slide["display_date"] == event.date.describe()
            assert slide["group"] == group_of(event)

    def test_the_title_cites_the_dataset(self) -> None:
        """The title slide counts the events, and cites the dataset with its licence."""
        some = czsu.events.search("Munich")
        title = timeline_of(some)["title"]
        text = Html(title["text"]["text"])
        assert Html(title["text"]["headline"]).text == czsu.dataset.title
        assert text.text == f"{len(some)} of {len(czsu.events)} events.{czsu.citation()}"
        assert "CC-BY-SA-4.0" in text.text

    def test_ids_differ(self) -> None:
        """No two slides have the same id, whatever the ids of the events are."""
        for data in (dataset_of(raw_event("title"), raw_event("nothing")), dataset_of()):
            timeline = timeline_of(data)
            ids = [slide["unique_id"] for slide in (timeline["title"], *timeline["events"])]
            assert len(set(ids)) == len(ids)

    def test_any_address(self) -> None:
        """A link leads to the address of the reference."""
        url = "https://example.org/'\"onmouseover=alert(1)?a=1&copy=2"
        data = dataset_of(raw_event(), references=[raw_reference(url=url)])
        (slide,) = timeline_of(data)["events"]
        assert Html(slide["text"]["text"]).attributes == [("href", url)]

    def test_nothing_becomes_a_link_by_itself(self) -> None:
        """TimelineJS is asked not to make links of texts."""
        timeline = timeline_of(dataset_of())
        assert [slide["autolink"] for slide in (timeline["title"], *timeline["events"])] == [
            False
        ] * 2
        assert not any(slide["autolink"] for slide in timeline_of(czsu.dataset)["events"])

    @given(sound_datasets())
    def test_any_dataset(self, data: Raw) -> None:
        """The timeline of any dataset has the right form, and texts stay texts."""
        dataset = czsu.Dataset.from_dict(data)
        timeline = timeline_of(dataset)
        assert Html(timeline["title"]["text"]["headline"]).text == dataset.title
        for slide, event in zip(timeline["events"], dataset.events, strict=bool(dataset.events)):
            assert Html(slide["text"]["headline"]).text == event.title
            assert Html(slide["text"]["text"]).text == slide_text_of(event, dataset)


NO_MODE = "neither: founding, election, death …"
"""The row of the events without a mode."""


def group_of(event: czsu.Event) -> str:
    """Return the row of an event if the rows are modes."""
    return event.mode.replace("-", " ") if event.mode else NO_MODE


def first_day_of(day: Raw) -> date:
    """Return the day at which TimelineJS draws a date: the first day of its month or year."""
    return date(day["year"], day.get("month", 1), day.get("day", 1))


def date_parts(year: int, month: int | None = None, day: int | None = None) -> Raw:
    """Return the parts of a date."""
    given = {"year": year, "month": month, "day": day}
    return {key: value for key, value in given.items() if value}


@pytest.mark.parametrize("group", ["mode", "kind", "plover"])
def test_groups(group: Literal["mode", "kind", "plover"]) -> None:
    """Events are grouped by the field that is asked for."""
    timeline = czsu.export.timelinejs(czsu.events, group=group)
    words = [row[group] for row in czsu.events.to_rows()]
    expected = [str(word).replace("-", " ") if word else NO_MODE for word in words]
    assert [slide["group"] for slide in timeline["events"]] == expected
    assert (NO_MODE in expected) is (group != "kind")


class TestDates:
    """The days at which events are drawn."""

    def test_certain_days_are_whole(self) -> None:
        """Events of certain days are drawn on those days, by their EDTF."""
        found = 0
        for slide, event in zip(timeline_of(czsu.dataset)["events"], czsu.events, strict=True):
            if match := DAYS.fullmatch(event.date.edtf):
                first, last = [*map(int, match.groups("0"))][:3], [*map(int, match.groups("0"))][3:]
                assert date_parts(*first).items() <= slide["start_date"].items()
                assert slide.get("end_date", {}) == date_parts(*last)
                found += 1
        assert found > 100

    @pytest.mark.parametrize(
        ("written", "start", "end"),
        [
            ("1934", (1934,), None),
            ("1934-01", (1934, 1), None),
            ("1934-05~", (1934, 5), None),
            ("1934-01-01", (1934, 1, 1), None),
            ("1934-05-01?", (1934, 5, 1), None),
            ("1938-09-2X", (1938, 9, 20), None),
            ("193X", (1930,), None),
            ("XXXX-12-XX", (1, 12), None),
            ("1944-24", (1944, 12), None),
            ("1934-33", (1934,), None),
            ("1985-04-12T23:20:30", (1985, 4, 12), None),
            ("0001", (1,), None),
            ("9999-12-31", (9999, 12, 31), None),
            ("1944-09/1945-05", (1944, 9), (1945, 5)),
            ("1968/1968-08", (1968,), (1968, 8)),
            ("1968-08/1968-08-21", (1968, 8), (1968, 8, 21)),
            ("1968-08-20/1968", (1968, 8, 20), None),
            ("1968-08-20/1968-08-20", (1968, 8, 20), None),
            ("1945/..", (1945,), None),
            ("1945/", (1945,), None),
            ("../1945", (1945,), None),
            ("/1945-05", (1945, 5), None),
            ("[1936,1934]", (1934,), None),
            ("{1938-10-02,1938-10-04}", (1938, 10, 2), None),
            ("{1934-05..1934-07}", (1934, 5), None),
            ("[1993,1993..199X]", (1993,), None),
            ("0001-01-01", (1, 1, 1), None),
            ("[9990..9999]", (9990,), None),
            ("[..1934]", (1934,), None),
            ("[..1934,1936]", (1934,), None),
        ],
    )
    def test_odd_dates(
        self, written: str, start: tuple[int, ...], end: tuple[int, ...] | None
    ) -> None:
        """Dates have the parts that their first day needs; no end has all parts of its start."""
        (slide,) = timeline_of(dataset_of(raw_event(date=written)))["events"]
        assert slide["start_date"].items() >= date_parts(*start).items()
        assert slide["start_date"].keys() - date_parts(*start).keys() <= {"display_date"}
        assert slide.get("end_date") == (date_parts(*end) if end else None)
        assert not end or not slide["start_date"].items() <= slide["end_date"].items()
        assert slide["display_date"] == czsu.TimeSpan(written).describe()

    @given(edtf_texts())
    def test_any_date(self, written: Dressed) -> None:
        """Any date is drawn at its first day, and ends at its earliest end if that is later."""
        span = czsu.TimeSpan(written.text)
        (slide,) = timeline_of(dataset_of(raw_event(date=span.edtf)))["events"]
        stands = first_day_of(slide["start_date"])
        assert span.possibly_overlaps(stands, stands)
        assert span.earliest == stands or not has_first_day(span.edtf)
        if "end_date" in slide:
            assert stands < first_day_of(slide["end_date"]) == span.earliest_end


def eras_of(data: czsu.Dataset | czsu.Events) -> list[str]:
    """Return the titles of the eras of a timeline."""
    return [Html(era["text"]["headline"]).text for era in timeline_of(data)["eras"]]


class TestEras:
    """The periods that are eras."""

    def test_they_do_not_overlap(self) -> None:
        """The narrowest of the bundled periods are eras, one after the other."""
        wider = {period.part_of for period in czsu.periods}
        assert eras_of(czsu.dataset) == [
            period.title for period in czsu.periods if period.id not in wider
        ]
        eras = timeline_of(czsu.dataset)["eras"]
        days = [first_day_of(day) for era in eras for day in (era["start_date"], era["end_date"])]
        assert days == sorted(days)

    def test_only_those_that_are_touched(self) -> None:
        """Only periods that events touch are eras, and the narrowest of these."""
        periods = [
            raw_period("century", "1900/1999"),
            raw_period("early", "1918/1938", part_of="century"),
            raw_period("late", "1968/1989", part_of="century"),
            raw_period("since", "1968/.."),
            raw_period("moment", "1968-08-21", part_of="century"),
            raw_period("before", "../1938"),
            raw_period("age", "9990/9999"),
        ]
        data = dataset_of(
            raw_event("a", "1930"),
            raw_event("b", "1950"),
            raw_event("c", "1968-08-21"),
            raw_event("d", "9995"),
            periods=periods,
        )
        assert eras_of(data.events.on("1930")) == ["early"]
        assert eras_of(data.events.on("1950")) == ["century"]
        assert eras_of(data.events.on("1968")) == ["late"]
        assert eras_of(data.events.on("9995")) == ["age"]
        assert eras_of(data) == ["early", "late", "age"]
        assert eras_of(data.events[:0]) == []

    def test_titles_are_escaped(self) -> None:
        """Titles of periods are escaped, too."""
        periods = [
            raw_period(f"p{number}", "1918/1938", title=text) for number, text in enumerate(HOSTILE)
        ]
        assert sorted(eras_of(dataset_of(raw_event(), periods=periods))) == sorted(HOSTILE)


class TestErrors:
    """Data that cannot be exported."""

    @pytest.mark.parametrize("data", [None, "munich", czsu.treaties])
    def test_wrong_data(self, data: Any) -> None:
        """Only a dataset or a selection of events can be a timeline."""
        with pytest.raises(czsu.errors.QueryTypeError, match="a dataset or a selection of events"):
            czsu.export.timelinejs(data)

    @pytest.mark.parametrize("group", [None, "place", "kinds"])
    def test_wrong_groups(self, group: Any) -> None:
        """The error names the three groups."""
        with pytest.raises(czsu.errors.QueryError, match="grouped by mode, kind, plover, not by "):
            czsu.export.timelinejs(czsu.events, group=group)


def needs_timelinejs() -> None:
    """Fail with the command that installs TimelineJS if it is missing."""
    assert TIMELINEJS.is_dir(), "TimelineJS is not installed: npm ci --prefix tests/node"


def run_timelinejs(*timelines: Raw) -> list[Raw]:
    """Return what the real TimelineJS reads from timelines."""
    needs_timelinejs()
    done = subprocess.run(  # noqa: S603 - our own script
        [program("node"), TESTS / "node" / "check_timeline.mjs"],
        input=json.dumps(timelines),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    found: list[Raw] = json.loads(done.stdout)
    return found


def as_html_has_it(text: str) -> str:
    """Return a text with the line breaks of HTML."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def expected_days(span: czsu.TimeSpan) -> tuple[str, str | None]:
    """Return the days at which a date must be drawn, by its bounds."""
    text = span.edtf
    start = OPEN.get(text) or span.earliest_start.isoformat()
    two_ends = "/" in text and not re.search(r"^/|^\.\.|/$|\.\.$", text)
    longer = two_ends and span.earliest_end > span.earliest_start
    return start, span.earliest_end.isoformat() if longer else None


@pytest.mark.node
class TestTimelineJS:
    """How the real TimelineJS reads a timeline."""

    @pytest.mark.parametrize("name", SELECTIONS)
    def test_slides(self, name: str) -> None:
        """TimelineJS finds no error, and the ids, days, texts and links of the records."""
        events: czsu.Events = SELECTIONS[name]
        (found,) = run_timelinejs(timeline_of(events))
        assert found["errors"] == []
        assert as_html_has_it(events.dataset.title) == found["title"]["headline"]["text"]
        if not events:
            assert [slide["headline"]["text"] for slide in found["events"]] == ["No events"]
            return
        slides = {slide["id"]: slide for slide in found["events"]}
        assert slides.keys() == set(events.ids)
        assert len(found["events"]) == len(events)
        for event in events:
            slide = slides[event.id]
            assert (slide["start"], slide.get("end")) == expected_days(event.date), event.date
            assert slide["shown"] == event.date.describe()
            assert slide["headline"]["text"] == as_html_has_it(event.title)
            assert slide["headline"]["elements"] == []
            assert slide["text"]["text"] == as_html_has_it(slide_text_of(event, events.dataset))
            assert set(slide["text"]["elements"]) <= {"p", "ul", "li", "a"}
            assert set(slide["text"]["attributes"]) <= {"href", "target", "rel"}
            assert slide["text"]["links"] == links_of(event, events.dataset)

    def test_eras(self) -> None:
        """The eras run from the first day of a period to its last."""
        (found,) = run_timelinejs(timeline_of(czsu.dataset))
        periods = {period.title: period.span for period in czsu.periods}
        assert len(found["eras"]) > 10
        for era in found["eras"]:
            span = periods[era["headline"]["text"]]
            assert (era["start"], era["end"]) == (str(span.earliest), str(span.latest))

    def test_it_drops_an_end_that_is_finer_than_the_start(self) -> None:
        """TimelineJS drops an end that has all parts of the start, which our timelines avoid."""
        timeline = timeline_of(
            dataset_of(raw_event(date="1968/1968-08"), periods=[raw_period(span="1968/1968-08")])
        )
        (kept,) = run_timelinejs(timeline)
        del timeline["events"][0]["start_date"]["display_date"]
        timeline["eras"][0]["start_date"] = {"year": 1968}
        (dropped,) = run_timelinejs({**timeline, "eras": []})
        (refused,) = run_timelinejs(timeline)
        assert (kept["errors"], kept["events"][0]["end"]) == ([], "1968-08-01")
        assert (kept["eras"][0]["start"], kept["eras"][0]["end"]) == ("1968-01-01", "1968-08-31")
        assert (dropped["errors"], "end" in dropped["events"][0]) == ([], False)
        assert refused["errors"] == ["All eras must have start and end dates. [interwar]"]

    def test_it_refuses_a_timeline_without_slides(self) -> None:
        """TimelineJS refuses a timeline without slides, so an empty one has a slide."""
        (found,) = run_timelinejs({**timeline_of(dataset_of()), "events": []})
        assert "has no events" in found["errors"][0]


class Drawn(HTMLParser):
    """The elements that TimelineJS draws in a page: their texts, by class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.ids: dict[str, list[str]] = {}
        self.attributes: list[tuple[str, str, str | None]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its classes and its id."""
        classes = dict(attrs).get("class") or ""
        self.attributes += [(tag, *attribute) for attribute in attrs]
        if tag not in {"meta", "link", "br", "img"}:
            self._open.append((tag, classes))
        for name in classes.split():
            self.texts.setdefault(name, []).append("")
            self.ids.setdefault(name, []).append(dict(attrs).get("id") or "")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Add a text to all elements that contain it."""
        for _, classes in self._open:
            for name in classes.split():
                self.texts[name][-1] += data


def render_page(timeline: Raw, folder: Path) -> Drawn:
    """Open the page of the how-to guide in Chromium, offline, and return its elements."""
    needs_timelinejs()
    found = re.search(r"```html\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    cdn = "https://cdn.knightlab.com/libs/timeline3/latest"
    page = found[1].replace(cdn, TIMELINEJS.as_uri())
    assert page.count(TIMELINEJS.as_uri()) == found[1].count("://") == 2
    (folder / "timeline.html").write_text(page, "utf-8")
    (folder / "timeline.json").write_text(json.dumps(timeline), "utf-8")
    done = subprocess.run(  # noqa: S603 - our own page
        [
            program("chromium"),
            *FLAGS,
            f"--user-data-dir={folder / 'profile'}",
            "--allow-file-access-from-files",
            "--window-size=1200,700",
            "--enable-logging=stderr",
            "--virtual-time-budget=10000",
            "--dump-dom",
            (folder / "timeline.html").as_uri(),
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == []
    return Drawn(done.stdout)


@pytest.mark.browser
class TestBrowser:
    """The page of the how-to guide in Chromium."""

    def test_the_whole_dataset(self, tmp_path: Path) -> None:
        """Each event has a slide, a date and a mark on the axis; groups and eras are shown."""
        page = render_page(timeline_of(czsu.dataset), tmp_path)
        title, *slides = page.ids["tl-slide"]
        assert title not in czsu.events.ids
        assert sorted(slides) == sorted(czsu.events.ids)
        assert sorted(page.ids["tl-timemarker"]) == sorted(f"{key}-marker" for key in slides)
        shown = dict(zip(page.ids["tl-slide"], page.texts["tl-headline-date"], strict=True))
        assert shown == {title: "", **{event.id: event.date.describe() for event in czsu.events}}
        groups = {group_of(event) for event in czsu.events}
        assert sorted(page.texts["tl-timegroup-message"]) == sorted(groups)
        assert page.texts["tl-timeera"] == eras_of(czsu.dataset)

    def test_no_events(self, tmp_path: Path) -> None:
        """A timeline without events is shown, and no error."""
        page = render_page(timeline_of(czsu.events[:0]), tmp_path)
        assert page.texts["tl-headline-date"] == ["", "1917–1993"]
        assert "No events" in page.texts["tl-slide"][1]
        assert "tl-message" not in page.texts

    def test_hostile_texts(self, tmp_path: Path) -> None:
        """Texts stay texts: no code runs, and the only links are those to sources."""
        url = "https://example.org/'onmouseover='alert(1)\"onmouseover=\"alert(1)"
        texts = ["<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>", WWW]
        data = dataset_of(
            *(
                raw_event(
                    f"e{number}",
                    title=text,
                    summary=text,
                    place=text,
                    participants=[{"actor": f"a{number}", "role": "party"}],
                    citations=[{"reference": "book", "locator": text}, {"reference": "page"}],
                )
                for number, text in enumerate(texts)
            ),
            title=WWW,
            actors=[
                raw_actor(f"a{number}", names=[{"text": text, "language": "en"}])
                for number, text in enumerate(texts)
            ],
            references=[
                raw_reference(title=f"Book. {WWW[4:]}"),
                raw_reference("page", title="<b>", url=url),
            ],
            periods=[raw_period(title=texts[0])],
        )
        page = render_page(timeline_of(data), tmp_path)
        assert not [attribute for attribute in page.attributes if attribute[1].startswith("on")]
        assert not [attribute for attribute in page.attributes if attribute[0] == "img"]
        links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]
        assert Counter(links) == {url: 3, "https://timeline.knightlab.com": 1}
        for number, text in enumerate(texts):
            where = page.ids["tl-slide"].index(f"e{number}")
            assert page.texts["tl-slide"][where].count(text) == 5
        assert page.texts["tl-timeera"] == [texts[0]]
