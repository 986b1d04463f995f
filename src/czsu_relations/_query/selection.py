"""What every selection can do: look records up, filter by time and words, combine."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, TypeVar, overload

from czsu_relations._dates.whole_number import read_whole_number
from czsu_relations._model.fields import links_of
from czsu_relations._model.names import require_text
from czsu_relations._model.wording import describe_value
from czsu_relations._public import publish
from czsu_relations._query.day_of_year import read_day_of_year, records_of_day
from czsu_relations._query.lookup import find_record, unknown_id
from czsu_relations._query.record_view import RecordView
from czsu_relations._query.records import Period, Record, RecordBase
from czsu_relations._query.search import search_records
from czsu_relations._query.time_range import (
    certainly_overlapping,
    day_range,
    possibly_overlapping,
    read_time,
)
from czsu_relations.errors import QueryError, QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from czsu_relations._dates.timespan import When
    from czsu_relations._query.dataset import Dataset

__all__ = ["Selection"]

R_co = TypeVar("R_co", bound=RecordBase, covariant=True)
S = TypeVar("S", bound="Selection[Any]")


class Selection(RecordView[R_co]):
    """An immutable sequence of records of one type, in the order of their dataset.

    It finds a record by its id. Its filters return a selection of the same type, so they can be
    chained, and `|`, `&` and `-` combine two selections.

    >>> import czsu_relations as czsu
    >>> czsu.events.between("1968", "1969").of_kind("invasion")
    <Events: 1>
    """

    __slots__ = ()

    _time_field: ClassVar[str]
    """The field that `between`, `on` and the other filters by time compare."""

    # ---- a sequence that also finds records by id ----

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[R_co]:
        return iter(self._records)

    @overload
    def __getitem__(self, key: SupportsIndex) -> R_co: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    @overload
    def __getitem__(self, key: str) -> R_co: ...
    def __getitem__(self, key: SupportsIndex | slice | str) -> R_co | Self:
        """Return the record with an id or at a position, or a selection for a slice."""
        if isinstance(key, slice):
            return self._of(self._records[key])
        position = read_whole_number(key)
        if position is not None:
            found: R_co = self._records[position]
            return found
        key = require_text(key, "a selection is looked up by id, position or slice")
        record = self.get(key)
        if record is None:
            raise unknown_id(self._records, self.noun, key)
        return record

    def __contains__(self, item: object) -> bool:
        """Whether the selection has this record, or a record with this id."""
        if isinstance(item, str):
            return self.get(item) is not None
        return item in self._records

    def get(self, key: str) -> R_co | None:
        """Return the record with this id, or None if the selection has no such record.

        >>> import czsu_relations as czsu
        >>> print(czsu.events.get("no-such-event"))
        None
        """
        return next((record for record in self._records if record.id == key), None)

    def named(self, name: str | Record) -> R_co:
        """Return the one record with this id, name or title; case and accents do not matter.

        >>> import czsu_relations as czsu
        >>> czsu.actors.named("Dubcek").name
        'Alexander Dubček'

        Raises:
            UnknownNameError: no record has the name; the error suggests similar names.
            AmbiguousNameError: several records have the name.
            QueryTypeError: `name` is neither a string nor one of the records.
        """
        found: R_co = find_record(self._records, self.noun, name)
        return found

    # ---- identity ----

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        # Equal records suffice, as for tuples; set operations also need one dataset, for its order.
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
        return _unpickle_selection, (type(self), self._dataset, self.ids)

    # ---- filters ----

    def _of(self, records: Iterable[R_co]) -> Self:
        """Return a selection of the same type and dataset."""
        return type(self)(self._dataset, tuple(records))

    def where(self, test: Callable[[R_co], object]) -> Self:
        """Return the records for which a function returns true.

        >>> import czsu_relations as czsu
        >>> czsu.events.where(lambda event: event.place == "Munich").ids
        ('munich-agreement-1938',)

        Raises:
            QueryTypeError: `test` is not a function.
        """
        if not callable(test):
            raise QueryTypeError(f"where takes a function of a record, not {describe_value(test)}")
        return self._of(record for record in self._records if test(record))

    def search(self, words: str) -> Self:
        """Return the records in which all of the words occur, as prefixes of words.

        `Dataset.search` lists the texts and the years that are searched.

        >>> import czsu_relations as czsu
        >>> czsu.events.search("uranium").ids
        ('uranium-agreement-1945',)

        Raises:
            QueryError: `words` contains no word.
            QueryTypeError: `words` is not a string.
        """
        return self._of(search_records(self._records, words, self.collection.actors_by_id))

    # ---- set operations ----

    def __or__(self, other: Self) -> Self:
        """Return the records that are in either selection, in the order of the dataset."""
        if not self._combines_with(other):
            return NotImplemented
        return self._with_ids({*self.ids, *other.ids})

    def __and__(self, other: Self) -> Self:
        """Return the records that are in both selections, in the order of the dataset."""
        if not self._combines_with(other):
            return NotImplemented
        return self._with_ids({*self.ids} & {*other.ids})

    def __sub__(self, other: Self) -> Self:
        """Return the records that are not in the other selection, in the order of the dataset."""
        if not self._combines_with(other):
            return NotImplemented
        return self._with_ids({*self.ids} - {*other.ids})

    def _combines_with(self, other: Selection[Any]) -> bool:
        if type(other) is not type(self):
            return False
        if self._dataset != other._dataset:
            raise QueryError("selections of two different datasets cannot be combined")
        return True

    def _with_ids(self, ids: set[str]) -> Self:
        """Return the records of the dataset with these ids."""
        # Out of the whole table, because a slice may have changed the order of this selection.
        whole: Self = getattr(self._dataset, self.table)
        return self._of(record for record in whole if record.id in ids)

    # ---- filters by time ----

    def between(self, start: When | None, end: When | None, *, certain: bool = False) -> Self:
        """Return the records that overlap the time from the start of `start` to the end of `end`.

        Events are compared by `date`, periods and conditions by `span`, treaties by `signed`,
        actors by `existed`, and references by `issued`. A record without that date never matches.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.between("30 September 1938", "1938-10-01").ids
        ('munich-1938',)

        Args:
            start: EDTF, ISO, English, a date or a year; None or ".." for no limit.
            end: the same.
            certain: whether to leave out the records that only possibly overlap the time.

        Raises:
            QueryError: the range runs backwards.
            EDTFError: `start` or `end` is not a date.
            QueryTypeError: `start` or `end` has none of the types of `When`.
        """
        first, last = day_range(start, end)
        return self._overlapping(first, last, certain=certain)

    def on(self, when: When, *, certain: bool = False) -> Self:
        """Return the records that overlap a day or a longer time.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.on("1938-09-30").ids
        ('munich-1938',)

        Args:
            when: a time, as in `between`.
            certain: as in `between`.

        Raises:
            EDTFError: `when` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `when` has none of the types of `When`.
        """
        asked = read_time(when)
        return self._overlapping(asked.earliest, asked.latest, certain=certain)

    def on_this_day(self, day: When, *, certain: bool = False) -> Self:
        """Return the records of a day of the year, whatever the year: those of an anniversary.

        These are the records whose date, known to the day, is this day, or begins or ends with it:
        the same date as in `between`. A month or a year is not enough.

        >>> import czsu_relations as czsu
        >>> for event in czsu.events.on_this_day("21 August").of_salience(1):
        ...     print(event.date, event.title)
        1968-08-20/1968-08-21 Invasion of Czechoslovakia

        Args:
            day: "21 August", "08-21", or a date, of which the year does not count.
            certain: whether to leave out the records of which that day is not certain.

        Raises:
            QueryError: `day` is not one day of the year.
            QueryTypeError: `day` is neither a text nor a date, but for example a year.
        """
        wanted = read_day_of_year(day)
        return self._of(records_of_day(self._records, self._time_field, wanted, certain=certain))

    def before(self, when: When, *, certain: bool = False) -> Self:
        """Return the records that overlap the time before the first day of `when`.

        >>> import czsu_relations as czsu
        >>> czsu.events.before("1918-05-01").ids
        ('bakhmach-battle-1918', 'penza-agreement-1918')

        Args:
            when: a time, as in `between`.
            certain: as in `between`.

        Raises:
            EDTFError: `when` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `when` has none of the types of `When`.
        """
        first = read_time(when).earliest
        if first == date.min:
            return self._of(())
        return self._overlapping(date.min, first - timedelta(days=1), certain=certain)

    def after(self, when: When, *, certain: bool = False) -> Self:
        """Return the records that overlap the time after the last day of `when`.

        >>> import czsu_relations as czsu
        >>> czsu.events.after("1992").ids
        ('czech-russian-treaty-1993', 'slovak-russian-treaty-1993')

        Args:
            when: a time, as in `between`.
            certain: as in `between`.

        Raises:
            EDTFError: `when` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `when` has none of the types of `When`.
        """
        last = read_time(when).latest
        if last == date.max:
            return self._of(())
        return self._overlapping(last + timedelta(days=1), date.max, certain=certain)

    def in_period(self, period: str | Period, *, certain: bool = False) -> Self:
        """Return the records that overlap a period of the dataset.

        >>> import czsu_relations as czsu
        >>> czsu.events.in_period("stalinism").of_kind("trial").ids
        ('slansky-trial-1952',)

        Args:
            period: a period, or its id or title.
            certain: as in `between`.

        Raises:
            UnknownNameError: no period has the name; the error suggests similar names.
            AmbiguousNameError: several periods have the name.
        """
        span = self._dataset.periods.named(period).span
        return self._overlapping(span.earliest, span.latest, certain=certain)

    def _overlapping(
        self, first: date, last: date, *, certain: bool, field: str | None = None
    ) -> Self:
        """Return the records whose date overlaps some days: `_time_field`, or another field."""
        field = field or self._time_field
        days = (first, last)
        if certain:
            return self._of(certainly_overlapping(self._records, field, days))
        return self._of(possibly_overlapping(self._records, field, days, self.collection))

    def _linked_records(self, whole: S) -> S:
        """Return the records of another table that these records link to."""
        ids: set[str] = set()
        for record in self._records:
            ids.update(key for _, link, key in links_of(record) if whole.table in link.tables)
        return whole.where(lambda record: record.id in ids)


def _unpickle_selection(cls: type[S], dataset: Dataset, ids: tuple[str, ...]) -> S:
    """Return the records with these ids, in the order of the ids."""
    by_id = dataset.collection.by_id
    return cls(dataset, tuple(by_id[key] for key in ids))


publish(globals())
