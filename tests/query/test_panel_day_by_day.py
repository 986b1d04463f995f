"""Every cell of the panel is what a look at every single day gives."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from attrs import fields
from hypothesis import given, strategies as st

import czsu_relations as czsu
from json_pointers import value_at
from panel_oracle import OBLIGATIONS, PARTS, PanelOracle, When, agrees
from raw_datasets import raw_actor, raw_condition, raw_dataset, raw_event, raw_reference, raw_treaty

if TYPE_CHECKING:
    from raw_datasets import Raw

COLUMNS: Final = {field.name for field in fields(czsu.DyadYear) if not field.name.startswith("_")}


def cells_of(dataset: czsu.Dataset, a: str, b: str) -> dict[int, dict[str, Any]]:
    """Return every cell of the panel by year and by column."""
    rows: dict[int, dict[str, Any]] = {}
    for row in dataset.dyad_years(a, b):
        rows[row.year] = {column: getattr(row, column) for column in COLUMNS}
    return rows


def different_cells(
    cells: dict[int, dict[str, Any]], expected: dict[int, dict[str, Any]]
) -> list[tuple[int, str, Any, Any]]:
    """Return the cells that differ, each with its year, its column and both values."""
    assert list(cells) == list(expected)
    found: list[tuple[int, str, Any, Any]] = []
    for year, row in expected.items():
        # A new column wants a rule in the oracle.
        assert set(row) == COLUMNS
        for column, value in row.items():
            cell = cells[year][column]
            # `==` alone would take 1 for True.
            if (type(cell), cell) != (type(value), value):
                found.append((year, column, cell, value))
    return found


# ---- dates of the years 1919 to 1926 ----

DAYS: Final = st.dates(date(1919, 7, 1), date(1926, 6, 30))
MARKS: Final = st.sampled_from(["", "", "", "", "", "?", "~", "%"])


def texts_with(day: date) -> list[str]:
    """Return the texts of dates that include a day, from fine to coarse."""
    text = day.isoformat()
    quarter = f"{day.year}-{33 + (day.month - 1) // 3}"
    return [text, text, text, text[:7], quarter, text[:4], f"{text[:3]}X"]


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    """Draw a day, a month, a quarter, a year or a decade."""
    return draw(DAYS.flatmap(lambda day: st.sampled_from(texts_with(day))))


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Draw an interval of two dates, or with one side open or unknown."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    start = draw(st.sampled_from(texts_with(first))) + draw(MARKS)
    end = draw(st.sampled_from(texts_with(last))) + draw(MARKS)
    forms = [f"{start}/{end}", f"{start}/{end}", f"{start}/", f"/{end}", f"{start}/..", f"../{end}"]
    return draw(st.sampled_from(forms))


@st.composite
def sets(draw: st.DrawFn) -> str:
    """Draw a set: some or one of several dates, with ranges and open sides."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=4, unique=True)))
    members = [draw(st.sampled_from(texts_with(day)[:-1])) for day in days]
    length = draw(st.sampled_from([10, 7, 4]))
    members.append(f"{days[0].isoformat()[:length]}..{days[-1].isoformat()[:length]}")
    if draw(st.integers(0, 4)) == 0:
        members.insert(0, f"..{days[0].isoformat()}")
    if draw(st.integers(0, 4)) == 0:
        members.append(f"{days[-1].isoformat()}..")
    chosen = draw(st.lists(st.sampled_from(members), min_size=2, max_size=3, unique=True))
    # Only the first and the last member of a set may be open.
    chosen.sort(key=members.index)
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    return f"{opening}{','.join(chosen)}{closing}"


