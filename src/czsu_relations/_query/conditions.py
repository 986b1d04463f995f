"""The selection of conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from czsu_relations._model.records import Actor, Condition, Event
from czsu_relations._model.vocabulary.conditions import ConditionKind, Office
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.involvement import find_wanted_actors
from czsu_relations._query.terms import find_terms

if TYPE_CHECKING:
    from czsu_relations._model.vocabulary.literals import ConditionKindText, OfficeText
    from czsu_relations._query.actors import Actors
    from czsu_relations._query.events import Events

__all__ = ["Conditions"]


class Conditions(Attested[Condition]):
    """Conditions in chronological order: states of affairs that lasted for a time.

    >>> import czsu_relations as czsu
    >>> czsu.conditions["german-occupation-1939"].span
    TimeSpan('1939-03-15/1945-05-09')
    """

    __slots__ = ()

    noun = "condition"
    table = "conditions"
    _time_field = "span"

    def involving(
        self, actor: str | Actor, *, parts: bool = False, succession: bool = False
    ) -> Self:
        """Return the conditions that concern an actor.

        >>> import czsu_relations as czsu
        >>> "dubcek-party-leader-1968" in czsu.conditions.involving("Dubcek")
        True

        Args:
            actor: an actor, or its id or any of its names.
            parts: whether to also match actors that are part of this actor, such as a
                state's army. They count only in conditions of a time when the state can have
                existed.
            succession: whether to also match the states that it succeeded and those that
                succeeded it, each with its parts if `parts` is true.

        Raises:
            UnknownNameError: no actor has the name; the error suggests similar names.
            AmbiguousNameError: several actors have the name.
        """
        wanted = find_wanted_actors(self._dataset, actor, parts=parts, succession=succession)
        return self.where(
            lambda condition: any(
                wanted.include(key, condition, self._time_field) for key in condition.actors
            )
        )

    def of_kind(self, *kinds: ConditionKind | ConditionKindText) -> Self:
        """Return the conditions of one or more kinds.

        >>> import czsu_relations as czsu
        >>> czsu.conditions.of_kind("troop-presence").ids[0]
        'red-army-presence-1944'

        Args:
            *kinds: terms of `ConditionKind`.

        Raises:
            UnknownNameError: there is no such kind; the error suggests similar ones.
            QueryTypeError: no kind is given, or an argument is not a string.
        """
        wanted = find_terms(ConditionKind, kinds, "condition kind")
        return self.where(lambda condition: condition.kind in wanted)

    def of_office(self, *offices: Office | OfficeText) -> Self:
        """Return the times in which somebody held one or more kinds of offices.

        >>> import czsu_relations as czsu
        >>> ministers = czsu.conditions.of_office("foreign-minister")
        >>> for office in ministers.on("1947"):
        ...     print(office.title)
        Vyacheslav Molotov is people's commissar, then minister for foreign affairs
        Jan Masaryk is foreign minister of Czechoslovakia, in exile and after

        Args:
            *offices: terms of `Office`.

        Raises:
            UnknownNameError: there is no such office; the error suggests similar ones.
            QueryTypeError: no office is given, or an argument is not a string.
        """
        wanted = find_terms(Office, offices, "office")
        return self.where(lambda condition: condition.office in wanted)

    def causes_of(self, event: str | Event) -> Self:
        """Return the conditions that a source names as direct causes of an event.

        `events.causes_of` returns the events among its causes.

        >>> import czsu_relations as czsu
        >>> czsu.conditions.causes_of("slansky-trial-1952").ids
        ('soviet-advisers-1949',)

        Args:
            event: an event, or its id or title.

        Raises:
            UnknownNameError: no event has the name; the error suggests similar names.
            AmbiguousNameError: several events have the name.
        """
        causes = self._dataset.events.named(event).because_of
        return self.where(lambda condition: condition.id in causes)

    def consequences_of(self, event: str | Event) -> Self:
        """Return the conditions that began with an event: those that name it in `began_with`.

        >>> import czsu_relations as czsu
        >>> found = czsu.conditions.consequences_of("invasion-of-czechoslovakia-1968")
        >>> "soviet-occupation-1968" in found
        True

        Args:
            event: an event, or its id or title.

        Raises:
            UnknownNameError: no event has the name; the error suggests similar names.
            AmbiguousNameError: several events have the name.
        """
        key = self._dataset.events.named(event).id
        return self.where(lambda condition: key in condition.began_with)

    @property
    def actors(self) -> Actors:
        """The actors that these conditions concern.

        >>> import czsu_relations as czsu
        >>> "red-army" in czsu.conditions.of_kind("troop-presence").actors
        True
        """
        return self._linked_records(self._dataset.actors)

    @property
    def events(self) -> Events:
        """The events that these conditions began or ended with.

        >>> import czsu_relations as czsu
        >>> "last-soviet-troops-leave-1991" in czsu.conditions.of_kind("troop-presence").events
        True
        """
        return self._linked_records(self._dataset.events)


publish(globals())
