"""What is asked of a whole dataset: on, covered, record, card, according_to."""

from __future__ import annotations

import copy
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
    no_deadline,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations import Record

ROOMS = ("periods", "events", "conditions", "treaties", "actors", "references")
PARTS = ("periods", "treaties", "conditions", "events", "recent")
LINKED = ("actors", "treaties", "causes", "conditions", "events", "consequences", "references")


def _ids(records: Iterable[Record]) -> str:
    return " ".join(record.id for record in records)


class TestDataset:
    """A dataset is a value: equal by what it holds, and never changed."""

    def test_identity(self) -> None:
        """Equal when header and records are; hashed alike; its own copy."""
        again = czsu.Dataset.from_dict(EXAMPLE.to_dict())
        assert again == EXAMPLE
        assert again is not EXAMPLE
        assert hash(again) == hash(EXAMPLE)
        assert copy.copy(EXAMPLE) is copy.deepcopy(EXAMPLE) is EXAMPLE
        assert dataset_of(*EXAMPLE.references) != EXAMPLE
        assert EXAMPLE != "A small world"

    def test_header(self) -> None:
        """It says what it is about, and what it covers."""
        assert (EXAMPLE.title, EXAMPLE.edition, EXAMPLE.license) == ("A small world", "1", None)
        assert EXAMPLE.coverage == TimeSpan("1900/1950")
        assert repr(EXAMPLE) == "<Dataset: A small world, edition 1>"
        assert (EXAMPLE.issued, EXAMPLE.authors) == (None, ())
        assert czsu.dataset.license == "CC-BY-SA-4.0"
        assert czsu.dataset.authors == (czsu.Author(literal="The czsu_relations authors"),)

    @pytest.mark.parametrize(
        ("header", "field"),
        [
            ({"issued": "2024"}, "issued"),
            ({"authors": "me"}, "authors"),
            ({"authors": 3}, "authors"),
        ],
    )
    def test_header_of_the_wrong_form(self, header: dict[str, Any], field: str) -> None:
        """A day is a span, authors are a tuple of them, and the error says so."""
        with pytest.raises(czsu.RecordError) as caught:
            czsu.Dataset(title="T", edition="1", coverage=TimeSpan("1900/1950"), **header)
        assert caught.value.field == field

    @pytest.mark.parametrize("name", ["events", "title", "collection", "extra"])
    def test_nothing_can_be_set_or_deleted(self, name: str) -> None:
        """Neither what it has nor what it does not have."""
        before = EXAMPLE.to_json()
        with pytest.raises(AttributeError, match=f"a dataset is immutable: '{name}' cannot be"):
            setattr(EXAMPLE, name, ())
        with pytest.raises(AttributeError, match=f"a dataset is immutable: '{name}' cannot be"):
            delattr(EXAMPLE, name)
        assert EXAMPLE.to_json() == before


