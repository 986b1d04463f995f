"""The selection of actors."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self

from czsu_relations._model.records import Actor
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.terms import actor_ids, find_terms, identified_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations._dates.timespan import TimeSpan


__all__ = ["Actors"]


class Actors(Attested[Actor]):
    """Actors act: by name."""

    __slots__ = ()

    noun: ClassVar[str] = "actor"
    table: ClassVar[str] = "actors"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("existed")

    def of_kind(self, *kinds: str) -> Self:
        """Keep the actors of one of these kinds."""
        wanted = find_terms(ActorKind, "actor kind", kinds)
        return self.where(lambda actor: actor.kind in wanted)

    def identified(self, scheme: str, value: str | int) -> Self:
        """Keep the actors that another data set knows by this identifier; they may be several.

        `identified("cow", 365)` has every state that the Correlates of War number 365.
        """
        return self._of(identified_records(self, self._dataset.actors, scheme, value))

    def parts_of(self, actor: str | Actor) -> Self:
        """Keep what belongs to an actor, directly or through another part."""
        whole = self._dataset.actors.named(actor)
        ids = actor_ids(self._dataset.actors, whole, parts=True) - {whole.id}
        return self.where(lambda part: part.id in ids)


publish(globals())
