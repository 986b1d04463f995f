"""The charts in a browser: the page that is saved, a mouse on it, and the reader's time zone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest

import czsu_relations as czsu
from chart_reading import dataset_with
from chromium import Page, opened
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
    "disputes": (czsu.treaties.plot_disputes, "29 September 1938"),
    "timeline, no events": (czsu.events[:0].plot, "1920"),
    "timeline, no records": (dataset_with().plot, "1920"),
    "course, no years": (czsu.dataset.dyad_years()[:0].plot, "1920"),
    "disputes, no records": (dataset_with().plot_disputes, "No dates that sources disagree on."),
}
"""What draws a chart, and what is written there."""

MARKUP: Final = (
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<b>a</b> & c",
    "&lt;b&gt;",
    "<a href='javascript:alert(1)'>x</a>",
    "</script><script>alert(1)</script>",
)
"""Texts that a browser would make more of."""

MUNICH: Final = "Munich Agreement, 29–30 September 1938"
MASARYK: Final = (
    "Tomáš Garrigue Masaryk is president of Czechoslovakia, 14 November 1918 – 14 December 1935"
)
"""What is read aloud of an event, and of a bar."""

ZONES: Final = {"America/Los_Angeles": 480, "UTC": 0, "Asia/Tokyo": -540}
"""Time zones, and the minutes that their winter is behind UTC."""

DAY: Final = 750 / 17
"""The pixels of one of 17 days."""

DRAWN: Final = "document.querySelector('#vis details') !== null"
"""Whether the chart is drawn: only then Vega puts a menu beside it."""

PICTURE: Final = "document.querySelector('#vis svg.marks').outerHTML"
"""All that is drawn."""

CALLED: Final = "document.querySelector('#vis [role=graphics-document]').ariaLabel"
"""How a reader of screens calls the picture."""

BOXES: Final = """[...document.querySelectorAll("#vis svg.marks SELECTOR")].map(one => {
    const box = one.getBoundingClientRect();
    return [one.ariaLabel ?? one.textContent, box.x, box.y, box.width, box.height];
})"""
"""What elements say, and where on the screen they stand."""

TOLD: Final = """[...document.querySelectorAll('#vg-tooltip-element.visible tr')].map(
    row => [...row.cells].map(cell => cell.textContent)
)"""
"""The rows of the tooltip, if it is to be seen."""

TAGS: Final = """[...document.querySelectorAll('#vg-tooltip-element *')].map(one => one.tagName)"""
"""The elements in the tooltip."""

Box = tuple[float, float, float, float]
"""Left, top, width and height, in pixels."""

Place = tuple[float, float]
"""How far from the left, and from the top, in pixels."""


@contextmanager
def quiet(folder: Path, zone: str = "UTC") -> Generator[Page]:
    """Have a page that may neither say a word in the console nor ask for any but its own file."""
    with opened(folder, zone) as page:
        yield page
        page.settle()
        assert page.noise == []
        assert [url for url in page.requests if not url.startswith(folder.as_uri())] == []


def show(page: Page, chart: LayerChart, folder: Path) -> None:
    """Save a chart as people do, open the page, and wait for the picture."""
    chart.save(folder / "chart.html", inline=True)
    page.open(folder / "chart.html")
    assert page.soon(DRAWN)


def boxes(page: Page, selector: str) -> list[tuple[str, Box]]:
    """What elements say, and where they stand."""
    found = page.run(BOXES.replace("SELECTOR", selector))
    return [(text, (left, top, wide, high)) for text, left, top, wide, high in found]


def marks(page: Page) -> dict[str, Box]:
    """Where the marks stand that are read aloud, by what is read."""
    return dict(boxes(page, "path[aria-label]"))


def events(page: Page) -> list[Place]:
    """Where the marks of events stand, from the left."""
    return sorted(middle(box) for _, box in boxes(page, "path[aria-roledescription=point]"))


def axis(page: Page) -> dict[str, float]:
    """Where the days or years stand that are written on the axis of time."""
    return {text: middle(box)[0] for text, box in boxes(page, ".role-axis-label text")}


def written(page: Page) -> set[str]:
    """What is written in the picture, and to be seen."""
    return {text for text, _ in boxes(page, "text:not([opacity='0'])")}


def middle(box: Box) -> Place:
    """The middle of a box."""
    left, top, wide, high = box
    return left + wide / 2, top + high / 2


def told(page: Page, place: Place) -> dict[str, str]:
    """What the tooltip says when a place is pointed at."""
    page.mouse("Moved", (1, 1))
    assert page.run(TOLD) == []
    page.mouse("Moved", place)
    return dict(page.run(TOLD))


def zoom(page: Page, place: Place) -> None:
    """Turn the wheel forwards over a place."""
    for _ in range(6):
        page.mouse("Wheel", place, deltaX=0, deltaY=-200)


def drag(page: Page, start: Place, end: Place) -> None:
    """Press the button at one place, and release it at another."""
    page.mouse("Pressed", start, button="left", clickCount=1)
    page.mouse("Moved", end, button="left")
    page.mouse("Released", end, button="left", clickCount=1)


def click_twice(page: Page, place: Place) -> None:
    """Click and click again."""
    for count in (1, 2):
        for kind in ("Pressed", "Released"):
            page.mouse(kind, place, button="left", clickCount=count)


def near(place: float) -> Any:
    """A place on the screen, to half a pixel."""
    return pytest.approx(place, abs=0.5)


def plain(text: str) -> str:
    """A text without what HTML does not keep of spaces, and what keeps it from being a tag."""
    return " ".join(text.replace("\u2060", "").split())


class TestPage:
    """The page that is saved."""

    @pytest.mark.parametrize("name", CHARTS)
    def test_it_is_drawn(self, name: str, tmp_path: Path) -> None:
        """Without network, and without a word in the console; it is called by its title."""
        plot, text = CHARTS[name]
        with quiet(tmp_path) as page:
            show(page, plot(), tmp_path)
            ((title, _),) = boxes(page, ".role-title-text text")
            assert page.run(CALLED) == title
            assert text in "\n".join(written(page))

    @pytest.mark.parametrize(
        "script",
        ["console.warn(1)", "alert(1)", "throw Error()", "new Image().src = 'http://a.test/'"],
    )
    def test_what_a_page_must_not_do_is_noticed(self, script: str, tmp_path: Path) -> None:
        """A page that complains, or asks for something, fails these tests."""
        (tmp_path / "page.html").write_text(f"<script>{script}</script>", "utf-8")
        with pytest.raises(AssertionError, match=r"== \[\]"), quiet(tmp_path) as page:
            page.open(tmp_path / "page.html")


class TestTooltip:
    """What is told of what the mouse points at."""

    def test_munich(self, tmp_path: Path) -> None:
        """Of an event, its title, its date in English, and its sources."""
        with quiet(tmp_path) as page:
            show(page, czsu.dataset.plot(), tmp_path)
            said = told(page, middle(marks(page)[MUNICH]))
        assert (said["What"], said["When"]) == ("Munich Agreement", "29–30 September 1938")
        assert "Lukes 1993" in said["Sources"].split(" · ")

    def test_only_what_there_is_to_say(self, tmp_path: Path) -> None:
        """That sources disagree is told where they do; no row is empty."""
        claim = {"reference": "book", "dates": [{"field": "date", "span": "1936"}]}
        data = dataset_with(events=[raw_event(), raw_event("riot", "1935", citations=[claim])])
        with quiet(tmp_path) as page:
            show(page, data.plot(), tmp_path)
            talks, riot = (told(page, place) for place in events(page))
        assert talks == {"What": "talks", "When": "1934", "Sources": "book"}
        assert riot == {
            "What": "riot",
            "When": "1935",
            "But": "sources disagree",
            "Sources": "book",
        }

    def test_other_charts(self, tmp_path: Path) -> None:
        """A square tells of events of a year, a bar or a dot what a source says of a date."""
        with quiet(tmp_path) as page:
            show(page, czsu.dataset.dyad_years().plot(), tmp_path)
            square = told(page, middle(marks(page)["material conflict: 3, 1918"]))
            show(page, czsu.treaties.plot_disputes(), tmp_path)
            day, verdict = "29 September 1938", "a source that says otherwise"
            dot = told(page, middle(marks(page)[f"Munich Agreement: signed, {day}, {verdict}"]))
        assert (square["What"], square["When"]) == ("material conflict: 3", "1918")
        assert dot == {
            "What": "Munich Agreement: signed",
            "When": day,
            "Verdict": verdict,
            "Sources": "Lukes 1993",
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
        with quiet(tmp_path) as page:
            show(page, data.plot(), tmp_path)
            for place, text in zip(events(page), texts, strict=True):
                said = told(page, place)
                assert plain(said["What"]) == plain(said["Sources"]) == plain(text)
                assert set(page.run(TAGS)) == {"TABLE", "TBODY", "TR", "TD"}


class TestMouse:
    """What else the mouse does."""

    def test_the_wheel_zooms(self, tmp_path: Path) -> None:
        """From the place that is pointed at; names that were cut or hidden get room."""
        with quiet(tmp_path) as page:
            show(page, czsu.dataset.plot(), tmp_path)
            far, read, before = axis(page), written(page), marks(page)
            here, there = map(round, middle(before[MUNICH]))
            zoom(page, (here, there))
            close, reads, after = axis(page), written(page), marks(page)
        (_, _, was, _), (_, _, wide, _) = before[MASARYK], after[MASARYK]
        times = wide / was
        assert times > 2
        for name, box in before.items():
            (x, y), (x_now, y_now) = middle(box), middle(after[name])
            assert (x_now, y_now) == (near(here + (x - here) * times), near(y))
        assert {"1936", "1938"} <= close.keys() - far.keys()
        assert reads - read >= {"German occupation of Czechoslovakia", "Recognition and alliance"}

    def test_a_drag_pans_and_a_double_click_goes_back(self, tmp_path: Path) -> None:
        """All that is on the axis moves with the mouse, and then stands where it stood."""
        with quiet(tmp_path) as page:
            show(page, czsu.dataset.dyad_years().plot(), tmp_path)
            before = marks(page)
            drag(page, (500, 600), (380, 600))
            after = marks(page)
            click_twice(page, (500, 600))
            assert marks(page) == before
        for name, (left, top, wide, high) in before.items():
            assert after[name] == (near(left - 120), top, near(wide), high)


class TestTimeZones:
    """Wherever the reader is, a day is the day that it is."""

    @pytest.mark.parametrize("zone", ZONES)
    def test_a_day_stands_where_it_does_in_utc(self, zone: str, tmp_path: Path) -> None:
        """Of 17 days, New Year is the eighth: on the axis, and where a bar begins."""
        data = dataset_with(
            conditions=[
                raw_condition("a", "1934-12-25/1935"),
                raw_condition("b", "1935-01-01/1935"),
            ]
        )
        with quiet(tmp_path, zone) as page:
            show(page, data.plot("1934-12-25", "1935-01-10"), tmp_path)
            assert page.run("new Date(1935, 0, 1).getTimezoneOffset()") == ZONES[zone]
            found, days = marks(page), axis(page)
        start, new_year = (
            found[f"{said} – 1935"][0] for said in ("a, 25 December 1934", "b, 1 January 1935")
        )
        assert new_year - start == near(7 * DAY)
        assert days["1935"] == pytest.approx(new_year, abs=2)
        assert days["26 Dec"] == pytest.approx(start + DAY, abs=2)

    def test_the_picture_is_the_same(self, tmp_path: Path) -> None:
        """To the last letter, with days on the axis."""
        pictures: set[str] = set()
        for zone in ZONES:
            folder = tmp_path / zone
            folder.mkdir(parents=True)
            with quiet(folder, zone) as page:
                show(page, czsu.dataset.plot("1938-09", "1938-10"), folder)
                pictures.add(page.run(PICTURE))
        (picture,) = pictures
        assert "Munich" in picture
