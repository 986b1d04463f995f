"""The rules of a sound dataset: for each the smallest dataset that breaks it, and a sound one."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from czsu_relations import Dataset, DatasetError, Problem
from czsu_relations._storage import integrity
from czsu_relations._storage.decoding import decode_dataset
from json_pointers import problems_of, replace_at
from raw_datasets import (
    CITED,
    Raw,
    raw_actor,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_parties,
    raw_period,
    raw_reference,
    raw_treaty,
)


class Case(NamedTuple):
    """A dataset with one error, and a sound dataset that is almost the same."""

    rule: str
    broken: Raw
    pointer: str
    message: str
    sound: Raw


def case(rule: str, broken: Raw, problem: tuple[str, str], place: str, value: object) -> Case:
    """Return a case in which the sound dataset has another value at one place."""
    return Case(rule, broken, *problem, replace_at(broken, place, value))


def citations_with_claim(field: str) -> list[Raw]:
    """Return one citation, with a claim for a field."""
    return [{"reference": "book", "dates": [{"field": field, "span": "1935"}]}]


def treaty_ratified_by(party: str, date: str) -> Raw:
    """Return a dataset with a treaty that one party ratified."""
    return raw_dataset(
        actors=[*raw_parties(), raw_actor("paris")],
        treaties=[raw_treaty(ratifications=[{"party": party, "date": date}])],
    )


def treaty_ended_by_talks(in_force: str, talks: str) -> Raw:
    """Return a dataset with a treaty in force for a time, and the event that ended it."""
    return raw_dataset(
        actors=raw_parties(),
        events=[raw_event(date=talks)],
        treaties=[raw_treaty(in_force=in_force, ended_with=["talks"])],
    )


def two_treaties(link: str, later: str) -> Raw:
    """Return a dataset with a treaty that follows another one, signed on a later day."""
    follows: Raw = {link: ["old"]}
    return raw_dataset(
        actors=raw_parties(), treaties=[raw_treaty(**follows), raw_treaty("old", later)]
    )


def event_with_actor(existed: str, role: str = "initiator", date: str = "1934") -> Raw:
    """Return a dataset with an event in which an actor of another time takes part."""
    return raw_dataset(
        actors=[*raw_parties(), raw_actor("lenin", existed=existed)],
        events=[
            raw_event(
                date=date,
                participants=[
                    {"actor": "prague", "role": "target"},
                    {"actor": "lenin", "role": role},
                ],
            )
        ],
    )


def host_participant() -> Raw:
    """Return a participant in an active role."""
    return {"actor": "prague", "role": "host"}


CASES = {
    "id-twice-in-a-table": case(
        "ids_are_unique",
        raw_dataset(periods=[raw_period("a"), raw_period("a")]),
        ("/periods/1/id", "'a' is already the id of /periods/0"),
        "/periods/1/id",
        "b",
    ),
    "id-twice-in-two-tables": case(
        "ids_are_unique",
        raw_dataset(periods=[raw_period("book")]),
        ("/references/0/id", "'book' is already the id of /periods/0"),
        "/periods/0/id",
        "books",
    ),
    "link-to-nothing": case(
        "links_lead_somewhere",
        raw_dataset(events=[raw_event(because_of=["zzz"])]),
        ("/events/0/because_of/0", "there is no 'zzz' in events or conditions"),
        "/events/0/because_of",
        [],
    ),
    "link-misspelt": case(
        "links_lead_somewhere",
        raw_dataset(
            actors=raw_parties(), events=[raw_event(treaties=["pakt"])], treaties=[raw_treaty()]
        ),
        ("/events/0/treaties/0", "there is no 'pakt' in treaties; did you mean 'pact'?"),
        "/events/0/treaties/0",
        "pact",
    ),
    "link-to-another-table": case(
        "links_lead_somewhere",
        raw_dataset(periods=[raw_period(part_of="book"), raw_period("whole")]),
        ("/periods/0/part_of", "'book' is in references; this link leads to periods"),
        "/periods/0/part_of",
        "whole",
    ),
    "link-in-a-part": case(
        "links_lead_somewhere",
        raw_dataset(periods=[raw_period(citations=[*CITED, {"reference": "x"}])]),
        ("/periods/0/citations/1/reference", "there is no 'x' in references"),
        "/periods/0/citations/1/reference",
        "book",
    ),
    "party-twice": case(
        "nothing_is_linked_twice",
        raw_dataset(
            actors=raw_parties(), treaties=[raw_treaty(parties=["prague", "moscow", "prague"])]
        ),
        ("/treaties/0/parties/2", "stands twice in this list"),
        "/treaties/0/parties",
        ["prague"],
    ),
    "participant-twice": case(
        "nothing_is_linked_twice",
        raw_dataset(
            actors=raw_parties(),
            events=[raw_event(participants=[host_participant(), host_participant()])],
        ),
        ("/events/0/participants/1", "stands twice in this list"),
        "/events/0/participants/1/role",
        "negotiator",
    ),
    "uncited": case(
        "everything_is_cited",
        raw_dataset(periods=[raw_period(citations=[])]),
        ("/periods/0/citations", "wants at least one citation"),
        "/periods/0/citations",
        # One source may be cited twice, for two passages in it.
        CITED * 2,
    ),
    "claim-for-another-type": case(
        "claims_have_a_field",
        raw_dataset(
            actors=raw_parties(), treaties=[raw_treaty(citations=citations_with_claim("date"))]
        ),
        (
            "/treaties/0/citations/0/dates/0/field",
            "a record of this type has no 'date'; it has signed, ratified, in_force",
        ),
        "/treaties/0/citations/0/dates/0/field",
        "signed",
    ),
    "claim-for-an-empty-field": case(
        "claims_have_a_field",
        raw_dataset(actors=[raw_actor(citations=citations_with_claim("existed"))]),
        (
            "/actors/0/citations/0/dates/0/field",
            "the record itself has no date for 'existed'; add one to the record",
        ),
        "/actors/0/existed",
        "1935",
    ),
    "part-of-itself": case(
        "nothing_runs_in_a_circle",
        raw_dataset(actors=[raw_actor(part_of="prague")]),
        ("/actors/0/part_of", "runs in a circle: prague → prague"),
        "/actors/0/part_of",
        None,
    ),
    "periods-of-each-other": case(
        "nothing_runs_in_a_circle",
        raw_dataset(periods=[raw_period("a", part_of="b"), raw_period("b", part_of="a")]),
        ("/periods/0/part_of", "runs in a circle: a → b → a"),
        "/periods/1/part_of",
        None,
    ),
    "causes-of-each-other": case(
        "nothing_runs_in_a_circle",
        raw_dataset(
            events=[
                raw_event("effect", because_of=["a"]),
                raw_event("a", because_of=["b"]),
                raw_event("b", because_of=["c", "d"]),
                raw_event("c", because_of=["d"]),
                raw_event("d", because_of=["a"]),
            ]
        ),
        ("/events/1/because_of", "runs in a circle: a → b → c → d → a"),
        # A diamond is no circle.
        "/events/4/because_of",
        [],
    ),
    "successors-of-each-other": case(
        "nothing_runs_in_a_circle",
        raw_dataset(
            actors=[raw_actor("a", successor_of=["b"]), raw_actor("b", successor_of=["a"])]
        ),
        ("/actors/0/successor_of", "runs in a circle: a → b → a"),
        # To be a part of one's successor is no circle: those are two kinds of link.
        "/actors/1",
        raw_actor("b", part_of="a"),
    ),
    "prolongs-itself": case(
        "nothing_runs_in_a_circle",
        raw_dataset(actors=raw_parties(), treaties=[raw_treaty(prolongs=["pact"])]),
        ("/treaties/0/prolongs", "runs in a circle: pact → pact"),
        "/treaties/0/prolongs",
        [],
    ),
    "supersede-each-other": case(
        "nothing_runs_in_a_circle",
        raw_dataset(
            actors=raw_parties(),
            treaties=[raw_treaty("a", supersedes=["b"]), raw_treaty("b", supersedes=["a"])],
        ),
        ("/treaties/0/supersedes", "runs in a circle: a → b → a"),
        "/treaties/1/supersedes",
        [],
    ),
    "event-before-its-cause": case(
        "causes_come_first",
        raw_dataset(
            events=[
                raw_event(date="1934-05", because_of=["cause"]),
                raw_event("cause", "1934-06-01"),
            ]
        ),
        ("/events/0/because_of/0", "'cause' (1934-06-01) begins after its effect (1934-05)"),
        "/events/1/date",
        "1934-05-31",
    ),
    "event-before-its-causing-condition": case(
        "causes_come_first",
        raw_dataset(
            events=[
                raw_event(date="1934", because_of=["cause", "relations"]),
                raw_event("cause", "1934"),
            ],
            conditions=[raw_condition(span="1935/1938")],
        ),
        ("/events/0/because_of/1", "'relations' (1935/1938) begins after its effect (1934)"),
        "/conditions/0/span",
        "1934/1938",
    ),
    "ratified-before-signed": case(
        "treaties_run_in_order",
        raw_dataset(actors=raw_parties(), treaties=[raw_treaty(ratified="1935-05-15")]),
        ("/treaties/0/ratified", "1935-05-15 is before the signature, 1935-05-16"),
        "/treaties/0/ratified",
        "1935-05",
    ),
    "in-force-before-signed": case(
        "treaties_run_in_order",
        raw_dataset(actors=raw_parties(), treaties=[raw_treaty(in_force="1935-05-15/1955")]),
        ("/treaties/0/in_force", "1935-05-15/1955 is before the signature, 1935-05-16"),
        "/treaties/0/in_force",
        "1935-05-16/1955",
    ),
    "party-ratified-before-signed": case(
        "treaties_run_in_order",
        treaty_ratified_by("prague", "1935-05-15"),
        ("/treaties/0/ratifications/0/date", "1935-05-15 is before the signature, 1935-05-16"),
        "/treaties/0/ratifications/0/date",
        "1935-05-16",
    ),
    "ratified-by-a-stranger": case(
        "treaties_run_in_order",
        treaty_ratified_by("paris", "1935-06"),
        ("/treaties/0/ratifications/0/party", "'paris' is no party to the treaty"),
        "/treaties/0/ratifications/0/party",
        "moscow",
    ),
    "prolongs-what-is-later": case(
        "treaties_run_in_order",
        two_treaties("prolongs", "1935-05-17"),
        ("/treaties/0/prolongs/0", "'old' was signed only later, 1935-05-17"),
        "/treaties/1/signed",
        "1935-05-16",
    ),
    "supersedes-what-is-later": case(
        "treaties_run_in_order",
        two_treaties("supersedes", "1935-06"),
        ("/treaties/0/supersedes/0", "'old' was signed only later, 1935-06"),
        "/treaties/1/signed",
        "1935",
    ),
    "part-begins-before-the-whole": case(
        "parts_lie_within",
        raw_dataset(
            periods=[raw_period("whole"), raw_period("part", "1917-12/1938", part_of="whole")]
        ),
        ("/periods/1/span", "1917-12/1938 does not lie within 'whole' (1918/1938)"),
        "/periods/1/span",
        "1918/1938",
    ),
    "part-outlasts-the-whole": case(
        "parts_lie_within",
        raw_dataset(
            periods=[raw_period("whole"), raw_period("part", "1918/1939-01-01", part_of="whole")]
        ),
        ("/periods/1/span", "1918/1939-01-01 does not lie within 'whole' (1918/1938)"),
        "/periods/1/span",
        "1938-12-31",
    ),
    "begins-before-it-began": case(
        "conditions_begin_in_order",
        raw_dataset(
            events=[raw_event("other"), raw_event(date="1935-01-01")],
            conditions=[raw_condition(began_with=["other", "talks"])],
        ),
        (
            "/conditions/0/began_with/1",
            "'talks' (1935-01-01) happened after the condition began (1934/1938)",
        ),
        "/events/1/date",
        "1934-12-31",
    ),
    "outlasts-its-end": case(
        "ends_fit_their_events",
        raw_dataset(
            events=[raw_event(date="1937")], conditions=[raw_condition(ended_with=["talks"])]
        ),
        ("/conditions/0/ended_with/0", "'talks' (1937) was over before the end of 1934/1938"),
        "/events/0/date",
        "1938-01-01",
    ),
    "ends-before-its-end": case(
        "ends_fit_their_events",
        raw_dataset(
            events=[raw_event("first", date="1938"), raw_event(date="1939")],
            conditions=[raw_condition(ended_with=["talks", "first"])],
        ),
        (
            "/conditions/0/ended_with/0",
            "'talks' (1939) happened only after the end of 1934/1938",
        ),
        "/events/1/date",
        "[1938-12-31,1939]",
    ),
    "treaty-outlasts-its-end": case(
        "ends_fit_their_events",
        treaty_ended_by_talks("1936/1938", "1937"),
        ("/treaties/0/ended_with/0", "'talks' (1937) was over before the end of 1936/1938"),
        "/treaties/0/in_force",
        None,
    ),
    "treaty-ends-before-its-end": case(
        "ends_fit_their_events",
        treaty_ended_by_talks("1936/1938", "1939"),
        ("/treaties/0/ended_with/0", "'talks' (1939) happened only after the end of 1936/1938"),
        "/treaties/0/in_force",
        "1936/",
    ),
    "dyad-of-one": case(
        "dyad_is_two_states",
        raw_dataset(actors=raw_parties()) | {"dyad": ["prague"]},
        ("/dyad", "wants the ids of two states, not 1"),
        "/dyad",
        ["prague", "moscow"],
    ),
    "dyad-of-an-unknown-state": case(
        "dyad_is_two_states",
        raw_dataset(actors=raw_parties()) | {"dyad": ["prague", "moskow"]},
        ("/dyad/1", "there is no 'moskow' in actors; did you mean 'moscow'?"),
        "/dyad/1",
        "moscow",
    ),
    "dyad-of-a-state-and-itself": case(
        "dyad_is_two_states",
        raw_dataset(actors=raw_parties()) | {"dyad": ["prague", "prague"]},
        ("/dyad", "'prague' and 'prague' are one state, or one followed the other"),
        "/dyad/1",
        "moscow",
    ),
    "dyad-of-a-state-and-its-successor": case(
        "dyad_is_two_states",
        raw_dataset(actors=[*raw_parties(), raw_actor("union", successor_of=["moscow"])])
        | {"dyad": ["moscow", "union"]},
        ("/dyad", "'moscow' and 'union' are one state, or one followed the other"),
        "/dyad/0",
        "prague",
    ),
    "acts-after-the-end": case(
        "actors_are_of_their_time",
        event_with_actor("1870/1924"),
        ("/events/0/participants/1", "'lenin' existed 1870/1924; 1934 is outside of that time"),
        "/events/0/participants/1/role",
        "subject",
    ),
    "acts-before-the-beginning": case(
        "actors_are_of_their_time",
        event_with_actor("1935/.."),
        ("/events/0/participants/1", "'lenin' existed 1935/..; 1934 is outside of that time"),
        "/actors/2/existed",
        "1934-12-31/..",
    ),
    "before-the-coverage": case(
        "events_are_covered",
        raw_dataset(events=[raw_event(date="1916-12-31")]),
        ("/events/0/date", "1916-12-31 is outside of the coverage, 1917/1993"),
        "/events/0/date",
        "1917-01-01",
    ),
    "after-the-coverage": case(
        "events_are_covered",
        raw_dataset(events=[raw_event(date="1994")]),
        ("/events/0/date", "1994 is outside of the coverage, 1917/1993"),
        "/events/0/date",
        "1993/1994",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
class TestRules:
    """Every rule finds what breaks it, and accepts the sound dataset."""

    def test_the_broken_is_found(self, case: Case) -> None:
        """One error is one problem, with a pointer and a message."""
        assert problems_of(case.broken) == (Problem(case.pointer, case.message),)

    def test_the_neighbour_passes(self, case: Case) -> None:
        """A dataset that is only almost wrong has no problem."""
        assert problems_of(case.sound) == ()

    def test_the_rule_found_it(self, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        """The rule of the case finds the problem, and no other rule does."""
        reading = decode_dataset(case.broken)
        finders: set[str] = set()
        for rule in integrity.RULES:
            monkeypatch.setattr("czsu_relations._storage.integrity.RULES", (rule,))
            finders |= {rule.__name__ for _ in integrity.find_problems(reading)}
        assert finders == {case.rule}


def test_every_rule_has_a_case() -> None:
    """Every rule is tested."""
    assert {case.rule for case in CASES.values()} == {rule.__name__ for rule in integrity.RULES}


class TestTogether:
    """All rules together."""

    def test_all_at_once(self) -> None:
        """Errors against several rules are all reported, in the order of the dataset's JSON."""
        data = raw_dataset(
            periods=[raw_period("a", part_of="a"), raw_period("b", citations=[])],
            events=[raw_event(date="1916", treaties=["none"])],
            actors=[raw_actor(citations=citations_with_claim("date"))],
        )
        assert [problem.pointer for problem in problems_of(data)] == [
            "/periods/0/part_of",
            "/periods/1/citations",
            "/events/0/date",
            "/events/0/treaties/0",
            "/actors/0/citations/0/dates/0/field",
        ]

    def test_two_circles(self) -> None:
        """Two circles are two problems; a record that leads to them, or a long chain, is none."""
        chain = [raw_event(f"e{i}", because_of=[f"e{i + 1}"]) for i in range(3000)]
        data = raw_dataset(
            events=[*chain, raw_event("e3000")],
            actors=[
                *[raw_actor(name, successor_of=[name]) for name in ("a", "b")],
                raw_actor("c", successor_of=["a", "b"]),
            ],
        )
        assert problems_of(data) == (
            Problem("/actors/0/successor_of", "runs in a circle: a → a"),
            Problem("/actors/1/successor_of", "runs in a circle: b → b"),
        )

    @pytest.mark.parametrize(
        ("place", "value"),
        [
            ("/events/0/date", "1935-02-29"),
            ("/events/0/id", None),
            ("/events/0/kind", "talking"),
            ("/events/0", 1),
        ],
    )
    def test_rules_pass_over_what_cannot_be_read(self, place: str, value: object) -> None:
        """A record that could not be built is one problem, and links to it are none."""
        data = raw_dataset(
            events=[raw_event(), raw_event("later", because_of=["talks"])],
            conditions=[raw_condition(began_with=["talks"])],
        )
        assert problems_of(data) == ()
        assert [problem.pointer for problem in problems_of(replace_at(data, place, value))] == [
            place
        ]

    def test_a_wholly_broken_header_hides_no_rule(self) -> None:
        """Without a coverage no event lies outside it; all other rules apply."""
        data = raw_dataset(events=[raw_event(date="1900", citations=[])], coverage="199u")
        assert [problem.pointer for problem in problems_of(data)] == [
            "/coverage",
            "/events/0/citations",
        ]

    def test_a_claim_hint_names_no_python(self) -> None:
        """Messages use the names of the JSON."""
        data = raw_dataset(periods=[raw_period(citations=citations_with_claim("signed"))])
        assert problems_of(data) == (
            Problem(
                "/periods/0/citations/0/dates/0/field",
                "a record of this type has no 'signed'; it has span",
            ),
        )

    def test_the_error_lists_them(self) -> None:
        """The text of the error has a line for each problem."""
        data = raw_dataset(
            periods=[raw_period("a", citations=[]), raw_period("a")], references=[raw_reference()]
        )
        with pytest.raises(DatasetError) as caught:
            Dataset.from_dict(data)
        assert str(caught.value) == (
            "2 problems in the dataset:\n"
            "  /periods/0/citations: wants at least one citation\n"
            "  /periods/1/id: 'a' is already the id of /periods/0"
        )


def test_suggestions_for_many_lost_links_are_limited() -> None:
    """A search for similar ids takes time, so that only the first 50 lost links have some."""
    periods = [
        raw_period(f"period-{number}", citations=[{"reference": "boook"}]) for number in range(60)
    ]
    messages = [message for _, message in problems_of(raw_dataset(periods=periods))]
    assert messages == [
        *["there is no 'boook' in references; did you mean 'book'?"] * 50,
        *["there is no 'boook' in references"] * 10,
    ]
