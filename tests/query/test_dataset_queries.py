"""Queries of a whole dataset: covered, on, record, card, according_to, excerpt."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import TimeSpan
from example_datasets import (
    EXAMPLE,
    dataset_of,
    make_actor,
    make_citation,
    make_condition,
    make_event,
    make_participant,
    make_period,
    make_reference,
    make_treaty,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from czsu_relations import Record

TABLES = ("periods", "events", "conditions", "treaties", "actors", "references")
SNAPSHOT_FIELDS = ("periods", "treaties", "conditions", "events", "recent")
CARD_FIELDS = ("actors", "treaties", "causes", "conditions", "events", "consequences", "references")


def joined_ids(records: Iterable[Record]) -> str:
    """Return the ids of records in one text."""
    return " ".join(record.id for record in records)


class TestDataset:
    """A dataset is a value: compared by its records, and immutable."""

    def test_identity(self) -> None:
        """Datasets with equal headers and records are equal; a copy is the same object."""
        again = czsu.Dataset.from_dict(EXAMPLE.to_dict())
        assert again == EXAMPLE
        assert again is not EXAMPLE
        assert hash(again) == hash(EXAMPLE)
        assert copy.copy(EXAMPLE) is copy.deepcopy(EXAMPLE) is EXAMPLE
        assert dataset_of(*EXAMPLE.references) != EXAMPLE
        assert EXAMPLE != "A small world"

    def test_header(self) -> None:
        """The fields of the header are attributes of the dataset."""
        assert (EXAMPLE.title, EXAMPLE.edition, EXAMPLE.license) == ("A small world", "1", None)
        assert EXAMPLE.coverage == TimeSpan("1900/1950")
        assert repr(EXAMPLE) == "<Dataset: A small world, edition 1>"
        assert (EXAMPLE.issued, EXAMPLE.authors) == (None, ())
        assert czsu.dataset.license == "CC-BY-SA-4.0"
        assert czsu.dataset.authors == (czsu.Author(literal="The czsu_relations authors"),)

    @pytest.mark.parametrize(
        ("header", "field"),
        [
            ({"issued": 2024.5}, "issued"),
            ({"authors": "me"}, "authors"),
            ({"authors": 3}, "authors"),
        ],
    )
    def test_header_of_the_wrong_form(self, header: dict[str, Any], field: str) -> None:
        """The error names the field that has a value of the wrong type."""
        with pytest.raises(czsu.RecordError) as caught:
            czsu.Dataset(title="T", edition="1", coverage=TimeSpan("1900/1950"), **header)
        assert caught.value.field == field

    @pytest.mark.parametrize("name", ["events", "title", "collection", "extra"])
    def test_nothing_can_be_set_or_deleted(self, name: str) -> None:
        """No attribute can be set or deleted, whether the object has it or not."""
        before = EXAMPLE.to_json()
        with pytest.raises(AttributeError, match=f"a dataset is immutable: '{name}' cannot be"):
            setattr(EXAMPLE, name, ())
        with pytest.raises(AttributeError, match=f"a dataset is immutable: '{name}' cannot be"):
            delattr(EXAMPLE, name)
        assert EXAMPLE.to_json() == before


class TestCovered:
    """A time outside the coverage of the dataset is an error, not an empty answer."""

    @pytest.mark.parametrize(
        "when",
        [
            "1900-01-01",
            "1950-12-31",
            "1900/1950",
            1925,
            date(1925, 1, 1),
            "May 1925",
            "[1900,1950]",
        ],
        ids=repr,
    )
    def test_inside(self, when: czsu.When) -> None:
        """The time is returned as a `TimeSpan`."""
        assert EXAMPLE.covered(when) == TimeSpan.of(when)

    @pytest.mark.parametrize(
        ("when", "as_text"),
        [
            ("1899-12-31", "1899-12-31"),
            (date(1951, 1, 1), "1951-01-01"),
            (datetime(1951, 1, 1, tzinfo=UTC), "1951-01-01"),
            (1899, "1899"),
            ("December 1899", "1899-12"),
            ("1899/1901", "1899/1901"),
            ("1950/1951", "1950/1951"),
            ("1925/..", "1925/.."),
            ("1925/", "1925/"),
            ("../1925", "../1925"),
            ("/1925", "/1925"),
            ("[1925,1960]", "[1925,1960]"),
        ],
        ids=str,
    )
    @pytest.mark.parametrize("method", ["covered", "on"])
    def test_outside(self, method: str, when: czsu.When, as_text: str) -> None:
        """A time partly or wholly outside is refused; the error names both times."""
        with pytest.raises(czsu.CoverageError) as caught:
            getattr(EXAMPLE, method)(when)
        assert caught.value == czsu.CoverageError(as_text, "1900/1950")
        message = f"{as_text} is not wholly inside what this dataset covers, 1900/1950"
        assert str(caught.value) == message

    @pytest.mark.parametrize("when", [None, 19.4, True, b"1940"], ids=repr)
    @pytest.mark.parametrize("method", ["covered", "on"])
    def test_no_time(self, method: str, when: object) -> None:
        """A value that is not a date is refused."""
        with pytest.raises(czsu.QueryTypeError):
            getattr(EXAMPLE, method)(when)

    def test_an_open_coverage(self) -> None:
        """A dataset may cover a time without an end."""
        assert dataset_of(coverage="1900/..").covered("1925/..") == TimeSpan("1925/..")


class TestOn:
    """A snapshot has the periods, treaties in force, conditions and events of a time."""

    @pytest.mark.parametrize(
        ("when", "found", "certain"),
        [
            pytest.param(
                "1912-06-01",
                ["whole early", "", "tension garrison", "muster-1912 pact-signed-1912", ""],
                ["whole early", "", "tension", "muster-1912 pact-signed-1912", ""],
                id="a day",
            ),
            pytest.param(
                "1912-07-15",
                ["whole early", "pact", "tension garrison", "", "muster-1912 pact-signed-1912"],
                ["whole early", "", "tension", "", "muster-1912 pact-signed-1912"],
                id="the month after",
            ),
            pytest.param(
                "1912-09",
                ["whole early", "pact", "tension garrison", "", ""],
                ["whole early", "pact", "tension", "", ""],
                id="a month",
            ),
            pytest.param(
                "1930",
                ["whole late crisis", "pact covenant", "tension garrison", "break-1930", ""],
                ["whole late crisis", "covenant", "tension", "", ""],
                id="a year",
            ),
            pytest.param(
                "1931-03",
                ["whole late crisis", "covenant", "garrison", "rumour-1931", "rumour-1931"],
                ["whole late crisis", "covenant", "", "", ""],
                id="an approximate date that is possibly now or recent",
            ),
        ],
    )
    def test_small_world(self, when: str, found: list[str], certain: list[str]) -> None:
        """Every field, possible and certain, is as the records of the example have it."""
        snapshot = EXAMPLE.on(when)
        assert snapshot.date == snapshot.certain.date == TimeSpan(when)
        assert [joined_ids(getattr(snapshot, field)) for field in SNAPSHOT_FIELDS] == found
        assert [
            joined_ids(getattr(snapshot.certain, field)) for field in SNAPSHOT_FIELDS
        ] == certain

    @pytest.mark.parametrize(
        ("when", "first", "last"),
        [
            ("1912-06-01", "1912-03-03", "1912-05-31"),
            ("1912-06", "1912-03-03", "1912-05-31"),
            ("1912", "1911-10-03", "1911-12-31"),
            ("1900-01-01", "1899-10-03", "1899-12-31"),
        ],
    )
    def test_recent(self, when: str, first: str, last: str) -> None:
        """Recent events are those of exactly the 90 days before the first day."""
        days = [TimeSpan(first).earliest + timedelta(days=n) for n in (-1, 0, 89, 90)]
        assert days[2] == TimeSpan(last).latest
        events = [make_event(f"e-{n}", day.isoformat()) for n, day in enumerate(days)]
        snapshot = dataset_of(*events, coverage="1899/1950").on(when)
        assert joined_ids(snapshot.recent) == "e-1 e-2"
        assert joined_ids(snapshot.certain.recent) == "e-1 e-2"
        assert "e-3" in snapshot.events.ids

    def test_no_event_is_recent_at_the_first_day_of_the_calendar(self) -> None:
        """Before a time without a beginning there are no recent events."""
        dataset = dataset_of(make_event("some-day", "0001-01-01"), coverage="../1950")
        assert joined_ids(dataset.on("0001-01-01").recent) == ""
        assert joined_ids(dataset.on("../1950").recent) == ""
        assert joined_ids(dataset.on("0001-01-02").recent) == "some-day"

    @given(
        day=st.dates(date(1917, 1, 1), date(1993, 12, 31)),
        length=st.sampled_from([10, 7, 4]),
    )
    def test_bundled(self, day: date, length: int) -> None:
        """On any day, month or year, each field is what the selections themselves return."""
        when = day.isoformat()[:length]
        first = TimeSpan(when).earliest
        since, day_before = first - timedelta(days=90), first - timedelta(days=1)
        snapshot = czsu.on(when)
        for certain, situation in ((False, snapshot), (True, snapshot.certain)):
            assert situation.date == TimeSpan(when)
            assert situation.periods == czsu.periods.on(when, certain=certain)
            assert situation.treaties == czsu.treaties.in_force(when, certain=certain)
            assert situation.conditions == czsu.conditions.on(when, certain=certain)
            assert situation.events == czsu.events.on(when, certain=certain)
            assert situation.recent == czsu.events.between(since, day_before, certain=certain)
        for field in SNAPSHOT_FIELDS:
            stricter, all_possible = getattr(snapshot.certain, field), getattr(snapshot, field)
            assert not stricter - all_possible
        assert snapshot.certain.certain is snapshot.certain

    def test_in_june_1940(self) -> None:
        """There are an occupation and a war, no relations, and not yet the alliance of 1943."""
        snapshot = czsu.on("1940-06-01")
        assert "second-world-war" in snapshot.periods.ids
        assert "communist" not in snapshot.periods.ids
        assert "alliance-1943" not in snapshot.treaties.ids
        certain_conditions = set(snapshot.certain.conditions.ids)
        assert {"german-occupation-1939", "broken-relations-1939"} <= certain_conditions
        assert "recognition-de-jure-1934" not in snapshot.events.ids

    def test_in_1956(self) -> None:
        """The alliance and the Warsaw Pact are in force, in the communist period."""
        snapshot = czsu.on(1956)
        assert snapshot.date == TimeSpan("1956")
        assert {"alliance-1943", "warsaw-treaty-1955"} <= set(snapshot.certain.treaties.ids)
        assert "mutual-assistance-1935" not in snapshot.certain.treaties.ids
        assert "communist" in snapshot.certain.periods.ids
        assert {"comecon-membership-1949"} <= set(snapshot.certain.conditions.ids)

    def test_value(self) -> None:
        """It is immutable, and equal to another snapshot of the same time."""
        snapshot = EXAMPLE.on("1912-07-15")
        assert snapshot == EXAMPLE.on("1912-07-15")
        assert snapshot != EXAMPLE.on("1912-07-16")
        assert hash(snapshot) == hash(EXAMPLE.on("1912-07-15"))
        for name in ("events", "certain", "extra"):
            with pytest.raises(AttributeError):
                setattr(snapshot, name, None)
        assert repr(snapshot) == "<Snapshot: 1912-07-15>"
        assert type(snapshot).__module__ == "czsu_relations"

    @pytest.mark.parametrize("dataset", [EXAMPLE, czsu.dataset], ids=repr)
    def test_pickle(self, dataset: czsu.Dataset) -> None:
        """Its selections are pickled together, so that they can still be combined."""
        snapshot = dataset.on("1930-01-15")
        again: object = pickle.loads(pickle.dumps(snapshot))  # noqa: S301 - our own pickle
        assert isinstance(again, czsu.Snapshot)
        assert again == snapshot
        assert again.certain == snapshot.certain
        assert again.events | again.recent == snapshot.events | snapshot.recent


class TestRecord:
    """`record` finds a record of any type by id, name or title."""

    @pytest.mark.parametrize(
        ("sought", "key"),
        [
            pytest.param("pact", "pact", id="id"),
            pytest.param("Northland", "north", id="name"),
            pytest.param("pristavni SMLOUVA", "pact", id="title in another language"),
            pytest.param("the whole time", "whole", id="title of a period"),
            pytest.param("atlas of the two lands", "atlas", id="title of a reference"),
            pytest.param(EXAMPLE.events[0], "founding-1905", id="the record itself"),
        ],
    )
    def test_found(self, sought: str | Record, key: str) -> None:
        """Case and accents do not matter."""
        assert EXAMPLE.record(sought).id == key

    def test_every_record(self) -> None:
        """Every record of the bundled data is found by its id and as itself."""
        for table in TABLES:
            for record in getattr(czsu.dataset, table):
                assert czsu.dataset.record(record.id) is record
                assert czsu.dataset.record(record) is record

    @pytest.mark.parametrize(
        ("sought", "error"),
        [
            (
                "harbour pact",
                czsu.AmbiguousNameError("harbour pact", "record", ["pact-signed-1912", "pact"]),
            ),
            ("tensions", czsu.UnknownNameError("tensions", "record", ["tension"])),
            ("", czsu.UnknownNameError("", "record")),
        ],
    )
    def test_not_found(self, sought: str, error: czsu.CzsuError) -> None:
        """The error suggests similar names, or names all records that have the name."""
        with pytest.raises(LookupError) as caught:
            EXAMPLE.record(sought)
        assert caught.value == error

    def test_causes_are_events_or_conditions(self) -> None:
        """The cause of events is looked up among events and conditions only."""
        assert EXAMPLE.events.consequences_of("tension")
        with pytest.raises(LookupError) as caught:
            EXAMPLE.events.consequences_of("tensions")
        assert caught.value == czsu.UnknownNameError("tensions", "event or condition", ["tension"])
        with pytest.raises(LookupError):
            EXAMPLE.events.consequences_of("north")

    @pytest.mark.parametrize("sought", [None, 7, [], make_event("stranger", "1910")], ids=type)
    @pytest.mark.parametrize("method", ["record", "card"])
    def test_wrong_types(self, method: str, sought: object) -> None:
        """Anything but a name or a record of the dataset is refused with a clear message."""
        with pytest.raises(czsu.QueryTypeError, match=r"is no record here, and no name of one"):
            getattr(EXAMPLE, method)(sought)


def test_an_id_comes_before_a_name() -> None:
    """The record with the id is found, though another has the id as its name."""
    dataset = dataset_of(make_actor("red-army", "army"), make_actor("army"))
    assert dataset.record("army").id == "army"
    assert dataset.actors.named("army").id == "army"


class TestNamesOfReferences:
    """A title of a reference is a name only where no other record has it."""

    def test_other_records_come_first(self) -> None:
        """The organisation is found, though an entry in an encyclopaedia has its name as title."""
        assert czsu.dataset.record("Comecon").id == "comecon"
        assert czsu.references["britannica-comecon"].title == "Comecon"

    def test_two_others_are_ambiguous(self) -> None:
        """The error names them, and no reference."""
        with pytest.raises(czsu.AmbiguousNameError) as caught:
            czsu.dataset.record("Warsaw Pact")
        assert not set(caught.value.candidates) & set(czsu.references.ids)

    def test_two_references_are_ambiguous(self) -> None:
        """Where nothing else has the name, both are named."""
        books = [make_reference(key, title="One title") for key in ("first", "second")]
        with pytest.raises(czsu.AmbiguousNameError) as caught:
            dataset_of(*books).record("One title")
        assert set(caught.value.candidates) == {"first", "second"}


class TestCard:
    """A card is a record with its links resolved."""

    @pytest.mark.parametrize(
        ("sought", "linked"),
        [
            pytest.param(
                "break-1930",
                {
                    "actors": "north-army north",
                    "treaties": "pact renewal",
                    "causes": "muster-1912",
                    "conditions": "tension",
                    "references": "atlas gazette",
                },
                id="event",
            ),
            pytest.param(
                "muster-1912",
                {
                    "actors": "north-guard south",
                    "conditions": "tension",
                    "consequences": "pact-signed-1912 break-1930",
                    "references": "atlas",
                },
                id="event with consequences",
            ),
            pytest.param(
                "tension",
                {
                    "actors": "north south",
                    "events": "break-1930",
                    "consequences": "muster-1912 break-1930",
                    "references": "gazette",
                },
                id="condition",
            ),
            pytest.param(
                "garrison",
                {"actors": "north-army south", "events": "muster-1912", "references": "atlas"},
                id="condition that began with an event",
            ),
            pytest.param(
                "renewal",
                {
                    "actors": "north south",
                    "treaties": "pact",
                    "events": "break-1930",
                    "references": "atlas",
                },
                id="treaty",
            ),
            pytest.param(
                "severni zeme",
                {
                    "conditions": "tension",
                    "treaties": "pact covenant renewal",
                    "events": "visit-1910 pact-signed-1912 break-1930",
                    "references": "atlas gazette",
                },
                id="actor, by another name",
            ),
            pytest.param(
                "Guard",
                {"actors": "north-army", "events": "muster-1912", "references": "atlas"},
                id="part",
            ),
            pytest.param("heir", {"actors": "north", "references": "atlas"}, id="successor"),
            pytest.param("crisis", {"references": "letters"}, id="period"),
            pytest.param("atlas", {}, id="reference"),
        ],
    )
    def test_links(self, sought: str, linked: dict[str, str]) -> None:
        """It has the records that the record names, and the consequences that name it."""
        card = EXAMPLE.card(sought)
        assert card.record == EXAMPLE.record(sought)
        found = {name: joined_ids(getattr(card, name)) for name in CARD_FIELDS}
        in_order = {
            name: " ".join(sorted(ids.split(), key=_positions_in(name)))
            for name, ids in linked.items()
        }
        assert {name: ids for name, ids in found.items() if ids} == in_order
        assert EXAMPLE.card(card.record) == card

    def test_every_record(self) -> None:
        """Every record of the bundled data has a card, and that of an event has all its links."""
        for table in TABLES:
            for record in getattr(czsu.dataset, table):
                assert czsu.dataset.card(record.id).record is record
        for event in czsu.events:
            card = czsu.dataset.card(event)
            actors = {participant.actor for participant in event.participants}
            references = {citation.reference for citation in event.citations}
            assert {*card.causes.ids, *card.conditions.ids} == set(event.because_of)
            assert set(card.actors.ids) == actors
            assert set(card.treaties.ids) == set(event.treaties)
            assert set(card.references.ids) == references
            assert card.consequences == czsu.events.consequences_of(event)

    def test_value(self) -> None:
        """It is immutable and hashable, and can be pickled."""
        card = EXAMPLE.card("pact")
        with pytest.raises(AttributeError):
            card.record = EXAMPLE.events[0]  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - the point
        bundled = czsu.dataset.card("invasion-of-czechoslovakia-1968")
        again: object = pickle.loads(pickle.dumps(bundled))  # noqa: S301 - our own pickle
        assert again == bundled
        assert hash(card) == hash(EXAMPLE.card("Přístavní smlouva"))

    @pytest.mark.parametrize(
        ("sought", "error"),
        [
            (
                "Harbour Pact",
                czsu.AmbiguousNameError("Harbour Pact", "record", ["pact-signed-1912", "pact"]),
            ),
            ("tensoin", czsu.UnknownNameError("tensoin", "record", ["tension"])),
        ],
    )
    def test_not_found(self, sought: str, error: czsu.CzsuError) -> None:
        """A name that two records of any type have is ambiguous."""
        with pytest.raises(LookupError) as caught:
            EXAMPLE.card(sought)
        assert caught.value == error


def _positions_in(name: str) -> Any:
    """Return the function that gives the position of an id in the table of a card's field."""
    table = {"causes": "events", "consequences": "events"}.get(name, name)
    whole: czsu.Selection[Any] = getattr(EXAMPLE, table)
    return whole.ids.index


