"""What each selection can do: events, conditions, treaties, periods, actors, references."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import TimeSpan
from date_strategies import queries
from example_datasets import (
    EXAMPLE,
    dataset_of,
    make_actor,
    make_citation,
    make_event,
    make_period,
    make_treaty,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from czsu_relations import Selection

EVENTS = EXAMPLE.events
CONDITIONS = EXAMPLE.conditions
TREATIES = EXAMPLE.treaties
ACTORS = EXAMPLE.actors
PERIODS = EXAMPLE.periods
REFERENCES = EXAMPLE.references


def unchecked(term: str) -> Any:
    """Return a misspelt term, which type checkers would refuse."""
    return term


def assert_selected(whole: Selection[Any], found: Selection[Any], ids: str) -> None:
    """Assert that a filter returned these records, in order, as a selection of the same type."""
    assert type(found) is type(whole)
    assert list(found.ids) == ids.split()


class TestEvents:
    """Events: by actor, kind, mode, treaty, cause and consequence."""

    @pytest.mark.parametrize(
        ("argument", "found"),
        [
            pytest.param("north", "visit-1910 pact-signed-1912 break-1930", id="id"),
            pytest.param("Northland", "visit-1910 pact-signed-1912 break-1930", id="name"),
            pytest.param("severni zeme", "visit-1910 pact-signed-1912 break-1930", id="accents"),
            pytest.param(ACTORS["north-army"], "break-1930", id="record"),
            pytest.param("Guard", "muster-1912", id="another actor"),
            pytest.param("league", "", id="an actor in no event"),
        ],
    )
    def test_involving(self, argument: str | czsu.Actor, found: str) -> None:
        """The actor is given by id, name or record; its parts do not count."""
        assert_selected(EVENTS, EVENTS.involving(argument), found)

    @pytest.mark.parametrize(
        ("argument", "found"),
        [
            ("north", "visit-1910 muster-1912 pact-signed-1912 break-1930"),
            ("north-army", "muster-1912 break-1930"),
            ("north-guard", "muster-1912"),
            ("heir", ""),
        ],
    )
    def test_involving_parts(self, argument: str, found: str) -> None:
        """With `parts`, its parts and their parts count, and not its successors."""
        assert_selected(EVENTS, EVENTS.involving(argument, parts=True), found)

    @pytest.mark.parametrize(
        ("argument", "parts", "role", "found"),
        [
            ("north", False, "guest", "visit-1910"),
            ("north", False, "initiator", ""),
            ("north", True, czsu.Role.INITIATOR, "muster-1912 break-1930"),
            ("south", False, "host", "visit-1910"),
            ("south", True, "leader", ""),
        ],
    )
    def test_involving_in_a_role(self, argument: str, parts: bool, role: Any, found: str) -> None:  # noqa: FBT001 - a table's column
        """The role must be that of the given actor, not of another one in the event."""
        assert_selected(EVENTS, EVENTS.involving(argument, parts=parts, role=role), found)

    def test_filters_chain(self) -> None:
        """A filter works on the result of the one before it; names are those of the dataset."""
        chosen = EVENTS.after("1911").involving("south").of_kind("show-of-force")
        assert_selected(EVENTS, chosen, "muster-1912")
        assert_selected(EVENTS, chosen.causes_of("pact-signed-1912"), "muster-1912")
        assert_selected(EVENTS, chosen[:0].involving("Guard"), "")

    @pytest.mark.parametrize(
        ("kinds", "found"),
        [
            (["visit"], "visit-1910 either-1934"),
            (["severance", "visit"], "visit-1910 break-1930 either-1934"),
            ([czsu.EventKind.PROTEST], "rumour-1931"),
            (["coup"], ""),
        ],
    )
    def test_of_kind(self, kinds: list[Any], found: str) -> None:
        """The kinds are given as text or as members of the vocabulary."""
        assert_selected(EVENTS, EVENTS.of_kind(*kinds), found)

    @pytest.mark.parametrize(
        ("modes", "found"),
        [
            (["verbal-cooperation"], "visit-1910 pact-signed-1912 either-1934"),
            ([None], "founding-1905"),
            ([None, "verbal-conflict"], "founding-1905 rumour-1931"),
            (["verbal-conflict", None, None], "founding-1905 rumour-1931"),
            (["material-conflict"], "muster-1912 break-1930"),
            (["verbal-conflict", "material-conflict"], "muster-1912 break-1930 rumour-1931"),
            ([czsu.Mode.MATERIAL_COOPERATION], ""),
        ],
    )
    def test_in_mode(self, modes: list[Any], found: str) -> None:
        """The mode is that of the kind; None asks for the events that have none."""
        assert_selected(EVENTS, EVENTS.in_mode(*modes), found)

    def test_every_event_has_at_most_one_mode(self) -> None:
        """Every event of the bundled data is in exactly one of the four modes, or in none."""
        modes = [*czsu.Mode, None]
        chosen = [czsu.events.in_mode(mode) for mode in modes]
        assert sum(map(len, chosen)) == len(czsu.events)
        assert all(event.mode is mode for mode in modes for event in czsu.events.in_mode(mode))
        assert "stalin-gottwald-deaths-1953" in czsu.events.in_mode(None).ids
        assert czsu.events.in_mode(*modes) == czsu.events

    def test_none_does_not_excuse_a_misspelt_mode(self) -> None:
        """A mode beside None must exist, too."""
        with pytest.raises(czsu.UnknownNameError, match="verbal-konflikt"):
            EVENTS.in_mode(None, unchecked("verbal-konflikt"))

    @pytest.mark.parametrize(
        ("argument", "found"),
        [
            ("pact", "pact-signed-1912 break-1930"),
            ("harbour pact", "pact-signed-1912 break-1930"),
            ("PRISTAVNI SMLOUVA", "pact-signed-1912 break-1930"),
            (TREATIES["renewal"], "break-1930"),
            ("covenant", ""),
        ],
    )
    def test_under(self, argument: str | czsu.Treaty, found: str) -> None:
        """The treaty is given by id, title or record; an event with that title does not matter."""
        assert_selected(EVENTS, EVENTS.under(argument), found)

    @pytest.mark.parametrize(
        ("argument", "causes", "consequences"),
        [
            ("visit-1910", "", "pact-signed-1912"),
            ("muster-1912", "", "pact-signed-1912 break-1930"),
            ("Harbour Pact", "visit-1910 muster-1912", ""),
            (EVENTS["break-1930"], "muster-1912", ""),
        ],
    )
    def test_causes_and_consequences(
        self, argument: str | czsu.Event, causes: str, consequences: str
    ) -> None:
        """Only direct causes and consequences are returned."""
        assert_selected(EVENTS, EVENTS.causes_of(argument), causes)
        assert_selected(EVENTS, EVENTS.consequences_of(argument), consequences)

    @pytest.mark.parametrize("argument", ["tension", "TENSION", CONDITIONS["tension"]], ids=str)
    def test_consequences_of_a_condition(self, argument: str | czsu.Condition) -> None:
        """A condition may have consequences, too."""
        assert_selected(EVENTS, EVENTS.consequences_of(argument), "muster-1912 break-1930")

    def test_causes_mirror_consequences(self) -> None:
        """In the bundled data, the consequences of an event are those that it is a cause of."""
        pairs = {
            (cause.id, event.id) for event in czsu.events for cause in czsu.events.causes_of(event)
        }
        assert pairs == {
            (cause.id, event.id)
            for cause in czsu.events
            for event in czsu.events.consequences_of(cause)
        }
        assert pairs

    def test_linked_records(self) -> None:
        """Events have the actors, treaties and references that they name."""
        chosen = EVENTS.on("1912-06-01")
        assert chosen.actors == ACTORS.where(
            lambda actor: actor.id in {"north", "north-guard", "south"}
        )
        assert chosen.treaties == TREATIES[:1]
        assert chosen.references == REFERENCES[:2]
        assert EVENTS[:0].actors == ACTORS[:0]


class TestConditions:
    """Conditions: by actor, kind, cause and consequence."""

    def test_involving(self) -> None:
        """The conditions of an actor, with or without its parts."""
        assert_selected(CONDITIONS, CONDITIONS.involving("NORTHLAND"), "tension")
        assert_selected(CONDITIONS, CONDITIONS.involving("north", parts=True), "tension garrison")
        assert_selected(CONDITIONS, CONDITIONS.involving(ACTORS["north-army"]), "garrison")
        assert_selected(CONDITIONS, CONDITIONS.involving("jan"), "")

    def test_of_kind(self) -> None:
        """The kinds are given as text or as members of the vocabulary."""
        assert_selected(CONDITIONS, CONDITIONS.of_kind("troop-presence"), "garrison")
        assert_selected(
            CONDITIONS, CONDITIONS.of_kind("troop-presence", "stance"), "tension garrison"
        )
        assert_selected(CONDITIONS, CONDITIONS.of_kind(czsu.ConditionKind.OFFICE), "")

    def test_causes_and_consequences(self) -> None:
        """Consequences are conditions that began with an event, not those that ended with it."""
        assert_selected(CONDITIONS, CONDITIONS.causes_of("break-1930"), "tension")
        assert_selected(CONDITIONS, CONDITIONS.causes_of("harbour pact"), "")
        assert_selected(CONDITIONS, CONDITIONS.consequences_of(EVENTS["muster-1912"]), "garrison")
        assert_selected(CONDITIONS, CONDITIONS.consequences_of("break-1930"), "")

    def test_linked_records(self) -> None:
        """Conditions have their actors, references, and the events they began and ended with."""
        assert_selected(EVENTS, CONDITIONS.events, "muster-1912 break-1930")
        assert_selected(EVENTS, CONDITIONS[:1].events, "break-1930")
        assert_selected(ACTORS, CONDITIONS.actors, "north-army north south")
        assert_selected(REFERENCES, CONDITIONS.references, "atlas gazette")


class TestTreaties:
    """Treaties: by party, kind, obligation and identifier."""

    def test_involving(self) -> None:
        """The treaties of a party."""
        assert_selected(TREATIES, TREATIES.involving("south"), "pact renewal")
        assert_selected(TREATIES, TREATIES.involving("LoN"), "covenant")
        assert_selected(TREATIES, TREATIES.involving("north-army"), "")

    def test_involving_parts(self) -> None:
        """With `parts`, a treaty signed by a part of a state is a treaty of the state."""
        dataset = dataset_of(
            make_actor("state"),
            make_actor("court", part_of="state"),
            make_treaty("t", "1910", "court"),
        )
        assert_selected(dataset.treaties, dataset.treaties.involving("state"), "")
        assert_selected(dataset.treaties, dataset.treaties.involving("state", parts=True), "t")

    def test_of_kind(self) -> None:
        """The kinds are given as text or as members of the vocabulary."""
        assert_selected(TREATIES, TREATIES.of_kind("alliance"), "covenant")
        assert_selected(TREATIES, TREATIES.of_kind("friendship", "prolongation"), "pact renewal")
        assert_selected(TREATIES, TREATIES.of_kind(czsu.TreatyKind.BORDER), "")

    def test_obliging(self) -> None:
        """A treaty with any one of the obligations is returned."""
        assert_selected(TREATIES, TREATIES.obliging("defence"), "pact renewal")
        assert_selected(TREATIES, TREATIES.obliging("consultation", "neutrality"), "pact covenant")
        assert_selected(TREATIES, TREATIES.obliging(czsu.Obligation.OFFENCE), "")

    def test_identified(self) -> None:
        """By an identifier; the result is empty if only a treaty outside the selection has it."""
        assert_selected(TREATIES, TREATIES.identified("lnts", "7 LNTS 12"), "pact")
        assert_selected(TREATIES, TREATIES[1:].identified("lnts", "7 LNTS 12"), "")

    def test_force_unknown(self) -> None:
        """The treaties whose time in force no source gives."""
        assert_selected(TREATIES, TREATIES.force_unknown, "renewal")
        undated = czsu.treaties.force_unknown
        assert all(treaty.in_force is None for treaty in undated)
        assert all(treaty.in_force for treaty in czsu.treaties - undated)

    def test_linked_records(self) -> None:
        """Treaties have their parties and references."""
        assert_selected(ACTORS, TREATIES.actors, "league north south")
        assert_selected(REFERENCES, TREATIES[1:2].references, "letters")


def dataset_of_treaty(
    in_force: str | None,
    *parties: str,
    claims: tuple[str, ...] = (),
    successors: tuple[str | None, ...] = (),
) -> czsu.Dataset:
    """Return a dataset of a treaty signed in 1910, and of those of 1920 that supersede it.

    The states "until-1930" to "until-1945" end in those years; the end of "for-ever" is unknown.
    """
    states = [make_actor(f"until-{end}", existed=f"1900/{end}") for end in ("1930", "1940", "1945")]
    parties = parties or ("until-1930", "until-1940")
    dated_citations = tuple(make_citation("atlas", in_force=claim) for claim in claims)
    return dataset_of(
        *states,
        make_actor("for-ever"),
        make_treaty(
            "bond",
            "1910",
            *parties,
            in_force=in_force,
            citations=(make_citation("atlas"), *dated_citations),
        ),
        *(
            make_treaty(f"next-{n}", "1920", *parties, in_force=successor, supersedes=("bond",))
            for n, successor in enumerate(successors)
        ),
    )


DATED = dataset_of_treaty("1912-07-01/1920-06-30")
COARSE = dataset_of_treaty("1912/1920")
DOUBTED = dataset_of_treaty("1912?/1920")
CLAIMED = dataset_of_treaty("1912-01-01/1920-12-31", claims=("1910-01-01/1915-12-31", "1911/1921"))
SHORTENED = dataset_of_treaty("1912-01-01/1920-12-31", claims=("1911/1915",))
OPEN = dataset_of_treaty("1912-07-01/..", successors=("1925-05-01/1950",))
UNDATED = dataset_of_treaty(None, successors=("1925-05-01/1950",))
SUPERSEDED = dataset_of_treaty("1912-07-01/", successors=("1925-05-01/1950",))
SUPERSEDED_SOME_DAY = dataset_of_treaty("1912-07-01/", successors=("1925/1950",))
SUPERSEDED_TWICE = dataset_of_treaty(
    "1912-07-01/", successors=("1928-05-01/1950", "1925-05-01/1950", None)
)
SUPERSEDED_UNDATED = dataset_of_treaty("1912-07-01/", successors=(None,))
OF_TWO = dataset_of_treaty("1912-07-01/")
OF_THREE = dataset_of_treaty("1912-07-01/", "until-1930", "until-1940", "until-1945")
OF_ONE_UNDATED = dataset_of_treaty("1912-07-01/", "for-ever", "until-1940")
OF_UNDATED = dataset_of_treaty("1912-07-01/", "for-ever")
ALONE = dataset_of_treaty("1912-07-01/", "until-1940")
UNKNOWN_BY_CLAIM = dataset_of_treaty("1912-07-01/1915-12-31", claims=("1912-07-01/",))

NO, MAYBE, YES = (False, False), (True, False), (True, True)


class TestInForce:
    """A treaty is in force by its own date; it is certain where no source contradicts it."""

    @pytest.mark.parametrize(
        ("dataset", "when", "answer"),
        [
            pytest.param(DATED, "1912-06-30", NO, id="the day before it entered into force"),
            pytest.param(DATED, "1912-07-01", YES, id="the day it entered into force"),
            pytest.param(DATED, "1920-06-30", YES, id="its last day"),
            pytest.param(DATED, "1920-07-01", NO, id="the day after its last"),
            pytest.param(DATED, "1912", YES, id="at some time in a year"),
            pytest.param(DATED, "1911-01/1930", YES, id="at some time in a longer time"),
            pytest.param(COARSE, "1911-12-31", NO, id="before it can have begun"),
            pytest.param(COARSE, "1912-01-01", MAYBE, id="when it may have begun"),
            pytest.param(COARSE, "1912-12-31", YES, id="when it must have begun"),
            pytest.param(COARSE, "1920-01-01", YES, id="when it may not have ended"),
            pytest.param(COARSE, "1920-01-02", MAYBE, id="when it may have ended"),
            pytest.param(COARSE, "1921-01-01", NO, id="when it must have ended"),
            pytest.param(DOUBTED, "1915", MAYBE, id="what is uncertain is never certain"),
            pytest.param(CLAIMED, "1909", NO, id="nobody says so"),
            pytest.param(CLAIMED, "1910-05-01", NO, id="one claim says so"),
            pytest.param(CLAIMED, "1911-05-01", NO, id="claims say so, the record does not"),
            pytest.param(CLAIMED, "1912-05-01", YES, id="all say so"),
            pytest.param(CLAIMED, "1918-05-01", YES, id="one claim of a source does not"),
            pytest.param(CLAIMED, "1921-05-01", NO, id="only the last claim does"),
            pytest.param(SHORTENED, "1915-12-31", YES, id="the source says so, too"),
            pytest.param(SHORTENED, "1916-01-01", MAYBE, id="the source contradicts it"),
            pytest.param(CLAIMED, "1922", NO, id="nobody does any more"),
            pytest.param(OPEN, "1912-06-30", NO, id="open, not yet in force"),
            pytest.param(OPEN, "1930-06-01", YES, id="open, whatever supersedes it"),
            pytest.param(OPEN, "1950-12-31", YES, id="open, whenever its parties end"),
            pytest.param(UNDATED, "1912", NO, id="undated, before another"),
            pytest.param(UNDATED, "1900/1950", NO, id="undated, ever"),
            pytest.param(SUPERSEDED, "1912-07-01", YES, id="unknown end, its first day"),
            pytest.param(SUPERSEDED, "1912-07-02", MAYBE, id="unknown end, the day after"),
            pytest.param(SUPERSEDED, "1925-04-30", MAYBE, id="not yet superseded"),
            pytest.param(SUPERSEDED, "1925-05-02", NO, id="superseded"),
            pytest.param(SUPERSEDED, "1924/1930", MAYBE, id="superseded in the time"),
            pytest.param(SUPERSEDED_SOME_DAY, "1925-12-30", MAYBE, id="perhaps superseded"),
            pytest.param(SUPERSEDED_SOME_DAY, "1926-01-01", NO, id="superseded some day before"),
            pytest.param(SUPERSEDED_TWICE, "1920-12-31", MAYBE, id="not yet superseded at all"),
            pytest.param(SUPERSEDED_TWICE, "1921-01-01", NO, id="the first to supersede counts"),
            pytest.param(SUPERSEDED_UNDATED, "1920-12-31", MAYBE, id="superseded undated"),
            pytest.param(SUPERSEDED_UNDATED, "1921-01-01", NO, id="by the signature"),
            pytest.param(OF_TWO, "1930-12-31", MAYBE, id="both parties are there"),
            pytest.param(OF_TWO, "1931-01-01", NO, id="one of two parties is gone"),
            pytest.param(OF_THREE, "1940-12-31", MAYBE, id="two of three parties are there"),
            pytest.param(OF_THREE, "1941-01-01", NO, id="one of three parties is left"),
            pytest.param(OF_ONE_UNDATED, "1940-12-31", MAYBE, id="the undated party is there"),
            pytest.param(OF_ONE_UNDATED, "1941-01-01", NO, id="the undated party is left"),
            pytest.param(OF_UNDATED, "1950-12-31", MAYBE, id="nothing cuts it off"),
            pytest.param(ALONE, "1940-12-31", MAYBE, id="the only party is there"),
            pytest.param(ALONE, "1941-01-01", NO, id="the only party is gone"),
            pytest.param(UNKNOWN_BY_CLAIM, "1912-07-01", YES, id="record and claim agree"),
            pytest.param(
                UNKNOWN_BY_CLAIM, "1914", YES, id="a claim of unknown end is silent on it"
            ),
            pytest.param(UNKNOWN_BY_CLAIM, "1915-12-31", YES, id="the record's own end stands"),
            pytest.param(UNKNOWN_BY_CLAIM, "1916-01-01", NO, id="the record's own end is over"),
        ],
    )
    def test_cases(self, dataset: czsu.Dataset, when: str, answer: tuple[bool, bool]) -> None:
        """Each case of the rule, at the first and last days."""
        bond = dataset.treaties.where(lambda treaty: treaty.id == "bond")
        possibly, certainly = bond.in_force(when), bond.in_force(when, certain=True)
        assert (bool(possibly), bool(certainly)) == answer

    def test_certain_is_possible_in_spite_of_a_cut_off(self) -> None:
        """A cut-off before the treaty began does not make it certain and impossible together."""
        dataset = dataset_of(
            make_actor("gone", existed="1900/1905"),
            make_actor("there"),
            make_treaty("late", "1910", "gone", "there", in_force="1910-06-01/"),
        )
        certainly = dataset.treaties.in_force("1910-06-01", certain=True)
        assert certainly - dataset.treaties.in_force("1910-06-01") == dataset.treaties[:0]

    def test_treaties_without_dates_are_never_returned(self) -> None:
        """The treaties that are never returned are those of `force_unknown`."""
        assert_selected(UNDATED.treaties, UNDATED.treaties.force_unknown, "bond")
        assert_selected(UNDATED.treaties, UNDATED.treaties.in_force("1900/1950"), "next-0")

    @pytest.mark.parametrize("dataset", [DATED, czsu.dataset], ids=repr)
    @pytest.mark.parametrize("certain", [False, True])
    def test_coverage(self, dataset: czsu.Dataset, certain: bool) -> None:  # noqa: FBT001 - a table's column
        """A time that is partly or wholly outside the coverage raises an error."""
        first, last = dataset.coverage.earliest, dataset.coverage.latest
        dataset.treaties.in_force(first, certain=certain)
        dataset.treaties.in_force(last, certain=certain)
        before, after = first.year - 1, last.year + 1
        for outside in (
            str(before),
            str(after),
            f"{before}/{first.year}",
            f"{last.year}/{after}",
            f"{first.year}/",
            f"{first.year}/..",
            f"../{last.year}",
        ):
            with pytest.raises(czsu.CoverageError) as caught:
                dataset.treaties.in_force(outside, certain=certain)
            assert caught.value == czsu.CoverageError(outside, str(dataset.coverage))

    @given(query=queries())
    def test_certain_is_possible(self, query: tuple[date, date]) -> None:
        """In the bundled data, certain is possible, and treaties without dates are neither."""
        when = f"{query[0]}/{query[1]}"
        possibly = czsu.treaties.in_force(when)
        certainly = czsu.treaties.in_force(when, certain=True)
        assert certainly - possibly == czsu.treaties[:0]
        assert possibly & czsu.treaties.force_unknown == czsu.treaties[:0]

    def test_extents(self) -> None:
        """Extents are those of the record's own date within its bounds."""
        extents = [(date(1912, 7, 1), date(1930, 12, 31))]
        assert EXAMPLE.treaties.extents_in_force("Přístavní smlouva") == tuple(extents)
        assert EXAMPLE.treaties.extents_in_force(EXAMPLE.treaties["renewal"]) == ()
        bond = make_treaty("bond", "1935-05-16", "a", in_force="/1938")
        signed = dataset_of(make_actor("a"), bond).treaties
        assert signed.extents_in_force("bond") == ((date(1935, 5, 16), date(1938, 12, 31)),)
        assert signed.in_force("1934/1935-05-15") == signed[:0]
        with pytest.raises(czsu.UnknownNameError):
            EXAMPLE.treaties.extents_in_force("pakt-1912")

    @given(query=queries())
    def test_extents_are_when_it_is_possibly_in_force(self, query: tuple[date, date]) -> None:
        """A treaty is in force on days that one of its extents overlaps, and on no other."""
        first, last = query
        overlapping = czsu.treaties.where(
            lambda treaty: any(
                starts <= last and ends >= first
                for starts, ends in czsu.treaties.extents_in_force(treaty)
            )
        )
        assert overlapping == czsu.treaties.in_force(f"{first}/{last}")


