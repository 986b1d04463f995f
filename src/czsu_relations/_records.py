"""The frozen records: fields and the rules of one record alone. No look-ups.

Links are ids, so a record in Python is the record in JSON, field by field.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from attrs import frozen

from czsu_relations._forms import Form, Link, complaint, fields_of
from czsu_relations._public import publish
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
    Plover,
    Role,
    Salience,
    Scheme,
    Stance,
    TreatyKind,
)
from czsu_relations.errors import RecordError

__all__ = [
    "ROOMS",
    "Actor",
    "Author",
    "Citation",
    "Claim",
    "Condition",
    "Event",
    "Header",
    "Identifier",
    "Name",
    "Participant",
    "Period",
    "Ratification",
    "Record",
    "Reference",
    "Rooms",
    "Treaty",
]

_ID = Form(r"^[a-z0-9]+(-[a-z0-9]+)*$", "an id: lower-case ASCII words joined by hyphens")
_TEXT = Form(r"^\S([\s\S]*\S)?$", "a text without blanks at its ends")
_LANGUAGE = Form(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "a language tag of BCP 47 such as 'cs'")
_URL = Form(r"^https?://\S+$", "a web address that begins with http:// or https://")

Id = Annotated[str, _ID]
Text = Annotated[str, _TEXT]
Language = Annotated[str, _LANGUAGE]
Url = Annotated[str, _URL]
ActorId = Annotated[str, _ID, Link(("actors",))]
CauseId = Annotated[str, _ID, Link(("events", "conditions"))]
EventId = Annotated[str, _ID, Link(("events",))]
PeriodId = Annotated[str, _ID, Link(("periods",))]
ReferenceId = Annotated[str, _ID, Link(("references",))]
TreatyId = Annotated[str, _ID, Link(("treaties",))]


class _Checked:
    """What every record and part of one has in common: checked fields, a repr that evaluates."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        for field in fields_of(type(self)):
            if said := complaint(field, getattr(self, field.name)):
                raise RecordError(type(self).__name__, field.name, said)
        for said in self._misfits():
            raise RecordError(type(self).__name__, "", said)

    def _misfits(self) -> Iterator[str]:
        """Yield what is wrong between fields that are each right alone."""
        return iter(())

    def __repr__(self) -> str:
        shown = (
            f"{field.name}={value!r}"
            for field in fields_of(type(self))
            if (value := getattr(self, field.name)) != field.default
        )
        return f"{type(self).__name__}({', '.join(shown)})"


@frozen(kw_only=True, repr=False)
class Name(_Checked):
    """A name or title in a language."""

    text: Text
    language: Language
    """BCP 47, such as `en`, `cs`, `sk`, `ru`."""


@frozen(kw_only=True, repr=False)
class Author(_Checked):
    """An author: a person with `family` and `given`, or a body as `literal` (CSL names)."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    def _misfits(self) -> Iterator[str]:
        if (self.family is None) == (self.literal is None):
            yield "wants either a family name or a literal name, and not both"
        elif self.given is not None and self.family is None:
            yield "has a given name but no family name"


@frozen(kw_only=True, repr=False)
class Identifier(_Checked):
    """What another data set or register calls the same thing."""

    scheme: Scheme
    value: Text


@frozen(kw_only=True, repr=False)
class Participant(_Checked):
    """An actor in a role."""

    actor: ActorId
    role: Role


@frozen(kw_only=True, repr=False)
class Ratification(_Checked):
    """When a party ratified a treaty."""

    party: ActorId
    date: TimeSpan


@frozen(kw_only=True, repr=False)
class Claim(_Checked):
    """The date that one source gives for one field of the record that cites it."""

    field: ClaimField
    span: TimeSpan
    as_written: Text | None = None
    """The source's own wording, where it matters."""


@frozen(kw_only=True, repr=False)
class Citation(_Checked):
    """On whose word a record stands: a reference, the place in it, and the dates it gives."""

    reference: ReferenceId
    locator: Text | None = None
    dates: tuple[Claim, ...] = ()
    stance: Stance = Stance.SUPPORTS
    note: Text | None = None

    def _misfits(self) -> Iterator[str]:
        if len({claim.field for claim in self.dates}) < len(self.dates):
            yield "dates one field twice; a source with two dates is cited twice"


