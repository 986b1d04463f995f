"""The order that records of each room stand in."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from czsu_relations._names import fold
from czsu_relations._records import Period, Rooms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["ordered"]


def ordered(rooms: Rooms) -> Rooms:
    """Put each room in order: time, causes and wholes first, then names and ids."""
    events = {one.id: one.date.position for one in rooms.events}
    periods = {one.id: one.span.position[0] for one in rooms.periods}
    causes = _depths(events, {one.id: one.because_of for one in rooms.events})
    wholes = _depths(periods, {one.id: (one.part_of or "",) for one in rooms.periods})
    return Rooms(
        periods=tuple(sorted(rooms.periods, key=lambda p: (_nested(p, wholes), p.id))),
        events=tuple(sorted(rooms.events, key=lambda e: (e.date.position, causes[e.id], e.id))),
        conditions=tuple(sorted(rooms.conditions, key=lambda c: (c.span.position, c.id))),
        treaties=tuple(sorted(rooms.treaties, key=lambda t: (t.signed.position, t.id))),
        actors=tuple(sorted(rooms.actors, key=lambda a: (fold(a.name), a.id))),
        references=tuple(sorted(rooms.references, key=lambda r: r.id)),
    )


def _nested(period: Period, wholes: Mapping[str, int]) -> tuple[date, int, date]:
    """Return where a period stands: of those that begin together, the whole before its parts."""
    begins, ends = period.span.position
    return begins, wholes[period.id], ends


def _depths(at: Mapping[str, object], above: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return how many causes or wholes that stand at the same time each record is below."""
    tied = {key: [one for one in keys if at.get(one) == at[key]] for key, keys in above.items()}
    depth: dict[str, int] = {}
    for key in TopologicalSorter(tied).static_order():
        depth[key] = 1 + max((depth[one] for one in tied[key]), default=-1)
    return depth
