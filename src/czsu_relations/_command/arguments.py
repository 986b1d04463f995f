"""The arguments of the command line and its help texts."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Final

from attrs import frozen

from czsu_relations._model.collection import RECORD_TYPES

__all__ = ["PROGRAM", "parse_arguments"]

PROGRAM: Final = "czsu-relations"

_HELP_WIDTH: Final = 79
"""The most characters in a line of the texts that argparse does not wrap itself."""

_DESCRIPTION: Final = """\
Czechoslovak-Soviet relations, 1917-1993: events, treaties and conditions, each
with its sources. Without a command, print the chronicle of all events.
"""

_EPILOG: Final = """\
dates:
  1940-06-01, "1 June 1940", 1940-06, 1940, or any other date in EDTF, the
  Extended Date/Time Format

possible and certain:
  Many dates are imprecise, and sources disagree. A record is possible at a
  time if its date allows it: an event dated "1940" is possible in June 1940.
  A record is certain if every reading of its own date fits; for a treaty in
  force, every source must agree as well.
  Answers include everything possible. `between --certain` leaves out what is
  not certain; `on` marks it with "?".

examples:
  czsu-relations on 1940-06-01
  czsu-relations between 1938-09 1945-05-09 --actor Benes
  czsu-relations show dubcek
  czsu-relations search munich agreement
  czsu-relations cite mutual-assistance-1935 --format bibtex
  czsu-relations export csv --table treaties -o treaties.csv
  czsu-relations check mine.json

exit codes:
  0  success, also if nothing is recorded
  1  the question cannot be answered, or the dataset has errors
  2  the arguments are wrong

Text is bold or dim on a terminal only, and never if NO_COLOR is set.
"""

_ON_NOTES: Final = """\
In the text, "?" marks a record that is possible but not certain: its date is
imprecise, or sources disagree. json and csv have a column "certain" instead.

"Earlier events" are the events of the 90 days before the date, and the last
turning point and the last three events that were over before it.
"""

_SEARCH_NOTES: Final = """\
A word matches every word that begins with it: "uran" finds uranium. Case and
accents do not matter, "U.S.S.R." is USSR, and "normalize" is normalise. Ids,
titles, names, summaries, kinds, places, actors and authors are searched. A
year finds the events and treaties of that year, and other records that begin
or end in it.
"""

_EXPORT_NOTES: Final = """\
formats:
  csv          one table (see --table)
  json         the whole dataset; the other commands read it with --data
  bibtex       the sources, for LaTeX
  csl          the sources, for Zotero, Pandoc and other citation software
  jsonld       the whole dataset as linked data
  timelinejs   the events, for a timeline on a web page
  ical         the events of which the days are known, for a calendar
  datapackage  the whole dataset as CSV files with a description of their
               columns, in a directory
