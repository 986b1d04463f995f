"""The years of two states, worked out from the records of a dataset."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.dyad_year import CONDITION_MEASURES, OBLIGATION_MEASURES, DyadYear
from czsu_relations._model.lineage import lineage_of
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.events import Role
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.plover import Mode
from czsu_relations._model.vocabulary.treaties import Obligation
from czsu_relations._query.dyad_years import DyadYears
from czsu_relations._query.time_range import certainly_overlapping, possibly_overlapping
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from czsu_relations._model.records import Actor, Condition, Event, Treaty
    from czsu_relations._query.dataset import Dataset
    from czsu_relations._query.treaties import Treaties

__all__ = ["build_dyad_years"]

DayRange = tuple[date, date]
"""The first and the last of the days that are asked about."""

_SYSTEMS: Final = {"in_cow": Scheme.COW, "in_gw": Scheme.GW}
"""The schemes whose identifiers say, by their spans, when a state system counted a state."""

_OBLIGATIONS: Final = tuple(Obligation[name.upper()] for name in OBLIGATION_MEASURES)
_CONDITIONS: Final = tuple(ConditionKind[name.upper()] for name in CONDITION_MEASURES)


def build_dyad_years(dataset: Dataset, a: str | Actor | None, b: str | Actor | None) -> DyadYears:
    """Return a row for every covered year in which both states may have existed."""
    dyad = _Dyad(dataset, *_two_states(dataset, a, b))
    first_year = dataset.coverage.earliest.year
    last_year = dataset.coverage.latest.year
    rows = [dyad.row(year) for year in range(first_year, last_year + 1)]
    return DyadYears(dataset, tuple(row for row in rows if row.both_exist is not False))


def _two_states(
    dataset: Dataset, a: str | Actor | None, b: str | Actor | None
) -> tuple[str | Actor, str | Actor]:
    """Return two states; those of the dataset's own dyad where they are not given."""
    if a is not None and b is not None:
        return a, b
    if not dataset.dyad:
        raise QueryError(
            "this dataset names no two states of its own; name both, as in dyad_years(A, B)"
        )
    first, second = dataset.dyad
    return first if a is None else a, second if b is None else b


