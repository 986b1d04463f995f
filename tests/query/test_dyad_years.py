"""Two states year by year: the columns of a row, and that they agree with single days."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, fields
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations._query.involvement import actors_with_parts
from czsu_relations._query.panel_events import acting_sides, is_between
from raw_datasets import raw_actor, raw_condition, raw_dataset, raw_event, raw_treaty

if TYPE_CHECKING:
    from collections.abc import Iterable

NORTH_LIFE = "1920-03-01/1930-06-30"


def state_number(number: str) -> list[dict[str, str]]:
    """Return the identifiers of a state with this number in both schemes, without spans."""
    return [{"scheme": "cow", "value": number}, {"scheme": "gw", "value": number}]


def counted_state(number: str, *spans: str) -> list[dict[str, str]]:
    """Return the identifiers of a state with this number, which COW counts in these spans."""
    counted = [{"scheme": "cow", "value": number, "span": span} for span in spans]
    return [*counted, {"scheme": "gw", "value": number}]


def raw_states() -> list[dict[str, Any]]:
    """Return north and its two successors; south, the empire before it, and the army of south."""
    return [
        raw_actor(
            "north",
            existed=NORTH_LIFE,
            identifiers=counted_state("10", "1920-03-01/1924-01-31", "1926-05-01/1930-06-30"),
        ),
        *(
            raw_actor(
                f"{side}-north",
                existed="1930-07-01/..",
                successor_of=["north"],
                identifiers=counted_state(number, "1930-07-01/1990"),
            )
            for side, number in (("east", "11"), ("west", "12"))
        ),
        raw_actor(
            "empire", existed="1900/1921-12-31", identifiers=counted_state("20", "1900/1990")
        ),
        raw_actor(
            "south",
            existed="1922-01-01/..",
            successor_of=["empire"],
            identifiers=counted_state("20", "1900/1990"),
        ),
        raw_actor("army", part_of="south"),
        raw_actor("envoy", kind="person"),
        raw_actor("league", kind="organisation"),
    ]


def dataset_with(coverage: str = "1917/1932", **tables: Any) -> czsu.Dataset:
    """Return a dataset of the states and of the given tables."""
    tables = {"actors": raw_states(), **tables}
    return czsu.Dataset.from_dict({**raw_dataset(**tables), "coverage": coverage})


def rows_of(dataset: czsu.Dataset) -> dict[int, czsu.DyadYear]:
    """Return the rows of north and south by year."""
    return {row.year: row for row in dataset.dyad_years("north", "south")}


def raw_participants(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """Return participants: actors with their roles."""
    return [{"actor": actor, "role": role} for actor, role in pairs]


class TestYears:
    """Which years have a row, and which states the two sides are in them."""

    def test_rows_are_the_years_in_which_both_sides_existed(self) -> None:
        """From the first year of north to the end of the coverage, through its successors."""
        assert list(rows_of(dataset_with())) == list(range(1920, 1933))

    def test_sides_follow_successions_both_ways(self) -> None:
        """The empire is the second side at first; the successors are the first side in the end."""
        years = rows_of(dataset_with())
        assert years[1920].states_b == ("empire",)
        assert years[1922].states_b == ("south",)
        assert years[1930].states_a == ("east-north", "north", "west-north")
        assert years[1931].states_a == ("east-north", "west-north")
        assert (years[1929].cow_a, years[1929].cow_b) == (10, 20)
        assert (years[1931].cow_a, years[1931].gw_a, years[1931].gw_b) == (None, None, 20)

    def test_an_identifier_that_is_no_number_is_none(self) -> None:
        """In a user's dataset an identifier may have letters; then there is no number."""
        coded = [{"scheme": "cow", "value": "PRG"}]
        actors = [raw_actor("moscow"), raw_actor("prague", identifiers=coded)]
        row = czsu.Dataset.from_dict(raw_dataset(actors=actors)).dyad_years("prague", "moscow")[0]
        assert (row.cow_a, row.cow_b) == (None, None)

    def test_a_successor_leaves_the_other_successor_out(self) -> None:
        """A side has its predecessors and successors, not the other successors of these."""
        row = dataset_with().dyad_years("east-north", "south")[-1]
        assert row.states_a == ("east-north",)

    def test_two_ways_to_a_successor(self) -> None:
        """A state that succeeded both successors of a state is in its line once."""
        union = raw_actor("union", existed="1932/..", successor_of=["east-north", "west-north"])
        row = rows_of(dataset_with(actors=[*raw_states(), union]))[1932]
        assert row.states_a == ("east-north", "union", "west-north")

    def test_the_year_end_has_a_column_of_its_own(self) -> None:
        """North was counted in January 1924 and not at the end of that year."""
        years = rows_of(dataset_with())
        assert (years[1924].in_cow, years[1924].in_cow_year_end) == (True, False)
        assert (years[1925].in_cow, years[1926].in_cow, years[1926].in_cow_year_end) == (
            False,
            True,
            True,
        )
        assert years[1925].both_exist is True

    def test_counted_by_identifiers_without_spans(self) -> None:
        """If identifiers have no spans, it is not known whether the two states were counted."""
        row = rows_of(dataset_with())[1926]
        assert (row.in_cow, row.in_gw, row.in_gw_year_end) == (True, None, None)

    def test_counted_without_identifiers(self) -> None:
        """If a side has no identifier of the scheme, it is not known whether it was counted."""
        north = raw_actor(
            "north", existed="1920/1930", identifiers=counted_state("10", "1920/1930")
        )
        south = raw_actor("south", existed="1920/1930")
        row = rows_of(dataset_with(actors=[north, south]))[1925]
        assert (row.in_cow, row.in_gw) == (None, None)

    def test_one_span_does_not_hide_an_unknown_one(self) -> None:
        """A span that suffices for a yes does; outside of it an identifier without one counts."""
        numbers = [*counted_state("10", "1920/1924"), {"scheme": "cow", "value": "11"}]
        north = raw_actor("north", existed="1920/1930", identifiers=numbers)
        south = raw_actor(
            "south", existed="1920/1930", identifiers=counted_state("20", "1900/1990")
        )
        years = rows_of(dataset_with(actors=[north, south]))
        assert (years[1923].in_cow, years[1926].in_cow) == (True, None)

    def test_counted_only_possibly(self) -> None:
        """A span whose end is imprecise leaves the year of its end open."""
        north = raw_actor(
            "north", existed="1920/1930", identifiers=counted_state("10", "1920/192X")
        )
        south = raw_actor(
            "south", existed="1920/1930", identifiers=counted_state("20", "1900/1990")
        )
        years = rows_of(dataset_with(actors=[north, south]))
        assert (years[1920].in_cow_year_end, years[1926].in_cow, years[1930].in_cow) == (
            None,
            None,
            False,
        )

    def test_coverage_cuts_the_first_and_last_year(self) -> None:
        """Of its first and last year, only the days that the dataset covers count."""
        earlier = raw_condition(span="1929-01-01/1929-05-31", actors=["north", "south"])
        later = raw_condition("later", span="1929-12-01/1929-12-31", actors=["north", "south"])
        years = rows_of(dataset_with("1929-06-01/1930-06-30", conditions=[earlier, later]))
        assert [*years] == [1929, 1930]
        assert years[1929].diplomatic_relations is True
        row = rows_of(dataset_with("1929-06-01/1930-06-30", conditions=[earlier]))[1929]
        assert row.diplomatic_relations is False

    def test_a_kind_of_which_nothing_is_recorded(self) -> None:
        """Its columns are None in all years; it is no answer that there are no records at all."""
        border = raw_condition(kind="shared-border", span="1925", actors=["army", "league"])
        visit = raw_event("visit", "1925", kind="visit")
        row = rows_of(dataset_with(conditions=[border], events=[visit]))[1924]
        assert (row.shared_border, row.shared_border_disputed) == (False, False)
        assert (row.mission, row.mission_year_end, row.mission_disputed) == (None, None, None)
        assert (row.defence, row.joint_organisations) == (None, None)
        assert (row.verbal_cooperation, row.verbal_cooperation_by_a) == (0, 0)
        assert (row.material_conflict, row.material_conflict_by_b) == (None, None)

    def test_states_without_dates_have_a_row_for_every_year(self) -> None:
        """A state without dates may have existed in every year."""
        dataset = czsu.Dataset.from_dict(
            raw_dataset(actors=[raw_actor("moscow"), raw_actor("prague")])
        )
        years = dataset.dyad_years("prague", "moscow")
        assert len(years) == 1993 - 1917 + 1
        assert years[0].both_exist is None
        assert years[0].states_a == ("prague",)

    def test_existence_may_be_open(self) -> None:
        """A year in which both states only possibly existed is a row; `both_exist` is None."""
        actors = [raw_actor("moscow", existed="1925/.."), raw_actor("prague", existed="1917/192X")]
        years = {
            row.year: row
            for row in czsu.Dataset.from_dict(raw_dataset(actors=actors)).dyad_years(
                "prague", "moscow"
            )
        }
        assert [*years] == list(range(1925, 1930))
        assert years[1926].both_exist is None

    def test_states_of_one_year_that_never_met(self) -> None:
        """A year has no row if one state was certainly gone before the other can have begun."""
        prague = raw_actor("prague", existed="1917/1925-03-31")
        for begun, years in (("1925-04-01", [1917]), ("1925-04/1925-05", [1917]), ("1925", None)):
            later = raw_actor("moscow", existed=f"{begun.split('/')[0]}/..")
            earlier = raw_actor("kiev", existed="1917/1917-06-30")
            later["successor_of"] = ["kiev"]
            raw = raw_dataset(actors=[prague, later, earlier])
            rows = czsu.Dataset.from_dict(raw).dyad_years("prague", "moscow")
            assert [row.year for row in rows] == (years or [1917, 1925])

    def test_one_state_is_no_pair(self) -> None:
        """A state and itself or its successor, by any name, are refused."""
        with pytest.raises(czsu.QueryError, match="of two states, and 'USSR' and 'soviet-union'"):
            czsu.dataset.dyad_years("USSR")
        with pytest.raises(czsu.QueryError):
            czsu.dataset.dyad_years("soviet-russia", "soviet-union")

    def test_the_dataset_names_its_own_two_states(self) -> None:
        """Without states, the years are those of the dyad of the dataset, if it names one."""
        raw = {**raw_dataset(actors=raw_states()), "dyad": ["south", "north"]}
        dataset = czsu.Dataset.from_dict(raw)
        assert dataset.dyad == ("south", "north")
        assert dataset.dyad_years() == dataset.dyad_years("south", "north")
        assert dataset.dyad_years("south") == dataset.dyad_years()
        assert dataset.dyad_years(b="north") == dataset.dyad_years()
        for a, b in ((None, None), ("north", None), (None, "south")):
            with pytest.raises(czsu.QueryError, match="name both, as in"):
                dataset_with().dyad_years(a, b)

    def test_states_are_found_by_name(self) -> None:
        """Any name of an actor will do, and an unknown name is an error."""
        assert czsu.dataset.dyad_years("ČSR", "СССР") == czsu.dataset.dyad_years()
        with pytest.raises(czsu.UnknownNameError, match="Ruritania"):
            czsu.dataset.dyad_years("Ruritania")


