"""The six selections: events, conditions, treaties, periods, actors, references."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from czsu_relations._names import fold, nearest, wanted_text
from czsu_relations._public import publish
from czsu_relations._records import (
    Actor,
    Condition,
    Event,
    Period,
    Record,
    Reference,
    Treaty,
)
from czsu_relations._selection import Attested, Selection, When, named_in
from czsu_relations._timespan import TimeSpan
from czsu_relations._vocabulary import (
    ActorKind,
    ClaimField,
    ConditionKind,
    CslType,
    EventKind,
    Evidence,
    Mode,
    Obligation,
    Role,
    Scheme,
    TreatyKind,
    Word,
)
from czsu_relations.errors import QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


__all__ = ["Actors", "Conditions", "Events", "Periods", "References", "Treaties"]

W = TypeVar("W", bound=Word)


def _word(cls: type[W], word: str, noun: str) -> W:
    """Return the member that a query names, or say which one it may have meant."""
    words = {str(member): member for member in cls}
    found = words.get("-".join(fold(wanted_text(word, f"the {noun} is given as a word")).split()))
    if found is None:
        raise UnknownNameError(word, noun, nearest(word, words))
    return found


def _one_of(cls: type[W], noun: str, words: Iterable[str]) -> frozenset[W]:
    wanted = frozenset(_word(cls, word, noun) for word in words)
    if not wanted:
        raise QueryTypeError(f"name at least one {noun}: {', '.join(cls)}")
    return wanted


class Periods(Attested[Period]):
    """Periods frame: in chronological order, a period before its parts."""

    __slots__ = ()

    noun: ClassVar[str] = "period"
    room: ClassVar[str] = "periods"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("span")

    def parts_of(self, period: str | Period) -> Self:
        """Keep the periods that are directly a part of this one."""
        whole = self._dataset.periods.named(period).id
        return self.where(lambda part: part.part_of == whole)

    def framing(self, when: When) -> tuple[Period, ...]:
        """Return the periods that contain the first day of a time, outermost first.

        The last is the deepest, under the most others; of two as deep, the later begun wins.
        """
        day, _ = TimeSpan.of(when).position
        containing = [
            period for period in self if period.span.earliest <= day <= period.span.latest
        ]
        chains = [tuple(self._chain(period)) for period in reversed(containing)]
        return max(chains, key=len, default=())[::-1]

    def _chain(self, period: Period | None) -> Iterator[Period]:
        while period is not None:
            yield period
            period = self.get(period.part_of) if period.part_of else None


class Events(Attested[Event]):
    """Events happen: in chronological order, a cause before its effect."""

    __slots__ = ()

    noun: ClassVar[str] = "event"
    room: ClassVar[str] = "events"
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
        ids = _ids_of(self._dataset.actors, actor, parts=parts)
        wanted = None if role is None else _word(Role, role, "role")
        return self.where(
            lambda event: any(
                one.actor in ids and (wanted is None or one.role is wanted)
                for one in event.participants
            )
        )

    def of_kind(self, *kinds: str) -> Self:
        """Keep the events of one of these kinds."""
        wanted = _one_of(EventKind, "event kind", kinds)
        return self.where(lambda event: event.kind in wanted)

    def in_mode(self, *modes: str) -> Self:
        """Keep the events in one of these quadrants of cooperation and conflict."""
        wanted = _one_of(Mode, "mode", modes)
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
        key = named_in(causes, "event or condition", cause).id
        return self.where(lambda event: key in event.because_of)

    @property
    def actors(self) -> Actors:
        """The actors that these events name."""
        return self._linked(self._dataset.actors)

    @property
    def treaties(self) -> Treaties:
        """The treaties that these events have to do with."""
        return self._linked(self._dataset.treaties)


class Conditions(Attested[Condition]):
    """Conditions hold: in chronological order."""

    __slots__ = ()

    noun: ClassVar[str] = "condition"
    room: ClassVar[str] = "conditions"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("span")

    def involving(self, actor: str | Actor, *, parts: bool = False) -> Self:
        """Keep the conditions of an actor; `parts` also counts what belongs to it."""
        ids = _ids_of(self._dataset.actors, actor, parts=parts)
        return self.where(lambda condition: not ids.isdisjoint(condition.actors))

    def of_kind(self, *kinds: str) -> Self:
        """Keep the conditions of one of these kinds."""
        wanted = _one_of(ConditionKind, "condition kind", kinds)
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


class Treaties(Attested[Treaty]):
    """Treaties bind: by the day they were signed."""

    __slots__ = ()

    noun: ClassVar[str] = "treaty"
    room: ClassVar[str] = "treaties"
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
        holds = self._surely_holds if certain else self._may_hold
        return self.where(lambda treaty: holds(treaty, asked.earliest, asked.latest))

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
        return tuple(dict.fromkeys(self._extents(self.named(treaty))))

    def _extents(self, treaty: Treaty) -> Iterator[tuple[date, date]]:
        for span in spans_in_force(treaty):
            end = max(span.earliest_end, self._cut_off(treaty)) if span.end_unknown else date.max
            for first, last in span.extents:
                starts, ends = max(first, treaty.signed.earliest), min(last, end)
                if starts <= ends:
                    yield starts, ends

    @property
    def force_unknown(self) -> Self:
        """The treaties whose time in force no source dates."""
        return self.where(lambda treaty: treaty.in_force is None)

    def _may_hold(self, treaty: Treaty, first: date, last: date) -> bool:
        return any(starts <= last and ends >= first for starts, ends in self._extents(treaty))

    def _surely_holds(self, treaty: Treaty, first: date, last: date) -> bool:
        spans = spans_in_force(treaty)
        return bool(spans) and all(span.certainly_overlaps(first, last) for span in spans)

    def _cut_off(self, treaty: Treaty) -> date:
        """Return the last day that a treaty of unknown end can have been in force.

        Without a successor that is the last day on which two of its parties were left.
        """
        successions = [
            later.in_force.latest_start
            for later in self._dataset.treaties
            if treaty.id in later.supersedes and later.in_force
        ]
        if successions:
            return min(successions)
        lives = [self._dataset.actors[party].existed for party in treaty.parties]
        ends = sorted(life.latest if life else date.max for life in lives)
        return ends[-2] if len(ends) > 1 else ends[-1]

    def involving(self, actor: str | Actor, *, parts: bool = False) -> Self:
        """Keep the treaties of a party; `parts` also counts what belongs to it."""
        ids = _ids_of(self._dataset.actors, actor, parts=parts)
        return self.where(lambda treaty: not ids.isdisjoint(treaty.parties))

    def of_kind(self, *kinds: str) -> Self:
        """Keep the treaties of one of these kinds."""
        wanted = _one_of(TreatyKind, "treaty kind", kinds)
        return self.where(lambda treaty: treaty.kind in wanted)

    def obliging(self, *obligations: str) -> Self:
        """Keep the treaties that bind their parties to one of these obligations."""
        wanted = _one_of(Obligation, "obligation", obligations)
        return self.where(lambda treaty: not wanted.isdisjoint(treaty.obligations))

    def identified(self, scheme: str, value: str | int) -> Self:
        """Keep the treaties that another data set or register knows by this identifier."""
        return self._of(_identified(self, self._dataset.treaties, scheme, value))

    @property
    def actors(self) -> Actors:
        """The parties to these treaties."""
        return self._linked(self._dataset.actors)


def spans_in_force(treaty: Treaty) -> list[TimeSpan]:
    """Return the record's own time in force, and what its sources say instead."""
    own = treaty.in_force
    if own is None:
        return []
    claims = (claim for citation in treaty.citations for claim in citation.dates)
    return [own, *(one.span.filled(own) for one in claims if one.field is ClaimField.IN_FORCE)]


