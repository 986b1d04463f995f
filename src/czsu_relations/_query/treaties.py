"""The selection of treaties."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self

from czsu_relations._model.records import Actor, Treaty
from czsu_relations._model.treaty_force import (
    certainly_in_force,
    possible_extents_in_force,
    possibly_in_force,
)
from czsu_relations._model.vocabulary.treaties import Obligation, TreatyKind
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.terms import actor_ids, find_terms, identified_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._query.actors import Actors
    from czsu_relations._query.selection import When

__all__ = ["Treaties"]


class Treaties(Attested[Treaty]):
    """Treaties bind: by the day they were signed."""

    __slots__ = ()

    noun: ClassVar[str] = "treaty"
    table: ClassVar[str] = "treaties"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("signed")

    def in_force(self, when: When, *, certain: bool = False) -> Self:
        """Keep the treaties in force on a day, or at some time in a longer time.

        Possibly in force is what the record's own span or any source's claim allows; certainly,
        what all of them agree on. A source that leaves one end open is silent on it, and the
        record's own end stands there. An end that nobody knows is cut off by the entry into
        force of a treaty that supersedes this one, else by the end of either party; a beginning
        that nobody knows, by the signature. A treaty whose time in force no source dates is
        never returned: see `force_unknown`.

        Raises:
            CoverageError: the dataset does not cover the time.
        """
        asked = self._dataset.covered(when)
        first, last = asked.earliest, asked.latest
        if certain:
            return self.where(lambda treaty: certainly_in_force(treaty, first, last))
        collection = self.collection
        return self.where(lambda treaty: possibly_in_force(treaty, collection, first, last))

    def extents_in_force(self, treaty: str | Treaty) -> tuple[tuple[date, date], ...]:
        """Return the stretches of days on which a treaty was possibly in force, as each is told.

        Each is given by its first and last day, and they may overlap; there are none if no source
        dates the treaty's force. `in_force` says what *possibly* means.

        >>> import czsu_relations as czsu
        >>> for first, last in czsu.treaties.extents_in_force("alliance-1943"):
        ...     print(first, last)
        1943-12-12 1970-12-31
        1943-12-12 1970-05-06
        1943-12-12 1963-12-31

        Raises:
            UnknownNameError: no treaty bears the name.
            AmbiguousNameError: several do.
        """
        return possible_extents_in_force(self.named(treaty), self.collection)

    @property
    def force_unknown(self) -> Self:
        """The treaties whose time in force no source dates."""
        return self.where(lambda treaty: treaty.in_force is None)

    def involving(self, actor: str | Actor, *, parts: bool = False) -> Self:
        """Keep the treaties of a party; `parts` also counts what belongs to it."""
        ids = actor_ids(self._dataset.actors, actor, parts=parts)
        return self.where(lambda treaty: not ids.isdisjoint(treaty.parties))

    def of_kind(self, *kinds: str) -> Self:
        """Keep the treaties of one of these kinds."""
        wanted = find_terms(TreatyKind, "treaty kind", kinds)
        return self.where(lambda treaty: treaty.kind in wanted)

    def obliging(self, *obligations: str) -> Self:
        """Keep the treaties that bind their parties to one of these obligations."""
        wanted = find_terms(Obligation, "obligation", obligations)
        return self.where(lambda treaty: not wanted.isdisjoint(treaty.obligations))

    def identified(self, scheme: str, value: str | int) -> Self:
        """Keep the treaties that another data set or register knows by this identifier."""
        return self._of(identified_records(self, self._dataset.treaties, scheme, value))

    @property
    def actors(self) -> Actors:
        """The parties to these treaties."""
        return self._linked(self._dataset.actors)


publish(globals())
