"""What every selection can: hold, look up, combine, overlap a time, search."""

from __future__ import annotations

import copy
import operator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import TimeSpan
from date_strategies import queries
from example_datasets import EXAMPLE, dataset_of, make_event, no_deadline

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations import Selection

ROOMS = ("periods", "events", "conditions", "treaties", "actors", "references")
TIMES = {
    "periods": "span",
    "events": "date",
    "conditions": "span",
    "treaties": "signed",
    "actors": "existed",
    "references": "issued",
}
EVENTS = EXAMPLE.events

every_room = pytest.mark.parametrize("room", ROOMS)


def room_of(room: str, dataset: czsu.Dataset = EXAMPLE) -> Selection[Any]:
    """The selection of everything in one room."""
    whole: Selection[Any] = getattr(dataset, room)
    return whole


def parts_of(whole: Selection[Any]) -> st.SearchStrategy[Selection[Any]]:
    """Any selection of a room, in the dataset's order."""
    chosen = st.sets(st.sampled_from(whole.ids))
    return chosen.map(lambda ids: whole.where(lambda record: record.id in ids))


selections = st.sampled_from(ROOMS).flatmap(lambda room: parts_of(room_of(room)))
triples = st.sampled_from(ROOMS).flatmap(lambda room: st.tuples(*[parts_of(room_of(room))] * 3))


class TestSequence:
    """A selection is a sequence of records that also looks up by id."""

    @no_deadline
    @given(selections, st.integers(-12, 12))
    def test_places(self, chosen: Selection[Any], place: int) -> None:
        """It is indexed as a tuple is, from both ends, and no further."""
        records = tuple(chosen)
        assert len(chosen) == len(records)
        assert list(reversed(chosen)) == list(reversed(records))
        if -len(records) <= place < len(records):
            assert chosen[place] is records[place]
        else:
            with pytest.raises(IndexError):
                chosen[place]

    @no_deadline
    @given(selections, st.slices(8))
    def test_slices_keep_the_type(self, chosen: Selection[Any], part: slice) -> None:
        """A slice has the records that a tuple's has, and is a selection of the same kind."""
        sliced = chosen[part]
        assert type(sliced) is type(chosen)
        assert tuple(sliced) == tuple(chosen)[part]

    @every_room
    def test_ids(self, room: str) -> None:
        """Each record is found by its id, its place, and as itself."""
        whole = room_of(room)
        assert whole.ids == tuple(record.id for record in whole)
        for place, record in enumerate(whole):
            assert whole[record.id] is record
            assert whole.get(record.id) is record
            assert whole.named(record) is record
            assert whole.index(record) == place
            assert whole.count(record) == 1
            assert record in whole
            assert record.id in whole

    @every_room
    def test_what_is_not_there(self, room: str) -> None:
        """Asking whether it is there is no error; looking it up is."""
        whole = room_of(room)
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

    def test_what_was_left_out_is_not_there(self) -> None:
        """A selection looks up in itself, not in its dataset."""
        chosen: Selection[Any] = EVENTS[:2]
        assert "break-1930" not in chosen
        assert EVENTS["break-1930"] not in chosen
        assert chosen.get("break-1930") is None
        with pytest.raises(czsu.UnknownNameError):
            chosen["break-1930"]

    def test_look_up_takes_an_id_only(self) -> None:
        """A name is not an id: `named` takes names."""
        assert EXAMPLE.actors.named("severni ZEME") is EXAMPLE.actors["north"]
        with pytest.raises(czsu.UnknownNameError):
            EXAMPLE.actors["Northland"]

    @every_room
    def test_repr_and_truth(self, room: str) -> None:
        """It shows its kind and size, and is false when empty."""
        whole = room_of(room)
        assert repr(whole) == f"<{room.capitalize()}: {len(whole)}>"
        assert whole
        nothing = whole[:0]
        assert repr(nothing) == f"<{room.capitalize()}: 0>"
        assert not nothing

    @every_room
    def test_home(self, room: str) -> None:
        """Its type says that it lives in the package, where users find it."""
        cls = type(room_of(room))
        assert cls.__module__ == "czsu_relations"
        assert getattr(czsu, cls.__qualname__) is cls