class TestMeasures:
    """A measure is True where it certainly held, None where it possibly did, else False."""

    @pytest.mark.parametrize(
        ("span", "answer"),
        [
            ("1923-05-01/1924-02-01", True),
            ("1924", True),
            ("1924~", None),
            ("1923/1925", True),
            ("192X", None),
            ("1922/1923", False),
        ],
    )
    def test_a_condition(self, span: str, answer: bool | None) -> None:  # noqa: FBT001 - a table
        """True if it must have held in the year, None if it can have, False if it cannot."""
        border = raw_condition(span=span, kind="shared-border", actors=["north", "army"])
        assert rows_of(dataset_with(conditions=[border]))[1924].shared_border is answer

    def test_a_condition_of_one_side_does_not_count(self) -> None:
        """Troops of a third state in north are not a measure of north and south."""
        troops = raw_condition(kind="troop-presence", span="1921/1929", actors=["north", "league"])
        assert rows_of(dataset_with(conditions=[troops]))[1924].troop_presence is False

    def test_treaties_bind_by_obligation(self) -> None:
        """A treaty counts by our own date; one of unknown force may have been in force."""
        agreed = raw_treaty(
            signed="1922-05-01",
            parties=["north", "south"],
            in_force="1922-06-01/1926-03-31",
            obligations=["defence", "consultation"],
            citations=[
                {
                    "reference": "book",
                    "dates": [{"field": "in_force", "span": "1922-06-01/1924-12-31"}],
                }
            ],
        )
        undated = raw_treaty(
            "words", signed="1922", parties=["north", "south"], obligations=["neutrality"]
        )
        years = rows_of(dataset_with(treaties=[agreed, undated]))
        assert [years[year].defence for year in (1921, 1922, 1924, 1925, 1926, 1927)] == [
            False,
            True,
            True,
            True,
            True,
            False,
        ]
        disputed = [year for year, row in years.items() if row.defence_disputed]
        assert disputed == [1925, 1926]
        assert (years[1926].consultation, years[1926].consultation_year_end) == (True, False)
        assert [years[year].neutrality for year in (1921, 1922, 1930, 1931)] == [
            False,
            None,
            None,
            False,
        ]

    @pytest.mark.parametrize(
        ("claim", "disputed"),
        [
            # The other side stays that of the record.
            ("1923/", [1922]),
            ("/1924", [1925, 1926]),
            ("1923/..", [1922]),
            ("1923/1924", [1922, 1925, 1926]),
            # Neither side fits to the record: it is asked alone.
            ("1928/", [1922, 1923, 1924, 1925, 1926, 1928, 1929, 1930]),
            # It agrees.
            ("1922/", []),
            ("192X/1926-05", []),
            ("1924", []),
            # It is about the year in which the record leaves it open.
            ("1922-01-01/1926-12-31", []),
        ],
    )
    def test_a_date_in_the_place_of_ours(self, claim: str, disputed: list[int]) -> None:
        """A year is disputed if the date of a source, in the place of ours, changes the answer."""
        citation = {"reference": "book", "dates": [{"field": "span", "span": claim}]}
        ties = raw_condition(
            span="1922/1926", actors=["north", "south", "empire"], citations=[citation]
        )
        years = rows_of(dataset_with("1920/1930", conditions=[ties]))
        assert [
            year for year, row in years.items() if row.diplomatic_relations_disputed
        ] == disputed

    def test_two_dates_are_asked_one_by_one(self) -> None:
        """A date does not dispute what another record still holds."""
        citation = {"reference": "book", "dates": [{"field": "span", "span": "1923/1924"}]}
        both = [
            raw_condition(key, "1922/1926", actors=["north", "south"], citations=[citation])
            for key in ("ties", "links")
        ]
        years = rows_of(dataset_with(conditions=both))
        assert not any(row.diplomatic_relations_disputed for row in years.values())

    def test_a_date_of_existence_in_the_place_of_ours(self) -> None:
        """`both_exist` is disputed where a source has a state end earlier, or begin later."""
        north = raw_actor(
            "north",
            existed="1920/1930",
            citations=[
                {"reference": "book", "dates": [{"field": "existed", "span": "1922/1930"}]},
                {
                    "reference": "book",
                    "locator": "2",
                    "dates": [{"field": "existed", "span": "1920/1929", "rejected": True}],
                },
            ],
        )
        south = raw_actor("south", existed="1900/..")
        years = rows_of(dataset_with(actors=[north, south]))
        assert [year for year, row in years.items() if row.both_exist_disputed] == [1920, 1921]
        sources = years[1921].sources("both_exist_disputed")
        assert [record.id for record in sources.records] == ["north"]
        assert [claim.span.edtf for claim in sources.claims] == ["1922/1930"]

    def test_joint_organisations_are_those_of_the_states_themselves(self) -> None:
        """The league of both states counts; that of a part of one state does not."""
        joint = [
            raw_condition(
                "both", "1923/1925", kind="membership", actors=["north", "south", "league"]
            ),
            raw_condition(
                "bodies", "1923/1929", kind="membership", actors=["north", "army", "league"]
            ),
        ]
        years = rows_of(dataset_with(conditions=joint))
        assert [years[year].joint_organisations for year in (1922, 1924, 1926)] == [
            (),
            ("league",),
            (),
        ]


