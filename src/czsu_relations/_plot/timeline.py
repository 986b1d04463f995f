"""The lay-out of a timeline: which record stands where, in pixels and days. No drawing."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import itemgetter
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from czsu_relations._dates.bounds import finite_day
from czsu_relations._display.content import format_term
from czsu_relations._model.treaty_force import certain_extents_in_force, possible_extents_in_force
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.treaties import TreatyKind
from czsu_relations._plot.frame import (
    AXIS_WIDTH,
    LETTER_WIDTH,
    Frame,
    Row,
    assign_lanes,
    record_row,
    utc_moments,
    whole_years,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Actor, Condition, Event, Period, Treaty
    from czsu_relations._model.vocabulary.term import Term
    from czsu_relations._plot.frame import Days

__all__ = ["LINE_HEIGHT", "Timeline"]

_LANE, _CELL, LINE_HEIGHT, _GAP = 11, 9, 12, 26
"""Heights: of a bar, a mark, a line of a label, and between two sections."""

_LABEL: Final = 34
"""The letters in a line of a label."""


@define
class Timeline(Frame):
    """What is drawn, as rows of data, and how high it stands."""

    possible: list[Row] = field(factory=list[Row])
    certain: list[Row] = field(factory=list[Row])
    bars: list[Row] = field(factory=list[Row])
    signatures: list[Row] = field(factory=list[Row])
    marks: list[Row] = field(factory=list[Row])
    labels: list[Row] = field(factory=list[Row])

    @classmethod
    def of(  # noqa: PLR0913 - one for each room
        cls,
        collection: Collection,
        limits: Days,
        *,
        periods: Sequence[Period],
        events: Sequence[Event] = (),
        treaties: Sequence[Treaty] = (),
        conditions: Sequence[Condition] = (),
        actors: Sequence[Actor] = (),
    ) -> Timeline:
        """Lay out one section beneath the other, without what lies beyond the limits.

        Of actors, those are laid out whose time is known.
        """
        living = [actor for actor in actors if actor.existed]
        spans = [
            *(event.date for event in events),
            *(span for one in treaties for span in (one.signed, one.in_force) if span),
            *(condition.span for condition in conditions),
            *(actor.existed for actor in living if actor.existed),
        ]
        years = whole_years(spans or [one.span for one in periods], collection.header.coverage)
        self = cls(collection, _within(limits, years))
        self.add_periods(periods)
        self._add_events([event for event in events if self.shows(event.date.extents)])
        self._add_bars("Treaties in force", TreatyKind, treaties, self._force_of)
        self._add_bars("Conditions", ConditionKind, conditions, _time_of("span"))
        self._add_bars("Actors", ActorKind, living, _time_of("existed"))
        return self

    # ---- events --------------------------------------------------------------

    def _add_events(self, events: Sequence[Event]) -> None:
        """Pile cooperation up above a line, and conflict down below it."""
        if not events:
            return
        self.head("Events", self.height + _GAP / 2)
        piles = {side: self._pile(events, side) for side in ("cooperation", "conflict")}
        flags = {side: self._flags(pile) for side, pile in piles.items()}
        tall = {
            side: (max((one["lane"] for one in pile), default=0) + 1) * _CELL + 4
            for side, pile in piles.items()
        }
        above = tall["cooperation"] + _height_of(flags["cooperation"])
        line = self.height + above + LINE_HEIGHT
        for side, sign in (("cooperation", -1), ("conflict", 1)):
            for row in [*piles[side], *flags[side]]:
                row["y"] = line + sign * (row["lane"] + 0.7) * _CELL
            for row in flags[side]:
                row["y2"] = line + sign * (tall[side] + _top(row) * LINE_HEIGHT)
                row["text_y"] = min(row["y2"], row["y2"] - sign * len(row["lines"]) * LINE_HEIGHT)
            self.name(side, line + sign * 14)
            self.marks += piles[side]
            self.labels += flags[side]
        self.rules.append({"y": line})
        self.height = line + tall["conflict"] + _height_of(flags["conflict"]) + 4

    def _pile(self, events: Sequence[Event], side: str) -> list[Row]:
        rows: list[Row] = []
        for event in events:
            for first, last in event.date.extents:
                if event.mode.endswith(side) and self.shows([(first, last)]):
                    middle = self.middle(first, last)
                    row = record_row(self.collection, event, event.date) | utc_moments(first, last)
                    row |= {
                        "at": _noon(middle),
                        "x": self.x(middle),
                        "mode": format_term(event.mode),
                    }
                    row |= {"weight": format_term(event.salience.name).lower()}
                    rows.append(row | {"sure": event.date.certainly_overlaps(first, last)})
        rows.sort(key=lambda row: row["x"])
        lanes = assign_lanes((row["x"], row["x"] + _CELL) for row in rows)
        for row, lane in zip(rows, lanes, strict=True):
            row["lane"] = lane
        return rows

    def _flags(self, pile: list[Row]) -> list[Row]:
        """Return labels of the turning points, none over another, nor over another's pole.

        They fly to the right, but near the right edge to the left. Each hangs as low as it can
        above those that its text reaches.
        """
        named = {mark["id"]: mark for mark in reversed(pile) if mark["weight"] == "turning point"}
        flags = sorted(map(_flag, named.values()), key=itemgetter("x"))
        edge: float = AXIS_WIDTH
        for flag in reversed(flags):
            if flag["x"] + flag["wide"] > AXIS_WIDTH or flag["x"] > edge:
                edge = min(edge, flag["x"] - flag["wide"])
                flag |= {"left": True, "box": (flag["x"] - flag["wide"], flag["x"])}
        placed: list[Row] = []
        for flag in sorted(
            flags, key=lambda one: one["x"] if one["left"] else 2 * AXIS_WIDTH - one["x"]
        ):
            near = [other for other in placed if _meet(flag, other)]
            tops = sorted({0, *map(_top, near)})  # between two of them nothing changes
            levels = (flag | {"level": level} for level in tops)
            free = (one for one in levels if not any(_clash(one, other) for other in near))
            placed.append(next(free))
        return placed

    # ---- treaties and conditions ---------------------------------------------

    def _add_bars(
        self,
        heading: str,
        kinds: type[Term],
        records: Sequence[Any],
        spans_of: Callable[[Any], tuple[TimeSpan, Sequence[Days], Sequence[Days]]],
    ) -> None:
        order = list(kinds)
        seen = [(record, *spans_of(record)) for record in records]
        seen = [one for one in seen if self.shows(one[2] or one[1].extents)]
        seen.sort(key=lambda one: order.index(one[0].kind))
        if not seen:
            return
        self.height += _GAP
        self.head(heading, self.height - 9)
        for kind, group in groupby(seen, lambda one: one[0].kind):
            rows: list[Row] = []
            for record, span, possible, certain in group:
                days = [day for stretch in possible or span.extents for day in stretch]
                ends = min(days), max(days)
                middle = self.middle(*ends)
                left, right = ends if possible else (middle, middle)
                row = (
                    record_row(self.collection, record, span)
                    | utc_moments(*ends)
                    | {"at": _noon(middle)}
                )
                row |= {"possible": possible, "certain": certain}
                rows.append(row | {"box": (self._in(left), self._in(right) + 3)})
            lanes = assign_lanes(row["box"] for row in rows)
            self.name(format_term(kind), self.height + _LANE / 2)
            for row, lane in zip(rows, lanes, strict=True):
                self._add_bar(row, self.height + lane * _LANE + 1)
            self.height += (max(lanes) + 1) * _LANE
            self.rules.append({"y": self.height})

    def _in(self, day: date) -> float:
        return min(max(self.x(day), 0), AXIS_WIDTH)

    def _add_bar(self, row: Row, y: float) -> None:
        possible, certain = row.pop("possible"), row.pop("certain")
        row |= {"y": y, "y2": y + _LANE - 2, "room": len(row["title"]) * LETTER_WIDTH * 0.92 + 4}
        self.possible += [row | utc_moments(*days) | {"holds": "possibly"} for days in possible]
        self.certain += [row | utc_moments(*days) | {"holds": "certainly"} for days in certain]
        (self.bars if possible else self.signatures).append(row)

    def _force_of(self, treaty: Treaty) -> tuple[TimeSpan, Sequence[Days], Sequence[Days]]:
        possible = possible_extents_in_force(treaty, self.collection)
        certain = certain_extents_in_force(treaty)
        in_force = treaty.in_force if possible else None
        return in_force or treaty.signed, possible, certain


def _within(limits: Days, years: Days) -> Days:
    """Return the limits, and where there is none the end of the years."""
    first, last = (finite_day(day) for day in limits)
    if first is None:
        first = min(years[0], date(last.year, 1, 1)) if last else years[0]
    return first, last or max(years[1], date(first.year, 12, 31))


def _time_of(field: str) -> Callable[[Any], tuple[TimeSpan, Sequence[Days], Sequence[Days]]]:
    """Return what tells of a record when it held, when it may have, and when it must have."""

    def told_by(record: Any) -> tuple[TimeSpan, Sequence[Days], Sequence[Days]]:
        span: TimeSpan = getattr(record, field)
        return span, span.extents, span.certain_extents

    return told_by


def _flag(mark: Row) -> Row:
    lines = wrap(mark["title"], _LABEL) or [mark["title"]]
    wide, x = max(map(len, lines)) * LETTER_WIDTH + 8, mark["x"]
    return mark | {"lines": lines, "wide": wide, "left": False, "box": (x, x + wide)}


def _top(flag: Row) -> int:
    """Return how many lines above its foot a flag reaches."""
    return int(flag["level"]) + len(flag["lines"])


def _height_of(flags: list[Row]) -> float:
    return max(map(_top, flags), default=0) * LINE_HEIGHT


def _meet(flag: Row, other: Row) -> bool:
    """Whether two flags, at some level, could lie over each other or over a pole."""
    (start, end), (first, last) = flag["box"], other["box"]
    return bool(start <= last and first <= end)


def _clash(flag: Row, other: Row) -> bool:
    """Whether two flags would lie over each other, or one over the other's pole."""
    (start, end), (first, last) = flag["box"], other["box"]
    if start < last and first < end and flag["level"] < _top(other) and other["level"] < _top(flag):
        return True
    return _crosses(flag, other) or _crosses(other, flag)


def _crosses(pole: Row, flag: Row) -> bool:
    return bool(flag["box"][0] < pole["x"] < flag["box"][1] and _top(pole) > flag["level"])


def _noon(day: date) -> str:
    return f"{day}T12:00:00Z"
