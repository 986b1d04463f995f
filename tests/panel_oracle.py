"""The panel worked out a second time, from single days: what every cell of a dyad-year must be.

It reads the plain data of a dataset and restates the rules in the words of the codebook. A date is
the list of its *readings*, which are the ways in which it can have been; a time certainly held on
some days if every reading touches them, and possibly if one does. Days are ordinal numbers.

Of the package it uses only `Dataset.bounds`, which says how far a time with an unknown side
reaches, and which has tests of its own.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

import czsu_relations as czsu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raw_datasets import Raw

__all__ = ["PARTS", "PanelOracle", "agrees"]

PARTS: Final = {
    "initiator": "acts",
    "author": "acts",
    "supporter": "acts",
    "leader": "acts",
    "commander": "acts",
    "negotiator": "acts",
    "target": "acted-upon",
    "victim": "acted-upon",
    "opponent": "acted-upon",
    "beneficiary": "gains",
    "party": "acts-with",
    "signatory": "acts-with",
    "plenipotentiary": "acts-with",
    "host": "acts-with",
    "guest": "acts-with",
    "member": "acts-with",
    "subject": "stands-by",
    "witness": "stands-by",
    "mediator": "stands-by",
    "founded": "stands-by",
    "dissolved": "stands-by",
    "incoming": "stands-by",
    "outgoing": "stands-by",
}
"""The part of every role, copied by hand from the table of the design."""

OBLIGATIONS: Final = {
    "defence": "defence",
    "offence": "offence",
    "neutrality": "neutrality",
    "non_aggression": "non-aggression",
    "consultation": "consultation",
}
CONDITION_KINDS: Final = {
    "diplomatic_relations": "diplomatic-relations",
    "exile_relations": "exile-relations",
    "mission": "mission",
    "broken_relations": "broken-relations",
    "shared_border": "shared-border",
    "troop_presence": "troop-presence",
}
MODES: Final = {
    "verbal_cooperation": "verbal-cooperation",
    "material_cooperation": "material-cooperation",
    "verbal_conflict": "verbal-conflict",
    "material_conflict": "material-conflict",
}

FIRST_DAY: Final = date(1800, 1, 1).toordinal()
"""A day before all days in the tests, for times without a beginning."""
LAST_DAY: Final = date(2100, 12, 31).toordinal()
"""A day after all days in the tests, for times without an end."""

Bounds = tuple[int, int]
"""The first and the last of some days."""


# ---- dates ----


MONTHS_OF_SEASON: Final = {
    "21": (3, 5),
    "22": (6, 8),
    "23": (9, 11),
    "24": (12, 2),
    "33": (1, 3),
    "34": (4, 6),
    "35": (7, 9),
    "36": (10, 12),
    "40": (1, 6),
    "41": (7, 12),
}
"""The first and the last month of seasons, quarters and halves; winter ends in the next year."""


def _days_of_date(text: str) -> range:
    """Return the days of a date such as `1938`, `193X`, `1938-22`, `1938-09` or `1938-09-30`."""
    text = text.rstrip("?~%")
    year, month, day = [*text.split("-"), "", ""][:3]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    first_month, last_month = 1, 12
    if month in MONTHS_OF_SEASON:
        first_month, last_month = MONTHS_OF_SEASON[month]
        last_year += last_month < first_month
    elif month:
        first_month = last_month = int(month)
    first_day = int(day or 1)
    last_day = int(day or calendar.monthrange(last_year, last_month)[1])
    first = date(first_year, first_month, first_day).toordinal()
    last = date(last_year, last_month, last_day).toordinal()
    return range(first, last + 1)


@dataclass(frozen=True)
class Moment:
    """Something that was on one of some days."""

    days: range

    def starts(self) -> range:
        """The days on which it can have begun."""
        return self.days

    def ends(self) -> range:
        """The days on which it can have ended."""
        return self.days


@dataclass(frozen=True)
class Stretch:
    """Something that went on from one of some days to one of others."""

    first_days: range
    last_days: range

    def starts(self) -> range:
        """The days on which it can have begun: before it ended."""
        return range(self.first_days[0], min(self.first_days[-1], self.last_days[-1]) + 1)

    def ends(self) -> range:
        """The days on which it can have ended: after it began."""
        return range(max(self.last_days[0], self.first_days[0]), self.last_days[-1] + 1)


Reading = Moment | Stretch


class When:
    """A date, as the moments or the stretch that it stands for."""

    def __init__(self, text: str, bounds: Bounds | None = None) -> None:
        """Read a date.

        Args:
            text: the EDTF of the date.
            bounds: the first and the last day that it can include.
        """
        self.qualified = any(mark in text for mark in "?~%")
        self.choice = text.startswith("[")
        self.is_interval = "/" in text
        self.sides = text.split("/") if self.is_interval else []
        self.open_start = text.startswith(("[..", "{..", "..", "/"))
        self.bounds = bounds or (FIRST_DAY, LAST_DAY)
        self.parts = list(self._read_parts(text, self.bounds))
        self.extremes = [
            (part.starts()[0], part.starts()[-1], part.ends()[0], part.ends()[-1])
            for part in self.parts
        ]

    def _read_parts(self, text: str, bounds: Bounds) -> Iterator[Reading]:
        if self.is_interval:
            yield self._read_stretch(bounds)
        elif text[0] in "[{":
            for member in text[1:-1].split(","):
                yield from self._read_member(member)
        else:
            yield Moment(_days_of_date(text))

    def _read_stretch(self, bounds: Bounds) -> Stretch:
        start, end = self.sides
        first_days = last_days = range(0)
        if start == "..":
            first_days = range(FIRST_DAY, FIRST_DAY + 1)
        elif start:
            first_days = _days_of_date(start)
        if end == "..":
            last_days = range(LAST_DAY, LAST_DAY + 1)
        elif end:
            last_days = _days_of_date(end)
        # An unknown side lies anywhere between the known one and the bound.
        if not first_days:
            first_days = range(min(bounds[0], last_days[-1]), last_days[-1] + 1)
        if not last_days:
            last_days = range(first_days[0], max(bounds[1], first_days[0]) + 1)
        return Stretch(first_days, last_days)

    def _read_member(self, member: str) -> Iterator[Reading]:
        if ".." not in member:
            yield Moment(_days_of_date(member))
            return
        start, end = member.split("..")
        first_days = _days_of_date(start) if start else range(FIRST_DAY, FIRST_DAY + 1)
        last_days = _days_of_date(end) if end else range(LAST_DAY, LAST_DAY + 1)
        days = range(first_days[0], last_days[-1] + 1)
        if self.choice or not (start and end):
            yield Moment(days)
        elif len(first_days) == len(last_days) == 1:
            # "Every day from … to …" is a stretch; of every month or year only the ends are sure.
            yield Stretch(first_days, last_days)
        else:
            yield Moment(first_days)
            yield Moment(last_days)
            yield Moment(days)

    def surely(self, first: int, last: int) -> bool:
        """Whether every reading touches the days from `first` to `last`."""
        # Of no reading is the start too late or the end too early.
        answers = [
            latest_start <= last and earliest_end >= first
            for _, latest_start, earliest_end, _ in self.extremes
        ]
        return (all(answers) if self.choice else any(answers)) and not self.qualified

    def maybe(self, first: int, last: int) -> bool:
        """Whether some reading touches the days from `first` to `last`."""
        earliest, latest = self.bounds
        return any(
            max(earliest_start, earliest) <= min(last, latest)
            and min(latest_end, latest) >= max(first, earliest)
            for earliest_start, _, _, latest_end in self.extremes
        )

    def days(self) -> list[range]:
        """Return the days that it can include, one list for every member."""
        return [range(part.starts()[0], part.ends()[-1] + 1) for part in self.parts]


def _share_a_day(days: range, others: range) -> bool:
    return max(days[0], others[0]) <= min(days[-1], others[-1])


def agrees(text: str, other_text: str) -> bool:
    """Whether two dates agree: whether both can be right about one matter."""
    span, other = When(text), When(other_text)
    if not (span.is_interval and other.is_interval):
        return any(_share_a_day(a, b) for a in span.days() for b in other.days())
    (part,), (other_part,) = span.parts, other.parts
    if part.starts()[0] > other_part.ends()[-1] or other_part.starts()[0] > part.ends()[-1]:
        return False
    # A side that is open or unknown says nothing.
    starts_silent = not span.sides[0].strip(".") or not other.sides[0].strip(".")
    ends_silent = not span.sides[1].strip(".") or not other.sides[1].strip(".")
    return (starts_silent or _share_a_day(part.starts(), other_part.starts())) and (
        ends_silent or _share_a_day(part.ends(), other_part.ends())
    )


def put_in_place(text: str, own: str) -> str:
    """Return a source's date for a matter, with the sides that it leaves out from our own."""
    if "/" not in text or "/" not in own:
        return text
    sides = text.split("/")
    for index, own_side in enumerate(own.split("/")):
        if sides[index] in {"", ".."} and own_side:
            sides[index] = own_side
    start, end = sides
    if start.strip(".") and end.strip(".") and _days_of_date(start)[0] > _days_of_date(end)[-1]:
        # Our side does not fit to that of the source, which stands alone.
        return text
    return f"{start}/{end}"