class TestEventCounts:
    """Events are counted by mode and initiator."""

    def test_an_event_counts_in_each_year_that_it_certainly_touches(self) -> None:
        """If there is none, it counts in that of its earliest day; it must name both sides."""
        both = raw_participants(("north", "initiator"), ("army", "target"))
        events = [
            raw_event("long", "1921-11/1923-02", kind="invasion", participants=both),
            raw_event("coarse", "[1924..1926]", kind="protest", participants=both),
            raw_event("about", "1925~", kind="visit", participants=both),
            raw_event("alone", "1927", participants=raw_participants(("north", "initiator"))),
            raw_event(
                "level",
                "1928",
                participants=raw_participants(("north", "party"), ("south", "party")),
            ),
            raw_event("elsewhere", "1928", kind="aid"),
        ]
        years = rows_of(dataset_with(events=events))
        counts_by_year = {
            year: (
                row.verbal_cooperation,
                row.material_cooperation,
                row.verbal_conflict,
                row.material_conflict,
            )
            for year, row in years.items()
        }
        assert {year: counts_by_year[year] for year in range(1921, 1929)} == {
            1921: (0, 0, 0, 1),
            1922: (0, 0, 0, 1),
            1923: (0, 0, 0, 1),
            1924: (0, 0, 1, 0),
            1925: (1, 0, 0, 0),
            1926: (0, 0, 0, 0),
            1927: (0, 0, 0, 0),
            1928: (1, 0, 0, 0),
        }
        assert (years[1922].material_conflict_by_a, years[1922].material_conflict_by_b) == (1, 0)
        assert (years[1928].verbal_cooperation_by_a, years[1928].verbal_cooperation_by_b) == (1, 1)

    @pytest.mark.parametrize(
        ("when", "years"),
        [
            ("1924-12-31", [1924]),
            ("{1922,1924}", [1922, 1924]),
            ("[1922,1924]", [1922]),
            ("1923-12/1924-01", [1923, 1924]),
            # Winter may be over in December or begin in January.
            ("1923-24", [1923]),
            ("1923/1924~", [1923]),
            ("1922/1924", [1922, 1923, 1924]),
            ("1923/", [1923]),
            ("1928/..", [1928, 1929, 1930, 1931, 1932]),
            # Without a first day, an event is put where it begins at the latest.
            ("/1924", [1924]),
            ("/1924~", [1924]),
            ("[..1922,1924]", [1924]),
            ("{..1924~}", [1924]),
        ],
    )
    def test_years_of_an_event(self, when: str, years: list[int]) -> None:
        """It counts in all years that it certainly touches, else in the first that it can."""
        both = raw_participants(("north", "initiator"), ("empire", "victim"))
        event = raw_event("act", when, kind="invasion", participants=both)
        rows = rows_of(dataset_with(events=[event]))
        assert [year for year, row in rows.items() if row.material_conflict] == years

    @pytest.mark.parametrize("date", ["../1923~", "/1923", "[..1923]"])
    def test_an_event_without_a_beginning(self, date: str) -> None:
        """It counts in the year of its end, or of its last possible beginning."""
        both = raw_participants(("north", "initiator"), ("south", "target"))
        event = raw_event("visit", date, kind="visit", participants=both)
        dataset = dataset_with("1917/1932", events=[event])
        years = [year for year, row in rows_of(dataset).items() if row.verbal_cooperation]
        assert years == [1923]

    def test_an_event_without_a_mode_does_not_count(self) -> None:
        """A death, a founding, a dissolution or a reform is no act of one side towards another."""
        both = raw_participants(("north", "initiator"), ("south", "target"))
        events = [
            raw_event(kind, "1925", kind=kind, participants=both)
            for kind in ("death", "dissolution", "organisation-founding", "reform")
        ]
        assert rows_of(dataset_with(events=events))[1925] == rows_of(dataset_with())[1925]