class _Dyad:
    """The records that concern two states, from which the row of each year is worked out.

    The treaties, conditions and events are selected once, because every row needs them.
    """

    def __init__(self, dataset: Dataset, a: str | Actor, b: str | Actor) -> None:
        self.lineages = (_lineage_of(dataset, a), _lineage_of(dataset, b))
        self.states = tuple(_ids_of(lineage) for lineage in self.lineages)
        if self.states[0] == self.states[1]:
            raise QueryError(f"the years are those of two states, and {a!r} and {b!r} are one")
        existences = [state.existed for state in (*self.lineages[0], *self.lineages[1])]
        self.undated = None in existences
        self.sides = tuple(_states_with_parts(dataset, ids) for ids in self.states)
        self.treaties = dataset.treaties.where(
            lambda treaty: _names_both(self.states, treaty.parties)
        )
        self.conditions = dataset.conditions.of_kind(*_CONDITIONS).where(
            lambda condition: _names_both(self.sides, condition.actors)
        )
        self.memberships = dataset.conditions.of_kind(ConditionKind.MEMBERSHIP).where(
            lambda condition: _names_both(self.states, condition.actors)
        )
        self.organisations = frozenset(dataset.actors.of_kind(ActorKind.ORGANISATION).ids)
        self.coverage = dataset.coverage
        self.collection = dataset.collection
        self.events_by_year = _events_by_year(dataset, self.sides)

    def row(self, year: int) -> DyadYear:
        """Return the row of a year."""
        first = max(date(year, 1, 1), self.coverage.earliest)
        last = min(date(year, 12, 31), self.coverage.latest)
        whole_year = (first, last)
        at_year_end = self._measures((last, last))
        # The names of the columns are the fields of `DyadYear`. They are made from "a" and "b",
        # the terms of `Scheme` and `Mode`, `_SYSTEMS`, OBLIGATION_MEASURES and CONDITION_MEASURES.
        return DyadYear(
            year=year,
            **self._identities(whole_year),
            **self._measures(whole_year),
            **{f"{name}_year_end": value for name, value in at_year_end.items()},
            **self._event_counts(year),
            disputed=sum(record.disputed for record in self._records_behind_row(whole_year)),
        )

    def _identities(self, days: DayRange) -> dict[str, Any]:
        """Return the columns that say which states the two sides are."""
        columns: dict[str, Any] = {}
        for side, lineage in zip("ab", self.lineages, strict=True):
            states = [
                state
                for state in lineage
                if state.existed is None or state.existed.possibly_overlaps(*days)
            ]
            columns[f"states_{side}"] = tuple(state.id for state in states)
            for scheme in (Scheme.COW, Scheme.GW):
                columns[f"{scheme}_{side}"] = _common_number(states, scheme)
        return columns

    def _measures(self, days: DayRange) -> dict[str, Any]:
        """Return the columns of states of affairs: True, False, or None if it is not certain."""
        lives = [_lives_of(lineage) for lineage in self.lineages]
        both_existed = _overlap_in(days, *lives)
        if self.undated and not both_existed:
            both_existed = None
        columns: dict[str, Any] = {"both_exist": both_existed}
        for name, scheme in _SYSTEMS.items():
            columns[name] = _both_counted(scheme, self.lineages, days)
        for obligation in _OBLIGATIONS:
            treaties = self.treaties.obliging(obligation)
            columns[obligation.name.lower()] = _any_in_force(treaties, days)
        for kind in _CONDITIONS:
            conditions = [condition for condition in self.conditions if condition.kind is kind]
            columns[kind.name.lower()] = self._any_held(conditions, days)
        columns["joint_organisations"] = self._joint_organisations(days)
        return columns

    def _any_held(self, conditions: Sequence[Condition], days: DayRange) -> bool | None:
        """Whether a condition certainly held in the days; None if one only possibly did."""
        if any(certainly_overlapping(conditions, "span", days)):
            return True
        if any(possibly_overlapping(conditions, "span", days, self.collection)):
            return None
        return False

    def _joint_organisations(self, days: DayRange) -> tuple[str, ...]:
        """Return the ids of the organisations to which both states certainly belonged."""
        members: set[str] = set()
        for membership in certainly_overlapping(self.memberships, "span", days):
            members.update(membership.actors)
        return tuple(sorted(members & self.organisations))

    def _event_counts(self, year: int) -> dict[str, Any]:
        """Return the columns of events by mode, and by the side that initiated them."""
        counts: dict[str, Any] = {}
        events = self.events_by_year.get(year, ())
        for mode in Mode:
            name = mode.name.lower()
            initiators = [_initiators_of(event) for event in events if event.mode is mode]
            counts[name] = len(initiators)
            for suffix, side in zip(("_by_a", "_by_b"), self.sides, strict=True):
                counts[name + suffix] = sum(not ids.isdisjoint(side) for ids in initiators)
        return counts

    def _records_behind_row(self, days: DayRange) -> Iterator[Event | Treaty | Condition]:
        """Yield the records that the row of a year draws on."""
        yield from self.events_by_year.get(days[0].year, ())
        yield from self.treaties.in_force(_span_of(days))
        conditions = (*self.conditions, *self.memberships)
        yield from possibly_overlapping(conditions, "span", days, self.collection)


def _lineage_of(dataset: Dataset, state: str | Actor) -> list[Actor]:
    """Return a state, its predecessors and its successors, in the order of the dataset."""
    ids = lineage_of(dataset.actors.named(state).id, dataset.actors)
    return [actor for actor in dataset.actors if actor.id in ids]


def _ids_of(states: Iterable[Actor]) -> frozenset[str]:
    return frozenset(state.id for state in states)


def _states_with_parts(dataset: Dataset, ids: frozenset[str]) -> frozenset[str]:
    """Return the ids of states and of everything that belongs to them."""
    return ids.union(*(dataset.actors.parts_of(key).ids for key in ids))


def _names_both(sides: Iterable[frozenset[str]], actors: Iterable[str]) -> bool:
    """Whether somebody of each side is among the actors."""
    named = frozenset(actors)
    return all(named & side for side in sides)