CITED = dataset_of(
    make_period(
        "framed", "1910/1920", part_of="frame", citations=(make_citation("mine", span="1911/1919"),)
    ),
    make_period("frame", "1900/1930"),
    make_event(
        "kept",
        "1912",
        title="Our title",
        summary="Our summary.",
        participants=(make_participant("party"), make_participant("organ")),
        treaties=("bond", "other-bond"),
        because_of=("earlier", "unattested", "held", "did-not-hold"),
        citations=(
            make_citation("theirs", date="1913"),
            make_citation("mine", date="1912-05"),
            make_citation("mine", "qualifies", date="1912-06"),
            make_citation("mine", "disputes", date="1914"),
        ),
    ),
    make_event(
        "earlier", "1911", citations=(make_citation("theirs", date="1910"), make_citation("mine"))
    ),
    make_event("unattested", "1911", because_of=("earlier",)),
    make_event(
        "denied", "1912", citations=(make_citation("theirs"), make_citation("mine", "disputes"))
    ),
    make_condition(
        "held",
        "1911/1912",
        actors=("party",),
        began_with=("earlier", "unattested"),
        ended_with=("kept", "denied"),
        citations=(
            make_citation("mine", "qualifies", span="1911/1912-05"),
            make_citation("theirs", span="1911/1913"),
        ),
    ),
    make_condition("did-not-hold", "1911/1915"),
    make_treaty(
        "bond",
        "1912-05-01",
        "party",
        "organ",
        ratified="1912-06-01",
        in_force="1912-06-02/1920",
        prolongs=("old-bond",),
        citations=(
            make_citation("theirs", signed="1912-05-02", ratified="1912-06-03"),
            make_citation("mine", in_force="1912-07/1921"),
        ),
    ),
    make_treaty("other-bond", "1912", "party", in_force="1913/1914"),
    make_treaty("old-bond", "1905", "ancestor"),
    make_treaty("unnamed-bond", "1905", "party"),
    make_actor(
        "party", existed="1900/1940", citations=(make_citation("mine", existed="1901/1940"),)
    ),
    make_actor("organ", existed="1905/1940", part_of="body", citations=(make_citation("mine"),)),
    make_actor(
        "body", existed="1904/1940", successor_of=("ancestor",), citations=(make_citation("deep"),)
    ),
    make_actor("ancestor", existed="1850/1904"),
    make_actor("unnamed"),
    make_reference("mine", title="My account"),
    make_reference("theirs"),
    make_reference("unheard"),
)