class TestActors:
    """Actors: by kind, identifier and whole."""

    def test_of_kind(self) -> None:
        """The kinds are given as text or as members of the vocabulary."""
        assert_selected(ACTORS, ACTORS.of_kind("armed-force"), "north-army north-guard")
        assert_selected(ACTORS, ACTORS.of_kind("person", "organisation"), "jan jan-younger league")
        assert_selected(ACTORS, ACTORS.of_kind(czsu.ActorKind.GROUP), "")

    @pytest.mark.parametrize("number", [10, "10"], ids=repr)
    def test_identified(self, number: int | str) -> None:
        """Several actors may have the same number, and it may be given as a number or as text."""
        assert_selected(ACTORS, ACTORS.identified("cow", number), "heir north")
        assert_selected(ACTORS, ACTORS.identified(czsu.Scheme.COW, number), "heir north")
        assert_selected(ACTORS, ACTORS[:2].identified("cow", number), "")

    def test_identified_on_a_date(self) -> None:
        """The span of an identifier has to overlap the time; without a span it always matches."""
        undated = czsu.Identifier(scheme=czsu.Scheme.COW, value="1")
        dated = tuple(
            czsu.Identifier(scheme=czsu.Scheme.COW, value="1", span=czsu.TimeSpan(span))
            for span in ("1918/1939-03-15", "1945-05-10/1992")
        )
        actors = dataset_of(
            make_actor("gap", identifiers=dated), make_actor("undated", identifiers=(undated,))
        ).actors
        assert_selected(actors, actors.identified("cow", 1, on="1939-03-15"), "gap undated")
        assert_selected(actors, actors.identified("cow", 1, on=1942), "undated")
        assert_selected(actors, actors.identified("cow", 1, on="1942/1945-05-10"), "gap undated")
        assert_selected(actors[:1], actors[:1].identified("cow", 1, on="1942"), "")
        with pytest.raises(czsu.EDTFError):
            actors.identified("cow", 1, on="in 1942")

    @pytest.mark.parametrize(
        ("when", "found"),
        [
            ("1917-12-31", ()),
            ("1918-01-01", ("land",)),  # the first day that the span allows
            ("1939-12-31", ("land",)),  # the last
            ("1940", ()),
            ("1944-12-31", ()),
            ("1945-05-10", ("land",)),
            ("1990", ("land",)),
        ],
    )
    def test_identified_possibly(self, when: str, found: tuple[str, ...]) -> None:
        """The span of one of the identifiers has to overlap the time possibly."""
        identifiers = tuple(
            czsu.Identifier(scheme=czsu.Scheme.COW, value="315", span=TimeSpan(span))
            for span in ("1918/1939", "1945-05-10/1992?")
        )
        land = make_actor("land", identifiers=identifiers)
        assert dataset_of(land).actors.identified("cow", 315, on=when).ids == found

    def test_similar_numbers_are_suggested_in_order(self) -> None:
        """Similar numbers are suggested in the dataset's order, in every run."""
        identifiers = (czsu.Identifier(scheme=czsu.Scheme.COW, value=str(n)) for n in range(31, 39))
        dataset = dataset_of(
            *(make_actor(f"a-{number.value}", identifiers=(number,)) for number in identifiers)
        )
        with pytest.raises(czsu.UnknownNameError) as caught:
            dataset.actors.identified("cow", 3)
        assert caught.value == czsu.UnknownNameError("3", "cow identifier", ["31", "32", "33"])

    def test_identified_in_the_bundled_data(self) -> None:
        """The Correlates of War give Russia, the Soviet Union and Soviet Russia one number."""
        found = czsu.actors.identified("cow", 365)
        assert found == czsu.actors.identified("cow", "365")
        assert set(found.ids) == {"russia", "soviet-russia", "soviet-union"}

    @pytest.mark.parametrize(
        ("argument", "found"),
        [
            ("Northland", "north-army north-guard"),
            (ACTORS["north-army"], "north-guard"),
            ("north-guard", ""),
            ("heir", ""),
        ],
    )
    def test_parts_of(self, argument: str | czsu.Actor, found: str) -> None:
        """The parts of an actor and their parts are returned, not the actor itself."""
        assert_selected(ACTORS, ACTORS.parts_of(argument), found)

    def test_references(self) -> None:
        """They have the references that they cite."""
        assert_selected(REFERENCES, ACTORS.of_kind("person").references, "atlas letters")


