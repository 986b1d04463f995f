"""The bounds of a record: unknown sides are cut off, and by what."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

import czsu_relations as czsu
from example_datasets import (
    dataset_of,
    make_actor,
    make_condition,
    make_event,
    make_participant,
    make_treaty,
)

if TYPE_CHECKING:
    from czsu_relations import Record

STATES = (
    make_actor("empire", existed="1900/1917"),
    make_actor("union", existed="1922/1991-12-26", successor_of=("empire",)),
    make_actor("republic", existed="1918/1992-12-31"),
    make_actor("endless", existed="1918/"),
    make_actor("jan", kind=czsu.ActorKind.PERSON, existed="1880/1937-09-14"),
    make_event("end", "1950-05"),
    make_event("later-end", "1951-02"),
    make_event("start", "1930-03"),
)


def bounds_with(
    record: Record, *others: Record, dyad: tuple[str, ...] = ()
) -> tuple[str, str, str]:
    """Return the first day, the last day and what cut it off, of a record beside some states."""
    dataset = dataset_of(*STATES, record, *others, coverage="1900/2000", dyad=dyad)
    bounds = dataset.bounds(record.id)
    assert bounds is not None
    cut_by = bounds.cut_by.id if bounds.cut_by else ""
    return str(bounds.first), str(bounds.last), cut_by


@pytest.mark.parametrize(
    ("fields", "last", "cut_by"),
    [
        ({"span": "1930/1940"}, "1940-12-31", ""),
        ({"span": "1930/.."}, "9999-12-31", ""),
        ({"span": "1930/"}, "9999-12-31", ""),
        ({"span": "1930/", "actors": ("endless",)}, "9999-12-31", ""),
        ({"span": "1930/", "actors": ("union", "endless")}, "1991-12-26", "union"),
        ({"span": "1930/", "actors": ("union", "republic")}, "1991-12-26", "union"),
        ({"span": "1910/", "actors": ("empire", "union")}, "1991-12-26", "union"),
        ({"span": "1910/", "actors": ("empire", "republic")}, "1917-12-31", "empire"),
        ({"span": "1930/", "actors": ("jan", "republic")}, "1992-12-31", "republic"),
        ({"span": "1930/", "actors": ("jan",)}, "1937-09-14", "jan"),
        (
            {"span": "1930/", "actors": ("jan", "republic"), "kind": "office"},
            "1937-09-14",
            "jan",
        ),
        ({"span": "1930/", "ended_with": ("end", "later-end")}, "1951-02-28", "later-end"),
        ({"span": "1930/", "ended_with": ("end",), "actors": ("jan",)}, "1950-05-31", "end"),
    ],
)
def test_conditions(fields: dict[str, Any], last: str, cut_by: str) -> None:
    """The first that is known cuts an unknown end off; an open end goes on."""
    span = str(fields.pop("span"))
    condition = make_condition("held", span, **{"kind": "stance", **fields})
    assert bounds_with(condition) == (f"{span[:4]}-01-01", last, cut_by)


def test_a_start_that_is_unknown() -> None:
    """It is not before the event that a condition began with, nor before a signature."""
    condition = make_condition("held", "/1940", began_with=("start",))
    assert bounds_with(condition) == ("1930-03-01", "1940-12-31", "")
    treaty = make_treaty("pact", "1935-05-16", "union", in_force="/1940")
    assert bounds_with(treaty) == ("1935-05-16", "1940-12-31", "")
    assert bounds_with(make_condition("held", "/1940")) == ("0001-01-01", "1940-12-31", "")


def test_treaties() -> None:
    """What ended or superseded a treaty comes first, then the end of its last party but one."""
    pact = make_treaty("pact", "1935", "union", "republic", "endless", in_force="1936/")
    assert bounds_with(pact) == ("1936-01-01", "1992-12-31", "republic")
    successor = make_treaty("next", "1943", "union", supersedes=("pact",), in_force="1944-05/1950")
    assert bounds_with(pact, successor) == ("1936-01-01", "1944-05-31", "next")
    undated = make_treaty("next", "1943", "union", supersedes=("pact",))
    assert bounds_with(pact, undated) == ("1936-01-01", "1943-12-31", "next")


def test_a_limit_before_the_beginning_is_none() -> None:
    """A successor that came before does not end a treaty before it began."""
    pact = make_treaty("pact", "1935", "union", "republic", in_force="1945/")
    successor = make_treaty("next", "1943", "union", supersedes=("pact",))
    assert bounds_with(pact, successor) == ("1945-01-01", "1991-12-26", "union")


def test_a_treaty_of_many() -> None:
    """It lasts as long as two of its parties; or as the two sides of the dataset, if they sign."""
    three = make_treaty("pact", "1935", "republic", "endless", "union", in_force="1936/")
    assert bounds_with(three) == ("1936-01-01", "1992-12-31", "republic")
    assert bounds_with(three, dyad=("republic", "union")) == ("1936-01-01", "1991-12-26", "union")
    # A side is a state with its predecessors and successors.
    assert bounds_with(three, dyad=("empire", "endless")) == ("1936-01-01", "1991-12-26", "union")
    without = make_treaty("pact", "1935", "endless", "republic", "jan", in_force="1936/")
    assert bounds_with(without, dyad=("empire", "republic")) == bounds_with(without)


def test_a_treaty_of_unknown_force() -> None:
    """It may have been in force from its signature until its end is cut off."""
    pact = make_treaty("pact", "1935-05", "union", "republic")
    assert bounds_with(pact) == ("1935-05-01", "1991-12-26", "union")
    ended = make_treaty("pact", "1935-05", "union", ended_with=("end",))
    assert bounds_with(ended) == ("1935-05-01", "1950-05-31", "end")
    assert bounds_with(make_treaty("pact", "1935", "endless")) == ("1935-01-01", "9999-12-31", "")


def test_a_snapshot_leaves_out_what_has_ended() -> None:
    """A treaty of unknown force is named from its signature until its end is cut off."""
    ended = make_treaty("pact", "1935-05", "union", "republic", ended_with=("end",))
    dataset = dataset_of(*STATES, ended, coverage="1900/2000")
    for day, expected in [
        ("1935-04-30", ()),
        ("1935-05-01", ("pact",)),
        ("1950-05-31", ("pact",)),
        ("1950-06-01", ()),
    ]:
        assert dataset.on(day).force_unknown.ids == expected
    assert dataset.on("1935-05-30").certain.force_unknown.ids == ()
    assert dataset.on("1935-05-31").certain.force_unknown.ids == ("pact",)


@pytest.mark.parametrize(
    ("span", "last"),
    [
        ("1937-09-13/", "1937-09-14"),
        ("1937-09-14/", "1937-09-14"),  # began on the last day
        ("1937-09-15/", "9999-12-31"),  # began after it
        ("1937-09/", "9999-12-31"),  # may have begun after it
        ("1937-08/", "1937-09-14"),
    ],
)
def test_a_limit_on_the_day_of_the_beginning(span: str, last: str) -> None:
    """A limit counts from the last day on which the time can have begun."""
    _, found_last, cut_by = bounds_with(make_condition("held", span, actors=("jan",)))
    assert (found_last, cut_by) == (last, "jan" if last == "1937-09-14" else "")


def test_a_limit_that_is_none_leaves_the_next() -> None:
    """Where a successor came before the beginning, a later successor or the parties count."""
    pact = make_treaty("pact", "1945", "union", "republic", in_force="1952/")
    early = make_treaty("early", "1950", "union", supersedes=("pact",))
    assert bounds_with(pact, early) == ("1952-01-01", "1991-12-26", "union")
    late = make_treaty("late", "1955", "union", supersedes=("pact",))
    assert bounds_with(pact, early, late) == ("1952-01-01", "1955-12-31", "late")


def test_a_protocol_ends_with_the_treaty_that_it_prolongs() -> None:
    """It has no longer life than that; a treaty that took the place of the protocol comes first."""
    pact = make_treaty("pact", "1935", "union", "republic", in_force="1936/1960-05")
    protocol = make_treaty("protocol", "1940", "union", "republic", prolongs=("pact",))
    assert bounds_with(protocol, pact) == ("1940-01-01", "1960-05-31", "pact")
    successor = make_treaty("next", "1955", "union", supersedes=("protocol",))
    assert bounds_with(protocol, pact, successor) == ("1940-01-01", "1955-12-31", "next")


def test_an_end_that_has_no_end_of_its_own() -> None:
    """An event that went on for nobody knows how long sets no limit; the next one counts."""
    retreat = make_event("retreat", "1930/..")
    condition = make_condition(
        "held", "1925/", actors=("union", "republic"), ended_with=("retreat", "end")
    )
    assert bounds_with(condition, retreat) == ("1925-01-01", "1991-12-26", "union")
    victims = (make_participant("jan", "victim"),)
    siege = make_event("retreat", "1930/", participants=victims)
    assert bounds_with(condition, siege) == ("1925-01-01", "1950-05-31", "end")


def test_succession_by_way_of_others() -> None:
    """A state and its successor's successor count as one, also where nobody names the third."""
    second = make_actor("second", existed="1922/1960", successor_of=("empire",))
    third = make_actor("third", existed="1960/1970", successor_of=("second",))
    condition = make_condition("held", "1910/", actors=("empire", "third"))
    assert bounds_with(condition, second, third) == ("1910-01-01", "1970-12-31", "third")


