"""The data that exporters accept, and the records that they write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.excerpt import excerpt_collection
from czsu_relations._model.wording import describe_value
from czsu_relations._public import publish
from czsu_relations.errors import QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from czsu_relations._model.records import Event

__all__ = ["Exportable", "collection_to_export", "events_to_export", "spdx_id"]

_SPDX_ID: Final = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.-]+")


@runtime_checkable
class Exportable(Protocol):
    """A dataset or a selection: the data that the functions of `czsu_relations.export` accept.

    Use it as a type annotation for functions of your own that pass data on to an exporter.

    >>> import czsu_relations as czsu
    >>> def write_both(data: czsu.Exportable) -> None: ...
    >>> isinstance(czsu.dataset, czsu.Exportable), isinstance(czsu.events, czsu.Exportable)
    (True, True)
    """

    @property
    def collection(self) -> Collection:
        """All records of the dataset, also for a selection.

        >>> import czsu_relations as czsu
        >>> czsu.events[:2].collection is czsu.dataset.collection
        True
        """
        ...

    @property
    def records_by_table(self) -> Mapping[str, Sequence[Any]]:
        """The records to export, by the name of their table.

        >>> import czsu_relations as czsu
        >>> list(czsu.dataset.records_by_table)
        ['periods', 'events', 'conditions', 'treaties', 'actors', 'references']
        >>> list(czsu.events.records_by_table)
        ['events']
        """
        ...


def collection_to_export(data: object) -> Collection:
    """Return all records of a dataset, or the excerpt of a selection.

    Raises:
        QueryTypeError: the data are neither a dataset nor a selection.
    """
    if not isinstance(data, Exportable):
        raise QueryTypeError(f"this exports a dataset or a selection, not {describe_value(data)}")
    tables = data.records_by_table
    if tables.keys() == RECORD_TYPES.keys():
        return data.collection
    records: list[Any] = []
    for table in tables.values():
        records.extend(table)
    return excerpt_collection(data.collection, records, suffix="an excerpt")


def events_to_export(data: object) -> tuple[Sequence[Event], Collection]:
    """Return the events of a dataset or of a selection of events, and the whole collection.

    Raises:
        QueryTypeError: the data are neither a dataset nor a selection of events.
    """
    if isinstance(data, Exportable):
        events = data.records_by_table.get("events")
        if events is not None:
            return events, data.collection
    raise QueryTypeError(
        f"this exports a dataset or a selection of events, not {describe_value(data)}"
    )


def spdx_id(expression: str | None) -> str | None:
    """Return a licence if its SPDX expression is a single id; else None.

    Some formats have a place for an id of SPDX, but not for an expression.
    """
    if expression and _SPDX_ID.fullmatch(expression):
        return expression
    return None


publish(globals())
