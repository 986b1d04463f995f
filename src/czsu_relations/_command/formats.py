"""Answers in the formats of programs: rows, tables, JSON, text to copy."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._display.content import time_field_of, time_of, title_of
from czsu_relations._model.sourced_claims import citations_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._model.records import Record
    from czsu_relations._query.tabular import Tabular

__all__ = [
    "COMMON_COLUMNS", "common_row", "format_json", "format_rows", "format_table", "format_text",
]  # fmt: skip

COMMON_COLUMNS: Final = (
    "id", "title", "date", "date_english", "date_of", "disputed", "sources",
)  # fmt: skip
"""The columns that records of all types have in common."""


def common_row(record: Record) -> dict[str, Any]:
    """Return the columns that records of all types have in common."""
    span = time_of(record)
    # Sources may be cited more than once; a dict keeps the first of each, in their order.
    sources = dict.fromkeys(citation.reference for citation in citations_of(record))
    return {
        "id": record.id,
        "title": title_of(record),
        "date": span and span.edtf,
        "date_english": span and span.describe(),
        "date_of": time_field_of(record),
        "disputed": getattr(record, "disputed", None),
        "sources": "; ".join(sources),
    }


def format_rows(rows: Iterable[dict[str, Any]], columns: list[str], format_name: str) -> bytes:
    """Return rows as JSON or CSV; the columns are needed if there is no row."""
    if format_name == "json":
        return format_json(list(rows))
    from czsu_relations._tables.csv_text import format_csv

    return format_csv(columns, (row.values() for row in rows)).encode()


def format_table(table: Tabular) -> bytes:
    """Return a table as CSV."""
    target = io.BytesIO()
    table.to_csv(target)
    return target.getvalue()


def format_json(plain: object) -> bytes:
    """Return plain data as canonical JSON."""
    from czsu_relations._storage.json_text import dump_json

    return dump_json(plain).encode()


def format_text(text: str) -> bytes:
    """Return a text for people to copy: no line is broken to fit the terminal."""
    return f"{text.rstrip()}\n".encode()
