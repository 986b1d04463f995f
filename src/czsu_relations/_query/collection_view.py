"""What a dataset can do with its records as a whole: compare, convert, cite and draw them."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from czsu_relations._model.reference import Reference
from czsu_relations._model.time_bounds import BOUNDED_FIELDS, TimeBounds, bounds_of
from czsu_relations._public import publish
from czsu_relations._query.additions import add_records
from czsu_relations._query.header_view import HeaderView
from czsu_relations._query.lookup import find_record
from czsu_relations._query.time_range import day_range, read_time
from czsu_relations.errors import (
    AmbiguousNameError,
    CoverageError,
    QueryTypeError,
    UnknownNameError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    import altair as alt

    from czsu_relations._dates.timespan import TimeSpan, When
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.records import Record

__all__ = ["CollectionView"]


class CollectionView(HeaderView):
    """An immutable view of a collection: the part of `Dataset` that needs no selections."""

    __slots__ = ()

    # ---- identity ----

    def __repr__(self) -> str:
        return f"<Dataset: {self.title}, edition {self.edition}>"

    def _repr_html_(self) -> str:
        from czsu_relations._display.html import dataset_html

        return dataset_html(self.collection)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CollectionView):
            return NotImplemented
        return self is other or self.collection == other.collection

    def __hash__(self) -> int:
        return hash(self.collection)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a dataset is immutable: {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a dataset is immutable: {name!r} cannot be deleted")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    # ---- records ----

    @property
    def records(self) -> tuple[Record, ...]:
        """All records: periods, events, conditions, treaties, actors and references.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.records[0].id
        'interwar'
        """
        return self.collection.records

    def covered(self, when: When) -> TimeSpan:
        """Return a time as a `TimeSpan`, or raise an error if the dataset does not cover it all.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.covered("1 June 1940")
        TimeSpan('1940-06-01')

        Args:
            when: a day or a longer time, in any form that `TimeSpan.of` takes.

        Raises:
            CoverageError: the dataset does not cover all of the time.
            EDTFError: `when` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `when` has none of the types of `When`.
        """
        asked = read_time(when)
        if self.coverage.earliest <= asked.earliest and asked.latest <= self.coverage.latest:
            return asked
        raise CoverageError(str(asked), str(self.coverage))

    def record(self, sought: str | Record) -> Record:
        """Return the one record of any type with this id, name or title.

        The title of a reference counts only if no other record has the name.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.record("Dubcek").id
        'dubcek'

        Args:
            sought: an id, a name or a title, or the record itself.

        Raises:
            UnknownNameError: no record has the name; the error suggests similar names.
            AmbiguousNameError: several records have the name.
            QueryTypeError: `sought` is neither a string nor a record of the dataset.
        """
        try:
            return find_record(self.records, "record", sought)
        except AmbiguousNameError as error:
            ambiguous = error
        references = set(self.collection.references_by_id)
        others = [record for record in self.records if record.id not in references]
        with suppress(UnknownNameError):
            return find_record(others, "record", sought)
        raise ambiguous

    def bounds(self, record: str | Record) -> TimeBounds | None:
        """Return the first and last day of a record, or None if it has no date.

        A treaty whose time in force no source gives can have been in force since its signature.

        >>> import czsu_relations as czsu
        >>> print(czsu.dataset.bounds("uranium-1945").last)
        1991-12-26

        Raises:
            UnknownNameError, AmbiguousNameError: as in `record`.
        """
        found = self.record(record)
        return bounds_of(found, BOUNDED_FIELDS[type(found)], self.collection)

    def with_records(
        self,
        *records: Record,
        title: str | None = None,
        edition: str | None = None,
        coverage: When | None = None,
        replace: bool = False,
    ) -> Self:
        """Return this dataset with more records, checked together with its own.

        So your own records can name its actors, treaties and sources, and two datasets become one:
        `a.with_records(*b.records)`. A record that the dataset has already is not added again.

        >>> import czsu_relations as czsu
        >>> talks = czsu.events["munich-agreement-1938"].to_dict() | {"id": "my-event"}
        >>> mine = czsu.dataset.with_records(czsu.Event.from_dict(talks))
        >>> len(mine.events) - len(czsu.events), mine.title
        (1, 'Czechoslovak–Soviet relations, 1917–1993, with additions')

        Args:
            *records: records of any type.
            title: the title of the new dataset; "…, with additions" by default.
            edition: its edition; that of this dataset by default.
            coverage: the period that it covers; that of this dataset by default.
            replace: whether a record takes the place of one with the same id, which is an error
                otherwise.

        Raises:
            RecordError: a field of the header has a wrong value.
            DatasetError: the records do not fit together; the error lists every problem.
            QueryTypeError: an argument is no record.
        """
        header = {
            "title": f"{self.title}, with additions" if title is None else title,
            "edition": edition,
            "coverage": coverage,
        }
        collection = add_records(self.collection, records, header, replace=replace)
        return self.from_collection(collection)

    @classmethod
    def from_folder(cls, path: str | PathLike[str]) -> Self:
        """Return the dataset in a folder with a JSON file for each table, and `dataset.json`.

        Args:
            path: the folder.

        Raises:
            DatasetError: the files are not a valid dataset; the error lists every problem.
            OSError: a file is missing or cannot be read.
        """
        from czsu_relations._storage.folder import collection_from_folder

        return cls.from_collection(collection_from_folder(Path(path), Path.read_bytes))

    def footnote(self, sought: str | Record) -> str:
        """Return the sources of a record as the text of a footnote, as `Attested.footnotes` does.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.footnote("loan-1942").partition(".")[0]
        'Šír, Vojtěch (2006)'

        Args:
            sought: an id, a name or a title, or the record itself.

        Raises:
            UnknownNameError, AmbiguousNameError: as in `record`.
            QueryTypeError: as in `record`, or it is a reference, which has no sources.
        """
        found = self.record(sought)
        if isinstance(found, Reference):
            raise QueryTypeError(f"{found.id} is a reference, which has no sources of its own")
        from czsu_relations._display.source_list import footnote_text

        return footnote_text(found, self.collection.references_by_id)

    # ---- other forms ----

    @classmethod
    @abstractmethod
    def from_collection(cls, collection: Collection) -> Self:
        """Return the view of a collection that is known to be valid and sorted."""

    @classmethod
    def from_dict(cls, raw: object) -> Self:
        """Return the dataset in plain dicts and lists, as `to_dict` returns them.

        >>> import czsu_relations as czsu
        >>> czsu.Dataset.from_dict(czsu.dataset.to_dict()) == czsu.dataset
        True

        Args:
            raw: a dict with the keys of the JSON.

        Raises:
            DatasetError: `raw` is not a valid dataset; the error lists every problem.
        """
        from czsu_relations._storage import read_write

        return cls.from_collection(read_write.collection_from_dict(raw))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Return the dataset in a JSON text, as `to_json` returns it.

        >>> import czsu_relations as czsu
        >>> czsu.Dataset.from_json(czsu.dataset.to_json()) == czsu.dataset
        True

        Args:
            text: JSON; bytes must be UTF-8.

        Raises:
            DatasetError: `text` is not a valid dataset; the error lists every problem.
            QueryTypeError: `text` is neither a string nor bytes.
        """
        from czsu_relations._storage import read_write

        return cls.from_collection(read_write.collection_from_json(text))

    def to_dict(self) -> dict[str, Any]:
        """Return the dataset as new plain dicts, lists, texts and numbers.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.to_dict()["events"][0]["id"]
        'penza-agreement-1918'
        """
        from czsu_relations._storage import read_write

        return read_write.collection_to_dict(self.collection)

    def to_json(self) -> str:
        """Return the dataset as canonical JSON: the same text for the same dataset.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.to_json().splitlines()[1]
        '  "format_version": 2,'
        """
        from czsu_relations._storage import read_write

        return read_write.collection_to_json(self.collection)

    def plot(
        self, start: When | None = None, end: When | None = None, *, title: str | None = None
    ) -> alt.LayerChart:
        """Return an Altair chart: all periods, events, treaties and conditions on one timeline.

        `Attested.plot` explains what bars, marks and ticks mean.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.plot().to_dict()["title"]["text"]
        'Czechoslovak–Soviet relations, 1917–1993'

        Args:
            start: where the axis begins; records that ended before are left out. None is no limit.
            end: where the axis ends; records that begin later are left out. None is no limit.
            title: the title of the chart; that of the dataset by default.

        Raises:
            QueryError: the range runs backwards.
            EDTFError: `start` or `end` is not a date.
            QueryTypeError: `start` or `end` has none of the types of `When`.
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_timeline

        collection = self.collection
        tables: dict[str, Sequence[Record]] = {
            "events": collection.events,
            "treaties": collection.treaties,
            "conditions": collection.conditions,
        }
        return draw_timeline(tables, collection, day_range(start, end), title)

    def plot_disputes(self, *, title: str | None = None) -> alt.LayerChart:
        """Return an Altair chart of all dates in the dataset that sources disagree on.

        `Attested.plot_disputes` explains what counts as a disagreement.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.plot_disputes().to_dict()["title"]["text"]
        'Where sources disagree on a date'

        Args:
            title: the title of the chart.

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_disputes

        return draw_disputes(self.collection.records, self.collection, title)


# So that `help(Dataset)` does not name a private module.
publish(globals())
