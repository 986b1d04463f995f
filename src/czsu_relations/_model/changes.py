"""What differs between two states of a dataset, record by record and field by field."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from attrs import frozen

from czsu_relations._public import publish

__all__ = ["Change", "compare_records"]

Plain = Mapping[str, Any]
"""A record as plain data, by the names of its fields."""


@frozen(kw_only=True)
class Change:
    """One difference between two datasets: a record that one lacks, or a field that differs.

    >>> import czsu_relations as czsu
    >>> older = czsu.Dataset.from_json(czsu.dataset.to_json())
    >>> len(older.diff(czsu.dataset))
    0

    Attributes:
        table: the table of the record; "dataset" for the header.
        record: the id of the record; for the header, the edition of the newer dataset.
        title: the title or name of the record, in the newer dataset if it is there.
        change: "added", "removed" or "changed".
        field: the field that differs; None for a record that was added or removed.
        before: the value of the field in the older dataset, as in the JSON; None if it is missing.
        after: the value of the field in the newer dataset, as in the JSON; None if it is missing.
    """

    table: str
    record: str
    title: str
    change: Literal["added", "removed", "changed"]
    field: str | None = None
    before: object = None
    after: object = None


def compare_records(before: Plain, after: Plain) -> Iterator[tuple[str, object, object]]:
    """Yield the name and both values of each field that differs, in the order of the fields.

    Args:
        before: the older record.
        after: the newer record; its fields come first, in its order.
    """
    for field in dict.fromkeys((*after, *before)):
        old, new = before.get(field), after.get(field)
        if old != new:
            yield field, old, new


publish(globals())
