"""How single arguments of the command line are read."""

from __future__ import annotations

from argparse import ArgumentTypeError

from czsu_relations._model.names import fold_text
from czsu_relations._model.vocabulary.events import Salience

__all__ = [
    "KindHelpError",
    "read_byte_count",
    "read_kind",
    "read_name",
    "read_path",
    "read_salience",
]


class KindHelpError(Exception):
    """No failure, but the end of parsing at `--kind help`: argparse would require FROM and TO."""


def read_kind(text: str) -> str:
    """Return the name of a kind as it was given."""
    if text == "help":
        raise KindHelpError
    return text


def read_path(text: str) -> str:
    """Return a path as it was given, if it is not empty."""
    if not text:
        raise ArgumentTypeError("the path is empty: name a file or a folder")
    return text


def read_name(text: str) -> str:
    """Return a name as it was given, if it is not empty."""
    if not text:
        raise ArgumentTypeError("the name is empty: write an id, a name or a title")
    return text


def read_salience(text: str) -> Salience:
    """Return a salience that is given by its number or its name."""
    folded = fold_text(text)
    for salience in Salience:
        if folded in {str(salience.value), fold_text(salience.name)}:
            return salience
    raise ArgumentTypeError(
        f"{text!r} is no salience: write 1 (turning point), 2 (milestone) or 3 (detail)"
    )


def read_byte_count(text: str) -> int:
    """Return a number of bytes."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ArgumentTypeError(f"{text!r} is no number of bytes: write one such as 1000000")
    return int(text)