@st.composite
def changed_sides(draw: st.DrawFn, text: str) -> str:
    """Draw another date for the same matter: one side moved, and the other as it is or left out."""
    sides = text.split("/")
    day = draw(DAYS)
    other = draw(st.sampled_from(texts_with(day)))
    if len(sides) == 1 or not all(side.strip(".") for side in sides):
        return draw(st.sampled_from([other, f"{other}/", f"/{other}"]))
    start, end = sides
    forms = [f"{other}/", f"/{other}", f"{other}/..", f"../{other}", f"{start}/", f"/{end}"]
    if day <= czsu.TimeSpan(end).latest:
        forms += [f"{other}/{end}"] * 2
    if day >= czsu.TimeSpan(start).earliest:
        forms += [f"{start}/{other}"] * 2
    return draw(st.sampled_from(forms))


moments: Final = st.one_of(
    plain_dates(), plain_dates(), st.tuples(plain_dates(), MARKS).map("".join), sets()
)
spans: Final = st.one_of(intervals(), intervals(), intervals(), moments)


# ---- datasets ----

STATES: Final = ("old-north", "north", "east-north", "west-north", "empire", "south", "third")
ACTORS: Final = (*STATES, "north-army", "general", "south-party", "secretary", "union", "league")
KINDS: Final = (
    "diplomatic-relations",
    "exile-relations",
    "mission",
    "broken-relations",
    "shared-border",
    "troop-presence",
    "membership",
    "stance",
)
KINDS_BY_MODE: Final = {
    mode: [kind.value for kind in czsu.EventKind if kind.mode is mode]
    for mode in (*czsu.Mode, None)
}
ROLES_OF_PARTS: Final = [
    [role for role, its_part in PARTS.items() if its_part == part]
    for part in ("acts", "acts-with", "acted-upon", "acts", "gains", "stands-by")
]
"""The roles of each part, so that no part is rarer than others because it has few roles."""


