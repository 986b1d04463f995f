"""`to_dict` and `to_json` of answers that are no selections: snapshots, cards, tables of rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import czsu_relations as czsu
from czsu_relations import TimeSpan
from czsu_relations._tables.table import flatten_cell

if TYPE_CHECKING:
    from collections.abc import Mapping

RAW = czsu.dataset.to_dict()


def assert_records_of(plain: Mapping[str, Any], part: str, table: str, expected: Any) -> None:
    """Assert that a part of an answer has records as they are in the JSON of the dataset."""
    assert tuple(record["id"] for record in plain[part]) == expected.ids, part
    for record in plain[part]:
        assert record in RAW[table], part


@pytest.mark.parametrize("when", ["1938-09-30", "1925-06-01", "1968"])
def test_snapshot(when: str) -> None:
    """It has the records of each part, and the ids of those that are certain."""
    snapshot = czsu.on(when)
    plain = snapshot.to_dict()
    assert plain["date"] == when
    parts = ("periods", "treaties", "force_unknown", "conditions", "events", "recent")
    for part in parts:
        selection = getattr(snapshot, part)
        assert_records_of(plain, part, selection.table, selection)
        if part == "force_unknown":
            assert part not in plain["certain"]
        else:
            assert tuple(plain["certain"][part]) == getattr(snapshot.certain, part).ids
    assert plain.keys() == {"date", *parts, "certain"}
    assert json.loads(snapshot.to_json()) == plain


@pytest.mark.parametrize(
    "key", ["invasion-of-czechoslovakia-1968", "dubcek", "mutual-assistance-1935", "lukes-1993"]
)
def test_card(key: str) -> None:
    """It has the record, the linked records of each kind, and the bounds."""
    card = czsu.dataset.card(key)
    plain = card.to_dict()
    assert plain["record"] == card.record.to_dict()
    parts = (
        "actors", "treaties", "causes", "conditions", "began", "ended", "events", "consequences",
        "periods", "references",
    )  # fmt: skip
    for part in parts:
        selection = getattr(card, part)
        assert_records_of(plain, part, selection.table, selection)
    assert plain.keys() == {"record", *parts, "bounds"}
    assert json.loads(card.to_json()) == plain


def test_bounds_of_a_card() -> None:
    """Days are ISO dates, and what cut an end off is named by its id."""
    bounds = czsu.dataset.card("mutual-assistance-1935").to_dict()["bounds"]
    found = czsu.dataset.bounds("mutual-assistance-1935")
    assert found is not None
    assert bounds["first"] == found.first.isoformat()
    limits = czsu.dataset.bounds("slovak-soviet-trade-1940")
    assert limits is not None
    assert limits.cut_by is not None
    cut = czsu.dataset.card("slovak-soviet-trade-1940").to_dict()["bounds"]
    assert cut["cut_by"] == limits.cut_by.id
    assert czsu.dataset.card("lukes-1993").to_dict()["bounds"]["cut_by"] is None


def test_no_bounds() -> None:
    """A record without a date has none, and a day without a limit is None."""
    undated = next(actor for actor in czsu.actors if actor.existed is None)
    assert czsu.dataset.card(undated).to_dict()["bounds"] is None
    living = next(
        actor
        for actor in czsu.actors
        if actor.existed and not actor.existed.ends_bounded and not actor.existed.end_unknown
    )
    assert czsu.dataset.card(living).to_dict()["bounds"]["last"] is None


def test_rows() -> None:
    """Claims and dyad-years have a dict for each row, whose lists are lists."""
    years = czsu.dataset.dyad_years()
    lists = {"states_a", "states_b", "joint_organisations", "joint_organisations_year_end"}
    for table, rows in (("dyad_years", years), ("claims", czsu.dataset.claims)):
        plain = rows.to_dict()
        assert json.loads(rows.to_json()) == plain
        flat = rows.to_rows()
        assert list(plain) == [table]
        assert len(plain[table]) == len(flat) == len(rows)
        for row, flat_row in zip(plain[table], flat, strict=True):
            for name, cell in row.items():
                assert flat_row[name] == flatten_cell(tuple(cell) if name in lists else cell)
    assert years.to_dict()["dyad_years"][0]["states_a"] == list(years[0].states_a)


def test_changes() -> None:
    """The values of a difference are plain data, where rows have texts that are JSON."""
    changes = czsu.dataset.according_to("wikipedia-2018").diff(czsu.dataset)
    plain = changes.to_dict()
    assert json.loads(changes.to_json()) == plain
    for row, flat_row in zip(plain["changes"], changes.to_rows(), strict=True):
        for name, value in row.items():
            is_json = name in {"before", "after"} and value is not None
            assert flat_row[name] == (json.dumps(value, ensure_ascii=False) if is_json else value)


def test_a_snapshot_of_a_long_time_keeps_its_text() -> None:
    """The date is the EDTF of what was asked."""
    assert czsu.on("May 1935").to_dict()["date"] == TimeSpan("1935-05").edtf


def test_meanings_of_columns() -> None:
    """Every column of every table has a sentence."""
    older = czsu.dataset.with_records(title="Older")
    tables: list[Any] = [
        *czsu.dataset.records_by_table.values(),
        czsu.dataset.claims,
        czsu.dataset.dyad_years(),
        older.diff(czsu.dataset),
    ]
    for table in tables:
        meanings = table.column_meanings
        assert list(meanings) == list(table.to_rows()[0])
        assert [name for name, meaning in meanings.items() if not meaning.endswith(".")] == []


def test_a_card_shows_the_most_important_of_many_records() -> None:
    """A state takes part in so many events that text and HTML have the turning points."""
    card = czsu.dataset.card("soviet-union")
    text = str(card)
    assert len(card.events) > 200
    assert f"… {len(card.events) - 60} more records; `czsu.dataset.card" in " ".join(text.split())
    shown = [event for event in card.events if event.title in text]
    assert {event.id for event in card.events.of_salience(1)} <= {event.id for event in shown}


def test_a_treaty_and_an_actor_have_their_events() -> None:
    """The card of a treaty has the events under it, that of an actor what names it."""
    assert czsu.dataset.card("alliance-1943").events == czsu.events.under("alliance-1943")
    card = czsu.dataset.card("chervonenko")
    assert card.events == czsu.events.involving("chervonenko")
    assert [condition.kind for condition in card.conditions] == ["office"]
    assert "Stepan Chervonenko is Soviet ambassador" in str(card)
    assert czsu.dataset.card("czechoslovakia").treaties == czsu.treaties.involving("czechoslovakia")
