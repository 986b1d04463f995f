"""The order of records in a dataset, whatever the order in which they were given."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import TimeSpan
from date_strategies import edtf_texts
from example_datasets import (
    EXAMPLE,
    dataset_of,
    make_actor,
    make_condition,
    make_event,
    make_period,
    make_reference,
    make_treaty,
)

if TYPE_CHECKING:
    from czsu_relations import Event, Period, Record

TABLES = ("periods", "events", "conditions", "treaties", "actors", "references")

spans = edtf_texts().map(lambda dressed: TimeSpan(dressed.text))
ids = st.lists(st.from_regex(r"[a-c]{1,3}", fullmatch=True), unique=True, max_size=8)


def _every_record(dataset: czsu.Dataset) -> list[Record]:
    records: list[Record] = []
    for table in TABLES:
        records.extend(getattr(dataset, table))
    return records


class TestShuffled:
    """Records given in any order are put in the same order."""

    @given(st.permutations(_every_record(EXAMPLE)))
    def test_input_order_makes_no_difference(self, records: list[Record]) -> None:
        """The same records in any order are the same dataset."""
        assert dataset_of(*records) == EXAMPLE

    @given(st.lists(st.tuples(spans, spans), max_size=8))
    def test_time(self, pairs: list[tuple[TimeSpan, TimeSpan]]) -> None:
        """Conditions and periods are ordered by span, treaties by date of signature."""
        made: list[Record] = [make_actor("a")]
        for index, (span, signed) in enumerate(pairs):
            made.append(make_condition(f"c-{index}", span.edtf))
            made.append(make_period(f"p-{index}", span.edtf))
            made.append(make_treaty(f"t-{index}", signed.edtf, "a"))
        dataset = dataset_of(*reversed(made))
        for places in (
            [(condition.span.position, condition.id) for condition in dataset.conditions],
            [(period.span.position, period.id) for period in dataset.periods if not period.part_of],
            [(treaty.signed.position, treaty.id) for treaty in dataset.treaties],
        ):
            assert len(places) == len(pairs)
            assert places == sorted(places)

    @given(ids, st.data())
    def test_actors_by_name(self, keys: list[str], data: st.DataObject) -> None:
        """Actors are ordered by their first name without case and accents, then by id."""
        names = st.sampled_from(["Áda", "ada", "Bob", "böb", "Čeněk", "Cyril", "Žofie", "zora"])
        dataset = dataset_of(*(make_actor(key, data.draw(names), "A first alias") for key in keys))
        folded = {"Á": "a", "ö": "o", "Č": "c", "ě": "e", "Ž": "z"}
        keys_in_order: list[tuple[str, str]] = []
        for actor in dataset.actors:
            letters = [folded.get(letter, letter.lower()) for letter in actor.name]
            keys_in_order.append(("".join(letters), actor.id))
        assert keys_in_order == sorted(keys_in_order)

    @given(ids)
    def test_references_by_id(self, keys: list[str]) -> None:
        """References are ordered by id, whatever their titles."""
        dataset = dataset_of(*(make_reference(key, title=key[::-1]) for key in keys))
        assert dataset.references.ids == tuple(sorted(keys))


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Draw events with few different dates; causes are drawn before their effects."""
    made: list[Event] = []
    for key in draw(ids):
        earlier = [event.id for event in made]
        causes = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        dates_of_causes = [event.date.edtf for event in made if event.id in causes]
        latest = max(dates_of_causes, default="1910")
        date = draw(st.sampled_from([day for day in ("1910", "1911") if day >= latest]))
        made.append(make_event(key, date, because_of=tuple(causes)))
    return made


@st.composite
def nested_periods(draw: st.DrawFn) -> list[Period]:
    """Draw periods with few different spans; wider periods are drawn before their parts."""
    made: list[Period] = []
    for key in draw(ids):
        whole = draw(st.sampled_from([None, *made]))
        inner = ["1910/1920"] if whole and whole.span.edtf == "1910/1920" else []
        span = draw(st.sampled_from(inner or ["1910/1920", "1910/1930"]))
        made.append(make_period(key, span, part_of=whole and whole.id))
    return made


class TestTies:
    """At the same time causes come before effects, wholes before parts, then ids in order."""

    @given(histories(), st.data())
    def test_events(self, made: list[Event], data: st.DataObject) -> None:
        """Events are ordered by time; at the same time causes come first, then ids in order."""
        dataset = dataset_of(*data.draw(st.permutations(made)))
        for before, after in combinations(dataset.events, 2):
            assert before.date.position <= after.date.position
            assert after.id not in before.because_of
        for before, after in pairwise(dataset.events):
            related = before.because_of or after.because_of
            assert before.date != after.date or related or before.id < after.id

    @given(nested_periods(), st.data())
    def test_periods(self, made: list[Period], data: st.DataObject) -> None:
        """Periods are ordered by beginning; wholes come before parts that begin with them."""
        dataset = dataset_of(*data.draw(st.permutations(made)))
        for before, after in combinations(dataset.periods, 2):
            assert before.span.position[0] <= after.span.position[0]
            assert before.part_of != after.id
        for before, after in pairwise(dataset.periods):
            related = before.part_of or after.part_of
            assert related or (before.span.position, before.id) < (after.span.position, after.id)

    def test_a_part_that_begins_with_its_whole(self) -> None:
        """A part comes after its whole, although it ends earlier and its id comes first."""
        dataset = dataset_of(
            make_period("a", "1910/1911", part_of="b"),
            make_period("b", "1910/1920", part_of="c"),
            make_period("c", "1910/1930"),
            make_period("d", "1909/1950"),
        )
        assert dataset.periods.ids == ("d", "c", "b", "a")

    def test_a_long_chain_of_causes(self) -> None:
        """All causes on the same day come before their effects, however long the chain."""
        chain = [
            make_event(f"e-{9 - n}", "1910-05-01", because_of=(f"e-{10 - n}",) if n else ())
            for n in range(10)
        ]
        assert dataset_of(*chain).events.ids == tuple(f"e-{9 - n}" for n in range(10))

    def test_a_cause_may_be_a_condition(self) -> None:
        """Conditions among the causes do not change the order of the events."""
        dataset = dataset_of(
            make_condition("c", "1909/1911"),
            make_event("b", "1910", because_of=("c",)),
            make_event("a", "1910", because_of=("b", "c")),
        )
        assert dataset.events.ids == ("b", "a")


class TestBundled:
    """The bundled data are not sorted when they are loaded, so they must be in order."""

    @pytest.mark.parametrize("table", TABLES)
    def test_files_are_in_order(self, table: str) -> None:
        """Sorting the bundled data changes nothing."""
        sorted_dataset = czsu.Dataset.from_dict(czsu.dataset.to_dict())
        assert getattr(czsu.dataset, table).ids == getattr(sorted_dataset, table).ids