class Obliging:
    """Equal to everything."""

    def __eq__(self, other: object) -> bool:
        """Agree."""
        return True

    def __hash__(self) -> int:
        """Agree with nobody in particular."""
        return 0


class TestIdentity:
    """Selections are values: equal by type and records, and never changed."""

    @no_deadline
    @given(triples)
    def test_equality(self, three: tuple[Selection[Any], ...]) -> None:
        """Two are equal when their records are, and then hash the same."""
        one, other, _ = three
        assert (one == other) is (tuple(one) == tuple(other))
        again = one.where(lambda _: True)
        assert again == one
        assert hash(again) == hash(one)

    def test_type_counts(self) -> None:
        """No selection is equal to one of another kind, or to a tuple; a stranger may decide."""
        assert EVENTS[:0] != EXAMPLE.actors[:0]
        assert tuple(EVENTS) != EVENTS
        assert Obliging() == EVENTS
        assert operator.eq(EVENTS, Obliging())

    def test_dataset_does_not_count(self) -> None:
        """The same records in another dataset make an equal selection."""
        other = dataset_of(
            *EVENTS, *EXAMPLE.actors, *EXAMPLE.treaties, *EXAMPLE.conditions, *EXAMPLE.references
        )
        assert other != EXAMPLE
        assert other.events == EVENTS
        assert hash(other.events) == hash(EVENTS)

    @every_room
    def test_nothing_can_be_set_or_deleted(self, room: str) -> None:
        """Neither what it has nor what it does not have."""
        whole = room_of(room)
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

    @every_room
    def test_copies_are_the_same_object(self, room: str) -> None:
        """What does not change need not be copied."""
        whole = room_of(room)
        assert copy.copy(whole) is whole
        assert copy.deepcopy(whole) is whole
        assert copy.deepcopy([whole])[0] is whole


COMBINATIONS: list[Callable[[Any, Any], Any]] = [
    lambda one, other: one | other,
    lambda one, other: one & other,
    lambda one, other: one - other,
]


class TestCombining:
    """`|`, `&` and `-` obey the laws of sets, in the dataset's order."""

    @no_deadline
    @given(triples)
    def test_members(self, three: tuple[Selection[Any], ...]) -> None:
        """A record is in the result exactly when the operator says so, in the dataset's order."""
        a, b, _ = three
        whole = room_of(type(a).table)
        assert (a | b).ids == tuple(key for key in whole.ids if key in a or key in b)
        assert (a & b).ids == tuple(key for key in whole.ids if key in a and key in b)
        assert (a - b).ids == tuple(key for key in whole.ids if key in a and key not in b)
        assert type(a | b) is type(a & b) is type(a - b) is type(a)

    @no_deadline
    @given(triples)
    def test_laws(self, three: tuple[Selection[Any], ...]) -> None:
        """Idempotence, commutativity, associativity, distribution, absorption, De Morgan."""
        a, b, c = three
        whole = room_of(type(a).table)
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
        """Also of selections that a slice has turned round."""
        found = combine(EVENTS[::-1], EVENTS[:2][::-1])
        assert found.ids == tuple(key for key in EVENTS.ids if key in found)

    @pytest.mark.parametrize("combine", COMBINATIONS, ids="|&-")
    @pytest.mark.parametrize(
        "other", [EXAMPLE.actors, (), {"break-1930"}, "break-1930", None, EVENTS[0]], ids=repr
    )
    def test_other_types(self, combine: Callable[[Any, Any], Any], other: object) -> None:
        """Only selections of one type combine, from either side."""
        with pytest.raises(TypeError):
            combine(EVENTS, other)
        with pytest.raises(TypeError):
            combine(other, EVENTS)

    @pytest.mark.parametrize("combine", COMBINATIONS, ids="|&-")
    def test_other_datasets(self, combine: Callable[[Any, Any], Any]) -> None:
        """Selections of two datasets do not combine, however alike their records are."""
        other = dataset_of(
            *EVENTS, *EXAMPLE.actors, *EXAMPLE.treaties, *EXAMPLE.conditions, *EXAMPLE.references
        )
        with pytest.raises(czsu.QueryError) as caught:
            combine(EVENTS, other.events)
        message = "selections of two different datasets cannot be combined"
        assert caught.value == czsu.QueryError(message)

    def test_equal_datasets(self) -> None:
        """A dataset that was read again is the same dataset."""
        again = czsu.Dataset.from_json(EXAMPLE.to_json())
        assert again is not EXAMPLE
        assert EVENTS[:2] | again.events[1:3] == EVENTS[:3]