class Actors(Attested[Actor]):
    """Actors act: by name."""

    __slots__ = ()

    noun: ClassVar[str] = "actor"
    room: ClassVar[str] = "actors"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("existed")

    def of_kind(self, *kinds: str) -> Self:
        """Keep the actors of one of these kinds."""
        wanted = _one_of(ActorKind, "actor kind", kinds)
        return self.where(lambda actor: actor.kind in wanted)

    def identified(self, scheme: str, value: str | int) -> Self:
        """Keep the actors that another data set knows by this identifier; they may be several.

        `identified("cow", 365)` has every state that the Correlates of War number 365.
        """
        return self._of(_identified(self, self._dataset.actors, scheme, value))

    def parts_of(self, actor: str | Actor) -> Self:
        """Keep what belongs to an actor, directly or through another part."""
        whole = self._dataset.actors.named(actor)
        ids = _ids_of(self._dataset.actors, whole, parts=True) - {whole.id}
        return self.where(lambda part: part.id in ids)


def _ids_of(actors: Actors, actor: str | Actor, *, parts: bool) -> frozenset[str]:
    """Return the id of an actor, and of all that belongs to it if `parts` is true."""
    ids = {actors.named(actor).id}
    while parts and (more := {one.id for one in actors if one.part_of in ids} - ids):
        ids |= more
    return frozenset(ids)