def participants_of(*pairs: tuple[str, str]) -> dict[str, Any]:
    """Return one event between north and south in 1925, as a table of events."""
    event = raw_event("act", "1925", kind="aid", participants=raw_participants(*pairs))
    return {"events": [event]}


class TestSides:
    """Who of the two sides acts, by the parts of the roles."""

    @pytest.mark.parametrize(
        ("pairs", "counts"),
        [
            ([("north", "initiator"), ("south", "beneficiary")], (1, 1, 0)),
            ([("north", "beneficiary"), ("south", "initiator")], (1, 0, 1)),
            ([("north", "party"), ("south", "party")], (1, 1, 1)),
            # Where one side acts, the other only has a part in it.
            ([("north", "author"), ("south", "host")], (1, 1, 0)),
            ([("north", "author"), ("south", "target"), ("army", "commander")], (1, 1, 1)),
            # Two who act, each alone.
            ([("north", "initiator"), ("south", "initiator")], (0, 0, 0)),
            ([("north", "initiator"), ("south", "subject")], (0, 0, 0)),
            ([("north", "beneficiary"), ("south", "target")], (0, 0, 0)),
            # The act of a third: neither of the two acts, so they took part as equals.
            ([("north", "party"), ("army", "party"), ("league", "initiator")], (1, 1, 1)),
            ([("north", "initiator"), ("league", "target"), ("south", "witness")], (0, 0, 0)),
            ([("envoy", "initiator"), ("north", "target"), ("south", "target")], (0, 0, 0)),
        ],
    )
    def test_cooperation(self, pairs: list[tuple[str, str]], counts: tuple[int, int, int]) -> None:
        """Somebody acts, and somebody of the other side receives, gains or acts with."""
        row = rows_of(dataset_with(**participants_of(*pairs)))[1925]
        assert counts == (
            row.material_cooperation,
            row.material_cooperation_by_a,
            row.material_cooperation_by_b,
        )

    @pytest.mark.parametrize(
        ("roles", "counts"),
        [
            (("initiator", "target"), (1, 1, 0)),
            (("opponent", "leader"), (1, 0, 1)),
            (("party", "victim"), (1, 1, 0)),
            (("party", "party"), (0, 0, 0)),
            (("initiator", "beneficiary"), (0, 0, 0)),
            (("initiator", "host"), (0, 0, 0)),
        ],
    )
    @pytest.mark.parametrize("kind", ["invasion", "threat"])
    def test_conflict(
        self, kind: str, roles: tuple[str, str], counts: tuple[int, int, int]
    ) -> None:
        """Somebody acts, and somebody of the other side is acted upon."""
        both = raw_participants(("north", roles[0]), ("army", roles[1]))
        row = rows_of(
            dataset_with(events=[raw_event("act", "1925", kind=kind, participants=both)])
        )[1925]
        name = "verbal_conflict" if kind == "threat" else "material_conflict"
        assert counts == (
            getattr(row, name),
            getattr(row, f"{name}_by_a"),
            getattr(row, f"{name}_by_b"),
        )

    def test_nobody_acts(self) -> None:
        """Of an event in which both sides only stand by, no side is an author."""
        both = raw_participants(("north", "witness"), ("south", "target"))
        dataset = dataset_with(events=[raw_event("act", "1925", participants=both)])
        event = dataset.events["act"]
        sides = [
            actors_with_parts(frozenset({key}), dataset.collection) for key in ("north", "south")
        ]
        assert not is_between(event, sides)
        assert acting_sides(event, sides) == set()

    def test_enemies_in_a_joint_battle(self) -> None:
        """Who is fought together is no partner: the battle counts between the allies alone."""
        participants = raw_participants(
            ("north", "party"), ("third", "party"), ("south", "opponent")
        )
        event = raw_event("battle", "1925", kind="joint-battle", participants=participants)
        dataset = dataset_with(actors=[*raw_states(), raw_actor("third")], events=[event])
        counts = {
            sides: dataset.dyad_years(*sides).year(1925).material_cooperation
            for sides in (("north", "third"), ("north", "south"), ("south", "third"))
        }
        assert list(counts.values()) == [1, 0, 0]

    def test_parts_of_parts_belong_to_a_side(self) -> None:
        """Who belongs to an army of a state acts for the state; who belongs to none does not."""
        more = [raw_actor("general", kind="person", part_of="army")]
        event = raw_event(
            "act",
            "1925",
            kind="invasion",
            participants=raw_participants(("general", "commander"), ("north", "target")),
        )
        years = rows_of(dataset_with(actors=[*raw_states(), *more], events=[event]))
        assert (years[1925].material_conflict, years[1925].material_conflict_by_b) == (1, 1)

    @pytest.mark.parametrize(
        ("day", "counts"),
        [
            pytest.param("1921-12-31", False, id="before the state"),
            pytest.param("1921-12-31/1922-01-01", True, id="until its first day"),
            pytest.param("1922-01-01", True, id="on its first day"),
        ],
    )
    def test_what_an_army_did_before_its_state(self, day: str, *, counts: bool) -> None:
        """It is no act of the state, nor of the state that this one followed."""
        participants = raw_participants(("army", "initiator"), ("north", "target"))
        condition = raw_condition("camp", day, kind="troop-presence", actors=["army", "north"])
        rows = rows_of(
            dataset_with(
                events=[raw_event("act", day, kind="invasion", participants=participants)],
                conditions=[condition],
            )
        ).values()
        assert any(row.material_conflict for row in rows) is counts
        assert any(row.troop_presence for row in rows) is counts


