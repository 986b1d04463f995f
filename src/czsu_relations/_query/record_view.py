"""What every selection shows of its records, and the other forms that it gives them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, SupportsIndex, TypeVar, overload

from czsu_relations._dates.whole_number import read_whole_number
from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.lone_record import RecordBase
from czsu_relations._model.wording import describe_value
from czsu_relations._public import publish
from czsu_relations._query.tabular import Tabular
from czsu_relations.errors import QueryError, QueryTypeError

if TYPE_CHECKING:
    from czsu_relations._query.dataset import Dataset
    from czsu_relations._tables.table import Table

__all__ = ["RecordView"]

R_co = TypeVar("R_co", bound=RecordBase, covariant=True)


class RecordView(Tabular, Sequence[R_co], Generic[R_co]):
    """An immutable sequence of records of one dataset: the part of `Selection` without queries."""

    # Not an attrs class: attrs would replace the messages of `__setattr__` and `__delattr__` by
    # "can't set attribute", and its own attributes would stand in `help` of every selection.
    __slots__ = ("_dataset", "_records")

    noun: ClassVar[str]
    """What one of the records is called, such as "event"."""
    _dataset: Dataset
    # Each is one of the union `Record`, which a type checker cannot conclude from the base class.
    _records: tuple[Any, ...]

    def __init__(self, dataset: Dataset, records: tuple[R_co, ...]) -> None:
        object.__setattr__(self, "_dataset", dataset)
        object.__setattr__(self, "_records", records)

    @overload
    @abstractmethod
    def __getitem__(self, key: SupportsIndex) -> R_co: ...
    @overload
    @abstractmethod
    def __getitem__(self, key: slice) -> Self: ...
    @overload
    @abstractmethod
    def __getitem__(self, key: str) -> R_co: ...

    # ---- the records ----

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in order.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.on("1935-05-16").ids
        ('mutual-assistance-1935',)
        """
        return tuple(record.id for record in self._records)

    def head(self, n: SupportsIndex = 5) -> Self:
        """Return the first records of the selection, or all of them if it has fewer.

        >>> import czsu_relations as czsu
        >>> czsu.events.head(2).ids
        ('penza-agreement-1918', 'legion-bolshevik-conflict-1918')

        Args:
            n: the number of records.

        Raises:
            QueryError: `n` is negative.
            QueryTypeError: `n` is not a whole number.
        """
        return self[: _read_count(n, "head")]

    def tail(self, n: SupportsIndex = 5) -> Self:
        """Return the last records of the selection, in its order, or all of them if it has fewer.

        >>> import czsu_relations as czsu
        >>> czsu.events.tail(2).ids
        ('czech-russian-treaty-1993', 'slovak-russian-treaty-1993')

        Args:
            n: the number of records.

        Raises:
            QueryError: `n` is negative.
            QueryTypeError: `n` is not a whole number.
        """
        # Not `self[-n:]`, which would be the whole selection for 0.
        return self[max(len(self) - _read_count(n, "tail"), 0) :]

    @property
    def dataset(self) -> Dataset:
        """The dataset that the records belong to.

        >>> import czsu_relations as czsu
        >>> czsu.events.dataset is czsu.dataset
        True
        """
        return self._dataset

    @property
    def collection(self) -> Collection:
        """All records of the dataset, as plain tuples, including those outside the selection.

        >>> import czsu_relations as czsu
        >>> czsu.events[:3].collection is czsu.dataset.collection
        True
        """
        return self._dataset.collection

    @property
    def records_by_table(self) -> dict[str, Self]:
        """A dict that maps the table name to this selection; used by exporters.

        >>> import czsu_relations as czsu
        >>> czsu.events[:3].records_by_table
        {'events': <Events: 3>}
        """
        return {self.table: self}

    def _table(self) -> Table:
        from czsu_relations._tables.columns import build_table

        return build_table(RECORD_TYPES[self.table], self._records, self.collection.by_id)

    # ---- what people see ----

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)}>"

    def _repr_html_(self) -> str:
        # A single record is usually what was looked for, so all about it is shown.
        if len(self) == 1:
            return self._dataset.card(self._records[0])._repr_html_()  # pyright: ignore[reportPrivateUsage] - IPython's protocol
        from czsu_relations._display.html import table_html

        return table_html(self.table, self._records, self.collection)

    def __str__(self) -> str:
        from czsu_relations._display.table_text import selection_text

        return selection_text(self.table, self.noun, self._records)

    def _ipython_key_completions_(self) -> list[str]:
        """Return the ids, which IPython and Jupyter offer after `events["`."""
        return list(self.ids)

    # ---- other forms ----

    def to_dict(self) -> dict[str, list[dict[str, Any]]]:
        """Return the records as new plain dicts, as they are in the JSON of a dataset.

        The dict has one key, the name of the table, so that it is the part of `Dataset.to_dict`
        with these records. `Dataset.excerpt` makes a whole dataset of a selection.

        >>> import czsu_relations as czsu
        >>> czsu.events.to_dict()["events"] == czsu.dataset.to_dict()["events"]
        True
        """
        from czsu_relations._storage.read_write import table_to_dict

        return table_to_dict(self.table, self._records)


def _read_count(number: object, method: str) -> int:
    """Return how many records are asked for.

    Raises:
        QueryError: the number is negative.
        QueryTypeError: it is not a whole number.
    """
    count = read_whole_number(number)
    if count is None:
        raise QueryTypeError(f"{method} takes a number of records, not {describe_value(number)}")
    if count < 0:
        raise QueryError(f"{method} takes 0 or a greater number, not {count}")
    return count


publish(globals())
