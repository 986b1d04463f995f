"""Every query over time, answered again day by day from the written rule.

Nothing here uses the bounds, the overlaps or the agreement of `TimeSpan`. A date of March 1935 is
drawn together with all its readings (the day on which it began, and the day on which it ended),
and the rule of the documentation is applied to each reading.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import TimeSpan
from example_datasets import (
    dataset_of,
    make_actor,
    make_condition,
    make_event,
    make_participant,
    make_period,
    make_reference,
    make_treaty,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from czsu_relations import Record

# ---- dates with all their readings ------------------------------------------------------------

BEFORE: Final = -1
AFTER: Final = 33
"""The days 1 to 31 are those of March 1935, 0 and 32 the days beside them.

These two stand for all the days before and after those, which no query here asks about alone.
"""

Reading = tuple[int, int]
"""The day on which something began, and the day on which it ended."""

DATES: Final[dict[str, tuple[int, ...]]] = {
    **{f"1935-03-{day:02}": (day,) for day in range(1, 32)},
    "1935-03-0X": tuple(range(1, 10)),
    "1935-03-1X": tuple(range(10, 20)),
    "1935-03-2X": tuple(range(20, 30)),
    "1935-03-3X": (30, 31),
    "1935-03": tuple(range(1, 32)),
}
"""The days that each date can mean."""


class Written(NamedTuple):
    """A date as written, with its readings."""

    text: str
    members: tuple[tuple[Reading, ...], ...]
    """The readings of each member of a set; those of any other date are a single member's."""
    every: bool = False
    """Whether all members of a set are meant."""
    sides: tuple[str, str] | None = None
    """The two sides of an interval, as written."""

    @property
    def readings(self) -> list[Reading]:
        """All readings of all members."""
        return [reading for member in self.members for reading in member]

    @property
    def doubtful(self) -> bool:
        """Whether it has a qualifier."""
        return bool(set(self.text) & set("?~%"))

    @property
    def end_unknown(self) -> bool:
        """Whether nobody knows its end."""
        return self.sides is not None and not self.sides[1]

    @property
    def start_unknown(self) -> bool:
        """Whether nobody knows its start."""
        return self.sides is not None and not self.sides[0]

    @property
    def start_open(self) -> bool:
        """Whether it had no beginning."""
        return self.first == BEFORE and not self.start_unknown

    @property
    def first(self) -> int:
        """The first day that it can include."""
        return min(start for start, _ in self.readings)

    @property
    def last(self) -> int:
        """The last day that it can include."""
        return max(end for _, end in self.readings)

    @property
    def latest_start(self) -> int:
        """The last day on which it can have begun."""
        latest_starts = [max(start for start, _ in member) for member in self.members]
        return min(latest_starts) if self.every else max(latest_starts)

    @property
    def earliest_end(self) -> int:
        """The first day on which it can have ended."""
        earliest_ends = [min(end for _, end in member) for member in self.members]
        return max(earliest_ends) if self.every else min(earliest_ends)


def overlaps(reading: Reading, stretch: Reading) -> bool:
    """Whether something that began and ended on two days touched a stretch of days."""
    return reading[0] <= stretch[1] and stretch[0] <= reading[1]


def possibly(written: Written, stretch: Reading) -> bool:
    """Whether some reading touches a stretch of days."""
    return any(overlaps(reading, stretch) for reading in written.readings)


def certainly(written: Written, stretch: Reading) -> bool:
    """Whether all readings do: of each member for one of them, of any member for all of them."""
    if written.doubtful:
        return False
    members = [all(overlaps(reading, stretch) for reading in member) for member in written.members]
    return any(members) if written.every else all(members)


def agree(one: Written, other: Written) -> bool:
    """Whether two dates can both be right: on both sides of intervals, on a day otherwise."""
    if not days_of(one) & days_of(other):
        return False
    if not (one.sides and other.sides):
        return True
    for side in (0, 1):
        if set(one.sides[side]) - {"."} and set(other.sides[side]) - {"."}:
            days = {reading[side] for reading in one.readings}
            if days.isdisjoint({reading[side] for reading in other.readings}):
                return False
    return True


