"""Tables: rows of cells under typed columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Cell", "Column", "Table", "flatten_cell"]

Cell = str | int | bool | date | tuple[str, ...] | None
"""The value of one record in one column."""


@frozen
class Column:
    """The name of a column, and the type of its cells."""

    name: str
    holds: type
    """`str`, `int`, `bool`, `date`, or `tuple` for a list of texts. Any cell may be empty."""
    meaning: str
    """A sentence for people; the codebook and the data package print it."""


@frozen
class Table:
    """Columns, and rows of cells; the columns are the same whatever the rows contain."""

    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]

    def to_rows(self) -> list[dict[str, str | int | bool | None]]:
        """Return one flat dict for each row."""
        names = [column.name for column in self.columns]
        flat_rows: list[dict[str, str | int | bool | None]] = []
        for row in self.rows:
            flat_cells = map(flatten_cell, row)
            flat_rows.append(dict(zip(names, flat_cells, strict=True)))
        return flat_rows

    def to_plain(self) -> list[dict[str, Any]]:
        """Return one dict for each row as JSON has it: lists stay lists, and days become texts."""
        names = [column.name for column in self.columns]
        plain: list[dict[str, Any]] = []
        for row in self.rows:
            cells = [list(cell) if isinstance(cell, tuple) else flatten_cell(cell) for cell in row]
            plain.append(dict(zip(names, cells, strict=True)))
        return plain

    def by_column(self) -> Iterator[tuple[str, type, list[Cell]]]:
        """Yield the name, the type and the cells of each column."""
        for index, column in enumerate(self.columns):
            yield column.name, column.holds, [row[index] for row in self.rows]


def flatten_cell(cell: Cell) -> str | int | bool | None:
    """Return a cell for formats without lists and days: both become texts, an empty list None."""
    if isinstance(cell, tuple):
        return "; ".join(cell) or None
    if isinstance(cell, date):
        return cell.isoformat()
    return cell
