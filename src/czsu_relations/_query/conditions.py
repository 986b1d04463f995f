"""The selection of conditions."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self

from czsu_relations._model.records import Actor, Condition, Event
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.terms import actor_ids, find_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._query.actors import Actors
    from czsu_relations._query.events import Events

__all__ = ["Conditions"]


class Conditions(Attested[Condition]):
    """Conditions hold: in chronological order."""

    __slots__ = ()

    noun: ClassVar[str] = "condition"
    table: ClassVar[str] = "conditions"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("span")

    def involving(self, actor: str | Actor, *, parts: bool = False) -> Self:
        """Keep the conditions of an actor; `parts` also counts what belongs to it."""
        ids = actor_ids(self._dataset.actors, actor, parts=parts)
        return self.where(lambda condition: not ids.isdisjoint(condition.actors))

    def of_kind(self, *kinds: str) -> Self:
        """Keep the conditions of one of these kinds."""
        wanted = find_terms(ConditionKind, "condition kind", kinds)
        return self.where(lambda condition: condition.kind in wanted)

    def causes_of(self, event: str | Event) -> Self:
        """Keep the conditions that a source names as direct causes of an event."""
        causes = self._dataset.events.named(event).because_of
        return self.where(lambda condition: condition.id in causes)

    def consequences_of(self, event: str | Event) -> Self:
        """Keep the conditions that began with an event."""
        key = self._dataset.events.named(event).id
        return self.where(lambda condition: key in condition.began_with)

    @property
    def actors(self) -> Actors:
        """The actors whose conditions these are."""
        return self._linked(self._dataset.actors)

    @property
    def events(self) -> Events:
        """The events with which these conditions began or ended."""
        return self._linked(self._dataset.events)


publish(globals())
