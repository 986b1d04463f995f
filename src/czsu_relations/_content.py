"""What people are told of a record and of a time, before it is laid out as text or HTML."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from czsu_relations._author_year import part_of
from czsu_relations._forms import fields_of
from czsu_relations._names import names_of
from czsu_relations._records import (
    Actor,
    Condition,
    Event,
    Period,
    Record,
    Reference,
    Treaty,
    meets,
)
from czsu_relations._timespan import TimeSpan
from czsu_relations._vocabulary import Stance

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from czsu_relations._answers import Card, Snapshot
    from czsu_relations._parts import Citation, Claim, Name
    from czsu_relations._selections import Events, Periods

__all__ = [
    "NOTHING",
    "UNKNOWN",
    "Attested",
    "acting",
    "agreeing",
    "bound",
    "called",
    "counted",
    "dated",
    "differs",
    "dissent",
    "earlier",
    "facts",
    "framing",
    "linked",
    "published",
    "sections",
    "spoken",
    "time_of",
    "timed_by",
    "title_of",
    "when",
]

NOTHING: Final = "nothing recorded"
UNKNOWN: Final = "Signed by then, time in force not recorded"

Attested = Period | Event | Condition | Treaty | Actor
"""A record that has citations."""

_PLAIN: Final = ("date", "span")
"""Dates that need not be called by their name."""

_TIMES: Final = ("date", "span", "in_force", "signed", "existed", "issued")
"""The fields by which records answer when asked for a time, the first that is known."""

_FEW: Final = 3


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural if there is not one."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def spoken(word: str) -> str:
    """Return a word of a vocabulary, or the name of a field, as people write it."""
    return re.sub("(?<!non)-", " ", word.replace("_", "-"))


# ---- a record ----------------------------------------------------------------


def title_of(record: Record) -> str:
    """Return the title of a record, or the first name of an actor."""
    return names_of(record)[0]


def time_of(record: Record) -> TimeSpan | None:
    """Return the time that a record answers by, if it is known."""
    field = timed_by(record)
    return getattr(record, field) if field else None


def timed_by(record: Record) -> str | None:
    """Return the field of the time that a record answers by, if one is known."""
    return next((field for field in _TIMES if getattr(record, field, None)), None)


def when(record: Record) -> str:
    """Return the first date of a record that has any, in English."""
    field, span = next(dated(record))
    return f"{'' if field in _PLAIN else f'{field} '}{span.describe()}"


def dated(record: Record) -> Iterator[tuple[str, TimeSpan]]:
    """Yield the dates of a record, each after what it is the date of."""
    for field in fields_of(type(record)):
        span = getattr(record, field.name)
        if isinstance(span, TimeSpan):
            yield spoken(field.name), span


def facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what there is to say in a word or two and is no date, each after what it is."""
    if isinstance(record, Reference):
        yield from published(record)
        yield "evidence", record.evidence
    elif not isinstance(record, Period):
        yield "kind", record.kind
    if isinstance(record, Event | Treaty) and record.place:
        yield "place", record.place
    if isinstance(record, Treaty) and record.obligations:
        yield "obligations", ", ".join(record.obligations)
    yield "id", record.id


