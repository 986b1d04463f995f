"""Tables as CSV files."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import IO, Any, Final

from czsu_relations._model.wording import describe_value
from czsu_relations._tables.csv_text import format_csv
from czsu_relations._tables.table import Table, flatten_cell
from czsu_relations.errors import QueryTypeError

__all__ = ["write_csv"]


_BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The character that is a byte order mark if it is the first one of a file."""


def write_csv(
    table: Table, target: str | PathLike[str] | IO[str] | IO[bytes], *, bom: bool
) -> None:
    """Write a table to a path or to an open file, with or without a byte order mark.

    Raises:
        QueryTypeError: the target is neither a path nor an open file.
        OSError: the file cannot be written.
    """
    # The text is complete before the file is opened: an error leaves the file as it was.
    names = [column.name for column in table.columns]
    text = format_csv(names, (map(flatten_cell, row) for row in table.rows))
    if bom:
        text = f"{_BYTE_ORDER_MARK}{text}"
    if isinstance(target, str | PathLike):
        Path(target).write_bytes(text.encode())
    elif hasattr(target, "write"):
        _write_to_file(text, target)
    else:
        raise QueryTypeError(
            f"CSV is written to a path or an open file, not {describe_value(target)}"
        )


def _write_to_file(text: str, file: Any) -> None:
    """Write a text to a file of texts or of bytes."""
    # Only the empty text is tried: a TypeError of the file's own must not write the text twice.
    try:
        file.write("")
    except TypeError:
        file.write(text.encode())
    else:
        file.write(text)
