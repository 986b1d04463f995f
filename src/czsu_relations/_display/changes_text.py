"""What differs between two datasets, as plain text and as HTML."""

from __future__ import annotations

import json
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final, cast

from czsu_relations._display.html_elements import Html, HtmlColumn, isolate, records_grid
from czsu_relations._display.text import BOLD, DIM, Line, heading_lines, join_lines
from czsu_relations._model.changes import compare_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from czsu_relations._model.changes import Change

__all__ = ["changes_html", "changes_lines", "changes_text"]

_MOST_CHARACTERS: Final = 160
"""How much of a value is shown; rows have all of it."""

_CONTEXT: Final = 40
"""How much of what two long texts have in common is shown before and after the difference."""

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
                yield from _field_lines(change)


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


def _field_lines(change: Change) -> Iterator[Line]:
    """Yield what became of a field: on its line, or below it if several items changed."""
    first, *more = parts = list(_describe_values(change))
    if not more:
        yield Line(f"    {change.field}: {first}", DIM)
        return
    yield Line(f"    {change.field}:", DIM)
    for part in parts:
        yield Line(f"      {part}", DIM)


def _describe_values(change: Change) -> Iterator[str]:
    """Yield what became of a field; of a list, only the items that came, went or changed."""
    before, after = change.before, change.after
    if isinstance(before, list) or isinstance(after, list):
        old, new = cast("list[Any]", before or []), cast("list[Any]", after or [])
        yield from _describe_items(old, new)
    else:
        yield _describe_pair(before, after)


def _describe_items(old: Sequence[Any], new: Sequence[Any]) -> Iterator[str]:
    """Yield the items of a list that came, went or changed.

    Two items are about the same if their first fields are equal, such as the reference of a
    citation, or the actor of a participant.
    """
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    if not gone and not come:
        yield "another order"
    for item in gone:
        twins = [other for other in come if _are_about_the_same(item, other)]
        if not twins:
            yield f"- {_show_item(item)}"
            continue
        twin = min(twins, key=lambda other: len(list(compare_records(item, other))))
        come.remove(twin)
        pairs = [
            f"{name} {_describe_pair(old_value, new_value)}"
            for name, old_value, new_value in compare_records(item, twin)
        ]
        yield f"~ {next(iter(item.values()))}: {'; '.join(pairs)}"
    for item in come:
        yield f"+ {_show_item(item)}"


def _are_about_the_same(item: object, other: object) -> bool:
    if not isinstance(item, dict) or not isinstance(other, dict):
        return False
    first, second = cast("dict[str, Any]", item), cast("dict[str, Any]", other)
    return next(iter(first.items())) == next(iter(second.items()))


def _show_item(item: object) -> str:
    """Return an item of a list; of one with fields, the value of the first and all the others."""
    if not isinstance(item, dict):
        return _shorten(item)
    fields = cast("dict[str, Any]", item)
    (_, subject), *others = fields.items()
    described = "; ".join(f"{name} {_shorten(value)}" for name, value in others)
    return f"{subject}: {described}" if described else str(subject)


def _describe_pair(before: object, after: object) -> str:
    """Return two values with an arrow; of long texts, the parts in which they differ."""
    old, new = _format_value(before), _format_value(after)
    if max(len(old), len(new)) > _MOST_CHARACTERS and before is not None and after is not None:
        start = _count_shared(old, new) - _CONTEXT
        end = _count_shared(old[:start:-1], new[:start:-1]) - _CONTEXT
        if start > 0:
            old, new = f"…{old[start:]}", f"…{new[start:]}"
        if end > 0:
            old, new = f"{old[:-end]}…", f"{new[:-end]}…"
    return f"{_cut(old)} → {_cut(new)}"


def _count_shared(first: str, second: str) -> int:
    """Return how many characters two texts have in common at their beginnings."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shorten(value: object) -> str:
    return _cut(_format_value(value))


def _cut(text: str) -> str:
    return f"{text[:_MOST_CHARACTERS]}…" if len(text) > _MOST_CHARACTERS else text


def _format_value(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def _values_cell(change: Change, _: Any) -> Html:
    return isolate("" if change.field is None else "; ".join(_describe_values(change)))


_COLUMNS: Final[tuple[HtmlColumn, ...]] = (
    ("Table", lambda change, _: change.table),
    ("Record", lambda change, _: isolate(change.record)),
    ("Title", lambda change, _: isolate(change.title)),
    ("Change", lambda change, _: change.change),
    ("Field", lambda change, _: change.field or ""),
    ("Values", _values_cell),
)