NESTED = dataset_of(
    make_period("deep", "1900/1950"),
    make_period("deep-early", "1900/1920", part_of="deep"),
    make_period("deep-early-last", "1919/1920", part_of="deep-early"),
    make_period("flat", "1910/1950"),
    make_period("flat-late", "1920/1950", part_of="flat"),
)


class TestPeriods:
    """Periods: by whole, and as the frame of a day."""

    def test_parts_of(self) -> None:
        """Only direct parts of a period are returned."""
        assert_selected(PERIODS, PERIODS.parts_of("the whole time"), "early late")
        assert_selected(PERIODS, PERIODS.parts_of(PERIODS["late"]), "crisis")
        assert_selected(PERIODS, PERIODS.parts_of("crisis"), "")

    @pytest.mark.parametrize(
        ("day", "found"),
        [
            pytest.param(date(1905, 1, 1), "deep deep-early", id="the deepest"),
            pytest.param(date(1900, 1, 1), "deep deep-early", id="a first day"),
            pytest.param(date(1919, 6, 1), "deep deep-early deep-early-last", id="deeper still"),
            pytest.param(date(1920, 12, 31), "deep deep-early deep-early-last", id="a last day"),
            pytest.param(date(1921, 1, 1), "flat flat-late", id="the only one of its depth"),
            pytest.param(date(1951, 1, 1), "", id="none"),
        ],
    )
    def test_framing(self, day: date, found: str) -> None:
        """The periods run from the widest to the narrowest."""
        assert [period.id for period in NESTED.periods.framing(day)] == found.split()

    def test_framing_of_two_as_deep(self) -> None:
        """Of two periods that are as deep, the one that begins later is returned."""
        dataset = dataset_of(make_period("a-long", "1900/1950"), make_period("z-old", "1890/1950"))
        assert [period.id for period in dataset.periods.framing(date(1920, 1, 1))] == ["a-long"]
        assert [period.id for period in dataset.periods.framing(date(1895, 1, 1))] == ["z-old"]

    def test_framing_within_a_selection(self) -> None:
        """Only periods of the selection count."""
        chosen = NESTED.periods.where(lambda period: period.id != "deep-early")
        assert [period.id for period in chosen.framing(date(1919, 6, 1))] == ["deep-early-last"]

    def test_framing_a_datetime(self) -> None:
        """A datetime counts as its day."""
        found = NESTED.periods.framing(datetime(1905, 1, 1, 12, tzinfo=UTC))
        assert [period.id for period in found] == ["deep", "deep-early"]

    @pytest.mark.parametrize("wrong", [None, 19.05, NESTED.periods[0]], ids=["None", "19.05", "p"])
    def test_framing_of_other_values(self, wrong: Any) -> None:
        """A value that is not a date is refused with an error of the package."""
        with pytest.raises(czsu.QueryTypeError):
            NESTED.periods.framing(wrong)

    def test_references(self) -> None:
        """They have the references that they cite."""
        assert_selected(REFERENCES, PERIODS[3:].references, "letters")