class TestCovered:
    """Outside its coverage a dataset does not answer: that is not the same as "no"."""

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
        """The time is given back as it was understood."""
        assert EXAMPLE.covered(when) == TimeSpan.of(when)

    @pytest.mark.parametrize(
        ("when", "asked"),
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
    @pytest.mark.parametrize("ask", ["covered", "on"])
    def test_outside(self, ask: str, when: czsu.When, asked: str) -> None:
        """Wholly or in part: the error says what was asked and what is covered."""
        with pytest.raises(czsu.CoverageError) as caught:
            getattr(EXAMPLE, ask)(when)
        assert caught.value == czsu.CoverageError(asked, "1900/1950")
        said = f"{asked} is not wholly inside what this dataset covers, 1900/1950"
        assert str(caught.value) == said

    @pytest.mark.parametrize("when", [None, 19.4, True, b"1940"], ids=repr)
    @pytest.mark.parametrize("ask", ["covered", "on"])
    def test_no_time(self, ask: str, when: object) -> None:
        """What is no time is refused as such."""
        with pytest.raises(czsu.QueryTypeError):
            getattr(EXAMPLE, ask)(when)

    def test_an_open_coverage(self) -> None:
        """A dataset may cover a time without an end."""
        assert dataset_of(coverage="1900/..").covered("1925/..") == TimeSpan("1925/..")


class TestOn:
    """A snapshot: what framed, bound and held at a time, what happened, what just had."""

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
                ["whole late crisis", "covenant", "tension", "break-1930", ""],
                id="a year",
            ),
            pytest.param(
                "1931-03",
                ["whole late crisis", "covenant", "garrison", "rumour-1931", "rumour-1931"],
                ["whole late crisis", "covenant", "", "", ""],
                id="what may be now or recent",
            ),
        ],
    )
    def test_small_world(self, when: str, found: list[str], certain: list[str]) -> None:
        """Every part of it, possible and certain, can be read off the page."""
        snapshot = EXAMPLE.on(when)
        assert snapshot.date == snapshot.certain.date == TimeSpan(when)
        assert [_ids(getattr(snapshot, part)) for part in PARTS] == found
        assert [_ids(getattr(snapshot.certain, part)) for part in PARTS] == certain

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
        """The 90 days before the first day: no day more, no day less."""
        days = [TimeSpan(first).earliest + timedelta(days=n) for n in (-1, 0, 89, 90)]
        assert days[2] == TimeSpan(last).latest
        made = [make_event(f"e-{n}", day.isoformat()) for n, day in enumerate(days)]
        snapshot = dataset_of(*made, coverage="1899/1950").on(when)
        assert _ids(snapshot.recent) == "e-1 e-2"
        assert _ids(snapshot.certain.recent) == "e-1 e-2"
        assert "e-3" in snapshot.events.ids

    def test_nothing_is_recent_at_the_beginning_of_time(self) -> None:
        """Before a time that has no beginning there is nothing."""
        dataset = dataset_of(make_event("some-day", "0001-01-01"), coverage="../1950")
        assert _ids(dataset.on("0001-01-01").recent) == ""
        assert _ids(dataset.on("../1950").recent) == ""
        assert _ids(dataset.on("0001-01-02").recent) == "some-day"

    @no_deadline
    @given(
        day=st.dates(date(1917, 1, 1), date(1993, 12, 31)),
        length=st.sampled_from([10, 7, 4]),
    )
    def test_bundled(self, day: date, length: int) -> None:
        """On any day, month or year: each part is what the rooms themselves answer."""
        when = day.isoformat()[:length]
        first = TimeSpan(when).earliest
        since, eve = first - timedelta(days=90), first - timedelta(days=1)
        snapshot = czsu.on(when)
        for certain, shown in ((False, snapshot), (True, snapshot.certain)):
            assert shown.date == TimeSpan(when)
            assert shown.periods == czsu.periods.on(when, certain=certain)
            assert shown.treaties == czsu.treaties.in_force(when, certain=certain)
            assert shown.conditions == czsu.conditions.on(when, certain=certain)
            assert shown.events == czsu.events.on(when, certain=certain)
            assert shown.recent == czsu.events.between(since, eve, certain=certain)
        for part in PARTS:
            stricter, all_possible = getattr(snapshot.certain, part), getattr(snapshot, part)
            assert not stricter - all_possible
        assert snapshot.certain.certain is snapshot.certain

    def test_in_june_1940(self) -> None:
        """Occupied, without relations, in the war; the alliance of 1943 is not yet there."""
        snapshot = czsu.on("1940-06-01")
        assert "second-world-war" in snapshot.periods.ids
        assert "communist" not in snapshot.periods.ids
        assert "alliance-1943" not in snapshot.treaties.ids
        held = set(snapshot.certain.conditions.ids)
        assert {"german-occupation-1939", "broken-relations-1939"} <= held
        assert "recognition-de-jure-1934" not in snapshot.events.ids

    def test_in_1956(self) -> None:
        """Under communism, in the alliance and the Warsaw Pact, members of Comecon."""
        snapshot = czsu.on(1956)
        assert snapshot.date == TimeSpan("1956")
        assert {"alliance-1943", "warsaw-treaty-1955"} <= set(snapshot.certain.treaties.ids)
        assert "mutual-assistance-1935" not in snapshot.certain.treaties.ids
        assert "communist" in snapshot.certain.periods.ids
        assert {"comecon-membership-1949"} <= set(snapshot.certain.conditions.ids)

    def test_value(self) -> None:
        """It is frozen, equal to another of the same time, and pickles with its parts together."""
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
        """It pickles with its parts together, so that they still combine."""
        snapshot = dataset.on("1930-01-15")
        again: object = pickle.loads(pickle.dumps(snapshot))  # noqa: S301 - our own pickle
        assert isinstance(again, czsu.Snapshot)
        assert again == snapshot
        assert again.certain == snapshot.certain
        assert again.events | again.recent == snapshot.events | snapshot.recent


