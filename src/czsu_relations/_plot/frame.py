"""What all charts over time share: their years, the periods at the top, and rows of data."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from czsu_relations._dates.bounds import finite_day
from czsu_relations._display.content import title_of
from czsu_relations._display.labels import label_reference
from czsu_relations._model.collection import Collection
from czsu_relations._model.nested_periods import wider_periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.records import AttestedRecord, Period

__all__ = [
    "AXIS_WIDTH",
    "LETTER_WIDTH",
    "NO_MODE",
    "Days",
    "Frame",
    "Row",
    "assign_lanes",
    "cuttable_text",
    "days_covered",
    "finite_days_of",
    "finite_ends",
    "record_row",
    "source_names",
    "utc_moments",
    "whole_years",
    "writable_text",
]

Row = dict[str, Any]
"""A row of data for Vega-Lite: one mark, bar, label or line of a chart."""

Days = tuple[date, date]
"""A first and a last day."""

AXIS_WIDTH: Final = 750
"""The width of the time axis in pixels, without the names of the rows to its left."""

LETTER_WIDTH: Final = 5.2
"""The width of a letter of a label in pixels: a generous estimate, since only Vega can measure."""

NO_MODE: Final = "neither"
"""The label of events without a mode, which are neither cooperation nor conflict."""

_PERIOD_HEIGHT: Final = 17
"""The height of a period in pixels."""

_PERIODS_MARGIN: Final = 4
"""The space below the periods in pixels."""

_PERIOD_TITLE_MARGIN: Final = 6
"""The space beside the title of a period in pixels."""

_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that XML, and so SVG, cannot contain."""

_SCRIPT_MARKUP: Final = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)
"""The start of a tag or comment that would end the script with the data in an HTML page."""

_MOST_SOURCES: Final = 6
"""The number of sources that a tooltip names."""


@define
class Frame:
    """The years and the periods of a chart over time, and the height of all that is laid out.

    A chart adds its sections below the periods, and moves `height` down each time.
    """

    collection: Collection
    window: Days
    """The first and the last day of the axis."""
    height: float = 0
    """The height in pixels of what is laid out so far."""
    periods: list[Row] = field(factory=list[Row])
    headings: list[Row] = field(factory=list[Row])
    """The texts to the left of the axis: headings of sections and names of rows."""
    rules: list[Row] = field(factory=list[Row])
    """The horizontal lines between rows."""

    def x_of(self, day: date) -> float:
        """Return the place of a day on the axis in pixels, before anybody zooms."""
        start, end = self.window
        # The axis runs to the end of its last day, hence one day more.
        length = end.toordinal() + 1 - start.toordinal()
        return AXIS_WIDTH * (day.toordinal() - start.toordinal()) / length

    def shows(self, extents: Iterable[Days]) -> bool:
        """Whether any of these stretches of days lies at least partly within the axis."""
        start, end = self.window
        return any(first <= end and last >= start for first, last in extents)

    def middle_day(self, first: date, last: date) -> date:
        """Return the day in the middle of the visible part of a stretch of days.

        If one end is infinite, it is the other end; if both are, the middle of the axis.
        """
        start, end = self.window
        visible_ends = [min(max(day, start), end) for day in finite_ends(first, last)]
        if not visible_ends:
            visible_ends = [start, end]
        middle = (visible_ends[0].toordinal() + visible_ends[-1].toordinal()) // 2
        return date.fromordinal(middle)

    def add_periods(self, periods: Sequence[Period]) -> None:
        """Lay out the periods at the top: each below the one it is a part of, none over another."""
        by_id = {period.id: period for period in periods}
        levels: dict[str, int] = {}
        taken_days: defaultdict[int, list[Days]] = defaultdict(list)
        for period in periods:
            extents = period.span.certain_extents or period.span.extents
            # The possible ends of successive periods overlap; the certain ones do not.
            days = extents[0]
            level = _level_below_wider_periods(period, by_id, levels)
            while _overlaps_any(days, taken_days[level]):
                level += 1
            taken_days[level].append(days)
            levels[period.id] = level
            row = self._period_row(period, level)
            for first, last in period.span.extents:
                self.periods.append(row | utc_moments(first, last))
        self.height = len(taken_days) * _PERIOD_HEIGHT + _PERIODS_MARGIN

    def _period_row(self, period: Period, level: int) -> Row:
        return record_row(self.collection, period, period.span) | {
            "y": level * _PERIOD_HEIGHT,
            "y2": (level + 1) * _PERIOD_HEIGHT,
            "depth": level,
            "room": len(period.title) * LETTER_WIDTH + _PERIOD_TITLE_MARGIN,
        }

    def add_heading(self, text: str, y: float) -> None:
        """Write the heading of a section to the left of the axis."""
        self.headings.append({"text": text, "y": y, "head": True})

    def add_row_name(self, text: str, y: float) -> None:
        """Write the name of a row to the left of the axis."""
        self.headings.append({"text": writable_text(text), "y": y, "head": False})


