"""What is certain of the bundled data: which contradictions stay, and why a claim is rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import czsu_relations as czsu
from czsu_relations._model.certainty import certain_extents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations._model.records import AttestedRecord

RECORDS = [*czsu.periods, *czsu.events, *czsu.conditions, *czsu.treaties, *czsu.actors]

DATED_FIELDS = ("date", "span", "existed", "signed", "ratified", "in_force")

CONTRADICTED: Final = {
    "trotsky-disarmament-order-1918 date": "23 or 25 May; the order itself was not seen",
    "ksc-founded-1921 date": "founded in May, or by the unification congress of the autumn",
    "eastern-annexations-1945 date": (
        "the article may mean that the annexations of 1939 and 1940 were confirmed in 1944 and 1945"
    ),
    "soviet-troop-withdrawal-1945 date": "one study keeps the Red Army there until 1946",
    "atomic-cooperation-agreement-1955 date": "23 or 24 April; no source prints the text",
    "atomic-cooperation-1955 signed": "23 or 24 April; no source prints the text",
    "warsaw-treaty-1955 ratified": "the last instrument was deposited on 4 or 5 June",
    "moscow-1968 signed": "26 August, or after midnight; no source was found for the hour",
    "brezhnev-doctrine-1968 date": "proclaimed by Pravda, or by the speech of November",
    "brezhnev-doctrine-renounced-1988 date": "given up in 1986, 1988, or three times in 1989",
}
"""Dates that are certain on no day, because a source contradicts every day: a dispute stays."""

WITHOUT_AGREEMENT: Final = {
    "mutual-assistance-1935 in_force": (
        "the data sets begin with the signature, and no source found dates the exchange of June"
    ),
}
"""Dates that no live claim for them agrees with: they are our reading of what is cited."""


def dates_of(record: AttestedRecord) -> Iterator[tuple[str, czsu.TimeSpan]]:
    """Yield the name and the value of each date that a record has."""
    for field in DATED_FIELDS:
        span = getattr(record, field, None)
        if span is not None:
            yield field, span


def test_a_date_is_certain_on_some_day_unless_a_listed_source_contradicts_it() -> None:
    """The list of contradictions is complete, and holds none that is gone."""
    contradicted: set[str] = set()
    for record in RECORDS:
        for field, span in dates_of(record):
            if span.certain_extents and not certain_extents(record, field):
                contradicted.add(f"{record.id} {field}")
    assert contradicted == set(CONTRADICTED)


def test_a_rejected_claim_has_a_note_that_names_what_disproves_it() -> None:
    """Nobody has to take our word for it that a source errs."""
    unexplained: list[str] = []
    rejected = 0
    for record in RECORDS:
        for citation in record.citations:
            for claim in citation.dates:
                if claim.rejected:
                    rejected += 1
                    if not citation.note:
                        unexplained.append(f"{record.id}: {citation.reference} {claim.span}")
    assert not unexplained, "\n".join(unexplained)
    assert rejected


def test_a_date_agrees_with_a_live_claim_if_there_are_any() -> None:
    """A date is that of a source, or listed as our reading."""
    without_agreement: set[str] = set()
    for record in RECORDS:
        for field, span in dates_of(record):
            claims: list[czsu.TimeSpan] = []
            for citation in record.citations:
                for claim in citation.dates:
                    if claim.field == field and not claim.rejected:
                        claims.append(claim.span)
            if claims and not any(span.agrees_with(claim) for claim in claims):
                without_agreement.add(f"{record.id} {field}")
    assert without_agreement == set(WITHOUT_AGREEMENT)


def test_the_article_does_not_end_the_alliance_of_1943_in_1963() -> None:
    """The protocol of 1963 disproves the article's twenty years."""
    alliance = czsu.treaties["alliance-1943"]
    rejected: list[str] = []
    for citation in alliance.citations:
        for claim in citation.dates:
            if claim.rejected:
                rejected.append(f"{citation.reference} {claim.span}")
                assert "105/1963" in (citation.note or "")
    assert rejected == ["wikipedia-2018 1943-12/1963-12"]