class References(Selection[Reference]):
    """References attest: by id."""

    __slots__ = ()

    noun: ClassVar[str] = "reference"
    room: ClassVar[str] = "references"
    _time: ClassVar[Callable[[Any], TimeSpan | None]] = attrgetter("issued")

    def of_type(self, *types: str) -> Self:
        """Keep the references of one of these CSL types."""
        wanted = _one_of(CslType, "reference type", types)
        return self.where(lambda reference: reference.type in wanted)

    def of_evidence(self, *evidence: str) -> Self:
        """Keep the references of one of these grades of evidence."""
        wanted = _one_of(Evidence, "grade of evidence", evidence)
        return self.where(lambda reference: reference.evidence in wanted)

    def to_bibtex(self) -> str:
        """Return a BibLaTeX file: UTF-8 text with an entry for each reference, under its id.

        The fields are those of [biblatex](https://ctan.org/pkg/biblatex). Dates are EDTF. One that
        biblatex does not read, such as one of two years, is given as the years that it lies in,
        with the words in `note`. The grade of evidence is a keyword.

        >>> import czsu_relations as czsu
        >>> czsu.references[-1:].to_bibtex().partition(",")[0]
        '@misc{zvezda-perm-1943-treaty'
        """
        from czsu_relations.export._bibtex import bibtex  # noqa: PLC0415 - a door to the room above

        return bibtex(self)

    def to_csl(self) -> list[dict[str, Any]]:
        """Return items of the Citation Style Language, ready for `json.dump`: CSL-JSON.

        They are valid by the JSON Schema of [CSL](https://citationstyles.org), `csl-data.json`. A
        date that is no day, month, year, season or interval of them is given in words. The grade of
        evidence is the `keyword`.

        >>> import czsu_relations as czsu
        >>> czsu.references.where(lambda one: one.id == "cpcz-outline-1980").to_csl()[0]["issued"]
        {'date-parts': [[1980]]}
        """
        from czsu_relations.export._csl import csl  # noqa: PLC0415 - a door to the room above

        return csl(self)


Bearer = TypeVar("Bearer", Actor, Treaty)


def _identified(
    chosen: Iterable[Bearer], whole: Iterable[Bearer], scheme: str, value: str | int
) -> Iterator[Bearer]:
    """Yield the chosen records with an identifier, which one of the whole must have."""
    wanted = (_word(Scheme, scheme, "scheme"), _digits(value))
    identifiers = (one for record in whole for one in record.identifiers)
    known = dict.fromkeys(one.value for one in identifiers if one.scheme is wanted[0])
    if wanted[1] not in known:
        raise UnknownNameError(wanted[1], f"{scheme} identifier", nearest(wanted[1], known))
    for record in chosen:
        if wanted in ((one.scheme, one.value) for one in record.identifiers):
            yield record


def _digits(value: str | int) -> str:
    if type(value) is int:
        return str(value)
    return wanted_text(value, "an identifier is a text or a number")


publish(globals())
