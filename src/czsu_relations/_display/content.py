"""What text and HTML both show of a record and of a snapshot, before either is laid out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import Collection
from czsu_relations._model.fields import fields_of
from czsu_relations._model.names import names_of
from czsu_relations._model.parts import Name
from czsu_relations._model.records import (
    Actor,
    AttestedRecord,
    Event,
    Period,
    Record,
    Treaty,
    disputes_record,
)
from czsu_relations._model.reference import Reference, describe_container, format_authors
from czsu_relations._model.sourced_claims import SourcedClaim, claims_in
from czsu_relations._model.time_bounds import TimeBounds

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from czsu_relations._model.parts import Identifier

__all__ = [
    "FORCE_UNKNOWN",
    "NOTHING_RECORDED",
    "UNDATED",
    "WEB_ADDRESS",
    "ActorInCard",
    "CardContent",
    "CardItem",
    "Section",
    "SnapshotContent",
    "SnapshotEntry",
    "agreeing_sources",
    "dates_of",
    "describe_cut_off",
    "describe_entry",
    "describe_first_date",
    "describe_periods",
    "describe_record",
    "describe_treaty",
    "dissenting_sources",
    "facts_of",
    "format_count",
    "format_term",
    "listed_time_of",
    "publication_facts",
    "time_field_of",
    "time_of",
    "title_of",
    "verdict_on",
]

NOTHING_RECORDED: Final = "nothing recorded"
UNDATED: Final = "undated"
FORCE_UNKNOWN: Final = "Signed by this date; when they were in force is not recorded"
WEB_ADDRESS: Final = "web address"
"""The label of the one fact of a record that is a link."""

_UNNAMED_DATES: Final = ("date", "span")
"""The fields of dates that need no name beside the date."""

_TIME_FIELDS: Final = ("date", "span", "in_force", "signed", "existed", "issued")
"""The fields that place a record in time; the first one that has a value counts.

