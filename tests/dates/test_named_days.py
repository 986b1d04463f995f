"""The days that a date names."""

from __future__ import annotations

import pytest

from czsu_relations._dates.named_days import named_days


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1968-08-21", "1968-08-21"),
        ("1968-08-21?", "1968-08-21"),
        ("1968-08-20/1968-08-21", "1968-08-20 1968-08-21"),
        ("1968-08-20/1968-08-20", "1968-08-20"),
        ("1968-08-20/1969", "1968-08-20"),
        ("/1968-08-20", "1968-08-20"),
        ("1968-08-20/..", "1968-08-20"),
        ("[1968-08-20,1968-08-22]", "1968-08-20 1968-08-22"),
        ("{1968-08-20,1968-09}", "1968-08-20"),
        ("[1968-08-20..1968-08-22]", ""),
        ("1968-08", ""),
        ("1968-08-XX", ""),
        ("1968", ""),
        ("1968-22", ""),
        ("1968-XX-01", ""),
    ],
)
def test_named_days(edtf: str, days: str) -> None:
    """Days are named by themselves, as sides of an interval and as members of a set."""
    assert " ".join(day.isoformat() for day in named_days(edtf)) == days
