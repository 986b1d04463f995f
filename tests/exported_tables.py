"""Tables to export, and what stands in them, read off the records by hand."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import fields

import czsu_relations as czsu
from czsu_relations import DyadYear, DyadYears
from czsu_relations._model.collection import RECORD_TYPES
from raw_datasets import (
    raw_actor,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_period,
    raw_reference,
    raw_treaty,
    rich_dataset,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from czsu_relations._query.tabular import Tabular

__all__ = ["HOSTILE", "TABLES", "Row", "column_types", "expected_rows", "tables_of"]

Row = dict[str, Any]

HOSTILE: Final = (
    '=HYPERLINK("http://example.org","go")',
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "'=1",
    "''tis",
    'a "quoted" {brace}',
    "a,b;c\\",
    "one; two",
    "two\nlines",
    "two\r\nlines",
    "two\rlines",
    "<script>alert(1)</script>",
    "\u202eright to left\u202c",
    "\ufeffmark",
    "NA",
    "null",
    "true",
    "1",
    "1935-05-16",
)
"""Texts that formats trip over."""

DATES: Final = (
    "0001-01-02",
    "9999-12-30",
    "0001",
    "9999",
    "1945/..",
    "../1945",
    "1945/",
    "/1945",
    "[1934,1936]",
    "{1934,1936-05}",
    "[..1934]",
    "1934?",
    "1934-05~",
    "%1934-05-16",
    "XXXX-12-XX",
    "1944-24",
    "1950S2",
    "1935-05-16",
    "0001/9999",
    "1945-05-09/1945-05-09",
    "1934-36",
)


def _odd() -> czsu.Dataset:
    """Every hostile text in every room, beside dates of every form."""
    odd = [(f"x{n}", *both) for n, both in enumerate(zip(HOSTILE, DATES, strict=True))]
    said = {"cs": [{"text": text, "language": "cs"} for text in HOSTILE]}
    rooms = raw_dataset(
        periods=[raw_period(f"p{k}", day, title=text, summary=text) for k, text, day in odd],
        events=[
            raw_event(
                f"e{k}",
                day,
                title=text,
                summary=text,
                place=text,
                also_titled=said["cs"],
                participants=[
                    {"actor": f"a{k}", "role": "party"},
                    {"actor": f"a{k}", "role": "victim"},
                ],
                citations=[{"reference": f"r{k}", "locator": text}, {"reference": "book"}],
            )
            for k, text, day in odd
        ],
        conditions=[
            raw_condition(f"c{k}", day, title=text, actors=[f"a{k}"]) for k, text, day in odd
        ],
        treaties=[
            raw_treaty(
                f"t{k}",
                day,
                title=text,
                place=text,
                parties=[f"a{k}"],
                terms=list(HOSTILE),
                identifiers=[{"scheme": "lnts", "value": text}],
            )
            for k, text, day in odd
        ],
        actors=[
            raw_actor(f"a{k}", existed=day, names=[{"text": text, "language": "en"}, *said["cs"]])
            for k, text, day in odd
        ],
        references=[
            raw_reference(),
            *(
                raw_reference(
                    f"r{k}",
                    title=text,
                    issued=day,
                    accessed=day,
                    publisher=text,
                    authors=[{"family": text, "given": text}, {"literal": text}, {"family": text}],
                )
                for k, text, day in odd
            ),
        ],
    )
    return czsu.Dataset.from_dict({**rooms, "coverage": "0001/9999"})


def tables_of(dataset: czsu.Dataset) -> dict[str, Tabular]:
    """Return the selection of every room of a dataset."""
    return {room: getattr(dataset, room) for room in RECORD_TYPES}


def _tables() -> Iterator[tuple[str, Tabular]]:
    two_states = czsu.Dataset.from_dict(
        raw_dataset(actors=[raw_actor("moscow"), raw_actor("prague")])
    )
    for of, dataset in {
        "": czsu.dataset,
        ", odd": _odd(),
        ", rich": czsu.Dataset.from_dict(rich_dataset()),
        ", none": czsu.Dataset.from_dict({**raw_dataset(), "references": []}),
    }.items():
        for room, table in tables_of(dataset).items():
            yield f"{room}{of}", table
    yield "dyad_years", czsu.dataset.dyad_years()
    yield "dyad_years, odd", two_states.dyad_years("prague", "moscow")
    yield "events, empty", czsu.events[:0]
    yield "dyad_years, empty", czsu.dataset.dyad_years()[:0]


TABLES: Final = dict(_tables())
"""All tables of the whole dataset, of odd ones, and empty ones."""


def expected_rows(table: Tabular) -> list[Row]:
    """Say what a table must have in it: typed, with lists for lists and None for nothing."""
    if isinstance(table, DyadYears):
        names = [field.name for field in fields(DyadYear)]
        cells = [{name: getattr(year, name) for name in names} for year in table]
        lists = [name for name in names if name.startswith(("states", "joint"))]
        return [row | {name: list(row[name]) for name in lists} for row in cells]
    records: Any = table
    return [_ROWS[type(record)](record, records.dataset) for record in records]


@cache
def column_types(room: str) -> dict[str, type]:
    """Say of what type each column of a room is, by what is in all its tables."""
    found: dict[str, set[type]] = {}
    for name, table in TABLES.items():
        for row in expected_rows(table) if name.startswith(room) else ():
            for column, cell in row.items():
                found.setdefault(column, set()).add(cell.__class__)
    types = {column: cells - {type(None)} for column, cells in found.items()}
    assert all(len(some) == 1 for some in types.values()), types
    return {column: some.pop() for column, some in types.items()}


def _dated(name: str, span: czsu.TimeSpan | None, prefix: str = "") -> Row:
    ends = f"{prefix}earliest", f"{prefix}latest", f"{prefix}certain_day"
    if span is None:
        return dict.fromkeys([name, f"{name}_english", *ends])
    first = None if span.earliest == date.min else span.earliest
    last = None if span.latest == date.max else span.latest
    bounds = dict(zip(ends, (first, last, span.is_day), strict=True))
    return {name: span.edtf, f"{name}_english": span.describe(), **bounds}


def _attested(record: Any) -> Row:
    cited = [
        one.reference if one.locator is None else f"{one.reference}[{one.locator}]"
        for one in record.citations
    ]
    return {"summary": record.summary, "disputed": record.disputed, "citations": cited}


def _texts(names: tuple[czsu.Name, ...]) -> list[str]:
    return [name.text for name in names]


def _numbers(identifiers: tuple[czsu.Identifier, ...]) -> list[str]:
    return [f"{one.scheme.value}[{one.value}]" for one in identifiers]


def _first_names(ids: list[str], data: czsu.Dataset) -> list[str]:
    return [data.actors[key].names[0].text for key in ids]


def _period(one: czsu.Period, _: czsu.Dataset) -> Row:
    return {
        "id": one.id,
        "title": one.title,
        **_dated("span", one.span),
        "part_of": one.part_of,
        **_attested(one),
    }


def _event(one: czsu.Event, data: czsu.Dataset) -> Row:
    actors = list(dict.fromkeys(each.actor for each in one.participants))
    return {
        "id": one.id,
        "title": one.title,
        **_dated("date", one.date),
        "kind": one.kind.value,
        "mode": one.kind.mode.value,
        "plover": one.kind.plover.value,
        "salience": one.salience.value,
        "place": one.place,
        "actors": actors,
        "actor_names": _first_names(actors, data),
        "participants": [f"{each.actor}[{each.role.value}]" for each in one.participants],
        "treaties": list(one.treaties),
        "treaty_titles": [data.treaties[key].title for key in one.treaties],
        "because_of": list(one.because_of),
        "also_titled": _texts(one.also_titled),
        **_attested(one),
    }


def _condition(one: czsu.Condition, data: czsu.Dataset) -> Row:
    return {
        "id": one.id,
        "title": one.title,
        **_dated("span", one.span),
        "kind": one.kind.value,
        "actors": list(one.actors),
        "actor_names": _first_names(list(one.actors), data),
        "began_with": list(one.began_with),
        "ended_with": list(one.ended_with),
        **_attested(one),
    }


def _treaty(one: czsu.Treaty, data: czsu.Dataset) -> Row:
    return {
        "id": one.id,
        "title": one.title,
        "kind": one.kind.value,
        **_dated("signed", one.signed),
        "place": one.place,
        "parties": list(one.parties),
        "party_names": _first_names(list(one.parties), data),
        **_dated("ratified", one.ratified, "ratified_"),
        **_dated("in_force", one.in_force, "in_force_"),
        "obligations": [word.value for word in one.obligations],
        "terms": list(one.terms),
        "prolongs": list(one.prolongs),
        "supersedes": list(one.supersedes),
        "identifiers": _numbers(one.identifiers),
        "also_titled": _texts(one.also_titled),
        **_attested(one),
    }


def _actor(one: czsu.Actor, _: czsu.Dataset) -> Row:
    return {
        "id": one.id,
        "name": one.names[0].text,
        "names": _texts(one.names),
        "kind": one.kind.value,
        **_dated("existed", one.existed),
        "part_of": one.part_of,
        "successor_of": list(one.successor_of),
        "identifiers": _numbers(one.identifiers),
        **_attested(one),
    }


def _reference(one: czsu.Reference, _: czsu.Dataset) -> Row:
    return {
        "id": one.id,
        "type": one.type.value,
        "title": one.title,
        "authors": [_author(each) for each in one.authors],
        "container_title": one.container_title,
        "publisher": one.publisher,
        "publisher_place": one.publisher_place,
        **_dated("issued", one.issued),
        "volume": one.volume,
        "issue": one.issue,
        "page": one.page,
        "url": one.url,
        "accessed": None if one.accessed is None else one.accessed.edtf,
        "language": one.language,
        "evidence": one.evidence.value,
    }


def _author(one: czsu.Author) -> str | None:
    if one.literal is not None:
        return one.literal
    return one.family if one.given is None else f"{one.family}, {one.given}"


_ROWS: Final[dict[type, Any]] = {
    czsu.Period: _period,
    czsu.Event: _event,
    czsu.Condition: _condition,
    czsu.Treaty: _treaty,
    czsu.Actor: _actor,
    czsu.Reference: _reference,
}
