"""Records as plain text: cards, snapshots, the chronicle, and short reprs."""

from itertools import pairwise
from typing import Any, Final, cast

import pytest
from attrs import evolve

import czsu_relations as czsu
from czsu_relations import Citation, Claim, ClaimField, Dataset, Stance, TimeSpan
from czsu_relations._display.content import describe_first_date
from czsu_relations._display.html import card_html
from czsu_relations._display.text import BOLD, chronicle_lines, join_lines
from czsu_relations._query.card import card_content
from example_datasets import EXAMPLE, dataset_of, make_actor, make_event, make_treaty
from exported_tables import HOSTILE, TABLES
from raw_datasets import (
    hostile_dataset,
    raw_actor,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_period,
    rich_dataset,
)

ODD: Final = cast("czsu.Events", TABLES["events, odd"])

ALLIANCE = """
Czechoslovak–Soviet treaty of mutual assistance signed
date: 16 May 1935
kind: treaty-signing
place: Prague
id: mutual-assistance-treaty-1935

A fortnight after the Soviet pact with France the two states became allies: they
were to consult when threatened and to help each other against an unprovoked
attack by a European state, but by the protocol of signature only if France
helped the victim as well.

Also called
  Договор о взаимной помощи между СССР и Чехословацкой Республикой
  Czechoslovak–Soviet Treaty of Alliance
  Soviet–Czechoslovak Treaty of Mutual Assistance

Actors
  Czechoslovakia (signatory)
  Edvard Beneš (plenipotentiary)
  Sergei Alexandrovsky (plenipotentiary)
  Soviet Union (signatory)

Treaties
  Treaty of mutual assistance between the Czechoslovak Republic and the Union of
    Soviet Socialist Republics (signed 16 May 1935)

Causes
  Czechoslovakia recognises the Soviet Union de jure (1934)
  Franco-Soviet treaty of mutual assistance signed (by 16 May 1935)

Consequences
  Protocol makes the duty to help depend on France (16 May 1935)

Sources
  Czechoslovakia–Soviet Union relations (2018).
    wikipedia-2018 [interwar.2.2]
    date: 16 May 1935 (“May 16, 1935”)
"""


def test_card_of_an_event() -> None:
    """A card has the fields of the event, its actors, causes, consequences and sources."""
    dataset = czsu.dataset.according_to("wikipedia-2018")
    assert str(dataset.card("mutual-assistance-treaty-1935")) == ALLIANCE.strip()


def test_card_of_a_condition() -> None:
    """A card names the events that the condition began and ended with."""
    text = str(czsu.dataset.card("warsaw-pact-membership-1955"))
    assert "span: June 1955 – 1 July 1991" in text
    began, ended = (czsu.events[key] for key in ("warsaw-pact-1955", "warsaw-pact-dissolved-1991"))
    assert (
        "Events that began or ended it\n"
        f"  {began.title} ({began.date.describe()})\n  {ended.title}" in text
    )


@pytest.mark.parametrize(
    ("fields", "superseded", "ended"),
    [
        ({"ended_with": ("end",)}, "pact", "31 May 1950, an upper bound: “The end” ended it"),
        ({}, "pact", "31 December 1955, an upper bound: “The next” took its place"),
        ({}, "other", "26 December 1991, an upper bound: Union had ceased to exist"),
        ({"in_force": None}, "pact", "31 December 1955, an upper bound: “The next” took its place"),
        (
            {"prolongs": ("other",)},
            "other",
            "31 December 1955, an upper bound: “other”, which it prolonged, had ended",
        ),
        ({"in_force": "1936/1950"}, "pact", ""),
        ({"in_force": "1936/.."}, "pact", ""),
    ],
)
def test_card_says_what_cut_an_end_off(fields: dict[str, Any], superseded: str, ended: str) -> None:
    """The end is an upper bound, set by an event, a treaty or an actor; a known end is not."""
    dataset = dataset_of(
        make_treaty("pact", "1935", "union", "republic", **{"in_force": "1936/", **fields}),
        make_treaty("other", "1935", "union"),
        make_treaty("next", "1955", "union", title="The next", supersedes=(superseded,)),
        make_event("end", "1950-05", title="The end"),
        make_actor("union", "Union", existed="1922/1991-12-26"),
        make_actor("republic"),
        coverage="1900/2000",
    )
    card = dataset.card("pact")
    assert card.bounds == dataset.bounds("pact")
    label = "ended: at the latest on "
    text = " ".join(str(card).split())
    assert text.partition(label)[2].partition(" kind: ")[0] == ended
    page = card_html(card_content(card))
    assert page.count("at the latest on ") == page.count(f"at the latest on {ended}") == bool(ended)


