"""The layout of a timeline: where each record is drawn, in pixels and days, without drawing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from czsu_relations._dates.bounds import finite_day
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._display.content import format_term
from czsu_relations._model.certainty import certain_extents
from czsu_relations._model.records import Actor, Condition, Event, Period, Treaty
from czsu_relations._model.time_bounds import extents_of
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.treaties import TreatyKind
from czsu_relations._plot.event_labels import (
    LINE_HEIGHT,
    height_of_labels,
    place_labels,
    top_of_label,
)
from czsu_relations._plot.frame import (
    AXIS_WIDTH,
    LETTER_WIDTH,
    NO_MODE,
    Days,
    Frame,
    Row,
    assign_lanes,
    days_covered,
    finite_days_of,
    record_row,
    utc_moments,
    whole_years,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.vocabulary.term import Term

__all__ = ["Timeline", "TimelineRecords"]

_LANE_HEIGHT: Final = 11
"""The height in pixels of a lane of bars."""

_MARK_SIZE: Final = 9
"""The width and height in pixels that a mark of an event takes up."""

_TIMELINE_GAP: Final = 26
"""The height in pixels between two sections."""

_HEADING_RISE: Final = 9
"""How many pixels the heading of a section of bars is above its first lane."""

_PILE_MARGIN: Final = 4
"""The height in pixels between a pile of marks and the labels or the section after it."""

_SIDE_NAME_DISTANCE: Final = 14
"""The distance in pixels of the words "cooperation" and "conflict" from the line of events."""

_BAR_TITLE_SCALE: Final = 0.92
"""The size of a letter in a bar, as a part of that of other labels."""

_BAR_TITLE_MARGIN: Final = 4
"""The space in pixels beside the title of a bar."""

_BAR_MARGIN: Final = 3
"""The least distance in pixels between two bars in a lane."""

_ABOVE: Final = -1
_BELOW: Final = 1

_DIRECTIONS: Final = {"cooperation": _ABOVE, "conflict": _BELOW}
"""The two sides of the line of events, and where their marks are piled up."""

_OTHER_EVENTS: Final = (f"{NO_MODE}: foundings,", "elections, deaths …")
"""The two lines of the name of the row of events without a mode."""


@frozen(kw_only=True)
class TimelineRecords:
    """The records of a timeline."""

    periods: Sequence[Period]
    events: Sequence[Event] = ()
    treaties: Sequence[Treaty] = ()
    conditions: Sequence[Condition] = ()
    actors: Sequence[Actor] = ()

    def spans(self) -> Iterator[TimeSpan]:
        """Yield the known dates of all records except periods and actors."""
        for event in self.events:
            yield event.date
        for treaty in self.treaties:
            yield treaty.signed
            if treaty.in_force:
                yield treaty.in_force
        for condition in self.conditions:
            yield condition.span

    def lives(self) -> Iterator[TimeSpan]:
        """Yield the known dates of the actors."""
        for actor in self.actors:
            if actor.existed:
                yield actor.existed


@frozen
class _DatedBar:
    """A record that is drawn as bars, with its date."""

    record: Treaty | Condition | Actor
    span: TimeSpan
    possible: Sequence[Days]
    """The stretches of days that it possibly covers; none for a treaty of unknown force."""
    certain: Sequence[Days]
    """The stretches of days that it certainly covers."""


@define
class Timeline(Frame):
    """A timeline as rows of data, with its height."""

    possible: list[Row] = field(factory=list[Row])
    """The stretches of days that bars possibly cover."""
    certain: list[Row] = field(factory=list[Row])
    """The stretches of days that bars certainly cover."""
    bars: list[Row] = field(factory=list[Row])
    """The records that have bars, each once."""
    signatures: list[Row] = field(factory=list[Row])
    """The treaties whose time in force is unknown."""
    marks: list[Row] = field(factory=list[Row])
    """The marks of events, one for each stretch of days of its date."""
    labels: list[Row] = field(factory=list[Row])
    """The labels of turning points."""

    @classmethod
    def of(cls, collection: Collection, limits: Days, records: TimelineRecords) -> Timeline:
        """Lay out records in sections, one below the other, without those beyond the limits.

        Actors without known dates are left out.

        Args:
            collection: all records of the dataset.
            limits: the first and the last day of the axis; infinity is no limit.
            records: the records to lay out.
        """
        coverage = collection.header.coverage
        # What outlasts the coverage runs off the axis; only lives may begin or end beyond it.
        days = [*days_covered(records.spans(), coverage), *finite_days_of(records.lives())]
        if not days:
            days = finite_days_of(period.span for period in records.periods)
        years = whole_years(days, coverage)
        timeline = cls(collection, _axis_days(limits, years))
        timeline.add_periods(records.periods)
        timeline._add_events(records.events)
        treaties = [_date_treaty(treaty, collection) for treaty in records.treaties]
        timeline._add_bars("Treaties in force", TreatyKind, treaties)
        conditions = [_date_condition(condition, collection) for condition in records.conditions]
        timeline._add_bars("Conditions", ConditionKind, conditions)
        timeline._add_bars("Actors", ActorKind, list(_date_actors(records.actors, collection)))
        return timeline

    # ---- events --------------------------------------------------------------

    def _add_events(self, events: Sequence[Event]) -> None:
        """Lay out the acts of one side towards another, and below them the other events."""
        shown = [event for event in events if self.shows(event.date.extents)]
        if not shown:
            return
        self.add_heading("Events", self.height + _TIMELINE_GAP / 2)
        acts = [event for event in shown if event.mode]
        if acts:
            self._add_acts(acts)
        else:
            self.height += _TIMELINE_GAP  # or the heading would be written over the next name
        others = [event for event in shown if not event.mode]
        if others:
            self._add_other_events(others)

    def _add_acts(self, events: Sequence[Event]) -> None:
        """Pile up cooperation above a line, and conflict below it, both with labels."""
        marks = {side: self._pile_marks(_events_on_side(events, side)) for side in _DIRECTIONS}
        labels = {side: place_labels(marks[side]) for side in _DIRECTIONS}
        heights = {side: _height_of_pile(marks[side]) for side in _DIRECTIONS}
        above = heights["cooperation"] + height_of_labels(labels["cooperation"])
        # The word "cooperation" is above the line, and the heading "Events" has to be above that.
        above = max(above, _SIDE_NAME_DISTANCE + LINE_HEIGHT)
        line = self.height + above + LINE_HEIGHT
        for side, direction in _DIRECTIONS.items():
            _set_heights_of_marks([*marks[side], *labels[side]], line, direction)
            _set_heights_of_labels(labels[side], line, direction, heights[side])
            self.add_row_name(side, line + direction * _SIDE_NAME_DISTANCE)
            self.marks += marks[side]
            self.labels += labels[side]
        self.rules.append({"y": line})
        below = heights["conflict"] + height_of_labels(labels["conflict"])
        self.height = line + below + _PILE_MARGIN

    def _add_other_events(self, events: Sequence[Event]) -> None:
        """Pile up the events without a mode below a line of their own, with their labels."""
        marks = self._pile_marks(events)
        labels = place_labels(marks)
        height = _height_of_pile(marks)
        line = self.height + LINE_HEIGHT
        _set_heights_of_marks([*marks, *labels], line, _BELOW)
        _set_heights_of_labels(labels, line, _BELOW, height)
        for number, text in enumerate(_OTHER_EVENTS):
            self.add_row_name(text, line + _MARK_SIZE + number * LINE_HEIGHT)
        self.marks += marks
        self.labels += labels
        self.rules.append({"y": line})
        self.height = line + height + height_of_labels(labels) + _PILE_MARGIN

    def _pile_marks(self, events: Iterable[Event]) -> list[Row]:
        """Return the marks of events that are piled up, from left to right, with their lanes."""
        marks: list[Row] = []
        for event in events:
            marks += self._event_marks(event)
        marks.sort(key=lambda mark: mark["x"])
        lanes = assign_lanes((mark["x"], mark["x"] + _MARK_SIZE) for mark in marks)
        for mark, lane in zip(marks, lanes, strict=True):
            mark["lane"] = lane
        return marks

    def _event_marks(self, event: Event) -> Iterator[Row]:
        """Yield a mark for each visible stretch of days of the date of an event."""
        for first, last in event.date.extents:
            if self.shows([(first, last)]):
                middle = self.middle_day(first, last)
                yield {
                    **record_row(self.collection, event, event.date),
                    **utc_moments(first, last),
                    "at": _noon_of(middle),
                    "x": self.x_of(middle),
                    "mode": format_term(event.mode) if event.mode else NO_MODE,
                    "weight": format_term(event.salience.name).lower(),
                    "sure": event.date.certainly_overlaps(first, last),
                }

    # ---- treaties, conditions and actors -------------------------------------

    def _add_bars(self, heading: str, kinds: type[Term], bars: Sequence[_DatedBar]) -> None:
        """Lay out a section of bars, kind by kind in the order of the vocabulary."""
        # A treaty of unknown force is drawn at its signature.
        shown = [bar for bar in bars if self.shows(bar.possible or bar.span.extents)]
        if not shown:
            return
        self.height += _TIMELINE_GAP
        self.add_heading(heading, self.height - _HEADING_RISE)
        for kind in kinds:
            of_kind = [bar for bar in shown if bar.record.kind == kind]
            if of_kind:
                self._add_bars_of_kind(kind, of_kind)

    def _add_bars_of_kind(self, kind: Term, bars: Sequence[_DatedBar]) -> None:
        """Lay out bars in as few lanes as they need, beside the name of their kind."""
        rows = [self._bar_row(bar) for bar in bars]
        lanes = assign_lanes(row["box"] for row in rows)
        self.add_row_name(format_term(kind), self.height + _LANE_HEIGHT / 2)
        for bar, row, lane in zip(bars, rows, lanes, strict=True):
            self._add_bar(bar, row, self.height + lane * _LANE_HEIGHT + 1)
        self.height += (max(lanes) + 1) * _LANE_HEIGHT
        self.rules.append({"y": self.height})

    def _bar_row(self, bar: _DatedBar) -> Row:
        """Return the row of a record with the part of a lane that it takes up."""
        extents = bar.possible or bar.span.extents
        first = min(start for start, _ in extents)
        last = max(end for _, end in extents)
        middle = self.middle_day(first, last)
        if bar.possible:
            left, right = self._visible_x_of(first), self._visible_x_of(last)
        else:
            left = right = self._visible_x_of(middle)
        return {
            **record_row(self.collection, bar.record, bar.span),
            **utc_moments(first, last),
            "at": _noon_of(middle),
            "box": (left, right + _BAR_MARGIN),
        }

    def _visible_x_of(self, day: date) -> float:
        return min(max(self.x_of(day), 0), AXIS_WIDTH)

    def _add_bar(self, bar: _DatedBar, row: Row, y: float) -> None:
        title_width = len(row["title"]) * LETTER_WIDTH * _BAR_TITLE_SCALE
        row["y"] = y
        row["y2"] = y + _LANE_HEIGHT - 2
        row["room"] = title_width + _BAR_TITLE_MARGIN
        for first, last in bar.possible:
            self.possible.append({**row, **utc_moments(first, last), "holds": "possibly"})
        for first, last in bar.certain:
            self.certain.append({**row, **utc_moments(first, last), "holds": "certainly"})
        if bar.possible:
            self.bars.append(row)
        else:
            self.signatures.append(row)


def _axis_days(limits: Days, years: Days) -> Days:
    """Return the limits; a side without a limit ends with the years of the records.

    Where the records end before the one limit begins, or begin after it, the axis has the year of
    that limit.
    """
    first, last = finite_day(limits[0]), finite_day(limits[1])
    if first is None:
        first = years[0]
        if last:
            first = min(first, date(last.year, 1, 1))
    if last is None:
        last = max(years[1], date(first.year, 12, 31))
    return first, last


def _date_treaty(treaty: Treaty, collection: Collection) -> _DatedBar:
    """Return a treaty with its time in force, or with its signature if that is unknown."""
    possible = extents_of(treaty, "in_force", collection)
    span = treaty.signed
    if possible and treaty.in_force:
        span = treaty.in_force
    return _DatedBar(treaty, span, possible, certain_extents(treaty, "in_force"))


def _date_condition(condition: Condition, collection: Collection) -> _DatedBar:
    possible = extents_of(condition, "span", collection)
    return _DatedBar(condition, condition.span, possible, certain_extents(condition, "span"))


def _date_actors(actors: Sequence[Actor], collection: Collection) -> Iterator[_DatedBar]:
    """Yield the actors whose dates are known."""
    for actor in actors:
        if actor.existed:
            possible = extents_of(actor, "existed", collection)
            certain = certain_extents(actor, "existed")
            yield _DatedBar(actor, actor.existed, possible, certain)


def _events_on_side(events: Iterable[Event], side: str) -> Iterator[Event]:
    """Yield the events of cooperation, or those of conflict."""
    for event in events:
        if event.mode and event.mode.endswith(side):
            yield event


def _height_of_pile(marks: Sequence[Row]) -> float:
    lanes = max((mark["lane"] for mark in marks), default=0) + 1
    return lanes * _MARK_SIZE + _PILE_MARGIN


def _set_heights_of_marks(marks: Sequence[Row], line: float, direction: int) -> None:
    """Set where marks stand in the pile above or below the line of events."""
    for mark in marks:
        # The first lane is 0.7 of a mark away from the line, so that no mark touches it.
        mark["y"] = line + direction * (mark["lane"] + 0.7) * _MARK_SIZE


def _set_heights_of_labels(
    labels: Sequence[Row], line: float, direction: int, height_of_pile: float
) -> None:
    """Set where the poles of labels end, and where their texts begin."""
    for label in labels:
        pole_end = line + direction * (height_of_pile + top_of_label(label) * LINE_HEIGHT)
        text_height = len(label["lines"]) * LINE_HEIGHT
        label["y2"] = pole_end
        # The text lies between the end of the pole and the pile; its upper edge is the lesser.
        label["text_y"] = min(pole_end, pole_end - direction * text_height)


def _noon_of(day: date) -> str:
    return f"{day}T12:00:00Z"
