"""The arguments of the command line."""

from __future__ import annotations

import sys
from argparse import (
    SUPPRESS,
    ArgumentParser,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Final, NoReturn

from attrs import frozen

from czsu_relations._command.argument_checks import (
    check_export_arguments,
    check_selection_export_arguments,
)
from czsu_relations._command.argument_types import (
    KindHelpError,
    read_byte_count,
    read_kind,
    read_name,
    read_path,
    read_salience,
)
from czsu_relations._command.help_texts import (
    CHECK_NOTES,
    DESCRIPTION,
    DIFF_NOTES,
    EPILOG,
    EXPORT_NOTES,
    HELP_WIDTH,
    ON_NOTES,
    ON_THIS_DAY_NOTES,
    PROGRAM,
    SEARCH_NOTES,
    SELECTION_EXPORT_NOTES,
)
from czsu_relations._model.collection import RECORD_TYPES

__all__ = ["parse_arguments"]

_EXPORT_FORMATS: Final = (
    "csv", "json", "bibtex", "csl", "jsonld", "timelinejs", "ical", "datapackage",
)  # fmt: skip

_TABLES: Final = (*RECORD_TYPES, "claims", "dyad-years")

_SELECTION_EXPORT_FORMATS: Final = (
    "csv",
    "json",
    "bibtex",
    "csl",
    "footnotes",
    "timelinejs",
    "ical",
)

_DEFAULT_MAX_BYTES: Final = 200_000_000
"""What `check` reads at most: room for more than 100 000 records."""

_QUOTING_HINTS: Final = {
    "between": "put a date or a name of several words in quotes",
    "show": "put an id, name or title of several words in quotes",
    "export": "put a path with blanks in quotes",
    "check": "put a path with blanks in quotes",
}
"""What was probably meant if a command gets more arguments than it takes."""


@frozen
class _Command:
    """The help text of a command and the function that adds its arguments."""

    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    notes: str = ""
    """The text below the options in the help of this command."""


class _Parser(ArgumentParser):
    """A parser that prints no error to standard output if standard error is closed."""

    def error(self, message: str) -> NoReturn:
        """Print a message and exit with 2."""
        if sys.stderr is None:
            raise SystemExit(2)
        super().error(message)


def parse_arguments(arguments: Sequence[str] | None) -> Namespace:
    """Return the parsed arguments, or exit with a message that says what is wrong with them.

    The attribute `command` is the name of the command, or None if none is given. It is "kinds" for
    `--kind help`, and "version" for `--version`.
    """
    parser: ArgumentParser = _Parser(
        prog=PROGRAM,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=None)
    parser.add_argument(
        "--version",
        action="store_const",
        dest="command",
        const="version",
        help="print the version of the program and the edition of the data",
    )
    _add_data_option(parser, default=None)

    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    command_parsers: dict[str, ArgumentParser] = {}
    for name, command in _COMMANDS.items():
        description = f"{command.summary[0].upper()}{command.summary[1:]}."
        command_parser = subparsers.add_parser(
            name,
            help=command.summary,
            description=fill(description, HELP_WIDTH),
            epilog=command.notes,
            formatter_class=RawDescriptionHelpFormatter,
        )
        command_parser.set_defaults(command=name)
        command.add_arguments(command_parser)
        command_parsers[name] = command_parser

    try:
        parsed, unknown = parser.parse_known_args(arguments)
    except KindHelpError:
        return Namespace(command="kinds", data=None)
    command_parser = command_parsers.get(parsed.command, parser)
    if unknown:
        _refuse_arguments(parsed, unknown, command_parser)
    if parsed.command == "export":
        check_export_arguments(parsed, command_parser)
    elif "export" in parsed:
        check_selection_export_arguments(parsed, command_parser)
    return parsed


def _add_on_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "date", metavar="DATE", nargs="+", help="such as 1940-06-01, 1 June 1940, 1940-06 or 1940"
    )
    _add_output_options(parser)
    _add_data_option(parser)


def _add_between_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "start", metavar="FROM", help="a date (its first day is included), or .. for no limit"
    )
    parser.add_argument(
        "end", metavar="TO", help="a date (its last day is included), or .. for no limit"
    )
    parser.add_argument(
        "--actor",
        action="append",
        type=read_name,
        help="only events in which this actor took part (id or name); given several times, those"
        " in which all of them did",
    )
    parser.add_argument(
        "--initiated-by",
        action="append",
        metavar="ACTOR",
        type=read_name,
        help="only events of which this actor was an initiator",
    )
    parser.add_argument(
        "--against",
        action="append",
        metavar="ACTOR",
        type=read_name,
        help="only events of which this actor was a target",
    )
    parser.add_argument(
        "--role",
        help="only events in which the --actor had this role, such as guest or host",
    )
    for option, others in (
        ("--parts", "what belongs to the actors, such as an army"),
        ("--succession", "the states that came before or after the actors"),
    ):
        parser.add_argument(option, action="store_true", help=f"also count {others}")
    parser.add_argument(
        "--treaty",
        action="append",
        type=read_name,
        help="only events that belong to this treaty (id or title), such as its signing",
    )
    parser.add_argument(
        "--kind",
        action="append",
        type=read_kind,
        help="only events of this kind; may be given several times; `--kind help` lists the kinds",
    )
    parser.add_argument(
        "--salience",
        action="append",
        type=read_salience,
        help="only events of this importance: 1 turning point, 2 milestone, 3 detail;"
        " may be given several times",
    )
    parser.add_argument(
        "--certain",
        action="store_true",
        help="leave out events that may lie outside this time, because their date is imprecise"
        " or a source gives another",
    )
    _add_output_options(parser)
    _add_data_option(parser)


