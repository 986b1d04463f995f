"""The command line: one function for each command, and the errors that people read."""

from __future__ import annotations

import errno
import io
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from czsu_relations._content import NOTHING, earlier, time_of, timed_by, title_of
from czsu_relations._dataset import Dataset
from czsu_relations._display import (
    BOLD,
    DIM,
    Line,
    card_lines,
    chronicle,
    headed,
    listed,
    snapshot_lines,
    summed,
)
from czsu_relations._names import names_of
from czsu_relations._records import ROOMS, Reference
from czsu_relations._terminal import put, put_data
from czsu_relations._vocabulary import EventKind
from czsu_relations.errors import CzsuError, QueryError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from czsu_relations._records import Record

__all__ = ["main", "reader_left"]

Answer = bytes | list[Line]
"""Data for programs, or lines for people."""

_PROG: Final = "czsu-relations"

_ABOUT: Final = """\
Czechoslovak-Soviet relations, 1917-1993: what happened, what held, what bound,
and on whose word. Without a command, the chronicle of all events.
"""

_END: Final = """\
dates:
  1940-06-01, "1 June 1940", 1940-06, 1940, or any other EDTF

examples:
  czsu-relations on 1940-06-01
  czsu-relations between 1938-09 1945-05-09 --actor Benes
  czsu-relations show dubcek
  czsu-relations search munich agreement
  czsu-relations cite mutual-assistance-1935 --format bibtex
  czsu-relations export csv --room treaties -o treaties.csv
  czsu-relations check mine.json

exit codes:
  0  done, also where nothing is recorded
  1  it cannot be answered, or the dataset that was checked is not sound
  2  the command was not understood

Styles are used on a terminal only, and never if NO_COLOR is set.
"""

_FORMATS: Final = (
    "csv", "json", "bibtex", "csl", "jsonld", "timelinejs", "ical", "datapackage",
)  # fmt: skip

_PARTS: Final = ("periods", "treaties", "force_unknown", "conditions", "events", "recent")
"""What a snapshot has."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit code."""
    given = _given(arguments)
    try:
        _say(_answer(given, _dataset(given.data)))
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _fail(f"{place}{error.strerror or error}")
    except CzsuError as error:
        return _fail(str(error))
    return 0


def _answer(given: Namespace, dataset: Dataset) -> Answer:
    try:
        answer: Answer = given.command(given, dataset)
    except UnknownNameError as error:
        raise QueryError(_unknown(error, dataset)) from error
    return answer


def _unknown(error: UnknownNameError, dataset: Dataset) -> str:
    """Say what to ask for instead: ids, which name one record only, or kinds."""
    if error.noun == "event kind":
        return str(error) if error.nearest else f"{error}; there are {', '.join(EventKind)}"
    if not error.nearest:
        return f"{error}; try `{_PROG} search` with a word of it"
    room = {"actor": "actors", "treaty": "treaties"}.get(error.noun, "records")
    records: Sequence[Record] = getattr(dataset, room)
    ids = (one.id for name in error.nearest for one in records if name in {one.id, *names_of(one)})
    return str(UnknownNameError(error.sought, error.noun, dict.fromkeys(ids)))


def _fail(complaint: str) -> int:
    put(map(Line, f"{_PROG}: {complaint}".splitlines()), sys.stderr)
    return 1


def _say(answer: Answer) -> None:
    """Write the answer, to its end or until the reader has left."""
    out = sys.stdout
    try:
        if isinstance(answer, bytes):
            put_data(answer, out)
        else:
            put(answer, out)
        out.flush()
    except OSError as error:
        # So that Python's own last flush does not complain, too:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        if not reader_left(error):
            raise


