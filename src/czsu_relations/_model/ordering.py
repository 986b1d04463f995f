"""The order of the records in each table of a dataset."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from attrs import evolve

from czsu_relations._model.names import fold_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Actor, Condition, Event, Period, Treaty
    from czsu_relations._model.reference import Reference

__all__ = ["sort_collection"]


def sort_collection(collection: Collection) -> Collection:
    """Return a collection with each table in order.

    Periods, events, conditions and treaties are ordered by time, and at the same time causes come
    before effects and periods before their parts. Actors are ordered by name and references by id.
    """
    event_times = {event.id: event.date.position for event in collection.events}
    causes = {event.id: event.because_of for event in collection.events}
    cause_depths = _depths_among_ties(event_times, causes)
    period_starts = {period.id: period.span.position[0] for period in collection.periods}
    wholes = {period.id: (period.part_of or "",) for period in collection.periods}
    whole_depths = _depths_among_ties(period_starts, wholes)

    def period_key(period: Period) -> tuple[date, int, date, str]:
        # Of periods that begin together, the whole comes before its parts, even if it ends later.
        start, end = period.span.position
        return start, whole_depths[period.id], end, period.id

    def event_key(event: Event) -> tuple[tuple[date, date], int, str]:
        return event.date.position, cause_depths[event.id], event.id

    def condition_key(condition: Condition) -> tuple[tuple[date, date], str]:
        return condition.span.position, condition.id

    def treaty_key(treaty: Treaty) -> tuple[tuple[date, date], str]:
        return treaty.signed.position, treaty.id

    def actor_key(actor: Actor) -> tuple[str, str]:
        return fold_text(actor.name), actor.id

    def reference_key(reference: Reference) -> str:
        return reference.id

    return evolve(
        collection,
        periods=tuple(sorted(collection.periods, key=period_key)),
        events=tuple(sorted(collection.events, key=event_key)),
        conditions=tuple(sorted(collection.conditions, key=condition_key)),
        treaties=tuple(sorted(collection.treaties, key=treaty_key)),
        actors=tuple(sorted(collection.actors, key=actor_key)),
        references=tuple(sorted(collection.references, key=reference_key)),
    )


def _depths_among_ties(
    times: Mapping[str, object], predecessors: Mapping[str, tuple[str, ...]]
) -> dict[str, int]:
    """Return for each record the length of its longest chain of predecessors at the same time.

    Args:
        times: the time of each record, by its id.
        predecessors: the ids of the causes of an event, or of the whole of a period.
    """
    tied: dict[str, list[str]] = {}
    for key, earlier_keys in predecessors.items():
        tied[key] = [earlier for earlier in earlier_keys if times.get(earlier) == times[key]]
    depths: dict[str, int] = {}
    # Predecessors come first, so that their depths are known.
    for key in TopologicalSorter(tied).static_order():
        depths[key] = 1 + max((depths[earlier] for earlier in tied[key]), default=-1)
    return depths
