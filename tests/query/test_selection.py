"""What every selection can do: look records up, filter by time and words, combine."""

from __future__ import annotations

import copy
import operator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import TimeSpan
from czsu_relations._model.certainty import certainly_overlaps
from date_strategies import queries
from example_datasets import EXAMPLE, dataset_of, make_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations import Selection

TABLES = ("periods", "events", "conditions", "treaties", "actors", "references")
TIMES = {
    "periods": "span",
    "events": "date",
    "conditions": "span",
    "treaties": "signed",
    "actors": "existed",
    "references": "issued",
}
EVENTS = EXAMPLE.events

every_table = pytest.mark.parametrize("table", TABLES)


def whole_table(table: str, dataset: czsu.Dataset = EXAMPLE) -> Selection[Any]:
    """Return the selection of all records in a table."""
    whole: Selection[Any] = getattr(dataset, table)
    return whole


def selections_from(whole: Selection[Any]) -> st.SearchStrategy[Selection[Any]]:
    """Return a strategy for any records of a table, in the dataset's order."""
    id_sets = st.sets(st.sampled_from(whole.ids))
    return id_sets.map(lambda ids: whole.where(lambda record: record.id in ids))


selections = st.sampled_from(TABLES).flatmap(lambda table: selections_from(whole_table(table)))
triples = st.sampled_from(TABLES).flatmap(
    lambda table: st.tuples(*[selections_from(whole_table(table))] * 3)
)


class TestSequence:
    """A selection is a sequence of records that also looks up by id."""

    @given(selections, st.integers(-12, 12))
    def test_positions(self, chosen: Selection[Any], position: int) -> None:
        """It is indexed like a tuple, from both ends, and a position beyond them is an error."""
        records = tuple(chosen)
        assert len(chosen) == len(records)
        assert list(reversed(chosen)) == list(reversed(records))
        if -len(records) <= position < len(records):
            assert chosen[position] is records[position]
        else:
            with pytest.raises(IndexError):
                chosen[position]

    @given(selections, st.slices(8))
    def test_slices_keep_the_type(self, chosen: Selection[Any], slice_: slice) -> None:
        """A slice has the records of a tuple's slice, and is a selection of the same type."""
        sliced = chosen[slice_]
        assert type(sliced) is type(chosen)
        assert tuple(sliced) == tuple(chosen)[slice_]

    @every_table
    def test_ids(self, table: str) -> None:
        """Each record is found by its id, by its position, and as itself."""
        whole = whole_table(table)
        assert whole.ids == tuple(record.id for record in whole)
        for position, record in enumerate(whole):
            assert whole[record.id] is record
            assert whole.named(record) is record
            assert whole.index(record) == position
            assert whole.count(record) == 1
            assert record in whole
            assert record.id in whole
            assert whole.get(record.id) is record

    @every_table
    def test_missing_records(self, table: str) -> None:
        """`in`, `count` and `get` allow a missing record; `index` raises an error."""
        whole = whole_table(table)
        stranger = make_event("stranger", "1910")
        others: tuple[object, ...] = (
            "stranger",
            "",
            "STRANGER",
            stranger,
            None,
            0,
            [],
            {"id": "stranger"},
        )
        for other in others:
            assert other not in whole
            assert whole.count(other) == 0
        assert whole.get("stranger") is None
        with pytest.raises(ValueError, match=r"^$"):
            whole.index(stranger)

    def test_records_outside_the_selection(self) -> None:
        """A selection finds its own records only, not those of its dataset."""
        chosen: Selection[Any] = EVENTS[:2]
        assert "break-1930" not in chosen
        assert EVENTS["break-1930"] not in chosen
        assert chosen.get("break-1930") is None
        with pytest.raises(czsu.UnknownNameError):
            chosen["break-1930"]

    def test_look_up_takes_an_id_only(self) -> None:
        """An index is an id and not a name; `named` takes names."""
        assert EXAMPLE.actors.named("severni ZEME") is EXAMPLE.actors["north"]
        with pytest.raises(czsu.UnknownNameError):
            EXAMPLE.actors["Northland"]

    @every_table
    def test_repr_and_truth(self, table: str) -> None:
        """Its repr has its type and length, and it is false when it is empty."""
        whole = whole_table(table)
        assert repr(whole) == f"<{table.capitalize()}: {len(whole)}>"
        assert whole
        empty = whole[:0]
        assert repr(empty) == f"<{table.capitalize()}: 0>"
        assert not empty

    @every_table
    def test_module_of_type(self, table: str) -> None:
        """Its type names the package as its module, and users find it there."""
        cls = type(whole_table(table))
        assert cls.__module__ == "czsu_relations"
        assert getattr(czsu, cls.__qualname__) is cls