def days_of(written: Written) -> set[int]:
    """Return the days that a date can include."""
    days: set[int] = set()
    for start, end in written.readings:
        days |= set(range(start, end + 1))
    return days


MARKS = st.sampled_from(["", "", "", "", "?", "~", "%"])


@st.composite
def plain_dates(draw: st.DrawFn) -> Written:
    """Draw a day, some days or the month, perhaps with a qualifier."""
    text = draw(st.sampled_from(list(DATES)))
    return Written(text + draw(MARKS), (tuple((day, day) for day in DATES[text]),))


@st.composite
def intervals(draw: st.DrawFn, unknown_side: str = "") -> Written:
    """Draw an interval, also one with an open or unknown side, or one with that side unknown."""
    start, end = draw(st.sampled_from(list(DATES))), draw(st.sampled_from(list(DATES)))
    if DATES[end][-1] < DATES[start][0]:
        start, end = end, start
    start_mark, end_mark = draw(MARKS), draw(MARKS)
    no_date = draw(st.sampled_from(["", "", ".."]))
    sides = draw(st.sampled_from([(start, end), (start, no_date), (no_date, end)]))
    if unknown_side:
        sides = (start, "") if unknown_side == "end" else ("", end)
    days_of_sides: list[Sequence[int]] = []
    for side, open_day in zip(sides, (BEFORE, AFTER), strict=True):
        if side == "..":
            days_of_sides.append((open_day,))
        elif side == "":
            days_of_sides.append(range(BEFORE, AFTER + 1))
        else:
            days_of_sides.append(DATES[side])
    readings = tuple((begun, ended) for begun, ended in product(*days_of_sides) if begun <= ended)
    marks = (start_mark if sides[0] == start else "", end_mark if sides[1] == end else "")
    return Written(f"{sides[0]}{marks[0]}/{sides[1]}{marks[1]}", (readings,), sides=sides)


@st.composite
def sets(draw: st.DrawFn) -> Written:
    """Draw a set of one or all of its members, perhaps open to the past or the future."""
    members = draw(st.lists(st.sampled_from(list(DATES)), min_size=1, max_size=3))
    readings = [tuple((day, day) for day in DATES[member]) for member in members]
    if draw(st.sampled_from([False, False, True])):
        first = draw(st.sampled_from(list(DATES)))
        members.insert(0, f"..{first}")
        readings.insert(0, tuple((day, day) for day in range(BEFORE, DATES[first][-1] + 1)))
    if draw(st.sampled_from([False, False, True])):
        last = draw(st.sampled_from(list(DATES)))
        members.append(f"{last}..")
        readings.append(tuple((day, day) for day in range(DATES[last][0], AFTER + 1)))
    every = draw(st.booleans())
    text = ",".join(members)
    return Written(f"{{{text}}}" if every else f"[{text}]", tuple(readings), every=every)


MONTH: Final = Written("1935-03", (tuple((day, day) for day in DATES["1935-03"]),))

all_dates = st.one_of(plain_dates(), intervals(), intervals(), intervals("end"), sets())


# ---- records ----------------------------------------------------------------------------------


class Cited(NamedTuple):
    """A date that a source gives for a field."""

    source: str
    field: str
    written: Written
    rejected: bool


class Dated(NamedTuple):
    """A record with its own dates, those of its sources, and what can cut its end off."""

    record: Record
    dates: dict[str, Written]
    cited: tuple[Cited, ...] = ()


@st.composite
def citations(
    draw: st.DrawFn, dates: dict[str, Written]
) -> tuple[tuple[czsu.Citation, ...], tuple[Cited, ...]]:
    """Draw the citations of a record, with dates that agree with its own and dates that do not."""
    made: list[czsu.Citation] = []
    cited: list[Cited] = []
    for source in draw(
        st.lists(st.sampled_from(["atlas", "atlas", "letters"]), min_size=1, max_size=4)
    ):
        fields = draw(st.lists(st.sampled_from(sorted(dates)), max_size=2, unique=True))
        claims: list[czsu.Claim] = []
        for field in fields:
            # Claims that are no intervals name a part of an own date that is one.
            written = draw(plain_dates() | all_dates)
            rejected = draw(st.sampled_from([False, False, True]))
            span = TimeSpan(written.text)
            claims.append(czsu.Claim(field=czsu.ClaimField(field), span=span, rejected=rejected))
            cited.append(Cited(source, field, written, rejected))
        stance = draw(st.sampled_from([*czsu.Stance]))
        made.append(czsu.Citation(reference=source, stance=stance, dates=tuple(claims)))
    return tuple(made), tuple(cited)


