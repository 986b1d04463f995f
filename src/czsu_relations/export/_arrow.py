"""Tables as Arrow streams, by the PyCapsule interface."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from czsu_relations._extras import import_extra

if TYPE_CHECKING:
    from czsu_relations._tables.table import Table

__all__ = ["arrow_stream"]


def arrow_stream(table: Table, requested_schema: object) -> object:
    """Return a table of these types as a PyCapsule, cast as pyarrow's own table would be.

    The interface: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html.
    """
    arrow: Any = import_extra("pyarrow", "arrow")
    types = {
        str: arrow.string(),
        int: arrow.int64(),
        bool: arrow.bool_(),
        date: arrow.date32(),
        tuple: arrow.list_(arrow.string()),
    }
    columns = {name: arrow.array(cells, types[holds]) for name, holds, cells in table.by_column()}
    return arrow.table(columns).__arrow_c_stream__(requested_schema)
