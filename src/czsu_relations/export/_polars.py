"""Tables as Polars data frames."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from czsu_relations._extras import import_extra

if TYPE_CHECKING:
    import polars as pl

    from czsu_relations._tables.table import Table

__all__ = ["polars_frame"]


def polars_frame(table: Table) -> pl.DataFrame:
    """Return a table as a data frame, with the same types whatever the cells contain.

    Raises:
        MissingExtraError: Polars is not installed.
    """
    polars: Any = import_extra("polars", "polars")
    types = {
        str: polars.String,
        int: polars.Int64,
        bool: polars.Boolean,
        date: polars.Date,
        tuple: polars.List(polars.String),
    }
    columns: list[Any] = []
    for name, holds, cells in table.by_column():
        columns.append(polars.Series(name, cells, types[holds]))
    frame: pl.DataFrame = polars.DataFrame(columns)
    return frame
