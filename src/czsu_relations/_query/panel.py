"""The years of two states, worked out from the records of a dataset."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from czsu_relations._dates.agreement import common_days, extents_meet
from czsu_relations._model.dyad_year import CellSources, DyadYear
from czsu_relations._model.fields import fields_of
from czsu_relations._model.lineage import lineage_of
from czsu_relations._model.panel_columns import (
    Column,
    EventCount,
    Measure,
    Side,
    StateNumber,
    States,
    Subject,
)
from czsu_relations._model.records import Actor, Condition, Event, Record
from czsu_relations._model.three_valued import any_of
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.treaties import Obligation
from czsu_relations._query.dyad_years import DyadYears
from czsu_relations._query.involvement import actors_with_parts
from czsu_relations._query.panel_events import acting_sides, events_by_year
from czsu_relations._query.panel_states import common_number, label_of, states_of_line
from czsu_relations._query.panel_times import (
    Time,
    claimed_time,
    claims_of_time,
    counted_times,
    own_time,
)
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from czsu_relations._model.sourced_claims import SourcedClaim
    from czsu_relations._model.three_valued import Answer
    from czsu_relations._query.dataset import Dataset

__all__ = ["build_dyad_years"]

Days: TypeAlias = tuple[date, date]
"""The first and the last of some days."""

Value: TypeAlias = "Answer | tuple[str, ...]"
"""The answer of a measure: whether it was so, or which organisations there were."""

_COLUMNS: Final[dict[str, Column]] = {
    column.name: column.note
    for column in fields_of(DyadYear)
    if isinstance(column.note, States | StateNumber | Measure | EventCount)
}
"""The rules of the columns by name; the column `year` has none."""


def build_dyad_years(
    dataset: Dataset, a: str | int | Actor | None, b: str | int | Actor | None
) -> DyadYears:
    """Return a row for every covered year in which both states may have existed."""
    panel = _Panel(dataset, *_name_states(dataset, a, b))
    first_year = dataset.coverage.earliest.year
    last_year = dataset.coverage.latest.year
    rows = [panel.row(year) for year in range(first_year, last_year + 1)]
    return DyadYears(dataset, tuple(row for row in rows if row.both_exist is not False))


def _name_states(
    dataset: Dataset, a: str | int | Actor | None, b: str | int | Actor | None
) -> tuple[str | int | Actor, str | int | Actor]:
    """Return two states; those of the dataset's own dyad where they are not given."""
    if a is not None and b is not None:
        return a, b
    if not dataset.dyad:
        raise QueryError(
            "this dataset names no two states of its own; name both, as in dyad_years(A, B),"
            " or in the header of the dataset as `dyad`"
        )
    first, second = dataset.dyad
    return first if a is None else a, second if b is None else b


