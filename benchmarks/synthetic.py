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
"""From the first to the last of the dates: to the end of 1991."""


def dates(form: str, count: int) -> list[str]:
    """Return this many dates of one form, spread over the coverage."""
    return [_date(form, index * DAYS // count) for index in range(count)]


def _date(form: str, offset: int) -> str:
    day = FIRST + timedelta(offset)
    return form.format(
        day=day,
        month=f"{day:%Y-%m}",
        year=day.year,
        next=day.year + 1,
        later=day + timedelta(20),
    )


def dataset(size: int) -> dict[str, Any]:
    """Return a dataset of this many records as plain data: nine tenths of them events."""
    actors = [f"actor-{n}" for n in range(max(2, size * 8 // 100))]
    references = [f"reference-{n}" for n in range(max(2, size * 2 // 100))]
    events = size - len(actors) - len(references)
    return {
        "format_version": 1,
        "title": "Synthetic",
        "edition": f"{size}",
        "coverage": "1917/1993",
        "events": [_event(n, events, actors, references) for n in range(events)],
        "actors": [_actor(key, references[n % len(references)]) for n, key in enumerate(actors)],
        "references": [_reference(key) for key in references],
    }


def _event(n: int, events: int, actors: list[str], references: list[str]) -> dict[str, Any]:
    when = _date(MIXTURE[n % len(MIXTURE)], n * DAYS // events)
    return {
        "id": f"event-{n}",
        "title": f"Negotiations, round {n}",
        "date": when,
        "kind": "recognition",
        "salience": 3,
        "summary": f"The delegations met for the {n}th time and parted as friends.",
        "participants": [
            {"actor": actors[n % len(actors)], "role": "initiator"},
            {"actor": actors[(n + 1) % len(actors)], "role": "target"},
        ],
        "citations": [
            {
                "reference": references[(n + step) % len(references)],
                "locator": f"p. {n % 500 + 1}",
                "dates": [{"field": "date", "span": when}],
            }
            for step in (0, 1)
        ],
    }


def _actor(key: str, reference: str) -> dict[str, Any]:
    return {
        "id": key,
        "kind": "organisation",
        "names": [{"text": f"The {key}", "language": "en"}],
        "summary": "One of many.",
        "existed": "1900/..",
        "citations": [{"reference": reference, "locator": "p. 1"}],
    }


def _reference(key: str) -> dict[str, Any]:
    return {
        "id": key,
        "type": "book",
        "title": f"The book of {key}",
        "authors": [{"family": "Nováková", "given": "Jana"}],
        "issued": "1994",
        "evidence": "scholarly",
    }
