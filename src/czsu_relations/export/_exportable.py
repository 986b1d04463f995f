"""What exporters accept, and what of it they write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol, cast, runtime_checkable

from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.excerpt import excerpt_collection
from czsu_relations._model.fields import describe_value
from czsu_relations._public import publish
from czsu_relations.errors import QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from czsu_relations._model.records import Event

__all__ = ["Exportable", "collection_to_export", "events_to_export", "spdx_id"]

_SPDX_ID: Final = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.-]+")


@runtime_checkable
class Exportable(Protocol):
    """A dataset or a selection: what the functions of `czsu_relations.export` take."""

    @property
    def collection(self) -> Collection:
        """All records of the dataset."""
        ...

    @property
    def records_by_table(self) -> Mapping[str, Sequence[Any]]:
        """The records to export, by the name of their table."""
        ...


def collection_to_export(data: object) -> Collection:
    """Return all records of a dataset; of a selection its excerpt.

    Raises:
        QueryTypeError: this is neither a dataset nor a selection.
    """
    if not isinstance(data, Exportable):
        raise QueryTypeError(f"this exports a dataset or a selection, not {describe_value(data)}")
    tables = data.records_by_table
    if tables.keys() == RECORD_TYPES.keys():
        return data.collection
    records = [record for table in tables.values() for record in table]
    return excerpt_collection(data.collection, records, suffix="an excerpt")


def events_to_export(data: object) -> tuple[Sequence[Event], Collection]:
    """Return the events of a dataset or of a selection of events, and all records beside them.

    Raises:
        QueryTypeError: this is neither a dataset nor a selection of events.
    """
    events = data.records_by_table.get("events") if isinstance(data, Exportable) else None
    if events is None:
        raise QueryTypeError(
            f"this exports a dataset or a selection of events, not {describe_value(data)}"
        )
    return events, cast("Exportable", data).collection


def spdx_id(expression: str | None) -> str | None:
    """Return an SPDX expression if it is a single id, for formats that take nothing else."""
    return expression if expression and _SPDX_ID.fullmatch(expression) else None


publish(globals())
