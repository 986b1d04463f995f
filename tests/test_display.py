"""What people read in a terminal: cards, snapshots, the chronicle, and reprs that stay short."""

from attrs import evolve

import czsu_relations as czsu
from czsu_relations import Citation, Claim, ClaimField, Dataset, Stance, TimeSpan
from czsu_relations._display import chronicle

ALLIANCE = """
Czechoslovak–Soviet treaty of mutual assistance signed
date: 16 May 1935

A fortnight after the pact with France the two states became allies: they were
to consult when threatened and to help each other against an unprovoked attack
by a European state.

Actors
  Czechoslovakia (signatory)
  Edvard Beneš (plenipotentiary)
  Sergei Alexandrovsky (plenipotentiary)
  Soviet Union (signatory)

Treaties
  Treaty of mutual assistance between the Czechoslovak Republic and the Union of
    Soviet Socialist Republics

Because of
  Czechoslovakia recognises the Soviet Union de jure (1934)
  Franco-Soviet treaty of mutual assistance signed (by 16 May 1935)

Led to
  Protocol makes the duty to help depend on France (16 May 1935)

On the word of
  wikipedia-2018[interwar.2.2]; date: 16 May 1935 (“May 16, 1935”)
"""


def test_card_of_an_event() -> None:
    """It says what happened, who took part, why, what followed, and on whose word."""
    told = czsu.dataset.according_to("wikipedia-2018")
    assert str(told.card("mutual-assistance-treaty-1935")) == ALLIANCE.strip()


def test_card_of_a_condition() -> None:
    """It names the events that the condition began and ended with."""
    text = str(czsu.dataset.card("comecon-membership-1949"))
    assert "span: January 1949 – 1991" in text
    began, ended = (czsu.events[key] for key in ("comecon-1949", "comecon-dissolved-1991"))
    assert (
        f"Began or ended with\n  {began.title} ({began.date.describe()})\n  {ended.title}" in text
    )


def test_card_of_a_reference() -> None:
    """A reference has no summary and nobody's word behind it."""
    assert str(czsu.dataset.card("dvorak-2014")).splitlines() == [
        "Portréty deportovaných ve světle dokumentů NKVD",
        "accessed: 18 June 2015",
        "by: Dvořák, Jan; Horník, Jan; Hradilek, Adam",
        "published by: ÚSTR",
        "read at: http://www.ustrc.cz/data/pdf/pamet-dejiny/pad1404/101-118.pdf",
    ]


def test_card_shows_a_dispute() -> None:
    """A source that disputes the record is marked, with the date that it gives."""
    event = czsu.events["recognition-de-jure-1934"]
    doubt = Citation(
        reference="dvorak-2014",
        stance=Stance.DISPUTES,
        dates=(Claim(field=ClaimField.DATE, span=TimeSpan("1935")),),
    )
    disputed = evolve(event, citations=(*event.citations, doubt))
    dataset = Dataset(
        title="Mine",
        edition="1",
        coverage=czsu.dataset.coverage,
        events=[evolve(disputed, because_of=(), treaties=())],
        actors=[evolve(czsu.actors[one.actor], successor_of=()) for one in event.participants],
        references=czsu.references,
    )
    assert "  dvorak-2014, which disputes this; date: 1935" in str(dataset.card(event.id))


def test_snapshot() -> None:
    """It tells the certain from the possible, and *nothing recorded* from silence."""
    text = str(czsu.on("1940-06-01"))
    assert text.startswith("1 June 1940\n\nFramed by\n  World War II\n  Partition accepted\n")
    assert "\nTreaties in force\n" in text
    assert f"\n  {czsu.treaties['mutual-assistance-1935'].title[:40]}" in text
    assert "\nSigned, time in force unknown\n" in text
    assert f"\n  {czsu.treaties['provisional-1922'].title}\n" in text
    assert "\n  No diplomatic relations\n" in text
    assert "Treaties in force\n  nothing recorded\n" in str(czsu.on("1918-02-01"))


def test_reprs_are_short() -> None:
    """Cards and snapshots are named, not spread out, in a prompt."""
    assert repr(czsu.on("1940-06-01")) == "<Snapshot: 1940-06-01>"
    assert repr(czsu.dataset.card("Dubček")) == "<Card: dubcek>"
    assert repr(czsu.dataset) == (
        f"<Dataset: Czechoslovak–Soviet relations, 1917–1993, edition {czsu.dataset.edition}>"
    )


def test_chronicle_has_every_event_in_order() -> None:
    """The titles follow each other as in the dataset."""
    printed = [line[28:] for line in chronicle(czsu.dataset).splitlines() if line[:2] == "  "]
    told = " ".join(printed)
    at = -1
    for event in czsu.events:
        assert (at := told.find(event.title, at + 1)) >= 0, event.title


def test_chronicle_of_a_dataset_without_periods() -> None:
    """Events that no period frames stand in order, without a heading."""
    dataset = Dataset(
        title="Mine",
        edition="1",
        coverage=TimeSpan("1917/1993"),
        events=[evolve(czsu.events["comecon-1949"], participants=())],
        references=czsu.references,
    )
    assert chronicle(dataset) == (
        "Mine\n====\n  January 1949              Comecon is founded\n\n1 event · data edition 1\n"
    )
