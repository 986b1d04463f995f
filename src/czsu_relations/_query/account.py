"""The dataset as one source tells it, with that source's dates."""

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
    """Return the records that a reference attests, with its dates, and all that they name."""
    attested: list[Record] = []
    for record in collection.records:
        citations = _attesting_citations(record, reference)
        if citations:
            attested.append(_with_dates_of(citations, record))
    return excerpt_collection(collection, attested, suffix=f"according to {reference}")


def _attesting_citations(record: Record, reference: str) -> tuple[Citation, ...]:
    citations: tuple[Citation, ...] = getattr(record, "citations", ())
    return tuple(
        citation
        for citation in citations
        if citation.reference == reference and citation.stance is not Stance.DISPUTES
    )


def _with_dates_of(citations: tuple[Citation, ...], record: R) -> R:
    """Give a record the dates of one source: for each field the first one claimed."""
    claims: dict[str, TimeSpan] = {}
    for citation in citations:
        for claim in citation.dates:
            claims.setdefault(claim.field, claim.span)
    changes: dict[str, Any] = {"citations": citations}
    for field in fields_of(type(record)):
        if field.base is TimeSpan and (field.optional or field.name in claims):
            changes[field.name] = claims.get(field.name)
        if field.base is Ratification:
            changes[field.name] = ()  # dates, too, and no source claims them
    return evolve(record, **changes)
