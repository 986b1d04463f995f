"""Intervals of which one side is not known, completed by another date of the same matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations.errors import EDTFError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["complete_sides"]


def complete_sides(span: TimeSpan, others: Iterable[TimeSpan]) -> TimeSpan:
    """Return a date whose open or unknown sides are taken from the first other that has them.

    A date that is no interval is complete, and so is one that the others do not fit.
    """
    if "/" not in span.edtf:
        return span
    start, end = span.edtf.split("/")
    # A date that is no interval says nothing about where an interval began or ended.
    for other in [other for other in others if "/" in other.edtf]:
        other_start, other_end = other.edtf.split("/")
        if not start.strip("."):
            start = other_start or start
        if not end.strip("."):
            end = other_end or end
    try:
        return TimeSpan(f"{start}/{end}")
    except EDTFError:
        return span
