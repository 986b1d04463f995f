"""What a dataset can do with its records as a whole: compare, convert, cite and draw them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, Self

from czsu_relations._public import publish
from czsu_relations._query.lookup import find_record
from czsu_relations._query.time_range import day_range, read_time
from czsu_relations.errors import AmbiguousNameError, CoverageError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

    from czsu_relations._dates.timespan import TimeSpan
    from czsu_relations._model.collection import Collection
    from czsu_relations._model.parts import Author
    from czsu_relations._model.records import Record
    from czsu_relations._query.selection import When

__all__ = ["CollectionView"]


class CollectionView:
    """An immutable view of a collection: the part of `Dataset` that needs no selections."""

    # A dict, because `help` shows the texts in it.
    __slots__ = {"collection": "The header and all records as plain tuples, by table and by id."}

    collection: Collection
    """The header and all records as plain tuples, by table and by id."""

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

    # ---- other forms ----

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

    def citation(self, form: Literal["text", "bibtex", "csl"] = "text") -> str:
        """Return how to cite the dataset: authors, date, title, edition, licence, DOI and address.

        The text has the year of issue, and the DOI before any other address. A DOI or an address
        that the dataset does not have is left out.

        >>> import czsu_relations as czsu
        >>> print(czsu.citation())  # doctest: +NORMALIZE_WHITESPACE
        The czsu_relations authors (2026). Czechoslovak–Soviet relations, 1917–1993.
        Data edition 2026.11.2. CC-BY-SA-4.0.

        Args:
            form: "text" for one line, "bibtex" for an entry of a BibLaTeX file, "csl" for
                CSL-JSON: the text of a list with one item.

        Raises:
            QueryError: `form` is neither "text" nor "bibtex" nor "csl".
        """
        from czsu_relations.export._citation import cite_dataset

        return cite_dataset(self.collection.header, form)

    def plot(self, start: When | None = None, end: When | None = None) -> alt.LayerChart:
        """Return an Altair chart: all periods, events, treaties and conditions on one timeline.

        `Attested.plot` explains what bars, marks and ticks mean.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.plot().to_dict()["title"]["text"]
        'Czechoslovak–Soviet relations, 1917–1993'

        Args:
            start: where the axis begins; records that ended before are left out. None is no limit.
            end: where the axis ends; records that begin later are left out. None is no limit.

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
        return draw_timeline(tables, collection, day_range(start, end))

    def plot_disputes(self) -> alt.LayerChart:
        """Return an Altair chart of all dates in the dataset that sources disagree on.

        `Attested.plot_disputes` explains what counts as a disagreement.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.plot_disputes().to_dict()["title"]["text"]
        'Where sources disagree on a date'

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot.charts import draw_disputes

        return draw_disputes(self.collection.records, self.collection)

    # ---- the fields of the header ----

    @property
    def title(self) -> str:
        """The title of the dataset.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.title
        'Czechoslovak–Soviet relations, 1917–1993'
        """
        return self.collection.header.title

    @property
    def edition(self) -> str:
        """The version of the data; the code has a version of its own, `__version__`.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.edition
        '2026.11.2'
        """
        return self.collection.header.edition

    @property
    def issued(self) -> TimeSpan | None:
        """The date on which this edition came out, if it is known.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.issued
        TimeSpan('2026-11-26')
        """
        return self.collection.header.issued

    @property
    def authors(self) -> tuple[Author, ...]:
        """The people or bodies that made the dataset.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.authors[0].literal
        'The czsu_relations authors'
        """
        return self.collection.header.authors

    @property
    def license(self) -> str | None:
        """The licence of the data as an SPDX expression, if it is known.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.license
        'CC-BY-SA-4.0'
        """
        return self.collection.header.license

    @property
    def doi(self) -> str | None:
        """The Digital Object Identifier of this edition, without an address, if it has one.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.doi is None
        True
        """
        return self.collection.header.doi

    @property
    def url(self) -> str | None:
        """The web address of the dataset, if it has one.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.url is None
        True
        """
        return self.collection.header.url

    @property
    def coverage(self) -> TimeSpan:
        """The period covered; `on` and `in_force` raise `CoverageError` outside it.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.coverage
        TimeSpan('1917/1993')
        """
        return self.collection.header.coverage

    @property
    def dyad(self) -> tuple[str, ...]:
        """The ids of the two states whose relations the dataset is about; none if it names none.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.dyad
        ('czechoslovakia', 'soviet-union')
        """
        return self.collection.header.dyad


# So that `help(Dataset)` does not name a private module.
publish(globals())
