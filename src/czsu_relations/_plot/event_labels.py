"""The labels of turning points on a timeline: each on a pole, none over another label or pole."""

from __future__ import annotations

from operator import itemgetter
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from czsu_relations._plot.frame import AXIS_WIDTH, LETTER_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from czsu_relations._plot.frame import Row

__all__ = ["LINE_HEIGHT", "height_of_labels", "place_labels", "top_of_label"]

LINE_HEIGHT: Final = 12
"""The height of a line of a label in pixels."""

_LINE_LETTERS: Final = 34
"""The number of letters in a line of a label."""

_LABEL_MARGIN: Final = 8
"""The space beside a label in pixels."""


def place_labels(marks: Sequence[Row]) -> list[Row]:
    """Return a label for each turning point, at the lowest level where it covers nothing.

    A label is to the right of its pole; near the right edge of the chart, to its left.

    Args:
        marks: the marks of events, from left to right.
    """
    labels = [_new_label(mark) for mark in _turning_points(marks)]
    labels.sort(key=itemgetter("x"))
    _turn_labels_at_edge(labels)
    placed: list[Row] = []
    for label in sorted(labels, key=_placing_order):
        label["level"] = _lowest_free_level(label, placed)
        placed.append(label)
    return placed


def top_of_label(label: Row) -> int:
    """Return how many lines above the pile of marks the top of a label is."""
    return int(label["level"]) + len(label["lines"])


def height_of_labels(labels: Sequence[Row]) -> float:
    """Return the height of all labels in pixels."""
    return max(map(top_of_label, labels), default=0) * LINE_HEIGHT


def _turning_points(marks: Sequence[Row]) -> list[Row]:
    """Return the mark of each turning point, or its leftmost mark if it has several dates."""
    leftmost: dict[str, Row] = {}
    for mark in reversed(marks):
        if mark["weight"] == "turning point":
            leftmost[mark["id"]] = mark
    return list(leftmost.values())


def _new_label(mark: Row) -> Row:
    """Return the label of a mark to the right of its pole, without a level."""
    title, x = mark["title"], mark["x"]
    lines = wrap(title, _LINE_LETTERS) or [title]
    width = max(map(len, lines)) * LETTER_WIDTH + _LABEL_MARGIN
    return mark | {"lines": lines, "wide": width, "left": False, "box": (x, x + width)}


def _turn_labels_at_edge(labels: Sequence[Row]) -> None:
    """Turn labels to the left of their poles that would not fit to the right.

    Such are those that would reach beyond the chart, and those whose pole would stand in a label
    that is turned already.

    Args:
        labels: all labels, from left to right.
    """
    edge: float = AXIS_WIDTH
    for label in reversed(labels):
        x, width = label["x"], label["wide"]
        if x + width > AXIS_WIDTH or x > edge:
            edge = min(edge, x - width)
            label["left"] = True
            label["box"] = (x - width, x)


def _placing_order(label: Row) -> float:
    """Return a number that sorts labels so that no later pole has to cross an earlier label.

    Labels to the left of their poles come first, from left to right; then the others, from right
    to left.
    """
    x: float = label["x"]
    if label["left"]:
        return x
    return 2 * AXIS_WIDTH - x


def _lowest_free_level(label: Row, placed: Sequence[Row]) -> int:
    """Return the lowest level at which a label covers no label or pole that is placed already."""
    neighbours = [other for other in placed if _may_meet(label, other)]
    # What a label covers changes only at the tops of its neighbours.
    levels = sorted({0, *map(top_of_label, neighbours)})
    return next(level for level in levels if _is_free(label | {"level": level}, neighbours))


def _may_meet(label: Row, other: Row) -> bool:
    """Whether two labels could, at some level, cover each other or each other's pole."""
    start, end = label["box"]
    other_start, other_end = other["box"]
    return bool(start <= other_end and other_start <= end)


def _is_free(label: Row, neighbours: Sequence[Row]) -> bool:
    return not any(
        _labels_overlap(label, other)
        or _pole_crosses_label(label, other)
        or _pole_crosses_label(other, label)
        for other in neighbours
    )


def _labels_overlap(label: Row, other: Row) -> bool:
    start, end = label["box"]
    other_start, other_end = other["box"]
    beside_each_other = start >= other_end or other_start >= end
    above_each_other = label["level"] >= top_of_label(other) or other["level"] >= top_of_label(
        label
    )
    return not (beside_each_other or above_each_other)


def _pole_crosses_label(label: Row, other: Row) -> bool:
    """Whether the pole of a label goes through the text of another label."""
    start, end = other["box"]
    return bool(start < label["x"] < end and top_of_label(label) > other["level"])
