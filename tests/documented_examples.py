"""Examples in the documentation, and how they are run."""

from __future__ import annotations

import doctest
import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["read_examples", "run_examples"]

_EDITION: Final = re.compile(r"\b\d{4}\.\d{1,2}\.\d+(\.dev0)?\b")
"""The number of an edition of the data."""


class _OutputChecker(doctest.OutputChecker):
    """Compares outputs, but for numbers of editions: a new one leaves the documentation right."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        """Whether the output is the expected one."""
        return super().check_output(_hide_editions(want), _hide_editions(got), optionflags)


def _hide_editions(text: str) -> str:
    return _EDITION.sub("EDITION", text)


def read_examples(text: str, name: str) -> doctest.DocTest:
    """Return the examples in a text, which share one session."""
    return doctest.DocTestParser().get_doctest(text, {}, name, name, 0)


def run_examples(sessions: Iterable[doctest.DocTest]) -> None:
    """Run the examples of each session, one after the other; fail with the report of doctest."""
    report: list[str] = []
    runner = doctest.DocTestRunner(_OutputChecker(), verbose=False)
    for examples in sessions:
        runner.run(examples, out=report.append)
    if runner.failures:
        pytest.fail("".join(report), pytrace=False)
