"""The claims of a dataset or a selection: a sequence of claims that is also a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

import czsu_relations as czsu
from czsu_relations import Claims, QueryTypeError, SourcedClaim, Tabular
from example_datasets import EXAMPLE

ATTESTED = ("periods", "events", "conditions", "treaties", "actors")
PACT = EXAMPLE.treaties.on("1912").claims


def sources_and_dates(claims: Sequence[SourcedClaim]) -> list[tuple[str, str, str]]:
    """Return what identifies each claim in the example dataset."""
    return [(claim.reference, claim.field.value, claim.span.edtf) for claim in claims]


class TestWhere:
    """Where claims come from, and which of them a filter keeps."""

    def test_of_a_selection(self) -> None:
        """They are in the order of the records, and of the citations of each record."""
        assert sources_and_dates(PACT) == [
            ("atlas", "in_force", "1912-07/1930"),
            ("gazette", "signed", "1912-06-02"),
            ("gazette", "in_force", "1912-08/1929"),
        ]
        expected: list[SourcedClaim] = []
        for event in EXAMPLE.events[::-1]:
            expected += event.claims
        assert list(EXAMPLE.events[::-1].claims) == expected

    @pytest.mark.parametrize("dataset", [czsu.dataset, EXAMPLE], ids=["bundled", "example"])
    def test_of_a_dataset(self, dataset: czsu.Dataset) -> None:
        """A dataset has those of each of its selections, in the order of the tables."""
        expected: list[SourcedClaim] = []
        for table in ATTESTED:
            expected += getattr(dataset, table).claims
        assert list(dataset.claims) == expected
        assert dataset.claims.dataset is dataset

    def test_of_an_account(self) -> None:
        """The events according to a source have only claims of that source."""
        events = czsu.dataset.according_to("wikipedia-2018").events
        assert {claim.reference for claim in events.claims} == {"wikipedia-2018"}

    def test_references_have_none(self) -> None:
        """A selection of references has no claims."""
        assert not hasattr(czsu.references, "claims")

    def test_where(self) -> None:
        """A function chooses claims; the result can be filtered again."""
        gazette = PACT.where(lambda claim: claim.reference == "gazette")
        assert sources_and_dates(gazette) == sources_and_dates(PACT[1:])
        signed = gazette.where(lambda claim: claim.field is czsu.ClaimField.SIGNED)
        assert sources_and_dates(signed) == [("gazette", "signed", "1912-06-02")]
        assert not signed.where(lambda _: False)

    def test_where_wants_a_function(self) -> None:
        """Anything else is refused."""
        wrong: Any = "gazette"
        with pytest.raises(QueryTypeError, match=r"^where takes a function of a claim, not "):
            PACT.where(wrong)

    def test_differing(self) -> None:
        """Those that agree are left out, and those that are rejected."""
        assert sources_and_dates(PACT.differing) == sources_and_dates(PACT[1:])
        claims = czsu.dataset.claims
        assert list(claims.differing) == [claim for claim in claims if claim.differs]
        assert any(claim.rejected for claim in claims)
        assert not any(claim.rejected or claim.agrees for claim in claims.differing)
        assert {claim.record for claim in czsu.events.claims.differing} <= set(
            czsu.events.disputed.ids
        )


class TestSequence:
    """Claims are an immutable sequence and a table."""

    def test_it_is_a_sequence(self) -> None:
        """It has a length, positions, slices of its own type, iteration and membership."""
        assert isinstance(PACT, Sequence)
        assert len(PACT) == 3
        assert PACT[0] is PACT.claims[0]
        assert PACT[-1] is PACT.claims[2]
        assert type(PACT[1:]) is Claims
        assert PACT[1:].claims == PACT.claims[1:]
        assert tuple(PACT) == PACT.claims
        assert PACT[1] in PACT
        assert PACT[1] not in PACT[2:]
        pact: object = "pact"
        assert pact not in PACT
        assert PACT.index(PACT[2]) == 2
        with pytest.raises(IndexError):
            PACT[3]

    def test_equality(self) -> None:
        """Claims are equal if they have the same claims, whichever dataset they come from."""
        pact_alone = EXAMPLE.excerpt(EXAMPLE.treaties.on("1912")).treaties.on("1912").claims
        assert pact_alone.dataset != PACT.dataset
        assert pact_alone == PACT
        assert hash(pact_alone) == hash(PACT)
        assert PACT[::-1] != PACT
        others: list[object] = [PACT.claims, None]
        assert PACT not in others

    def test_repr(self) -> None:
        """It has the type and the number, also of none."""
        assert repr(PACT) == "<Claims: 3>"
        assert repr(PACT[:0]) == "<Claims: 0>"

    def test_immutable(self) -> None:
        """No attribute can be set."""
        with pytest.raises(FrozenInstanceError):
            PACT.claims = ()  # type: ignore[misc]

    def test_it_is_a_table(self) -> None:
        """A row names the record and the source; the other tests of tables are those of exports."""
        assert isinstance(PACT, Tabular)
        assert PACT.to_rows()[1] == {
            "record": "pact",
            "title": "Harbour Pact",
            "field": "signed",
            "span": "1912-06-02",
            "span_english": "2 June 1912",
            "earliest": "1912-06-02",
            "latest": "1912-06-02",
            "certain_day": True,
            "reference": "gazette",
            "locator": None,
            "as_written": None,
            "stance": "supports",
            "rejected": False,
            "agrees": False,
        }

    def test_the_name_of_an_actor_is_its_title(self) -> None:
        """An actor has no title."""
        (row,) = EXAMPLE.actors.claims.to_rows()
        assert (row["record"], row["title"]) == ("north", "Northland")