def reader_left(error: OSError) -> bool:
    """Whether a pipe was closed; Windows may say EINVAL then, as `subprocess` has found, too."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def _dataset(path: str | None) -> Dataset:
    if path:
        return Dataset.from_json(_bytes(path))
    from czsu_relations._bundled import dataset  # noqa: PLC0415 - read only if it is asked

    return dataset


def _bytes(path: str) -> bytes:
    return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()


# ---- commands ----------------------------------------------------------------


def _chronicle(_: Namespace, dataset: Dataset) -> Answer:
    return list(chronicle(dataset))


def _version(_: Namespace, dataset: Dataset) -> Answer:
    from importlib.metadata import version  # noqa: PLC0415 - slow to import, and seldom needed

    return [Line(f"{_PROG} {version(_PROG)}, data edition {dataset.edition}")]


def _on(given: Namespace, dataset: Dataset) -> Answer:
    snapshot = dataset.on(" ".join(given.date))
    if given.format == "text":
        return list(snapshot_lines(snapshot))
    rows: list[dict[str, Any]] = []
    for part in _PARTS:
        sure = getattr(snapshot.certain, part)
        for one in getattr(snapshot, part):
            certain = None if part == "force_unknown" else one in sure
            rows.append({"part": part, "certain": certain, **_row(one)})
    rows += ({"part": "earlier", "certain": True, **_row(one)} for one in earlier(snapshot))
    return _data(rows, ["part", "certain", *_COLUMNS], given.format)


def _between(given: Namespace, dataset: Dataset) -> Answer:
    events = dataset.events.between(given.start, given.end, certain=given.certain)
    if given.actor:
        events = events.involving(given.actor)
    if given.treaty:
        events = events.under(given.treaty)
    if given.kind:
        events = events.of_kind(*given.kind)
    if given.format == "text":
        return _summed(listed(events), len(events), "event")
    if given.format == "json":
        return _json(events.to_rows())
    return _csv(events)


def _show(given: Namespace, dataset: Dataset) -> Answer:
    return list(card_lines(dataset.card(given.record)))


def _search(given: Namespace, dataset: Dataset) -> Answer:
    words = " ".join(given.words)
    found = {room: getattr(dataset, room).search(words) for room in ROOMS}
    if given.format != "text":
        rows = [{"room": room, **_row(one)} for room, some in found.items() for one in some]
        return _data(rows, ["room", *_COLUMNS], given.format)
    lines = [
        line
        for room, some in found.items()
        if some
        for line in (*headed(room.capitalize()), *listed(some))
    ]
    if not lines:
        return [Line(f"{NOTHING}: no record has all the words in titles, names or summary", DIM)]
    return _summed(lines[1:], sum(map(len, found.values())), "record")


def _cite(given: Namespace, dataset: Dataset) -> Answer:
    if not given.record:
        if given.format == "csl":
            raise QueryError(
                "the dataset itself is cited as text or bibtex; for csl, name a record"
            )
        return _text(dataset.citation(given.format))
    ids = {key for sought in given.record for key in _sources(dataset.record(sought))}
    references = dataset.references.where(lambda one: one.id in ids)
    if given.format == "bibtex":
        return _text(references.to_bibtex())
    if given.format == "csl":
        return _json(references.to_csl())
    return _text("\n".join(one.describe() for one in references))


def _sources(record: Record) -> set[str]:
    if isinstance(record, Reference):
        return {record.id}
    return {citation.reference for citation in record.citations}


def _export(given: Namespace, dataset: Dataset) -> Answer:
    if given.format == "datapackage":
        from czsu_relations import export  # noqa: PLC0415 - seldom needed

        return [Line(str(export.datapackage(dataset, given.output)))]
    document = _document(given.format, given.room or "events", dataset)
    if given.output is None:
        return document
    Path(given.output).write_bytes(document)
    return []


def _document(form: str, room: str, dataset: Dataset) -> bytes:
    from czsu_relations import export  # noqa: PLC0415 - seldom needed

    written: dict[str, Callable[[], bytes]] = {
        "csv": lambda: _csv(getattr(dataset, room)),
        "json": lambda: dataset.to_json().encode(),
        "bibtex": lambda: dataset.references.to_bibtex().encode(),
        "csl": lambda: _json(dataset.references.to_csl()),
        "jsonld": lambda: _json(export.jsonld(dataset)),
        "timelinejs": lambda: _json(export.timelinejs(dataset)),
        "ical": lambda: export.ical(dataset),
    }
    return written[form]()


def _check(_: Namespace, dataset: Dataset) -> Answer:
    """Say that a dataset is sound, since it could be read, and how much is in it."""
    counts = (Line(f"  {len(getattr(dataset, room)):>6} {room}") for room in ROOMS)
    return [Line(f"{dataset.title}, edition {dataset.edition}, is sound.", BOLD), *counts]


# ---- answers -----------------------------------------------------------------


_COLUMNS: Final = ("id", "title", "date", "date_of", "disputed", "sources")


def _row(record: Record) -> dict[str, Any]:
    """Return what records of all types have in common."""
    span = time_of(record)
    cited = (citation.reference for citation in getattr(record, "citations", ()))
    return {
        "id": record.id,
        "title": title_of(record),
        "date": span and span.edtf,
        "date_of": timed_by(record),
        "disputed": getattr(record, "disputed", None),
        "sources": "; ".join(dict.fromkeys(cited)),
    }


def _data(rows: list[dict[str, Any]], columns: list[str], form: str) -> bytes:
    if form == "json":
        return _json(rows)
    from czsu_relations._csv import csv_text  # noqa: PLC0415 - only one format needs it

    return csv_text(columns, (row.values() for row in rows)).encode()


def _csv(table: Any) -> bytes:  # noqa: ANN401 - of any room
    target = io.BytesIO()
    table.to_csv(target)
    return target.getvalue()


def _json(raw: object) -> bytes:
    from czsu_relations._json import dump  # noqa: PLC0415 - only one format needs it

    return dump(raw).encode()


def _text(text: str) -> bytes:
    """Return a text that is to be pasted: as it is, no line broken."""
    return f"{text.rstrip()}\n".encode()


def _summed(lines: Iterable[Line], count: int, noun: str) -> list[Line]:
    """Return a list with its count below, or that there is nothing."""
    return [*lines, *([Line("")] if count else []), summed(count, noun)]


# ---- what is understood ------------------------------------------------------


def _given(arguments: Sequence[str] | None) -> Namespace:
    """Read the arguments, or leave with what is wrong with them."""
    parser = ArgumentParser(
        prog=_PROG, description=_ABOUT, epilog=_END, formatter_class=RawDescriptionHelpFormatter
    )
    parser.set_defaults(command=_chronicle)
    parser.add_argument(
        "--version",
        action="store_const",
        dest="command",
        const=_version,
        help="print the version of the program and the edition of the data",
    )
    _take_data(parser, None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Callable[..., object], about: str) -> ArgumentParser:
        one = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        one.set_defaults(command=command)
        if command is not _check:
            _take_data(one, SUPPRESS)  # else it would undo what stands before the command
        return one

    on = add("on", _on, "who stood where on a day, what bound, held and had happened last")
    on.add_argument(
        "date", metavar="DATE", nargs="+", help="as 1940-06-01, 1 June 1940, 1940-06 or 1940"
    )
    between = add(
        "between", _between, "events from the first day of one date to the last of another"
    )
    between.add_argument("start", metavar="FROM", help="a date; .. for no limit")
    between.add_argument("end", metavar="TO", help="a date; .. for no limit")
    between.add_argument("--actor", help="id or name of somebody who took part")
    between.add_argument("--treaty", help="id or title of a treaty they have to do with")
    between.add_argument(
        "--kind", action="append", help="kind of event; may be repeated; `--kind help` lists them"
    )
    between.add_argument("--certain", action="store_true", help="only what certainly was then")
    show = add("show", _show, "all about one record, and what each source says of it")
    show.add_argument("record", metavar="ID", help="id, name or title, in any spelling")
    search = add("search", _search, "records whose titles, names or summaries have all the words")
    search.add_argument("words", metavar="WORD", nargs="+", help="a word, or its beginning")
    for one in on, between, search:
        one.add_argument("--format", choices=("text", "json", "csv"), default="text")
    cite = add("cite", _cite, "the sources of records; without any, how to cite the dataset")
    cite.add_argument("record", metavar="ID", nargs="*", help="id, name or title of any record")
    cite.add_argument("--format", choices=("text", "bibtex", "csl"), default="text")
    export = add("export", _export, "the dataset in another format")
    export.add_argument("format", choices=_FORMATS)
    export.add_argument(
        "-o", "--output", metavar="FILE", help="a file; of a datapackage, a directory"
    )
    export.add_argument("--room", choices=ROOMS, help="which table, for csv (events)")
    check = add(
        "check", _check, "whether a dataset of your own is sound, or all that is wrong with it"
    )
    check.add_argument("data", metavar="FILE", help="JSON; - is standard input")

    given = parser.parse_args(arguments)
    if given.command is _export and given.format == "datapackage" and not given.output:
        export.error("a datapackage is several files: name a directory with -o")
    if given.command is _export and given.format != "csv" and given.room:
        export.error("--room goes with csv")
    return given


def _take_data(parser: ArgumentParser, default: str | None) -> None:
    about = "ask your own dataset (JSON; - is standard input)"
    parser.add_argument("--data", metavar="FILE", default=default, help=about)
