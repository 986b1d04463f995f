"""What every selection can: hold, look up, filter, combine, overlap a time, search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.fields import describe_value, links_of
from czsu_relations._model.names import (
    fold_text,
    has_word_prefixes,
    names_of,
    nearest_names,
    require_text,
    resolve_name,
)
from czsu_relations._model.records import Period, Record
from czsu_relations._public import publish
from czsu_relations._query.tabular import Tabular
from czsu_relations.errors import QueryError, QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    from czsu_relations._query.dataset import Dataset
    from czsu_relations._tables.table import Table

__all__ = ["Selection", "When", "day_range", "find_record"]

When = TimeSpan | date | int | str
"""What a query takes for a time: EDTF, ISO, English, a date, a datetime, or a year."""

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound="Selection[Any]")

_DAY = timedelta(days=1)


class Selection(Tabular, Sequence[R], Generic[R]):
    """An immutable sequence of records of one type, in the dataset's order.

    It looks up by id, filters, chains, and walks to what its records refer to. A filter gives
    a selection of the same kind back.
    """

    __slots__ = ("_dataset", "_records")

    noun: ClassVar[str]
    """What one of the records is called."""
    table: ClassVar[str]
    """The name of the table that the records are in, such as "events"."""
    _time: ClassVar[Callable[[Any], TimeSpan | None]]
    """Reads the time that the records answer by."""

    _dataset: Dataset
    _records: tuple[R, ...]

    def __init__(self, dataset: Dataset, records: tuple[R, ...]) -> None:
        object.__setattr__(self, "_dataset", dataset)
        object.__setattr__(self, "_records", records)

    # ---- a sequence that also looks up by id ----

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    @overload
    def __getitem__(self, key: int) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    @overload
    def __getitem__(self, key: str) -> R: ...
    def __getitem__(self, key: int | slice | str) -> R | Self:
        if isinstance(key, slice):
            return self._of(self._records[key])
        if isinstance(key, int):
            return self._records[key]
        key = require_text(key, "a selection is looked up by id, place or slice")
        found = self.get(key)
        if found is None:
            raise UnknownNameError(key, self.noun, nearest_names(key, self.ids))
        return found

    def __contains__(self, item: object) -> bool:
        """Whether the selection holds this record, or a record with this id."""
        if isinstance(item, str):
            return self.get(item) is not None
        return item in self._records

    def get(self, key: str) -> R | None:
        """Return the record with this id, or None."""
        return next((record for record in self._records if record.id == key), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in order."""
        return tuple(record.id for record in self._records)

    def named(self, name: str | R) -> R:
        """Return the one record of this id, name or title; case and accents do not matter.

        Raises:
            UnknownNameError: no record bears the name; the error knows the nearest ones.
            AmbiguousNameError: several records do.
        """
        return find_record(self._records, self.noun, name)

    @property
    def dataset(self) -> Dataset:
        """The dataset that the records are of."""
        return self._dataset

    @property
    def collection(self) -> Collection:
        """All records of the dataset that the records are of."""
        return self._dataset.collection

    @property
    def records_by_table(self) -> dict[str, Self]:
        """The selection under the name of its table: what an export of it has."""
        return {self.table: self}

    # ---- a table ----

    def _table(self) -> Table:
        from czsu_relations._tables.columns import build_table

        return build_table(RECORD_TYPES[self.table], self._records, self.collection.by_id)

    # ---- identity ----

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)}>"

    def _repr_html_(self) -> str:
        if len(self) == 1:
            return self._dataset.card(self._records[0])._repr_html_()  # pyright: ignore[reportPrivateUsage] - IPython's protocol
        from czsu_relations._display.html import table_html

        return table_html(self.table, self._records, self.collection)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._records == other._records

    def __hash__(self) -> int:
        return hash((type(self), self._records))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a selection is immutable: {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a selection is immutable: {name!r} cannot be deleted")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _select, (type(self), self._dataset, self.ids)

    # ---- selections make selections ----

    def _of(self, records: Iterable[R]) -> Self:
        return type(self)(self._dataset, tuple(records))

    def where(self, test: Callable[[R], object]) -> Self:
        """Keep the records for which a function of yours is true."""
        if not callable(test):
            raise QueryTypeError(f"where takes a function of a record, not {describe_value(test)}")
        return self._of(record for record in self._records if test(record))

    def search(self, words: str) -> Self:
        """Keep the records whose titles, names or summaries have every one of the words.

        Case and accents do not matter, and a word stands for all that begin with it.
        """
        wanted = fold_text(require_text(words, "search takes words in a text")).split()
        if not wanted:
            raise QueryError(f"search needs at least one word; {words!r} has none")
        return self.where(lambda record: has_word_prefixes(_searchable_text(record), wanted))

    def __or__(self, other: Self) -> Self:
        if not self._joins(other):
            return NotImplemented
        return self._whole({*self.ids, *other.ids})

    def __and__(self, other: Self) -> Self:
        if not self._joins(other):
            return NotImplemented
        return self._whole({*self.ids} & {*other.ids})

    def __sub__(self, other: Self) -> Self:
        if not self._joins(other):
            return NotImplemented
        return self._whole({*self.ids} - {*other.ids})

    def _whole(self, ids: set[str]) -> Self:
        """Return the records with these ids out of the whole dataset, in its order."""
        whole: Self = getattr(self._dataset, self.table)
        return whole.where(lambda record: record.id in ids)

    def _joins(self, other: Selection[Any]) -> bool:
        if type(other) is not type(self):
            return False
        if self._dataset != other._dataset:
            raise QueryError("selections of two different datasets cannot be combined")
        return True

    # ---- time ----

    def between(self, start: When | None, end: When | None, *, certain: bool = False) -> Self:
        """Keep what overlaps the time from the first day of `start` to the last of `end`.

        Args:
            start: EDTF, ISO, English, a date or a year; None or ".." for no limit.
            end: the same.
            certain: keep only what certainly overlaps it, not what possibly does.

        Raises:
            QueryError: the range runs backwards.
        """
        return self._overlapping(*day_range(start, end), certain=certain)

    def on(self, when: When, *, certain: bool = False) -> Self:
        """Keep what overlaps a day, or a longer time."""
        asked = TimeSpan.of(when)
        return self._overlapping(asked.earliest, asked.latest, certain=certain)

    def before(self, when: When, *, certain: bool = False) -> Self:
        """Keep what overlaps the time strictly before the first day of `when`."""
        first = TimeSpan.of(when).earliest
        if first == date.min:
            return self._of(())
        return self._overlapping(date.min, first - _DAY, certain=certain)

    def after(self, when: When, *, certain: bool = False) -> Self:
        """Keep what overlaps the time strictly after the last day of `when`."""
        last = TimeSpan.of(when).latest
        if last == date.max:
            return self._of(())
        return self._overlapping(last + _DAY, date.max, certain=certain)

    def in_period(self, period: str | Period, *, certain: bool = False) -> Self:
        """Keep what overlaps a period of the dataset."""
        span = self._dataset.periods.named(period).span
        return self._overlapping(span.earliest, span.latest, certain=certain)

    def _overlapping(self, first: date, last: date, *, certain: bool) -> Self:
        cls = type(self)
        time = cls._time
        if certain:
            return self._of(
                record
                for record in self._records
                if (span := time(record)) and span.certainly_overlaps(first, last)
            )
        return self._of(
            record
            for record in self._records
            if (span := time(record)) and span.possibly_overlaps(first, last)
        )

    # ---- walking ----

    def _linked(self, whole: S) -> S:
        """Return the records of another room that these ones name."""
        ids = {
            key
            for record in self._records
            for _, link, key in links_of(record)
            if whole.table in link.tables
        }
        return whole.where(lambda record: record.id in ids)


def day_range(start: When | None, end: When | None) -> tuple[date, date]:
    """Return the first day of `start` and the last of `end`; None or ".." is no limit."""
    first = date.min if start is None or start == ".." else TimeSpan.of(start).earliest
    last = date.max if end is None or end == ".." else TimeSpan.of(end).latest
    if first > last:
        raise QueryError(f"the range runs backwards: {start} begins after {end} has ended")
    return first, last


def find_record(records: Iterable[R], noun: str, sought: str | R) -> R:
    """Return the one of these records that is meant by an id or a name, or by itself."""
    by_id = {record.id: record for record in records}
    if isinstance(sought, str):
        names = {key: names_of(record) for key, record in by_id.items()}
        return by_id[resolve_name(sought, noun, names)]
    if sought in by_id.values():
        return sought
    raise QueryTypeError(f"{describe_value(sought)} is no {noun} here, and no name of one")


def _searchable_text(record: Record) -> str:
    """Return the names, titles and summary of a record, folded."""
    return fold_text(" ".join([*names_of(record), getattr(record, "summary", "")]))


def _select(cls: type[S], dataset: Dataset, ids: tuple[str, ...]) -> S:
    """Open a pickle: the records with these ids, as they stood."""
    whole = {record.id: record for record in getattr(dataset, cls.table)}
    return cls(dataset, tuple(whole[key] for key in ids))


publish(globals())
