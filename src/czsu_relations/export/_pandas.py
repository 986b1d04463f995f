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
"""Each can be empty, and seconds reach from year 1 to 9999, as nanoseconds do not."""


def pandas_frame(table: Table) -> pd.DataFrame:
    """Return a table as a data frame of these types, whatever is in it."""
    pandas: Any = import_extra("pandas", "pandas")
    columns = {
        name: pandas.Series([*map(_listed, cells)], dtype=_DTYPES[holds])
        for name, holds, cells in table.by_column()
    }
    made: pd.DataFrame = pandas.DataFrame(columns)
    return made


def _listed(cell: Cell) -> object:
    return list(cell) if isinstance(cell, tuple) else cell
