"""What is certain of a record: its own date, where no source contradicts it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import czsu_relations as czsu
from czsu_relations import TimeSpan
from czsu_relations._model.certainty import certain_extents, certainly_overlaps
from date_strategies import edtf_texts, queries
from example_datasets import make_citation, make_condition, make_event, make_treaty

if TYPE_CHECKING:
    from czsu_relations import Condition

YEARS = [date(1934, 1, 1) + timedelta(days=number) for number in range(1096)]
near_texts = edtf_texts(st.dates(date(1934, 1, 1), date(1936, 12, 31))).map(lambda text: text[0])


def condition_of(own: str, *claims: tuple[str, str]) -> Condition:
    """Return a condition with a span, and with claims, each of a source."""
    citations = tuple(make_citation(source, span=span) for source, span in claims)
    return make_condition("held", own, citations=citations)


@pytest.mark.parametrize(
    ("claims", "certain"),
    [
        ([], True),
        ([("atlas", "1930/1938")], True),  # coarser, so it agrees
        ([("atlas", "1931/1938-09-30")], False),  # over before, and begun later
        ([("atlas", "1931/1940")], True),  # begun later, but held on the day
        ([("atlas", "1931/1938-09-30"), ("atlas", "1930/1938-10-05")], True),  # of one source
        ([("atlas", "1931/1938-09-30"), ("letters", "1930/1938-10-05")], False),
        ([("atlas", "1930/")], True),  # silent on the end
        ([("atlas", "1931")], True),  # a part of it
        ([("atlas", "1931"), ("atlas", "1931/1932")], True),  # a part of it, beside another date
        ([("atlas", "1931"), ("letters", "1931/1932")], False),  # the other date is of a source
    ],
)
def test_examples(claims: list[tuple[str, str]], certain: bool) -> None:  # noqa: FBT001 - a table's column
    """On 3 October 1938 a condition of 1930-02-01/1938-10-05 is certain, or contradicted."""
    record = condition_of("1930-02-01/1938-10-05", *claims)
    day = date(1938, 10, 3)
    assert certainly_overlaps(record, "span", day, day) is certain


def test_a_rejected_claim_contradicts_nothing() -> None:
    """It is no doubt, and a dispute in which all dates are rejected is none."""
    claim = czsu.Claim(field=czsu.ClaimField.DATE, span=TimeSpan("1936"), rejected=True)
    citation = evolve(make_citation("atlas", "disputes"), dates=(claim,), note="It cannot be.")
    event = make_event("talks", "1935-05-16", citations=(citation,))
    assert certain_extents(event, "date") == ((date(1935, 5, 16), date(1935, 5, 16)),)
    assert not event.disputed
    live = evolve(citation, dates=(claim, evolve(claim, field=czsu.ClaimField.SIGNED)))
    assert evolve(event, citations=(live,)).disputed is False
    assert evolve(event, citations=(evolve(citation, dates=()),)).disputed


def test_a_dispute_with_a_live_date_stays() -> None:
    """A source that disputes a treaty with two dates disputes it unless both are rejected."""
    dates = [
        czsu.Claim(field=czsu.ClaimField.SIGNED, span=TimeSpan("1936"), rejected=True),
        czsu.Claim(field=czsu.ClaimField.IN_FORCE, span=TimeSpan("1936")),
    ]
    treaty = make_treaty("pact", "1935", "union", in_force="1936")
    for stance, live, disputed in (
        ("disputes", True, True),  # though the live date agrees
        ("disputes", False, False),
        ("supports", True, False),
        ("qualifies", True, False),
    ):
        claims = (dates[0], evolve(dates[1], rejected=not live))
        citation = evolve(make_citation("atlas", stance), dates=claims, note="It cannot be.")
        assert evolve(treaty, citations=(citation,)).disputed is disputed, (stance, live)


@given(
    near_texts, st.lists(st.tuples(st.sampled_from(["atlas", "letters"]), near_texts), max_size=3)
)
def test_days_one_by_one(own: str, claims: list[tuple[str, str]]) -> None:
    """A day is certain if the own date is, and no source has only other dates that exclude it."""
    record = condition_of(own, *claims)
    span = TimeSpan(own)
    extents = certain_extents(record, "span")
    for day in YEARS[::13]:
        certain = span.certainly_overlaps(day, day)
        for source in {source for source, _ in claims}:
            spans = [TimeSpan(text) for other, text in claims if other == source]
            agrees = any(span.agrees_with(other) for other in spans)
            possible = any(other.possibly_overlaps(day, day) for other in spans)
            certain = certain and (agrees or possible)
        assert certainly_overlaps(record, "span", day, day) is certain
        assert any(first <= day <= last for first, last in extents) is certain


@given(queries())
def test_certain_is_possible(days: tuple[date, date]) -> None:
    """In the bundled data, what is certain is possible, in every table."""
    for table in czsu.dataset.records_by_table:
        selection = getattr(czsu, table)
        assert not selection.between(*days, certain=True) - selection.between(*days)


@pytest.mark.parametrize(
    ("day", "certain"),
    [
        ("1938-09-29", {"mutual-assistance-1935"}),
        ("1943-12-13", {"alliance-1943"}),
        ("1991-03-01", {"warsaw-treaty-1955"}),
    ],
)
def test_alliances(day: str, certain: set[str]) -> None:
    """A coarser claim does not make an alliance doubtful on a day on which it was in force."""
    assert certain <= set(czsu.on(day).certain.treaties.ids)