class TestSources:
    """Behind each cell are records, and the dates that sources give for them."""

    CLAIMS = (
        {"reference": "book", "dates": [{"field": "span", "span": "1923/1924-06-30"}]},
        {
            "reference": "book",
            "locator": "2",
            "dates": [{"field": "span", "span": "1923/1929", "rejected": True}],
        },
        {"reference": "book", "locator": "3", "dates": [{"field": "span", "span": "1923/1927"}]},
    )

    @pytest.fixture
    def years(self) -> dict[int, czsu.DyadYear]:
        """Return rows with relations, a treaty of unknown force, a membership and events."""
        relations = raw_condition(
            "ties", "1923/1925", actors=["north", "south"], citations=[*self.CLAIMS]
        )
        earlier = raw_condition("contact", "1920/1921-06-30", actors=["north", "empire"])
        league = raw_condition(
            "seats", "1926/192X", kind="membership", actors=["north", "south", "league"]
        )
        pact = raw_treaty(
            "pact",
            "1925",
            parties=["north", "south"],
            obligations=["defence"],
            citations=[{"reference": "book", "dates": [{"field": "signed", "span": "1926"}]}],
        )
        acts = [
            raw_event(
                key,
                "1925",
                kind="aid",
                participants=raw_participants((actor, "initiator"), (other, "target")),
                citations=[{"reference": "book", "dates": [{"field": "date", "span": day}]}],
            )
            for key, actor, other, day in (
                ("gift", "north", "army", "1925-02"),
                ("loan", "south", "north", "1926"),
            )
        ]
        return rows_of(
            dataset_with(conditions=[relations, earlier, league], treaties=[pact], events=acts)
        )

    @staticmethod
    def ids(row: czsu.DyadYear, column: str) -> list[str]:
        """Return the ids of the records behind a cell."""
        return [record.id for record in row.sources(column).records]

    def test_of_a_measure(self, years: dict[int, czsu.DyadYear]) -> None:
        """The records that held, at least possibly, with every date given for them."""
        assert self.ids(years[1924], "diplomatic_relations") == ["ties"]
        claims = years[1924].sources("diplomatic_relations").claims
        assert [claim.span.edtf for claim in claims] == [
            "1923/1924-06-30",
            "1923/1929",
            "1923/1927",
        ]
        assert self.ids(years[1922], "diplomatic_relations") == []
        assert self.ids(years[1920], "diplomatic_relations") == ["contact"]
        assert self.ids(years[1922], "shared_border") == []

    def test_at_the_end_of_a_year(self, years: dict[int, czsu.DyadYear]) -> None:
        """They are those that held on the last day."""
        assert self.ids(years[1921], "diplomatic_relations") == ["contact"]
        assert self.ids(years[1921], "diplomatic_relations_year_end") == []
        assert self.ids(years[1925], "diplomatic_relations_year_end") == ["ties"]
        assert self.ids(years[1926], "joint_organisations") == ["seats"]
        assert self.ids(years[1925], "joint_organisations_year_end") == []

    def test_of_a_treaty_of_unknown_force(self, years: dict[int, czsu.DyadYear]) -> None:
        """It is behind the blank cells; a date of its signature is none of its force."""
        assert (years[1927].defence, self.ids(years[1927], "defence")) == (None, ["pact"])
        assert years[1927].sources("defence").claims == ()
        assert (years[1924].defence, self.ids(years[1924], "defence")) == (False, [])

    def test_of_a_dispute(self, years: dict[int, czsu.DyadYear]) -> None:
        """The records and the dates that would change the answer, and no others."""
        assert years[1924].diplomatic_relations_disputed is False
        assert years[1924].sources("diplomatic_relations_disputed") == czsu.CellSources(
            records=(), claims=()
        )
        for year, span in ((1925, "1923/1924-06-30"), (1927, "1923/1927")):
            sources = years[year].sources("diplomatic_relations_disputed")
            assert years[year].diplomatic_relations_disputed is True
            assert [record.id for record in sources.records] == ["ties"]
            assert [claim.span.edtf for claim in sources.claims] == [span]

    def test_of_a_count(self, years: dict[int, czsu.DyadYear]) -> None:
        """The events that are counted, with their other dates."""
        assert self.ids(years[1925], "material_cooperation") == ["gift", "loan"]
        assert self.ids(years[1925], "material_cooperation_by_a") == ["gift"]
        assert self.ids(years[1925], "material_cooperation_by_b") == ["loan"]
        claims = years[1925].sources("material_cooperation").claims
        assert [claim.span.edtf for claim in claims] == ["1925-02", "1926"]
        assert self.ids(years[1925], "verbal_conflict") == []
        assert self.ids(years[1926], "material_cooperation") == []

    def test_of_states_and_their_numbers(self, years: dict[int, czsu.DyadYear]) -> None:
        """The states of a side, or of both."""
        assert self.ids(years[1920], "states_b") == self.ids(years[1920], "cow_b") == ["empire"]
        assert self.ids(years[1931], "gw_a") == ["east-north", "west-north"]
        assert self.ids(years[1921], "both_exist") == ["north", "empire"]
        assert self.ids(years[1920], "in_cow") == ["north", "empire", "south"]
        assert self.ids(years[1925], "both_exist_disputed") == []

    def test_a_state_counted_twice_is_named_once(self) -> None:
        """Two identifiers of a state in one year are one record."""
        row = rows_of(
            dataset_with(
                actors=[
                    raw_actor(
                        "north",
                        existed="1920/1930",
                        identifiers=counted_state("10", "1920/1925-03", "1925-06/1930"),
                    ),
                    raw_actor("south", existed="1920/1930"),
                ]
            )
        )[1925]
        assert self.ids(row, "in_cow") == ["north", "south"]

    def test_of_the_year_itself(self, years: dict[int, czsu.DyadYear]) -> None:
        """A year is a year: nothing decides it."""
        assert years[1925].sources("year") == czsu.CellSources(records=(), claims=())

    def test_of_an_unknown_column(self, years: dict[int, czsu.DyadYear]) -> None:
        """A misspelt column is an error that suggests a name."""
        with pytest.raises(czsu.UnknownNameError, match="did you mean 'defence'"):
            years[1925].sources("defense")
        with pytest.raises(czsu.UnknownNameError, match="'find_sources'"):
            years[1925].sources("find_sources")

    def test_of_a_row_built_by_hand(self, years: dict[int, czsu.DyadYear]) -> None:
        """It does not know its sources, and says so; it is equal all the same."""
        built = evolve(years[1925], find_sources=None)
        assert built == years[1925]
        with pytest.raises(czsu.QueryError, match="only the rows of"):
            built.sources("defence")
        with pytest.raises(czsu.UnknownNameError):
            built.sources("defense")

    def test_of_every_cell_of_the_bundled_panel(self) -> None:
        """A cell that says yes, or how many, has records behind it; a plain no has none."""
        for row in czsu.dataset.dyad_years():
            for column in fields(czsu.DyadYear):
                if column.name in {"year", "_find_sources"}:
                    continue
                value = getattr(row, column.name)
                records = row.sources(column.name).records
                if column.name.startswith(("cow_", "gw_")):
                    assert records, column.name
                elif isinstance(value, int) and not isinstance(value, bool):
                    assert len(records) == value, column.name
                elif value is True or (value and isinstance(value, tuple)):
                    assert records, column.name
                elif column.name.endswith("_disputed"):
                    assert not records, column.name

    @pytest.mark.parametrize("pickled", [pickle.dumps, copy.deepcopy], ids=["pickle", "copy"])
    def test_pickles(self, years: dict[int, czsu.DyadYear], pickled: Any) -> None:
        """A row and a panel that were pickled or copied are equal, and know their sources."""
        again = pickled(years[1924])
        if isinstance(again, bytes):
            again = pickle.loads(again)  # noqa: S301 - our own pickle
        assert again == years[1924]
        assert hash(again) == hash(years[1924])
        assert again.sources("diplomatic_relations") == years[1924].sources("diplomatic_relations")
        panel = dataset_with().dyad_years("north", "south")
        same = pickle.loads(pickle.dumps(panel))  # noqa: S301 - our own pickle
        assert (same, same.dataset) == (panel, panel.dataset)
        assert same[0].sources("states_a") == panel[0].sources("states_a")

    def test_pickles_of_the_bundled_panel_are_small(self) -> None:
        """A pickle has the edition in it, not the records, as that of a selection has."""
        assert len(pickle.dumps(czsu.dataset.dyad_years())) < 100_000


