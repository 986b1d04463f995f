"""What text and HTML both show of a record and of a snapshot, before either is laid out."""

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
from czsu_relations._model.reference import Reference, describe_container, format_author
from czsu_relations._model.vocabulary.sources import Stance

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from czsu_relations._model.parts import Citation, Claim, Name

__all__ = [
    "FORCE_UNKNOWN",
    "NOTHING_RECORDED",
    "WEB_ADDRESS",
    "CardContent",
    "Section",
    "SnapshotContent",
    "SnapshotEntry",
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
FORCE_UNKNOWN: Final = "Already signed, period in force unknown"
WEB_ADDRESS: Final = "web address"
"""The label of the one fact of a record that is a link."""

_UNNAMED_DATES: Final = ("date", "span")
"""The fields of dates that need no name beside the date."""

_TIME_FIELDS: Final = ("date", "span", "in_force", "signed", "existed", "issued")
"""The fields that date a record; the first one that has a value counts."""


@frozen
class CardContent:
    """What people see of a record."""

    record: Record
    actors: Sequence[tuple[Actor, str]]
    """The actors that the record names, with their roles; only those of an event have any."""
    links: Sequence[tuple[str, Sequence[Record]]]
    """The other records that the record is linked to, under headings."""
    references: Mapping[str, Reference]
    """The references that the record cites, by id."""


@frozen
class SnapshotEntry:
    """A record in a snapshot."""

    record: AttestedRecord
    certain: bool
    """Whether the record certainly belongs to the snapshot; if not, it possibly does."""


@frozen
class Section:
    """The records of a snapshot under one heading."""

    heading: str
    entries: Sequence[SnapshotEntry]
    force_unknown: Sequence[Treaty] = ()
    """Treaties for a note below the entries: already signed, but no source dates their force."""


@frozen
class SnapshotContent:
    """What people see of the situation at a time."""

    date: TimeSpan
    """The time."""
    periods: Sequence[Period]
    """The periods that contain the time."""
    sections: Sequence[Section]
    collection: Collection
    """All records of the dataset."""


def format_count(count: int, noun: str) -> str:
    """Return a count with its noun, which is in the plural unless the count is 1."""
    if count == 1:
        return f"{count} {noun}"
    return f"{count} {noun}s"


def format_term(term: str) -> str:
    """Return a term of a vocabulary, or the name of a field, with blanks for hyphens."""
    # "non-aggression" keeps its hyphen.
    return re.sub("(?<!non)-", " ", term.replace("_", "-"))


# ---- a record ----------------------------------------------------------------


def title_of(record: Record) -> str:
    """Return the title of a record, or the first name of an actor."""
    return names_of(record)[0]


def time_of(record: Record) -> TimeSpan | None:
    """Return the date or span that places a record in time, if any is known."""
    field = time_field_of(record)
    if field is None:
        return None
    span: TimeSpan = getattr(record, field)
    return span


def time_field_of(record: Record) -> str | None:
    """Return the name of the field that `time_of` reads, if any has a value."""
    for field in _TIME_FIELDS:
        if getattr(record, field, None):
            return field
    return None


def describe_time(record: Record) -> str:
    """Return the first date of a record that has any, in English."""
    label, span = next(dates_of(record))
    if label in _UNNAMED_DATES:
        return span.describe()
    return f"{label} {span.describe()}"


def dates_of(record: Record) -> Iterator[tuple[str, TimeSpan]]:
    """Yield (label, TimeSpan) for each date of a record."""
    for field in fields_of(type(record)):
        span = getattr(record, field.name)
        if isinstance(span, TimeSpan):
            yield format_term(field.name), span


def facts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (label, value) for each short field of a record that is not a date."""
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
    """Yield (label, value) for the authors of a source and where it was published."""
    facts = (
        ("authors", "; ".join(map(format_author, reference.authors))),
        ("published in", describe_container(reference)),
        ("publisher", reference.publisher),
        ("place of publication", reference.publisher_place),
        (WEB_ADDRESS, reference.url),
    )
    for label, value in facts:
        if value:
            yield label, value


def other_names_of(record: Record) -> tuple[Name, ...]:
    """Return the names of a record other than its title or first name."""
    return (*getattr(record, "names", ())[1:], *getattr(record, "also_titled", ()))


# ---- sources that agree and disagree -----------------------------------------


def claim_differs(record: AttestedRecord, citation: Citation, claim: Claim) -> bool:
    """Whether the date that a source gives differs from the record's own.

    A date that has no day in common with the record's own differs. So does a date that has, if
    its source disputes the record: unless it is the record's own date, or a coarser one, or one
    that an agreeing source gives too. Then the source disputes something other than the date.
    """
    if not claim_meets_date(record, claim):
        return True
    if citation.stance is not Stance.DISPUTES:
        return False
    own_date: TimeSpan = getattr(record, claim.field)
    if claim.span == own_date or claim.span in _undisputed_dates(record, claim.field):
        return False
    return not _is_coarser(claim.span, own_date)


def _undisputed_dates(record: AttestedRecord, field: str) -> set[TimeSpan]:
    """Return the dates that sources give for a field without disputing the record."""
    dates: set[TimeSpan] = set()
    for citation in record.citations:
        if citation.stance is not Stance.DISPUTES:
            dates.update(claim.span for claim in citation.dates if claim.field == field)
    return dates


def _is_coarser(date: TimeSpan, own_date: TimeSpan) -> bool:
    """Whether a date means some day, and that day can be any day of the record's own date."""
    if date.ends != (date, date):
        return False  # an interval means all of its days
    if date.certainly_overlaps(date.earliest, date.earliest):
        return False  # this is one known day
    return date.earliest <= own_date.earliest and own_date.latest <= date.latest


def dissenting_sources(record: AttestedRecord) -> dict[str, list[str]]:
    """Return the sources that disagree with a record, by id, with the other dates they give.

    The list is empty for a source that disputes the record without another date.
    """
    dates_by_source: dict[str, list[str]] = {}
    for citation in record.citations:
        other_dates: list[str] = []
        for claim in citation.dates:
            if claim_differs(record, citation, claim):
                other_dates.append(_describe_claim(claim, record))
        if other_dates or citation.stance is Stance.DISPUTES:
            dates_by_source.setdefault(citation.reference, []).extend(other_dates)
    return dates_by_source


def agreeing_sources(record: AttestedRecord, dissenting: Container[str]) -> list[str]:
    """Return the ids of a record's sources without the dissenting ones, each once."""
    cited = dict.fromkeys(citation.reference for citation in record.citations)
    return [key for key in cited if key not in dissenting]


def _describe_claim(claim: Claim, record: AttestedRecord) -> str:
    """Return the date of a claim, with its field unless the record is shown beside that field."""
    date = claim.span.describe()
    if claim.field == time_field_of(record):
        return date
    return f"{format_term(claim.field)} {date}"


def describe_treaty(record: AttestedRecord) -> str:
    """Return the signature and the obligations of a treaty in brackets; "" for other records."""
    if not isinstance(record, Treaty):
        return ""
    details = describe_time(record)
    if record.obligations:
        details += f"; {', '.join(record.obligations)}"
    return f" ({details})"


# ---- a time ------------------------------------------------------------------


def describe_periods(periods: Sequence[Period]) -> str:
    """Return the titles of periods in one line: "wider > narrower; another"."""
    if not periods:
        return ""
    line = periods[0].title
    for previous, period in pairwise(periods):
        separator = "; "
        if period.part_of == previous.id:
            separator = " > "
        line += f"{separator}{period.title}"
    return line
