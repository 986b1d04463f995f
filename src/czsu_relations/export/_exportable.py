"""The data that exporters accept, and the records that they write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from czsu_relations._model.collection import RECORD_TYPES, Collection
from czsu_relations._model.excerpt import excerpt_collection
from czsu_relations._model.wording import describe_value
from czsu_relations._public import publish
from czsu_relations.errors import QueryTypeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from czsu_relations._model.records import Event

__all__ = ["Exportable", "collection_to_export", "events_to_export"]


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
    if _is_whole_dataset(data):
        return data.collection
    records: list[Any] = []
    for table in data.records_by_table.values():
        records.extend(table)
    return excerpt_collection(data.collection, records, suffix="an excerpt")


def _is_whole_dataset(data: Exportable) -> bool:
    """Whether these are the data of a dataset and not of a selection."""
    # Exporters are below the classes that users query, and cannot ask for the type. Only a dataset
    # has all tables; a selection has one.
    return data.records_by_table.keys() == RECORD_TYPES.keys()


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


publish(globals())
