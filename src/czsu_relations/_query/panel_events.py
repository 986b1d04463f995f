"""The events between two sides, and who of them acted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from czsu_relations._model.vocabulary.plover import Mode
from czsu_relations._model.vocabulary.roles import Role, RolePart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.records import Event
    from czsu_relations._query.involvement import WantedActors

    Sides = Sequence[WantedActors]
    """The states of two sides, with everything that belongs to each."""

__all__ = ["acting_sides", "events_by_year", "is_between"]

_DOERS: Final = {RolePart.ACTS, RolePart.ACTS_WITH}

_PARTNERS: Final = {RolePart.ACTED_UPON, RolePart.GAINS, RolePart.ACTS_WITH}
"""The parts that make an actor the other side of an act of cooperation."""

_ENEMIES: Final = {Role.OPPONENT, Role.VICTIM}
"""The roles of those who are fought or hurt, which makes nobody a partner in a joint battle."""


def is_between(event: Event, sides: Sides) -> bool:
    """Whether somebody of one side acted towards, or together with, somebody of the other.

    An event without a mode is no act of one side towards another.
    """
    if event.mode is None:
        return False
    roles_a, roles_b = _roles_by_side(event, sides)
    a_acts = _parts_of(roles_a) & _DOERS and _receive(roles_b, event.mode)
    b_acts = _parts_of(roles_b) & _DOERS and _receive(roles_a, event.mode)
    return bool(a_acts or b_acts)


def _receive(roles: set[Role], mode: Mode) -> bool:
    """Whether one of some roles makes a side the other side of an act of a mode."""
    if mode in {Mode.VERBAL_COOPERATION, Mode.MATERIAL_COOPERATION}:
        return bool(_parts_of(roles - _ENEMIES) & _PARTNERS)
    return RolePart.ACTED_UPON in _parts_of(roles)


def _parts_of(roles: set[Role]) -> set[RolePart]:
    return {role.part for role in roles}


def acting_sides(event: Event, sides: Sides) -> set[int]:
    """Return the indexes of the sides that acted in an event between them.

    Where neither acted, as in the signing of a treaty, they are the sides that acted together with
    others.
    """
    roles = _roles_by_side(event, sides)
    for part in (RolePart.ACTS, RolePart.ACTS_WITH):
        acting = {index for index, of_side in enumerate(roles) if part in _parts_of(of_side)}
        if acting:
            return acting
    return set()


def _roles_by_side(event: Event, sides: Sides) -> list[set[Role]]:
    """Return the roles that the actors of each side have in an event."""
    found: list[set[Role]] = []
    for side in sides:
        roles: set[Role] = set()
        for participant in event.participants:
            if side.include(participant.actor, event, "date"):
                roles.add(participant.role)
        found.append(roles)
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
