"""The tree that an EDTF text is read into: dates, and intervals and sets of them."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Date", "DateRange", "DateSet", "End", "Interval", "qualifiers_of"]


class End(Enum):
    """A side of an interval that has no date."""

    OPEN = ".."
    UNKNOWN = ""


@frozen
class Date:
    """A date as written: digits, `X` for an unspecified digit, and empty parts if not given.

    Attributes:
        year: four characters; an exponential year is written out.
        month: two characters, a month or a season (21 to 41), or empty.
        day: two characters, or empty.
        significant: how many digits of the year are significant; 0 if that is not given.
        uncertain: whether any part is qualified with `?` or `%`.
        approximate: whether any part is qualified with `~` or `%`.
        first: the earliest day that the date can mean.
        last: the latest day that the date can mean.
    """

    year: str
    month: str
    day: str
    significant: int
    uncertain: bool
    approximate: bool
    first: date
    last: date


@frozen
class Interval:
    """A time from one date to another; one of the two sides may be open or unknown."""

    start: Date | End
    end: Date | End


@frozen
class DateRange:
    """A range among the members of a set; an open side is None, and at least one is a date."""

    first: Date | None
    last: Date | None


@frozen
class DateSet:
    """A set of dates: all of them (`{…}`, `every` is true) or one of them (`[…]`)."""

    dates: tuple[Date | DateRange, ...]
    every: bool


def qualifiers_of(tree: Date | Interval | DateSet) -> tuple[bool, bool]:
    """Return whether any part of a date is uncertain, and whether any part is approximate."""
    if isinstance(tree, Date):
        return tree.uncertain, tree.approximate
    parts = tuple(_dates_in(tree))
    return any(part.uncertain for part in parts), any(part.approximate for part in parts)


def _dates_in(tree: Interval | DateSet) -> Iterator[Date]:
    """Yield the dates of an interval or a set, with both ends of a range."""
    sides = (tree.start, tree.end) if isinstance(tree, Interval) else tree.dates
    for side in sides:
        ends = (side.first, side.last) if isinstance(side, DateRange) else (side,)
        for end in ends:
            if isinstance(end, Date):
                yield end
