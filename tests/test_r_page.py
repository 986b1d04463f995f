"""The output of R on the page "Use the data in R" is what the library says of the same data."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

import czsu_relations as czsu

PAGE: Final = Path(__file__).parents[1] / "docs" / "howto" / "r.md"

OUTPUTS: Final[list[str]] = re.findall(
    r"^ *```text\n(.*?)^ *```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
)


def count_records() -> list[object]:
    """Return the heading and the counts of three tables."""
    participants = sum(len(event.participants) for event in czsu.events)
    records = czsu.dataset.records
    counts = (len(czsu.events), participants, len(records))
    return ["events", "participants", "records", *counts]


def list_initiated() -> list[object]:
    """Return the number of events that the Soviet Union initiated, and the first three."""
    actor = czsu.actors["soviet-union"]
    events = [
        event
        for event in czsu.events
        for participant in event.participants
        if (participant.actor, participant.role) == (actor.id, czsu.Role.INITIATOR)
    ]
    first = sorted(events, key=lambda event: event.date.earliest)[:3]
    rows = [(event.date, event.id, actor.name) for event in first]
    return ["[1]", len(events), "date", "id", "name", *sum(rows, ())]


def count_roles() -> list[object]:
    """Return the three roles that the Soviet Union has most often."""
    roles: Counter[str] = Counter()
    for event in czsu.events:
        for participant in event.participants:
            if participant.actor == "soviet-union":
                roles[str(participant.role)] += 1
    rows = [(place, *pair) for place, pair in enumerate(roles.most_common(3), 1)]
    return ["role", "n", *sum(rows, ())]


def list_events_of_1968() -> list[object]:
    """Return the number of events possibly in 1968, and the first three."""
    events = czsu.events.on("1968")
    rows = [(event.id, event.date) for event in events[:3]]
    return ["[1]", len(events), "id", "date", *sum(rows, ())]


def list_derived_columns() -> list[object]:
    """Return the date in English, the mode and the dispute of the first three events."""
    rows = [
        (event.date.describe(), event.mode or "<NA>", str(event.disputed).lower())
        for event in sorted(czsu.events, key=lambda event: event.date.earliest)[:3]
    ]
    return ["date_english", "mode", "disputed", *sum(rows, ())]


def remove_apostrophes() -> list[object]:
    """Return the texts that a spreadsheet would run, and one that it would not."""
    return ["[1]", '"=1"', '"\'=1"', '"\'tis"']


def count_evidence() -> list[object]:
    """Return how many sources of the events of 1968 have each grade, in alphabetical order."""
    grades = Counter(str(source.evidence) for source in czsu.events.on("1968").references)
    return [*sorted(grades), *(grades[grade] for grade in sorted(grades))]


ORACLES: Final = (
    count_records,
    list_initiated,
    count_roles,
    list_events_of_1968,
    list_derived_columns,
    remove_apostrophes,
    count_evidence,
)
"""What computes each output, in the order of the page."""


def test_every_output_has_an_oracle() -> None:
    """No output of the page is left unchecked."""
    assert len(OUTPUTS) == len(ORACLES)


@pytest.mark.parametrize("place", range(len(ORACLES)))
def test_output(place: int) -> None:
    """The words and numbers of the output are those of the library."""
    expected = " ".join(map(str, ORACLES[place]()))
    assert OUTPUTS[place].split() == expected.split()