class World(NamedTuple):
    """A small dataset, and the dates of its records with all their readings."""

    dataset: czsu.Dataset
    dated: dict[str, Dated]


class _WorldMaker:
    """Draws records one after another, so that the later ones can be linked to the earlier."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.dated: dict[str, Dated] = {}

    def add(self, record: Record, dates: dict[str, Written]) -> None:
        """Add a record, with citations that date what it dates itself."""
        cited: tuple[Cited, ...] = ()
        if dates and not isinstance(record, czsu.Reference):
            drawn_citations, cited = self._draw(citations(dates))
            record = evolve(record, citations=drawn_citations)
        self.dated[record.id] = Dated(record, dates, cited)

    def some(self, keys: Iterable[str], size: int = 2) -> tuple[str, ...]:
        """Draw some of these ids."""
        choices = list(keys)
        if not choices:
            return ()
        return tuple(self._draw(st.lists(st.sampled_from(choices), unique=True, max_size=size)))

    def optional(self, field: str) -> dict[str, Written]:
        """Draw a date for a field, or none."""
        if self._draw(st.sampled_from([True, True, False])):
            return {field: self._draw(all_dates)}
        return {}

    def lasting(self) -> Written:
        """Draw a date that often has an unknown side, for what can be cut off."""
        return self._draw(all_dates | intervals("end") | intervals("start"))

    def some_that_ended(self, time: Written | None, keys: Iterable[str]) -> tuple[str, ...]:
        """Draw some events of which the last can have happened when a time ended."""
        drawn = self.some(keys)
        if time is None or not drawn:
            return drawn
        last = max((self.dated[key].dates["date"] for key in drawn), key=lambda date: date.last)
        fits = last.last >= time.earliest_end and last.first <= time.last
        return drawn if fits else ()

    def ended_before(self, keys: Iterable[str]) -> list[str]:
        """Return the events of which the last possible day is known.

        No other event can tell when something ended.
        """
        return [key for key in keys if self.dated[key].dates["date"].last < AFTER]

    def add_actors(self) -> None:
        """Add a state and the one that followed it, another body, a person and a group."""
        actors = (
            ("old", "state", ()),
            ("new", "government", ("old",)),
            ("other", "organisation", ()),
            ("jan", "person", ()),
            ("crowd", "group", ()),
        )
        for key, kind, followed in actors:
            dates = self.optional("existed")
            actor = make_actor(key, kind=kind, successor_of=followed, **_texts(dates))
            self.add(actor, dates)

    def add_events(self) -> None:
        """Add two events."""
        for key in EVENTS:
            dates = {"date": self.lasting()}
            # A role in which an actor need not exist, so that any dates go together.
            actors = [make_participant(actor, "victim") for actor in self.some(ACTORS)]
            self.add(make_event(key, participants=tuple(actors), **_texts(dates)), dates)

    def add_condition(self, key: str, kind: str) -> None:
        """Add a condition that began and ended with events that are in order."""
        span = self.lasting()
        began_with: list[str] = []
        ended_with: list[str] = []
        for event in EVENTS:
            happened = self.dated[event].dates["date"]
            if happened.first <= span.latest_start:
                began_with.append(event)
            if span.earliest_end <= happened.last:
                ended_with.append(event)
        condition = make_condition(
            key,
            span.text,
            kind,
            actors=self.some(ACTORS, 3),
            began_with=self.some(began_with),
            ended_with=self.some_that_ended(span, self.ended_before(ended_with)),
        )
        self.add(condition, {"span": span})

    def add_treaty(self, key: str, earlier: tuple[str, ...]) -> None:
        """Add a treaty that may supersede earlier ones."""
        signed = self._draw(plain_dates())
        in_force: dict[str, Written] = {}
        if self._draw(st.sampled_from([True, True, False])):
            in_force = {"in_force": self.lasting()}
        # A treaty is in force only after its signature.
        if in_force and in_force["in_force"].latest_start < signed.first:
            signed = MONTH
            if in_force["in_force"].latest_start < signed.first:
                in_force = {}
        superseded = [
            other for other in earlier if self.dated[other].dates["signed"].first <= signed.last
        ]
        parties = st.sampled_from([("old", "other"), ("old", "new"), ("new", "other"), ("other",)])
        treaty = make_treaty(
            key,
            signed.text,
            *self._draw(parties),
            supersedes=self.some(superseded),
            ended_with=self.some_that_ended(in_force.get("in_force"), self.ended_before(EVENTS)),
            **_texts(in_force),
        )
        self.add(treaty, {"signed": signed, **in_force})


def _texts(dates: dict[str, Written]) -> dict[str, str]:
    return {field: written.text for field, written in dates.items()}


ACTORS: Final = ("old", "new", "other", "jan", "crowd")
EVENTS: Final = ("event", "later")


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a small dataset, in which every kind of date can be cut off."""
    maker = _WorldMaker(draw)
    maker.add_actors()
    for key in ("atlas", "letters"):
        dates = maker.optional("issued")
        maker.add(make_reference(key, **_texts(dates)), dates)
    span = draw(all_dates)
    maker.add(make_period("period", span.text), {"span": span})
    maker.add_events()
    maker.add_condition("opinion", "stance")
    maker.add_condition("minister", "office")
    maker.add_treaty("pact", ())
    maker.add_treaty("next", ("pact",))
    maker.add_treaty("last", ("pact", "next"))
    records = [entry.record for entry in maker.dated.values()]
    return World(dataset_of(*records, coverage="1935"), maker.dated)