def test_card_of_a_reference() -> None:
    """The card of a reference has neither a summary nor sources."""
    assert str(czsu.dataset.card("dvorak-2014")).splitlines() == [
        "Portréty deportovaných ve světle dokumentů NKVD",
        "issued: 2014",
        "accessed: 18 June 2015",
        "authors: Dvořák, Jan; Horník, Jan; Hradilek, Adam",
        "published in: Paměť a dějiny, no. 4, pp. 101–118",
        "web address: http://www.ustrc.cz/data/pdf/pamet-dejiny/pad1404/101-118.pdf",
        "evidence: scholarly",
        "id: dvorak-2014",
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
        actors=[
            evolve(czsu.actors[participant.actor], successor_of=())
            for participant in event.participants
        ],
        references=czsu.references,
    )
    text = str(dataset.card(event.id))
    assert text.startswith(f"{event.title} [disputed]\n")
    citation = "    dvorak-2014 [disputes]\n    date: 1935 (differs)\n"
    assert citation in f"{text}\n"


def test_card_of_a_treaty() -> None:
    """A card has the obligations of a treaty, its terms, and its names in other languages."""
    text = str(Dataset.from_dict(rich_dataset()).card("pact"))
    assert "\nobligations: defence, consultation\n" in text
    assert "\nTerms\n  France helps too.\n\nAlso called\n  Smlouva ~/\n" in text
    assert "\nIdentifiers\n  lnts 159:347 (June 1935 – 1955)\n" in text


def test_identifiers_of_an_actor() -> None:
    """A card has the identifiers, each with the time for which the other data set counts it."""
    text = str(czsu.dataset.card("czechoslovakia"))
    assert (
        """
Identifiers
  cow 315 (28 October 1918 – 15 March 1939)
  cow 315 (10 May 1945 – 31 December 1992)
  gw 315 (11 November 1918 – 31 December 1992)
  iso-3166-3 CSHH
"""
        in text
    )


def test_snapshot() -> None:
    """A snapshot marks what is only possible, and says where nothing is recorded."""
    text = str(czsu.on("1940-06-01"))
    assert text.startswith(
        "1 June 1940\nPeriods: Occupation and war > Partition accepted\n\nOffices\n"
    )
    frictions = "\n? 1925                      Threats and attacks on the missions\n"
    assert frictions in str(czsu.on("1925-06-01"))
    undated = "Signed by this date; when they were in force is not recorded: "
    assert undated in " ".join(text.split())
    assert "\n  December 1939 –           No diplomatic relations\n" in text
    assert "but wikipedia-list-of-ambassadors-soviet-union-\n" in text  # broken at a hyphen
    assert "Treaties in force\n  nothing recorded\n" in str(czsu.on("1918-02-01"))


def test_snapshot_says_how_to_read_more() -> None:
    """The last lines explain the marks and name the command and the method that print a card."""
    text = str(czsu.on("1940-06-01"))
    assert text.endswith(
        """
?    possibly so: a date is imprecise or unknown, or sources disagree
+2   and two more sources
but  this source gives another date
To see what each source says, use `czsu-relations show "TITLE"` or, in Python,
`czsu.dataset.card("TITLE")`."""
    )


def test_the_first_date_of_a_record() -> None:
    """A treaty is dated by its signature, an event by its date, and a record may be undated."""
    rich = Dataset.from_dict(rich_dataset())
    assert describe_first_date(rich.treaties["pact"]).startswith("signed ")
    assert describe_first_date(czsu.events["recognition-de-jure-1934"]) == "9 June 1934"
    mine = Dataset.from_dict(raw_dataset(actors=[raw_actor("a")]))
    assert describe_first_date(mine.actors["a"]) == "undated"


def texts(dataset: Dataset) -> dict[str, str]:
    """Return all texts of a dataset: the cards, a snapshot of all the time, the chronicle."""
    return {
        **{record.id: str(dataset.card(record)) for record in dataset.records},
        "snapshot": str(dataset.on(dataset.coverage)),
        "chronicle": join_lines(chronicle_lines(dataset.collection)),
    }


CONTROLS = "\x1b[31mred\x07\x9b2J\u202eback\u2066\u200f\u2028line\x85end"


@pytest.mark.parametrize("title", [*HOSTILE, CONTROLS])
def test_hostile_texts_do_not_command(title: str) -> None:
    """Control characters and marks of direction in a user's dataset are not printed."""
    tame = texts(Dataset.from_dict(hostile_dataset("tame")))
    for key, text in texts(Dataset.from_dict(hostile_dataset(title))).items():
        assert text.replace("\n", "").isprintable(), key
        headings = {line for line in text.splitlines() if line and line[0].isupper()}
        assert {"Actors", "Sources"} & headings == {
            heading for heading in ("Actors", "Sources") if f"\n{heading}\n" in tame[key]
        }
        assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("name", [pytest.param("bundled", marks=pytest.mark.slow), "world", "odd"])
