"""Dates on the command line: what is read, and what to write instead of what is not."""

from __future__ import annotations

import pytest

import czsu_relations as czsu
from czsu_relations._command.main import main

TWO_WAYS = (
    "czsu-relations: '1938-39' can be read in two ways: write 1938/1939 for the years, or"
    " 1938-09/1938-12 for the third quadrimester"
)


def fail(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the error of a command on one line, without the line breaks for the terminal."""
    assert main(arguments) == 1
    output = capsys.readouterr()
    assert output.out == ""
    return " ".join(output.err.split())


@pytest.mark.parametrize(
    "arguments", [("on", "1938-39"), ("between", "1938-39", "1945"), ("between", "1930", "1938-39")]
)
def test_two_years(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    """Two years that EDTF would read as a part of one are refused, with both spellings."""
    assert fail(capsys, *arguments).startswith(TWO_WAYS)


def test_both_spellings(capsys: pytest.CaptureFixture[str]) -> None:
    """Both spellings in the error can be copied to the command line."""
    for date in "1938/1939", "1938-09/1938-12":
        assert main(["on", date]) == 0
        assert capsys.readouterr().out.startswith(czsu.TimeSpan(date).describe())


@pytest.mark.parametrize(
    ("date", "advice"),
    [
        (["1938-1945"], "write the range as 1938/1945"),
        (["1938", "-", "1945"], "write the range as 1938/1945"),
        (["the", "1940s"], "write the decade as 194X"),
        (["summer", "1968"], "write the season as 1968-22"),
        (["16-May-1935"], "write the day as 1935-05-16"),
        (["30-SEP-1938"], "write the day as 1938-09-30"),
        (["1935/05/16"], "write the day as 1935-05-16"),
        (["1935-05-16", "00:00:00"], "write the day as 1935-05-16, without the time of day"),
        (["+1935-05-16T00:00:00Z"], "write the day as 1935-05-16, without the sign"),
    ],
)
def test_hints(capsys: pytest.CaptureFixture[str], date: list[str], advice: str) -> None:
    """A date of one or more words in a common notation is refused with what to write."""
    message = fail(capsys, "on", *date)
    shown = " ".join(date)
    assert message.startswith(f"czsu-relations: '{shown}' cannot be read as a date: {advice}")