every_dataset = pytest.mark.parametrize(
    "dataset", [EXAMPLE, CITED, pytest.param(czsu.dataset, marks=pytest.mark.slow)], ids=repr
)
"""Records that "mine" and "theirs" attest or dispute; "atlas" attests the rest."""


class TestAccordingTo:
    """`according_to` returns the dataset according to one source."""

    MINE = CITED.according_to("mine")

    def test_which_records_it_has(self) -> None:
        """It has what the source attests, and the treaties and actors that this names."""
        found = {table: joined_ids(getattr(self.MINE, table)) for table in TABLES}
        assert found == {
            "periods": "framed",
            "events": "earlier kept",
            "conditions": "held",
            "treaties": "old-bond other-bond bond",
            "actors": "ancestor body organ party",
            "references": "atlas deep mine",
        }

    def test_header(self) -> None:
        """The title names the source; edition and coverage are those of the whole dataset."""
        assert self.MINE.title == "A small world, according to mine"
        assert (self.MINE.edition, self.MINE.coverage) == (CITED.edition, CITED.coverage)
        assert self.MINE != CITED

    def test_citations(self) -> None:
        """Of the citations, those of the source remain, without those that dispute outright."""
        assert self.MINE.events["kept"].citations == CITED.events["kept"].citations[1:4]
        assert self.MINE.conditions["held"].citations == CITED.conditions["held"].citations[:1]
        assert self.MINE.treaties["bond"].citations == CITED.treaties["bond"].citations[1:]

    def test_own_dates(self) -> None:
        """The first date that supports counts, then one that qualifies; a required one stays."""
        assert self.MINE.events["kept"].date == TimeSpan("1912-05")
        assert self.MINE.events["earlier"].date == TimeSpan("1911")
        assert self.MINE.periods["framed"].span == TimeSpan("1911/1919")
        assert self.MINE.conditions["held"].span == TimeSpan("1911/1912-05")
        assert self.MINE.actors["party"].existed == TimeSpan("1901/1940")

    def test_dates_it_does_not_give(self) -> None:
        """An optional date that it does not give is left out."""
        bond = self.MINE.treaties["bond"]
        assert bond.signed == TimeSpan("1912-05-01")
        assert bond.ratified is None
        assert bond.in_force == TimeSpan("1912-07/1921")
        assert self.MINE.actors["organ"].existed is None

    def test_actors_that_are_only_named_are_unchanged(self) -> None:
        """An actor that is only named keeps its dates and its citations."""
        for key in ("body", "ancestor"):
            assert self.MINE.actors[key] == CITED.actors[key]

    def test_treaties_that_are_only_named(self) -> None:
        """Of such a treaty there are the parties and the signature, not what it bound them to."""
        for key in ("other-bond", "old-bond"):
            named, whole = self.MINE.treaties[key], CITED.treaties[key]
            assert (named.parties, named.signed) == (whole.parties, whole.signed)
            assert (named.in_force, named.ratified) == (None, None)
            assert (named.obligations, named.terms, named.ratifications) == ((), (), ())
            fields = {claim.field for claim in named.claims}
            assert fields <= {czsu.ClaimField.SIGNED}

    def test_links(self) -> None:
        """Links to records that are left out are removed, the others stay."""
        kept = self.MINE.events["kept"]
        assert kept.because_of == ("earlier", "held")
        assert kept.treaties == ("bond", "other-bond")
        assert kept.participants == CITED.events["kept"].participants
        condition = self.MINE.conditions["held"]
        assert (condition.began_with, condition.ended_with) == (("earlier",), ("kept",))
        assert self.MINE.periods["framed"].part_of is None
        assert self.MINE.actors["organ"].part_of == "body"

    def test_texts_are_unchanged(self) -> None:
        """Titles and summaries stay those of the whole dataset."""
        kept = self.MINE.events["kept"]
        assert (kept.title, kept.summary) == ("Our title", "Our summary.")

    def test_order_follows_its_dates(self) -> None:
        """The records are sorted by the dates that the source gives."""
        theirs = CITED.according_to("theirs")
        assert joined_ids(theirs.events) == "earlier denied kept"
        assert [str(event.date) for event in theirs.events] == ["1910", "1912", "1913"]

    @pytest.mark.parametrize("reference", ["MINE", "my account", CITED.references["mine"]], ids=str)
    def test_argument(self, reference: str | czsu.Reference) -> None:
        """The reference is given by id, by title, or as the record."""
        assert CITED.according_to(reference) == self.MINE

    def test_attesting_nothing(self) -> None:
        """According to a reference that attests nothing, the dataset is empty."""
        empty = CITED.according_to("unheard")
        assert [len(getattr(empty, table)) for table in TABLES] == [0] * 6
        assert empty.title == "A small world, according to unheard"

    def test_unknown(self) -> None:
        """A misspelt reference is an error, not an empty dataset."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            CITED.according_to("mien")
        assert caught.value == czsu.UnknownNameError("mien", "reference", ["mine"])
        with pytest.raises(czsu.QueryTypeError):
            CITED.according_to(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point

    @every_dataset
    def test_is_a_valid_dataset(self, dataset: czsu.Dataset) -> None:
        """The dataset according to any reference is valid, and so is that of the result.

        Only a wrong date of the source may not fit the lives of actors, which come along unchanged.
        """
        for reference in dataset.references:
            account = dataset.according_to(reference)
            try:
                assert czsu.Dataset.from_json(account.to_json()) == account
            except czsu.DatasetError as error:
                for problem in error.problems:
                    assert problem.message.endswith("is outside of that time"), problem
            if reference.id in account.references.ids:
                assert account.according_to(reference.id).events == account.events

    def test_founding_article(self) -> None:
        """According to the article, there are the events that it attests, with its dates."""
        account = czsu.dataset.according_to("wikipedia-2018")
        assert set(account.events.ids) <= set(czsu.events.citing("wikipedia-2018").ids)
        for event in czsu.events:
            citations = [
                citation
                for citation in event.citations
                if citation.reference == "wikipedia-2018"
                and (citation.stance is not czsu.Stance.DISPUTES or citation.dates)
            ]
            assert (event.id in account.events.ids) is bool(citations)
            if not citations:
                continue
            stances = list(czsu.Stance)
            ordered = sorted(citations, key=lambda citation: stances.index(citation.stance))
            dates = [claim.span for citation in ordered for claim in citation.dates]
            assert account.events[event.id].date == next(iter(dates), event.date)
            assert account.events[event.id].citations == tuple(citations)


class TestAccordingToSeveral:
    """`according_to` also takes several sources."""

    TWO = dataset_of(
        make_event(
            "meeting",
            "1912",
            citations=(
                make_citation("first", "qualifies", date="1912-03"),
                make_citation("second", date="1912-05"),
                make_citation("third", date="1912-06"),
            ),
        ),
        make_event("visit", "1913", citations=(make_citation("third"),)),
        make_event("strike", "1914", citations=(make_citation("first"),)),
    )

    def test_what_any_of_them_attests(self) -> None:
        """It has the records and the citations of each."""
        both = self.TWO.according_to("first", "second")
        assert both.events.ids == ("meeting", "strike")
        assert both.references.ids == ("first", "second")
        assert both.title == "A small world, according to first and second"
        three = self.TWO.according_to("first", "second", "third")
        assert three.title.endswith("according to first, second and third")
        assert three.events.ids == ("meeting", "visit", "strike")

    @pytest.mark.parametrize(
        ("references", "date"),
        [
            (("first",), "1912-03"),
            (("first", "second"), "1912-05"),
            (("second", "third"), "1912-05"),
            (("third", "second", "first"), "1912-06"),
        ],
    )
    def test_which_date_counts(self, references: tuple[str, ...], date: str) -> None:
        """A source that supports the record comes first, then the one that is named first."""
        account = self.TWO.according_to(*references)
        assert account.events["meeting"].date == TimeSpan(date)

    def test_none(self) -> None:
        """Without a source there is no account."""
        with pytest.raises(czsu.QueryTypeError, match="takes at least one reference"):
            self.TWO.according_to()


class TestExcerpt:
    """An excerpt has some records, and the actors, treaties and references they name."""

    MINE = EXAMPLE.excerpt(EXAMPLE.events.search("pact"), EXAMPLE.periods[:1])

    def test_it_has_the_records_and_those_that_they_name(self) -> None:
        """Treaties, actors and references are included; no other period, event or condition."""
        assert joined_ids(self.MINE.events) == "pact-signed-1912"
        assert joined_ids(self.MINE.periods) == "whole"
        assert joined_ids(self.MINE.conditions) == ""
        assert joined_ids(self.MINE.treaties) == "pact"
        assert set(self.MINE.actors.ids) == {"north", "south"}
        assert set(self.MINE.references.ids) == {"atlas", "gazette"}

    def test_it_removes_only_links_to_records_left_out(self) -> None:
        """A link to a record of the excerpt stays, and other fields are unchanged."""
        signed = EXAMPLE.events["pact-signed-1912"]
        assert self.MINE.events[0] == evolve(signed, because_of=())
        both = EXAMPLE.excerpt(EXAMPLE.events[:], EXAMPLE.conditions)
        assert tuple(both.events) == tuple(EXAMPLE.events)

    def test_its_header(self) -> None:
        """The title says that it is an excerpt; the rest of the header is unchanged."""
        header = "edition", "coverage", "issued", "authors", "license"
        excerpt = czsu.dataset.excerpt(czsu.events[:1])
        assert excerpt.title == f"{czsu.dataset.title}, an excerpt"
        assert [getattr(excerpt, name) for name in header] == [
            getattr(czsu.dataset, name) for name in header
        ]

    @every_dataset
    def test_is_a_valid_dataset(self, dataset: czsu.Dataset) -> None:
        """An excerpt of all records, of none, or of one event is valid."""
        everything = dataset.excerpt(*(getattr(dataset, table) for table in TABLES))
        assert everything.records == dataset.records
        assert dataset.excerpt().records == dataset.excerpt(dataset.events[:0]).records == ()
        for n in range(len(dataset.events)):
            excerpt = dataset.excerpt(dataset.events[n : n + 1])
            assert czsu.Dataset.from_json(excerpt.to_json()) == excerpt

    def test_only_selections_of_its_own(self) -> None:
        """Selections of another dataset, and other values, are refused."""
        with pytest.raises(
            czsu.QueryError, match=r"of its own dataset; <Events: \d+> is of another"
        ):
            EXAMPLE.excerpt(czsu.events)
        wrong: Any = ["visit-1910"]
        with pytest.raises(czsu.QueryTypeError, match="made of selections, not a list"):
            EXAMPLE.excerpt(wrong)


def test_a_selection_has_its_dataset() -> None:
    """A selection that was filtered or combined still has its dataset."""
    assert (EXAMPLE.events.search("pact") | EXAMPLE.events[:0]).dataset is EXAMPLE
    assert czsu.treaties.dataset is czsu.dataset


def test_all_records() -> None:
    """`records` has the records of all tables, in the order of the tables."""
    assert EXAMPLE.records == tuple(
        record for table in TABLES for record in getattr(EXAMPLE, table)
    )


def test_from_folder(tmp_path: Path) -> None:
    """A folder with a file for each table is read as one dataset; the path may be a text."""
    plain = EXAMPLE.to_dict()
    for table in TABLES:
        (tmp_path / f"{table}.json").write_text(json.dumps(plain.pop(table)), "utf-8")
    (tmp_path / "dataset.json").write_text(json.dumps(plain), "utf-8")
    assert czsu.Dataset.from_folder(tmp_path) == EXAMPLE
    assert czsu.Dataset.from_folder(str(tmp_path)) == EXAMPLE
    (tmp_path / "events.json").write_text("{}", "utf-8")
    with pytest.raises(czsu.DatasetError, match="/events: wants a list"):
        czsu.Dataset.from_folder(tmp_path)
    (tmp_path / "events.json").unlink()
    with pytest.raises(OSError, match=r"events\.json"):
        czsu.Dataset.from_folder(tmp_path)
