"""The actors that a query asks for: one actor or several, and what counts as them for how long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from czsu_relations._dates.agreement import common_days
from czsu_relations._model.collection import Collection
from czsu_relations._model.lineage import lineage_of
from czsu_relations._model.records import Actor, Record
from czsu_relations._model.time_bounds import extents_of

if TYPE_CHECKING:
    from datetime import date

    from czsu_relations._query.dataset import Dataset

    Extents = tuple[tuple[date, date], ...]
    """The first and the last day of each stretch of time."""

__all__ = ["WantedActors", "actors_with_parts", "find_wanted_actors"]


@frozen
class WantedActors:
    """The actors that a query asks for, and when their parts count."""

    ids: frozenset[str]
    """The ids of the actors that count at any time."""
    wholes_of_part: Mapping[str, tuple[Actor, ...]]
    """The ids of their parts; each with the actors that it is part of, up to one of `ids`."""
    collection: Collection

    def include(self, key: str, record: Record, time_field: str) -> bool:
        """Whether an actor counts in a record, where it is named.

        A part counts only if the record can have been at a time when all that it is part of
        existed: what an army did before there was the state is no act of the state.

        Args:
            key: the id of the actor.
            record: the record that names it.
            time_field: the field with the date of the record.
        """
        if key in self.ids:
            return True
        if key not in self.wholes_of_part:
            return False
        days = extents_of(record, time_field, self.collection)
        for whole in self.wholes_of_part[key]:
            # An actor whose time nobody dates may have existed at any time.
            if whole.existed:
                lives = extents_of(whole, "existed", self.collection)
                days = tuple(common_days(days, lives))
        return bool(days)


def find_wanted_actors(
    dataset: Dataset, actor: str | Actor, *, parts: bool, succession: bool
) -> WantedActors:
    """Return the actors that count as an actor.

    Args:
        dataset: the dataset.
        actor: the actor, or its id or any of its names.
        parts: whether its parts count, and their parts.
        succession: whether the states that it followed, and that followed it, count as well.

    Raises:
        UnknownNameError: no actor has the name; the error suggests similar names.
        AmbiguousNameError: several actors have the name.
    """
    key = dataset.actors.named(actor).id
    ids = frozenset({key})
    if succession:
        ids = lineage_of(key, dataset.collection.actors)
    if parts:
        return actors_with_parts(ids, dataset.collection)
    return WantedActors(ids, {}, dataset.collection)


def actors_with_parts(ids: frozenset[str], collection: Collection) -> WantedActors:
    """Return actors, by their ids, with everything that is part of them."""
    wholes_of_part: dict[str, tuple[Actor, ...]] = {}
    for part in collection.actors:
        wholes = _wholes_up_to(part, ids, collection)
        if wholes:
            wholes_of_part[part.id] = wholes
    return WantedActors(ids, wholes_of_part, collection)


def _wholes_up_to(part: Actor, ids: frozenset[str], collection: Collection) -> tuple[Actor, ...]:
    """Return what an actor is part of, up to the first of some actors; nothing if it is of none."""
    wholes: list[Actor] = []
    current = part
    while current.part_of is not None:
        current = collection.actors_by_id[current.part_of]
        wholes.append(current)
        if current.id in ids:
            return tuple(wholes)
    return ()
