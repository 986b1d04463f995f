"""The dates that sources give, as HTML: in the card of a record, and as a table of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.content import format_count, format_term, verdict_on
from czsu_relations._display.html_elements import (
    Html,
    HtmlColumn,
    element,
    isolate,
    join_html,
    linked_title,
    place_in_source,
    records_grid,
    short_source,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.sourced_claims import SourcedClaim

__all__ = ["claim_html", "claims_html"]


def claim_html(claim: SourcedClaim, language: str | None) -> Html:
    """Return the date of a claim, its wording in the source, and a mark if the date differs.

    Args:
        claim: the claim.
        language: the language of the source, if it is known.
    """
    parts: list[str] = [format_term(claim.field), " ", _dated_wording(claim, language)]
    if verdict_on(claim):
        parts += [" ", _verdict_mark(claim)]
    return join_html(parts)


def claims_html(claims: Sequence[SourcedClaim], collection: Collection) -> str:
    """Return claims as an HTML table: record, field, date, source, and a mark if it differs."""
    caption = format_count(len(claims), "claim")
    return records_grid(caption, _CLAIM_COLUMNS, claims, collection.by_id)


def _dated_wording(claim: SourcedClaim, language: str | None) -> Html:
    """Return the date of a claim, with its wording in the source if it is known."""
    parts: list[str] = [claim.span.describe()]
    if claim.as_written:
        parts += [" (“", isolate(claim.as_written, language), "”)"]
    return join_html(parts)


def _verdict_mark(claim: SourcedClaim) -> Html:
    return element("mark", verdict_on(claim))


def _record_cell(claim: SourcedClaim, by_id: Mapping[str, Any]) -> Html:
    return linked_title(by_id[claim.record])


def _date_cell(claim: SourcedClaim, by_id: Mapping[str, Any]) -> Html:
    return _dated_wording(claim, by_id[claim.reference].language)


def _source_cell(claim: SourcedClaim, by_id: Mapping[str, Any]) -> Html:
    return place_in_source(short_source(by_id[claim.reference]), claim.locator)


def _agreement_cell(claim: SourcedClaim, _: Mapping[str, Any]) -> str:
    if verdict_on(claim):
        return _verdict_mark(claim)
    return "agrees"


_CLAIM_COLUMNS: Final[tuple[HtmlColumn, ...]] = (
    ("Record", _record_cell),
    ("Field", lambda claim, _: format_term(claim.field)),
    ("Date", _date_cell),
    ("Source", _source_cell),
    ("Agreement", _agreement_cell),
)
