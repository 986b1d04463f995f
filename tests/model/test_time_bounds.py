"""The bounds of a record: unknown sides are cut off, and by what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import czsu_relations as czsu
from example_datasets import dataset_of, make_actor, make_condition, make_event, make_treaty

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
