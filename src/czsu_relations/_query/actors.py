"""The selection of actors."""

from __future__ import annotations

from typing import Self

from czsu_relations._model.records import Actor
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.lookup import actor_ids, identified_records
from czsu_relations._query.terms import find_terms

__all__ = ["Actors"]


class Actors(Attested[Actor]):
    """Actors, sorted by name: states, parties, persons, armed forces and others.

    >>> import czsu_relations as czsu
    >>> czsu.actors.named("USSR").id
    'soviet-union'
    """

    __slots__ = ()

    noun = "actor"
    table = "actors"
    _time_field = "existed"

    def of_kind(self, *kinds: str) -> Self:
        """Return the actors of one or more kinds.

        >>> import czsu_relations as czsu
        >>> "red-army" in czsu.actors.of_kind("armed-force")
        True

        Args:
            *kinds: terms of `ActorKind`.

        Raises:
            UnknownNameError: there is no such kind; the error suggests similar ones or lists all.
            QueryTypeError: no kind is given, or an argument is not a string.
        """
        wanted = find_terms(ActorKind, kinds, "actor kind")
        return self.where(lambda actor: actor.kind in wanted)

    def identified(self, scheme: str, value: str | int) -> Self:
        """Return the actors that another data set knows by an identifier; there may be several.

        >>> import czsu_relations as czsu
        >>> czsu.actors.identified("cow", 365).ids
        ('russia', 'soviet-russia', 'soviet-union')

        Args:
            scheme: the other data set, a term of `Scheme`; "cow" is the Correlates of War.
            value: the identifier.

        Raises:
            UnknownNameError: there is no such scheme, or no actor has this identifier.
            QueryTypeError: `value` is neither a string nor a number.
        """
        return self._of(identified_records(self, self._dataset.actors, scheme, value))

    def parts_of(self, actor: str | Actor) -> Self:
        """Return the actors that belong to an actor, directly or through another part of it.

        >>> import czsu_relations as czsu
        >>> "red-army" in czsu.actors.parts_of("Soviet Union")
        True

        Args:
            actor: an actor, or its id or any of its names.

        Raises:
            UnknownNameError: no actor has the name; the error suggests similar names.
            AmbiguousNameError: several actors have the name.
        """
        whole = self._dataset.actors.named(actor)
        ids = actor_ids(self._dataset.actors, whole, parts=True) - {whole.id}
        return self.where(lambda part: part.id in ids)


publish(globals())
