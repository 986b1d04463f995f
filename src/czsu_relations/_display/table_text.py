"""Records and tables as plain text, short enough for a screen."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final, TypeVar

from czsu_relations._display.content import (
    NOTHING_RECORDED,
    describe_record,
    title_of,
    verdict_on,
)
from czsu_relations._display.text import (
    Line,
    dated_title_lines,
    join_lines,
    put_beside_date,
    wrap_title,
)
from czsu_relations._model.dyad_year import DyadYear
from czsu_relations._model.fields import fields_of
from czsu_relations._model.panel_columns import EventCount, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from czsu_relations._model.records import Record
    from czsu_relations._model.sourced_claims import SourcedClaim

__all__ = ["claims_text", "dyad_years_text", "record_text", "selection_text"]

T = TypeVar("T")

_END_ITEMS: Final = 5
"""How many items a long table shows at its beginning, and how many at its end."""

_WIDTH: Final = 80
_YEAR_INDENT: Final = " " * len("  1938  ")


def record_text(record: Record) -> str:
    """Return the title of a record and its first date on one line."""
    return join_lines([Line(describe_record(record))])


def selection_text(table: str, noun: str, records: Sequence[Record]) -> str:
    """Return the date and title of the first and last records, and how many there are.

    Args:
        table: the name of the table, which is the noun in the plural.
        noun: what one of the records is called.
        records: the records.
    """
    # The plural of "treaty" is no "treatys", so the table's name is needed, too.
    return _table_text(records, dated_title_lines, noun, table)


def claims_text(claims: Sequence[SourcedClaim], by_id: Mapping[str, Record]) -> str:
    """Return the first and last claims, each with the date, the record, and the source.

    Args:
        claims: the claims.
        by_id: the records of the dataset.
    """

    def lines_of(shown: Sequence[SourcedClaim]) -> Iterator[Line]:
        for claim in shown:
            title = f"{title_of(by_id[claim.record])}: {claim.field}"
            source = claim.reference
            if verdict_on(claim):
                source += f" ({verdict_on(claim)})"
            yield from put_beside_date(claim.span, (*wrap_title(title), *wrap_title(source)))

    return _table_text(claims, lines_of, "claim", "claims")


def dyad_years_text(years: Sequence[DyadYear]) -> str:
    """Return the first and last years, with the columns that are neither False nor zero.

    A column that is None has a question mark, and one with more than a yes its value.
    """
    return _table_text(years, _year_lines, "year", "years")


def _year_lines(years: Sequence[DyadYear]) -> Iterator[Line]:
    for year in years:
        text = ", ".join(_describe_cells(year)) or NOTHING_RECORDED
        before = f"  {year.year}  "
        for line in wrap(text, _WIDTH - len(before), break_on_hyphens=False):
            yield Line(line, before=before)
            before = _YEAR_INDENT


def _describe_cells(year: DyadYear) -> Iterator[str]:
    """Yield the columns of a year that are neither False nor zero; not those of no record."""
    for column in fields_of(DyadYear):
        name, value = column.name, getattr(year, column.name)
        match column.note:
            case Measure(at_year_end=False, disputed=False):
                if value is True:
                    yield name
                elif value is None and getattr(year, f"{name}_disputed", False) is not None:
                    yield f"{name}?"
                elif value is False and getattr(year, f"{name}_disputed", False):
                    yield f"{name}=False (disputed)"
                elif value:
                    yield f"{name} ({', '.join(value)})"
            case EventCount(by=None) if value:
                yield f"{name}={value}"
            case _:
                pass


def _table_text(
    items: Sequence[T], lines_of: Callable[[Sequence[T]], Iterable[Line]], noun: str, plural: str
) -> str:
    """Return the first and last items and how many there are, or that there is none."""
    lines: list[Line] = []
    hidden = len(items) - 2 * _END_ITEMS
    if not items:
        return NOTHING_RECORDED
    if hidden > 0:
        lines += lines_of(items[:_END_ITEMS])
        lines.append(Line(f"  … {hidden} more; to_csv() has all …"))
        lines += lines_of(items[-_END_ITEMS:])
    else:
        lines += lines_of(items)
    count = f"{len(items)} {noun if len(items) == 1 else plural}"
    return join_lines([*lines, Line(""), Line(count)])
