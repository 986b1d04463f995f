"""The dataset: a selection for each table, and the queries over all tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from czsu_relations._model.collection import RECORD_TYPES, Collection, Header
from czsu_relations._public import publish
from czsu_relations._query.account import account_of
from czsu_relations._query.actors import Actors
from czsu_relations._query.card import Card, make_card
from czsu_relations._query.collection_view import CollectionView
from czsu_relations._query.conditions import Conditions
from czsu_relations._query.events import Events
from czsu_relations._query.excerpt import excerpt_of
from czsu_relations._query.periods import Periods
from czsu_relations._query.references import References
from czsu_relations._query.snapshot import Snapshot, take_snapshot
from czsu_relations._query.treaties import Treaties
from czsu_relations.errors import QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._dates.timespan import When
    from czsu_relations._model.parts import Author
    from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
    from czsu_relations._model.reference import Reference
    from czsu_relations._query.changes import Changes
    from czsu_relations._query.claims import Claims
    from czsu_relations._query.dyad_years import DyadYears
    from czsu_relations._query.selection import Selection

__all__ = ["Dataset"]

Loader = Callable[[str], "Dataset"]
"""A function that takes an edition and returns the dataset of that edition."""


class Dataset(CollectionView):
    """Events, conditions, treaties, periods, actors and references, validated together.

    A dataset is kept in memory, two to three kilobytes a record. The documentation explains how to
    work with more records than fit into memory (howto/beyond-one-machine).

    >>> import czsu_relations as czsu
    >>> czsu.dataset
    <Dataset: Czechoslovak–Soviet relations, 1917–1993, edition 2026.11.2>

    Args:
        title: the title of the dataset.
        edition: the version of the data.
        coverage: the period covered; `on` and `in_force` raise `CoverageError` outside it.
        dyad: the ids of the two states that it is about, if there are such two.
        issued: the date on which this edition came out.
        authors: the people or bodies that made it.
        license: its licence, as an SPDX expression.
        doi: the Digital Object Identifier of this edition, without an address.
        url: its web address.
        periods: the periods, in any order.
        events: the events, in any order.
        conditions: the conditions, in any order.
        treaties: the treaties, in any order.
        actors: the actors, in any order.
        references: the references, in any order.

    Raises:
        RecordError: a field of the header has a wrong value.
        DatasetError: the records do not fit together; the error lists every problem.
    """

    # A dict, because `help` shows the texts in it.
    __slots__ = {
        "_loader": "A function that returns this dataset when a pickle of it is read, or None.",
        "actors": "All actors, sorted by name.",
        "conditions": "All conditions, in chronological order.",
        "events": "All events, in chronological order, causes before effects.",
        "periods": "All periods, in chronological order, a period before its parts.",
        "references": "All references, sorted by id.",
        "treaties": "All treaties, sorted by the day of their signature.",
    }

    _loader: Loader | None
    periods: Periods
    events: Events
    conditions: Conditions
    treaties: Treaties
    actors: Actors
    references: References

    def __init__(  # noqa: PLR0913 - the fields of the header, and the tables
        self,
        *,
        title: str,
        edition: str,
        coverage: When,
        dyad: list[str] | tuple[str, ...] = (),
        issued: When | None = None,
        authors: list[Author] | tuple[Author, ...] = (),
        license: str | None = None,  # noqa: A002 - the key in the JSON
        doi: str | None = None,
        url: str | None = None,
        periods: Iterable[Period] = (),
        events: Iterable[Event] = (),
        conditions: Iterable[Condition] = (),
        treaties: Iterable[Treaty] = (),
        actors: Iterable[Actor] = (),
        references: Iterable[Reference] = (),
    ) -> None:
        header = Header(
            title=title,
            edition=edition,
            issued=issued,
            authors=authors,
            license=license,
            doi=doi,
            url=url,
            coverage=coverage,
            dyad=dyad,
        )
        tables = {
            "periods": periods,
            "events": events,
            "conditions": conditions,
            "treaties": treaties,
            "actors": actors,
            "references": references,
        }
        from czsu_relations._storage import read_write

        self._set_collection(read_write.collection_from_records(header, tables), None)

    def _set_collection(self, collection: Collection, loader: Loader | None) -> None:
        # Attributes can be set only by way of `object`, since a dataset is immutable.
        object.__setattr__(self, "_loader", loader)
        object.__setattr__(self, "collection", collection)
        for cls in (Periods, Events, Conditions, Treaties, Actors, References):
            object.__setattr__(self, cls.table, cls(self, getattr(collection, cls.table)))

    # ---- other constructors ----

    @classmethod
    def from_collection(cls, collection: Collection, *, loader: Loader | None = None) -> Self:
        """Return a dataset of records that are known to be valid and sorted, without a check.

        >>> import czsu_relations as czsu
        >>> czsu.Dataset.from_collection(czsu.dataset.collection) == czsu.dataset
        True

        Args:
            collection: the header and the records.
            loader: a function that takes the edition of this dataset and returns the dataset. If
                it is given, a pickle of the dataset has only the edition in it, not the records.
        """
        dataset = cls.__new__(cls)
        cls._set_collection(dataset, collection, loader)
        return dataset

    def __reduce__(self) -> tuple[object, ...]:
        if self._loader:
            return self._loader, (self.edition,)
        return type(self).from_collection, (self.collection,)

    def on(self, when: When) -> Snapshot:
        """Return the situation on a date.

        These are the periods, the treaties in force, the conditions, the events, and the events of
        the 90 days before. If one of them is empty, the dataset records nothing of that kind; that
        does not mean that there was nothing.

        >>> import czsu_relations as czsu
        >>> day = czsu.on("1968-09-01")
        >>> [event.title for event in day.recent.of_salience(1)]
        ['Invasion of Czechoslovakia']

        Args:
            when: a day or a longer time, in any form that `TimeSpan.of` takes.

        Raises:
            CoverageError: the dataset does not cover all of the time.
            EDTFError: `when` is not a date.
            QueryError: its days do not follow each other (`XXXX-08-21`).
            QueryTypeError: `when` has none of the types of `When`.
        """
        return take_snapshot(self, self.covered(when))

    @property
    def claims(self) -> Claims:
        """The dates that sources give for all records, as a table.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.claims.to_rows()[0]["span"]
        '1918-03-07/1918-03-13'
        """
        from czsu_relations._query.claims import collect_claims

        return collect_claims(self, self.records)

    @property
    def records_by_table(self) -> dict[str, Selection[Any]]:
        """A dict that maps the name of each table to its selection; used by exporters.

        >>> import czsu_relations as czsu
        >>> list(czsu.dataset.records_by_table)
        ['periods', 'events', 'conditions', 'treaties', 'actors', 'references']
        """
        return {table: getattr(self, table) for table in RECORD_TYPES}

    def search(self, words: str) -> dict[str, Selection[Any]]:
        """Return the records of all tables in which all of the words occur, by table.

        Tables in which nothing is found are left out. These are searched: ids, titles, names,
        summaries, kinds and places; names of participants and parties; authors of references and
        the titles of what contains them. A word matches every word that begins with it. Case and
        accents do not matter, dotted initials are one word (`U.S.S.R.`), and `-ize` is `-ise`. A
        year matches events and treaties of that year, and other records that begin or end in it.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.search("uranium agreement")
        {'events': <Events: 1>, 'treaties': <Treaties: 1>, 'actors': <Actors: 2>}

        Raises:
            QueryError: `words` contains no word.
            QueryTypeError: `words` is not a string.
        """
        found = {table: getattr(self, table).search(words) for table in RECORD_TYPES}
        return {table: records for table, records in found.items() if records}

    def on_this_day(self, day: When) -> dict[str, Selection[Any]]:
        """Return what began, ended or happened on a day of the year, whatever the year, by table.

        Tables without such a record are left out, and so are references, which are only published.
        Of an actor, it is the day of birth or death, or of a beginning or an end.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.on_this_day("9 June")["events"].ids
        ('recognition-de-jure-1934', 'munich-repudiation-soviet-1942')

        Args:
            day: as in `Selection.on_this_day`.

        Raises:
            QueryError: `day` is not one day of the year.
            QueryTypeError: `day` is neither a text nor a date.
        """
        tables = [table for table in RECORD_TYPES if table != "references"]
        found = {table: getattr(self, table).on_this_day(day) for table in tables}
        return {table: records for table, records in found.items() if records}

    def diff(self, other: Dataset) -> Changes:
        """Return what another dataset has that is new, what it lacks, and what it has otherwise.

        >>> import czsu_relations as czsu
        >>> account = czsu.dataset.according_to("wikipedia-2018")
        >>> account.diff(czsu.dataset).where(lambda change: change.change == "removed")
        <Changes: 0>

        Args:
            other: the newer dataset, such as another edition.

        Raises:
            QueryTypeError: `other` is not a dataset.
        """
        from czsu_relations._query.changes import find_changes

        return find_changes(self, other)

    def card(self, sought: str | Record) -> Card:
        """Return a record together with its actors, causes, consequences and sources.

        >>> import czsu_relations as czsu
        >>> card = czsu.dataset.card("invasion-of-czechoslovakia-1968")
        >>> card.causes.ids[0]
        'threats-against-reform-1968'

        Args:
            sought: an id, a name or a title, or the record itself.

        Raises:
            UnknownNameError: no record has the name; the error suggests similar names.
            AmbiguousNameError: several records have the name.
            QueryTypeError: `sought` is neither a string nor a record of the dataset.
        """
        return make_card(self, self.record(sought))

    def dyad_years(
        self, a: str | int | Actor | None = None, b: str | int | Actor | None = None
    ) -> DyadYears:
        """Return a row for each year in which both of two states existed, for panel data.

        A year in which they only possibly existed has a row, too; years outside the coverage have
        none. A state includes its predecessors and its successors (`Actor.successor_of`).

        `DyadYear` describes the columns. An event between the two sides counts in every year that
        it certainly overlaps; if there is none, in the year of its earliest day.

        >>> import czsu_relations as czsu
        >>> row = czsu.dataset.dyad_years().year(1938)
        >>> row.defence, row.shared_border
        (True, False)

        Args:
            a: one of the two states (side A): its id, any of its names, or its number in the
                Correlates of War; the first of the dataset's own `dyad` by default.
            b: the other state (side B), in the same forms; the second of `dyad` by default.

        Raises:
            UnknownNameError: no actor has the name; the error suggests similar names.
            AmbiguousNameError: several actors have the name.
            QueryError: the two are the same state or have the same line of predecessors and
                successors; an actor is no state; or one is not given, and there is no `dyad`.
        """
        from czsu_relations._query.panel import build_dyad_years

        return build_dyad_years(self, a, b)

    def according_to(self, *references: str | Reference) -> Dataset:
        """Return the dataset according to one source, with the dates that the source gives.

        The result has the records that the source supports or qualifies, and those that it disputes
        with a date of its own. Only citations of this source are kept. Of the dates that it does
        not give, optional ones become None and required ones are unchanged. Ratifications are left
        out. Actors and references that these records name are included unchanged; treaties that
        they only name are included without time in force, obligations and terms. The result is not
        validated: if the source contradicts itself, so does the result.

        Of several sources, the result has what any of them attests. Where they give different
        dates, that of a source that supports the record comes first, then that of the source that
        is named first.

        >>> import czsu_relations as czsu
        >>> article = czsu.dataset.according_to("wikipedia-2018")
        >>> len(article.events) < len(czsu.events)
        True

        Args:
            *references: references, or their ids or titles; at least one.

        Raises:
            UnknownNameError: no reference has the name; the error suggests similar names.
            AmbiguousNameError: several references have the name.
            QueryTypeError: no reference is given, or an argument is neither of these.
        """
        keys = [self.references.named(reference).id for reference in references]
        if not keys:
            raise QueryTypeError("according_to takes at least one reference")
        return Dataset.from_collection(account_of(self.collection, keys))

    def excerpt(self, *selections: Selection[Any]) -> Dataset:
        """Return a dataset of some records and of the actors, treaties and references they name.

        Links to other records are left out. The excerpt may therefore answer differently: for
        example, a treaty whose end is unknown is no longer cut off by a successor outside the
        excerpt.

        >>> import czsu_relations as czsu
        >>> munich = czsu.dataset.excerpt(czsu.events.search("Munich"))
        >>> len(munich.events) < len(czsu.events), len(munich.conditions)
        (True, 0)

        Args:
            *selections: selections of this dataset.

        Raises:
            QueryTypeError: an argument is not a selection.
            QueryError: a selection is of another dataset.
        """
        return Dataset.from_collection(excerpt_of(self, selections))


publish(globals())
