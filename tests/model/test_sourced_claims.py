"""What sources say of the dates of a record, beside what the record says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs.exceptions import FrozenInstanceError

import czsu_relations as czsu
from czsu_relations import Citation, Claim, ClaimField, SourcedClaim, Stance, TimeSpan
from czsu_relations._model.sourced_claims import claims_in
from example_datasets import make_citation, make_event, make_treaty

if TYPE_CHECKING:
    from czsu_relations import Event


def claim_on_event(own: str, given: str, **fields: Any) -> SourcedClaim:
    """Return the only claim on an event, whose own date is `own`."""
    claim = Claim(field=ClaimField.DATE, span=TimeSpan(given), **fields)
    citation = Citation(reference="atlas", dates=(claim,))
    (sourced_claim,) = make_event("talks", own, citations=(citation,)).claims
    return sourced_claim


@pytest.fixture
def event() -> Event:
    """Return an event with three citations, of which one gives no date."""
    claim = Claim(field=ClaimField.DATE, span=TimeSpan("1936"), as_written="a year later")
    citations = (
        Citation(reference="atlas", locator="p. 1", dates=(claim,), stance=Stance.DISPUTES),
        Citation(reference="letters"),
        make_citation("atlas", date="1935-05"),
    )
    return make_event("talks", "1935-05-16", citations=citations)


def test_every_field(event: Event) -> None:
    """A claim has the record, the source and its place, and the judgement."""
    assert event.claims[0] == SourcedClaim(
        record="talks",
        field=ClaimField.DATE,
        reference="atlas",
        locator="p. 1",
        span=TimeSpan("1936"),
        as_written="a year later",
        stance=Stance.DISPUTES,
        rejected=False,
        agrees=False,
    )


def test_in_the_order_of_the_citations(event: Event) -> None:
    """A source that is cited twice has a claim for each date, and one without a date has none."""
    assert [(claim.reference, claim.span.edtf) for claim in event.claims] == [
        ("atlas", "1936"),
        ("atlas", "1935-05"),
    ]
    assert [claims_in(citation, event) for citation in event.citations] == [
        event.claims[:1],
        (),
        event.claims[1:],
    ]


@pytest.mark.parametrize(
    ("own", "given", "agrees"),
    [
        ("1935-05-16", "1935-05-16", True),
        ("1935-05-16", "1935", True),  # coarser
        ("1935", "1935-05-16", True),  # finer
        ("1935-05-16", "1935-05-17", False),
        ("1935-05-16/1935-05-20", "1935-05-16/1935-06", False),
        ("1935-05-16/1935-05-20", "1935-05-16/", True),  # silent on the end
        ("1935-05-16", "1936?", False),  # a qualifier widens nothing
    ],
)
def test_agreement(own: str, given: str, agrees: bool) -> None:  # noqa: FBT001 - a table's column
    """A claim agrees by the rule for two dates, and otherwise it differs."""
    claim = claim_on_event(own, given)
    assert claim.agrees is agrees
    assert claim.differs is not agrees


@pytest.mark.parametrize("given", ["1935", "1936"])
def test_a_rejected_claim_does_not_differ(given: str) -> None:
    """Whether it agrees is known all the same."""
    claim = claim_on_event("1935-05-16", given, rejected=True)
    assert claim.rejected
    assert claim.agrees is (given == "1935")
    assert not claim.differs


def test_stance_does_not_matter_for_agreement() -> None:
    """A source that disputes a record may agree on its date."""
    citation = make_citation("atlas", "disputes", date="1935")
    event = make_event("talks", "1935", citations=(citation,))
    (claim,) = event.claims
    assert (claim.stance, claim.agrees, claim.differs) == (Stance.DISPUTES, True, False)


def test_each_field_is_compared_with_its_own() -> None:
    """A treaty has three dates, and a claim on one is not compared with another."""
    citation = make_citation("atlas", signed="1935-05-16", in_force="1935-05-16/")
    fields = {"in_force": "1935-06-08/1938-09-30", "citations": (citation,)}
    treaty = make_treaty("pact", "1935-05-16", "prague", **fields)
    assert {claim.field: claim.agrees for claim in treaty.claims} == {
        ClaimField.SIGNED: True,
        ClaimField.IN_FORCE: False,
    }


@pytest.mark.parametrize("field", [ClaimField.RATIFIED, ClaimField.SPAN])
def test_a_field_without_a_date(field: ClaimField) -> None:
    """A record that no dataset would accept: without the date, or without the field."""
    citation = Citation(reference="atlas", dates=(Claim(field=field, span=TimeSpan("1935")),))
    (claim,) = make_treaty("pact", "1935-05-16", "prague", citations=(citation,)).claims
    assert not claim.agrees


def test_references_have_no_claims() -> None:
    """They cite nothing."""
    assert not hasattr(czsu.references[0], "claims")


def test_is_a_value(event: Event) -> None:
    """A claim is frozen and hashable, and its repr evaluates."""
    claim = event.claims[0]
    assert len({claim, event.claims[0]}) == 1
    assert eval(repr(claim), {name: getattr(czsu, name) for name in czsu.__all__}) == claim  # noqa: S307 - our own repr
    with pytest.raises(FrozenInstanceError):
        claim.agrees = True  # type: ignore[misc]


def test_a_live_claim_that_differs_disputes_the_record() -> None:
    """One that is rejected does not."""
    for record in czsu.events:
        if any(claim.differs for claim in record.claims):
            assert record.disputed
    citation = Citation(
        reference="atlas",
        dates=(Claim(field=ClaimField.DATE, span=TimeSpan("1936"), rejected=True),),
    )
    assert not make_event("talks", "1935", citations=(citation,)).disputed