class TestRecord:
    """Any record of any type, by id, name or title."""

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
        for room in ROOMS:
            for record in getattr(czsu.dataset, room):
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
        """The error knows the nearest, or all that bear the name."""
        with pytest.raises(LookupError) as caught:
            EXAMPLE.record(sought)
        assert caught.value == error

    def test_causes_are_events_or_conditions(self) -> None:
        """What has consequences is looked for among events and conditions only."""
        assert EXAMPLE.events.consequences_of("tension")
        with pytest.raises(LookupError) as caught:
            EXAMPLE.events.consequences_of("tensions")
        assert caught.value == czsu.UnknownNameError("tensions", "event or condition", ["tension"])
        with pytest.raises(LookupError):
            EXAMPLE.events.consequences_of("north")

    @pytest.mark.parametrize("sought", [None, 7, [], make_event("stranger", "1910")], ids=type)
    @pytest.mark.parametrize("ask", ["record", "card"])
    def test_wrong_types(self, ask: str, sought: object) -> None:
        """What is no name and no record of the dataset is refused with a sentence."""
        with pytest.raises(czsu.QueryTypeError, match=r"is no record here, and no name of one"):
            getattr(EXAMPLE, ask)(sought)


class TestCard:
    """A record with its links resolved."""

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
                {"actors": "north south", "treaties": "pact", "references": "atlas"},
                id="treaty",
            ),
            pytest.param(
                "severni zeme", {"references": "atlas gazette"}, id="actor, by another name"
            ),
            pytest.param("Guard", {"actors": "north-army", "references": "atlas"}, id="part"),
            pytest.param("heir", {"actors": "north", "references": "atlas"}, id="successor"),
            pytest.param("crisis", {"references": "letters"}, id="period"),
            pytest.param("atlas", {}, id="reference"),
        ],
    )
    def test_links(self, sought: str, linked: dict[str, str]) -> None:
        """Those to other records, and those from the events that it caused; in their order."""
        card = EXAMPLE.card(sought)
        assert card.record == EXAMPLE.record(sought)
        found = {name: _ids(getattr(card, name)) for name in LINKED}
        in_order = {
            name: " ".join(sorted(ids.split(), key=_places(name))) for name, ids in linked.items()
        }
        assert {name: ids for name, ids in found.items() if ids} == in_order
        assert EXAMPLE.card(card.record) == card

    def test_every_record(self) -> None:
        """Every record of the bundled data has a card, and no link of an event is lost on it."""
        for room in ROOMS:
            for record in getattr(czsu.dataset, room):
                assert czsu.dataset.card(record.id).record is record
        for one in czsu.events:
            card = czsu.dataset.card(one)
            assert {*card.causes.ids, *card.conditions.ids} == set(one.because_of)
            assert set(card.actors.ids) == {part.actor for part in one.participants}
            assert set(card.treaties.ids) == set(one.treaties)
            assert set(card.references.ids) == {cited.reference for cited in one.citations}
            assert card.consequences == czsu.events.consequences_of(one)

    def test_value(self) -> None:
        """It is frozen, and pickles."""
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
        """A name that two records of any type bear is ambiguous."""
        with pytest.raises(LookupError) as caught:
            EXAMPLE.card(sought)
        assert caught.value == error


def _places(name: str) -> Any:
    """Where a record stands in the room that a card's field is of."""
    room = {"causes": "events", "consequences": "events"}.get(name, name)
    whole: czsu.Selection[Any] = getattr(EXAMPLE, room)
    return whole.ids.index


