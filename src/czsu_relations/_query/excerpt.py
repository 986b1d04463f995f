"""The records of some selections as a collection of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from czsu_relations._model.excerpt import excerpt_collection
from czsu_relations._model.wording import describe_value
from czsu_relations._query.selection import Selection
from czsu_relations.errors import QueryError, QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Record
    from czsu_relations._query.dataset import Dataset

__all__ = ["excerpt_of"]


def excerpt_of(dataset: Dataset, selections: Iterable[Selection[Any]]) -> Collection:
    """Return the records of some selections of a dataset, and the records that they name.

    Raises:
        QueryTypeError: one of them is not a selection.
        QueryError: a selection is of another dataset.
    """
    kept: list[Record] = []
    for selection in cast("Iterable[object]", selections):
        if not isinstance(selection, Selection):
            raise QueryTypeError(
                f"an excerpt is made of selections, not {describe_value(selection)}"
            )
        if selection.dataset != dataset:
            raise QueryError(
                f"an excerpt is made of selections of its own dataset; {selection!r} is of another"
            )
        kept += selection
    return excerpt_collection(dataset.collection, kept, suffix="an excerpt")
