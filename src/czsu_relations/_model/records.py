"""The frozen records: their fields, and the rules that a single record keeps.

Links are ids, so that a record in Python has the same fields as the record in JSON. What needs a
look-up of other records is done elsewhere.
"""

from collections.abc import Iterator
from typing import final

from attrs import field, frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.converters import (
    convert_actor_kind,
    convert_condition_kind,
    convert_date,
    convert_event_kind,
    convert_obligations,
    convert_optional_date,
    convert_optional_office,
    convert_salience,
    convert_texts,
    convert_treaty_kind,
)
from czsu_relations._model.fields import simplify_signature
from czsu_relations._model.lone_record import RecordBase
from czsu_relations._model.parts import (
    ActorId,
    CauseId,
    Citation,
    EventId,
    Id,
    Identifier,
    Name,
    Participant,
    PeriodId,
    Ratification,
    Text,
    TreatyId,
    convert_citations,
    convert_identifiers,
    convert_names,
    convert_participants,
    convert_ratifications,
)
from czsu_relations._model.reference import Reference
from czsu_relations._model.sourced_claims import SourcedClaim, claims_of
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind, Office
from czsu_relations._model.vocabulary.events import EventKind, Salience
from czsu_relations._model.vocabulary.plover import Mode, Plover
from czsu_relations._model.vocabulary.sources import Stance
from czsu_relations._model.vocabulary.treaties import Obligation, TreatyKind
from czsu_relations._public import publish

__all__ = [
    "Actor",
    "AttestedRecord",
    "Condition",
    "Event",
    "Period",
    "Record",
    "Treaty",
    "disputes_record",
]


class _CitedRecord(RecordBase):
    """A record that is based on sources."""

    __slots__ = ()

    id: str
    citations: tuple[Citation, ...]

    @property
    def claims(self) -> tuple[SourcedClaim, ...]:
        """The dates that sources give for fields of the record, in the order of the citations.

        >>> import czsu_relations as czsu
        >>> for claim in czsu.events["atomic-cooperation-agreement-1955"].claims:
        ...     print(claim.reference, claim.span, claim.agrees)
        radio-praha-atomove-centrum-2005 1955-04-23 True
        akkuyu-rosatom-exhibition-2015 1955-04-23 True
        rosatom-newsletter-veterans-2015 1955-04-24 False
        """
        return claims_of(self)

    @property
    def disputed(self) -> bool:
        """Whether a source disputes the record, or gives a date that does not agree with its own.

        A rejected date does not count, nor does a dispute in which all dates are rejected.

        >>> import czsu_relations as czsu
        >>> czsu.events["chelyabinsk-incident-1918"].disputed
        True
        """
        if any(disputes_record(citation) for citation in self.citations):
            return True
        return any(claim.differs for claim in self.claims)


def disputes_record(citation: Citation) -> bool:
    """Whether a source disputes a record, and not only by dates that we reject."""
    if citation.stance is not Stance.DISPUTES:
        return False
    return not citation.dates or not all(claim.rejected for claim in citation.dates)


@final
@simplify_signature
@frozen(kw_only=True, repr=False)
class Period(_CitedRecord):
    """A period of history; it may be part of a wider period.

    >>> import czsu_relations as czsu
    >>> period = czsu.Period(
    ...     id="second-world-war",
    ...     title="Occupation and war",
    ...     span="1939-03-15/1945-05-09",
    ...     summary="Moscow became the ally of the government in London.",
    ... )
    >>> period.span.describe()
    '15 March 1939 – 9 May 1945'

    Attributes:
        id: a readable id, unique in the dataset.
        title: the title, in English.
        span: the time from its start to its end.
        part_of: the id of the wider period that it is part of.
        summary: a summary of what marked the period, in our own words.
        citations: the sources.
    """

    id: Id
    title: Text
    span: TimeSpan = field(converter=convert_date)
    part_of: PeriodId | None = None
    summary: Text
    citations: tuple[Citation, ...] = field(default=(), converter=convert_citations)


