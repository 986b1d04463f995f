"""What every selection can: hold, look up, filter, combine, overlap a time, search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from czsu_relations._forms import described, links_of
from czsu_relations._names import fold, has_words, names_of, nearest, resolve, wanted_text
from czsu_relations._public import publish
from czsu_relations._records import (
    ROOMS,
    Actor,
    Condition,
    Event,
    Period,
    Record,
    Reference,
    Treaty,
)
from czsu_relations._tabular import Tabular
from czsu_relations._timespan import TimeSpan
from czsu_relations.errors import QueryError, QueryTypeError, UnknownNameError

if TYPE_CHECKING:
    import altair as alt

    from czsu_relations._dataset import Dataset
    from czsu_relations._selections import References
    from czsu_relations._table import Table

__all__ = ["Attested", "Selection", "When"]

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
    room: ClassVar[str]
    """What the dataset calls all of them."""
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
        key = wanted_text(key, "a selection is looked up by id, place or slice")
        found = self.get(key)
        if found is None:
            raise UnknownNameError(key, self.noun, nearest(key, self.ids))
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
        return named_in(self._records, self.noun, name)

    @property
    def dataset(self) -> Dataset:
        """The dataset that the records are of."""
        return self._dataset

    # ---- a table ----

    def _table(self) -> Table:
        from czsu_relations._columns import table  # noqa: PLC0415 - only tables need the columns

        return table(ROOMS[self.room], self._records, self._dataset.records)

    # ---- identity ----

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)}>"

    def _repr_html_(self) -> str:
        from czsu_relations._html import selection_html  # noqa: PLC0415 - a door to the room above

        return selection_html(self)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._records == other._records

    def __hash__(self) -> int:
        return hash((type(self), self._records))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a selection does not change; {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a selection does not change; {name!r} cannot be deleted")

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
            raise QueryTypeError(f"where takes a function of a record, not {described(test)}")
        return self._of(record for record in self._records if test(record))

    def search(self, words: str) -> Self:
        """Keep the records whose titles, names or summaries have every one of the words.

        Case and accents do not matter, and a word stands for all that begin with it.
        """
        wanted = fold(wanted_text(words, "search takes words in a text")).split()
        if not wanted:
            raise QueryError(f"search needs at least one word; {words!r} has none")
        return self.where(lambda record: has_words(_told_by(record), wanted))

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
        whole: Self = getattr(self._dataset, self.room)
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
        return self._overlapping(*limits(start, end), certain=certain)

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
            if whole.room in link.rooms
        }
        return whole.where(lambda record: record.id in ids)


AttestedR = TypeVar("AttestedR", Period, Event, Condition, Treaty, Actor)


class Attested(Selection[AttestedR]):
    """A selection of records that sources attest."""

    __slots__ = ()

    @property
    def disputed(self) -> Self:
        """The records that a source disputes, or dates outside their own span."""
        return self.where(lambda record: record.disputed)

    def citing(self, reference: str | Reference) -> Self:
        """Keep the records that cite a reference."""
        key = self._dataset.references.named(reference).id
        return self.where(
            lambda record: any(citation.reference == key for citation in record.citations)
        )

    @property
    def references(self) -> References:
        """The references that these records cite."""
        return self._linked(self._dataset.references)

    def plot(self, start: When | None = None, end: When | None = None) -> alt.LayerChart:
        """Draw the records on a timeline, under the periods of the dataset: an Altair chart.

        Bars are strong where a treaty certainly was in force or a condition certainly held, pale
        where it only may have. Of events, cooperation is piled up above a line, and conflict down
        below it; a mark stands in the middle of what its date leaves open, and a grey line shows
        how much that is; if it may not be there at all, as in a set of dates, it is pale. Turning
        points have labels. A tick is the signature of a treaty whose force no source dates. Of
        actors, those are drawn whose time is known, and the rest is counted. `save` of the chart
        writes HTML, SVG and PNG.

        >>> import czsu_relations as czsu
        >>> chart = czsu.events.plot("1938", "1945")
        >>> chart.to_dict()["width"]
        750

        Args:
            start: where the axis begins, and what ended before is left out; as in `between`.
            end: likewise.

        Raises:
            QueryError: the range runs backwards.
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot import timeline  # noqa: PLC0415 - a door to the room above

        return timeline(self, start, end)

    def plot_disputes(self) -> alt.LayerChart:
        """Draw each date of these records that sources disagree on: an Altair chart.

        Under each date of ours stand those that sources give, and who gives them. A source
        disagrees if its date does not meet ours, or if it disputes the record with a date that is
        neither ours, nor a coarser one, nor one that an agreeing source gives. Records without such
        a date are left out.

        >>> import czsu_relations as czsu
        >>> czsu.treaties.plot_disputes().to_dict()["title"]["text"]
        'Where sources disagree on a date'

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot import disputes  # noqa: PLC0415 - a door to the room above

        return disputes(self)


def limits(start: When | None, end: When | None) -> tuple[date, date]:
    """Return the first day of `start` and the last of `end`; None or ".." is no limit."""
    first = date.min if start is None or start == ".." else TimeSpan.of(start).earliest
    last = date.max if end is None or end == ".." else TimeSpan.of(end).latest
    if first > last:
        raise QueryError(f"the range runs backwards: {start} begins after {end} has ended")
    return first, last


def named_in(records: Iterable[R], noun: str, sought: str | R) -> R:
    """Return the one of these records that is meant by an id or a name, or by itself."""
    by_id = {record.id: record for record in records}
    if isinstance(sought, str):
        names = {key: names_of(record) for key, record in by_id.items()}
        return by_id[resolve(sought, noun, names)]
    if sought in by_id.values():
        return sought
    raise QueryTypeError(f"{described(sought)} is no {noun} here, and no name of one")


def _told_by(record: Record) -> str:
    """Return the names, titles and summary of a record, folded."""
    return fold(" ".join([*names_of(record), getattr(record, "summary", "")]))


def _select(cls: type[S], dataset: Dataset, ids: tuple[str, ...]) -> S:
    """Open a pickle: the records with these ids, as they stood."""
    whole = {record.id: record for record in getattr(dataset, cls.room)}
    return cls(dataset, tuple(whole[key] for key in ids))


publish(globals())
