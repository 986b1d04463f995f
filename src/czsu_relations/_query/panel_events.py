"""The events between two sides, and who of them acted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from czsu_relations._model.vocabulary.plover import Mode
from czsu_relations._model.vocabulary.roles import RolePart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.records import Event
    from czsu_relations._query.involvement import WantedActors

    Sides = Sequence[WantedActors]
    """The states of two sides, with everything that belongs to each."""

__all__ = ["acting_sides", "events_by_year", "is_between"]

_DOERS: Final = {RolePart.ACTS, RolePart.ACTS_WITH}

_RECEIVERS: Final = {
    Mode.VERBAL_COOPERATION: {RolePart.ACTED_UPON, RolePart.GAINS, RolePart.ACTS_WITH},
    Mode.MATERIAL_COOPERATION: {RolePart.ACTED_UPON, RolePart.GAINS, RolePart.ACTS_WITH},
    Mode.VERBAL_CONFLICT: {RolePart.ACTED_UPON},
    Mode.MATERIAL_CONFLICT: {RolePart.ACTED_UPON},
}
"""The parts that make an actor the other side of an act, by the mode of the act."""


def is_between(event: Event, sides: Sides) -> bool:
    """Whether somebody of one side acted towards, or together with, somebody of the other.

    An event without a mode is no act of one side towards another.
    """
    if event.mode is None:
        return False
    parts_a, parts_b = _parts_by_side(event, sides)
    receivers = _RECEIVERS[event.mode]
    a_acts = parts_a & _DOERS and parts_b & receivers
    b_acts = parts_b & _DOERS and parts_a & receivers
    return bool(a_acts or b_acts)


def acting_sides(event: Event, sides: Sides) -> set[int]:
    """Return the indexes of the sides that acted in an event between them.

    Where neither acted, as in the signing of a treaty, they are the sides that acted together with
    others.
    """
    parts = _parts_by_side(event, sides)
    for part in (RolePart.ACTS, RolePart.ACTS_WITH):
        acting = {index for index, side_parts in enumerate(parts) if part in side_parts}
        if acting:
            return acting
    return set()


def _parts_by_side(event: Event, sides: Sides) -> list[set[RolePart]]:
    """Return the parts that the actors of each side play in an event."""
    found: list[set[RolePart]] = []
    for side in sides:
        parts: set[RolePart] = set()
        for participant in event.participants:
            if side.include(participant.actor, event, "date"):
                parts.add(participant.role.part)
        found.append(parts)
    return found


def events_by_year(events: Iterable[Event], sides: Sides) -> dict[int, list[Event]]:
    """Return the events between two sides, by each year in which they count."""
    found: dict[int, list[Event]] = {}
    for event in events:
        if is_between(event, sides):
            for year in _years_of(event.date):
                found.setdefault(year, []).append(event)
    return found


def _years_of(span: TimeSpan) -> list[int]:
    """Return the years that a time certainly overlaps, else that of its first known day."""
    certain_years = [
        year
        for year in range(span.latest_start.year, span.earliest_end.year + 1)
        if span.certainly_overlaps(date(year, 1, 1), date(year, 12, 31))
    ]
    if certain_years:
        return certain_years
    first_day, last_day = span.position
    # Of a time without a beginning (`../1923`), only the end is in a year.
    if first_day == date.min and not span.starts_bounded:
        return [last_day.year]
    return [first_day.year]
