"""The command line: today it prints the chronicle."""

import argparse
import os
import sys
from collections.abc import Sequence

from czsu_relations._bundled import dataset
from czsu_relations._display import chronicle, transliterated

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the chronicle of the bundled dataset; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m czsu_relations",
        description="Print the chronicle of Czechoslovak-Soviet relations, 1917-1993.",
    )
    parser.parse_args(arguments)
    _print(chronicle(dataset))
    return 0


def _print(text: str) -> None:
    """Print on any terminal or pipe, as near as its encoding can hold it, to its end or not."""
    out = sys.stdout
    try:
        out.write(transliterated(text, out.encoding or "ascii"))
        out.flush()
    except BrokenPipeError:
        # The reader has left; so that Python's own last flush does not complain either:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
