"""The selection of events."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self

from czsu_relations._model.records import Actor, Condition, Event, Record, Treaty
from czsu_relations._model.vocabulary.events import EventKind, Mode, Role
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.selection import find_record
from czsu_relations._query.terms import actor_ids, find_term, find_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._query.actors import Actors
    from czsu_relations._query.treaties import Treaties

__all__ = ["Events"]


class Events(Attested[Event]):
    """Events happen: in chronological order, a cause before its effect."""

    __slots__ = ()

    noun: ClassVar[str] = "event"
    table: ClassVar[str] = "events"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("date")

    def involving(
        self, actor: str | Actor, *, parts: bool = False, role: str | None = None
    ) -> Self:
        """Keep the events that an actor took part in.

        Args:
            actor: an actor, or its id or any of its names.
            parts: also count what belongs to the actor, such as a state's army.
            role: count it only in this role.
        """
        ids = actor_ids(self._dataset.actors, actor, parts=parts)
        wanted = None if role is None else find_term(Role, role, "role")
        return self.where(
            lambda event: any(
                one.actor in ids and (wanted is None or one.role is wanted)
                for one in event.participants
            )
        )

    def of_kind(self, *kinds: str) -> Self:
        """Keep the events of one of these kinds."""
        wanted = find_terms(EventKind, "event kind", kinds)
        return self.where(lambda event: event.kind in wanted)

    def in_mode(self, *modes: str) -> Self:
        """Keep the events in one of these quadrants of cooperation and conflict."""
        wanted = find_terms(Mode, "mode", modes)
        return self.where(lambda event: event.mode in wanted)

    def under(self, treaty: str | Treaty) -> Self:
        """Keep the events that have to do with a treaty."""
        key = self._dataset.treaties.named(treaty).id
        return self.where(lambda event: key in event.treaties)

    def causes_of(self, event: str | Event) -> Self:
        """Keep the events that a source names as direct causes of this one.

        What is a condition among its causes, `conditions.causes_of` has.
        """
        causes = self._dataset.events.named(event).because_of
        return self.where(lambda cause: cause.id in causes)

    def consequences_of(self, cause: str | Event | Condition) -> Self:
        """Keep the events that a source calls direct consequences of an event or condition."""
        causes: list[Record] = [*self._dataset.events, *self._dataset.conditions]
        key = find_record(causes, "event or condition", cause).id
        return self.where(lambda event: key in event.because_of)

    @property
    def actors(self) -> Actors:
        """The actors that these events name."""
        return self._linked(self._dataset.actors)

    @property
    def treaties(self) -> Treaties:
        """The treaties that these events have to do with."""
        return self._linked(self._dataset.treaties)


publish(globals())