"""

_CHECK_NOTES: Final = """\
A folder has the file dataset.json, with everything but the tables, and a file
for each table, with the list of its records: periods.json, events.json,
conditions.json, treaties.json, actors.json and references.json.
"""

_EXPORT_FORMATS: Final = (
    "csv", "json", "bibtex", "csl", "jsonld", "timelinejs", "ical", "datapackage",
)  # fmt: skip


@frozen
class _Command:
    """The help text of a command and the function that adds its arguments."""

    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    notes: str = ""
    """The text below the options in the help of this command."""


class _KindHelpError(Exception):
    """No failure, but the end of parsing at `--kind help`: argparse would require FROM and TO."""


def _read_kind(text: str) -> str:
    """Return the name of a kind as it was given."""
    if text == "help":
        raise _KindHelpError
    return text


def parse_arguments(arguments: Sequence[str] | None) -> Namespace:
    """Return the parsed arguments, or exit with a message that says what is wrong with them.

    The attribute `command` is the name of the command, or None if none is given. It is "kinds" for
    `--kind help`, and "version" for `--version`.
    """
    parser = ArgumentParser(
        prog=PROGRAM,
        description=_DESCRIPTION,
        epilog=_EPILOG,
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
            description=fill(description, _HELP_WIDTH),
            epilog=command.notes,
            formatter_class=RawDescriptionHelpFormatter,
        )
        command_parser.set_defaults(command=name)
        command.add_arguments(command_parser)
        command_parsers[name] = command_parser

    try:
        parsed = parser.parse_args(arguments)
    except _KindHelpError:
        return Namespace(command="kinds", data=None)
    if parsed.command == "export":
        _check_export_arguments(parsed, command_parsers["export"])
    return parsed


def _add_on_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "date", metavar="DATE", nargs="+", help="such as 1940-06-01, 1 June 1940, 1940-06 or 1940"
    )
    _add_format_option(parser)
    _add_data_option(parser)


def _add_between_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "start", metavar="FROM", help="a date (its first day is included), or .. for no limit"
    )
    parser.add_argument(
        "end", metavar="TO", help="a date (its last day is included), or .. for no limit"
    )
    parser.add_argument("--actor", help="only events in which this actor took part (id or name)")
    parser.add_argument(
        "--treaty", help="only events that belong to this treaty (id or title), such as its signing"
    )
    parser.add_argument(
        "--kind",
        action="append",
        type=_read_kind,
        help="only events of this kind; may be given several times; `--kind help` lists the kinds",
    )
    parser.add_argument(
        "--certain",
        action="store_true",
        help="leave out events that may lie outside this time, because their date is imprecise",
    )
    _add_format_option(parser)
    _add_data_option(parser)


def _add_show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "record", metavar="ID", help="id, name or title; case and accents do not matter"
    )
    _add_data_option(parser)


def _add_search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORD", nargs="+", help="a word or its beginning")
    _add_format_option(parser)
    _add_data_option(parser)


def _add_cite_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", metavar="ID", nargs="*", help="id, name or title of a record")
    parser.add_argument(
        "--format",
        choices=("text", "bibtex", "csl"),
        default="text",
        help="text for people, bibtex or csl for citation software (default: text)",
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
        help="the file to write (default: standard output); for datapackage, a directory",
    )
    parser.add_argument(
        "--table",
        choices=RECORD_TYPES,
        metavar="TABLE",
        help=f"the table to write as csv: {', '.join(RECORD_TYPES)} (default: events)",
    )
    # The name of the option until 0.4; it is kept for one version.
    parser.add_argument("--room", choices=RECORD_TYPES, dest="table", help=SUPPRESS)
    _add_data_option(parser)


def _add_check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "data", metavar="PATH", help="a JSON file, or a folder as below; - is standard input"
    )


# The help lists the commands in this order.
_COMMANDS: Final = {
    "on": _Command(
        "print the situation on a date: periods, offices, treaties in force, conditions, events",
        _add_on_arguments,
        _ON_NOTES,
    ),
    "between": _Command("list the events between two dates", _add_between_arguments),
    "show": _Command("print one record and what each source says about it", _add_show_arguments),
    "search": _Command(
        "list the records that match all the words", _add_search_arguments, _SEARCH_NOTES
    ),
    "cite": _Command(
        "print the sources of the given records, or how to cite the dataset if none is given",
        _add_cite_arguments,
    ),
    "export": _Command("write the dataset in another format", _add_export_arguments, _EXPORT_NOTES),
    "check": _Command(
        "validate a dataset and list every error", _add_check_arguments, _CHECK_NOTES
    ),
}


def _add_format_option(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help="text for people, json or csv for programs (default: text)",
    )


def _add_data_option(parser: ArgumentParser, default: str | None = SUPPRESS) -> None:
    # The option may stand before the command or after it. It has no default after it, since that
    # would replace what was given before it.
    parser.add_argument(
        "--data",
        metavar="PATH",
        default=default,
        help="query your own dataset (a file or folder as `check` takes it; - is standard input)",
    )


def _check_export_arguments(parsed: Namespace, parser: ArgumentParser) -> None:
    """Exit with a message if arguments of `export` contradict each other."""
    if parsed.format == "datapackage" and not parsed.output:
        parser.error("a datapackage is several files: name a directory with -o")
    if parsed.format != "csv" and parsed.table:
        parser.error("--table is only for csv")
