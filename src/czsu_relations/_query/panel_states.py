"""The states of a panel: those that follow each other on one side, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from czsu_relations._model.lineage import lineage_of
from czsu_relations._model.records import Actor
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._query.lookup import identified_records
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._query.dataset import Dataset

__all__ = ["common_number", "label_of", "states_of_line"]


def label_of(state: str | int | Actor) -> str | int:
    return state.id if isinstance(state, Actor) else state


def states_of_line(dataset: Dataset, state: str | int | Actor) -> list[Actor]:
    """Return a state, its predecessors and its successors, in the order of the dataset.

    A number is that of a state system. It may be that of several states of one line.
    """
    if isinstance(state, Actor) or (isinstance(state, str) and not state.isdecimal()):
        chosen = {_require_state(dataset.actors.named(state)).id}
    else:
        chosen = _ids_of_number(dataset, state)
    ids: set[str] = set()
    for key in chosen:
        ids |= lineage_of(key, dataset.actors)
    return [actor for actor in dataset.actors if actor.id in ids]


def _require_state(actor: Actor) -> Actor:
    if actor.kind is not ActorKind.STATE:
        raise QueryError(
            f"the years are those of two states, and {actor.id!r} is none ({actor.kind})"
        )
    return actor


def _ids_of_number(dataset: Dataset, number: int | str) -> set[str]:
    """Return the ids of the states that have a number of the Correlates of War.

    Raises:
        UnknownNameError: no actor has the number.
        QueryTypeError: it is no whole number.
    """
    found = identified_records(dataset.actors, dataset.actors, Scheme.COW, number, None)
    return {state.id for state in found}


def common_number(states: Iterable[Actor], scheme: Scheme) -> int | None:
    """Return the number that a scheme gives to states, or None if it gives none or several."""
    numbers: set[int] = set()
    for state in states:
        for identifier in state.identifiers:
            # A dataset of the user's own may have letters here.
            if identifier.scheme is scheme and identifier.value.isdecimal():
                numbers.add(int(identifier.value))
    if len(numbers) == 1:
        return numbers.pop()
    return None