A treaty stands beside its time in force, and beside its signature only if that time is unknown.
"""


@frozen
class ActorInCard:
    """An actor that a record names."""

    actor: Actor
    roles: str
    """The roles of the actor in an event; "" in other records."""


CardItem: TypeAlias = str | Name | ActorInCard | Record
"""An item of a section: a term of a treaty, another name, an actor, or a linked record."""


@frozen
class CardContent:
    """What people see of a record."""

    record: Record
    actors: Sequence[ActorInCard]
    """The actors that the record names."""
    links: Sequence[tuple[str, Sequence[CardItem]]]
    """The other records that the record is linked to, under headings."""
    references: Mapping[str, Reference]
    """The references that the record cites, by id."""
    bounds: TimeBounds | None
    """The first and last day of the record, where an unknown end is cut off."""

    @property
    def sections(self) -> Iterator[tuple[str, Sequence[CardItem]]]:
        """The (heading, items) pairs between the summary and the sources, without empty ones."""
        sections: tuple[tuple[str, Sequence[CardItem]], ...] = (
            ("Terms", getattr(self.record, "terms", ())),
            ("Also called", _other_names_of(self.record)),
            ("Actors", self.actors),
            *self.links,
            ("Identifiers", _describe_identifiers(self.record)),
        )
        for heading, items in sections:
            if items:
                yield heading, items


@frozen
class SnapshotEntry:
    """A record in a snapshot."""

    record: AttestedRecord
    certain: bool
    """Whether the record certainly belongs to the snapshot; if not, it possibly does."""
    unfinished: bool = False
    """Whether a part of an earlier event was still to come."""


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
    """Return the date or span that is shown in the margin beside a record, if any is known.

    Of a treaty it is the time in force, if that is known: the margin says when a record held.
    """
    field = time_field_of(record)
    if field is None:
        return None
    span: TimeSpan = getattr(record, field)
    return span


def listed_time_of(record: Record) -> TimeSpan | None:
    """Return the date that is shown beside a record in a list: of a treaty, its signature.

    Lists of treaties are sorted by it, and it is what a query by time compares.
    """
    if isinstance(record, Treaty):
        return record.signed
    return time_of(record)


def time_field_of(record: Record) -> str | None:
    """Return the name of the field that `time_of` reads, if any has a value."""
    for field in _TIME_FIELDS:
        if getattr(record, field, None):
            return field
    return None


def describe_first_date(record: Record) -> str:
    """Return the first of a record's dates in English, for brackets after its title.

    Of a treaty it is the signature, even if `time_of` returns the time in force: people tell
    treaties apart by the date of signature.
    """
    for label, span in dates_of(record):
        if label in _UNNAMED_DATES:
            return span.describe()
        return f"{label} {span.describe()}"
    return UNDATED


def describe_record(record: Record) -> str:
    """Return the title of a record and its first date on one line."""
    return f"{title_of(record)} ({describe_first_date(record)})"


def dates_of(record: Record) -> Iterator[tuple[str, TimeSpan]]:
    """Yield (label, TimeSpan) for every date of a record, in the order of its fields."""
    for field in fields_of(type(record)):
        span = getattr(record, field.name)
        if isinstance(span, TimeSpan):
            yield format_term(field.name), span


def describe_cut_off(record: Record, bounds: TimeBounds | None) -> str:
    """Return when a record had ended, and by what an unknown end was cut off; "" if none was."""
    if bounds is None or bounds.cut_by is None:
        return ""
    name = title_of(bounds.cut_by)
    match bounds.cut_by:
        case Treaty(supersedes=superseded) if record.id in superseded:
            reason = f"“{name}” took its place"
        case Treaty():
            reason = f"“{name}”, which it prolonged, had ended"
        case Actor():
            reason = f"{name} had ceased to exist"
        case _:
            reason = f"“{name}” ended it"
    last_day = TimeSpan(bounds.last.isoformat()).describe()
    return f"at the latest on {last_day}, an upper bound: {reason}"


def facts_of(card: CardContent) -> Iterator[tuple[str, str]]:
    """Yield (label, value) for the facts that a card shows below the dates.

    They are what cut an unknown end off, the kind, the place, the obligations and the id; of a
    source, where it was published and its grade of evidence. The salience of an event is left out,
    and so are its PLOVER category and mode, which follow from its kind.
    """
    record = card.record
    cut_off = describe_cut_off(record, card.bounds)
    if cut_off:
        yield "ended", cut_off
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
        ("genre", reference.genre),
        ("authors", format_authors(reference.authors)),
        ("editors", format_authors(reference.editors)),
        ("recipients", format_authors(reference.recipients)),
        ("published in", describe_container(reference)),
        ("series", reference.collection_title),
        ("publisher", reference.publisher),
        ("place of publication", reference.publisher_place),
        ("version", reference.version),
        ("DOI", reference.doi),
        ("ISBN", reference.isbn),
        (WEB_ADDRESS, reference.url),
    )
    for label, value in facts:
        if value:
            yield label, value


def _other_names_of(record: Record) -> tuple[Name, ...]:
    """Return the names of a record other than its title or first name."""
    return (*getattr(record, "names", ())[1:], *getattr(record, "also_titled", ()))


def _describe_identifiers(record: Record) -> tuple[str, ...]:
    """Return the identifiers of a record, each with the time for which it counts, if known."""
    identifiers: tuple[Identifier, ...] = getattr(record, "identifiers", ())
    texts: list[str] = []
    for identifier in identifiers:
        text = f"{identifier.scheme} {identifier.value}"
        if identifier.span:
            text += f" ({identifier.span.describe()})"
        texts.append(text)
    return tuple(texts)


# ---- sources that agree and disagree -----------------------------------------


def verdict_on(claim: SourcedClaim) -> str:
    """Return "rejected" for a date that we reject, "differs" for one that does not agree; or ""."""
    if claim.rejected:
        return "rejected"
    if claim.agrees:
        return ""
    return "differs"


def dissenting_sources(record: AttestedRecord) -> dict[str, list[str]]:
    """Return the sources that disagree with a record, by id, with the other dates they give.

    The list is empty for a source that disputes the record without another date.
    """
    dates_by_source: dict[str, list[str]] = {}
    for citation in record.citations:
        claims = claims_in(citation, record)
        other_dates = [_describe_claim(claim, record) for claim in claims if claim.differs]
        if other_dates or disputes_record(citation):
            dates_by_source.setdefault(citation.reference, []).extend(other_dates)
    return dates_by_source


def agreeing_sources(record: AttestedRecord, dissenting: Container[str]) -> list[str]:
    """Return the ids of a record's sources without the dissenting ones, each once."""
    cited = dict.fromkeys(citation.reference for citation in record.citations)
    return [key for key in cited if key not in dissenting]


def _describe_claim(claim: SourcedClaim, record: AttestedRecord) -> str:
    """Return the date of a claim, with its field unless the record is shown beside that field."""
    date = claim.span.describe()
    if claim.field == time_field_of(record):
        return date
    return f"{format_term(claim.field)} {date}"


def describe_entry(entry: SnapshotEntry) -> str:
    """Return what stands in brackets after the title of a record in a snapshot, or ""."""
    if entry.unfinished:
        return "(a part of it was still to come)"
    if isinstance(entry.record, Treaty):
        return describe_treaty(entry.record)
    return ""


def describe_treaty(treaty: Treaty) -> str:
    """Return the signature and the obligations of a treaty in brackets."""
    details = describe_first_date(treaty)
    if treaty.obligations:
        details += f"; {', '.join(treaty.obligations)}"
    return f"({details})"


# ---- a time ------------------------------------------------------------------


def describe_periods(periods: Sequence[Period]) -> str:
    """Return the titles of periods in one line: "Periods: wider > narrower; another"."""
    if not periods:
        return ""
    line = f"Periods: {periods[0].title}"
    for previous, period in pairwise(periods):
        separator = "; "
        if period.part_of == previous.id:
            separator = " > "
        line += f"{separator}{period.title}"
    return line
