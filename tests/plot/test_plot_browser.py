"""The charts in a browser: the saved page, a mouse on it, and the time zone of the reader."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest

import czsu_relations as czsu
from chart_reading import dataset_with
from chromium import Page, open_page
from exported_tables import HOSTILE
from raw_datasets import raw_condition, raw_event, raw_reference

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from altair import LayerChart

pytestmark = pytest.mark.browser

CHARTS: Final = {
    "timeline": (czsu.dataset.plot, "Munich Agreement"),
    "course": (czsu.dataset.dyad_years().plot, "League of Nations"),
    "disputes": (czsu.treaties.plot_disputes, "27 August 1968"),
    "timeline, no events": (czsu.events[:0].plot, "1920"),
    "timeline, no records": (dataset_with().plot, "1920"),
    "course, no years": (czsu.dataset.dyad_years()[:0].plot, "1920"),
    "disputes, no records": (dataset_with().plot_disputes, "No disputed dates."),
}
"""A function that draws each chart, and a text in it."""

MARKUP: Final = (
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<b>a</b> & c",
    "&lt;b&gt;",
    "<a href='javascript:alert(1)'>x</a>",
    "</script><script>alert(1)</script>",
)
"""Texts that a browser could take for markup."""

MUNICH: Final = "Munich Agreement, 29–30 September 1938"
MASARYK: Final = (
    "Tomáš Garrigue Masaryk is president of Czechoslovakia, 14 November 1918 – 14 December 1935"
)
"""The texts for screen readers of an event and of a bar."""

ZONES: Final = {"America/Los_Angeles": 480, "UTC": 0, "Asia/Tokyo": -540}
"""Time zones, with their distance behind UTC in winter, in minutes."""

DAY_WIDTH: Final = 750 / 17
"""The width of one of 17 days in pixels."""

DRAWN: Final = "document.querySelector('#vis details') !== null"
"""Whether the chart is drawn: Vega adds a menu at the end."""

PICTURE: Final = "document.querySelector('#vis svg.marks').outerHTML"
"""The whole picture, as SVG."""

PICTURE_NAME: Final = "document.querySelector('#vis [role=graphics-document]').ariaLabel"
"""The name of the picture for screen readers."""

BOXES: Final = """[...document.querySelectorAll("#vis svg.marks SELECTOR")].map(element => {
    const box = element.getBoundingClientRect();
    return [element.ariaLabel ?? element.textContent, box.x, box.y, box.width, box.height];
})"""
"""The texts of elements, and their places on the screen."""

TOOLTIP: Final = """[...document.querySelectorAll('#vg-tooltip-element.visible tr')].map(
    row => [...row.cells].map(cell => cell.textContent)
)"""
"""The rows of the tooltip, if it is visible."""

TOOLTIP_TAGS: Final = """[...document.querySelectorAll('#vg-tooltip-element *')].map(
    element => element.tagName
)"""
"""The names of the elements in the tooltip."""

Box = tuple[float, float, float, float]
"""Left, top, width and height, in pixels."""

Place = tuple[float, float]
"""The distance from the left and from the top, in pixels."""


@contextmanager
def open_quiet_page(folder: Path, zone: str = "UTC") -> Generator[Page]:
    """Yield a page that must not write to the console, nor request any but its own file."""
    with open_page(folder, zone) as page:
        yield page
        page.settle()
        assert page.unwanted == []
        assert [url for url in page.requests if not url.startswith(folder.as_uri())] == []


def show_chart(page: Page, chart: LayerChart, folder: Path) -> None:
    """Save a chart as people do, open the page, and wait for the picture."""
    chart.save(folder / "chart.html", inline=True)
    page.open(folder / "chart.html")
    assert page.wait_for(DRAWN)


def boxes_of(page: Page, selector: str) -> list[tuple[str, Box]]:
    """Return the texts of elements, and their places."""
    found = page.run(BOXES.replace("SELECTOR", selector))
    return [(text, (left, top, width, height)) for text, left, top, width, height in found]


def marks_on(page: Page) -> dict[str, Box]:
    """Return the places of marks by their texts for screen readers."""
    return dict(boxes_of(page, "path[aria-label]"))


def events_on(page: Page) -> list[Place]:
    """Return the places of the marks of events, from the left."""
    found = boxes_of(page, "path[aria-roledescription=point]")
    return sorted(middle_of(box) for _, box in found)


def axis_labels_on(page: Page) -> dict[str, float]:
    """Return the places of the days or years that are written on the time axis."""
    found = boxes_of(page, ".role-axis-label text")
    return {text: middle_of(box)[0] for text, box in found}


def visible_texts_on(page: Page) -> set[str]:
    """Return the visible texts in the picture."""
    return {text for text, _ in boxes_of(page, "text:not([opacity='0'])")}


def middle_of(box: Box) -> Place:
    """Return the middle of a box."""
    left, top, width, height = box
    return left + width / 2, top + height / 2


def tooltip_at(page: Page, place: Place) -> dict[str, str]:
    """Return the tooltip when the mouse is moved to a place."""
    page.mouse("Moved", (1, 1))
    assert page.run(TOOLTIP) == []
    page.mouse("Moved", place)
    return dict(page.run(TOOLTIP))


def zoom_in(page: Page, place: Place) -> None:
    """Turn the wheel forwards over a place."""
    for _ in range(6):
        page.mouse("Wheel", place, deltaX=0, deltaY=-200)


def drag(page: Page, start: Place, end: Place) -> None:
    """Press the button at a place, and release it at another."""
    page.mouse("Pressed", start, button="left", clickCount=1)
    page.mouse("Moved", end, button="left")
    page.mouse("Released", end, button="left", clickCount=1)


def click_twice(page: Page, place: Place) -> None:
    """Click and click again."""
    for number in (1, 2):
        for kind in ("Pressed", "Released"):
            page.mouse(kind, place, button="left", clickCount=number)


def near(place: float) -> Any:
    """Return a place on the screen that equals others to half a pixel."""
    return pytest.approx(place, abs=0.5)


def visible_text(text: str) -> str:
    """Return a text as HTML shows it: with single spaces, and without word joiners."""
    return " ".join(text.replace("\u2060", "").split())


class TestPage:
    """The saved page."""

    @pytest.mark.parametrize("name", CHARTS)
    def test_it_is_drawn(self, name: str, tmp_path: Path) -> None:
        """It needs no network, writes nothing to the console, and is named by its title."""
        plot, text = CHARTS[name]
        with open_quiet_page(tmp_path) as page:
            show_chart(page, plot(), tmp_path)
            ((title, _),) = boxes_of(page, ".role-title-text text")
            assert page.run(PICTURE_NAME) == title
            assert text in "\n".join(visible_texts_on(page))

    @pytest.mark.parametrize(
        "script",
        ["console.warn(1)", "alert(1)", "throw Error()", "new Image().src = 'http://a.test/'"],
    )
    def test_a_page_that_is_not_quiet_fails(self, script: str, tmp_path: Path) -> None:
        """A page that warns, or requests another file, fails these tests."""
        (tmp_path / "page.html").write_text(f"<script>{script}</script>", "utf-8")
        with pytest.raises(AssertionError, match=r"== \[\]"), open_quiet_page(tmp_path) as page:
            page.open(tmp_path / "page.html")


class TestTooltip:
    """The tooltip of the mark under the mouse."""

    def test_munich(self, tmp_path: Path) -> None:
        """An event has its title, its date in English, and its sources."""
        with open_quiet_page(tmp_path) as page:
            show_chart(page, czsu.dataset.plot(), tmp_path)
            tooltip = tooltip_at(page, middle_of(marks_on(page)[MUNICH]))
        assert (tooltip["What"], tooltip["When"]) == ("Munich Agreement", "29–30 September 1938")
        assert "Lukes 1993" in tooltip["Sources"].split(" · ")

    def test_no_empty_rows(self, tmp_path: Path) -> None:
        """There is a note on disagreement only where sources disagree."""
        claim = {"reference": "book", "dates": [{"field": "date", "span": "1936"}]}
        data = dataset_with(events=[raw_event(), raw_event("riot", "1935", citations=[claim])])
        with open_quiet_page(tmp_path) as page:
            show_chart(page, data.plot(), tmp_path)
            talks, riot = (tooltip_at(page, place) for place in events_on(page))
        assert talks == {"What": "talks", "When": "1934", "Sources": "book"}
        assert riot == {
            "What": "riot",
            "When": "1935",
            "Note": "sources disagree",
            "Sources": "book",
        }

    def test_other_charts(self, tmp_path: Path) -> None:
        """A square has the events of a year, and a dot has a date with its sources."""
        years = czsu.dataset.dyad_years()
        count = f"material conflict: {years.year(1968).material_conflict}"
        with open_quiet_page(tmp_path) as page:
            show_chart(page, years.plot(), tmp_path)
            square = tooltip_at(page, middle_of(marks_on(page)[f"{count}, 1968"]))
            show_chart(page, czsu.treaties.plot_disputes(), tmp_path)
            day, status = "27 August 1968", "disagreeing source"
            name = f"Moscow Protocol: signed, {day}, {status}"
            dot = tooltip_at(page, middle_of(marks_on(page)[name]))
        assert (square["What"], square["When"]) == (count, "1968")
        assert dot == {
            "What": "Moscow Protocol: signed",
            "When": day,
            "Status": status,
            "Sources": "Únos, nátlak a kapitulace. Během čtyř…",
        }

    def test_hostile_texts(self, tmp_path: Path) -> None:
        """Titles and sources are text: no element, no script, no link."""
        texts = [*HOSTILE, *MARKUP]
        data = dataset_with(
            events=[
                raw_event(f"e{n}", f"{1920 + n}", title=text, citations=[{"reference": f"r{n}"}])
                for n, text in enumerate(texts)
            ],
            references=[raw_reference(f"r{n}", title=text) for n, text in enumerate(texts)],
        )
        with open_quiet_page(tmp_path) as page:
            show_chart(page, data.plot(), tmp_path)
            for place, text in zip(events_on(page), texts, strict=True):
                tooltip = tooltip_at(page, place)
                assert visible_text(tooltip["What"]) == visible_text(text)
                assert visible_text(tooltip["Sources"]) == visible_text(text)
                assert set(page.run(TOOLTIP_TAGS)) == {"TABLE", "TBODY", "TR", "TD"}


class TestMouse:
    """Zooming and panning."""

    def test_the_wheel_zooms(self, tmp_path: Path) -> None:
        """The place under the mouse stays; names that were cut off or hidden become visible."""
        with open_quiet_page(tmp_path) as page:
            show_chart(page, czsu.dataset.plot(), tmp_path)
            labels, texts, marks = axis_labels_on(page), visible_texts_on(page), marks_on(page)
            mouse_x, mouse_y = map(round, middle_of(marks[MUNICH]))
            zoom_in(page, (mouse_x, mouse_y))
            new_labels, new_texts = axis_labels_on(page), visible_texts_on(page)
            new_marks = marks_on(page)
        (_, _, width, _), (_, _, new_width, _) = marks[MASARYK], new_marks[MASARYK]
        scale = new_width / width
        assert scale > 2
        for name, box in marks.items():
            x, y = middle_of(box)
            assert middle_of(new_marks[name]) == (near(mouse_x + (x - mouse_x) * scale), near(y))
        assert {"1936", "1938"} <= new_labels.keys() - labels.keys()
        new_names = {"German occupation of Czechoslovakia", "Recognition and alliance"}
        assert new_texts - texts >= new_names

    def test_a_drag_pans_and_a_double_click_goes_back(self, tmp_path: Path) -> None:
        """All that is on the axis moves with the mouse, and then returns to its place."""
        with open_quiet_page(tmp_path) as page:
            show_chart(page, czsu.dataset.dyad_years().plot(), tmp_path)
            before = marks_on(page)
            drag(page, (500, 600), (380, 600))
            after = marks_on(page)
            click_twice(page, (500, 600))
            assert marks_on(page) == before
        for name, (left, top, width, height) in before.items():
            assert after[name] == (near(left - 120), top, near(width), height)


class TestTimeZones:
    """A day is the same day in every time zone."""

    @pytest.mark.parametrize("zone", ZONES)
    def test_a_day_has_its_place_of_utc(self, zone: str, tmp_path: Path) -> None:
        """New Year is the eighth of 17 days: on the axis, and at the beginning of a bar."""
        data = dataset_with(
            conditions=[
                raw_condition("a", "1934-12-25/1935"),
                raw_condition("b", "1935-01-01/1935"),
            ]
        )
        with open_quiet_page(tmp_path, zone) as page:
            show_chart(page, data.plot("1934-12-25", "1935-01-10"), tmp_path)
            assert page.run("new Date(1935, 0, 1).getTimezoneOffset()") == ZONES[zone]
            marks, labels = marks_on(page), axis_labels_on(page)
        start = marks["a, 25 December 1934 – 1935"][0]
        new_year = marks["b, 1 January 1935 – 1935"][0]
        assert new_year - start == near(7 * DAY_WIDTH)
        assert labels["1935"] == pytest.approx(new_year, abs=2)
        assert labels["26 Dec"] == pytest.approx(start + DAY_WIDTH, abs=2)

    def test_the_picture_is_the_same(self, tmp_path: Path) -> None:
        """With days on the axis it is the same to the last letter."""
        pictures: set[str] = set()
        for zone in ZONES:
            folder = tmp_path / zone
            folder.mkdir(parents=True)
            with open_quiet_page(folder, zone) as page:
                show_chart(page, czsu.dataset.plot("1938-09", "1938-10"), folder)
                pictures.add(page.run(PICTURE))
        (picture,) = pictures
        assert "Munich" in picture