# ---- the rule ---------------------------------------------------------------------------------


def find_cut(world: World, key: str, field: str) -> int | None:
    """Return the last day of a time of unknown end, by the rule; None if nothing cuts it off."""
    return find_cut_after(
        world, world.dated[key].record, world.dated[key].dates[field].latest_start
    )


def find_cut_after(world: World, record: Record, latest_start: int) -> int | None:
    """Return the first limit that is not before a day on which the time can have begun."""
    limits = [
        limit_by_events(world, record),
        *limits_by_successors(world, record),
        limit_by_actors(world, record),
    ]
    for limit in limits:
        if limit is not None and latest_start <= limit < AFTER:
            return limit
    return None


def limit_by_events(world: World, record: Record) -> int | None:
    """Return the latest possible day of the last event with which it ended."""
    if not isinstance(record, czsu.Condition | czsu.Treaty) or not record.ended_with:
        return None
    return max(world.dated[event].dates["date"].last for event in record.ended_with)


def limits_by_successors(world: World, record: Record) -> list[int]:
    """Return the days by which each treaty that supersedes a treaty was in force, in order."""
    limits: list[int] = []
    for other in world.dated.values():
        if isinstance(other.record, czsu.Treaty) and record.id in other.record.supersedes:
            if "in_force" in other.dates:
                limits.append(other.dates["in_force"].latest_start)
            else:
                limits.append(other.dates["signed"].last)
    return sorted(limits)


def limit_by_actors(world: World, record: Record) -> int | None:
    """Return the last day on which the actors that it names can all have existed."""
    if isinstance(record, czsu.Event):
        named = {participant.actor for participant in record.participants}
    elif isinstance(record, czsu.Condition):
        named = {*record.actors}
    elif isinstance(record, czsu.Treaty):
        named = {*record.parties}
    else:
        return None
    is_office = isinstance(record, czsu.Condition) and record.kind == "office"
    if named - {"jan", "crowd"} and not is_office:
        named -= {"jan", "crowd"}
    # A state beside its successor counts as one that lasted as long as the last of them.
    groups = [[actor] for actor in named]
    if {"old", "new"} <= named:
        groups = [["old", "new"], *([actor] for actor in named - {"old", "new"})]
    limits: list[int] = []
    for group in groups:
        ends: list[int] = []
        for actor in group:
            existed = world.dated[actor].dates.get("existed")
            ends.append(existed.last if existed else AFTER)
        if max(ends) < AFTER:
            limits.append(max(ends))
    return min(limits, default=None)


