"""What differs between two datasets: `Dataset.diff`, and how it is shown."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given

import czsu_relations as czsu
from czsu_relations import QueryTypeError
from dataset_strategies import few_examples, sound_datasets
from exported_tables import HOSTILE
from raw_datasets import (
    Raw,
    raw_actor,
    raw_condition,
    raw_dataset,
    raw_event,
    raw_period,
    rich_dataset,
)

BEFORE: Raw = raw_dataset(
    periods=[raw_period("interwar"), raw_period("war", "1939/1945")],
    events=[raw_event("visit", "1935"), raw_event("treaty", "1936", title="The treaty")],
    actors=[raw_actor("moscow"), raw_actor("prague")],
)


def changed(**tables: Any) -> Raw:
    """Return the older dataset with other tables, as a newer edition."""
    return {**deepcopy(BEFORE), **tables, "edition": "2"}


def diff(after: Raw) -> czsu.Changes:
    """Return the differences between the older dataset and another."""
    return czsu.Dataset.from_dict(BEFORE).diff(czsu.Dataset.from_dict(after))


AFTER = changed(
    periods=[raw_period("interwar", "1918/1939"), raw_period("war", "1939/1945")],
    events=[
        raw_event("treaty", "1936-05", title="The pact", place="Prague"),
        raw_event("visit-home"),
    ],
    conditions=[raw_condition()],
)
CHANGES = diff(AFTER)


class TestDiff:
    """Records that came and went, and fields that differ."""

    def test_every_difference(self) -> None:
        """They stand in the order of the tables, the removed records of each at its end."""
        assert [
            (change.table, change.record, change.change, change.field, change.before, change.after)
            for change in CHANGES
        ] == [
            ("dataset", "2", "changed", "edition", "1", "2"),
            ("periods", "interwar", "changed", "span", "1918/1938", "1918/1939"),
            ("events", "visit-home", "added", None, None, None),
            ("events", "treaty", "changed", "title", "The treaty", "The pact"),
            ("events", "treaty", "changed", "date", "1936", "1936-05"),
            ("events", "treaty", "changed", "place", None, "Prague"),
            ("events", "visit", "removed", None, None, None),
            ("conditions", "relations", "added", None, None, None),
        ]
        assert [change.title for change in CHANGES if change.record == "treaty"] == ["The pact"] * 3

    def test_the_same(self) -> None:
        """Equal datasets have no differences."""
        same = diff(BEFORE)
        assert (len(same), list(same), bool(same)) == (0, [], False)

    def test_the_other_way(self) -> None:
        """Seen from the newer dataset, what was added is removed."""
        back = czsu.Dataset.from_dict(AFTER).diff(czsu.Dataset.from_dict(BEFORE))
        kinds = {change.record: change.change for change in back if change.table == "events"}
        assert kinds == {"visit": "added", "treaty": "changed", "visit-home": "removed"}
        assert (back.before.edition, back.after.edition) == ("2", "1")

    @few_examples
    @given(sound_datasets(), sound_datasets())
    def test_any_two(self, one: Raw, other: Raw) -> None:
        """The differences, applied to the older data, give the newer."""
        before, after = czsu.Dataset.from_dict(one), czsu.Dataset.from_dict(other)
        raw, newer = before.to_dict(), after.to_dict()
        tables = {name: {r["id"]: r for r in raw.pop(name, [])} for name in after.records_by_table}
        for change in before.diff(after):
            target = raw if change.table == "dataset" else None
            if change.change == "added":
                (record,) = (r for r in newer[change.table] if r["id"] == change.record)
                tables[change.table][change.record] = record
            elif change.change == "removed":
                del tables[change.table][change.record]
            else:
                target = raw if target is not None else tables[change.table][change.record]
                assert change.field
                assert target.pop(change.field, None) == change.before
                if change.after is not None:
                    target[change.field] = change.after
        for name, records in tables.items():
            if records:
                raw[name] = list(records.values())
        assert czsu.Dataset.from_dict(raw) == after

    @pytest.mark.parametrize("other", [None, "2026.11.2", {}, czsu.events])
    def test_what_is_no_dataset(self, other: Any) -> None:
        """Anything but a dataset is refused."""
        with pytest.raises(QueryTypeError, match="diff takes a dataset, not"):
            czsu.dataset.diff(other)


class TestSequence:
    """Changes are a sequence and a table."""

    def test_slices(self) -> None:
        """A slice keeps the datasets; a position gives a change."""
        assert repr(CHANGES) == "<Changes: 8>"
        assert CHANGES[0].field == "edition"
        assert [*CHANGES[1:3]] == [CHANGES[1], CHANGES[2]]
        assert CHANGES[1:3].after is CHANGES.after

    def test_where(self) -> None:
        """A function chooses changes; anything else is refused."""
        assert len(CHANGES.where(lambda change: change.change == "added")) == 2
        wrong: Any = "added"
        with pytest.raises(QueryTypeError, match="where takes a function of a change"):
            CHANGES.where(wrong)

    def test_rows(self) -> None:
        """Values are JSON, and nothing where a field is missing."""
        row = CHANGES.to_rows()[5]
        assert (row["record"], row["field"]) == ("treaty", "place")
        assert (row["before"], row["after"]) == (None, '"Prague"')
        assert list(row) == ["table", "record", "title", "change", "field", "before", "after"]


class TestShown:
    """Text and HTML."""

    def test_text(self) -> None:
        """Each table has its counts; of each record, every field that differs has a line."""
        assert str(CHANGES).split("\n") == [
            "From edition 1 to edition 2",
            "",
            "Dataset: 1 changed",
            "~ 2: Two states",
            '    edition: "1" → "2"',
            "",
            "Periods: 1 changed",
            "~ interwar: interwar",
            '    span: "1918/1938" → "1918/1939"',
            "",
            "Events: 1 added, 1 changed, 1 removed",
            "+ visit-home: visit-home",
            "~ treaty: The pact",
            '    title: "The treaty" → "The pact"',
            '    date: "1936" → "1936-05"',
            '    place: nothing → "Prague"',
            "- visit: visit",
            "",
            "Conditions: 1 added",
            "+ relations: relations",
        ]
        assert str(diff(BEFORE)) == "From edition 1 to edition 1\nno differences"

    def test_lists(self) -> None:
        """Only what came, went or changed is shown; the first field says what an item is about."""
        first: Raw = {**BEFORE["events"][0], "citations": [{"reference": "book", "locator": "2"}]}
        assert '    citations: ~ book: locator nothing → "2"' in lines_of(first)
        citations = [{"reference": "book", "locator": "2"}, {"reference": "book"}]
        first = {**BEFORE["events"][0], "citations": citations}
        assert '    citations: + book: locator "2"' in lines_of(first)
        lines = lines_of(
            {**BEFORE["events"][0], "also_titled": [{"text": "Cesta", "language": "cs"}]}
        )
        assert '    also_titled: + Cesta: language "cs"' in lines
        participants = [{"actor": "prague", "role": "host"}, {"actor": "moscow", "role": "guest"}]
        lines = lines_of({**BEFORE["events"][0], "participants": participants})
        assert lines[-3:] == [
            "    participants:",
            '      + prague: role "host"',
            '      + moscow: role "guest"',
        ]

    def test_the_order_of_a_list(self) -> None:
        """If only the order differs, the text says so."""
        actors = [raw_actor("moscow"), raw_actor("prague", names=[*reversed(NAMES)])]
        before = changed(actors=[raw_actor("moscow"), raw_actor("prague", names=NAMES)])
        reordered = czsu.Dataset.from_dict(before).diff(
            czsu.Dataset.from_dict(changed(actors=actors))
        )
        assert "    names: another order" in str(reordered)

    def test_lists_of_texts(self) -> None:
        """Items without fields are shown as they are."""
        first: Raw = {**BEFORE["events"][0], "date": "1937", "because_of": ["treaty"]}
        assert '    because_of: + "treaty"' in lines_of(first)
        events = [first, BEFORE["events"][1], raw_event("talks", "1936")]
        other = [{**first, "because_of": ["talks"]}, *events[1:]]
        before = czsu.Dataset.from_dict({**changed(events=events), "edition": "1"})
        after = czsu.Dataset.from_dict(changed(events=other))
        *_, field, gone, come = str(before.diff(after)).splitlines()
        assert (field, gone, come) == ("    because_of:", '      - "treaty"', '      + "talks"')

    def test_long_values(self) -> None:
        """Of long texts, the part is shown in which they differ, and it is cut."""
        start, end = "start " * 50, " end" * 50
        before = changed(events=[{**BEFORE["events"][0], "summary": f"{start}old{end}"}])
        before["edition"] = "1"
        after = changed(events=[{**BEFORE["events"][0], "summary": f"{start}new{end}"}])
        difference = czsu.Dataset.from_dict(before).diff(czsu.Dataset.from_dict(after))
        line = str(difference).splitlines()[-1]
        assert re.fullmatch(
            r"    summary: …[a-z ]{40}old[a-z ]{40}… → …[a-z ]{40}new[a-z ]{40}…", line
        )
        (line,) = lines_of({**BEFORE["events"][0], "summary": "long " * 99 + "end"})[-1:]
        assert line.endswith("long…")
        assert len(line) < 250

    def test_html(self) -> None:
        """The table has a row for each change, and the counts above it."""
        html = CHANGES._repr_html_()  # pyright: ignore[reportPrivateUsage] - IPython's protocol
        assert "events: 1 added, 1 changed, 1 removed" in html
        assert html.count("<tr>") == len(CHANGES) + 1
        assert "no differences" in diff(BEFORE)._repr_html_()  # pyright: ignore[reportPrivateUsage]

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_texts(self, text: str) -> None:
        """Titles and values break no line of the text and no element of the page."""
        raw = rich_dataset()
        hostile = deepcopy(raw)
        hostile["events"][0]["title"] = text
        changes = czsu.Dataset.from_dict(raw).diff(czsu.Dataset.from_dict(hostile))
        assert len(str(changes).split("\n")) == 5
        assert "<script" not in changes._repr_html_()  # pyright: ignore[reportPrivateUsage]


def lines_of(event: Raw) -> list[str]:
    """Return the lines of the differences if the first event is another."""
    return str(diff(changed(events=[event, BEFORE["events"][1]]))).split("\n")


NAMES = [{"text": "Praha", "language": "cs"}, {"text": "Prague", "language": "en"}]


def test_rows_are_json() -> None:
    """The values of the bundled data can be read back."""
    account = czsu.dataset.according_to("wikipedia-2018")
    for row in account.diff(czsu.dataset).to_rows():
        for value in (row["before"], row["after"]):
            assert value is None or json.loads(str(value)) is not None
