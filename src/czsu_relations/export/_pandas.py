"""Tables as pandas data frames."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._extras import import_extra

if TYPE_CHECKING:
    import pandas as pd

    from czsu_relations._tables.table import Cell, Table

__all__ = ["pandas_frame"]

_DTYPES: Final = {
    str: "string",
    int: "Int64",
    bool: "boolean",
    date: "datetime64[s]",
    tuple: "object",
}
"""The types of columns. All allow empty cells; nanoseconds would not reach back to the year 1."""


def pandas_frame(table: Table) -> pd.DataFrame:
    """Return a table as a data frame, with the same types whatever the cells contain.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    pandas: Any = import_extra("pandas", "pandas")
    columns: dict[str, Any] = {}
    for name, holds, cells in table.by_column():
        values = [_copy_list(cell) for cell in cells]
        columns[name] = pandas.Series(values, dtype=_DTYPES[holds])
    frame: pd.DataFrame = pandas.DataFrame(columns)
    return frame


def _copy_list(cell: Cell) -> object:
    """Return a list of texts as a new list, which belongs to the frame; other cells as they are."""
    if isinstance(cell, tuple):
        return list(cell)
    return cell
