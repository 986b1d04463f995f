"""The dates that sources give for a record, each with its source and compared with the record."""

from typing import Protocol

from attrs import frozen

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.parts import Citation
from czsu_relations._model.vocabulary.sources import ClaimField, Stance
from czsu_relations._public import publish

__all__ = ["SourcedClaim", "citations_of", "claims_in", "claims_of"]


@frozen(kw_only=True)
class SourcedClaim:
    """The date that one source gives for one field of a record, and whether it agrees.

    A `Claim` is a part of a citation. A sourced claim also names the record and the source, so that
    it can be read alone, as a row of a table.

    >>> import czsu_relations as czsu
    >>> claim = czsu.events["atomic-cooperation-agreement-1955"].claims[-1]
    >>> claim.reference, claim.span, claim.agrees
    ('rosatom-newsletter-veterans-2015', TimeSpan('1955-04-24'), False)

    Attributes:
        record: the id of the record.
        field: the field of the record that the source dates.
        reference: the id of the source.
        locator: the place in the source, as in the citation.
        span: the date that the source gives for the field.
        as_written: the wording of the source, if it matters.
        stance: whether the source supports, qualifies or disputes what the record says.
        rejected: whether we hold the date to be an error of fact; the note of the citation then
            names what disproves it.
        agrees: whether the date agrees with the record's own (`TimeSpan.agrees_with`).
    """

    record: str
    field: ClaimField
    reference: str
    locator: str | None
    span: TimeSpan
    as_written: str | None
    stance: Stance
    rejected: bool
    agrees: bool

    @property
    def differs(self) -> bool:
        """Whether the date neither agrees with the record's own nor is rejected as an error.

        >>> import czsu_relations as czsu
        >>> [claim.span.edtf for claim in czsu.treaties["moscow-1968"].claims if claim.differs]
        ['1968-08-27']
        """
        return not self.rejected and not self.agrees


class _WithId(Protocol):
    """A record."""

    @property
    def id(self) -> str: ...


def citations_of(record: _WithId) -> tuple[Citation, ...]:
    """Return the citations of a record; a reference cites nothing."""
    citations: tuple[Citation, ...] = getattr(record, "citations", ())
    return citations


def claims_of(record: _WithId) -> tuple[SourcedClaim, ...]:
    """Return the dates that the sources of a record give, in the order of its citations."""
    claims: list[SourcedClaim] = []
    for citation in citations_of(record):
        claims += claims_in(citation, record)
    return tuple(claims)


def claims_in(citation: Citation, record: _WithId) -> tuple[SourcedClaim, ...]:
    """Return the dates that a record's citation gives, in their order."""
    claims: list[SourcedClaim] = []
    for claim in citation.dates:
        # None, or no such field, only in a record that a dataset would refuse.
        own: TimeSpan | None = getattr(record, claim.field, None)
        sourced_claim = SourcedClaim(
            record=record.id,
            field=claim.field,
            reference=citation.reference,
            locator=citation.locator,
            span=claim.span,
            as_written=claim.as_written,
            stance=citation.stance,
            rejected=claim.rejected,
            agrees=own is not None and own.agrees_with(claim.span),
        )
        claims.append(sourced_claim)
    return tuple(claims)


publish(globals())
