"""When a treaty was in force, possibly and certainly, by its own date and by its sources."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from czsu_relations._model.vocabulary.sources import ClaimField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Treaty

__all__ = [
    "certain_extents_in_force",
    "certainly_in_force",
    "possible_extents_in_force",
    "possibly_in_force",
]


def _spans_in_force(treaty: Treaty) -> list[TimeSpan]:
    """Return the treaty's own time in force, and what its sources say instead.

    A source that leaves one end open is silent on it, and the treaty's own end stands there.
    """
    own = treaty.in_force
    if own is None:
        return []
    claims = (claim for citation in treaty.citations for claim in citation.dates)
    claimed = [claim.span for claim in claims if claim.field is ClaimField.IN_FORCE]
    return [own, *(span.filled(own) for span in claimed)]


def possible_extents_in_force(
    treaty: Treaty, collection: Collection
) -> tuple[tuple[date, date], ...]:
    """Return the stretches of days on which a treaty was possibly in force, each once.

    They may overlap; there are none if no source dates the treaty's force.
    """
    return tuple(dict.fromkeys(_possible_extents(treaty, collection)))


def _possible_extents(treaty: Treaty, collection: Collection) -> Iterator[tuple[date, date]]:
    for span in _spans_in_force(treaty):
        end = date.max
        if span.end_unknown:
            end = max(span.earliest_end, _cut_off(treaty, collection))
        for first, last in span.extents:
            # A beginning that nobody knows is not before the signature.
            starts, ends = max(first, treaty.signed.earliest), min(last, end)
            if starts <= ends:
                yield starts, ends


def _cut_off(treaty: Treaty, collection: Collection) -> date:
    """Return the last day that a treaty of unknown end can have been in force.

    That is the entry into force of a treaty that supersedes it, else the last day on which two
    of its parties were left.
    """
    successions = [
        later.in_force.latest_start
        for later in collection.treaties
        if treaty.id in later.supersedes and later.in_force
    ]
    if successions:
        return min(successions)
    lives = [collection.actors_by_id[party].existed for party in treaty.parties]
    ends = sorted(life.latest if life else date.max for life in lives)
    return ends[-2] if len(ends) > 1 else ends[-1]


def certain_extents_in_force(treaty: Treaty) -> tuple[tuple[date, date], ...]:
    """Return the stretches of days on which all sources agree that a treaty was in force."""
    spans = _spans_in_force(treaty)
    if not spans:
        return ()
    extents = spans[0].certain_extents
    for span in spans[1:]:
        extents = tuple(_intersections(extents, span.certain_extents))
    return extents


def _intersections(
    extents: tuple[tuple[date, date], ...], others: tuple[tuple[date, date], ...]
) -> Iterator[tuple[date, date]]:
    for first, last in extents:
        for start, end in others:
            if max(first, start) <= min(last, end):
                yield max(first, start), min(last, end)


def possibly_in_force(treaty: Treaty, collection: Collection, first: date, last: date) -> bool:
    """Whether any source allows that a treaty was in force at some time in these days."""
    extents = _possible_extents(treaty, collection)
    return any(starts <= last and ends >= first for starts, ends in extents)


def certainly_in_force(treaty: Treaty, first: date, last: date) -> bool:
    """Whether all sources agree that a treaty was in force at some time in these days."""
    spans = _spans_in_force(treaty)
    return bool(spans) and all(span.certainly_overlaps(first, last) for span in spans)
