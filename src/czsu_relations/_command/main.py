"""Running a command: its arguments, its answer, and the errors that people read."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from czsu_relations._command.arguments import PROGRAM, parse_arguments
from czsu_relations._command.commands import COMMANDS, print_chronicle
from czsu_relations._command.terminal import write_bytes, write_lines
from czsu_relations._display.text import Line
from czsu_relations._model.names import names_of
from czsu_relations._model.vocabulary.events import EventKind
from czsu_relations._query.dataset import Dataset
from czsu_relations.errors import CzsuError, QueryError, UnknownNameError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from czsu_relations._command.commands import Answer
    from czsu_relations._model.records import Record

__all__ = ["is_closed_pipe", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code."""
    parsed = parse_arguments(arguments)
    try:
        _write_answer(_answer(parsed, _load_dataset(parsed.data)))
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _fail(f"{place}{error.strerror or error}")
    except CzsuError as error:
        return _fail(str(error))
    return 0


def _answer(parsed: Namespace, dataset: Dataset) -> Answer:
    command = COMMANDS.get(parsed.command, print_chronicle)
    try:
        return command(parsed, dataset)
    except UnknownNameError as error:
        raise QueryError(_explain_unknown_name(error, dataset)) from error


def _explain_unknown_name(error: UnknownNameError, dataset: Dataset) -> str:
    """Say what to ask for instead: ids, which name one record only, or kinds."""
    if error.noun == "event kind":
        return str(error) if error.nearest else f"{error}; there are {', '.join(EventKind)}"
    if not error.nearest:
        return f"{error}; try `{PROGRAM} search` with a word of it"
    table = {"actor": "actors", "treaty": "treaties"}.get(error.noun, "records")
    records: Sequence[Record] = getattr(dataset, table)
    ids = [
        record.id
        for name in error.nearest
        for record in records
        if name in {record.id, *names_of(record)}
    ]
    return str(UnknownNameError(error.sought, error.noun, dict.fromkeys(ids)))


def _fail(message: str) -> int:
    write_lines(map(Line, f"{PROGRAM}: {message}".splitlines()), sys.stderr)
    return 1


def _write_answer(answer: Answer) -> None:
    """Write the answer, to its end or until the reader has closed the pipe."""
    out = sys.stdout
    try:
        if isinstance(answer, bytes):
            write_bytes(answer, out)
        else:
            write_lines(answer, out)
        out.flush()
    except OSError as error:
        # So that Python's own last flush does not complain, too:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        if not is_closed_pipe(error):
            raise


def is_closed_pipe(error: OSError) -> bool:
    """Whether a pipe was closed; Windows may say EINVAL then, as `subprocess` has found, too."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def _load_dataset(path: str | None) -> Dataset:
    if path:
        return Dataset.from_json(_read_bytes(path))
    from czsu_relations._query.bundled import dataset

    return dataset


def _read_bytes(path: str) -> bytes:
    return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
