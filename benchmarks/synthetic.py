# ruff: noqa: INP001 - scripts, not a package
"""Datasets of any size in the shape of the bundled one, the same on every run."""

from datetime import date, timedelta
from typing import Any, Final

MIXTURE: Final = (
    "{day}",
    "{day}",
    "{month}",
    "{year}",
    "{day}/{later}",
    "{year}-21",
    "{year}~",
    "[{year},{next}]",
)
FIRST: Final = date(1918, 1, 1)
DAYS: Final = 27_000
"""The number of days over which dates are spread: to the end of 1991."""


def make_dates(form: str, count: int) -> list[str]:
    """Return this many dates of one form, spread over the coverage."""
    return [_format_date(form, index * DAYS // count) for index in range(count)]


def _format_date(form: str, offset: int) -> str:
    """Return the date that is this many days after the first, in a form such as `{year}~`."""
    day = FIRST + timedelta(offset)
    return form.format(
        day=day,
        month=f"{day:%Y-%m}",
        year=day.year,
        next=day.year + 1,
        later=day + timedelta(20),
    )


def make_dataset(size: int) -> dict[str, Any]:
    """Return a dataset of this many records as plain data: nine tenths of them events."""
    actor_ids = [f"actor-{number}" for number in range(max(2, size * 8 // 100))]
    reference_ids = [f"reference-{number}" for number in range(max(2, size * 2 // 100))]
    event_count = size - len(actor_ids) - len(reference_ids)
    actors: list[dict[str, Any]] = []
    for number, actor_id in enumerate(actor_ids):
        actors.append(_make_actor(actor_id, reference_ids[number % len(reference_ids)]))
    return {
        "format_version": 2,
        "title": "Synthetic",
        "edition": f"{size}",
        "coverage": "1917/1993",
        "events": [
            _make_event(number, event_count, actor_ids, reference_ids)
            for number in range(event_count)
        ],
        "actors": actors,
        "references": [_make_reference(reference_id) for reference_id in reference_ids],
    }


def _make_event(
    number: int, event_count: int, actor_ids: list[str], reference_ids: list[str]
) -> dict[str, Any]:
    form = MIXTURE[number % len(MIXTURE)]
    event_date = _format_date(form, number * DAYS // event_count)
    citations: list[dict[str, Any]] = []
    for step in (0, 1):
        citations.append(
            {
                "reference": reference_ids[(number + step) % len(reference_ids)],
                "locator": f"p. {number % 500 + 1}",
                "dates": [{"field": "date", "span": event_date}],
            }
        )
    return {
        "id": f"event-{number}",
        "title": f"Negotiations, round {number}",
        "date": event_date,
        "kind": "recognition",
        "salience": 3,
        "summary": f"The delegations met for the {number}th time and parted as friends.",
        "participants": [
            {"actor": actor_ids[number % len(actor_ids)], "role": "initiator"},
            {"actor": actor_ids[(number + 1) % len(actor_ids)], "role": "target"},
        ],
        "citations": citations,
    }


def _make_actor(actor_id: str, reference_id: str) -> dict[str, Any]:
    return {
        "id": actor_id,
        "kind": "organisation",
        "names": [{"text": f"The {actor_id}", "language": "en"}],
        "summary": "One of many.",
        "existed": "1900/..",
        "citations": [{"reference": reference_id, "locator": "p. 1"}],
    }


def _make_reference(reference_id: str) -> dict[str, Any]:
    return {
        "id": reference_id,
        "type": "book",
        "title": f"The book of {reference_id}",
        "authors": [{"family": "Nováková", "given": "Jana"}],
        "issued": "1994",
        "evidence": "scholarly",
    }
