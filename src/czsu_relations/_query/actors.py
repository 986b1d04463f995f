"""The selection of actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, SupportsIndex

from czsu_relations._model.records import Actor
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.lookup import identified_records, part_ids
from czsu_relations._query.terms import find_terms

if TYPE_CHECKING:
    from czsu_relations._dates.timespan import When
    from czsu_relations._model.vocabulary.identifiers import Scheme
    from czsu_relations._model.vocabulary.literals import ActorKindText, SchemeText

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

    def of_kind(self, *kinds: ActorKind | ActorKindText) -> Self:
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

    def identified(
        self, scheme: Scheme | SchemeText, value: str | SupportsIndex, *, on: When | None = None
    ) -> Self:
        """Return the actors that another data set knows by an identifier; there may be several.

        With `on`, the data set has to count the actor under that identifier at that time. This is
        not the time in which the actor existed: the Correlates of War count no Czechoslovakia
        while it was occupied, and one Russia throughout.

        >>> import czsu_relations as czsu
        >>> czsu.actors.identified("cow", 365).ids
        ('russia', 'soviet-russia', 'soviet-union')
        >>> czsu.actors.identified("cow", 315, on="1950").ids
        ('czechoslovakia',)
        >>> czsu.actors.identified("cow", 315, on="1942").ids
        ()

        Args:
            scheme: the other data set, a term of `Scheme`; "cow" is the Correlates of War.
            value: the identifier.
            on: a time that the span of the identifier has to overlap, possibly. An identifier
                without a span always matches.

        Raises:
            UnknownNameError: there is no such scheme, or no actor has this identifier at any time.
            EDTFError: `on` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `value` is neither a string nor a number, or `on` has none of the types
                of `When`.
        """
        return self._of(identified_records(self, self._dataset.actors, scheme, value, on))

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
        ids = part_ids(self._dataset.actors, whole)
        return self.where(lambda part: part.id in ids)


publish(globals())
