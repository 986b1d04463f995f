"""The frozen records: fields and the rules of one record alone. No look-ups.

Links are ids, so a record in Python is the record in JSON, field by field.
"""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from czsu_relations._parts import (
    ActorId,
    Author,
    CauseId,
    Checked,
    Citation,
    Claim,
    EventId,
    Id,
    Identifier,
    Language,
    Name,
    Participant,
    PeriodId,
    Ratification,
    Text,
    TreatyId,
    Url,
)
from czsu_relations._public import publish
from czsu_relations._timespan import TimeSpan
from czsu_relations._vocabulary import (
    ActorKind,
    ConditionKind,
    CslType,
    EventKind,
    Evidence,
    Mode,
    Obligation,
    Plover,
    Salience,
    Stance,
    TreatyKind,
)

__all__ = ["Actor", "Condition", "Event", "Period", "Record", "Reference", "Treaty"]


class _Attested(Checked):
    """A record that sources attest."""

    __slots__ = ()

    id: str
    citations: tuple[Citation, ...]

    @property
    def disputed(self) -> bool:
        """Whether a source disputes the record, or dates it outside the record's own span."""
        return any(
            citation.stance is Stance.DISPUTES
            or any(not meets(self, claim) for claim in citation.dates)
            for citation in self.citations
        )


def meets(record: object, claim: Claim) -> bool:
    """Whether the date that a source gives for a field of a record meets the record's own."""
    own: TimeSpan | None = getattr(record, claim.field.value, None)
    return own is not None and own.possibly_overlaps(claim.span.earliest, claim.span.latest)


@frozen(kw_only=True, repr=False)
class Period(_Attested):
    """A stretch of time that frames what happened in it. Periods nest."""

    id: Id
    """A readable id, unique in the dataset."""
    title: Text
    """In English."""
    span: TimeSpan
    """From when to when."""
    part_of: PeriodId | None = None
    """The id of the wider period that it lies in."""
    summary: Text
    """What marked it, in our own words."""
    citations: tuple[Citation, ...] = ()
    """On whose word."""


@frozen(kw_only=True, repr=False)
class Event(_Attested):
    """Something that happened."""

    id: Id
    """A readable id, unique in the dataset."""
    title: Text
    """In English."""
    date: TimeSpan
    """When it happened; an interval went on throughout."""
    kind: EventKind
    """What sort of thing happened."""
    participants: tuple[Participant, ...] = ()
    """Who took part, and how."""
    place: Text | None = None
    """Where, in English."""
    treaties: tuple[TreatyId, ...] = ()
    """The ids of the treaties that it has to do with."""
    because_of: tuple[CauseId, ...] = ()
    """The events and conditions that a source names as causes."""
    salience: Salience
    """How much it weighed."""
    summary: Text
    """What happened, in our own words."""
    also_titled: tuple[Name, ...] = ()
    """Its names in Czech, Slovak or Russian."""
    citations: tuple[Citation, ...] = ()
    """On whose word."""

    @property
    def mode(self) -> Mode:
        """The quadrant of event data, which the kind fixes."""
        return self.kind.mode

    @property
    def plover(self) -> Plover:
        """The PLOVER category, which the kind fixes."""
        return self.kind.plover


@frozen(kw_only=True, repr=False)
class Condition(_Attested):
    """A state of affairs that held for a time."""

    id: Id
    """A readable id, unique in the dataset."""
    title: Text
    """In English."""
    span: TimeSpan
    """From when to when it held."""
    kind: ConditionKind
    """What sort of state of affairs."""
    actors: tuple[ActorId, ...] = ()
    """The ids of those it was a condition of."""
    began_with: tuple[EventId, ...] = ()
    """The ids of the events that began it."""
    ended_with: tuple[EventId, ...] = ()
    """The ids of the events that ended it."""
    summary: Text
    """What held, in our own words."""
    citations: tuple[Citation, ...] = ()
    """On whose word."""


