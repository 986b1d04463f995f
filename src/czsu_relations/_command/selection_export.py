"""The records that a command finds, in the formats of other programs (`--export`)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from czsu_relations._command.formats import format_json
from czsu_relations._display.content import describe_record
from czsu_relations._model.reference import Reference
from czsu_relations._query.snapshot import SNAPSHOT_PARTS, last_events_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from czsu_relations._model.records import Record
    from czsu_relations._query.dataset import Dataset
    from czsu_relations._query.events import Events
    from czsu_relations._query.references import References
    from czsu_relations._query.selection import Selection
    from czsu_relations._query.snapshot import Snapshot

__all__ = [
    "cited_references",
    "events_of",
    "export_selections",
    "footnotes_text",
    "snapshot_records",
]


def export_selections(
    format_name: str,
    dataset: Dataset,
    selections: Iterable[Selection[Any]],
    *,
    anniversaries: bool,
) -> bytes:
    """Return some records of a dataset as a document.

    Args:
        format_name: a format of `--export`, other than csv.
        dataset: the dataset of the selections.
        selections: the records.
        anniversaries: whether a calendar repeats the events every year.
    """
    from czsu_relations import export

    found = list(selections)
    # An actor has sources on whatever it is known for: they count if nothing else was found.
    works = [records for records in found if records and records.table != "actors"] or found
    writers: dict[str, Callable[[], bytes]] = {
        "json": lambda: dataset.excerpt(*found).to_json().encode(),
        "bibtex": lambda: cited_references(dataset, works).to_bibtex().encode(),
        "csl": lambda: format_json(cited_references(dataset, works).to_csl()),
        "timelinejs": lambda: format_json(export.timelinejs(events_of(dataset, found))),
        "footnotes": lambda: footnotes_text(dataset, chain.from_iterable(found)).encode(),
        "ical": lambda: export.ical(events_of(dataset, found), anniversaries=anniversaries),
    }
    return writers[format_name]()


def snapshot_records(snapshot: Snapshot) -> list[Selection[Any]]:
    """Return the records that `on` lists."""
    parts = [getattr(snapshot, part) for part in SNAPSHOT_PARTS]
    return [*parts, last_events_before(snapshot)]


def cited_references(dataset: Dataset, selections: Iterable[Iterable[Record]]) -> References:
    """Return the references that records cite; a reference stands for itself."""
    ids: set[str] = set()
    for records in selections:
        for record in records:
            if isinstance(record, Reference):
                ids.add(record.id)
            else:
                ids.update(citation.reference for citation in record.citations)
    return dataset.references.where(lambda reference: reference.id in ids)


def footnotes_text(dataset: Dataset, records: Iterable[Record]) -> str:
    """Return each record on a line, and its sources on the next; a reference has no sources."""
    lines: list[str] = []
    for record in records:
        if isinstance(record, Reference):
            lines.append(record.describe())
        else:
            lines += [describe_record(record), f"  {dataset.footnote(record)}"]
    return "".join(f"{line}\n" for line in lines)


def events_of(dataset: Dataset, selections: Iterable[Selection[Any]]) -> Events:
    """Return the events among records, in the order of the dataset."""
    ids: set[str] = set()
    for selection in selections:
        if selection.table == "events":
            ids.update(selection.ids)
    return dataset.events.where(lambda event: event.id in ids)