class EqualToAll:
    """An object that is equal to everything."""

    def __eq__(self, other: object) -> bool:
        """Return True."""
        return True

    def __hash__(self) -> int:
        """Return the same hash for all."""
        return 0


class TestIdentity:
    """Selections are values: equal by type and records, and never changed."""

    @given(triples)
    def test_equality(self, three: tuple[Selection[Any], ...]) -> None:
        """Two are equal when their records are equal, and then they have the same hash."""
        first, second, _ = three
        assert (first == second) is (tuple(first) == tuple(second))
        again = first.where(lambda _: True)
        assert again == first
        assert hash(again) == hash(first)

    def test_type_counts(self) -> None:
        """A selection equals none of another type, and no tuple; other classes may disagree."""
        assert EVENTS[:0] != EXAMPLE.actors[:0]
        assert tuple(EVENTS) != EVENTS
        assert EqualToAll() == EVENTS
        assert operator.eq(EVENTS, EqualToAll())

    def test_dataset_does_not_count(self) -> None:
        """A selection of the same records in another dataset is equal."""
        other = dataset_of(
            *EVENTS, *EXAMPLE.actors, *EXAMPLE.treaties, *EXAMPLE.conditions, *EXAMPLE.references
        )
        assert other != EXAMPLE
        assert other.events == EVENTS
        assert hash(other.events) == hash(EVENTS)

    @every_table
    def test_nothing_can_be_set_or_deleted(self, table: str) -> None:
        """No attribute can be set or deleted, whether the object has it or not."""
        whole = whole_table(table)
        for name in ("ids", "_records", "_dataset", "extra"):
            with pytest.raises(AttributeError):
                setattr(whole, name, ())
            with pytest.raises(AttributeError):
                delattr(whole, name)
        assert not hasattr(whole, "__dict__")
        with pytest.raises(TypeError):
            operator.setitem(whole, 0, None)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue] - the point
        with pytest.raises(TypeError):
            operator.delitem(whole, 0)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue] - the point

    @every_table
    def test_copies_are_the_same_object(self, table: str) -> None:
        """An immutable object need not be copied."""
        whole = whole_table(table)
        assert copy.copy(whole) is whole
        assert copy.deepcopy(whole) is whole
        assert copy.deepcopy([whole])[0] is whole


COMBINATIONS: list[Callable[[Any, Any], Any]] = [
    lambda left, right: left | right,
    lambda left, right: left & right,
    lambda left, right: left - right,
]


