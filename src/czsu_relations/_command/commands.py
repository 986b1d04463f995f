"""The commands: one function each, which takes arguments and a dataset and returns an answer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen

from czsu_relations._command.formats import (
    COMMON_COLUMNS,
    common_row,
    format_json,
    format_rows,
    format_table,
    format_text,
)
from czsu_relations._command.help_texts import PROGRAM
from czsu_relations._command.hints import explain_day_of_year, explain_two_dates
from czsu_relations._command.reading import read_edition
from czsu_relations._command.selection_export import (
    cited_references,
    events_of,
    export_selections,
    footnotes_text,
    snapshot_records,
)
from czsu_relations._display.content import NOTHING_RECORDED, format_count
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
from czsu_relations._model.vocabulary.events import EventKind
from czsu_relations._query.card import card_content
from czsu_relations._query.search import unmatched_words
from czsu_relations._query.snapshot import SNAPSHOT_PARTS, last_events_before, snapshot_content
from czsu_relations._query.time_range import day_range
from czsu_relations.errors import EDTFError, QueryError, format_suggestions

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from czsu_relations._query.dataset import Dataset
    from czsu_relations._query.events import Events
    from czsu_relations._query.selection import Selection
    from czsu_relations._query.snapshot import Snapshot
    from czsu_relations._query.tabular import Tabular

__all__ = ["Answer", "Output", "run_command"]

Output = bytes | list[Line]
"""Bytes for programs, or lines for people."""


@frozen
class Answer:
    """What a command prints, what it says beside that, and its exit code."""

    output: Output
    notes: Sequence[str] = ()
    """Lines for people, for standard error: a file or another program gets the output alone."""
    exit_code: int = 0


# ---- the commands ------------------------------------------------------------


def run_command(parsed: Namespace, dataset: Dataset) -> Answer:
    """Return the answer of the command that was given, or the chronicle if none was given."""
    if parsed.command == "diff":
        return _answer_diff(parsed, dataset)
    if parsed.command not in _QUERIES:
        return Answer(_COMMANDS.get(parsed.command, _answer_chronicle)(parsed, dataset))
    query = _QUERIES[parsed.command]
    found = query.find(parsed, dataset)
    if parsed.format == "text" and not parsed.export:
        return Answer(query.show(found, parsed, dataset))
    selections = query.list_selections(found)
    notes = [] if any(selections) else _explain_nothing(parsed, dataset)
    if parsed.export:
        document = export_selections(
            parsed.export, dataset, selections, anniversaries=parsed.anniversaries
        )
        if parsed.export == "ical":
            notes += _explain_left_out(dataset, selections)
        return Answer(document, notes)
    return Answer(query.show(found, parsed, dataset), notes)


def _explain_left_out(dataset: Dataset, selections: Iterable[Selection[Any]]) -> Iterator[str]:
    """Yield how many of the events that were found are not in the calendar, if any."""
    from czsu_relations.export._ical import count_left_out

    events = events_of(dataset, selections)
    count = count_left_out(events)
    if count:
        yield f"{count} of {format_count(len(events), 'event')} left out: no certain days"


def _explain_nothing(parsed: Namespace, dataset: Dataset) -> list[str]:
    """Return lines that say that nothing is recorded, and as far as can be said, why."""
    if parsed.command == "search":
        return _explain_empty_search(" ".join(parsed.words), dataset)
    reasons = _explain_no_events(parsed, dataset) if parsed.command == "between" else ()
    return [NOTHING_RECORDED, *reasons]


def _answer_chronicle(_: Namespace, dataset: Dataset) -> Output:
    """Return all events, under the periods in which they begin."""
    return list(chronicle_lines(dataset.collection))


def _answer_version(_: Namespace, dataset: Dataset) -> Output:
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version(PROGRAM)
    except PackageNotFoundError:  # in a source tree or a zip file
        number = "(not installed)"
    return [Line(f"{PROGRAM} {number}, data edition {dataset.edition}")]


def _answer_kinds(_parsed: Namespace, _dataset: Dataset) -> Output:
    """Return each kind of events with its meaning beside it."""
    width = max(map(len, EventKind))
    return [Line(f"{kind.ljust(width)}  {kind.meaning}") for kind in EventKind]


def _show_snapshot(snapshot: Snapshot, parsed: Namespace, _: Dataset) -> Output:
    if parsed.format == "text":
        return list(snapshot_lines(snapshot_content(snapshot)))
    return format_rows(
        _snapshot_rows(snapshot), ["part", "certain", *COMMON_COLUMNS], parsed.format
    )


def _take_snapshot(parsed: Namespace, dataset: Dataset) -> Snapshot:
    text = " ".join(parsed.date)
    try:
        return dataset.on(text)
    except EDTFError as error:
        explain_two_dates(text.split(), error)
        explain_day_of_year(text)
        raise


def _snapshot_rows(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """Yield a row for each record of a snapshot, then for the last events before it."""
    for part in SNAPSHOT_PARTS:
        certain_records = getattr(snapshot.certain, part)
        records = getattr(snapshot, part)
        if part == "recent":
            records -= snapshot.events  # those that began before the date and went on
        for record in records:
            certain: bool | None = record in certain_records
            if part == "force_unknown":
                # No source says whether these treaties were in force: neither yes nor no is true.
                certain = None
            yield {"part": part, "certain": certain, **common_row(record)}
    for event in last_events_before(snapshot):
        yield {"part": "earlier", "certain": True, **common_row(event)}


def _show_events(events: Events, parsed: Namespace, dataset: Dataset) -> Output:
    if parsed.format == "text":
        if not events:
            return [Line(text, DIM) for text in _explain_nothing(parsed, dataset)]
        return _append_count(list_lines(events), len(events), "event")
    if parsed.format == "json":
        return format_json(events.to_rows())
    return format_table(events)


def _events_between(parsed: Namespace, dataset: Dataset) -> Events:
    events = dataset.events.between(parsed.start, parsed.end, certain=parsed.certain)
    wider = {"parts": parsed.parts, "succession": parsed.succession}
    for actor in parsed.actor or ():
        events = events.involving(actor, role=parsed.role, **wider)
    for actor in parsed.initiated_by or ():
        events = events.involving(actor, role="initiator", **wider)
    for actor in parsed.against or ():
        events = events.involving(actor, role="target", **wider)
    for treaty in parsed.treaty or ():
        events = events.under(treaty)
    if parsed.kind:
        events = events.of_kind(*parsed.kind)
    if parsed.salience:
        events = events.of_salience(*parsed.salience)
    return events


def _explain_no_events(parsed: Namespace, dataset: Dataset) -> Iterator[str]:
    """Yield why there can be no event: nobody was there, or the time is not covered."""
    first, last = day_range(parsed.start, parsed.end)
    if not dataset.coverage.possibly_overlaps(first, last):
        yield f"the dataset covers {dataset.coverage.describe()}"
    for name in chain(parsed.actor or (), parsed.initiated_by or (), parsed.against or ()):
        actor = dataset.actors.named(name)
        if actor.existed and not actor.existed.possibly_overlaps(first, last):
            yield f"{actor} [{actor.id}]; for states before and after it, add --succession"


def _answer_show(parsed: Namespace, dataset: Dataset) -> Output:
    return list(card_lines(card_content(dataset.card(parsed.record))))


def _search_dataset(parsed: Namespace, dataset: Dataset) -> dict[str, Selection[Any]]:
    return dataset.search(" ".join(parsed.words))


def _records_of_day(parsed: Namespace, dataset: Dataset) -> dict[str, Selection[Any]]:
    """Return the records of the day of the year that is given, or else of today."""
    day = " ".join(parsed.day) or datetime.now().astimezone().date()
    return dataset.on_this_day(day)


def _show_tables(
    found: Mapping[str, Selection[Any]], parsed: Namespace, dataset: Dataset
) -> Output:
    """Return records of several tables: under a heading for each, or with the table in each row."""
    rows: list[dict[str, Any]] = []
    lines: list[Line] = []
    for table, records in found.items():
        rows += [{"table": table, **common_row(record)} for record in records]
        lines += [*heading_lines(table.capitalize()), *list_lines(records)]
    if parsed.format != "text":
        return format_rows(rows, ["table", *COMMON_COLUMNS], parsed.format)
    if not rows:
        return [Line(text, DIM) for text in _explain_nothing(parsed, dataset)]
    # The first line is the empty one above the first heading.
    return _append_count(lines[1:], len(rows), "record")


def _explain_empty_search(words: str, dataset: Dataset) -> list[str]:
    """Return which words no record has, and similar words; each word may be in some record."""
    collection = dataset.collection
    unmatched = unmatched_words(collection.records, words, collection.actors_by_id)
    if not unmatched:
        problem = "each word is in some record, but no record has all of them"
        return [f"{NOTHING_RECORDED}: {problem}", *_find_words_to_leave_out(words, dataset)]
    explanations: list[str] = []
    for word, nearest in unmatched:
        explanation = f"{NOTHING_RECORDED}: no record has a word that begins with {word!r}"
        if nearest:
            explanation += f"; {format_suggestions(nearest)}"
        explanations.append(explanation)
    return explanations


def _find_words_to_leave_out(words: str, dataset: Dataset) -> Iterator[str]:
    """Yield each word without which a search finds something, and how many records it finds."""
    several = words.split()
    for index, word in enumerate(several):
        others = " ".join(several[:index] + several[index + 1 :])
        # A word of signs alone leaves nothing to search for.
        with suppress(QueryError):
            count = sum(map(len, dataset.search(others).values()))
            if count:
                yield f"without {word!r}: {format_count(count, 'record')}"


def _answer_cite(parsed: Namespace, dataset: Dataset) -> Output:
    if not parsed.record:
        return format_text(dataset.citation(parsed.format))
    records = [dataset.record(name) for name in parsed.record]
    references = cited_references(dataset, [records])
    if parsed.format == "bibtex":
        return format_text(references.to_bibtex())
    if parsed.format == "csl":
        return format_json(references.to_csl())
    if parsed.format == "footnotes":
        return footnotes_text(dataset, records).encode()
    return references.bibliography().encode()


def _answer_export(parsed: Namespace, dataset: Dataset) -> Output:
    if parsed.format == "datapackage":
        from czsu_relations import export

        return [Line(str(export.datapackage(dataset, parsed.output)))]
    return _export_document(parsed, dataset)


def _export_document(parsed: Namespace, dataset: Dataset) -> bytes:
    """Return a dataset in a format that is one document."""
    from czsu_relations import export

    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: format_table(_find_table(parsed.table or "events", dataset)),
        "json": lambda: dataset.to_json().encode(),
        "bibtex": lambda: dataset.references.to_bibtex().encode(),
        "csl": lambda: format_json(dataset.references.to_csl()),
        "jsonld": lambda: format_json(export.jsonld(dataset)),
        "timelinejs": lambda: format_json(export.timelinejs(dataset)),
        "ical": lambda: export.ical(dataset, anniversaries=parsed.anniversaries),
    }
    return writers[parsed.format]()


def _find_table(name: str, dataset: Dataset) -> Tabular:
    """Return a table of a dataset by its name on the command line."""
    if name == "dyad-years":
        return dataset.dyad_years()
    table: Tabular = getattr(dataset, name)
    return table


def _answer_check(_: Namespace, dataset: Dataset) -> Output:
    # Every error was found when the dataset was read: one that gets here has none.
    lines = [Line(f"{dataset.title}, edition {dataset.edition}, is valid.", BOLD)]
    for table in RECORD_TYPES:
        lines.append(Line(f"  {len(getattr(dataset, table)):>6} {table}"))
    return lines


def _answer_diff(parsed: Namespace, dataset: Dataset) -> Answer:
    from czsu_relations._display.changes_text import changes_lines

    changes = read_edition(parsed.old).diff(dataset)
    if parsed.table:
        changes = changes.where(lambda change: change.table in parsed.table)
    output: Output
    if parsed.format == "text":
        output = list(changes_lines(changes.before.edition, changes.after.edition, changes))
    elif parsed.format == "json":
        output = format_json(changes.to_dict()[changes.table])
    else:
        output = format_table(changes)
    return Answer(output, exit_code=int(len(changes) > 0))


_COMMANDS: Final[dict[str, Callable[[Namespace, Dataset], Output]]] = {
    "version": _answer_version,
    "kinds": _answer_kinds,
    "show": _answer_show,
    "cite": _answer_cite,
    "export": _answer_export,
    "check": _answer_check,
}
"""The function of each command that has a name and takes no `--export`."""


class _Query(NamedTuple):
    """A command that finds records, which are shown or, with `--export`, written."""

    find: Callable[[Namespace, Dataset], Any]
    show: Callable[[Any, Namespace, Dataset], Output]
    list_selections: Callable[[Any], list[Selection[Any]]]


def _list_one(selection: Selection[Any]) -> list[Selection[Any]]:
    return [selection]


def _list_tables(found: Mapping[str, Selection[Any]]) -> list[Selection[Any]]:
    return [*found.values()]


_QUERIES: Final = {
    "on": _Query(_take_snapshot, _show_snapshot, snapshot_records),
    "between": _Query(_events_between, _show_events, _list_one),
    "on-this-day": _Query(_records_of_day, _show_tables, _list_tables),
    "search": _Query(_search_dataset, _show_tables, _list_tables),
}
"""The commands that take `--export`, by name."""


def _append_count(lines: Iterable[Line], count: int, noun: str) -> list[Line]:
    """Return a list with its count below it."""
    return [*lines, Line(""), count_line(count, noun)]
