"""The dataset according to one source, and its panel: the dates of that source, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import czsu_relations as czsu
from raw_datasets import raw_actor, raw_condition, raw_dataset, raw_event, raw_reference, raw_treaty

if TYPE_CHECKING:
    from raw_datasets import Raw

ATLAS = {"reference": "atlas"}


def cite(stance: str = "supports", reference: str = "book", **dates: str) -> Raw:
    """Return a citation, by default of the book, with a claim for each date."""
    claims = [{"field": name, "span": span} for name, span in dates.items()]
    return {"reference": reference, "dates": claims, "stance": stance}


def raw_world(**tables: Any) -> Raw:
    """Return a dataset of two states, which the book attests, and of the given tables."""
    actors = [
        raw_actor("moscow", existed="1900/.."),
        raw_actor("prague", existed="1918/1992"),
        raw_actor("league", kind="organisation"),
    ]
    references = [raw_reference(key) for key in ("atlas", "book")]
    raw = raw_dataset(**{"actors": actors, "references": references, **tables})
    return {**raw, "coverage": "1920/1950", "dyad": ["prague", "moscow"]}


def account_with(**tables: Any) -> czsu.Dataset:
    """Return the dataset of the given tables according to the book."""
    return czsu.Dataset.from_dict(raw_world(**tables)).according_to("book")


def span_of(*citations: Raw, own: str = "1930/1940") -> str | None:
    """Return the span that a condition has according to the book, or None if it has none."""
    actors = ["prague", "moscow"]
    # Two citations of one source differ by their locators.
    numbered = [{**citation, "locator": str(place)} for place, citation in enumerate(citations)]
    condition = raw_condition("talks", own, actors=actors, citations=[*numbered, ATLAS])
    found = account_with(conditions=[condition]).conditions.get("talks")
    return found.span.edtf if found else None


class TestDates:
    """Each record has the date of the source, wherever that stands."""

    def test_what_it_disputes_outright_is_left_out(self) -> None:
        """A source that says no, and gives no date of its own, does not have the record."""
        assert span_of(cite("disputes")) is None

    def test_what_it_does_not_cite_is_left_out(self) -> None:
        """The citations of others do not count."""
        assert span_of(cite(reference="atlas", span="1931/1939")) is None

    def test_what_it_disputes_with_a_date_is_kept(self) -> None:
        """A source that only dates a record otherwise has it, with that date."""
        assert span_of(cite("disputes", span="1931/1939")) == "1931/1939"

    def test_a_date_it_does_not_give_stays_if_it_is_required(self) -> None:
        """A condition cannot do without a span."""
        assert span_of(cite()) == span_of(cite("qualifies")) == "1930/1940"

    def test_order_of_stances(self) -> None:
        """What supports comes before what qualifies, and that before what disputes."""
        supports = cite("supports", span="1931/1939")
        qualifies = cite("qualifies", span="1932/1938")
        disputes = cite("disputes", span="1933/1937")
        assert span_of(disputes, qualifies, supports) == "1931/1939"
        assert span_of(disputes, qualifies) == "1932/1938"
        assert span_of(supports, disputes) == "1931/1939"

    def test_order_within_a_stance(self) -> None:
        """Of two dates with one stance, the first counts."""
        assert span_of(cite(span="1931/1939"), cite(span="1932/1938")) == "1931/1939"

    def test_an_outright_dispute_beside_a_date(self) -> None:
        """A source that also gives a date has the record; the outright dispute is left out."""
        condition = raw_condition(
            "talks", "1930", citations=[cite("disputes"), {**cite(span="1931"), "locator": "2"}]
        )
        found = account_with(conditions=[condition]).conditions["talks"]
        assert [citation.stance.value for citation in found.citations] == ["supports"]
        assert found.span.edtf == "1931"

    def test_one_sided_dates_are_joined(self) -> None:
        """A beginning and an end, given apart, are one stretch, in any order and stance."""
        start, end = cite(span="1939-03/"), cite("qualifies", span="/1945-05-09")
        assert span_of(start, end) == span_of(end, start) == "1939-03/1945-05-09"
        assert span_of(cite(span="1939-03/"), cite("disputes", span="/1945")) == "1939-03/1945"
        assert span_of(cite(span="1939-03/")) == "1939-03/"

    def test_a_rejected_date_counts_too(self) -> None:
        """It is the source that speaks, not the editors."""
        claim = {"field": "span", "span": "1931/1939", "rejected": True}
        assert span_of({"reference": "book", "dates": [claim]}) == "1931/1939"

    def test_optional_dates_it_does_not_give(self) -> None:
        """A treaty has neither force nor ratification unless the source dates them."""
        treaty = raw_treaty(
            ratified="1935-06-08",
            ratifications=[{"party": "prague", "date": "1935-06-07"}],
            in_force="1935-06-08/1939",
            citations=[cite("disputes", in_force="1935-05-16/1938-09")],
        )
        found = account_with(treaties=[treaty]).treaties["pact"]
        assert (found.signed.edtf, found.ratified, found.ratifications) == ("1935-05-16", None, ())
        assert found.in_force == czsu.TimeSpan("1935-05-16/1938-09")


class TestPanel:
    """Columns of which the source attests no record are None."""

    def test_measures(self) -> None:
        """A column is None in all years, with its twins, if the source has none of its kind."""
        treaty = raw_treaty(
            in_force="1935-06-08/1939",
            obligations=["defence"],
            citations=[cite("disputes", in_force="1935-05-16/1938-09"), ATLAS],
        )
        border = raw_condition("border", "1945/1950", kind="shared-border", citations=[ATLAS])
        border["actors"] = ["prague", "moscow"]
        whole = czsu.Dataset.from_dict(raw_world(treaties=[treaty], conditions=[border]))
        account = whole.according_to("book")
        assert whole.dyad_years().year(1936).shared_border is False
        for row in account.dyad_years():
            assert row.defence is (1935 <= row.year <= 1938)
            assert row.defence_disputed is False
            assert (row.shared_border, row.shared_border_year_end) == (None, None)
            assert (row.shared_border_disputed, row.joint_organisations) == (None, None)
            assert row.verbal_cooperation is row.material_conflict_by_b is None
        assert whole.dyad_years().year(1935).defence_disputed is False
        assert whole.dyad_years().year(1939).defence_disputed is True

    def test_counts(self) -> None:
        """The counts of a mode are None if the source has no event of that mode, not zero."""
        roles = [{"actor": "prague", "role": "party"}, {"actor": "moscow", "role": "party"}]
        visit = raw_event("visit", "1935", kind="visit", participants=roles)
        visit["citations"] = [cite(date="1936")]
        protest = raw_event("protest", "1935", kind="protest", participants=roles)
        protest["citations"] = [ATLAS]
        rows = account_with(events=[visit, protest]).dyad_years("prague", "moscow")
        assert [row.year for row in rows if row.verbal_cooperation] == [1936]
        assert (rows.year(1935).verbal_cooperation, rows.year(1936).verbal_conflict) == (0, None)

    def test_the_dyad_of_an_account(self) -> None:
        """It is that of the dataset if the source names both states, else there is none."""
        alone = raw_condition("talks", actors=["prague"], citations=[cite()])
        both = raw_condition("talks", actors=["prague", "moscow"], citations=[cite()])
        states = [
            raw_actor(key, existed="1918/1950", citations=[ATLAS]) for key in ("moscow", "prague")
        ]
        account = account_with(actors=states, conditions=[both])
        assert account.dyad == ("prague", "moscow")
        assert account.dyad_years().year(1936).diplomatic_relations is True
        lonely = account_with(actors=states, conditions=[alone])
        assert lonely.dyad == ()
        with pytest.raises(czsu.QueryError, match="names no two states of its own"):
            lonely.dyad_years()

    def test_a_treaty_that_is_only_named(self) -> None:
        """The source has the signing, and says nothing of what the treaty obliged to, or when."""
        treaty = raw_treaty(in_force="1935-06-08/1939", obligations=["defence"], citations=[ATLAS])
        signing = raw_event(
            "signing", "1935-05-16", kind="treaty-signing", treaties=["pact"], citations=[cite()]
        )
        account = account_with(events=[signing], treaties=[treaty])
        assert {row.defence for row in account.dyad_years()} == {None}
