"""The commands: one function each, from arguments and a dataset to an answer."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._command.arguments import PROGRAM
from czsu_relations._display.content import NOTHING_RECORDED, time_field_of, time_of, title_of
from czsu_relations._display.text import (
    BOLD,
    DIM,
    Line,
    card_lines,
    chronicle_lines,
    count_line,
    heading_lines,
    list_lines,
    snapshot_lines,
)
from czsu_relations._model.collection import RECORD_TYPES
from czsu_relations._model.reference import Reference
from czsu_relations._query.card import card_content
from czsu_relations._query.snapshot import last_events_before, snapshot_content
from czsu_relations.errors import QueryError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable

    from czsu_relations._model.records import Record
    from czsu_relations._query.dataset import Dataset
    from czsu_relations._query.tabular import Tabular

__all__ = ["COMMANDS", "Answer", "print_chronicle"]

Answer = bytes | list[Line]
"""Data for programs, or lines for people."""

_SNAPSHOT_PARTS: Final = (
    "periods", "treaties", "force_unknown", "conditions", "events", "recent",
)  # fmt: skip

_COLUMNS: Final = ("id", "title", "date", "date_of", "disputed", "sources")
"""The columns that records of all types have in common."""


def print_chronicle(_: Namespace, dataset: Dataset) -> Answer:
    """All events, under the periods that they begin in."""
    return list(chronicle_lines(dataset.collection))


def _print_version(_: Namespace, dataset: Dataset) -> Answer:
    from importlib.metadata import version

    return [Line(f"{PROGRAM} {version(PROGRAM)}, data edition {dataset.edition}")]


def _print_snapshot(parsed: Namespace, dataset: Dataset) -> Answer:
    snapshot = dataset.on(" ".join(parsed.date))
    if parsed.format == "text":
        return list(snapshot_lines(snapshot_content(snapshot)))
    rows: list[dict[str, Any]] = []
    for part in _SNAPSHOT_PARTS:
        certain_records = getattr(snapshot.certain, part)
        for record in getattr(snapshot, part):
            certain = None if part == "force_unknown" else record in certain_records
            rows.append({"part": part, "certain": certain, **_common_row(record)})
    for record in last_events_before(snapshot):
        rows.append({"part": "earlier", "certain": True, **_common_row(record)})
    return _format_rows(rows, ["part", "certain", *_COLUMNS], parsed.format)


def _list_between(parsed: Namespace, dataset: Dataset) -> Answer:
    events = dataset.events.between(parsed.start, parsed.end, certain=parsed.certain)
    if parsed.actor:
        events = events.involving(parsed.actor)
    if parsed.treaty:
        events = events.under(parsed.treaty)
    if parsed.kind:
        events = events.of_kind(*parsed.kind)
    if parsed.format == "text":
        return _with_count(list_lines(events), len(events), "event")
    if parsed.format == "json":
        return _format_json(events.to_rows())
    return _format_table(events)


def _show_record(parsed: Namespace, dataset: Dataset) -> Answer:
    return list(card_lines(card_content(dataset.card(parsed.record))))


def _search(parsed: Namespace, dataset: Dataset) -> Answer:
    words = " ".join(parsed.words)
    found = {table: getattr(dataset, table).search(words) for table in RECORD_TYPES}
    if parsed.format != "text":
        rows = [
            {"table": table, **_common_row(record)}
            for table, records in found.items()
            for record in records
        ]
        return _format_rows(rows, ["table", *_COLUMNS], parsed.format)
    lines: list[Line] = []
    for table, records in found.items():
        if records:
            lines += [*heading_lines(table.capitalize()), *list_lines(records)]
    if not lines:
        return [
            Line(
                f"{NOTHING_RECORDED}: no record has all the words in titles, names or summary", DIM
            )
        ]
    # The first line is the empty one above the first heading.
    return _with_count(lines[1:], sum(map(len, found.values())), "record")


def _cite(parsed: Namespace, dataset: Dataset) -> Answer:
    if not parsed.record:
        if parsed.format == "csl":
            raise QueryError(
                "the dataset itself is cited as text or bibtex; for csl, name a record"
            )
        return _format_text(dataset.citation(parsed.format))
    ids: set[str] = set()
    for sought in parsed.record:
        ids |= _reference_ids(dataset.record(sought))
    references = dataset.references.where(lambda reference: reference.id in ids)
    if parsed.format == "bibtex":
        return _format_text(references.to_bibtex())
    if parsed.format == "csl":
        return _format_json(references.to_csl())
    return _format_text("\n".join(reference.describe() for reference in references))


def _reference_ids(record: Record) -> set[str]:
    if isinstance(record, Reference):
        return {record.id}
    return {citation.reference for citation in record.citations}


def _export(parsed: Namespace, dataset: Dataset) -> Answer:
    if parsed.format == "datapackage":
        from czsu_relations import export

        return [Line(str(export.datapackage(dataset, parsed.output)))]
    document = _export_document(parsed.format, parsed.table or "events", dataset)
    if parsed.output is None:
        return document
    Path(parsed.output).write_bytes(document)
    return []


def _export_document(form: str, table: str, dataset: Dataset) -> bytes:
    from czsu_relations import export

    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: _format_table(getattr(dataset, table)),
        "json": lambda: dataset.to_json().encode(),
        "bibtex": lambda: dataset.references.to_bibtex().encode(),
        "csl": lambda: _format_json(dataset.references.to_csl()),
        "jsonld": lambda: _format_json(export.jsonld(dataset)),
        "timelinejs": lambda: _format_json(export.timelinejs(dataset)),
        "ical": lambda: export.ical(dataset),
    }
    return writers[form]()


def _check(_: Namespace, dataset: Dataset) -> Answer:
    """Say that a dataset is sound, since it could be read, and how much is in it."""
    counts = (Line(f"  {len(getattr(dataset, table)):>6} {table}") for table in RECORD_TYPES)
    return [Line(f"{dataset.title}, edition {dataset.edition}, is sound.", BOLD), *counts]


COMMANDS: Final[dict[str, Callable[[Namespace, Dataset], Answer]]] = {
    "version": _print_version,
    "on": _print_snapshot,
    "between": _list_between,
    "show": _show_record,
    "search": _search,
    "cite": _cite,
    "export": _export,
    "check": _check,
}
"""The commands by name; without a command, the chronicle is printed."""


# ---- the forms of an answer ----------------------------------------------------


def _common_row(record: Record) -> dict[str, Any]:
    """Return what records of all types have in common."""
    span = time_of(record)
    cited = (citation.reference for citation in getattr(record, "citations", ()))
    return {
        "id": record.id,
        "title": title_of(record),
        "date": span and span.edtf,
        "date_of": time_field_of(record),
        "disputed": getattr(record, "disputed", None),
        "sources": "; ".join(dict.fromkeys(cited)),
    }


def _format_rows(rows: list[dict[str, Any]], columns: list[str], form: str) -> bytes:
    if form == "json":
        return _format_json(rows)
    from czsu_relations._tables.csv_text import format_csv

    return format_csv(columns, (row.values() for row in rows)).encode()


def _format_table(table: Tabular) -> bytes:
    target = io.BytesIO()
    table.to_csv(target)
    return target.getvalue()


def _format_json(raw: object) -> bytes:
    from czsu_relations._storage.json_text import dump_json

    return dump_json(raw).encode()


def _format_text(text: str) -> bytes:
    """Return a text that is to be pasted: as it is, no line broken."""
    return f"{text.rstrip()}\n".encode()


def _with_count(lines: Iterable[Line], count: int, noun: str) -> list[Line]:
    """Return a list with its count below, or that there is nothing."""
    return [*lines, *([Line("")] if count else []), count_line(count, noun)]