class TestCombining:
    """`|`, `&` and `-` follow the laws of sets, in the dataset's order."""

    @given(triples)
    def test_members(self, three: tuple[Selection[Any], ...]) -> None:
        """The result has the records that the operator defines, in the dataset's order."""
        a, b, _ = three
        whole = whole_table(type(a).table)
        assert (a | b).ids == tuple(key for key in whole.ids if key in a or key in b)
        assert (a & b).ids == tuple(key for key in whole.ids if key in a and key in b)
        assert (a - b).ids == tuple(key for key in whole.ids if key in a and key not in b)
        assert type(a | b) is type(a & b) is type(a - b) is type(a)

    @given(triples)
    def test_laws(self, three: tuple[Selection[Any], ...]) -> None:
        """Idempotence, commutativity, associativity, distribution, absorption, De Morgan."""
        a, b, c = three
        whole = whole_table(type(a).table)
        assert a | a == a & a == a
        assert a - a == whole[:0]
        assert a | b == b | a
        assert a & b == b & a
        assert (a | b) | c == a | (b | c)
        assert (a & b) & c == a & (b & c)
        assert a & (b | c) == (a & b) | (a & c)
        assert a | (a & b) == a & (a | b) == a
        assert whole - (a | b) == (whole - a) & (whole - b)
        assert whole - (a & b) == (whole - a) | (whole - b)
        assert a - b == a & (whole - b)

    @pytest.mark.parametrize("combine", COMBINATIONS, ids="|&-")
    def test_order_is_the_datasets(self, combine: Callable[[Any, Any], Any]) -> None:
        """The result is in the dataset's order even if a slice has reversed the selections."""
        found = combine(EVENTS[::-1], EVENTS[:2][::-1])
        assert found.ids == tuple(key for key in EVENTS.ids if key in found)

    @pytest.mark.parametrize("combine", COMBINATIONS, ids="|&-")
    @pytest.mark.parametrize(
        "other", [EXAMPLE.actors, (), {"break-1930"}, "break-1930", None, EVENTS[0]], ids=repr
    )
    def test_other_types(self, combine: Callable[[Any, Any], Any], other: object) -> None:
        """Only selections of one type can be combined, on either side of the operator."""
        with pytest.raises(TypeError):
            combine(EVENTS, other)
        with pytest.raises(TypeError):
            combine(other, EVENTS)

    @pytest.mark.parametrize("combine", COMBINATIONS, ids="|&-")
    def test_other_datasets(self, combine: Callable[[Any, Any], Any]) -> None:
        """Selections of two datasets cannot be combined, even if their records are equal."""
        other = dataset_of(
            *EVENTS, *EXAMPLE.actors, *EXAMPLE.treaties, *EXAMPLE.conditions, *EXAMPLE.references
        )
        with pytest.raises(czsu.QueryError) as caught:
            combine(EVENTS, other.events)
        message = "selections of two different datasets cannot be combined"
        assert caught.value == czsu.QueryError(message)

    def test_equal_datasets(self) -> None:
        """Selections of two equal datasets can be combined."""
        again = czsu.Dataset.from_json(EXAMPLE.to_json())
        assert again is not EXAMPLE
        assert EVENTS[:2] | again.events[1:3] == EVENTS[:3]