def published(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield who wrote a source, what it is a part of, and where it came out and can be read."""
    authors = (
        one.literal or ", ".join(name for name in (one.family, one.given) if name)
        for one in reference.authors
    )
    told = [
        ("by", "; ".join(authors)),
        ("in", part_of(reference)),
        ("published by", reference.publisher),
        ("at", reference.publisher_place),
        ("read at", reference.url),
    ]
    for what, value in told:
        if value:
            yield what, value


def called(record: Record) -> tuple[Name, ...]:
    """Return the names of a record but its first."""
    return (*getattr(record, "names", ())[1:], *getattr(record, "also_titled", ()))


def acting(card: Card) -> Iterator[tuple[Actor, str]]:
    """Yield the actors of a card with their roles, which only those of an event have."""
    participants = card.record.participants if isinstance(card.record, Event) else ()
    for actor in card.actors:
        roles = ", ".join(one.role for one in participants if one.actor == actor.id)
        yield actor, roles


def linked(card: Card) -> Iterator[tuple[str, Sequence[Record]]]:
    """Yield what else a record is linked to, under headings."""
    told: tuple[tuple[str, Sequence[Record]], ...] = (
        ("Treaties", card.treaties),
        ("Because of", (*card.causes, *card.conditions)),
        ("Began or ended with", card.events),
        ("Led to", card.consequences),
        ("Began with it", card.began),
        ("Ended with it", card.ended),
        ("Wider and narrower periods", card.periods),
    )
    yield from ((heading, records) for heading, records in told if records)


# ---- on whose word -----------------------------------------------------------


def differs(record: Attested, citation: Citation, claim: Claim) -> bool:
    """Whether a source dates a record otherwise: outside its own date, or against it.

    Against it is a disputing source's date, unless it is the record's own, a coarser one, or one
    that an agreeing source gives, too: then it is something else that is disputed.
    """
    if not meets(record, claim):
        return True
    if citation.stance is not Stance.DISPUTES:
        return False
    own: TimeSpan = getattr(record, claim.field)
    agreed = (
        each.span
        for one in record.citations
        if one.stance is not Stance.DISPUTES
        for each in one.dates
        if each.field is claim.field
    )
    return claim.span not in {own, *agreed} and not _coarser(claim.span, own)


def _coarser(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether a date is some day within a time that has all of another."""
    some_day = one.ends == (one, one) and not one.certainly_overlaps(one.earliest, one.earliest)
    return some_day and one.earliest <= other.earliest and other.latest <= one.latest


def dissent(record: Attested) -> dict[str, list[str]]:
    """Return who says otherwise: the other dates of each source; none if it disputes the rest."""
    told: dict[str, list[str]] = {}
    for citation in record.citations:
        others = [
            _otherwise(claim, record)
            for claim in citation.dates
            if differs(record, citation, claim)
        ]
        if others or citation.stance is Stance.DISPUTES:
            told.setdefault(citation.reference, []).extend(others)
    return told


def agreeing(record: Attested, others: Container[str]) -> list[str]:
    """Return the sources of a record but those of its `dissent`, each once."""
    cited = dict.fromkeys(one.reference for one in record.citations)
    return [key for key in cited if key not in others]


def _otherwise(claim: Claim, record: Attested) -> str:
    """Say another date, and of which field if it is not the one that stands beside it."""
    said = claim.span.describe()
    if claim.field == timed_by(record):
        return said
    return f"{spoken(claim.field)} {said}"


def bound(record: Attested) -> str:
    """Return when a treaty was signed and what it bound to, in brackets; of others nothing."""
    if not isinstance(record, Treaty):
        return ""
    return f" ({'; '.join(filter(None, (when(record), ', '.join(record.obligations))))})"


# ---- a time ------------------------------------------------------------------


def framing(periods: Periods) -> str:
    """Return the periods in one line, those within others after them."""
    said = "".join(one.title for one in periods[:1])
    for outer, inner in pairwise(periods):
        said += f"{' > ' if inner.part_of == outer.id else '; '}{inner.title}"
    return said


def sections(snapshot: Snapshot) -> Iterator[tuple[str, list[tuple[Attested, bool]]]]:
    """Yield, under headings, what is recorded of a time, and whether each of it is certain."""
    sure = snapshot.certain
    offices = snapshot.conditions.of_kind("office")
    binding = sorted(
        snapshot.treaties,
        key=lambda one: (one in sure.treaties, bool(one.obligations), one.signed),
        reverse=True,
    )
    past = (snapshot.recent - snapshot.events) | earlier(snapshot)
    over = past.before(snapshot.date, certain=True)
    told: tuple[tuple[str, Iterable[Attested], set[str]], ...] = (
        ("Who held office", offices, set(sure.conditions.ids)),
        ("What bound", binding, set(sure.treaties.ids)),
        ("What held", snapshot.conditions - offices, set(sure.conditions.ids)),
        ("What had happened last", past, set(over.ids)),
        ("What happened", snapshot.events, set(sure.events.ids)),
    )
    for heading, records, certain in told:
        yield heading, [(one, one.id in certain) for one in records]


def earlier(snapshot: Snapshot) -> Events:
    """Return the last events that were wholly over by a time, but those of the 90 days before."""
    events = snapshot.events.dataset.events
    over = events.where(lambda one: one.date.latest < snapshot.date.earliest)
    return over[-_FEW:] - snapshot.recent
