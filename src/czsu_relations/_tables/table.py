"""Tables: cells in rows, under typed columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Cell", "Column", "Table", "flatten_cell"]

Cell = str | int | bool | date | tuple[str, ...] | None
"""What stands in one column of one record."""


@frozen
class Column:
    """A column: what it is called, and what it holds."""

    name: str
    holds: type
    """`str`, `int`, `bool`, `date`, or `tuple` for a list of texts. Any cell may be empty."""


@frozen
class Table:
    """Rows of cells; the columns do not depend on them."""

    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]

    def to_rows(self) -> list[dict[str, str | int | bool | None]]:
        """Return one dict for each row, flat."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, map(flatten_cell, row), strict=True)) for row in self.rows]

    def by_column(self) -> Iterator[tuple[str, type, list[Cell]]]:
        """Yield for each column its name, what it holds, and its cells."""
        for place, column in enumerate(self.columns):
            yield column.name, column.holds, [row[place] for row in self.rows]


def flatten_cell(cell: Cell) -> str | int | bool | None:
    """Return what stands for a cell where there are no lists and no days."""
    if isinstance(cell, tuple):
        return "; ".join(cell) or None
    return cell.isoformat() if isinstance(cell, date) else cell
