"""The dataset according to one source or several, with the dates that they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from czsu_relations._dates.sides import complete_sides
from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.excerpt import excerpt_collection
from czsu_relations._model.fields import fields_of
from czsu_relations._model.parts import Ratification
from czsu_relations._model.records import Record, Treaty
from czsu_relations._model.sourced_claims import citations_of
from czsu_relations._model.vocabulary.sources import ClaimField, Stance
from czsu_relations._model.wording import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.parts import Citation

__all__ = ["account_of"]

R = TypeVar("R", bound=Record)


def account_of(collection: Collection, references: Sequence[str]) -> Collection:
    """Return the records that references attest, with their dates, and the records they name."""
    attested: list[Record] = []
    for record in collection.records:
        citations = _attesting_citations(record, references)
        if citations:
            attested.append(_with_dates_of(citations, record, references))
    suffix = f"according to {join_words(references)}"
    account = excerpt_collection(collection, attested, suffix=suffix)
    attested_ids = {record.id for record in attested}
    treaties = [
        treaty if treaty.id in attested_ids else _without_statements(treaty)
        for treaty in account.treaties
    ]
    return evolve(account, treaties=tuple(treaties))


def _without_statements(treaty: Treaty) -> Treaty:
    """Return a treaty that a source only names, without what others say of its force."""
    citations: list[Citation] = []
    for citation in treaty.citations:
        signatures = [claim for claim in citation.dates if claim.field is ClaimField.SIGNED]
        citations.append(evolve(citation, dates=tuple(signatures)))
    return evolve(
        treaty,
        in_force=None,
        ratified=None,
        ratifications=(),
        obligations=(),
        terms=(),
        citations=tuple(citations),
    )


def _attesting_citations(record: Record, references: Sequence[str]) -> tuple[Citation, ...]:
    """Return the citations of some references, but for those that dispute the record outright."""
    return tuple(
        citation
        for citation in citations_of(record)
        if citation.reference in references
        and (citation.stance is not Stance.DISPUTES or citation.dates)
    )


def _with_dates_of(citations: tuple[Citation, ...], record: R, references: Sequence[str]) -> R:
    """Return a record with the citations and the dates of some sources only."""
    dates = _dates_by_field(citations, references)
    changes: dict[str, Any] = {"citations": citations}
    for field in fields_of(type(record)):
        # A required date that no source gives stays the record's own.
        if field.base is TimeSpan and (field.optional or field.name in dates):
            changes[field.name] = dates.get(field.name)
        # Ratifications have dates, too, and a claim cannot give them.
        if field.base is Ratification:
            changes[field.name] = ()
    return evolve(record, **changes)


def _dates_by_field(
    citations: tuple[Citation, ...], references: Sequence[str]
) -> dict[str, TimeSpan]:
    """Return the date that sources give for each field.

    Of several, the date of a supporting citation comes first, then of a qualifying one, and among
    these that of the source that is named first. A date with one side only is completed by the
    others: `1939-03/` and `/1945-05-09` are one stretch.
    """
    stances = list(Stance)

    def weight(citation: Citation) -> tuple[int, int]:
        return stances.index(citation.stance), references.index(citation.reference)

    spans_by_field: dict[str, list[TimeSpan]] = {}
    for citation in sorted(citations, key=weight):
        for claim in citation.dates:
            spans_by_field.setdefault(claim.field, []).append(claim.span)
    return {field: complete_sides(first, rest) for field, (first, *rest) in spans_by_field.items()}