class TestTime:
    """A selection filters its records by time, possibly or certainly."""

    @pytest.mark.parametrize("table", TABLES)
    @pytest.mark.parametrize("dataset", [EXAMPLE, czsu.dataset], ids=repr)
    @given(query=queries())
    def test_between(self, table: str, dataset: czsu.Dataset, query: tuple[date, date]) -> None:
        """It returns the records whose own dates overlap the time, in their order."""
        whole = whole_table(table, dataset)
        dated = [
            (record, span)
            for record in whole
            if (span := getattr(record, TIMES[table])) is not None
        ]
        possibly = whole.between(*query)
        certainly = whole.between(*query, certain=True)
        assert type(possibly) is type(certainly) is type(whole)
        # Records that nothing cuts off, at either end; what is cut off is in test_day_by_day.py.
        known = [
            record
            for record, span in dated
            if span.possibly_overlaps(*query)
            and not span.end_unknown
            and not getattr(record, "began_with", ())
        ]
        assert [record for record in possibly if record in known] == known
        for record, span in dated:
            if record in possibly:
                assert span.possibly_overlaps(*query), record.id
            doubted = not certainly_overlaps(record, TIMES[table], *query)
            assert (record in certainly) is (span.certainly_overlaps(*query) and not doubted)

    @pytest.mark.parametrize("certain", [False, True])
    @given(day=st.dates(date(1917, 1, 1), date(1993, 12, 31)))
    def test_on_before_after(self, day: date, certain: bool) -> None:  # noqa: FBT001 - a table's column
        """They equal `between` with the corresponding limits."""
        whole = czsu.events
        day_before, day_after = (date.fromordinal(day.toordinal() + n) for n in (-1, 1))
        assert whole.on(day, certain=certain) == whole.between(day, day, certain=certain)
        assert whole.before(day, certain=certain) == whole.between(
            None, day_before, certain=certain
        )
        assert whole.after(day, certain=certain) == whole.between(day_after, None, certain=certain)

    @pytest.mark.parametrize(
        ("start", "end", "possibly", "certainly"),
        [
            pytest.param("1912-06-01", "1912-06-01", [2, 3], [2, 3], id="a day"),
            pytest.param("1910-05-07", "1910-05-08", [1], [], id="days in a month"),
            pytest.param("1910", "1912", [1, 2, 3], [1, 2, 3], id="years: first to last day"),
            pytest.param("1912", "1910/1912", [2, 3], [2, 3], id="from a start to an end"),
            pytest.param("1931", "1931", [5], [], id="approximate is never certain"),
            pytest.param("1935", "1935", [], [], id="one of two years, not the one between"),
            pytest.param("1936", "1936", [6], [], id="one of two years"),
            pytest.param("1934", "1936", [6], [6], id="both of two years"),
            pytest.param(None, "1905-03", [0], [0], id="no first day"),
            pytest.param("..", "1905-03", [0], [0], id="open at the start"),
            pytest.param("1930-01-15", None, [4, 5, 6], [4, 6], id="no last day"),
            pytest.param("1930-01-15", "..", [4, 5, 6], [4, 6], id="open at the end"),
            pytest.param(None, None, [*range(7)], [0, 1, 2, 3, 4, 6], id="no limit"),
        ],
    )
    def test_limits(
        self,
        start: str | None,
        end: str | None,
        possibly: list[int],
        certainly: list[int],
    ) -> None:
        """The time runs from the first day of `start` to the last day of `end`."""
        assert EVENTS.between(start, end).ids == tuple(EVENTS[n].id for n in possibly)
        certain = EVENTS.between(start, end, certain=True)
        assert certain.ids == tuple(EVENTS[n].id for n in certainly)

    @pytest.mark.parametrize(
        ("when", "before", "on", "after"),
        [
            pytest.param("1912-06-01", [0, 1], [2, 3], [4, 5, 6], id="a day"),
            pytest.param("1912", [0, 1], [2, 3], [4, 5, 6], id="a year"),
            pytest.param("1910-05-07", [0, 1], [1], [1, 2, 3, 4, 5, 6], id="a day in a month"),
            pytest.param("../1912", [], [0, 1, 2, 3], [4, 5, 6], id="nothing before no start"),
            pytest.param("1912/..", [0, 1], [2, 3, 4, 5, 6], [], id="nothing after no end"),
        ],
    )
    def test_strictly(self, when: str, before: list[int], on: list[int], after: list[int]) -> None:
        """`before` is before the first day of a time, `after` is after its last day."""
        assert EVENTS.before(when).ids == tuple(EVENTS[n].id for n in before)
        assert EVENTS.on(when).ids == tuple(EVENTS[n].id for n in on)
        assert EVENTS.after(when).ids == tuple(EVENTS[n].id for n in after)

    @pytest.mark.parametrize(
        ("table", "when", "found"),
        [
            ("treaties", "1912-06-02", ()),
            ("treaties", "1912-06-01", ("pact",)),
            ("actors", "1902", ("jan", "north")),
            ("actors", "1905-03-01", ("jan", "north", "south")),
            ("references", "1925", ("gazette",)),
            ("periods", "1932", ("whole", "late", "crisis")),
            ("conditions", "1911", ("tension",)),
        ],
    )
    def test_field_that_each_type_compares(
        self, table: str, when: str, found: tuple[str, ...]
    ) -> None:
        """Treaties are compared by signature, actors by existence, references by issue date."""
        assert whole_table(table).on(when).ids == found

    @pytest.mark.parametrize(
        ("table", "undated"),
        [
            ("actors", ("jan-younger", "league", "north-army", "north-guard")),
            ("references", ("letters", "unused")),
        ],
    )
    def test_undated_records_never_match(self, table: str, undated: tuple[str, ...]) -> None:
        """A record without a date does not even match a time without limits."""
        whole = whole_table(table)
        assert set((whole - whole.between(None, None)).ids) == set(undated)

    @pytest.mark.parametrize(
        "day",
        [
            TimeSpan("1912-06-01"),
            "1912-06-01",
            "1 June 1912",
            "June 1, 1912",
            "1912-06-01T09:30:00Z",
            date(1912, 6, 1),
            datetime(1912, 6, 1, 23, 59, tzinfo=UTC),
        ],
        ids=repr,
    )
    def test_every_form_of_a_day(self, day: czsu.When) -> None:
        """EDTF, ISO, English, a date and a datetime mean the same day."""
        found = ("muster-1912", "pact-signed-1912")
        assert EVENTS.on(day).ids == EVENTS.between(day, day).ids == found
        assert EVENTS.before(day).ids == ("founding-1905", "visit-1910")
        assert EVENTS.after(day).ids == ("break-1930", "rumour-1931", "either-1934")

    @pytest.mark.parametrize("year", [1912, "1912", "1912-XX", TimeSpan("1912")], ids=repr)
    def test_every_form_of_a_year(self, year: czsu.When) -> None:
        """A year may be a number, among other forms."""
        assert EVENTS.on(year) == EVENTS.between("1912-01-01", "1912-12-31")

    @pytest.mark.parametrize(
        ("start", "end"),
        [("1944", "1943"), (date(1944, 1, 2), "1944-01-01"), (1944, "December 1943")],
        ids=repr,
    )
    def test_reversed(self, start: czsu.When, end: czsu.When) -> None:
        """A range that runs backwards is an error that says so."""
        with pytest.raises(czsu.QueryError) as caught:
            EVENTS.between(start, end)
        message = f"the range runs backwards: {start} begins after {end} has ended"
        assert caught.value == czsu.QueryError(message)

    @pytest.mark.parametrize("method", ["on", "before", "after"])
    @pytest.mark.parametrize(
        ("when", "error"),
        [
            (19.12, czsu.QueryTypeError),
            (True, czsu.QueryTypeError),
            (b"1912", czsu.QueryTypeError),
            ("10/5/1912", czsu.EDTFError),
            ("1912-02-30", czsu.EDTFError),
            ("", czsu.EDTFError),
        ],
        ids=repr,
    )
    def test_no_time(self, method: str, when: object, error: type[Exception]) -> None:
        """A value that is not a date, or an ambiguous date, is refused."""
        with pytest.raises(error):
            getattr(EVENTS, method)(when)
        with pytest.raises(error):
            getattr(EVENTS, "between")(when, None)  # noqa: B009 - a wrong type on purpose
        with pytest.raises(error):
            getattr(EVENTS, "between")(None, when)  # noqa: B009 - a wrong type on purpose


