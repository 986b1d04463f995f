"""Checks of arguments that are each right alone, but not together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["check_export_arguments", "check_selection_export_arguments"]


def check_export_arguments(parsed: Namespace, parser: ArgumentParser) -> None:
    """Exit with a message if arguments of `export` contradict each other."""
    if parsed.format == "datapackage" and not parsed.output:
        parser.error("a datapackage is several files: name a directory with -o")
    if parsed.format != "csv" and parsed.table:
        parser.error("--table is only for csv")
    _check_format_options(parsed, parsed.format, parser)


def check_selection_export_arguments(parsed: Namespace, parser: ArgumentParser) -> None:
    """Exit with a message if the options for the output contradict each other.

    `--export csv` is another spelling of `--format csv`, and is changed to it.
    """
    if parsed.export == "csv":
        parsed.export = None
        parsed.format = "csv"
    if parsed.output and parsed.format == "text" and not parsed.export:
        parser.error("-o needs a format: add --export FORMAT, or --format csv or json")
    if getattr(parsed, "role", None) and not parsed.actor:
        parser.error("--role is the role of an actor: add --actor")
    _check_format_options(parsed, parsed.export or parsed.format, parser)


def _check_format_options(parsed: Namespace, format_name: str, parser: ArgumentParser) -> None:
    if parsed.bom and format_name != "csv":
        parser.error("--bom is only for csv")
    if parsed.anniversaries and format_name != "ical":
        parser.error("--anniversaries is only for ical")