class TestPlaces:
    """Rows are found by year, by position, and in stretches."""

    YEARS = czsu.dataset.dyad_years()
    """The rows of Czechoslovakia and the Soviet Union."""

    def test_by_year(self) -> None:
        """`year` gives the row of a year, and says which years there are."""
        assert self.YEARS.year(1938).year == 1938
        assert self.YEARS.year(1918) is self.YEARS[0]
        with pytest.raises(czsu.QueryError, match=r"no row of 1917; .* of 1918 to 1993"):
            self.YEARS.year(1917)
        with pytest.raises(czsu.QueryError, match="those of no year"):
            self.YEARS.between(1800, 1850).year(1830)

    def test_by_position_or_year(self) -> None:
        """A number that is a position is one; any other is a year."""
        count = len(self.YEARS)
        assert count == 76
        assert self.YEARS[1938] is self.YEARS.year(1938)
        assert (self.YEARS[0].year, self.YEARS[75].year) == (1918, 1993)
        assert (self.YEARS[-1].year, self.YEARS[-76].year) == (1993, 1918)
        for index in (76, -77, 1917, 1994, -1938):
            with pytest.raises(IndexError, match=f"position {index}, and none is of that year"):
                self.YEARS[index]
        with pytest.raises(TypeError):
            self.YEARS["1938"]  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType] - the point

    def test_stretches(self) -> None:
        """`between` takes years or any other dates, and no limit."""
        assert [row.year for row in self.YEARS.between(1936, 1938)] == [1936, 1937, 1938]
        assert [row.year for row in self.YEARS.between("1938-09", "1939-01")] == [1938, 1939]
        assert self.YEARS.between(None, "..") == self.YEARS
        assert [row.year for row in self.YEARS.between(1992, None)] == [1992, 1993]
        assert [row.year for row in self.YEARS.between(1900, 1919)] == [1918, 1919]
        assert not self.YEARS.between(1800, 1850)
        assert isinstance(self.YEARS.between(1800, 1850), czsu.DyadYears)
        with pytest.raises(czsu.QueryError, match="backwards"):
            self.YEARS.between(1938, 1919)
        with pytest.raises(czsu.EDTFError):
            self.YEARS.between("the war", None)

    @pytest.mark.parametrize("kind", sorted({*czsu.ActorKind} - {"state"}))
    def test_what_is_no_state(self, kind: str) -> None:
        """A person, an army or an organisation has no dyad-years."""
        dataset = dataset_with(actors=[*raw_states(), raw_actor("other", kind=kind)])
        for sides in (("other", "north"), ("north", "other")):
            with pytest.raises(czsu.QueryError, match=rf"'other' is none \({kind}\)"):
                dataset.dyad_years(*sides)

    def test_two_states_that_the_dataset_is_not_about(self) -> None:
        """Their columns say what is recorded; what is not may have been all the same."""
        raw = raw_dataset(
            actors=[*raw_states(), raw_actor("third")],
            conditions=[
                raw_condition(
                    "border", "1922/1925", kind="shared-border", actors=["north", "south"]
                ),
                raw_condition(
                    "troops", "1922/1925", kind="troop-presence", actors=["north", "third"]
                ),
            ],
            events=[raw_event("visit", "1925", kind="visit")],
        )
        dataset = czsu.Dataset.from_dict({**raw, "dyad": ["north", "south"]})
        row = dataset.dyad_years("north", "third").year(1923)
        assert (row.troop_presence, row.shared_border, row.verbal_cooperation) == (True, None, None)
        assert (row.troop_presence_disputed, row.shared_border_disputed) == (False, None)
        later = dataset.dyad_years("north", "third").year(1928)
        assert (later.troop_presence, later.troop_presence_disputed) == (None, None)
        assert later.joint_organisations is None
        for own in (("north", "south"), ("south", "east-north"), ("empire", "north")):
            row = dataset.dyad_years(*own)[-1]
            assert (row.troop_presence, row.verbal_cooperation) == (False, 0)
        unnamed = czsu.Dataset.from_dict(raw).dyad_years("north", "third").year(1923)
        assert (unnamed.shared_border, unnamed.verbal_cooperation) == (False, 0)

    def test_a_year_is_a_whole_number(self) -> None:
        """A text, a truth value and a number with a fraction are none."""
        wrong: Any
        for wrong in ("1938", True, 1938.5, None):
            with pytest.raises(czsu.QueryTypeError, match="a year is a whole number, not"):
                self.YEARS.year(wrong)

    def test_slices_count_rows(self) -> None:
        """A slice of positions is one; a slice of years is refused, and names the way."""
        assert [row.year for row in self.YEARS[1:3]] == [1919, 1920]
        assert [row.year for row in self.YEARS[-2:]] == [1992, 1993]
        assert self.YEARS[:76] == self.YEARS[-76:] == self.YEARS[:]
        assert len(self.YEARS[::2]) == 38
        assert len(self.YEARS[76:]) == 0
        for index in (slice(1919, 1938), slice(None, 77), slice(-77, None), slice(0, 1938)):
            with pytest.raises(czsu.QueryError, match=r"use between\("):
                self.YEARS[index]
        with pytest.raises(czsu.QueryError, match=r"between\(1919, 1938\)"):
            self.YEARS[1919:1938]

    def test_by_numbers_of_a_state_system(self) -> None:
        """The numbers of the Correlates of War name the states, each with its line."""
        assert czsu.dataset.dyad_years(315, 365) == self.YEARS
        assert czsu.dataset.dyad_years("Czechoslovakia", 365) == self.YEARS
        assert czsu.dataset.dyad_years(365, 315) != self.YEARS
        for number in (9999, 0, -365):
            with pytest.raises(czsu.UnknownNameError, match=f"'{number}'"):
                czsu.dataset.dyad_years(number, 365)
        with pytest.raises(czsu.QueryTypeError):
            czsu.dataset.dyad_years(315.0, 365)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point
        with pytest.raises(czsu.QueryError, match="365 and 'soviet-union' are one"):
            czsu.dataset.dyad_years(365)

    def test_by_numbers_of_numpy(self) -> None:
        """Whole numbers of numpy, as a data frame has them, are numbers."""
        numpy = pytest.importorskip("numpy")
        panel = czsu.dataset.dyad_years(numpy.int64(315), numpy.int32(365))
        assert panel == self.YEARS
        assert panel[numpy.int64(1938)] is panel.year(1938)
        assert panel.year(numpy.int64(1938)) is panel[1938]

    def test_a_number_of_several_states(self) -> None:
        """A number that a state and its predecessor share means their line."""
        years = dataset_with().dyad_years(10, 20)
        assert years == dataset_with().dyad_years("north", "south")