TOLD = dataset_of(
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
            make_citation("theirs"),
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
"""What "mine" and others tell; "atlas" attests the rest, "unheard" nothing."""


class TestAccordingTo:
    """The dataset as one source tells it."""

    MINE = TOLD.according_to("mine")

    def test_what_is_kept(self) -> None:
        """What it attests other than by disputing it, and the nouns named, however indirectly."""
        found = {room: _ids(getattr(self.MINE, room)) for room in ROOMS}
        assert found == {
            "periods": "framed",
            "events": "earlier kept",
            "conditions": "held",
            "treaties": "old-bond other-bond bond",
            "actors": "ancestor body organ party",
            "references": "atlas deep mine",
        }

    def test_header(self) -> None:
        """The title says whose account it is; edition and coverage are those of the whole."""
        told = self.MINE
        assert told.title == "A small world, according to mine"
        assert (told.edition, told.coverage) == (TOLD.edition, TOLD.coverage)
        assert told != TOLD

    def test_citations(self) -> None:
        """Of the citations of what it attests, only its own remain, and no dispute."""
        assert self.MINE.events["kept"].citations == TOLD.events["kept"].citations[1:3]
        assert self.MINE.conditions["held"].citations == TOLD.conditions["held"].citations[:1]
        assert self.MINE.treaties["bond"].citations == TOLD.treaties["bond"].citations[1:]

    def test_own_dates(self) -> None:
        """The first date that it gives for a field is the date; a required one stays otherwise."""
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

    def test_nouns_come_as_they_are(self) -> None:
        """What is only named keeps its dates and its sources."""
        for room, key in (
            ("treaties", "other-bond"),
            ("treaties", "old-bond"),
            ("actors", "body"),
            ("actors", "ancestor"),
        ):
            assert getattr(self.MINE, room)[key] == getattr(TOLD, room)[key]

    def test_links(self) -> None:
        """Links to what is not kept are removed, the others stay."""
        kept = self.MINE.events["kept"]
        assert kept.because_of == ("earlier", "held")
        assert kept.treaties == ("bond", "other-bond")
        assert kept.participants == TOLD.events["kept"].participants
        held = self.MINE.conditions["held"]
        assert (held.began_with, held.ended_with) == (("earlier",), ("kept",))
        assert self.MINE.periods["framed"].part_of is None
        assert self.MINE.actors["organ"].part_of == "body"

    def test_words_stay_ours(self) -> None:
        """Titles and summaries are not the source's."""
        kept = self.MINE.events["kept"]
        assert (kept.title, kept.summary) == ("Our title", "Our summary.")

    def test_order_follows_its_dates(self) -> None:
        """The records stand in the order of the dates that it gives."""
        theirs = TOLD.according_to("theirs")
        assert _ids(theirs.events) == "earlier denied kept"
        assert [str(one.date) for one in theirs.events] == ["1910", "1912", "1913"]

    @pytest.mark.parametrize("asked", ["MINE", "my account", TOLD.references["mine"]], ids=str)
    def test_asked_by(self, asked: str | czsu.Reference) -> None:
        """Id, title or record."""
        assert TOLD.according_to(asked) == self.MINE

    def test_attesting_nothing(self) -> None:
        """A reference that attests nothing has an empty account."""
        unheard = TOLD.according_to("unheard")
        assert [len(getattr(unheard, room)) for room in ROOMS] == [0] * 6
        assert unheard.title == "A small world, according to unheard"

    def test_unknown(self) -> None:
        """A misspelt reference is no empty account."""
        with pytest.raises(czsu.UnknownNameError) as caught:
            TOLD.according_to("mien")
        assert caught.value == czsu.UnknownNameError("mien", "reference", ["mine"])
        with pytest.raises(czsu.QueryTypeError):
            TOLD.according_to(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point

    @pytest.mark.parametrize("dataset", [EXAMPLE, TOLD, czsu.dataset], ids=repr)
    def test_is_a_sound_dataset(self, dataset: czsu.Dataset) -> None:
        """Each reference's account is sound, and told again it is the same."""
        for one in dataset.references:
            told = dataset.according_to(one)
            assert czsu.Dataset.from_json(told.to_json()) == told
            if one.id in told.references.ids:
                assert told.according_to(one.id).events == told.events

    def test_founding_article(self) -> None:
        """The article keeps what it attests and does not only dispute, with its own dates."""
        told = czsu.dataset.according_to("wikipedia-2018")
        assert set(told.events.ids) <= set(czsu.events.citing("wikipedia-2018").ids)
        for one in czsu.events:
            own = [
                c
                for c in one.citations
                if c.reference == "wikipedia-2018" and c.stance is not czsu.Stance.DISPUTES
            ]
            assert (one.id in told.events.ids) is bool(own)
            if not own:
                continue
            dates = [claim.span for c in own for claim in c.dates]
            assert told.events[one.id].date == next(iter(dates), one.date)
            assert told.events[one.id].citations == tuple(own)


class TestExcerpt:
    """Some records, and what they need to be understood."""

    MINE = EXAMPLE.excerpt(EXAMPLE.events.search("pact"), EXAMPLE.periods[:1])

    def test_it_keeps_the_records_and_the_nouns_they_name(self) -> None:
        """Treaties, actors and references come along; no other period, event or condition."""
        assert _ids(self.MINE.events) == "pact-signed-1912"
        assert _ids(self.MINE.periods) == "whole"
        assert _ids(self.MINE.conditions) == ""
        assert _ids(self.MINE.treaties) == "pact"
        assert set(self.MINE.actors.ids) == {"north", "south"}
        assert set(self.MINE.references.ids) == {"atlas", "gazette"}

    def test_it_changes_nothing_but_links_that_would_lead_nowhere(self) -> None:
        """A link to a kept record stays; every other field is as it was."""
        signed = EXAMPLE.events["pact-signed-1912"]
        assert self.MINE.events[0] == evolve(signed, because_of=())
        both = EXAMPLE.excerpt(EXAMPLE.events[:], EXAMPLE.conditions)
        assert tuple(both.events) == tuple(EXAMPLE.events)

    def test_its_header(self) -> None:
        """It says that it is an excerpt; coverage, edition, makers and licence stay."""
        header = "edition", "coverage", "issued", "authors", "license"
        told = czsu.dataset.excerpt(czsu.events[:1])
        assert told.title == f"{czsu.dataset.title}, an excerpt"
        assert [getattr(told, name) for name in header] == [
            getattr(czsu.dataset, name) for name in header
        ]

    @pytest.mark.parametrize("dataset", [EXAMPLE, TOLD, czsu.dataset], ids=repr)
    def test_is_a_sound_dataset(self, dataset: czsu.Dataset) -> None:
        """Of everything, of nothing, and of each event alone."""
        everything = dataset.excerpt(*(getattr(dataset, room) for room in ROOMS))
        assert everything.records == dataset.records
        assert dataset.excerpt().records == dataset.excerpt(dataset.events[:0]).records == ()
        for n in range(len(dataset.events)):
            told = dataset.excerpt(dataset.events[n : n + 1])
            assert czsu.Dataset.from_json(told.to_json()) == told

    def test_only_selections_of_its_own(self) -> None:
        """Those of another dataset, and what is no selection, are refused."""
        with pytest.raises(czsu.QueryError, match=r"of its own dataset; <Events: \d+> is of another"):
            EXAMPLE.excerpt(czsu.events)
        wrong: Any = ["visit-1910"]
        with pytest.raises(czsu.QueryTypeError, match="made of selections, not a list"):
            EXAMPLE.excerpt(wrong)


def test_a_selection_knows_its_dataset() -> None:
    """Also one that was filtered or combined."""
    assert (EXAMPLE.events.search("pact") | EXAMPLE.events[:0]).dataset is EXAMPLE
    assert czsu.treaties.dataset is czsu.dataset


def test_all_records() -> None:
    """Room by room, each in its order."""
    assert EXAMPLE.records == tuple(one for room in ROOMS for one in getattr(EXAMPLE, room))
