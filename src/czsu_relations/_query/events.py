"""The selection of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, SupportsIndex

from czsu_relations._model.records import Actor, Condition, Event, Record, Treaty
from czsu_relations._model.vocabulary.events import EventKind
from czsu_relations._model.vocabulary.plover import Mode
from czsu_relations._model.vocabulary.roles import Role
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.involvement import find_wanted_actors
from czsu_relations._query.lookup import find_record
from czsu_relations._query.terms import find_levels, find_term, find_terms

if TYPE_CHECKING:
    from czsu_relations._model.vocabulary.literals import EventKindText, ModeText, RoleText
    from czsu_relations._query.actors import Actors
    from czsu_relations._query.treaties import Treaties

__all__ = ["Events"]


class Events(Attested[Event]):
    """Events in chronological order, a cause before its effect.

    >>> import czsu_relations as czsu
    >>> czsu.events["munich-agreement-1938"].date
    TimeSpan('1938-09-29/1938-09-30')
    """

    __slots__ = ()

    noun = "event"
    table = "events"
    _time_field = "date"

    def involving(
        self,
        actor: str | Actor,
        *,
        parts: bool = False,
        succession: bool = False,
        role: Role | RoleText | None = None,
    ) -> Self:
        """Return the events in which an actor takes part.

        >>> import czsu_relations as czsu
        >>> czsu.events.involving("Dubcek").between("1969", None).ids
        ('dubcek-replaced-by-husak-1969',)

        Before 1922 there was no Soviet Union, but Soviet Russia, which it followed:

        >>> czsu.events.involving("USSR").before("1922")
        <Events: 0>
        >>> czsu.events.involving("USSR", succession=True).before("1922").ids[0]
        'bakhmach-battle-1918'

        Args:
            actor: an actor, or its id or any of its names.
            parts: whether to also match actors that are part of this actor, such as a
                state's army. They count only in events of a time when the state can have
                existed.
            succession: whether to also match the states that it succeeded and those that
                succeeded it, each with its parts if `parts` is true.
            role: the role that the actor must have, a term of `Role`; None for any role.

        Raises:
            UnknownNameError: there is no such actor or role; the error suggests similar names.
            AmbiguousNameError: several actors have the name.
        """
        wanted = find_wanted_actors(self._dataset, actor, parts=parts, succession=succession)
        wanted_roles = frozenset(Role)
        if role is not None:
            wanted_roles = frozenset({find_term(Role, role, "role")})
        return self.where(
            lambda event: any(
                participant.role in wanted_roles
                and wanted.include(participant.actor, event, self._time_field)
                for participant in event.participants
            )
        )

    def of_kind(self, *kinds: EventKind | EventKindText) -> Self:
        """Return the events of one or more kinds.

        >>> import czsu_relations as czsu
        >>> "slansky-trial-1952" in czsu.events.of_kind("trial", "coup")
        True

        Args:
            *kinds: terms of `EventKind`.

        Raises:
            UnknownNameError: there is no such kind; the error suggests similar ones.
            QueryTypeError: no kind is given, or an argument is not a string.
        """
        wanted = find_terms(EventKind, kinds, "event kind")
        return self.where(lambda event: event.kind in wanted)

    def of_salience(self, *levels: SupportsIndex) -> Self:
        """Return the events of one or more levels of importance.

        >>> import czsu_relations as czsu
        >>> czsu.events.of_salience(1).between("1938", "1939").ids[-1]
        'czechoslovak-mission-closed-1939'

        Args:
            *levels: 1 for turning points, 2 for milestones, 3 for details; or members of
                `Salience`.

        Raises:
            UnknownNameError: there is no such level; the error lists all.
            QueryTypeError: no level is given, or an argument is not a whole number.
        """
        wanted = find_levels(levels)
        return self.where(lambda event: event.salience in wanted)

    def in_mode(self, *modes: Mode | ModeText | None) -> Self:
        """Return the events of cooperation or conflict, in words or in deeds, or of neither.

        >>> import czsu_relations as czsu
        >>> czsu.events.in_mode("material-conflict")[0].id
        'legion-bolshevik-conflict-1918'
        >>> czsu.events.in_mode(None)[0].title
        'Czechoslovakia is proclaimed'

        Args:
            *modes: terms of `Mode`: "verbal-cooperation", "material-cooperation",
                "verbal-conflict" or "material-conflict"; or None, for the events without a mode,
                such as foundings, elections and deaths.

        Raises:
            UnknownNameError: there is no such mode; the error suggests similar ones or lists all.
            QueryTypeError: no mode is given, or an argument is neither a string nor None.
        """
        texts = [mode for mode in modes if mode is not None]
        wanted: set[Mode | None] = set()
        if len(texts) < len(modes):
            wanted.add(None)
        # Without any argument, `find_terms` raises.
        if texts or not modes:
            wanted |= find_terms(Mode, texts, "mode")
        return self.where(lambda event: event.mode in wanted)

    def under(self, treaty: str | Treaty) -> Self:
        """Return the events that concern a treaty.

        >>> import czsu_relations as czsu
        >>> czsu.events.under("mutual-assistance-1935").ids[0]
        'mutual-assistance-treaty-1935'

        Args:
            treaty: a treaty, or its id or title.

        Raises:
            UnknownNameError: no treaty has the name; the error suggests similar names.
            AmbiguousNameError: several treaties have the name.
        """
        key = self._dataset.treaties.named(treaty).id
        return self.where(lambda event: key in event.treaties)

    def causes_of(self, event: str | Event) -> Self:
        """Return the events that a source names as direct causes of an event.

        `conditions.causes_of` returns the conditions among its causes.

        >>> import czsu_relations as czsu
        >>> czsu.events.causes_of("invasion-of-czechoslovakia-1968").ids[0]
        'threats-against-reform-1968'

        Args:
            event: an event, or its id or title.

        Raises:
            UnknownNameError: no event has the name; the error suggests similar names.
            AmbiguousNameError: several events have the name.
        """
        causes = self._dataset.events.named(event).because_of
        return self.where(lambda cause: cause.id in causes)

    def consequences_of(self, cause: str | Event | Condition) -> Self:
        """Return the events that a source names as direct consequences of an event or condition.

        >>> import czsu_relations as czsu
        >>> "moscow-protocol-1968" in czsu.events.consequences_of("invasion-of-czechoslovakia-1968")
        True

        Args:
            cause: an event or a condition, or its id or title.

        Raises:
            UnknownNameError: no event or condition has the name; the error suggests similar names.
            AmbiguousNameError: several events or conditions have the name.
        """
        causes: list[Record] = [*self._dataset.events, *self._dataset.conditions]
        key = find_record(causes, "event or condition", cause).id
        return self.where(lambda event: key in event.because_of)

    @property
    def actors(self) -> Actors:
        """The actors that take part in these events.

        >>> import czsu_relations as czsu
        >>> "dubcek" in czsu.events.between("1968", "1968").actors
        True
        """
        return self._linked_records(self._dataset.actors)

    @property
    def treaties(self) -> Treaties:
        """The treaties that these events concern.

        >>> import czsu_relations as czsu
        >>> czsu.events.on("1935-05-16").treaties.ids
        ('mutual-assistance-1935',)
        """
        return self._linked_records(self._dataset.treaties)


publish(globals())
