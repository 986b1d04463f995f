"""The founding article in the data: every sentence is cited, with the dates that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import czsu_relations as czsu

if TYPE_CHECKING:
    from czsu_relations._model.records import AttestedRecord

ARTICLE = "wikipedia-2018"

SENTENCES = {
    "lead": ["1.1"],
    "interwar": ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4"],
    "wwii": ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "3.1"],
    "communist": [
        *("1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2"),
        *("4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "5.1", "5.2", "6.1"),
    ],
}
"""The sentences of the article by section: `2.1` is the first of the second paragraph."""

RECORDS = [*czsu.periods, *czsu.events, *czsu.conditions, *czsu.treaties, *czsu.actors]
ACCOUNT = czsu.dataset.according_to(ARTICLE)


def all_locators() -> set[str]:
    """Return the locator of each sentence, such as `interwar.2.1`."""
    locators: set[str] = set()
    for section, numbers in SENTENCES.items():
        locators |= {f"{section}.{number}" for number in numbers}
    return locators


LOCATORS = all_locators()


def citations_of_article(record: AttestedRecord) -> list[czsu.Citation]:
    """Return the citations of the article in a record."""
    return [citation for citation in record.citations if citation.reference == ARTICLE]


def locators_of(record: AttestedRecord) -> set[str | None]:
    """Return the sentences of the article that a record cites."""
    return {citation.locator for citation in citations_of_article(record)}


def test_every_sentence_is_cited() -> None:
    """All 31 sentences are cited, and no locator is made up."""
    assert len(LOCATORS) == 31
    cited: set[str | None] = set()
    for record in RECORDS:
        cited |= locators_of(record)
    assert cited == LOCATORS


def test_the_article_is_cited_by_sentence() -> None:
    """A citation of the article names one of its sentences."""
    problems: list[str] = []
    for record in RECORDS:
        for locator in locators_of(record) - LOCATORS:
            problems.append(f"{record.id}: the article has no sentence {locator!r}")
    assert not problems, "\n".join(problems)


def test_its_own_references_are_cited_where_it_cites_them() -> None:
    """It cites an outline for the treaty of 1935, and portraits of the deported for the camps."""
    outline = czsu.events.citing("cpcz-outline-1980")
    assert outline.ids == ("mutual-assistance-treaty-1935",)
    locators: set[str | None] = set()
    for citation in outline[0].citations:
        if citation.reference == "cpcz-outline-1980":
            locators.add(citation.locator)
    assert locators == {"p. 158"}
    assert "refugees-gulag-1939" in czsu.events.citing("dvorak-2014").ids
    assert czsu.references["dvorak-2014"].accessed == czsu.TimeSpan("2015-06-18")
    assert "oldid=869086731" in (czsu.references[ARTICLE].url or "")


@pytest.mark.parametrize(
    ("key", "date"),
    [
        ("recognition-de-jure-1934", "1934"),
        ("franco-soviet-treaty-1935", "[..1935-05-16]"),
        ("mutual-assistance-treaty-1935", "1935-05-16"),
        ("french-condition-protocol-1935", "1935-05-16"),
        ("munich-agreement-1938", "1938"),
        ("partition-czechoslovakia-1939", "1939-03"),
        ("slovak-war-on-soviet-union-1941", "1941-06"),
        ("alliance-treaty-1943", "1943-12"),
        ("civil-administration-agreement-1944", "1944-21"),
        ("liberation-czechoslovakia-1945", "1944-09/1945-05-09"),
        ("liberation-prague-1945", "1945-05-09"),
        ("ruthenia-treaty-in-force-1946", "1946"),
        ("february-coup-1948", "1948-02"),
        ("comecon-1949", "1949"),
        ("warsaw-pact-1955", "1955"),
        ("dubcek-first-secretary-1968", "1967-36"),
        ("prague-spring-1968", "1968"),
        ("invasion-of-czechoslovakia-1968", "1968-08"),
        ("brezhnev-doctrine-renounced-1988", "1986"),
        ("comecon-dissolved-1991", "1991"),
        ("warsaw-pact-dissolved-1991", "1991"),
    ],
)
def test_its_account_has_its_dates(key: str, date: str) -> None:
    """According to the article, an event has the date of its sentence, however coarse."""
    assert ACCOUNT.events[key].date == czsu.TimeSpan(date)


@pytest.mark.parametrize(
    ("effect", "cause"),
    [
        ("mutual-assistance-treaty-1935", "franco-soviet-treaty-1935"),
        ("communist-exile-moscow-1938", "munich-agreement-1938"),
        ("invasion-of-czechoslovakia-1968", "threats-against-reform-1968"),
    ],
)
def test_causes_are_those_of_the_article(effect: str, cause: str) -> None:
    """An event that the article calls a cause is one in the data."""
    assert czsu.events[cause] in czsu.events.causes_of(effect)


def test_the_account_of_the_article_is_complete() -> None:
    """It has the events that the article attests, cites nothing else, and has no other dates."""
    assert 36 <= len(ACCOUNT.events) < len(czsu.events)
    assert ARTICLE in ACCOUNT.references.ids
    for event in ACCOUNT.events:
        assert {citation.reference for citation in event.citations} == {ARTICLE}
        stances = {citation.stance for citation in event.citations}
        assert czsu.Stance.DISPUTES not in stances
    assert not ACCOUNT.events.disputed
    days = {event.id for event in ACCOUNT.events if event.date.is_day}
    for key in ("mutual-assistance-treaty-1935", "french-condition-protocol-1935"):
        assert key in days
    assert ACCOUNT.treaties["alliance-1943"].in_force == czsu.TimeSpan("1943-12/1963-12")


def test_where_the_article_is_contradicted() -> None:
    """A record that follows other sources has the article as a source that disputes it."""
    citations = citations_of_article(czsu.events["ruthenia-treaty-1945"])
    assert czsu.Stance.DISPUTES in {citation.stance for citation in citations}


def test_where_the_article_errs() -> None:
    """A date of the article that a better source disproves is shown, and rejected."""
    rejected: dict[str, list[str]] = {}
    for record in RECORDS:
        for citation in citations_of_article(record):
            for claim in citation.dates:
                if claim.rejected:
                    rejected.setdefault(record.id, []).append(f"{claim.field} {claim.span}")
    assert rejected == {
        "dubcek-first-secretary-1968": ["date 1967-36"],
        "alliance-1943": ["in_force 1943-12/1963-12"],
    }


def test_the_slogan_is_found_in_czech_and_english() -> None:
    """Its Czech and its English wording each find both times that it was official."""
    assert len(czsu.conditions.search("Soviet Union forever")) == 2
    assert czsu.conditions.search("vecne casy") == czsu.conditions.search("Soviet Union forever")