# ---- the panel ----

TIME_FIELDS: Final = {
    "events": "date",
    "treaties": "in_force",
    "conditions": "span",
    "actors": "existed",
}

Lines = list[list["Raw"]]


@dataclass(frozen=True)
class Question:
    """A question to records of one table, of which a date may be replaced by another."""

    ask: Any
    """A function of the subject, the days, and the replaced dates by the id of the record."""
    table: str
    records: list[Raw]
    subject: tuple[str, ...] = ()

    def answer(self, days: Bounds, replaced: dict[str, str] | None = None) -> Any:
        """Return the answer for some days."""
        return self.ask(*self.subject, days, replaced or {})

    def is_disputed(self, days: Bounds) -> bool:
        """Whether the date of a source, in the place of ours, gives another answer."""
        field = TIME_FIELDS[self.table]
        answer = self.answer(days)
        for record in self.records:
            for claim in _live_claims(record, field):
                # A claim is about a date that the record has.
                own: str = record[field]
                if agrees(claim, own):
                    continue
                replaced = {record["id"]: put_in_place(claim, own)}
                if self.answer(days, replaced) != answer:
                    return True
        return False


class PanelOracle:
    """The panel of two states of a dataset, looked up day by day."""

    def __init__(self, dataset: czsu.Dataset, a: str, b: str) -> None:
        """Read the plain data of a dataset; `a` and `b` are ids of states."""
        raw = dataset.to_dict()
        self.dataset = dataset
        self.actors: list[Raw] = list(raw.get("actors", ()))
        self.treaties: list[Raw] = list(raw.get("treaties", ()))
        self.conditions: list[Raw] = list(raw.get("conditions", ()))
        self.events: list[Raw] = list(raw.get("events", ()))
        self.kinds = {actor["id"]: actor["kind"] for actor in self.actors}
        self.lines: Lines = [self._line_of(a), self._line_of(b)]
        self.states = [{state["id"] for state in line} for line in self.lines]
        self._actors_by_id = {actor["id"]: actor for actor in self.actors}
        self._days: dict[tuple[str, str], set[int]] = {}
        self._whens: dict[tuple[str, str], When] = {}
        self._actor_days: dict[Any, Any] = {}
        whole = When(raw["coverage"]).days()[0]
        self.covered = (whole[0], whole[-1])

    # -- who --

    def _line_of(self, key: str) -> list[Raw]:
        """Return a state with those before it and those after it, each way by itself."""
        before, after = {key}, {key}
        # Once for each actor is as often as a chain can have links.
        for _ in self.actors:
            for actor in self.actors:
                if actor["id"] in before:
                    before.update(actor.get("successor_of", ()))
                if after.intersection(actor.get("successor_of", ())):
                    after.add(actor["id"])
        return [actor for actor in self.actors if actor["id"] in before | after]

    def _belongs(self, key: str, ids: set[str], table: str, record: Raw) -> bool:
        """Whether an actor that a record names is one of some states, or was part of one then."""
        wholes: list[Raw] = []
        while key not in ids:
            actor = self._actors_by_id[key]
            if "part_of" not in actor:
                return False
            key = actor["part_of"]
            wholes.append(self._actors_by_id[key])
        # Only parts need a look at the days.
        return not wholes or bool(
            set[int].intersection(
                self._days_of(table, record), *[self._days_of("actors", whole) for whole in wholes]
            )
        )

    def _days_of(self, table: str, record: Raw) -> set[int]:
        """Return the days on which a record possibly held; any day if it has no date."""
        key = table, record["id"]
        if key not in self._days:
            when = self._when(table, record) or When("../..")
            first, last = when.bounds
            self._days[key] = {
                day
                for days in when.days()
                for day in range(max(days[0], first), min(days[-1], last) + 1)
            }
        return self._days[key]

    def _names_both(self, table: str, record: Raw, actors: Iterable[str]) -> bool:
        """Whether a record names somebody of each side."""
        return all(
            any(self._belongs(key, ids, table, record) for key in actors) for ids in self.states
        )

    # -- when --

    def years(self) -> Iterator[tuple[int, Bounds]]:
        """Yield the covered years with the first and the last day of each that is covered."""
        first, last = self.covered
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
            new_year, new_years_eve = date(year, 1, 1), date(year, 12, 31)
            yield year, (max(first, new_year.toordinal()), min(last, new_years_eve.toordinal()))

    def _when(self, table: str, record: Raw, text: str | None = None) -> When | None:
        """Return when a record held, by its own date or by another in the place of it."""
        own = record.get(TIME_FIELDS[table])
        text = text or own
        key = record["id"], text or ""
        if text is None:
            return None
        if key not in self._whens:
            self._whens[key] = When(text, self._bounds(table, record, text))
        return self._whens[key]

    def _bounds(self, table: str, raw: Raw, text: str | None) -> Bounds:
        """Return the bounds of a record, with another date in the place of its own."""
        dataset = self.dataset
        # Which type of record it is depends on the table, which no type checker can see.
        record: Any = dataset.record(raw["id"])
        if text != raw.get(TIME_FIELDS[table]):
            assert text
            changed = evolve(record, **{TIME_FIELDS[table]: czsu.TimeSpan(text)})
            records = [changed if other is record else other for other in getattr(dataset, table)]
            collection: Any = dataset.collection
            collection = evolve(collection, **{table: tuple(records)})
            dataset = czsu.Dataset.from_collection(collection)
        bounds = dataset.bounds(raw["id"])
        assert bounds is not None
        return (
            max(FIRST_DAY, bounds.first.toordinal()),
            min(LAST_DAY, bounds.last.toordinal()),
        )

    def _held(self, table: str, record: Raw, days: Bounds, text: str | None = None) -> bool | None:
        """Whether a record held on one of some days."""
        when = self._when(table, record, text)
        if when is None:
            if table == "actors":
                return None
            # A treaty of which nobody knows when it was in force.
            first, last = self._bounds(table, record, None)
            return None if any(first <= day <= last for day in _all(days)) else False
        if when.surely(*days):
            return True
        return None if when.maybe(*days) else False

    # -- states of affairs, each as a question to which a record's date may be replaced --

    def _existence(self, days: Bounds, replaced: dict[str, str]) -> bool | None:
        """Whether there was a day on which a state of each side existed."""
        certain: list[set[int]] = []
        possible: list[set[int]] = []
        for line in self.lines:
            certain_days: set[int] = set()
            possible_days: set[int] = set()
            for state in line:
                surely, maybe = self._days_of_state(state, days, replaced.get(state["id"]))
                certain_days |= surely
                possible_days |= maybe
            certain.append(certain_days)
            possible.append(possible_days)
        return _common_day(certain, possible)

    def _days_of_state(
        self, state: Raw, days: Bounds, text: str | None
    ) -> tuple[set[int], set[int]]:
        """Return the days on which a state certainly and possibly existed."""
        key = state["id"], days, text
        if key not in self._actor_days:
            when = self._when("actors", state, text)
            self._actor_days[key] = _days_within(when, days)
        surely, maybe = self._actor_days[key]
        return surely, maybe

    def _counted(self, scheme: str, days: Bounds) -> bool | None:
        """Whether there was a day on which a scheme counted a state of each side."""
        certain: list[set[int]] = []
        possible: list[set[int]] = []
        for line in self.lines:
            certain_days: set[int] = set()
            possible_days: set[int] = set()
            identifiers = [
                identifier
                for state in line
                for identifier in state.get("identifiers", ())
                if identifier["scheme"] == scheme
            ]
            # Without a span, or without an identifier, it can have been on any day.
            for identifier in identifiers or [{}]:
                span = identifier.get("span")
                key = scheme, span, days
                if key not in self._actor_days:
                    self._actor_days[key] = _days_within(When(span) if span else None, days)
                surely, maybe = self._actor_days[key]
                certain_days |= surely
                possible_days |= maybe
            certain.append(certain_days)
            possible.append(possible_days)
        return _common_day(certain, possible)

    def _obligation(self, name: str, days: Bounds, replaced: dict[str, str]) -> bool | None:
        """Whether a treaty to which both states were parties obliged them to something."""
        answers: list[bool | None] = []
        for treaty in self._treaties_with(name):
            answers.append(self._held("treaties", treaty, days, replaced.get(treaty["id"])))
        return _one_of(answers)

    def _treaties_with(self, name: str) -> list[Raw]:
        return [
            treaty
            for treaty in self.treaties
            if name in treaty.get("obligations", ())
            and all(ids.intersection(treaty["parties"]) for ids in self.states)
        ]

    def _condition(self, kind: str, days: Bounds, replaced: dict[str, str]) -> bool | None:
        """Whether a condition of a kind held that names somebody of both sides."""
        answers: list[bool | None] = []
        for condition in self._conditions_with(kind):
            answers.append(self._held("conditions", condition, days, replaced.get(condition["id"])))
        return _one_of(answers)

    def _conditions_with(self, kind: str) -> list[Raw]:
        """Return the conditions of a kind that name both sides; memberships, those of states."""
        found: list[Raw] = []
        for condition in self.conditions:
            actors = condition.get("actors", ())
            if kind == "membership":
                actors = [key for key in actors if key in self.states[0] | self.states[1]]
            if condition["kind"] == kind and self._names_both("conditions", condition, actors):
                found.append(condition)
        return found

    def _organisations(self, days: Bounds, replaced: dict[str, str]) -> tuple[str, ...]:
        """Return the organisations of which both states certainly were members."""
        found: set[str] = set()
        for condition in self._conditions_with("membership"):
            if self._held("conditions", condition, days, replaced.get(condition["id"])) is True:
                found.update(
                    key for key in condition["actors"] if self.kinds[key] == "organisation"
                )
        return tuple(sorted(found))

    # -- rows --

    def rows(self) -> dict[int, dict[str, Any]]:
        """Return every cell of every row, by year and by the name of the column."""
        found: dict[int, dict[str, Any]] = {}
        for year, days in self.years():
            if self._existence(days, {}) is not False:
                found[year] = self._row(year, days)
        return found

    def _row(self, year: int, days: Bounds) -> dict[str, Any]:
        year_end = (days[1], days[1])
        row: dict[str, Any] = {"year": year}
        for side, line in zip("ab", self.lines, strict=True):
            states = [state for state in line if self._held("actors", state, days) is not False]
            row[f"states_{side}"] = tuple(state["id"] for state in states)
            row[f"cow_{side}"] = _number_of(states, "cow")
            row[f"gw_{side}"] = _number_of(states, "gw")
        states = [*self.lines[0], *self.lines[1]]
        row |= self._cells("both_exist", Question(self._existence, "actors", states), days)
        for name, scheme in (("in_cow", "cow"), ("in_gw", "gw")):
            row[name] = self._counted(scheme, days)
            row[f"{name}_year_end"] = self._counted(scheme, year_end)
        for name, question in self._questions():
            row |= self._cells(name, question, days)
        return row | self._counts(year)

    def _questions(self) -> Iterator[tuple[str, Question | None]]:
        """Yield the questions of the measures; None for one of which nothing is recorded."""
        for name, obligation in OBLIGATIONS.items():
            treaties = self._treaties_with(obligation)
            question = Question(self._obligation, "treaties", treaties, (obligation,))
            recorded = any(obligation in t.get("obligations", ()) for t in self.treaties)
            yield name, question if recorded else None
        for name, kind in CONDITION_KINDS.items():
            conditions = self._conditions_with(kind)
            question = Question(self._condition, "conditions", conditions, (kind,))
            yield name, question if self._records_condition(kind) else None
        memberships = self._conditions_with("membership")
        question = Question(self._organisations, "conditions", memberships)
        recorded = self._records_condition("membership")
        yield "joint_organisations", question if recorded else None

    def _records_condition(self, kind: str) -> bool:
        return any(condition["kind"] == kind for condition in self.conditions)

    def _cells(self, name: str, question: Question | None, days: Bounds) -> dict[str, Any]:
        """Return the three cells of a measure; all None if nothing of its kind is recorded."""
        columns = (name, f"{name}_year_end", f"{name}_disputed")
        if question is None:
            return dict.fromkeys(columns)
        year_end = (days[1], days[1])
        answers = (question.answer(days), question.answer(year_end), question.is_disputed(days))
        return dict(zip(columns, answers, strict=True))

    # -- events --

    def _counts(self, year: int) -> dict[str, Any]:
        counts: dict[str, Any] = {}
        for name, mode in MODES.items():
            recorded = [event for event in self.events if _mode_of(event) == mode]
            columns = (name, f"{name}_by_a", f"{name}_by_b")
            if not recorded:
                counts |= dict.fromkeys(columns)
                continue
            counts |= dict.fromkeys(columns, 0)
            for event in recorded:
                if year not in _years_of(event["date"]):
                    continue
                actors = self.actors_between(event)
                if actors is not None:
                    counts[name] += 1
                    for side in actors:
                        counts[f"{name}_by_{side}"] += 1
        return counts

    def actors_between(self, event: Raw) -> str | None:
        """Return who acted in an event, as in "ab", or None if it was not between the sides."""
        roles: dict[str, set[str]] = {"a": set(), "b": set()}
        for participant in event.get("participants", ()):
            for side, ids in zip("ab", self.states, strict=True):
                if self._belongs(participant["actor"], ids, "events", event):
                    roles[side].add(participant["role"])
        mode = _mode_of(event)
        if mode is None:
            return None
        receiving = {role for role, part in PARTS.items() if part == "acted-upon"}
        if mode.endswith("cooperation"):
            receiving = {role for role, part in PARTS.items() if part not in ("acts", "stands-by")}
            # Those who are fought or hurt are no partners.
            receiving -= {"opponent", "victim"}
        parts = {side: {PARTS[role] for role in of_side} for side, of_side in roles.items()}
        between = False
        for doer, other in ("ab", "ba"):
            does = "acts" in parts[doer] or "acts-with" in parts[doer]
            between = between or (does and bool(receiving & roles[other]))
        if not between:
            return None
        part = "acts" if any("acts" in of_side for of_side in parts.values()) else "acts-with"
        return "".join(side for side, of_side in parts.items() if part in of_side)

    def names_both_sides(self, event: Raw) -> bool:
        """Whether somebody of each side takes part in an event."""
        actors = [participant["actor"] for participant in event.get("participants", ())]
        return self._names_both("events", event, actors)


