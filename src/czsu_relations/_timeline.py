"""The lay-out of a timeline: which record stands where, in pixels and days. No drawing."""

from __future__ import annotations

import re
from datetime import date
from itertools import count, groupby
from operator import attrgetter
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from czsu_relations._bounds import bounded
from czsu_relations._dataset import Dataset
from czsu_relations._selections import spans_in_force
from czsu_relations._vocabulary import ConditionKind, TreatyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from czsu_relations._records import Condition, Event, Period, Treaty
    from czsu_relations._selections import Periods
    from czsu_relations._timespan import TimeSpan
    from czsu_relations._vocabulary import Word

__all__ = ["WIDTH", "Timeline", "cuttable"]

Row = dict[str, Any]
_Days = tuple[date, date]

WIDTH: Final = 750
"""Of the axis, in pixels; the names of the rows stand to its left."""

_BAND, _LANE, _CELL, _LINE, _GAP = 17, 11, 9, 11, 26
"""Heights: of a period, a bar, a mark, a line of a label, and between two sections."""

_LETTER: Final = 5.2
"""The width of a letter of a label; generous, since nobody can measure it here."""

_LABEL: Final = 34
"""The letters in a line of a label."""

_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""What XML, and so SVG, cannot hold."""

_MARKUP: Final = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)
"""What would end the script that Altair writes a chart's data into."""

_SOURCES: Final = 4
"""How many sources a tooltip names."""


