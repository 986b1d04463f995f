"""The dataset according to one source, with the dates that the source gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.excerpt import excerpt_collection
from czsu_relations._model.fields import fields_of
from czsu_relations._model.parts import Ratification
from czsu_relations._model.records import Record
from czsu_relations._model.vocabulary.sources import Stance

if TYPE_CHECKING:
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.parts import Citation

__all__ = ["account_of"]

R = TypeVar("R", bound=Record)


def account_of(collection: Collection, reference: str) -> Collection:
    """Return the records that a reference attests, with its dates, and the records they name."""
    attested: list[Record] = []
    for record in collection.records:
        citations = _attesting_citations(record, reference)
        if citations:
            attested.append(_with_dates_of(citations, record))
    return excerpt_collection(collection, attested, suffix=f"according to {reference}")


def _attesting_citations(record: Record, reference: str) -> tuple[Citation, ...]:
    """Return the citations of a reference that do not dispute the record."""
    # References cite nothing.
    citations: tuple[Citation, ...] = getattr(record, "citations", ())
    return tuple(
        citation
        for citation in citations
        if citation.reference == reference and citation.stance is not Stance.DISPUTES
    )


def _with_dates_of(citations: tuple[Citation, ...], record: R) -> R:
    """Return a record with the citations and the dates of one source only."""
    claimed_dates: dict[str, TimeSpan] = {}
    for citation in citations:
        for claim in citation.dates:
            # Of several claims for one field, the first counts.
            claimed_dates.setdefault(claim.field, claim.span)
    changes: dict[str, Any] = {"citations": citations}
    for field in fields_of(type(record)):
        # A required date that the source does not give stays the record's own.
        if field.base is TimeSpan and (field.optional or field.name in claimed_dates):
            changes[field.name] = claimed_dates.get(field.name)
        # Ratifications have dates, too, and a claim cannot give them.
        if field.base is Ratification:
            changes[field.name] = ()
    return evolve(record, **changes)
