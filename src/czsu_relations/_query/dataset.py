"""The dataset: its selections, and the queries over all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self, cast

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.collection import RECORD_TYPES, Collection, Header
from czsu_relations._model.excerpt import excerpt_collection
from czsu_relations._model.fields import describe_value
from czsu_relations._public import publish
from czsu_relations._query.account import account_of
from czsu_relations._query.actors import Actors
from czsu_relations._query.card import Card, make_card
from czsu_relations._query.collection_view import CollectionView
from czsu_relations._query.conditions import Conditions
from czsu_relations._query.events import Events
from czsu_relations._query.periods import Periods
from czsu_relations._query.references import References
from czsu_relations._query.selection import Selection, find_record
from czsu_relations._query.snapshot import Snapshot, take_snapshot
from czsu_relations._query.treaties import Treaties
from czsu_relations.errors import CoverageError, QueryError, QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._model.parts import Author
    from czsu_relations._model.records import Actor, Condition, Event, Period, Record, Treaty
    from czsu_relations._model.reference import Reference
    from czsu_relations._query.dyad_years import DyadYears
    from czsu_relations._query.selection import When

__all__ = ["Dataset"]

Loader = Callable[[str], "Dataset"]
"""Takes an edition and returns the dataset of that edition."""


class Dataset(CollectionView):
    """Events, conditions, treaties, periods, actors and references, checked as a whole.

    All of it stays in memory: two to three kilobytes a record. The documentation says how that was
    measured, and how to work with more than memory holds (howto/beyond-one-machine).

    >>> import czsu_relations as czsu
    >>> czsu.dataset
    <Dataset: Czechoslovak–Soviet relations, 1917–1993, edition 2026.11.2>

    Args:
        title: what it is about.
        edition: which state of the facts it is.
        coverage: the period covered; queries outside it raise `CoverageError`.
        issued: when this edition came out.
        authors: who made it.
        license: how it may be used, as an SPDX expression.
        periods: the periods, in any order.
        events: the events, in any order.
        conditions: the conditions, in any order.
        treaties: the treaties, in any order.
        actors: the actors, in any order.
        references: the references, in any order.

    Raises:
        RecordError: title, edition, coverage, issued, authors or license is not of the right form.
        DatasetError: the records are not sound; the error has every problem found.
    """

    __slots__ = (
        "_loader",
        "actors",
        "conditions",
        "events",
        "periods",
        "references",
        "treaties",
    )

    _loader: Loader | None
    periods: Periods
    """All periods: chronological, a whole before its parts."""
    events: Events
    """All events: chronological, causes first."""
    conditions: Conditions
    """All conditions: chronological."""
    treaties: Treaties
    """All treaties: by signature."""
    actors: Actors
    """All actors: by name."""
    references: References
    """All references: by id."""

    def __init__(  # noqa: PLR0913 - the fields of the header, and the tables
        self,
        *,
        title: str,
        edition: str,
        coverage: TimeSpan,
        issued: TimeSpan | None = None,
        authors: tuple[Author, ...] = (),
        license: str | None = None,  # noqa: A002 - the key in the JSON
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
            coverage=coverage,
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

    # ---- constructors ----

    def _set_collection(self, collection: Collection, loader: Loader | None) -> None:
        attributes: dict[str, object] = {
            "_loader": loader,
            "collection": collection,
            "periods": Periods(self, collection.periods),
            "events": Events(self, collection.events),
            "conditions": Conditions(self, collection.conditions),
            "treaties": Treaties(self, collection.treaties),
            "actors": Actors(self, collection.actors),
            "references": References(self, collection.references),
        }
        for name, value in attributes.items():
            object.__setattr__(self, name, value)

    @classmethod
    def from_collection(cls, collection: Collection, *, loader: Loader | None = None) -> Self:
        """Return a dataset of records that are known to be sound and in order, without a check.

        >>> import czsu_relations as czsu
        >>> czsu.Dataset.from_collection(czsu.dataset.collection) == czsu.dataset
        True

        Args:
            collection: the header and the records.
            loader: a function that returns this very dataset when it is given its edition. A
                pickle then holds the edition and not the records.
        """
        dataset = cls.__new__(cls)
        cls._set_collection(dataset, collection, loader)
        return dataset

    @classmethod
    def from_dict(cls, raw: object) -> Self:
        """Read a dataset from plain dicts and lists, as `to_dict` gives them.

        >>> import czsu_relations as czsu
        >>> czsu.Dataset.from_dict(czsu.dataset.to_dict()) == czsu.dataset
        True

        Raises:
            DatasetError: it is not sound; the error has every problem found.
        """
        from czsu_relations._storage import read_write

        return cls.from_collection(read_write.collection_from_dict(raw))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a dataset from JSON, as `to_json` gives it.

        >>> import czsu_relations as czsu
        >>> czsu.Dataset.from_json(czsu.dataset.to_json()) == czsu.dataset
        True

        Args:
            text: JSON; bytes must be UTF-8.

        Raises:
            DatasetError: it is not sound; the error has every problem found.
            QueryTypeError: this is neither a text nor bytes.
        """
        from czsu_relations._storage import read_write

        return cls.from_collection(read_write.collection_from_json(text))

    def __reduce__(self) -> tuple[object, ...]:
        if self._loader:
            return self._loader, (self.edition,)
        return type(self).from_collection, (self.collection,)

    # ---- queries over all tables ----

    def covered(self, when: When) -> TimeSpan:
        """Return a time as a `TimeSpan` if the dataset covers all of it.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.covered("1 June 1940")
        TimeSpan('1940-06-01')

        Raises:
            CoverageError: it does not, so that an empty answer would not mean "none recorded".
            EDTFError: this is no date.
        """
        asked = TimeSpan.of(when)
        if self.coverage.earliest <= asked.earliest and asked.latest <= self.coverage.latest:
            return asked
        raise CoverageError(str(asked), str(self.coverage))

    def on(self, when: When) -> Snapshot:
        """Return the situation on a date.

        It has the periods, treaties in force, conditions, events, and the events of the 90 days
        before. What is empty is not recorded; whether it was so is another matter.

        >>> import czsu_relations as czsu
        >>> day = czsu.on("1968-09-01")
        >>> [event.title for event in day.recent if event.salience == 1]
        ['Invasion of Czechoslovakia']

        Args:
            when: a day, or a longer time, in any form that `TimeSpan.of` takes.

        Raises:
            CoverageError: the dataset does not cover the time.
            EDTFError: this is no date.
        """
        return take_snapshot(self, self.covered(when))

    @property
    def records(self) -> tuple[Record, ...]:
        """All records: periods, events, conditions, treaties, actors, references.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.records[0].id
        'interwar'
        """
        return self.collection.records

    @property
    def records_by_table(self) -> dict[str, Selection[Any]]:
        """The selections under the names of their tables: what an export of the dataset has.

        >>> import czsu_relations as czsu
        >>> list(czsu.dataset.records_by_table)
        ['periods', 'events', 'conditions', 'treaties', 'actors', 'references']
        """
        return {table: getattr(self, table) for table in RECORD_TYPES}

    def record(self, sought: str | Record) -> Record:
        """Return the one record of any type with this id, name or title.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.record("Dubcek").id
        'dubcek'

        Raises:
            UnknownNameError: no record has the name; the error names the nearest ones.
            AmbiguousNameError: several have it.
        """
        return find_record(self.records, "record", sought)

    def card(self, sought: str | Record) -> Card:
        """Return a record with its links resolved: actors, causes and consequences, sources.

        >>> import czsu_relations as czsu
        >>> card = czsu.dataset.card("invasion-of-czechoslovakia-1968")
        >>> card.causes.ids[0]
        'threats-against-reform-1968'

        Args:
            sought: the record, or its id, name or title.

        Raises:
            UnknownNameError: no record has the name; the error names the nearest ones.
            AmbiguousNameError: several have it.
        """
        return make_card(self, self.record(sought))

    def dyad_years(
        self, a: str | Actor = "czechoslovakia", b: str | Actor = "soviet-union"
    ) -> DyadYears:
        """Return two states year by year, for panel data.

        There is a row for each covered year in which both states may have existed, or the states
        before or after them (`successor_of`). An event counts in every year that it certainly
        touches, else in that of its earliest day, and only if it names both sides, or what
        belongs to them.

        >>> import czsu_relations as czsu
        >>> row = czsu.dataset.dyad_years()[20]
        >>> row.year, row.defence, row.shared_border
        (1938, True, False)

        Args:
            a: the first state, or its id or any of its names.
            b: the second state, likewise.

        Raises:
            UnknownNameError: there is no such actor.
            AmbiguousNameError: several have the name.
            QueryError: the two are one, or one followed the other.
        """
        from czsu_relations._query.panel import build_dyad_years

        return build_dyad_years(self, a, b)

    def according_to(self, reference: str | Reference) -> Dataset:
        """Return the dataset as one source tells it, with that source's dates.

        It keeps the records that the source supports or qualifies, with that source's citations
        only and with its dates where it gives them; an optional date that it does not give is
        left out. Actors, treaties and references that these records name come along unchanged.
        Where a source contradicts itself the result does too: it is not checked again.

        >>> import czsu_relations as czsu
        >>> article = czsu.dataset.according_to("wikipedia-2018")
        >>> len(article.events) < len(czsu.events)
        True

        Raises:
            UnknownNameError: there is no such reference.
        """
        key = self.references.named(reference).id
        return Dataset.from_collection(account_of(self.collection, key))

    def excerpt(self, *selections: Selection[Any]) -> Dataset:
        """Return a dataset of some records, with the actors, treaties and references they name.

        Links to other records are left out. That the excerpt has no others does not mean that
        none are recorded, and a treaty whose successor is left out is not cut off by it.

        >>> import czsu_relations as czsu
        >>> munich = czsu.dataset.excerpt(czsu.events.search("Munich"))
        >>> len(munich.events) < len(czsu.events), len(munich.conditions)
        (True, 0)

        Raises:
            QueryTypeError: something is not a selection.
            QueryError: a selection is of another dataset.
        """
        for selection in cast("tuple[object, ...]", selections):
            if not isinstance(selection, Selection):
                raise QueryTypeError(
                    f"an excerpt is made of selections, not {describe_value(selection)}"
                )
            if selection.dataset != self:
                raise QueryError(f"an excerpt is made of its own selections; {selection!r} is not")
        kept = [record for selection in selections for record in selection]
        excerpt = excerpt_collection(self.collection, kept, suffix="an excerpt")
        return Dataset.from_collection(excerpt)


publish(globals())
