"""The program: it runs a command, prints the answer and reports errors."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from czsu_relations._command.arguments import parse_arguments
from czsu_relations._command.commands import run_command
from czsu_relations._command.help_texts import PROGRAM
from czsu_relations._command.reading import read_dataset, read_edition
from czsu_relations._command.terminal import write_bytes, write_lines
from czsu_relations._display.text import Line
from czsu_relations._model.names import names_of
from czsu_relations._model.vocabulary.events import EventKind
from czsu_relations._model.vocabulary.roles import Role
from czsu_relations._query.search import search_records
from czsu_relations.errors import CzsuError, QueryError, UnknownNameError, UnknownTermError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Generator, Iterable, Sequence
    from typing import TextIO

    from czsu_relations._command.commands import Answer, Output
    from czsu_relations._model.records import Record
    from czsu_relations._query.dataset import Dataset

__all__ = ["is_closed_pipe", "main"]

_MOST_SUGGESTED: Final = 8
"""The most records that are suggested because they have all words of an unknown name."""

_KIND_NOUN: Final = "event kind"
"""The noun of the error that `Events.of_kind` raises; the nouns of errors are documented."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        arguments: those of the command line, without the name of the program; None for those
            with which this process was started.
    """
    try:
        return _answer(_parse_arguments(arguments))
    except KeyboardInterrupt:
        return 130  # as a shell reports a program that Ctrl+C has ended


def _answer(parsed: Namespace) -> int:
    """Print the answer of a command, or why there is none, and return the exit code."""
    is_comparison = parsed.command == "diff"
    try:
        if is_comparison and parsed.data:
            dataset = read_edition(parsed.data)
        else:
            dataset = read_dataset(parsed.data, getattr(parsed, "max_bytes", None))
        answer = _run_command(parsed, dataset)
        _write_output(answer.output, parsed)
    except OSError as error:
        message = error.strerror or str(error)
        if error.filename:
            message = f"{error.filename}: {message}"
    except CzsuError as error:
        message = str(error)
    else:
        _say(answer.notes)
        return answer.exit_code
    _say(f"{PROGRAM}: {message}".splitlines())
    return 2 if is_comparison else 1  # 1 says that two datasets differ


def _parse_arguments(arguments: Sequence[str] | None) -> Namespace:
    try:
        return parse_arguments(arguments)
    except SystemExit:
        # The help may have been printed to a pipe that is closed by now.
        if sys.stdout is not None:
            with _guarded(sys.stdout):
                pass
        raise


def _run_command(parsed: Namespace, dataset: Dataset) -> Answer:
    try:
        return run_command(parsed, dataset)
    except UnknownNameError as error:
        raise QueryError(_explain_unknown_name(error, dataset)) from error


def _explain_unknown_name(error: UnknownNameError, dataset: Dataset) -> str:
    """Return the message of an error with suggestions that can be typed as they are.

    Two records may have one name, so ids are suggested in place of names.
    """
    if isinstance(error, UnknownTermError):
        # The library's own hint names its class for the terms.
        message = str(UnknownTermError(error.sought, error.noun, error.nearest))
        vocabulary = EventKind if error.noun == _KIND_NOUN else Role
        if error.vocabulary and error.nearest and vocabulary is EventKind:
            message += f" Otherwise, `{PROGRAM} between --kind help` lists all kinds"
        elif error.vocabulary:
            message += f"; there are {', '.join(vocabulary)}"
        return message
    records = _records_of_noun(error.noun, dataset)
    found = _search_words(error.sought, records, dataset)
    if 0 < len(found) <= _MOST_SUGGESTED:
        return str(UnknownNameError(error.sought, error.noun, found))
    if not error.nearest:
        return f"{error}; try `{PROGRAM} search` with a word of it"
    # A dict keeps the order, nearest first, and each id once.
    ids: dict[str, None] = {}
    for name in error.nearest:
        for record in records:
            if name == record.id or name in names_of(record):
                ids[record.id] = None
    return str(UnknownNameError(error.sought, error.noun, ids))


def _search_words(sought: str, records: Iterable[Record], dataset: Dataset) -> list[str]:
    """Return the ids of those records in which all words of a name occur."""
    with suppress(QueryError):  # a name without a word
        found = search_records(records, sought, dataset.collection.actors_by_id)
        return [record.id for record in found]
    return []


def _records_of_noun(noun: str, dataset: Dataset) -> Sequence[Record]:
    """Return the records of the table that the noun of an error belongs to, or all records."""
    for selection in dataset.records_by_table.values():
        if selection.noun == noun:
            return selection
    return dataset.records


def _say(texts: Sequence[str]) -> None:
    """Print lines to standard error."""
    # Python has no such stream if the shell has closed it (`2>&-`). An error of which nobody can
    # read the message still has its exit code.
    if texts and sys.stderr is not None:
        with suppress(OSError), _guarded(sys.stderr):
            write_lines([Line(text) for text in texts], sys.stderr)


def _write_output(output: Output, parsed: Namespace) -> None:
    """Write an output to the file that was named with `-o`, or print it."""
    # Not every command has these options.
    if getattr(parsed, "bom", False) and isinstance(output, bytes):
        output = codecs.BOM_UTF8 + output
    path: str | None = getattr(parsed, "output", None)
    if path and isinstance(output, bytes):
        Path(path).write_bytes(output)
    elif output:
        _print_output(output)


def _print_output(output: Output) -> None:
    """Print an output, to its end or until the reader has closed the pipe."""
    out = sys.stdout
    # Python has no such stream if the shell has closed it (`>&-`).
    if out is None:
        raise OSError(errno.EBADF, "standard output is closed")
    with _guarded(out):
        if isinstance(output, bytes):
            write_bytes(output, out)
        else:
            write_lines(output, out)


@contextmanager
def _guarded(out: TextIO) -> Generator[None]:
    """Flush a stream after something was written to it; a closed pipe is no error.

    Raises:
        OSError: writing has failed for another reason.
    """
    try:
        yield
        out.flush()
    except OSError as error:
        # Python flushes the stream once more when it exits. That must not fail too, so the output
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