def _level_below_wider_periods(
    period: Period, by_id: dict[str, Period], levels: dict[str, int]
) -> int:
    """Return the highest level on which a period is below all that it is a part of."""
    # A wider period has no level yet if the dataset lists it after its part.
    wider = [levels[other.id] for other in wider_periods(period, by_id) if other.id in levels]
    return max(wider, default=-1) + 1


def _overlaps_any(days: Days, others: Iterable[Days]) -> bool:
    first, last = days
    return any(first <= end and start <= last for start, end in others)


def record_row(collection: Collection, record: AttestedRecord, span: TimeSpan) -> Row:
    """Return the texts of a record for its tooltip, its label and screen readers."""
    title = title_of(record)
    when = span.describe()
    dispute = "sources disagree" if record.disputed else ""
    references = [citation.reference for citation in record.citations]
    return {
        "id": record.id,
        "title": writable_text(title),
        "name": cuttable_text(title),
        "when": when,
        "said": writable_text(f"{title}, {when}"),
        "disputed": dispute,
        "sources": source_names(collection, references, _MOST_SOURCES),
    }


def source_names(collection: Collection, references: Iterable[str], most: int) -> str:
    """Return the names of sources, each once, and the number of those left out.

    Args:
        collection: all records of the dataset.
        references: the ids of the sources.
        most: how many sources are named.
    """
    keys = dict.fromkeys(references)
    # Two sources may have the same name, so keys are counted, not names.
    names = [label_reference(collection.references_by_id[key]) for key in keys]
    parts = names[:most]
    if len(names) > most:
        parts.append(f"and {len(names) - most} more")
    return writable_text(" · ".join(parts))


def writable_text(text: str) -> str:
    """Return a text without what SVG, or a script in HTML, cannot contain."""
    valid_xml = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    # The invisible word joiner keeps "<script" from being read as a tag.
    return _SCRIPT_MARKUP.sub("<\N{WORD JOINER}", valid_xml)


def cuttable_text(text: str) -> str:
    """Return a text that Vega can shorten at any place.

    Vega counts UTF-16 units, and could cut a character beyond U+FFFF in two.
    """
    return re.sub(r"[\U00010000-\U0010ffff]", "\N{REPLACEMENT CHARACTER}", writable_text(text))


def assign_lanes(boxes: Iterable[tuple[float, float]]) -> list[int]:
    """Return for each box the lowest lane in which it overlaps no earlier box.

    Args:
        boxes: where each box begins and ends, by their beginnings.
    """
    lane_ends: list[float] = []
    lanes: list[int] = []
    for start, end in boxes:
        lane = 0
        while lane < len(lane_ends) and lane_ends[lane] > start:
            lane += 1
        lane_ends[lane : lane + 1] = [end]  # also adds a lane, since a slice may lie at the end
        lanes.append(lane)
    return lanes


def whole_years(days: Sequence[date], coverage: TimeSpan) -> Days:
    """Return the first and last day of the years in which some days lie.

    Args:
        days: the days.
        coverage: the period that the dataset covers, used if there are no days.
    """
    covered = coverage.earliest, coverage.latest
    days = days or finite_ends(*covered) or covered
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def days_covered(spans: Iterable[TimeSpan], coverage: TimeSpan) -> list[date]:
    """Return the finite bounds of spans, moved to the ends of the coverage if they lie beyond.

    Those of a span that lies wholly beyond are left as they are.
    """
    days: list[date] = []
    for span in spans:
        bounds = finite_days_of([span])
        if span.possibly_overlaps(coverage.earliest, coverage.latest):
            bounds = [max(coverage.earliest, min(day, coverage.latest)) for day in bounds]
        days += bounds
    return days


def finite_days_of(spans: Iterable[TimeSpan]) -> list[date]:
    """Return the first and last days of the stretches that spans may cover, without infinity."""
    days: list[date] = []
    for span in spans:
        for first, last in span.extents:
            days += finite_ends(first, last)
    return days


def finite_ends(first: date, last: date) -> list[date]:
    """Return those ends of a stretch of days that do not stand for infinity."""
    if first == last:  # a single day is that day, even if it is the first or last of all
        return [first, last]
    return [day for day in (first, last) if finite_day(day)]


def utc_moments(first: date, last: date) -> Row:
    """Return the first and the last moment of a stretch of days, in every time zone the same."""
    return {"first": f"{first}T00:00:00Z", "last": f"{last}T23:59:59Z"}