def _all(days: Bounds) -> range:
    return range(days[0], days[1] + 1)


def _days_within(when: When | None, days: Bounds) -> tuple[set[int], set[int]]:
    """Return the days of some that are certainly and possibly in a time; None can be any time."""
    if when is None:
        return set(), set(_all(days))
    surely = {day for day in _all(days) if when.surely(day, day)}
    return surely, {day for day in _all(days) if when.maybe(day, day)}


def _common_day(certain: list[set[int]], possible: list[set[int]]) -> bool | None:
    if certain[0] & certain[1]:
        return True
    return None if possible[0] & possible[1] else False


def _one_of(answers: list[bool | None]) -> bool | None:
    if any(answer is True for answer in answers):
        return True
    if any(answer is None for answer in answers):
        return None
    return False


def _live_claims(record: Raw, name: str) -> list[str]:
    """Return the dates that sources give for a field of a record, without those rejected."""
    return [
        claim["span"]
        for citation in record["citations"]
        for claim in citation.get("dates", ())
        if claim["field"] == name and not claim.get("rejected")
    ]


def _number_of(states: list[Raw], scheme: str) -> int | None:
    """Return the number that all of some states have that have one; None if they differ."""
    numbers = {
        int(identifier["value"])
        for state in states
        for identifier in state.get("identifiers", ())
        if identifier["scheme"] == scheme and identifier["value"].isdecimal()
    }
    return next(iter(numbers)) if len(numbers) == 1 else None


def _mode_of(event: Raw) -> str | None:
    mode = czsu.EventKind(event["kind"]).mode
    return mode.value if mode else None


def _years_of(text: str) -> list[int]:
    """Return the years in which an event counts: those it certainly touches, else the first."""
    when = When(text)
    days = [day for part in when.days() for day in (part[0], part[-1])]
    first_year, last_year = (date.fromordinal(day).year for day in (min(days), max(days)))
    certain = [
        year
        for year in range(first_year, last_year + 1)
        if when.surely(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    ]
    if certain:
        return certain
    if not when.open_start:
        return [first_year]
    # Nobody can say when it began at the earliest: it is put where it begins at the latest, or
    # ended if it had no beginning.
    latest_starts = [part.starts()[-1] for part in when.parts]
    day = max(latest_starts) if when.choice else min(latest_starts)
    if text.startswith(".."):
        return [last_year]
    return [date.fromordinal(day).year]
