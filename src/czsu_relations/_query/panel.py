"""What a dataset records of two states, worked out year by year."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.dyad_year import CONDITION_MEASURES, OBLIGATION_MEASURES, DyadYear
from czsu_relations._model.vocabulary.actors import ActorKind
from czsu_relations._model.vocabulary.conditions import ConditionKind
from czsu_relations._model.vocabulary.events import Mode, Role
from czsu_relations._model.vocabulary.identifiers import Scheme
from czsu_relations._model.vocabulary.sources import ClaimField
from czsu_relations._model.vocabulary.treaties import Obligation
from czsu_relations._query.dyad_years import DyadYears
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from czsu_relations._model.records import Actor, Condition, Event, Treaty
    from czsu_relations._query.dataset import Dataset
    from czsu_relations._query.treaties import Treaties

__all__ = ["build_dyad_years"]

Days = tuple[date, date]
"""A first and a last day."""

_SYSTEMS: Final = {"in_cow": "cow-states-2016", "in_gw": "gleditsch-ward-states"}
"""The references that say when each state system counted a state as a member."""

_OBLIGATIONS: Final = tuple(Obligation[name.upper()] for name in OBLIGATION_MEASURES)
_CONDITIONS: Final = tuple(ConditionKind[name.upper()] for name in CONDITION_MEASURES)


def build_dyad_years(dataset: Dataset, a: str | Actor, b: str | Actor) -> DyadYears:
    """Return a row for every covered year in which both states, or their successors, existed."""
    dyad = _Dyad(dataset, a, b)
    covered = range(dataset.coverage.earliest.year, dataset.coverage.latest.year + 1)
    rows = (dyad.row(year) for year in covered)
    return DyadYears(dataset, tuple(row for row in rows if row.both_exist is not False))


class _Dyad:
    """What the dataset records of two sides: chosen once, asked year by year."""

    def __init__(self, dataset: Dataset, a: str | Actor, b: str | Actor) -> None:
        self.lines = tuple(_line(dataset, side) for side in (a, b))
        self.undated = any(state.existed is None for line in self.lines for state in line)
        self.states = tuple(frozenset(state.id for state in line) for line in self.lines)
        if self.states[0] == self.states[1]:
            raise QueryError(f"the years are those of two states, and {a!r} and {b!r} are one")
        self.sides = tuple(
            ids.union(*(dataset.actors.parts_of(state).ids for state in ids)) for ids in self.states
        )
        self.treaties = dataset.treaties.where(
            lambda treaty: self._joins(self.states, treaty.parties)
        )
        self.conditions = dataset.conditions.of_kind(*_CONDITIONS).where(
            lambda one: self._joins(self.sides, one.actors)
        )
        self.memberships = dataset.conditions.of_kind(ConditionKind.MEMBERSHIP).where(
            lambda one: self._joins(self.states, one.actors)
        )
        self.organisations = frozenset(dataset.actors.of_kind(ActorKind.ORGANISATION).ids)
        self.coverage = dataset.coverage
        self.events_of: dict[int, list[Event]] = {}
        for event in dataset.events.where(self._is_between):
            for year in _years_of(event.date):
                self.events_of.setdefault(year, []).append(event)

    def _is_between(self, event: Event) -> bool:
        return self._joins(self.sides, (one.actor for one in event.participants))

    @staticmethod
    def _joins(sides: tuple[frozenset[str], ...], actors: Iterable[str]) -> bool:
        named = frozenset(actors)
        return all(named & side for side in sides)

    def row(self, year: int) -> DyadYear:
        """Return the year's row."""
        first = max(date(year, 1, 1), self.coverage.earliest)
        last = min(date(year, 12, 31), self.coverage.latest)
        whole, end = (first, last), (last, last)
        return DyadYear(
            year=year,
            **self._who(whole),
            **self._what_held(whole),
            **{f"{name}_year_end": held for name, held in self._what_held(end).items()},
            **self._what_happened(whole),
            disputed=sum(record.disputed for record in self._behind(whole)),
        )

    def _who(self, days: Days) -> dict[str, Any]:
        who: dict[str, Any] = {}
        for name, line in zip("ab", self.lines, strict=True):
            there = [one for one in line if not one.existed or one.existed.possibly_overlaps(*days)]
            who[f"states_{name}"] = tuple(one.id for one in there)
            for scheme in (Scheme.COW, Scheme.GW):
                numbers = {
                    int(each.value)
                    for one in there
                    for each in one.identifiers
                    if each.scheme is scheme and each.value.isdecimal()
                }
                who[f"{scheme}_{name}"] = numbers.pop() if len(numbers) == 1 else None
        return who

    def _what_held(self, days: Days) -> dict[str, Any]:
        both = _both(days, *map(_lives, self.lines))
        held: dict[str, Any] = {"both_exist": None if self.undated and not both else both}
        for name, reference in _SYSTEMS.items():
            held[name] = _both(days, *(_counted(line, reference) for line in self.lines))
        for obligation in _OBLIGATIONS:
            held[obligation.name.lower()] = _in_force(self.treaties.obliging(obligation), days)
        for kind in _CONDITIONS:
            held[kind.name.lower()] = _held(
                (one.span for one in self.conditions if one.kind is kind), days
            )
        joined = {
            actor
            for one in self.memberships
            if one.span.certainly_overlaps(*days)
            for actor in one.actors
        }
        held["joint_organisations"] = tuple(sorted(joined & self.organisations))
        return held

    def _what_happened(self, days: Days) -> dict[str, Any]:
        happened = {f"{mode.name.lower()}{by}": 0 for by in ("", "_by_a", "_by_b") for mode in Mode}
        for event in self.events_of.get(days[0].year, ()):
            initiators = {one.actor for one in event.participants if one.role is Role.INITIATOR}
            mode = event.mode.name.lower()
            happened[mode] += 1
            for by, side in zip(("_by_a", "_by_b"), self.sides, strict=True):
                happened[mode + by] += not initiators.isdisjoint(side)
        return happened

    def _behind(self, days: Days) -> Iterator[Event | Treaty | Condition]:
        yield from self.events_of.get(days[0].year, ())
        yield from self.treaties.in_force(_span(days))
        for one in (*self.conditions, *self.memberships):
            if one.span.possibly_overlaps(*days):
                yield one