class TestSequence:
    """The rows are a sequence, and can be converted to flat dicts for a data frame."""

    def test_it_is_a_sequence(self) -> None:
        """It has positions, slices, a length and a repr."""
        years = dataset_with().dyad_years("north", "south")
        assert years[0].year == 1920
        assert isinstance(years[1:3], czsu.DyadYears)
        assert [row.year for row in years[1:3]] == [1921, 1922]
        assert repr(years) == "<DyadYears: 13>"
        assert hash(years) == hash(dataset_with().dyad_years("north", "south"))

    def test_flat_rows_have_every_column(self) -> None:
        """Ids in a list are joined; every other value is a number, a truth value or None."""
        dicts = dataset_with().dyad_years("north", "south").to_rows()
        assert dicts[10]["states_a"] == "east-north; north; west-north"
        assert dicts[0]["joint_organisations"] is None
        assert {type(value) for row in dicts for value in row.values()} <= {
            str,
            int,
            bool,
            type(None),
        }

    def test_pandas_takes_the_rows(self) -> None:
        """A data frame of the rows merges with another panel on the year."""
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame(czsu.dataset.dyad_years().to_rows())
        panel = pandas.DataFrame({"cow_a": [315, 315], "cow_b": [365, 365], "year": [1938, 1968]})
        merged = panel.merge(frame, on=["cow_a", "cow_b", "year"], how="left")
        assert list(merged["both_exist"]) == [True, True]


DAYS = st.dates(date(1920, 3, 1), date(1930, 6, 30))


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), max_size=4))
def test_day_precise_spans_agree_with_looking_at_every_day(pairs: list[list[date]]) -> None:
    """The rows say the same as a look at every day of the year."""
    spans = [tuple(pair) for pair in pairs]
    conditions = [
        raw_condition(f"c{i}", f"{a.isoformat()}/{b.isoformat()}", actors=["north", "south"])
        for i, (a, b) in enumerate(spans)
    ]
    # Of a kind that is recorded nowhere nothing is known.
    conditions.append(raw_condition("elsewhere", "1925", actors=["army", "league"]))
    for year, row in rows_of(dataset_with("1920/1929", conditions=conditions)).items():
        days = (date.fromordinal(n) for n in _ordinals(year))
        assert row.diplomatic_relations == any(a <= day <= b for day in days for a, b in spans)
        last = date(year, 12, 31)
        assert row.diplomatic_relations_year_end == any(a <= last <= b for a, b in spans)


def _ordinals(year: int) -> Iterable[int]:
    return range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
