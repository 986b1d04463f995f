"""The actors that take part in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from czsu_relations._model.records import Event
    from czsu_relations._model.vocabulary.roles import Role

__all__ = ["actors_in_role", "participant_ids"]


def participant_ids(event: Event) -> tuple[str, ...]:
    """Return the ids of the actors that take part in an event: one with two roles only once."""
    return tuple(dict.fromkeys(participant.actor for participant in event.participants))


def actors_in_role(event: Event, role: Role) -> tuple[str, ...]:
    """Return the ids of the actors that have a role in an event."""
    taking_part = event.participants
    return tuple(participant.actor for participant in taking_part if participant.role is role)