@pytest.mark.parametrize("named", [*permutations(["first", "second", "third"])], ids=" ".join)
def test_a_line_of_three(named: tuple[str, ...]) -> None:
    """States that followed each other count as one, in whatever order they are named."""
    second = make_actor("second", existed="1917/1922", successor_of=("first",))
    third = make_actor("third", existed="1922/1991", successor_of=("second",))
    others = (make_actor("first", existed="1900/1917"), second, third)
    condition = make_condition("held", "1910/", actors=(*named, "republic"))
    assert bounds_with(condition, *others) == ("1910-01-01", "1991-12-31", "third")


def test_what_ended_a_treaty_comes_first() -> None:
    """The last of the events counts, before an earlier successor."""
    fields = {"in_force": "1936/", "ended_with": ("later-end", "end")}
    pact = make_treaty("pact", "1935", "union", "republic", **fields)
    successor = make_treaty("next", "1943", "union", supersedes=("pact",), in_force="1944-05/1950")
    assert bounds_with(pact, successor) == ("1936-01-01", "1951-02-28", "later-end")


def test_the_first_of_several_successors() -> None:
    """A treaty is replaced by the first treaty that supersedes it, on the last possible day."""
    pact = make_treaty("pact", "1935", "union", "republic", in_force="1936/")
    late = make_treaty("late", "1943", "union", supersedes=("pact",), in_force="1947/1950")
    early = make_treaty("early", "1944", "union", supersedes=("pact",), in_force="1946/1950")
    assert bounds_with(pact, late, early) == ("1936-01-01", "1946-12-31", "early")
    prolonged = make_treaty("protocol", "1940", "union", "republic", prolongs=("pact",))
    assert bounds_with(pact, prolonged) == ("1936-01-01", "1991-12-26", "union")


