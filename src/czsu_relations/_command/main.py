"""The program: it runs a command, prints the answer and reports errors."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from czsu_relations._command.arguments import PROGRAM, parse_arguments
from czsu_relations._command.commands import COMMANDS, answer_chronicle
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

_KIND_NOUN: Final = "event kind"
"""The noun of the error that `Events.of_kind` raises; the nouns of errors are documented."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        arguments: those of the command line, without the name of the program; None for those
            with which this process was started.
    """
    parsed = parse_arguments(arguments)
    try:
        dataset = _load_dataset(parsed.data)
        _write_answer(_run_command(parsed, dataset))
    except KeyboardInterrupt:
        return 130  # as a shell reports a program that Ctrl+C has ended
    except OSError as error:
        message = error.strerror or str(error)
        if error.filename:
            message = f"{error.filename}: {message}"
        return _report_error(message)
    except CzsuError as error:
        return _report_error(str(error))
    return 0


def _load_dataset(path: str | None) -> Dataset:
    """Return the dataset of a file or folder, or the bundled one if none is given."""
    if path == "-":
        return Dataset.from_json(sys.stdin.buffer.read())
    if path and Path(path).is_dir():
        from czsu_relations._storage.folder import collection_from_folder

        return Dataset.from_collection(collection_from_folder(Path(path)))
    if path:
        return Dataset.from_json(Path(path).read_bytes())
    from czsu_relations._query.bundled import dataset

    return dataset


def _run_command(parsed: Namespace, dataset: Dataset) -> Answer:
    command = COMMANDS.get(parsed.command, answer_chronicle)
    try:
        return command(parsed, dataset)
    except UnknownNameError as error:
        raise QueryError(_explain_unknown_name(error, dataset)) from error


def _explain_unknown_name(error: UnknownNameError, dataset: Dataset) -> str:
    """Return the message of an error with suggestions that can be typed as they are.

    Two records may have one name, so ids are suggested in place of names.
    """
    if error.noun == _KIND_NOUN:
        if error.nearest:
            return str(error)
        return f"{error}; there are {', '.join(EventKind)}"
    if not error.nearest:
        return f"{error}; try `{PROGRAM} search` with a word of it"
    records = _records_of_noun(error.noun, dataset)
    # A dict keeps the order, nearest first, and each id once.
    ids: dict[str, None] = {}
    for name in error.nearest:
        for record in records:
            if name == record.id or name in names_of(record):
                ids[record.id] = None
    return str(UnknownNameError(error.sought, error.noun, ids))


def _records_of_noun(noun: str, dataset: Dataset) -> Sequence[Record]:
    """Return the records of the table that the noun of an error belongs to, or all records."""
    for selection in dataset.records_by_table.values():
        if selection.noun == noun:
            return selection
    return dataset.records


def _report_error(message: str) -> int:
    """Print an error and return the exit code of a command that has failed."""
    lines = [Line(text) for text in f"{PROGRAM}: {message}".splitlines()]
    write_lines(lines, sys.stderr)
    return 1


def _write_answer(answer: Answer) -> None:
    """Print an answer, to its end or until the reader has closed the pipe."""
    out = sys.stdout
    try:
        if isinstance(answer, bytes):
            write_bytes(answer, out)
        else:
            write_lines(answer, out)
        out.flush()
    except OSError as error:
        # Python flushes the output once more when it exits. That must not fail too, so the output
        # now goes to the null device.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        if not is_closed_pipe(error):
            raise


def is_closed_pipe(error: OSError) -> bool:
    """Whether writing has failed because the reader closed the pipe.

    On Windows the error may be EINVAL, for which `subprocess` makes the same exception.
    """
    if isinstance(error, BrokenPipeError):
        return True
    return os.name == "nt" and error.errno == errno.EINVAL
