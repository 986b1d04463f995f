"""A selection as plain text, short enough for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from czsu_relations._display.content import NOTHING_RECORDED
from czsu_relations._display.text import DIM, Line, dated_title_lines, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from czsu_relations._model.records import Record

__all__ = ["selection_text"]

_END_RECORDS: Final = 5
"""How many records a long selection shows at its beginning, and how many at its end."""


def selection_text(table: str, noun: str, records: Sequence[Record]) -> str:
    """Return the date and title of the first and last records, and how many there are.

    Args:
        table: the name of the table, which is the noun in the plural.
        noun: what one of the records is called.
        records: the records.
    """
    return join_lines(_selection_lines(table, noun, records))


def _selection_lines(table: str, noun: str, records: Sequence[Record]) -> Iterator[Line]:
    if not records:
        yield Line(NOTHING_RECORDED, DIM)
        return
    hidden = len(records) - 2 * _END_RECORDS
    if hidden > 0:
        yield from dated_title_lines(records[:_END_RECORDS])
        yield Line(f"  … {hidden} more …", DIM)
        yield from dated_title_lines(records[-_END_RECORDS:])
    else:
        yield from dated_title_lines(records)
    yield Line("")
    # Not `format_count`: the plural of "treaty" is no "treatys".
    if len(records) == 1:
        yield Line(f"1 {noun}", DIM)
    else:
        yield Line(f"{len(records)} {table}", DIM)