class _Attested(_Checked):
    """A record that sources attest."""

    __slots__ = ()

    id: str
    citations: tuple[Citation, ...]

    @property
    def disputed(self) -> bool:
        """Whether a source disputes the record, or dates it outside the record's own span."""
        return any(
            citation.stance is Stance.DISPUTES
            or any(not self._meets(claim) for claim in citation.dates)
            for citation in self.citations
        )

    def _meets(self, claim: Claim) -> bool:
        own: TimeSpan | None = getattr(self, claim.field.value, None)
        return own is not None and (
            claim.span.earliest <= own.latest and own.earliest <= claim.span.latest
        )


@frozen(kw_only=True, repr=False)
class Period(_Attested):
    """A stretch of time that frames what happened in it. Periods nest."""

    id: Id
    title: Text
    span: TimeSpan
    part_of: PeriodId | None = None
    summary: Text
    citations: tuple[Citation, ...] = ()


@frozen(kw_only=True, repr=False)
class Event(_Attested):
    """Something that happened."""

    id: Id
    title: Text
    date: TimeSpan
    kind: EventKind
    participants: tuple[Participant, ...] = ()
    place: Text | None = None
    treaties: tuple[TreatyId, ...] = ()
    because_of: tuple[CauseId, ...] = ()
    """The events and conditions that a source names as causes."""
    salience: Salience
    summary: Text
    also_titled: tuple[Name, ...] = ()
    citations: tuple[Citation, ...] = ()

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
    title: Text
    span: TimeSpan
    kind: ConditionKind
    actors: tuple[ActorId, ...] = ()
    began_with: tuple[EventId, ...] = ()
    ended_with: tuple[EventId, ...] = ()
    summary: Text
    citations: tuple[Citation, ...] = ()


@frozen(kw_only=True, repr=False)
class Treaty(_Attested):
    """A treaty and what it bound its parties to."""

    id: Id
    title: Text
    kind: TreatyKind
    parties: tuple[ActorId, ...]
    signed: TimeSpan
    place: Text | None = None
    ratified: TimeSpan | None = None
    """The exchange or deposit of the ratifications."""
    ratifications: tuple[Ratification, ...] = ()
    in_force: TimeSpan | None = None
    """From when to when it was in force; None where no source dates that."""
    obligations: tuple[Obligation, ...] = ()
    terms: tuple[Text, ...] = ()
    """Conditions and provisions, in our words."""
    prolongs: tuple[TreatyId, ...] = ()
    supersedes: tuple[TreatyId, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    summary: Text
    also_titled: tuple[Name, ...] = ()
    citations: tuple[Citation, ...] = ()

    def _misfits(self) -> Iterator[str]:
        if not self.parties:
            yield "has no parties"


@frozen(kw_only=True, repr=False)
class Actor(_Attested):
    """A state, government, party, person, armed force, organisation or group."""

    id: Id
    kind: ActorKind
    names: tuple[Name, ...]
    existed: TimeSpan | None = None
    """When the body existed or the person lived."""
    part_of: ActorId | None = None
    """The larger actor that this one is an organ or a unit of."""
    successor_of: tuple[ActorId, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    summary: Text
    citations: tuple[Citation, ...] = ()

    @property
    def name(self) -> str:
        """The first of the names."""
        return self.names[0].text

    def _misfits(self) -> Iterator[str]:
        if not self.names:
            yield "has no names"


@frozen(kw_only=True, repr=False)
class Reference(_Checked):
    """A source, as a CSL item. It attests; nothing attests it."""

    id: Id
    type: CslType
    title: Text
    authors: tuple[Author, ...] = ()
    container_title: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    issued: TimeSpan | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    url: Url | None = None
    accessed: TimeSpan | None = None
    language: Language | None = None
    evidence: Evidence


Record = Period | Event | Condition | Treaty | Actor | Reference

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
class Header(_Checked):
    """What stands above the records of a dataset."""

    title: Text
    edition: Text
    license: Text | None = None
    coverage: TimeSpan


publish(globals())