@final
@simplify_signature
@frozen(kw_only=True, repr=False)
class Event(_CitedRecord):
    """Something that happened.

    >>> import czsu_relations as czsu
    >>> event = czsu.Event(
    ...     id="recognition-de-jure-1934",
    ...     title="Czechoslovakia recognises the Soviet Union de jure",
    ...     date="1934-06-09",
    ...     kind="recognition",
    ...     salience=1,
    ...     summary="The two governments entered into full diplomatic relations.",
    ... )
    >>> event.date.describe()
    '9 June 1934'

    Attributes:
        id: a readable id, unique in the dataset.
        title: the title, in English.
        date: the date of the event; an interval if it went on throughout that time.
        kind: the kind of event.
        participants: the actors that took part, with their roles.
        place: the place, in English.
        treaties: the ids of the treaties that it is about.
        because_of: the ids of the events and conditions that a source names as its causes.
        salience: how important it was for the relations of the two states.
        summary: a summary of what happened, in our own words.
        also_titled: its titles in Czech, Slovak or Russian.
        citations: the sources.
    """

    id: Id
    title: Text
    date: TimeSpan = field(converter=convert_date)
    kind: EventKind = field(converter=convert_event_kind)
    participants: tuple[Participant, ...] = field(default=(), converter=convert_participants)
    place: Text | None = None
    treaties: tuple[TreatyId, ...] = field(default=(), converter=convert_texts)
    because_of: tuple[CauseId, ...] = field(default=(), converter=convert_texts)
    salience: Salience = field(converter=convert_salience)
    summary: Text
    also_titled: tuple[Name, ...] = field(default=(), converter=convert_names)
    citations: tuple[Citation, ...] = field(default=(), converter=convert_citations)

    @property
    def mode(self) -> Mode | None:
        """Cooperation or conflict, verbal or material, as determined by the kind.

        It is None if the event is no act of one side towards another, such as an election.

        >>> import czsu_relations as czsu
        >>> czsu.events["recognition-de-jure-1934"].mode
        Mode.VERBAL_COOPERATION
        >>> czsu.events["parliamentary-election-1946"].mode is None
        True
        """
        return self.kind.mode

    @property
    def plover(self) -> Plover | None:
        """The PLOVER category, as determined by the kind; None if the event has no mode.

        >>> import czsu_relations as czsu
        >>> czsu.events["recognition-de-jure-1934"].plover
        Plover.SUPPORT
        """
        return self.kind.plover


@final
@simplify_signature
@frozen(kw_only=True, repr=False)
class Condition(_CitedRecord):
    """A state of affairs that lasted for a time, such as relations, membership or occupation.

    >>> import czsu_relations as czsu
    >>> condition = czsu.Condition(
    ...     id="slovak-soviet-republic-1919",
    ...     title="Slovak Soviet Republic",
    ...     span="1919-06-16/1919-07-07",
    ...     kind="statehood",
    ...     summary="A council republic existed at Prešov.",
    ... )
    >>> condition.span.latest
    datetime.date(1919, 7, 7)

    Attributes:
        id: a readable id, unique in the dataset.
        title: the title, in English.
        span: the time from its start to its end.
        kind: the kind of condition.
        office: of an office, which one it was, if it is one of those that are counted.
        actors: the ids of the actors concerned.
        began_with: the ids of the events that began it.
        ended_with: the ids of the events that ended it.
        summary: a summary of the condition, in our own words.
        citations: the sources.
    """

    id: Id
    title: Text
    span: TimeSpan = field(converter=convert_date)
    kind: ConditionKind = field(converter=convert_condition_kind)
    office: Office | None = field(default=None, converter=convert_optional_office)
    actors: tuple[ActorId, ...] = field(default=(), converter=convert_texts)
    began_with: tuple[EventId, ...] = field(default=(), converter=convert_texts)
    ended_with: tuple[EventId, ...] = field(default=(), converter=convert_texts)
    summary: Text
    citations: tuple[Citation, ...] = field(default=(), converter=convert_citations)

    def _combination_problems(self) -> Iterator[str]:
        if self.office and self.kind is not ConditionKind.OFFICE:
            yield f"has the office {str(self.office)!r}, but its kind is {str(self.kind)!r}"