def test_disputed_is_marked(name: str) -> None:
    """Only the card of a disputed record says so, in its title and at the source."""
    dataset = {"bundled": czsu.dataset, "world": EXAMPLE, "odd": ODD.dataset}[name]
    for record in dataset.records:
        text = " ".join(str(dataset.card(record)).split())
        disputed = getattr(record, "disputed", False)
        assert ("[disputed]" in text) is disputed
        if disputed:
            assert "(differs)" in text or "[disputes]" in text
        else:
            assert "(differs)" not in text
            assert "(rejected)" in text or "[disputes]" not in text


def test_an_empty_dataset() -> None:
    """Every section of a snapshot says that nothing is recorded, and so does the chronicle."""
    printed = texts(Dataset.from_dict({**raw_dataset(), "references": []}))
    assert printed["snapshot"].count("\n  nothing recorded\n") == 5
    assert printed["chronicle"] == "Two states\n==========\n\nnothing recorded · data edition 1"


@pytest.mark.parametrize(
    ("edtf", "english"),
    [
        ("1935/..", "1935 onwards"),
        ("1935/", "from 1935, end unknown"),
        ("../1935", "until 1935"),
        ("/1935", "until 1935, start unknown"),
    ],
)
def test_open_spans(edtf: str, english: str) -> None:
    """An end or a beginning that is open or unknown is given in English."""
    printed = texts(
        Dataset.from_dict(
            raw_dataset(
                periods=[raw_period("p", edtf)],
                conditions=[raw_condition("c", edtf)],
                events=[raw_event("e", edtf)],
                actors=[raw_actor("a", existed=edtf)],
            )
        )
    )
    for key, field in (("p", "span"), ("c", "span"), ("e", "date"), ("a", "existed")):
        assert printed[key].splitlines()[1] == f"{field}: {english}"
    for key, count in (("snapshot", 2), ("chronicle", 1)):
        dates = " ".join(line[:28].strip(" ?") for line in printed[key].splitlines())
        assert " ".join(dates.split()).count(english) >= count


def test_reprs_are_short() -> None:
    """The repr of a card, a snapshot or a dataset is a short name."""
    assert repr(czsu.on("1940-06-01")) == "<Snapshot: 1940-06-01>"
    assert repr(czsu.dataset.card("Dubček")) == "<Card: dubcek>"
    assert repr(czsu.dataset) == (
        f"<Dataset: Czechoslovak–Soviet relations, 1917–1993, edition {czsu.dataset.edition}>"
    )


def test_chronicle_has_every_event_in_order() -> None:
    """The titles are printed in the order of the dataset."""
    chronicle = join_lines(chronicle_lines(czsu.dataset.collection))
    titles = " ".join(line[28:] for line in chronicle.splitlines() if line[:2] == "  ")
    position = -1
    for event in czsu.events:
        position = titles.find(event.title, position + 1)
        assert position >= 0, event.title


def test_chronicle_has_turning_points_in_bold() -> None:
    """Of the events, only turning points are bold; headings are underlined by their level."""
    parts = [
        raw_period("b", part_of="a"),
        raw_period("c", part_of="b"),
        raw_period("d", part_of="c"),
    ]
    events = [raw_event("turn", "1930", salience=1), raw_event("step", "1931", salience=2)]
    mine = Dataset.from_dict(raw_dataset(periods=[raw_period("a"), *parts], events=events))
    lines = list(chronicle_lines(mine.collection))
    bold = [line.text.partition(" (")[0] for line in lines if line.style == BOLD]
    assert bold == ["Two states", "A", "b", "c", "d", "turn"]
    next_lines = [following.text for line, following in pairwise(lines) if line.style == BOLD]
    assert [text[:1] for text in next_lines[:4]] == ["=", "=", "-", ""]
    assert next_lines[4:] == ["turn", "step"]


def test_chronicle_of_a_dataset_without_periods() -> None:
    """Events outside all periods are printed without a heading."""
    dataset = Dataset(
        title="Mine",
        edition="1",
        coverage=TimeSpan("1917/1993"),
        events=[evolve(czsu.events["comecon-1949"], participants=())],
        references=czsu.references,
    )
    assert join_lines(chronicle_lines(dataset.collection)) == (
        "Mine\n====\n  5–8 January 1949          Comecon is founded\n\n1 event · data edition 1"
    )
