"""Hints for arguments that are easily mistaken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._query.day_of_year import read_day_of_year
from czsu_relations.errors import EDTFError, QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["explain_day_of_year", "explain_two_dates"]

_CONNECTIVES: Final = {"to", "until", "till", "and", "-", "–", "—", "..", "/"}
"""What people write between two dates."""


def explain_two_dates(words: Sequence[str], error: EDTFError) -> None:
    """Raise an error that says how to ask about a longer time, if two dates are given to `on`.

    Args:
        words: the words of the date.
        error: the error that they cause as one date. If it already says how to write the two as a
            range, nothing is raised.

    Raises:
        QueryError: the words are two dates.
    """
    for index in range(1, len(words)):
        following = list(words[index:])
        if following[0].lower() in _CONNECTIVES:
            del following[0]
        first = _read_date(words[:index])
        second = _read_date(following)
        if first is None or second is None:
            continue
        start, end = sorted((first, second), key=lambda span: span.earliest)
        if f"{start}/{end}" in error.reason:
            return
        raise QueryError(
            f"`on` takes one date, and {' '.join(words)!r} are two; for all of the time write"
            f" {start}/{end}, or list its events with `between {start} {end}`"
        )


def explain_day_of_year(text: str) -> None:
    """Raise an error that names `on-this-day`, if `on` is given a day without a year.

    Raises:
        QueryError: the text is a day of the year.
    """
    try:
        read_day_of_year(text)
    except QueryError:
        return
    raise QueryError(
        f"`on` takes a date with its year, and {text!r} has none; for all years write"
        f" `on-this-day {text}`"
    )


def _read_date(words: Sequence[str]) -> TimeSpan | None:
    """Return a date that can be the beginning or the end of a range; None for anything else."""
    text = " ".join(words)
    # The beginning of a range is no range itself, nor a set of dates.
    if any(mark in text for mark in "/[{"):
        return None
    try:
        return TimeSpan.of(text)
    except EDTFError:
        return None
