"""What a notebook shows of a record by itself: its card, with ids where a card has records."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import TimeSpan
from czsu_relations._model.fields import links_of
from dataset_strategies import sound_datasets
from example_datasets import EXAMPLE
from exported_tables import HOSTILE
from notebook_html import bones, read, rows, texts
from raw_datasets import Raw, hostile_dataset, rich_dataset

DATASETS = {
    "bundled": czsu.dataset,
    "example": EXAMPLE,
    "rich": czsu.Dataset.from_dict(rich_dataset()),
}
EVENT = czsu.events["munich-agreement-1938"]


def fresh_event(**more: Any) -> czsu.Event:
    """Return an event that is in no dataset."""
    return czsu.Event(
        id="talks",
        title="Talks & <b>more</b>",
        date=TimeSpan("1934"),
        kind=czsu.EventKind.NEGOTIATION,
        salience=czsu.Salience.DETAIL,
        summary="They talked.",
        **more,
    )


@pytest.mark.parametrize(
    "name", [pytest.param("bundled", marks=pytest.mark.slow), "example", "rich"]
)
def test_every_record(name: str) -> None:
    """The HTML is well-formed, and has the title and every id that the record links to."""
    for record in DATASETS[name].records:
        page = read(record)
        items = " ".join(texts(page, "td")) + " "
        for link in links_of(record):
            assert link.key in items
        if not isinstance(record, czsu.Reference):
            assert record.summary in items


@given(sound_datasets())
def test_any_sound_dataset(raw: Raw) -> None:
    """Any record of any dataset is shown."""
    for record in czsu.Dataset.from_dict(raw).records:
        read(record)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    """No text changes the elements."""
    hostile = czsu.Dataset.from_dict(hostile_dataset(text)).records
    tame = czsu.Dataset.from_dict(hostile_dataset("x")).records
    for record, other in zip(hostile, tame, strict=True):
        assert bones(read(record)) == bones(read(other))


def test_an_event() -> None:
    """An event has its fields, its participants with their roles, its links, and its sources."""
    shown = rows(EVENT)
    assert list(shown) == [
        "Date",
        "Summary",
        "Kind",
        "Place",
        "Id",
        "Also called",
        "Participants",
        "Treaties",
        "Sources",
    ]
    assert shown["Date"].text == EVENT.date.describe()
    assert texts(shown["Participants"], "li")[4:] == [
        "czechoslovakia (victim)",
        "soviet-union (subject)",
    ]
    assert texts(shown["Treaties"], "li") == ["munich-1938", "mutual-assistance-1935"]
    assert "lukes-1993date 29 September 1938" in texts(shown["Sources"], "li")


def test_a_treaty() -> None:
    """A treaty has its parties, ratifications and what it replaced."""
    shown = rows(DATASETS["rich"].treaties["pact"])
    assert texts(shown["Parties"], "li") == ["prague", "moscow"]
    assert texts(shown["Ratifications"], "li") == ["prague (7 June 1935)"]
    assert texts(shown["Prolongs"], "li") == texts(shown["Supersedes"], "li") == ["older"]
    assert texts(shown["Terms"], "li") == ["France helps too."]
    assert shown["Sources"].text == (
        "book [p. 1]qualifies; signed May 1935 (“the following spring”) rejected"
        "It was signed later."
    )


@pytest.mark.parametrize(
    ("key", "heading", "ids"),
    [
        ("red-army", "Part of", ["soviet-union"]),
        ("soviet-union", "Successor of", ["soviet-russia"]),
        ("rapprochement", "Part of", ["interwar"]),
        ("invasion-of-czechoslovakia-1968", "Because of", None),
        ("soviet-occupation-1968", "Began with", ["invasion-of-czechoslovakia-1968"]),
        ("soviet-occupation-1968", "Ended with", ["last-soviet-troops-leave-1991"]),
        ("soviet-occupation-1968", "Actors", None),
    ],
)
def test_links(key: str, heading: str, ids: list[str] | None) -> None:
    """Each field of links is a row under its name."""
    record = czsu.dataset.record(key)
    shown = texts(rows(record)[heading], "li")
    field: Any = getattr(record, heading.lower().replace(" ", "_"))
    assert shown == (ids or list(field))


def test_a_record_in_no_dataset() -> None:
    """A record that somebody just made is shown, too: it needs no dataset."""
    event = fresh_event(citations=(czsu.Citation(reference="nowhere"),))
    page = read(event)
    assert page.all("caption")[0].text == "Talks & <b>more</b>"
    assert rows(event)["Sources"].text == "nowhere"
    assert rows(fresh_event())["Date"].text == "1934"


@pytest.mark.slow
def test_a_reference() -> None:
    """A source has no links, so that it is shown as on its card."""
    for reference in czsu.references:
        assert read(reference) == read(czsu.dataset.card(reference))


def test_disputes_are_marked() -> None:
    """A disputed record is marked, and so is the date that differs."""
    (title,) = read(czsu.events["chelyabinsk-incident-1918"]).all("caption")
    assert texts(title, "mark") == ["disputed"]
    shown = rows(czsu.events["atomic-cooperation-agreement-1955"])
    assert texts(shown["Sources"], "mark") == ["disputes", "differs"]


def test_a_prompt_shows_the_repr() -> None:
    """`repr` of a record still evaluates to an equal record."""
    names = {name: getattr(czsu, name) for name in czsu.__all__}
    for record in (EVENT, czsu.actors["dubcek"], czsu.treaties[0], czsu.references[0]):
        assert eval(repr(record), names) == record  # noqa: S307 - our own repr
