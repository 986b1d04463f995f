"""Two states year by year, in the shape of panel data: one row a year, one column a measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, Final, overload

from attrs import asdict, frozen

from czsu_relations._public import publish
from czsu_relations._timespan import TimeSpan
from czsu_relations._vocabulary import (
    ActorKind,
    ClaimField,
    ConditionKind,
    Mode,
    Obligation,
    Role,
    Scheme,
)

if TYPE_CHECKING:
    from czsu_relations._dataset import Dataset
    from czsu_relations._records import Actor, Condition, Event, Treaty
    from czsu_relations._selections import Treaties

__all__ = ["DyadYear", "DyadYears"]

Days = tuple[date, date]
"""A first and a last day."""

_SYSTEMS: Final = {"in_cow": "cow-states-2016", "in_gw": "gleditsch-ward-states"}
"""The references that say when each state system counted a state as a member."""

_OBLIGATIONS: Final = (
    Obligation.DEFENCE,
    Obligation.OFFENCE,
    Obligation.NEUTRALITY,
    Obligation.NON_AGGRESSION,
    Obligation.CONSULTATION,
)
_CONDITIONS: Final = (
    ConditionKind.DIPLOMATIC_RELATIONS,
    ConditionKind.EXILE_RELATIONS,
    ConditionKind.MISSION,
    ConditionKind.BROKEN_RELATIONS,
    ConditionKind.SHARED_BORDER,
    ConditionKind.TROOP_PRESENCE,
)


@frozen(kw_only=True)
class DyadYear:
    """Two states in one year.

    A measure of what held is `True` if it certainly held on some day of the year, `False` if
    nothing recorded can have held, and `None` if sources leave it open. Its twin with
    `_year_end` says the same of 31 December.
    """

    year: int
    """The year."""
    states_a: tuple[str, ...]
    """The first state in this year, by id: itself, or who came before or after it."""
    states_b: tuple[str, ...]
    """The second state, likewise."""
    cow_a: int | None
    """Correlates of War number of the first; None if two states of different numbers share it."""
    cow_b: int | None
    """Correlates of War number of the second."""
    gw_a: int | None
    """Gleditsch-Ward number of the first."""
    gw_b: int | None
    """Gleditsch-Ward number of the second."""
    both_exist: bool | None
    """Whether both states existed."""
    both_exist_year_end: bool | None
    """The same on 31 December."""
    in_cow: bool | None
    """Whether the Correlates of War count both as members of the state system."""
    in_cow_year_end: bool | None
    """The same on 31 December."""
    in_gw: bool | None
    """Whether Gleditsch and Ward count both as independent states."""
    in_gw_year_end: bool | None
    """The same on 31 December."""
    defence: bool | None
    """Whether a treaty bound them to help each other if attacked."""
    defence_year_end: bool | None
    """The same on 31 December."""
    offence: bool | None
    """Whether a treaty bound them to join in attacking, or in a war under way."""
    offence_year_end: bool | None
    """The same on 31 December."""
    neutrality: bool | None
    """Whether a treaty bound them to stay out of each other's wars."""
    neutrality_year_end: bool | None
    """The same on 31 December."""
    non_aggression: bool | None
    """Whether a treaty bound them not to attack each other."""
    non_aggression_year_end: bool | None
    """The same on 31 December."""
    consultation: bool | None
    """Whether a treaty bound them to confer in a crisis."""
    consultation_year_end: bool | None
    """The same on 31 December."""
    diplomatic_relations: bool | None
    """Whether they had full relations."""
    diplomatic_relations_year_end: bool | None
    """The same on 31 December."""
    exile_relations: bool | None
    """Whether one had relations with the other's government in exile."""
    exile_relations_year_end: bool | None
    """The same on 31 December."""
    mission: bool | None
    """Whether they dealt through missions without full recognition."""
    mission_year_end: bool | None
    """The same on 31 December."""
    broken_relations: bool | None
    """Whether relations were broken off."""
    broken_relations_year_end: bool | None
    """The same on 31 December."""
    shared_border: bool | None
    """Whether they had a common frontier."""
    shared_border_year_end: bool | None
    """The same on 31 December."""
    troop_presence: bool | None
    """Whether troops of one stood in the other."""
    troop_presence_year_end: bool | None
    """The same on 31 December."""
    joint_organisations: tuple[str, ...]
    """The organisations that both states certainly belonged to, by id."""
    joint_organisations_year_end: tuple[str, ...]
    """The same on 31 December."""
    verbal_cooperation: int
    """How many events between the two sides were cooperation in word."""
    material_cooperation: int
    """How many were cooperation in deed."""
    verbal_conflict: int
    """How many were conflict in word."""
    material_conflict: int
    """How many were conflict in deed."""
    verbal_cooperation_by_a: int
    """How many of the first of these had an initiator on the first side."""
    material_cooperation_by_a: int
    """Likewise of the second."""
    verbal_conflict_by_a: int
    """Likewise of the third."""
    material_conflict_by_a: int
    """Likewise of the fourth."""
    verbal_cooperation_by_b: int
    """How many of the first of these had an initiator on the second side."""
    material_cooperation_by_b: int
    """Likewise of the second."""
    verbal_conflict_by_b: int
    """Likewise of the third."""
    material_conflict_by_b: int
    """Likewise of the fourth."""
    disputed: int
    """How many of the events, treaties and conditions behind the row are disputed."""


@frozen(repr=False)
class DyadYears(Sequence[DyadYear]):
    """The years of two states, in order."""

    years: tuple[DyadYear, ...]
    """The rows."""

    def __len__(self) -> int:
        return len(self.years)

    @overload
    def __getitem__(self, index: int) -> DyadYear: ...
    @overload
    def __getitem__(self, index: slice) -> DyadYears: ...
    def __getitem__(self, index: int | slice) -> DyadYear | DyadYears:
        if isinstance(index, slice):
            return DyadYears(self.years[index])
        return self.years[index]

    def __iter__(self) -> Iterator[DyadYear]:
        return iter(self.years)

    def __repr__(self) -> str:
        return f"<DyadYears: {len(self)}>"

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one flat dict a year, for a data frame; ids in a list are joined by "; "."""
        return [
            {name: _flat(value) for name, value in asdict(year, recurse=False).items()}
            for year in self.years
        ]


def _flat(value: str | int | tuple[str, ...] | None) -> str | int | None:
    return "; ".join(value) if isinstance(value, tuple) else value


def dyad_years(dataset: Dataset, a: str | Actor, b: str | Actor) -> DyadYears:
    """Return a row for every covered year in which both states, or their successors, existed."""
    dyad = _Dyad(dataset, a, b)
    covered = range(dataset.coverage.earliest.year, dataset.coverage.latest.year + 1)
    rows = (dyad.row(year) for year in covered)
    return DyadYears(tuple(row for row in rows if row.both_exist is not False))


class _Dyad:
    """What the dataset records of two sides: chosen once, asked year by year."""

    def __init__(self, dataset: Dataset, a: str | Actor, b: str | Actor) -> None:
        self.lines = tuple(_line(dataset, side) for side in (a, b))
        self.undated = any(state.existed is None for line in self.lines for state in line)
        self.states = tuple(frozenset(state.id for state in line) for line in self.lines)
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


publish(globals())
