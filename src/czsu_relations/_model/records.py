"""The frozen records: fields and the rules of one record alone. No look-ups.

Links are ids, so a record in Python is the record in JSON, field by field.
"""

from collections.abc import Iterator

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.parts import (
    ActorId,
    CauseId,
    CheckedFields,
    Citation,
    Claim,
    EventId,
    Id,
    Identifier,
    Name,
    Participant,
    PeriodId,
    Ratification,
    Text,
    TreatyId,
)
from czsu_relations._model.reference import Reference
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.events import EventKind, Mode, Plover, Salience
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
    "claim_meets_date",
]


class _CitedRecord(CheckedFields):
    """A record that sources attest."""

    __slots__ = ()

    id: str
    citations: tuple[Citation, ...]

    @property
    def disputed(self) -> bool:
        """Whether a source disputes the record, or dates it outside the record's own span."""
        return any(
            citation.stance is Stance.DISPUTES
            or any(not claim_meets_date(self, claim) for claim in citation.dates)
            for citation in self.citations
        )


def claim_meets_date(record: object, claim: Claim) -> bool:
    """Whether the date that a source gives for a field of a record meets the record's own."""
    own: TimeSpan | None = getattr(record, claim.field.value, None)
    return own is not None and own.possibly_overlaps(claim.span.earliest, claim.span.latest)


@frozen(kw_only=True, repr=False)
class Period(_CitedRecord):
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
class Event(_CitedRecord):
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
class Condition(_CitedRecord):
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
class Treaty(_CitedRecord):
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

    def _combination_problems(self) -> Iterator[str]:
        if not self.parties:
            yield "has no parties"


@frozen(kw_only=True, repr=False)
class Actor(_CitedRecord):
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

    def _combination_problems(self) -> Iterator[str]:
        if not self.names:
            yield "has no names"


AttestedRecord = Period | Event | Condition | Treaty | Actor
"""Any record that sources attest."""

Record = Period | Event | Condition | Treaty | Actor | Reference
"""Any of the six records."""


publish(globals())
