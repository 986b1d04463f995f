"""How the columns of records and of claims are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import frozen

from czsu_relations._dates.limits import first_possible_day, last_possible_day
from czsu_relations._model.names import names_of
from czsu_relations._model.records import Record
from czsu_relations._tables.table import Cell, Column

if TYPE_CHECKING:
    from czsu_relations._dates.timespan import TimeSpan

__all__ = [
    "RecordColumn",
    "compute_column",
    "copy_field",
    "make_date_columns",
    "make_kind_column",
    "make_link_columns",
]


@frozen
class RecordColumn(Column):
    """A column of records or claims: its meaning, and how it is read."""

    read: Callable[[Any, Mapping[str, Record]], Cell]
    """The cell of an item, given the item and all records of the dataset by id."""


def copy_field(name: str, meaning: str, holds: type = str) -> RecordColumn:
    """Return a column for a field as it is: a text, a term, a link, or a list of them."""
    return RecordColumn(name, holds, meaning, lambda record, _: _to_cell(getattr(record, name)))


def _to_cell(value: Cell | Enum) -> Cell:
    """Return the value of a field with its terms as texts, or as numbers if they are numbers."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if isinstance(value, Enum):
        cell: Cell = value.value
        return cell
    return value


def compute_column(
    name: str, meaning: str, read: Callable[[Any], Cell], holds: type = str
) -> RecordColumn:
    """Return a column whose cells a function computes from the record alone."""
    return RecordColumn(name, holds, meaning, lambda record, _: read(record))


def make_link_columns(
    names: tuple[str, str], meaning: str, read_ids: Callable[[Any], tuple[str, ...]]
) -> tuple[RecordColumn, RecordColumn]:
    """Return two columns for links: the ids, and the titles or names of the same records."""
    ids_name, titles_name = names
    return (
        compute_column(ids_name, f"{meaning}, by id.", read_ids, tuple),
        RecordColumn(
            titles_name,
            tuple,
            "The titles or names of the same records, in the same order.",
            lambda record, by_id: tuple(names_of(by_id[key])[0] for key in read_ids(record)),
        ),
    )


def make_date_columns(
    field: str, meaning: str, names: tuple[str, str, str, str]
) -> tuple[RecordColumn, ...]:
    """Return the columns of a date: EDTF under the field's name, and four more under `names`."""
    english, earliest, latest, certain_day = names

    def read_date(read: Callable[[TimeSpan], Cell]) -> Callable[[Any], Cell]:
        def read_field(record: object) -> Cell:
            span: TimeSpan | None = getattr(record, field)
            if span is None:
                return None
            return read(span)

        return read_field

    return (
        compute_column(field, f"{meaning}, EDTF.", read_date(str)),
        compute_column(
            english, "The same date in English.", read_date(lambda span: span.describe())
        ),
        compute_column(
            earliest,
            "The first possible day of the date; empty if it has no lower bound.",
            read_date(first_possible_day),
            date,
        ),
        compute_column(
            latest,
            "The last possible day of the date; empty if it has no upper bound.",
            read_date(last_possible_day),
            date,
        ),
        compute_column(
            certain_day,
            "Whether the date is one certain calendar day.",
            read_date(lambda span: span.is_day),
            bool,
        ),
    )


def make_kind_column(vocabulary: str) -> RecordColumn:
    return copy_field("kind", f"A term of the codebook: `{vocabulary}`.")
