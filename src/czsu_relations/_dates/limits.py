"""The first and the last possible day of a time span, where it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from czsu_relations._dates.timespan import TimeSpan

__all__ = ["first_possible_day", "last_possible_day"]


def first_possible_day(span: TimeSpan) -> date | None:
    """Return the first possible day of a span, or None if its start is open or unknown."""
    if span.starts_bounded:
        return span.earliest
    return None


def last_possible_day(span: TimeSpan) -> date | None:
    """Return the last possible day of a span, or None if its end is open or unknown."""
    if span.ends_bounded:
        return span.latest
    return None