class TestInPeriod:
    """`in_period` filters by the time of a period."""

    @pytest.mark.parametrize("dataset", [EXAMPLE, czsu.dataset], ids=repr)
    @every_table
    def test_is_between_its_bounds(self, table: str, dataset: czsu.Dataset) -> None:
        """The period is given by id, by title, or as the record."""
        whole = whole_table(table, dataset)
        for period in dataset.periods:
            first, last = period.span.earliest, period.span.latest
            for certain in (False, True):
                found = whole.between(first, last, certain=certain)
                for argument in (period, period.id, period.title.upper()):
                    assert whole.in_period(argument, certain=certain) == found

    def test_mistakes(self) -> None:
        """The error for a misspelt period suggests similar ones; another record is refused."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            EVENTS.in_period("crissis")
        assert caught.value == czsu.UnknownNameError("crissis", "period", ["crisis"])
        with pytest.raises(czsu.QueryTypeError):
            EVENTS.in_period(EVENTS[0])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point


class TestWhere:
    """`where` filters by a function of the record."""

    @given(selections)
    def test_returns_the_records_for_which_it_is_true(self, chosen: Selection[Any]) -> None:
        """The result has the type and the order of the selection."""
        found = chosen.where(lambda record: len(record.id) % 2)
        assert type(found) is type(chosen)
        assert found.ids == tuple(key for key in chosen.ids if len(key) % 2)

    @pytest.mark.parametrize("test", ["break-1930", None, 1])
    def test_wants_a_function(self, test: Any) -> None:
        """Anything but a function is refused, even by an empty selection."""
        with pytest.raises(czsu.QueryTypeError, match="where takes a function of a record, not"):
            EVENTS[:0].where(test)


class TestSearch:
    """`search` looks for words and years in records, here of the example."""

    @pytest.mark.parametrize(
        ("table", "words", "found"),
        [
            pytest.param("events", "founded", ["founding-1905"], id="in a title"),
            pytest.param("events", "PROCLAIMED", ["founding-1905"], id="in a summary, no case"),
            pytest.param("events", "rozchod", ["break-1930"], id="in another title"),
            pytest.param("events", "krizak", ["founding-1905"], id="no accents"),
            pytest.param("events", "Křiž", ["founding-1905"], id="the beginning of a word"),
            pytest.param("events", "family's", ["founding-1905"], id="an apostrophe"),
            pytest.param("events", "family’s", ["founding-1905"], id="another apostrophe"),
            pytest.param("events", "izak", [], id="not the middle of a word"),
            pytest.param("events", "fam proc south", ["founding-1905"], id="every word, anywhere"),
            pytest.param("events", "family renounced", [], id="every word, not some"),
            pytest.param("events", "stone", ["founding-1905"], id="in the place"),
            pytest.param(
                "events", "1912", ["muster-1912", "pact-signed-1912"], id="a number, in order"
            ),
            pytest.param("actors", "severni", ["north"], id="in any name"),
            pytest.param(
                "actors", "jan cern", ["jan", "jan-younger"], id="ambiguous names do not matter"
            ),
            pytest.param("treaties", "pristavni", ["pact"], id="treaties"),
            pytest.param("periods", "whole time", ["whole"], id="periods"),
            pytest.param("conditions", "about-garrison", ["garrison"], id="conditions"),
            pytest.param("references", "lands: atlas", ["atlas"], id="references"),
        ],
    )
    def test_found(self, table: str, words: str, found: list[str]) -> None:
        """Case, accents and punctuation do not matter; words match as prefixes."""
        assert list(whole_table(table).search(words).ids) == found

    @pytest.mark.parametrize("words", ["", "  ", "—", "?!"])
    def test_wants_a_word(self, words: str) -> None:
        """Text without words is refused, because every record would match it."""
        with pytest.raises(czsu.QueryError) as caught:
            EVENTS.search(words)
        message = f"search needs at least one word; {words!r} has none"
        assert caught.value == czsu.QueryError(message)

    @pytest.mark.parametrize("words", [None, 1912, ["stone"], b"stone"], ids=repr)
    def test_wants_a_text(self, words: Any) -> None:
        """Anything but text is refused."""
        with pytest.raises(czsu.QueryTypeError, match="search takes a text, not"):
            EVENTS.search(words)


class TestSources:
    """Selections filter by the sources that attest or dispute their records."""

    @pytest.mark.parametrize(
        ("table", "reference", "found"),
        [
            ("events", "gazette", ["visit-1910", "pact-signed-1912", "break-1930"]),
            ("events", "letters", ["rumour-1931", "either-1934"]),
            ("events", "atlas OF the two lands", [*EVENTS.ids[:6]]),
            ("events", EXAMPLE.references["unused"], []),
            ("actors", "gazette", ["north"]),
            ("periods", "letters", ["crisis"]),
            ("treaties", "letters", ["covenant"]),
            ("conditions", "gazette", ["tension"]),
        ],
    )
    def test_citing(self, table: str, reference: str | czsu.Reference, found: list[str]) -> None:
        """A citation counts whether it supports, qualifies or disputes the record."""
        chosen: Any = whole_table(table)
        assert list(chosen.citing(reference).ids) == found

    @pytest.mark.parametrize(
        ("table", "found"),
        [
            ("events", ["break-1930", "rumour-1931"]),
            ("treaties", ["pact"]),
            ("conditions", ["tension"]),
            ("actors", ["north"]),
            ("periods", []),
        ],
    )
    def test_disputed(self, table: str, found: list[str]) -> None:
        """A record is disputed by a stance, or by a date that does not agree with its own."""
        chosen: Any = whole_table(table)
        assert list(chosen.disputed.ids) == found

    @pytest.mark.parametrize(
        ("table", "found"),
        [
            ("events", ["atlas", "gazette", "letters"]),
            ("periods", ["atlas", "letters"]),
            ("conditions", ["atlas", "gazette"]),
            ("treaties", ["atlas", "gazette", "letters"]),
            ("actors", ["atlas", "gazette", "letters"]),
        ],
    )
    def test_references(self, table: str, found: list[str]) -> None:
        """Every selection except that of references has the references that it cites."""
        chosen: Any = whole_table(table)
        assert list(chosen.references.ids) == found
        assert chosen[:0].references == EXAMPLE.references[:0]

    def test_references_cite_nothing(self) -> None:
        """References have no citations, so these methods do not exist for them."""
        for name in ("citing", "disputed", "references"):
            assert not hasattr(EXAMPLE.references, name)

    def test_unknown(self) -> None:
        """A misspelt reference is an error, not an empty result."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            EVENTS.citing("gazete")
        assert caught.value == czsu.UnknownNameError("gazete", "reference", ["gazette"])


