"""The order of the records in each table."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from attrs import evolve

from czsu_relations._model.names import fold_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Condition, Event, Period, Treaty

__all__ = ["sort_collection"]


def sort_collection(collection: Collection) -> Collection:
    """Sort each table: by time, causes and wholes first, then by names and ids."""
    event_times = {event.id: event.date.position for event in collection.events}
    causes = {event.id: event.because_of for event in collection.events}
    cause_depths = _depths_among_ties(event_times, causes)
    period_starts = {period.id: period.span.position[0] for period in collection.periods}
    wholes = {period.id: (period.part_of or "",) for period in collection.periods}
    whole_depths = _depths_among_ties(period_starts, wholes)

    def period_key(period: Period) -> tuple[date, int, date, str]:
        # Of periods that begin together, the whole comes before its parts.
        begins, ends = period.span.position
        return begins, whole_depths[period.id], ends, period.id

    def event_key(event: Event) -> tuple[tuple[date, date], int, str]:
        return event.date.position, cause_depths[event.id], event.id

    def condition_key(condition: Condition) -> tuple[tuple[date, date], str]:
        return condition.span.position, condition.id

    def treaty_key(treaty: Treaty) -> tuple[tuple[date, date], str]:
        return treaty.signed.position, treaty.id

    return evolve(
        collection,
        periods=tuple(sorted(collection.periods, key=period_key)),
        events=tuple(sorted(collection.events, key=event_key)),
        conditions=tuple(sorted(collection.conditions, key=condition_key)),
        treaties=tuple(sorted(collection.treaties, key=treaty_key)),
        actors=tuple(
            sorted(collection.actors, key=lambda actor: (fold_text(actor.name), actor.id))
        ),
        references=tuple(sorted(collection.references, key=lambda reference: reference.id)),
    )


def _depths_among_ties(
    times: Mapping[str, object], predecessors: Mapping[str, tuple[str, ...]]
) -> dict[str, int]:
    """Return for each record how long its chain of predecessors at the same time is.

    A predecessor is a cause of an event, or the whole that a period is a part of.
    """
    tied = {
        key: [earlier for earlier in earlier_keys if times.get(earlier) == times[key]]
        for key, earlier_keys in predecessors.items()
    }
    depths: dict[str, int] = {}
    for key in TopologicalSorter(tied).static_order():
        depths[key] = 1 + max((depths[earlier] for earlier in tied[key]), default=-1)
    return depths