def _add_on_this_day_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "day", metavar="DAY", nargs="*", help="such as 21 August or 08-21 (default: today)"
    )
    _add_output_options(parser)
    _add_data_option(parser)


def _add_show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "record", metavar="ID", help="id, name or title; case and accents do not matter"
    )
    _add_data_option(parser)


def _add_search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORD", nargs="+", help="a word or its beginning")
    _add_output_options(parser)
    _add_data_option(parser)


def _add_cite_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", metavar="ID", nargs="*", help="id, name or title of a record")
    parser.add_argument(
        "--format",
        choices=("text", "footnotes", "bibtex", "csl"),
        default="text",
        help="text is a bibliography, footnotes have the places in the sources of each record;"
        " bibtex and csl are for citation software (default: text)",
    )
    _add_data_option(parser)


def _add_export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "format", choices=_EXPORT_FORMATS, metavar="FORMAT", help="one of the formats listed below"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=read_path,
        help="the file to write (default: standard output); for datapackage, a directory",
    )
    _add_bom_option(parser)
    _add_anniversaries_option(parser)
    parser.add_argument(
        "--table",
        choices=_TABLES,
        metavar="TABLE",
        help=f"the table to write as csv: {', '.join(_TABLES)} (default: events)",
    )
    # The name of the option until 0.4; it is kept for one version.
    parser.add_argument("--room", choices=_TABLES, dest="table", help=SUPPRESS)
    _add_data_option(parser)


def _add_check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "data",
        metavar="PATH",
        type=read_path,
        help="a JSON file, or a folder as below; - is standard input",
    )
    parser.add_argument(
        "--max-bytes",
        metavar="N",
        type=read_byte_count,
        default=_DEFAULT_MAX_BYTES,
        help="read at most this many bytes (default: %(default)s)",
    )


def _add_diff_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", type=read_path, help="the older dataset")
    new_help = "the newer dataset (default: the bundled one)"
    parser.add_argument("data", metavar="NEW", nargs="?", type=read_path, help=new_help)
    tables = ("dataset", *RECORD_TYPES)
    table_help = "list only the differences of this table (may be given several times)"
    parser.add_argument(
        "--table", metavar="TABLE", choices=tables, action="append", help=table_help
    )
    formats = ("text", "json", "csv")
    parser.add_argument("--format", choices=formats, default="text", help="as in `between`")


# The help lists the commands in this order.
_COMMANDS: Final = {
    "on": _Command(
        "print the situation on a date: periods, offices, treaties in force, conditions, events",
        _add_on_arguments,
        f"{ON_NOTES}\n{SELECTION_EXPORT_NOTES}",
    ),
    "between": _Command(
        "list the events between two dates", _add_between_arguments, SELECTION_EXPORT_NOTES
    ),
    "on-this-day": _Command(
        "list what happened, began or ended on a day of the year, in any year",
        _add_on_this_day_arguments,
        f"{ON_THIS_DAY_NOTES}\n{SELECTION_EXPORT_NOTES}",
    ),
    "show": _Command("print one record and what each source says about it", _add_show_arguments),
    "search": _Command(
        "list the records that match all the words",
        _add_search_arguments,
        f"{SEARCH_NOTES}\n{SELECTION_EXPORT_NOTES}",
    ),
    "cite": _Command(
        "print the sources of the given records, or how to cite the dataset if none is given",
        _add_cite_arguments,
    ),
    "export": _Command("write the dataset in another format", _add_export_arguments, EXPORT_NOTES),
    "check": _Command("validate a dataset and list every error", _add_check_arguments, CHECK_NOTES),
    "diff": _Command("list what differs between two datasets", _add_diff_arguments, DIFF_NOTES),
}


def _add_output_options(parser: ArgumentParser) -> None:
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help="text for people, json or csv for programs: a row for each record (default: text)",
    )
    formats.add_argument(
        "--export",
        choices=_SELECTION_EXPORT_FORMATS,
        metavar="FORMAT",
        help="write these records in one of the formats listed below",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=read_path,
        help="the file to write, with --export or --format (default: standard output)",
    )
    _add_bom_option(parser)
    _add_anniversaries_option(parser)


def _add_anniversaries_option(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--anniversaries",
        action="store_true",
        help="repeat the events of an ical file every year",
    )


def _add_bom_option(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--bom",
        action="store_true",
        help="begin csv with a byte order mark, by which Excel recognises UTF-8",
    )


def _add_data_option(parser: ArgumentParser, default: str | None = SUPPRESS) -> None:
    # The option may stand before the command or after it. It has no default after it, since that
    # would replace what was given before it.
    parser.add_argument(
        "--data",
        metavar="PATH",
        type=read_path,
        default=default,
        help="query your own dataset (a file or folder as `check` takes it; - is standard input)",
    )


def _refuse_arguments(parsed: Namespace, unknown: list[str], parser: ArgumentParser) -> None:
    """Exit with a message about arguments that a command does not take."""
    message = f"unrecognized arguments: {' '.join(unknown)}"
    is_option = any(argument.startswith("-") for argument in unknown)
    if parsed.command in _QUOTING_HINTS and not is_option:
        message += f"; {_QUOTING_HINTS[parsed.command]}"
    parser.error(message)