def _initiators_of(event: Event) -> set[str]:
    """Return the ids of the initiators of an event."""
    return {
        participant.actor
        for participant in event.participants
        if participant.role is Role.INITIATOR
    }


def _events_by_year(dataset: Dataset, sides: Sequence[frozenset[str]]) -> dict[int, list[Event]]:
    """Return the events in which both sides take part, by each year in which they count.

    Events without a mode are left out: they are no acts of one side towards another.
    """
    events: dict[int, list[Event]] = {}
    for event in dataset.events.in_mode(*Mode):
        actors = [participant.actor for participant in event.participants]
        if _names_both(sides, actors):
            for year in _years_of(event.date):
                events.setdefault(year, []).append(event)
    return events


def _common_number(states: Iterable[Actor], scheme: Scheme) -> int | None:
    """Return the number that a scheme gives to states, or None if it gives none or several."""
    numbers: set[int] = set()
    for state in states:
        for identifier in state.identifiers:
            # A dataset of the user's own may have letters here.
            if identifier.scheme is scheme and identifier.value.isdecimal():
                numbers.add(int(identifier.value))
    if len(numbers) == 1:
        return numbers.pop()
    return None


def _years_of(span: TimeSpan) -> list[int]:
    """Return the years that a time certainly overlaps, else the year of its earliest day."""
    certain_years = [
        year
        for year in range(span.latest_start.year, span.earliest_end.year + 1)
        if span.certainly_overlaps(date(year, 1, 1), date(year, 12, 31))
    ]
    if certain_years:
        return certain_years
    first_day, _ = span.position
    return [first_day.year]


def _any_in_force(treaties: Treaties, days: DayRange) -> bool | None:
    """Whether a treaty was certainly in force in the days; None if one only possibly was."""
    if treaties.in_force(_span_of(days), certain=True):
        return True
    if treaties.in_force(_span_of(days)):
        return None
    return False


def _span_of(days: DayRange) -> TimeSpan:
    first, last = days
    return TimeSpan(f"{first.isoformat()}/{last.isoformat()}")


def _overlap_in(
    days: DayRange, times: Iterable[TimeSpan], others: Sequence[TimeSpan]
) -> bool | None:
    """Whether a time and one of the others certainly share a day; None if they possibly do.

    Only the days that are asked about count.
    """
    answer: bool | None = False
    for time in times:
        for other in others:
            if _certainly_share_a_day(time, other, days):
                return True
            if _possibly_share_a_day(time, other, days):
                answer = None
    return answer


def _certainly_share_a_day(time: TimeSpan, other: TimeSpan, days: DayRange) -> bool:
    first = max(days[0], time.latest_start, other.latest_start)
    last = min(days[1], time.earliest_end, other.earliest_end)
    if first > last:
        return False
    # A span may be uncertain whatever its bounds, or a set with gaps between its members.
    return time.certainly_overlaps(first, last) and other.certainly_overlaps(first, last)


def _possibly_share_a_day(time: TimeSpan, other: TimeSpan, days: DayRange) -> bool:
    first = max(days[0], time.earliest, other.earliest)
    last = min(days[1], time.latest, other.latest)
    return first <= last


def _lives_of(lineage: Iterable[Actor]) -> list[TimeSpan]:
    """Return the times in which the states existed, as far as they are known."""
    return [state.existed for state in lineage if state.existed]


def _both_counted(
    scheme: Scheme, lineages: Iterable[Iterable[Actor]], days: DayRange
) -> bool | None:
    """Whether a state system certainly counted both sides on one day; None if it is not known.

    It is not known if a side has no identifier of the scheme, or one without a span, and the
    spans that there are do not suffice for a yes.
    """
    times: list[list[TimeSpan]] = []
    all_known = True
    for lineage in lineages:
        spans = [
            identifier.span
            for state in lineage
            for identifier in state.identifiers
            if identifier.scheme is scheme
        ]
        known = [span for span in spans if span]
        all_known = all_known and bool(spans) and len(known) == len(spans)
        times.append(known)
    counted = _overlap_in(days, *times)
    if counted is False and not all_known:
        return None
    return counted
