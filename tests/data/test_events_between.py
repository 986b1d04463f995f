"""Which events of the bundled data are acts between the two sides, as their roles have it."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest

import czsu_relations as czsu
from czsu_relations import Plover, Role, RolePart

SIDE_A: Final = ("czechoslovakia", "czech-republic", "slovakia")
SIDE_B: Final = ("soviet-russia", "soviet-union", "russia")

MODES: Final = (
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
)

NOT_COUNTED: Final = {
    "penza-agreement-1918": "the Legion's, before there was a Czechoslovak state",
    "chelyabinsk-incident-1918": "the Legion's, before there was a Czechoslovak state",
    "bakhmach-battle-1918": "the Legion's, before there was a Czechoslovak state",
    "chelyabinsk-congress-1918": "the Legion's, before there was a Czechoslovak state",
    "trotsky-disarmament-order-1918": "the Legion's, before there was a Czechoslovak state",
    "ukrainian-provisional-treaty-1922": "Soviet Ukraine's, before there was a Soviet Union",
    "arosev-ultimatum-rejected-1930": "the commissariat refused its own representative",
    "politburo-shelves-prague-plan-1931": "decided in closed session, and not told to Prague",
    "vanek-arbitration-refused-1932": "decided in closed session; the answer was not found",
    "litvinov-payart-1938": "a pledge to France, about Czechoslovakia",
    "soviet-note-poland-1938": "a warning to Poland, for Czechoslovakia's sake",
    "soviet-readiness-measures-1938": "an alert of the Red Army, its purpose disputed",
    "munich-agreement-1938": "dictated by four other powers",
    "tass-munich-disclaimer-1938": "contradicts Paris and London; Munich is what it is about",
    "partition-czechoslovakia-1939": "done by Germany; Moscow was only notified",
    "soviet-protest-note-1939": "a protest to Germany, against the end of Czechoslovakia",
    "league-benes-protest-1939": "a request to the League, on behalf of Beneš",
    "slovak-state-recognition-1939": "an act towards the Slovak state; the break came in December",
    "confederation-talks-suspended-1943": "an act towards the Polish government",
    "slovak-uprising-soviet-aid-1944": "against Germany; both sides supported the insurgents",
    "ruthenia-red-army-1944": "against Hungary; whether Czechoslovakia gained is disputed",
    "mukachevo-manifesto-1944": "of a local congress; whether Moscow staged it is disputed",
    "lublin-recognition-1945": "an act towards Poland; no source found names Soviet pressure",
    "february-coup-1948": "Czechoslovaks against Czechoslovaks, whoever supported them",
    "slansky-trial-1952": "Czechoslovaks against Czechoslovaks, whoever advised them",
    "israel-relations-broken-1967": "both sides against Israel",
    "moscow-meeting-of-five-1968": "said in secret among the five, about Czechoslovakia",
    "invasion-agreed-moscow-1968": "agreed in secret among the five; the invasion is the act",
    "security-council-veto-1968": "struck down a draft of the Council, about Czechoslovakia",
    "prague-metro-1974": "built by Prague, with Soviet carriages",
    "krkonose-exercise-1980": "directed at Poland",
    "politburo-rejects-1968-methods-1986": "said in closed session, and not to Prague",
    "velvet-revolution-1989": "Czechoslovaks against Czechoslovaks; Moscow only looked on",
    "moscow-coup-reaction-1991": "against the plotters, not against the Soviet state",
    "recognition-of-soviet-republics-1991": "an act towards states that had left the Soviet Union",
}
"""Events that name both sides and have a mode, and why they are no acts between the two."""

COUNTED: Final = {
    # Fights have somebody who acts and somebody who is acted upon.
    "legion-bolshevik-conflict-1918": "a",
    "legion-allied-intervention-1918": "a",
    # What both signed or agreed is an act of both, whoever proposed it.
    "french-condition-protocol-1935": "ab",
    "red-army-at-frontier-1944": "ab",
    # A pledge is an act towards those to whom the promise is made.
    "litvinov-statement-1938": "b",
    "litvinov-league-speech-1938": "b",
    "grain-deliveries-1947": "b",
    # The units belonged to the exile government, and the Soviet Union supported them.
    "buzuluk-battalion-1942": "ab",
    "czechoslovak-brigade-1943": "ab",
    "czechoslovak-army-corps-1944": "ab",
    # What armies do for the country that they enter or leave.
    "liberation-prague-1945": "b",
    "soviet-troop-withdrawal-1945": "b",
    "last-soviet-troops-leave-1991": "b",
    # The crisis of 1968: who signed under duress did not act upon the other.
    "invasion-of-czechoslovakia-1968": "b",
    "moscow-protocol-1968": "b",
    "brezhnev-doctrine-1968": "b",
    "vysocany-congress-1968": "a",
    "moscow-talks-october-1968": "ab",
    "soviet-demarche-hockey-1969": "b",
    "grechko-threat-prague-1969": "b",
    "lessons-of-crisis-1970": "a",
    # Prague spoke first, and the invaders of 1968 after it.
    "invasion-condemned-1989": "ab",
    # The end of the alliance.
    "gorbachev-troop-cut-1988": "b",
    "warsaw-pact-military-dissolved-1991": "ab",
    # What a parliament or a party resolves.
    "repudiation-of-1968-protests-1969": "a",
    "parliament-voids-1968-consent-1990": "a",
}
"""Events whose roles were corrected or argued over, and the sides that acted in them."""


@cache
def side_of(states: tuple[str, ...]) -> frozenset[str]:
    """Return the ids of some states and of everything that belongs to them."""
    ids = set(states)
    for state in states:
        ids.update(czsu.actors.parts_of(state).ids)
    return frozenset(ids)


def parts_played(event: czsu.Event, states: tuple[str, ...]) -> set[RolePart]:
    """Return the parts that a side plays in an event."""
    side = side_of(states)
    return {person.role.part for person in event.participants if person.actor in side}


def events_naming_both_sides() -> list[czsu.Event]:
    """Return the events that have participants of each side."""
    return [
        event
        for event in czsu.events
        if parts_played(event, SIDE_A) and parts_played(event, SIDE_B)
    ]


@cache
def counted_ids(suffix: str = "") -> frozenset[str]:
    """Return the ids of the events behind the counts of all years, of one side if it is named."""
    ids: set[str] = set()
    for row in czsu.dataset.dyad_years():
        for mode in MODES:
            ids.update(record.id for record in row.sources(f"{mode}{suffix}").records)
    return frozenset(ids)


def roles_of(event: czsu.Event, actor: str) -> set[Role]:
    """Return the roles of an actor in an event."""
    return {person.role for person in event.participants if person.actor == actor}


def test_events_that_name_both_sides_count_unless_listed() -> None:
    """The list is complete, and each event on it was judged by itself."""
    not_counted = {
        event.id
        for event in events_naming_both_sides()
        if event.mode is not None and event.id not in counted_ids()
    }
    assert not_counted == set(NOT_COUNTED)


def test_only_events_that_name_both_sides_count() -> None:
    """An act of third states, or of persons alone, is none between the two sides."""
    assert counted_ids() <= {event.id for event in events_naming_both_sides()}


@pytest.mark.parametrize("event_id", COUNTED)
def test_the_sides_that_acted(event_id: str) -> None:
    """An event counts for the side that acted, or for both."""
    acted = "".join(side for side in "ab" if event_id in counted_ids(f"_by_{side}"))
    assert acted == COUNTED[event_id]


def test_a_party_to_dictated_terms_is_their_target() -> None:
    """Czechoslovakia signed the Moscow Protocol, which was also imposed on it."""
    protocol = czsu.events["moscow-protocol-1968"]
    assert roles_of(protocol, "czechoslovakia") == {Role.SIGNATORY, Role.TARGET}


def test_czechoslovakia_does_not_suffer_conflict_with_moscow_in_march_1939() -> None:
    """Germany destroyed the state, and Moscow protested in Berlin against it."""
    row = czsu.dataset.dyad_years().year(1939)
    conflict = {record.id for record in row.sources("verbal_conflict").records}
    conflict |= {record.id for record in row.sources("material_conflict").records}
    assert conflict == {"czechoslovak-legion-interned-1939", "czechoslovak-mission-closed-1939"}


def test_acts_of_parliament_and_government_are_not_merely_written_by_them() -> None:
    """A body that resolves is an initiator; an author wrote a text for somebody else."""
    bodies = ("federal-assembly", "national-assembly", "czechoslovak-government")
    merely_authors = [
        f"{event.id}: {body}"
        for event in czsu.events
        for body in bodies
        if Role.AUTHOR in roles_of(event, body)
    ]
    assert not merely_authors


def test_nobody_in_a_fight_between_the_sides_only_acts_together() -> None:
    """Fighting is done to somebody, by somebody."""
    fights = [event for event in events_naming_both_sides() if event.plover is Plover.ASSAULT]
    assert fights
    without_opponents = [
        event.id
        for event in fights
        if parts_played(event, SIDE_A) | parts_played(event, SIDE_B) == {RolePart.ACTS_WITH}
    ]
    assert not without_opponents