@final
@simplify_signature
@frozen(kw_only=True, repr=False)
class Treaty(_CitedRecord):
    """A treaty and what it obliged its parties to do.

    >>> import czsu_relations as czsu
    >>> treaty = czsu.Treaty(
    ...     id="mutual-assistance-1935",
    ...     title="Treaty of mutual assistance",
    ...     kind="alliance",
    ...     parties=["czechoslovakia", "soviet-union"],
    ...     signed="1935-05-16",
    ...     obligations=["defence", "consultation"],
    ...     summary="The pact made the two states allies.",
    ... )
    >>> treaty.signed.describe()
    '16 May 1935'

    Attributes:
        id: a readable id, unique in the dataset; the event of its signing has an id of its own.
        title: the title, in English.
        kind: the kind of treaty.
        parties: the ids of the parties.
        signed: the date on which it was signed.
        place: the place where it was signed, in English.
        ratified: the date on which ratifications were exchanged or deposited.
        ratifications: the date on which each party ratified it.
        in_force: the time for which it was in force; None if no source dates it.
        ended_with: the ids of the events that ended it.
        obligations: what it obliged its parties to do.
        terms: provisions of the treaty, in our own words.
        prolongs: the ids of the treaties that it prolonged.
        supersedes: the ids of the treaties that it replaced.
        identifiers: its identifiers in treaty series and data sets.
        summary: a summary of the treaty, in our own words.
        also_titled: its titles in Czech, Slovak or Russian.
        citations: the sources.
    """

    id: Id
    title: Text
    kind: TreatyKind = field(converter=convert_treaty_kind)
    parties: tuple[ActorId, ...] = field(converter=convert_texts)
    signed: TimeSpan = field(converter=convert_date)
    place: Text | None = None
    ratified: TimeSpan | None = field(default=None, converter=convert_optional_date)
    ratifications: tuple[Ratification, ...] = field(default=(), converter=convert_ratifications)
    in_force: TimeSpan | None = field(default=None, converter=convert_optional_date)
    ended_with: tuple[EventId, ...] = field(default=(), converter=convert_texts)
    obligations: tuple[Obligation, ...] = field(default=(), converter=convert_obligations)
    terms: tuple[Text, ...] = field(default=(), converter=convert_texts)
    prolongs: tuple[TreatyId, ...] = field(default=(), converter=convert_texts)
    supersedes: tuple[TreatyId, ...] = field(default=(), converter=convert_texts)
    identifiers: tuple[Identifier, ...] = field(default=(), converter=convert_identifiers)
    summary: Text
    also_titled: tuple[Name, ...] = field(default=(), converter=convert_names)
    citations: tuple[Citation, ...] = field(default=(), converter=convert_citations)

    def _combination_problems(self) -> Iterator[str]:
        if not self.parties:
            yield "has no parties"


@final
@simplify_signature
@frozen(kw_only=True, repr=False)
class Actor(_CitedRecord):
    """A state, government, party, person, armed force, organisation or group.

    >>> import czsu_relations as czsu
    >>> actor = czsu.Actor(
    ...     id="czechoslovakia",
    ...     kind="state",
    ...     names=[
    ...         czsu.Name(text="Czechoslovakia", language="en"),
    ...         czsu.Name(text="Československo", language="cs"),
    ...     ],
    ...     summary="The state of the Czechs and Slovaks.",
    ... )
    >>> actor.name
    'Czechoslovakia'

    Attributes:
        id: a readable id, unique in the dataset.
        kind: the kind of actor.
        names: its names and abbreviations, with the usual English name first.
        existed: the time in which a body existed or a person lived.
        part_of: the id of the larger actor that it is an organ or a unit of.
        successor_of: the ids of the states or bodies that it succeeded.
        identifiers: its identifiers in other data sets.
        summary: a summary of who it was, in our own words.
        citations: the sources.
    """

    id: Id
    kind: ActorKind = field(converter=convert_actor_kind)
    names: tuple[Name, ...] = field(converter=convert_names)
    existed: TimeSpan | None = field(default=None, converter=convert_optional_date)
    part_of: ActorId | None = None
    successor_of: tuple[ActorId, ...] = field(default=(), converter=convert_texts)
    identifiers: tuple[Identifier, ...] = field(default=(), converter=convert_identifiers)
    summary: Text
    citations: tuple[Citation, ...] = field(default=(), converter=convert_citations)

    @property
    def name(self) -> str:
        """The usual English name, which is the first of the names.

        >>> import czsu_relations as czsu
        >>> czsu.actors["czechoslovakia"].name
        'Czechoslovakia'
        """
        return self.names[0].text

    def _combination_problems(self) -> Iterator[str]:
        if not self.names:
            yield "has no names"


AttestedRecord = Period | Event | Condition | Treaty | Actor
"""A record that is based on sources: any but a reference."""

Record = Period | Event | Condition | Treaty | Actor | Reference
"""A record of any of the six types."""


publish(globals())