@define
class Timeline:
    """What is drawn, as rows of data, and how high it stands."""

    dataset: Dataset
    window: _Days
    height: float = 0
    periods: list[Row] = field(factory=list[Row])
    possible: list[Row] = field(factory=list[Row])
    certain: list[Row] = field(factory=list[Row])
    bars: list[Row] = field(factory=list[Row])
    signatures: list[Row] = field(factory=list[Row])
    marks: list[Row] = field(factory=list[Row])
    labels: list[Row] = field(factory=list[Row])
    headings: list[Row] = field(factory=list[Row])
    rules: list[Row] = field(factory=list[Row])

    @classmethod
    def of(
        cls,
        dataset: Dataset,
        *,
        periods: Periods,
        events: Sequence[Event] = (),
        treaties: Sequence[Treaty] = (),
        conditions: Sequence[Condition] = (),
    ) -> Timeline:
        """Lay out one section beneath the other: periods, events, treaties, conditions."""
        spans = [
            *(event.date for event in events),
            *(span for one in treaties for span in (one.signed, one.in_force) if span),
            *(condition.span for condition in conditions),
        ]
        self = cls(dataset, _window(spans or [one.span for one in periods], dataset.coverage))
        self._add_periods(periods)
        if events:
            self._add_events(events)
        self._add_bars("Treaties in force", TreatyKind, treaties, self._force_of)
        self._add_bars("Conditions", ConditionKind, conditions, self._span_of)
        return self

    def x(self, day: date) -> float:
        """Return where a day stands, before anybody zooms."""
        first, last = (end.toordinal() for end in self.window)
        return WIDTH * (day.toordinal() - first) / (last + 1 - first)

    # ---- periods -------------------------------------------------------------

    def _add_periods(self, periods: Periods) -> None:
        depth = {period.id: len(_wider(periods, period)) for period in periods}
        for period in periods:
            level = depth[period.id]
            row = self._told(period, period.span) | _days(period.span.earliest, period.span.latest)
            row |= {"y": level * _BAND, "y2": (level + 1) * _BAND, "depth": level}
            self.periods.append(row | {"room": len(period.title) * _LETTER + 6})
        self.height = (max(depth.values(), default=-1) + 1) * _BAND + 4

    # ---- events --------------------------------------------------------------

    def _add_events(self, events: Sequence[Event]) -> None:
        """Pile cooperation up above a line, and conflict down below it."""
        self._head("Events", self.height + _GAP / 2)
        piles = {side: self._pile(events, side) for side in ("cooperation", "conflict")}
        flags = {side: self._flags(pile) for side, pile in piles.items()}
        tall = {
            side: (max((one["lane"] for one in pile), default=0) + 1) * _CELL + 4
            for side, pile in piles.items()
        }
        above = tall["cooperation"] + _height_of(flags["cooperation"])
        line = self.height + above + _LINE
        for side, sign in (("cooperation", -1), ("conflict", 1)):
            for row in [*piles[side], *flags[side]]:
                row["y"] = line + sign * (row["lane"] + 0.7) * _CELL
            for row in flags[side]:
                row["y2"] = line + sign * (tall[side] + _top(row) * _LINE)
                row["text_y"] = min(row["y2"], row["y2"] - sign * len(row["lines"]) * _LINE)
            self.headings.append({"text": side, "y": line + sign * 14, "head": False})
            self.marks += piles[side]
            self.labels += flags[side]
        self.rules.append({"y": line})
        self.height = line + tall["conflict"] + _height_of(flags["conflict"]) + 4

    def _pile(self, events: Sequence[Event], side: str) -> list[Row]:
        rows: list[Row] = [
            self._told(event, event.date)
            | _days(first, last)
            | {"at": _noon(middle), "x": self.x(middle), "mode": event.mode.value.replace("-", " ")}
            | {"weight": event.salience.name.replace("_", " ").lower()}
            | {"sure": event.date.certainly_overlaps(first, last)}
            | {"core": [_days(*days) for days in _certain(event.date)]}
            for event in events
            if event.mode.endswith(side)
            for first, last in event.date.extents
            for middle in (self._middle(first, last),)
        ]
        rows.sort(key=lambda row: row["x"])
        for row, lane in zip(
            rows, _lanes([(row["x"], row["x"] + _CELL) for row in rows]), strict=True
        ):
            row["lane"] = lane
        return rows

    def _middle(self, first: date, last: date) -> date:
        """Return the day in the middle, or the only bound that there is."""
        start, end = bounded(first), bounded(last)
        known = [day for day in (start, end) if day] or self.window
        return date.fromordinal((known[0].toordinal() + known[-1].toordinal()) // 2)

    def _flags(self, pile: list[Row]) -> list[Row]:
        """Return labels of the turning points, none over another, nor over another's pole.

        They fly to the right, but near the right edge to the left. Each hangs as low as it can
        above those that its text reaches.
        """
        flags = [_flag(mark) for mark in pile if mark["weight"] == "turning point"]
        edge: float = WIDTH
        for flag in reversed(flags):
            if flag["x"] + flag["wide"] > WIDTH or flag["x"] > edge:
                edge = min(edge, flag["x"] - flag["wide"])
                flag |= {"left": True, "box": (flag["x"] - flag["wide"], flag["x"])}
        placed: list[Row] = []
        for flag in sorted(
            flags, key=lambda one: one["x"] if one["left"] else 2 * WIDTH - one["x"]
        ):
            levels = (flag | {"level": level} for level in count())
            free = (one for one in levels if not any(_clash(one, other) for other in placed))
            placed.append(next(free))
        return placed

    # ---- treaties and conditions ---------------------------------------------

    def _add_bars(
        self,
        heading: str,
        kinds: type[Word],
        records: Sequence[Any],
        spans_of: Callable[[Any], tuple[TimeSpan, Iterable[_Days], Iterable[_Days]]],
    ) -> None:
        if not records:
            return
        self.height += _GAP
        self._head(heading, self.height - 9)
        order = list(kinds)
        for kind, group in groupby(
            sorted(records, key=lambda one: order.index(one.kind)), attrgetter("kind")
        ):
            rows: list[Row] = []
            for record in group:
                span, possible, certain = spans_of(record)
                row = self._told(record, span) | {"possible": [*possible], "certain": [*certain]}
                days = [day for stretch in row["possible"] for day in stretch] or [span.earliest]
                rows.append(row | {"box": (self._in(min(days)), self._in(max(days)) + 3)})
            lanes = _lanes([row["box"] for row in rows])
            self.headings.append({"text": kind.value, "y": self.height + _LANE / 2, "head": False})
            for row, lane in zip(rows, lanes, strict=True):
                self._add_bar(row, self.height + lane * _LANE + 1)
            self.height += (max(lanes) + 1) * _LANE
            self.rules.append({"y": self.height})

    def _in(self, day: date) -> float:
        return min(max(self.x(day), 0), WIDTH)

    def _add_bar(self, row: Row, y: float) -> None:
        possible, certain = row.pop("possible"), row.pop("certain")
        row |= {"y": y, "y2": y + _LANE - 2, "room": len(row["title"]) * _LETTER * 0.92 + 4}
        self.possible += [row | _days(*days) | {"holds": "possibly"} for days in possible]
        self.certain += [row | _days(*days) | {"holds": "certainly"} for days in certain]
        if possible:
            first, last = min(first for first, _ in possible), max(last for _, last in possible)
            self.bars.append(row | _days(first, last))
        else:
            key: str = row["id"]
            record = self.dataset.treaties[key]
            self.signatures.append(row | _days(record.signed.earliest, record.signed.latest))

    def _force_of(self, treaty: Treaty) -> tuple[TimeSpan, Iterable[_Days], Iterable[_Days]]:
        spans = spans_in_force(treaty)
        possible = self.dataset.treaties.extents_in_force(treaty)
        certain = [days for span in spans[:1] for days in _certain(span)]
        for span in spans[1:]:
            certain = [
                (max(first, start), min(last, end))
                for first, last in certain
                for start, end in _certain(span)
                if max(first, start) <= min(last, end)
            ]
        return treaty.in_force or treaty.signed, possible, certain

    def _span_of(self, condition: Condition) -> tuple[TimeSpan, Iterable[_Days], Iterable[_Days]]:
        return condition.span, condition.span.extents, _certain(condition.span)

    # ---- texts ---------------------------------------------------------------

    def _head(self, text: str, y: float) -> None:
        self.headings.append({"text": text, "y": y, "head": True})

    def _told(self, record: Period | Event | Condition | Treaty, span: TimeSpan) -> Row:
        named = (self.dataset.references[one.reference].describe() for one in record.citations)
        sources = list(dict.fromkeys(named))
        more = [f"and {len(sources) - _SOURCES} more"] if len(sources) > _SOURCES else []
        return {
            "id": record.id,
            "title": writable(record.title),
            "name": cuttable(record.title),
            "when": span.describe(),
            "said": writable(f"{record.title}, {span.describe()}"),
            "disputed": "sources disagree" if record.disputed else "",
            "sources": writable(" · ".join([*sources[:_SOURCES], *more])),
        }


def writable(text: str) -> str:
    """Return a text as SVG can hold it, and as a script in HTML can."""
    return _MARKUP.sub("<\u2060", _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def cuttable(text: str) -> str:
    """Return a text that Vega may shorten: it would cut characters of two halves in two."""
    return re.sub(r"[\U00010000-\U0010ffff]", "\N{REPLACEMENT CHARACTER}", writable(text))


def _flag(mark: Row) -> Row:
    lines = wrap(mark["title"], _LABEL) or [mark["title"]]
    wide, x = max(map(len, lines)) * _LETTER + 8, mark["x"]
    return mark | {"lines": lines, "wide": wide, "left": False, "box": (x, x + wide)}


def _top(flag: Row) -> int:
    """Return how many lines above its foot a flag reaches."""
    return int(flag["level"]) + len(flag["lines"])


def _height_of(flags: list[Row]) -> float:
    return max(map(_top, flags), default=0) * _LINE


def _clash(flag: Row, other: Row) -> bool:
    """Whether two flags would lie over each other, or one over the other's pole."""
    (start, end), (first, last) = flag["box"], other["box"]
    if start < last and first < end and flag["level"] < _top(other) and other["level"] < _top(flag):
        return True
    return _crosses(flag, other) or _crosses(other, flag)


def _crosses(pole: Row, flag: Row) -> bool:
    return bool(flag["box"][0] < pole["x"] < flag["box"][1] and _top(pole) > flag["level"])


def _lanes(boxes: list[tuple[float, float]]) -> list[int]:
    """Return for each stretch the lowest lane that is free there; they come in their order."""
    ends: list[float] = []
    lanes: list[int] = []
    for start, end in boxes:
        lane = next((n for n, free in enumerate(ends) if free <= start), len(ends))
        ends[lane : lane + 1] = [end]
        lanes.append(lane)
    return lanes


def _wider(periods: Periods, period: Period) -> list[Period]:
    found: list[Period] = []
    while period.part_of and (wider := periods.get(period.part_of)):
        found.append(wider)
        period = wider
    return found


def _window(spans: Iterable[TimeSpan], coverage: TimeSpan) -> _Days:
    """Return the years in which the bounds of the spans lie, whole."""
    days = [day for span in spans for days in span.extents for day in days if bounded(day)]
    days = days or [coverage.earliest, coverage.latest]
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def _certain(span: TimeSpan) -> Iterator[_Days]:
    """Yield the stretches of days that a span certainly touched, all of them."""
    extents = span.extents
    whole = [(span.latest_start, span.earliest_end)]
    for first, last in whole if len(extents) == 1 else extents:
        if (first == last or (first < last and len(extents) == 1)) and span.certainly_overlaps(
            first, last
        ):
            yield first, last


def _days(first: date, last: date) -> Row:
    """Return the first moment and the last one, in UTC: no browser's time zone moves them."""
    return {"first": f"{first}T00:00:00Z", "last": f"{last}T23:59:59Z"}


def _noon(day: date) -> str:
    return f"{day}T12:00:00Z"
