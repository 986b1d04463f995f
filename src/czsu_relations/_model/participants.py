"""The actors that take part in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from czsu_relations._model.records import Event

__all__ = ["participant_ids"]


def participant_ids(event: Event) -> tuple[str, ...]:
    """Return the ids of the actors that take part in an event: one with two roles only once."""
    return tuple(dict.fromkeys(participant.actor for participant in event.participants))
