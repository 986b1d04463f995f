"""`involving`: one actor, its parts while it existed, and the states before and after it."""

from __future__ import annotations

import pytest

import czsu_relations as czsu
from czsu_relations import TimeSpan
from example_datasets import (
    dataset_of,
    make_actor,
    make_condition,
    make_event,
    make_participant,
    make_treaty,
)


def make_visit(key: str, date: str, *actors: str) -> czsu.Event:
    """Return an event in which actors take part."""
    return make_event(key, date, participants=tuple(map(make_participant, actors)))


DATASET = dataset_of(
    make_actor("empire", existed=TimeSpan("1900/1909")),
    make_actor("republic", existed=TimeSpan("1910/1919"), successor_of=("empire",)),
    make_actor("union", existed=TimeSpan("1920/1929"), successor_of=("republic",)),
    make_actor("neighbour", existed=TimeSpan("1920/.."), successor_of=("republic",)),
    # Nobody dates the army: it may be older than the union that it is part of.
    make_actor("army", part_of="union"),
    make_actor("corps", part_of="army", existed=TimeSpan("1925/1926")),
    make_actor("brigade", part_of="corps"),
    make_actor("guard", part_of="republic"),
    make_visit("army-1915", "1915", "army"),
    make_visit("army-1919", "1919/1920", "army"),
    make_visit("army-1925", "1925", "army"),
    make_visit("army-1935", "1935", "army"),
    make_visit("brigade-1921", "1921", "brigade"),
    make_visit("brigade-1925", "1925-06", "brigade"),
    make_visit("brigade-set", "[1924,1927]", "brigade"),
    make_visit("empire-1905", "1905", "empire"),
    make_visit("guard-1915", "1915", "guard"),
    make_visit("guard-1925", "1925", "guard"),
    make_visit("neighbour-1925", "1925", "neighbour"),
    make_visit("republic-1915", "1915", "republic"),
    # Only in a passive role can an actor be in an event of a time when it did not exist.
    make_event("union-1915", "1915", participants=(make_participant("union", "subject"),)),
    make_condition("camp-1915", "1915/1916", actors=("army",)),
    make_condition("camp-1929", "1929/1931", actors=("army",)),
    make_condition("court-1912", "1912/1913", actors=("republic",)),
    make_treaty("truce-1915", "1915", "army"),
    make_treaty("truce-1925", "1925", "army"),
    make_treaty("peace-1905", "1905", "empire"),
)


@pytest.mark.parametrize(
    ("actor", "parts", "succession", "found"),
    [
        ("union", False, False, "union-1915"),
        ("union", True, False, "army-1919 army-1925 brigade-1925 union-1915"),
        ("union", False, True, "empire-1905 republic-1915 union-1915"),
        (
            "union",
            True,
            True,
            "army-1919 army-1925 brigade-1925 empire-1905 guard-1915 republic-1915 union-1915",
        ),
        ("republic", True, False, "guard-1915 republic-1915"),
        ("republic", False, True, "empire-1905 neighbour-1925 republic-1915 union-1915"),
        ("empire", False, True, "empire-1905 neighbour-1925 republic-1915 union-1915"),
        ("neighbour", True, True, "empire-1905 guard-1915 neighbour-1925 republic-1915"),
        # The army has no dates, so that its parts count at any time of their own wholes.
        ("army", True, False, "army-1915 army-1919 army-1925 army-1935 brigade-1925"),
        ("corps", True, False, "brigade-1925"),
        ("brigade", True, True, "brigade-1921 brigade-1925 brigade-set"),
    ],
)
def test_events(actor: str, *, parts: bool, succession: bool, found: str) -> None:
    """A part counts while all that it is part of existed; a state in the line at any time."""
    chosen = DATASET.events.involving(actor, parts=parts, succession=succession)
    assert sorted(chosen.ids) == found.split()


def test_the_roles_are_those_of_the_line() -> None:
    """With a role, it may be that of a predecessor or of a part."""
    events = DATASET.events
    assert events.involving("union", succession=True, role="party").ids == (
        "empire-1905",
        "republic-1915",
    )
    assert events.involving("republic", parts=True, role="party").ids == (
        "guard-1915",
        "republic-1915",
    )
    assert events.involving("union", parts=True, succession=True, role="host").ids == ()


def test_treaties_and_conditions() -> None:
    """Treaties count by their signature, conditions by their span."""
    treaties, conditions = DATASET.treaties, DATASET.conditions
    assert treaties.involving("union", parts=True).ids == ("truce-1925",)
    assert treaties.involving("union", succession=True).ids == ("peace-1905",)
    assert treaties.involving("union", parts=True, succession=True).ids == (
        "peace-1905",
        "truce-1925",
    )
    assert conditions.involving("union", parts=True).ids == ("camp-1929",)
    assert conditions.involving("union", succession=True).ids == ("court-1912",)


def test_soviet_russia() -> None:
    """Before 1922 there is Soviet Russia, and no act of the parts of the Soviet Union."""
    events = czsu.events.before("1922")
    assert events.involving("USSR").ids == ()
    assert events.involving("USSR", succession=True) == events.involving("Soviet Russia")
    assert "legion-bolshevik-conflict-1918" in events.involving("USSR", succession=True).ids
    assert events.before("1920-02-07").involving("USSR", parts=True).ids == ()
    assert (
        czsu.events.before("1918-10-28", certain=True)
        .involving("Czechoslovakia", parts=True)
        .where(lambda event: event.date.latest.year == 1918)
        .ids
        == ()
    )


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Soviet Russia", "1935-05-16", "mutual-assistance-treaty-1935"),
        ("RSFSR", "1968-08-21", "invasion-of-czechoslovakia-1968"),
        ("Russia", "1934-06-09", "recognition-de-jure-1934"),
        ("Czech Republic", "1938-09-30", "munich-agreement-1938"),
        ("Slovak Republic", "1938-09-30", "munich-agreement-1938"),
        ("Czechoslovakia", "1993-08-26", "slovak-russian-treaty-1993"),
    ],
)
def test_succession_in_the_bundled_data(name: str, day: str, found: str) -> None:
    """Whichever state of a line is named, the acts of the others are found as well."""
    on_day = czsu.events.on(day)
    assert found not in on_day.involving(name).ids
    assert found in on_day.involving(name, succession=True).ids