def first_day(world: World, key: str) -> int:
    """Return the first day that a time of unknown start can have."""
    record = world.dated[key].record
    if isinstance(record, czsu.Treaty):
        return world.dated[key].dates["signed"].first
    if isinstance(record, czsu.Condition) and record.began_with:
        return min(world.dated[event].dates["date"].first for event in record.began_with)
    return BEFORE


def cut_date(world: World, key: str, field: str) -> Written:
    """Return the own date without the readings that the rule excludes."""
    own = world.dated[key].dates[field]
    readings = own.members
    if own.end_unknown:
        cut = find_cut(world, key, field)
        if cut is not None:
            readings = tuple(tuple(r for r in member if r[1] <= cut) for member in readings)
    # The signature of a treaty is its own beginning; an open start lies before everything.
    if field != "signed" and not own.start_open:
        first = first_day(world, key)
        readings = tuple(tuple(r for r in member if r[0] >= first) for member in readings)
    return own._replace(members=readings)


def is_contradicted(entry: Dated, field: str, stretch: Reading) -> bool:
    """Whether a source has dates for a field that do not agree, and none in a stretch of days."""
    own = entry.dates[field]
    for source in ("atlas", "letters"):
        live = [
            cited.written
            for cited in entry.cited
            if cited.source == source and cited.field == field and not cited.rejected
        ]
        if not live or any(agree(own, written) for written in live):
            continue
        if not any(possibly(written, stretch) for written in live):
            return True
    return False


# ---- the tests --------------------------------------------------------------------------------

TIMES: Final = {
    "periods": "span",
    "events": "date",
    "conditions": "span",
    "treaties": "signed",
    "actors": "existed",
    "references": "issued",
}

STRETCHES: Final = (
    *((day, day) for day in range(33)),
    *((first, first + 6) for first in range(0, 26, 5)),
    (0, 15),
    (16, 32),
    (0, 32),
)
"""Every day, some weeks and all of the time."""


def day_of(number: int) -> date:
    """Return a day of March 1935, the last of February or the first of April."""
    return date(1935, 2, 28) + timedelta(days=number)


def expected_ids(
    world: World, table: str, field: str, stretch: Reading
) -> tuple[set[str], set[str]]:
    """Return the ids of the records that overlap a stretch possibly, and certainly."""
    possible_ids: set[str] = set()
    certain_ids: set[str] = set()
    for record in getattr(world.dataset, table):
        entry = world.dated[record.id]
        if field not in entry.dates:
            continue
        if possibly(cut_date(world, record.id, field), stretch):
            possible_ids.add(record.id)
        if certainly(entry.dates[field], stretch) and not is_contradicted(entry, field, stretch):
            certain_ids.add(record.id)
    return possible_ids, certain_ids


@given(worlds())
def test_every_query(world: World) -> None:
    """`between` of each kind, `in_force` and the snapshot answer by the rule on every day."""
    for stretch in STRETCHES:
        first, last = day_of(stretch[0]), day_of(stretch[1])
        snapshot = world.dataset.on(f"{first}/{last}")
        for table, field in TIMES.items():
            whole = getattr(world.dataset, table)
            possible_ids, certain_ids = expected_ids(world, table, field, stretch)
            assert {*whole.between(first, last).ids} == possible_ids, (table, stretch)
            found_ids = {*whole.between(first, last, certain=True).ids}
            assert found_ids == certain_ids, (table, stretch)
            assert certain_ids <= possible_ids, (table, stretch)
            if table in {"periods", "events", "conditions"}:
                assert {*getattr(snapshot, table).ids} == possible_ids, (table, stretch)
                assert {*getattr(snapshot.certain, table).ids} == certain_ids, (table, stretch)
        possible_ids, certain_ids = expected_ids(world, "treaties", "in_force", stretch)
        assert {*snapshot.treaties.ids} == possible_ids, stretch
        assert {*snapshot.certain.treaties.ids} == certain_ids, stretch
        # Treaties of unknown force that were signed by then.
        until = (BEFORE, stretch[1])
        possible_ids, certain_ids = expected_ids(world, "treaties", "signed", until)
        unknown_ids: set[str] = set()
        for treaty in world.dataset.treaties:
            signed = world.dated[treaty.id].dates["signed"]
            cut = find_cut_after(world, treaty, signed.last)
            has_ended = cut is not None and cut < stretch[0]
            if "in_force" not in world.dated[treaty.id].dates and not has_ended:
                unknown_ids.add(treaty.id)
        assert {*snapshot.force_unknown.ids} == possible_ids & unknown_ids, stretch
        assert {*snapshot.certain.force_unknown.ids} == certain_ids & unknown_ids, stretch
        possible_ids, certain_ids = expected_ids(world, "treaties", "in_force", stretch)
        treaties = world.dataset.treaties
        assert {*treaties.in_force(f"{first}/{last}").ids} == possible_ids
        assert {*treaties.in_force(f"{first}/{last}", certain=True).ids} == certain_ids


