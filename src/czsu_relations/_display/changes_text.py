"""What differs between two datasets, as plain text and as HTML."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, cast

from czsu_relations._display.html_elements import Html, HtmlColumn, isolate, records_grid
from czsu_relations._display.text import BOLD, DIM, Line, heading_lines, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from czsu_relations._model.changes import Change

__all__ = ["changes_html", "changes_lines", "changes_text"]

_MOST_CHARACTERS: Final = 160
"""How much of a value is shown; rows have all of it."""

_SIGNS: Final = {"added": "+", "changed": "~", "removed": "-"}


def changes_text(before: str, after: str, changes: Sequence[Change]) -> str:
    """Return all changes as plain text, below how many there are.

    Args:
        before: the edition of the older dataset.
        after: the edition of the newer dataset.
        changes: the differences between them.
    """
    return join_lines(changes_lines(before, after, changes))


def changes_lines(before: str, after: str, changes: Sequence[Change]) -> Iterator[Line]:
    """Yield the lines of `changes_text`."""
    yield Line(f"From edition {before} to edition {after}", BOLD)
    if not changes:
        yield Line("no differences", DIM)
    for table, of_table in _by_table(changes).items():
        yield from heading_lines(f"{table.capitalize()}: {_count_records(of_table)}")
        last = ""
        for change in of_table:
            if change.record != last:
                yield Line(f"{_SIGNS[change.change]} {change.record}: {change.title}")
            last = change.record
            if change.field is not None:
                yield Line(f"    {change.field}: {_describe_values(change)}", DIM)


def changes_html(before: str, after: str, changes: Sequence[Change]) -> str:
    """Return changes as an HTML table; of many, the first and the last."""
    counts = "; ".join(
        f"{table}: {_count_records(of_table)}" for table, of_table in _by_table(changes).items()
    )
    caption = f"From edition {before} to edition {after}: {counts or 'no differences'}"
    return records_grid(str(isolate(caption)), _COLUMNS, changes, {})


def _by_table(changes: Sequence[Change]) -> dict[str, list[Change]]:
    tables: dict[str, list[Change]] = {}
    for change in changes:
        tables.setdefault(change.table, []).append(change)
    return tables


def _count_records(changes: Sequence[Change]) -> str:
    """Return how many records were added, changed and removed, as in "2 added, 1 changed"."""
    kinds = Counter[str]({change.record: change.change for change in changes}.values())
    return ", ".join(f"{kinds[kind]} {kind}" for kind in _SIGNS if kinds[kind])


def _describe_values(change: Change) -> str:
    """Return what became of a field; of a list, only the items that came or went."""
    before, after = change.before, change.after
    if type(before) is type(after) is list:
        old, new = cast("list[object]", before), cast("list[object]", after)
        gone = [f"- {_shorten(item)}" for item in old if item not in new]
        come = [f"+ {_shorten(item)}" for item in new if item not in old]
        return "; ".join([*gone, *come]) or "another order"
    return f"{_shorten(before)} → {_shorten(after)}"


def _shorten(value: object) -> str:
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > _MOST_CHARACTERS:
        return f"{text[:_MOST_CHARACTERS]}…"
    return text


def _values_cell(change: Change, _: Any) -> Html:
    return isolate("" if change.field is None else _describe_values(change))


_COLUMNS: Final[tuple[HtmlColumn, ...]] = (
    ("Table", lambda change, _: change.table),
    ("Record", lambda change, _: isolate(change.record)),
    ("Title", lambda change, _: isolate(change.title)),
    ("Change", lambda change, _: change.change),
    ("Field", lambda change, _: change.field or ""),
    ("Values", _values_cell),
)
