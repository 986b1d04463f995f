"""What people read in a terminal: cards, snapshots, the chronicle, and reprs that stay short."""

from attrs import evolve

import czsu_relations as czsu
from czsu_relations import Citation, Claim, ClaimField, Dataset, Stance, TimeSpan
from czsu_relations._display import chronicle

ALLIANCE = """
Treaty of alliance between Czechoslovakia and the Soviet Union signed
date: 16 May 1935

The two states signed a treaty of alliance, which followed from the Soviet
alliance with France.

Actors
  Czechoslovakia (signatory)
  Soviet Union (signatory)

Treaties
  Czechoslovak–Soviet Treaty of Alliance

Because of
  France and the Soviet Union ally (by 16 May 1935)

Led to
  A protocol makes the treaty depend on French help (16 May 1935)

On the word of
  wikipedia-2018[interwar.2.2]; date: 16 May 1935 (“May 16, 1935”)
  cpcz-outline-1980[p. 158]. Cited by the founding article for the signature;
    not consulted.
"""


def test_card_of_an_event() -> None:
    """It says what happened, who took part, why, what followed, and on whose word."""
    assert str(czsu.dataset.card("mutual-assistance-treaty-1935")) == ALLIANCE.strip()


def test_card_of_a_condition() -> None:
    """It names the events that the condition began and ended with."""
    text = str(czsu.dataset.card("comecon-membership-1949"))
    assert "span: 1949–1991" in text
    assert "Began or ended with\n  Comecon is founded (1949)\n  Comecon ends (1991)" in text


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
        events=[disputed],
        actors=[evolve(czsu.actors[one.actor], successor_of=()) for one in event.participants],
        references=czsu.references,
    )
    assert "  dvorak-2014, which disputes this; date: 1935" in str(dataset.card(event.id))


def test_snapshot() -> None:
    """It tells the certain from the possible, and *nothing recorded* from silence."""
    text = str(czsu.on("1940-06-01"))
    assert text.startswith("1 June 1940\n\nFramed by\n  World War II\n  Partition accepted\n")
    assert "Treaties in force\n  nothing recorded\n" in text
    assert (
        "Signed, time in force unknown\n"
        "  Franco-Soviet alliance\n"
        "  Czechoslovak–Soviet Treaty of Alliance\n"
    ) in text
    assert "\n  No diplomatic relations\n" in text
    assert "\n  Common border – possibly\n" in text


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
        "Mine\n====\n  1949                      Comecon is founded\n\n1 event · data edition 1\n"
    )