@given(worlds())
def test_bounds(world: World) -> None:
    """The bounds of a record are those of the readings that the rule leaves, never wider."""
    fields = {table: "in_force" if table == "treaties" else field for table, field in TIMES.items()}
    for table, field in fields.items():
        for record in getattr(world.dataset, table):
            bounds = world.dataset.bounds(record)
            own = world.dated[record.id].dates.get(field)
            if own is None and isinstance(record, czsu.Treaty):
                assert bounds is not None
                signed = world.dated[record.id].dates["signed"]
                assert bounds.first == day_of(signed.first)
                cut = find_cut_after(world, record, signed.last)
                assert bounds.last == (date.max if cut is None else day_of(cut))
                continue
            if own is None:
                assert bounds is None
                continue
            left = cut_date(world, record.id, field)
            assert bounds is not None
            first = date.min if left.first == BEFORE else day_of(left.first)
            last = date.max if left.last == AFTER else day_of(left.last)
            assert (bounds.first, bounds.last) == (first, last), record.id
            assert (bounds.cut_by is None) is (left.last == own.last), record.id
            # A cut never lengthens, and leaves the days on which it can have begun.
            assert TimeSpan(own.text).earliest <= bounds.first
            assert bounds.last <= TimeSpan(own.text).latest
            assert bounds.cut_by is None or TimeSpan(own.text).latest_start <= bounds.last


@given(worlds())
def test_disputed(world: World) -> None:
    """A record is disputed by a live date that does not agree, or by a source that disputes it.

    A source disputes it with a live date, or without any date.
    """
    for entry in world.dated.values():
        if isinstance(entry.record, czsu.Reference):
            continue
        disputed = False
        for cited in entry.cited:
            if not cited.rejected and not agree(entry.dates[cited.field], cited.written):
                disputed = True
        for citation in entry.record.citations:
            live = [claim for claim in citation.dates if not claim.rejected]
            if citation.stance == "disputes" and (live or not citation.dates):
                disputed = True
        assert entry.record.disputed is disputed, entry.record.id
    for table in ("periods", "events", "conditions", "treaties", "actors"):
        whole = getattr(world.dataset, table)
        ids = {record.id for record in whole if record.disputed}
        assert {*whole.disputed.ids} == ids


@given(all_dates, all_dates)
def test_agreement(one: Written, other: Written) -> None:
    """Two dates agree as their readings do; the rule is symmetric and every date agrees itself."""
    span, other_span = TimeSpan(one.text), TimeSpan(other.text)
    assert span.agrees_with(other_span) is agree(one, other)
    assert other_span.agrees_with(span) is agree(one, other)
    assert span.agrees_with(span)


@given(all_dates)
def test_dates(written: Written) -> None:
    """A date overlaps the days that its readings do."""
    span = TimeSpan(written.text)
    for stretch in STRETCHES:
        first, last = day_of(stretch[0]), day_of(stretch[1])
        assert span.possibly_overlaps(first, last) is possibly(written, stretch)
        assert span.certainly_overlaps(first, last) is certainly(written, stretch)