def _line(dataset: Dataset, state: str | Actor) -> list[Actor]:
    """Return a state with those that it followed and those that followed it, as in the dataset."""
    start = dataset.actors.named(state)
    before, after = {start.id}, {start.id}
    while (
        more := {key for one in dataset.actors if one.id in before for key in one.successor_of}
        - before
    ):
        before |= more
    while (
        more := {one.id for one in dataset.actors if not after.isdisjoint(one.successor_of)} - after
    ):
        after |= more
    return [one for one in dataset.actors if one.id in before | after]


def _years_of(span: TimeSpan) -> list[int]:
    """Return the years that a time certainly touches, else that of its earliest day."""
    sure = [
        year
        for year in range(span.latest_start.year, span.earliest_end.year + 1)
        if span.certainly_overlaps(date(year, 1, 1), date(year, 12, 31))
    ]
    return sure or [span.position[0].year]


def _held(spans: Iterable[TimeSpan], days: Days) -> bool | None:
    """Say whether one of the times certainly touched the days, or none can have; else None."""
    known = tuple(spans)
    if any(span.certainly_overlaps(*days) for span in known):
        return True
    return None if any(span.possibly_overlaps(*days) for span in known) else False


def _in_force(treaties: Treaties, days: Days) -> bool | None:
    if treaties.in_force(_span(days), certain=True):
        return True
    return None if treaties.in_force(_span(days)) else False


def _span(days: Days) -> TimeSpan:
    return TimeSpan("/".join(day.isoformat() for day in days))


def _both(days: Days, a: Iterable[TimeSpan], b: Iterable[TimeSpan]) -> bool | None:
    """Say whether some time of each touched one and the same of the days."""
    answers = {_together(*pair, days) for pair in product(tuple(a), tuple(b))}
    return True if True in answers else None if None in answers else False


def _together(one: TimeSpan, other: TimeSpan, days: Days) -> bool | None:
    surely = (
        max(days[0], one.latest_start, other.latest_start),
        min(days[1], one.earliest_end, other.earliest_end),
    )
    if surely[0] <= surely[1] and all(x.certainly_overlaps(*surely) for x in (one, other)):
        return True
    perhaps = max(days[0], one.earliest, other.earliest), min(days[1], one.latest, other.latest)
    return None if perhaps[0] <= perhaps[1] else False


def _lives(line: Iterable[Actor]) -> list[TimeSpan]:
    return [state.existed for state in line if state.existed]


def _counted(line: Iterable[Actor], reference: str) -> list[TimeSpan]:
    """Return the times for which a reference counts the states of a line as existing."""
    return [
        claim.span
        for state in line
        for citation in state.citations
        if citation.reference == reference
        for claim in citation.dates
        if claim.field is ClaimField.EXISTED
    ]
