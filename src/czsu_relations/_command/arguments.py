"""The arguments of the command line."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, Final

from czsu_relations._model.collection import RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "parse_arguments"]

PROGRAM: Final = "czsu-relations"

_DESCRIPTION: Final = """\
Czechoslovak-Soviet relations, 1917-1993: events, treaties and conditions, each
with its sources. Without a command, print the chronicle of all events.
"""

_EPILOG: Final = """\
dates:
  1940-06-01, "1 June 1940", 1940-06, 1940, or any other EDTF

examples:
  czsu-relations on 1940-06-01
  czsu-relations between 1938-09 1945-05-09 --actor Benes
  czsu-relations show dubcek
  czsu-relations search munich agreement
  czsu-relations cite mutual-assistance-1935 --format bibtex
  czsu-relations export csv --table treaties -o treaties.csv
  czsu-relations check mine.json

exit codes:
  0  done, also where nothing is recorded
  1  it cannot be answered, or the dataset that was checked is not sound
  2  the command was not understood

Styles are used on a terminal only, and never if NO_COLOR is set.
"""

_EXPORT_FORMATS: Final = (
    "csv", "json", "bibtex", "csl", "jsonld", "timelinejs", "ical", "datapackage",
)  # fmt: skip


def parse_arguments(arguments: Sequence[str] | None) -> Namespace:
    """Return the arguments with the name of the command, or exit with what is wrong with them.

    The command is None where none is named.
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
    _add_data_option(parser, None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add_command(name: str, help_text: str) -> ArgumentParser:
        description = f"{help_text[0].upper()}{help_text[1:]}."
        command = commands.add_parser(name, help=help_text, description=description)
        command.set_defaults(command=name)
        if name != "check":
            # Without a default: one would undo what stands before the command.
            _add_data_option(command, SUPPRESS)
        return command

    on = add_command(
        "on",
        "print the situation on a date: periods, offices, treaties in force, conditions, events",
    )
    on.add_argument(
        "date", metavar="DATE", nargs="+", help="such as 1940-06-01, 1 June 1940, 1940-06 or 1940"
    )
    between = add_command(
        "between", "list the events from the first day of one date to the last day of another"
    )
    between.add_argument("start", metavar="FROM", help="a date, or .. for no limit")
    between.add_argument("end", metavar="TO", help="a date, or .. for no limit")
    between.add_argument("--actor", help="id or name of an actor that took part")
    between.add_argument("--treaty", help="id or title of a treaty that the events belong to")
    between.add_argument(
        "--kind",
        action="append",
        help="kind of event; may be repeated; `--kind help` lists the kinds",
    )
    between.add_argument(
        "--certain", action="store_true", help="only events that certainly lie in this time"
    )
    show = add_command("show", "print one record, with what each source says of it")
    show.add_argument("record", metavar="ID", help="id, name or title, in any spelling")
    search = add_command(
        "search", "list the records whose titles, names or summaries have all the words"
    )
    search.add_argument("words", metavar="WORD", nargs="+", help="a word, or its beginning")
    for command in on, between, search:
        command.add_argument("--format", choices=("text", "json", "csv"), default="text")
    cite = add_command(
        "cite", "print the sources of records, or without records how to cite the dataset"
    )
    cite.add_argument("record", metavar="ID", nargs="*", help="id, name or title of any record")
    cite.add_argument("--format", choices=("text", "bibtex", "csl"), default="text")
    export = add_command("export", "write the dataset in another format")
    export.add_argument("format", choices=_EXPORT_FORMATS)
    export.add_argument(
        "-o", "--output", metavar="FILE", help="a file to write; for datapackage, a directory"
    )
    export.add_argument(
        "--table", choices=RECORD_TYPES, help="the table to write as csv (default: events)"
    )
    # The name of the option until 0.4; it is kept for one version.
    export.add_argument("--room", choices=RECORD_TYPES, dest="table", help=SUPPRESS)
    check = add_command("check", "validate a dataset file and list every error")
    check.add_argument("data", metavar="FILE", help="a JSON file; - is standard input")

    parsed = parser.parse_args(arguments)
    if parsed.command == "export":
        if parsed.format == "datapackage" and not parsed.output:
            export.error("a datapackage is several files: name a directory with -o")
        if parsed.format != "csv" and parsed.table:
            export.error("--table goes with csv")
    return parsed


def _add_data_option(parser: ArgumentParser, default: str | None) -> None:
    help_text = "query your own dataset (a JSON file; - is standard input)"
    parser.add_argument("--data", metavar="FILE", default=default, help=help_text)
