"""Conversion of dates, datetimes and years to EDTF text."""

from __future__ import annotations

import reprlib
from datetime import date, datetime

from czsu_relations.errors import EDTFError, QueryTypeError

__all__ = ["edtf_of_value", "plain_text"]

_MOST_BITS_IN_DECIMAL = 64
"""The size of the largest number shown in decimal; beyond 4300 digits `str()` raises an error."""


def edtf_of_value(value: object) -> str:
    """Return the EDTF text of a date, a datetime or a year.

    Raises:
        EDTFError: the year is out of range.
        QueryTypeError: the value has none of these types.
    """
    if isinstance(value, datetime):
        return date.isoformat(value.date())
    if isinstance(value, date):
        return date.isoformat(value)
    return _edtf_of_year(value)


def _edtf_of_year(year: object) -> str:
    """Return the EDTF text of a year, which has four digits."""
    if isinstance(year, bool) or not isinstance(year, int):
        raise QueryTypeError(
            "a date is a TimeSpan, an EDTF or English text, a datetime.date or an int year, "
            f"not {reprlib.repr(year)} of type {type(year).__name__}"
        )
    if date.min.year <= year <= date.max.year:
        return f"{year:04}"
    if year.bit_length() <= _MOST_BITS_IN_DECIMAL:
        shown = str(year)
    else:
        shown = hex(year)
    raise EDTFError(shown, 0, "this year is out of range: the years here are 1 to 9999")


def plain_text(text: object) -> str:
    """Return a text as a plain `str`, because a subclass could have a repr of its own.

    Raises:
        QueryTypeError: the value is not a text.
    """
    if isinstance(text, str):
        return str.__str__(text)
    raise QueryTypeError(
        f"TimeSpan takes EDTF text, not a value of type {type(text).__name__};"
        " TimeSpan.of() also takes dates and years"
    )
