"""An interval that leaves a side out is completed by other dates of the same matter."""

from __future__ import annotations

import pytest

from czsu_relations import TimeSpan
from czsu_relations._dates.sides import complete_sides


@pytest.mark.parametrize(
    ("span", "others", "completed"),
    [
        # A date that lacks nothing stays as it is.
        ("1934", ["1930/1940"], "1934"),
        ("[1934,1936]", ["1930/1940"], "[1934,1936]"),
        ("1934/1936", ["1930/1940"], "1934/1936"),
        # The side that is left out comes from another date.
        ("1939-03/", ["/1945-05-09"], "1939-03/1945-05-09"),
        ("/1945-05-09", ["1939-03/"], "1939-03/1945-05-09"),
        ("1939-03/..", ["../1945"], "1939-03/1945"),
        ("../1945", ["1939-03/.."], "1939-03/1945"),
        ("1939-03/", ["1938/1945"], "1939-03/1945"),
        ("/1945", ["1939-03/1948"], "1939-03/1945"),
        ("1939~/", ["1938/1945?"], "1939~/1945?"),
        # The first that has it.
        ("1939/", ["1940/", "/1945", "/1946"], "1939/1945"),
        ("1939/", ["/1945", "/1946"], "1939/1945"),
        ("/1945", ["/1946", "1940/", "1941/"], "1940/1945"),
        # An open side is more than an unknown one, and less than a date.
        ("1939/", ["1938/.."], "1939/.."),
        ("1939/", ["1938/..", "1938/1945"], "1939/1945"),
        ("1939/..", ["1938/"], "1939/.."),
        ("../1939", ["/1938"], "../1939"),
        # Nothing that fits.
        ("1939/", [], "1939/"),
        ("1939/", ["1938"], "1939/"),
        ("1939/", ["1930/1935"], "1939/"),
        ("/1939", ["1945/1950"], "/1939"),
        ("1939/", ["[1940,1945]"], "1939/"),
        ("/1945", ["[1939,1940]"], "/1945"),
    ],
)
def test_complete_sides(span: str, others: list[str], completed: str) -> None:
    """A side that is left out is taken from the first other date that has it, if they fit."""
    result = complete_sides(TimeSpan(span), [TimeSpan(other) for other in others])
    assert result == TimeSpan(completed)


def test_a_plain_date_is_no_side() -> None:
    """A moment in 1939 is not the start of a time, as one in 1945 is not the end of one."""
    assert complete_sides(TimeSpan("/1945"), [TimeSpan("1939")]) == TimeSpan("/1945")
