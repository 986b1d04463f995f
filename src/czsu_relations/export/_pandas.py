"""Tables as pandas data frames."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._extras import import_extra

if TYPE_CHECKING:
    import pandas as pd

    from czsu_relations._tables.table import Table

__all__ = ["pandas_frame"]

_DTYPES: Final = {
    str: "string",
    int: "Int64",
    bool: "boolean",
    date: "datetime64[s]",
    tuple: "object",
}
"""The types of columns. All allow empty cells; nanoseconds would not reach back to the year 1.

Lists of texts stay tuples: pandas hashes cells to find duplicates, to count and to merge, and a
list has no hash.
"""


def pandas_frame(table: Table) -> pd.DataFrame:
    """Return a table as a data frame, with the same types whatever the cells contain.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    pandas: Any = import_extra("pandas", "pandas")
    columns: dict[str, Any] = {}
    for name, holds, cells in table.by_column():
        columns[name] = pandas.Series(list(cells), dtype=_DTYPES[holds])
    frame: pd.DataFrame = pandas.DataFrame(columns)
    return frame
