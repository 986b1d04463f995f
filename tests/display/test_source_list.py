"""Sources as text: the bibliography of a selection, and the footnotes of records."""

from __future__ import annotations

import pytest
from attrs import evolve

import czsu_relations as czsu
from czsu_relations import QueryTypeError
from example_datasets import dataset_of, make_citation, make_event, make_reference


def author(family: str) -> list[czsu.Author]:
    """Return one author."""
    return [czsu.Author(family=family)]


ATLAS = make_reference("atlas", title="Atlas", authors=author("Zenda"), issued="1930")
LETTERS = make_reference("letters", title="Letters", issued="1921", url="https://example.org/l")
MEMOIR = make_reference("memoir", title="Memoir", authors=author("Čapek"), issued="1925")
PAPER = make_reference("paper", title="Paper", authors=author("adler"), issued="1922")
CITED = dataset_of(
    make_event(
        "meeting",
        "1920-05-01",
        citations=(
            make_citation("memoir", date="1920-05-02"),
            czsu.Citation(reference="atlas", locator="p. 12"),
            make_citation("letters", date="1920-05"),
            czsu.Citation(reference="paper", stance="disputes", note="It never took place."),
        ),
    ),
    make_event("visit", "1921", citations=(make_citation("atlas"),)),
    ATLAS,
    LETTERS,
    MEMOIR,
    PAPER,
)

NOTE = (
    "Zenda (1930). Atlas. p. 12; Letters (1921). https://example.org/l;"
    " Dated 2 May 1920 in: Čapek (1925). Memoir;"
    " Disputed in: adler (1922). Paper. (It never took place)"
)


def test_bibliography() -> None:
    """Entries are sorted as people sort: by author or title, whatever case and accents."""
    assert CITED.references.bibliography() == (
        "adler (1922). Paper.\n"
        "Čapek (1925). Memoir.\n"
        "Letters (1921). https://example.org/l\n"
        "Zenda (1930). Atlas.\n"
    )
    assert CITED.references[:0].bibliography() == ""


def test_footnotes() -> None:
    """Sources have their locators; those that disagree come last and say how."""
    assert CITED.events.footnotes() == {"meeting": NOTE, "visit": "Zenda (1930). Atlas."}
    assert CITED.footnote("meeting") == NOTE
    assert CITED.footnote(CITED.events["meeting"]) == NOTE


def test_full_stops_between_sources() -> None:
    """A full stop makes way for a semicolon, unless it belongs to an abbreviation."""
    titles = ("The year 1939 г.", "Law no. 1 Sb.", "An end", "Was it?", "Last")
    sources = [make_reference(f"r{n}", title=title) for n, title in enumerate(titles)]
    cited = tuple(make_citation(source.id) for source in sources)
    dataset = dataset_of(make_event("meeting", "1920", citations=cited), *sources)
    assert [entry.strip() for entry in dataset.footnote("meeting").split(";")] == [
        "The year 1939 г. (n.d.)", "Law no. 1 Sb. (n.d.)", "An end (n.d.)", "Was it? (n.d.)",
        "Last (n.d.).",
    ]  # fmt: skip
    authored = [evolve(source, authors=author("Zenda")) for source in sources]
    dataset = dataset_of(make_event("meeting", "1920", citations=cited), *authored)
    assert dataset.footnote("meeting") == (
        "Zenda (n.d.). The year 1939 г.; Zenda (n.d.). Law no. 1 Sb.; Zenda (n.d.). An end;"
        " Zenda (n.d.). Was it?; Zenda (n.d.). Last."
    )


def test_rejected_dates_are_named() -> None:
    """A source whose date is rejected as an error does not seem to agree."""
    claim = czsu.Claim(field="date", span="1921", rejected=True)
    wrong = czsu.Citation(reference="atlas", dates=[claim], note="The diary has the day.")
    disputing = czsu.Citation(reference="paper", dates=[claim], stance="disputes", note="A slip.")
    event = make_event("x", "1920", citations=(wrong, disputing, make_citation("memoir")))
    dataset = dataset_of(event, ATLAS, MEMOIR, PAPER)
    assert dataset.footnote("x") == (
        "Čapek (1925). Memoir;"
        " Dated 1921 (rejected) in: Zenda (1930). Atlas. (The diary has the day);"
        " Dated 1921 (rejected) in: adler (1922). Paper. (A slip)"
    )


def test_every_source_of_the_bundled_data_is_in_its_footnote() -> None:
    """A footnote names every source of its record."""
    for events in (czsu.events, czsu.treaties, czsu.actors):
        for key, note in events.footnotes().items():
            record = czsu.dataset.collection.by_id[key]
            assert not isinstance(record, czsu.Reference)
            for citation in record.citations:
                source = czsu.references[citation.reference]
                assert " ".join(source.title.split()) in note, key


def test_a_reference_has_no_footnote() -> None:
    """It is a source itself."""
    with pytest.raises(QueryTypeError, match="atlas is a reference, which has no sources"):
        CITED.footnote("atlas")
