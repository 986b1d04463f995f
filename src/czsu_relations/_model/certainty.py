"""What is certain of a record: its own date, where no source contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from czsu_relations._dates.agreement import common_days
from czsu_relations._model.sourced_claims import claims_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.sourced_claims import SourcedClaim

    Days = tuple[date, date]

__all__ = ["certain_extents", "certainly_overlaps"]


def certainly_overlaps(record: Any, field: str, first: date, last: date) -> bool:
    """Whether a record's date certainly overlaps some days, and no source contradicts it.

    A source contradicts the date if it dates the same field, none of its dates agrees with the
    record's own, and none possibly overlaps the days. A rejected date does not count.
    """
    own: TimeSpan | None = getattr(record, field)
    if own is None or not own.certainly_overlaps(first, last):
        return False
    for spans in _opposing_spans(record, field):
        if not any(span.possibly_overlaps(first, last) for span in spans):
            return False
    return True


def certain_extents(record: Any, field: str) -> tuple[Days, ...]:
    """Return the (first, last) days of each stretch for every day of which a date is certain."""
    own: TimeSpan | None = getattr(record, field)
    if own is None:
        return ()
    extents = own.certain_extents
    for spans in _opposing_spans(record, field):
        possible: list[Days] = []
        for span in spans:
            possible += span.extents
        extents = tuple(common_days(extents, possible))
    return extents


def _opposing_spans(record: Any, field: str) -> Iterator[list[TimeSpan]]:
    """Yield the dates of each source that has dates for a field, of which none agrees."""
    claims_by_source: dict[str, list[SourcedClaim]] = {}
    for claim in claims_of(record):
        if claim.field == field and not claim.rejected:
            claims_by_source.setdefault(claim.reference, []).append(claim)
    for claims in claims_by_source.values():
        if not any(claim.agrees for claim in claims):
            yield [claim.span for claim in claims]
