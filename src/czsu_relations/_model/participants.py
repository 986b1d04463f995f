"""The actors that records name, and those that take part in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._model.records import Condition, Event, Treaty

if TYPE_CHECKING:
    from czsu_relations._model.vocabulary.roles import Role

__all__ = ["actors_in_role", "named_actors", "participant_ids"]


def named_actors(record: object) -> tuple[str, ...]:
    """Return the ids of the actors that take part in an event, a treaty or a condition."""
    if isinstance(record, Event):
        return participant_ids(record)
    if isinstance(record, Treaty):
        return record.parties
    if isinstance(record, Condition):
        return record.actors
    return ()


def participant_ids(event: Event) -> tuple[str, ...]:
    """Return the ids of the actors that take part in an event: one with two roles only once."""
    return tuple(dict.fromkeys(participant.actor for participant in event.participants))


def actors_in_role(event: Event, role: Role) -> tuple[str, ...]:
    """Return the ids of the actors that have a role in an event."""
    taking_part = event.participants
    return tuple(participant.actor for participant in taking_part if participant.role is role)
