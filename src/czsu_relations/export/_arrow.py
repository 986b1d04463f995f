"""Tables as Arrow streams, by the PyCapsule interface."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from czsu_relations._extras import import_extra

if TYPE_CHECKING:
    from czsu_relations._tables.table import Table

__all__ = ["arrow_stream"]


def arrow_stream(table: Table, requested_schema: object) -> object:
    """Return a table as a PyCapsule of the Arrow PyCapsule interface.

    The interface: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html.

    Args:
        table: the table; its columns decide the types, whatever the cells contain.
        requested_schema: a PyCapsule of the schema to which the stream is cast, or None.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow: Any = import_extra("pyarrow", "arrow")
    types = {
        str: arrow.string(),
        int: arrow.int64(),
        bool: arrow.bool_(),
        date: arrow.date32(),
        tuple: arrow.list_(arrow.string()),
    }
    columns: dict[str, Any] = {}
    for name, holds, cells in table.by_column():
        columns[name] = arrow.array(cells, types[holds])
    return arrow.table(columns).__arrow_c_stream__(requested_schema)
