"""What people are told of a record and of a time, before it is laid out as text or HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import Collection
from czsu_relations._model.fields import fields_of
from czsu_relations._model.names import names_of
from czsu_relations._model.records import (
    Actor,
    AttestedRecord,
    Event,
    Period,
    Record,
    Treaty,
    claim_meets_date,
)
from czsu_relations._model.reference import Reference, describe_container
from czsu_relations._model.vocabulary.sources import Stance

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from czsu_relations._model.parts import Citation, Claim, Name

__all__ = [
    "FORCE_UNKNOWN",
    "NOTHING_RECORDED",
    "CardContent",
    "SnapshotContent",
    "agreeing_sources",
    "claim_differs",
    "dates_of",
    "describe_periods",
    "describe_time",
    "describe_treaty",
    "dissenting_sources",
    "facts_of",
    "format_count",
    "format_term",
    "other_names_of",
    "publication_facts",
    "time_field_of",
    "time_of",
    "title_of",
]

NOTHING_RECORDED: Final = "nothing recorded"
FORCE_UNKNOWN: Final = "Signed by then, time in force not recorded"

_PLAIN: Final = ("date", "span")
"""Dates that need not be called by their name."""

_TIMES: Final = ("date", "span", "in_force", "signed", "existed", "issued")
"""The fields by which records answer when asked for a time, the first that is known."""


@frozen
class CardContent:
    """What people see of a record."""

    record: Record
    actors: list[tuple[Actor, str]]
    """The actors that it names, with their roles; only those of an event have any."""
    links: list[tuple[str, Sequence[Record]]]
    """The other records that it is linked to, under headings."""
    references: Mapping[str, Reference]
    """The references that it cites, by id."""


@frozen
class SnapshotContent:
    """What people see of the situation at a time."""

    date: TimeSpan
    """The time."""
    periods: Sequence[Period]
    """The periods that it lies in."""
    sections: list[tuple[str, list[tuple[AttestedRecord, bool]]]]
    """Under headings, the records that possibly belong to it, and whether each certainly does."""
    force_unknown: Sequence[Treaty]
    """Treaties signed by then whose time in force no source dates."""
    collection: Collection
    """All records of the dataset."""


def format_count(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural if there is not one."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def format_term(word: str) -> str:
    """Return a word of a vocabulary, or the name of a field, as people write it."""
    return re.sub("(?<!non)-", " ", word.replace("_", "-"))


# ---- a record ----------------------------------------------------------------


def title_of(record: Record) -> str:
    """Return the title of a record, or the first name of an actor."""
    return names_of(record)[0]


def time_of(record: Record) -> TimeSpan | None:
    """Return the time that a record answers by, if it is known."""
    field = time_field_of(record)
    return getattr(record, field) if field else None


def time_field_of(record: Record) -> str | None:
    """Return the field of the time that a record answers by, if one is known."""
    return next((field for field in _TIMES if getattr(record, field, None)), None)


def describe_time(record: Record) -> str:
    """Return the first date of a record that has any, in English."""
    field, span = next(dates_of(record))
    return f"{'' if field in _PLAIN else f'{field} '}{span.describe()}"


def dates_of(record: Record) -> Iterator[tuple[str, TimeSpan]]:
    """Yield the dates of a record, each after what it is the date of."""
    for field in fields_of(type(record)):
        span = getattr(record, field.name)
        if isinstance(span, TimeSpan):
            yield format_term(field.name), span


def facts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what there is to say in a word or two and is no date, each after what it is."""
    if isinstance(record, Reference):
        yield from publication_facts(record)
        yield "evidence", record.evidence
    elif not isinstance(record, Period):
        yield "kind", record.kind
    if isinstance(record, Event | Treaty) and record.place:
        yield "place", record.place
    if isinstance(record, Treaty) and record.obligations:
        yield "obligations", ", ".join(record.obligations)
    yield "id", record.id


def publication_facts(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield who wrote a source, what it is a part of, and where it came out and can be read."""
    authors = (
        one.literal or ", ".join(name for name in (one.family, one.given) if name)
        for one in reference.authors
    )
    told = [
        ("by", "; ".join(authors)),
        ("in", describe_container(reference)),
        ("published by", reference.publisher),
        ("at", reference.publisher_place),
        ("read at", reference.url),
    ]
    for what, value in told:
        if value:
            yield what, value


def other_names_of(record: Record) -> tuple[Name, ...]:
    """Return the names of a record but its first."""
    return (*getattr(record, "names", ())[1:], *getattr(record, "also_titled", ()))


# ---- on whose word -----------------------------------------------------------


def claim_differs(record: AttestedRecord, citation: Citation, claim: Claim) -> bool:
    """Whether a source dates a record otherwise: outside its own date, or against it.

    Against it is a disputing source's date, unless it is the record's own, a coarser one, or one
    that an agreeing source gives, too: then it is something else that is disputed.
    """
    if not claim_meets_date(record, claim):
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


def dissenting_sources(record: AttestedRecord) -> dict[str, list[str]]:
    """Return who says otherwise: the other dates of each source; none if it disputes the rest."""
    told: dict[str, list[str]] = {}
    for citation in record.citations:
        others = [
            _otherwise(claim, record)
            for claim in citation.dates
            if claim_differs(record, citation, claim)
        ]
        if others or citation.stance is Stance.DISPUTES:
            told.setdefault(citation.reference, []).extend(others)
    return told


def agreeing_sources(record: AttestedRecord, others: Container[str]) -> list[str]:
    """Return the sources of a record but those of its `dissent`, each once."""
    cited = dict.fromkeys(one.reference for one in record.citations)
    return [key for key in cited if key not in others]


def _otherwise(claim: Claim, record: AttestedRecord) -> str:
    """Say another date, and of which field if it is not the one that stands beside it."""
    said = claim.span.describe()
    if claim.field == time_field_of(record):
        return said
    return f"{format_term(claim.field)} {said}"


def describe_treaty(record: AttestedRecord) -> str:
    """Return when a treaty was signed and what it bound to, in brackets; of others nothing."""
    if not isinstance(record, Treaty):
        return ""
    return f" ({'; '.join(filter(None, (describe_time(record), ', '.join(record.obligations))))})"


# ---- a time ------------------------------------------------------------------


def describe_periods(periods: Sequence[Period]) -> str:
    """Return the periods in one line, those within others after them."""
    said = "".join(one.title for one in periods[:1])
    for outer, inner in pairwise(periods):
        said += f"{' > ' if inner.part_of == outer.id else '; '}{inner.title}"
    return said
