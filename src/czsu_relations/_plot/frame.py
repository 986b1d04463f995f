"""What every chart over time has: its years, the periods above it, and what is told of a record."""

from __future__ import annotations

import re
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
    from czsu_relations._model.parts import Citation
    from czsu_relations._model.records import AttestedRecord, Period

__all__ = [
    "AXIS_WIDTH",
    "LETTER_WIDTH",
    "Days",
    "Frame",
    "Row",
    "assign_lanes",
    "cuttable_text",
    "finite_days_of",
    "finite_ends",
    "record_row",
    "source_names",
    "utc_moments",
    "whole_years",
    "writable_text",
]

Row = dict[str, Any]
"""What is drawn of one thing, as Vega-Lite reads it."""

Days = tuple[date, date]
"""A first and a last day."""

AXIS_WIDTH: Final = 750
"""Of the axis, in pixels; the names of the rows stand to its left."""

LETTER_WIDTH: Final = 5.2
"""The width of a letter of a label; generous, since nobody can measure it here."""

_BAND: Final = 17
"""The height of a period."""

_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""What XML, and so SVG, cannot hold."""

_MARKUP: Final = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)
"""What would end the script that Altair writes a chart's data into."""

_SOURCES: Final = 6
"""How many sources a tooltip names."""


@define
class Frame:
    """The years and the periods, as rows of data, and how high it all stands."""

    collection: Collection
    window: Days
    height: float = 0
    periods: list[Row] = field(factory=list[Row])
    headings: list[Row] = field(factory=list[Row])
    rules: list[Row] = field(factory=list[Row])

    def x(self, day: date) -> float:
        """Return where a day stands, before anybody zooms."""
        first, last = (end.toordinal() for end in self.window)
        return AXIS_WIDTH * (day.toordinal() - first) / (last + 1 - first)

    def shows(self, stretches: Iterable[Days]) -> bool:
        """Whether any of the stretches of days lies at least partly within the years."""
        start, end = self.window
        return any(first <= end and last >= start for first, last in stretches)

    def middle(self, first: date, last: date) -> date:
        """Return the day in the middle of what is to be seen, or the only bound that there is."""
        start, end = self.window
        ends = [min(max(day, start), end) for day in finite_ends(first, last)] or [start, end]
        return date.fromordinal((ends[0].toordinal() + ends[-1].toordinal()) // 2)

    def add_periods(self, periods: Sequence[Period]) -> None:
        """Lay the periods over everything, a part beneath its whole, and none over another."""
        taken: dict[int, list[Days]] = {}
        levels: dict[str, int] = {}
        by_id = {period.id: period for period in periods}
        for period in periods:
            first, last = (period.span.certain_extents or period.span.extents)[0]
            wider = [levels[one.id] for one in wider_periods(period, by_id) if one.id in levels]
            level = max(wider, default=-1) + 1
            while any(first <= end and start <= last for start, end in taken.get(level, ())):
                level += 1
            taken.setdefault(level, []).append((first, last))
            levels[period.id] = level
            row = record_row(self.collection, period, period.span)
            row |= {"y": level * _BAND, "y2": (level + 1) * _BAND, "depth": level}
            row |= {"room": len(period.title) * LETTER_WIDTH + 6}
            self.periods += [row | utc_moments(*days) for days in period.span.extents]
        self.height = len(taken) * _BAND + 4

    def head(self, text: str, y: float) -> None:
        """Write what a section is, to the left of it."""
        self.headings.append({"text": text, "y": y, "head": True})

    def name(self, text: str, y: float) -> None:
        """Write what a row of a section is."""
        self.headings.append({"text": writable_text(text), "y": y, "head": False})


def record_row(collection: Collection, record: AttestedRecord, span: TimeSpan) -> Row:
    """Return what a tooltip, a label and a reader of screens say of a record."""
    title = title_of(record)
    return {
        "id": record.id,
        "title": writable_text(title),
        "name": cuttable_text(title),
        "when": span.describe(),
        "said": writable_text(f"{title}, {span.describe()}"),
        "disputed": "sources disagree" if record.disputed else "",
        "sources": source_names(collection, record.citations, _SOURCES),
    }


def source_names(collection: Collection, citations: Iterable[Citation], most: int) -> str:
    """Return the names of sources, each once, and how many more there are."""
    keys = dict.fromkeys(one.reference for one in citations)
    sources = [label_reference(collection.references_by_id[key]) for key in keys]
    more = [f"and {len(sources) - most} more"] if len(sources) > most else []
    return writable_text(" · ".join([*sources[:most], *more]))


def writable_text(text: str) -> str:
    """Return a text as SVG can hold it, and as a script in HTML can."""
    return _MARKUP.sub("<\u2060", _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def cuttable_text(text: str) -> str:
    """Return a text that Vega may shorten: it would cut characters of two halves in two."""
    return re.sub(r"[\U00010000-\U0010ffff]", "\N{REPLACEMENT CHARACTER}", writable_text(text))


def assign_lanes(boxes: Iterable[tuple[float, float]]) -> list[int]:
    """Return for each stretch the lowest lane that is free there; they come in their order."""
    ends: list[float] = []
    taken: list[int] = []
    for start, end in boxes:
        lane = next((n for n, free in enumerate(ends) if free <= start), len(ends))
        ends[lane : lane + 1] = [end]
        taken.append(lane)
    return taken


def whole_years(spans: Iterable[TimeSpan], otherwise: TimeSpan) -> Days:
    """Return the years in which the bounds of the spans lie, whole."""
    covered = otherwise.earliest, otherwise.latest
    days = finite_days_of(spans) or finite_ends(*covered) or covered
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def finite_days_of(spans: Iterable[TimeSpan]) -> list[date]:
    """Return the first and last days that times can touch, but for those that are infinity."""
    return [day for span in spans for ends in span.extents for day in finite_ends(*ends)]


def finite_ends(first: date, last: date) -> list[date]:
    """Return the ends of a stretch of days that do not stand for infinity; a day never does."""
    return [day for day in (first, last) if first == last or finite_day(day)]


def utc_moments(first: date, last: date) -> Row:
    """Return the first moment and the last one, in UTC: no browser's time zone moves them."""
    return {"first": f"{first}T00:00:00Z", "last": f"{last}T23:59:59Z"}