class TestTime:
    """A selection answers what overlaps a time, possibly or certainly."""

    @pytest.mark.parametrize("room", ROOMS)
    @pytest.mark.parametrize("dataset", [EXAMPLE, czsu.dataset], ids=repr)
    @no_deadline
    @given(query=queries())
    def test_between(self, room: str, dataset: czsu.Dataset, query: tuple[date, date]) -> None:
        """It is what the records' own spans say, one by one, in their order."""
        whole = room_of(room, dataset)
        dated = [
            (record, span) for record in whole if (span := getattr(record, TIMES[room])) is not None
        ]
        possibly = whole.between(*query)
        certainly = whole.between(*query, certain=True)
        assert type(possibly) is type(certainly) is type(whole)
        assert list(possibly) == [r for r, span in dated if span.possibly_overlaps(*query)]
        assert list(certainly) == [r for r, span in dated if span.certainly_overlaps(*query)]

    @pytest.mark.parametrize("certain", [False, True])
    @no_deadline
    @given(day=st.dates(date(1917, 1, 1), date(1993, 12, 31)))
    def test_on_before_after(self, day: date, certain: bool) -> None:  # noqa: FBT001 - a table's column
        """They are `between`, with the limits where the words say."""
        whole = czsu.events
        eve, morrow = (date.fromordinal(day.toordinal() + n) for n in (-1, 1))
        assert whole.on(day, certain=certain) == whole.between(day, day, certain=certain)
        assert whole.before(day, certain=certain) == whole.between(None, eve, certain=certain)
        assert whole.after(day, certain=certain) == whole.between(morrow, None, certain=certain)

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
        """From the first day of the one to the last day of the other."""
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
        """Before is before the first day of a time, after is after its last."""
        assert EVENTS.before(when).ids == tuple(EVENTS[n].id for n in before)
        assert EVENTS.on(when).ids == tuple(EVENTS[n].id for n in on)
        assert EVENTS.after(when).ids == tuple(EVENTS[n].id for n in after)

    @pytest.mark.parametrize(
        ("room", "when", "found"),
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
    def test_what_each_answers_by(self, room: str, when: str, found: tuple[str, ...]) -> None:
        """Treaties answer by their signature, actors by their life, references by their issue."""
        assert room_of(room).on(when).ids == found

    @pytest.mark.parametrize(
        ("room", "undated"),
        [
            ("actors", ("jan-younger", "league", "north-army", "north-guard")),
            ("references", ("letters", "unused")),
        ],
    )
    def test_undated_records_never_match(self, room: str, undated: tuple[str, ...]) -> None:
        """Not even when nothing limits the time."""
        whole = room_of(room)
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
    def test_every_way_to_say_a_day(self, day: czsu.When) -> None:
        """EDTF, ISO, English, a date, a datetime: they all say the same."""
        found = ("muster-1912", "pact-signed-1912")
        assert EVENTS.on(day).ids == EVENTS.between(day, day).ids == found
        assert EVENTS.before(day).ids == ("founding-1905", "visit-1910")
        assert EVENTS.after(day).ids == ("break-1930", "rumour-1931", "either-1934")

    @pytest.mark.parametrize("year", [1912, "1912", "1912-XX", TimeSpan("1912")], ids=repr)
    def test_every_way_to_say_a_year(self, year: czsu.When) -> None:
        """A year may be a number."""
        assert EVENTS.on(year) == EVENTS.between("1912-01-01", "1912-12-31")

    @pytest.mark.parametrize(
        ("start", "end"),
        [("1944", "1943"), (date(1944, 1, 2), "1944-01-01"), (1944, "December 1943")],
        ids=repr,
    )
    def test_reversed(self, start: czsu.When, end: czsu.When) -> None:
        """A range that runs backwards is a slip, and is said to be one."""
        with pytest.raises(czsu.QueryError) as caught:
            EVENTS.between(start, end)
        said = f"the range runs backwards: {start} begins after {end} has ended"
        assert caught.value == czsu.QueryError(said)

    @pytest.mark.parametrize("ask", ["on", "before", "after"])
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
    def test_no_time(self, ask: str, when: object, error: type[Exception]) -> None:
        """What is no time, or not one time, is refused."""
        with pytest.raises(error):
            getattr(EVENTS, ask)(when)
        with pytest.raises(error):
            getattr(EVENTS, "between")(when, None)  # noqa: B009 - a wrong type on purpose
        with pytest.raises(error):
            getattr(EVENTS, "between")(None, when)  # noqa: B009 - a wrong type on purpose


class TestInPeriod:
    """A period of the dataset can stand for its time."""

    @pytest.mark.parametrize("dataset", [EXAMPLE, czsu.dataset], ids=repr)
    @every_room
    def test_is_between_its_bounds(self, room: str, dataset: czsu.Dataset) -> None:
        """By id, by title, or as the record."""
        whole = room_of(room, dataset)
        for period in dataset.periods:
            first, last = period.span.earliest, period.span.latest
            for certain in (False, True):
                found = whole.between(first, last, certain=certain)
                for asked in (period, period.id, period.title.upper()):
                    assert whole.in_period(asked, certain=certain) == found

    def test_mistakes(self) -> None:
        """A misspelt period is named with the nearest; another record is no period."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            EVENTS.in_period("crissis")
        assert caught.value == czsu.UnknownNameError("crissis", "period", ["crisis"])
        with pytest.raises(czsu.QueryTypeError):
            EVENTS.in_period(EVENTS[0])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point


class TestWhere:
    """Anything else is a function of the record."""

    @no_deadline
    @given(selections)
    def test_keeps_what_is_true(self, chosen: Selection[Any]) -> None:
        """The result has the kind and the order of what was asked."""
        found = chosen.where(lambda record: len(record.id) % 2)
        assert type(found) is type(chosen)
        assert found.ids == tuple(key for key in chosen.ids if len(key) % 2)

    @pytest.mark.parametrize("test", ["break-1930", None, 1])
    def test_wants_a_function(self, test: Any) -> None:
        """Nothing but a function will do, even if there is nothing to try it on."""
        with pytest.raises(czsu.QueryTypeError, match="where takes a function of a record, not"):
            EVENTS[:0].where(test)


class TestSearch:
    """Words are looked for in titles, names and summaries."""

    @pytest.mark.parametrize(
        ("room", "words", "found"),
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
            pytest.param("events", "stone", [], id="not in the place"),
            pytest.param(
                "events", "1912", ["muster-1912", "pact-signed-1912"], id="a number, in order"
            ),
            pytest.param("actors", "severni", ["north"], id="in any name"),
            pytest.param("actors", "jan cern", ["jan", "jan-younger"], id="ambiguity is no matter"),
            pytest.param("treaties", "pristavni", ["pact"], id="treaties"),
            pytest.param("periods", "whole time", ["whole"], id="periods"),
            pytest.param("conditions", "about-garrison", ["garrison"], id="conditions"),
            pytest.param("references", "lands: atlas", ["atlas"], id="references"),
        ],
    )
    def test_found(self, room: str, words: str, found: list[str]) -> None:
        """Case, accents and punctuation do not matter; every word begins some word."""
        assert list(room_of(room).search(words).ids) == found

    @pytest.mark.parametrize("words", ["", "  ", "—", "?!"])
    def test_wants_a_word(self, words: str) -> None:
        """Text without words is refused, for everything would match it."""
        with pytest.raises(czsu.QueryError) as caught:
            EVENTS.search(words)
        said = f"search needs at least one word; {words!r} has none"
        assert caught.value == czsu.QueryError(said)

    @pytest.mark.parametrize("words", [None, 1912, ["stone"], b"stone"], ids=repr)
    def test_wants_a_text(self, words: Any) -> None:
        """What is no text is refused."""
        with pytest.raises(czsu.QueryTypeError, match="search takes a text, not"):
            EVENTS.search(words)


class TestSources:
    """Records know who attests them, and who does not agree."""

    @pytest.mark.parametrize(
        ("room", "asked", "found"),
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
    def test_citing(self, room: str, asked: str | czsu.Reference, found: list[str]) -> None:
        """Whatever its stance, a citation is a citation."""
        chosen: Any = room_of(room)
        assert list(chosen.citing(asked).ids) == found

    @pytest.mark.parametrize(
        ("room", "found"),
        [
            ("events", ["break-1930", "rumour-1931"]),
            ("treaties", ["pact"]),
            ("conditions", []),
            ("actors", []),
            ("periods", []),
        ],
    )
    def test_disputed(self, room: str, found: list[str]) -> None:
        """By a stance, or by a date outside the record's own; not by a closer date."""
        chosen: Any = room_of(room)
        assert list(chosen.disputed.ids) == found

    @pytest.mark.parametrize(
        ("room", "found"),
        [
            ("events", ["atlas", "gazette", "letters"]),
            ("periods", ["atlas", "letters"]),
            ("conditions", ["atlas", "gazette"]),
            ("treaties", ["atlas", "gazette", "letters"]),
            ("actors", ["atlas", "gazette", "letters"]),
        ],
    )
    def test_references(self, room: str, found: list[str]) -> None:
        """Every selection but that of references walks to what it cites."""
        chosen: Any = room_of(room)
        assert list(chosen.references.ids) == found
        assert chosen[:0].references == EXAMPLE.references[:0]

    def test_references_cite_nothing(self) -> None:
        """A reference attests; nothing attests it."""
        for name in ("citing", "disputed", "references"):
            assert not hasattr(EXAMPLE.references, name)

    def test_unknown(self) -> None:
        """A misspelt reference is not one that nobody cites."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            EVENTS.citing("gazete")
        assert caught.value == czsu.UnknownNameError("gazete", "reference", ["gazette"])


class TestMistakes:
    """Nothing is silently empty because of a typing slip."""

    @pytest.mark.parametrize(
        ("room", "key", "error"),
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
    def test_unknown_ids(self, room: str, key: str, error: czsu.CzsuError) -> None:
        """The error says what was sought and which id is nearest."""
        with pytest.raises(LookupError) as caught:
            room_of(room)[key]
        assert caught.value == error

    def test_unknown_names(self) -> None:
        """`named` also knows the nearest names."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            EXAMPLE.actors.named("Nordland")
        near = ["Northland"]
        assert caught.value == czsu.UnknownNameError("Nordland", "actor", near)

    def test_ambiguous_names(self) -> None:
        """A name of two is refused; the id of either is not."""
        with pytest.raises(czsu.AmbiguousNameError) as caught:
            EXAMPLE.actors.named("JAN ČERNÝ")
        both = ["jan", "jan-younger"]
        assert caught.value == czsu.AmbiguousNameError("JAN ČERNÝ", "actor", both)
        assert EXAMPLE.actors.named("Jan").id == "jan"

    @pytest.mark.parametrize("key", [None, 1.0, b"pact", ("pact",)], ids=repr)
    def test_keys_of_other_types(self, key: Any) -> None:
        """What is no id, place or slice is refused with a sentence."""
        with pytest.raises(czsu.QueryTypeError) as caught:
            EVENTS[key]
        kind = type(key).__name__
        said = f"a selection is looked up by id, position or slice, not {kind}"
        assert caught.value == czsu.QueryTypeError(said)

    @pytest.mark.parametrize("name", [None, 7, EXAMPLE.treaties["pact"]], ids=["None", "7", "pact"])
    def test_names_of_other_types(self, name: Any) -> None:
        """What is no name and no record of the selection is refused with a sentence."""
        with pytest.raises(czsu.QueryTypeError, match=r" is no actor here, and no name of one"):
            EXAMPLE.actors.named(name)
