"""The dataset: the selections bound together, and what is asked of all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, Self, cast

from attrs import evolve

from czsu_relations._account import account, excerpt
from czsu_relations._answers import Card, Snapshot
from czsu_relations._forms import described, links_of
from czsu_relations._order import ordered
from czsu_relations._public import publish
from czsu_relations._records import (
    Actor,
    Condition,
    Event,
    Header,
    Period,
    Record,
    Reference,
    Rooms,
    Treaty,
)
from czsu_relations._selection import Selection, named_in
from czsu_relations._selections import (
    Actors,
    Conditions,
    Events,
    Periods,
    References,
    Treaties,
)
from czsu_relations._timespan import TimeSpan
from czsu_relations.errors import CoverageError, QueryError, QueryTypeError

if TYPE_CHECKING:
    import altair as alt

    from czsu_relations._dyads import DyadYears
    from czsu_relations._parts import Author
    from czsu_relations._selection import When

__all__ = ["Dataset"]

Loader = Callable[[str], "Dataset"]

RECENT: Final = timedelta(days=90)
"""How far back a snapshot's `recent` events go."""


class Dataset:
    """Events, conditions, treaties, periods, actors and references, bound and checked whole.

    It stays in memory, whole: two to three kilobytes a record. The documentation says how that was
    measured, and how to work with more than memory holds (howto/beyond-one-machine).

    Args:
        title: what it is about.
        edition: which state of the facts it is.
        coverage: the time of which it tells; outside it, it does not answer.
        issued: when this edition came out.
        authors: who made it.
        license: how it may be used, as an SPDX expression.
        periods: the records, in any order; likewise the rest.

    Raises:
        RecordError: title, edition, coverage, issued, authors or license is not of the right form.
        DatasetError: the records are not sound; the error has every problem found.
    """

    __slots__ = (
        "_header",
        "_loader",
        "_rooms",
        "actors",
        "conditions",
        "events",
        "periods",
        "references",
        "treaties",
    )

    _header: Header
    _loader: Loader | None
    _rooms: Rooms
    periods: Periods
    """Periods frame: chronological, a whole before its parts."""
    events: Events
    """Events happen: chronological, causes first."""
    conditions: Conditions
    """Conditions hold: chronological."""
    treaties: Treaties
    """Treaties bind: by signature."""
    actors: Actors
    """Actors act: by name."""
    references: References
    """References attest: by id."""

    def __init__(  # noqa: PLR0913 - one for each room
        self,
        *,
        title: str,
        edition: str,
        coverage: TimeSpan,
        issued: TimeSpan | None = None,
        authors: tuple[Author, ...] = (),
        license: str | None = None,  # noqa: A002 - the word in the JSON
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
        rooms = {
            "periods": periods,
            "events": events,
            "conditions": conditions,
            "treaties": treaties,
            "actors": actors,
            "references": references,
        }
        from czsu_relations import _exchange  # noqa: PLC0415 - slow to import, and seldom needed

        self._bind(*_exchange.from_records(header, rooms))

    # ---- coming into being ----

    def _bind(self, header: Header, rooms: Rooms, loader: Loader | None = None) -> None:
        bound: dict[str, object] = {
            "_header": header,
            "_rooms": rooms,
            "_loader": loader,
            "periods": Periods(self, rooms.periods),
            "events": Events(self, rooms.events),
            "conditions": Conditions(self, rooms.conditions),
            "treaties": Treaties(self, rooms.treaties),
            "actors": Actors(self, rooms.actors),
            "references": References(self, rooms.references),
        }
        for name, value in bound.items():
            object.__setattr__(self, name, value)

    @staticmethod
    def from_dict(raw: object) -> Dataset:
        """Read a dataset from plain dicts and lists, as `to_dict` gives them.

        Raises:
            DatasetError: it is not sound; the error has every problem found.
        """
        from czsu_relations import _exchange  # noqa: PLC0415 - slow to import, and seldom needed

        return bound(*_exchange.from_plain(raw))

    @staticmethod
    def from_json(text: str | bytes) -> Dataset:
        """Read a dataset from JSON, as `to_json` gives it; bytes must be UTF-8.

        Raises:
            DatasetError: it is not sound; the error has every problem found.
        """
        from czsu_relations import _exchange  # noqa: PLC0415 - slow to import, and seldom needed

        return bound(*_exchange.from_text(text))

    # ---- what it is ----

    @property
    def title(self) -> str:
        """What it is about."""
        return self._header.title

    @property
    def edition(self) -> str:
        """Which state of the facts this is; the code has a version of its own."""
        return self._header.edition

    @property
    def issued(self) -> TimeSpan | None:
        """When this edition came out."""
        return self._header.issued

    @property
    def authors(self) -> tuple[Author, ...]:
        """Who made it."""
        return self._header.authors

    @property
    def license(self) -> str | None:
        """How the data may be used, as an SPDX expression."""
        return self._header.license

    @property
    def coverage(self) -> TimeSpan:
        """The time of which the dataset tells; outside it, it does not answer."""
        return self._header.coverage

    def __repr__(self) -> str:
        return f"<Dataset: {self.title}, edition {self.edition}>"

    def _repr_html_(self) -> str:
        from czsu_relations._html import dataset_html  # noqa: PLC0415 - a door to the room above

        return dataset_html(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return self is other or (self._header, self._rooms) == (other._header, other._rooms)

    def __hash__(self) -> int:
        return hash((self._header, self._rooms))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a dataset does not change; {name!r} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a dataset does not change; {name!r} cannot be deleted")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        if self._loader:
            return self._loader, (self.edition,)
        return bound, (self._header, self._rooms)

    # ---- to plain data ----

    def to_dict(self) -> dict[str, Any]:
        """Return the dataset as new plain dicts, lists, texts and numbers."""
        from czsu_relations import _exchange  # noqa: PLC0415 - slow to import, and seldom needed

        return _exchange.to_plain(self._header, self._rooms)

    def to_json(self) -> str:
        """Return the dataset as canonical JSON: the same bytes for the same dataset, always."""
        from czsu_relations import _exchange  # noqa: PLC0415 - slow to import, and seldom needed

        return _exchange.to_text(self._header, self._rooms)

    def citation(self, form: Literal["text", "bibtex"] = "text") -> str:
        """Return how to cite the dataset itself: who, when, what, which edition, on what terms.

        >>> import czsu_relations as czsu
        >>> print(czsu.citation())  # doctest: +NORMALIZE_WHITESPACE
        The czsu_relations authors (2026). Czechoslovak–Soviet relations, 1917–1993.
        Data edition 2026.11.2. CC-BY-SA-4.0.

        Args:
            form: "text" for one line, "bibtex" for an entry of a BibLaTeX file.

        Raises:
            QueryError: there is no such form.
        """
        from czsu_relations.export._citation import citation  # noqa: PLC0415 - a door to the room above

        return citation(self, form)

    def plot(self, start: When | None = None, end: When | None = None) -> alt.LayerChart:
        """Draw all periods, events, treaties and conditions on one timeline: an Altair chart.

        Bars are strong where a treaty certainly was in force or a condition certainly held, pale
        where it only may have. `Attested.plot` says how events are drawn.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.plot().to_dict()["title"]["text"]
        'Czechoslovak–Soviet relations, 1917–1993'

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
        """Draw each date of any record that sources disagree on: an Altair chart.

        `Attested.plot_disputes` says how it is drawn.

        >>> import czsu_relations as czsu
        >>> czsu.dataset.plot_disputes().to_dict()["title"]["text"]
        'Where sources disagree on a date'

        Raises:
            MissingExtraError: Altair is not installed; the extra is `plot`.
        """
        from czsu_relations._plot import disputes  # noqa: PLC0415 - a door to the room above

        return disputes(self)

    # ---- questions to all rooms at once ----

    def covered(self, when: When) -> TimeSpan:
        """Return the time that is asked about, if the dataset covers all of it.

        Raises:
            CoverageError: it does not, so that "no" would not be true.
        """
        asked = TimeSpan.of(when)
        if self.coverage.earliest <= asked.earliest and asked.latest <= self.coverage.latest:
            return asked
        raise CoverageError(str(asked), str(self.coverage))

    def on(self, when: When) -> Snapshot:
        """Return what framed, bound and held at a time, what happened, and what just had.

        An empty answer means that nothing is recorded, not that nothing was.

        Raises:
            CoverageError: the dataset does not cover the time.
        """
        asked = self.covered(when)
        stricter = self._snapshot(asked, certain=True, stricter=None)
        return self._snapshot(asked, certain=False, stricter=stricter)

    def _snapshot(self, asked: TimeSpan, *, certain: bool, stricter: Snapshot | None) -> Snapshot:
        return Snapshot(
            date=asked,
            periods=self.periods.on(asked, certain=certain),
            treaties=self.treaties.in_force(asked, certain=certain),
            force_unknown=self.treaties.force_unknown.between(None, asked, certain=certain),
            conditions=self.conditions.on(asked, certain=certain),
            events=self.events.on(asked, certain=certain),
            recent=self._recent(asked.earliest, certain=certain),
            stricter=stricter,
        )

    def _recent(self, day: date, *, certain: bool) -> Events:
        if day == date.min:
            return self.events[:0]
        since = day - min(RECENT, day - date.min)
        return self.events.between(since, day - timedelta(days=1), certain=certain)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record: periods, events, conditions, treaties, actors, references."""
        return tuple(self._rooms.all())

    def record(self, sought: str | Record) -> Record:
        """Return the one record of any type with this id, name or title.

        Raises:
            UnknownNameError: no record bears the name.
            AmbiguousNameError: several do.
        """
        return named_in(self._rooms.all(), "record", sought)

    def card(self, sought: str | Record) -> Card:
        """Return a record with its links resolved; asked for by id, name or title.

        Raises:
            UnknownNameError: no record bears the name.
            AmbiguousNameError: several do.
        """
        record = self.record(sought)
        linked = {key for _, _, key in links_of(record)}
        causes = set(record.because_of) if isinstance(record, Event) else set[str]()
        return Card(
            record=record,
            actors=self.actors.where(lambda one: one.id in linked),
            treaties=self.treaties.where(lambda one: one.id in linked),
            causes=self.events.where(lambda one: one.id in causes),
            conditions=self.conditions.where(lambda one: one.id in causes),
            consequences=self.events.where(lambda one: record.id in one.because_of),
            events=self.events.where(lambda one: one.id in linked - causes),
            began=self.conditions.where(lambda one: record.id in one.began_with),
            ended=self.conditions.where(lambda one: record.id in one.ended_with),
            periods=self.periods.where(lambda one: one.id in linked or one.part_of == record.id),
            references=self.references.where(lambda one: one.id in linked),
        )

    def dyad_years(
        self, a: str | Actor = "czechoslovakia", b: str | Actor = "soviet-union"
    ) -> DyadYears:
        """Return two states year by year, for panel data.

        There is a row for each covered year in which both states may have existed, or who came
        before or after them (`successor_of`). An event counts in every year that it certainly
        touches, else in that of its earliest day, and only if it names both sides, be it by
        what belongs to them.

        >>> import czsu_relations as czsu
        >>> row = czsu.dataset.dyad_years()[20]
        >>> row.year, row.defence, row.shared_border
        (1938, True, False)

        Raises:
            UnknownNameError: there is no such actor.
            AmbiguousNameError: several bear the name.
            QueryError: the two are one, or one followed the other.
        """
        from czsu_relations._panel import dyad_years  # noqa: PLC0415 - not what most ask for

        return dyad_years(self, a, b)

    def according_to(self, reference: str | Reference) -> Dataset:
        """Return the dataset as one source tells it, with that source's dates.

        It keeps the records that the source attests other than by disputing them, with its own
        citations only, and with its own dates where it gives them; an optional date that it does
        not give is left out. Actors, treaties and references that kept records name come along
        as they are, on whose word they stand included.
        What the source itself leaves in contradiction stays so: the account is not checked again.

        Raises:
            UnknownNameError: there is no such reference.
        """
        key = self.references.named(reference).id
        header = evolve(self._header, title=f"{self.title}, according to {key}")
        return bound(header, ordered(account(self._rooms, key)))

    def excerpt(self, *selections: Selection[Any]) -> Dataset:
        """Return the dataset of these records alone, with what they need to be understood.

        Actors, treaties and references that they name come along; links to anything else are
        left out. It answers of these records alone: that it has no others does not mean that none
        are recorded, and a treaty whose successor is left out is not cut off by it.

        >>> import czsu_relations as czsu
        >>> munich = czsu.dataset.excerpt(czsu.events.search("Munich"))
        >>> len(munich.events) < len(czsu.events), len(munich.conditions)
        (True, 0)

        Raises:
            QueryTypeError: something is not a selection.
            QueryError: a selection is of another dataset.
        """
        for one in cast("tuple[object, ...]", selections):
            if not isinstance(one, Selection):
                raise QueryTypeError(f"an excerpt is made of selections, not {described(one)}")
            if one.dataset != self:
                raise QueryError(f"an excerpt is made of its own selections; {one!r} is not")
        kept = [record for selection in selections for record in selection]
        header = evolve(self._header, title=f"{self.title}, an excerpt")
        return bound(header, ordered(excerpt(self._rooms, kept)))


def bound(header: Header, rooms: Rooms, loader: Loader | None = None) -> Dataset:
    """Bind records that are known to be sound and in order, without checking them.

    Args:
        header: what stands above the records.
        rooms: the records.
        loader: a function that returns this very dataset when given its edition; a pickle
            then holds the edition and not the records.
    """
    dataset = Dataset.__new__(Dataset)
    dataset._bind(header, rooms, loader)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - its other constructor
    return dataset


publish(globals())
