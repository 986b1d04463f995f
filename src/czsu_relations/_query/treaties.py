"""The selection of treaties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, SupportsIndex

from czsu_relations._model.records import Actor, Treaty
from czsu_relations._model.time_bounds import extents_of
from czsu_relations._model.vocabulary.treaties import Obligation, TreatyKind
from czsu_relations._public import publish
from czsu_relations._query.attested import Attested
from czsu_relations._query.involvement import find_wanted_actors
from czsu_relations._query.lookup import identified_records
from czsu_relations._query.terms import find_terms

if TYPE_CHECKING:
    from datetime import date

    from czsu_relations._dates.timespan import When
    from czsu_relations._model.vocabulary.identifiers import Scheme
    from czsu_relations._model.vocabulary.literals import ObligationText, SchemeText, TreatyKindText
    from czsu_relations._query.actors import Actors

__all__ = ["Treaties"]


class Treaties(Attested[Treaty]):
    """Treaties, sorted by the day of their signature.

    >>> import czsu_relations as czsu
    >>> czsu.treaties["mutual-assistance-1935"].signed
    TimeSpan('1935-05-16')
    """

    __slots__ = ()

    noun = "treaty"
    table = "treaties"
    _time_field = "signed"

    def in_force(self, when: When, *, certain: bool = False) -> Self:
        """Return the treaties in force on a day, or at some time in a longer time.

        The date that counts is the record's own, `Treaty.in_force`:

        - A treaty was *possibly* in force if that date allows it. This is the default.
        - A treaty was *certainly* in force if that date says so, and no source contradicts it.
          These are the treaties that `certain=True` returns.
        - An *unknown* side of the date (`1945/`) is cut off, as `Dataset.bounds` describes. An
          *open* end (`1945/..`) has no limit.
        - Treaties whose time in force no source gives are never returned; `force_unknown` has
          them.

        >>> import czsu_relations as czsu
        >>> "mutual-assistance-1935" in czsu.treaties.in_force("1937-06-01")
        True

        Args:
            when: EDTF, ISO, English, a date or a year.
            certain: whether to leave out the treaties that were only possibly in force.

        Raises:
            CoverageError: the dataset does not cover the time.
            EDTFError: `when` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `when` has none of the types of `When`.
        """
        asked = self._dataset.covered(when)
        return self._overlapping(asked.earliest, asked.latest, certain=certain, field="in_force")

    def extents_in_force(self, treaty: str | Treaty) -> tuple[tuple[date, date], ...]:
        """Return the possible extents of a treaty's time in force: pairs of first and last day.

        A treaty was possibly in force on the days of any extent; `in_force` has the rules. There
        are none if no source gives the time in force.

        >>> import czsu_relations as czsu
        >>> for first, last in czsu.treaties.extents_in_force("alliance-1943"):
        ...     print(first, last)
        1943-12-12 1970-12-31

        Args:
            treaty: a treaty of the selection, or its id or title.

        Raises:
            UnknownNameError: no treaty has the name; the error suggests similar names.
            AmbiguousNameError: several treaties have the name.
        """
        return extents_of(self.named(treaty), "in_force", self.collection)

    @property
    def force_unknown(self) -> Self:
        """The treaties whose time in force no source gives.

        >>> import czsu_relations as czsu
        >>> all(treaty.in_force is None for treaty in czsu.treaties.force_unknown)
        True
        """
        return self.where(lambda treaty: treaty.in_force is None)

    def involving(
        self, actor: str | Actor, *, parts: bool = False, succession: bool = False
    ) -> Self:
        """Return the treaties to which an actor is a party.

        >>> import czsu_relations as czsu
        >>> "mutual-assistance-1935" in czsu.treaties.involving("Czechoslovakia")
        True

        Args:
            actor: an actor, or its id or any of its names.
            parts: whether to also match actors that are part of this actor, such as a
                state's government. They count only in treaties signed when the state can have
                existed.
            succession: whether to also match the states that it succeeded and those that
                succeeded it, each with its parts if `parts` is true.

        Raises:
            UnknownNameError: no actor has the name; the error suggests similar names.
            AmbiguousNameError: several actors have the name.
        """
        wanted = find_wanted_actors(self._dataset, actor, parts=parts, succession=succession)
        return self.where(
            lambda treaty: any(
                wanted.include(party, treaty, self._time_field) for party in treaty.parties
            )
        )

    def of_kind(self, *kinds: TreatyKind | TreatyKindText) -> Self:
        """Return the treaties of one or more kinds.

        >>> import czsu_relations as czsu
        >>> "warsaw-treaty-1955" in czsu.treaties.of_kind("alliance")
        True

        Args:
            *kinds: terms of `TreatyKind`.

        Raises:
            UnknownNameError: there is no such kind; the error suggests similar ones.
            QueryTypeError: no kind is given, or an argument is not a string.
        """
        wanted = find_terms(TreatyKind, kinds, "treaty kind")
        return self.where(lambda treaty: treaty.kind in wanted)

    def obliging(self, *obligations: Obligation | ObligationText) -> Self:
        """Return the treaties that bind their parties to one or more obligations.

        >>> import czsu_relations as czsu
        >>> "alliance-1943" in czsu.treaties.obliging("defence")
        True

        Args:
            *obligations: terms of `Obligation`; a treaty with any of them is returned.

        Raises:
            UnknownNameError: there is no such obligation; the error suggests similar ones or lists
                all.
            QueryTypeError: no obligation is given, or an argument is not a string.
        """
        wanted = find_terms(Obligation, obligations, "obligation")
        return self.where(lambda treaty: not wanted.isdisjoint(treaty.obligations))

    def identified(
        self, scheme: Scheme | SchemeText, value: str | SupportsIndex, *, on: When | None = None
    ) -> Self:
        """Return the treaties that another data set or a treaty series knows by an identifier.

        With `on`, the data set has to count the treaty under that identifier at that time. This is
        not the time in which the treaty was in force: a data set may count an alliance that runs
        through several treaties under one number.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.identified("atop", 2365).ids
        ('mutual-assistance-1935',)
        >>> czsu.treaties.identified("cow-alliance", 160, on="1975").ids
        ('mutual-assistance-1935',)

        Args:
            scheme: the data set or treaty series, a term of `Scheme`.
            value: the identifier.
            on: a time that the span of the identifier has to overlap, possibly. An identifier
                without a span always matches.

        Raises:
            UnknownNameError: there is no such scheme, or no treaty has this identifier at any time.
            EDTFError: `on` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `value` is neither a string nor a number, or `on` has none of the types
                of `When`.
        """
        return self._of(identified_records(self, self._dataset.treaties, scheme, value, on))

    @property
    def actors(self) -> Actors:
        """The parties to these treaties.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.on("1935-05-16").actors.ids
        ('czechoslovakia', 'soviet-union')
        """
        return self._linked_records(self._dataset.actors)


publish(globals())