def test_an_event_of_unknown_end() -> None:
    """It ends with its participants; in an office, a body that is gone ends it as well."""
    victims = (make_participant("jan", "victim"), make_participant("republic", "victim"))
    event = make_event("siege", "1930/", participants=victims)
    assert bounds_with(event) == ("1930-01-01", "1992-12-31", "republic")
    office = make_condition("held", "1910/", "office", actors=("jan", "empire"))
    assert bounds_with(office) == ("1910-01-01", "1917-12-31", "empire")
    group = make_actor("crowd", kind=czsu.ActorKind.GROUP, existed="1900/1935")
    opinion = make_condition("held", "1930/", actors=("crowd", "republic"))
    assert bounds_with(opinion, group) == ("1930-01-01", "1992-12-31", "republic")
    assert bounds_with(make_condition("held", "1930/", actors=("crowd",)), group)[2] == "crowd"


def test_the_first_day_of_several() -> None:
    """A start is not before the first possible day of the first event, or the signature."""
    condition = make_condition("held", "/1955", began_with=("end", "start"))
    assert bounds_with(condition)[0] == "1930-03-01"
    treaty = make_treaty("pact", "1935", "union", in_force="/1940")
    assert bounds_with(treaty)[0] == "1935-01-01"
    known_start = make_condition("held", "1930/1955", began_with=("start",))
    assert bounds_with(known_start)[0] == "1930-03-01"


def test_the_first_day_of_a_set() -> None:
    """A member of a set before the signature is none of its days."""
    treaty = make_treaty("pact", "1935-03-02", "union", in_force="[1935-03-01,1935-03-03]")
    assert bounds_with(treaty)[:2] == ("1935-03-03", "1935-03-03")


def test_queries_follow_an_unknown_start() -> None:
    """A treaty is not in force on the day before its signature, and may be on that day."""
    treaty = make_treaty("pact", "1935-05-16", "union", in_force="/1940")
    dataset = dataset_of(*STATES, treaty, coverage="1900/2000")
    assert not dataset.treaties.in_force("1935-05-15")
    assert dataset.treaties.in_force("1935-05-16").ids == ("pact",)


def test_no_date() -> None:
    """A record without the date has no bounds; an unknown record is an error."""
    dataset = dataset_of(*STATES, make_actor("nobody"), coverage="1900/2000")
    assert dataset.bounds("nobody") is None
    with pytest.raises(czsu.UnknownNameError):
        dataset.bounds("nobodi")


def test_queries_follow_the_bounds() -> None:
    """A condition that is cut off is not found after that, and is found on the last day."""
    condition = make_condition("held", "1930/", actors=("jan",))
    dataset = dataset_of(*STATES, condition, coverage="1900/2000")
    assert dataset.conditions.on(date(1937, 9, 14)).ids == ("held",)
    assert not dataset.conditions.on(date(1937, 9, 15))
    assert not dataset.conditions.after(1937)


def test_a_cut_never_lengthens() -> None:
    """In the bundled data, bounds lie within the dates."""
    for record in czsu.dataset.records:
        bounds = czsu.dataset.bounds(record)
        spans = [getattr(record, field, None) for field in ("date", "span", "existed", "issued")]
        if isinstance(record, czsu.Treaty):
            spans = [record.in_force]
        for span in filter(None, spans):
            assert bounds is not None, record.id
            assert span.earliest <= bounds.first <= bounds.last <= span.latest, record.id
