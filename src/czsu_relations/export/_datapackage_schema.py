"""The descriptions of tables, columns and links in the terms of the Data Package standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from czsu_relations._dates.timespan import TimeSpan
from czsu_relations._model.vocabulary.events import Salience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from czsu_relations._model.fields import Field, Link

__all__ = [
    "CITATION_COLUMN",
    "POSITION_COLUMN",
    "RECORD_COLUMN",
    "Descriptor",
    "describe_column",
    "describe_field",
    "describe_link",
    "describe_links",
    "describe_schema",
]

Descriptor = dict[str, Any]
"""An object of `datapackage.json`."""

_MEANINGS: Final = {
    "text": "The name or title, in its own language and script.",
    "language": "The language, BCP 47, such as `en`, `cs`, `sk`, `ru`.",
    "value": "The identifier; numbers are texts.",
    "locator": "The place in the reference: a page, a document, a sentence.",
    "note": "A remark on the citation.",
    "as_written": "The wording of the source, where it matters.",
    "rejected": "Whether the date is held to be an error of fact.",
    "family": "The family name of a person.",
    "given": "The given names of a person.",
    "literal": "The name of a body, or a name that has no parts.",
    "term": "The condition or provision, in our own words.",
}
"""The columns of text that only the tables of lists have."""


def describe_column(
    name: str, meaning: str, kind: str = "string", **constraints: object
) -> Descriptor:
    """Return the description of a column."""
    column: Descriptor = {"name": name, "type": kind, "description": meaning}
    if constraints:
        column["constraints"] = constraints
    return column


RECORD_COLUMN: Final = describe_column(
    "record", "The id of the record to which the row belongs.", required=True
)
CITATION_COLUMN: Final = describe_column(
    "citation", "The position of the citation to which the row belongs.", "integer", required=True
)
POSITION_COLUMN: Final = describe_column(
    "position", "The position in the list; the first is 1.", "integer", required=True
)


def describe_field(field: Field, meaning: str = "") -> list[Descriptor]:
    """Return the columns of a field: one, or three for a date.

    Args:
        field: a field with a single value.
        meaning: the description of its column; without it, one that follows from the field.
    """
    kind = "string"
    if field.base is Salience:
        kind = "integer"
    elif field.base is bool:
        kind = "boolean"
    constraints: Descriptor = {}
    if not field.optional:
        constraints["required"] = True
    if field.terms:
        constraints["enum"] = field.terms
    columns = [describe_column(field.name, meaning or _meaning_of(field), kind, **constraints)]
    if field.base is TimeSpan:
        earliest = "The first possible day of the date; empty if it has no lower bound."
        latest = "The last possible day of the date; empty if it has no upper bound."
        columns.append(describe_column(f"{field.name}_earliest", earliest, "date"))
        columns.append(describe_column(f"{field.name}_latest", latest, "date"))
    return columns


def _meaning_of(field: Field) -> str:
    if field.terms:
        return f"A term of the codebook: `{field.base.__name__}`."
    if field.link:
        return f"An id in `{_target_of(field.link)}`."
    if field.base is TimeSpan:
        return "The date, EDTF."
    return _MEANINGS[field.name]


def describe_schema(
    columns: list[Descriptor], key: list[str], links: list[Descriptor]
) -> Descriptor:
    """Return the schema of a table: its columns, its primary key and its links."""
    schema: Descriptor = {"fields": columns, "missingValues": [""], "primaryKey": key}
    if links:
        schema["foreignKeys"] = links
    return schema


def describe_link(columns: list[str], table: str, target_columns: list[str]) -> Descriptor:
    """Return a foreign key: columns that lead to columns of another table."""
    return {"fields": columns, "reference": {"resource": table, "fields": target_columns}}


def describe_links(fields: Iterable[Field], table: str = "") -> list[Descriptor]:
    """Return the foreign keys of the fields that are links; `table` is that of the fields."""
    links: list[Descriptor] = []
    for field in fields:
        if not field.link:
            continue
        target = _target_of(field.link)
        if target == table:
            # Version 1 requires "" for a table's link to itself, and version 2 allows it.
            target = ""
        links.append(describe_link([field.name], target, ["id"]))
    return links


def _target_of(link: Link) -> str:
    """Return the table to which a link leads; that of all records if there are several."""
    if len(link.tables) == 1:
        return link.tables[0]
    return "records"
