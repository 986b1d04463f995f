"""States with those that they followed and those that followed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from czsu_relations._model.records import Actor

__all__ = ["lineage_of"]


def lineage_of(key: str, actors: Iterable[Actor]) -> frozenset[str]:
    """Return the ids of a state, its predecessors and its successors (`Actor.successor_of`)."""
    predecessors: dict[str, set[str]] = {}
    successors: dict[str, set[str]] = {}
    for actor in actors:
        for earlier in actor.successor_of:
            predecessors.setdefault(actor.id, set()).add(earlier)
            successors.setdefault(earlier, set()).add(actor.id)
    # Each way by itself: a predecessor's other successor does not belong to the line.
    return frozenset(_reachable_from(key, predecessors) | _reachable_from(key, successors))


def _reachable_from(start: str, links: Mapping[str, set[str]]) -> set[str]:
    """Return an id and all ids to which links lead from it, directly or not."""
    reached: set[str] = set()
    pending = [start]
    while pending:
        key = pending.pop()
        if key not in reached:
            reached.add(key)
            pending.extend(links.get(key, ()))
    return reached