class _Panel:
    """The records that concern two states, from which each cell is worked out.

    They are selected once, because every row needs them.
    """

    def __init__(self, dataset: Dataset, a: str | int | Actor, b: str | int | Actor) -> None:
        self._arguments = dataset, a, b
        self.collection = dataset.collection
        self.lineages = (states_of_line(dataset, a), states_of_line(dataset, b))
        self.states = tuple(frozenset(state.id for state in line) for line in self.lineages)
        if not self.states[0].isdisjoint(self.states[1]):
            raise QueryError(
                "the years are those of two states, and"
                f" {label_of(a)!r} and {label_of(b)!r} are one"
            )
        self.sides = tuple(actors_with_parts(ids, self.collection) for ids in self.states)
        self.events_by_year = events_by_year(dataset.events, self.sides)
        self.is_own_pair = _is_own_pair(dataset, self.states)
        self.modes = {event.mode for event in dataset.events}
        self._times: dict[Subject, list[Time]] = {}
        self._claimed_times: dict[Subject, list[tuple[int, Time, SourcedClaim]]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        # Rows know their panel; without this, a pickle of a row would hold all records.
        return type(self), self._arguments

    # ---- cells ----

    def row(self, year: int) -> DyadYear:
        """Return the row of a year."""
        cells = {name: self._cell(rule, year) for name, rule in _COLUMNS.items()}
        return DyadYear(year=year, **cells, find_sources=self.sources)

    def _cell(self, rule: Column, year: int) -> Any:
        match rule:
            case States():
                return tuple(state.id for state in self._states_in(rule.side, year))
            case StateNumber():
                return common_number(self._states_in(rule.side, year), rule.scheme)
            case EventCount():
                if rule.mode not in self.modes:
                    return None
                count = len(list(self._counted_events(rule, year)))
                return count if count or self.is_own_pair else None
            case _:
                return self._measure(rule, year)

    def sources(self, year: int, column: str) -> CellSources:
        """Return the records and the claims that decide a cell."""
        rule = _COLUMNS.get(column)
        if rule is None:
            return CellSources(records=(), claims=())
        if isinstance(rule, Measure) and rule.disputed:
            changing = list(self._changing_claims(rule, year))
            records = _unique(record for record, _ in changing)
            return CellSources(records=records, claims=tuple(claim for _, claim in changing))
        records = _unique(self._records_behind(rule, year))
        claims: list[SourcedClaim] = []
        # No source makes a claim about the numbers of states, or the time for which they count.
        if not isinstance(rule, StateNumber) and not _is_about_counting(rule):
            for record in records:
                claims += claims_of_time(record)
        return CellSources(records=records, claims=tuple(claims))

    def _records_behind(self, rule: Column, year: int) -> Iterable[Record]:
        """Return the records that a cell is read from, some of them more than once."""
        match rule:
            case States() | StateNumber():
                return self._states_in(rule.side, year)
            case EventCount():
                return self._counted_events(rule, year)
            case _:
                days = self._days_of(rule, year)
                times = self._times_of(rule.subject)
                return [time.record for time in times if time.held(days) is not False]

    # ---- states of affairs ----

    def _measure(self, rule: Measure, year: int) -> Value:
        if not self._is_recorded(rule.subject):
            return None
        if rule.disputed and any(True for _ in self._changing_claims(rule, year)):
            return True
        if rule.disputed and self.is_own_pair:
            return False
        answer = self._answer(rule.subject, self._times_of(rule.subject), self._days_of(rule, year))
        if not answer and not self.is_own_pair and not _is_about_states(rule.subject):
            # About two other states, the dataset knows what it records, and never that it was not.
            return None
        return False if rule.disputed else answer

    def _is_recorded(self, subject: Subject) -> bool:
        """Whether the dataset has records about a subject at all, of these states or of others."""
        match subject:
            case Obligation():
                return any(subject in treaty.obligations for treaty in self.collection.treaties)
            case ConditionKind():
                return any(condition.kind is subject for condition in self.collection.conditions)
            case _:
                return True

    def _answer(self, subject: Subject, times: Sequence[Time], days: Days) -> Value:
        """Return the answer of a measure, given when its records held."""
        match subject:
            case ConditionKind.MEMBERSHIP:
                members: set[str] = set()
                for time in times:
                    if time.held(days) and isinstance(time.record, Condition):
                        members.update(time.record.actors)
                return tuple(sorted(key for key in members if self._is_organisation(key)))
            case Scheme() | ActorKind():
                return self._both_existed(times, days)
            case _:
                return any_of(time.held(days) for time in times)

    def _is_organisation(self, key: str) -> bool:
        return self.collection.actors_by_id[key].kind is ActorKind.ORGANISATION

    def _both_existed(self, times: Sequence[Time], days: Days) -> Answer:
        """Whether a state of each side certainly existed, or was counted, on one day."""
        certain: list[list[Days]] = []
        possible: list[list[Days]] = []
        for ids in self.states:
            certain_days: list[Days] = []
            possible_days: list[Days] = []
            for time in times:
                if time.record.id in ids:
                    certain_days += common_days(time.certain, [days])
                    possible_days += common_days(time.possible, [days])
            certain.append(certain_days)
            possible.append(possible_days)
        if extents_meet(*certain):
            return True
        return None if extents_meet(*possible) else False

    def _changing_claims(self, rule: Measure, year: int) -> Iterator[tuple[Record, SourcedClaim]]:
        """Yield each date of a source that would give another answer in the place of ours."""
        days = self._days_of(rule, year)
        times = self._times_of(rule.subject)
        answer = self._answer(rule.subject, times, days)
        for index, time, claim in self._claimed_times_of(rule.subject):
            changed = [*times[:index], time, *times[index + 1 :]]
            if self._answer(rule.subject, changed, days) != answer:
                yield time.record, claim

    def _days_of(self, rule: Measure, year: int) -> Days:
        """Return the days of a year that a measure asks about, within the coverage."""
        coverage = self.collection.header.coverage
        first = max(date(year, 1, 1), coverage.earliest)
        last = min(date(year, 12, 31), coverage.latest)
        return (last, last) if rule.at_year_end else (first, last)

    def _times_of(self, subject: Subject) -> list[Time]:
        """Return when each record held that a subject is read from."""
        if subject not in self._times:
            self._times[subject] = list(self._find_times(subject))
        return self._times[subject]

    def _claimed_times_of(self, subject: Subject) -> list[tuple[int, Time, SourcedClaim]]:
        """Return the dates of sources that differ from ours, each with the index of our own."""
        if subject not in self._claimed_times:
            claimed: list[tuple[int, Time, SourcedClaim]] = []
            for index, time in enumerate(self._times_of(subject)):
                for claim in claims_of_time(time.record):
                    if claim.differs:
                        changed = claimed_time(time, claim, self.collection)
                        claimed.append((index, changed, claim))
            self._claimed_times[subject] = claimed
        return self._claimed_times[subject]

    def _find_times(self, subject: Subject) -> Iterator[Time]:
        states = (*self.lineages[0], *self.lineages[1])
        match subject:
            case Obligation():
                for treaty in self.collection.treaties:
                    if subject in treaty.obligations and _names_both(self.states, treaty.parties):
                        yield own_time(treaty, self.collection)
            case ConditionKind():
                for condition in self._conditions_of(subject):
                    yield own_time(condition, self.collection)
            case ActorKind():
                for state in states:
                    yield own_time(state, self.collection)
            case _:
                for lineage in self.lineages:
                    yield from counted_times(lineage, subject)

    def _conditions_of(self, kind: ConditionKind) -> list[Condition]:
        """Return the conditions of a kind that name both sides."""
        conditions = [
            condition for condition in self.collection.conditions if condition.kind is kind
        ]
        if kind is ConditionKind.MEMBERSHIP:
            # States are members of organisations; their armies and parties are not.
            return [
                condition for condition in conditions if _names_both(self.states, condition.actors)
            ]
        return [condition for condition in conditions if self._concerns_both(condition)]

    def _concerns_both(self, condition: Condition) -> bool:
        """Whether a condition names somebody of each side."""
        return all(
            any(side.include(key, condition, "span") for key in condition.actors)
            for side in self.sides
        )

    def _states_in(self, side: Side, year: int) -> list[Actor]:
        """Return the states of a side that can have existed in a year."""
        days = self._days_of(Measure(ActorKind.STATE), year)
        times = self._times_of(ActorKind.STATE)
        existing = {time.record.id for time in times if time.held(days) is not False}
        return [state for state in self.lineages["ab".index(side)] if state.id in existing]

    # ---- events ----

    def _counted_events(self, rule: EventCount, year: int) -> Iterator[Event]:
        """Yield the events of a year that a column counts."""
        for event in self.events_by_year.get(year, ()):
            if event.mode is rule.mode and (
                rule.by is None or "ab".index(rule.by) in acting_sides(event, self.sides)
            ):
                yield event


def _is_own_pair(dataset: Dataset, states: Sequence[frozenset[str]]) -> bool:
    """Whether the dataset is about two states, which are its own dyad, or any if it names none."""
    if not dataset.dyad:
        return True
    own = [lineage_of(key, dataset.actors) for key in dataset.dyad]
    first, second = states
    return any(first & side and second & other for side, other in (own, own[::-1]))


def _unique(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple({record.id: record for record in records}.values())


def _is_about_counting(rule: Column) -> bool:
    """Whether a column says for how long a state system counts the states."""
    return isinstance(rule, Measure) and isinstance(rule.subject, Scheme)


def _is_about_states(subject: Subject) -> bool:
    """Whether a measure is about the states alone: their existence, or how they are counted."""
    return isinstance(subject, Scheme | ActorKind)


def _names_both(sides: Iterable[frozenset[str]], actors: Iterable[str]) -> bool:
    """Whether somebody of each side is among the actors."""
    named = frozenset(actors)
    return all(named & side for side in sides)