class _Maker:
    """Draws the records of a dataset of two lines of states."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        # Few kinds, so that they have several records, and others have none.
        self.kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True))
        self.obligations = draw(
            st.lists(st.sampled_from([*OBLIGATIONS.values()]), min_size=1, max_size=2, unique=True)
        )
        self.modes = draw(
            st.lists(st.sampled_from([*czsu.Mode, None]), min_size=2, max_size=4, unique=True)
        )

    def _some(self, items: tuple[str, ...] | list[str], least: int = 0, most: int = 3) -> list[str]:
        items = list(items)
        return self.draw(
            st.lists(st.sampled_from(items), min_size=least, max_size=most, unique=True)
            if items
            else st.just([])
        )

    def citations(self, name: str, own: str | None) -> list[Raw]:
        """Draw citations, of which some give a date for a field."""
        found: list[Raw] = []
        for reference in self._some(["book", "atlas", "paper"], least=1):
            citation: Raw = {"reference": reference}
            stance = self.draw(st.sampled_from(["supports", "qualifies", "disputes"]))
            if own and self.draw(st.booleans()):
                # Now and then the source says the same.
                span = self.draw(
                    st.one_of(changed_sides(own), changed_sides(own), spans, st.just(own))
                )
                claim: Raw = {"field": name, "span": span}
                if self.draw(st.integers(0, 4)) == 0:
                    claim["rejected"] = True
                citation["dates"] = [claim]
            citation["stance"] = stance
            found.append(citation)
        return found

    def state(self, key: str, existed: str, **more: Any) -> Raw:
        """Draw a state, which mostly existed for long."""
        existed = self.draw(st.one_of(st.just(existed), st.just(existed), intervals()))
        own = self.draw(st.sampled_from([existed, existed, existed, existed, None]))
        record = raw_actor(key, citations=self.citations("existed", own), **more)
        if own:
            record["existed"] = own
        identifiers: list[Raw] = []
        for scheme in self._some(["cow", "gw"]):
            value = self.draw(st.sampled_from(["10", "10", "20", "PRG"]))
            for span in self.draw(st.lists(st.one_of(st.none(), intervals(), spans), max_size=2)):
                identifiers.append({"scheme": scheme, "value": value})
                if span:
                    identifiers[-1]["span"] = span
        record["identifiers"] = _without_repeats(identifiers)
        return record

    def actors(self) -> list[Raw]:
        """Draw all actors: two lines of states, their parts, a third state, organisations."""
        return [
            self.state("old-north", "1900/1921-03-14"),
            self.state("north", "1921-03-15/1924-06-30", successor_of=["old-north"]),
            self.state("east-north", "1924-07-01/..", successor_of=["north"]),
            self.state("west-north", "1924-07/..", successor_of=["north"]),
            self.state("empire", "1900/1922"),
            self.state("south", "1922/..", successor_of=["empire"]),
            self.state("third", "1900/.."),
            raw_actor("north-army", kind="armed-force", part_of="north"),
            raw_actor("general", kind="person", part_of="north-army"),
            raw_actor("south-party", kind="party", part_of="empire"),
            raw_actor("secretary", kind="person", part_of="south-party"),
            raw_actor("union", kind="organisation"),
            raw_actor("league", kind="organisation"),
        ]

    def _actors_of_both(self, most: int) -> list[str]:
        """Draw actors, which mostly are of both sides."""
        chosen = self._some(ACTORS, least=1, most=most)
        if self.draw(st.sampled_from([True, True, True, False])):
            chosen += [
                self.draw(st.sampled_from(STATES[:4])),
                self.draw(st.sampled_from(STATES[4:6])),
            ]
        return list(dict.fromkeys(chosen))

    def event(self, key: str) -> Raw:
        """Draw an event with participants in any roles."""
        mode = self.draw(st.sampled_from(self.modes))
        kind = self.draw(st.sampled_from(KINDS_BY_MODE[mode]))
        participants: list[Raw] = []
        for actor in self._actors_of_both(3):
            role = self.draw(st.sampled_from(ROLES_OF_PARTS).flatmap(st.sampled_from))
            participants.append({"actor": actor, "role": role})
        when = self.draw(st.one_of(moments, moments, intervals()))
        return raw_event(key, when, kind=kind, participants=participants)

    def condition(self, key: str, events: list[str]) -> Raw:
        """Draw a condition, which may have begun and ended with events."""
        span = self.draw(spans)
        return raw_condition(
            key,
            span,
            kind=self.draw(st.sampled_from(self.kinds)),
            actors=self._actors_of_both(2),
            began_with=self._some(events, most=1),
            ended_with=self._some(events, most=2),
            citations=self.citations("span", span),
        )

    def treaty(self, key: str, events: list[str], earlier: list[str]) -> Raw:
        """Draw a treaty, which may be of unknown force and may supersede another."""
        in_force = self.draw(st.one_of(st.none(), spans, intervals()))
        parties = [actor for actor in self._actors_of_both(2) if actor != "league"]
        record = raw_treaty(
            key,
            self.draw(moments),
            parties=parties or ["third"],
            obligations=self._some(self.obligations, least=self.draw(st.sampled_from([1, 1, 0]))),
            supersedes=self._some(earlier, most=1),
            ended_with=self._some(events, most=1),
            citations=self.citations("in_force", in_force),
        )
        if in_force:
            record["in_force"] = in_force
        return record

    def _ids(self, name: str, most: int) -> list[str]:
        """Draw how many records there are, rather many than few, and return their ids."""
        count = self.draw(st.sampled_from([most, most - 1, most // 2, 0]))
        return [f"{name}-{number}" for number in range(count)]

    def dataset(self) -> Raw:
        """Draw a whole dataset."""
        event_ids = [
            f"event-{number}" for number in range(self.draw(st.sampled_from([3, 4, 5, 6, 0])))
        ]
        events = [self.event(key) for key in event_ids]
        conditions = [self.condition(key, event_ids) for key in self._ids("condition", most=6)]
        treaties: list[Raw] = []
        for key in self._ids("treaty", most=4):
            earlier = [treaty["id"] for treaty in treaties]
            treaties.append(self.treaty(key, event_ids, earlier))
        raw = raw_dataset(
            actors=self.actors(),
            events=events,
            conditions=conditions,
            treaties=treaties,
            references=[raw_reference(key) for key in ("atlas", "book", "paper")],
        )
        raw["coverage"] = self.draw(
            st.sampled_from(["1919/1926", "1920/1925", "1920-03-10/1925-08-20", "1921-05/1924"])
        )
        if self.draw(st.booleans()):
            raw["dyad"] = ["north", "south"]
        return raw


def _without_repeats(items: list[Raw]) -> list[Raw]:
    return [item for index, item in enumerate(items) if item not in items[:index]]


@st.composite
def datasets(draw: st.DrawFn) -> czsu.Dataset:
    """Draw a dataset; what does not fit together in it is taken out."""
    raw = _Maker(draw).dataset()
    while True:
        try:
            return czsu.Dataset.from_dict(raw)
        except czsu.DatasetError as error:
            # From the back, so that the places of the others stay right.
            for problem in sorted(error.problems, key=_place_of, reverse=True):
                _take_out(raw, problem.pointer)


def _place_of(problem: czsu.Problem) -> list[int | str]:
    return [part.zfill(3) for part in problem.pointer.split("/")]


def _take_out(raw: Raw, pointer: str) -> None:
    """Take the item that a problem points to out of the raw data."""
    path, _, last = pointer.rpartition("/")
    if last in {"date", "field", "span", "citations"}:
        # An event cannot do without a date: it goes as a whole.
        path, _, last = path.rpartition("/")
    owner: Any = value_at(raw, path)
    if isinstance(owner, list):
        del owner[int(last)]
    else:
        del owner[last]


@given(datasets())
def test_a_look_at_every_day_gives_the_same_panel(dataset: czsu.Dataset) -> None:
    """The rows of any dataset have in every cell what the days of the year say."""
    for a, b in (("north", "south"), ("empire", "east-north")):
        expected = PanelOracle(dataset, a, b).rows()
        assert different_cells(cells_of(dataset, a, b), expected) == []


@pytest.mark.slow
def test_the_bundled_panel_day_by_day() -> None:
    """The panel of the bundled dataset has in every cell what the days of the year say."""
    dyad = czsu.dataset.dyad
    expected = PanelOracle(czsu.dataset, *dyad).rows()
    assert different_cells(cells_of(czsu.dataset, *dyad), expected) == []
    # The other way round each count by one side is that by the other side.
    reversed_cells = cells_of(czsu.dataset, *reversed(dyad))
    for year, row in reversed_cells.items():
        for column, value in row.items():
            twin = column
            if column.endswith(("_a", "_b")):
                twin = column[:-1] + {"a": "b", "b": "a"}[column[-1]]
            assert value == expected[year][twin], (year, column)


@pytest.mark.slow
@pytest.mark.parametrize(
    "reference",
    ["atop-4-01", "cow-states-2016", "cow-igo-v3", "cow-alliances-v4", "wikipedia-2018"],
)
def test_the_panel_of_an_account_day_by_day(reference: str) -> None:
    """The panel of what one source says follows the same rules."""
    account = czsu.dataset.according_to(reference)
    dyad = czsu.dataset.dyad
    expected = PanelOracle(account, *dyad).rows()
    assert different_cells(cells_of(account, *dyad), expected) == []


# ---- the oracle itself ----


@given(spans, spans)
def test_the_oracle_reads_dates_as_the_library_does(text: str, other: str) -> None:
    """What dates say of single days and longer stretches, and whether two of them agree."""
    span, other_span = czsu.TimeSpan(text), czsu.TimeSpan(other)
    assert agrees(text, other) is span.agrees_with(other_span)
    when = When(text)
    first = date(1919, 6, 20)
    while first < date(1926, 8, 1):
        for length in (0, 9, 364):
            last = first + timedelta(days=length)
            days = first.toordinal(), last.toordinal()
            assert when.surely(*days) is span.certainly_overlaps(first, last), (first, last)
            assert when.maybe(*days) is span.possibly_overlaps(first, last), (first, last)
        first += timedelta(days=37)