class TestReferences:
    """References: by type and grade of evidence."""

    def test_of_type(self) -> None:
        """The CSL types are given as text or as members of the vocabulary."""
        assert_selected(REFERENCES, REFERENCES.of_type("article-newspaper"), "gazette")
        assert_selected(REFERENCES, REFERENCES.of_type("book", "map"), "atlas letters unused")
        assert_selected(REFERENCES, REFERENCES.of_type(czsu.CslType.MAP), "")

    def test_of_evidence(self) -> None:
        """The grades of evidence are given as text or as members of the vocabulary."""
        assert_selected(REFERENCES, REFERENCES.of_evidence("primary"), "letters")
        assert_selected(
            REFERENCES, REFERENCES.of_evidence("press", "scholarly"), "atlas gazette unused"
        )
        assert_selected(REFERENCES, REFERENCES.of_evidence(czsu.Evidence.WEB), "")


class TestMistakes:
    """A misspelt term, name or number is an error, not an empty selection."""

    @pytest.mark.parametrize(
        ("query", "error"),
        [
            pytest.param(
                lambda: EVENTS.of_kind("visit", unchecked("protests")),
                czsu.UnknownTermError("protests", "event kind", ["protest", "mass-protest"]),
                id="event kind",
            ),
            pytest.param(
                lambda: EVENTS.in_mode(unchecked("verbal")),
                czsu.UnknownTermError("verbal", "mode", ["verbal-cooperation", "verbal-conflict"]),
                id="mode",
            ),
            pytest.param(
                lambda: EVENTS.in_mode(unchecked("xyz")),
                czsu.UnknownTermError(
                    "xyz",
                    "mode",
                    [
                        "verbal-cooperation",
                        "material-cooperation",
                        "verbal-conflict",
                        "material-conflict",
                    ],
                ),
                id="unlike any term of a short vocabulary",
            ),
            pytest.param(
                lambda: EVENTS.of_kind(unchecked("xyz")),
                czsu.UnknownTermError("xyz", "event kind", vocabulary="czsu_relations.EventKind"),
                id="unlike any term of a long vocabulary",
            ),
            pytest.param(
                lambda: EVENTS.involving("north", role=unchecked("gest")),
                czsu.UnknownTermError("gest", "role", ["guest"]),
                id="role",
            ),
            pytest.param(
                lambda: CONDITIONS.of_kind(unchecked("stanc")),
                czsu.UnknownTermError("stanc", "condition kind", ["stance"]),
                id="condition kind",
            ),
            pytest.param(
                lambda: TREATIES.of_kind(unchecked("freindship")),
                czsu.UnknownTermError("freindship", "treaty kind", ["friendship"]),
                id="treaty kind",
            ),
            pytest.param(
                lambda: TREATIES.obliging(unchecked("defense")),
                czsu.UnknownTermError("defense", "obligation", ["defence"]),
                id="obligation",
            ),
            pytest.param(
                lambda: ACTORS.of_kind(unchecked("states")),
                czsu.UnknownTermError("states", "actor kind", ["state"]),
                id="actor kind",
            ),
            pytest.param(
                lambda: REFERENCES.of_type(unchecked("books")),
                czsu.UnknownTermError("books", "reference type", ["book"]),
                id="reference type",
            ),
            pytest.param(
                lambda: REFERENCES.of_evidence(unchecked("primry")),
                czsu.UnknownTermError("primry", "grade of evidence", ["primary"]),
                id="evidence",
            ),
            pytest.param(
                lambda: EVENTS.involving("Heirlnd", parts=True),
                czsu.UnknownNameError("Heirlnd", "actor", ["Heirland"]),
                id="actor of events",
            ),
            pytest.param(
                lambda: CONDITIONS.involving("Leage"),
                czsu.UnknownNameError("Leage", "actor", ["league"]),
                id="actor of conditions",
            ),
            pytest.param(
                lambda: TREATIES.involving("Leage"),
                czsu.UnknownNameError("Leage", "actor", ["league"]),
                id="actor of treaties",
            ),
            pytest.param(
                lambda: ACTORS[:0].parts_of("Leage"),
                czsu.UnknownNameError("Leage", "actor", ["league"]),
                id="whole of actors",
            ),
            pytest.param(
                lambda: PERIODS.parts_of("crises"),
                czsu.UnknownNameError("crises", "period", ["crisis"]),
                id="whole of periods",
            ),
            pytest.param(
                lambda: EVENTS.under("covenent"),
                czsu.UnknownNameError("covenent", "treaty", ["covenant"]),
                id="treaty",
            ),
            pytest.param(
                lambda: EVENTS.causes_of("visit-1911"),
                czsu.UnknownNameError("visit-1911", "event", ["visit-1910"]),
                id="effect",
            ),
            pytest.param(
                lambda: EVENTS.consequences_of("tensions"),
                czsu.UnknownNameError("tensions", "event or condition", ["tension"]),
                id="cause",
            ),
            pytest.param(
                lambda: CONDITIONS.causes_of("tension"),
                czsu.UnknownNameError("tension", "event"),
                id="a condition is not an effect",
            ),
            pytest.param(
                lambda: CONDITIONS.consequences_of("visit-1911"),
                czsu.UnknownNameError("visit-1911", "event", ["visit-1910"]),
                id="beginning",
            ),
            pytest.param(
                lambda: ACTORS.identified("cow", 100),
                czsu.UnknownNameError("100", "cow identifier", ["10"]),
                id="number",
            ),
            pytest.param(
                lambda: ACTORS.identified("cow", " 10"),
                czsu.UnknownNameError(" 10", "cow identifier", ["10"]),
                id="number with a blank",
            ),
            pytest.param(
                lambda: ACTORS.identified("cow", ""),
                czsu.UnknownNameError("", "cow identifier"),
                id="empty number",
            ),
            pytest.param(
                lambda: ACTORS.identified("atop", 10),
                czsu.UnknownNameError("10", "atop identifier"),
                id="number of another scheme",
            ),
            pytest.param(
                lambda: TREATIES.identified(unchecked("lnst"), "7 LNTS 12"),
                czsu.UnknownTermError("lnst", "scheme", ["lnts"]),
                id="scheme",
            ),
            pytest.param(
                lambda: EVENTS.involving("Jan Černý"),
                czsu.AmbiguousNameError("Jan Černý", "actor", ["jan", "jan-younger"]),
                id="ambiguous",
            ),
        ],
    )
    def test_unknown(self, query: Callable[[], object], error: czsu.CzsuError) -> None:
        """The error names what was given and what was expected, and suggests similar names."""
        with pytest.raises(LookupError) as caught:
            query()
        assert caught.value == error

    @pytest.mark.parametrize(
        ("query", "message"),
        [
            pytest.param(
                lambda: EVENTS.of_kind(3),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
                "the event kind is given as text, not int",
                id="event kind",
            ),
            pytest.param(
                lambda: CONDITIONS.of_kind(None),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
                "the condition kind is given as text, not NoneType",
                id="condition kind",
            ),
            pytest.param(
                lambda: REFERENCES.of_type(["book"]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
                "the reference type is given as text, not list",
                id="reference type",
            ),
            pytest.param(
                EVENTS.in_mode,
                "name at least one mode: verbal-cooperation, material-cooperation, "
                "verbal-conflict, material-conflict",
                id="no mode",
            ),
            pytest.param(
                lambda: ACTORS.identified("cow", True),  # noqa: FBT003 - the point
                "an identifier is a text or a number of type int, not bool",
                id="a truth value is not a number",
            ),
            pytest.param(
                lambda: ACTORS.identified("cow", 10.0),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
                "an identifier is a text or a number of type int, not float",
                id="a fraction is not a number",
            ),
        ],
    )
    def test_wrong_types(self, query: Callable[[], object], message: str) -> None:
        """A value of the wrong type is refused with a clear message."""
        with pytest.raises(czsu.QueryTypeError) as caught:
            query()
        assert str(caught.value) == message

    @pytest.mark.parametrize(
        "query",
        [
            pytest.param(EVENTS.involving, id="involving"),
            pytest.param(EVENTS.under, id="under"),
            pytest.param(EVENTS.causes_of, id="causes_of"),
            pytest.param(EVENTS.consequences_of, id="consequences_of"),
            pytest.param(EVENTS.citing, id="citing"),
            pytest.param(EVENTS.in_period, id="in_period"),
            pytest.param(CONDITIONS.causes_of, id="conditions.causes_of"),
            pytest.param(ACTORS.parts_of, id="actors.parts_of"),
            pytest.param(PERIODS.parts_of, id="periods.parts_of"),
        ],
    )
    @pytest.mark.parametrize(
        "wrong", [None, 7, make_event("stranger", "1910")], ids=["None", "7", "x"]
    )
    def test_wrong_records(self, query: Callable[[Any], object], wrong: object) -> None:
        """A value that is neither a name nor a record of the dataset is refused."""
        with pytest.raises(czsu.QueryTypeError, match=r"\w+ .*\w+"):
            query(wrong)