@frozen(kw_only=True, repr=False)
class Treaty(_Attested):
    """A treaty and what it bound its parties to."""

    id: Id
    """A readable id, unique in the dataset; the event of its signing has another."""
    title: Text
    """In English."""
    kind: TreatyKind
    """What it was chiefly about."""
    parties: tuple[ActorId, ...]
    """The ids of the parties."""
    signed: TimeSpan
    """When it was signed."""
    place: Text | None = None
    """Where it was signed."""
    ratified: TimeSpan | None = None
    """The exchange or deposit of the ratifications."""
    ratifications: tuple[Ratification, ...] = ()
    """When each party ratified it."""
    in_force: TimeSpan | None = None
    """From when to when it was in force; None where no source dates that."""
    obligations: tuple[Obligation, ...] = ()
    """What it bound its parties to."""
    terms: tuple[Text, ...] = ()
    """Conditions and provisions, in our words."""
    prolongs: tuple[TreatyId, ...] = ()
    """The ids of the treaties that it prolonged."""
    supersedes: tuple[TreatyId, ...] = ()
    """The ids of the treaties that it took the place of."""
    identifiers: tuple[Identifier, ...] = ()
    """What treaty series and data sets call it."""
    summary: Text
    """What it was, in our own words."""
    also_titled: tuple[Name, ...] = ()
    """Its names in Czech, Slovak or Russian."""
    citations: tuple[Citation, ...] = ()
    """On whose word."""

    def _misfits(self) -> Iterator[str]:
        if not self.parties:
            yield "has no parties"


@frozen(kw_only=True, repr=False)
class Actor(_Attested):
    """A state, government, party, person, armed force, organisation or group."""

    id: Id
    """A readable id, unique in the dataset."""
    kind: ActorKind
    """What sort of actor."""
    names: tuple[Name, ...]
    """Its names and abbreviations, the usual English one first."""
    existed: TimeSpan | None = None
    """When the body existed or the person lived."""
    part_of: ActorId | None = None
    """The larger actor that this one is an organ or a unit of."""
    successor_of: tuple[ActorId, ...] = ()
    """The ids of the states or bodies that it followed."""
    identifiers: tuple[Identifier, ...] = ()
    """What other data sets call it."""
    summary: Text
    """Who it was, in our own words."""
    citations: tuple[Citation, ...] = ()
    """On whose word."""

    @property
    def name(self) -> str:
        """The first of the names."""
        return self.names[0].text

    def _misfits(self) -> Iterator[str]:
        if not self.names:
            yield "has no names"


@frozen(kw_only=True, repr=False)
class Reference(Checked):
    """A source, as a CSL item. It attests; nothing attests it."""

    id: Id
    """A readable citation key, unique in the dataset."""
    type: CslType
    """What sort of source, in CSL's terms."""
    title: Text
    """As the source has it."""
    authors: tuple[Author, ...] = ()
    """Persons and bodies."""
    container_title: Text | None = None
    """The journal, book or site that it is a part of."""
    publisher: Text | None = None
    """Who published it."""
    publisher_place: Text | None = None
    """Where it was published."""
    issued: TimeSpan | None = None
    """When it was published."""
    volume: Text | None = None
    """Of a journal or a series."""
    issue: Text | None = None
    """Of a journal."""
    page: Text | None = None
    """The pages that it stands on."""
    url: Url | None = None
    """Where it can be read."""
    accessed: TimeSpan | None = None
    """When that address was last read."""
    language: Language | None = None
    """Its language, BCP 47."""
    evidence: Evidence
    """How near it stands to what it tells."""

    def describe(self) -> str:
        """Say it in one plain line, as a list of references by author and year has it.

        It has what is known only, and "n.d." where no date is. A day is given by its year, but
        in newspapers and magazines. Without an author the title comes first.

        >>> import czsu_relations as czsu
        >>> print(czsu.references["cpcz-outline-1980"].describe())  # doctest: +NORMALIZE_WHITESPACE
        Institute of Marxism-Leninism of the CPCz CC; Institute of Marxism-Leninism of the CPS CC
        (1980). An Outline of the History of the CPCz. Prague: Orbis Press Agency.
        """
        from czsu_relations._author_year import describe  # noqa: PLC0415 - only who cites needs it

        return describe(self)


Record = Period | Event | Condition | Treaty | Actor | Reference
"""Any of the six records."""

ROOMS: Final[dict[str, type[Record]]] = {
    "periods": Period,
    "events": Event,
    "conditions": Condition,
    "treaties": Treaty,
    "actors": Actor,
    "references": Reference,
}


@frozen(kw_only=True)
class Rooms:
    """All records of a dataset, room by room."""

    periods: tuple[Period, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    actors: tuple[Actor, ...] = ()
    references: tuple[Reference, ...] = ()

    def all(self) -> Iterator[Record]:
        """Yield every record."""
        for name in ROOMS:
            yield from getattr(self, name)


@frozen(kw_only=True, repr=False)
class Header(Checked):
    """What stands above the records of a dataset."""

    title: Text
    """What the dataset is about."""
    edition: Text
    """Which state of the facts it is."""
    issued: TimeSpan | None = None
    """When this edition came out."""
    authors: tuple[Author, ...] = ()
    """Who made it."""
    license: Text | None = None
    """How it may be used, as an SPDX expression."""
    coverage: TimeSpan
    """The time of which it tells."""


publish(globals())