class TestMistakes:
    """A typing mistake is an error, never an empty result."""

    @pytest.mark.parametrize(
        ("table", "key", "error"),
        [
            (
                "events",
                "visit-1911",
                czsu.UnknownNameError("visit-1911", "event", ["visit-1910"]),
            ),
            ("conditions", "tensoin", czsu.UnknownNameError("tensoin", "condition", ["tension"])),
            ("treaties", "pakt", czsu.UnknownNameError("pakt", "treaty", ["pact"])),
            ("periods", "xyz", czsu.UnknownNameError("xyz", "period")),
            ("references", "atlass", czsu.UnknownNameError("atlass", "reference", ["atlas"])),
            ("actors", "noorth", czsu.UnknownNameError("noorth", "actor", ["north"])),
        ],
    )
    def test_unknown_ids(self, table: str, key: str, error: czsu.CzsuError) -> None:
        """The error names the id and suggests similar ones."""
        with pytest.raises(LookupError) as caught:
            whole_table(table)[key]
        assert caught.value == error

    def test_unknown_names(self) -> None:
        """The error of `named` suggests similar names."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            EXAMPLE.actors.named("Nordland")
        similar = ["Northland"]
        assert caught.value == czsu.UnknownNameError("Nordland", "actor", similar)

    def test_ambiguous_names(self) -> None:
        """A name that two records have is refused; the id of either is accepted."""
        with pytest.raises(czsu.AmbiguousNameError) as caught:
            EXAMPLE.actors.named("JAN ČERNÝ")
        both = ["jan", "jan-younger"]
        assert caught.value == czsu.AmbiguousNameError("JAN ČERNÝ", "actor", both)
        assert EXAMPLE.actors.named("Jan").id == "jan"

    @pytest.mark.parametrize("key", [None, 1.0, b"pact", ("pact",)], ids=repr)
    def test_keys_of_other_types(self, key: Any) -> None:
        """Anything but an id, a position or a slice is refused with a clear message."""
        with pytest.raises(czsu.QueryTypeError) as caught:
            EVENTS[key]
        type_name = type(key).__name__
        message = f"a selection is looked up by id, position or slice, not {type_name}"
        assert caught.value == czsu.QueryTypeError(message)

    @pytest.mark.parametrize("name", [None, 7, EXAMPLE.treaties["pact"]], ids=["None", "7", "pact"])
    def test_names_of_other_types(self, name: Any) -> None:
        """Anything but a name or a record of the selection is refused with a clear message."""
        with pytest.raises(czsu.QueryTypeError, match=r" is no actor here, and no name of one"):
            EXAMPLE.actors.named(name)
